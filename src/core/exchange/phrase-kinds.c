/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/phrase-private.h"

gboolean
skv_reader_read_part (SkvReader *self, SkvUnit *unit)
{
  int number = 0;

  unit->kind = SKV_UNIT_PART;
  if (skv_reader_at_word (self, 1, SKV_WORD_PARTING) &&
      (skv_reader_at_number (self, 0, 4) ||
       skv_token_is (skv_reader_peek (self, 0), SKV_WORD_ORDINAL, &number)))
    {
      unit->day = number != 0 ? number : skv_reader_peek (self, 0)->a;
      self->at++;
      skv_reader_take (self, SKV_WORD_PARTING, &unit->count);
      unit->day = unit->day == -1 ? unit->count : unit->day;
    }
  else if (skv_reader_at_word (self, 0, SKV_WORD_PARTING) && skv_reader_at_number (self, 1, 4))
    {
      skv_reader_take (self, SKV_WORD_PARTING, &unit->count);
      unit->day = skv_reader_peek (self, 0)->a;
      self->at++;
    }
  if (unit->count == 0 || unit->day < 1 || unit->day > unit->count)
    return FALSE;
  skv_reader_read_year (self, unit);
  return TRUE;
}

/* "Primo/medio august", "medio - ultimo juni": the month stands behind the second */
static gboolean
third_goes_on (const SkvReader *self)
{
  return (skv_reader_at_type (self, 0, SKV_TOKEN_SLASH) ||
          skv_reader_at_type (self, 0, SKV_TOKEN_DASH)) &&
         skv_reader_at_word (self, 1, SKV_WORD_THIRD) &&
         skv_reader_at_word (self, 2, SKV_WORD_MONTH);
}

gboolean
skv_reader_read_soft (SkvReader *self, SkvUnit *unit)
{
  if (skv_reader_take (self, SKV_WORD_SEASON, &unit->day))
    unit->kind = SKV_UNIT_SEASON;
  else if (skv_reader_take (self, SKV_WORD_THIRD, &unit->day))
    {
      unit->kind = SKV_UNIT_THIRD;
      if (unit->day > 10 && !skv_reader_at_word (self, 0, SKV_WORD_MONTH))
        return FALSE;
      unit->day %= 10;
      /* "Primo/medio august": its end is read next */
      if (third_goes_on (self))
        return TRUE;
      if (skv_reader_at_type (self, 0, SKV_TOKEN_DASH))
        self->at++; /* "mid-June" */
      if (!skv_reader_take_month (self, &unit->month))
        return FALSE;
    }
  else if (skv_reader_take (self, SKV_WORD_HOLIDAY, &unit->day))
    unit->kind = SKV_UNIT_HOLIDAY;
  else
    return FALSE;
  skv_reader_read_year (self, unit);
  return TRUE;
}

/* One of "første", "siste", "3."; adds its bit. */
static gboolean
read_ordinal (SkvReader *self, guint *mask)
{
  int value;

  if (skv_reader_take (self, SKV_WORD_ORDINAL, &value))
    *mask |= value > 0 ? 1u << value : 1u << (5 - value);
  else if (skv_reader_at_number (self, 0, 5) && (skv_reader_at_word (self, 1, SKV_WORD_WEEKDAY) ||
                                                 skv_reader_at_word (self, 1, SKV_WORD_WEEK) ||
                                                 skv_reader_at_word (self, 1, SKV_WORD_AND)))
    {
      *mask |= 1u << skv_reader_peek (self, 0)->a;
      self->at++;
    }
  else
    return FALSE;
  return TRUE;
}

static gboolean
joins (const SkvReader *self)
{
  return skv_reader_at_word (self, 0, SKV_WORD_AND) ||
         skv_reader_at_type (self, 0, SKV_TOKEN_AND) ||
         skv_reader_at_type (self, 0, SKV_TOKEN_COMMA) ||
         skv_reader_at_type (self, 0, SKV_TOKEN_SLASH);
}

static void
read_ordinals (SkvReader *self, guint *mask)
{
  while (read_ordinal (self, mask) && joins (self))
    {
      guint here = self->at++;
      guint probe = *mask;

      if (!read_ordinal (self, &probe))
        {
          self->at = here;
          return;
        }
      self->at = here + 1;
    }
}

/* months of "i måneden", "hver måned", "i mars, juni og september" */
static gboolean
read_months (SkvReader *self, SkvUnit *unit)
{
  int month;

  if (skv_reader_at_type (self, 0, SKV_TOKEN_COMMA) && skv_reader_at_word (self, 1, SKV_WORD_EVERY))
    self->at++;
  skv_reader_skip_noise (self);
  if (skv_reader_at_word (self, 0, SKV_WORD_EVERY) && skv_reader_at_word (self, 1, SKV_WORD_MONTHS))
    self->at++;
  if (skv_reader_take (self, SKV_WORD_MONTHS, NULL))
    {
      skv_reader_read_year (self, unit);
      return TRUE;
    }
  if (!skv_reader_take_month (self, &month))
    return FALSE;
  unit->months |= 1u << month;
  while (joins (self) && skv_reader_at_word (self, 1, SKV_WORD_MONTH) &&
         !skv_reader_at_number (self, 2, 31))
    {
      self->at++;
      skv_reader_take_month (self, &month);
      unit->months |= 1u << month;
    }
  skv_reader_read_year (self, unit);
  return TRUE;
}

static void
read_weekdays (SkvReader *self, SkvUnit *unit)
{
  int weekday;

  while (skv_reader_take (self, SKV_WORD_WEEKDAY, &weekday))
    {
      unit->weekdays |= 1u << weekday;
      if (!(joins (self) && skv_reader_at_word (self, 1, SKV_WORD_WEEKDAY)))
        return;
      self->at++;
    }
}

