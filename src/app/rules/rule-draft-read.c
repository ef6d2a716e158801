/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/rules/rule-draft-private.h"

#include <string.h>

#include "app/draft-text.h"

void
skv_rule_words_set_number_text (SkvRuleWords *words, SkvRuleText field, int number)
{
  g_free (words->texts[field]);
  words->texts[field] = g_strdup_printf ("%d", number);
}

/* evenings in a row, counted from @shift days after the base date, or else their offsets */
void
skv_rule_words_read_days (SkvRuleWords *words, const SkvRule *rule, int shift)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_a_row = TRUE;
  guint n = MAX (rule->days->len, 1);

  for (guint i = 0; i < n; i++)
    {
      int day = (rule->days->len > 0 ? g_array_index (rule->days, int, i) : 0) - shift;

      in_a_row = in_a_row && day == (int) i;
      g_string_append_printf (text, "%s%d", i > 0 ? ", " : "", day);
    }
  words->numbers[SKV_RULE_NUMBER_EVENINGS] = in_a_row && n <= 5 ? (int) n : 0;
  skv_rule_words_set_text (words, SKV_RULE_TEXT_OFFSETS, text->str);
}

/* --- the rest ----------------------------------------------------------------------------------
 */

/* What a form of words begins with if it is chosen later. */
static void
set_defaults (SkvRuleWords *words)
{
  static const struct
  {
    SkvRuleText field;
    const char *text;
  } texts[] = {
    { SKV_RULE_TEXT_INTERVAL, "2" },    { SKV_RULE_TEXT_PATCH_DAYS, "8" },
    { SKV_RULE_TEXT_N_WEEKS, "2" },     { SKV_RULE_TEXT_WORKING_DAY, "1" },
    { SKV_RULE_TEXT_FROM, "10" },       { SKV_RULE_TEXT_TO, "1" },
    { SKV_RULE_TEXT_START, "17:00" },   { SKV_RULE_TEXT_END, "22:00" },
    { SKV_RULE_TEXT_LENGTH_DAYS, "1" },
  };

  for (int i = 0; i < SKV_RULE_N_TEXTS; i++)
    skv_rule_words_set_text (words, i, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    skv_rule_words_set_text (words, texts[i].field, texts[i].text);
  memset (words->numbers, 0, sizeof words->numbers);
  words->numbers[SKV_RULE_NUMBER_ORDINALS] = 1;
  words->numbers[SKV_RULE_NUMBER_ORDINAL] = 1;
  words->numbers[SKV_RULE_NUMBER_WEEKDAY] = SKV_WEDNESDAY;
  words->numbers[SKV_RULE_NUMBER_WEEKDAYS] = 1 << (SKV_TUESDAY - 1);
  words->numbers[SKV_RULE_NUMBER_READING] = SKV_WEEK_MONDAYS;
  words->numbers[SKV_RULE_NUMBER_WEEK_DAYS] = 7;
  words->numbers[SKV_RULE_NUMBER_FROM_SIDE] = -1;
  words->numbers[SKV_RULE_NUMBER_TO_SIDE] = -1;
  words->numbers[SKV_RULE_NUMBER_EVENINGS] = 1;
  for (int i = 0; i < SKV_RULE_N_LISTS; i++)
    skv_set_texts (&words->lists[i], NULL);
}

static void
set_day_text (SkvRuleWords *words, SkvRuleText field, SkvDay day)
{
  g_autofree char *text = day != SKV_DAY_NONE ? skv_day_format (day) : NULL;

  skv_rule_words_set_text (words, field, text);
}

static void
read_restart (SkvRuleWords *words, const SkvRule *rule)
{
  g_autoptr (GString) dates = g_string_new (NULL);
  g_autoptr (GStrvBuilder) lanes = g_strv_builder_new ();

  for (char **word = rule->restart; *word != NULL; word++)
    {
      if (strcmp (*word, "skip-months") == 0)
        words->numbers[SKV_RULE_NUMBER_RESTART] = TRUE;
      else if (g_str_has_prefix (*word, "lane:"))
        g_strv_builder_add (lanes, *word + strlen ("lane:"));
      else
        g_string_append_printf (dates, "%s%s", dates->len > 0 ? ", " : "", *word);
    }
  g_strfreev (words->lists[SKV_RULE_LIST_RESTART_LANES]);
  words->lists[SKV_RULE_LIST_RESTART_LANES] = g_strv_builder_end (lanes);
  skv_rule_words_set_text (words, SKV_RULE_TEXT_RESTART_DATES, dates->str);
}

static void
read_times (SkvRuleWords *words, const SkvRule *rule)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  words->numbers[SKV_RULE_NUMBER_ALL_DAY] = rule->start < 0;
  skv_rule_words_set_text (words, SKV_RULE_TEXT_LAST_DAY, rule->ends_on);
  if (rule->length_days > 0)
    skv_rule_words_set_number_text (words, SKV_RULE_TEXT_LENGTH_DAYS, rule->length_days);
  if (rule->start < 0)
    return;
  start = skv_clock_format (rule->start);
  end = rule->duration <= 24 * 60 ? skv_clock_format ((rule->start + rule->duration) % (24 * 60))
                                  : skv_draft_format_length (rule->duration);
  skv_rule_words_set_text (words, SKV_RULE_TEXT_START, start);
  skv_rule_words_set_text (words, SKV_RULE_TEXT_END, end);
}

