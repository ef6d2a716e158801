/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/next-year-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* An all-day item of this many days or more is a period, which keeps its dates ("1–31 January"); a
 * shorter one keeps its weekday. */
#define PERIOD_DAYS 5

static void
copy_free (gpointer data)
{
  SkvNextYearCopy *copy = data;

  g_free (copy->item);
  g_free (copy->copy_id);
  g_free (copy->lane);
  g_free (copy->title);
  g_free (copy->how);
  g_free (copy);
}

static gboolean
is_firm (const SkvOccurrence *occurrence)
{
  return occurrence->resolved && occurrence->status != SKV_STATUS_CANCELLED &&
         occurrence->status != SKV_STATUS_POSTPONED && occurrence->start != SKV_MOMENT_NONE;
}

char *
skv_next_year_name (const SkvOccurrence *occurrence)
{
  return g_strdup_printf ("%s\n%s", occurrence->lane, occurrence->title);
}

GHashTable *
skv_next_year_list_names (SkvPlan *plan, SkvDay first, SkvDay end)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (SkvOccurrences) occurrences =
    skv_occurrences_new (plan, first, end, SKV_EXPAND_DEFAULT);

  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);

      if (occurrence->first_day >= first)
        g_hash_table_add (names, skv_next_year_name (occurrence));
    }
  return names;
}

static gboolean
is_period (const SkvOccurrence *occurrence)
{
  int length = occurrence->end_day - occurrence->first_day;

  return occurrence->all_day &&
         (length >= PERIOD_DAYS || skv_day_of_month (occurrence->first_day) == 1 ||
          skv_day_of_month (occurrence->end_day) == 1);
}

/* The same date of that year; 29 February becomes the 28th where there is none. */
static SkvDay
same_date (SkvDay day, int year)
{
  int month, day_of_month;

  skv_day_to_ymd (day, NULL, &month, &day_of_month);
  return skv_day_from_ymd (year, month, MIN (day_of_month, skv_days_in_month (year, month)));
}

/* The same weekday of the same ISO week. Where that is no day of the year (week 53, or days of
 * week 1 that lie in December) it is the nearest such weekday that is. */
static SkvDay
same_weekday (SkvNextYear *self, SkvDay day, int *week)
{
  SkvDay fourth = skv_day_from_ymd (self->year, 1, 4);
  SkvDay monday = fourth - (skv_day_weekday (fourth) - 1);
  SkvDay found;

  *week = skv_day_iso_week (day, NULL);
  found = monday + (*week - 1) * 7 + (skv_day_weekday (day) - 1);
  /* 1 January may lie in week 53 of the year before, 31 December in week 1 of the next. */
  if (*week >= 52 && skv_day_month (day) == 1)
    found = monday - 7 + (skv_day_weekday (day) - 1);
  else if (*week == 1 && skv_day_month (day) == 12)
    found = monday + 52 * 7 + (skv_day_weekday (day) - 1);
  while (found < self->first)
    found += 7;
  while (found >= self->end)
    found -= 7;
  return found;
}

static void
propose_day (SkvNextYear *self, const SkvOccurrence *occurrence, SkvNextYearCopy *copy)
{
  int week;

  if (is_period (occurrence))
    {
      copy->day = same_date (occurrence->first_day, self->year);
      copy->how = g_strdup (_("same dates"));
      return;
    }
  copy->day = same_weekday (self, occurrence->first_day, &week);
  copy->how = g_strdup_printf (_("same week and weekday (week %d)"), week);
}

/* What a person made, and not what a rule or an outage did. */
static gboolean
may_recur (SkvNextYear *self, const SkvOccurrence *occurrence)
{
  return occurrence->item != NULL && occurrence->rule == NULL && is_firm (occurrence) &&
         occurrence->first_day >= self->this_first && !occurrence->item->emergency &&
         strcmp (occurrence->lane, "outage") != 0 && strcmp (occurrence->lane, "holiday") != 0;
}

