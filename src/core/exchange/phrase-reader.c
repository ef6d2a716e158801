/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/phrase-private.h"

#include <glib/gi18n-lib.h>

const SkvToken *
skv_reader_peek (const SkvReader *self, guint ahead)
{
  guint last = self->lexed->tokens->len - 1;

  return &self->tokens[MIN (self->at + ahead, last)];
}

gboolean
skv_reader_take (SkvReader *self, SkvWordClass class, int *value)
{
  if (!skv_token_is (skv_reader_peek (self, 0), class, value))
    return FALSE;
  self->at++;
  return TRUE;
}

gboolean
skv_reader_take_type (SkvReader *self, SkvTokenType type)
{
  if (skv_reader_peek (self, 0)->type != type)
    return FALSE;
  self->at++;
  return TRUE;
}

char *
skv_reader_quote (const SkvReader *self, guint start, guint end)
{
  g_autofree char *part = g_strndup (self->lexed->text + start, end - start);

  if (g_utf8_strlen (part, -1) <= 40)
    return g_strdup (g_strstrip (part));
  *g_utf8_offset_to_pointer (part, 39) = '\0';
  return g_strconcat (part, "…", NULL);
}

gboolean
skv_reader_fail (SkvReader *self, SkvPhraseError code, guint start, guint end, const char *message)
{
  g_autofree char *part = skv_reader_quote (self, start, end);
  glong place = g_utf8_pointer_to_offset (self->lexed->text, self->lexed->text + start) + 1;

  if (self->error != NULL && *self->error != NULL)
    return FALSE;
  /* TRANSLATORS: a place in a text, the words that stand there, and what is wrong with them */
  g_set_error (self->error, SKV_PHRASE_ERROR, code, _("character %ld, “%s”: %s"), place, part,
               message);
  return FALSE;
}

void
skv_reader_flag (SkvReader *self, SkvPhraseFlags flag, const char *format, ...)
{
  g_autofree char *note = NULL;
  va_list args;

  va_start (args, format);
  note = g_strdup_vprintf (format, args);
  va_end (args);
  self->flags |= flag;
  if (!g_ptr_array_find_with_equal_func (self->notes, note, g_str_equal, NULL) &&
      self->notes->len < 20)
    g_ptr_array_add (self->notes, g_steal_pointer (&note));
}

static void
clear_item (SkvPhraseItem *item)
{
  g_clear_pointer (&item->detail, g_array_unref);
}

GArray *
skv_reader_items_new (void)
{
  GArray *items = g_array_new (FALSE, TRUE, sizeof (SkvPhraseItem));

  g_array_set_clear_func (items, (GDestroyNotify) clear_item);
  return items;
}

/* "Start", "Slutt": a part of a month only before one. The token behind it is looked at: there is
 * always one, the end. */
static gboolean
is_start_or_end (const SkvToken *token)
{
  int part;

  return skv_token_is (token, SKV_WORD_THIRD, &part) && part > 10 &&
         !skv_token_is (token + 1, SKV_WORD_MONTH, NULL);
}

/* Words that a title may hold beside those that nobody knows. */
static gboolean
is_title_word (const SkvToken *token)
{
  return token->type == SKV_TOKEN_UNKNOWN || token->type == SKV_TOKEN_COMMA ||
         token->type == SKV_TOKEN_COLON || token->type == SKV_TOKEN_DASH ||
         token->type == SKV_TOKEN_AND || token->type == SKV_TOKEN_SLASH ||
         is_start_or_end (token) || skv_token_is (token, SKV_WORD_NOISE, NULL) ||
         skv_token_is (token, SKV_WORD_OF, NULL) || skv_token_is (token, SKV_WORD_AND, NULL) ||
         skv_token_is (token, SKV_WORD_CLOCK, NULL) ||
         skv_token_is (token, SKV_WORD_ORDINAL, NULL) ||
         skv_token_is (token, SKV_WORD_SEASON, NULL) ||
         skv_token_is (token, SKV_WORD_CARDINAL, NULL) ||
         skv_token_is (token, SKV_WORD_DAYTIME, NULL) || skv_token_is (token, SKV_WORD_DAYS, NULL);
}