static void
read_plain (SkvRuleWords *words, const SkvRule *rule)
{
  skv_rule_words_set_text (words, SKV_RULE_TEXT_TITLE, rule->title);
  skv_rule_words_set_text (words, SKV_RULE_TEXT_LANE, rule->lane);
  skv_rule_words_set_text (words, SKV_RULE_TEXT_REASON, rule->reason);
  skv_rule_words_set_text (words, SKV_RULE_TEXT_EFFECT, rule->effect);
  set_day_text (words, SKV_RULE_TEXT_VALID_FROM, rule->valid_from);
  set_day_text (words, SKV_RULE_TEXT_VALID_UNTIL, rule->valid_until);
  if (rule->not_before_day != 0)
    skv_rule_words_set_number_text (words, SKV_RULE_TEXT_NOT_BEFORE, rule->not_before_day);
  if (rule->yearly_budget != 0)
    skv_rule_words_set_number_text (words, SKV_RULE_TEXT_BUDGET, rule->yearly_budget);
  words->numbers[SKV_RULE_NUMBER_IF_NONE] = (int) rule->if_none;
  words->numbers[SKV_RULE_NUMBER_SAME_MONTH] = rule->same_month != FALSE;
  for (guint i = 0; i < rule->skip_months->len; i++)
    {
      int month = g_array_index (rule->skip_months, int, i);

      if (month >= 1 && month <= 12)
        words->numbers[SKV_RULE_NUMBER_SKIP_MONTHS] |= 1 << (month - 1);
    }
  skv_set_texts (&words->lists[SKV_RULE_LIST_AVOID], (const char *const *) rule->avoid);
  skv_set_texts (&words->lists[SKV_RULE_LIST_TRY], (const char *const *) rule->try_);
  skv_set_texts (&words->lists[SKV_RULE_LIST_SYSTEMS], (const char *const *) rule->systems);
  skv_set_texts (&words->lists[SKV_RULE_LIST_ORGANISATIONS],
                 (const char *const *) rule->organisations);
}

static void
read_dates (SkvRuleWords *words, const SkvRule *rule)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rule->dates->len; i++)
    {
      SkvDay day = g_array_index (rule->dates, SkvDay, i);
      g_autofree char *date = day != SKV_DAY_NONE ? skv_day_format (day) : g_strdup ("?");

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", date);
    }
  skv_rule_words_set_text (words, SKV_RULE_TEXT_DATES, text->str);
  words->numbers[SKV_RULE_NUMBER_ANCHOR] = SKV_ANCHOR_DATES;
}

static void
read_relative (SkvRuleWords *words, const SkvRule *rule)
{
  words->numbers[SKV_RULE_NUMBER_ANCHOR] = SKV_ANCHOR_RELATIVE;
  skv_rule_words_set_text (words, SKV_RULE_TEXT_RELATIVE_LANE, rule->relative_lane);
  skv_rule_words_set_text (words, SKV_RULE_TEXT_RELATIVE_TITLE, rule->relative_title);
  skv_rule_words_set_number_text (words, SKV_RULE_TEXT_FROM, ABS (rule->relative_from));
  skv_rule_words_set_number_text (words, SKV_RULE_TEXT_TO, ABS (rule->relative_to));
  words->numbers[SKV_RULE_NUMBER_FROM_SIDE] = rule->relative_from <= 0 ? -1 : 1;
  words->numbers[SKV_RULE_NUMBER_TO_SIDE] = rule->relative_to < 0 ? -1 : 1;
  words->numbers[SKV_RULE_NUMBER_WORKING] = rule->relative_working_days != FALSE;
}

static void
read_working_day (SkvRuleWords *words, const SkvRule *rule)
{
  words->numbers[SKV_RULE_NUMBER_ANCHOR] = SKV_ANCHOR_WORKING_DAY;
  words->numbers[SKV_RULE_NUMBER_FROM_END] = rule->working_day < 0;
  if (rule->working_day != 0)
    skv_rule_words_set_number_text (words, SKV_RULE_TEXT_WORKING_DAY, ABS (rule->working_day));
}

void
skv_rule_words_read (SkvRuleWords *words, const SkvRule *rule)
{
  set_defaults (words);
  read_plain (words, rule);
  read_times (words, rule);
  skv_rule_words_read_days (words, rule, 0);
  read_restart (words, rule);
  skv_rule_words_set_text (words, SKV_RULE_TEXT_RRULE, rule->rrule);
  switch (rule->base)
    {
    case SKV_BASE_DATES:
      read_dates (words, rule);
      return;
    case SKV_BASE_RELATIVE:
      read_relative (words, rule);
      return;
    case SKV_BASE_WORKING_DAY:
      read_working_day (words, rule);
      return;
    case SKV_BASE_RRULE:
      break;
    }
  /* a new one */
  if (rule->rrule == NULL)
    words->numbers[SKV_RULE_NUMBER_ANCHOR] =
      rule->start < 0 ? SKV_ANCHOR_YEARLY_RANGE : SKV_ANCHOR_NTH_WEEKDAY;
  else
    skv_rule_words_read_recurrence (words, rule);
}
