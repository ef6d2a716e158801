/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include "app/present.h"
#include "app/print/print-window.h"

void
skv_window_print (SkvWindow *self)
{
  GtkWidget *window = skv_print_window_new (self->session);

  skv_present_over (window, GTK_WIDGET (self));
}
