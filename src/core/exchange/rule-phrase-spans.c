/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/rule-phrase-private.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

/* Dates: how long the rule is valid, periods and dates of every year, lists of dates. */

/* A year, a month of one, or a date with or without its year; what is not said is 0 */
typedef struct
{
  int year, month, day;
} Point;

static gboolean
check_point (SkvRuleParser *self, guint from, const Point *point)
{
  /* 29 February is a date in some years */
  int year = point->year != 0 ? point->year : 2024;

  if (point->month == 0 || point->day == 0 ||
      skv_day_from_ymd (year, point->month, point->day) != SKV_DAY_NONE)
    return TRUE;
  return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_CONTRADICTION, from,
                        _("there is no such date"));
}

/* "12. August", "12 August 2025": the number is there */
static gboolean
take_day_month (SkvRuleParser *self, Point *point)
{
  guint before;

  if (skv_rule_peek (self, 0)->type != R_NUMBER || !skv_rule_take_day (self, &point->day))
    return FALSE;
  skv_rule_take (self, W_OF, NULL);
  if (!skv_rule_take (self, W_MONTH_NAME, &point->month))
    return FALSE;
  before = self->at;
  skv_rule_take_type (self, R_COMMA);
  if (!skv_rule_take_year (self, &point->year))
    self->at = before;
  return TRUE;
}

/* "August 12, 2025", "August 2025" */
static gboolean
take_month_day (SkvRuleParser *self, Point *point)
{
  guint before;

  if (!skv_rule_take (self, W_MONTH_NAME, &point->month))
    return FALSE;
  if (skv_rule_take_year (self, &point->year))
    return TRUE;
  if (!g_str_equal (self->language, "en") || skv_rule_peek (self, 0)->type != R_NUMBER ||
      !skv_rule_take_day (self, &point->day))
    return FALSE;
  before = self->at;
  skv_rule_take_type (self, R_COMMA);
  if (!skv_rule_take_year (self, &point->year))
    self->at = before;
  return TRUE;
}

static gboolean
take_number_point (SkvRuleParser *self, Point *point)
{
  const SkvRuleToken *token = skv_rule_peek (self, 0);
  const SkvToken *number = &token->number;

  if (token->type != R_NUMBER)
    return FALSE;
  if (number->type == SKV_TOKEN_DATE || number->type == SKV_TOKEN_MONTH)
    *point = (Point){ number->year, number->month, number->day };
  else if (number->type == SKV_TOKEN_PAIR && number->separator != ':' && number->b >= 1 &&
           number->b <= 12 && number->b_digits <= 2 && number->a >= 1 && number->a <= 31)
    *point = (Point){ 0, number->b, number->a };
  else
    return skv_rule_take_year (self, &point->year);
  self->at++;
  return TRUE;
}

static gboolean
take_point (SkvRuleParser *self, Point *point)
{
  guint from = self->at;

  *point = (Point){ 0 };
  if (take_day_month (self, point))
    return check_point (self, from, point);
  self->at = from;
  *point = (Point){ 0 };
  if (take_month_day (self, point))
    return check_point (self, from, point);
  self->at = from;
  *point = (Point){ 0 };
  return take_number_point (self, point) && check_point (self, from, point);
}

static SkvDay
first_day (const Point *point)
{
  return skv_day_from_ymd (point->year, MAX (point->month, 1), MAX (point->day, 1));
}

static SkvDay
last_day (const Point *point)
{
  int month = point->month != 0 ? point->month : 12;

  return skv_day_from_ymd (point->year, month,
                           point->day != 0 ? point->day : skv_days_in_month (point->year, month));
}

static gboolean
set_day (SkvRuleParser *self, guint from, SkvDay *field, SkvDay day)
{
  if (*field != SKV_DAY_NONE && *field != day)
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_CONTRADICTION, from,
                          _("this was said otherwise before; leave one of them out"));
  *field = day;
  return TRUE;
}

static gboolean
set_valid (SkvRuleParser *self, guint from, SkvDay first, SkvDay last, gboolean doubt)
{
  SkvRuleDraft *draft = &self->draft;
  g_autofree char *a = first != SKV_DAY_NONE ? skv_words_date (first) : NULL;
  g_autofree char *b = last != SKV_DAY_NONE ? skv_words_date (last) : NULL;

  if ((first != SKV_DAY_NONE && !set_day (self, from, &draft->valid_from, first)) ||
      (last != SKV_DAY_NONE && !set_day (self, from, &draft->valid_until, last)))
    return FALSE;
  if (draft->valid_from != SKV_DAY_NONE && draft->valid_until != SKV_DAY_NONE &&
      draft->valid_until < draft->valid_from)
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_CONTRADICTION, from,
                          _("the last date comes before the first"));
  if (a != NULL && b != NULL)
    skv_rule_say (self, from, doubt,
                  g_strdup_printf (_("the rule is valid from %s to %s, both included"), a, b));
  else if (a != NULL)
    skv_rule_say (self, from, doubt, g_strdup_printf (_("the rule is valid from %s on"), a));
  else
    skv_rule_say (self, from, doubt,
                  g_strdup_printf (_("the rule is valid until %s, included"), b));
  return TRUE;
}

