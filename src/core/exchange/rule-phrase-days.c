/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/rule-phrase-private.h"

#include <glib/gi18n-lib.h>

/* Days of the month, and days beside those that were said. */

/* "the 15th", "the last day", "the 3rd day from the end"; not a date */
static gboolean
take_month_day (SkvRuleParser *self, int *day)
{
  guint from = self->at;

  if (!skv_rule_take_ordinal (self, day) || skv_rule_at (self, 0, W_MONTH_NAME) ||
      skv_rule_at (self, 0, W_WEEKDAY) || skv_rule_at (self, 0, W_WEEK) ||
      skv_rule_at (self, 0, W_WORKDAY) || skv_rule_peek (self, 0)->type == R_DASH ||
      skv_rule_at (self, 0, W_QUARTER) || skv_rule_at (self, 0, W_MONTH) ||
      skv_rule_at (self, 0, W_YEAR) || skv_rule_at (self, 0, W_HALF_YEAR))
    {
      self->at = from;
      return FALSE;
    }
  if (skv_rule_take (self, W_DAY, NULL))
    {
      if (skv_rule_take (self, W_FROM_END, NULL))
        *day = *day > 0 ? -*day : *day;
    }
  else if (self->tokens[from].type != R_NUMBER || *day < 0)
    {
      self->at = from;
      return FALSE;
    }
  return *day <= 31 && *day >= -31;
}

/* "every day from the 20th to the 31st" */
static gboolean
read_day_range (SkvRuleParser *self, guint from)
{
  int first, last;

  if (!skv_rule_take (self, W_EVERY, NULL) || !skv_rule_take (self, W_DAY, NULL) ||
      !skv_rule_take (self, W_FROM, NULL) || !skv_rule_take_day (self, &first) ||
      !(skv_rule_take (self, W_TO, NULL) || skv_rule_take (self, W_UNTIL, NULL) ||
        skv_rule_take_type (self, R_DASH)) ||
      !skv_rule_take_day (self, &last) || skv_rule_at (self, 0, W_MONTH_NAME))
    return FALSE;
  if (first > last)
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_CONTRADICTION, from,
                          _("the last day comes before the first"));
  for (int day = first; day <= last; day++)
    skv_rule_list_add (&self->draft.month_days, day);
  skv_rule_say (self, from, FALSE,
                g_strdup_printf (_("each day from day %d to day %d of the month"), first, last));
  return TRUE;
}

/* "each of the last 7 days" */
static gboolean
read_last_days (SkvRuleParser *self, guint from)
{
  int n = 0, which = 0;

  if (!skv_rule_take (self, W_EVERY, NULL))
    return FALSE;
  skv_rule_take (self, W_OF, NULL);
  if (!skv_rule_take (self, W_ORDINAL, &which) || which != -1 ||
      !skv_rule_take_count (self, 31, &n) || !skv_rule_take (self, W_DAY, NULL))
    return FALSE;
  for (int day = -n; day < 0; day++)
    skv_rule_list_add (&self->draft.month_days, day);
  skv_rule_say (self, from, FALSE,
                g_strdup_printf (_("each of the last %d days of the month"), n));
  return TRUE;
}

static void
say_month_days (SkvRuleParser *self, guint from)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < self->draft.month_days.n; i++)
    {
      int day = self->draft.month_days.values[i];

      if (day == -1)
        g_ptr_array_add (words, g_strdup (_("the last day")));
      else
        g_ptr_array_add (words, g_strdup_printf (day > 0 ? C_("of the month", "day %d")
                                                         : _("day %d from the end"),
                                                 ABS (day)));
    }
  list = skv_rule_join (words);
  /* TRANSLATORS: "day 1 and day 15 of the month" */
  skv_rule_say (self, from, FALSE, g_strdup_printf (_("%s of the month"), list));
}

gboolean
skv_rule_read_month_days (SkvRuleParser *self)
{
  guint from = self->at, before;
  SkvRuleList days = { 0 };
  gboolean every;
  int day;

  if (read_day_range (self, from) || self->error != NULL)
    return self->error == NULL;
  self->at = from;
  if (read_last_days (self, from))
    return TRUE;
  self->at = from;
  every = skv_rule_take (self, W_EVERY, NULL);
  if (!take_month_day (self, &day))
    return FALSE;
  /* "every 10th day" is counted through the year */
  if (every && skv_rule_is (self->tokens + self->at - 1, W_DAY, NULL))
    return FALSE;
  do
    {
      skv_rule_list_add (&days, day);
      before = self->at;
    }
  while (skv_rule_take_separator (self) && take_month_day (self, &day));
  /* "the 1st and 3rd Thursday", "1. and 15. June" */
  if (self->at > before && skv_rule_take_ordinal (self, &day) &&
      (skv_rule_at (self, 0, W_WEEKDAY) || skv_rule_at (self, 0, W_MONTH_NAME) ||
       skv_rule_at (self, 0, W_WORKDAY) || skv_rule_at (self, 0, W_WEEK)))
    return FALSE;
  self->at = before;
  for (guint i = 0; i < days.n; i++)
    skv_rule_list_add (&self->draft.month_days, days.values[i]);
  say_month_days (self, from);
  return TRUE;
}

