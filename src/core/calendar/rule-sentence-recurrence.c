/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/rule-sentence-recurrence.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

#define A_LEAP_YEAR 2000
/* A Monday in a leap year, to look at a rule whose first valid day is not set yet. */
#define SOME_ANCHOR "2024-01-01"

static gboolean
has_numbers (const SkvRecurrence *recurrence)
{
  for (guint i = 1; i < G_N_ELEMENTS (recurrence->weekdays); i++)
    {
      if (recurrence->weekdays[i] != 0 || recurrence->weekdays_from_end[i] != 0)
        return TRUE;
    }
  return FALSE;
}

/* With an interval of one it does not matter which period a set is filtered from. */
static SkvFreq
plain_freq (const SkvRuleRecurrence *self)
{
  const SkvRecurrence *recurrence = self->recurrence;
  gboolean filtered = recurrence->weekdays[0] != 0 && !self->numbered;

  if (recurrence->interval != 1 || recurrence->positions.given || recurrence->week_numbers.given ||
      recurrence->year_days.given)
    return recurrence->freq;
  if (filtered && !recurrence->month_days.given)
    return SKV_FREQ_WEEKLY;
  if (recurrence->month_days.given && !self->numbered &&
      (recurrence->freq == SKV_FREQ_DAILY ||
       (recurrence->freq == SKV_FREQ_YEARLY && !recurrence->months.given)))
    return SKV_FREQ_MONTHLY;
  return recurrence->freq;
}

static void
rule_init (SkvRuleRecurrence *self, const SkvRecurrence *recurrence)
{
  self->recurrence = recurrence;
  self->numbered = has_numbers (recurrence);
  self->weekdays = recurrence->weekdays[0] != 0 || self->numbered ? recurrence->weekdays[0]
                                                                  : recurrence->implied_weekdays;
  self->freq = plain_freq (self);
}

static char *
month_names (const GArray *months)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < months->len; i++)
    g_ptr_array_add (names, (gpointer) skv_words_month (g_array_index (months, int, i)));
  return skv_words_join_and (names);
}

/* "in January and March", "from March to June"; NULL if no months are given */
static char *
in_months (const SkvRecurrence *recurrence, gboolean *is_range)
{
  g_autoptr (GArray) months = skv_rule_list_numbers (&recurrence->months);
  g_autofree char *names = NULL;

  *is_range = skv_rule_is_run (months, 3);
  if (months->len == 0)
    return NULL;
  if (*is_range)
    /* TRANSLATORS: two months, the last included: "from March to June" */
    return g_strdup_printf (C_("months", "from %1$s to %2$s"),
                            skv_words_month (g_array_index (months, int, 0)),
                            skv_words_month (g_array_index (months, int, months->len - 1)));
  names = month_names (months);
  /* TRANSLATORS: one or more months: "in January, March and May" */
  return g_strdup_printf (C_("months", "in %s"), names);
}

/* what @interval months are called */
static char *
month_period (int interval)
{
  if (interval == 1)
    return g_strdup (C_("rule", "every month"));
  if (interval == 2)
    return g_strdup (C_("rule", "every other month"));
  /* TRANSLATORS: %s is an ordinal number: "every 3rd month" */
  return skv_words_ordinal (interval) != NULL
           ? g_strdup_printf (C_("rule", "every %s month"), skv_words_ordinal (interval))
           : NULL;
}

static char *
year_period (int interval)
{
  if (interval == 1)
    return g_strdup (C_("rule", "every year"));
  if (interval == 2)
    return g_strdup (C_("rule", "every other year"));
  /* TRANSLATORS: %s is an ordinal number: "every 3rd year" */
  return skv_words_ordinal (interval) != NULL
           ? g_strdup_printf (C_("rule", "every %s year"), skv_words_ordinal (interval))
           : NULL;
}

static void
say_monthly (const SkvRuleRecurrence *self, SkvRuleWhen *when)
{
  const SkvRecurrence *recurrence = self->recurrence;
  gboolean is_range;
  g_autofree char *months = in_months (recurrence, &is_range);

  if (months != NULL && recurrence->interval > 1)
    return;
  when->set = skv_rule_set_of_month (self, when);
  if (months == NULL)
    when->period = month_period (recurrence->interval);
  else if (is_range)
    /* TRANSLATORS: "every month from March to June" */
    when->period = g_strdup_printf (C_("rule", "every month %s"), months);
  else
    when->period = g_steal_pointer (&months);
  when->plain_month = months == NULL && recurrence->interval == 1 && !recurrence->months.given;
  when->patch_tuesday = when->plain_month && self->numbered &&
                        skv_rule_count_weekdays (self) == 1 &&
                        recurrence->weekdays[2] == 1u << (SKV_TUESDAY - 1);
}

