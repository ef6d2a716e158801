/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows a window or dialog (@window) over the one that @over is in, or is. */
void skv_present_over (GtkWidget *window, GtkWidget *over);

G_END_DECLS
