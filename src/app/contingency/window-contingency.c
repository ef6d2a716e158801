/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include "app/contingency/contingency-window.h"
#include "app/present.h"

void
skv_window_show_contingencies (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_present_over (skv_contingency_window_new (SKV_WINDOW (widget)->session), widget);
}
