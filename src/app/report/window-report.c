/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include "app/present.h"
#include "app/report/report-window.h"

void
skv_window_report (SkvWindow *self)
{
  GtkWidget *window = skv_report_window_new (self->session);

  skv_present_over (window, GTK_WIDGET (self));
}