/* "1 February and 1 August"; NULL if it is not so simple */
static char *
dates_of_year (const SkvRuleRecurrence *self, gboolean *several)
{
  const SkvRecurrence *recurrence = self->recurrence;
  g_autoptr (GArray) months = skv_rule_list_numbers (&recurrence->months);
  g_autoptr (GArray) days = skv_rule_list_numbers (&recurrence->month_days);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (recurrence->weekdays_given || recurrence->positions.given || skv_rule_is_run (days, 3))
    return NULL;
  if (months->len == 0 && recurrence->implied_month > 0)
    g_array_append_val (months, recurrence->implied_month);
  if (days->len == 0 && recurrence->implied_month_day > 0)
    g_array_append_val (days, recurrence->implied_month_day);
  for (guint i = 0; i < months->len; i++)
    {
      for (guint j = 0; j < days->len; j++)
        {
          SkvDay day = skv_day_from_ymd (A_LEAP_YEAR, g_array_index (months, int, i),
                                         g_array_index (days, int, j));

          if (day == SKV_DAY_NONE)
            return NULL;
          g_ptr_array_add (parts, skv_words_day_month (day));
        }
    }
  *several = parts->len > 1;
  return parts->len > 0 && parts->len <= SKV_RULE_MOST_PARTS ? skv_words_join_and (parts) : NULL;
}

/* "Monday of week 40" */
static char *
weeks_of_year (const SkvRuleRecurrence *self, gboolean *several)
{
  const SkvRecurrence *recurrence = self->recurrence;
  g_autoptr (GArray) weeks = skv_rule_list_numbers (&recurrence->week_numbers);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *numbers = NULL, *names = NULL;

  if (self->weekdays == 0 || self->numbered || recurrence->months.given ||
      recurrence->month_days.given || recurrence->positions.given ||
      recurrence->week_start != SKV_MONDAY || weeks->len > SKV_RULE_MOST_PARTS)
    return NULL;
  for (guint i = 0; i < weeks->len; i++)
    {
      if (g_array_index (weeks, int, i) < 0)
        return NULL;
      g_ptr_array_add (parts, g_strdup_printf ("%d", g_array_index (weeks, int, i)));
    }
  numbers = skv_words_join_and (parts);
  names = skv_rule_weekday_names (self->weekdays, FALSE, FALSE);
  *several = weeks->len > 1 || (self->weekdays & (self->weekdays - 1)) != 0;
  if (weeks->len == 1)
    /* TRANSLATORS: weekdays and an ISO week number: "Monday of week 40" */
    return g_strdup_printf (C_("rule", "%1$s of week %2$s"), names, numbers);
  /* TRANSLATORS: weekdays and ISO week numbers: "Monday of weeks 40 and 41" */
  return g_strdup_printf (C_("rule", "%1$s of weeks %2$s"), names, numbers);
}

static void
say_yearly (const SkvRuleRecurrence *self, SkvRuleWhen *when)
{
  const SkvRecurrence *recurrence = self->recurrence;
  g_autoptr (GArray) months = skv_rule_list_numbers (&recurrence->months);
  g_autofree char *set = NULL, *names = NULL;

  when->period = year_period (recurrence->interval);
  if (recurrence->week_numbers.given)
    {
      when->set = weeks_of_year (self, &when->several);
      return;
    }
  when->set = dates_of_year (self, &when->several);
  when->is_date = when->set != NULL;
  /* Without months, numbers count in the year; positions count in the year even so. */
  if (when->is_date || months->len == 0 || (recurrence->positions.given && months->len > 1))
    return;
  set = skv_rule_set_of_month (self, when);
  if (set == NULL)
    return;
  when->several |= months->len > 1;
  names = month_names (months);
  /* TRANSLATORS: days of a month, and months: "the second Tuesday of March and May" */
  when->set = g_strdup_printf (C_("rule", "%1$s of %2$s"), set, names);
}

/* "every Tuesday", "every other week on Tuesday and Thursday" */
static char *
weekly_set (const SkvRuleRecurrence *self)
{
  int interval = self->recurrence->interval;
  gboolean is_one = (self->weekdays & (self->weekdays - 1)) == 0;
  const char *ordinal = skv_words_ordinal (interval);
  g_autofree char *names = skv_rule_weekday_names (self->weekdays, FALSE, FALSE);

  if (interval == 1 && self->weekdays == SKV_RULE_ALL_WEEKDAYS)
    return g_strdup (C_("rule", "every day"));
  if (interval == 1 && self->weekdays == SKV_RULE_MONDAY_TO_FRIDAY)
    return g_strdup (C_("rule", "every weekday (Monday to Friday)"));
  if (interval == 1)
    /* TRANSLATORS: one or more weekdays: "every Wednesday and Thursday" */
    return g_strdup_printf (C_("rule", "every %s"), names);
  if (interval == 2 && is_one)
    /* TRANSLATORS: a weekday: "every other Tuesday" */
    return g_strdup_printf (C_("rule", "every other %s"), names);
  if (interval == 2)
    /* TRANSLATORS: weekdays: "every other week on Tuesday and Thursday" */
    return g_strdup_printf (C_("rule", "every other week on %s"), names);
  if (ordinal == NULL)
    return NULL;
  if (is_one)
    /* TRANSLATORS: an ordinal number and a weekday: "every 3rd Tuesday" */
    return g_strdup_printf (C_("rule", "every %1$s %2$s"), ordinal, names);
  /* TRANSLATORS: an ordinal number and weekdays: "every 3rd week on Tuesday and Thursday" */
  return g_strdup_printf (C_("rule", "every %1$s week on %2$s"), ordinal, names);
}

