/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/holiday-calendar.h"
#include "core/calendar/occurrence.h"
#include "core/calendar/organisations.h"
#include "core/calendar/policy-private.h"
#include "core/calendar/words.h"

G_BEGIN_DECLS

/* Used by the files of core/calendar only. */

/* Civil days that expansion knows, 1700-01-01 to 9900-01-01, so that an offset never leaves what
 * SkvDay can hold; and the longest range, 400 years, after which the calendar repeats. */
#define SKV_EXPANSION_FIRST_DAY (-98615)
#define SKV_EXPANSION_LAST_DAY 2896373
#define SKV_EXPANSION_MAX_DAYS 146097
#define SKV_EXPANSION_MAX_BASES 150000
#define SKV_EXPANSION_MAX_EVENINGS 500000

/* A base date of a rule, and where it comes from. */
typedef struct
{
  SkvDay day;
  int length;               /* civil days that an evening on it touches, at least 1 */
  const char *anchor_title; /* (nullable) (unowned): of a relative rule */
  SkvDay anchor_day;        /* first day of that anchor; SKV_DAY_NONE */
} SkvBase;

/* One evening of a group, placed by the rule alone. */
typedef struct
{
  SkvDay base_day;
  SkvDay original_day; /* base day + the evening's own offset */
  SkvDay day;          /* where it lies; the original day if nothing fits */
  int length;          /* civil days touched */
  gboolean resolved;   /* something fits; if not, the rule's if_none says what becomes of it */
} SkvEvening;

/* Why one evening may not lie on one day. */
typedef enum
{
  SKV_REJECT_BEFORE_DAY,
  SKV_REJECT_OTHER_MONTH,
  SKV_REJECT_PUBLIC_HOLIDAY,
  SKV_REJECT_HOLIDAY_EVE,
  SKV_REJECT_HALF_DAY,
  SKV_REJECT_SCHOOL_HOLIDAY,
  SKV_REJECT_WEEKEND,
  SKV_REJECT_LANE,
} SkvRejectKind;

typedef struct
{
  SkvRejectKind kind;
  SkvDay day;
  int limit;                 /* of BEFORE_DAY: the day; of OTHER_MONTH: the month of the base */
  const SkvHoliday *holiday; /* of the holiday kinds: of HOLIDAY_EVE the holiday that
                              * follows, or the local eve itself */
  const char *title;         /* of LANE: what lies there */
  const char *lane;          /* of LANE: its name */
} SkvReject;

/**
 * SkvExpansion:
 *
 * One expansion of one state of a plan: what each rule and lane gives is worked out once and kept.
 * It borrows the plan's records, so it must not outlive the next edit.
 */
typedef struct
{
  SkvPlan *plan;                   /* (unowned) */
  SkvHolidays *holidays;           /* (unowned) (nullable) */
  SkvHolidayCalendar *calendar;    /* (unowned) */
  const SkvZone *zone;             /* (unowned) */
  SkvOrganisations *organisations; /* (unowned) */
  GHashTable *rules;               /* (owned) SkvRule → RuleState */
  GHashTable *lanes;               /* (owned) name → LaneState */
  GHashTable *lane_items; /* (owned) (nullable) name → GPtrArray of SkvItem: made when needed */
  GHashTable *overrides; /* (owned) (nullable) rule id → GHashTable of original day → SkvItem */
  GHashTable *told;      /* (owned) (nullable) rule id → GArray of SkvDay: made when needed */
  GHashTable *told_bases; /* (owned) (nullable) SkvRule → GHashTable of base days */
  GArray *nothing;        /* (owned): of a rule that cannot be asked now */
  guint depth;            /* rules that are being expanded now */
  gboolean cut;           /* a circle of rules was cut short meanwhile */
} SkvExpansion;

SkvExpansion *skv_expansion_new (SkvPlan *plan);
void skv_expansion_free (SkvExpansion *self);
const SkvPolicy *skv_expansion_get_policy (SkvExpansion *self, const SkvRule *rule);

/* At least all evenings of @rule that touch [from, to) where they lie or where they would without
 * shifts, by original day, which is unique (transfer none): until the next call for this rule. */
GArray *
skv_expansion_get_evenings (SkvExpansion *self, const SkvRule *rule, SkvDay from, SkvDay to);
/* (transfer none) (nullable): until the next call for this rule */
const SkvEvening *
skv_expansion_find_evening (SkvExpansion *self, const SkvRule *rule, SkvDay original_day);
/* the first thing in the lane that touches the day (transfer none) (nullable) */
const SkvOccurrence *skv_expansion_lane_at (SkvExpansion *self, const char *lane, SkvDay day);
/* have the lane ready for all of [from, to), so that asking day by day does not expand it anew */
void skv_expansion_prepare_lane (SkvExpansion *self, const char *lane, SkvDay from, SkvDay to);

