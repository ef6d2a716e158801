/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/rule-sentence-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

/* "the second Tuesday" as "The second Tuesday" */
static char *
with_capital (const char *words)
{
  char first[7] = "";

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (words)), first);
  return g_strconcat (first, g_utf8_next_char (words), NULL);
}

/* @clause (transfer full) (nullable: nothing to say) */
static void
add_sentence (GString *text, char *clause)
{
  g_autofree char *words = clause;
  g_autofree char *sentence = NULL;

  if (words == NULL || *words == '\0')
    return;
  sentence = with_capital (words);
  g_string_append_printf (text, "%s%s.", text->len > 0 ? " " : "", sentence);
}

/* @clause (transfer full) (nullable) */
static void
add_clause (GString *text, char *clause)
{
  if (clause != NULL)
    g_string_append_printf (text, ", %s", clause);
  g_free (clause);
}

/* "every month, the second Tuesday and the day after it" */
static char *
base_words (const SkvRuleWhen *when, const SkvRule *rule, gboolean brief)
{
  g_autofree char *days = skv_rule_days_words (when, rule);
  gboolean shifted = rule->days != NULL && rule->days->len == 1;

  if (when->period == NULL || (brief && when->plain_month))
    return g_steal_pointer (&days);
  if (when->is_date && (!shifted || g_array_index (rule->days, int, 0) == 0))
    /* TRANSLATORS: period and dates: "every year on 24 December" */
    return g_strdup_printf (C_("rule", "%1$s on %2$s"), when->period, days);
  /* TRANSLATORS: period and days: "every month, the second Tuesday" */
  return g_strdup_printf (C_("rule", "%1$s, %2$s"), when->period, days);
}

static char *
counted_words (const SkvRule *rule)
{
  g_autofree char *day = skv_words_day_month_year (rule->valid_from);

  /* TRANSLATORS: of "every other Tuesday": the date of the first */
  return g_strdup_printf (C_("rule", "counted from %s"), day);
}

static char *
until_words (SkvDay until)
{
  g_autofree char *day = skv_words_day_month_year (until);

  /* TRANSLATORS: the date after which it does not come again, itself included */
  return g_strdup_printf (C_("rule", "no later than %s"), day);
}

static char *
when_words (SkvPlan *plan, const SkvRule *rule, gboolean *counted)
{
  SkvRuleWhen when;
  GString *text = g_string_new (NULL);
  g_autofree char *base = NULL;

  skv_rule_when_init (&when, plan, rule);
  *counted = when.counted;
  if (when.set == NULL)
    g_string_append (text, C_("rule", "no dates yet"));
  else
    {
      base = base_words (&when, rule, FALSE);
      g_string_append (text, base);
    }
  if (when.counted)
    add_clause (text, counted_words (rule));
  if (when.count > 0)
    add_clause (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d time in all",
                                                    "%d times in all", (gulong) when.count),
                                       when.count));
  if (when.until != SKV_DAY_NONE)
    add_clause (text, until_words (when.until));
  add_clause (text, skv_rule_time_words (&when, rule, when.set == NULL));
  skv_rule_when_clear (&when);
  return g_string_free (text, FALSE);
}

/* NULL if it is no word that is known */
static char *
avoided_words (SkvPlan *plan, const char *word, const char *before)
{
  if (g_str_equal (word, "public-holiday"))
    return g_strdup (C_("rule", "on a public holiday"));
  if (g_str_equal (word, "holiday-eve"))
    /* TRANSLATORS: "one" is the public holiday that was just spoken of */
    return g_strdup (g_strcmp0 (before, "public-holiday") == 0
                       ? C_("rule", "on the day before one")
                       : C_("rule", "on the day before a public holiday"));
  if (g_str_equal (word, "half-day"))
    return g_strdup (C_("rule", "on a half-day"));
  if (g_str_equal (word, "weekend"))
    return g_strdup (C_("rule", "at the weekend"));
  if (g_str_equal (word, "school-holiday"))
    return g_strdup (C_("rule", "in the school holidays"));
  if (g_str_has_prefix (word, "lane:") && word[5] != '\0')
    /* TRANSLATORS: %s is the title of a lane, as "Freezes" */
    return g_strdup_printf (C_("rule", "on a day with “%s”"),
                            skv_plan_lane_title (plan, word + 5));
  return NULL;
}

