/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/rule-phrase-private.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

/* What is tried if a date is not allowed, and the limits. */

#define MAX_TRIES 40

static void
add_try (SkvRuleParser *self, GPtrArray *said, int days)
{
  if (self->draft.tries->len >= MAX_TRIES)
    return;
  g_ptr_array_add (self->draft.tries, days % 7 == 0 ? g_strdup_printf ("%+dw", days / 7)
                                                    : g_strdup_printf ("%+dd", days));
  g_ptr_array_add (said, skv_words_offset (days));
}

static gboolean
take_direction (SkvRuleParser *self, int *step)
{
  if (skv_rule_take (self, W_EARLIER, NULL))
    *step = -1;
  else if (skv_rule_take (self, W_LATER, NULL))
    *step = 1;
  else
    return FALSE;
  return TRUE;
}

/* "-1d", "+1w" */
static gboolean
read_signed (SkvRuleParser *self, GPtrArray *said)
{
  int step = skv_rule_take_type (self, R_PLUS) ? 1 : skv_rule_take_type (self, R_DASH) ? -1 : 0;
  int n;

  if (step == 0 || !skv_rule_take_count (self, 366, &n))
    return FALSE;
  if (skv_rule_take (self, W_WEEK, NULL))
    n *= 7;
  else if (!skv_rule_take (self, W_DAY, NULL))
    return FALSE;
  add_try (self, said, step * n);
  return TRUE;
}

/* "one day earlier [or later]", "the week after", "the first free day after" */
static gboolean
read_offset (SkvRuleParser *self, GPtrArray *said)
{
  guint from = self->at;
  int n = 1, step, second;

  if (read_signed (self, said))
    return TRUE;
  self->at = from;
  if (skv_rule_take (self, W_DAY_BESIDE, &step) ||
      (skv_rule_take (self, W_WEEK_BESIDE, &step) && (step *= 7, TRUE)))
    {
      skv_rule_take (self, W_IT, NULL);
      add_try (self, said, step);
      return TRUE;
    }
  if (skv_rule_take (self, W_FREE_DAY, NULL))
    {
      if (!take_direction (self, &step))
        step = 1;
      for (int day = 1; day <= 7; day++)
        g_ptr_array_add (self->draft.tries, g_strdup_printf ("%+dd", day * step));
      g_ptr_array_add (said, g_strdup (step > 0 ? _("each of the next seven days in turn")
                                                : _("each of the seven days before in turn")));
      return TRUE;
    }
  if (!skv_rule_take_count (self, 366, &n))
    return FALSE;
  if (skv_rule_take (self, W_WEEK_BESIDE, &step))
    n *= 7;
  else if (!skv_rule_take (self, W_DAY_BESIDE, &step))
    {
      if (skv_rule_take (self, W_WEEK, NULL))
        n *= 7;
      else if (!skv_rule_take (self, W_DAY, NULL))
        return FALSE;
      if (!take_direction (self, &step))
        return FALSE;
    }
  if (n > 366)
    return FALSE;
  skv_rule_take (self, W_IT, NULL);
  add_try (self, said, step * n);
  from = self->at;
  if (skv_rule_take (self, W_OR, NULL) && take_direction (self, &second) && second != step)
    add_try (self, said, second * n);
  else
    self->at = from;
  return TRUE;
}

static gboolean
read_if_none (SkvRuleParser *self, guint from)
{
  int out;
  int said = self->draft.if_none_said ? (int) self->draft.if_none : -1;

  if (skv_rule_take (self, W_LEFT_OUT, NULL))
    out = SKV_IF_NONE_LEAVE_OUT;
  else if (skv_rule_take (self, W_ASK, NULL))
    out = SKV_IF_NONE_ASK;
  else
    return FALSE;
  skv_rule_take (self, W_IT, NULL);
  if (!skv_rule_set_once (self, from, &said, -1, out))
    return FALSE;
  self->draft.if_none_said = TRUE;
  self->draft.if_none = (SkvIfNone) out;
  skv_rule_say (self, from, FALSE,
                g_strdup (out == SKV_IF_NONE_LEAVE_OUT
                            ? _("if nothing fits, it is left out")
                            : _("if nothing fits, the planner is asked")));
  return TRUE;
}

static gboolean
read_tries (SkvRuleParser *self)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  guint from = self->at, before, free_days = 0;
  gboolean opened = FALSE;

  for (;;)
    {
      before = self->at;
      if (said->len > 0)
        skv_rule_take_separator (self);
      while (skv_rule_take (self, W_ELSE, NULL) || skv_rule_take (self, W_MOVED, NULL) ||
             (opened && skv_rule_take_type (self, R_COMMA)) ||
             (opened && skv_rule_take (self, W_TO, NULL)))
        opened = TRUE;
      if (opened && said->len == 0 && read_if_none (self, from))
        return TRUE;
      free_days += skv_rule_at (self, 0, W_FREE_DAY) ? 1 : 0;
      if (!opened || self->error != NULL || !read_offset (self, said))
        break;
    }
  if (said->len == 0 || self->error != NULL)
    return FALSE;
  self->at = before;
  list = skv_rule_join (said);
  /* TRANSLATORS: "if that is not allowed, these in order: one day earlier and one week later" */
  skv_rule_say (self, from, free_days > 0,
                g_strdup_printf (_("if a day is not allowed, in this order: %s"), list));
  return TRUE;
}

