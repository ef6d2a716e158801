/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/recurrence.h"
#include "core/exchange/ics-reader-private.h"

G_BEGIN_DECLS

/* Used by ics-reader-rules.c and ics-reader-clock.c only. */

typedef enum
{
  SKV_ICS_FREQ_SECONDLY,
  SKV_ICS_FREQ_MINUTELY,
  SKV_ICS_FREQ_HOURLY,
  SKV_ICS_FREQ_DAY, /* or longer */
} SkvIcsFreq;

/* Numbers of BYHOUR, BYMINUTE and BYSECOND, ascending */
typedef struct
{
  gboolean given;
  gboolean has[61];
} SkvIcsClock;

/* A rule taken apart into what core/calendar/recurrence.h reads and what it does not. */
typedef struct
{
  SkvIcsFreq freq;
  char *freq_name;     /* (owned) */
  char *interval_text; /* (owned) (nullable) */
  int interval;
  int count;        /* 0: none */
  gint64 last;      /* civil seconds, included; G_MAXINT64: none */
  char *until_text; /* (owned) (nullable) */
  char *week_start; /* (owned) (nullable) */
  SkvIcsClock hours, minutes, seconds;
  GArray *positions;    /* (owned) (element-type int): BYSETPOS */
  char *positions_text; /* (owned) (nullable) */
  GString *days;        /* (owned): all other parts, each with a ";" before it */
} SkvIcsParts;

/* The days of the rule as its other reader takes them; with BYSETPOS, COUNT and UNTIL too if
 * @whole. (transfer full) */
SkvRecurrence *skv_ics_parts_make_recurrence (
  const SkvIcsParts *parts, const char *freq, gboolean whole, SkvDay anchor, GError **error);
/* skv_ics_rule_expand() for a rule that repeats within the day */
gboolean skv_ics_parts_expand_times (const SkvIcsParts *parts,
                                     const SkvIcsStamp *start,
                                     gint64 from,
                                     gint64 until,
                                     GArray *times,
                                     gboolean *goes_on,
                                     GError **error);

G_END_DECLS
