/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/next-year/next-year-work.h"

typedef struct
{
  SkvPlan *copy; /* (owned): this thread's own */
  int year;
  SkvNextYearWish *wish; /* (owned) */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->copy);
  skv_next_year_wish_free (work->wish);
  g_free (work);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  SkvNextYear *next = skv_next_year_new (work->copy, work->year);

  skv_next_year_wish_apply (work->wish, next);
  skv_next_year_get_rules (next);
  skv_next_year_get_lines (next);
  skv_next_year_get_asks (next);
  g_task_return_pointer (task, next, (GDestroyNotify) skv_next_year_free);
}

void
skv_next_year_work_async (gpointer source,
                          SkvPlan *plan,
                          int year,
                          const SkvNextYearWish *wish,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, data);
  Work *work = g_new0 (Work, 1);

  work->copy = skv_plan_copy (plan);
  work->year = year;
  work->wish = skv_next_year_wish_copy (wish);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, run);
}

SkvNextYear *
skv_next_year_work_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
