/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/holiday-calendar.h"
#include "core/conflict/checker.h"
#include "core/conflict/crossings.h"
#include "core/conflict/entry.h"
#include "core/conflict/index.h"
#include "core/conflict/lifts.h"

G_BEGIN_DECLS

/* Used by the files of core/conflict only. */

typedef struct _SkvCheck SkvCheck;
typedef struct _SkvOrder SkvOrder;
typedef struct _SkvEvenings SkvEvenings;
typedef struct _SkvLinks SkvLinks;

/* For each role an index of its entries with a shelf for every system that they name, and two more.
 */
#define SKV_SHELF_NAMELESS(reach) (skv_reach_get_n_systems (reach))  /* names no system */
#define SKV_SHELF_EVERY(reach) (skv_reach_get_n_systems (reach) + 1) /* all, whatever they name */
#define SKV_N_SHELVES(reach) (skv_reach_get_n_systems (reach) + 2)

/* how the plan wants one check */
typedef struct
{
  SkvSeveritySetting severity;
  int days; /* 0: as the check itself has it */
} SkvCheckState;

struct _SkvChecker
{
  gatomicrefcount ref_count;
  SkvPlan *plan; /* (owned) */
  SkvZone *zone; /* (owned) */
  SkvDay from;
  SkvDay to;
  SkvOccurrences *base;     /* (owned): of the plan as it was when the checker was made, and */
  SkvOccurrences *current;  /* (owned) (nullable): of edits since: ask
                             * skv_checker_get_occurrences() */
  SkvOccurrences *previous; /* (owned) (nullable): @current before the last edit, for who shows them
                             * still */
  GPtrArray *followed;      /* (owned) (element-type SkvOccurrences): single ones of these edits */
  SkvReach *reach;          /* (owned) */
  SkvCrossings *crossings;  /* (owned) */
  SkvEntries entries;
  SkvIndex *shelves[SKV_N_ROLES]; /* (owned) (nullable): values are places in entries.all; made
                                   * for the first walk, see skv_checker_shelves() */
  guint n_entries[SKV_N_ROLES];
  guint capacity;     /* entries.all may grow to so many: entries never move */
  GHashTable *places; /* (owned) (nullable): id (borrowed) → 1 + place; see skv_checker_lookup() */
  gboolean has_windows;
  GHashTable *exceptions;       /* (owned): item id → GPtrArray of SkvException (owned) */
  SkvLifts *lifts;              /* (owned) (nullable): of freezes */
  SkvHolidayCalendar *calendar; /* (owned) */
  GArray *holidays;      /* (owned) (element-type SkvHoliday): public ones of @calendar, by day; */
  GArray *eves;          /* (owned) (element-type SkvHoliday): whom they concern, it says */
  GArray *clock_changes; /* (owned) (element-type gint64): moments, of check-dst-change.c */
  SkvSpan days;          /* civil days that these three cover, and for work of how many days */
  SkvDay longest;
  GHashTable *contacts;    /* (owned): id → shelf of contact_jobs, of check-contact-twice.c */
  SkvIndex *contact_jobs;  /* (owned): values are places in entries.all */
  guint8 *unowned;         /* (owned) (nullable): by system, of check-no-owner.c */
  GHashTable *move_counts; /* (owned) (nullable): of check-moved-evening.c */
  SkvOrder *order;         /* (owned): of check-order.c */
  SkvEvenings *evenings;   /* (owned) (nullable): of check-window-full.c */
  SkvDay today;            /* SKV_DAY_NONE: nobody has said */
  SkvDay notice_end;       /* of check-short-notice.c: from here on nothing is too near @today */

  GHashTable *rule_lanes; /* (owned) (nullable): of follow.c: lanes that dates of rules depend on */

  SkvCheckState *settings; /* (owned): by place in skv_checks() */

  char **phrases; /* (owned) (nullable): of phrases.c: by place, each (owned) (nullable) */

  guint *stamps; /* (owned): scratch: the last walk that met an entry */
  guint stamp;

  GArray *found;    /* (owned) (nullable) (element-type SkvFinding): as conflicts, in no order;
                     * made when first asked for */
  SkvLinks *links;  /* (owned) (nullable): which of them are whose; of links.c */
  GPtrArray *words; /* (owned) (nullable): of each found, its SkvConflict (unowned) (nullable) */
  GPtrArray *conflicts; /* (owned) (nullable): the same, sorted, when they are asked for */
  GPtrArray *outdated;  /* (owned) (nullable): conflicts of @conflicts that are no more; NULL: it is
                         * as it should be */
  GPtrArray *shown;     /* (owned) (nullable): those of the edit before, for who shows them still */
  GPtrArray *not_calculated; /* (owned) (nullable) */
};