/* bases.c: at least all base dates whose [day, day + length) touches [from, to), in order, each
 * once
 * (transfer full) (element-type SkvBase) */
GArray *
skv_expansion_list_bases (SkvExpansion *self, const SkvPolicy *policy, SkvDay from, SkvDay to);
/* within the rule's validity, and not in a month that is left out */
gboolean skv_base_is_valid (const SkvRule *rule, SkvDay day);
/* bases-working-day.c: appends them, as skv_expansion_list_bases() of such a rule */
void skv_expansion_list_working_days (
  SkvExpansion *self, const SkvPolicy *policy, SkvDay from, SkvDay to, GArray *bases);

/* trial.c: may the group of @base lie @offset days later? Appends every reason against it to
 * @rejects (nullable) (element-type SkvReject); without it, stops at the first. */
gboolean skv_expansion_fits (
  SkvExpansion *self, const SkvPolicy *policy, const SkvBase *base, int offset, GArray *rejects);
/* the first offset that fits; FALSE if none does */
gboolean skv_expansion_first_fit (SkvExpansion *self,
                                  const SkvPolicy *policy,
                                  const SkvBase *base,
                                  int *offset);
/* A phrase: "17 April is the day before Maundy Thursday". @seen (nullable): names of holidays told
 * before; the first time the national name stands in brackets behind the English one. */
char *skv_reject_words (SkvExpansion *self, const SkvReject *reject, GHashTable *seen);
/* "Maundy Thursday (Skjærtorsdag)", or in the country's language alone (transfer full) */
char *skv_holiday_words (const SkvHoliday *holiday, GHashTable *seen);
/* the reasons against the base date itself, in one line (transfer full) (nullable: none); @length
 * of the base in days */
char *skv_expansion_why_not (SkvExpansion *self, const SkvRule *rule, SkvDay base_day, int length);
/* the base of that day, or one as the rule would make it there (transfer none) */
SkvBase skv_expansion_find_base (SkvExpansion *self, const SkvPolicy *policy, SkvDay base_day);

/* expansion-told.c: what is known of a rule's evenings from what was said of them. Evenings that
 * were asked for before are not to be used any more. */
void skv_expansion_prepare_told (SkvExpansion *self, const SkvRule *rule);
/* Was it announced, or another evening of its group? Only what was prepared is known. */
gboolean skv_expansion_is_told (SkvExpansion *self, const SkvRule *rule, SkvDay base_day);

/* placement.c */
typedef enum
{
  SKV_COLLECT_DEFAULT = 0,
  SKV_COLLECT_UNPLACED = 1 << 0,  /* items without a date too */
  SKV_COLLECT_ORIGINALS = 1 << 1, /* also what touches the range only by its original date */
  SKV_COLLECT_BARE = 1 << 2, /* times, titles and states will do: leave rules of items in peace */
} SkvCollectFlags;

/* Appends all occurrences that touch [from, to), in no order; @lane and @title (nullable) keep only
 * that lane and titles that contain it. Ids of rules' own occurrences and reasons of their shifts
 * are not set yet. (element-type SkvOccurrence) */
void skv_expansion_collect (SkvExpansion *self,
                            const char *lane,
                            const char *title,
                            SkvDay from,
                            SkvDay to,
                            SkvCollectFlags flags,
                            GArray *occurrences);
/* one item; FALSE if it is not placed (then only what is known is filled in) */
gboolean skv_expansion_place_item (SkvExpansion *self, const SkvItem *item, SkvOccurrence *out);
void skv_expansion_place_evening (SkvExpansion *self,
                                  const SkvRule *rule,
                                  const SkvEvening *evening,
                                  SkvOccurrence *out);
/* the item that changes that occurrence (transfer none) (nullable) */
const SkvItem *
skv_expansion_get_override (SkvExpansion *self, const char *rule, SkvDay original_day);
/* items of one lane, or of all if NULL (transfer none) (nullable) (element-type SkvItem) */
GPtrArray *skv_expansion_get_items (SkvExpansion *self, const char *lane);

/* something real at a time: placed, not cancelled, not waiting for a decision */
static inline gboolean
skv_occurrence_is_firm (const SkvOccurrence *self)
{
  return self->resolved && self->status != SKV_STATUS_CANCELLED && self->start != SKV_MOMENT_NONE;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvExpansion, skv_expansion_free)

G_END_DECLS
