/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/restart-private.h"

#include <string.h>

#define MINUTES_A_DAY 1440

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  int x = *(const int *) a, y = *(const int *) b;

  return (x > y) - (x < y);
}

static void
read_days (SkvPolicy *self)
{
  const GArray *given = self->rule->days;
  int nothing = 0;

  for (guint i = 0; given != NULL && i < given->len; i++)
    {
      int day = g_array_index (given, int, i);

      if (ABS (day) <= SKV_POLICY_MAX_OFFSET)
        g_array_append_val (self->days, day);
    }
  if (self->days->len == 0)
    g_array_append_val (self->days, nothing);

  g_array_sort (self->days, compare_ints);
  for (guint i = self->days->len - 1; i > 0; i--)
    {
      if (g_array_index (self->days, int, i) == g_array_index (self->days, int, i - 1))
        g_array_remove_index (self->days, i);
    }
}

static void
read_offsets (SkvPolicy *self)
{
  int nothing = 0;

  g_array_append_val (self->offsets, nothing);
  for (guint i = 0; self->rule->try_ != NULL && self->rule->try_[i] != NULL; i++)
    {
      int offset;

      if (self->offsets->len > SKV_POLICY_MAX_TRIES)
        break;
      if (skv_offset_parse (self->rule->try_[i], &offset) && ABS (offset) <= SKV_POLICY_MAX_OFFSET)
        g_array_append_val (self->offsets, offset);
    }
}

static void
read_avoid (SkvPolicy *self)
{
  for (guint i = 0; self->rule->avoid != NULL && self->rule->avoid[i] != NULL; i++)
    {
      const char *word = self->rule->avoid[i];

      if (g_str_equal (word, "public-holiday"))
        self->public_holiday = TRUE;
      else if (g_str_equal (word, "holiday-eve"))
        self->holiday_eve = TRUE;
      else if (g_str_equal (word, "half-day"))
        self->half_day = TRUE;
      else if (g_str_equal (word, "school-holiday"))
        self->school_holiday = TRUE;
      else if (g_str_equal (word, "weekend"))
        self->weekend = TRUE;
      else if (g_str_has_prefix (word, "lane:") && word[5] != '\0')
        g_ptr_array_add (self->lanes, (gpointer) (word + 5));
    }
}

static void
read_reach (SkvPolicy *self)
{
  int lowest = 0, highest = 0;

  for (guint i = 0; i < self->offsets->len; i++)
    {
      lowest = MIN (lowest, g_array_index (self->offsets, int, i));
      highest = MAX (highest, g_array_index (self->offsets, int, i));
    }
  self->lowest = MIN (0, lowest + g_array_index (self->days, int, 0));
  self->highest = MAX (0, highest + g_array_index (self->days, int, self->days->len - 1));
}

static void
read_length (SkvPolicy *self)
{
  const SkvRule *rule = self->rule;

  if (rule->start >= 0)
    {
      int duration = CLAMP (rule->duration, 1, SKV_POLICY_MAX_DURATION);

      self->length = (rule->start + duration + MINUTES_A_DAY - 1) / MINUTES_A_DAY;
    }
  /* From the day after such a day to the next one there is a year, and no more. */
  else if (rule->ends_on != NULL &&
           skv_ends_on_parse (rule->ends_on, &self->ends_month, &self->ends_day))
    self->length = 366;
  else
    self->length = CLAMP (rule->length_days, 1, SKV_POLICY_MAX_LENGTH_DAYS);
}

gboolean
skv_ends_on_parse (const char *text, int *month, int *day)
{
  if (strlen (text) != 5 || text[2] != '-')
    return FALSE;
  for (int i = 0; i < 5; i++)
    {
      if (i != 2 && !g_ascii_isdigit (text[i]))
        return FALSE;
    }
  *month = (text[0] - '0') * 10 + text[1] - '0';
  *day = (text[3] - '0') * 10 + text[4] - '0';
  /* a leap year, which has every day that there is */
  return skv_day_from_ymd (2000, *month, *day) != SKV_DAY_NONE;
}

int
skv_policy_length_on (const SkvPolicy *self, SkvDay day)
{
  int year;

  if (self->ends_month == 0)
    return self->length;
  skv_day_to_ymd (day, &year, NULL, NULL);
  for (;; year++)
    {
      int last = MIN (self->ends_day, skv_days_in_month (year, self->ends_month));
      SkvDay end = skv_day_from_ymd (year, self->ends_month, last);

      if (end >= day || end == SKV_DAY_NONE)
        return end >= day ? end - day + 1 : 1;
    }
}

SkvPolicy *
skv_policy_new (const SkvRule *rule)
{
  SkvPolicy *self = g_new0 (SkvPolicy, 1);

  self->rule = rule;
  self->days = g_array_new (FALSE, FALSE, sizeof (int));
  self->offsets = g_array_new (FALSE, FALSE, sizeof (int));
  self->lanes = g_ptr_array_new ();
  self->restart = skv_restart_new (rule);
  if (self->restart == NULL && rule->base == SKV_BASE_RRULE && rule->rrule != NULL)
    self->recurrence = skv_recurrence_parse (rule->rrule, rule->valid_from, NULL);

  read_days (self);
  read_offsets (self);
  read_avoid (self);
  read_reach (self);
  read_length (self);
  return self;
}

void
skv_policy_free (SkvPolicy *self)
{
  g_clear_pointer (&self->recurrence, skv_recurrence_unref);
  g_clear_pointer (&self->restart, skv_restart_free);
  g_array_unref (self->days);
  g_array_unref (self->offsets);
  g_ptr_array_unref (self->lanes);
  g_free (self);
}
