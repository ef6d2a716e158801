/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/conflict/schedule.h"

G_BEGIN_DECLS

/* Places the jobs of a copy of the plan in a thread of its own. */

/* in the thread that asked, now and then: 0 to 1 */
typedef void (*SkvScheduleWorkProgress) (gpointer source, double done);

/* @source is kept until it is over. @wish: all jobs, without names (its items are NULL). */
void skv_schedule_work_async (gpointer source,
                              SkvPlan *plan,
                              const SkvScheduleWish *wish,
                              SkvScheduleWorkProgress progress,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
/* NULL with G_IO_ERROR_CANCELLED if it was cancelled (transfer full) */
SkvSchedule *skv_schedule_work_finish (GAsyncResult *result, GError **error);

G_END_DECLS
