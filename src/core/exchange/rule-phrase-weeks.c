/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/rule-phrase-private.h"

#include <glib/gi18n-lib.h>

/* Weeks of the year by number and parity, and weeks of a month. */

static gboolean
read_parity (SkvRuleParser *self)
{
  guint from = self->at;
  int odd;

  skv_rule_take (self, W_OF, NULL);
  skv_rule_take (self, W_EVERY, NULL);
  if (!skv_rule_take (self, W_PARITY, &odd))
    return FALSE;
  if (!skv_rule_set_once (self, from, &self->draft.parity, 0, odd + 1))
    return FALSE;
  skv_rule_say (self, from, TRUE,
                g_strdup (odd ? _("in odd ISO weeks; after a week 53 comes week 1, so that two "
                                   "weeks in a row have it")
                              : _("in even ISO weeks; around a week 53 there are three weeks "
                                   "between")));
  return TRUE;
}

/* "week 40", "weeks 8, 9 and 10", "weeks 8–10" */
static gboolean
read_weeks (SkvRuleParser *self)
{
  guint from = self->at;
  int week = 0, last;
  gboolean more = TRUE;

  skv_rule_skip (self, W_OF, W_FROM);
  if (!skv_rule_take (self, W_WEEK, NULL))
    return FALSE;
  while (more)
    {
      const SkvRuleToken *token = skv_rule_peek (self, 0);
      guint before;

      if (token->type != R_NUMBER || token->number.type != SKV_TOKEN_NUMBER)
        return FALSE;
      week = last = token->number.a;
      self->at++;
      before = self->at;
      if ((skv_rule_take_type (self, R_DASH) || skv_rule_take (self, W_TO, NULL) ||
           skv_rule_take (self, W_UNTIL, NULL)) &&
          (skv_rule_take (self, W_WEEK, NULL), skv_rule_peek (self, 0)->type == R_NUMBER))
        last = self->tokens[self->at++].number.a;
      else
        self->at = before;
      if (week < 1 || last > 53 || last < week)
        return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_CONTRADICTION, from,
                              _("weeks are numbered 1 to 53"));
      for (; week <= last; week++)
        skv_rule_list_add (&self->draft.weeks, week);
      before = self->at;
      more = skv_rule_take_separator (self) &&
             (skv_rule_take (self, W_WEEK, NULL),
              skv_rule_peek (self, 0)->type == R_NUMBER &&
                skv_rule_peek (self, 0)->number.type == SKV_TOKEN_NUMBER &&
                skv_rule_peek (self, 0)->number.a <= 53 && !skv_rule_at (self, 1, W_HOUR) &&
                !skv_rule_at (self, 1, W_DAY) && !skv_rule_at (self, 1, W_MONTH_NAME) &&
                skv_rule_peek (self, 1)->type != R_DASH);
      if (!more)
        self->at = before;
    }
  skv_rule_say (self, from, FALSE, g_strdup (_("every year in the ISO weeks of these numbers")));
  return TRUE;
}

/* "the last 14 days of August", where one period is meant and not the day 14 from the end */
static gboolean
read_last_days (SkvRuleParser *self)
{
  guint from = self->at;
  SkvRuleList ordinals = { 0 };
  int n = 0;

  skv_rule_take (self, W_OF, NULL);
  skv_rule_take_count (self, 31, &n);
  if (!skv_rule_take_ordinals (self, &ordinals) || ordinals.n != 1 || ordinals.values[0] != -1)
    return FALSE;
  if (n == 0)
    skv_rule_take_count (self, 31, &n);
  if (n < 2 || !skv_rule_take (self, W_DAY, NULL))
    return FALSE;
  self->draft.last_days = n;
  skv_rule_say (self, from, FALSE,
                g_strdup_printf (_("the last %d days of the month, as one period"), n));
  return TRUE;
}

/* "third week of June", "the last two weeks of August" */
static gboolean
read_month_weeks (SkvRuleParser *self)
{
  guint from = self->at;
  SkvRuleList ordinals = { 0 };
  int n = 0;

  skv_rule_take (self, W_OF, NULL);
  if (skv_rule_take_count (self, 4, &n) && !skv_rule_at (self, 0, W_ORDINAL))
    return FALSE;
  if (!skv_rule_take_ordinals (self, &ordinals))
    return FALSE;
  if (n == 0)
    skv_rule_take_count (self, 4, &n);
  if (!skv_rule_take (self, W_WEEK, NULL))
    return FALSE;
  if (n > 0 && (ordinals.n != 1 || ordinals.values[0] != -1))
    return FALSE;
  if (ordinals.n == 1 && ordinals.values[0] == -1)
    {
      self->draft.last_days = 7 * MAX (n, 1);
      skv_rule_say (self, from, TRUE,
                    g_strdup_printf (_("the last %d days of the month, not whole weeks from "
                                        "Monday"),
                                     7 * MAX (n, 1)));
      return TRUE;
    }
  for (guint i = 0; i < ordinals.n; i++)
    {
      if (ordinals.values[i] < -1 || ordinals.values[i] > 5)
        return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_CONTRADICTION, from,
                              _("no month has such a week"));
      skv_rule_list_add (&self->draft.nth_weeks, ordinals.values[i]);
    }
  skv_rule_say (self, from, TRUE,
                g_strdup (_("the week that begins on that Monday of the month, for seven days")));
  return TRUE;
}

gboolean
skv_rule_read_weeks (SkvRuleParser *self)
{
  static const SkvRuleClause clauses[] = { read_parity, read_weeks, read_last_days,
                                           read_month_weeks };

  return skv_rule_read_one_of (self, clauses, G_N_ELEMENTS (clauses));
}
