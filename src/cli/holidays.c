/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/calendar/words.h"
#include "core/exchange/json-text.h"

static const char *
kind_name (SkvHolidayKind kind)
{
  static const char *const names[] = {
    [SKV_HOLIDAY_PUBLIC] = "public",
    [SKV_HOLIDAY_EVE] = "eve",
    [SKV_HOLIDAY_HALF_DAY] = "half-day",
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
  };

  return _(words[kind]);
}

static void
print_json (GArray *holidays)
{
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
      g_string_append_c (text, '}');
    }
  skv_cli_print ("%s\n]\n", text->str);
}

static void
print_text (GArray *holidays)
{
  for (guint i = 0; i < holidays->len; i++)
    {
      const SkvHoliday *holiday = &g_array_index (holidays, SkvHoliday, i);
      g_autofree char *date = skv_words_date (holiday->day);

      skv_cli_print ("%s: %s (%s)\n", date, holiday->name, kind_words (holiday->kind));
    }
}

int
skv_cli_holidays (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autoptr (SkvHolidays) calendar = NULL;
  g_autoptr (GArray) holidays = NULL;
  g_autofree char *format = NULL;
  GError *error = NULL;
  int year = 0;
  const GOptionEntry entries[] = {
    { "year", 'y', 0, G_OPTION_ARG_INT, &year, N_("The year"), N_("YEAR") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 1) ||
      !skv_cli_check_format (format != NULL ? format : "text", formats))
    return SKV_EXIT_USAGE;
  if (year == 0)
    year = skv_day_year ((SkvDay) (skv_cli_clock ()->now (NULL) / SKV_DAY_SECONDS));
  if (skv_day_from_ymd (year, 1, 1) == SKV_DAY_NONE || year >= 9999)
    return skv_cli_usage (_("--year needs a year from %d to %d"), 1583, 9998);
  calendar = skv_holidays_new (argv[1], &error);
  if (calendar == NULL)
    {
      skv_cli_fail (error);
      return SKV_EXIT_USAGE;
    }
  holidays =
    skv_holidays_list (calendar, skv_day_from_ymd (year, 1, 1), skv_day_from_ymd (year + 1, 1, 1));
  if (g_strcmp0 (format, "json") == 0)
    print_json (holidays);
  else
    print_text (holidays);
  return SKV_EXIT_DONE;
}
