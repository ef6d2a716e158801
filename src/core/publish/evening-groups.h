/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

/* What people announce as one: evenings that a rule keeps together, the days of a weekend. */
typedef struct
{
  GPtrArray *occurrences; /* (owned) (element-type SkvOccurrence) in order of time */
  GArray *days;           /* (owned) (element-type SkvDay) in order, each once */
  gboolean is_long;       /* it goes on for more than a day and a night: from the first day to the
                           * last, which are all that is in @days */
  int start;              /* minute of the day; -1: all day */
  int end;                /* may lie after midnight; -1: not known */
} SkvEvening;

/* Those of @occurrences (element-type SkvOccurrence) that have a date, in groups in order of time:
 * the same rule's with the same base, or days of one week that no rule made; in either case with
 * the same title, time and organisations. (transfer full) (element-type SkvEvening) */
GPtrArray *skv_evenings_group (SkvPlan *plan, GPtrArray *occurrences);
/* the one that holds the occurrence (transfer none) (nullable) */
const SkvEvening *skv_evenings_find (GPtrArray *groups, const char *id);

/* All (transfer full). "Wednesday 16 and Thursday 17 January" */
char *skv_evening_dates (const SkvEvening *self);
/* "19–20/6" */
char *skv_evening_figures (const SkvEvening *self);
/* "17:00–22:00"; "" if it is all day. With @in_list as skv_words_hours() */
char *skv_evening_hours (const SkvEvening *self, gboolean in_list);

G_END_DECLS
