/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/conflict/schedule-private.h"

struct _SkvSchedule
{
  SkvScheduleTask *task; /* (owned) */
  GPtrArray *jobs;       /* (owned) (element-type SkvScheduledJob) */
  SkvChecker *result;    /* (owned): of the plan with all of it */
  guint n_placed;
  guint n_moved;
  guint n_conflicts[SKV_SEVERITY_HARD + 1];
  gint64 cost;
  gint64 bound;
};

/* --- who watches ----------------------------------------------------------------------------- */

void
skv_schedule_watch_begin (SkvScheduleWatch *self, double first, double last)
{
  self->first = first;
  self->last = last;
  skv_schedule_watch_goes_on (self, 0);
}

gboolean
skv_schedule_watch_goes_on (SkvScheduleWatch *self, double done)
{
  if (self == NULL)
    return TRUE;
  self->told = MAX (self->told, self->first + (self->last - self->first) * done);
  if (self->progress != NULL)
    self->progress (self->told, self->data);
  return !g_cancellable_is_cancelled (self->cancellable);
}

/* --- what became of the jobs ----------------------------------------------------------------- */

static void
job_free (gpointer data)
{
  SkvScheduledJob *self = data;

  g_ptr_array_unref (self->conflicts);
  g_free (self->reason);
  g_free (self);
}

static int
compare_jobs (gconstpointer a, gconstpointer b)
{
  const SkvScheduledJob *first = *(const SkvScheduledJob *const *) a;
  const SkvScheduledJob *second = *(const SkvScheduledJob *const *) b;

  if (first->placed != second->placed)
    return first->placed ? -1 : 1;
  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (strcmp (first->title, second->title) != 0)
    return strcmp (first->title, second->title);
  return strcmp (first->item, second->item);
}

static SkvScheduledJob *
tell_job (const SkvScheduleTask *task, guint number, const int *slots)
{
  const SkvAsk *ask = g_ptr_array_index (task->asks, number);
  SkvScheduledJob *job = g_new0 (SkvScheduledJob, 1);
  const SkvSlot *slot;

  job->item = ask->item->parent.id;
  job->title = ask->item->title;
  job->start = job->end = SKV_MOMENT_NONE;
  job->old_start = ask->item->all_day ? SKV_MOMENT_NONE : ask->item->start;
  job->uncalculated = ask->no_systems || ask->no_length;
  job->conflicts = g_ptr_array_new ();
  job->reason = skv_schedule_explain (task, number, slots, &job->check);
  if (ask->puzzle_job < 0 || slots[ask->puzzle_job] == SKV_NO_SLOT)
    return job;
  slot = skv_puzzle_slot (task->puzzle, (guint) ask->puzzle_job, slots[ask->puzzle_job]);
  job->placed = TRUE;
  job->start = slot->span.start;
  job->end = job->start + ask->duration * G_GINT64_CONSTANT (60);
  job->window = slot->window;
  job->on_moved = slot->on_moved;
  return job;
}

/* what all of it costs, by the puzzle's own account */
static gint64
count_cost (const SkvPuzzle *puzzle, const int *slots)
{
  g_auto (SkvChoice) choice = { NULL };

  skv_choice_init (&choice, puzzle);
  for (guint i = 0; i < puzzle->jobs->len; i++)
    {
      if (slots[i] != SKV_NO_SLOT)
        skv_choice_put (&choice, i, slots[i]);
    }
  return choice.cost;
}

/* @least: what no choice costs less than */
static void
solve_puzzle (const SkvPuzzle *puzzle, int *slots, gint64 *least)
{
  g_autofree int *found = g_new (int, puzzle->jobs->len + 1);
  gboolean solved = skv_schedule_solve (puzzle, slots, least);

  if (!solved)
    *least = skv_schedule_find_bound (puzzle, G_MAXINT64);
  if (solved && count_cost (puzzle, slots) == *least)
    return;
  skv_schedule_search (puzzle, *least, found);
  if (!solved || count_cost (puzzle, found) < count_cost (puzzle, slots))
    memcpy (slots, found, puzzle->jobs->len * sizeof (int));
}

