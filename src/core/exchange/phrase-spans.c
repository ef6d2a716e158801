/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/phrase-private.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

static void
flag_unit (SkvReader *self, const SkvUnit *unit)
{
  g_autofree char *words = skv_reader_quote (self, unit->start, unit->end);

  if (unit->kind == SKV_UNIT_SEASON)
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS, _("“%s” was read as three whole months"), words);
  else if (unit->kind == SKV_UNIT_THIRD)
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS, _("“%s” was read as a third of the month"),
                     words);
  else if (unit->kind == SKV_UNIT_MONTH && unit->month == 7 &&
           g_ascii_strncasecmp (words, "jul", 3) == 0 && !g_ascii_isalpha (words[3]) &&
           g_strcmp0 (self->lexed->language, "en") != 0)
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                     _("“jul” was read as July, and not as Christmas"));
  else if (unit->kind == SKV_UNIT_NTH && unit->weekdays == 0)
    skv_reader_flag (
      self, SKV_PHRASE_AMBIGUOUS,
      _("“%s” was read as Monday to Friday, weeks counted by the Mondays in the month"), words);
}

static void
check_weekday (SkvReader *self, const SkvUnit *unit, SkvDay day)
{
  g_autofree char *date = NULL;

  if (unit->weekday == 0 || unit->kind == SKV_UNIT_WEEK ||
      (int) skv_day_weekday (day) == unit->weekday)
    return;
  date = skv_words_day_month_year (day);
  skv_reader_flag (self, SKV_PHRASE_CONTRADICTION, _("%s is a %s, not a %s"), date,
                   skv_words_weekday (skv_day_weekday (day)),
                   skv_words_weekday ((SkvWeekday) unit->weekday));
}

static gboolean
unit_days (SkvReader *self, const SkvUnit *unit, SkvDay *first, SkvDay *end)
{
  g_autofree char *words = NULL;

  flag_unit (self, unit);
  if (unit->kind == SKV_UNIT_COUNTED && self->context.day != SKV_DAY_NONE)
    {
      *first = self->context.day + unit->count;
      *end = *first + 1;
      return TRUE;
    }
  if (unit->kind == SKV_UNIT_LAST_BEFORE && self->context.day != SKV_DAY_NONE)
    {
      *first = self->context.day + unit->count;
      *end = self->context.day;
      words = skv_reader_quote (self, unit->start, unit->end);
      skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                       g_dngettext (GETTEXT_PACKAGE, "“%s” was read as the %d day before that day",
                                    "“%s” was read as the %d days before that day",
                                    (gulong) -unit->count),
                       words, -unit->count);
      return TRUE;
    }
  if (skv_reader_unit_days (unit, first, end))
    {
      check_weekday (self, unit, *first - unit->shift);
      return TRUE;
    }
  words = skv_reader_quote (self, unit->start, unit->end);
  skv_reader_flag (self, SKV_PHRASE_CONTRADICTION, _("there is no “%s” in %d"), words, unit->year);
  return FALSE;
}

static gboolean
item_days (SkvReader *self, const SkvPhraseItem *item, SkvDay *first, SkvDay *end)
{
  SkvDay unused;

  if (!item->range)
    return unit_days (self, &item->from, first, end);
  if (!unit_days (self, &item->from, first, &unused) || !unit_days (self, &item->to, &unused, end))
    return FALSE;
  if (*first < *end && *end - *first < 3660)
    {
      gboolean timed =
        item->from_times.kind != SKV_TIMES_NONE || item->to_times.kind != SKV_TIMES_NONE;

      if ((*end - *first == 1 && !timed) ||
          (item->from.kind == SKV_UNIT_MONTH) != (item->to.kind == SKV_UNIT_MONTH))
        skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                         _("the beginning and the end do not go together; check them"));
      return TRUE;
    }
  skv_reader_flag (self, SKV_PHRASE_CONTRADICTION, _("a range ends before it begins"));
  return FALSE;
}