/* "hver 3. onsdag i måneden", "de siste to ukene i august", "hver mandag i juni" */
gboolean
skv_reader_read_nth (SkvReader *self, SkvUnit *unit)
{
  gboolean every = skv_reader_take (self, SKV_WORD_EVERY, NULL);
  gboolean in_months;
  guint place;

  unit->kind = SKV_UNIT_NTH;
  unit->count = 1;
  skv_reader_skip_noise (self);
  if (skv_reader_at_word (self, 1, SKV_WORD_ORDINAL))
    skv_reader_take (self, SKV_WORD_CARDINAL, &unit->count);
  read_ordinals (self, &unit->ordinals);
  if (unit->ordinals == 0 && !every)
    return FALSE;
  if (unit->ordinals != 0 && unit->count == 1 &&
      !skv_reader_take (self, SKV_WORD_CARDINAL, &unit->count) && skv_reader_at_number (self, 0, 4))
    {
      unit->count = skv_reader_peek (self, 0)->a;
      self->at++;
    }
  place = self->at;
  read_weekdays (self, unit);
  if (unit->weekdays == 0 && !skv_reader_take (self, SKV_WORD_WEEK, NULL))
    {
      if (unit->ordinals == 0 || !skv_reader_take (self, SKV_WORD_DAYS, NULL))
        return FALSE;
      unit->weekdays = 1; /* any day */
    }
  in_months = read_months (self, unit);
  if (!in_months && unit->ordinals == 0 && unit->weekdays != 0)
    {
      self->at = place;
      read_weekdays (self, unit);
      unit->week = 1; /* of the whole year */
      skv_reader_read_year (self, unit);
      return TRUE;
    }
  return in_months && unit->ordinals != 0 ? TRUE : in_months && unit->weekdays > 1;
}

/* "de fem siste ukene før produksjonssetting": the days before the context's day, which is not one
 * of them */
gboolean
skv_reader_read_last_before (SkvReader *self, SkvUnit *unit)
{
  int count = 0, ordinal = 0;

  if (!skv_reader_take (self, SKV_WORD_CARDINAL, &count) && skv_reader_at_number (self, 0, 60) &&
      skv_reader_at_word (self, 1, SKV_WORD_ORDINAL))
    count = self->tokens[self->at++].a;
  if (!skv_reader_take (self, SKV_WORD_ORDINAL, &ordinal) || ordinal != -1)
    return FALSE;
  if (count == 0 && !skv_reader_take (self, SKV_WORD_CARDINAL, &count))
    {
      count = 1;
      if (skv_reader_at_number (self, 0, 60))
        count = self->tokens[self->at++].a;
    }
  if (!skv_reader_at_word (self, 0, SKV_WORD_DAYS) && !skv_reader_at_word (self, 0, SKV_WORD_WEEK))
    return FALSE;
  unit->count = -count * (skv_reader_at_word (self, 0, SKV_WORD_WEEK) ? 7 : 1);
  self->at++;
  if (!skv_reader_take (self, SKV_WORD_BEFORE, NULL))
    return FALSE;
  skv_reader_skip_noise (self);
  if (!skv_reader_at_type (self, 0, SKV_TOKEN_UNKNOWN))
    return FALSE;
  while (skv_reader_at_type (self, 0, SKV_TOKEN_UNKNOWN))
    self->at++;
  unit->kind = SKV_UNIT_LAST_BEFORE;
  /* "siste uke før skoleslutt (tredje uke i juni)": what is in brackets says it better */
  return !skv_reader_at_type (self, 0, SKV_TOKEN_PAREN);
}

/* "6 dager før møtene", "to uker før 17. mai": counted from a date */
gboolean
skv_reader_read_counted (SkvReader *self, SkvUnit *unit)
{
  SkvUnit anchor = { 0 };
  int count = 0, length;

  if (!skv_reader_take (self, SKV_WORD_CARDINAL, &count))
    {
      if (skv_reader_peek (self, 0)->type != SKV_TOKEN_NUMBER || skv_reader_peek (self, 0)->a > 999)
        return FALSE;
      count = skv_reader_peek (self, 0)->a;
      self->at++;
    }
  if (!skv_reader_at_word (self, 0, SKV_WORD_DAYS) && !skv_reader_at_word (self, 0, SKV_WORD_WEEK))
    return FALSE;
  length = skv_reader_at_word (self, 0, SKV_WORD_WEEK) ? 7 : 1;
  self->at++;
  if (!skv_reader_at_word (self, 0, SKV_WORD_BEFORE) &&
      !skv_reader_at_word (self, 0, SKV_WORD_AFTER))
    return FALSE;
  count *= skv_reader_at_word (self, 0, SKV_WORD_BEFORE) ? -length : length;
  self->at++;
  while (skv_reader_at_type (self, 0, SKV_TOKEN_UNKNOWN) ||
         skv_reader_at_word (self, 0, SKV_WORD_NOISE) ||
         skv_reader_at_word (self, 0, SKV_WORD_OF) || skv_reader_at_word (self, 0, SKV_WORD_EVERY))
    self->at++;
  if (skv_reader_unit (self, &anchor))
    {
      *unit = anchor;
      unit->shift += count;
      return anchor.kind == SKV_UNIT_DAY || anchor.kind == SKV_UNIT_HOLIDAY;
    }
  unit->kind = SKV_UNIT_COUNTED;
  unit->count = count;
  return TRUE;
}
