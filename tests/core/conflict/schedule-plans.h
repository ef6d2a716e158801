/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/schedule.h"

#include "plan-text.h"

/* Schedules of plans from text. */

#define FROM skv_day_from_ymd (2027, 1, 1)
#define TO skv_day_from_ymd (2027, 5, 1)

static inline SkvSchedule *
schedule_new (SkvPlan *plan, SkvDay to, gboolean replace)
{
  const SkvScheduleWish wish = { FROM, to, NULL, replace, SKV_DAY_NONE };

  return skv_schedule_new (plan, &wish, NULL, NULL, NULL);
}

static inline const SkvScheduledJob *
find_job (SkvSchedule *schedule, const char *id)
{
  GPtrArray *jobs = skv_schedule_get_jobs (schedule);

  for (guint i = 0; i < jobs->len; i++)
    {
      if (strcmp (((const SkvScheduledJob *) g_ptr_array_index (jobs, i))->item, id) == 0)
        return g_ptr_array_index (jobs, i);
    }
  return NULL;
}
