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
  guint n_placed;
  gint64 cost;
  gint64 bound;
};

static void
job_free (gpointer data)
{
  SkvScheduledJob *self = data;

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
  job->reason = skv_schedule_explain (task, number, slots, &job->check);
  if (ask->puzzle_job < 0 || slots[ask->puzzle_job] == SKV_NO_SLOT)
    return job;
  slot = skv_puzzle_slot (task->puzzle, (guint) ask->puzzle_job, slots[ask->puzzle_job]);
  job->placed = TRUE;
  job->start = slot->span.start;
  job->end = job->start + ask->duration * G_GINT64_CONSTANT (60);
  job->window = slot->window;
  job->n_soft = slot->n_soft;
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
    *least = skv_schedule_find_bound (puzzle);
  if (solved && count_cost (puzzle, slots) == *least)
    return;
  skv_schedule_search (puzzle, *least, found);
  if (!solved || count_cost (puzzle, found) < count_cost (puzzle, slots))
    memcpy (slots, found, puzzle->jobs->len * sizeof (int));
}

static void
solve (SkvSchedule *self)
{
  const SkvPuzzle *puzzle = self->task->puzzle;
  g_autofree int *slots = g_new (int, puzzle->jobs->len + 1);
  gint64 least;

  solve_puzzle (puzzle, slots, &self->bound);
  for (guint round = 0; !skv_schedule_verify (self->task, slots, round); round++)
    solve_puzzle (puzzle, slots, &least);
  self->cost = count_cost (puzzle, slots);
  for (guint i = 0; i < self->task->asks->len; i++)
    {
      SkvScheduledJob *job = tell_job (self->task, i, slots);

      self->n_placed += job->placed;
      g_ptr_array_add (self->jobs, job);
    }
  g_ptr_array_sort (self->jobs, compare_jobs);
}

SkvSchedule *
skv_schedule_new (SkvPlan *plan, SkvDay from, SkvDay to, const char *const *items, gboolean replace)
{
  SkvSchedule *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (from <= to, NULL);

  self = g_new0 (SkvSchedule, 1);
  self->jobs = g_ptr_array_new_with_free_func (job_free);
  self->task = skv_schedule_task_new (plan, from, to, items, replace);
  solve (self);
  return self;
}

void
skv_schedule_free (SkvSchedule *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->jobs);
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

/* --- as an edit ------------------------------------------------------------------------------ */

/* "Plan 14 jobs of 2027" (transfer full) */
static char *
make_label (SkvSchedule *self)
{
  int first = skv_day_year (self->task->from), last = skv_day_year (self->task->to - 1);
  g_autofree char *years =
    first == last ? g_strdup_printf ("%d", first) : g_strdup_printf ("%d–%d", first, last);

  /* TRANSLATORS: how many jobs, and of which year: the label of what can be undone */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Plan %1$u job of %2$s",
                                       "Plan %1$u jobs of %2$s", self->n_placed),
                          self->n_placed, years);
}

SkvEdit *
skv_schedule_make_edit (SkvSchedule *self)
{
  g_autofree char *label = NULL;
  g_autoptr (SkvEdit) edit = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  label = make_label (self);
  edit = skv_edit_new (label);
  for (guint i = 0; i < self->jobs->len; i++)
    {
      const SkvScheduledJob *job = g_ptr_array_index (self->jobs, i);
      const SkvItem *before = skv_plan_get_item (self->task->plan, job->item);
      SkvItem *item;

      if (!job->placed || before == NULL ||
          (!before->all_day && before->start == job->start &&
           skv_item_get_end (before) == job->end))
        continue;
      item = skv_record_copy (before);
      item->all_day = FALSE;
      item->start = job->start;
      item->end = item->duration >= 0 ? SKV_MOMENT_NONE : job->end;
      skv_edit_put (edit, item);
    }
  return skv_edit_get_n_changes (edit) > 0 ? g_steal_pointer (&edit) : NULL;
}
