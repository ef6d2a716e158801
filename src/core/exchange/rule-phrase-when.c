/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/rule-phrase-private.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

/* Weekdays with their ordinals, weeks, and how often: what most rules begin with. */

static gboolean
set_interval (SkvRuleParser *self, guint from, int *field, int value, char *meaning)
{
  g_autofree char *owned = meaning;

  if (!skv_rule_set_once (self, from, field, 0, value))
    return FALSE;
  skv_rule_say (self, from, FALSE, g_steal_pointer (&owned));
  return TRUE;
}

/* "month", "week" … behind a number; FALSE if there is none */
static gboolean
read_unit (SkvRuleParser *self, guint from, int n)
{
  SkvRuleDraft *draft = &self->draft;

  if (skv_rule_take (self, W_MONTH, NULL))
    return set_interval (
      self, from, &draft->month_interval, n,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every month", "every %d months", (gulong) n),
                       n));
  if (skv_rule_take (self, W_QUARTER, NULL))
    {
      if (n != 1)
        return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_UNREADABLE, from,
                              _("say it in months, such as “every 6 months”"));
      for (int month = 1; month <= 12; month += 3)
        skv_rule_list_add (&draft->months, month);
      draft->of_month = TRUE;
      skv_rule_say (self, from, FALSE, g_strdup (_("in January, April, July and October")));
      return TRUE;
    }
  if (skv_rule_take (self, W_YEAR, NULL))
    return set_interval (
      self, from, &draft->year_interval, n,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every year", "every %d years", (gulong) n),
                       n));
  if (skv_rule_take (self, W_WEEK, NULL))
    return set_interval (
      self, from, &draft->week_interval, n,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every week", "every %d weeks", (gulong) n),
                       n));
  if (skv_rule_take (self, W_DAY, NULL))
    return set_interval (
      self, from, &draft->day_interval, n,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every day", "every %d days", (gulong) n), n));
  return FALSE;
}

