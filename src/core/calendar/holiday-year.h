/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/holidays.h"
#include "core/model/plan.h"

G_BEGIN_DECLS

/* Used by the files of core/calendar only: one year of a plan's calendar, whomever it concerns. */

/* What a local record takes away from the country's calendar on one day, as bits of kinds; of an
 * ordinary day also that it comes before a public holiday. */
#define SKV_TAKES(kind) (1u << (kind))
#define SKV_TAKES_DAY_BEFORE (1u << SKV_N_HOLIDAY_KINDS)

typedef struct
{
  SkvDay day;
  guint takes;
  const char *const *organisations; /* (unowned): empty: all */
} SkvHolidayChange;

typedef struct
{
  GArray *days;    /* (owned) (element-type SkvHoliday): sorted */
  GArray *changes; /* (owned) (element-type SkvHolidayChange): by day */
} SkvHolidayYear;

/* @country (nullable); @local_days (element-type SkvLocalDay) must outlive it; names that are made
 * are put into @strings (transfer full) */
SkvHolidayYear *skv_holiday_year_new (SkvHolidays *country,
                                      GPtrArray *local_days,
                                      int number,
                                      GStringChunk *strings);
void skv_holiday_year_free (gpointer data);

static inline gboolean
skv_is_everybody (const char *const *organisations)
{
  return organisations == NULL || organisations[0] == NULL;
}

G_END_DECLS