static inline SkvEntry *
skv_checker_entry (const SkvChecker *self, guint place)
{
  return &g_array_index (self->entries.all, SkvEntry, place);
}

/* of an entry of entries.all */
static inline guint
skv_checker_place (const SkvChecker *self, const SkvEntry *entry)
{
  return (guint) (entry - (const SkvEntry *) (gconstpointer) self->entries.all->data);
}

/* The entry of an occurrence; NULL if it is none, or has no place in time (transfer none) */
const SkvEntry *skv_checker_lookup (SkvChecker *self, const char *id);
/* what lies on shelves by itself (element-type SkvIndexEntry) */
void skv_checker_list_postings (SkvChecker *self, const SkvEntry *entry, GArray *postings);
/* of the plan as it is: exceptions by item; holidays and clock changes of all days that matter */
void skv_checker_collect_exceptions (SkvChecker *self);
void skv_checker_collect_days (SkvChecker *self);
/* entries of one role on the shelves of their systems */
const SkvIndex *skv_checker_shelves (SkvChecker *self, SkvRole role);

/* the numbers of an entry's own systems, n_systems of them */
static inline const guint *
skv_checker_systems (const SkvChecker *self, const SkvEntry *entry)
{
  return &g_array_index (self->entries.systems, guint, entry->systems);
}

/* checker.c: everything that is found (transfer none) (element-type SkvFinding) */
GArray *skv_checker_find (SkvChecker *self);
void skv_checker_forget_found (SkvChecker *self);

/* --- subject.c: the one that is checked ------------------------------------------------------ */

/**
 * SkvSubject:
 *
 * The entry that checks are run for. What may concern it lies on shelves: for jobs and windows on
 * those of all that their work reaches, for periods of all whose work reaches them.
 *
 * A trial asks about hundreds of places for one subject: for it everything that may concern the
 * subject is gathered once into an index of its own, and its old place is left out.
 */
typedef struct
{
  SkvChecker *checker; /* (unowned) */
  SkvEntry entry;
  const SkvEntry *old_place; /* (nullable): the same occurrence as it lies in the plan */
  gboolean is_trial;
  gboolean both_ways; /* no other has a turn: what is told of the other side is found here, too */
  SkvIndex *near[SKV_N_ROLES]; /* (owned) (nullable): of a trial */
  GPtrArray *windows;          /* (owned): scratch of windows.c */
} SkvSubject;

void skv_subject_init (SkvSubject *self, SkvChecker *checker);
void skv_subject_clear (SkvSubject *self);
/* (re)use @self for another entry, @old_place (nullable): no trial until skv_subject_gather() */
void skv_subject_set_entry (SkvSubject *self, const SkvEntry *entry, const SkvEntry *old_place);
/* marks the systems on which other work touches a job's, or takes the marks back: @marks by
 * system */
void skv_subject_mark_touching (const SkvSubject *subject, guint8 *marks, guint8 mark);
/* gather all that may concern the subject within @span */
void skv_subject_gather (SkvSubject *self, SkvSpan span);

/* Walks over the entries of one role that concern a subject and overlap a span, each once, in no
 * order to rely on. One walk at a time. @degraded: whether, between work and the period that was
 * given last, there are only ways on which systems work on, less well. */
typedef struct
{
  const SkvSubject *subject;
  const SkvIndex *index;
  SkvSpan span;
  gboolean near;      /* over what a trial has gathered, on one shelf */
  gsize slice;        /* else: where in a SkvCrossing the shelves of each system stand */
  guint nth_system;   /* of the subject's own */
  guint nth_shelf;    /* of that one's */
  guint shelf_beside; /* one that no system has; G_MAXUINT: none, or no more */
  gboolean degraded;
  SkvIndexIter iter;
} SkvWalk;

void skv_walk_init (SkvWalk *walk, const SkvSubject *subject, SkvRole role, SkvSpan span);
/* (transfer none) (nullable): NULL at the end */
const SkvEntry *skv_walk_next (SkvWalk *walk);

