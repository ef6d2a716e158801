/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/rule-sentence-private.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

/* Longer lists are told by their number and their ends. */
#define MOST_DATES 12

void
skv_rule_when_clear (SkvRuleWhen *self)
{
  g_clear_pointer (&self->period, g_free);
  g_clear_pointer (&self->set, g_free);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  SkvDay x = *(const SkvDay *) a, y = *(const SkvDay *) b;

  return (x > y) - (x < y);
}

/* @dates in order, each once */
static GArray *
sort_dates (const GArray *dates)
{
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (SkvDay));

  if (dates == NULL || dates->len == 0)
    return sorted;
  g_array_append_vals (sorted, dates->data, dates->len);
  g_array_sort (sorted, compare_days);
  for (guint i = sorted->len - 1; i > 0; i--)
    {
      if (g_array_index (sorted, SkvDay, i) == g_array_index (sorted, SkvDay, i - 1))
        g_array_remove_index (sorted, i);
    }
  return sorted;
}

/* "4 February and 1 April 2027": the year once, with its last date */
static char *
dates_words (const GArray *dates)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < dates->len; i++)
    {
      SkvDay day = g_array_index (dates, SkvDay, i);
      gboolean is_last = i + 1 == dates->len ||
                         skv_day_year (g_array_index (dates, SkvDay, i + 1)) != skv_day_year (day);

      g_ptr_array_add (parts, is_last ? skv_words_day_month_year (day) : skv_words_day_month (day));
    }
  return skv_words_join_and (parts);
}

static void
say_dates (SkvRuleWhen *self, const SkvRule *rule)
{
  g_autoptr (GArray) dates = sort_dates (rule->dates);
  g_autofree char *words = NULL, *first = NULL, *last = NULL;
  int n = (int) dates->len;

  if (n == 0)
    return;
  self->no_noun = TRUE;
  self->several = n > 1;
  if (n <= MOST_DATES)
    {
      words = dates_words (dates);
      if (n == 1)
        /* TRANSLATORS: a date: "on 4 February 2027" */
        self->set = g_strdup_printf (C_("rule", "on %s"), words);
      else
        /* TRANSLATORS: their number, and all of them */
        self->set = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "on %1$d date: %2$s", "on %1$d dates: %2$s", (gulong) n), n,
          words);
      return;
    }
  first = skv_words_day_month_year (g_array_index (dates, SkvDay, 0));
  last = skv_words_day_month_year (g_array_index (dates, SkvDay, n - 1));
  /* TRANSLATORS: their number, the first and the last of them */
  self->set = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "on %1$d date, from %2$s to %3$s",
                                            "on %1$d dates, from %2$s to %3$s", (gulong) n),
                               n, first, last);
}

static char *
anchor_words (SkvPlan *plan, const SkvRule *rule)
{
  const char *lane = skv_plan_lane_title (plan, rule->relative_lane);

  if (rule->relative_title != NULL && *rule->relative_title != '\0')
    /* TRANSLATORS: what days are counted from: a part of a title, and the lane that it is in:
     * "each “council” in “Political meetings”". Leave "each" out if it must agree with the title.
     */
    return g_strdup_printf (C_("rule", "each “%1$s” in “%2$s”"), rule->relative_title, lane);
  /* TRANSLATORS: what days are counted from: whatever is in that lane */
  return g_strdup_printf (C_("rule", "each event in “%s”"), lane);
}

/* a span that lies before (@side < 0) or after the anchor */
static char *
span_beside (const char *from, const char *to, int side, const char *anchor)
{
  gboolean is_one = g_str_equal (from, to);

  if (is_one && side < 0)
    /* TRANSLATORS: "3 days", and what they are counted from */
    return g_strdup_printf (C_("rule", "%1$s before %2$s"), from, anchor);
  if (is_one)
    return g_strdup_printf (C_("rule", "%1$s after %2$s"), from, anchor);
  if (side < 0)
    /* TRANSLATORS: "10 days", "1 day", and what they are counted from */
    return g_strdup_printf (C_("rule", "from %1$s to %2$s before %3$s"), from, to, anchor);
  return g_strdup_printf (C_("rule", "from %1$s to %2$s after %3$s"), from, to, anchor);
}

