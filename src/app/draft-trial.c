/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/draft-trial.h"

#include <string.h>

/* Nothing but work in peace after other work and papers before meetings reaches farther than this:
 * evenings of one group that are told together, windows that run into each other. */
#define MARGIN_DAYS 40

struct _SkvDraftTrial
{
  SkvPlan *plan; /* (owned) */
  SkvDay today;
};

SkvDraftTrial *
skv_draft_trial_new (SkvPlan *plan, SkvDay today)
{
  SkvDraftTrial *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  self = g_new0 (SkvDraftTrial, 1);
  self->plan = skv_plan_copy (plan);
  self->today = today;
  return self;
}

void
skv_draft_trial_free (SkvDraftTrial *self)
{
  g_object_unref (self->plan);
  g_free (self);
}

/* --- what has to be known --------------------------------------------------------------------- */

static int
days_set (SkvPlan *plan, const char *check)
{
  const SkvCheckSetting *setting = skv_plan_lookup (plan, SKV_KIND_CHECK, check);

  return setting != NULL ? setting->days : 0;
}

/* So many days around it may lie what it has to do with. */
static int
count_margin (SkvPlan *plan)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  int most = MAX (days_set (plan, "aftercare"), days_set (plan, "meeting"));

  for (guint i = 0; i < items->len; i++)
    most = MAX (most, ((const SkvItem *) g_ptr_array_index (items, i))->aftercare_days);
  return MARGIN_DAYS + most;
}

/* Whole years, as a full check has them: some checks count by the year. */
static SkvChecker *
make_checker (SkvDraftTrial *self, SkvDay first, SkvDay end)
{
  int margin = count_margin (self->plan);
  SkvDay from = skv_day_from_ymd (skv_day_year (first - margin), 1, 1);
  SkvDay to = skv_day_from_ymd (skv_day_year (end + margin) + 1, 1, 1);
  SkvChecker *checker = skv_checker_new (self->plan, from, to);

  skv_checker_set_today (checker, self->today);
  return checker;
}

/* Tried where it lies, which is what the full check says of it, from either side. What is not
 * calculated is a list of its own. */
static GPtrArray *
list_conflicts (SkvChecker *checker, const char *id)
{
  SkvOccurrences *occurrences = skv_checker_get_occurrences (checker);
  const SkvOccurrence *occurrence = skv_occurrences_lookup (occurrences, id);
  GPtrArray *conflicts;

  if (occurrence == NULL || occurrence->start == SKV_MOMENT_NONE)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) skv_conflict_free);
  conflicts = skv_checker_try_start (checker, occurrence, occurrence->start);
  for (guint i = conflicts->len; i > 0; i--)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i - 1);

      if (strcmp (conflict->check, "not-calculated") == 0)
        g_ptr_array_remove_index (conflicts, i - 1);
    }
  return conflicts;
}

static GPtrArray *
list_missing (SkvChecker *checker, const char *id)
{
  GPtrArray *all = skv_checker_get_not_calculated (checker);
  GPtrArray *own = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->len; i++)
    {
      const SkvNotCalculated *missing = g_ptr_array_index (all, i);

      if (strcmp (missing->item, id) == 0)
        g_ptr_array_add (own, g_strdup (missing->message));
    }
  return own;
}

/* --- trying --------------------------------------------------------------------------------- */

GPtrArray *
skv_draft_trial_run (SkvDraftTrial *self, SkvItem *item, GPtrArray **missing, GError **error)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("");
  g_autoptr (SkvChecker) checker = NULL;
  g_autofree char *id = NULL;
  SkvDay first, end;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (item != NULL, NULL);

  id = g_strdup (item->parent.id);
  if (!skv_item_days (item, skv_plan_get_zone (self->plan), &first, &end))
    first = end = SKV_DAY_NONE;
  skv_edit_put (edit, item);
  if (!skv_plan_apply (self->plan, edit, error))
    return NULL;
  if (first == SKV_DAY_NONE)
    {
      if (missing != NULL)
        *missing = g_ptr_array_new_with_free_func (g_free);
      return g_ptr_array_new_with_free_func ((GDestroyNotify) skv_conflict_free);
    }

  checker = make_checker (self, first, end);
  if (missing != NULL)
    *missing = list_missing (checker, id);
  return list_conflicts (checker, id);
}
