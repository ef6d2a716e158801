/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/phrase-private.h"

/* The days of one month that are of a unit's weekdays, in order. Weeks are named by their Monday.
 */
static guint
candidates (const SkvUnit *unit, int year, int month, SkvDay days[31])
{
  guint mask = unit->weekdays == 0 ? 1u << SKV_MONDAY : unit->weekdays;
  guint n = 0;

  for (int day = 1; day <= skv_days_in_month (year, month); day++)
    {
      SkvDay date = skv_day_from_ymd (year, month, day);

      if (mask == 1 || (mask & (1u << skv_day_weekday (date))) != 0)
        days[n++] = date;
    }
  return n;
}

static void
put (GArray *spans, SkvDay first, SkvDay end)
{
  SkvPhraseSpan span = { .all_day = TRUE, .start = first, .end = end };

  if (spans->len < SKV_PHRASE_MAX_SPANS)
    g_array_append_val (spans, span);
}

/* Weeks are five working days, from the first Monday to the last Friday of those that count. */
static void
put_nth (const SkvUnit *unit, const SkvDay *days, guint n, guint bit, GArray *spans)
{
  int count = MIN (unit->count, (int) n);
  int first = bit <= 5 ? ((int) bit - 1) * count : (int) n - ((int) bit - 5) * count;

  if (n == 0 || first < 0 || first + count > (int) n)
    return;
  if (unit->weekdays == 0)
    put (spans, days[first], days[first + count - 1] + 5);
  else
    {
      for (int i = first; i < first + count; i++)
        put (spans, days[i], days[i] + 1);
    }
}

static void
put_month (const SkvUnit *unit, int month, GArray *spans)
{
  SkvDay days[31];
  guint n = candidates (unit, unit->year, month, days);

  for (guint i = 0; unit->ordinals == 0 && i < n; i++)
    put (spans, days[i], days[i] + 1);
  for (guint bit = 1; bit <= 7; bit++)
    {
      if ((unit->ordinals & (1u << bit)) != 0)
        put_nth (unit, days, n, bit, spans);
    }
}

void
skv_reader_repeat (const SkvUnit *unit, int only_month, GArray *spans)
{
  for (int month = 1; month <= 12; month++)
    {
      if (unit->months != 0 ? (unit->months & (1u << month)) != 0
                            : only_month == 0 || only_month == month)
        put_month (unit, month, spans);
    }
}