static gboolean
is_chosen_at_first (const SkvNextYearCopy *copy)
{
  if (copy->exists)
    return FALSE;
  return copy->recurs || strcmp (copy->lane, "critical") == 0 || strcmp (copy->lane, "freeze") == 0;
}

/* Meetings and exams get new dates from those who hold them: they are asked for, not copied. */
gboolean
skv_next_year_is_asked_for (const SkvOccurrence *occurrence)
{
  static const char *const lanes[] = { "meeting", "exam", "vendor", NULL };

  return occurrence->item != NULL && occurrence->rule == NULL && is_firm (occurrence) &&
         g_strv_contains (lanes, occurrence->lane);
}

GPtrArray *
skv_next_year_list_copies (SkvNextYear *self)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (copy_free);
  g_autoptr (GHashTable) next = skv_next_year_list_names (self->plan, self->first, self->end);
  g_autoptr (GHashTable) before = skv_next_year_list_names (
    self->plan, skv_day_from_ymd (self->year - 2, 1, 1), self->this_first);

  for (guint i = 0; i < skv_occurrences_get_n (self->this_year); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (self->this_year, i);
      g_autofree char *name = NULL;
      SkvNextYearCopy *copy;

      if (!may_recur (self, occurrence) || skv_next_year_is_asked_for (occurrence))
        continue;
      name = skv_next_year_name (occurrence);
      copy = g_new0 (SkvNextYearCopy, 1);
      copy->item = g_strdup (occurrence->id);
      copy->copy_id = g_uuid_string_random ();
      copy->lane = g_strdup (occurrence->lane);
      copy->title = g_strdup (occurrence->title);
      copy->this_day = occurrence->first_day;
      copy->exists = g_hash_table_contains (next, name);
      copy->recurs = g_hash_table_contains (before, name);
      propose_day (self, occurrence, copy);
      copy->proposed = copy->day;
      copy->copied = is_chosen_at_first (copy);
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

/* The last day of a period moves like its first: "1–29 February" is all of February again. */
static void
place_all_day (const SkvOccurrence *occurrence, SkvDay day, SkvItem *item)
{
  SkvDay end = day + (occurrence->end_day - occurrence->first_day);
  int year = skv_day_year (day);

  if (is_period (occurrence) && day == same_date (occurrence->first_day, year))
    end = same_date (occurrence->end_day, year + skv_day_year (occurrence->end_day) -
                                            skv_day_year (occurrence->first_day));
  item->start = day * SKV_DAY_SECONDS;
  if (item->end != SKV_MOMENT_NONE)
    item->end = end * SKV_DAY_SECONDS;
}

SkvItem *
skv_next_year_copy_item (SkvNextYear *self, const SkvNextYearCopy *copy)
{
  const SkvOccurrence *occurrence = skv_occurrences_lookup (self->this_year, copy->item);
  const SkvZone *zone = skv_plan_get_zone (self->plan);
  SkvItem *item = skv_record_copy (occurrence->item);
  gint64 local;

  g_free (item->parent.id);
  item->parent.id = g_strdup (copy->copy_id);
  item->status = SKV_STATUS_PROPOSED;
  item->closing_date = SKV_DAY_NONE;
  skv_set_text (&item->reason, NULL);
  skv_set_text (&item->by, NULL);
  /* What the file says of this year it does not say of the next. */
  skv_set_text (&item->source, NULL);
  skv_item_clear_course (item);
  if (item->all_day)
    {
      place_all_day (occurrence, copy->day, item);
      return item;
    }
  local =
    skv_zone_to_local (zone, item->start) + (gint64) (copy->day - copy->this_day) * SKV_DAY_SECONDS;
  item->start = skv_zone_to_utc (zone, local);
  if (item->end != SKV_MOMENT_NONE)
    item->end = skv_calendar_end_after_move (zone, occurrence->span, item->start);
  return item;
}
