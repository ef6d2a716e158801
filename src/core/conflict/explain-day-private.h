/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker-private.h"
#include "core/conflict/explain-day.h"

G_BEGIN_DECLS

/* Used by explain-day*.c only. */

/* One day as it is being explained. */
typedef struct
{
  SkvPlan *plan;
  const SkvZone *zone;
  SkvHolidayCalendar *calendar;
  SkvReach *reach; /* (owned) */
  SkvDay day;
  const char *system; /* (nullable) */
  guint number;       /* of @system */
  const char *const *organisations;
  SkvOccurrences *occurrences; /* (owned) */
  SkvLifts *lifts;             /* (owned) (nullable) */
  GPtrArray *lines;            /* (owned) (element-type SkvDayLine) */
  GString *protectors;         /* (owned): titles, quoted */
  gboolean in_window;
} SkvExplainedDay;

/* @text (transfer full); (transfer none) */
SkvDayLine *
skv_explained_day_add (SkvExplainedDay *self, const char *kind, const char *title, char *text);
/* explain-day-frame.c: the first lines, and the last */
void skv_explained_day_tell_calendar (SkvExplainedDay *self);
void skv_explained_day_tell_verdict (SkvExplainedDay *self);

G_END_DECLS
