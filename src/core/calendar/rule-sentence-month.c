/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/rule-sentence-recurrence.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

char *
skv_rule_weekday_names (guint8 weekdays, gboolean after_ordinal, gboolean any)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (int weekday = SKV_MONDAY; weekday <= SKV_SUNDAY; weekday++)
    {
      if (weekdays & (1u << (weekday - 1)))
        g_ptr_array_add (names,
                         (gpointer) (after_ordinal ? skv_words_weekday_after_ordinal (weekday)
                                                   : skv_words_weekday (weekday)));
    }
  return any ? skv_words_join_or (names) : skv_words_join_and (names);
}

GArray *
skv_rule_list_numbers (const SkvNumberSet *set)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (int));

  for (int n = 1; n < (int) G_N_ELEMENTS (set->positive); n++)
    {
      if (set->positive[n])
        g_array_append_val (numbers, n);
    }
  for (int n = -1; n > -(int) G_N_ELEMENTS (set->negative); n--)
    {
      if (set->negative[-n])
        g_array_append_val (numbers, n);
    }
  return numbers;
}

gboolean
skv_rule_is_run (const GArray *numbers, guint at_least)
{
  int first, last;

  if (numbers->len < at_least || numbers->len == 0)
    return FALSE;
  first = g_array_index (numbers, int, 0);
  last = g_array_index (numbers, int, numbers->len - 1);
  return (first > 0) == (last > 0) && ABS (last - first) == (int) numbers->len - 1;
}

/* "second Tuesday" as "the second Tuesday" */
static char *
nth_weekday (int n, SkvWeekday weekday)
{
  g_autofree char *position = skv_words_position (n);

  if (position == NULL)
    return NULL;
  /* TRANSLATORS: position and weekday, of a month: "the second Tuesday", "the last Tuesday or
   * Thursday" */
  return g_strdup_printf (C_("rule", "the %1$s %2$s"), position,
                          skv_words_weekday_after_ordinal (weekday));
}

/* BYDAY=1TU,-1FR */
static char *
numbered_weekdays (const SkvRuleRecurrence *self)
{
  const SkvRecurrence *recurrence = self->recurrence;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (recurrence->weekdays[0] != 0 || recurrence->month_days.given)
    return NULL;
  for (int n = 1; n < (int) G_N_ELEMENTS (recurrence->weekdays); n++)
    {
      for (int weekday = SKV_MONDAY; weekday <= SKV_SUNDAY; weekday++)
        {
          if (recurrence->weekdays[n] & (1u << (weekday - 1)))
            g_ptr_array_add (parts, nth_weekday (n, weekday));
        }
    }
  for (int n = 1; n < (int) G_N_ELEMENTS (recurrence->weekdays_from_end); n++)
    {
      for (int weekday = SKV_MONDAY; weekday <= SKV_SUNDAY; weekday++)
        {
          if (recurrence->weekdays_from_end[n] & (1u << (weekday - 1)))
            g_ptr_array_add (parts, nth_weekday (-n, weekday));
        }
    }
  for (guint i = 0; i < parts->len; i++)
    {
      if (g_ptr_array_index (parts, i) == NULL)
        return NULL;
    }
  return parts->len <= SKV_RULE_MOST_PARTS ? skv_words_join_and (parts) : NULL;
}

/* one weekday of seven days in a row: BYDAY=WE;BYMONTHDAY=12,13,14,15,16,17,18 */
static char *
weekday_of_week (SkvWeekday weekday, const GArray *days)
{
  int first = g_array_index (days, int, 0);
  g_autofree char *position = NULL, *day = NULL;

  if (first < 0)
    /* -7..-1 is the last one, -14..-8 the second last */
    return first % 7 == -1 ? nth_weekday (first / 7 - 1, weekday) : NULL;
  position = skv_words_position (1);
  day = skv_words_month_day (first);
  /* TRANSLATORS: "first", a weekday, a day of the month: "the first Wednesday on or after the
   * 12th" */
  return g_strdup_printf (C_("rule", "the %1$s %2$s on or after %3$s"), position,
                          skv_words_weekday_after_ordinal (weekday), day);
}

static char *
weekdays_of_weeks (const SkvRuleRecurrence *self)
{
  g_autoptr (GArray) days = skv_rule_list_numbers (&self->recurrence->month_days);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (days->len != 7 || !skv_rule_is_run (days, 7))
    return NULL;
  for (int weekday = SKV_MONDAY; weekday <= SKV_SUNDAY; weekday++)
    {
      char *part;

      if (!(self->weekdays & (1u << (weekday - 1))))
        continue;
      part = weekday_of_week (weekday, days);
      if (part == NULL)
        return NULL;
      g_ptr_array_add (parts, part);
    }
  return skv_words_join_and (parts);
}

/* BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 */
static char *
weekdays_by_position (const SkvRuleRecurrence *self)
{
  g_autoptr (GArray) positions = skv_rule_list_numbers (&self->recurrence->positions);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *names = skv_rule_weekday_names (self->weekdays, TRUE, TRUE);

  if (self->weekdays == 0 || self->numbered || self->recurrence->month_days.given ||
      positions->len > SKV_RULE_MOST_PARTS)
    return NULL;
  for (guint i = 0; i < positions->len; i++)
    {
      g_autofree char *position = skv_words_position (g_array_index (positions, int, i));

      if (position == NULL)
        return NULL;
      if (self->weekdays == SKV_RULE_MONDAY_TO_FRIDAY)
        /* TRANSLATORS: "first", "last": any day from Monday to Friday, be it a holiday or not */
        g_ptr_array_add (
          parts, g_strdup_printf (C_("rule", "the %s weekday (Monday to Friday)"), position));
      else
        g_ptr_array_add (parts, g_strdup_printf (C_("rule", "the %1$s %2$s"), position, names));
    }
  return skv_words_join_and (parts);
}

static char *
one_month_day (int n)
{
  if (n > 0)
    return skv_words_month_day (n);
  if (n == -1)
    /* TRANSLATORS: of a month */
    return g_strdup (C_("rule", "the last day"));
  /* TRANSLATORS: %s is an ordinal number; the last day of the month is the first from the end */
  return g_strdup_printf (C_("rule", "the %s day from the end"), skv_words_ordinal (-n));
}

static char *
month_days_run (const GArray *days)
{
  int first = g_array_index (days, int, 0), last = g_array_index (days, int, days->len - 1);
  g_autofree char *from = NULL, *to = NULL;

  if (first == -1)
    /* TRANSLATORS: days of a month; three at least */
    return g_strdup_printf (C_("rule", "each of the last %d days"), -last);
  if (first < 0)
    return NULL;
  from = skv_words_month_day (first);
  to = skv_words_month_day (last);
  /* TRANSLATORS: days of a month, the last included: "every day from the 20th to the 31st" */
  return g_strdup_printf (C_("rule", "every day from %1$s to %2$s"), from, to);
}

static char *
month_days (const SkvRecurrence *recurrence, gboolean *several)
{
  g_autoptr (GArray) days = skv_rule_list_numbers (&recurrence->month_days);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  char *run = skv_rule_is_run (days, 3) ? month_days_run (days) : NULL;

  if (days->len == 0 && recurrence->implied_month_day > 0)
    g_array_append_val (days, recurrence->implied_month_day);
  *several = days->len > 1;
  if (run != NULL)
    return run;
  if (days->len == 0 || days->len > SKV_RULE_MOST_PARTS)
    return NULL;
  for (guint i = 0; i < days->len; i++)
    g_ptr_array_add (parts, one_month_day (g_array_index (days, int, i)));
  return skv_words_join_and (parts);
}

int
skv_rule_count_weekdays (const SkvRuleRecurrence *self)
{
  int count = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->recurrence->weekdays); i++)
    {
      for (guint bit = 0; bit < 7; bit++)
        count += (self->recurrence->weekdays[i] >> bit & 1) +
                 (self->recurrence->weekdays_from_end[i] >> bit & 1);
    }
  return count;
}

/* Days that run up to the end of their month: "the last 14 days"; NULL if they do not. */
static char *
last_days (const SkvRuleRecurrence *self, SkvRuleWhen *when)
{
  g_autoptr (GArray) days = skv_rule_list_numbers (&self->recurrence->month_days);

  if (self->whole_days < 2 || days->len != 1 || g_array_index (days, int, 0) != -self->whole_days)
    return NULL;
  when->has_end = TRUE;
  /* TRANSLATORS: of a month, two at least, as one period */
  return g_strdup_printf (C_("rule", "the last %d days"), self->whole_days);
}

char *
skv_rule_set_of_month (const SkvRuleRecurrence *self, SkvRuleWhen *when)
{
  const SkvRecurrence *recurrence = self->recurrence;

  if (recurrence->positions.given)
    {
      g_autoptr (GArray) positions = skv_rule_list_numbers (&recurrence->positions);

      when->several = positions->len > 1;
      return weekdays_by_position (self);
    }
  if (!recurrence->weekdays_given)
    {
      char *last = last_days (self, when);

      return last != NULL ? last : month_days (recurrence, &when->several);
    }
  when->several = skv_rule_count_weekdays (self) > 1;
  if (self->numbered)
    return numbered_weekdays (self);
  return recurrence->month_days.given ? weekdays_of_weeks (self) : NULL;
}
