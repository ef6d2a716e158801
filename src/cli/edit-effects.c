/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/conflict/hits.h"

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

/* who decides about what a period hits, if it was the period that came */
static void
print_decider (GPtrArray *hits, const SkvConflict *conflict)
{
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const SkvHit *hit = g_ptr_array_index (hits, i);

      if (hit->decider == NULL || g_strcmp0 (hit->item, conflict->item) != 0 ||
          g_strcmp0 (hit->against, conflict->against) != 0)
        continue;
      skv_cli_print (_("    Decides: %s\n"), hit->decider);
      return;
    }
}

/* those of @checker that are not in @others, in the checker's order; @hits: (nullable) */
static void
print_new (
  SkvChecker *checker, GHashTable *mine, GHashTable *others, GPtrArray *hits, const char *heading)
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
      print_decider (hits, conflict);
    }
}

/* The years that both days are in, and what touches them. */
static SkvChecker *
make_checker (SkvPlan *plan, SkvDay a, SkvDay b)
{
  SkvChecker *checker = skv_checker_new (plan, skv_day_from_ymd (skv_day_year (MIN (a, b)), 1, 1),
                                         skv_day_from_ymd (skv_day_year (MAX (a, b)) + 1, 1, 1));

  skv_checker_set_today (checker, skv_cli_today (plan));
  return checker;
}

int
skv_cli_apply_and_tell (
  SkvPlan *plan, SkvEdit *edit, SkvDay before_day, SkvDay day, SkvCliTell tell, gpointer data)
{
  g_autoptr (SkvChecker) before = make_checker (plan, before_day, day);
  g_autoptr (GHashTable) had = list_conflicts (before);
  g_autoptr (SkvChecker) after = NULL;
  g_autoptr (GHashTable) has = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  GError *error = NULL;

  if (!skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  tell (plan, data);
  skv_cli_tell_lost_lifts (plan, edit);
  hits = skv_hits_find (plan, edit, skv_cli_today (plan));
  after = make_checker (plan, before_day, day);
  has = list_conflicts (after);
  print_new (after, has, had, hits, _("This brings:"));
  print_new (before, had, has, NULL, _("This solves:"));
  return SKV_EXIT_DONE;
}

SkvOccurrences *
skv_cli_find_occurrence (SkvPlan *plan, const char *id, const SkvOccurrence **occurrence)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, id);

  *occurrence = found != NULL ? skv_occurrences_lookup (found, id) : NULL;
  if (*occurrence != NULL)
    return g_steal_pointer (&found);
  skv_cli_usage (
    _("there is nothing called “%s” in this plan; “skv list --format json” shows the ids"), id);
  return NULL;
}
