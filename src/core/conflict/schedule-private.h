/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker.h"
#include "core/conflict/schedule.h"

G_BEGIN_DECLS

/* Used by the files of core/conflict/schedule*.c and their tests only. */

/* Who wants to know how far it is, and may want it to end. */
typedef struct
{
  SkvScheduleProgress progress; /* (nullable) */
  gpointer data;
  GCancellable *cancellable; /* (unowned) (nullable) */
  double first, last;        /* what the running part is of all */
  double told;               /* it never goes back, even if something is done again */
} SkvScheduleWatch;

/* the next part, [first, last) of all */
void skv_schedule_watch_begin (SkvScheduleWatch *self, double first, double last);
/* @done of the part, 0 to 1: FALSE if it should end. @self (nullable): never */
gboolean skv_schedule_watch_goes_on (SkvScheduleWatch *self, double done);

/* --- schedule-puzzle.c: what is to be solved ------------------------------------------------ */

/* A place that a job may have. */
typedef struct
{
  SkvSpan span;    /* with rollback */
  gint64 care_end; /* its systems should be left in peace until then */
  guint evening;   /* number among all evenings, by time */
  gint64 cost;     /* by itself */
  guint n_soft;
  gboolean on_moved;  /* an evening that lies elsewhere than its rule has it */
  const char *window; /* (unowned) (nullable): id of its occurrence */
} SkvSlot;

/* The slots of one job on one evening: [first, end) of its slots. */
typedef struct
{
  guint evening;
  guint first;
  guint end;
  gint64 least; /* cost of the cheapest */
} SkvSlotEvening;

typedef enum
{
  SKV_PAIR_SHARED = 1 << 0,   /* never at the same time: same systems or contact */
  SKV_PAIR_AFTER = 1 << 1,    /* this one comes after the other one, */
  SKV_PAIR_BEFORE = 1 << 2,   /* or before it */
  SKV_PAIR_TOGETHER = 1 << 3, /* better on the same evening */
  SKV_PAIR_CARE = 1 << 4,     /* better not in the time in which the earlier one wants peace */
} SkvPairFlags;

typedef struct
{
  guint other;
  SkvPairFlags flags;
} SkvPair;

typedef struct
{
  GArray *slots;    /* (owned) (element-type SkvSlot): by start */
  GArray *evenings; /* (owned) (element-type SkvSlotEvening): by time */
  GArray *pairs;    /* (owned) (element-type SkvPair) */
  GArray *groups;   /* (owned) (element-type guint): departments or organisations */
} SkvPuzzleJob;

typedef struct
{
  guint month;  /* number among all months, by time */
  guint n_base; /* jobs that lie there already */
} SkvPuzzleEvening;

typedef struct
{
  GPtrArray *jobs;  /* (owned) (element-type SkvPuzzleJob) */
  GArray *evenings; /* (owned) (element-type SkvPuzzleEvening): by time */
  guint n_months;
  guint n_groups;
  guint *base;             /* (owned): by group × n_months + month, jobs that lie there already */
  SkvScheduleWatch *watch; /* (unowned) (nullable) */
} SkvPuzzle;

#define SKV_NO_SLOT (-1)
/* the price of what cannot be */
#define SKV_NEVER G_MAXINT64

SkvPuzzle *skv_puzzle_new (void);
void skv_puzzle_free (SkvPuzzle *self);
SkvPuzzleJob *skv_puzzle_add_job (SkvPuzzle *self);
void skv_puzzle_add_pair (SkvPuzzle *self, guint a, guint b, SkvPairFlags flags);
/* when all is in: fills the evenings of the jobs and takes out slots that can never be taken */
void skv_puzzle_settle (SkvPuzzle *self);

static inline SkvPuzzleJob *
skv_puzzle_job (const SkvPuzzle *self, guint job)
{
  return g_ptr_array_index (self->jobs, job);
}
static inline const SkvSlot *
skv_puzzle_slot (const SkvPuzzle *self, guint job, int slot)
{
  return &g_array_index (skv_puzzle_job (self, job)->slots, SkvSlot, slot);
}
static inline const SkvPuzzleEvening *
skv_puzzle_evening (const SkvPuzzle *self, guint evening)
{
  return &g_array_index (self->evenings, SkvPuzzleEvening, evening);
}

/* What a pair costs with these slots, of which either may be SKV_NO_SLOT; or SKV_NEVER. */
gint64 skv_puzzle_pair_cost (
  const SkvPuzzle *self, guint job, int slot, const SkvPair *pair, int other_slot);

/* A choice of slots that is being made, and what it costs so far. */
typedef struct
{
  const SkvPuzzle *puzzle; /* (unowned) */
  int *slots;              /* (owned): by job */
  const SkvSlot **places;  /* (owned): the same (unowned) (nullable) */
  guint *n_evening;        /* (owned): jobs of each evening, base included */
  guint *n_group;          /* (owned): as puzzle->base */
  gint64 cost;             /* of those that have a place, and SKV_SCHEDULE_UNPLACED for others */
} SkvChoice;

void skv_choice_init (SkvChoice *self, const SkvPuzzle *puzzle);
void skv_choice_clear (SkvChoice *self);
/* what an evening costs for its crowd alone, if the job came to it */
gint64 skv_choice_crowd (const SkvChoice *self, guint job, guint evening);
/* what the slot costs with all others as they are; SKV_NEVER */
gint64 skv_choice_price (const SkvChoice *self, guint job, int slot);
void skv_choice_put (SkvChoice *self, guint job, int slot); /* one that has a price */
void skv_choice_take (SkvChoice *self, guint job);
/* does every job that has a place have one that it may have? */
gboolean skv_choice_is_valid (const SkvChoice *self);

