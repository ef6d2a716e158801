/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/requests/my-periods-list.h"

#include <glib/gi18n-lib.h>

#include "app/parts.h"
#include "app/requests/request-list.h"
#include "core/calendar/rule-sentence.h"
#include "core/exchange/import-preview.h"
#include "core/exchange/request.h"
#include "core/model/audience.h"

#define LANE "critical"

static GtkWidget *
group_new (GtkBox *box, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (box, group);
  return group;
}

/* a group, and below it what can be done about it */
static GtkBox *
section_new (GtkBox *box)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_box_append (box, section);
  return GTK_BOX (section);
}

static void
add_button (GtkWidget *row, const char *icon, const char *label, const char *action, const char *id)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
text_button_new (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* --- what was sent --------------------------------------------------------------------------- */

/* in the words of somebody who waits for an answer */
static const char *
state_words (SkvRequestState state)
{
  switch (state)
    {
    case SKV_REQUEST_ACCEPTED:
      return _("The planner has accepted it");
    case SKV_REQUEST_DECLINED:
      return _("The planner has declined it");
    case SKV_REQUEST_WITHDRAWN:
      return _("You have taken it back");
    case SKV_REQUEST_WAITING:
      break;
    }
  return _("Waits for the planner’s answer");
}

static const char *
state_icon (SkvRequestState state)
{
  return state == SKV_REQUEST_ACCEPTED   ? "emblem-ok-symbolic"
         : state == SKV_REQUEST_DECLINED ? "dialog-error-symbolic"
         : state == SKV_REQUEST_WAITING  ? "content-loading-symbolic"
                                         : "edit-undo-symbolic";
}

static GtkWidget *
request_row_new (SkvPlan *plan, const SkvRequest *request)
{
  g_autofree char *when = skv_request_words_when (plan, request);
  g_autofree char *day = skv_request_words_moment (plan, request->answered);
  g_autoptr (GString) words = g_string_new (when);
  g_autofree char *label = g_strdup_printf (_("Take Back “%s”"), request->title);
  GtkWidget *row;

  g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", state_words (request->state));
  if (day != NULL)
    g_string_append_printf (words, " · %s", day);
  if (request->answer != NULL)
    g_string_append_printf (words, "\n“%s”", request->answer);
  row = skv_plain_row_new (request->title, words->str, state_icon (request->state));
  if (request->state == SKV_REQUEST_WAITING)
    add_button (row, "edit-undo-symbolic", label, "periods.withdraw", request->parent.id);
  return row;
}

GStrv
skv_my_periods_list_waiting (SkvPlan *plan, const char *department)
{
  g_autoptr (GPtrArray) requests = skv_requests_list (plan);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < requests->len; i++)
    {
      const SkvRequest *request = g_ptr_array_index (requests, i);

      if (request->state == SKV_REQUEST_WAITING && g_strcmp0 (request->department, department) == 0)
        g_strv_builder_add (ids, request->parent.id);
    }
  return g_strv_builder_end (ids);
}

static void
add_requests (GtkBox *box, SkvPlan *plan, const char *department)
{
  g_autoptr (GPtrArray) requests = skv_requests_list (plan);
  g_auto (GStrv) waiting = skv_my_periods_list_waiting (plan, department);
  GtkBox *below = section_new (box);
  GtkWidget *group = group_new (below, _("What You Have Registered"), NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *send = text_button_new (_("S_end…"), "periods.send");
  gboolean any = FALSE;

  for (guint i = 0; i < requests->len; i++)
    {
      const SkvRequest *request = g_ptr_array_index (requests, i);

      if (g_strcmp0 (request->department, department) != 0)
        continue;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), request_row_new (plan, request));
      any = TRUE;
    }
  gtk_widget_set_visible (send, waiting[0] != NULL);
  gtk_box_append (GTK_BOX (buttons), send);
  gtk_box_append (GTK_BOX (buttons), text_button_new (_("Read _Answer…"), "periods.receive"));
  gtk_box_append (below, buttons);
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    !any                 ? _("Nothing yet. Register a period, then send it to the planner.")
    : waiting[0] != NULL ? _("Send makes a file. Send it to the planner by mail; the answer comes "
                              "back as a file, too.")
                         : NULL);
}

/* --- what stands in the plan ----------------------------------------------------------------- */

