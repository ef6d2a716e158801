/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/phrase-private.h"

#include <glib/gi18n-lib.h>

/* All units of all items, in the order of the words. */
static GPtrArray *
list_units (GArray *items)
{
  GPtrArray *units = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      SkvPhraseItem *item = &g_array_index (items, SkvPhraseItem, i);

      g_ptr_array_add (units, &item->from);
      if (item->range)
        g_ptr_array_add (units, &item->to);
    }
  return units;
}

/* The nearest unit on one side that is no bare number; NULL if there is none. */
static const SkvUnit *
nearest (GPtrArray *units, guint index, int step)
{
  for (int i = (int) index + step; i >= 0 && i < (int) units->len; i += step)
    {
      const SkvUnit *unit = g_ptr_array_index (units, i);

      if (unit->kind != SKV_UNIT_BARE && unit->kind != SKV_UNIT_WEEKDAY)
        return unit;
    }
  return NULL;
}

/* A number's month is that of the date behind it, or before it where months lead. */
static gboolean
settle_number (SkvReader *self, GPtrArray *units, guint index, SkvUnit *settled)
{
  const SkvUnit *left = nearest (units, index, -1), *right = nearest (units, index, 1);

  if (left != NULL && left->kind == SKV_UNIT_DAY && left->month_first)
    right = NULL;
  if (right != NULL && right->kind == SKV_UNIT_DAY && !right->month_first)
    settled->month = right->month;
  else if (left != NULL && (left->kind == SKV_UNIT_WEEK))
    {
      settled->kind = SKV_UNIT_WEEK;
      settled->week = settled->day;
      return TRUE;
    }
  else if (left != NULL && left->kind == SKV_UNIT_DAY)
    settled->month = left->month;
  else if (self->context.month != 0)
    settled->month = self->context.month;
  else
    return skv_reader_fail (self, SKV_PHRASE_ERROR_NEEDS_MONTH, settled->start, settled->end,
                            _("which month? Say it in the text, or give year and month"));
  settled->kind = SKV_UNIT_DAY;
  return TRUE;
}

static gboolean
settle_numbers (SkvReader *self, GArray *items, GPtrArray *units)
{
  g_autoptr (GArray) settled = g_array_new (FALSE, FALSE, sizeof (SkvUnit));
  guint index = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const SkvPhraseItem *item = &g_array_index (items, SkvPhraseItem, i);
      guint n = item->range ? 2 : 1;

      for (guint k = 0; k < n; k++, index++)
        {
          SkvUnit unit = *(SkvUnit *) g_ptr_array_index (units, index);
          gboolean left_open = item->every_month;

          if (unit.kind == SKV_UNIT_BARE && !left_open &&
              !settle_number (self, units, index, &unit))
            return FALSE;
          g_array_append_val (settled, unit);
        }
    }
  for (guint i = 0; i < units->len; i++)
    *(SkvUnit *) g_ptr_array_index (units, i) = g_array_index (settled, SkvUnit, i);
  return TRUE;
}

/* The weekdays that were said before all days, a day each. */
static void
settle_weekdays (SkvReader *self, GPtrArray *units)
{
  guint used = 0;

  for (guint i = 0; i < units->len && used < self->weekdays->len; i++)
    {
      SkvUnit *unit = g_ptr_array_index (units, i);

      if (unit->kind == SKV_UNIT_DAY && unit->weekday == 0)
        unit->weekday = g_array_index (self->weekdays, int, used++);
    }
  if (self->weekdays->len > 0 && (used != self->weekdays->len || units->len != used))
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS, _("there are not as many weekdays as dates"));
}

/* Does the meaning of a unit change with the year? */
static gboolean
wants_year (const SkvUnit *unit)
{
  return unit->year == 0 && unit->kind != SKV_UNIT_WEEKDAY && unit->kind != SKV_UNIT_COUNTED &&
         unit->kind != SKV_UNIT_LAST_BEFORE && unit->kind != SKV_UNIT_BARE;
}

static int
year_said (GPtrArray *units, guint index, int step)
{
  for (int i = (int) index; i >= 0 && i < (int) units->len; i += step)
    {
      const SkvUnit *unit = g_ptr_array_index (units, i);

      if (unit->year_said)
        return unit->year;
    }
  return 0;
}

/* 1..12; roughly where in the year a unit begins */
static int
unit_month (const SkvUnit *unit)
{
  SkvUnit probe = *unit;
  SkvDay first, end;

  probe.year = 2019;
  if (unit->kind == SKV_UNIT_DAY || unit->kind == SKV_UNIT_MONTH || unit->kind == SKV_UNIT_THIRD)
    return unit->month;
  if (unit->kind == SKV_UNIT_WEEK && unit->week < 53)
    return CLAMP (skv_day_month (skv_day_from_iso_week (2019, CLAMP (unit->week, 1, 52)) + 3), 1,
                  12);
  return skv_reader_unit_days (&probe, &first, &end) ? skv_day_month (first) : 12;
}