/* The conflict counts for every placed job that it concerns, and once for all. */
static void
keep_conflict (SkvSchedule *self, SkvConflict *conflict, GHashTable *placed)
{
  const char *const sides[] = { conflict->item, conflict->against };
  gboolean any = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      SkvScheduledJob *job = sides[i] != NULL ? g_hash_table_lookup (placed, sides[i]) : NULL;

      if (job == NULL)
        continue;
      g_ptr_array_add (job->conflicts, conflict);
      any = TRUE;
    }
  self->n_conflicts[conflict->severity] += any;
}

static void
keep_conflicts (SkvSchedule *self, const int *slots)
{
  g_autoptr (GHashTable) placed = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *conflicts;

  for (guint i = 0; i < self->jobs->len; i++)
    {
      SkvScheduledJob *job = g_ptr_array_index (self->jobs, i);

      if (job->placed)
        g_hash_table_insert (placed, (gpointer) job->item, job);
    }
  self->result = skv_schedule_check (self->task, slots);
  conflicts = skv_checker_get_conflicts (self->result);
  for (guint i = 0; i < conflicts->len; i++)
    {
      SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (!conflict->accepted && conflict->severity >= SKV_SEVERITY_SOFT)
        keep_conflict (self, conflict, placed);
    }
}

static void
tell_jobs (SkvSchedule *self, const int *slots)
{
  for (guint i = 0; i < self->task->asks->len; i++)
    {
      SkvScheduledJob *job = tell_job (self->task, i, slots);

      self->n_placed += job->placed;
      self->n_moved +=
        job->placed && job->old_start != SKV_MOMENT_NONE && job->start != job->old_start;
      g_ptr_array_add (self->jobs, job);
    }
  g_ptr_array_sort (self->jobs, compare_jobs);
  keep_conflicts (self, slots);
}

/* how far it is when the slots, the search, the full checks and the bound are done */
#define DONE_SLOTS 0.35
#define DONE_SEARCH 0.75
#define DONE_CHECKS 0.9

/* FALSE if it was ended */
static gboolean
solve (SkvSchedule *self, SkvScheduleWatch *watch)
{
  const SkvPuzzle *puzzle = self->task->puzzle;
  g_autofree int *slots = g_new (int, puzzle->jobs->len + 1);
  gint64 least, cost;

  skv_schedule_watch_begin (watch, DONE_SLOTS, DONE_SEARCH);
  solve_puzzle (puzzle, slots, &self->bound);
  /* Before evenings are taken away from it: the bound is of what was asked. */
  skv_schedule_watch_begin (watch, DONE_SEARCH, DONE_CHECKS);
  cost = count_cost (puzzle, slots);
  least = cost > self->bound ? skv_schedule_find_bound (puzzle, cost) : self->bound;
  self->bound = MAX (self->bound, least);
  skv_schedule_watch_begin (watch, DONE_CHECKS, 1);
  for (guint round = 0;
       skv_schedule_watch_goes_on (watch, 0) && !skv_schedule_verify (self->task, slots, round);
       round++)
    solve_puzzle (puzzle, slots, &least);
  self->cost = count_cost (puzzle, slots);
  if (!skv_schedule_watch_goes_on (watch, 0.8))
    return FALSE;
  tell_jobs (self, slots);
  return skv_schedule_watch_goes_on (watch, 1);
}

SkvSchedule *
skv_schedule_new (SkvPlan *plan,
                  const SkvScheduleWish *wish,
                  SkvScheduleProgress progress,
                  gpointer data,
                  GCancellable *cancellable)
{
  SkvScheduleWatch watch = { progress, data, cancellable, 0, 0, 0 };
  g_autoptr (SkvSchedule) self = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (wish != NULL && wish->from <= wish->to, NULL);

  self = g_new0 (SkvSchedule, 1);
  self->jobs = g_ptr_array_new_with_free_func (job_free);
  skv_schedule_watch_begin (&watch, 0, DONE_SLOTS);
  self->task = skv_schedule_task_new (plan, wish, &watch);
  if (self->task == NULL || !solve (self, &watch))
    return NULL;
  self->task->puzzle->watch = NULL;
  return g_steal_pointer (&self);
}

