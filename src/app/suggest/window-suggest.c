/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/present.h"
#include "app/suggest/offer-window.h"
#include "app/suggest/suggest-window.h"

void
skv_window_suggest (SkvWindow *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *window;

  if (id == NULL)
    id = skv_session_get_selected (self->session);
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
  skv_present_over (window, GTK_WIDGET (self));
}

void
skv_window_solve (SkvWindow *self, const char *check, const char *item, const char *against)
{
  GtkWidget *window = skv_offer_window_new_for_conflict (self->session, check, item, against);

  if (window != NULL)
    skv_present_over (window, GTK_WIDGET (self));
  else
    skv_window_tell (self, _("That conflict is gone."), FALSE);
}

void
skv_window_show_bundles (SkvWindow *self)
{
  skv_present_over (skv_offer_window_new_for_bundles (self->session), GTK_WIDGET (self));
}
