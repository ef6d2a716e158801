/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/systems/system-card-agreement.h"

#include <glib/gi18n-lib.h>

#include "app/contingency/contingency-files.h"
#include "app/people/people-detail.h"
#include "app/plan-files.h"
#include "core/calendar/agreement.h"
#include "core/outage/contingency.h"

/* "99.5 %", and below it what counts (transfer full) (nullable: nothing is agreed) */
static char *
uptime_words (const SkvSystem *system)
{
  g_autofree char *uptime = skv_uptime_words (system->agreed_uptime);

  if (uptime == NULL)
    return NULL;
  return g_strdup_printf ("%s\n%s", uptime,
                          system->planned_counts
                            ? _("Planned Work Is Downtime")
                            : _("Planned work that was announced in time is no downtime"));
}

static GtkWidget *
contingency_row_new (SkvSession *session, const SkvSystem *system)
{
  SkvPlan *plan = skv_session_get_plan (session);
  gboolean is_own = FALSE, writable = !skv_plan_files_is_read_only (plan);
  g_autoptr (SkvContingency) followed =
    skv_contingency_for_system (plan, system->parent.id, &is_own);
  g_autofree char *print = g_strdup_printf (_("Print the card of “%s”"), system->name);
  g_autofree char *words = NULL;
  GtkWidget *row, *edit = gtk_button_new_with_mnemonic (_("_Edit…"));

  if (followed != NULL && !is_own)
    /* TRANSLATORS: name of a contingency plan */
    words = g_strdup_printf (_("%s\nComes with the program"), followed->name);
  row = skv_fact_row_new (_("Contingency Plan"),
                          words != NULL || followed == NULL ? words : followed->name);
  gtk_widget_set_valign (edit, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (edit, writable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Edit the contingency plan"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (edit), "card.contingency");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), edit);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             skv_contingency_print_button_new ("card", system->parent.id, print));
  return row;
}

void
skv_system_card_add_agreement (AdwPreferencesGroup *group,
                               SkvSession *session,
                               const SkvSystem *system)
{
  g_autofree char *uptime = uptime_words (system);

  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group) && system != NULL);

  if (uptime != NULL)
    adw_preferences_group_add (group, skv_fact_row_new (_("Agreed Uptime"), uptime));
  if (uptime != NULL || system->service_hours != NULL)
    adw_preferences_group_add (group,
                               skv_fact_row_new (_("Service Hours"), system->service_hours != NULL
                                                                        ? system->service_hours
                                                                        : _("Always")));
  adw_preferences_group_add (group, contingency_row_new (session, system));
}