static gboolean
set_range (SkvRuleParser *self, guint from, const Point *a, const Point *b)
{
  SkvRuleDraft *draft = &self->draft;
  g_autofree char *first = NULL, *last = NULL;

  if (draft->range && (draft->range_from_month != a->month || draft->range_from_day != a->day ||
                       draft->range_to_month != b->month || draft->range_to_day != b->day))
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_CONTRADICTION, from,
                          _("one rule gives one period a year; make a second rule for the other"));
  draft->range = TRUE;
  draft->range_from_month = a->month;
  draft->range_from_day = a->day;
  draft->range_to_month = b->month;
  draft->range_to_day = b->day;
  first = skv_words_day_month (skv_day_from_ymd (2024, a->month, a->day));
  last = skv_words_day_month (skv_day_from_ymd (2024, b->month, b->day));
  skv_rule_say (self, from, FALSE,
                g_strdup_printf (_("every year from %s to %s, both included"), first, last));
  return TRUE;
}

/* Two points and what stood before them: a period of every year, or how long the rule is valid */
static gboolean
settle_two (SkvRuleParser *self, guint from, Point *a, Point *b)
{
  if (a->year == 0 && b->year != 0)
    {
      a->year = b->year;
      if (b->month != 0 && (a->month > b->month || (a->month == b->month && a->day > b->day)))
        a->year--;
    }
  if (a->year != 0 && b->year == 0)
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_UNREADABLE, from,
                          _("the last date lacks its year"));
  if (a->year != 0)
    return set_valid (self, from, first_day (a), last_day (b), FALSE);
  if (a->day == 0 || b->day == 0)
    return FALSE;
  return set_range (self, from, a, b);
}

static gboolean
take_range_sign (SkvRuleParser *self)
{
  return skv_rule_take_type (self, R_DASH) || skv_rule_take (self, W_TO, NULL) ||
         skv_rule_take (self, W_UNTIL, NULL);
}

/* "1.–31. January", "15. December to 20. January", "2027–2030" */
static gboolean
read_range (SkvRuleParser *self)
{
  guint from = self->at, place;
  Point a = { 0 }, b = { 0 };

  if (!skv_rule_take (self, W_FROM, NULL) && !skv_rule_take (self, W_ON_OR_AFTER, NULL))
    skv_rule_skip (self, W_OF, W_BETWEEN);
  place = self->at;
  if (skv_rule_peek (self, 0)->type == R_NUMBER && skv_rule_take_day (self, &a.day) &&
      take_range_sign (self) && take_point (self, &b) && b.day != 0)
    {
      a.month = b.month;
      a.year = b.year;
      return check_point (self, from, &a) && settle_two (self, from, &a, &b);
    }
  if (self->error != NULL)
    return FALSE;
  self->at = place;
  if (!take_point (self, &a) ||
      !(take_range_sign (self) || (skv_rule_is (self->tokens + from, W_BETWEEN, NULL) &&
                                   skv_rule_take (self, W_AND, NULL))) ||
      !take_point (self, &b))
    return FALSE;
  return settle_two (self, from, &a, &b);
}

/* "from 2027", "counted from 12 August 2025" */
static gboolean
read_from (SkvRuleParser *self)
{
  guint from = self->at;
  Point a;

  if (!skv_rule_take (self, W_FROM, NULL) && !skv_rule_take (self, W_ON_OR_AFTER, NULL) &&
      !(skv_rule_at (self, 0, W_NEVER_BEFORE) && (self->at++, TRUE)))
    return FALSE;
  if (!take_point (self, &a))
    return FALSE;
  if (a.year == 0)
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_UNREADABLE, from,
                          _("the date lacks its year"));
  self->draft.counted = TRUE;
  return set_valid (self, from, first_day (&a), SKV_DAY_NONE, FALSE);
}

/* "until 2028", "until the next 20 January", "no later than 1 May 2026" */
static gboolean
read_until (SkvRuleParser *self)
{
  SkvRuleDraft *draft = &self->draft;
  guint from = self->at;
  gboolean latest = skv_rule_take (self, W_LATEST, NULL);
  gboolean included = latest || skv_rule_take (self, W_UNTIL, NULL), next;
  g_autofree char *day = NULL;
  Point b;

  if (!included && !skv_rule_take (self, W_TO, NULL))
    return FALSE;
  next = skv_rule_take (self, W_NEXT, NULL);
  if (!take_point (self, &b))
    return FALSE;
  if (next && b.year == 0 && b.day != 0)
    {
      day = skv_words_day_month (skv_day_from_ymd (2024, b.month, b.day));
      g_free (draft->ends_on);
      draft->ends_on = g_strdup_printf ("%02d-%02d", b.month, b.day);
      skv_rule_say (self, from, FALSE,
                    g_strdup_printf (_("all day until the next %s, included"), day));
      return TRUE;
    }
  if (b.year == 0)
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_UNREADABLE, from,
                          _("the date lacks its year"));
  if (!latest)
    return set_valid (self, from, SKV_DAY_NONE, last_day (&b), !included && b.day == 0);
  if (!set_day (self, from, &draft->until, last_day (&b)))
    return FALSE;
  day = skv_words_date (last_day (&b));
  skv_rule_say (self, from, FALSE, g_strdup_printf (_("the last date is %s at the latest"), day));
  return TRUE;
}

