/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/ics-reader-rules-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Rules that repeat within the day: BYHOUR, BYMINUTE, BYSECOND, HOURLY, MINUTELY, SECONDLY. */

/* What one rule may cost: about a second. A rule by the second that matches nothing ends there. */
#define MAX_STEPS 40000000
#define MAX_DAYS 400000
static SkvDay
day_of (gint64 civil)
{
  return (SkvDay) (civil >= 0 ? civil / SKV_DAY_SECONDS
                              : -((-civil + SKV_DAY_SECONDS - 1) / SKV_DAY_SECONDS));
}

/* --- SkvIcsParts of the day --- */

typedef struct
{
  const SkvIcsParts *parts;
  gint64 start, from, until;
  GArray *times;  /* (element-type gint64): the result */
  GArray *clock;  /* (owned) (element-type int): seconds of the day that a day or period gives */
  GArray *picked; /* (owned) (element-type gint64) */
  int n_found;    /* since the start */
  gint64 n_steps;
  gboolean goes_on;
  gboolean too_much;
} Walk;

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 *left = a, *right = b;

  return (*left > *right) - (*left < *right);
}

/* FALSE: this was the last that is wanted */
static gboolean
emit (Walk *self, gint64 time)
{
  if (time < self->start)
    return TRUE;
  if (time > self->parts->last)
    return FALSE;
  if (time >= self->until)
    {
      self->goes_on = TRUE;
      return FALSE;
    }
  if (time >= self->from)
    {
      if (self->times->len >= SKV_ICS_MAX_OCCURRENCES)
        {
          self->too_much = TRUE;
          return FALSE;
        }
      g_array_append_val (self->times, time);
    }
  return self->parts->count == 0 || ++self->n_found < self->parts->count;
}

static gboolean
spend (Walk *self, gint64 steps)
{
  self->n_steps += steps;
  self->too_much = self->too_much || self->n_steps > MAX_STEPS;
  return !self->too_much;
}

/* Element @index of @days × @clock, both ascending */
static gint64
element (const SkvDay *days, const GArray *clock, gsize index)
{
  return days[index / clock->len] * SKV_DAY_SECONDS +
         g_array_index (clock, int, index % clock->len);
}

/* One period's set: all of it, or what BYSETPOS picks. */
static gboolean
emit_set (Walk *self, const SkvDay *days, gsize n_days)
{
  const GArray *positions = self->parts->positions;
  gsize n = n_days * self->clock->len;

  if (!spend (self, (gint64) (positions->len > 0 ? positions->len : n)))
    return FALSE;
  if (positions->len == 0)
    {
      for (gsize i = 0; i < n; i++)
        if (!emit (self, element (days, self->clock, i)))
          return FALSE;
      return TRUE;
    }

  g_array_set_size (self->picked, 0);
  for (guint i = 0; i < positions->len; i++)
    {
      int position = g_array_index (positions, int, i);
      gint64 index = position > 0 ? position - 1 : (gint64) n + position;
      gint64 time;

      if (index < 0 || index >= (gint64) n)
        continue;
      time = element (days, self->clock, (gsize) index);
      g_array_append_val (self->picked, time);
    }
  g_array_sort (self->picked, compare_times);
  for (guint i = 0; i < self->picked->len; i++)
    {
      gint64 time = g_array_index (self->picked, gint64, i);

      if ((i == 0 || time != g_array_index (self->picked, gint64, i - 1)) && !emit (self, time))
        return FALSE;
    }
  return TRUE;
}

/* The seconds of the day from @hours × @minutes × @seconds; one that is not given is as the
 * start's.
 * @hour and @minute: only that one, unless -1. */
static void
make_clock (Walk *self, int hour, int minute)
{
  const SkvIcsParts *parts = self->parts;
  int of_start = (int) (self->start - day_of (self->start) * SKV_DAY_SECONDS);

  g_array_set_size (self->clock, 0);
  for (int h = 0; h < 24; h++)
    {
      if (hour >= 0 ? h != hour : parts->hours.given ? !parts->hours.has[h] : h != of_start / 3600)
        continue;
      for (int m = 0; m < 60; m++)
        {
          if (minute >= 0            ? m != minute
              : parts->minutes.given ? !parts->minutes.has[m]
                                     : m != of_start / 60 % 60)
            continue;
          for (int s = 0; s < 60; s++)
            {
              int second = h * 3600 + m * 60 + s;

              if (parts->seconds.given ? parts->seconds.has[s] : s == of_start % 60)
                g_array_append_val (self->clock, second);
            }
        }
    }
}

