/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"

/* The start that --to means, in the units of the occurrence: a date alone keeps its time of day.
 * FALSE with the message told. */
static gboolean
parse_start (SkvPlan *plan, const SkvOccurrence *occurrence, const char *text, gint64 *start)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  SkvDay day = skv_day_parse (text);

  if (day == SKV_DAY_NONE)
    {
      *start = skv_zone_parse (zone, text);
      if (*start != SKV_MOMENT_NONE && !occurrence->all_day)
        return TRUE;
      if (*start != SKV_MOMENT_NONE)
        skv_cli_usage (_("“%s” lasts all day: --to needs a date without a time"),
                       occurrence->title);
      else
        skv_cli_usage (
          _("--to needs a date or time such as 2019-06-12 or 2019-06-12T18:00, not “%s”"), text);
      return FALSE;
    }
  if (occurrence->all_day)
    *start = day * SKV_DAY_SECONDS;
  else if (occurrence->start != SKV_MOMENT_NONE)
    {
      gint64 local = skv_zone_to_local (zone, occurrence->start);

      *start = skv_zone_to_utc (zone, day * SKV_DAY_SECONDS + local -
                                        occurrence->first_day * SKV_DAY_SECONDS);
    }
  else
    {
      skv_cli_usage (_("“%s” is not placed yet: --to needs a time too, such as %sT18:00"),
                     occurrence->title, text);
      return FALSE;
    }
  return TRUE;
}

/* What makes a conflict the same one before and after. (transfer full) */
static char *
conflict_key (const SkvConflict *conflict)
{
  g_autofree char *systems = g_strjoinv (" ", conflict->systems);

  return g_strjoin ("\n", conflict->check, conflict->item,
                    conflict->against != NULL ? conflict->against : "", systems, NULL);
}

/* All of them: a window that moves leaves jobs without one. Unaccepted ones only.
 * (transfer full) (element-type utf8 SkvConflict) */
static GHashTable *
list_conflicts (SkvChecker *checker)
{
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);

  for (guint i = 0; i < conflicts->len; i++)
    {
      SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (!conflict->accepted)
        g_hash_table_replace (found, conflict_key (conflict), conflict);
    }
  return found;
}

/* those of @checker that are not in @others, in the checker's order */
static void
print_new (SkvChecker *checker, GHashTable *mine, GHashTable *others, const char *heading)
{
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);
  gboolean any = FALSE;

  for (guint i = 0; i < conflicts->len; i++)
    {
      g_autofree char *key = conflict_key (g_ptr_array_index (conflicts, i));
      const SkvConflict *conflict = g_hash_table_lookup (mine, key);

      if (conflict != g_ptr_array_index (conflicts, i) || g_hash_table_contains (others, key))
        continue;
      if (!any)
        skv_cli_print ("%s\n", heading);
      any = TRUE;
      skv_cli_print ("  %s\n", conflict->message);
    }
}

/* The years that both places are in, and what touches them. */
static SkvChecker *
make_checker (SkvPlan *plan, SkvDay a, SkvDay b)
{
  return skv_checker_new (plan, skv_day_from_ymd (skv_day_year (MIN (a, b)), 1, 1),
                          skv_day_from_ymd (skv_day_year (MAX (a, b)) + 1, 1, 1));
}

static int
move (SkvPlan *plan, const SkvOccurrence *occurrence, gint64 start, const char *reason)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  g_autoptr (SkvEdit) edit = skv_occurrence_move (plan, occurrence, start, reason);
  g_autofree char *from = skv_cli_when_words (plan, occurrence);
  g_autofree char *to = NULL;
  SkvDay day =
    occurrence->all_day ? (SkvDay) (start / SKV_DAY_SECONDS) : skv_zone_day (zone, start);
  SkvDay before_day = occurrence->start != SKV_MOMENT_NONE ? occurrence->first_day : day;
  g_autoptr (SkvChecker) before = make_checker (plan, before_day, day);
  g_autoptr (GHashTable) had = list_conflicts (before);
  g_autoptr (SkvChecker) after = NULL;
  g_autoptr (GHashTable) has = NULL;
  g_autoptr (SkvOccurrences) moved = NULL;
  GError *error = NULL;

  if (!skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  moved = skv_occurrences_find (plan, occurrence->id);
  to = moved != NULL ? skv_cli_when_words (plan, skv_occurrences_lookup (moved, occurrence->id))
                     : g_strdup ("");
  /* TRANSLATORS: “title”, and when it was and will be */
  skv_cli_print (_("“%s” was moved from %s to %s.\n"), occurrence->title, from, to);

  after = make_checker (plan, before_day, day);
  has = list_conflicts (after);
  print_new (after, has, had, _("This brings:"));
  print_new (before, had, has, _("This solves:"));
  return SKV_EXIT_DONE;
}

int
skv_cli_move (const SkvCommand *command, int argc, char **argv)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvOccurrences) found = NULL;
  g_autofree char *to = NULL;
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "to", 't', 0, G_OPTION_ARG_STRING, &to,
      N_("Its new start; with a date alone its time of day stays"), N_("START") },
    { "reason", 'r', 0, G_OPTION_ARG_STRING, &reason, N_("Why"), N_("TEXT") },
    { NULL },
  };
  const SkvOccurrence *occurrence;
  gint64 start;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 2, 2))
    return SKV_EXIT_USAGE;
  if (to == NULL)
    return skv_cli_usage (_("where to? Give --to START, such as --to 2019-06-12T18:00"));
  plan = skv_cli_open (argv[1], TRUE, &status);
  if (plan == NULL)
    return status;
  found = skv_occurrences_find (plan, argv[2]);
  occurrence = found != NULL ? skv_occurrences_lookup (found, argv[2]) : NULL;
  if (occurrence == NULL)
    return skv_cli_usage (
      _("there is nothing called “%s” in this plan; “skv list --format json” shows the ids"),
      argv[2]);
  if (occurrence->item == NULL && occurrence->rule == NULL)
    return skv_cli_usage (_("“%s” is a public holiday and cannot be moved"), occurrence->title);
  if (!parse_start (plan, occurrence, to, &start))
    return SKV_EXIT_USAGE;
  return move (plan, occurrence, start, reason);
}