/* --- finding.c: what checks find ------------------------------------------------------------- */

typedef struct
{
  const SkvCheck *check;
  const SkvEntry *item;
  const SkvEntry *against; /* (nullable) */
  const SkvEntry *last;    /* of a group: the last of them; else @item */
  SkvSpan overlap;
  guint n; /* of a group: how many they are; 0 counts as 1 */
  SkvSeverity severity : 8;
  /* Evenings of one group are told as one, and of checks of one entry all of a rule: */
  guint groups : 1;
  guint lifted : 1; /* of a freeze: it is lifted for as long as they meet */
} SkvFinding;

/* Where checks put what they find: into a list, or only the worst severity that is not accepted. */
typedef struct
{
  SkvChecker *checker;
  GArray *list; /* (nullable) (owned) (element-type SkvFinding) */
  SkvSeverity worst;
  SkvSeverity set; /* by the plan, instead of what the running check says; NONE: it says nothing */
} SkvFindings;

/* FALSE if another finding of that severity would change nothing */
static inline gboolean
skv_findings_wants (const SkvFindings *self, SkvSeverity severity)
{
  return self->list != NULL ||
         (self->set != SKV_SEVERITY_NONE ? self->set : severity) > self->worst;
}
void skv_findings_add (SkvFindings *self, SkvFinding finding);
/* make one of those that belong together */
void skv_findings_group (SkvFindings *self);
/* why it is accepted (transfer none) (nullable: it is not) */
const char *skv_finding_accepted (const SkvFinding *self, SkvChecker *checker);
SkvConflict *skv_finding_describe (const SkvFinding *self, SkvChecker *checker);
/* everything in words (transfer full) (element-type SkvConflict): sorted, worst first */
GPtrArray *skv_findings_describe (SkvFindings *self);
int skv_conflict_compare (const SkvConflict *a, const SkvConflict *b);

/* --- links.c: what is found, by whose it is ----------------------------------------------------
 */

/* made of all that is found (transfer full) */
SkvLinks *skv_links_new (SkvChecker *checker);
void skv_links_free (SkvLinks *self);
void skv_links_add (SkvChecker *checker, const SkvFinding *finding);
/* @check (nullable: any); @as_either: as the other side, too */
void skv_links_remove (SkvChecker *checker,
                       const SkvEntry *entry,
                       const SkvCheck *check,
                       gboolean as_either);
/* What is said of an entry's findings has changed, though they have not. */
void skv_links_forget_words (SkvChecker *checker, const SkvEntry *entry, const SkvCheck *check);

/* --- the checks ------------------------------------------------------------------------------ */