/* A slip of the pen, or no year: "5; 1919" */
static void
check_year (SkvReader *self, int year)
{
  if (self->context.year != 0 && ABS (year - self->context.year) > 15)
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS, _("the year %d is far from %d"), year,
                     self->context.year);
}

/* The year that is known from around; of two, the half of the year decides. */
static int
context_year (SkvReader *self, const SkvUnit *unit)
{
  int month;

  if (self->lead_year != 0)
    {
      check_year (self, self->lead_year);
      return self->lead_year;
    }
  if (self->context.second_year == 0)
    return self->context.year;
  month = unit_month (unit);
  if (month == 7)
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS, _("July was read as that of %d"),
                     self->context.year);
  return month >= 7 ? self->context.year : self->context.second_year;
}

static gboolean
settle_years (SkvReader *self, GPtrArray *units)
{
  for (guint i = 0; i < units->len; i++)
    {
      SkvUnit *unit = g_ptr_array_index (units, i);
      int year;

      if (unit->year_said)
        check_year (self, unit->year);
      if (!wants_year (unit))
        continue;
      year = year_said (units, i, 1);
      if (year == 0)
        year = year_said (units, i, -1);
      if (year == 0)
        year = context_year (self, unit);
      if (year == 0)
        return skv_reader_fail (self, SKV_PHRASE_ERROR_NEEDS_YEAR, unit->start, unit->end,
                                _("which year? Say it in the text, or give the year"));
      unit->year = year;
    }
  return TRUE;
}

/* A range that would end before it begins goes over new year, if one end left its year open. */
static void
settle_new_year (SkvReader *self, SkvPhraseItem *item)
{
  SkvUnit *from = &item->from, *to = &item->to;
  SkvDay first, last, end;
  SkvUnit moved;

  if (!item->range || from->year == 0 || to->year == 0 || (from->year_said && to->year_said))
    return;
  if (!skv_reader_unit_days (from, &first, &end) || !skv_reader_unit_days (to, &last, &end) ||
      last >= first)
    return;
  moved = to->year_said || from->kind == SKV_UNIT_NTH ? *from : *to;
  moved.year += to->year_said ? -1 : 1;
  if (!skv_reader_unit_days (&moved, to->year_said ? &first : &last, &end))
    return;
  /* "8. juni – 5. juni" is no year's length, but a mistake */
  if (last - first > 200)
    return;
  if (to->year_said)
    *from = moved;
  else
    *to = moved;
}

/* The end of a range that is a weekday only: the first one behind the start. */
static gboolean
settle_lone_weekday (SkvReader *self, SkvPhraseItem *item)
{
  SkvDay first, end, day;

  if (item->from.kind == SKV_UNIT_WEEKDAY)
    return skv_reader_fail (self, SKV_PHRASE_ERROR_UNREADABLE, item->from.start, item->from.end,
                            _("a weekday without a date"));
  if (!item->range || item->to.kind != SKV_UNIT_WEEKDAY)
    return TRUE;
  if (item->from.kind == SKV_UNIT_WEEK && item->from.weekday != 0)
    {
      int weekday = item->to.weekday;

      item->to = item->from;
      item->to.weekday = weekday;
      return TRUE;
    }
  if (item->from.kind != SKV_UNIT_DAY || !skv_reader_unit_days (&item->from, &first, &end))
    return item->from.kind == SKV_UNIT_DAY ||
           skv_reader_fail (self, SKV_PHRASE_ERROR_UNREADABLE, item->to.start, item->to.end,
                            _("a weekday without a date"));
  day = first + 1 + (item->to.weekday - (int) skv_day_weekday (first + 1) + 7) % 7;
  item->to.kind = SKV_UNIT_DAY;
  skv_day_to_ymd (day, &item->to.year, &item->to.month, &item->to.day);
  return TRUE;
}

/* Does the number begin a list of days whose month stands at its end: "12. og 13. juni"? */
static gboolean
leads_to_date (GArray *items, guint index)
{
  for (guint i = index; i < items->len; i++)
    {
      const SkvPhraseItem *item = &g_array_index (items, SkvPhraseItem, i);

      if (i > index && (item->join == SKV_JOIN_SPACE || item->join == SKV_JOIN_TITLE))
        return FALSE;
      if (item->from.kind == SKV_UNIT_DAY || item->to.kind == SKV_UNIT_DAY)
        return !item->from.month_first;
      if (item->from.kind != SKV_UNIT_BARE)
        return FALSE;
    }
  return FALSE;
}