static char *
daily_set (int interval)
{
  if (interval == 1)
    return g_strdup (C_("rule", "every day"));
  if (interval == 2)
    return g_strdup (C_("rule", "every other day"));
  /* TRANSLATORS: %s is an ordinal number: "every 3rd day" */
  return skv_words_ordinal (interval) != NULL
           ? g_strdup_printf (C_("rule", "every %s day"), skv_words_ordinal (interval))
           : NULL;
}

static void
say_weekly_or_daily (const SkvRuleRecurrence *self, SkvRuleWhen *when)
{
  const SkvRecurrence *recurrence = self->recurrence;
  gboolean is_range;
  g_autofree char *months = in_months (recurrence, &is_range);
  g_autofree char *set = NULL;

  if (recurrence->positions.given || self->numbered || recurrence->month_days.given)
    return;
  if (self->freq == SKV_FREQ_DAILY)
    set = recurrence->weekdays_given ? NULL : daily_set (recurrence->interval);
  /* Which weeks are every other one depends on where a week begins. */
  else if (self->weekdays != 0 &&
           (recurrence->interval == 1 || recurrence->week_start == SKV_MONDAY))
    set = weekly_set (self);
  when->several = TRUE;
  if (set != NULL && months != NULL)
    /* TRANSLATORS: days and months: "every Tuesday in January and March" */
    when->set = g_strdup_printf (C_("rule", "%1$s %2$s"), set, months);
  else
    when->set = g_steal_pointer (&set);
}

static void
say_as_written (SkvRuleWhen *when, const char *text)
{
  g_clear_pointer (&when->period, g_free);
  when->is_date = when->plain_month = when->patch_tuesday = FALSE;
  when->several = when->no_noun = TRUE;
  /* TRANSLATORS: there are no words for it; %s is as in "FREQ=YEARLY;BYYEARDAY=100" */
  when->set = g_strdup_printf (C_("rule", "by the recurrence rule %s"), text);
}

/* so many whole days from each date on; 0 if it is otherwise */
static int
whole_days (const SkvRule *rule)
{
  gboolean offsets =
    rule->days->len > 1 || (rule->days->len == 1 && g_array_index (rule->days, int, 0) != 0);

  return rule->start >= 0 || rule->ends_on != NULL || offsets ? 0 : rule->length_days;
}

static void
say (const SkvRule *whole, const SkvRecurrence *recurrence, SkvRuleWhen *when)
{
  SkvRuleRecurrence rule = { 0 };

  rule_init (&rule, recurrence);
  rule.whole_days = whole_days (whole);
  if (recurrence->year_days.given)
    return;
  switch (rule.freq)
    {
    case SKV_FREQ_DAILY:
    case SKV_FREQ_WEEKLY:
      say_weekly_or_daily (&rule, when);
      break;
    case SKV_FREQ_MONTHLY:
      say_monthly (&rule, when);
      break;
    case SKV_FREQ_YEARLY:
      say_yearly (&rule, when);
      break;
    }
  if (when->set != NULL && when->period == NULL && rule.freq >= SKV_FREQ_MONTHLY)
    g_clear_pointer (&when->set, g_free);
}

/* The rule as it is, or, if only its first valid day is still missing, with some other. */
static SkvRecurrence *
parse (const SkvRule *rule)
{
  SkvRecurrence *recurrence = skv_recurrence_parse (rule->rrule, rule->valid_from, NULL);

  if (recurrence != NULL || rule->valid_from != SKV_DAY_NONE)
    return recurrence;
  recurrence = skv_recurrence_parse (rule->rrule, skv_day_parse (SOME_ANCHOR), NULL);
  /* What such a day adds would be a guess. */
  if (recurrence != NULL && (recurrence->implied_month_day != 0 || recurrence->implied_month != 0 ||
                             recurrence->implied_weekdays != 0))
    g_clear_pointer (&recurrence, skv_recurrence_unref);
  return recurrence;
}

void
skv_rule_when_init_recurrence (SkvRuleWhen *self, const SkvRule *rule)
{
  g_autoptr (SkvRecurrence) recurrence = NULL;
  g_autofree char *text = NULL;

  if (rule->rrule == NULL || *rule->rrule == '\0')
    return;
  recurrence = parse (rule);
  if (recurrence != NULL)
    say (rule, recurrence, self);
  if (self->set == NULL)
    {
      text = recurrence != NULL ? skv_recurrence_format (recurrence) : g_strdup (rule->rrule);
      say_as_written (self, text);
      return;
    }
  self->counted = recurrence->interval > 1 && rule->valid_from != SKV_DAY_NONE;
  self->count = recurrence->count;
  self->until = recurrence->until;
}
