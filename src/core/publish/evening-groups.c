/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/evening-groups.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"

#define MINUTES_A_DAY 1440
/* What is all day is told day by day up to a weekend, then from the first to the last. */
#define MOST_DAYS 2
/* A group never has more: nobody reads more days in one line. */
#define MOST_IN_GROUP 7

static void
evening_free (gpointer data)
{
  SkvEvening *self = data;

  g_ptr_array_unref (self->occurrences);
  g_array_unref (self->days);
  g_free (self);
}

static gboolean
has_date (const SkvOccurrence *occurrence)
{
  return occurrence->start != SKV_MOMENT_NONE && !occurrence->left_out &&
         (occurrence->rule == NULL || occurrence->resolved);
}

static int
minute_of (SkvPlan *plan, gint64 moment)
{
  gint64 local = skv_zone_to_local (skv_plan_get_zone (plan), moment);

  return (int) ((local % SKV_DAY_SECONDS + SKV_DAY_SECONDS) % SKV_DAY_SECONDS / 60);
}

static void
add_days (SkvEvening *self, const SkvOccurrence *occurrence)
{
  SkvDay last = occurrence->all_day ? occurrence->end_day - 1 : occurrence->first_day;

  for (SkvDay day = occurrence->first_day; day <= last; day++)
    g_array_append_val (self->days, day);
}

/* one of days that are told from the first to the last */
static void
set_long (SkvEvening *self, SkvDay first, SkvDay last)
{
  self->is_long = TRUE;
  g_array_append_val (self->days, first);
  g_array_append_val (self->days, last);
}

static SkvEvening *
evening_new (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  SkvEvening *self = g_new0 (SkvEvening, 1);
  gint64 end = occurrence->end;

  self->occurrences = g_ptr_array_new ();
  self->days = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  self->start = self->end = -1;
  g_ptr_array_add (self->occurrences, (gpointer) occurrence);
  if (occurrence->all_day)
    {
      if (occurrence->end_day - occurrence->first_day > MOST_DAYS)
        set_long (self, occurrence->first_day, occurrence->end_day - 1);
      else
        add_days (self, occurrence);
      return self;
    }
  self->start = minute_of (plan, occurrence->start);
  if (end != SKV_MOMENT_NONE)
    {
      self->end = minute_of (plan, end);
      if (self->end <= self->start)
        self->end += MINUTES_A_DAY;
    }
  if (end != SKV_MOMENT_NONE && end - occurrence->start > SKV_DAY_SECONDS)
    set_long (self, occurrence->first_day, skv_zone_day (skv_plan_get_zone (plan), end));
  else
    add_days (self, occurrence);
  return self;
}

static SkvDay
monday_of (SkvDay day)
{
  return day - (SkvDay) skv_day_weekday (day) + SKV_MONDAY;
}

static gboolean
from_one_rule (const SkvOccurrence *a, const SkvOccurrence *b)
{
  return a->rule == b->rule && a->base_day == b->base_day && !skv_occurrence_is_added (a) &&
         !skv_occurrence_is_added (b);
}

static gboolean
same_texts (const char *const *a, const char *const *b)
{
  return g_strv_equal (a, b);
}

static gboolean
belong_together (const SkvEvening *self, const SkvEvening *other)
{
  const SkvOccurrence *a = self->occurrences->pdata[0], *b = other->occurrences->pdata[0];

  if (self->is_long || other->is_long || self->days->len + other->days->len > MOST_IN_GROUP ||
      self->start != other->start || self->end != other->end || a->status != b->status ||
      g_strcmp0 (a->title, b->title) != 0 || strcmp (a->lane, b->lane) != 0 ||
      !same_texts (a->systems, b->systems) || !same_texts (a->organisations, b->organisations))
    return FALSE;
  if (a->rule != NULL || b->rule != NULL)
    return from_one_rule (a, b);
  return monday_of (a->first_day) == monday_of (b->first_day);
}

static void
join (SkvEvening *self, const SkvEvening *other)
{
  g_ptr_array_extend (self->occurrences, other->occurrences, NULL, NULL);
  for (guint i = 0; i < other->days->len; i++)
    {
      SkvDay day = g_array_index (other->days, SkvDay, i);

      /* Two windows of one day, alike in all, are one of it. */
      if (day > g_array_index (self->days, SkvDay, self->days->len - 1))
        g_array_append_val (self->days, day);
    }
}

