/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/holiday-calendar.h"
#include "core/conflict/checker.h"
#include "core/conflict/entry.h"
#include "core/conflict/index.h"

G_BEGIN_DECLS

/* Used by the files of core/conflict only. */

typedef struct _SkvCheck SkvCheck;

/* For each role an index of its entries with a shelf for every system that they name, and two more.
 */
#define SKV_SHELF_NAMELESS(reach) (skv_reach_get_n_systems (reach))  /* names no system */
#define SKV_SHELF_EVERY(reach) (skv_reach_get_n_systems (reach) + 1) /* all, whatever they name */
#define SKV_N_SHELVES(reach) (skv_reach_get_n_systems (reach) + 2)

struct _SkvChecker
{
  gatomicrefcount ref_count;
  SkvPlan *plan; /* (owned) */
  SkvZone *zone; /* (owned) */
  SkvDay from;
  SkvDay to;
  SkvOccurrences *occurrences; /* (owned) */
  SkvReach *reach;             /* (owned) */
  SkvEntries entries;
  SkvIndex *shelves[SKV_N_ROLES]; /* (owned): values are places in entries.all */
  gboolean has_windows;
  GHashTable *exceptions;       /* (owned): item id → GPtrArray of SkvException (owned) */
  SkvHolidayCalendar *calendar; /* (owned) */
  GArray *holidays; /* (owned) (element-type SkvHoliday): public ones of @calendar, by day; */
  GArray *eves;     /* (owned) (element-type SkvHoliday): whom they concern, it says */
  GHashTable *move_counts; /* (owned) (nullable): of check-moved-evening.c */

  char **phrases; /* (owned) (nullable): of phrases.c: by place, each (owned) (nullable) */

  guint *stamps; /* (owned): scratch: the last walk that met an entry */
  guint stamp;

  GPtrArray *conflicts;      /* (owned) (nullable): until first asked for */
  GPtrArray *not_calculated; /* (owned) (nullable) */
};

static inline SkvEntry *
skv_checker_entry (const SkvChecker *self, guint place)
{
  return &g_array_index (self->entries.all, SkvEntry, place);
}

/* the numbers of an entry's own systems, n_systems of them */
static inline const guint *
skv_checker_systems (const SkvChecker *self, const SkvEntry *entry)
{
  return &g_array_index (self->entries.systems, guint, entry->systems);
}

/* --- subject.c: the one that is checked ------------------------------------------------------ */

/**
 * SkvSubject:
 *
 * The entry that checks are run for, and the shelves on which lies what may concern it: for jobs
 * and windows everything that their work reaches, for periods everything whose work reaches them.
 *
 * A trial asks about hundreds of places for one subject: for it everything that may concern the
 * subject is gathered once into an index of its own, and its old place is left out.
 */
typedef struct
{
  SkvChecker *checker; /* (unowned) */
  SkvEntry entry;
  const SkvEntry *old_place; /* (nullable): the same occurrence as it lies in the plan */
  GArray *reaching;          /* (owned) (element-type guint): shelves */
  GArray *touching;          /* (owned): of a job: those of other jobs */
  GArray *opening;           /* (owned): of a job: those of windows */
  gboolean is_trial;
  SkvIndex *near[SKV_N_ROLES]; /* (owned) (nullable): of a trial */
  GPtrArray *windows;          /* (owned): scratch of windows.c */
} SkvSubject;

void skv_subject_init (SkvSubject *self, SkvChecker *checker);
void skv_subject_clear (SkvSubject *self);
/* (re)use @self for another entry, @old_place (nullable): no trial until skv_subject_gather() */
void skv_subject_set_entry (SkvSubject *self, const SkvEntry *entry, const SkvEntry *old_place);
/* gather all that may concern the subject within @span */
void skv_subject_gather (SkvSubject *self, SkvSpan span);

/* Walks over the entries of one role that concern a subject and overlap a span, each once, in no
 * order to rely on. One walk at a time. */
typedef struct
{
  const SkvSubject *subject;
  const SkvIndex *index;
  SkvRole role;
  SkvSpan span;
  GArray *shelves; /* (nullable): of a trial */
  guint next_shelf;
  SkvIndexIter iter;
} SkvWalk;

void skv_walk_init (SkvWalk *walk, const SkvSubject *subject, SkvRole role, SkvSpan span);
/* (transfer none) (nullable): NULL at the end */
const SkvEntry *skv_walk_next (SkvWalk *walk);

/* --- finding.c: what checks find ------------------------------------------------------------- */