/* "neither on a public holiday nor on the day before one"; NULL if nothing is avoided */
static char *
avoid_words (SkvPlan *plan, const SkvRule *rule)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; rule->avoid != NULL && rule->avoid[i] != NULL; i++)
    {
      char *words = avoided_words (plan, rule->avoid[i], i > 0 ? rule->avoid[i - 1] : NULL);

      if (words != NULL)
        g_ptr_array_add (parts, words);
    }
  if (parts->len == 0)
    return NULL;
  if (parts->len == 2)
    /* TRANSLATORS: "neither on a public holiday nor at the weekend" */
    return g_strdup_printf (C_("rule", "neither %1$s nor %2$s"),
                            (char *) g_ptr_array_index (parts, 0),
                            (char *) g_ptr_array_index (parts, 1));
  list = skv_words_join_or (parts);
  /* TRANSLATORS: "not on a public holiday, at the weekend or on a half-day" */
  return g_strdup_printf (C_("rule", "not %s"), list);
}

/* "else one day earlier, else one week later"; NULL if nothing else is tried */
static char *
try_words (const SkvRule *rule)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; rule->try_ != NULL && rule->try_[i] != NULL; i++)
    {
      g_autofree char *offset = NULL;
      int days;

      if (!skv_offset_parse (rule->try_[i], &days))
        continue;
      offset = skv_words_offset (days);
      g_string_append (text, text->len > 0 ? ", " : "");
      /* TRANSLATORS: %s is "one day earlier", "2 weeks later": what is tried next */
      g_string_append_printf (text, C_("rule", "else %s"), offset);
    }
  return g_string_free (text, text->len == 0);
}

static char *
shift_words (SkvPlan *plan, const SkvRule *rule)
{
  g_autofree char *avoid = avoid_words (plan, rule);
  g_autofree char *try = try_words (rule);

  if (avoid == NULL)
    return g_steal_pointer (&try);
  if (try == NULL)
    return g_steal_pointer (&avoid);
  /* TRANSLATORS: "not on a public holiday: else one day earlier" */
  return g_strdup_printf (C_("rule", "%1$s: %2$s"), avoid, try);
}

static char *
not_before_words (const SkvRule *rule)
{
  g_autofree char *day = NULL;

  if (skv_words_ordinal (rule->not_before_day) == NULL)
    return NULL;
  day = skv_words_month_day (rule->not_before_day);
  /* TRANSLATORS: %s is "the 12th" */
  return g_strdup_printf (C_("rule", "never before %s of the month"), day);
}

static char *
skip_words (const SkvRule *rule)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; rule->skip_months != NULL && i < rule->skip_months->len; i++)
    {
      int month = g_array_index (rule->skip_months, int, i);

      if (month >= 1 && month <= 12)
        g_ptr_array_add (names, (gpointer) skv_words_month (month));
    }
  if (names->len == 0)
    return NULL;
  list = skv_words_join_or (names);
  /* TRANSLATORS: one or more months: "not in July or August" */
  return g_strdup_printf (C_("rule", "not in %s"), list);
}

