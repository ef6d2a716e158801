/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/calendar/occurrence-edits.h"

/* By its id or title; NULL with the message told, also if two rules are called so. */
static const SkvRule *
find_rule (SkvPlan *plan, const char *name)
{
  const SkvRule *rule = skv_plan_get_rule (plan, name), *found = NULL;
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  GPtrArray *rules = skv_plan_get_records (plan, SKV_KIND_RULE);

  if (rule != NULL)
    return rule;
  for (guint i = 0; i < rules->len; i++)
    {
      g_autofree char *title = NULL;

      rule = g_ptr_array_index (rules, i);
      title = g_utf8_casefold (rule->title, -1);
      if (strcmp (title, wanted) != 0)
        continue;
      if (found != NULL)
        {
          skv_cli_usage (_("two rules are called “%1$s”; give the id: %2$s or %3$s"), name,
                         found->parent.id, rule->parent.id);
          return NULL;
        }
      found = rule;
    }
  if (found == NULL)
    skv_cli_usage (_("there is no rule “%s” in this plan; “skv rules” lists them"), name);
  return found;
}

/* --on and --at; FALSE with the message told */
static gboolean
parse_when (const SkvRule *rule, const char *on, const char *at, SkvDay *day, int *start)
{
  *day = skv_day_parse (on);
  *start = -1;
  if (*day == SKV_DAY_NONE)
    {
      skv_cli_usage (_("%s needs a date such as 2019-06-12, not “%s”"), "--on", on);
      return FALSE;
    }
  if (at == NULL)
    return TRUE;
  if (rule->start < 0)
    {
      skv_cli_usage (_("“%s” lasts all day: leave out --at"), rule->title);
      return FALSE;
    }
  *start = skv_clock_parse (at);
  if (*start >= 0 && *start < 1440)
    return TRUE;
  skv_cli_usage (_("--at needs a time such as 17:00, not “%s”"), at);
  return FALSE;
}

/* data: the id of the item */
static void
tell (SkvPlan *plan, gpointer data)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, data);
  const SkvOccurrence *added = skv_occurrences_lookup (found, data);
  g_autofree char *when = skv_cli_when_words (plan, added);

  /* TRANSLATORS: “title”, when it will be, and the id by which other commands know it */
  skv_cli_print (_("“%1$s” was added: %2$s (%3$s).\n"), added->title, when, added->id);
}

int
skv_cli_add (const SkvCommand *command, int argc, char **argv)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *on = NULL;
  g_autofree char *at = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *by = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("On this date"), N_("DATE") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_("At this time instead of the rule's"),
      N_("TIME") },
    SKV_CLI_DECISION_ENTRIES (reason, by),
    { NULL },
  };
  const SkvRule *rule;
  SkvDay day;
  int status, start;

  if (!skv_cli_parse (command, entries, &argc, &argv, 2, 2))
    return SKV_EXIT_USAGE;
  if (on == NULL)
    return skv_cli_usage (_("on which date? Give --on DATE, such as --on 2019-06-12"));
  plan = skv_cli_open (argv[1], TRUE, &status);
  if (plan == NULL)
    return status;
  rule = find_rule (plan, argv[2]);
  if (rule == NULL || !parse_when (rule, on, at, &day, &start))
    return SKV_EXIT_USAGE;
  edit = skv_rule_add_occurrence (plan, rule, day, start, reason, by);
  return skv_cli_apply_and_tell (plan, edit, day, day, tell, skv_edit_get_change (edit, 0)->id);
}
