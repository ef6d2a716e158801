/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/organisations/organisations-list.h"

#include <glib/gi18n-lib.h>

#include "app/organisations/country-days.h"
#include "app/organisations/organisation-words.h"
#include "core/calendar/local-days.h"
#include "core/calendar/words.h"

#define DEPARTMENT_INDENT 24

/* --- pieces ---------------------------------------------------------------------------------- */

static AdwPreferencesGroup *
group_new (const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  return group;
}

static GtkWidget *
button_new (const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  return button;
}

static GtkWidget *
icon_button_new (const char *icon, const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  return button;
}

static AdwActionRow *
row_new (const char *title, const char *subtitle, const char *key)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autofree char *safe_title = g_markup_escape_text (title != NULL ? title : "", -1);
  g_autofree char *safe_subtitle = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  adw_action_row_set_subtitle (row, safe_subtitle);
  g_object_set_data_full (G_OBJECT (row), "skv-key", g_strdup (key), g_free);
  return row;
}

static GVariant *
target_of (SkvKind kind, const char *id)
{
  return g_variant_new ("(ss)", skv_kind_name (kind), id);
}

/* Return or a click edits it; a button at its end, after @extra (nullable), deletes it. */
static AdwActionRow *
record_row_new (SkvKind kind,
                const char *id,
                const char *title,
                const char *subtitle,
                GtkWidget *extra,
                gboolean writable)
{
  g_autofree char *key = g_strconcat (skv_kind_name (kind), ":", id, NULL);
  g_autofree char *label = g_strdup_printf (_("Delete “%s”"), title);
  AdwActionRow *row = row_new (title, subtitle, key);

  if (extra != NULL)
    adw_action_row_add_suffix (row, extra);
  if (!writable)
    return row;
  adw_action_row_add_suffix (row, icon_button_new ("user-trash-symbolic", label,
                                                   "organisations.delete", target_of (kind, id)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "organisations.edit");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target_of (kind, id));
  return row;
}

/* --- organisations --------------------------------------------------------------------------- */

static void
add_departments (AdwPreferencesGroup *group,
                 SkvPlan *plan,
                 const char *organisation,
                 gboolean writable)
{
  GPtrArray *records = skv_plan_get_records (plan, SKV_KIND_DEPARTMENT);

  for (guint i = 0; i < records->len; i++)
    {
      const SkvDepartment *department = g_ptr_array_index (records, i);
      g_autofree char *validity = NULL;
      AdwActionRow *row;

      if (g_strcmp0 (department->organisation, organisation) != 0)
        continue;
      validity = skv_words_validity (department->valid_from, department->valid_until);
      row = record_row_new (SKV_KIND_DEPARTMENT, department->parent.id, department->name, validity,
                            NULL, writable);
      if (organisation != NULL)
        {
          GtkWidget *indent = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

          gtk_widget_set_size_request (indent, DEPARTMENT_INDENT, -1);
          adw_action_row_add_prefix (row, indent);
        }
      adw_preferences_group_add (group, GTK_WIDGET (row));
    }
}

static AdwActionRow *
organisation_row_new (SkvPlan *plan, const SkvOrganisation *organisation, gboolean writable)
{
  g_autofree char *validity = skv_organisation_validity (plan, organisation);
  g_autofree char *label = g_strdup_printf (_("New department of “%s”"), organisation->name);
  GtkWidget *add = NULL;

  if (writable)
    add = icon_button_new ("list-add-symbolic", label, "organisations.add-department",
                           g_variant_new_string (organisation->parent.id));
  return record_row_new (SKV_KIND_ORGANISATION, organisation->parent.id, organisation->name,
                         validity, add, writable);
}

GtkWidget *
skv_organisations_group_new (SkvSession *session, gboolean writable)
{
  SkvPlan *plan = skv_session_get_plan (session);
  GPtrArray *records = skv_plan_get_records (plan, SKV_KIND_ORGANISATION);
  AdwPreferencesGroup *group =
    group_new (_("Organisations"),
               records->len == 0 ? _("None yet: the plan is for one, without a name.") : NULL);

  if (writable)
    adw_preferences_group_set_header_suffix (
      group, button_new (_("New _Organisation…"), "organisations.add",
                         g_variant_new_string (skv_kind_name (SKV_KIND_ORGANISATION))));
  for (guint i = 0; i < records->len; i++)
    {
      const SkvOrganisation *organisation = g_ptr_array_index (records, i);

      adw_preferences_group_add (group,
                                 GTK_WIDGET (organisation_row_new (plan, organisation, writable)));
      add_departments (group, plan, organisation->parent.id, writable);
    }
  add_departments (group, plan, NULL, writable);
  return GTK_WIDGET (group);
}

