/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/suggest/suggest-window.h"

void
skv_window_suggest (SkvWindow *self)
{
  const char *id = skv_session_get_selected (self->session);
  g_autoptr (GError) error = NULL;
  GtkWidget *window;

  if (id == NULL)
    {
      skv_window_tell (self, _("Select a job first, to see where it fits."), FALSE);
      return;
    }
  window = skv_suggest_window_new (self->session, id, &error);
  if (window == NULL)
    {
      skv_window_show_error (self, _("Nothing to suggest"), error->message);
      return;
    }
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (window));
}