void
skv_schedule_free (SkvSchedule *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->jobs);
  g_clear_pointer (&self->result, skv_checker_unref);
  skv_schedule_task_free (self->task);
  g_free (self);
}

GPtrArray *
skv_schedule_get_jobs (SkvSchedule *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->jobs;
}

guint
skv_schedule_get_n_placed (SkvSchedule *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_placed;
}

gint64
skv_schedule_get_cost (SkvSchedule *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->cost;
}

gint64
skv_schedule_get_bound (SkvSchedule *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->bound;
}

guint
skv_schedule_get_gap (SkvSchedule *self)
{
  gint64 least, gap;

  g_return_val_if_fail (self != NULL, 0);
  least = MAX (self->bound, 1);
  gap = (self->cost - self->bound) / least * 1000 +
        ((self->cost - self->bound) % least * 1000 + least - 1) / least;
  return (guint) MIN (gap, G_MAXUINT);
}

guint
skv_schedule_count_conflicts (SkvSchedule *self, SkvSeverity severity)
{
  g_return_val_if_fail (self != NULL && severity <= SKV_SEVERITY_HARD, 0);
  return self->n_conflicts[severity];
}

guint
skv_schedule_get_n_moved (SkvSchedule *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_moved;
}

gboolean
skv_schedule_is_assumed (SkvSchedule *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->task->assumed;
}

char *
skv_schedule_proof_words (SkvSchedule *self)
{
  guint gap = skv_schedule_get_gap (self);
  gint64 more, fewer;

  if (gap == 0)
    return g_strdup (_("the best possible"));
  more = self->cost / SKV_SCHEDULE_UNPLACED - self->bound / SKV_SCHEDULE_UNPLACED;
  if (more > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "at most %u more job could have a place",
                                         "at most %u more jobs could have a place", (gulong) more),
                            (guint) more);
  fewer = (self->cost - self->bound) / SKV_SCHEDULE_SOFT;
  if (fewer > 0)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "at most %u soft conflict or split bundle could be spared",
                   "at most %u soft conflicts or split bundles could be spared", (gulong) fewer),
      (guint) fewer);
  /* TRANSLATORS: how far a plan may be from the best possible one, as percent with one decimal */
  return g_strdup_printf (_("within %1$u.%2$u %% of the best possible"), gap / 10, gap % 10);
}

/* --- as an edit ------------------------------------------------------------------------------ */

/* "Plan 14 jobs of 2027" (transfer full) */
static char *
make_label (SkvSchedule *self, guint n)
{
  int first = skv_day_year (self->task->from), last = skv_day_year (self->task->to - 1);
  g_autofree char *years =
    first == last ? g_strdup_printf ("%d", first) : g_strdup_printf ("%d–%d", first, last);

  /* TRANSLATORS: how many jobs, and of which year: the label of what can be undone */
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Plan %1$u job of %2$s", "Plan %1$u jobs of %2$s", n), n, years);
}

static gboolean
is_chosen (const SkvScheduledJob *job, const SkvItem *before, const char *const *items)
{
  if (!job->placed || before == NULL || (items != NULL && !g_strv_contains (items, job->item)))
    return FALSE;
  return before->all_day || before->start != job->start || skv_item_get_end (before) != job->end;
}

SkvEdit *
skv_schedule_make_edit (SkvSchedule *self, const char *const *items)
{
  g_autofree char *label = NULL;
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  SkvEdit *edit;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->jobs->len; i++)
    {
      const SkvScheduledJob *job = g_ptr_array_index (self->jobs, i);
      const SkvItem *before = skv_plan_get_item (self->task->plan, job->item);
      SkvItem *item;

      if (!is_chosen (job, before, items))
        continue;
      item = skv_record_copy (before);
      item->all_day = FALSE;
      item->start = job->start;
      item->end = item->duration >= 0 ? SKV_MOMENT_NONE : job->end;
      g_ptr_array_add (changed, item);
    }
  if (changed->len == 0)
    return NULL;
  label = make_label (self, changed->len);
  edit = skv_edit_new (label);
  for (guint i = 0; i < changed->len; i++)
    skv_edit_put (edit, g_ptr_array_index (changed, i));
  return edit;
}