/* The period that a day belongs to: its day, week, month or year */
static gint64
period_of (const SkvIcsParts *parts, SkvDay day)
{
  static const char *const codes[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  int first = 0;

  if (g_str_equal (parts->freq_name, "DAILY"))
    return day;
  if (g_str_equal (parts->freq_name, "MONTHLY"))
    return skv_day_year (day) * 12 + skv_day_month (day);
  if (g_str_equal (parts->freq_name, "YEARLY"))
    return skv_day_year (day);
  for (gsize i = 0; parts->week_start != NULL && i < G_N_ELEMENTS (codes); i++)
    first = g_str_equal (parts->week_start, codes[i]) ? (int) i : first;
  return day - (SkvDay) ((skv_day_weekday (day) - 1 - first + 7) % 7);
}

/* The day from which whole periods are counted: with BYSETPOS they begin before the start. */
static SkvDay
find_anchor (const SkvIcsParts *parts, SkvDay start)
{
  SkvDay anchor = start;

  if (parts->positions->len == 0 || parts->days->len == 0)
    return start;
  while (anchor > skv_day_from_ymd (1583, 1, 1) &&
         period_of (parts, anchor - 1) == period_of (parts, start))
    anchor--;
  return anchor;
}

static void
walk_days (Walk *self, const SkvDay *days, gsize n_days)
{
  make_clock (self, -1, -1);
  for (gsize i = 0, next; i < n_days && self->clock->len > 0; i = next)
    {
      for (next = i + 1;
           next < n_days && period_of (self->parts, days[next]) == period_of (self->parts, days[i]);
           next++)
        ;
      if (!emit_set (self, days + i, next - i))
        return;
    }
}

/* Whether the period of that length (seconds) at @time is one of those that INTERVAL leaves. */
static gboolean
in_step (const Walk *self, gint64 time, int length)
{
  gint64 start = self->start - ((self->start % length) + length) % length;

  return (time - start) % ((gint64) length * self->parts->interval) == 0;
}

/* One hour, by the minute or by the second */
static gboolean
walk_hour (Walk *self, SkvDay day, int hour)
{
  const SkvIcsParts *parts = self->parts;
  gint64 base = day * SKV_DAY_SECONDS + hour * 3600;

  for (int minute = 0; minute < 60; minute++)
    {
      if (!spend (self, 1))
        return FALSE;
      if (parts->minutes.given && !parts->minutes.has[minute])
        continue;
      if (parts->freq == SKV_ICS_FREQ_MINUTELY && in_step (self, base + minute * 60, 60))
        {
          make_clock (self, hour, minute);
          if (!emit_set (self, &day, 1))
            return FALSE;
        }
      for (int second = 0; parts->freq == SKV_ICS_FREQ_SECONDLY && second < 60; second++)
        {
          gint64 time = base + minute * 60 + second;

          if ((parts->seconds.given && !parts->seconds.has[second]) || !in_step (self, time, 1))
            continue;
          g_array_set_size (self->clock, 0);
          g_array_append_vals (self->clock, &(int){ (int) (time - day * SKV_DAY_SECONDS) }, 1);
          if (!emit_set (self, &day, 1))
            return FALSE;
        }
      if (parts->freq == SKV_ICS_FREQ_SECONDLY && !spend (self, 60))
        return FALSE;
    }
  return TRUE;
}

static void
walk_hours (Walk *self, const SkvDay *days, gsize n_days)
{
  const SkvIcsParts *parts = self->parts;

  for (gsize i = 0; i < n_days; i++)
    for (int hour = 0; hour < 24; hour++)
      {
        if (parts->hours.given && !parts->hours.has[hour])
          continue;
        if (parts->freq != SKV_ICS_FREQ_HOURLY)
          {
            if (!walk_hour (self, days[i], hour))
              return;
            continue;
          }
        if (!spend (self, 1))
          return;
        if (!in_step (self, days[i] * SKV_DAY_SECONDS + hour * 3600, 3600))
          continue;
        make_clock (self, hour, -1);
        if (!emit_set (self, days + i, 1))
          return;
      }
}

gboolean
skv_ics_parts_expand_times (const SkvIcsParts *parts,
                            const SkvIcsStamp *start,
                            gint64 from,
                            gint64 until,
                            GArray *times,
                            gboolean *goes_on,
                            GError **error)
{
  /* BYYEARDAY needs YEARLY in the other reader, where the parts beside it limit it just the same.
   */
  const char *freq = parts->freq == SKV_ICS_FREQ_DAY            ? parts->freq_name
                     : strstr (parts->days->str, ";BYYEARDAY=") ? "YEARLY"
                                                                : "DAILY";
  SkvDay anchor = parts->freq == SKV_ICS_FREQ_DAY ? find_anchor (parts, day_of (start->local))
                                                  : day_of (start->local);
  SkvDay first =
    parts->count > 0
      ? anchor
      : MAX (anchor, skv_day_from_ymd (skv_day_year (MAX (day_of (from), anchor)), 1, 1) - 7);
  g_autoptr (SkvRecurrence) recurrence =
    skv_ics_parts_make_recurrence (parts, freq, FALSE, anchor, error);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  g_autoptr (GArray) clock = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) picked = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  Walk walk = { .parts = parts,
                .start = start->local,
                .from = from,
                .until = until,
                .times = found,
                .clock = clock,
                .picked = picked };

  if (recurrence == NULL ||
      !skv_recurrence_expand (recurrence, first, day_of (until - 1) + 2, MAX_DAYS, days, error))
    return FALSE;
  if (parts->freq == SKV_ICS_FREQ_DAY)
    walk_days (&walk, (const SkvDay *) (gpointer) days->data, days->len);
  else
    walk_hours (&walk, (const SkvDay *) (gpointer) days->data, days->len);
  if (walk.too_much)
    {
      g_set_error_literal (
        error, SKV_RECURRENCE_ERROR, SKV_RECURRENCE_ERROR_TOO_MANY,
        _("It repeats within the day, more often than a plan of evenings can hold"));
      return FALSE;
    }
  g_array_append_vals (times, found->data, found->len);
  *goes_on = walk.goes_on;
  return TRUE;
}