typedef struct
{
  const SkvCheck *check;
  SkvSeverity severity;
  const SkvEntry *item;
  const SkvEntry *against; /* (nullable) */
  SkvSpan overlap;
  /* Evenings of one group are told as one: */
  gboolean groups;
  const SkvEntry *last; /* the last of them, or @item */
  guint n;              /* how many they are; 0 counts as 1 */
} SkvFinding;

/* Where checks put what they find: into a list, or only the worst severity that is not accepted. */
typedef struct
{
  SkvChecker *checker;
  GArray *list; /* (nullable) (owned) (element-type SkvFinding) */
  SkvSeverity worst;
} SkvFindings;

/* FALSE if another finding of that severity would change nothing */
static inline gboolean
skv_findings_wants (const SkvFindings *self, SkvSeverity severity)
{
  return self->list != NULL || severity > self->worst;
}
void skv_findings_add (SkvFindings *self, SkvFinding finding);
/* make one of those that belong together */
void skv_findings_group (SkvFindings *self);
/* why it is accepted (transfer none) (nullable: it is not) */
const char *skv_finding_accepted (const SkvFinding *self, SkvChecker *checker);
/* everything in words (transfer full) (element-type SkvConflict): sorted, worst first */
GPtrArray *skv_findings_describe (SkvFindings *self);
int skv_conflict_compare (const SkvConflict *a, const SkvConflict *b);

/* --- the checks ------------------------------------------------------------------------------ */

struct _SkvCheck
{
  const char *name;
  const char *title; /* untranslated */
  SkvSeverity worst; /* that it can find */
  /* Puts what it finds for one subject. Does not ask whether the subject has what it needs in
   * time: it has. */
  void (*find) (const SkvCheck *self, SkvSubject *subject, SkvFindings *findings);
  /* fills systems, path, owner, message and solution */
  void (*describe) (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict);
};

extern const SkvCheck skv_check_critical_period;
extern const SkvCheck skv_check_freeze;
extern const SkvCheck skv_check_exam;
extern const SkvCheck skv_check_meeting;
extern const SkvCheck skv_check_outside_window;
extern const SkvCheck skv_check_exceeds_window;
extern const SkvCheck skv_check_public_holiday;
extern const SkvCheck skv_check_holiday_eve;
extern const SkvCheck skv_check_system_twice;
extern const SkvCheck skv_check_moved_evening;
extern const SkvCheck skv_check_not_calculated; /* of trials; else it is a list of its own */

/* all of them, worst first; the last one is not-calculated */
#define SKV_N_CHECKS 11
const SkvCheck *const *skv_checks (void);
/* run all on one subject that is placed in time */
void skv_checks_find (SkvSubject *subject, SkvFindings *findings);

/* protection.c: what critical periods, freezes, exams and meetings have in common */
void skv_protection_find (const SkvCheck *check,
                          SkvSubject *subject,
                          SkvFindings *findings,
                          SkvRole role,
                          SkvSeverity of_jobs,
                          SkvSeverity of_windows);
/* @format: a sentence of %1$s what, %2$s when, %3$s title and %4$s when of the period, %5$s systems
 */
void skv_protection_describe (SkvChecker *checker,
                              const SkvFinding *finding,
                              SkvConflict *conflict,
                              const char *format);

/* whom the period itself names (transfer full) (nullable) */
char *skv_protection_owner (SkvPlan *plan, const SkvOccurrence *period);

/* holiday-days.c: the same for public holidays and the days before them */
void skv_holiday_days_find (const SkvCheck *check,
                            SkvSubject *subject,
                            SkvFindings *findings,
                            GArray *days);
void skv_holiday_days_describe (SkvChecker *checker,
                                const SkvFinding *finding,
                                SkvConflict *conflict,
                                GArray *days,
                                const char *format);

/* windows.c: the windows that serve a job */

/* those that overlap the job, by start; kept in subject->windows until the next call */
GPtrArray *skv_windows_of_job (SkvSubject *subject);
gboolean skv_windows_cover (GPtrArray *windows, SkvSpan span);
/* The whole stretch of windows, each touching or overlapping the next, that the job has most in
 * common with; FALSE if none overlaps it. @first (out): its first window. */
gboolean skv_windows_stretch (SkvSubject *subject, SkvSpan *stretch, const SkvEntry **first);
/* start of the first window of that day that serves the job; FALSE if there is none */
gboolean skv_windows_start_of_day (SkvSubject *subject, SkvDay day, gint64 *start);

static inline SkvSpan
skv_span_intersect (SkvSpan a, SkvSpan b)
{
  return (SkvSpan){ MAX (a.start, b.start), MIN (a.end, b.end) };
}

G_END_DECLS
