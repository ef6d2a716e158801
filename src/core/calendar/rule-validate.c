/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/shift.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/restart-private.h"

/* 24:00 and over: the evening would belong to the day after its own date. */
#define LAST_START_MINUTE 1439
/* A month has 31 days, and of four weeks in a row eight days are free. */
#define MAX_WORKING_DAY 23

static SkvProblem *
restart_word_problem (const SkvRule *rule, const char *word)
{
  SkvDay date;
  const char *lane;

  if (!skv_restart_parse (word, &date, &lane))
    return skv_problem_new (&rule->parent, "restart",
                            _("“%s” is not known; possible are a date such as 2025-08-12, "
                               "skip-months, and lane: with the name of a lane"),
                            word);
  if (date == SKV_DAY_NONE && lane == NULL && rule->skip_months->len == 0)
    return skv_problem_new (&rule->parent, "restart",
                            _("it begins anew after months that are left out, but none is"));
  return NULL;
}

static SkvProblem *
restart_words_problem (const SkvRule *rule)
{
  SkvProblem *problem = NULL;

  for (guint i = 0; rule->restart != NULL && rule->restart[i] != NULL && problem == NULL; i++)
    problem = restart_word_problem (rule, rule->restart[i]);
  return problem;
}

/* Only a rule that counts in steps can begin anew; else every date is its own. */
static SkvProblem *
restart_problem (const SkvRule *rule)
{
  g_autoptr (SkvRecurrence) recurrence = NULL;
  g_autofree char *canonical = NULL;

  if (rule->restart == NULL || rule->restart[0] == NULL)
    return NULL;
  if (rule->base == SKV_BASE_RRULE)
    recurrence = skv_recurrence_parse (rule->rrule, skv_restart_anchor (rule), NULL);
  canonical = recurrence != NULL ? skv_recurrence_format (recurrence) : g_strdup ("");
  if (strstr (canonical, ";INTERVAL=") == NULL)
    return skv_problem_new (&rule->parent, "restart",
                            _("only a recurrence with an INTERVAL, as in "
                               "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU, can begin anew"));
  if (strstr (canonical, ";COUNT=") != NULL)
    return skv_problem_new (
      &rule->parent, "restart",
      _("COUNT and a new beginning do not go together; use UNTIL or valid_until"));
  return NULL;
}

static SkvProblem *
rrule_problem (const SkvRule *rule)
{
  gboolean restarts = rule->restart != NULL && rule->restart[0] != NULL;
  SkvDay anchor = restarts ? skv_restart_anchor (rule) : rule->valid_from;
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvRecurrence) recurrence = NULL;
  g_autoptr (GArray) days = NULL;

  if (rule->rrule == NULL || *rule->rrule == '\0')
    return skv_problem_new (&rule->parent, "rrule",
                            _("the recurrence is missing; an example: FREQ=MONTHLY;BYDAY=2WE"));
  /* Refuses what never gives a date and what would repeat within the day without end. */
  recurrence = skv_recurrence_parse (rule->rrule, anchor, &error);
  if (recurrence == NULL)
    return skv_problem_new (&rule->parent, "rrule", "%s", error->message);
  if (restarts || rule->valid_from == SKV_DAY_NONE || rule->valid_until == SKV_DAY_NONE)
    return NULL;

  days = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  /* More than one is FALSE, which is all that we want to know. */
  if (skv_recurrence_expand (recurrence, rule->valid_from, rule->valid_until + 1, 1, days, NULL) &&
      days->len == 0)
    return skv_problem_new (&rule->parent, "rrule",
                            _("it gives no date between the first and the last valid day"));
  return NULL;
}

