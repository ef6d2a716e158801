/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/ics-private.h"

/* One change of the clock. */
typedef struct
{
  gint64 at;         /* UTC */
  int before, after; /* seconds east */
  int month;
  SkvWeekday weekday;
  int nth;    /* 1..4, or -1: the last one of its month */
  int second; /* of the day, on the clock before the change */
} Change;

static void
describe (Change *change)
{
  gint64 local = change->at + change->before;
  SkvDay day = (SkvDay) (local / SKV_DAY_SECONDS);
  int year, day_of_month;

  skv_day_to_ymd (day, &year, &change->month, &day_of_month);
  change->weekday = skv_day_weekday (day);
  change->nth =
    day_of_month + 7 > skv_days_in_month (year, change->month) ? -1 : (day_of_month - 1) / 7 + 1;
  change->second = (int) (local - day * SKV_DAY_SECONDS);
}

/* All of [from_year, to_year], in order. */
static GArray *
list_changes (const SkvZone *zone, int from_year, int to_year)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (Change));
  gint64 end = (gint64) skv_day_from_ymd (to_year + 1, 1, 1) * SKV_DAY_SECONDS;

  for (gint64 at = (gint64) skv_day_from_ymd (from_year, 1, 1) * SKV_DAY_SECONDS; at < end;
       at += SKV_DAY_SECONDS)
    {
      Change change = { .at = at + SKV_DAY_SECONDS, .before = skv_zone_offset (zone, at) };
      gint64 low = at;

      change.after = skv_zone_offset (zone, change.at);
      if (change.before == change.after)
        continue;
      while (change.at - low > 1)
        {
          gint64 middle = low + (change.at - low) / 2;

          if (skv_zone_offset (zone, middle) == change.before)
            low = middle;
          else
            change.at = middle;
        }
      describe (&change);
      g_array_append_val (changes, change);
    }
  return changes;
}

static gboolean
same_rule (const Change *a, const Change *b)
{
  return a->before == b->before && a->after == b->after && a->month == b->month &&
         a->weekday == b->weekday && a->nth == b->nth && a->second == b->second;
}

/* Do all years change the clock twice, at the same two places in the year? */
static gboolean
keeps_two_rules (GArray *changes, int n_years)
{
  if (changes->len != 2 * (guint) n_years)
    return FALSE;
  for (guint i = 2; i < changes->len; i++)
    {
      if (!same_rule (&g_array_index (changes, Change, i), &g_array_index (changes, Change, i % 2)))
        return FALSE;
    }
  return TRUE;
}

/* The second @nth weekday of a month begins in 1970, as is usual in such rules. */
static gint64
rule_start (const Change *change)
{
  int last = skv_days_in_month (1970, change->month);
  SkvDay day = skv_day_from_ymd (1970, change->month, change->nth > 0 ? 7 * change->nth : last);

  while (skv_day_weekday (day) != change->weekday)
    day--;
  return day * SKV_DAY_SECONDS + change->second;
}

static icalcomponent *
part_new (const char *zone, gboolean daylight, gint64 start, int before, int after, gint64 sample)
{
  icalcomponent *part = daylight ? icalcomponent_new_xdaylight () : icalcomponent_new_xstandard ();
  g_autoptr (GTimeZone) names = g_time_zone_new_identifier (zone);

  icalcomponent_add_property (part, icalproperty_new_dtstart (skv_ics_local_time (start)));
  icalcomponent_add_property (part, icalproperty_new_tzoffsetfrom (before));
  icalcomponent_add_property (part, icalproperty_new_tzoffsetto (after));
  if (names != NULL)
    {
      int interval = g_time_zone_find_interval (names, G_TIME_TYPE_UNIVERSAL, sample);

      icalcomponent_add_property (
        part, icalproperty_new_tzname (g_time_zone_get_abbreviation (names, interval)));
    }
  return part;
}

static void
add_rule (icalcomponent *component, const char *zone, const Change *change)
{
  static const char *const weekdays[] = { "", "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  g_autofree char *rule = g_strdup_printf ("FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", change->month,
                                           change->nth, weekdays[change->weekday]);
  icalcomponent *part = part_new (zone, change->after > change->before, rule_start (change),
                                  change->before, change->after, change->at);

  icalcomponent_add_property (part, icalproperty_new_rrule (icalrecurrencetype_from_string (rule)));
  icalcomponent_add_component (component, part);
}

static void
add_single (icalcomponent *component, const char *zone, const Change *change)
{
  icalcomponent_add_component (component, part_new (zone, change->after > change->before,
                                                    change->at + change->before, change->before,
                                                    change->after, change->at));
}

icalcomponent *
skv_ics_zone_new (const SkvZone *zone, int from_year, int to_year)
{
  icalcomponent *component = icalcomponent_new_vtimezone ();
  const char *name = skv_zone_get_name (zone);
  g_autoptr (GArray) changes = list_changes (zone, from_year, to_year);
  gint64 first = (gint64) skv_day_from_ymd (from_year, 1, 1) * SKV_DAY_SECONDS;
  int offset = skv_zone_offset (zone, first);

  icalcomponent_add_property (component, icalproperty_new_tzid (name));
  if (changes->len > 0 && keeps_two_rules (changes, to_year - from_year + 1))
    {
      add_rule (component, name, &g_array_index (changes, Change, 0));
      add_rule (component, name, &g_array_index (changes, Change, 1));
      return component;
    }
  icalcomponent_add_component (component, part_new (name, FALSE, 0, offset, offset, first));
  for (guint i = 0; i < changes->len; i++)
    add_single (component, name, &g_array_index (changes, Change, i));
  return component;
}
