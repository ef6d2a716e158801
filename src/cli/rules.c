/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/calendar/rule-count.h"
#include "core/calendar/rule-sentence.h"
#include "core/exchange/json-text.h"

static void
put_count (GString *text, const SkvRuleCount *count)
{
  skv_json_put_name (text, "count");
  g_string_append_c (text, '{');
  skv_json_put_int_member (text, "planned", count->planned);
  skv_json_put_int_member (text, "moved_by_rule", count->moved_by_rule);
  skv_json_put_int_member (text, "moved_by_hand", count->moved_by_hand);
  skv_json_put_int_member (text, "cancelled", count->cancelled);
  skv_json_put_int_member (text, "added", count->added);
  skv_json_put_int_member (text, "left_out", count->left_out);
  skv_json_put_int_member (text, "unresolved", count->unresolved);
  skv_json_put_int_member (text, "taking_place", count->taking_place);
  skv_json_put_int_member (text, "shared", count->shared);
  skv_json_put_int_member (text, "budget", count->budget);
  g_string_append_c (text, '}');
}

static void
print_json (SkvPlan *plan, int year)
{
  GPtrArray *rules = skv_plan_get_records (plan, SKV_KIND_RULE);
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < rules->len; i++)
    {
      const SkvRule *rule = g_ptr_array_index (rules, i);
      g_autofree char *sentence = skv_rule_sentence (plan, rule);
      SkvRuleCount count = skv_rule_count_year (plan, rule, year);

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "id", rule->parent.id);
      skv_json_put_text_member (text, "lane", rule->lane);
      skv_json_put_text_member (text, "title", rule->title);
      skv_json_put_text_member (text, "sentence", sentence);
      skv_json_put_int_member (text, "year", year);
      put_count (text, &count);
      g_string_append_c (text, '}');
    }
  skv_cli_print ("%s\n]\n", text->str);
}

static void
print_text (SkvPlan *plan, int year)
{
  GPtrArray *rules = skv_plan_get_records (plan, SKV_KIND_RULE);

  for (guint i = 0; i < rules->len; i++)
    {
      const SkvRule *rule = g_ptr_array_index (rules, i);
      g_autofree char *sentence = skv_rule_sentence (plan, rule);
      SkvRuleCount count = skv_rule_count_year (plan, rule, year);
      g_autofree char *words = skv_rule_count_words (&count);

      skv_cli_print ("%s: %s [%s]\n  %s\n  %s\n", skv_plan_lane_title (plan, rule->lane),
                     rule->title, rule->parent.id, sentence, words);
    }
}

int
skv_cli_rules (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autoptr (SkvPlan) plan = NULL;
  g_autofree char *format = NULL;
  int year = 0;
  int status;
  const GOptionEntry entries[] = {
    { "year", 'y', 0, G_OPTION_ARG_INT, &year, N_("The year that is counted"), N_("YEAR") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 1) ||
      !skv_cli_check_format (format != NULL ? format : "text", formats))
    return SKV_EXIT_USAGE;
  plan = skv_cli_open (argv[1], FALSE, &status);
  if (plan == NULL)
    return status;
  if (year == 0)
    year = skv_cli_current_year (plan);
  if (year < 1970 || year > 2099)
    return skv_cli_usage (_("--year needs a year from %d to %d"), 1970, 2099);
  if (g_strcmp0 (format, "json") == 0)
    print_json (plan, year);
  else
    print_text (plan, year);
  return SKV_EXIT_DONE;
}
