/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/present.h"

void
skv_present_over (GtkWidget *window, GtkWidget *over)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (over)));
  gtk_window_present (GTK_WINDOW (window));
}
