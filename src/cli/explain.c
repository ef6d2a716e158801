/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/conflict/explain-day.h"
#include "core/exchange/json-text.h"

/* The days that the engine places things on. */
#define FIRST_YEAR 1700
#define LAST_YEAR 9899

static void
print_text (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *words = skv_day_line_words (g_ptr_array_index (lines, i));

      skv_cli_print ("%s\n", words);
    }
}

static void
put_line (GString *text, const SkvDayLine *line)
{
  g_string_append_c (text, '{');
  skv_json_put_text_member (text, "kind", line->kind);
  skv_json_put_text_member (text, "title", line->title);
  skv_json_put_text_member (text, "text", line->text);
  if (line->item != NULL)
    skv_json_put_text_member (text, "item", line->item);
  if (line->owner != NULL)
    skv_json_put_text_member (text, "owner", line->owner);
  if (line->path != NULL)
    skv_json_put_texts_member (text, "path", (const char *const *) line->path);
  g_string_append_c (text, '}');
}

/* {"date", "verdict": the kind of the last line, "lines": […]} */
static void
print_json (SkvDay day, GPtrArray *lines)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autofree char *date = skv_day_format (day);
  const SkvDayLine *verdict = g_ptr_array_index (lines, lines->len - 1);

  skv_json_put_text_member (text, "date", date);
  skv_json_put_text_member (text, "verdict", verdict->kind);
  g_string_append (text, ",\"lines\":[");
  for (guint i = 0; i < lines->len; i++)
    {
      g_string_append (text, i > 0 ? ",\n  " : "\n  ");
      put_line (text, g_ptr_array_index (lines, i));
    }
  skv_cli_print ("%s\n]}\n", text->str);
}

static int
explain (SkvPlan *plan, SkvDay day, const char *system, const char *organisation, gboolean json)
{
  g_autoptr (GPtrArray) lines = NULL;

  if (system != NULL)
    {
      system = skv_cli_find_system (plan, system);
      if (system == NULL)
        return SKV_EXIT_USAGE;
    }
  if (organisation != NULL)
    {
      organisation = skv_cli_find_organisation (plan, organisation);
      if (organisation == NULL)
        return SKV_EXIT_USAGE;
    }
  lines = skv_plan_explain_day (plan, day, system, organisation);
  if (json)
    print_json (day, lines);
  else
    print_text (lines);
  return SKV_EXIT_DONE;
}

int
skv_cli_explain (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autoptr (SkvPlan) plan = NULL;
  g_autofree char *system = NULL, *organisation = NULL, *format = NULL;
  const GOptionEntry entries[] = {
    { "system", 's', 0, G_OPTION_ARG_STRING, &system, N_("For this system only"), N_("SYSTEM") },
    { "organisation", 'o', 0, G_OPTION_ARG_STRING, &organisation,
      N_("Only what is for this organisation"), N_("ORGANISATION") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  SkvDay day;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 2, 2) ||
      !skv_cli_check_format (format != NULL ? format : "text", formats))
    return SKV_EXIT_USAGE;
  day = skv_day_parse (argv[2]);
  if (day == SKV_DAY_NONE)
    return skv_cli_usage (_("“%s” is no date; write it as 2019-06-12"), argv[2]);
  if (skv_day_year (day) < FIRST_YEAR || skv_day_year (day) > LAST_YEAR)
    return skv_cli_usage (_("the date must lie between %d and %d"), FIRST_YEAR, LAST_YEAR);
  plan = skv_cli_open (argv[1], FALSE, &status);
  if (plan == NULL)
    return status;
  return explain (plan, day, system, organisation, g_strcmp0 (format, "json") == 0);
}