/* Takes a run of words that ends in an unknown one and its sign. FALSE if there is none here. */
static gboolean
take_title (SkvReader *self)
{
  guint first = self->at, end = self->at;

  while (self->tokens[first].type == SKV_TOKEN_DASH ||
         self->tokens[first].type == SKV_TOKEN_COMMA || self->tokens[first].type == SKV_TOKEN_COLON)
    first++;
  for (guint i = self->at; is_title_word (&self->tokens[i]); i++)
    {
      if (self->tokens[i].type == SKV_TOKEN_UNKNOWN || is_start_or_end (&self->tokens[i]))
        end = i + 1;
    }
  if (end <= first)
    return FALSE;
  while (skv_token_is (&self->tokens[end], SKV_WORD_DAYS, NULL))
    end++;
  if (self->title->len > 0)
    g_string_append_c (self->title, ' ');
  g_string_append_len (self->title, self->lexed->text + self->tokens[first].start,
                       self->tokens[end - 1].end - self->tokens[first].start);
  self->at = end;
  while (skv_reader_take_type (self, SKV_TOKEN_COLON) ||
         skv_reader_take_type (self, SKV_TOKEN_DASH) ||
         skv_reader_take_type (self, SKV_TOKEN_COMMA))
    ;
  return TRUE;
}

static SkvPhraseItem *
last_item (SkvReader *self)
{
  return &g_array_index (self->items, SkvPhraseItem, self->items->len - 1);
}

/* How the next item is joined to those before it; nothing is moved at the end. */
static SkvJoin
read_join (SkvReader *self)
{
  SkvJoin join = SKV_JOIN_SPACE;

  for (;; self->at++)
    {
      const SkvToken *token = skv_reader_peek (self, 0);

      if (skv_token_is (token, SKV_WORD_AND, NULL) || token->type == SKV_TOKEN_AND)
        join = SKV_JOIN_AND;
      else if (token->type == SKV_TOKEN_COMMA ||
               (token->type == SKV_TOKEN_SLASH &&
                skv_reader_peek (self, 1)->type != SKV_TOKEN_DATE))
        join = MAX (join, SKV_JOIN_COMMA);
      else if (token->type == SKV_TOKEN_COLON ||
               (token->type == SKV_TOKEN_DASH && skv_item_is_week (last_item (self)) &&
                skv_reader_peek (self, 1)->type != SKV_TOKEN_END))
        join = SKV_JOIN_COLON;
      else
        return join;
    }
}

/* "onsdag og torsdag 16. og 17. januar", "man-fre 4.-8. november": kept for the days to come */
static gboolean
read_weekday_row (SkvReader *self, gboolean *ranged)
{
  guint before = self->at;
  int weekday;

  *ranged = FALSE;
  while (skv_reader_take (self, SKV_WORD_NOISE, NULL))
    ;
  while (skv_reader_take (self, SKV_WORD_WEEKDAY, &weekday))
    {
      g_array_append_val (self->weekdays, weekday);
      while (skv_reader_take (self, SKV_WORD_NOISE, NULL))
        ;
      if (!skv_token_is (skv_reader_peek (self, 1), SKV_WORD_WEEKDAY, NULL))
        break;
      if (skv_reader_peek (self, 0)->type == SKV_TOKEN_DASH ||
          skv_token_is (skv_reader_peek (self, 0), SKV_WORD_TO, NULL))
        *ranged = TRUE;
      else if (skv_reader_peek (self, 0)->type != SKV_TOKEN_COMMA &&
               skv_reader_peek (self, 0)->type != SKV_TOKEN_SLASH &&
               skv_reader_peek (self, 0)->type != SKV_TOKEN_AND &&
               !skv_token_is (skv_reader_peek (self, 0), SKV_WORD_AND, NULL))
        break;
      self->at++;
    }
  if (self->weekdays->len >= 2)
    return TRUE;
  g_array_set_size (self->weekdays, 0);
  self->at = before;
  return FALSE;
}

