/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*SkvAfterPaintFunc) (GtkWidget *widget);

/* Calls @func once, when @widget has been drawn on the screen for the next time, or for the first
 * time: for what nobody needs to wait for. Never, if that does not happen. */
void skv_after_paint (GtkWidget *widget, SkvAfterPaintFunc func);

G_END_DECLS
