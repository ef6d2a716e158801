/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/decisions/decisions-window.h"
#include "app/decisions/lift-dialog.h"
#include "app/present.h"

static const SkvOccurrence *
find (SkvWindow *self, const char *id)
{
  return id != NULL ? skv_occurrences_lookup (skv_session_get_occurrences (self->session), id)
                    : NULL;
}

static gboolean
is_freeze (const SkvOccurrence *occurrence)
{
  return occurrence != NULL && strcmp (occurrence->lane, "freeze") == 0;
}

/* The selected freeze; or the one that what is selected collides with, on the days of that. */
void
skv_window_lift_freeze (SkvWindow *self)
{
  const SkvOccurrence *selected = find (self, skv_session_get_selected (self->session)),
                      *against = find (self, skv_session_get_against (self->session));
  const SkvOccurrence *freeze = is_freeze (against) ? against : selected;
  SkvDay first = SKV_DAY_NONE, last = SKV_DAY_NONE;
  GtkWidget *dialog = NULL;

  if (is_freeze (against) && selected != NULL && selected->start != SKV_MOMENT_NONE)
    {
      first = selected->first_day;
      last = selected->end_day - 1;
    }
  if (is_freeze (freeze))
    dialog = skv_lift_dialog_new (self->session, freeze->id, first, last);
  if (dialog == NULL)
    {
      skv_window_tell (self, _("Select a freeze first, to lift it for a while."), FALSE);
      return;
    }
  skv_present_over (dialog, GTK_WIDGET (self));
}

static SkvDecisionsWindow *
find_decisions (SkvWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (SKV_IS_DECISIONS_WINDOW (window) &&
          gtk_window_get_transient_for (window) == GTK_WINDOW (self))
        return SKV_DECISIONS_WINDOW (window);
    }
  return NULL;
}

void
skv_window_show_decisions (SkvWindow *self)
{
  SkvDecisionsWindow *window = find_decisions (self);

  if (window != NULL && skv_decisions_window_get_session (window) != self->session)
    {
      gtk_window_destroy (GTK_WINDOW (window));
      window = NULL;
    }
  if (window == NULL)
    {
      window = SKV_DECISIONS_WINDOW (skv_decisions_window_new (self->session));
      gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
      gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
    }
  gtk_window_present (GTK_WINDOW (window));
}

void
skv_window_close_decisions (SkvWindow *self)
{
  SkvDecisionsWindow *window = find_decisions (self);

  if (window != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
}
