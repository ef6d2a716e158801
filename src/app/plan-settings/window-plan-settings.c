/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include "app/plan-settings/plan-settings-dialog.h"
#include "app/present.h"

void
skv_window_show_plan_settings (SkvWindow *self)
{
  GtkWidget *dialog = skv_plan_settings_dialog_new (self->session);

  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  skv_present_over (dialog, GTK_WIDGET (self));
}
