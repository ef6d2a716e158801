/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SkvDay:
 *
 * A civil date as the number of days since 1970-01-01 in the proleptic Gregorian calendar.
 * It has no time zone. Valid days run from 1583-01-01 to 9999-12-31; %SKV_DAY_NONE is "no date".
 * Ranges of days are half open: first included, end excluded.
 */
typedef gint32 SkvDay;

#define SKV_DAY_NONE G_MININT32
#define SKV_DAY_SECONDS G_GINT64_CONSTANT (86400)

/* ISO 8601 weekday numbers */
typedef enum
{
  SKV_MONDAY = 1,
  SKV_TUESDAY,
  SKV_WEDNESDAY,
  SKV_THURSDAY,
  SKV_FRIDAY,
  SKV_SATURDAY,
  SKV_SUNDAY,
} SkvWeekday;

/* year 1583..9999, month 1..12, day 1..31; SKV_DAY_NONE if there is no such date */
SkvDay skv_day_from_ymd (int year, int month, int day);
/* any of the out pointers may be NULL; @day must not be SKV_DAY_NONE */
void skv_day_to_ymd (SkvDay day, int *year, int *month, int *day_of_month);
int skv_day_year (SkvDay day);
int skv_day_month (SkvDay day);
int skv_day_of_month (SkvDay day);
SkvWeekday skv_day_weekday (SkvDay day);
/* ISO 8601 week number, 1..53; @week_year (nullable) gets the year that the week belongs to */
int skv_day_iso_week (SkvDay day, int *week_year);
/* Monday of an ISO week; SKV_DAY_NONE if the year has no such week */
SkvDay skv_day_from_iso_week (int week_year, int week);
int skv_days_in_month (int year, int month);
/* Easter Sunday of the Gregorian calendar */
SkvDay skv_day_easter (int year);

/* "2019-04-17" and nothing else; SKV_DAY_NONE if it is no date */
SkvDay skv_day_parse (const char *text);
/* (transfer full): "2019-04-17" */
char *skv_day_format (SkvDay day);

G_END_DECLS