static gboolean
is_plain_day (const SkvPhraseItem *item)
{
  return !item->range &&
         (skv_item_is_day (item) || (item->from.kind == SKV_UNIT_WEEK && item->from.weekday != 0));
}

/*
 * Hours behind a list hold for all of it: "den 13/5 & 15/5 mellan 09.00-20.00"; those in brackets
 * only for the last: "5, 19(08.00)". If an earlier date has its own, each has its own.
 */
static void
spread_times (SkvReader *self)
{
  guint last = self->items->len - 1;
  SkvTimes times = skv_item_at (self->items, last)->from_times;
  gboolean leading = skv_item_at (self->items, 0)->from_times.kind != SKV_TIMES_NONE &&
                     self->times.kind != SKV_TIMES_NONE;

  if (leading)
    times = self->times;
  if (times.kind == SKV_TIMES_NONE || times.bracketed || last == 0 ||
      skv_item_at (self->items, last)->from.zoned)
    return;
  for (guint i = 0; i <= last; i++)
    {
      const SkvPhraseItem *item = skv_item_at (self->items, i);
      gboolean own = leading ? i > 0 : i < last;

      if (!is_plain_day (item) || item->open_start || item->open_end ||
          (own && item->from_times.kind != SKV_TIMES_NONE))
        return;
    }
  for (guint i = 0; i <= last; i++)
    skv_item_at (self->items, i)->from_times = times;
  if (times.kind != SKV_TIMES_RANGE)
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS, _("the time was read as that of every date"));
}

static gint64
at (SkvDay day, int minute)
{
  return (gint64) day * 1440 + minute;
}

static void
put_span (SkvReader *self, SkvPhraseSpan span)
{
  if (span.start != SKV_MOMENT_NONE && span.end != SKV_MOMENT_NONE && span.start >= span.end)
    {
      skv_reader_flag (self, SKV_PHRASE_CONTRADICTION, _("a range ends before it begins"));
      return;
    }
  if (self->spans->len < SKV_PHRASE_MAX_SPANS)
    g_array_append_val (self->spans, span);
}

/* "natt til 15. mars": hours of the evening are those of the day before. Returns that day. */
static SkvDay
night_day (SkvReader *self, const SkvPhraseItem *item, SkvDay day)
{
  const SkvTimes *times = &item->from_times;

  if (!item->night || times->kind == SKV_TIMES_NONE || times->kind == SKV_TIMES_UNTIL ||
      times->from < 720)
    return day;
  skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                   _("the hour before midnight was read as that of the evening before"));
  return day - 1;
}

/* Hours of a single day; those that end at or before their start go on after midnight. */
static SkvPhraseSpan
timed_day (SkvReader *self, const SkvTimes *times, SkvDay day)
{
  SkvPhraseSpan span = { .start = at (day, times->from), .end = at (day, times->until) };

  if (times->kind == SKV_TIMES_POINT)
    {
      span.moment = TRUE;
      span.end = SKV_MOMENT_NONE;
    }
  else if (times->kind == SKV_TIMES_RANGE && times->until <= times->from)
    {
      span.end += 1440;
      if (times->until == times->from)
        skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                         _("the same hour twice was read as a whole day"));
    }
  return span;
}

static void
put_open (SkvReader *self, const SkvPhraseItem *item, SkvDay first, SkvDay end)
{
  gboolean timed = item->from_times.kind != SKV_TIMES_NONE;
  int minute = item->from_times.kind == SKV_TIMES_UNTIL ||
                   (item->open_start && item->from_times.kind == SKV_TIMES_RANGE)
                 ? item->from_times.until
                 : item->from_times.from;
  SkvPhraseSpan span = { .all_day = !timed, .start = SKV_MOMENT_NONE, .end = SKV_MOMENT_NONE };

  if (item->open_start)
    span.end = timed ? at (first, minute) : item->excluded ? first : end;
  else
    span.start = timed ? at (first, minute) : item->excluded ? end : first;
  if (timed && item->from_times.kind == SKV_TIMES_RANGE)
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS, _("only one of the hours was used"));
  put_span (self, span);
}