/* "every month", "every 4th week", "monthly", "of the month" */
static gboolean
read_cadence (SkvRuleParser *self)
{
  guint from = self->at;
  int n = 1, months;

  if (skv_rule_take (self, W_CADENCE, &months))
    {
      if (months == 3)
        {
          for (int month = 1; month <= 12; month += 3)
            skv_rule_list_add (&self->draft.months, month);
          self->draft.of_month = TRUE;
          skv_rule_say (self, from, FALSE, g_strdup (_("in January, April, July and October")));
          return TRUE;
        }
      if (months == 1)
        return set_interval (
          self, from, &self->draft.month_interval, 1,
          g_strdup (g_dngettext (GETTEXT_PACKAGE, "every month", "every %d months", 1)));
      if (months == -2)
        return set_interval (
          self, from, &self->draft.week_interval, 2,
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every week", "every %d weeks", 2), 2));
      if (months == 12)
        return set_interval (
          self, from, &self->draft.year_interval, 1,
          g_strdup (g_dngettext (GETTEXT_PACKAGE, "every year", "every %d years", 1)));
      return set_interval (
        self, from, months == 0 ? &self->draft.week_interval : &self->draft.day_interval, 1,
        g_strdup (months == 0 ? g_dngettext (GETTEXT_PACKAGE, "every week", "every %d weeks", 1)
                              : g_dngettext (GETTEXT_PACKAGE, "every day", "every %d days", 1)));
    }
  if (skv_rule_take (self, W_OF, NULL) && skv_rule_at (self, 0, W_MONTH) &&
      !skv_rule_at (self, 1, W_BEFORE))
    {
      self->at++;
      self->draft.of_month = TRUE;
      skv_rule_say (self, from, FALSE, g_strdup (_("of every month")));
      return TRUE;
    }
  if (skv_rule_take (self, W_EVERY_NTH, &n))
    return read_unit (self, from, n);
  if (!skv_rule_take (self, W_EVERY, NULL))
    return FALSE;
  if (skv_rule_at (self, 0, W_DAY) && skv_rule_at (self, 1, W_FROM))
    return FALSE;
  n = 1;
  if (!skv_rule_take_count (self, 99, &n))
    skv_rule_take_ordinal (self, &n);
  return n >= 1 && read_unit (self, from, n);
}

/* "(Monday to Friday)" behind "weekday" */
static gboolean
take_monday_to_friday (SkvRuleParser *self)
{
  int first, last;

  if (!skv_rule_take_type (self, R_OPEN) || !skv_rule_take (self, W_WEEKDAY, &first) ||
      !(skv_rule_take_type (self, R_DASH) || skv_rule_take (self, W_TO, NULL)) ||
      !skv_rule_take (self, W_WEEKDAY, &last) || !skv_rule_take_type (self, R_CLOSE))
    return FALSE;
  return first == 1 && last == 5;
}

gboolean
skv_rule_take_ordinals (SkvRuleParser *self, SkvRuleList *ordinals)
{
  int value;

  if (!skv_rule_take_ordinal (self, &value))
    return FALSE;
  skv_rule_list_add (ordinals, value);
  for (;;)
    {
      guint before = self->at;

      if (skv_rule_take_separator (self) && skv_rule_take_ordinal (self, &value))
        skv_rule_list_add (ordinals, value);
      else
        {
          self->at = before;
          return TRUE;
        }
    }
}

static void
add_weekday (SkvRuleDraft *draft, int weekday, const SkvRuleList *ordinals)
{
  for (guint i = 0; i < draft->n_weekdays; i++)
    {
      if (draft->weekdays[i].weekday != weekday)
        continue;
      /* "the first Tuesday and the third Tuesday" */
      for (guint k = 0; k < ordinals->n; k++)
        skv_rule_list_add (&draft->weekdays[i].ordinals, ordinals->values[k]);
      return;
    }
  draft->weekdays[draft->n_weekdays].weekday = weekday;
  draft->weekdays[draft->n_weekdays++].ordinals = *ordinals;
}

/* One member of a list of weekdays: "the second Tuesday", "Monday to Friday" */
static gboolean
take_weekday (SkvRuleParser *self)
{
  SkvRuleList ordinals = { 0 };
  guint from = self->at, before;
  int first, last;

  skv_rule_take (self, W_EVERY, NULL);
  skv_rule_take_ordinals (self, &ordinals);
  if (!skv_rule_take (self, W_WEEKDAY, &first))
    {
      self->at = from;
      return FALSE;
    }
  add_weekday (&self->draft, first, &ordinals);
  if (skv_rule_take (self, W_EVENING, NULL))
    self->draft.evening_only = TRUE;
  before = self->at;
  if (!(skv_rule_take_type (self, R_DASH) || skv_rule_take (self, W_TO, NULL)) ||
      !skv_rule_take (self, W_WEEKDAY, &last) || last <= first)
    {
      self->at = before;
      return TRUE;
    }
  for (int day = first + 1; day <= last; day++)
    add_weekday (&self->draft, day, &ordinals);
  return TRUE;
}

/* "Wednesday and Thursday", "Tuesday or Thursday"; stops before "and the Thursday after it" */
static gboolean
take_weekdays (SkvRuleParser *self)
{
  if (!take_weekday (self))
    return FALSE;
  for (;;)
    {
      guint before = self->at, known = self->draft.n_weekdays;
      gboolean any = skv_rule_at (self, 0, W_OR);

      if (!skv_rule_take_separator (self) || !take_weekday (self))
        {
          self->at = before;
          return TRUE;
        }
      /* the Thursday after it is a companion of the days before */
      if ((skv_rule_at (self, 0, W_AFTER) || skv_rule_at (self, 0, W_LATER)) &&
          (skv_rule_at_pause (self, 1) || skv_rule_at (self, 1, W_IT)))
        {
          self->at++;
          skv_rule_take (self, W_IT, NULL);
          self->draft.together = TRUE;
          return TRUE;
        }
      self->draft.any_of = self->draft.any_of || (any && known < self->draft.n_weekdays);
    }
}

/* "in the week after Patch Tuesday", "after Patch Tuesday" */
static gboolean
read_patch_week (SkvRuleParser *self)
{
  guint from = self->at;
  int weeks = 0;

  if (skv_rule_take (self, W_OF, NULL), skv_rule_take (self, W_WEEK_BESIDE, &weeks))
    {
      if (!skv_rule_take (self, W_PATCH_DAY, NULL))
        return FALSE;
      self->draft.patch_week = weeks;
    }
  else if (skv_rule_take (self, W_AFTER, NULL) && skv_rule_take (self, W_PATCH_DAY, NULL))
    self->draft.after_patch = TRUE;
  else
    return FALSE;
  self->draft.patch = TRUE;
  skv_rule_say (self, from, self->draft.after_patch,
                g_strdup (self->draft.after_patch
                            ? _("the first one after Patch Tuesday, the second Tuesday of the "
                                 "month; say “in the week after” if the next week is meant")
                            : _("counted in weeks, Monday to Sunday, from that of Patch Tuesday, "
                                 "the second Tuesday of the month")));
  return TRUE;
}

/* "[and] the Thursday after it" behind the weekday that it follows */
static gboolean
take_follower (SkvRuleParser *self, guint from, const SkvRuleDraft *before)
{
  const SkvRuleDraft *draft = &self->draft;

  if (draft->n_weekdays != before->n_weekdays + 1 ||
      draft->weekdays[before->n_weekdays].ordinals.n > 0 ||
      !(skv_rule_take (self, W_AFTER, NULL) || skv_rule_take (self, W_LATER, NULL) ||
        skv_rule_is (self->tokens + from, W_IT, NULL)))
    return FALSE;
  if (!skv_rule_take (self, W_IT, NULL) && !skv_rule_at_pause (self, 0))
    return FALSE;
  self->draft.together = TRUE;
  skv_rule_say (self, from, FALSE,
                g_strdup (_("the one that follows the weekday before, moved with it")));
  return TRUE;
}

static gboolean
read_weekdays (SkvRuleParser *self)
{
  SkvRuleDraft *draft = &self->draft;
  SkvRuleDraft before = *draft;
  guint from = self->at, place;
  int n = 0;
  gboolean every;

  if (draft->n_weekdays > 0)
    skv_rule_take (self, W_IT, NULL); /* "the following Thursday" */
  if (skv_rule_take (self, W_EVERY_NTH, &n))
    every = TRUE;
  else
    every = skv_rule_at (self, 0, W_EVERY);
  if (!take_weekdays (self))
    {
      *draft = before;
      return FALSE;
    }
  if (before.n_weekdays > 0 && before.from_day > 0 &&
      draft->weekdays[draft->n_weekdays - 1].ordinals.n == 1)
    {
      /* "… and the first Thursday on or after the 12th" */
      draft->separate = TRUE;
      skv_rule_say (self, from, FALSE, g_strdup (_("a date of its own, counted as the first")));
      return TRUE;
    }
  if (before.n_weekdays > 0 && take_follower (self, from, &before))
    return TRUE;
  if (before.n_weekdays > 0)
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_CONTRADICTION, from,
                          _("weekdays were said before; say them together, as in “Wednesday and "
                             "Thursday”"));
  draft->every = every;
  if (n > 0 && !skv_rule_set_once (self, from, &draft->week_interval, 0, n))
    return FALSE;
  draft->weekday_part = skv_rule_say (self, from, FALSE, g_strdup (""));
  place = self->at;
  if (!read_patch_week (self))
    self->at = place;
  return TRUE;
}

