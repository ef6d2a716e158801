/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One row of a table as RFC 4180 wants it: comma, CRLF, fields in quotation marks where they need
 * them. @fields is NULL-terminated. */
void skv_csv_put_row (GString *text, const char *const *fields);

G_END_DECLS
