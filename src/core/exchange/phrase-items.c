/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/phrase-private.h"

#include <glib/gi18n-lib.h>

static gboolean
knows_date (const SkvLexed *lexed)
{
  for (guint i = 0; i < lexed->tokens->len; i++)
    {
      const SkvToken *token = &g_array_index (lexed->tokens, SkvToken, i);

      if (token->type <= SKV_TOKEN_TIME || skv_token_is (token, SKV_WORD_MONTH, NULL) ||
          skv_token_is (token, SKV_WORD_WEEKDAY, NULL) ||
          skv_token_is (token, SKV_WORD_BLOCK, NULL) ||
          skv_token_is (token, SKV_WORD_HOLIDAY, NULL) || skv_token_is (token, SKV_WORD_SOFT, NULL))
        return TRUE;
    }
  return FALSE;
}

/* What single week or weekday in brackets says about the date before them. */
static gboolean
use_as_check (SkvPhraseItem *item, const GArray *detail)
{
  const SkvPhraseItem *inner = &g_array_index (detail, SkvPhraseItem, 0);
  SkvUnit *last = item->range ? &item->to : &item->from;
  gboolean dated = item->from.kind == SKV_UNIT_DAY || item->from.kind == SKV_UNIT_BARE ||
                   item->from.kind == SKV_UNIT_HOLIDAY || item->from.kind == SKV_UNIT_WEEKDAY;

  if (detail->len != 1 || inner->open_start || inner->open_end)
    return FALSE;
  if (inner->from.kind == SKV_UNIT_WEEKDAY && !inner->range && last->weekday == 0)
    {
      last->weekday = inner->from.weekday;
      return TRUE;
    }
  if (!dated || inner->from.kind != SKV_UNIT_WEEK || inner->from.weekday != 0)
    return FALSE;
  item->check_week = inner->from.week;
  item->check_week_end =
    inner->range ? (inner->to.week != 0 ? inner->to.week : inner->to.day) : inner->from.week;
  item->check_year = inner->from.year;
  return TRUE;
}

/* A lone weekday is no date, but says something about the one before the brackets. */
static gboolean
read_content (SkvReader *inner)
{
  SkvPhraseItem item = { 0 };
  int weekday;

  if (skv_token_is (skv_reader_peek (inner, 0), SKV_WORD_WEEKDAY, &weekday) &&
      inner->lexed->tokens->len == 2)
    {
      item.from = (SkvUnit){ .kind = SKV_UNIT_WEEKDAY, .weekday = weekday };
      g_array_append_val (inner->items, item);
      return TRUE;
    }
  return skv_reader_items (inner) && inner->items->len > 0;
}

/* "(se note 1)": numbers beside words that nobody knows are no dates. */
static gboolean
is_remark (SkvReader *inner)
{
  if (inner->title->len == 0)
    return FALSE;
  for (guint i = 0; i < inner->items->len; i++)
    if (skv_item_at (inner->items, i)->from.kind != SKV_UNIT_BARE)
      return FALSE;
  return TRUE;
}

/*
 * Brackets behind a date, or with no date before them (@item NULL): hours, the week, the weekday,
 * the dates of a week, or a remark.
 */
void
skv_reader_brackets (SkvReader *self, SkvPhraseItem *item, GArray **detail)
{
  const SkvToken *token = skv_reader_peek (self, 0);
  const SkvLexed *lexed = g_ptr_array_index (self->lexed->brackets, token->a);
  g_autoptr (GArray) items = skv_reader_items_new ();
  g_autoptr (GArray) weekdays = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  SkvReader inner = *self;

  inner.lexed = lexed;
  inner.tokens = (const SkvToken *) lexed->tokens->data;
  inner.at = 0;
  inner.items = items;
  inner.weekdays = weekdays;
  inner.title = title;
  inner.error = &error;
  inner.none = FALSE;
  self->at++;
  /* "uke 8 (19.02 - 23.02)": no hours */
  if (item != NULL &&
      skv_reader_times (&inner, item->from.kind != SKV_UNIT_WEEK, &item->from_times) &&
      skv_reader_peek (&inner, 0)->type == SKV_TOKEN_END)
    {
      item->from_times.bracketed = TRUE;
      return;
    }
  if (item != NULL)
    item->from_times = (SkvTimes){ 0 };
  if (!knows_date (lexed) && !skv_token_is (&inner.tokens[0], SKV_WORD_WEEK, NULL) &&
      !skv_token_is (&inner.tokens[0], SKV_WORD_ORDINAL, NULL))
    return;
  inner.at = 0;
  if (read_content (&inner) && !is_remark (&inner))
    {
      if (inner.title->len > 0 && items->len > 1)
        skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                         _("words between the dates were left out: %s"), inner.title->str);
      self->flags |= inner.flags;
      if (item == NULL || !use_as_check (item, items))
        *detail = g_steal_pointer (&items);
      return;
    }
  /* "(siste skoledag)" changes nothing */
  if (knows_date (lexed))
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS, _("the remark in brackets was left out"));
}