struct _SkvCheck
{
  const char *name;
  const char *title; /* untranslated */
  SkvSeverity worst; /* that it can find */
  gboolean counts_days;
  int days;         /* that it counts in, unless the plan says otherwise; 0: none unless it does */
  gboolean of_rule; /* it is told once of all that a rule gives */
  /* A check of work that meets others: whom, and how bad that is for jobs and for windows. */
  SkvRole with;
  SkvSeverity of_jobs;
  SkvSeverity of_windows;
  /* The roles (SKV_ROLE_BIT) that find() is asked about in a full check, which needs nothing but
   * their entry; all else, above all what two have to do with each other, sweep.c finds at once. */
  guint alone;
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
extern const SkvCheck skv_check_order;
extern const SkvCheck skv_check_window_full;
extern const SkvCheck skv_check_short_notice;
extern const SkvCheck skv_check_aftercare;
extern const SkvCheck skv_check_moved_evening;
extern const SkvCheck skv_check_open_outage;
extern const SkvCheck skv_check_contact_twice;
extern const SkvCheck skv_check_vendor_work;
extern const SkvCheck skv_check_dst_change;
extern const SkvCheck skv_check_no_owner;
extern const SkvCheck skv_check_not_calculated; /* of trials; else it is a list of its own */

/* all of them, worst first; the last one is not-calculated */
#define SKV_N_CHECKS 20
const SkvCheck *const *skv_checks (void);
/* what only makes systems work less well is no longer hard */
static inline SkvSeverity
skv_severity_of_effect (SkvSeverity severity, gboolean degraded)
{
  return degraded && severity == SKV_SEVERITY_HARD ? SKV_SEVERITY_SOFT : severity;
}
/* check-settings.c: what the plan says of each check */
void skv_checker_read_settings (SkvChecker *self);
/* the days of @check in this plan, or @otherwise if it says nothing of them */
int skv_checker_days (const SkvChecker *checker, const SkvCheck *check, int otherwise);
/* @own, or what is set instead; SKV_SEVERITY_NONE: off */
SkvSeverity skv_severity_of_setting (SkvSeveritySetting setting, SkvSeverity own);
/* run all on one subject that is placed in time */
void skv_checks_find (SkvSubject *subject, SkvFindings *findings);
/* its place in skv_checks() */
guint skv_check_place (const SkvCheck *check);

/* sweep.c: all pairs, and how jobs lie in windows, of the whole plan */
void skv_sweep_find (SkvFindings *findings);

/* check-contact-twice.c: which jobs name whom; one that comes or goes */
void skv_checker_collect_contacts (SkvChecker *self);
void skv_contacts_add (SkvChecker *self, const SkvEntry *job);
void skv_contacts_remove (SkvChecker *self, const SkvEntry *job);
/* check-dst-change.c: the moments of [from, to) in which the clock is changed (transfer full)
 * (element-type gint64) */
GArray *skv_clock_changes_list (const SkvZone *zone, SkvDay from, SkvDay to);

/* protection.c: what critical periods, freezes, exams and meetings have in common */
void skv_protection_find (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings);
/* @format: a sentence of %1$s what, %2$s when, %3$s title and %4$s when of the period, %5$s
 * systems, %6$d days before a meeting in which its papers are finished */
void skv_protection_describe (SkvChecker *checker,
                              const SkvFinding *finding,
                              SkvConflict *conflict,
                              const char *format);

/* check-order.c: which work waits for which, and for what */
void skv_checker_read_order (SkvChecker *checker);
void skv_order_free (SkvOrder *self);
/* a job that comes or goes, and the places of those that wait for one (transfer none) (nullable)
 * (element-type guint) */
void skv_order_add (SkvChecker *checker, const SkvEntry *job);
void skv_order_remove (SkvChecker *checker, const SkvEntry *job);
GArray *skv_order_waiting (SkvChecker *checker, const char *id);
/* what is waited for has changed; nothing that was found of it may be left */
void skv_order_read_again (SkvChecker *checker, const char *id);

/* evenings.c */
void skv_evenings_free (SkvEvenings *self);

/* check-aftercare.c: the most days that any work asks for, that of @item (nullable) too */
int skv_aftercare_most (SkvChecker *checker, const SkvItem *item);
/* the days after a job in which it wants peace; empty if none */
SkvSpan skv_aftercare_of (SkvChecker *checker, const SkvEntry *job);

/* check-window-full.c: of all jobs that lie in a window: @inside (element-type SkvEntry) */
void skv_window_full_find (SkvFindings *findings, GPtrArray *inside);
/* of jobs of evenings (element-type SkvHeap) that have changed */
void skv_window_full_follow (SkvFindings *findings, GPtrArray *evenings);

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

/* A window for some organisations serves theirs, and work that is for nobody in particular. That it
 * opens one of the job's systems is not asked here. */
gboolean skv_window_serves (const SkvEntry *window, const SkvEntry *job);

/* those that overlap the job, by start; kept in subject->windows until the next call */
GPtrArray *skv_windows_of_job (SkvSubject *subject);
gboolean skv_windows_cover (GPtrArray *windows, SkvSpan span);
/* The whole stretch of windows, each touching or overlapping the next, that the job has most in
 * common with; FALSE if none overlaps it. @first (out): its first window. */
gboolean skv_windows_stretch (SkvSubject *subject, SkvSpan *stretch, const SkvEntry **first);
/* start of the first window of that day that serves the job; FALSE if there is none */
gboolean skv_windows_start_of_day (SkvSubject *subject, SkvDay day, gint64 *start);
/* all windows of that day that serve the job, by start, into @windows: those that begin on it */
void skv_windows_of_day (SkvSubject *subject, SkvDay day, GPtrArray *windows);

/* trial.c: where what starts at @start instead would end; SKV_MOMENT_NONE: length unknown */
gint64 skv_trial_end (const SkvOccurrence *original, const SkvZone *zone, gint64 start);

static inline SkvSpan
skv_span_intersect (SkvSpan a, SkvSpan b)
{
  return (SkvSpan){ MAX (a.start, b.start), MIN (a.end, b.end) };
}

G_END_DECLS