static gboolean
is_date_kind (SkvUnitKind kind)
{
  return kind == SKV_UNIT_DAY || kind == SKV_UNIT_HOLIDAY;
}

/* What may stand side by side with nothing between: days of a cell, a date and its week or name, a
 * season in a title. */
static gboolean
may_touch (const SkvPhraseItem *before, const SkvPhraseItem *item)
{
  SkvUnitKind left = before->range ? before->to.kind : before->from.kind, right = item->from.kind;

  if (right == SKV_UNIT_BARE)
    return left == SKV_UNIT_BARE || (left == SKV_UNIT_DAY && before->from.month_first);
  if (is_date_kind (right))
    return is_date_kind (left) || left == SKV_UNIT_WEEK || left == SKV_UNIT_SEASON ||
           (left == SKV_UNIT_BARE && item->from.month_first) || before->from.kind == SKV_UNIT_WEEK;
  return right == SKV_UNIT_WEEK && is_date_kind (left);
}

/* Numbers side by side are days of a table's cell; beside anything else they say nothing known. */
static gboolean
check_joins (SkvReader *self, GArray *items)
{
  for (guint i = 1; i < items->len; i++)
    {
      const SkvPhraseItem *before = &g_array_index (items, SkvPhraseItem, i - 1);
      const SkvPhraseItem *item = &g_array_index (items, SkvPhraseItem, i);

      if (item->from.kind == SKV_UNIT_YEAR && skv_item_is_day (before))
        return skv_reader_fail (self, SKV_PHRASE_ERROR_UNREADABLE, item->from.start, item->from.end,
                                _("it is not clear how this belongs to what stands before it"));
      if (item->join != SKV_JOIN_SPACE && item->join != SKV_JOIN_TITLE)
        continue;
      if (item->join == SKV_JOIN_SPACE && !may_touch (before, item))
        return skv_reader_fail (self, SKV_PHRASE_ERROR_UNREADABLE, item->from.start, item->from.end,
                                _("it is not clear how this belongs to what stands before it"));
      if (item->join == SKV_JOIN_TITLE && item->from.kind == SKV_UNIT_BARE &&
          !leads_to_date (items, i))
        return skv_reader_fail (self, SKV_PHRASE_ERROR_UNREADABLE, item->from.start, item->from.end,
                                _("this number is not understood"));
    }
  return TRUE;
}

/* Dates in brackets behind a week: they say its year, and it says theirs. */
static gboolean
settle_detail (SkvReader *self, SkvPhraseItem *item)
{
  const SkvUnit *inner = &g_array_index (item->detail, SkvPhraseItem, 0).from;
  int lead = self->lead_year;
  SkvDay first, end;
  gboolean settled;

  self->lead_year = item->from.year_said ? item->from.year
                    : item->to.year_said ? item->to.year
                                         : lead;
  settled = skv_reader_settle (self, item->detail);
  self->lead_year = lead;
  if (!settled)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      SkvUnit *unit = i == 0 ? &item->from : &item->to;

      if (unit->kind == SKV_UNIT_BARE && self->context.month == 0)
        {
          unit->kind = SKV_UNIT_WEEK;
          unit->week = unit->day;
        }
      if (unit->kind == SKV_UNIT_WEEK && !unit->year_said &&
          skv_reader_unit_days (inner, &first, &end))
        skv_day_iso_week (first, &unit->year);
    }
  return TRUE;
}

gboolean
skv_reader_settle (SkvReader *self, GArray *items)
{
  g_autoptr (GPtrArray) units = list_units (items);

  for (guint i = 0; i < items->len; i++)
    {
      SkvPhraseItem *item = &g_array_index (items, SkvPhraseItem, i);

      if (item->detail != NULL && !settle_detail (self, item))
        return FALSE;
    }
  if (!check_joins (self, items) || !settle_numbers (self, items, units))
    return FALSE;
  if (items == self->items)
    settle_weekdays (self, units);
  if (!settle_years (self, units))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      SkvPhraseItem *item = &g_array_index (items, SkvPhraseItem, i);

      if (!settle_lone_weekday (self, item))
        return FALSE;
      /* "i ugen 3.-7. juni" names no week 3 */
      if (item->range && item->from.kind == SKV_UNIT_WEEK && item->from.weekday == 0 &&
          item->to.kind == SKV_UNIT_DAY)
        return skv_reader_fail (self, SKV_PHRASE_ERROR_UNREADABLE, item->from.start, item->to.end,
                                _("from a week to a date is not understood"));
      settle_new_year (self, item);
    }
  return TRUE;
}