/* A range of days with hours: at both ends they say when it begins and ends. */
static void
put_range (SkvReader *self, const SkvPhraseItem *item, SkvDay first, SkvDay end)
{
  const SkvTimes *from = &item->from_times, *to = &item->to_times;
  gboolean at_start = from->kind == SKV_TIMES_POINT || from->kind == SKV_TIMES_FROM;
  gboolean at_end = to->kind == SKV_TIMES_POINT || to->kind == SKV_TIMES_UNTIL;
  SkvPhraseSpan span = { .all_day = TRUE, .start = first, .end = end };

  if (from->kind != SKV_TIMES_NONE || to->kind != SKV_TIMES_NONE)
    {
      span.all_day = FALSE;
      span.start = at (first, at_start ? from->from : 0);
      span.end = at_end ? at (end - 1, to->until) : at (end, 0);
      if (!(at_start || from->kind == SKV_TIMES_NONE) || !(at_end || to->kind == SKV_TIMES_NONE))
        {
          span = (SkvPhraseSpan){ .all_day = TRUE, .start = first, .end = end };
          skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                           _("hours of several days: whole days were read"));
        }
      else if (!at_start && to->kind == SKV_TIMES_POINT)
        skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                         _("the time was read as the end of the whole range"));
    }
  put_span (self, span);
}

static void
put_item (SkvReader *self, const SkvPhraseItem *item)
{
  SkvDay first, end;
  SkvPhraseSpan span = { .all_day = TRUE };

  if (!item_days (self, item, &first, &end))
    return;
  if (item->night && (item->from_times.kind == SKV_TIMES_NONE || item->range))
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                     _("a night was read as the whole days that are named"));
  if (item->check_week != 0)
    skv_reader_check_weeks (self, item->check_year, item->check_week, item->check_week_end, first,
                            end);
  if (item->open_start || item->open_end)
    put_open (self, item, first, end);
  else if (item->range)
    put_range (self, item, first, end);
  else
    {
      span.start = first;
      span.end = end;
      if (item->from_times.kind != SKV_TIMES_NONE && end - first == 1)
        span = timed_day (self, &item->from_times, night_day (self, item, first));
      else if (item->from_times.kind != SKV_TIMES_NONE)
        skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                         _("hours of several days: whole days were read"));
      put_span (self, span);
    }
}

static gboolean
put_repeated (SkvReader *self, const SkvPhraseItem *item)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SkvPhraseSpan));

  flag_unit (self, &item->from);
  if (item->range || item->open_start || item->open_end)
    return skv_reader_fail (self, SKV_PHRASE_ERROR_UNREADABLE, item->from.start, item->from.end,
                            _("repeated days cannot begin or end a range"));
  skv_reader_repeat (&item->from, item->from.week == 1 ? self->context.month : 0, found);
  if (found->len == 0)
    skv_reader_flag (self, SKV_PHRASE_CONTRADICTION, _("there is no such day in the month"));
  for (guint i = 0; i < found->len; i++)
    {
      SkvPhraseSpan span = g_array_index (found, SkvPhraseSpan, i);

      if (item->from_times.kind != SKV_TIMES_NONE && span.end - span.start == 1)
        span = timed_day (self, &item->from_times, (SkvDay) span.start);
      put_span (self, span);
    }
  return TRUE;
}

