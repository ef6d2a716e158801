/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/calendar/organisations.h"
#include "core/calendar/words.h"
#include "core/exchange/json-text.h"

static gboolean
is_valid_on (SkvDay valid_from, SkvDay valid_until, SkvDay day)
{
  return (valid_from == SKV_DAY_NONE || day >= valid_from) &&
         (valid_until == SKV_DAY_NONE || day <= valid_until);
}

/* --- text ----------------------------------------------------------------------------------- */

/* "since 1 January 2020", "until 31 December 2019", both, or nothing (transfer full) */
static char *
validity_words (SkvDay valid_from, SkvDay valid_until, SkvDay day)
{
  g_autofree char *from = valid_from != SKV_DAY_NONE ? skv_words_day_month_year (valid_from) : NULL;
  g_autofree char *until =
    valid_until != SKV_DAY_NONE ? skv_words_day_month_year (valid_until) : NULL;

  if (from != NULL && until != NULL)
    /* TRANSLATORS: how long there is or was an organisation: two dates, the last day included */
    return g_strdup_printf (_("from %1$s until %2$s"), from, until);
  if (from != NULL)
    return g_strdup_printf (
      day >= valid_from ? C_("organisation", "since %s") : C_("organisation", "from %s"), from);
  return until != NULL ? g_strdup_printf (C_("organisation", "until %s"), until) : NULL;
}

static void
print_line (const char *name, GStrvBuilder *parts)
{
  g_auto (GStrv) list = g_strv_builder_end (parts);
  g_autofree char *words = g_strjoinv (", ", list);

  skv_cli_print (*words != '\0' ? "  %s: %s\n" : "  %s\n", name, words);
}

/* what it is or will be after its end; behind a gap, who comes then (transfer none) */
static const char *
successor_name (SkvPlan *plan, const SkvOrganisation *organisation, SkvDay day)
{
  const char *id =
    skv_organisations_follow (skv_plan_get_organisations (plan), organisation->parent.id,
                              MAX (day, organisation->valid_until + 1));
  const SkvOrganisation *successor =
    skv_plan_lookup (plan, SKV_KIND_ORGANISATION, id != NULL ? id : organisation->successor);

  return successor->name;
}

static void
print_organisation (SkvPlan *plan, const SkvOrganisation *organisation, SkvDay day)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *validity =
    validity_words (organisation->valid_from, organisation->valid_until, day);
  g_autofree char *then = NULL;

  if (validity != NULL)
    g_strv_builder_add (parts, validity);
  if (organisation->successor != NULL)
    {
      /* TRANSLATORS: behind "until 31 December 2019": the organisation that it became or joined */
      then =
        g_strdup_printf (C_("organisation", "then %s"), successor_name (plan, organisation, day));
      g_strv_builder_add (parts, then);
    }
  print_line (organisation->name, parts);
}

static void
print_organisations (SkvPlan *plan, SkvDay day, gboolean there)
{
  GPtrArray *organisations = skv_plan_get_records (plan, SKV_KIND_ORGANISATION);
  g_autofree char *date = skv_words_day_month_year (day);
  gboolean first = TRUE;

  for (guint i = 0; i < organisations->len; i++)
    {
      const SkvOrganisation *organisation = g_ptr_array_index (organisations, i);

      if (is_valid_on (organisation->valid_from, organisation->valid_until, day) != there)
        continue;
      if (first)
        skv_cli_print (there ? _("Organisations on %s:\n") : _("Not on %s:\n"), date);
      print_organisation (plan, organisation, day);
      first = FALSE;
    }
}

/* the roles of those who are still in it (transfer full) (nullable) */
static char *
contacts_words (SkvPlan *plan, const char *department)
{
  GPtrArray *contacts = skv_plan_get_records (plan, SKV_KIND_CONTACT);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < contacts->len; i++)
    {
      const SkvContact *contact = g_ptr_array_index (contacts, i);

      if (g_strcmp0 (contact->department, department) == 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", contact->role);
    }
  return g_string_free (text, text->len == 0);
}

