/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/job-dialog-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- the lane -------------------------------------------------------------------------------- */

/* What the dialog is about: new, and not. The rest, jobs among them, is a job. */
typedef struct
{
  const char *lane;
  const char *new_title;
  const char *title;
} Kind;

static const Kind kinds[] = {
  { "critical", N_("New Critical Period"), N_("Critical Period") },
  { "freeze", N_("New Freeze"), N_("Freeze") },
  { "exam", N_("New Exam"), N_("Exam") },
  { "meeting", N_("New Meeting"), N_("Meeting") },
  { NULL, N_("New Job"), N_("Job") },
};

void
skv_job_dialog_show_kind (SkvJobDialog *self)
{
  const char *lane = skv_draft_get_lane (self->draft);
  gboolean period = skv_draft_is_period (self->draft);
  const char *title;
  const Kind *kind = kinds;

  while (kind->lane != NULL && g_strcmp0 (kind->lane, lane) != 0)
    kind++;
  title = skv_draft_is_new (self->draft) ? _(kind->new_title) : _(kind->title);
  adw_window_title_set_title (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_button_set_label (GTK_BUTTON (self->delete_button),
                        period ? _("_Delete") : _("_Delete Job"));
  gtk_widget_set_visible (self->effect_group, !period);
  gtk_widget_set_visible (GTK_WIDGET (self->work_row), !period);
  gtk_widget_set_visible (GTK_WIDGET (self->priority_row), !period);
  gtk_widget_set_visible (self->emergency_row, !period);
  gtk_widget_set_visible (self->fits_button, !period);
  gtk_widget_set_visible (GTK_WIDGET (self->review_row),
                          !period && skv_draft_get_emergency (self->draft));
  gtk_widget_set_visible (GTK_WIDGET (self->closing_row),
                          g_strcmp0 (lane, "meeting") == 0 ||
                            *skv_draft_get_text (self->draft, SKV_DRAFT_CLOSING) != '\0');
}

static void
on_lane (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  SkvJobDialog *self = SKV_JOB_DIALOG (data);
  const char *const *lanes = g_object_get_data (G_OBJECT (row), "lanes");
  guint selected = adw_combo_row_get_selected (row);

  if (self->filling || selected == GTK_INVALID_LIST_POSITION)
    return;
  skv_draft_set_lane (self->draft, lanes[selected]);
  self->filling = TRUE;
  gtk_switch_set_active (self->all_day_switch, skv_draft_get_all_day (self->draft));
  adw_combo_row_set_selected (self->status_row, skv_draft_get_status (self->draft));
  self->filling = FALSE;
  skv_job_dialog_show_kind (self);
  skv_job_dialog_show_texts (self);
  skv_job_dialog_check (self);
}

/* Windows come from rules, holidays from the country, outages from the page of their own. */
void
skv_job_dialog_fill_lanes (SkvJobDialog *self)
{
  static const char *const others[] = { "holiday", "window", "outage", NULL };
  SkvPlan *plan = skv_session_get_plan (self->session);
  const char *now = skv_draft_get_lane (self->draft);
  g_autoptr (GPtrArray) all = skv_plan_list_lanes (plan);
  g_autoptr (GStrvBuilder) lanes = g_strv_builder_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0, n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const char *lane = g_ptr_array_index (all, i);

      if (g_strv_contains (others, lane) && g_strcmp0 (lane, now) != 0)
        continue;
      if (g_strcmp0 (lane, now) == 0)
        selected = n;
      g_strv_builder_add (lanes, lane);
      gtk_string_list_append (titles, skv_plan_lane_title (plan, lane));
      n++;
    }
  g_object_set_data_full (G_OBJECT (self->lane_row), "lanes", g_strv_builder_end (lanes),
                          (GDestroyNotify) g_strfreev);
  adw_combo_row_set_model (self->lane_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->lane_row, selected);
  g_signal_connect (self->lane_row, "notify::selected", G_CALLBACK (on_lane), self);
}

/* --- organisations --------------------------------------------------------------------------- */

static void
update_organisations (SkvJobDialog *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autoptr (GString) names = g_string_new (NULL);

  for (const char *const *id = skv_draft_get_organisations (self->draft); *id != NULL; id++)
    {
      const SkvOrganisation *record = skv_plan_lookup (plan, SKV_KIND_ORGANISATION, *id);

      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              record != NULL ? record->name : *id);
    }
  adw_expander_row_set_subtitle (self->organisations_row,
                                 names->len > 0 ? names->str : _("For all"));
}

static void
on_organisation (GtkCheckButton *check, gpointer data)
{
  SkvJobDialog *self = SKV_JOB_DIALOG (data);

  skv_draft_set_organisation (self->draft, g_object_get_data (G_OBJECT (check), "organisation"),
                              gtk_check_button_get_active (check));
  update_organisations (self);
  skv_job_dialog_check (self);
}

void
skv_job_dialog_fill_organisations (SkvJobDialog *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  GPtrArray *records = skv_plan_get_records (plan, SKV_KIND_ORGANISATION);

  gtk_widget_set_visible (GTK_WIDGET (self->organisations_row), records->len > 0);
  for (guint i = 0; i < records->len; i++)
    {
      const SkvOrganisation *record = g_ptr_array_index (records, i);
      GtkWidget *check = gtk_check_button_new ();
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), record->name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      record->name, -1);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_check_button_set_active (
        GTK_CHECK_BUTTON (check),
        g_strv_contains (skv_draft_get_organisations (self->draft), record->parent.id));
      g_object_set_data_full (G_OBJECT (check), "organisation", g_strdup (record->parent.id),
                              g_free);
      g_signal_connect (check, "toggled", G_CALLBACK (on_organisation), self);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_expander_row_add_row (self->organisations_row, row);
    }
  update_organisations (self);
}