/* "hver måned" behind days */
static gboolean
take_every_month (SkvReader *self)
{
  guint before = self->at;

  if (skv_reader_peek (self, 0)->type == SKV_TOKEN_COMMA)
    self->at++;
  skv_reader_take (self, SKV_WORD_OF, NULL);
  if ((skv_reader_take (self, SKV_WORD_EVERY, NULL) || self->at == before + 1) &&
      skv_token_is (skv_reader_peek (self, 0), SKV_WORD_MONTHS, NULL) &&
      !skv_token_is (skv_reader_peek (self, 0), SKV_WORD_WEEKDAY, NULL))
    {
      self->at++;
      return TRUE;
    }
  self->at = before;
  return FALSE;
}

/* "27.-28. januar (uge 5) 2014", "4. maj kl. 9.00 2021" */
static void
take_late_year (SkvReader *self, const SkvTimes *times, SkvUnit *unit)
{
  const SkvToken *token = skv_reader_peek (self, 0);

  if (unit->year_said || self->at == 0 ||
      (self->tokens[self->at - 1].type != SKV_TOKEN_PAREN &&
       (times->kind == SKV_TIMES_NONE || unit->kind != SKV_UNIT_DAY)) ||
      token->type != SKV_TOKEN_NUMBER || token->a_digits != 4 || token->a < 1900 || token->a > 2199)
    return;
  unit->year = token->a;
  unit->year_said = TRUE;
  self->at++;
}

/* ", hele dagen" */
static void
take_daytime (SkvReader *self)
{
  guint skip = skv_reader_at_type (self, 0, SKV_TOKEN_COMMA) ? 1 : 0;

  if (skv_reader_at_word (self, skip, SKV_WORD_DAYTIME))
    self->at += skip + 1;
}

/* What belongs to one end of a range: its hours, brackets, "hver måned" */
static void
read_tail (SkvReader *self, SkvPhraseItem *item, const SkvUnit *unit, SkvTimes *times)
{
  gboolean after_date =
    unit->kind != SKV_UNIT_BARE && !unit->month_first && !(unit->numeric && !unit->year_said);

  if (skv_reader_take (self, SKV_WORD_HALF_OF_DAY, NULL))
    self->at--; /* "5 pm" without a time before: left for the error */
  if (unit->kind == SKV_UNIT_DAY && skv_reader_peek (self, 0)->type == SKV_TOKEN_COLON &&
      skv_reader_peek (self, 1)->type == SKV_TOKEN_TIME)
    self->at++;
  take_daytime (self);
  if (times->kind == SKV_TIMES_NONE)
    skv_reader_times (self, after_date, times);
  take_daytime (self);
  while (skv_reader_peek (self, 0)->type == SKV_TOKEN_PAREN)
    {
      SkvPhraseItem probe = *item;
      GArray *detail = NULL;

      probe.from_times = (SkvTimes){ 0 };
      skv_reader_brackets (self, &probe, &detail);
      item->from.weekday = probe.from.weekday;
      item->to.weekday = probe.to.weekday;
      item->check_week = probe.check_week;
      item->check_week_end = probe.check_week_end;
      item->check_year = probe.check_year;
      if (probe.from_times.kind != SKV_TIMES_NONE)
        *times = probe.from_times;
      if (detail != NULL)
        {
          g_clear_pointer (&item->detail, g_array_unref);
          item->detail = detail;
        }
    }
  if (times->kind == SKV_TIMES_NONE)
    skv_reader_times (self, after_date, times);
  while (skv_reader_take (self, SKV_WORD_SOFT, NULL))
    self->soft = TRUE; /* "5. juni?" */
  take_late_year (self, times, item->range || unit == &item->to ? &item->to : &item->from);
  if (unit->kind == SKV_UNIT_BARE)
    item->every_month = take_every_month (self) || item->every_month;
  if (times->doubtful)
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                     _("the numbers behind the comma were read as hours"));
}

/* the text, or one of the spans that semicolons part */
static gboolean
ends_text (const SkvToken *token)
{
  return token->type == SKV_TOKEN_END || (token->type == SKV_TOKEN_COMMA && token->a == 1);
}

