/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include "app/outage/emergency-dialog.h"
#include "app/outage/outage-window.h"
#include "app/present.h"

void
skv_window_show_outage (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_present_over (skv_outage_window_new (SKV_WINDOW (widget)->session, NULL), widget);
}

void
skv_window_begin_emergency (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_present_over (skv_emergency_dialog_new (SKV_WINDOW (widget)->session), widget);
}
