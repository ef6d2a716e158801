/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/checker-private.h"
#include "core/conflict/schedule-private.h"

#include <string.h>

/*
 * A solved puzzle before the full check of the plan that it makes. What only several jobs together
 * do to an evening, with those that lie there already, the puzzle does not know: of each such
 * evening one of its jobs is then refused, and the puzzle asked again.
 */

#define MAX_ROUNDS 8
#define MAX_ROUNDS_OF_MANY 2
#define MANY 60 /* jobs, of which a round takes its time */

/* the plan with the jobs where @slots has them (transfer full) */
static SkvPlan *
make_plan (const SkvScheduleTask *task, const int *slots)
{
  SkvPlan *plan = skv_plan_copy (task->rest);
  g_autoptr (SkvEdit) edit = skv_edit_new ("schedule");

  for (guint i = 0; i < task->puzzle->jobs->len; i++)
    {
      const SkvAsk *ask = g_ptr_array_index (task->asks, g_array_index (task->asked, guint, i));
      SkvItem *item;

      if (slots[i] == SKV_NO_SLOT)
        continue;
      item = skv_record_copy (skv_plan_get_item (plan, ask->item->parent.id));
      item->start = skv_puzzle_slot (task->puzzle, i, slots[i])->span.start;
      skv_edit_put (edit, item);
    }
  if (skv_edit_get_n_changes (edit) > 0)
    skv_plan_apply (plan, edit, NULL);
  return plan;
}

SkvChecker *
skv_schedule_check (const SkvScheduleTask *task, const int *slots)
{
  g_autoptr (SkvPlan) plan = make_plan (task, slots);
  SkvChecker *checker = skv_checker_new (plan, task->from, task->to);

  skv_checker_set_today (checker, task->today);
  return checker;
}

/* the number of a job that has a place; -1 */
static int
find_job (const SkvScheduleTask *task, const int *slots, const char *id)
{
  for (guint i = 0; id != NULL && i < task->puzzle->jobs->len; i++)
    {
      const SkvAsk *ask = g_ptr_array_index (task->asks, g_array_index (task->asked, guint, i));

      if (slots[i] != SKV_NO_SLOT && strcmp (ask->item->parent.id, id) == 0)
        return (int) i;
    }
  return -1;
}

static gboolean
is_refused (const SkvConflict *conflict)
{
  static const char *const about_room[] = { "system-twice", "contact-twice", "window-full", NULL };

  return !conflict->accepted && (conflict->severity == SKV_SEVERITY_HARD ||
                                 (conflict->severity == SKV_SEVERITY_SOFT &&
                                  g_strv_contains (about_room, conflict->check)));
}

/* For each evening that is refused one of its jobs: the one that has most others. FALSE if none is.
 * @refused: by evening, -1 or the job */
static gboolean
find_refused (const SkvScheduleTask *task, const int *slots, int *refused)
{
  const SkvPuzzle *puzzle = task->puzzle;
  g_autoptr (SkvChecker) checker = skv_schedule_check (task, slots);
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);
  gboolean any = FALSE;

  for (guint i = 0; i < puzzle->evenings->len; i++)
    refused[i] = -1;
  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);
      int job = find_job (task, slots, conflict->item), *before;

      if (job < 0)
        job = find_job (task, slots, conflict->against);
      if (job < 0 || !is_refused (conflict))
        continue;
      before = &refused[skv_puzzle_slot (puzzle, (guint) job, slots[job])->evening];
      if (*before < 0 || skv_puzzle_job (puzzle, (guint) job)->evenings->len >
                           skv_puzzle_job (puzzle, (guint) *before)->evenings->len)
        *before = job;
      any = TRUE;
    }
  return any;
}

static void
take_evening_away (SkvPuzzleJob *job, guint evening)
{
  guint kept = 0;

  for (guint i = 0; i < job->slots->len; i++)
    {
      SkvSlot slot = g_array_index (job->slots, SkvSlot, i);

      if (slot.evening != evening)
        g_array_index (job->slots, SkvSlot, kept++) = slot;
    }
  g_array_set_size (job->slots, kept);
}

/* also those that come after it */
static void
leave_out (const SkvPuzzle *puzzle, int *slots, guint job)
{
  const GArray *pairs = skv_puzzle_job (puzzle, job)->pairs;

  slots[job] = SKV_NO_SLOT;
  for (guint i = 0; i < pairs->len; i++)
    {
      const SkvPair *pair = &g_array_index (pairs, SkvPair, i);

      if ((pair->flags & SKV_PAIR_BEFORE) && slots[pair->other] != SKV_NO_SLOT)
        leave_out (puzzle, slots, pair->other);
    }
}

gboolean
skv_schedule_verify (SkvScheduleTask *task, int *slots, guint round)
{
  SkvPuzzle *puzzle = task->puzzle;
  g_autofree int *refused = g_new (int, puzzle->evenings->len + 1);
  guint n_rounds = puzzle->jobs->len > MANY ? MAX_ROUNDS_OF_MANY : MAX_ROUNDS;

  if (!find_refused (task, slots, refused))
    return TRUE;
  for (guint i = 0; round < n_rounds && i < puzzle->evenings->len; i++)
    {
      if (refused[i] >= 0)
        take_evening_away (skv_puzzle_job (puzzle, (guint) refused[i]), i);
    }
  if (round < n_rounds)
    {
      skv_puzzle_settle (puzzle);
      return FALSE;
    }
  /* Enough asked: what is still refused gets no place. */
  do
    {
      for (guint i = 0; i < puzzle->evenings->len; i++)
        {
          if (refused[i] >= 0 && slots[refused[i]] != SKV_NO_SLOT)
            leave_out (puzzle, slots, (guint) refused[i]);
        }
    }
  while (find_refused (task, slots, refused));
  return TRUE;
}
