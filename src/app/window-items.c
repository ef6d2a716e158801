/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/detail-dialog.h"
#include "app/draft.h"
#include "app/job-dialog.h"

/* --- jobs and the rest ------------------------------------------------------------------------ */

/* The service window of that day, for the new job to begin with it. */
static const SkvSpan *
find_window_of (SkvOccurrences *occurrences, SkvDay day)
{
  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);

      if (occurrence->first_day == day && strcmp (occurrence->lane, "window") == 0 &&
          !occurrence->all_day && occurrence->resolved &&
          occurrence->status != SKV_STATUS_CANCELLED)
        return &occurrence->span;
    }
  return NULL;
}

static void
show_job (SkvWindow *self, SkvDraft *draft)
{
  GtkWidget *dialog = skv_job_dialog_new (self->session, draft);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
skv_window_create_job (SkvWindow *self, SkvDay day)
{
  const SkvSpan *like = NULL;

  if (day != SKV_DAY_NONE)
    like = find_window_of (skv_session_get_occurrences (self->session), day);
  show_job (self, skv_draft_new (skv_session_get_plan (self->session), "maintenance", day, like));
}

/* What a person plans is edited; periods and what rules make are explained. */
static gboolean
is_job (const SkvItem *item)
{
  static const char *const periods[] = { "holiday", "exam",   "freeze", "critical",
                                         "meeting", "window", NULL };

  return item != NULL && item->rule == NULL && !g_strv_contains (periods, item->lane);
}

void
skv_window_open_item (SkvWindow *self, const char *id)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  const SkvItem *item = skv_plan_get_item (plan, id);
  GtkWidget *dialog;

  if (is_job (item))
    {
      show_job (self, skv_draft_new_for_item (plan, item));
      return;
    }
  dialog = skv_detail_dialog_new (self->session, id);
  if (dialog == NULL)
    return;
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- for end-to-end tests ---------------------------------------------------------------------
 *
 * With SKV_TEST_DUMP=FILE in the environment, FILE always says where everything is drawn. */

void
skv_window_dump_year (SkvWindow *self)
{
  g_autofree char *dump = NULL;
  g_autoptr (GError) error = NULL;

  if (self->dump_path == NULL || self->session == NULL)
    return;
  dump = skv_year_view_dump (self->year_view);
  if (g_strcmp0 (dump, self->dumped) == 0)
    return;
  if (!g_file_set_contents (self->dump_path, dump, -1, &error))
    g_warning ("%s", error->message);
  g_free (self->dumped);
  self->dumped = g_steal_pointer (&dump);
}

static void
on_realize (SkvWindow *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  g_signal_connect_object (clock, "after-paint", G_CALLBACK (skv_window_dump_year), self,
                           G_CONNECT_SWAPPED);
}

void
skv_window_install_dump (SkvWindow *self)
{
  self->dump_path = g_strdup (g_getenv ("SKV_TEST_DUMP"));
  if (self->dump_path != NULL)
    g_signal_connect (self, "realize", G_CALLBACK (on_realize), NULL);
}