/* "tirsdag–torsdag uke 24": the weekdays of the week that was just read */
static void
spread_over_week (SkvReader *self, const SkvPhraseItem *item, gboolean ranged)
{
  for (guint i = 0; i < self->weekdays->len; i++)
    {
      SkvPhraseItem copy = *item;

      copy.detail = NULL;
      copy.join = i == 0 ? item->join : SKV_JOIN_AND;
      copy.from.weekday = g_array_index (self->weekdays, int, i);
      if (ranged)
        {
          copy.range = TRUE;
          copy.to = item->from;
          copy.to.weekday = g_array_index (self->weekdays, int, self->weekdays->len - 1);
          i = self->weekdays->len;
        }
      g_array_append_val (self->items, copy);
    }
  g_array_set_size (self->weekdays, 0);
}

static gboolean
add_item (SkvReader *self, SkvJoin join)
{
  SkvPhraseItem item = { .join = join };
  gboolean ranged = FALSE;
  gboolean row = self->weekdays->len == 0 && read_weekday_row (self, &ranged);

  if (self->items->len >= SKV_PHRASE_MAX_SPANS || !skv_reader_item (self, &item))
    {
      clear_item (&item);
      return FALSE;
    }
  if (row && item.from.kind == SKV_UNIT_WEEK && !item.range && item.from.weekday == 0)
    {
      spread_over_week (self, &item, ranged);
      clear_item (&item);
    }
  else
    g_array_append_val (self->items, item);
  return TRUE;
}

/* A year or month that the dates behind it belong to: "2019: …", "Juni 2023: 5, 12" */
static gboolean
take_heading (SkvReader *self)
{
  SkvPhraseItem *item = last_item (self);
  const SkvToken *next = skv_reader_peek (self, 0);
  gboolean year = item->from.kind == SKV_UNIT_YEAR;

  if (self->items->len != 1 || item->range || (!year && item->from.kind != SKV_UNIT_MONTH) ||
      item->from_times.kind != SKV_TIMES_NONE || next->type == SKV_TOKEN_END)
    return FALSE;
  if (!year && next->type != SKV_TOKEN_COLON)
    return FALSE;
  self->lead_year = item->from.year;
  self->context.month = year ? self->context.month : item->from.month;
  g_array_set_size (self->items, 0);
  while (skv_reader_take_type (self, SKV_TOKEN_COLON) ||
         skv_reader_take_type (self, SKV_TOKEN_COMMA) ||
         skv_reader_take_type (self, SKV_TOKEN_DASH))
    ;
  return TRUE;
}

/* What repeats in a way that only a rule can say */
static const SkvToken *
find_alternation (const SkvReader *self, int *kind)
{
  for (guint i = 0; i < self->lexed->tokens->len; i++)
    if (skv_token_is (&self->tokens[i], SKV_WORD_BLOCK, kind) && *kind != 0)
      return &self->tokens[i];
  return NULL;
}

static gboolean
fail_here (SkvReader *self)
{
  int kind = 0;
  const SkvToken *alternation = find_alternation (self, &kind);
  const SkvToken *token = skv_reader_peek (self, 0);

  if (alternation != NULL)
    return skv_reader_fail (
      self, SKV_PHRASE_ERROR_UNREADABLE, alternation->start, alternation->end,
      kind == 1 ? _("every other, but from which date? Write the dates, or make a rule")
                : _("even or odd weeks are not read; write the weeks, or make a rule"));
  if (token->type == SKV_TOKEN_COMMA || token->type == SKV_TOKEN_COLON)
    token = skv_reader_peek (self, 1);
  return skv_reader_fail (
    self, SKV_PHRASE_ERROR_UNREADABLE, token->start, MAX (token->end, token->start),
    token->type == SKV_TOKEN_END ? _("a date should follow here")
                                 : _("this is not understood; write the date in another way"));
}

