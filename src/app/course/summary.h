/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What there is to say, in @words (transfer full), or what is wrong; with a capital, since it
 * stands alone there. */
void skv_summary_show (GtkLabel *label, char *words, gboolean is_error);

G_END_DECLS
