/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include "app/print/print-window.h"

void
skv_window_print (SkvWindow *self)
{
  GtkWidget *window = skv_print_window_new (self->session);

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (window));
}
