/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/record.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_BASE_RRULE,
  SKV_BASE_DATES,
  SKV_BASE_RELATIVE,
  SKV_BASE_WORKING_DAY, /* the nth working day of every month */
} SkvBaseKind;

typedef enum
{
  SKV_IF_NONE_ASK,       /* the group is unresolved: the planner decides */
  SKV_IF_NONE_LEAVE_OUT, /* it is left out, as a cancelled one, and says why */
} SkvIfNone;

/**
 * SkvRule:
 *
 * Makes occurrences in a lane; one kind of rule serves windows and critical periods alike
 * (design.md, section 3). A *base date* comes from an RRULE, a list, or the occurrences of another
 * lane; @days are the evenings that belong together as offsets from it and move as one; @avoid says
 * what none of them may fall on; @try lists the offsets that are tried in order, first that fits
 * wins; if none does the group is unresolved.
 *
 * Timed if @start is set (then @duration is too), else all-day for @length_days.
 */
typedef struct
{
  SkvRecord parent;
  char *lane;
  char *title;

  SkvBaseKind base;
  char *rrule;          /* (nullable): of SKV_BASE_RRULE, RFC 5545 without DTSTART */
  GArray *dates;        /* of SKV_BASE_DATES: SkvDay */
  char *relative_lane;  /* (nullable): of SKV_BASE_RELATIVE */
  char *relative_title; /* (nullable): only occurrences whose title contains this, any case */
  int relative_from;    /* Days from the anchor, both ends included. Negative: before its */
  int relative_to;      /* first day; positive: after its last; 0: its first or last day itself. */
  gboolean relative_working_days;
  int working_day; /* of SKV_BASE_WORKING_DAY: 1 is the first of the month, -1 the last; 0: unset */
  GStrv restart;   /* of an RRULE with an interval: where it begins anew, with the first date that
                      is possible: "2025-08-12", "skip-months" (after a run of skipped months),
                      "lane:freeze" (after each occurrence there) */

  GArray *days;    /* int offsets from the base date, ascending; empty means { 0 } */
  int start;       /* minute of the day; -1: all-day */
  int duration;    /* minutes, may pass midnight; -1: all-day */
  int length_days; /* days of an all-day occurrence, at least 1 */
  char *ends_on;   /* (nullable): "01-20": all-day from the base date to the next such day of the
                      year, included; instead of @length_days */
  GStrv avoid;     /* "public-holiday", "holiday-eve", "half-day", "weekend", "lane:NAME" */
  GStrv try_;      /* "-1d", "+7d", "+1w": offsets of the whole group */

  int not_before_day;  /* no evening before this day of its month; 0: no such limit */
  SkvIfNone if_none;   /* what if none of @try fits */
  gboolean same_month; /* no evening outside the month of the base date */
  GArray *skip_months; /* int 1..12: base dates in these give nothing */
  SkvDay valid_from;   /* first base date; also the anchor of the RRULE's intervals */
  SkvDay valid_until;  /* last base date, included */

  GStrv systems;       /* what it protects or opens; empty for a window: everything */
  GStrv organisations; /* empty: all */
  int yearly_budget;   /* occurrences a year that were agreed; 0: not said */
  char *effect;        /* (nullable) */
  char *reason;        /* (nullable): why it is so, for people */
} SkvRule;

/* "-1d", "+7d", "+1w" in days; FALSE if it is no offset */
gboolean skv_offset_parse (const char *text, int *days);

G_END_DECLS
