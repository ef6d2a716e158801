/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/calendar/holiday-calendar.h"
#include "core/calendar/words.h"
#include "core/exchange/json-text.h"

static const char *
kind_name (SkvHolidayKind kind)
{
  static const char *const names[] = {
    [SKV_HOLIDAY_PUBLIC] = "public",
    [SKV_HOLIDAY_EVE] = "eve",
    [SKV_HOLIDAY_HALF_DAY] = "half-day",
    [SKV_HOLIDAY_SCHOOL] = "school-holiday",
  };

  return names[kind];
}

static const char *
kind_words (SkvHolidayKind kind)
{
  static const char *const words[] = {
    [SKV_HOLIDAY_PUBLIC] = N_("public holiday"),
    [SKV_HOLIDAY_EVE] = N_("day before a public holiday"),
    [SKV_HOLIDAY_HALF_DAY] = N_("half-day"),
    [SKV_HOLIDAY_SCHOOL] = N_("school holiday"),
  };

  return _(words[kind]);
}

/* @plan (nullable): then with what only a plan has */
static void
print_json (GArray *holidays, SkvPlan *plan)
{
  static const char *const nobody[] = { NULL };
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < holidays->len; i++)
    {
      const SkvHoliday *holiday = &g_array_index (holidays, SkvHoliday, i);
      g_autofree char *date = skv_day_format (holiday->day);

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "date", date);
      skv_json_put_text_member (text, "kind", kind_name (holiday->kind));
      skv_json_put_text_member (text, "name", holiday->name);
      skv_json_put_text_member (text, "name_en", holiday->name_en);
      if (plan != NULL && holiday->kind == SKV_HOLIDAY_HALF_DAY)
        {
          g_autofree char *from = skv_clock_format (holiday->half_day_minute);

          skv_json_put_text_member (text, "from", from);
        }
      if (plan != NULL)
        skv_json_put_texts_member (
          text, "organisations", holiday->organisations != NULL ? holiday->organisations : nobody);
      g_string_append_c (text, '}');
    }
  skv_cli_print ("%s\n]\n", text->str);
}

static void
print_country_text (GArray *holidays)
{
  for (guint i = 0; i < holidays->len; i++)
    {
      const SkvHoliday *holiday = &g_array_index (holidays, SkvHoliday, i);
      g_autofree char *date = skv_words_date (holiday->day);

      skv_cli_print ("%s: %s (%s)\n", date, holiday->name, kind_words (holiday->kind));
    }
}

/* "Wednesday 24 December 2025: Julaften (half-day from 12:00; Aukra)" */
static void
print_plan_text (GArray *holidays, SkvPlan *plan)
{
  for (guint i = 0; i < holidays->len; i++)
    {
      const SkvHoliday *holiday = &g_array_index (holidays, SkvHoliday, i);
      g_autofree char *date = skv_words_date (holiday->day);
      g_autofree char *organisations = skv_plan_holiday_organisations (plan, holiday);
      g_autofree char *kind = holiday->kind == SKV_HOLIDAY_HALF_DAY
                                ? skv_holiday_half_day_words (holiday)
                                : g_strdup (kind_words (holiday->kind));

      skv_cli_print ("%s: %s (%s%s%s)\n", date, holiday->name, kind,
                     organisations != NULL ? "; " : "", organisations != NULL ? organisations : "");
    }
}

static int
list_country (const char *country, SkvDay from, SkvDay to, gboolean json)
{
  g_autoptr (SkvHolidays) calendar = NULL;
  g_autoptr (GArray) holidays = NULL;
  GError *error = NULL;

  calendar = skv_holidays_new (country, &error);
  if (calendar == NULL)
    {
      skv_cli_fail (error);
      return SKV_EXIT_USAGE;
    }
  holidays = skv_holidays_list (calendar, from, to);
  if (json)
    print_json (holidays, NULL);
  else
    print_country_text (holidays);
  return SKV_EXIT_DONE;
}

/* @organisation (nullable): only what touches it */
static int
list_plan (const char *path, const char *organisation, SkvDay from, SkvDay to, gboolean json)
{
  const char *organisations[] = { NULL, NULL };
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GArray) holidays = NULL;
  int status;

  plan = skv_cli_open (path, FALSE, &status);
  if (plan == NULL)
    return status;
  if (organisation != NULL)
    {
      organisations[0] = skv_cli_find_organisation (plan, organisation);
      if (organisations[0] == NULL)
        return SKV_EXIT_USAGE;
    }
  holidays =
    skv_holiday_calendar_list (skv_plan_get_holiday_calendar (plan), from, to, organisations);
  if (json)
    print_json (holidays, plan);
  else
    print_plan_text (holidays, plan);
  return SKV_EXIT_DONE;
}

/* A code of two letters is a country, even if a file is called so. */
static gboolean
is_plan (const char *word)
{
  return strlen (word) != 2 && (g_str_has_suffix (word, ".skv") || strchr (word, '/') != NULL ||
                                g_file_test (word, G_FILE_TEST_EXISTS));
}

int
skv_cli_holidays (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *format = NULL, *organisation = NULL;
  SkvDay from, to;
  gboolean json;
  int year = 0;
  const GOptionEntry entries[] = {
    { "year", 'y', 0, G_OPTION_ARG_INT, &year, N_("The year"), N_("YEAR") },
    { "organisation", 'o', 0, G_OPTION_ARG_STRING, &organisation,
      N_("Of a plan: only what is for this organisation"), N_("ORGANISATION") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 1) ||
      !skv_cli_check_format (format != NULL ? format : "text", formats))
    return SKV_EXIT_USAGE;
  if (year == 0)
    year = skv_day_year ((SkvDay) (skv_cli_clock ()->now (NULL) / SKV_DAY_SECONDS));
  from = skv_day_from_ymd (year, 1, 1);
  if (from == SKV_DAY_NONE || year >= 9999)
    return skv_cli_usage (_("--year needs a year from %d to %d"), 1583, 9998);
  to = skv_day_from_ymd (year + 1, 1, 1);
  json = g_strcmp0 (format, "json") == 0;
  if (is_plan (argv[1]))
    return list_plan (argv[1], organisation, from, to, json);
  if (organisation != NULL)
    return skv_cli_usage (_("a country has no organisations; name a plan for --organisation"));
  return list_country (argv[1], from, to, json);
}