static char *
span_words (const SkvRule *rule, const char *anchor)
{
  int first = rule->relative_from, last = rule->relative_to;
  g_autofree char *from = skv_words_length (ABS (first), rule->relative_working_days);
  g_autofree char *to = skv_words_length (ABS (last), rule->relative_working_days);

  if (first == 0 && last == 0)
    /* TRANSLATORS: %s is "each “council” in “Political meetings”" */
    return g_strdup_printf (C_("rule", "during %s"), anchor);
  if (first < 0 && last == 0)
    /* TRANSLATORS: "3 days", and what they are counted from */
    return g_strdup_printf (C_("rule", "from %1$s before %2$s to its last day"), from, anchor);
  if (first == 0 && last > 0)
    /* TRANSLATORS: what they are counted from, and "3 days" */
    return g_strdup_printf (C_("rule", "from the first day of %1$s to %2$s after it"), anchor, to);
  if (first < 0 && last > 0)
    /* TRANSLATORS: "3 days", what they are counted from, and "2 days" */
    return g_strdup_printf (C_("rule", "from %1$s before %2$s to %3$s after it"), from, anchor,
                            to);
  return span_beside (from, to, first, anchor);
}

static void
say_relative (SkvRuleWhen *self, SkvPlan *plan, const SkvRule *rule)
{
  g_autofree char *anchor = NULL;

  if (rule->relative_lane == NULL || *rule->relative_lane == '\0')
    return;
  anchor = anchor_words (plan, rule);
  self->set = span_words (rule, anchor);
  self->no_noun = TRUE;
  self->spans = rule->relative_from == 0 || rule->relative_from != rule->relative_to;
}

static void
say_working_day (SkvRuleWhen *self, const SkvRule *rule)
{
  g_autofree char *position = skv_words_position (rule->working_day);

  if (position == NULL)
    return;
  self->period = g_strdup (C_("rule", "every month"));
  self->plain_month = TRUE;
  /* TRANSLATORS: %s is "first", "last": of the days of a month that are neither weekend nor
   * holiday */
  self->set = g_strdup_printf (C_("rule", "the %s working day"), position);
}

/* "from 15 December to 20 January every year": the end belongs to the fixed date. */
static void
say_end_of_year (SkvRuleWhen *self, const SkvRule *rule)
{
  g_autofree char *end = skv_words_month_and_day (rule->ends_on);
  g_autofree char *start = NULL;

  if (end == NULL)
    return;
  start = g_steal_pointer (&self->set);
  /* TRANSLATORS: two dates without a year, the last included: "from 15 December to 20 January
   * every year" */
  self->set = g_strdup_printf (C_("rule", "from %1$s to %2$s every year"), start, end);
  self->is_date = FALSE;
  self->no_noun = self->has_end = TRUE;
  g_clear_pointer (&self->period, g_free);
}

static gboolean
is_plain_days (const SkvRule *rule)
{
  return rule->days == NULL || rule->days->len == 0 ||
         (rule->days->len == 1 && g_array_index (rule->days, int, 0) == 0);
}

void
skv_rule_when_init (SkvRuleWhen *self, SkvPlan *plan, const SkvRule *rule)
{
  *self = (SkvRuleWhen){ .until = SKV_DAY_NONE };
  switch (rule->base)
    {
    case SKV_BASE_RRULE:
      skv_rule_when_init_recurrence (self, rule);
      if (self->is_date && !self->several && !self->counted && rule->start < 0 &&
          rule->ends_on != NULL && is_plain_days (rule))
        say_end_of_year (self, rule);
      break;
    case SKV_BASE_DATES:
      say_dates (self, rule);
      break;
    case SKV_BASE_RELATIVE:
      say_relative (self, plan, rule);
      break;
    case SKV_BASE_WORKING_DAY:
      say_working_day (self, rule);
      break;
    }
}
