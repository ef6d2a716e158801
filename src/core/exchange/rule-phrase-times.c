/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/rule-phrase-private.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

/* Hours, lengths and whole days. */

/* "17", "17:00", "17.00", "5 pm" as minutes; @sure: it can be nothing but a time */
static gboolean
take_clock (SkvRuleParser *self, int *minute, gboolean *sure)
{
  const SkvRuleToken *token = skv_rule_peek (self, 0);
  const SkvToken *number = &token->number;
  int half;

  if (token->type != R_NUMBER)
    return FALSE;
  *sure = number->type == SKV_TOKEN_TIME;
  if (number->type == SKV_TOKEN_TIME)
    *minute = number->a;
  else if (number->type == SKV_TOKEN_PAIR && number->separator == '.' && number->b_digits == 2 &&
           number->a <= 24 && number->b <= 59 && number->a * 60 + number->b <= 1440)
    *minute = number->a * 60 + number->b;
  else if (number->type == SKV_TOKEN_NUMBER && number->a_digits == 4 && number->a <= 2400 &&
           number->a % 100 < 60 && self->at > 0 && skv_rule_is (token - 1, W_CLOCK, NULL))
    *minute = number->a / 100 * 60 + number->a % 100; /* "kl. 1700" */
  else if (number->type == SKV_TOKEN_NUMBER && number->a_digits == 4 && number->a <= 2400 &&
           number->a % 100 < 60 && self->at > 2 && token[-2].number.a_digits == 4 &&
           skv_rule_is (token - 3, W_CLOCK, NULL))
    *minute = number->a / 100 * 60 + number->a % 100; /* "kl. 1700–2200" */
  else if (number->type == SKV_TOKEN_NUMBER && !number->ordinal && number->a_digits <= 2 &&
           number->a <= 24)
    *minute = number->a * 60;
  else
    return FALSE;
  self->at++;
  if (skv_rule_take (self, W_HALF_OF_DAY, &half))
    {
      if (*minute > 12 * 60 + 59 || *minute < 60)
        return FALSE;
      *minute = *minute % 720 + half * 60;
      *sure = TRUE;
    }
  return TRUE;
}

/* "5 hours and 30 minutes", "90 minutes" */
static gboolean
take_hours (SkvRuleParser *self, int *minutes)
{
  guint before;
  int n, rest;

  if (!skv_rule_take_count (self, 2000, &n))
    return FALSE;
  if (skv_rule_take (self, W_MINUTE, NULL))
    {
      *minutes = n;
      return TRUE;
    }
  if (n > 240 || !skv_rule_take (self, W_HOUR, NULL))
    return FALSE;
  *minutes = n * 60;
  before = self->at;
  skv_rule_take (self, W_AND, NULL);
  if (skv_rule_take_count (self, 59, &rest) && skv_rule_take (self, W_MINUTE, NULL))
    *minutes += rest;
  else
    self->at = before;
  return TRUE;
}

static gboolean
set_times (SkvRuleParser *self, guint from, int start, int minutes, gboolean doubt)
{
  SkvRuleDraft *draft = &self->draft;
  g_autofree char *text = NULL;

  if ((start >= 0 && !skv_rule_set_once (self, from, &draft->start, -1, start)) ||
      (minutes > 0 && !skv_rule_set_once (self, from, &draft->minutes, 0, minutes)))
    return FALSE;
  draft->times_said = TRUE;
  if (start >= 0 && minutes > 0)
    {
      text = skv_words_time_range (start, start + minutes);
      skv_rule_say (self, from, doubt,
                    start + minutes > 1440 ? g_strdup_printf (_("%s, into the next day"), text)
                                           : g_strdup (text));
    }
  else if (start >= 0)
    {
      text = skv_words_time (start);
      skv_rule_say (self, from, doubt, g_strdup_printf (_("begins at %s"), text));
    }
  else
    skv_rule_say (self, from, doubt,
                  g_strdup_printf (_("%d hours and %d minutes long"), minutes / 60, minutes % 60));
  return TRUE;
}

/* "the day after", "(3 days later)" behind the end; @otherwise if it is not said */
static int
take_days_later (SkvRuleParser *self, int otherwise)
{
  guint before = self->at;
  gboolean open = skv_rule_take_type (self, R_OPEN);
  int days = 0;

  if (!skv_rule_take (self, W_DAY_BESIDE, &days) &&
      !(skv_rule_take_count (self, 30, &days) && skv_rule_take (self, W_DAY, NULL) &&
        skv_rule_take (self, W_LATER, NULL)))
    days = 0;
  if (days > 0 && (!open || skv_rule_take_type (self, R_CLOSE)))
    return days;
  self->at = before;
  return otherwise;
}

/* Behind "18–22.": the full stop of the sentence, and not that of "18.–22. June" */
static gboolean
is_sentence_end (SkvRuleParser *self)
{
  const SkvRuleToken *next = skv_rule_peek (self, 0);

  return next->type == R_END || (g_unichar_isupper (g_utf8_get_char (self->text + next->start)) &&
                                 !skv_rule_is (next, W_MONTH_NAME, NULL));
}