/* --- local days ------------------------------------------------------------------------------ */

static void
append_part (GString *text, char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
  g_free (part);
}

static char *
describe_local_day (SkvPlan *plan, const SkvLocalDay *day)
{
  GString *text = g_string_new (NULL);

  append_part (text, skv_local_day_kind_words (day->local_kind, day->free_from));
  append_part (text, skv_day_pattern_words_of (day->when));
  append_part (text, skv_organisation_names (plan, (const char *const *) day->organisations));
  append_part (text, skv_words_validity (day->valid_from, day->valid_until));
  return g_string_free (text, FALSE);
}

/* where it lies in the shown year */
static GtkWidget *
dates_label_new (const SkvLocalDay *day, SkvSession *session)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SkvDaySpan));
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *label;

  skv_local_day_spans (day, skv_session_get_from (session), skv_session_get_to (session), spans);
  for (guint i = 0; i < MIN (spans->len, 2); i++)
    {
      const SkvDaySpan *span = &g_array_index (spans, SkvDaySpan, i);
      g_autofree char *words = skv_words_date_range (span->first, span->end);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", words);
    }
  if (spans->len == 0)
    g_string_append_printf (text, _("none in %d"), skv_session_get_year (session));
  label = gtk_label_new (text->str);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

GtkWidget *
skv_local_days_group_new (SkvSession *session, gboolean writable)
{
  SkvPlan *plan = skv_session_get_plan (session);
  GPtrArray *records = skv_plan_get_records (plan, SKV_KIND_LOCAL_DAY);
  AdwPreferencesGroup *group = group_new (
    _("Local Days"),
    _ (
      "Holidays, half-days and school holidays that the country does not have, or has otherwise."));

  if (writable)
    adw_preferences_group_set_header_suffix (
      group, button_new (_("New _Local Day…"), "organisations.add",
                         g_variant_new_string (skv_kind_name (SKV_KIND_LOCAL_DAY))));
  for (int kind = SKV_LOCAL_PUBLIC_HOLIDAY; kind <= SKV_LOCAL_ORDINARY_DAY; kind++)
    {
      for (guint i = 0; i < records->len; i++)
        {
          const SkvLocalDay *day = g_ptr_array_index (records, i);
          g_autofree char *subtitle = NULL;
          AdwActionRow *row;

          if ((int) day->local_kind != kind)
            continue;
          subtitle = describe_local_day (plan, day);
          row = record_row_new (SKV_KIND_LOCAL_DAY, day->parent.id, day->name, subtitle,
                                dates_label_new (day, session), writable);
          adw_preferences_group_add (group, GTK_WIDGET (row));
        }
    }
  return GTK_WIDGET (group);
}

/* --- the country's --------------------------------------------------------------------------- */

static char *
describe_country_day (const SkvCountryDay *day)
{
  GString *text = g_string_new (NULL);

  append_part (text, skv_words_date (day->day));
  if (day->half_day >= 0)
    append_part (text, skv_local_day_kind_words (SKV_LOCAL_HALF_DAY, day->half_day));
  if (day->is_eve)
    append_part (text, g_strdup (_("day before a public holiday")));
  if (day->changed_by != NULL)
    append_part (text, g_strdup_printf (_("changed here: %s"), day->changed_by));
  return g_string_free (text, FALSE);
}

GtkWidget *
skv_country_days_group_new (SkvSession *session, gboolean writable)
{
  SkvPlan *plan = skv_session_get_plan (session);
  int year = skv_session_get_year (session);
  g_autoptr (GPtrArray) days = skv_country_days_list (plan, year);
  g_autofree char *title = g_strdup_printf (_("By the Country, %d"), year);
  AdwPreferencesGroup *group;

  if (days->len == 0)
    return NULL;
  group = group_new (title, _("Half-days and the days before public holidays. Agreements differ: "
                               "what is kept otherwise here is changed here."));
  for (guint i = 0; i < days->len; i++)
    {
      const SkvCountryDay *day = g_ptr_array_index (days, i);
      g_autofree char *subtitle = describe_country_day (day);
      g_autofree char *key = g_strdup_printf ("country:%d", day->day);
      AdwActionRow *row = row_new (day->name, subtitle, key);
      GtkWidget *button;

      if (writable)
        {
          g_autofree char *label = g_strdup_printf (_("Change “%s” here"), day->name);

          button = button_new (_("Change Here…"), "organisations.change-here",
                               g_variant_new_int32 (day->day));
          gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          label, -1);
          adw_action_row_add_suffix (row, button);
        }
      adw_preferences_group_add (group, GTK_WIDGET (row));
    }
  return GTK_WIDGET (group);
}
