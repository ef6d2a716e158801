/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"
#include "core/conflict/reach.h"

G_BEGIN_DECLS

/* What an occurrence is to the checks: its lane decides, unless its status takes it out. */
typedef enum
{
  SKV_ROLE_NONE, /* nothing that is checked: another lane, cancelled or postponed */
  SKV_ROLE_JOB,
  SKV_ROLE_WINDOW,
  SKV_ROLE_CRITICAL,
  SKV_ROLE_FREEZE,
  SKV_ROLE_EXAM,
  SKV_ROLE_MEETING,
  SKV_ROLE_OUTAGE,
  SKV_ROLE_VENDOR, /* a vendor's work; a date that names no system is nothing that is checked */
  SKV_ROLE_PAST,   /* work that is done: not checked itself, but it may ask for aftercare */
} SkvRole;

#define SKV_N_ROLES (SKV_ROLE_PAST + 1)
#define SKV_ROLE_BIT(role) (1U << (role))
#define SKV_ROLE_BITS_PERIODS                                                                      \
  (SKV_ROLE_BIT (SKV_ROLE_CRITICAL) | SKV_ROLE_BIT (SKV_ROLE_FREEZE) |                             \
   SKV_ROLE_BIT (SKV_ROLE_EXAM) | SKV_ROLE_BIT (SKV_ROLE_MEETING))

/* What keeps an occurrence from being calculated. */
typedef enum
{
  SKV_MISSING_NOTHING = 0,
  SKV_MISSING_SYSTEMS = 1 << 0, /* still checked against windows and holidays */
  SKV_MISSING_START = 1 << 1,
  SKV_MISSING_LENGTH = 1 << 2,
  SKV_MISSING_DATE = 1 << 3,   /* of a rule: no date fits */
  SKV_MISSING_WINDOW = 1 << 4, /* of a trial: no time of day, and no window that would give one */
  SKV_MISSING_RANGE = 1 << 5,  /* of a trial: outside of the days that are checked */
} SkvMissing;

/**
 * SkvEntry:
 *
 * An occurrence made ready for checking.
 */
typedef struct
{
  const SkvOccurrence *occurrence; /* (unowned) */
  SkvRole role;
  SkvMissing missing;
  SkvSpan span;     /* what it occupies: of a job with its rollback, of a meeting whole days and,
                     * before them, those in which its papers are finished */
  SkvDay first_day; /* civil days that span touches, [first_day, end_day) */
  SkvDay end_day;
  guint systems; /* place of its systems in SkvEntries.systems */
  guint n_systems;
  SkvDay paper_days;  /* of a meeting */
  gboolean emergency; /* with a reason: its conflicts are accepted */
} SkvEntry;

/* Entries sorted by span.start; those that cannot be placed in time are not among them. */
typedef struct
{
  GArray *all;        /* (owned) (element-type SkvEntry) */
  GArray *systems;    /* (owned) (element-type guint): numbers of the reach */
  GArray *unchecked;  /* (owned) (element-type SkvEntry): with something missing, by occurrence */
  SkvDay paper_days;  /* days before a meeting in which its papers are finished */
  int most_aftercare; /* days that any job asks for */
} SkvEntries;

void skv_entries_init (SkvEntries *self,
                       SkvOccurrences *occurrences,
                       const SkvZone *zone,
                       SkvReach *reach,
                       SkvDay paper_days);
void skv_entries_clear (SkvEntries *self);

/* One more that belongs to no list; its systems are appended to @self->systems. */
SkvEntry skv_entries_make (SkvEntries *self,
                           const SkvOccurrence *occurrence,
                           const SkvZone *zone,
                           SkvReach *reach);
SkvRole skv_entry_role (const SkvOccurrence *occurrence);
/* Everything that follows from where the occurrence lies: span, days, what is missing. */
void skv_entry_place (SkvEntry *self, const SkvZone *zone);
static inline gboolean
skv_entry_is_placed (const SkvEntry *self)
{
  return (self->missing & ~SKV_MISSING_SYSTEMS) == 0;
}
/* Can something be wrong with it, and can it be tried elsewhere? */
static inline gboolean
skv_role_is_checked (SkvRole role)
{
  return role != SKV_ROLE_NONE && role != SKV_ROLE_PAST;
}
static inline gboolean
skv_role_is_period (SkvRole role)
{
  return role >= SKV_ROLE_CRITICAL && role <= SKV_ROLE_MEETING;
}
/* what others do to systems: it protects none, but keeps work from them */
static inline gboolean
skv_role_is_disturbance (SkvRole role)
{
  return role == SKV_ROLE_OUTAGE || role == SKV_ROLE_VENDOR;
}
/* Are the evenings of its group told together? What a person added stands alone. */
static inline gboolean
skv_entry_groups (const SkvEntry *self)
{
  return self->role == SKV_ROLE_WINDOW && self->occurrence->rule != NULL &&
         !skv_occurrence_is_added (self->occurrence);
}
/* Of two that meet, the one that starts later is told: it came to where the other was. */
gboolean skv_entry_is_later (const SkvEntry *a, const SkvEntry *b);
/* why it is not calculated, whole sentences (transfer full) */
char *skv_entry_missing_words (const SkvEntry *self);

G_END_DECLS
