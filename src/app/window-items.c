/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/detail-dialog.h"
#include "app/draft.h"
#include "app/draft-text.h"
#include "app/duplicate-dialog.h"
#include "app/explain/explain-window.h"
#include "app/history/history-page.h"
#include "app/job-dialog.h"
#include "app/list/list-page.h"
#include "app/outage/outage-window.h"
#include "app/present.h"
#include "app/reason-dialog.h"
#include "core/model/audience.h"
#include "core/outage/outage.h"

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

  skv_present_over (dialog, GTK_WIDGET (self));
}

/* The first day of the shown year, not before @from, on which a service window opens. */
static SkvDay
find_window_day (SkvWindow *self, SkvDay from)
{
  SkvOccurrences *occurrences = skv_session_get_occurrences (self->session);

  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);

      if (g_str_equal (occurrence->lane, "window") && occurrence->resolved &&
          occurrence->status != SKV_STATUS_CANCELLED && occurrence->first_day >= from &&
          occurrence->first_day < skv_session_get_to (self->session))
        return occurrence->first_day;
    }
  return SKV_DAY_NONE;
}

SkvDay
skv_window_guess_day (SkvWindow *self)
{
  const char *selected = skv_session_get_selected (self->session);
  SkvDay today = skv_session_get_today (self->session), from = skv_session_get_from (self->session);
  const SkvOccurrence *occurrence = NULL;
  SkvDay day;

  if (selected != NULL)
    occurrence = skv_occurrences_lookup (skv_session_get_occurrences (self->session), selected);
  if (occurrence != NULL && occurrence->start != SKV_MOMENT_NONE && occurrence->resolved)
    return occurrence->first_day;
  day = find_window_day (self, MAX (today, from));
  if (day == SKV_DAY_NONE)
    day = find_window_day (self, from);
  if (day == SKV_DAY_NONE && today >= from && today < skv_session_get_to (self->session))
    day = today;
  return day;
}

void
skv_window_create_job (SkvWindow *self, SkvDay day)
{
  const SkvSpan *like = NULL;

  if (day != SKV_DAY_NONE)
    like = find_window_of (skv_session_get_occurrences (self->session), day);
  show_job (self, skv_draft_new (skv_session_get_plan (self->session), "maintenance", day, like));
}

static void
duplicate_one (SkvWindow *self, const char *id)
{
  g_autofree char *series = skv_session_get_series (self->session, id);
  SkvItem *copy = skv_session_make_copy (self->session, id);
  GtkWidget *dialog;

  if (copy == NULL)
    return; /* told */
  dialog = skv_job_dialog_new (self->session,
                               skv_draft_new_for_copy (skv_session_get_plan (self->session), copy));
  skv_record_unref (copy);
  skv_present_over (dialog, GTK_WIDGET (self));
  skv_job_dialog_focus_date (SKV_JOB_DIALOG (dialog));
  if (series != NULL) /* shown in the dialog */
    skv_session_tell (self->session,
                      _("The copy is one item of its own; the series stays as it is."));
}

void
skv_window_duplicate_items (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvWindow *self = SKV_WINDOW (widget);
  const char *page = adw_view_stack_get_visible_child_name (self->views);
  g_auto (GStrv) ids =
    g_strcmp0 (page, "list") == 0
      ? skv_list_page_list_ids (SKV_LIST_PAGE (skv_window_get_page (self, "list")))
      : skv_year_view_list_selected (self->year_view);
  GtkWidget *dialog;

  if (ids[0] == NULL)
    {
      skv_session_tell (self->session, _("Select first what is to be duplicated."));
      return;
    }
  if (ids[1] == NULL)
    {
      duplicate_one (self, ids[0]);
      return;
    }
  dialog = skv_duplicate_dialog_new (self->session, (const char *const *) ids);
  if (dialog == NULL)
    return;
  skv_present_over (dialog, GTK_WIDGET (self));
}

void
skv_window_create_span (SkvWindow *self, gint64 from, gint64 to, gboolean all_day)
{
  SkvDay day = (SkvDay) (from / 1440 - (from % 1440 < 0 ? 1 : 0));
  SkvDraft *draft;

  if (all_day && to - from <= 1440)
    {
      skv_window_create_job (self, day);
      return;
    }
  draft = skv_draft_new (skv_session_get_plan (self->session), "maintenance", day, NULL);
  if (all_day)
    {
      g_autofree char *days = g_strdup_printf ("%d", (int) ((to - from) / 1440));

      skv_draft_set_all_day (draft, TRUE);
      skv_draft_set_text (draft, SKV_DRAFT_LENGTH, days);
    }
  else
    {
      g_autofree char *start = skv_clock_format ((int) (from - (gint64) day * 1440));
      g_autofree char *length = skv_draft_format_length ((int) (to - from));

      skv_draft_set_text (draft, SKV_DRAFT_START, start);
      skv_draft_set_text (draft, SKV_DRAFT_LENGTH, length);
    }
  show_job (self, draft);
}

