/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/day.h"

/* GDate counts from 0001-01-01 = 1; 1970-01-01 is its day 719163. */
#define JULIAN_OF_EPOCH 719163

static void
to_date (SkvDay day, GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32) (day + JULIAN_OF_EPOCH));
}

SkvDay
skv_day_from_ymd (int year, int month, int day)
{
  GDate date;

  if (year < 1583 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return SKV_DAY_NONE;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return SKV_DAY_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (SkvDay) g_date_get_julian (&date) - JULIAN_OF_EPOCH;
}

void
skv_day_to_ymd (SkvDay day, int *year, int *month, int *day_of_month)
{
  GDate date;

  to_date (day, &date);
  if (year != NULL)
    *year = g_date_get_year (&date);
  if (month != NULL)
    *month = g_date_get_month (&date);
  if (day_of_month != NULL)
    *day_of_month = g_date_get_day (&date);
}

int
skv_day_year (SkvDay day)
{
  int year;

  skv_day_to_ymd (day, &year, NULL, NULL);
  return year;
}

int
skv_day_month (SkvDay day)
{
  int month;

  skv_day_to_ymd (day, NULL, &month, NULL);
  return month;
}

int
skv_day_of_month (SkvDay day)
{
  int day_of_month;

  skv_day_to_ymd (day, NULL, NULL, &day_of_month);
  return day_of_month;
}

SkvWeekday
skv_day_weekday (SkvDay day)
{
  /* 1970-01-01 was a Thursday; the remainder is made positive for days before it. */
  return (SkvWeekday) (((day + 3) % 7 + 7) % 7 + 1);
}

int
skv_day_iso_week (SkvDay day, int *week_year)
{
  /* A week belongs to the year of its Thursday. */
  SkvDay thursday = day - (int) skv_day_weekday (day) + SKV_THURSDAY;
  int year = skv_day_year (thursday);

  if (week_year != NULL)
    *week_year = year;
  return (thursday - skv_day_from_ymd (year, 1, 1)) / 7 + 1;
}

SkvDay
skv_day_from_iso_week (int week_year, int week)
{
  SkvDay fourth = skv_day_from_ymd (week_year, 1, 4); /* always in week 1 */
  SkvDay monday;
  int year_found;

  if (fourth == SKV_DAY_NONE || week < 1 || week > 53)
    return SKV_DAY_NONE;

  monday = fourth - (int) skv_day_weekday (fourth) + SKV_MONDAY + 7 * (week - 1);
  skv_day_iso_week (monday, &year_found);
  return year_found == week_year ? monday : SKV_DAY_NONE;
}

int
skv_days_in_month (int year, int month)
{
  return g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
}

SkvDay
skv_day_easter (int year)
{
  /* The ecclesiastical new moon by the Gauss/Gregorian epact, in the usual integer form
   * (Nature, 20 April 1876; Meeus, "Astronomical Algorithms", chapter 8). */
  int golden = year % 19;
  int century = year / 100;
  int in_century = year % 100;
  int correction = (century - (century + 8) / 25 + 1) / 3;
  int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
  int weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
  int exception = (golden + 11 * epact + 22 * weekday) / 451;
  int number = epact + weekday - 7 * exception + 114;

  return skv_day_from_ymd (year, number / 31, number % 31 + 1);
}

SkvDay
skv_day_parse (const char *text)
{
  static const char pattern[] = "dddd-dd-dd";

  if (text == NULL)
    return SKV_DAY_NONE;
  for (gsize i = 0; i < sizeof pattern; i++)
    {
      if (pattern[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
        return SKV_DAY_NONE;
    }

  return skv_day_from_ymd ((int) g_ascii_strtoll (text, NULL, 10),
                           (int) g_ascii_strtoll (text + 5, NULL, 10),
                           (int) g_ascii_strtoll (text + 8, NULL, 10));
}

char *
skv_day_format (SkvDay day)
{
  int year, month, day_of_month;

  skv_day_to_ymd (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);
}
