/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/conflict/decider.h"

/* The periods that @edit puts in the plan: their ids (borrowed) as a set, and the years that they
 * lie in. NULL if there is none. (transfer full) (nullable) */
static GHashTable *
find_periods (SkvPlan *plan, const SkvEdit *edit, GHashTable *items, SkvSpan *days)
{
  static const char *const lanes[] = { "exam", "freeze", "critical", "meeting", NULL };
  GHashTable *periods = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);
      const SkvItem *item = (const SkvItem *) change->after;
      SkvDay first, end;

      if (change->kind != SKV_KIND_ITEM || item == NULL)
        continue;
      g_hash_table_add (items, change->id);
      if (item->lane == NULL || !g_strv_contains (lanes, item->lane) ||
          !skv_item_days (item, skv_plan_get_zone (plan), &first, &end))
        continue;
      g_hash_table_add (periods, change->id);
      days->start = MIN (days->start, skv_day_from_ymd (skv_day_year (first), 1, 1));
      days->end = MAX (days->end, skv_day_from_ymd (skv_day_year (end - 1) + 1, 1, 1));
    }
  if (g_hash_table_size (periods) == 0)
    g_clear_pointer (&periods, g_hash_table_unref);
  return periods;
}

static void
tell_hit (SkvPlan *plan, SkvChecker *checker, const SkvConflict *conflict)
{
  const SkvOccurrence *hit =
    skv_occurrences_lookup (skv_checker_get_occurrences (checker), conflict->item);
  g_autofree char *decider = hit != NULL ? skv_conflict_decider (plan, hit) : NULL;

  skv_cli_print ("  %s\n", conflict->message);
  if (decider != NULL)
    skv_cli_print (_("    Decides: %s\n"), decider);
}

void
skv_cli_tell_hits (SkvPlan *plan, const SkvEdit *edit)
{
  g_autoptr (GHashTable) items = g_hash_table_new (g_str_hash, g_str_equal);
  SkvSpan days = { G_MAXINT32, G_MININT32 };
  g_autoptr (GHashTable) periods = find_periods (plan, edit, items, &days);
  g_autoptr (SkvChecker) checker = NULL;
  GPtrArray *conflicts;
  gboolean any = FALSE;

  if (periods == NULL)
    return;
  checker = skv_checker_new (plan, (SkvDay) days.start, (SkvDay) days.end);
  conflicts = skv_checker_get_conflicts (checker);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (conflict->against == NULL || conflict->accepted ||
          !g_hash_table_contains (periods, conflict->against) ||
          g_hash_table_contains (items, conflict->item))
        continue;
      if (!any)
        skv_cli_print ("%s\n", _("This hits what was planned:"));
      any = TRUE;
      tell_hit (plan, checker, conflict);
    }
}
