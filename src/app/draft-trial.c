/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/draft-trial.h"

#include <string.h>

#include "app/draft.h"

struct _SkvDraftTrial
{
  SkvPlan *plan; /* (owned) */
};

SkvDraftTrial *
skv_draft_trial_new (SkvPlan *plan)
{
  SkvDraftTrial *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  self = g_new0 (SkvDraftTrial, 1);
  self->plan = skv_plan_copy (plan);
  return self;
}

void
skv_draft_trial_free (SkvDraftTrial *self)
{
  g_object_unref (self->plan);
  g_free (self);
}

/* The array that owns the conflict gives it up. */
static GPtrArray *
take_conflicts_of (GPtrArray *all, const char *id, gboolean as_other)
{
  GPtrArray *own = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_conflict_free);

  for (guint i = 0; i < all->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (all, i);

      if (g_strcmp0 (as_other ? conflict->against : conflict->item, id) == 0)
        g_ptr_array_add (own, g_ptr_array_steal_index (all, i--));
    }
  return own;
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

GPtrArray *
skv_draft_trial_run (SkvDraftTrial *self, SkvItem *item, GPtrArray **missing, GError **error)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("");
  g_autoptr (SkvChecker) checker = NULL;
  g_autofree char *id = NULL;
  gboolean period;
  SkvDay first, end;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (item != NULL, NULL);

  id = g_strdup (item->parent.id);
  period = skv_lane_is_period (item->lane);
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

  /* A day on each side, for what lasts over midnight and for the time to roll back. */
  checker = skv_checker_new (self->plan, first - 1, end + 1);
  if (missing != NULL)
    *missing = list_missing (checker, id);
  return take_conflicts_of (skv_checker_get_conflicts (checker), id, period);
}