/* "every weekday (Monday to Friday)", "the third working day" */
static gboolean
read_working_day (SkvRuleParser *self)
{
  guint from = self->at, place;
  int n = 0, kind = 0;
  gboolean every = skv_rule_take (self, W_EVERY, NULL);
  SkvRuleList list = { 0 };

  if (skv_rule_take_ordinal (self, &n) == every && !every)
    return FALSE;
  if (!skv_rule_take (self, W_WORKDAY, &kind))
    return FALSE;
  place = self->at;
  if (take_monday_to_friday (self))
    {
      skv_rule_list_add (&list, n);
      for (int day = 1; day <= 5; day++)
        add_weekday (&self->draft, day, n != 0 ? &list : &(SkvRuleList){ 0 });
      self->draft.every = every;
      self->draft.mon_to_fri = n != 0;
      self->draft.weekday_part = skv_rule_say (self, from, FALSE, g_strdup (""));
      return TRUE;
    }
  self->at = place;
  if (n == 0)
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_UNREADABLE, from,
                          _("write “Monday to Friday” and “not on a public holiday”"));
  if (ABS (n) > 23)
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_CONTRADICTION, from,
                          _("no month has that many working days"));
  if (!skv_rule_set_once (self, from, &self->draft.working_day, 0, n))
    return FALSE;
  skv_rule_say (
    self, from, kind == 1,
    g_strdup_printf (n > 0 ? _("working day number %d of the month, weekends and public holidays "
                                "not counted")
                           : _("working day number %d from the end of the month, weekends and "
                                "public holidays not counted"),
                     ABS (n)));
  return TRUE;
}

