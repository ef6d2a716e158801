/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/next-year/next-year-window.h"

static SkvNextYearWindow *
find_assistant (SkvWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (SKV_IS_NEXT_YEAR_WINDOW (window) &&
          gtk_window_get_transient_for (window) == GTK_WINDOW (self) &&
          skv_next_year_window_get_session (SKV_NEXT_YEAR_WINDOW (window)) == self->session)
        return SKV_NEXT_YEAR_WINDOW (window);
    }
  return NULL;
}

void
skv_window_forget_next_year (SkvWindow *self)
{
  SkvNextYearWindow *window = self->session != NULL ? find_assistant (self) : NULL;

  if (window != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
}

/* The occurrence itself, or something else on that day: what it would collide with, say, while it
 * is not in the plan yet. (nullable) */
static const char *
find_shown (SkvWindow *self, const char *id, SkvDay day)
{
  SkvOccurrences *occurrences = skv_session_get_occurrences (self->session);

  if (id != NULL && skv_occurrences_lookup (occurrences, id) != NULL)
    return id;
  for (guint i = 0; id != NULL && i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);

      if (occurrence->first_day <= day && occurrence->end_day > day &&
          strcmp (occurrence->lane, "holiday") != 0)
        return occurrence->id;
    }
  return NULL;
}

static void
on_reveal (SkvWindow *self, const char *id, int day)
{
  const char *shown;

  skv_session_show_day (self->session, day);
  skv_window_show_page (self, "year");
  shown = find_shown (self, id, day);
  skv_session_select (self->session, shown, NULL);
  if (shown != NULL)
    skv_year_view_reveal (self->year_view, shown);
  skv_toast_show (self->toast,
                  id == NULL || g_strcmp0 (id, shown) == 0
                    ? _("The year is not made yet; your choices are kept.")
                    : _("It is not in the plan before the year is made; your choices are kept."),
                  _("_Go On"), "win.make-next-year");
}

static void
on_made (SkvWindow *self, int year)
{
  skv_window_forget_next_year (self);
  /* Where it begins, also where years are shown that begin in August. */
  skv_session_show_day (self->session, skv_day_from_ymd (year, 1, 1));
  skv_window_show_page (self, "year");
}

void
skv_window_make_next_year (SkvWindow *self)
{
  SkvNextYearWindow *window = find_assistant (self);

  if (window == NULL)
    {
      window = SKV_NEXT_YEAR_WINDOW (skv_next_year_window_new (self->session));
      gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
      gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
      g_signal_connect_object (window, "reveal", G_CALLBACK (on_reveal), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (window, "made", G_CALLBACK (on_made), self, G_CONNECT_SWAPPED);
    }
  skv_next_year_window_show_up (window);
}
