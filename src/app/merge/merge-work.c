/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/merge/merge-work.h"

#include "app/plan-files.h"
#include "core/store/store.h"

typedef struct
{
  SkvPlan *plan; /* (owned): a copy */
  GFile *ours;   /* (owned) */
  GFile *theirs; /* (owned) */
  SkvDay today;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->plan);
  g_object_unref (wish->ours);
  g_object_unref (wish->theirs);
  g_free (wish);
}

void
skv_merge_found_free (gpointer data)
{
  SkvMergeFound *self = data;

  g_clear_pointer (&self->conflicts, skv_merge_conflicts_free);
  g_clear_pointer (&self->merge, skv_merge_free);
  g_free (self->kinship);
  g_free (self);
}

static SkvStore *
store_of (SkvPlan *plan)
{
  return SKV_STORE (skv_plan_get_backend (plan));
}

/* Years that are over are decided: nobody needs to hear of conflicts in them. */
static void
find_conflicts (SkvMergeFound *found, SkvDay today)
{
  SkvDay from, to, first = skv_day_from_ymd (skv_day_year (today), 1, 1);

  skv_merge_find_years (found->merge, today, &from, &to);
  if (to > first)
    from = MAX (from, first);
  found->conflicts = skv_merge_find_conflicts (found->merge, from, to, today);
}

static gpointer
run (SkvWork *work, gpointer data, GError **error)
{
  const Wish *wish = data;
  GCancellable *cancellable = skv_work_get_cancellable (work);
  g_autoptr (SkvPlan) theirs = skv_plan_files_read (wish->theirs, error);
  /* through a connection of its own: the plan's belongs to the thread that shows it */
  g_autoptr (SkvPlan) ours = theirs != NULL ? skv_plan_files_read (wish->ours, error) : NULL;
  g_autoptr (SkvMergeFound) found = g_new0 (SkvMergeFound, 1);
  g_autoptr (SkvAncestor) ancestor = NULL;
  g_autofree char *base = g_file_get_basename (wish->theirs);
  g_autofree char *name = g_filename_display_name (base);

  if (ours == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  ancestor = skv_store_find_ancestor (store_of (ours), store_of (theirs), error);
  if (ancestor == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  found->merge =
    skv_merge_new_for_ancestor (ancestor, wish->plan, theirs, name, wish->today, error);
  if (found->merge == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  found->kinship = skv_merge_kinship_words (wish->plan, ancestor);
  find_conflicts (found, wish->today);
  return g_steal_pointer (&found);
}

SkvWork *
skv_merge_work_start (
  GObject *owner, SkvSession *session, GFile *ours, GFile *theirs, SkvWorkDone done)
{
  SkvPlan *plan = skv_session_get_plan (session);
  Wish *wish = g_new0 (Wish, 1);

  wish->plan = skv_plan_copy (plan);
  wish->ours = g_object_ref (ours);
  wish->theirs = g_object_ref (theirs);
  wish->today = skv_session_get_today (session);
  return skv_work_start (owner, plan,
                         &(SkvWorkTask){ .run = run,
                                         .data = wish,
                                         .free_data = wish_free,
                                         .free_result = skv_merge_found_free,
                                         .done = done });
}
