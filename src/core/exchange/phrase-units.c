/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/phrase-private.h"

#include <glib/gi18n-lib.h>

gboolean
skv_reader_at_type (const SkvReader *self, guint ahead, SkvTokenType type)
{
  return skv_reader_peek (self, ahead)->type == type;
}

gboolean
skv_reader_at_word (const SkvReader *self, guint ahead, SkvWordClass class)
{
  return skv_token_is (skv_reader_peek (self, ahead), class, NULL);
}

gboolean
skv_reader_at_number (const SkvReader *self, guint ahead, int highest)
{
  const SkvToken *token = skv_reader_peek (self, ahead);

  return token->type == SKV_TOKEN_NUMBER && token->a_digits <= 2 && token->a >= 1 &&
         token->a <= highest;
}

gboolean
skv_reader_at_year (const SkvReader *self, guint ahead)
{
  const SkvToken *token = skv_reader_peek (self, ahead);

  return token->type == SKV_TOKEN_NUMBER && token->a_digits == 4 && token->a >= 1900 &&
         token->a <= 2199;
}

void
skv_reader_skip_noise (SkvReader *self)
{
  while (skv_reader_at_word (self, 0, SKV_WORD_NOISE) || skv_reader_at_word (self, 0, SKV_WORD_OF))
    self->at++;
}

/* "2019", ", 2019", "– 2021", "i 2019": only behind what lacks a year */
void
skv_reader_read_year (SkvReader *self, SkvUnit *unit)
{
  guint skip = 0;

  if (unit->year_said)
    return;
  if (skv_reader_at_type (self, 0, SKV_TOKEN_COMMA) ||
      skv_reader_at_type (self, 0, SKV_TOKEN_DASH) ||
      skv_reader_at_type (self, 0, SKV_TOKEN_SLASH) || skv_reader_at_word (self, 0, SKV_WORD_OF) ||
      skv_reader_at_word (self, 0, SKV_WORD_YEAR))
    skip = 1;
  if (!skv_reader_at_year (self, skip) ||
      (skip == 1 && skv_reader_at_type (self, skip + 1, SKV_TOKEN_COLON)))
    return;
  /* "5. juni, 2020 uke 24" and "mai 2019–2020" do not say the year of what stands before. */
  if (skip == 1 && skv_reader_at_word (self, skip + 1, SKV_WORD_WEEK))
    return;
  unit->year = skv_reader_peek (self, skip)->a;
  unit->year_said = TRUE;
  self->at += skip + 1;
}

gboolean
skv_reader_take_month (SkvReader *self, int *month)
{
  guint skip = skv_reader_at_word (self, 0, SKV_WORD_OF) ? 1 : 0;

  if (!skv_token_is (skv_reader_peek (self, skip), SKV_WORD_MONTH, month))
    return FALSE;
  self->at += skip + 1;
  skv_reader_take (self, SKV_WORD_MONTHS, NULL);
  return TRUE;
}

/* Is the number ahead a day that follows its month: "mai 5, 12", "May 5, 2021"? */
static gboolean
day_follows_month (const SkvReader *self, guint ahead)
{
  return skv_reader_at_number (self, ahead, 31) &&
         !skv_reader_at_word (self, ahead + 1, SKV_WORD_MONTH) &&
         !skv_reader_at_word (self, ahead + 1, SKV_WORD_DAYS) &&
         !skv_reader_at_word (self, ahead + 1, SKV_WORD_HALF_OF_DAY);
}

static gboolean
month_first_so_far (const SkvReader *self)
{
  const SkvPhraseItem *last;

  if (self->items->len == 0)
    return FALSE;
  last = &g_array_index (self->items, SkvPhraseItem, 0);
  return last->from.month_first;
}

static gboolean
read_month (SkvReader *self, SkvUnit *unit)
{
  if (!skv_reader_take (self, SKV_WORD_MONTH, &unit->month))
    return FALSE;
  skv_reader_take (self, SKV_WORD_MONTHS, NULL);
  unit->kind = SKV_UNIT_MONTH;
  if (skv_reader_at_word (self, 0, SKV_WORD_NOISE) && skv_reader_at_number (self, 1, 31))
    self->at++;
  if (day_follows_month (self, 0) ||
      (month_first_so_far (self) && skv_reader_at_number (self, 0, 31)))
    {
      unit->kind = SKV_UNIT_DAY;
      unit->month_first = TRUE;
      unit->day = skv_reader_peek (self, 0)->a;
      self->at++;
    }
  skv_reader_read_year (self, unit);
  return TRUE;
}

/* Some write the month first in English. */
static void
flag_english (SkvReader *self, char separator, int day, int month)
{
  if (separator == '/' && day <= 12 && day != month && g_strcmp0 (self->lexed->language, "en") == 0)
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                     _("the day was read as standing before the month"));
}