static int
compare_occurrences (gconstpointer left, gconstpointer right)
{
  const SkvOccurrence *a = *(const SkvOccurrence *const *) left;
  const SkvOccurrence *b = *(const SkvOccurrence *const *) right;

  if (a->first_day != b->first_day)
    return a->first_day < b->first_day ? -1 : 1;
  if (a->span.start != b->span.start)
    return a->span.start < b->span.start ? -1 : 1;
  return strcmp (a->id, b->id);
}

/* The group that is still open for @evening: its last day is not further back than two weeks. */
static SkvEvening *
find_open (GPtrArray *groups, const SkvEvening *evening)
{
  SkvDay day = g_array_index (evening->days, SkvDay, 0);

  for (guint i = groups->len; i > 0; i--)
    {
      SkvEvening *group = groups->pdata[i - 1];

      if (day - g_array_index (group->days, SkvDay, 0) > 14)
        return NULL;
      if (belong_together (group, evening))
        return group;
    }
  return NULL;
}

GPtrArray *
skv_evenings_group (SkvPlan *plan, GPtrArray *occurrences)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (occurrences, NULL, NULL);
  GPtrArray *groups = g_ptr_array_new_with_free_func (evening_free);

  g_ptr_array_sort (sorted, compare_occurrences);
  for (guint i = 0; i < sorted->len; i++)
    {
      SkvEvening *evening, *group;

      if (!has_date (sorted->pdata[i]))
        continue;
      evening = evening_new (plan, sorted->pdata[i]);
      group = find_open (groups, evening);
      if (group == NULL)
        {
          g_ptr_array_add (groups, evening);
          continue;
        }
      join (group, evening);
      evening_free (evening);
    }
  return groups;
}

const SkvEvening *
skv_evenings_find (GPtrArray *groups, const char *id)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const SkvEvening *group = groups->pdata[i];

      for (guint j = 0; j < group->occurrences->len; j++)
        if (strcmp (((const SkvOccurrence *) group->occurrences->pdata[j])->id, id) == 0)
          return group;
    }
  return NULL;
}

/* with the year where the other end lies in another one */
static char *
end_words (const SkvDay *day, const SkvDay *other, gboolean in_figures)
{
  if (in_figures)
    return skv_words_days_in_figures (day, 1);
  return skv_day_year (*day) != skv_day_year (*other) ? skv_words_date (*day)
                                                      : skv_words_days (day, 1, FALSE);
}

/* "Friday 19 June 18:00 – Sunday 21 June 18:00" */
static char *
long_dates (const SkvEvening *self, gboolean in_figures)
{
  const SkvDay *days = (const SkvDay *) self->days->data;
  g_autofree char *first = end_words (days, days + 1, in_figures);
  g_autofree char *last = end_words (days + 1, days, in_figures);
  g_autofree char *from = NULL, *to = NULL;

  if (self->start < 0)
    return g_strdup_printf (C_("date range", "%1$s – %2$s"), first, last);
  from = skv_words_time (self->start);
  to = skv_words_time (self->end % MINUTES_A_DAY);
  /* TRANSLATORS: date, time – date, time: "Friday 19 June 18:00 – Sunday 21 June 18:00" */
  return g_strdup_printf (C_("dates with times", "%1$s %2$s – %3$s %4$s"), first, from, last, to);
}

char *
skv_evening_dates (const SkvEvening *self)
{
  return self->is_long ? long_dates (self, FALSE)
                       : skv_words_days ((const SkvDay *) self->days->data, self->days->len, FALSE);
}

char *
skv_evening_figures (const SkvEvening *self)
{
  return self->is_long
           ? long_dates (self, TRUE)
           : skv_words_days_in_figures ((const SkvDay *) self->days->data, self->days->len);
}

char *
skv_evening_hours (const SkvEvening *self, gboolean in_list)
{
  if (self->start < 0 || self->is_long)
    return g_strdup ("");
  if (self->end < 0)
    return skv_words_time (self->start);
  return in_list ? skv_words_hours (self->start, self->end)
                 : skv_words_time_range (self->start, self->end);
}