/* --- schedule-exact.c, schedule-search.c, schedule-bound.c ----------------------------------- */

/* Fills @slots with a choice of the least cost, which is @least, if nobody wanted peace after work
 * (SKV_PAIR_CARE): with that it may cost more, and no choice costs less. FALSE (and nothing is
 * written) if there are too many jobs, or evenings that run into each other. */
gboolean skv_schedule_solve (const SkvPuzzle *puzzle, int *slots, gint64 *least);
/* the best choice that it finds in a fixed number of steps; it looks no further when it costs only
 * @enough */
void skv_schedule_search (const SkvPuzzle *puzzle, gint64 enough, int *slots);
/* What no choice can cost less than, by costs and crowds; or by how many there is no room for, if
 * that is more; and if that is less than @cost, what a choice is known to cost, by a forest of
 * pairs of jobs, too. @cost: G_MAXINT64 if none is known. */
gint64 skv_schedule_find_bound (const SkvPuzzle *puzzle, gint64 cost);
/* schedule-room.c: so many jobs at least have no place, whatever is done */
guint skv_schedule_count_surplus (const SkvPuzzle *puzzle);

/* --- schedule-forest.c: what stands between jobs, for the bound --------------------------------
 */

typedef struct _SkvScheduleForest SkvScheduleForest;

/* (transfer full) (nullable: there is none, or it would take too long) */
SkvScheduleForest *skv_schedule_forest_new (const SkvPuzzle *puzzle);
void skv_schedule_forest_free (SkvScheduleForest *self);
/* The least that the pairs of the forest cost if an evening has its price, too; the last place of a
 * job is to have none. */
gint64 skv_schedule_forest_solve (SkvScheduleForest *self);
gboolean skv_schedule_forest_has (const SkvScheduleForest *self, guint job);
/* where the last answer has the job: number of an evening, or how many there are for none */
guint skv_schedule_forest_get_place (const SkvScheduleForest *self, guint job);
gint64 *skv_schedule_forest_price (SkvScheduleForest *self, guint job, guint place);
guint skv_schedule_forest_get_steps (const SkvScheduleForest *self);

/* --- schedule-task.c: from the plan to the puzzle ------------------------------------------ */

/* Why an evening cannot have a job, or not well. */
typedef struct
{
  SkvDay day;
  const char *check; /* static */
  char *against;     /* (owned) (nullable): title */
  gboolean refused;  /* all of it; or only a soft conflict */
} SkvRefusal;

typedef struct
{
  const SkvItem *item; /* (unowned): of the plan */
  int duration;        /* minutes; -1 unknown */
  int rollback;        /* minutes, 0 or more */
  GArray *refusals;    /* (owned) (element-type SkvRefusal): by day */
  guint n_windows;     /* stretches that serve it */
  int longest;         /* minutes of the longest of them */
  char *waits_for;     /* (owned) (nullable): title of what it comes after, and has no date */
  int puzzle_job;      /* its number in the puzzle; -1 if it has no slot at all */
  gboolean no_length;
  gboolean no_systems;
} SkvAsk;

typedef struct
{
  SkvPlan *plan;       /* (owned) */
  SkvPlan *rest;       /* (owned): a copy in which the jobs have no date */
  SkvChecker *checker; /* (owned): of the copy */
  SkvDay from, to, today;
  gboolean assumed;  /* there are no windows: evenings are assumed */
  GPtrArray *asks;   /* (owned) (element-type SkvAsk) */
  GArray *days;      /* (owned) (element-type SkvDay): of the puzzle's evenings */
  SkvPuzzle *puzzle; /* (owned) */
  GArray *asked;     /* (owned) (element-type guint): the ask of each of the puzzle's jobs */
} SkvScheduleTask;

/* (nullable: @watch has ended it) */
SkvScheduleTask *
skv_schedule_task_new (SkvPlan *plan, const SkvScheduleWish *wish, SkvScheduleWatch *watch);
void skv_schedule_task_free (SkvScheduleTask *self);

/* schedule-slots.c: fills the slots of @job, whose evenings are days of the range as yet, and in
 * @ask what it found on the way */
/* in which the systems of a job should be left in peace after it */
int skv_schedule_care_days (const SkvScheduleTask *task, const SkvItem *item);
void skv_schedule_find_slots (SkvScheduleTask *task, SkvAsk *ask, SkvPuzzleJob *job);

/* --- schedule-verify.c ------------------------------------------------------------------------ */

/* Does the full check of the plan that @slots makes allow it? FALSE: no, and the puzzle has been
 * changed so that it will give another answer. After some rounds (@round counts from 0) jobs are
 * left out of @slots instead, until it does. */
gboolean skv_schedule_verify (SkvScheduleTask *task, int *slots, guint round);
/* a checker of the plan that @slots makes (transfer full) */
SkvChecker *skv_schedule_check (const SkvScheduleTask *task, const int *slots);

/* --- schedule-words.c ------------------------------------------------------------------------ */

/* why it lies there, or nowhere (transfer full); @check (out): what refuses most */
char *
skv_schedule_explain (const SkvScheduleTask *task, guint ask, const int *slots, const char **check);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvPuzzle, skv_puzzle_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvScheduleTask, skv_schedule_task_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SkvChoice, skv_choice_clear)

G_END_DECLS