/* 16.1, 16/1, 06/2023 */
static gboolean
read_pair (SkvReader *self, SkvUnit *unit)
{
  const SkvToken *token = skv_reader_peek (self, 0);

  if (token->b_digits == 4)
    {
      if (token->a < 1 || token->a > 12)
        return FALSE;
      *unit =
        (SkvUnit){ .kind = SKV_UNIT_MONTH, .year = token->b, .month = token->a, .year_said = TRUE };
    }
  else
    {
      if (token->a < 1 || token->a > 31 || token->b < 1 || token->b > 12)
        return FALSE;
      unit->kind = SKV_UNIT_DAY;
      unit->day = token->a;
      unit->month = token->b;
      unit->numeric = TRUE;
      flag_english (self, token->separator, unit->day, unit->month);
    }
  self->at++;
  skv_reader_read_year (self, unit);
  if (self->context.month != 0 && self->context.day == SKV_DAY_NONE && !unit->year_said &&
      unit->month != self->context.month)
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                     _("the month is not the one that it stands under"));
  return TRUE;
}

static gboolean
read_date (SkvReader *self, SkvUnit *unit)
{
  const SkvToken *token = skv_reader_peek (self, 0);

  if (token->doubtful && token->year != self->context.year)
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                     _("the numbers were read as day, month and year"));
  flag_english (self, token->separator, token->day, token->month);
  unit->kind = SKV_UNIT_DAY;
  unit->year = token->year;
  unit->month = token->month;
  unit->day = token->day;
  unit->year_said = token->year != 0;
  unit->zoned = token->zoned;
  unit->numeric = token->separator != 0;
  self->at++;
  return TRUE;
}

static gboolean
read_number (SkvReader *self, SkvUnit *unit)
{
  guint skip = 1;

  if (!skv_reader_at_number (self, 0, 99))
    return FALSE;
  unit->kind = SKV_UNIT_BARE;
  unit->day = skv_reader_peek (self, 0)->a;
  if (skv_reader_at_word (self, 1, SKV_WORD_OF) || skv_reader_at_word (self, 1, SKV_WORD_NOISE))
    skip = 2;
  /* "Januar 8. og 22. februar 5.": months lead here, and the number before one is its own */
  if (skv_token_is (skv_reader_peek (self, skip), SKV_WORD_MONTH, &unit->month) &&
      !(month_first_so_far (self) && day_follows_month (self, skip + 1)))
    {
      unit->kind = SKV_UNIT_DAY;
      self->at += skip + 1;
    }
  else
    {
      unit->month = 0;
      self->at++;
    }
  skv_reader_read_year (self, unit);
  return unit->kind == SKV_UNIT_DAY ? unit->day <= 31 : TRUE;
}

static gboolean
read_day (SkvReader *self, SkvUnit *unit)
{
  switch (skv_reader_peek (self, 0)->type)
    {
    case SKV_TOKEN_DATE:
      return read_date (self, unit);
    case SKV_TOKEN_PAIR:
      return read_pair (self, unit);
    case SKV_TOKEN_NUMBER:
      return read_number (self, unit);
    default:
      return read_month (self, unit) && unit->kind == SKV_UNIT_DAY;
    }
}

/* A weekday behind a week, if no date of its own follows: "uke 24, onsdag" */
static void
read_weekday_of_week (SkvReader *self, SkvUnit *unit)
{
  guint skip = skv_reader_at_type (self, 0, SKV_TOKEN_COMMA) ? 1 : 0;
  SkvTokenType next = skv_reader_peek (self, skip + 1)->type;

  if (unit->weekday != 0 || next == SKV_TOKEN_NUMBER || next == SKV_TOKEN_PAIR ||
      next == SKV_TOKEN_DATE || skv_reader_at_word (self, skip + 1, SKV_WORD_NOISE) ||
      next == SKV_TOKEN_DASH)
    return;
  /* "week 24 to week 26": not Thursday */
  if (!skv_reader_at_word (self, skip, SKV_WORD_TO) &&
      skv_token_is (skv_reader_peek (self, skip), SKV_WORD_WEEKDAY, &unit->weekday))
    self->at += skip + 1;
}

