/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/phrase-private.h"

/* How sure is it that a token is a time? */
typedef enum
{
  NO_TIME,
  MAYBE_TIME, /* "10.10", "9": only where a time is expected */
  SURE_TIME,  /* "10:10", "10.30" */
} Sureness;

static gboolean
pair_is_date (const SkvToken *token)
{
  return token->a >= 1 && token->a <= 31 && token->b >= 1 && token->b <= 12;
}

static gboolean
is_clock (int hour, int minute)
{
  return hour >= 0 && minute >= 0 && minute <= 59 && (hour < 24 || (hour == 24 && minute == 0));
}

/* The tokens that a time takes in @used: "9 pm" is two. */
static Sureness
time_at (const SkvReader *self, guint ahead, int *minute, guint *used)
{
  const SkvToken *token = skv_reader_peek (self, ahead);
  int noon;

  *used = 1;
  *minute = token->a;
  if (token->type == SKV_TOKEN_TIME ||
      (token->type == SKV_TOKEN_PAIR && token->separator == '.' && token->b_digits == 2))
    {
      gboolean certain = token->type == SKV_TOKEN_TIME || !pair_is_date (token);

      if (token->type == SKV_TOKEN_PAIR)
        {
          if (!is_clock (token->a, token->b))
            return NO_TIME;
          *minute = token->a * 60 + token->b;
        }
      if (skv_token_is (skv_reader_peek (self, ahead + 1), SKV_WORD_HALF_OF_DAY, &noon))
        {
          *minute = *minute % 720 + noon * 60;
          *used = 2;
        }
      return certain || *used == 2 ? SURE_TIME : MAYBE_TIME;
    }
  if (token->type != SKV_TOKEN_NUMBER)
    return NO_TIME;
  if (token->a_digits <= 2 && token->a >= 1 && token->a <= 12 &&
      skv_token_is (skv_reader_peek (self, ahead + 1), SKV_WORD_HALF_OF_DAY, &noon))
    {
      *minute = (token->a % 12 + noon) * 60;
      *used = 2;
      return SURE_TIME;
    }
  if (token->a_digits == 4 && is_clock (token->a / 100, token->a % 100))
    *minute = token->a / 100 * 60 + token->a % 100;
  else if (token->a_digits <= 2 && token->a <= 24)
    *minute = token->a * 60;
  else
    return NO_TIME;
  return MAYBE_TIME;
}

/* Is the number ahead the day of a date, as in "kl. 9 - 12. juni"? */
static gboolean
begins_date (const SkvReader *self, guint ahead)
{
  const SkvToken *token = skv_reader_peek (self, ahead);
  const SkvToken *next = skv_reader_peek (self, ahead + 1);

  if (token->type == SKV_TOKEN_NUMBER)
    return skv_token_is (next, SKV_WORD_MONTH, NULL) || (token->dot && next->type != SKV_TOKEN_END);
  return token->type == SKV_TOKEN_PAIR && pair_is_date (token) &&
         (skv_token_is (next, SKV_WORD_CLOCK, NULL) || next->type == SKV_TOKEN_TIME);
}

static gboolean
take_clock (SkvReader *self)
{
  gboolean found = FALSE;

  while (skv_reader_take (self, SKV_WORD_CLOCK, NULL))
    found = TRUE;
  return found;
}

/* the second time of a range, behind its sign */
static gboolean
read_end (SkvReader *self, gboolean between, Sureness *sure, int *minute)
{
  guint before = self->at, used;
  const SkvToken *token = skv_reader_peek (self, 0);
  gboolean comma = token->type == SKV_TOKEN_COMMA &&
                   skv_token_is (skv_reader_peek (self, 1), SKV_WORD_UNTIL, NULL);
  gboolean clock, soft;

  self->at += comma ? 1 : 0;
  if (skv_reader_peek (self, 0)->type == SKV_TOKEN_DASH)
    self->at++;
  else if (!skv_reader_take (self, SKV_WORD_TO, NULL) &&
           !skv_reader_take (self, SKV_WORD_UNTIL, NULL) &&
           !(between && skv_reader_take (self, SKV_WORD_AND, NULL)))
    return FALSE;
  soft = skv_reader_take (self, SKV_WORD_SOFT, NULL);
  clock = take_clock (self);
  *sure = begins_date (self, 0) && !clock ? NO_TIME : time_at (self, 0, minute, &used);
  if (*sure == NO_TIME)
    {
      self->at = before;
      return FALSE;
    }
  self->soft = self->soft || soft;
  *sure = clock ? SURE_TIME : *sure;
  self->at += used;
  return TRUE;
}