static gboolean
is_own (SkvPlan *plan, const char *const *systems, const char *department)
{
  for (guint i = 0; systems[i] != NULL; i++)
    {
      if (skv_plan_is_system_owned_by (plan, systems[i], department))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_own_item (SkvSession *session, const SkvItem *item, const char *department)
{
  SkvPlan *plan = skv_session_get_plan (session);
  SkvDay first, end;

  return item->rule == NULL && g_strcmp0 (item->lane, LANE) == 0 &&
         item->status != SKV_STATUS_CANCELLED &&
         is_own (plan, (const char *const *) item->systems, department) &&
         skv_item_days (item, skv_plan_get_zone (plan), &first, &end) &&
         first < skv_session_get_to (session) && end > skv_session_get_from (session);
}

/* the periods that are for the department's systems in the year that is shown, items and rules
 * (transfer container) (element-type SkvRecord) */
static GPtrArray *
list_periods (SkvSession *session, const char *department)
{
  SkvPlan *plan = skv_session_get_plan (session);
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  GPtrArray *rules = skv_plan_get_records (plan, SKV_KIND_RULE);
  GPtrArray *periods = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      if (is_own_item (session, g_ptr_array_index (items, i), department))
        g_ptr_array_add (periods, g_ptr_array_index (items, i));
    }
  for (guint i = 0; i < rules->len; i++)
    {
      const SkvRule *rule = g_ptr_array_index (rules, i);

      if (g_strcmp0 (rule->lane, LANE) == 0 &&
          is_own (plan, (const char *const *) rule->systems, department))
        g_ptr_array_add (periods, (gpointer) rule);
    }
  return periods;
}

/* (transfer full) */
static char *
describe_period (SkvPlan *plan, const SkvRecord *record)
{
  return record->kind == SKV_KIND_RULE ? skv_rule_sentence (plan, (const SkvRule *) record)
                                       : skv_import_words_when (plan, (const SkvItem *) record);
}

static GtkWidget *
period_row_new (SkvPlan *plan, const SkvRecord *record)
{
  const char *name = skv_record_get_name (record) != NULL ? skv_record_get_name (record) : "";
  gboolean is_rule = record->kind == SKV_KIND_RULE;
  g_autofree char *when = describe_period (plan, record);
  g_autofree char *label = g_strdup_printf (_("Show “%s” in the Year"), name);
  GtkWidget *row = skv_plain_row_new (
    name, when, is_rule ? "media-playlist-repeat-symbolic" : "x-office-calendar-symbolic");

  if (!is_rule)
    add_button (row, "go-jump-symbolic", label, "periods.show", record->id);
  return row;
}

static void
add_periods (GtkBox *box, SkvSession *session, const char *department)
{
  g_autofree char *title =
    g_strdup_printf (_("Your Periods in %d"), skv_session_get_year (session));
  GtkBox *below = section_new (box);
  GtkWidget *group = group_new (below, title, NULL);
  GtkWidget *confirm = text_button_new (_("All of It _Is Right…"), "periods.confirm");
  g_autoptr (GPtrArray) periods = list_periods (session, department);

  for (guint i = 0; i < periods->len; i++)
    adw_preferences_group_add (
      ADW_PREFERENCES_GROUP (group),
      period_row_new (skv_session_get_plan (session), g_ptr_array_index (periods, i)));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    periods->len > 0
      ? _("So the planner has them. Once a year you are asked whether they are right.")
      : _("There are none: maintenance may be done on your systems at any time."));
  gtk_widget_set_tooltip_text (confirm, _("Confirm that my periods are right"));
  gtk_widget_set_halign (confirm, GTK_ALIGN_START);
  gtk_box_append (below, confirm);
}

/* --- the whole ------------------------------------------------------------------------------- */

static const char *
name_of (SkvPlan *plan, const char *department)
{
  const SkvDepartment *of = skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, department);

  return of != NULL ? of->name : _("your department");
}

static void
add_top (GtkBox *box, SkvPlan *plan, const char *department)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *button = text_button_new (_("Re_gister a Period…"), "periods.register");
  g_autofree char *title = g_strdup_printf (_("The Periods of %s"), name_of (plan, department));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (top), skv_paragraph_new (title, "title-2"));
  gtk_box_append (
    GTK_BOX (top),
    skv_paragraph_new (_("When must your systems be left alone? Say it here, and the planner "
                          "keeps maintenance away. Everything else in this plan can be looked "
                          "at, but only the planner can change it."),
                       NULL));
  gtk_box_append (GTK_BOX (top), button);
  gtk_box_append (box, top);
}

void
skv_my_periods_fill (GtkBox *box, SkvSession *session, const char *department)
{
  SkvPlan *plan = skv_session_get_plan (session);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  add_top (box, plan, department);
  add_requests (box, plan, department);
  add_periods (box, session, department);
}

char *
skv_my_periods_letter (SkvSession *session, const char *department)
{
  SkvPlan *plan = skv_session_get_plan (session);
  g_autoptr (GPtrArray) periods = list_periods (session, department);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < periods->len; i++)
    {
      const SkvRecord *record = g_ptr_array_index (periods, i);
      const char *name = skv_record_get_name (record);
      g_autofree char *when = describe_period (plan, record);

      g_string_append_printf (list, "– %s: %s\n", name != NULL ? name : "", when);
    }
  return g_strdup_printf (_("The periods of %1$s in %2$d are right as they are:\n\n%3$s\nKind "
                             "regards\n%1$s\n"),
                          name_of (plan, department), skv_session_get_year (session), list->str);
}