static gboolean
read_not_before (SkvRuleParser *self)
{
  guint from = self->at;
  int day;

  if (!skv_rule_take (self, W_NEVER_BEFORE, NULL) || !skv_rule_take_day (self, &day) ||
      skv_rule_at (self, 0, W_MONTH_NAME) || skv_rule_peek (self, 0)->type == R_NUMBER)
    return FALSE;
  if (skv_rule_at (self, 0, W_OF) && skv_rule_at (self, 1, W_MONTH))
    self->at += 2;
  else if (skv_rule_at (self, 0, W_OF) && skv_rule_at (self, 1, W_EVERY) &&
           skv_rule_at (self, 2, W_MONTH))
    self->at += 3;
  if (!skv_rule_set_once (self, from, &self->draft.not_before_day, 0, day))
    return FALSE;
  skv_rule_say (self, from, FALSE,
                g_strdup_printf (_("no day of it before day %d of its month"), day));
  return TRUE;
}

static gboolean
read_same_month (SkvRuleParser *self)
{
  guint from = self->at;

  skv_rule_take (self, W_BUT, NULL);
  if (!skv_rule_take (self, W_SAME_MONTH, NULL))
    return FALSE;
  self->draft.same_month = TRUE;
  skv_rule_say (self, from, FALSE, g_strdup (_("no day of it outside the month of the first")));
  return TRUE;
}

/* where an interval begins anew, one of a list: "from 12 August 2025", "after a freeze" */
static gboolean
read_restart_item (SkvRuleParser *self, GPtrArray *said, gboolean *doubt)
{
  SkvRuleDraft *draft = &self->draft;
  SkvDay valid_from = draft->valid_from;
  guint parts = self->parts != NULL ? self->parts->len : 0, from = self->at;
  g_autofree char *lane = NULL, *title = NULL;

  if (skv_rule_take (self, W_AFTER, NULL) || skv_rule_take (self, W_LATER, NULL))
    {
      skv_rule_skip_articles (self);
      if (skv_rule_take (self, W_SUMMER_STOP, NULL))
        {
          g_ptr_array_add (draft->restart, g_strdup ("skip-months"));
          g_ptr_array_add (said, g_strdup (_("after the months that are left out")));
          return TRUE;
        }
      if (skv_rule_take (self, W_STOP, NULL))
        {
          g_ptr_array_add (draft->restart,
                           g_strdup (draft->skip_months.n > 0 ? "skip-months" : "lane:freeze"));
          g_ptr_array_add (said, g_strdup (draft->skip_months.n > 0
                                             ? _("after the months that are left out")
                                             : _("after each change freeze")));
          *doubt = TRUE;
          return TRUE;
        }
      if (!skv_rule_read_lane (self, &lane, &title, doubt) || title != NULL)
        return FALSE;
      g_ptr_array_add (draft->restart, g_strconcat ("lane:", lane, NULL));
      /* TRANSLATORS: after anything in a lane of the calendar */
      g_ptr_array_add (
        said, g_strdup_printf (_("after each event in “%s”"),
                               self->plan != NULL ? skv_plan_lane_title (self->plan, lane) : lane));
      return TRUE;
    }
  /* a date is read as that of validity and taken back */
  draft->valid_from = SKV_DAY_NONE;
  if (!skv_rule_at (self, 0, W_FROM) && self->at > 0)
    self->at = from;
  if (skv_rule_read_span (self) && draft->valid_from != SKV_DAY_NONE && self->error == NULL)
    {
      g_ptr_array_set_size (self->parts, (int) parts);
      g_array_set_size (self->part_starts, parts);
      g_ptr_array_add (draft->restart, skv_day_format (draft->valid_from));
      g_ptr_array_add (said, skv_words_date (draft->valid_from));
      draft->valid_from = valid_from;
      return TRUE;
    }
  draft->valid_from = valid_from;
  return FALSE;
}

static gboolean
read_restart (SkvRuleParser *self)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  guint from = self->at, before = from;
  gboolean doubt = FALSE;

  if (!skv_rule_take (self, W_RESTART, NULL))
    return FALSE;
  do
    {
      if (!read_restart_item (self, said, &doubt))
        {
          if (said->len == 0)
            return FALSE;
          break;
        }
      before = self->at;
    }
  while (skv_rule_take_separator (self));
  if (self->error != NULL)
    return FALSE;
  self->at = before;
  list = skv_rule_join (said);
  skv_rule_say (self, from, doubt, g_strdup_printf (_("counted anew: %s"), list));
  return TRUE;
}

static gboolean
read_times_in_all (SkvRuleParser *self)
{
  guint from = self->at;
  int n;

  if (!skv_rule_take_count (self, 9999, &n) || !skv_rule_take (self, W_TIMES_IN_ALL, NULL))
    return FALSE;
  if (!skv_rule_set_once (self, from, &self->draft.count, 0, n))
    return FALSE;
  skv_rule_say (
    self, from, FALSE,
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d time in all", "%d times in all", (gulong) n),
                     n));
  return TRUE;
}

gboolean
skv_rule_read_policy (SkvRuleParser *self)
{
  static const SkvRuleClause clauses[] = {
    read_tries, read_not_before, read_same_month, read_restart, read_times_in_all,
  };

  return skv_rule_read_one_of (self, clauses, G_N_ELEMENTS (clauses));
}
