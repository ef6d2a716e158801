/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/conflict/exceptions.h"
#include "core/exchange/listing.h"

/* Looking for a free place costs a year of checks; a plan with thousands of conflicts is told
 * without. */
#define MAX_SUGGESTIONS 200

/* What would solve it; for a job that has several conflicts it is said at the first. @told: ids
 * that have been told (transfer full) (nullable) */
static char *
find_solution (SkvChecker *checker, const SkvConflict *conflict, GHashTable *told)
{
  if (conflict->solution != NULL)
    return g_strdup (conflict->solution);
  if (conflict->severity < SKV_SEVERITY_SOFT || g_hash_table_size (told) >= MAX_SUGGESTIONS ||
      !g_hash_table_add (told, conflict->item))
    return NULL;
  return skv_checker_suggest_solution (checker, conflict);
}

static void
print_conflict (SkvPlan *plan, SkvChecker *checker, const SkvConflict *conflict, GHashTable *told)
{
  const SkvException *exception = skv_exception_find (plan, checker, conflict);
  g_autofree char *solution = NULL, *words = NULL;

  skv_cli_print ("  %s\n", conflict->message);
  if (conflict->accepted)
    {
      if (exception != NULL)
        {
          words = skv_exception_words (exception);
          skv_cli_print ("    %s\n", words);
        }
      else if (conflict->accepted_why != NULL)
        skv_cli_print (_("    Accepted: %s\n"), conflict->accepted_why);
      return;
    }
  if (conflict->owner != NULL)
    skv_cli_print (_("    Ask: %s\n"), conflict->owner);
  solution = find_solution (checker, conflict, told);
  if (solution != NULL)
    skv_cli_print (_("    Solution: %s\n"), solution);
}

/* FALSE if there is none of them */
static gboolean
print_group (
  SkvPlan *plan, SkvChecker *checker, SkvSeverity severity, gboolean accepted, const char *heading)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);
  gboolean any = FALSE;

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (conflict->accepted != accepted || (!accepted && conflict->severity != severity))
        continue;
      if (!any)
        skv_cli_print ("%s\n", heading);
      any = TRUE;
      print_conflict (plan, checker, conflict, told);
    }
  if (any)
    skv_cli_print ("\n");
  return any;
}

static guint
count (GPtrArray *conflicts, SkvSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      n += !conflict->accepted && conflict->severity == severity;
    }
  return n;
}

static void
print_text (SkvPlan *plan, SkvChecker *checker)
{
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);
  GPtrArray *unknown = skv_checker_get_not_calculated (checker);

  print_group (plan, checker, SKV_SEVERITY_HARD, FALSE, _("Hard conflicts"));
  print_group (plan, checker, SKV_SEVERITY_SOFT, FALSE, _("Soft conflicts"));
  print_group (plan, checker, SKV_SEVERITY_INFO, FALSE, _("For your information"));
  print_group (plan, checker, SKV_SEVERITY_NONE, TRUE, _("Accepted"));
  if (unknown->len > 0)
    skv_cli_print ("%s\n", _("Not calculated"));
  for (guint i = 0; i < unknown->len; i++)
    skv_cli_print ("  %s\n", ((const SkvNotCalculated *) g_ptr_array_index (unknown, i))->message);
  if (unknown->len > 0)
    skv_cli_print ("\n");
  /* TRANSLATORS: numbers of conflicts, by their weight */
  skv_cli_print (_("%u hard, %u soft, %u for information, %u not calculated\n"),
                 count (conflicts, SKV_SEVERITY_HARD), count (conflicts, SKV_SEVERITY_SOFT),
                 count (conflicts, SKV_SEVERITY_INFO), unknown->len);
}

int
skv_cli_check (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvChecker) checker = NULL;
  g_auto (SkvCliRange) range = { 0 };
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    SKV_CLI_RANGE_ENTRIES (range),
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  GPtrArray *conflicts;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 1) ||
      !skv_cli_check_format (format != NULL ? format : "text", formats))
    return SKV_EXIT_USAGE;
  plan = skv_cli_open (argv[1], FALSE, &status);
  if (plan == NULL)
    return status;
  if (!skv_cli_range_settle (&range, plan))
    return SKV_EXIT_USAGE;

  if (g_strcmp0 (format, "json") == 0)
    skv_cli_set_language ("en"); /* what machines read is the same in every language */
  checker = skv_checker_new (plan, range.first, range.end);
  skv_checker_set_today (checker, skv_cli_today (plan));
  if (g_strcmp0 (format, "json") == 0)
    {
      g_autofree char *text = skv_conflicts_to_json (plan, checker);

      skv_cli_write (NULL, text, strlen (text));
    }
  else
    print_text (plan, checker);
  conflicts = skv_checker_get_conflicts (checker);
  return count (conflicts, SKV_SEVERITY_HARD) + count (conflicts, SKV_SEVERITY_SOFT) > 0
           ? SKV_EXIT_REFUSED
           : SKV_EXIT_DONE;
}
