/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/local-days.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/holiday-rule.h"

#define FIRST_YEAR 1583
#define LAST_YEAR 9998
#define DAYS_OF_WORK_WEEK 5
#define LAST_MINUTE 1440

typedef enum
{
  FORM_RULE,  /* one day a year */
  FORM_WEEKS, /* of every year */
  FORM_DATES, /* once */
} Form;

typedef struct
{
  Form form;
  SkvHolidayRule rule;
  int first_week, last_week; /* ISO; the last may be in the year after */
  SkvDaySpan dates;
} When;

static gboolean
parse_week (const char *text, int *week)
{
  guint64 number;

  if (!g_str_has_prefix (text, "week-") ||
      !g_ascii_string_to_unsigned (text + strlen ("week-"), 10, 1, 53, &number, NULL))
    return FALSE;
  *week = (int) number;
  return TRUE;
}

/* "week-8/week-9" or "2026-06-22/2026-08-16"; of one the second is the first */
static gboolean
parse_ends (const char *first, const char *last, When *when)
{
  if (parse_week (first, &when->first_week) && parse_week (last, &when->last_week))
    {
      when->form = FORM_WEEKS;
      return TRUE;
    }
  when->form = FORM_DATES;
  when->dates.first = skv_day_parse (first);
  when->dates.end = skv_day_parse (last);
  if (when->dates.first == SKV_DAY_NONE || when->dates.end == SKV_DAY_NONE ||
      when->dates.end < when->dates.first || skv_day_year (when->dates.end) > LAST_YEAR)
    return FALSE;
  when->dates.end++;
  return TRUE;
}

static gboolean
parse_when (const char *text, When *when)
{
  g_auto (GStrv) ends = NULL;

  *when = (When){ .form = FORM_RULE };
  if (text == NULL || *text == '\0')
    return FALSE;
  when->rule.last_year = G_MAXINT;
  when->rule.from_weekday = SKV_MONDAY;
  when->rule.to_weekday = SKV_SUNDAY;
  if (skv_holiday_rule_parse_form (&when->rule, text))
    return TRUE;

  ends = g_strsplit (text, "/", 3);
  if (g_strv_length (ends) > 2)
    return FALSE;
  return parse_ends (ends[0], ends[1] != NULL ? ends[1] : ends[0], when);
}

gboolean
skv_local_when_is_valid (const char *when)
{
  When parsed;

  return parse_when (when, &parsed);
}

static SkvDay
monday_of_week_1 (int year)
{
  SkvDay fourth = skv_day_from_ymd (year, 1, 4);

  return fourth - ((SkvDay) skv_day_weekday (fourth) - SKV_MONDAY);
}

/* Of a year that has no such week: nothing. */
static gboolean
span_of_weeks (const When *when, int year, SkvDaySpan *span)
{
  int last_year = when->last_week < when->first_week ? year + 1 : year;
  SkvDay first = monday_of_week_1 (year) + 7 * (when->first_week - 1);
  SkvDay last = monday_of_week_1 (last_year) + 7 * (when->last_week - 1);

  if (first >= monday_of_week_1 (year + 1))
    return FALSE;
  /* weeks 52 to 53 of a year without the latter are week 52 */
  if (last >= monday_of_week_1 (last_year + 1))
    last -= 7;
  *span = (SkvDaySpan){ first, last + DAYS_OF_WORK_WEEK };
  return TRUE;
}

static gboolean
span_of_year (const When *when, int year, SkvDaySpan *span)
{
  SkvDay day;

  if (when->form == FORM_WEEKS)
    return span_of_weeks (when, year, span);
  day = skv_holiday_rule_day (&when->rule, year);
  *span = (SkvDaySpan){ day, day + 1 };
  return day != SKV_DAY_NONE;
}

