/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/rule-phrase-private.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/recurrence.h"

/* The draft's dates as an RRULE, a list or a base of another kind. */

static const char *const codes[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

static gboolean
contradiction (SkvRuleParser *self, const char *message)
{
  /* of the whole sentence */
  if (self->error == NULL)
    g_set_error_literal (&self->error, SKV_RULE_PHRASE_ERROR, SKV_RULE_PHRASE_ERROR_CONTRADICTION,
                         message);
  return FALSE;
}

static void
put_numbers (GString *text, const char *name, const SkvRuleList *list)
{
  if (list->n > 0)
    g_string_append_printf (text, ";%s=", name);
  for (guint i = 0; i < list->n; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? "," : "", list->values[i]);
}

/* of months, weeks and days of the month: "FREQ=MONTHLY", or "FREQ=YEARLY" where months are said */
static void
put_frequency (const SkvRuleDraft *draft, GString *text)
{
  gboolean yearly = draft->month_interval == 0 && (draft->months.n > 0 || draft->year_interval > 0);
  int interval = yearly ? draft->year_interval : draft->month_interval;

  g_string_append (text, yearly ? "FREQ=YEARLY" : "FREQ=MONTHLY");
  if (interval > 1)
    g_string_append_printf (text, ";INTERVAL=%d", interval);
  put_numbers (text, "BYMONTH", &draft->months);
}

/* The first weekday is the base date, the others follow it and are moved with it. */
static void
follow (SkvRuleDraft *draft)
{
  SkvRuleList offsets = { 0 };

  for (guint i = 0; i < draft->n_weekdays; i++)
    skv_rule_list_add (&offsets, (draft->weekdays[i].weekday - draft->weekdays[0].weekday + 7) % 7);
  if (offsets.n > 1)
    {
      int last = offsets.values[offsets.n - 1];

      /* "and the day after" is that after the last of them */
      for (guint i = 0; i < draft->offsets.n; i++)
        {
          int offset = draft->offsets.values[i];

          skv_rule_list_add (&offsets, offset > 0 ? last + offset : offset);
        }
      draft->offsets = offsets;
    }
}

static gboolean
build_from_day (SkvRuleParser *self, GString *text)
{
  SkvRuleDraft *draft = &self->draft;
  const SkvRuleList *ordinals = &draft->weekdays[0].ordinals;
  int nth = ordinals->n > 0 ? ordinals->values[0] : 1;
  int first = (int) draft->from_day + 7 * (nth - 1);
  SkvRuleList days = { 0 };

  if (nth < 1 || ordinals->n > 1 || first > 25)
    return contradiction (self, _("a weekday on or after that day is not in every month; the 25th "
                                   "is the last day that can be said"));
  if (draft->any_of)
    return contradiction (self, _("say one weekday, and the others after it"));
  for (int day = first; day < first + 7; day++)
    skv_rule_list_add (&days, day);
  put_frequency (draft, text);
  put_numbers (text, "BYMONTHDAY", &days);
  for (guint i = 0; i < (draft->separate ? draft->n_weekdays : 1); i++)
    g_string_append_printf (text, "%s%s", i == 0 ? ";BYDAY=" : ",",
                            codes[draft->weekdays[i].weekday - 1]);
  if (!draft->separate)
    follow (draft);
  return TRUE;
}

static gboolean
is_interval (const SkvRuleDraft *draft)
{
  const SkvRuleList *ordinals = &draft->weekdays[0].ordinals;

  return draft->every && draft->n_weekdays == 1 && ordinals->n == 1 && ordinals->values[0] > 1 &&
         !draft->of_month && draft->month_interval == 0 && draft->year_interval == 0 &&
         (draft->months.n == 0 || draft->counted) && !draft->patch;
}

static void
put_weekly (SkvRuleDraft *draft, GString *text, int interval)
{
  g_string_append (text, "FREQ=WEEKLY");
  if (interval > 1)
    g_string_append_printf (text, ";INTERVAL=%d", interval);
  put_numbers (text, "BYMONTH", &draft->months);
  if (draft->together)
    follow (draft);
  for (guint i = 0; i < (draft->together ? 1 : draft->n_weekdays); i++)
    g_string_append_printf (text, "%s%s", i == 0 ? ";BYDAY=" : ",",
                            codes[draft->weekdays[i].weekday - 1]);
}

static gboolean
build_nth (SkvRuleParser *self, GString *text)
{
  SkvRuleDraft *draft = &self->draft;
  gboolean set = draft->any_of || draft->mon_to_fri, all = TRUE;
  guint n = 0;

  put_frequency (draft, text);
  for (guint i = 1; i < draft->n_weekdays; i++)
    all = all && draft->weekdays[i].ordinals.n > 0;
  if (!set && !all)
    {
      for (guint i = 1; i < draft->n_weekdays; i++)
        {
          if (draft->weekdays[i].ordinals.n > 0)
            return contradiction (self, _("say of each of the weekdays which of the month it is"));
        }
      draft->together = TRUE;
      follow (draft);
    }
  for (guint i = 0; i < (set || all ? draft->n_weekdays : 1); i++)
    {
      const SkvRuleWeekday *weekday = &draft->weekdays[i];

      for (guint k = 0; k < (set ? 1 : weekday->ordinals.n); k++, n++)
        {
          g_string_append (text, n == 0 ? ";BYDAY=" : ",");
          if (!set && ABS (weekday->ordinals.values[k]) > 5)
            return contradiction (self, _("no month has that many of a weekday"));
          if (!set)
            g_string_append_printf (text, "%d", weekday->ordinals.values[k]);
          g_string_append (text, codes[weekday->weekday - 1]);
        }
    }
  if (set)
    put_numbers (text, "BYSETPOS", &draft->weekdays[0].ordinals);
  return TRUE;
}

static void
weeks_of_parity (SkvRuleDraft *draft)
{
  for (int week = 1; draft->parity != 0 && week <= 53; week++)
    {
      if (week % 2 == (draft->parity == 2 ? 1 : 0))
        skv_rule_list_add (&draft->weeks, week);
    }
}

static void
put_weeks (SkvRuleDraft *draft, GString *text)
{
  g_string_append (text, "FREQ=YEARLY");
  if (draft->year_interval > 1)
    g_string_append_printf (text, ";INTERVAL=%d", draft->year_interval);
  put_numbers (text, "BYMONTH", &draft->months);
  put_numbers (text, "BYWEEKNO", &draft->weeks);
}

/* Patch Tuesday and what is counted from it */
static void
build_patch (SkvRuleDraft *draft, GString *text)
{
  int before = draft->patch_week * 7;
  SkvRuleList offsets = { 0 };

  put_frequency (draft, text);
  g_string_append (text, ";BYDAY=2TU");
  for (guint i = 0; i < draft->n_weekdays; i++)
    {
      int weekday = draft->weekdays[i].weekday;

      skv_rule_list_add (&offsets,
                         draft->after_patch ? (weekday - 3 + 7) % 7 + 1 : before + weekday - 2);
    }
  for (guint i = 0; i < draft->offsets.n; i++)
    skv_rule_list_add (&offsets,
                       draft->offsets.values[i] + (offsets.n > 0 ? offsets.values[0] : 0));
  draft->offsets = offsets;
}

static gboolean
build_weekdays (SkvRuleParser *self, GString *text)
{
  SkvRuleDraft *draft = &self->draft;
  gboolean ordinals = draft->weekdays[0].ordinals.n > 0;

  if (draft->month_days.n > 0 || draft->nth_weeks.n > 0 || draft->last_days > 0 ||
      draft->fixed.n > 0)
    return contradiction (self, _("weekdays and days of the month were both said"));
  if (draft->from_day > 0)
    return build_from_day (self, text);
  if (draft->weeks.n > 0)
    {
      if (ordinals)
        return contradiction (self, _("a week has each weekday once; leave out which it is"));
      put_weeks (draft, text);
      if (draft->together)
        follow (draft);
      for (guint i = 0; i < (draft->together ? 1 : draft->n_weekdays); i++)
        g_string_append_printf (text, "%s%s", i == 0 ? ";BYDAY=" : ",",
                                codes[draft->weekdays[i].weekday - 1]);
      return TRUE;
    }
  if (is_interval (draft))
    {
      put_weekly (draft, text, draft->weekdays[0].ordinals.values[0]);
      return TRUE;
    }
  if (ordinals)
    {
      if (draft->week_interval > 0)
        return contradiction (self, _("every so many weeks, and which of the month, were both "
                                       "said"));
      return build_nth (self, text);
    }
  if (draft->any_of)
    return contradiction (self, _("which of the weekdays? Say “and”, or “the first Tuesday or "
                                   "Thursday”"));
  if (draft->month_interval > 1 || draft->year_interval > 0 ||
      ((draft->of_month || draft->month_interval > 0) && !draft->every))
    return contradiction (self, _("which of those weekdays of the month? Say for instance “the "
                                   "third”"));
  put_weekly (draft, text, draft->week_interval);
  return TRUE;
}

/* "24 December", "1 February and 1 August" */
static gboolean
build_fixed (SkvRuleParser *self, GString *text)
{
  SkvRuleDraft *draft = &self->draft;
  SkvRuleList months = { 0 }, days = { 0 };

  for (guint i = 0; i < draft->fixed.n; i++)
    {
      skv_rule_list_add (&months, draft->fixed.values[i] / 100);
      skv_rule_list_add (&days, draft->fixed.values[i] % 100);
    }
  if (months.n * days.n != draft->fixed.n || draft->months.n > 0 || draft->month_interval > 0 ||
      draft->week_interval > 0 || draft->from_day > 0)
    return contradiction (self,
                          _("these dates do not make one rule: say dates with years, or make "
                             "a rule for each"));
  draft->months = months;
  put_frequency (draft, text);
  put_numbers (text, "BYMONTHDAY", &days);
  return TRUE;
}

/* What is said without weekdays. @length: days of what it gives, if it says them */
static gboolean
build_plain (SkvRuleParser *self, GString *text, int *length)
{
  SkvRuleDraft *draft = &self->draft;

  if (draft->from_day > 0)
    return contradiction (self, _("which weekday on or after that day?"));
  if ((draft->nth_weeks.n > 0) + (draft->last_days > 0) + (draft->weeks.n > 0) +
        (draft->month_days.n > 0) + (draft->fixed.n > 0) >
      1)
    return contradiction (self, _("it says in two ways on which days; make two rules of it"));
  if (draft->nth_weeks.n > 0)
    {
      put_frequency (draft, text);
      for (guint i = 0; i < draft->nth_weeks.n; i++)
        g_string_append_printf (text, "%s%dMO", i == 0 ? ";BYDAY=" : ",",
                                draft->nth_weeks.values[i]);
      *length = 7;
    }
  else if (draft->last_days > 0)
    {
      put_frequency (draft, text);
      *length = draft->last_days;
      g_string_append_printf (text, ";BYMONTHDAY=-%d", *length);
    }
  else if (draft->weeks.n > 0)
    {
      put_weeks (draft, text);
      g_string_append (text, draft->times_said ? ";BYDAY=MO,TU,WE,TH,FR,SA,SU" : ";BYDAY=MO");
      *length = 7;
    }
  else if (draft->month_days.n > 0)
    {
      put_frequency (draft, text);
      put_numbers (text, "BYMONTHDAY", &draft->month_days);
    }
  else if (draft->fixed.n > 0)
    return build_fixed (self, text);
  else if (draft->day_interval > 0)
    {
      g_string_append (text, "FREQ=DAILY");
      if (draft->day_interval > 1)
        g_string_append_printf (text, ";INTERVAL=%d", draft->day_interval);
      put_numbers (text, "BYMONTH", &draft->months);
    }
  else
    {
      g_set_error_literal (&self->error, SKV_RULE_PHRASE_ERROR, SKV_RULE_PHRASE_ERROR_NO_DATES,
                           draft->months.n > 0
                             ? _("which days of the month? Say “the whole of January” for all")
                             : _("it does not say when: on which weekday, date or week"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
build_range (SkvRuleParser *self, SkvRule *rule, GString *text)
{
  SkvRuleDraft *draft = &self->draft;
  SkvRuleList days = { 0 };

  if (draft->length_days > 0 || draft->ends_on != NULL || draft->months.n > 0 ||
      draft->month_interval > 0 || draft->week_interval > 0)
    return contradiction (self,
                          _("a period of every year was said, and something else beside it"));
  g_string_append (text, "FREQ=YEARLY");
  if (draft->year_interval > 1)
    g_string_append_printf (text, ";INTERVAL=%d", draft->year_interval);
  g_string_append_printf (text, ";BYMONTH=%d", draft->range_from_month);
  if (!draft->times_said)
    {
      g_string_append_printf (text, ";BYMONTHDAY=%d", draft->range_from_day);
      rule->ends_on = g_strdup_printf ("%02d-%02d", draft->range_to_month, draft->range_to_day);
      return TRUE;
    }
  if (draft->range_from_month != draft->range_to_month ||
      draft->range_from_day > draft->range_to_day)
    return contradiction (self, _("a period over several months lasts all day; leave out the "
                                   "times"));
  for (int day = draft->range_from_day; day <= draft->range_to_day; day++)
    skv_rule_list_add (&days, day);
  put_numbers (text, "BYMONTHDAY", &days);
  return TRUE;
}

/* An RRULE in its own words, or one that gives the same dates in the words of @base */
static gboolean
set_rrule (SkvRuleParser *self, SkvRule *rule, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvRecurrence) recurrence = skv_recurrence_parse (text, rule->valid_from, &error);

  rule->base = SKV_BASE_RRULE;
  if (recurrence == NULL &&
      !g_error_matches (error, SKV_RECURRENCE_ERROR, SKV_RECURRENCE_ERROR_NEEDS_ANCHOR))
    {
      g_set_error (&self->error, SKV_RULE_PHRASE_ERROR, SKV_RULE_PHRASE_ERROR_CONTRADICTION, "%s",
                   error->message);
      return FALSE;
    }
  rule->rrule = recurrence != NULL ? skv_recurrence_format (recurrence) : g_strdup (text);
  return TRUE;
}

static gboolean
count_bases (SkvRuleParser *self)
{
  const SkvRuleDraft *draft = &self->draft;
  gboolean plain = draft->n_weekdays > 0 || draft->nth_weeks.n > 0 || draft->last_days > 0 ||
                   draft->weeks.n > 0 || draft->month_days.n > 0 || draft->fixed.n > 0 ||
                   draft->patch || draft->from_day > 0 || draft->parity != 0;
  int n = plain + draft->relative + (draft->working_day != 0) + draft->range +
          (draft->dates->len > 0) + (draft->rrule != NULL);

  if (n > 1)
    return contradiction (self, _("it says in two ways on which days; make two rules of it"));
  if (n == 1 && !plain &&
      (draft->week_interval > 0 || (draft->of_month && draft->working_day == 0) ||
       (draft->month_interval > 0 && draft->working_day == 0) || draft->month_interval > 1))
    return contradiction (self, _("how often was said, and something that does not go with it"));
  return TRUE;
}

/* "only in March" of a base without months of its own: the others are left out */
static void
skip_other_months (SkvRuleDraft *draft)
{
  for (int month = 1; draft->months.n > 0 && month <= 12; month++)
    {
      if (!skv_rule_list_has (&draft->months, month))
        skv_rule_list_add (&draft->skip_months, month);
    }
}

static gboolean
build_other (SkvRuleParser *self, SkvRule *rule)
{
  SkvRuleDraft *draft = &self->draft;

  skip_other_months (draft);
  if (draft->relative)
    {
      rule->base = SKV_BASE_RELATIVE;
      rule->relative_lane = g_steal_pointer (&draft->lane);
      rule->relative_title = g_steal_pointer (&draft->lane_title);
      rule->relative_from = draft->relative_from;
      rule->relative_to = draft->relative_to;
      rule->relative_working_days = draft->relative_working;
    }
  else if (draft->working_day != 0)
    {
      rule->base = SKV_BASE_WORKING_DAY;
      rule->working_day = draft->working_day;
    }
  else
    {
      rule->base = SKV_BASE_DATES;
      g_array_append_vals (rule->dates, draft->dates->data, draft->dates->len);
    }
  return TRUE;
}

gboolean
skv_rule_build_base (SkvRuleParser *self, SkvRule *rule)
{
  SkvRuleDraft *draft = &self->draft;
  g_autoptr (GString) text = g_string_new (NULL);
  int length = 0;
  gboolean built;

  if (!count_bases (self))
    return FALSE;
  if (draft->relative || draft->working_day != 0 || draft->dates->len > 0)
    return build_other (self, rule);
  if (draft->rrule != NULL)
    return set_rrule (self, rule, draft->rrule);
  weeks_of_parity (draft);
  if (draft->range)
    built = build_range (self, rule, text);
  else if (draft->patch && !(draft->n_weekdays == 1 && draft->weekdays[0].weekday == 2 &&
                             draft->weekdays[0].ordinals.n == 1))
    {
      built = draft->n_weekdays == 0 || draft->weekdays[0].ordinals.n == 0;
      if (!built)
        contradiction (self, _("Patch Tuesday is the second Tuesday of the month"));
      build_patch (draft, text);
    }
  else
    built = draft->n_weekdays > 0 ? build_weekdays (self, text) : build_plain (self, text, &length);
  if (!built)
    return FALSE;
  if (length > 0 && draft->length_days == 0 && !draft->times_said && draft->ends_on == NULL)
    draft->length_days = length;
  if (draft->count > 0)
    g_string_append_printf (text, ";COUNT=%d", draft->count);
  if (draft->until != SKV_DAY_NONE)
    {
      int year, month, day;

      skv_day_to_ymd (draft->until, &year, &month, &day);
      g_string_append_printf (text, ";UNTIL=%04d%02d%02d", year, month, day);
    }
  return set_rrule (self, rule, text->str);
}