static gboolean
take_range_sign (SkvReader *self, const SkvPhraseItem *item, gboolean between)
{
  const SkvToken *next = skv_reader_peek (self, 1);
  guint before = self->at;

  if (between &&
      (skv_reader_take (self, SKV_WORD_AND, NULL) || skv_reader_take_type (self, SKV_TOKEN_AND)))
    return TRUE;
  /* ", t.o.m. 7. juni", "og til 7. juni" */
  if ((skv_reader_peek (self, 0)->type == SKV_TOKEN_COMMA ||
       skv_token_is (skv_reader_peek (self, 0), SKV_WORD_AND, NULL)) &&
      (skv_token_is (next, SKV_WORD_UNTIL, NULL) ||
       (skv_token_is (next, SKV_WORD_TO, NULL) && !skv_token_is (next, SKV_WORD_WEEKDAY, NULL))))
    self->at++;
  /* 2019-06-10/2019-06-14 is ISO's own sign of a range; after 10.6.2019 it may be a list's */
  if (skv_reader_peek (self, 0)->type == SKV_TOKEN_SLASH && item->from.kind == SKV_UNIT_DAY &&
      item->from.year_said &&
      (next->type == SKV_TOKEN_DATE || next->type == SKV_TOKEN_NUMBER || ends_text (next)))
    {
      if (item->from.numeric)
        skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                         _("two dates side by side were read as a range"));
      return skv_reader_take_type (self, SKV_TOKEN_SLASH);
    }
  if (skv_reader_peek (self, 0)->type == SKV_TOKEN_SLASH && item->from.kind == SKV_UNIT_THIRD &&
      item->from.month == 0)
    return skv_reader_take_type (self, SKV_TOKEN_SLASH);
  if (skv_reader_peek (self, 0)->type == SKV_TOKEN_SLASH && item->from.kind == SKV_UNIT_MONTH &&
      skv_token_is (next, SKV_WORD_MONTH, NULL))
    {
      skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                       _("the months were read as from the one to the other"));
      return skv_reader_take_type (self, SKV_TOKEN_SLASH);
    }
  if (skv_reader_take_type (self, SKV_TOKEN_DASH) || skv_reader_take (self, SKV_WORD_UNTIL, NULL) ||
      skv_reader_take (self, SKV_WORD_TO, NULL))
    {
      skv_reader_take (self, SKV_WORD_UNTIL, NULL); /* "- t.o.m." */
      return TRUE;
    }
  self->at = before;
  return FALSE;
}

/* "Uke 8 - 19. februar til 23. februar": the dash is a colon, the week is that of the dates; not so
 * in "i ugen 3.-7. juni". */
static gboolean
week_before_date (const SkvReader *self, const SkvPhraseItem *item, guint sign)
{
  return sign >= 2 && skv_item_is_week (item) && item->to.kind == SKV_UNIT_DAY &&
         self->tokens[sign - 1].type == SKV_TOKEN_DASH &&
         self->tokens[sign - 1].start > self->tokens[sign - 2].end;
}

/* The other end, if there is one: a unit, with its hours before or behind it. */
static gboolean
read_range_end (SkvReader *self, SkvPhraseItem *item, gboolean between)
{
  guint before = self->at, sign;

  if (!take_range_sign (self, item, between))
    return FALSE;
  sign = self->at;
  if (skv_reader_times (self, FALSE, &item->to_times) &&
      skv_reader_peek (self, 0)->type == SKV_TOKEN_END)
    self->at = sign;
  if (skv_reader_unit (self, &item->to))
    {
      if (week_before_date (self, item, sign))
        {
          item->to = (SkvUnit){ 0 };
          item->to_times = (SkvTimes){ 0 };
          self->at = before;
          return FALSE;
        }
      item->range = TRUE;
      if (item->from.kind == SKV_UNIT_THIRD && item->from.month == 0)
        item->from.month = item->to.month;
      if (item->from.numeric && !item->from.year_said && item->to.kind == SKV_UNIT_BARE)
        skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS, _("%d was read as a day and not as a year"),
                         item->to.day);
      read_tail (self, item, &item->to, &item->to_times);
      return TRUE;
    }
  item->to = (SkvUnit){ 0 };
  item->to_times = (SkvTimes){ 0 };
  self->at = before;
  if (ends_text (&self->tokens[sign]) && item->from.year_said &&
      self->tokens[sign - 1].type == SKV_TOKEN_SLASH)
    {
      self->at = sign; /* our own spelling of an open end */
      item->open_end = TRUE;
    }
  return FALSE;
}

typedef struct
{
  gboolean from, between, open_start, slash, before, after, night;
} Prefix;

/* "to siste uker", "to dager før": a number in the one language, a preposition in another */
static gboolean
counts_what_follows (const SkvReader *self)
{
  const SkvToken *next = skv_reader_peek (self, 1);

  return skv_token_is (skv_reader_peek (self, 0), SKV_WORD_CARDINAL, NULL) &&
         (skv_token_is (next, SKV_WORD_ORDINAL, NULL) || skv_token_is (next, SKV_WORD_DAYS, NULL) ||
          (skv_token_is (next, SKV_WORD_WEEK, NULL) &&
           skv_reader_peek (self, 2)->type != SKV_TOKEN_NUMBER));
}