static void
print_departments (SkvPlan *plan, SkvDay day)
{
  GPtrArray *departments = skv_plan_get_records (plan, SKV_KIND_DEPARTMENT);

  for (guint i = 0; i < departments->len; i++)
    {
      const SkvDepartment *department = g_ptr_array_index (departments, i);
      g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
      g_autofree char *validity =
        validity_words (department->valid_from, department->valid_until, day);
      g_autofree char *contacts = contacts_words (plan, department->parent.id);

      if (i == 0)
        skv_cli_print ("%s\n", _("Departments:"));
      if (department->organisation != NULL)
        g_strv_builder_add (parts,
                            skv_plan_organisation_name_at (plan, department->organisation, day));
      if (validity != NULL)
        g_strv_builder_add (parts, validity);
      if (contacts != NULL && !is_valid_on (department->valid_from, department->valid_until, day))
        {
          /* TRANSLATORS: of a department that is no more: roles of contacts */
          g_autofree char *left = g_strdup_printf (_("contacts still in it: %s"), contacts);

          g_strv_builder_add (parts, left);
        }
      print_line (department->name, parts);
    }
}

/* --- JSON ----------------------------------------------------------------------------------- */

static void
put_validity (GString *text,
              const char *id,
              const char *name,
              SkvDay valid_from,
              SkvDay valid_until,
              SkvDay day)
{
  g_autofree char *from = valid_from != SKV_DAY_NONE ? skv_day_format (valid_from) : NULL;
  g_autofree char *until = valid_until != SKV_DAY_NONE ? skv_day_format (valid_until) : NULL;

  skv_json_put_text_member (text, "id", id);
  skv_json_put_text_member (text, "name", name);
  skv_json_put_text_member (text, "valid_from", from);
  skv_json_put_text_member (text, "valid_until", until);
  skv_json_put_bool_member (text, "exists", is_valid_on (valid_from, valid_until, day));
}

static void
put_organisations (GString *text, SkvPlan *plan, SkvDay day)
{
  GPtrArray *organisations = skv_plan_get_records (plan, SKV_KIND_ORGANISATION);
  SkvOrganisations *there = skv_plan_get_organisations (plan);

  skv_json_put_name (text, "organisations");
  g_string_append_c (text, '[');
  for (guint i = 0; i < organisations->len; i++)
    {
      const SkvOrganisation *organisation = g_ptr_array_index (organisations, i);
      const char *id = organisation->parent.id;

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      put_validity (text, id, organisation->name, organisation->valid_from,
                    organisation->valid_until, day);
      skv_json_put_text_member (text, "successor", organisation->successor);
      skv_json_put_text_member (text, "stands_for_it", skv_organisations_follow (there, id, day));
      g_string_append_c (text, '}');
    }
  g_string_append (text, "\n]");
}

static void
put_departments (GString *text, SkvPlan *plan, SkvDay day)
{
  GPtrArray *departments = skv_plan_get_records (plan, SKV_KIND_DEPARTMENT);

  skv_json_put_name (text, "departments");
  g_string_append_c (text, '[');
  for (guint i = 0; i < departments->len; i++)
    {
      const SkvDepartment *department = g_ptr_array_index (departments, i);

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      put_validity (text, department->parent.id, department->name, department->valid_from,
                    department->valid_until, day);
      skv_json_put_text_member (text, "organisation", department->organisation);
      g_string_append_c (text, '}');
    }
  g_string_append (text, "\n]");
}

static void
print_json (SkvPlan *plan, SkvDay day)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autofree char *date = skv_day_format (day);

  skv_json_put_text_member (text, "date", date);
  put_organisations (text, plan, day);
  put_departments (text, plan, day);
  skv_cli_print ("%s}\n", text->str);
}

int
skv_cli_organisations (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *format = NULL, *on = NULL;
  g_autoptr (SkvPlan) plan = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("On this date instead of today"), N_("DATE") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  SkvDay day;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 1) ||
      !skv_cli_check_format (format != NULL ? format : "text", formats))
    return SKV_EXIT_USAGE;
  day = on != NULL ? skv_day_parse (on) : SKV_DAY_NONE;
  if (on != NULL && day == SKV_DAY_NONE)
    return skv_cli_usage (_("%s needs a date such as 2019-06-12, not “%s”"), "--on", on);
  plan = skv_cli_open (argv[1], FALSE, &status);
  if (plan == NULL)
    return status;
  if (on == NULL)
    day = skv_zone_day (skv_plan_get_zone (plan), skv_cli_clock ()->now (NULL));
  if (g_strcmp0 (format, "json") == 0)
    print_json (plan, day);
  else
    {
      print_organisations (plan, day, TRUE);
      print_organisations (plan, day, FALSE);
      print_departments (plan, day);
    }
  return SKV_EXIT_DONE;
}
