/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/phrase-private.h"

#include <glib/gi18n-lib.h>

/* "uke 23/24", "12/13 juni": two weeks or two days. FALSE and nothing moved if there are none. */
gboolean
skv_reader_add_pair (SkvReader *self, SkvJoin join)
{
  gboolean weeks = skv_reader_at_word (self, 0, SKV_WORD_WEEK);
  const SkvToken *pair = skv_reader_peek (self, weeks ? 1 : 0);
  SkvPhraseItem item = { .join = join };
  int month = 0;

  if (pair->type != SKV_TOKEN_PAIR || pair->separator != '/' || pair->b_digits > 2 || pair->a < 1 ||
      pair->b <= pair->a || pair->b > (weeks ? 53 : 31))
    return FALSE;
  if (!weeks && !skv_token_is (skv_reader_peek (self, 1), SKV_WORD_MONTH, &month))
    return FALSE;
  item.from.start = skv_reader_peek (self, 0)->start;
  item.from.end = pair->end;
  self->at += 2;
  item.from.kind = weeks ? SKV_UNIT_WEEK : SKV_UNIT_DAY;
  item.from.month = month;
  skv_reader_read_year (self, &item.from);
  for (int value = pair->a; value <= pair->b; value += pair->b - pair->a)
    {
      item.from.week = weeks ? value : 0;
      item.from.day = weeks ? 0 : value;
      g_array_append_val (self->items, item);
      item.join = SKV_JOIN_AND;
    }
  if (weeks || pair->b <= 12)
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                     weeks ? _("%d/%d was read as two weeks") : _("%d/%d was read as two days"),
                     pair->a, pair->b);
  return TRUE;
}

/* "-" in a table's cell */
gboolean
skv_reader_is_empty_cell (const SkvReader *self)
{
  return self->context.month != 0 && self->context.day == SKV_DAY_NONE &&
         self->lexed->tokens->len == 2 && self->tokens[0].type == SKV_TOKEN_DASH &&
         self->tokens[0].end - self->tokens[0].start <= 3;
}

/* "10/24" in a table's cell: a day and no month, so two days. */
gboolean
skv_reader_add_cell_pair (SkvReader *self)
{
  const SkvToken *pair = &self->tokens[0];
  SkvPhraseItem item = { .join = SKV_JOIN_FIRST };

  if (self->context.month == 0 || self->context.day != SKV_DAY_NONE || self->at != 0 ||
      self->items->len > 0 || pair->type != SKV_TOKEN_PAIR || pair->separator != '/' ||
      pair->b_digits > 2 || pair->b == self->context.month || pair->a < 1 || pair->a >= pair->b ||
      pair->b > 31 ||
      (self->tokens[1].type != SKV_TOKEN_END && self->tokens[1].type != SKV_TOKEN_PAREN))
    return FALSE;
  item.from = (SkvUnit){ .kind = SKV_UNIT_BARE, .start = pair->start, .end = pair->end };
  item.from.day = pair->a;
  g_array_append_val (self->items, item);
  item.join = SKV_JOIN_COMMA;
  item.from.day = pair->b;
  g_array_append_val (self->items, item);
  self->at = 1;
  skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS, _("%d/%d was read as two days"), pair->a, pair->b);
  return TRUE;
}