/* "17–22", "from 17:00 to 22:00", "22:00–02:00 the day after" */
static gboolean
read_clock_range (SkvRuleParser *self)
{
  guint from = self->at;
  gboolean said, worded, sure_a, sure_b;
  int a, b;

  worded = skv_rule_take (self, W_FROM, NULL) || skv_rule_take (self, W_BETWEEN, NULL);
  said = skv_rule_take (self, W_CLOCK, NULL);
  worded = skv_rule_take (self, W_FROM, NULL) || skv_rule_take (self, W_BETWEEN, NULL) || worded;
  if (!take_clock (self, &a, &sure_a) ||
      !(skv_rule_take_type (self, R_DASH) || skv_rule_take (self, W_TO, NULL) ||
        skv_rule_take (self, W_UNTIL, NULL) || (worded && skv_rule_take (self, W_AND, NULL))))
    return FALSE;
  skv_rule_take (self, W_CLOCK, NULL);
  if (!take_clock (self, &b, &sure_b) || skv_rule_at (self, 0, W_DAY) ||
      skv_rule_at (self, 0, W_WORKDAY) || skv_rule_at (self, 0, W_MONTH_NAME) ||
      skv_rule_at (self, 0, W_WEEK) || skv_rule_peek (self, 0)->type == R_NUMBER)
    return FALSE;
  if (!said && !worded && !sure_a && !sure_b && self->tokens[self->at - 1].number.dot &&
      !is_sentence_end (self))
    return FALSE;
  if (!sure_a && sure_b && skv_rule_is (self->tokens + self->at - 1, W_HALF_OF_DAY, NULL) &&
      b >= 720 && a < 720 && a + 720 < b)
    a += 720; /* "5–10 pm" */
  b += 1440 * take_days_later (self, b <= a ? 1 : 0);
  if (a >= 1440 || b <= a)
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_CONTRADICTION, from,
                          _("the times end before they begin"));
  return set_times (self, from, a, b - a, !said && !worded && !sure_a && !sure_b);
}

/* "for 5 hours [from 17:00]", "at 17:00 [for 5 hours]" */
static gboolean
read_clock_length (SkvRuleParser *self)
{
  guint from = self->at, before;
  gboolean sure = FALSE, said;
  int start = -1, minutes = 0;

  skv_rule_skip (self, W_LASTING, W_OF);
  if (take_hours (self, &minutes))
    {
      before = self->at;
      said = skv_rule_take (self, W_FROM, NULL);
      said = skv_rule_take (self, W_CLOCK, NULL) || said;
      if (!said || !take_clock (self, &start, &sure))
        {
          self->at = before;
          start = -1;
        }
      return set_times (self, from, start, minutes, FALSE);
    }
  self->at = from;
  skv_rule_take (self, W_FROM, NULL);
  said = skv_rule_take (self, W_CLOCK, NULL);
  if (!take_clock (self, &start, &sure) || (!said && !sure) || start >= 1440)
    return FALSE;
  before = self->at;
  skv_rule_take_type (self, R_COMMA);
  skv_rule_skip (self, W_LASTING, W_OF);
  if (!take_hours (self, &minutes))
    self->at = before;
  return set_times (self, from, start, minutes, FALSE);
}

/* "for 3 days", "2 weeks" */
static gboolean
read_days (SkvRuleParser *self)
{
  guint from = self->at;
  int n;

  skv_rule_skip (self, W_LASTING, W_OF);
  if (!skv_rule_take_count (self, 366, &n))
    return FALSE;
  if (skv_rule_take (self, W_WEEK, NULL))
    n *= 7;
  else if (!skv_rule_take (self, W_DAY, NULL))
    return FALSE;
  if (skv_rule_at (self, 0, W_BEFORE) || skv_rule_at (self, 0, W_AFTER) ||
      skv_rule_at (self, 0, W_EARLIER) || skv_rule_at (self, 0, W_LATER) || n > 366)
    return FALSE;
  if (!skv_rule_set_once (self, from, &self->draft.length_days, 0, n))
    return FALSE;
  skv_rule_say (
    self, from, FALSE,
    g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "all day, for %d day", "all day, for %d days", (gulong) n), n));
  return TRUE;
}

gboolean
skv_rule_read_times (SkvRuleParser *self)
{
  guint from = self->at;

  if (skv_rule_take (self, W_WHOLE_DAY, NULL))
    {
      self->draft.all_day = TRUE;
      skv_rule_say (self, from, FALSE, g_strdup (_("all day")));
      return TRUE;
    }
  if (skv_rule_take (self, W_EVENING, NULL))
    {
      self->draft.evening_only = TRUE;
      self->draft.evening_part = skv_rule_say (self, from, FALSE, g_strdup (_("in the evening")));
      return TRUE;
    }
  if (read_clock_range (self))
    return TRUE;
  for (guint i = 0; i < 2 && self->error == NULL; i++)
    {
      self->at = from;
      if (i == 0 ? read_clock_length (self) : read_days (self))
        return TRUE;
    }
  return FALSE;
}