/* "1.–11. hver måned" */
static gboolean
put_monthly (SkvReader *self, const SkvPhraseItem *item)
{
  int year = item->from.year_said   ? item->from.year
             : self->lead_year != 0 ? self->lead_year
                                    : self->context.year;
  SkvPhraseItem copy = *item;

  /* "etter den 12. i hver måned" never ends */
  if (item->open_end)
    return skv_reader_fail (self, SKV_PHRASE_ERROR_UNREADABLE, item->from.start, item->from.end,
                            _("repeated days cannot begin or end a range"));
  if (year == 0)
    return skv_reader_fail (self, SKV_PHRASE_ERROR_NEEDS_YEAR, item->from.start, item->from.end,
                            _("which year? Say it in the text, or give the year"));
  if (item->open_start)
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS, _("a deadline in every month was read"));
  for (int month = 1; month <= 12; month++)
    {
      copy.from.kind = SKV_UNIT_DAY;
      copy.from.year = year;
      copy.from.month = month;
      if (item->range)
        {
          copy.to.kind = SKV_UNIT_DAY;
          copy.to.year = copy.from.year;
          copy.to.month = month;
        }
      put_item (self, &copy);
    }
  return TRUE;
}

/* Do two items stand for the same days? */
static void
compare_detail (SkvReader *self, const SkvPhraseItem *item)
{
  const SkvPhraseItem *inner = skv_item_at (item->detail, 0);
  SkvDay a, b, unused;
  gboolean same = item->detail->len == 1 && skv_reader_unit_days (&item->from, &a, &unused) &&
                  skv_reader_unit_days (&inner->from, &b, &unused) && a == b &&
                  item->range == inner->range;

  if (!same)
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                     _("other dates stand in brackets; those before them were read"));
}

static gboolean
give_item (SkvReader *self, const SkvPhraseItem *item)
{
  if (item->detail != NULL && skv_item_is_week (item))
    {
      for (guint i = 0; i < item->detail->len; i++)
        {
          SkvPhraseItem inner = *skv_item_at (item->detail, i);

          inner.check_week = item->from.week;
          inner.check_week_end = skv_item_last (item)->week;
          if (!give_item (self, &inner))
            return FALSE;
        }
      return TRUE;
    }
  if (item->detail != NULL)
    compare_detail (self, item);
  if (item->every_month)
    return put_monthly (self, item);
  if (item->from.kind == SKV_UNIT_NTH)
    return put_repeated (self, item);
  if (item->to.kind == SKV_UNIT_NTH || item->to.kind == SKV_UNIT_COUNTED ||
      item->to.kind == SKV_UNIT_LAST_BEFORE)
    return skv_reader_fail (self, SKV_PHRASE_ERROR_UNREADABLE, item->to.start, item->to.end,
                            _("this is not understood as the end of a range"));
  if ((item->from.kind == SKV_UNIT_COUNTED || item->from.kind == SKV_UNIT_LAST_BEFORE) &&
      self->context.day == SKV_DAY_NONE)
    return skv_reader_fail (self, SKV_PHRASE_ERROR_NEEDS_DATE, item->from.start, item->from.end,
                            _("counted from which date? Give it, as in 2022-06-21"));
  put_item (self, item);
  return TRUE;
}

/* "uke 23 eller 23": one of them is a slip of the pen */
static void
check_twice (SkvReader *self)
{
  for (guint i = 1; i < self->spans->len; i++)
    {
      const SkvPhraseSpan *a = &g_array_index (self->spans, SkvPhraseSpan, i - 1);
      const SkvPhraseSpan *b = a + 1;

      if (a->all_day == b->all_day && a->start == b->start && a->end == b->end)
        skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS, _("the same date stands twice"));
    }
}

gboolean
skv_reader_give_spans (SkvReader *self)
{
  if (self->none)
    return TRUE;
  if (!skv_reader_check_title (self) || !skv_reader_settle (self, self->items))
    return FALSE;
  if (self->soft)
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS, _("the text says that it is not certain"));
  skv_reader_match_items (self);
  spread_times (self);
  for (guint i = 0; i < self->items->len; i++)
    {
      const SkvPhraseItem *item = skv_item_at (self->items, i);

      if (!item->dropped && !give_item (self, item))
        return FALSE;
    }
  check_twice (self);
  return TRUE;
}