static SkvProblem *
relative_problem (const SkvRule *rule)
{
  if (rule->relative_lane == NULL || *rule->relative_lane == '\0')
    return skv_problem_new (&rule->parent, "relative_lane",
                            _("the lane that the days are counted from is missing"));
  if (ABS ((gint64) rule->relative_from) > SKV_POLICY_MAX_OFFSET)
    return skv_problem_new (&rule->parent, "relative_from",
                            _("%d days is too far; at most %d are possible"), rule->relative_from,
                            SKV_POLICY_MAX_OFFSET);
  if (ABS ((gint64) rule->relative_to) > SKV_POLICY_MAX_OFFSET)
    return skv_problem_new (&rule->parent, "relative_to",
                            _("%d days is too far; at most %d are possible"), rule->relative_to,
                            SKV_POLICY_MAX_OFFSET);
  /* 1 to 0 and 0 to -1 end before they start as well: 0 after is the last, 0 before the first. */
  if (rule->relative_from > rule->relative_to)
    return skv_problem_new (&rule->parent, "relative_to",
                            _("the span ends (%+d days) before it starts (%+d days)"),
                            rule->relative_to, rule->relative_from);
  return NULL;
}

static SkvProblem *
base_problem (const SkvRule *rule)
{
  switch (rule->base)
    {
    case SKV_BASE_RRULE:
      return rrule_problem (rule);
    case SKV_BASE_DATES:
      if (rule->dates == NULL || rule->dates->len == 0)
        return skv_problem_new (&rule->parent, "dates", _("the list of dates is empty"));
      for (guint i = 0; i < rule->dates->len; i++)
        {
          if (g_array_index (rule->dates, SkvDay, i) == SKV_DAY_NONE)
            return skv_problem_new (&rule->parent, "dates", _("number %u is no date"), i + 1);
        }
      return NULL;
    case SKV_BASE_RELATIVE:
      return relative_problem (rule);
    case SKV_BASE_WORKING_DAY:
      if (rule->working_day != 0 && ABS (rule->working_day) <= MAX_WORKING_DAY)
        return NULL;
      return skv_problem_new (&rule->parent, "working_day",
                              _("%d is no working day of a month; they are 1 to %d, or -1 to -%d "
                                 "from its end"),
                              rule->working_day, MAX_WORKING_DAY, MAX_WORKING_DAY);
    }
  return skv_problem_new (&rule->parent, "base", _("there is no such kind of base"));
}

static SkvProblem *
days_problem (const SkvRule *rule)
{
  for (guint i = 0; rule->days != NULL && i < rule->days->len; i++)
    {
      int day = g_array_index (rule->days, int, i);

      if (ABS ((gint64) day) > SKV_POLICY_MAX_OFFSET)
        return skv_problem_new (
          &rule->parent, "days",
          _("%d days from the base date is too far; at most %d are possible"), day,
          SKV_POLICY_MAX_OFFSET);
      if (i > 0 && day <= g_array_index (rule->days, int, i - 1))
        return skv_problem_new (&rule->parent, "days",
                                _("the days must ascend, each once; %d comes after %d"), day,
                                g_array_index (rule->days, int, i - 1));
    }
  return NULL;
}

static SkvProblem *
ends_on_problem (const SkvRule *rule)
{
  int month, day;

  if (!skv_ends_on_parse (rule->ends_on, &month, &day))
    return skv_problem_new (
      &rule->parent, "ends_on",
      _("“%s” is no day of the year; it is written as month and day, such as "
         "01-20"),
      rule->ends_on);
  if (rule->start >= 0 || rule->duration >= 0)
    return skv_problem_new (&rule->parent, "ends_on",
                            _("only what lasts all day can end on a day of the year; leave out "
                               "start and duration"));
  if (rule->length_days > 1)
    return skv_problem_new (&rule->parent, "ends_on",
                            _("it ends on a day of the year or lasts %d days, but not both"),
                            rule->length_days);
  return NULL;
}