static gboolean
read_week (SkvReader *self, SkvUnit *unit)
{
  const SkvToken *token = skv_reader_peek (self, 0);

  unit->kind = SKV_UNIT_WEEK;
  if (token->type == SKV_TOKEN_WEEK)
    {
      unit->year = token->year;
      unit->year_said = TRUE;
      unit->week = token->a;
      unit->weekday = token->day;
      self->at++;
      return TRUE;
    }
  if (!skv_reader_take (self, SKV_WORD_WEEK, NULL))
    return FALSE;
  skv_reader_take (self, SKV_WORD_NOISE, NULL);
  token = skv_reader_peek (self, 0);
  if (token->type == SKV_TOKEN_PAIR && token->b_digits == 4 && token->a <= 53)
    {
      unit->year = token->b;
      unit->year_said = TRUE;
    }
  else if (!skv_reader_at_number (self, 0, 99) || skv_reader_at_word (self, 1, SKV_WORD_MONTH))
    return FALSE;
  unit->week = token->a;
  self->at++;
  skv_reader_read_year (self, unit);
  read_weekday_of_week (self, unit);
  return TRUE;
}

/* What may stand behind a weekday: its date, or the week that it is in. */
static gboolean
read_weekday (SkvReader *self, SkvUnit *unit)
{
  guint before;

  if (!skv_reader_take (self, SKV_WORD_WEEKDAY, &unit->weekday))
    return FALSE;
  before = self->at;
  skv_reader_take (self, SKV_WORD_DAYTIME, NULL);
  if (skv_reader_at_type (self, 0, SKV_TOKEN_COMMA) && skv_reader_peek (self, 0)->a == 0)
    self->at++;
  skv_reader_skip_noise (self);
  if ((skv_reader_at_word (self, 0, SKV_WORD_WEEK) ||
       skv_reader_at_type (self, 0, SKV_TOKEN_WEEK)) &&
      read_week (self, unit))
    return TRUE;
  if (skv_reader_take (self, SKV_WORD_HOLIDAY, &unit->day))
    {
      unit->kind = SKV_UNIT_HOLIDAY;
      skv_reader_read_year (self, unit);
      return TRUE;
    }
  if (read_day (self, unit))
    return TRUE;
  self->at = before;
  *unit = (SkvUnit){ .kind = SKV_UNIT_WEEKDAY, .weekday = unit->weekday };
  return TRUE;
}

static gboolean
read_beside (SkvReader *self, SkvUnit *unit)
{
  int shift;

  if (!skv_reader_take (self, SKV_WORD_BESIDE, &shift))
    return FALSE;
  if (!skv_reader_unit (self, unit))
    {
      while (skv_reader_at_type (self, 0, SKV_TOKEN_UNKNOWN))
        self->at++;
      *unit = (SkvUnit){ .kind = SKV_UNIT_COUNTED, .count = shift };
      return TRUE;
    }
  unit->shift += shift;
  return unit->kind == SKV_UNIT_DAY || unit->kind == SKV_UNIT_HOLIDAY;
}

static gboolean
read_weekend (SkvReader *self, SkvUnit *unit)
{
  if (!skv_reader_take (self, SKV_WORD_WEEKEND, NULL))
    return FALSE;
  skv_reader_skip_noise (self);
  if (!skv_reader_at_word (self, 0, SKV_WORD_WEEK))
    return skv_reader_unit (self, unit);
  if (!read_week (self, unit) || unit->weekday != 0)
    return FALSE;
  unit->kind = SKV_UNIT_WEEKEND;
  return TRUE;
}

static gboolean
read_year_or_month (SkvReader *self, SkvUnit *unit)
{
  const SkvToken *token = skv_reader_peek (self, 0);

  unit->kind = token->type == SKV_TOKEN_MONTH ? SKV_UNIT_MONTH : SKV_UNIT_YEAR;
  if (token->type == SKV_TOKEN_MONTH)
    {
      unit->year = token->year;
      unit->month = token->month;
    }
  else if (skv_reader_at_year (self, 0) ||
           (skv_reader_at_word (self, 0, SKV_WORD_YEAR) && skv_reader_at_year (self, 1)))
    {
      self->at += skv_reader_at_word (self, 0, SKV_WORD_YEAR) ? 1 : 0;
      unit->year = skv_reader_peek (self, 0)->a;
    }
  else
    return FALSE;
  unit->year_said = TRUE;
  self->at++;
  return TRUE;
}

gboolean
skv_reader_unit (SkvReader *self, SkvUnit *unit)
{
  static gboolean (*const readers[]) (SkvReader *, SkvUnit *) = {
    read_beside,
    skv_reader_read_counted,
    skv_reader_read_last_before,
    skv_reader_read_nth,
    skv_reader_read_part,
    skv_reader_read_soft,
    read_weekend,
    read_week,
    read_weekday,
    read_year_or_month,
    read_day,
    read_month,
  };
  guint before = self->at, first;

  skv_reader_skip_noise (self);
  first = self->at;
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      SkvUnit found = { 0 };

      self->at = first;
      if (readers[i](self, &found))
        {
          *unit = found;
          unit->start = self->tokens[first].start;
          unit->end = self->tokens[self->at - 1].end;
          return TRUE;
        }
    }
  self->at = before;
  return FALSE;
}
