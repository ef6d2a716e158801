/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/rule-sentence-private.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

#define MINUTES_A_DAY 1440

/* the evenings after one, or after each of several */
static char *
and_after (const char *set, int n, gboolean several)
{
  /* TRANSLATORS: "it" is the date before it: "the second Tuesday and the day after it" */
  if (n == 1)
    return g_strdup_printf (several ? C_("rule", "%s and the day after each")
                                    : C_("rule", "%s and the day after it"),
                            set);
  if (n == 2)
    return g_strdup_printf (several ? C_("rule", "%s and the two days after each")
                                    : C_("rule", "%s and the two days after it"),
                            set);
  /* TRANSLATORS: the number is 3 or more */
  return g_strdup_printf (several ? C_("rule", "%1$s and the %2$d days after each")
                                  : C_("rule", "%1$s and the %2$d days after it"),
                          set, n);
}

static char *
and_before (const char *set, int n, gboolean several)
{
  if (n == 1)
    return g_strdup_printf (several ? C_("rule", "%s and the day before each")
                                    : C_("rule", "%s and the day before it"),
                            set);
  if (n == 2)
    return g_strdup_printf (several ? C_("rule", "%s and the two days before each")
                                    : C_("rule", "%s and the two days before it"),
                            set);
  /* TRANSLATORS: the number is 3 or more */
  return g_strdup_printf (several ? C_("rule", "%1$s and the %2$d days before each")
                                  : C_("rule", "%1$s and the %2$d days before it"),
                          set, n);
}

static char *
one_offset (int days)
{
  g_autofree char *length = skv_words_length (ABS (days), FALSE);

  if (days == 0)
    /* TRANSLATORS: in a list, as "2 days before it, the day itself and 3 days after it" */
    return g_strdup (C_("rule", "the day itself"));
  /* TRANSLATORS: in a list; %s is "2 days" */
  return g_strdup_printf (days < 0 ? C_("rule", "%s before it") : C_("rule", "%s after it"),
                          length);
}

static char *
namely (const char *set, const GArray *days)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < days->len; i++)
    g_ptr_array_add (parts, one_offset (g_array_index (days, int, i)));
  list = skv_words_join_and (parts);
  /* TRANSLATORS: a date, and the days that are meant, counted from it: "the second Tuesday, namely
   * the day itself and 3 days after it" */
  return g_strdup_printf (C_("rule", "%1$s, namely %2$s"), set, list);
}

/* "8 days after the second Tuesday" */
static char *
beside (const SkvRuleWhen *when, int days)
{
  g_autofree char *length = skv_words_length (ABS (days), FALSE);
  g_autofree char *set = NULL;

  if (when->patch_tuesday)
    /* TRANSLATORS: the second Tuesday of every month, when Microsoft releases updates; "Patch
     * Tuesday" is what it is called */
    set = g_strdup_printf (C_("rule", "%s (Patch Tuesday)"), when->set);
  else
    set = g_strdup (when->set);
  return g_strdup_printf (
    days < 0 ? C_("rule", "%1$s before %2$s") : C_("rule", "%1$s after %2$s"), length, set);
}

char *
skv_rule_days_words (const SkvRuleWhen *when, const SkvRule *rule)
{
  const GArray *days = rule->days;
  int first, last;

  if (days == NULL || days->len == 0)
    return g_strdup (when->set);
  first = g_array_index (days, int, 0);
  last = g_array_index (days, int, days->len - 1);
  if (first == 0 && last == 0)
    return g_strdup (when->set);
  if (days->len == 1 && !when->no_noun)
    return beside (when, first);
  if (first == 0 && last == (int) days->len - 1)
    return and_after (when->set, last, when->several);
  if (last == 0 && first == 1 - (int) days->len)
    return and_before (when->set, -first, when->several);
  return namely (when->set, days);
}

static char *
clock_words (const SkvRule *rule)
{
  int end = rule->start + rule->duration;
  int days = (end - 1) / MINUTES_A_DAY;
  g_autofree char *from = skv_words_time (rule->start);
  g_autofree char *to = skv_words_time (end - days * MINUTES_A_DAY);
  g_autofree char *length = NULL;

  if (rule->duration <= 0)
    /* TRANSLATORS: a time of day, while the end is not set yet */
    return g_strdup_printf (C_("rule", "from %s on"), from);
  if (days == 0)
    /* TRANSLATORS: two times of day in a sentence: "17:00–22:00", Danish "kl. 17:00–22:00" */
    return g_strdup_printf (C_("rule", "%1$s–%2$s"), from, to);
  if (days == 1)
    /* TRANSLATORS: two times of day, the second on the next day: "22:00–02:00 the day after" */
    return g_strdup_printf (C_("rule", "%1$s–%2$s the day after"), from, to);
  length = skv_words_length (days, FALSE);
  /* TRANSLATORS: two times of day, and after how many days the second is: "22:00–02:00 (2 days
   * later)" */
  return g_strdup_printf (C_("rule", "%1$s–%2$s (%3$s later)"), from, to, length);
}

static char *
all_day_words (const SkvRule *rule, gboolean brief)
{
  g_autofree char *end = NULL, *length = NULL;

  if (rule->ends_on != NULL)
    end = skv_words_month_and_day (rule->ends_on);
  if (end != NULL)
    /* TRANSLATORS: a day and month; that day is included */
    return g_strdup_printf (C_("rule", "until the next %s"), end);
  if (rule->length_days <= 1 || rule->base == SKV_BASE_RELATIVE)
    return brief ? NULL : g_strdup (C_("rule", "all day"));
  length = skv_words_length (rule->length_days, FALSE);
  /* TRANSLATORS: how long; %s is "5 days" */
  return g_strdup_printf (C_("rule", "for %s"), length);
}

char *
skv_rule_time_words (const SkvRuleWhen *when, const SkvRule *rule, gboolean brief)
{
  g_autofree char *clock = NULL;

  if (when->has_end)
    return NULL;
  if (rule->start < 0)
    return all_day_words (rule, brief);
  clock = clock_words (rule);
  if (!when->spans)
    return g_steal_pointer (&clock);
  /* TRANSLATORS: of a span of days; %s is "17:00–22:00" */
  return g_strdup_printf (C_("rule", "each day %s"), clock);
}