static gboolean
is_end (const SkvReader *self)
{
  return skv_reader_peek (self, 0)->type == SKV_TOKEN_END;
}

/* "Maj Ingen": a month, and that there is nothing in it */
static gboolean
says_none (SkvReader *self)
{
  gboolean none = FALSE;

  for (guint i = 0; i < self->lexed->tokens->len; i++)
    {
      const SkvToken *token = &self->tokens[i];

      if (skv_token_is (token, SKV_WORD_NONE, NULL))
        none = TRUE;
      else if (token->type == SKV_TOKEN_NUMBER
                 ? token->a_digits != 4
                 : !is_title_word (token) && token->type != SKV_TOKEN_END &&
                     token->type != SKV_TOKEN_MONTH &&
                     !skv_token_is (token, SKV_WORD_MONTH, NULL) &&
                     !skv_token_is (token, SKV_WORD_MONTHS, NULL))
        return FALSE;
    }
  return none;
}

gboolean
skv_reader_items (SkvReader *self)
{
  SkvJoin join = skv_reader_add_cell_pair (self) ? SKV_JOIN_SPACE : SKV_JOIN_FIRST;

  while (!is_end (self))
    {
      guint before = self->at;

      if (self->items->len > 0)
        {
          SkvJoin sign = read_join (self);

          if (sign >= SKV_JOIN_COMMA && skv_reader_more_times (self))
            {
              join = SKV_JOIN_SPACE;
              continue;
            }
          join = MAX (join, sign);
        }
      if (is_end (self))
        {
          if (join == SKV_JOIN_AND)
            return fail_here (self);
          break;
        }
      if (skv_reader_add_pair (self, join) || add_item (self, join))
        {
          join = take_heading (self) ? SKV_JOIN_FIRST : SKV_JOIN_SPACE;
          continue;
        }
      if (self->error != NULL && *self->error != NULL)
        return FALSE;
      /* "siste uke før skoleslutt (tredje uke i juni)" is left to the caller */
      self->at = before;
      if (!take_title (self))
        return fail_here (self);
      join = self->items->len > 0 ? SKV_JOIN_TITLE : SKV_JOIN_FIRST;
    }
  return TRUE;
}

/* With no date outside, one pair of brackets may hold it. */
static gboolean
read_only_brackets (SkvReader *self)
{
  g_autoptr (GArray) detail = NULL;
  guint found = 0;

  for (guint i = 0; i < self->lexed->tokens->len; i++)
    {
      if (self->tokens[i].type == SKV_TOKEN_PAREN)
        {
          self->at = i;
          found++;
        }
      else if (self->tokens[i].type <= SKV_TOKEN_TIME ||
               skv_token_is (&self->tokens[i], SKV_WORD_BLOCK, NULL))
        return FALSE;
    }
  if (found != 1)
    return FALSE;
  g_array_set_size (self->items, 0);
  skv_reader_brackets (self, NULL, &detail);
  if (detail == NULL)
    return FALSE;
  g_array_unref (self->items);
  self->items = g_steal_pointer (&detail);
  if (self->lexed->tokens->len > 2)
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS, _("the dates are those in brackets"));
  return TRUE;
}

gboolean
skv_reader_read (SkvReader *self)
{
  GError *local = NULL;
  GError **target = self->error;

  if (says_none (self) || skv_reader_is_empty_cell (self))
    {
      self->none = TRUE;
      return TRUE;
    }
  self->error = &local;
  if (skv_reader_items (self) && self->items->len > 0)
    {
      self->error = target;
      return TRUE;
    }
  self->error = target;
  if (read_only_brackets (self))
    {
      g_clear_error (&local);
      return TRUE;
    }
  if (local == NULL)
    local = g_error_new (SKV_PHRASE_ERROR, SKV_PHRASE_ERROR_NO_DATE, "%s",
                         _("there is no date in this text"));
  g_propagate_error (target, local);
  return FALSE;
}
