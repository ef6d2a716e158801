/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "random-plan.h"

#include "core/calendar/occurrence-edits.h"
#include "core/conflict/bundles.h"

/* What putting jobs together saves and whether it can be done, from the definitions alone: all
 * sets, all windows, all starts. */

#define MOST_OF_TWIN 3 /* jobs of a set that are tried */

/* --- the twin: what a set saves -----------------------------------------------------------------
 */

typedef struct
{
  SkvPlan *plan;
  SkvOccurrences *all; /* (owned) */
  GPtrArray *jobs;     /* (owned): occurrences that may be put together */
  GHashTable *before;  /* (owned): "check job other" of all that weighs */
  const SkvOccurrence *set[SKV_BUNDLE_MOST];
  guint n;
  gint64 starts[SKV_BUNDLE_MOST];
} Trial;

static inline gboolean
may_be_bundled (const SkvOccurrence *job)
{
  const SkvItem *item = job->item;

  if (strcmp (job->lane, "maintenance") != 0 || job->status > SKV_STATUS_APPROVED ||
      item->emergency || item->bundle != NULL || job->systems[0] == NULL)
    return FALSE;
  return job->start == SKV_MOMENT_NONE ? item->duration > 0
                                       : job->first_day >= FIRST_DAY && job->first_day < END_DAY;
}

static inline gint64
work_of (const SkvOccurrence *job)
{
  return job->start == SKV_MOMENT_NONE ? job->item->duration * 60 : job->end - job->start;
}

static inline gint64
downtime_of (const SkvOccurrence *job)
{
  return job->item->downtime >= 0 ? MIN (job->item->downtime * 60, work_of (job)) : work_of (job);
}

/* Is there a system that all of them take down? */
static inline gboolean
share_a_system (const Trial *self)
{
  g_autoptr (GHashTable) first = reach_of (self->plan, self->set[0]->systems);
  GHashTableIter iter;
  gpointer name, effect;

  g_hash_table_iter_init (&iter, first);
  while (g_hash_table_iter_next (&iter, &name, &effect))
    {
      gboolean all = *(char *) name != '(' && GPOINTER_TO_UINT (effect) == DOWN;

      for (guint i = 1; i < self->n && all; i++)
        {
          g_autoptr (GHashTable) other = reach_of (self->plan, self->set[i]->systems);

          all = GPOINTER_TO_UINT (g_hash_table_lookup (other, name)) == DOWN;
        }
      if (all)
        return TRUE;
    }
  return FALSE;
}

static inline gboolean
must_be_apart (SkvPlan *plan, const SkvOccurrence *a, const SkvOccurrence *b)
{
  return work_touches_work (plan, a, b) || work_touches_work (plan, b, a) ||
         (a->item->contact != NULL && g_strcmp0 (a->item->contact, b->item->contact) == 0);
}

/* Every order, each job as early as it can: the soonest that all are done. */
static inline void
pack (const Trial *self, guint done, gint64 *ends, gint64 latest, gint64 *best)
{
  gboolean last = TRUE;

  for (guint i = 0; i < self->n; i++)
    {
      gint64 length = downtime_of (self->set[i]), start = 0;

      if (done >> i & 1)
        continue;
      last = FALSE;
      for (gboolean moved = TRUE; moved;)
        {
          moved = FALSE;
          for (guint j = 0; j < self->n && length > 0; j++)
            {
              gint64 other = downtime_of (self->set[j]);

              if ((done >> j & 1) && other > 0 && start < ends[j] &&
                  start + length > ends[j] - other &&
                  must_be_apart (self->plan, self->set[i], self->set[j]))
                {
                  start = ends[j];
                  moved = TRUE;
                }
            }
        }
      ends[i] = start + length;
      pack (self, done | 1u << i, ends, MAX (latest, ends[i]), best);
    }
  if (last)
    *best = MIN (*best, latest);
}

static inline int
saving_of (const Trial *self)
{
  gint64 ends[SKV_BUNDLE_MOST] = { 0 }, sum = 0, best = G_MAXINT64;
  int evenings = 0;

  for (guint i = 0; i < self->n; i++)
    {
      gboolean alone = TRUE;

      sum += downtime_of (self->set[i]);
      for (guint j = 0; j < i; j++)
        alone = alone &&
                (self->set[i]->start == SKV_MOMENT_NONE || self->set[j]->start == SKV_MOMENT_NONE ||
                 self->set[i]->first_day != self->set[j]->first_day);
      evenings += alone;
    }
  pack (self, 0, ends, 0, &best);
  return (int) ((sum - best) / 60) + (evenings - 1) * SKV_BUNDLE_EVENING;
}

/* --- the twin: can it be done? ------------------------------------------------------------------
 */

