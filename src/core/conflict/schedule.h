/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker.h"

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
 * A job that names no system gets a place, too, by its length and what concerns everybody: that
 * nobody can tell whom it hits, its reason says. One of which nobody has said how long it lasts
 * gets none. If the plan has no service window in any year of the range, evenings from Tuesday to
 * Thursday, SKV_SCHEDULE_ASSUMED_START to SKV_SCHEDULE_ASSUMED_END, are assumed, and told to be.
 *
 * Up to SKV_SCHEDULE_EXACT jobs the cost is the least possible, proved, unless some of them want
 * peace after their work, their windows run into each other over midnight, or the full check finds
 * an evening too full with what lies there already. Otherwise it is what a search of a fixed number
 * of steps finds. What no plan can go below skv_schedule_get_bound() says in every case: it counts
 * slots, crowds, and of what stands between jobs (order, bundles, peace after work, the same
 * systems) as many pairs as make no ring. The same plan and day give the same schedule, on every
 * machine.
 */
typedef struct _SkvSchedule SkvSchedule;

#define SKV_SCHEDULE_UNPLACED G_GINT64_CONSTANT (1000000000)
#define SKV_SCHEDULE_SOFT G_GINT64_CONSTANT (1000000)
#define SKV_SCHEDULE_MOVED G_GINT64_CONSTANT (5000)
#define SKV_SCHEDULE_SAME_MONTH G_GINT64_CONSTANT (2000)
#define SKV_SCHEDULE_SAME_EVENING G_GINT64_CONSTANT (1000)
#define SKV_SCHEDULE_INFO G_GINT64_CONSTANT (1000)

#define SKV_SCHEDULE_EXACT 12

/* minutes after midnight */
#define SKV_SCHEDULE_ASSUMED_START (17 * 60)
#define SKV_SCHEDULE_ASSUMED_END (23 * 60)

/* what is to be placed, and where */
typedef struct
{
  SkvDay from, to;          /* [from, to) */
  const char *const *items; /* (nullable): only the jobs with these ids */
  gboolean replace;         /* those that have a date may get another one */
  SkvDay today;             /* for what comes at short notice; SKV_DAY_NONE: nobody has said */
} SkvScheduleWish;

/* How far it has come, 0 to 1, in the thread that makes it. */
typedef void (*SkvScheduleProgress) (double done, gpointer data);

typedef struct
{
  const char *item; /* all (unowned): live as long as the schedule; an id */
  const char *title;
  gboolean placed;
  gint64 start; /* of the work, without rollback; SKV_MOMENT_NONE if not placed */
  gint64 end;
  const char *window;    /* (nullable): id of the window's occurrence in which it begins */
  gint64 old_start;      /* where it lies in the plan; SKV_MOMENT_NONE: nowhere */
  gboolean uncalculated; /* it names no system, or nobody has said how long it lasts */
  gboolean on_moved;     /* that evening lies elsewhere than its rule has it */
  GPtrArray
    *conflicts;      /* (element-type SkvConflict): that it has there by the full check
                      * of the whole schedule, those for information and accepted ones left out */
  const char *check; /* (nullable): of one that is not placed, the check that refuses most */
  char *reason;      /* why there, or why nowhere: without capital and full stop */
} SkvScheduledJob;

/* Places the jobs. @progress (nullable) with @data is told now and then; NULL if @cancellable
 * (nullable) is cancelled meanwhile. The plan is only read: another thread may have a copy of its
 * own (skv_plan_copy()). (transfer full) */
SkvSchedule *skv_schedule_new (SkvPlan *plan,
                               const SkvScheduleWish *wish,
                               SkvScheduleProgress progress,
                               gpointer data,
                               GCancellable *cancellable);
void skv_schedule_free (SkvSchedule *self);

/* Is that item one that skv_schedule_new() would place? */
gboolean skv_schedule_is_job (const SkvItem *item, gboolean replace);

/* by time, those without a place at the end (transfer none) (element-type SkvScheduledJob) */
GPtrArray *skv_schedule_get_jobs (SkvSchedule *self);
guint skv_schedule_get_n_placed (SkvSchedule *self);
/* conflicts of the placed jobs, each once: hard ones there should be none of */
guint skv_schedule_count_conflicts (SkvSchedule *self, SkvSeverity severity);
/* placed jobs that have a date in the plan, and get another one */
guint skv_schedule_get_n_moved (SkvSchedule *self);
/* How good it is, in words: "the best possible", "within 1.2 % of the best possible", "at most 2
 * more jobs could have a place" (transfer full) */
char *skv_schedule_proof_words (SkvSchedule *self);
/* Were evenings assumed, since the plan has no service windows? */
gboolean skv_schedule_is_assumed (SkvSchedule *self);
/* which ones, a sentence, translated */
const char *skv_schedule_assumed_words (void);
/* What all of it costs by the table above; jobs that have no possible place at all do not count. */
gint64 skv_schedule_get_cost (SkvSchedule *self);
/* no plan costs less */
gint64 skv_schedule_get_bound (SkvSchedule *self);
/* how far the cost may be above the least possible, in parts per thousand, rounded up; 0: it is the
 * least */
guint skv_schedule_get_gap (SkvSchedule *self);

/* The placed jobs, or those of @items (nullable) only, as one edit with a label for people: "Plan
 * 14 jobs of 2027", made for the plan that the schedule was made of (transfer full) (nullable:
 * nothing changes) */
SkvEdit *skv_schedule_make_edit (SkvSchedule *self, const char *const *items);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvSchedule, skv_schedule_free)

G_END_DECLS
