/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/phrase-private.h"

static gboolean
month_days (int year, int month, SkvDay *first, SkvDay *end)
{
  *first = skv_day_from_ymd (year, month, 1);
  *end = month == 12 ? skv_day_from_ymd (year + 1, 1, 1) : skv_day_from_ymd (year, month + 1, 1);
  return *first != SKV_DAY_NONE && *end != SKV_DAY_NONE;
}

static gboolean
months_days (int year, int month, int count, SkvDay *first, SkvDay *end)
{
  SkvDay unused;
  int last = month + count - 1;

  return month_days (year, month, first, &unused) &&
         month_days (year + (last - 1) / 12, (last - 1) % 12 + 1, &unused, end);
}

static gboolean
week_days (const SkvUnit *unit, SkvDay *first, SkvDay *end)
{
  SkvDay monday = unit->week >= 1 && unit->week <= 53
                    ? skv_day_from_iso_week (unit->year, unit->week)
                    : SKV_DAY_NONE;

  if (monday == SKV_DAY_NONE)
    return FALSE;
  *first = monday;
  *end = monday + 7;
  if (unit->kind == SKV_UNIT_WEEKEND)
    *first = monday + 5;
  else if (unit->weekday != 0)
    {
      *first = monday + unit->weekday - 1;
      *end = *first + 1;
    }
  return TRUE;
}

/* Primo is the first ten days, medio the next ten, ultimo the rest. */
static gboolean
third_days (const SkvUnit *unit, SkvDay *first, SkvDay *end)
{
  if (!month_days (unit->year, unit->month, first, end))
    return FALSE;
  if (unit->day < 3)
    *end = *first + 10 * unit->day;
  *first += 10 * (unit->day - 1);
  return TRUE;
}

/* Winter is named after the year that it ends in: December to February. */
static gboolean
season_days (const SkvUnit *unit, SkvDay *first, SkvDay *end)
{
  if (unit->day == 1)
    return months_days (unit->year - 1, 12, 3, first, end);
  return months_days (unit->year, 3 * (unit->day - 1), 3, first, end);
}

static gboolean
one_day (SkvDay day, SkvDay *first, SkvDay *end)
{
  *first = day;
  *end = day + 1;
  return day != SKV_DAY_NONE;
}

gboolean
skv_reader_unit_days (const SkvUnit *unit, SkvDay *first, SkvDay *end)
{
  gboolean found = FALSE;

  /* Room on both sides, so that no shift leaves what SkvDay holds */
  if (unit->year < 1600 || unit->year > 9000)
    return FALSE;
  switch (unit->kind)
    {
    case SKV_UNIT_DAY:
      found = one_day (skv_day_from_ymd (unit->year, unit->month, unit->day), first, end);
      break;
    case SKV_UNIT_HOLIDAY:
      found = one_day (skv_phrase_holiday (unit->day, unit->year), first, end);
      break;
    case SKV_UNIT_MONTH:
      found = month_days (unit->year, unit->month, first, end);
      break;
    case SKV_UNIT_YEAR:
      found = months_days (unit->year, 1, 12, first, end);
      break;
    case SKV_UNIT_PART:
      found = months_days (unit->year, 12 / unit->count * (unit->day - 1) + 1, 12 / unit->count,
                           first, end);
      break;
    case SKV_UNIT_WEEK:
    case SKV_UNIT_WEEKEND:
      found = week_days (unit, first, end);
      break;
    case SKV_UNIT_SEASON:
      found = season_days (unit, first, end);
      break;
    case SKV_UNIT_THIRD:
      found = third_days (unit, first, end);
      break;
    default:
      break;
    }
  if (!found)
    return FALSE;
  *first += unit->shift;
  *end += unit->shift;
  return TRUE;
}
