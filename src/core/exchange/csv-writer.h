/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One row of a table as RFC 4180 wants it: comma, CRLF, fields in quotation marks where they need
 * them. @fields is NULL-terminated. */
void skv_csv_put_row (GString *text, const char *const *fields);
/* the same with another separator, such as ';' */
void skv_csv_put_row_with (GString *text, const char *const *fields, char separator);

/* A field for a table that is opened in a spreadsheet: what one would take for a formula, such as
 * "=cmd|…", begins with an apostrophe and is text. Numbers stay. (transfer full) */
char *skv_csv_text_for_sheet (const char *field);

G_END_DECLS
