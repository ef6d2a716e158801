/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Headings of tables as people write them. */

/* In lower case, without what stands in brackets and without ":" and "." behind (transfer full) */
char *skv_heading_fold (const char *heading);
/* Is a folded heading one of @words, which have "|" between and around them? */
gboolean skv_heading_is_among (const char *folded, const char *words);

G_END_DECLS
