/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/**
 * SkvSchedule:
 *
 * A place in time for every proposed job at once: those without a date, and with @replace those
 * that have one too. Nothing is changed by it: skv_schedule_make_edit() gives what would be.
 *
 * Every job lies wholly, rollback included, in a stretch of service windows that serves it. A place
 * with a hard conflict is never taken; nor one at which another job, of these or of those that have
 * their date, touches the same systems or has the same contact; nor one before what it comes after
 * (SkvItem.after). What is left is weighed, each row at least as heavy as all that a single job is
 * likely to bring together from the rows below it:
 *
 *   a job that could have a place, but gets none               1,000,000,000
 *   a soft conflict; two jobs of one bundle on two evenings; one
 *     in the days in which another one wants peace after it        1,000,000
 *   an evening that does not lie where its rule has it                 5,000
 *   two jobs of one department (or, where no department is
 *     named, of one organisation) in one month                         2,000
 *   two jobs on one evening; a conflict for information                1,000
 *   each day from the first day of the range on                            1
 *
 * Up to SKV_SCHEDULE_EXACT jobs the cost is the least possible, proved, unless some of them want
 * peace after their work, their windows run into each other over midnight, or the full check finds
 * an evening too full with what lies there already. Otherwise it is what a search of a fixed number
 * of steps finds. What no plan can go below skv_schedule_get_bound() says in every case. The same
 * plan gives the same schedule, on every machine.
 */
typedef struct _SkvSchedule SkvSchedule;

#define SKV_SCHEDULE_UNPLACED G_GINT64_CONSTANT (1000000000)
#define SKV_SCHEDULE_SOFT G_GINT64_CONSTANT (1000000)
#define SKV_SCHEDULE_MOVED G_GINT64_CONSTANT (5000)
#define SKV_SCHEDULE_SAME_MONTH G_GINT64_CONSTANT (2000)
#define SKV_SCHEDULE_SAME_EVENING G_GINT64_CONSTANT (1000)
#define SKV_SCHEDULE_INFO G_GINT64_CONSTANT (1000)

#define SKV_SCHEDULE_EXACT 12

typedef struct
{
  const char *item; /* all (unowned): live as long as the schedule; an id */
  const char *title;
  gboolean placed;
  gint64 start; /* of the work, without rollback; SKV_MOMENT_NONE if not placed */
  gint64 end;
  const char *window; /* (nullable): id of the window's occurrence in which it begins */
  guint n_soft;       /* soft conflicts that it has there */
  const char *check;  /* (nullable): of one that is not placed, the check that refuses most */
  char *reason;       /* why there, or why nowhere: without capital and full stop */
} SkvScheduledJob;

/* Places the jobs in [from, to). @items (nullable): only the jobs with these ids. @replace: those
 * that have a date may get another one. (transfer full) */
SkvSchedule *skv_schedule_new (
  SkvPlan *plan, SkvDay from, SkvDay to, const char *const *items, gboolean replace);
void skv_schedule_free (SkvSchedule *self);

/* Is that item one that skv_schedule_new() would place? */
gboolean skv_schedule_is_job (const SkvItem *item, gboolean replace);

/* by time, those without a place at the end (transfer none) (element-type SkvScheduledJob) */
GPtrArray *skv_schedule_get_jobs (SkvSchedule *self);
guint skv_schedule_get_n_placed (SkvSchedule *self);
/* What all of it costs by the table above; jobs that have no possible place at all do not count. */
gint64 skv_schedule_get_cost (SkvSchedule *self);
/* no plan costs less */
gint64 skv_schedule_get_bound (SkvSchedule *self);
/* how far the cost may be above the least possible, in parts per thousand, rounded up; 0: it is the
 * least */
guint skv_schedule_get_gap (SkvSchedule *self);

/* All placed jobs as one edit with a label for people: "Plan 14 jobs of 2027" (transfer full)
 * (nullable: nothing changes) */
SkvEdit *skv_schedule_make_edit (SkvSchedule *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvSchedule, skv_schedule_free)

G_END_DECLS