void
skv_window_create_period (SkvWindow *self, const char *lane, SkvDay day)
{
  show_job (self, skv_draft_new (skv_session_get_plan (self->session), lane, day, NULL));
}

/* What a person plans is edited; windows and what rules make are explained. */
static gboolean
is_own (const SkvItem *item)
{
  static const char *const others[] = { "holiday", "window", NULL };

  return item != NULL && item->rule == NULL && !g_strv_contains (others, item->lane);
}

void
skv_window_open_item (SkvWindow *self, const char *id)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  const SkvItem *item = skv_plan_get_item (plan, id);
  GtkWidget *dialog;

  if (skv_outage_find (plan, id, NULL) != NULL && skv_plan_may_change (plan, &item->parent, NULL))
    {
      skv_present_over (skv_outage_window_new (self->session, id), GTK_WIDGET (self));
      return;
    }
  if (is_own (item) && skv_plan_may_change (plan, &item->parent, NULL))
    {
      show_job (self, skv_draft_new_for_item (plan, item));
      return;
    }
  dialog = skv_detail_dialog_new (self->session, id);
  if (dialog == NULL)
    return;
  skv_present_over (dialog, GTK_WIDGET (self));
}

void
skv_window_show_history (SkvWindow *self, const char *id)
{
  if (!skv_history_page_show_item (SKV_HISTORY_PAGE (skv_window_get_page (self, "history")), id))
    {
      skv_session_tell (self->session, _("This is not in the plan and has no history."));
      return;
    }
  skv_window_show_page (self, "history");
}

void
skv_window_go_to_item (SkvWindow *self, const char *id)
{
  g_autofree char *copy = g_strdup (id); /* @id may belong to what changes */
  g_autoptr (SkvOccurrences) found =
    skv_occurrences_find (skv_session_get_plan (self->session), id);
  const SkvOccurrence *occurrence = found != NULL ? skv_occurrences_lookup (found, copy) : NULL;

  if (occurrence != NULL && occurrence->start != SKV_MOMENT_NONE)
    skv_session_show_day (self->session, occurrence->first_day);
  if (!skv_session_shows_id (self->session, copy))
    skv_session_show_all (self->session);
  skv_window_show_page (self, "year");
  skv_session_select (self->session, copy, NULL);
  skv_year_view_reveal (self->year_view, copy);
}

void
skv_window_add_occurrence (SkvWindow *self, const char *rule, SkvDay day)
{
  GtkWidget *dialog = skv_reason_dialog_new_add (self->session, rule, day);

  if (dialog == NULL)
    return;
  skv_present_over (dialog, GTK_WIDGET (self));
}

/* --- why a day is open or closed -------------------------------------------------------------- */

static void
on_explanation_reveal (SkvWindow *self, const char *id)
{
  skv_window_show_page (self, "year");
  gtk_window_present (GTK_WINDOW (self));
  skv_session_select (self->session, id, NULL);
  skv_year_view_reveal (self->year_view, id);
}

static SkvExplainWindow *
find_explanation (SkvWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (SKV_IS_EXPLAIN_WINDOW (window) &&
          gtk_window_get_transient_for (window) == GTK_WINDOW (self) &&
          skv_explain_window_get_session (SKV_EXPLAIN_WINDOW (window)) == self->session)
        return SKV_EXPLAIN_WINDOW (window);
    }
  return NULL;
}

void
skv_window_close_explanation (SkvWindow *self)
{
  SkvExplainWindow *window = self->session != NULL ? find_explanation (self) : NULL;

  if (window != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
}

void
skv_window_explain_day (SkvWindow *self, SkvDay day)
{
  SkvExplainWindow *window = find_explanation (self);

  if (window == NULL)
    {
      window = SKV_EXPLAIN_WINDOW (skv_explain_window_new (self->session, day));
      gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
      gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
      g_signal_connect_object (window, "reveal", G_CALLBACK (on_explanation_reveal), self,
                               G_CONNECT_SWAPPED);
    }
  else
    skv_explain_window_set_day (window, day);
  gtk_window_present (GTK_WINDOW (window));
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