/* "on or after the 12th [of the month]" */
static gboolean
read_from_day (SkvRuleParser *self)
{
  guint from = self->at;
  gboolean after = FALSE, plain;
  int day = 0, value = (int) self->draft.from_day;

  if (skv_rule_take (self, W_AFTER, NULL))
    after = TRUE;
  else if (!skv_rule_take (self, W_ON_OR_AFTER, NULL) && !skv_rule_take (self, W_FROM, NULL))
    return FALSE;
  plain = skv_rule_peek (self, 0)->type == R_NUMBER && !skv_rule_peek (self, 0)->number.dot &&
          !skv_rule_peek (self, 0)->number.ordinal;
  if (!skv_rule_take_day (self, &day) || skv_rule_at (self, 0, W_MONTH_NAME) ||
      skv_rule_peek (self, 0)->type == R_DASH || skv_rule_peek (self, 0)->type == R_NUMBER ||
      (skv_rule_at (self, 0, W_TO) && (plain || skv_rule_peek (self, 1)->type == R_NUMBER)) ||
      skv_rule_at (self, 0, W_WORKDAY) || skv_rule_at (self, 0, W_DAY) ||
      skv_rule_at (self, 0, W_WEEK) || skv_rule_at (self, 0, W_WEEKDAY) ||
      skv_rule_at (self, 0, W_MONTH) || skv_rule_at (self, 0, W_HALF_OF_DAY) ||
      (plain && skv_rule_is (self->tokens + from, W_FROM, NULL)))
    return FALSE;
  if (!skv_rule_set_once (self, from, &value, 0, day))
    return FALSE;
  self->draft.from_day = (guint) value;
  skv_rule_say (self, from, after,
                g_strdup_printf (after ? _("on or after day %d of the month: day %d itself counts")
                                       : _("on or after day %d of the month"),
                                 day, day));
  return TRUE;
}

/* "Patch Tuesday", "patch tuesday + 8" */
static gboolean
read_patch (SkvRuleParser *self)
{
  guint from = self->at;
  int n = 0;

  skv_rule_take (self, W_EVERY, NULL);
  if (!skv_rule_take (self, W_PATCH_DAY, NULL))
    return FALSE;
  self->draft.patch = TRUE;
  if (skv_rule_take_type (self, R_PLUS) || skv_rule_take (self, W_PLUS, NULL))
    {
      if (!skv_rule_take_count (self, 27, &n))
        return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_UNREADABLE, from,
                              _("how many days after Patch Tuesday? Write for instance “+ 8”"));
      skv_rule_take (self, W_DAY, NULL);
      skv_rule_list_add (&self->draft.offsets, n);
      skv_rule_say (self, from, FALSE,
                    g_strdup_printf (
                      g_dngettext (GETTEXT_PACKAGE, "%d day after the second Tuesday of the month",
                                   "%d days after the second Tuesday of the month", (gulong) n),
                      n));
      return TRUE;
    }
  skv_rule_say (self, from, FALSE, g_strdup (_("the second Tuesday of the month")));
  return TRUE;
}

gboolean
skv_rule_read_when (SkvRuleParser *self)
{
  static const SkvRuleClause clauses[] = {
    read_working_day, read_cadence, read_weekdays, skv_rule_read_weeks, read_from_day, read_patch,
  };

  return skv_rule_read_one_of (self, clauses, G_N_ELEMENTS (clauses));
}
