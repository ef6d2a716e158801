/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text that becomes HTML which is XML too. It has to be clean (skv_fill_clean()): free of control
 * characters, which neither has a place for. */

/* One line, escaped for text and for attributes; U+2068 and U+2069 become <bdi>. Not for attributes
 * if it has those. */
void skv_html_put (GString *html, const char *text);
/* without the signs of direction, for where no element may be (transfer full) */
char *skv_html_plain (const char *text);
/* Lines: an empty one ends a paragraph, those that begin with "•" or "-" are a list. */
void skv_html_put_text (GString *html, const char *text);

G_END_DECLS