/* "check job other" of all that weighs, of every job (transfer full) */
static inline GHashTable *
keys_of (SkvPlan *plan)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (SkvChecker) checker = skv_checker_new (plan, FIRST_DAY - 20, END_DAY + 20);
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (conflict->accepted || conflict->severity < SKV_SEVERITY_SOFT)
        continue;
      g_hash_table_add (
        keys, g_strdup_printf ("%s %s %s", conflict->check, conflict->item, conflict->against));
      if (conflict->against != NULL)
        g_hash_table_add (
          keys, g_strdup_printf ("%s %s %s", conflict->check, conflict->against, conflict->item));
    }
  return keys;
}

static inline gboolean
is_in_set (const Trial *self, const char *key)
{
  g_auto (GStrv) words = g_strsplit (key, " ", 3);

  for (guint i = 0; i < self->n; i++)
    {
      if (strcmp (self->set[i]->id, words[1]) == 0)
        return TRUE;
    }
  return FALSE;
}

static inline gint64
occupied_by (const SkvOccurrence *job)
{
  return work_of (job) + MAX (job->item->rollback, 0) * 60;
}

/* Is each done after those that it names, and after those that want peace after themselves none
 * that touches them, even if it is not so now? */
static inline gboolean
is_in_order (const Trial *self)
{
  for (guint i = 0; i < self->n; i++)
    for (guint j = 0; j < self->n; j++)
      {
        if (g_strv_contains ((const char *const *) self->set[i]->item->after, self->set[j]->id) &&
            self->starts[i] < self->starts[j] + occupied_by (self->set[j]))
          return FALSE;
        if (self->set[i]->item->aftercare_days > 0 && self->starts[i] < self->starts[j] &&
            (work_touches_work (self->plan, self->set[i], self->set[j]) ||
             work_touches_work (self->plan, self->set[j], self->set[i])))
          return FALSE;
      }
  return TRUE;
}

/* Does anything new of weight come of it for one of them? */
static inline gboolean
works (const Trial *self)
{
  g_autoptr (SkvPlan) copy = skv_plan_copy (self->plan);
  g_autoptr (GHashTable) after = NULL;
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < self->n; i++)
    {
      g_autoptr (SkvEdit) edit =
        skv_occurrence_move (copy, self->set[i], self->starts[i], NULL, NULL);

      g_assert_true (skv_plan_apply (copy, edit, NULL));
    }
  after = keys_of (copy);
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (is_in_set (self, key) && !g_hash_table_contains (self->before, key))
        return FALSE;
    }
  return TRUE;
}

/* every start of the i-th and those after it */
static inline gboolean
any_works (Trial *self, const SkvOccurrence *window, guint i)
{
  if (i == self->n)
    return is_in_order (self) && works (self);
  for (gint64 start = window->start; start + occupied_by (self->set[i]) <= window->end;
       start += 1800)
    {
      gboolean clear = TRUE;

      for (guint j = 0; j < i; j++)
        clear = clear && (start >= self->starts[j] + occupied_by (self->set[j]) ||
                          self->starts[j] >= start + occupied_by (self->set[i]) ||
                          !must_be_apart (self->plan, self->set[i], self->set[j]));
      self->starts[i] = start;
      if (clear && any_works (self, window, i + 1))
        return TRUE;
    }
  return FALSE;
}

static inline gboolean
can_be_done (Trial *self)
{
  Twin twin = { .plan = self->plan, .zone = skv_plan_get_zone (self->plan) };

  for (guint i = 0; i < skv_occurrences_get_n (self->all); i++)
    {
      const SkvOccurrence *window = skv_occurrences_get (self->all, i);
      gboolean fits = is_window (window);

      for (guint j = 0; j < self->n && fits; j++)
        fits = serves (&twin, window, self->set[j]);
      if (fits && any_works (self, window, 0))
        return TRUE;
    }
  return FALSE;
}

static inline void
tell_job (const Trial *self, guint i)
{
  const SkvZone *zone = skv_plan_get_zone (self->plan);
  const SkvOccurrence *job = self->set[i];
  g_autofree char *now = job->start != SKV_MOMENT_NONE ? skv_zone_format (zone, job->start) : NULL;
  g_autofree char *start = skv_zone_format (zone, self->starts[i]);

  g_test_message ("%s on %s, %d min, now %s, could be at %s", job->id, job->systems[0],
                  (int) work_of (job) / 60, now, start);
}

/* No set with one more of the jobs from @next on saves more than @best and can be done. */
static inline guint
assert_none_better (Trial *self, guint next, int best)
{
  guint n_tried = 0;

  if (self->n > 1 && share_a_system (self) && saving_of (self) > best)
    {
      gboolean done = can_be_done (self);

      n_tried++;
      for (guint i = 0; i < self->n && done; i++)
        tell_job (self, i);
      g_assert_false (done);
    }
  for (guint i = next; i < self->jobs->len && self->n < MOST_OF_TWIN; i++)
    {
      self->set[self->n++] = g_ptr_array_index (self->jobs, i);
      n_tried += assert_none_better (self, i + 1, best);
      self->n--;
    }
  return n_tried;
}
