/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_SEVERITY_NONE,
  SKV_SEVERITY_INFO,
  SKV_SEVERITY_SOFT,
  SKV_SEVERITY_HARD,
} SkvSeverity;

/**
 * SkvConflict:
 *
 * Two things that meet in time and touch the same systems, or one thing that breaks a rule of the
 * calendar. Ids and paths in words stand in @message; here they are data.
 */
typedef struct
{
  const char *check; /* static: "critical-period" */
  SkvSeverity severity;
  char *item;      /* (owned): id of the occurrence that is told */
  char *against;   /* (owned) (nullable): id of the other occurrence */
  SkvSpan overlap; /* when they meet */
  GStrv systems;   /* (owned): systems of the other side (or own) that are touched, ids */
  GStrv path;      /* (owned): from the protected system to the one worked on, ids; may be empty */
  char *owner;     /* (owned) (nullable): whom to ask, in words */
  char *message;   /* (owned): what, with what, when, through which path */
  char *solution;  /* (owned) (nullable): what would solve it, if that is cheap to know; else ask
                    * skv_checker_suggest_solution() */
  gboolean accepted;  /* by an exception, or an emergency with its reason */
  char *accepted_why; /* (owned) (nullable) */
} SkvConflict;

typedef struct
{
  char *item;    /* (owned): id of the occurrence */
  char *message; /* (owned): what is missing */
} SkvNotCalculated;

/**
 * SkvChecker:
 *
 * The conflicts of a plan among what touches the days [from, to). Holds the occurrences, an
 * interval index over them and the reach of every system through relations. Made for one state of
 * the plan: after "changed", make a new one. It computes when asked and keeps what it found: one
 * thread at a time.
 */
typedef struct _SkvChecker SkvChecker;

/* What the plan has set for a check (SkvCheckSetting, core/conflict/check-settings.h) goes before
 * what the check says: "info", "soft" and "hard" are the severity of all that it finds, and of
 * "off" it finds nothing. Trials follow, too. */

SkvChecker *skv_checker_new (SkvPlan *plan, SkvDay from, SkvDay to);
/* What is today, for the check that needs to know: the checker never asks the clock. Without it, or
 * with SKV_DAY_NONE, nothing is told to come at short notice. To be set before anything is asked.
 */
void skv_checker_set_today (SkvChecker *self, SkvDay today);
/* SKV_DAY_NONE: nobody has said */
SkvDay skv_checker_get_today (SkvChecker *self);
SkvChecker *skv_checker_ref (SkvChecker *self);
void skv_checker_unref (SkvChecker *self);
SkvOccurrences *skv_checker_get_occurrences (SkvChecker *self);

/* all conflicts, worst first, then by time (transfer none) (element-type SkvConflict); computed at
 * the first call */
GPtrArray *skv_checker_get_conflicts (SkvChecker *self);

/* Follows an edit of the plan, as the plan's "changed" tells it: afterwards the checker says what a
 * new one would, at the cost of what the edit touches. Items are followed, the evenings of rules
 * that they change, and exceptions; not what changes everything, such as systems, relations, rules
 * and settings, nor an item in a lane that rules avoid or count from. FALSE if it cannot be
 * followed: then the checker is of no more use, and a new one has to be made. What was asked for
 * before is no longer so; occurrences and conflicts live on until the next edit is followed, for
 * those who still show them. */
gboolean skv_checker_update (SkvChecker *self, const SkvEdit *edit);

/**
 * SkvFound:
 *
 * A conflict before anybody has said a word about it: cheap to find and to count by the hundred
 * thousand. What is said of it in words costs a hundred times as much, and is made when it is
 * shown.
 */
typedef struct
{
  const char *check; /* static */
  SkvSeverity severity;
  gboolean accepted;
  const SkvOccurrence *item;    /* (unowned) */
  const SkvOccurrence *against; /* (unowned) (nullable) */
  SkvSpan overlap;
  guint n; /* evenings of one group that are told as one; 1 */
} SkvFound;

/* How many conflicts there are, and each of them, in no order; found when first asked for. What is
 * written lives as long as the checker and until skv_checker_update(). */
guint skv_checker_get_n_found (SkvChecker *self);
void skv_checker_get_found (SkvChecker *self, guint index, SkvFound *found);
/* the same in words (transfer full) */
SkvConflict *skv_checker_describe (SkvChecker *self, guint index);
/* (transfer none) (element-type SkvNotCalculated) */
GPtrArray *skv_checker_get_not_calculated (SkvChecker *self);

/* For every day of [from, to): what the full check says of @occurrence (one of this checker's), as
 * either side of a conflict, when its first day is moved there and its time of day kept: the worst
 * severity that is not accepted, as a byte. @severities has to - from elements. The reason for a
 * day: skv_checker_try_day().
 *
 * What cannot be calculated (no systems, no length; a day outside of the checker's own range) is
 * soft, never free. Work without a time of day takes the start of the day's first window that
 * serves it. An evening is tried alone: of the others of its group and of jobs that would lose
 * their window nothing is said. What no check looks at (done, cancelled, another lane) is free
 * everywhere. */
void skv_checker_try_days (
  SkvChecker *self, const SkvOccurrence *occurrence, SkvDay from, SkvDay to, guint8 *severities);
/* conflicts of @occurrence if it were moved to @day (transfer full) (element-type SkvConflict),
 * worst first */
GPtrArray *skv_checker_try_day (SkvChecker *self, const SkvOccurrence *occurrence, SkvDay day);

/* The same for starts that need not be at its own time of day, ascending and in the units of its
 * own start: @severities has @n elements. */
void skv_checker_try_starts (SkvChecker *self,
                             const SkvOccurrence *occurrence,
                             const gint64 *starts,
                             guint n,
                             guint8 *severities);
GPtrArray *skv_checker_try_start (SkvChecker *self, const SkvOccurrence *occurrence, gint64 start);

/* What would solve a conflict of this checker, in words: its own solution, or for a job the nearest
 * days of the checked range on which it is free (transfer full) (nullable: nothing to suggest). As
 * dear as skv_checker_try_days(): ask when it is shown. */
char *skv_checker_suggest_solution (SkvChecker *self, const SkvConflict *conflict);

const char *skv_severity_name (SkvSeverity severity);
/* stable names of all checks, NULL-terminated, and what people call one, translated */
const char *const *skv_check_names (void);
const char *skv_check_title (const char *check);
void skv_conflict_free (SkvConflict *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvChecker, skv_checker_unref)

G_END_DECLS