static Prefix
read_prefix (SkvReader *self)
{
  Prefix prefix = { 0 };

  for (;;)
    {
      if (skv_reader_take (self, SKV_WORD_BETWEEN, NULL))
        prefix.between = TRUE;
      else if (skv_reader_take (self, SKV_WORD_FROM, NULL))
        prefix.from = TRUE;
      else if (skv_token_is (skv_reader_peek (self, 0), SKV_WORD_BY, NULL) ||
               skv_token_is (skv_reader_peek (self, 0), SKV_WORD_UNTIL, NULL) ||
               (skv_token_is (skv_reader_peek (self, 0), SKV_WORD_TO, NULL) &&
                !skv_token_is (skv_reader_peek (self, 0), SKV_WORD_WEEKDAY, NULL) &&
                !counts_what_follows (self)))
        {
          self->at++;
          prefix.open_start = TRUE;
        }
      else if (skv_reader_peek (self, 0)->type == SKV_TOKEN_SLASH &&
               skv_reader_peek (self, 1)->type == SKV_TOKEN_DATE &&
               (self->at == 0 || ends_text (&self->tokens[self->at - 1])))
        {
          self->at++; /* our own spelling of an open start */
          prefix.slash = TRUE;
        }
      else if (skv_reader_take (self, SKV_WORD_BEFORE, NULL))
        prefix.open_start = prefix.before = TRUE;
      else if (skv_reader_take (self, SKV_WORD_AFTER, NULL))
        prefix.after = TRUE;
      else if (skv_reader_take (self, SKV_WORD_SOFT, NULL))
        self->soft = TRUE;
      else if (skv_reader_take (self, SKV_WORD_NIGHT, NULL))
        prefix.night = TRUE;
      else if (!skv_reader_take (self, SKV_WORD_DAYTIME, NULL) &&
               !skv_reader_take (self, SKV_WORD_NOISE, NULL))
        return prefix;
    }
}

gboolean
skv_reader_item (SkvReader *self, SkvPhraseItem *item)
{
  guint before = self->at;
  Prefix prefix;

  skv_reader_times (self, FALSE, &item->from_times);
  prefix = read_prefix (self);
  if (item->from_times.kind == SKV_TIMES_NONE)
    skv_reader_times (self, FALSE, &item->from_times);
  /* "senest kl. 12 den 20. juni" */
  if (item->from_times.kind == SKV_TIMES_UNTIL)
    {
      item->from_times = (SkvTimes){ .kind = SKV_TIMES_POINT, .from = item->from_times.until };
      prefix.open_start = TRUE;
    }
  if (!skv_reader_unit (self, &item->from))
    {
      self->at = before;
      return FALSE;
    }
  read_tail (self, item, &item->from, &item->from_times);
  if (!prefix.open_start && !prefix.slash && !prefix.after)
    read_range_end (self, item, prefix.between);
  if (prefix.between && !item->range)
    {
      self->at = before;
      return FALSE;
    }
  item->open_start = prefix.open_start || prefix.slash;
  item->open_end = item->open_end || prefix.after || (prefix.from && !item->range);
  item->excluded = prefix.before || prefix.after;
  item->worded = prefix.from || prefix.open_start || prefix.after;
  item->night = prefix.night;
  return TRUE;
}

/* Ends a list of hours: nothing that they could belong to stands behind them. */
static gboolean
ends_times (const SkvReader *self)
{
  const SkvToken *token = skv_reader_peek (self, 0);

  return token->type == SKV_TOKEN_END || token->type == SKV_TOKEN_COMMA ||
         token->type == SKV_TOKEN_AND || token->type == SKV_TOKEN_PAREN ||
         skv_token_is (token, SKV_WORD_AND, NULL);
}

gboolean
skv_reader_more_times (SkvReader *self)
{
  SkvPhraseItem *last = skv_item_at (self->items, self->items->len - 1);
  guint before = self->at;
  SkvPhraseItem item = *last;

  if (last->range || last->open_start || last->open_end || last->detail != NULL ||
      !skv_item_is_day (last) ||
      (last->from_times.kind != SKV_TIMES_RANGE && last->from_times.kind != SKV_TIMES_POINT))
    return FALSE;
  if (!skv_reader_times (self, FALSE, &item.from_times) || !ends_times (self) ||
      item.from_times.kind != last->from_times.kind)
    {
      self->at = before;
      return FALSE;
    }
  for (guint i = 0; i + 1 < self->items->len; i++)
    if (skv_item_at (self->items, i)->from_times.kind == SKV_TIMES_NONE)
      skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                       _("the hours were read as those of the last date only"));
  item.join = SKV_JOIN_AND;
  item.again = TRUE;
  g_array_append_val (self->items, item);
  return TRUE;
}
