/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/exchange/json-text.h"
#include "core/outage/tasks.h"

static void
put_due (GString *text, const SkvDue *due)
{
  g_autofree char *day = skv_day_format (due->day);

  g_string_append_c (text, '{');
  skv_json_put_text_member (text, "kind", skv_due_kind_name (due->kind));
  skv_json_put_text_member (text, "id", due->id);
  skv_json_put_text_member (text, "item", due->item != NULL ? due->item : due->id);
  skv_json_put_text_member (text, "title", due->title);
  skv_json_put_text_member (text, "day", day);
  g_string_append_c (text, '}');
}

static void
print_due (const SkvDue *due)
{
  g_autofree char *headline = skv_due_headline (due);

  /* TRANSLATORS: something that is due: what, when, its id */
  skv_cli_print (_("%1$s · %2$s · %3$s\n"), headline, due->words, due->id);
}

static int
print_list (SkvPlan *plan, gint64 now, gboolean as_json)
{
  g_autoptr (GPtrArray) list = skv_due_list_now (plan, now);
  g_autoptr (GString) text = g_string_new ("[");

  if (!as_json && list->len == 0)
    skv_cli_print (_("Nothing is due.\n"));
  for (guint i = 0; i < list->len; i++)
    {
      if (!as_json)
        {
          print_due (g_ptr_array_index (list, i));
          continue;
        }
      g_string_append (text, i > 0 ? ",\n  " : "\n  ");
      put_due (text, g_ptr_array_index (list, i));
    }
  if (!as_json)
    return SKV_EXIT_DONE;
  g_string_append (text, list->len > 0 ? "\n]\n" : "]\n");
  return skv_cli_write (NULL, text->str, text->len);
}

int
skv_cli_due (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autoptr (SkvPlan) plan = NULL;
  g_autofree char *today_text = NULL, *format = NULL;
  const GOptionEntry entries[] = {
    { "today", 0, 0, G_OPTION_ARG_STRING, &today_text, N_("As of this date instead of today"),
      N_("DATE") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  const SkvClock *clock = skv_cli_clock ();
  gint64 now;
  SkvDay today;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 1) ||
      !skv_cli_check_format (format != NULL ? format : "text", formats))
    return SKV_EXIT_USAGE;
  plan = skv_cli_open (argv[1], FALSE, &status);
  if (plan == NULL)
    return status;
  now = clock->now (clock->data);
  today = today_text != NULL ? skv_day_parse (today_text) : skv_cli_today (plan);
  if (today == SKV_DAY_NONE)
    return skv_cli_usage (_("%s needs a date such as 2019-06-12, not “%s”"), "--today",
                          today_text);
  if (today_text != NULL) /* all of that day */
    now = skv_zone_at (skv_plan_get_zone (plan), today + 1, 0) - 1;
  return print_list (plan, now, g_strcmp0 (format, "json") == 0);
}
