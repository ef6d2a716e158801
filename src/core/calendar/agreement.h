/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much of the time a system is to work, as people write and read it. */

/* "99.5", "99,5 %" in thousandths of a percent; blank: 0, nothing is agreed. FALSE if it is no
 * percentage above 0 and up to 100 with at most three decimals; then @thousandths is as it was. */
gboolean skv_uptime_parse (const char *text, int *thousandths);
/* "99.5 %" with the comma or point of the language; NULL if nothing is agreed (transfer full) */
char *skv_uptime_words (int thousandths);

G_END_DECLS
