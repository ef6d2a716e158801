/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/recurrence.h"

G_BEGIN_DECLS

/* Used by recurrence*.c, and by rule-sentence-*.c, which says it in words. */

#define SKV_RECURRENCE_LAST_INTERVAL 9999
#define SKV_RECURRENCE_LAST_COUNT 9999999

typedef enum
{
  SKV_FREQ_DAILY,
  SKV_FREQ_WEEKLY,
  SKV_FREQ_MONTHLY,
  SKV_FREQ_YEARLY,
} SkvFreq;

/* A set of the numbers -366..-1 and 1..366, as in BYMONTHDAY=1,-1: positive[1], negative[1]. */
typedef struct
{
  gboolean given;
  guint8 positive[367];
  guint8 negative[367];
} SkvNumberSet;

struct _SkvRecurrence
{
  gatomicrefcount refs;
  SkvDay anchor; /* SKV_DAY_NONE if not given */
  SkvFreq freq;
  int interval; /* 1.. */
  int count;    /* 0 if not given */
  SkvDay until; /* SKV_DAY_NONE if not given */
  SkvWeekday week_start;

  SkvNumberSet months; /* only positive[1..12] */
  SkvNumberSet week_numbers;
  SkvNumberSet year_days;
  SkvNumberSet month_days;
  SkvNumberSet positions; /* BYSETPOS */
  /* BYDAY: bit w-1 for weekday w; [0] of those without a number, [n] of those with n or -n */
  gboolean weekdays_given;
  guint8 weekdays[54];
  guint8 weekdays_from_end[54];

  /* Worked out once: what the anchor adds, as a rule that leaves nothing open */
  int implied_month;          /* 0: none */
  int implied_month_day;      /* 0: none */
  guint8 implied_weekdays;    /* 0: none */
  SkvDay first_day, last_day; /* no occurrence lies outside; last_day knows UNTIL and COUNT */
};

/* Return FALSE to stop. */
typedef gboolean (*SkvRecurrenceFunc) (SkvDay day, gpointer data);

/* Calls @func for every occurrence in [from, to), in order. */
void skv_recurrence_foreach (
  const SkvRecurrence *self, SkvDay from, SkvDay to, SkvRecurrenceFunc func, gpointer data);

/* Reads the parts; checks each by itself and with the others, but not against dates. */
gboolean skv_recurrence_parse_parts (SkvRecurrence *self, const char *rrule, GError **error);

G_END_DECLS