static void
append_valid (const SkvLocalDay *self, SkvDay from, SkvDay to, SkvDaySpan span, GArray *spans)
{
  if (self->valid_from != SKV_DAY_NONE)
    span.first = MAX (span.first, self->valid_from);
  if (self->valid_until != SKV_DAY_NONE)
    span.end = MIN (span.end, self->valid_until + 1);
  if (span.first < span.end && span.first < to && span.end > from)
    g_array_append_val (spans, span);
}

void
skv_local_day_spans (const SkvLocalDay *self, SkvDay from, SkvDay to, GArray *spans)
{
  SkvDaySpan span;
  When when;

  from = MAX (from, skv_day_from_ymd (FIRST_YEAR, 1, 1));
  to = MIN (to, skv_day_from_ymd (LAST_YEAR, 12, 31));
  if (from >= to || !parse_when (self->when, &when))
    return;
  if (when.form == FORM_DATES)
    {
      append_valid (self, from, to, when.dates, spans);
      return;
    }
  /* weeks can begin in the year before: "week-52/week-1" */
  for (int year = MAX (skv_day_year (from) - 1, FIRST_YEAR);
       year <= MIN (skv_day_year (to) + 1, LAST_YEAR); year++)
    {
      if (span_of_year (&when, year, &span))
        append_valid (self, from, to, span, spans);
    }
}

static SkvProblem *
when_problem (const SkvLocalDay *self)
{
  When when;

  if (self->when == NULL || *self->when == '\0')
    return skv_problem_new (&self->parent, "when",
                            _("the days are missing; examples: week-40, 12-24, easter-4, "
                               "2026-06-22/2026-08-16"));
  if (parse_when (self->when, &when))
    return NULL;
  if (when.form == FORM_DATES && when.dates.first != SKV_DAY_NONE &&
      when.dates.end != SKV_DAY_NONE && when.dates.end < when.dates.first)
    return skv_problem_new (&self->parent, "when", _("“%s” ends before it starts"), self->when);
  return skv_problem_new (&self->parent, "when",
                          _("“%s” names no days; they are written like week-40, week-8/week-9, "
                             "12-24, easter-4, Thu>=04-19, 2026-10-05 or 2026-06-22/2026-08-16"),
                          self->when);
}

static SkvProblem *
free_from_problem (const SkvLocalDay *self)
{
  gboolean half = self->local_kind == SKV_LOCAL_HALF_DAY;

  if (half && self->free_from < 0)
    return skv_problem_new (&self->parent, "free_from",
                            _("a half-day needs the hour from which it is free, such as 12:00"));
  if (!half && self->free_from >= 0)
    return skv_problem_new (&self->parent, "free_from", _("only a half-day is free from an hour"));
  if (self->free_from >= LAST_MINUTE)
    return skv_problem_new (&self->parent, "free_from",
                            _("the hour must lie between 00:00 and 23:59"));
  return NULL;
}

static SkvProblem *
validity_problem (const SkvLocalDay *self)
{
  g_autoptr (GArray) spans = NULL;

  if (self->valid_from == SKV_DAY_NONE || self->valid_until == SKV_DAY_NONE)
    return NULL;
  if (self->valid_until < self->valid_from)
    return skv_problem_new (&self->parent, "valid_until",
                            _("it is before the first valid day; then no day is left"));
  spans = g_array_new (FALSE, FALSE, sizeof (SkvDaySpan));
  skv_local_day_spans (self, self->valid_from, self->valid_until + 1, spans);
  if (spans->len == 0)
    return skv_problem_new (&self->parent, "when",
                            _("“%s” names no day between the first and the last valid day"),
                            self->when);
  return NULL;
}

SkvProblem *
skv_local_day_validate (SkvPlan *plan, const SkvRecord *record)
{
  static SkvProblem *(*const checks[]) (const SkvLocalDay *) = { when_problem, free_from_problem,
                                                                 validity_problem };

  (void) plan;
  if (record->kind != SKV_KIND_LOCAL_DAY)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      SkvProblem *problem = checks[i]((const SkvLocalDay *) record);

      if (problem != NULL)
        return problem;
    }
  return NULL;
}