typedef struct
{
  gboolean comma, clock, from, until, after, before, between, soft;
} Lead;

static Lead
read_lead (SkvReader *self)
{
  Lead lead = { 0 };

  lead.comma = skv_reader_peek (self, 0)->type == SKV_TOKEN_COMMA;
  if (lead.comma || skv_reader_peek (self, 0)->type == SKV_TOKEN_COLON)
    self->at++;
  while (skv_token_is (skv_reader_peek (self, 0), SKV_WORD_NOISE, NULL))
    self->at++;
  lead.between = skv_reader_take (self, SKV_WORD_BETWEEN, NULL);
  lead.from = skv_reader_take (self, SKV_WORD_FROM, NULL);
  lead.after = skv_reader_take (self, SKV_WORD_AFTER, NULL);
  lead.before =
    skv_reader_take (self, SKV_WORD_BEFORE, NULL) || skv_reader_take (self, SKV_WORD_BY, NULL);
  lead.until = !lead.from && (skv_reader_take (self, SKV_WORD_UNTIL, NULL) ||
                              skv_reader_take (self, SKV_WORD_TO, NULL));
  lead.soft = skv_reader_take (self, SKV_WORD_SOFT, NULL);
  lead.clock = take_clock (self);
  lead.soft = skv_reader_take (self, SKV_WORD_SOFT, NULL) || lead.soft;
  return lead;
}

static SkvTimesKind
kind_of (const Lead *lead, gboolean ranged)
{
  if (ranged)
    return SKV_TIMES_RANGE;
  if (lead->until || lead->before)
    return SKV_TIMES_UNTIL;
  return lead->from || lead->after ? SKV_TIMES_FROM : SKV_TIMES_POINT;
}

/*
 * A time is taken if it is sure by itself, if "kl." says so, or, behind a date, if both ends of a
 * range can be times. "3. maj 9-12" is a time; "3. maj 9" is not read.
 */
static gboolean
is_taken (const SkvReader *self,
          const Lead *lead,
          gboolean after_date,
          gboolean ranged,
          Sureness first,
          Sureness second,
          const SkvToken *token)
{
  if (lead->clock || (ranged && (first == SURE_TIME || second == SURE_TIME)))
    return TRUE;
  /* "12.13. juni" is no time that stands before its date */
  if (first == SURE_TIME && (after_date || token->type != SKV_TOKEN_PAIR))
    return TRUE;
  if (!after_date)
    return FALSE;
  return token->type == SKV_TOKEN_PAIR ||
         (ranged && token->type == SKV_TOKEN_NUMBER && !token->dot);
}

gboolean
skv_reader_times (SkvReader *self, gboolean after_date, SkvTimes *times)
{
  guint before = self->at, used, place;
  Lead lead = read_lead (self);
  const SkvToken *token = skv_reader_peek (self, 0);
  int from = 0, until = 0;
  Sureness first = !lead.clock && begins_date (self, 0) ? NO_TIME : time_at (self, 0, &from, &used);
  Sureness second = NO_TIME;
  gboolean ranged;

  if (first == NO_TIME)
    {
      self->at = before;
      return FALSE;
    }
  self->at += used;
  place = self->at;
  ranged = read_end (self, lead.between, &second, &until);
  if (!is_taken (self, &lead, after_date, ranged, first, second, token) ||
      (lead.between && !ranged))
    {
      self->at = before;
      return FALSE;
    }
  if (!ranged)
    self->at = place;
  self->soft = self->soft || lead.soft;
  /* "9-12 pm" and "at 9 o'clock" end here; "kl." may stand behind, too */
  *times =
    (SkvTimes){ .kind = kind_of (&lead, ranged), .from = from, .until = ranged ? until : from };
  times->doubtful = lead.comma && !lead.clock && first != SURE_TIME && second != SURE_TIME;
  if (times->kind == SKV_TIMES_FROM)
    times->until = 1440;
  if (times->kind == SKV_TIMES_UNTIL)
    times->from = 0;
  return TRUE;
}
