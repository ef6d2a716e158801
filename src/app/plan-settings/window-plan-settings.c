/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include "app/plan-settings/plan-settings-dialog.h"

void
skv_window_show_plan_settings (SkvWindow *self)
{
  GtkWidget *dialog = skv_plan_settings_dialog_new (self->session);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}