static char *
one_restart (SkvPlan *plan, const char *word)
{
  SkvDay day = skv_day_parse (word);
  g_autofree char *words = NULL;

  if (day != SKV_DAY_NONE)
    {
      words = skv_words_day_month_year (day);
      /* TRANSLATORS: "counted anew from 12 August 2025" */
      return g_strdup_printf (C_("counted anew", "from %s"), words);
    }
  if (g_str_equal (word, "skip-months"))
    /* TRANSLATORS: "counted anew after the months left out" */
    return g_strdup (C_("counted anew", "after the months left out"));
  if (!g_str_has_prefix (word, "lane:") || word[5] == '\0')
    return NULL;
  words = g_strdup_printf (C_("rule", "each event in “%s”"), skv_plan_lane_title (plan, word + 5));
  /* TRANSLATORS: "counted anew after each event in “Freezes”" */
  return g_strdup_printf (C_("counted anew", "after %s"), words);
}

static char *
restart_words (SkvPlan *plan, const SkvRule *rule)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; rule->restart != NULL && rule->restart[i] != NULL; i++)
    {
      char *words = one_restart (plan, rule->restart[i]);

      if (words != NULL)
        g_ptr_array_add (parts, words);
    }
  if (parts->len == 0)
    return NULL;
  list = skv_words_join_and (parts);
  /* TRANSLATORS: of "every other Tuesday": where the counting begins anew, with the first date that
   * is possible */
  return g_strdup_printf (C_("rule", "counted anew %s"), list);
}

/* @counted: the first day is told already */
static char *
valid_words (const SkvRule *rule, gboolean counted)
{
  gboolean has_first = rule->valid_from != SKV_DAY_NONE && !counted;
  g_autofree char *from = has_first ? skv_words_day_month_year (rule->valid_from) : NULL;
  g_autofree char *until = NULL;

  if (rule->valid_until != SKV_DAY_NONE)
    until = skv_words_day_month_year (rule->valid_until);
  if (from != NULL && until != NULL)
    /* TRANSLATORS: the first and the last date of a rule, both included */
    return g_strdup_printf (C_("rule", "from %1$s until %2$s"), from, until);
  if (from != NULL)
    return g_strdup_printf (C_("rule", "from %s"), from);
  return until != NULL ? g_strdup_printf (C_("rule", "until %s"), until) : NULL;
}

char *
skv_rule_sentence (SkvPlan *plan, const SkvRule *rule)
{
  GString *text;
  gboolean counted;

  g_return_val_if_fail (SKV_IS_PLAN (plan), g_strdup (""));
  g_return_val_if_fail (rule != NULL, g_strdup (""));

  text = g_string_new (NULL);
  add_sentence (text, when_words (plan, rule, &counted));
  add_sentence (text, shift_words (plan, rule));
  if (rule->if_none == SKV_IF_NONE_LEAVE_OUT)
    add_sentence (text, g_strdup (C_("rule", "if nothing fits, it is left out")));
  add_sentence (text, not_before_words (rule));
  if (rule->same_month)
    add_sentence (text, g_strdup (C_("rule", "never outside the month")));
  add_sentence (text, skip_words (rule));
  add_sentence (text, restart_words (plan, rule));
  add_sentence (text, valid_words (rule, counted));
  return g_string_free (text, FALSE);
}

char *
skv_rule_sentence_short (SkvPlan *plan, const SkvRule *rule)
{
  SkvRuleWhen when;
  GString *text;
  g_autofree char *base = NULL, *clause = NULL;
  const char *article;

  g_return_val_if_fail (SKV_IS_PLAN (plan), g_strdup (""));
  g_return_val_if_fail (rule != NULL, g_strdup (""));

  skv_rule_when_init (&when, plan, rule);
  base = when.set != NULL ? base_words (&when, rule, TRUE) : g_strdup (C_("rule", "no dates yet"));
  /* TRANSLATORS: with the blank after it. A short rule in a list loses it at its beginning: "First
   * Wednesday on or after the 12th". */
  article = C_("article that a short rule leaves out", "the ");
  clause = with_capital (g_str_has_prefix (base, article) ? base + strlen (article) : base);
  text = g_string_new (clause);
  add_clause (text, skv_rule_time_words (&when, rule, TRUE));
  skv_rule_when_clear (&when);
  return g_string_free (text, FALSE);
}