static SkvProblem *
time_problem (const SkvRule *rule)
{
  if (rule->ends_on != NULL)
    return ends_on_problem (rule);
  if (rule->start < 0)
    {
      if (rule->duration >= 0)
        return skv_problem_new (&rule->parent, "start",
                                _("there is a duration but no start time"));
      if (rule->base != SKV_BASE_RELATIVE && rule->length_days < 1)
        return skv_problem_new (&rule->parent, "length_days",
                                _("an all-day rule lasts at least one day"));
      if (rule->length_days > SKV_POLICY_MAX_LENGTH_DAYS)
        return skv_problem_new (&rule->parent, "length_days",
                                _("%d days is too long; at most %d are possible"),
                                rule->length_days, SKV_POLICY_MAX_LENGTH_DAYS);
      return NULL;
    }
  if (rule->start > LAST_START_MINUTE)
    return skv_problem_new (&rule->parent, "start",
                            _("the start must lie between 00:00 and 23:59"));
  if (rule->duration <= 0)
    return skv_problem_new (&rule->parent, "duration",
                            _("a rule with a start time needs a duration, such as PT5H"));
  if (rule->duration > SKV_POLICY_MAX_DURATION)
    return skv_problem_new (&rule->parent, "duration", _("at most %d days are possible"),
                            SKV_POLICY_MAX_DURATION / 1440);
  return NULL;
}

static SkvProblem *
avoid_problem (const SkvRule *rule)
{
  static const char *const words[] = { "public-holiday", "holiday-eve", "half-day",
                                       "school-holiday", "weekend",     NULL };

  for (guint i = 0; rule->avoid != NULL && rule->avoid[i] != NULL; i++)
    {
      const char *word = rule->avoid[i];

      if (!g_strv_contains (words, word) && !(g_str_has_prefix (word, "lane:") && word[5] != '\0'))
        return skv_problem_new (&rule->parent, "avoid",
                                _("“%s” is not known; possible are public-holiday, holiday-eve, "
                                   "half-day, school-holiday, weekend, and lane: with the name of "
                                   "a lane"),
                                word);
    }
  return NULL;
}

static SkvProblem *
try_problem (const SkvRule *rule)
{
  for (guint i = 0; rule->try_ != NULL && rule->try_[i] != NULL; i++)
    {
      int days;

      if (i >= SKV_POLICY_MAX_TRIES)
        return skv_problem_new (&rule->parent, "try", _("more than %d offsets"),
                                SKV_POLICY_MAX_TRIES);
      if (!skv_offset_parse (rule->try_[i], &days))
        return skv_problem_new (&rule->parent, "try",
                                _("“%s” is no offset; it is written like -1d, +7d or +1w"),
                                rule->try_[i]);
      if (ABS (days) > SKV_POLICY_MAX_OFFSET)
        return skv_problem_new (&rule->parent, "try",
                                _("“%s” is too far; at most %d days are possible"), rule->try_[i],
                                SKV_POLICY_MAX_OFFSET);
    }
  return NULL;
}

static SkvProblem *
limits_problem (const SkvRule *rule)
{
  if (rule->not_before_day < 0 || rule->not_before_day > 31)
    return skv_problem_new (&rule->parent, "not_before_day",
                            _("%d is no day of a month; 0 means no such limit"),
                            rule->not_before_day);
  for (guint i = 0; rule->skip_months != NULL && i < rule->skip_months->len; i++)
    {
      int month = g_array_index (rule->skip_months, int, i);

      if (month < 1 || month > 12)
        return skv_problem_new (&rule->parent, "skip_months",
                                _("%d is no month; they are 1 to 12"), month);
    }
  if (rule->valid_from != SKV_DAY_NONE && rule->valid_until != SKV_DAY_NONE &&
      rule->valid_until < rule->valid_from)
    return skv_problem_new (&rule->parent, "valid_until",
                            _("the last valid day is before the first"));
  if (rule->yearly_budget < 0)
    return skv_problem_new (&rule->parent, "yearly_budget",
                            _("%d occurrences a year cannot be agreed; 0 means not said"),
                            rule->yearly_budget);
  return NULL;
}

SkvProblem *
skv_rule_validate (SkvPlan *plan, const SkvRecord *record)
{
  static SkvProblem *(*const checks[]) (const SkvRule *) = {
    limits_problem, restart_words_problem, base_problem,  restart_problem,
    days_problem,   time_problem,          avoid_problem, try_problem,
  };
  SkvProblem *problem = NULL;

  if (record->kind != SKV_KIND_RULE)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (checks) && problem == NULL; i++)
    problem = checks[i]((const SkvRule *) record);
  return problem;
}
