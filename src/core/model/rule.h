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
} SkvBaseKind;

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

  GArray *days;    /* int offsets from the base date, ascending; empty means { 0 } */
  int start;       /* minute of the day; -1: all-day */
  int duration;    /* minutes, may pass midnight; -1: all-day */
  int length_days; /* days of an all-day occurrence, at least 1 */
  GStrv avoid;     /* "public-holiday", "holiday-eve", "half-day", "weekend", "lane:NAME" */
  GStrv try_;      /* "-1d", "+7d", "+1w": offsets of the whole group */

  int not_before_day;  /* no evening before this day of its month; 0: no such limit */
  gboolean same_month; /* no evening outside the month of the base date */
  GArray *skip_months; /* int 1..12: base dates in these give nothing */
  SkvDay valid_from;   /* first base date; also the anchor of the RRULE's intervals */
  SkvDay valid_until;  /* last base date, included */

  GStrv systems;       /* what it protects or opens; empty for a window: everything */
  GStrv organisations; /* empty: all */
  char *effect;        /* (nullable) */
  char *reason;        /* (nullable): why it is so, for people */
} SkvRule;

/* "-1d", "+7d", "+1w" in days; FALSE if it is no offset */
gboolean skv_offset_parse (const char *text, int *days);

G_END_DECLS
