/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/job-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "app/present.h"
#include "app/suggest/suggest-window.h"

/* The times follow: the length stays as it is written. */
static void
on_chosen (SkvJobDialog *self, gint64 start)
{
  const SkvZone *zone = skv_plan_get_zone (skv_session_get_plan (self->session));
  gboolean all_day = skv_draft_get_all_day (self->draft);
  SkvDay day = all_day ? (SkvDay) (start / SKV_DAY_SECONDS) : skv_zone_day (zone, start);
  int minute = (int) ((skv_zone_to_local (zone, start) - day * SKV_DAY_SECONDS) / 60);
  g_autofree char *date = skv_day_format (day), *clock = NULL;

  skv_draft_set_text (self->draft, SKV_DRAFT_DATE, date);
  if (!all_day)
    {
      clock = skv_clock_format (minute);
      skv_draft_set_text (self->draft, SKV_DRAFT_START, clock);
    }
  skv_job_dialog_show_texts (self);
  skv_job_dialog_check (self);
}

/* a copy of the plan in which the job stands as it is written (transfer full) (nullable) */
static SkvPlan *
copy_with_draft (SkvJobDialog *self, GError **error)
{
  g_autoptr (SkvPlan) copy = skv_plan_copy (skv_session_get_plan (self->session));
  g_autoptr (SkvEdit) edit = skv_edit_new ("");
  SkvItem *item = skv_draft_make_item (self->draft);

  if (item == NULL)
    {
      g_set_error_literal (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                           _("Mend what is marked first"));
      return NULL;
    }
  if (item->title == NULL)
    item->title = g_strdup (_("This job"));
  skv_edit_put (edit, item);
  return skv_plan_apply (copy, edit, error) ? g_steal_pointer (&copy) : NULL;
}

void
skv_job_dialog_find_place (SkvJobDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPlan) copy = NULL;
  GtkWidget *window = NULL;

  if (skv_draft_is_period (self->draft))
    return;
  copy = copy_with_draft (self, &error);
  if (copy != NULL)
    window = skv_suggest_window_new_for_draft (self->session, copy, skv_draft_get_id (self->draft),
                                               &error);
  if (window == NULL)
    {
      skv_toast_show (self->toast, error->message, NULL, NULL);
      return;
    }
  g_signal_connect_object (window, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  skv_present_over (window, GTK_WIDGET (self));
}
