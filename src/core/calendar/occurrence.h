/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/holidays.h"
#include "core/model/plan.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_NOT_MOVED,
  SKV_MOVED_BY_RULE, /* the rule's own shift policy: an offset of its "try" list */
  SKV_MOVED_BY_HAND, /* by a person, with an item that overrides it */
} SkvMoved;

/**
 * SkvOccurrence:
 *
 * What is drawn and checked: an item, an occurrence of a rule, or a public holiday, placed in time.
 * Strings and records are borrowed from the SkvOccurrences (and live as long as it does).
 *
 * @id is stable: the item's id; for an occurrence of a rule without an item of its own
 * "RULE:2019-04-17" with the date by the rule before any shift; "holiday:2019-04-17" for the
 * country's holidays, "holiday:2019-10-07:LOCAL" for local days, a school holiday under its first
 * day.
 */
typedef struct
{
  const char *id;
  const char *lane;
  const char *title;
  const SkvItem *item; /* (nullable): a hand-made item, or the one that overrides the rule */
  const SkvRule *rule; /* (nullable) */

  gboolean all_day;
  gint64
    start; /* units as SkvItem.start; unresolved: the original start; SKV_MOMENT_NONE: unplaced */
  gint64 end;       /* SKV_MOMENT_NONE: length unknown */
  SkvSpan span;     /* instants; an unknown end makes it empty (end == start) */
  SkvDay first_day; /* civil days touched, [first_day, end_day) */
  SkvDay end_day;

  const char *const *systems;       /* (not nullable) */
  const char *const *organisations; /* (not nullable): ids of whom there is on that day, see
                                     * organisations.h */
  SkvStatus status;                 /* rules' occurrences: approved */
  const char *reason;               /* (nullable): words: why it was moved or cancelled */

  /* of rules only; one that a person added to a rule (@item and @rule, but no original) has no
   * base_day, original_day and original_start, and is never moved */
  gboolean resolved; /* FALSE: nothing fits, the planner must decide; it has no date of its own */
  gboolean left_out; /* nothing fits, and the rule leaves it out: cancelled, never published */
  SkvMoved moved;
  SkvDay base_day;       /* the group that it belongs to: same rule and base_day */
  SkvDay original_day;   /* its own date by the rule before any shift; SKV_DAY_NONE for items */
  gint64 original_start; /* units as start */
  gint64 original_end;
  SkvHolidayKind holiday_kind; /* of the lane "holiday" only */
} SkvOccurrence;

/**
 * SkvOccurrences:
 *
 * All occurrences that touch [from, to), sorted by span.start, then all-day first, then lane order,
 * then id. Immutable; refers to the plan's records of the moment at which it was made.
 */
typedef struct _SkvOccurrences SkvOccurrences;

typedef enum
{
  SKV_EXPAND_DEFAULT = 0,
  SKV_EXPAND_HOLIDAYS = 1 << 0,  /* the lane "holiday": those of the country, and local days */
  SKV_EXPAND_UNPLACED = 1 << 1,  /* items without a date too, at the end */
  SKV_EXPAND_ORIGINALS = 1 << 2, /* also what touches the range only where its rule would have it */
} SkvExpandFlags;

/* [from, to) in civil days, clamped to 1700–9899 and 400 years. An occurrence that was moved out of
 * the range is not in it, and one that was moved into it is. Of the lane "holiday" there is one a
 * day for the country, the weightiest kind, and one for each local day. Cancelled and unresolved
 * occurrences are included: see status and resolved. Bounded; cannot fail on a valid plan.
 * (transfer full) */
SkvOccurrences *skv_occurrences_new (SkvPlan *plan, SkvDay from, SkvDay to, SkvExpandFlags flags);
SkvOccurrences *skv_occurrences_ref (SkvOccurrences *self);
void skv_occurrences_unref (SkvOccurrences *self);
guint skv_occurrences_get_n (const SkvOccurrences *self);
const SkvOccurrence *skv_occurrences_get (const SkvOccurrences *self, guint index);
/* by id (transfer none) (nullable) */
const SkvOccurrence *skv_occurrences_lookup (const SkvOccurrences *self, const char *id);
SkvDay skv_occurrences_get_from (const SkvOccurrences *self);
SkvDay skv_occurrences_get_to (const SkvOccurrences *self);
/* the plan's holidays (transfer none) (nullable: a country that we have no data for) */
SkvHolidays *skv_plan_get_holidays (SkvPlan *plan);

/* Find one occurrence anywhere in time by its id: an item's, "RULE:DATE" or "holiday:DATE". The
 * result holds that one alone; look it up by the id that was asked for, which for "RULE:DATE" may
 * be an item with another id that changes that date. NULL if there is none (transfer full) */
SkvOccurrences *skv_occurrences_find (SkvPlan *plan, const char *id);

/* the end of what had @span and now starts at @start, the same length on the clock, also over a
 * night in which the clock is changed */
gint64 skv_calendar_end_after_move (const SkvZone *zone, SkvSpan span, gint64 start);
/* did a person add it to those of its rule? */
static inline gboolean
skv_occurrence_is_added (const SkvOccurrence *self)
{
  return self->rule != NULL && self->original_day == SKV_DAY_NONE;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvOccurrences, skv_occurrences_unref)

G_END_DECLS
