/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * The table of RFC 5545 says for each part whether it "expands" or "limits" a period. Both come to
 * the same: of the days of the period, those that pass every part. So a rule is a test of a day,
 * and a period with its first day and its end; the period only matters for INTERVAL and BYSETPOS.
 * The test is cheap because the walk carries year, month and weekday along.
 */

#include "core/calendar/recurrence-private.h"

#include <glib/gi18n-lib.h>

#define DAYS_IN_LONGEST_PERIOD 371 /* 53 weeks */

/* A day with all that the parts ask about it */
typedef struct
{
  SkvDay day;
  int year, month, month_day, year_day; /* from 1 */
  int weekday;                          /* 1 Monday .. 7 Sunday */
  int days_in_month, days_in_year;
  SkvDay weeks_start, weeks_end; /* [first day of week 1, that of the next year's week 1) */
} Cursor;

static int
floor_div (int a, int b)
{
  return a / b - (a % b < 0 ? 1 : 0);
}

static gboolean
is_leap (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* The first day of week 1: that of the week with 4 January in it. */
static SkvDay
first_week (int year, SkvWeekday week_start)
{
  SkvDay fourth;

  /* Beyond the days that SkvDay knows there is nothing to be found; the bounds have to hold. */
  if (year < 1583)
    return first_week (1583, week_start) - 7 * 52;
  if (year > 9999)
    return first_week (9999, week_start) + 7 * 53;
  fourth = skv_day_from_ymd (year, 1, 4);
  return fourth - ((int) skv_day_weekday (fourth) - (int) week_start + 7) % 7;
}

/* The year in which the week of @day is numbered */
static int
week_year (SkvDay day, SkvWeekday week_start)
{
  int year = skv_day_year (day);

  if (day < first_week (year, week_start))
    return year - 1;
  return day >= first_week (year + 1, week_start) ? year + 1 : year;
}

static void
cursor_set_weeks (Cursor *cursor, const SkvRecurrence *self)
{
  int year;

  if (!self->week_numbers.given)
    {
      cursor->weeks_end = G_MAXINT32; /* never asked for */
      return;
    }
  year = week_year (cursor->day, self->week_start);
  cursor->weeks_start = first_week (year, self->week_start);
  cursor->weeks_end = first_week (year + 1, self->week_start);
}

static void
cursor_set (Cursor *cursor, SkvDay day, const SkvRecurrence *self)
{
  cursor->day = day;
  skv_day_to_ymd (day, &cursor->year, &cursor->month, &cursor->month_day);
  cursor->year_day = day - skv_day_from_ymd (cursor->year, 1, 1) + 1;
  cursor->weekday = (int) skv_day_weekday (day);
  cursor->days_in_month = skv_days_in_month (cursor->year, cursor->month);
  cursor->days_in_year = is_leap (cursor->year) ? 366 : 365;
  cursor_set_weeks (cursor, self);
}

static void
cursor_next (Cursor *cursor, const SkvRecurrence *self)
{
  cursor->day++;
  cursor->weekday = cursor->weekday % 7 + 1;
  cursor->year_day++;
  if (++cursor->month_day > cursor->days_in_month)
    {
      cursor->month_day = 1;
      if (++cursor->month > 12)
        {
          cursor->month = 1;
          cursor->year_day = 1;
          cursor->year++;
          cursor->days_in_year = is_leap (cursor->year) ? 366 : 365;
        }
      cursor->days_in_month = skv_days_in_month (cursor->year, cursor->month);
    }
  if (cursor->day >= cursor->weeks_end)
    cursor_set_weeks (cursor, self);
}

/* @number from 1 up to @total, so the last is -1 */
static gboolean
contains (const SkvNumberSet *set, int number, int total)
{
  return set->positive[number] || set->negative[total - number + 1];
}

static gboolean
passes_weekday (const SkvRecurrence *self, const Cursor *cursor)
{
  guint8 bit = (guint8) (1u << (cursor->weekday - 1));
  int number, from_end;

  if (self->weekdays[0] & bit)
    return TRUE;
  if (self->freq == SKV_FREQ_YEARLY && !self->months.given)
    {
      number = (cursor->year_day - 1) / 7 + 1;
      from_end = (cursor->days_in_year - cursor->year_day) / 7 + 1;
    }
  else
    {
      number = (cursor->month_day - 1) / 7 + 1;
      from_end = (cursor->days_in_month - cursor->month_day) / 7 + 1;
    }
  return (self->weekdays[number] & bit) || (self->weekdays_from_end[from_end] & bit);
}

static gboolean
passes_week_number (const SkvRecurrence *self, const Cursor *cursor)
{
  return contains (&self->week_numbers, (cursor->day - cursor->weeks_start) / 7 + 1,
                   (cursor->weeks_end - cursor->weeks_start) / 7);
}

static gboolean
passes (const SkvRecurrence *self, const Cursor *cursor)
{
  if (self->months.given && !self->months.positive[cursor->month])
    return FALSE;
  if (self->implied_month != 0 && self->implied_month != cursor->month)
    return FALSE;
  if (self->implied_month_day != 0 && self->implied_month_day != cursor->month_day)
    return FALSE;
  if (self->implied_weekdays != 0 && !(self->implied_weekdays & 1u << (cursor->weekday - 1)))
    return FALSE;
  if (self->month_days.given &&
      !contains (&self->month_days, cursor->month_day, cursor->days_in_month))
    return FALSE;
  if (self->weekdays_given && !passes_weekday (self, cursor))
    return FALSE;
  if (self->year_days.given && !contains (&self->year_days, cursor->year_day, cursor->days_in_year))
    return FALSE;
  return !self->week_numbers.given || passes_week_number (self, cursor);
}

/* The number of the period that holds @day: of a day, a week, a month or a year */
static int
period_of (const SkvRecurrence *self, SkvDay day)
{
  int year, month;

  switch (self->freq)
    {
    case SKV_FREQ_DAILY:
      return day;
    case SKV_FREQ_WEEKLY:
      /* day -3 was a Monday */
      return floor_div (day + 3 - ((int) self->week_start - SKV_MONDAY), 7);
    case SKV_FREQ_MONTHLY:
      skv_day_to_ymd (day, &year, &month, NULL);
      return year * 12 + month - 1;
    case SKV_FREQ_YEARLY:
    default:
      return self->week_numbers.given ? week_year (day, self->week_start) : skv_day_year (day);
    }
}

/* The first day of the period; of one beyond the days that there are, the end of them */
static SkvDay
period_start (const SkvRecurrence *self, int period)
{
  int year = self->freq == SKV_FREQ_MONTHLY ? floor_div (period, 12) : period;

  switch (self->freq)
    {
    case SKV_FREQ_DAILY:
      return period;
    case SKV_FREQ_WEEKLY:
      return period * 7 - 3 + ((int) self->week_start - SKV_MONDAY);
    case SKV_FREQ_MONTHLY:
    case SKV_FREQ_YEARLY:
    default:
      if (self->week_numbers.given)
        return first_week (year, self->week_start);
      if (year > 9999)
        return skv_day_from_ymd (9999, 12, 31) + 1;
      return skv_day_from_ymd (year, self->freq == SKV_FREQ_MONTHLY ? period % 12 + 1 : 1, 1);
    }
}

static gboolean
walk (const SkvRecurrence *self, SkvDay from, SkvDay to, SkvRecurrenceFunc func, gpointer data)
{
  Cursor cursor;

  if (from >= to)
    return TRUE;
  for (cursor_set (&cursor, from, self); cursor.day < to; cursor_next (&cursor, self))
    if (passes (self, &cursor) && !func (cursor.day, data))
      return FALSE;
  return TRUE;
}

typedef struct
{
  SkvDay days[DAYS_IN_LONGEST_PERIOD];
  int n;
} Period;

static gboolean
collect (SkvDay day, gpointer data)
{
  Period *period = data;

  period->days[period->n++] = day;
  return TRUE;
}

/* Of the days of the period [start, end), those at the asked positions and in [from, to) */
static gboolean
walk_positions (const SkvRecurrence *self,
                SkvDay start,
                SkvDay end,
                SkvDay from,
                SkvDay to,
                SkvRecurrenceFunc func,
                gpointer data)
{
  SkvDay first = skv_day_from_ymd (1583, 1, 1), last = skv_day_from_ymd (9999, 12, 31);
  Period period = { .n = 0 };

  walk (self, MAX (start, first), MIN (end, last + 1), collect, &period);
  for (int i = 0; i < period.n; i++)
    {
      /* A week-numbered year can hold 371 days, and positions go to 366 only. */
      gboolean at = (i + 1 <= 366 && self->positions.positive[i + 1]) ||
                    (period.n - i <= 366 && self->positions.negative[period.n - i]);

      if (at && period.days[i] >= from && period.days[i] < to && !func (period.days[i], data))
        return FALSE;
    }
  return TRUE;
}

/*
 * The period from which INTERVAL counts: that of the first date. A year of BYWEEKNO is the one in
 * which its week is numbered; so 2 January 2010, a Saturday in week 53 of 2009, counts from 2009
 * where it is a date of the rule itself. Where it is not, and RFC 5545 leaves open what such a
 * DTSTART means, the years are counted from the calendar year that the date is in.
 */
static int
anchor_period (const SkvRecurrence *self)
{
  Cursor cursor;

  if (!self->week_numbers.given || self->freq != SKV_FREQ_YEARLY)
    return period_of (self, self->anchor);
  cursor_set (&cursor, self->anchor, self);
  return passes (self, &cursor) ? period_of (self, self->anchor) : skv_day_year (self->anchor);
}

void
skv_recurrence_foreach (
  const SkvRecurrence *self, SkvDay from, SkvDay to, SkvRecurrenceFunc func, gpointer data)
{
  int period, beyond = 0;

  from = MAX (from, self->first_day);
  to = MIN (to, self->last_day + 1);
  if (from >= to)
    return;
  if (self->interval == 1 && !self->positions.given)
    {
      walk (self, from, to, func, data);
      return;
    }

  period = period_of (self, from);
  if (self->interval > 1) /* then there is an anchor, and it is not after @from */
    {
      int first = anchor_period (self);

      beyond = period > first ? (period - first) % self->interval : 0;
      period = MAX (period, first);
    }
  if (beyond > 0)
    period += self->interval - beyond;

  for (SkvDay start; (start = period_start (self, period)) < to; period += self->interval)
    {
      SkvDay end = period_start (self, period + 1);

      if (self->positions.given ? !walk_positions (self, start, end, from, to, func, data)
                                : !walk (self, MAX (start, from), MIN (end, to), func, data))
        return;
    }
}

typedef struct
{
  GArray *days; /* (unowned) */
  guint left;
  gboolean too_many;
} Expansion;

static gboolean
append (SkvDay day, gpointer data)
{
  Expansion *expansion = data;

  if (expansion->left == 0)
    {
      expansion->too_many = TRUE;
      return FALSE;
    }
  expansion->left--;
  g_array_append_val (expansion->days, day);
  return TRUE;
}

gboolean
skv_recurrence_expand (
  const SkvRecurrence *self, SkvDay from, SkvDay to, guint max, GArray *days, GError **error)
{
  Expansion expansion = { days, max, FALSE };
  guint before;

  g_return_val_if_fail (self != NULL && days != NULL, FALSE);

  before = days->len;
  skv_recurrence_foreach (self, from, to, append, &expansion);
  if (!expansion.too_many)
    return TRUE;

  g_array_set_size (days, before);
  g_set_error (error, SKV_RECURRENCE_ERROR, SKV_RECURRENCE_ERROR_TOO_MANY,
               _("The rule gives more than %u dates in the asked range. Ask for a shorter one."),
               max);
  return FALSE;
}