/* "the whole of July and August" */
static gboolean
read_whole_months (SkvRuleParser *self)
{
  guint from = self->at;
  SkvRuleList months = { 0 };
  Point a = { 0 }, b = { 0 };

  skv_rule_take (self, W_OF, NULL);
  if (!skv_rule_take (self, W_WHOLE, NULL))
    return FALSE;
  skv_rule_take (self, W_OF, NULL);
  if (!skv_rule_read_months (self, &months))
    return FALSE;
  for (guint i = 1; i < months.n; i++)
    {
      if (months.values[i] != months.values[i - 1] % 12 + 1)
        return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_CONTRADICTION, from,
                              _("one rule gives one period a year; make a second rule for the "
                                 "other"));
    }
  a = (Point){ 0, months.values[0], 1 };
  b.month = months.values[months.n - 1];
  b.day = skv_days_in_month (2023, b.month);
  if (!set_range (self, from, &a, &b))
    return FALSE;
  if (b.month == 2)
    {
      SkvRulePhrasePart *part = g_ptr_array_index (self->parts, self->parts->len - 1);

      part->doubt = TRUE;
    }
  return TRUE;
}

/* "in January, March and May", "from March to June", "in 2027" */
static gboolean
read_months (SkvRuleParser *self)
{
  guint from = self->at;
  SkvRuleList months = { 0 };
  g_autofree char *text = NULL;
  int year;

  if (!skv_rule_take (self, W_OF, NULL))
    skv_rule_skip (self, W_FROM, W_EVERY);
  if (self->at > from && skv_rule_take_year (self, &year))
    return set_valid (self, from, skv_day_from_ymd (year, 1, 1), skv_day_from_ymd (year, 12, 31),
                      FALSE);
  if (!skv_rule_read_months (self, &months))
    return FALSE;
  if (self->draft.months.n > 0)
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_CONTRADICTION, from,
                          _("months were said before"));
  self->draft.months = months;
  text = skv_rule_months_text (&months);
  skv_rule_say (self, from, FALSE, g_strdup_printf (C_("meaning", "in %s"), text));
  return TRUE;
}

/* Dates of a list lack the year that stands behind a later one */
static gboolean
settle_dates (SkvRuleParser *self, guint from, Point *points, guint n)
{
  SkvRuleDraft *draft = &self->draft;

  for (guint i = n; i-- > 0;)
    {
      if (points[i].day == 0)
        return FALSE;
      if (points[i].year == 0 && i + 1 < n)
        points[i].year = points[i + 1].year;
      if ((points[i].year == 0) != (points[n - 1].year == 0))
        return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_UNREADABLE, from,
                              _("some of the dates lack their year"));
      if (!check_point (self, from, &points[i]))
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      SkvDay day = SKV_DAY_NONE;

      if (points[i].year == 0)
        skv_rule_list_add (&draft->fixed, points[i].month * 100 + points[i].day);
      else
        day = first_day (&points[i]);
      if (day != SKV_DAY_NONE)
        g_array_append_val (draft->dates, day);
    }
  skv_rule_say (
    self, from, FALSE,
    points[0].year == 0
      ? g_strdup (_("on that date of every year"))
      : g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "on %u date, once", "on %u dates, once each", n), n));
  return TRUE;
}

/* "24 December", "on 3 dates: 4 February, 1 April and 3 June 2027" */
static gboolean
read_dates (SkvRuleParser *self)
{
  Point points[SKV_RULE_MAX_LIST];
  guint from = self->at, n = 0, before;
  int said;

  if (skv_rule_take_count (self, 366, &said) && skv_rule_take (self, W_DATES, NULL))
    skv_rule_take_type (self, R_COMMA);
  else
    self->at = from;
  do
    {
      guint day_at = self->at;

      if (n == SKV_RULE_MAX_LIST)
        return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_TOO_LONG, from,
                              _("too many dates for one sentence"));
      if (!take_point (self, &points[n]))
        {
          /* "1. and 15. June" */
          self->at = day_at;
          points[n] = (Point){ 0 };
          if (self->error != NULL || n > 0 || !skv_rule_take_day (self, &points[n].day))
            break;
        }
      before = self->at;
      n++;
    }
  while (skv_rule_take_separator (self));
  if (n == 0 || self->error != NULL)
    return FALSE;
  self->at = before;
  for (guint i = n - 1; i-- > 0;)
    {
      if (points[i].month == 0)
        points[i].month = points[i + 1].month;
    }
  return points[0].month != 0 && settle_dates (self, from, points, n);
}

gboolean
skv_rule_read_span (SkvRuleParser *self)
{
  static const SkvRuleClause clauses[] = {
    read_range, read_whole_months, read_from, read_until, read_dates, read_months,
  };

  return skv_rule_read_one_of (self, clauses, G_N_ELEMENTS (clauses));
}
