/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/schedule/schedule-work.h"

/* People see no more than so many steps. */
#define N_STEPS 200

typedef struct
{
  GTask *task;   /* (unowned): owns this */
  SkvPlan *copy; /* (owned): the thread's own */
  SkvScheduleWish wish;
  SkvScheduleWorkProgress progress;
  int told; /* of N_STEPS; the thread's own */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->copy);
  g_free (work);
}

/* --- progress -------------------------------------------------------------------------------- */

typedef struct
{
  GTask *task; /* (owned) */
  double done;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->task);
  g_free (step);
}

static gboolean
tell_step (gpointer data)
{
  const Step *step = data;
  const Work *work = g_task_get_task_data (step->task);

  if (!g_task_get_completed (step->task) &&
      !g_cancellable_is_cancelled (g_task_get_cancellable (step->task)))
    work->progress (g_task_get_source_object (step->task), step->done);
  return G_SOURCE_REMOVE;
}

static void
on_progress (double done, gpointer data)
{
  Work *work = data;
  Step *step;

  if ((int) (done * N_STEPS) == work->told)
    return;
  work->told = (int) (done * N_STEPS);
  step = g_new (Step, 1);
  step->task = g_object_ref (work->task);
  step->done = done;
  g_main_context_invoke_full (g_task_get_context (work->task), G_PRIORITY_DEFAULT_IDLE, tell_step,
                              step, step_free);
}

/* --- the work -------------------------------------------------------------------------------- */

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  SkvSchedule *schedule =
    skv_schedule_new (work->copy, &work->wish, on_progress, work, cancellable);

  if (schedule != NULL)
    g_task_return_pointer (task, schedule, (GDestroyNotify) skv_schedule_free);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
}

void
skv_schedule_work_async (gpointer source,
                         SkvPlan *plan,
                         const SkvScheduleWish *wish,
                         SkvScheduleWorkProgress progress,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, data);
  Work *work = g_new0 (Work, 1);

  work->task = task;
  work->copy = skv_plan_copy (plan);
  work->wish = *wish;
  work->wish.items = NULL;
  work->progress = progress;
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, run);
}

SkvSchedule *
skv_schedule_work_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