static gboolean
say_offsets (SkvRuleParser *self, guint from)
{
  /* more than one day of a rule belong together */
  skv_rule_say (self, from, FALSE,
                g_strdup (self->draft.offsets.n > 1 || skv_rule_list_has (&self->draft.offsets, 0)
                            ? _("the days belong together and are moved as one")
                            : _("counted in calendar days from the day that is said")));
  return TRUE;
}

/* "5 days after it", "the day itself": a member of what "namely" lists */
static gboolean
take_offset (SkvRuleParser *self, int *offset)
{
  int n = 1;

  if (skv_rule_take (self, W_ITSELF, NULL))
    {
      *offset = 0;
      return TRUE;
    }
  if (skv_rule_take (self, W_DAY_BESIDE, offset))
    {
      skv_rule_take (self, W_IT, NULL);
      return TRUE;
    }
  if (!skv_rule_take_count (self, 366, &n))
    return FALSE;
  if (skv_rule_take (self, W_DAY_BESIDE, offset))
    {
      skv_rule_take (self, W_IT, NULL);
      *offset *= n;
      return TRUE;
    }
  if (!skv_rule_take (self, W_DAY, NULL))
    return FALSE;
  if (skv_rule_take (self, W_BEFORE, NULL))
    *offset = -n;
  else if (skv_rule_take (self, W_AFTER, NULL) || skv_rule_take (self, W_LATER, NULL))
    *offset = n;
  else
    return FALSE;
  skv_rule_take (self, W_IT, NULL);
  return TRUE;
}

static gboolean
read_namely (SkvRuleParser *self, guint from)
{
  guint before;
  int offset;

  if (!take_offset (self, &offset))
    return FALSE;
  do
    {
      skv_rule_list_add (&self->draft.offsets, offset);
      before = self->at;
    }
  while (skv_rule_take_separator (self) && take_offset (self, &offset));
  self->at = before;
  return say_offsets (self, from);
}

/* "and the day after it", "and the two days before each"; "8 days after" what comes next */
static gboolean
read_beside (SkvRuleParser *self, guint from)
{
  gboolean joined = from > 0 && skv_rule_is (self->tokens + from - 1, W_AND, NULL);
  int n = 1, step = 0;
  guint place;

  if (!skv_rule_take (self, W_DAY_BESIDE, &step))
    {
      if (!skv_rule_take_count (self, 366, &n))
        return FALSE;
      if (skv_rule_take (self, W_DAY_BESIDE, &step))
        ;
      else if (!skv_rule_take (self, W_DAY, NULL))
        return FALSE;
      else if (skv_rule_take (self, W_BEFORE, NULL))
        step = -1;
      else if (skv_rule_take (self, W_AFTER, NULL))
        step = 1;
      else
        return FALSE;
    }
  place = self->at;
  skv_rule_take (self, W_IT, NULL);
  if (skv_rule_at (self, 0, W_EVERY) && skv_rule_at_pause (self, 1))
    self->at++;
  if (joined && (self->at > place || skv_rule_at_pause (self, 0) || skv_rule_at (self, 0, W_CLOCK)))
    {
      skv_rule_list_add (&self->draft.offsets, 0);
      for (int i = 1; i <= MIN (n, 31); i++)
        skv_rule_list_add (&self->draft.offsets, i * step);
      return say_offsets (self, from);
    }
  if (skv_rule_at_pause (self, 0) || self->draft.offsets.n > 0)
    return FALSE;
  skv_rule_list_add (&self->draft.offsets, n * step);
  return say_offsets (self, from);
}

gboolean
skv_rule_read_companions (SkvRuleParser *self)
{
  guint from = self->at;
  int n;

  if (skv_rule_take (self, W_NAMELY, NULL))
    return read_namely (self, from);
  if (skv_rule_take_count (self, 31, &n))
    skv_rule_skip (self, W_EVENING, W_DAY); /* "2 evenings moved together" */
  if (skv_rule_take (self, W_TOGETHER, NULL))
    {
      self->draft.together = TRUE;
      skv_rule_say (self, from, FALSE, g_strdup (_("the days are moved as one")));
      return TRUE;
    }
  self->at = from;
  return read_beside (self, from);
}
