/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>
#include <string.h>

#include "app/rules/rule-draft-private.h"
#include "core/calendar/recurrence.h"

/* A rule is read into a form of words by guessing its fields and writing the rule anew from them:
 * only if both say exactly the same is it that form. */

/* --- an RRULE in parts -------------------------------------------------------------------------
 */

/* What intervals are counted from as long as no first date is known. */
static SkvDay
anchor_day (const SkvRule *rule)
{
  if (rule->valid_from != SKV_DAY_NONE)
    return rule->valid_from;
  for (guint i = 0; rule->restart[i] != NULL; i++)
    {
      SkvDay day = skv_day_parse (rule->restart[i]);

      if (day != SKV_DAY_NONE)
        return day;
    }
  return skv_day_from_ymd (2024, 1, 1);
}

/* "" if it is no recurrence (transfer full) */
static char *
canonical_rrule (const SkvRule *rule)
{
  g_autoptr (SkvRecurrence) recurrence = NULL;

  if (rule->rrule != NULL)
    recurrence = skv_recurrence_parse (rule->rrule, anchor_day (rule), NULL);
  return recurrence != NULL ? skv_recurrence_format (recurrence) : g_strdup ("");
}

/* the value of a part, up to the next semicolon (transfer full) (nullable) */
static char *
get_part (const char *rrule, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (rrule, ";", -1);
  gsize length = strlen (name);

  for (char **part = parts; *part != NULL; part++)
    {
      if (strncmp (*part, name, length) == 0 && (*part)[length] == '=')
        return g_strdup (*part + length + 1);
    }
  return NULL;
}

/* the first number of a part; 0 if there is none */
static int
get_number (const char *rrule, const char *name)
{
  g_autofree char *part = get_part (rrule, name);

  return part != NULL ? atoi (part) : 0;
}

static int
find_weekday (const char *code)
{
  static const char *const codes[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

  for (int i = 0; i < 7; i++)
    {
      if (g_str_has_prefix (code, codes[i]))
        return i + 1;
    }
  return 0;
}

/* "2TU": 2 and Tuesday; FALSE if it is none of a month's first five */
static gboolean
read_ordinal (const char *text, int *n, int *weekday)
{
  *n = g_ascii_isdigit (*text) ? *text - '0' : 0;
  *weekday = *n > 0 ? find_weekday (text + 1) : 0;
  return *n >= 1 && *n <= 5 && *weekday > 0;
}

/* --- guesses -----------------------------------------------------------------------------------
 */

static void
guess_nth_weekday (SkvRuleWords *words, const SkvRule *rule, const char *rrule)
{
  g_autofree char *days = get_part (rrule, "BYDAY");
  g_auto (GStrv) each = g_strsplit (days != NULL ? days : "", ",", -1);
  int n, weekday, ordinals = 0;

  for (char **day = each; *day != NULL; day++)
    {
      if (!read_ordinal (*day, &n, &weekday))
        return;
      ordinals |= 1 << (n - 1);
      words->numbers[SKV_RULE_NUMBER_WEEKDAY] = weekday;
    }
  words->numbers[SKV_RULE_NUMBER_ORDINALS] = ordinals;
}

static void
guess_weekday (SkvRuleWords *words, const SkvRule *rule, const char *rrule)
{
  g_autofree char *days = get_part (rrule, "BYDAY");
  const char *code = days != NULL ? days : "";
  int weekday;

  if (g_str_has_prefix (code, "-1"))
    code += 2;
  weekday = find_weekday (code);
  if (weekday > 0)
    words->numbers[SKV_RULE_NUMBER_WEEKDAY] = weekday;
}

static void
guess_on_or_after (SkvRuleWords *words, const SkvRule *rule, const char *rrule)
{
  guess_weekday (words, rule, rrule);
  skv_rule_words_set_number_text (words, SKV_RULE_TEXT_DAY, get_number (rrule, "BYMONTHDAY"));
}

static void
guess_every_n_weeks (SkvRuleWords *words, const SkvRule *rule, const char *rrule)
{
  g_autofree char *days = get_part (rrule, "BYDAY");
  g_auto (GStrv) each = g_strsplit (days != NULL ? days : "", ",", -1);
  int weekdays = 0;

  for (char **day = each; *day != NULL; day++)
    {
      int weekday = find_weekday (*day);

      if (weekday > 0)
        weekdays |= 1 << (weekday - 1);
    }
  words->numbers[SKV_RULE_NUMBER_WEEKDAYS] = weekdays;
  skv_rule_words_set_number_text (words, SKV_RULE_TEXT_INTERVAL,
                                  MAX (get_number (rrule, "INTERVAL"), 1));
}

static void
guess_patch_tuesday (SkvRuleWords *words, const SkvRule *rule, const char *rrule)
{
  int shift = rule->days->len > 0 ? g_array_index (rule->days, int, 0) : 0;

  /* Without days after it, it is the second Tuesday and no more. */
  if (shift <= 0)
    shift = -1;
  skv_rule_words_set_number_text (words, SKV_RULE_TEXT_PATCH_DAYS, shift);
  skv_rule_words_read_days (words, rule, shift);
}

static void
guess_iso_week (SkvRuleWords *words, const SkvRule *rule, const char *rrule)
{
  g_autofree char *weeks = get_part (rrule, "BYWEEKNO");
  g_auto (GStrv) each = g_strsplit (weeks != NULL ? weeks : "", ",", -1);
  g_autofree char *text = g_strjoinv (", ", each);

  guess_weekday (words, rule, rrule);
  skv_rule_words_set_text (words, SKV_RULE_TEXT_WEEKS, text);
}

static void
guess_month_days (SkvRuleWords *words, const SkvRule *rule, const char *rrule)
{
  g_autofree char *days = get_part (rrule, "BYMONTHDAY");
  g_auto (GStrv) each = g_strsplit (days != NULL ? days : "", ",", -1);
  g_autofree char *text = g_strjoinv (", ", each);

  skv_rule_words_set_text (words, SKV_RULE_TEXT_MONTH_DAYS, text);
}

static void
guess_last_weeks (SkvRuleWords *words, const SkvRule *rule, const char *rrule)
{
  g_autofree char *weekday = get_part (rrule, "BYDAY");

  words->numbers[SKV_RULE_NUMBER_MONTH] = get_number (rrule, "BYMONTH");
  words->numbers[SKV_RULE_NUMBER_READING] =
    weekday != NULL ? SKV_WEEK_MONDAYS : SKV_WEEK_SEVEN_DAYS;
  skv_rule_words_set_number_text (words, SKV_RULE_TEXT_N_WEEKS, rule->length_days / 7);
}

static void
guess_nth_week (SkvRuleWords *words, const SkvRule *rule, const char *rrule)
{
  g_autofree char *day = get_part (rrule, "BYDAY");
  int n, weekday;

  words->numbers[SKV_RULE_NUMBER_MONTH] = get_number (rrule, "BYMONTH");
  words->numbers[SKV_RULE_NUMBER_WEEK_DAYS] = rule->length_days;
  if (day == NULL)
    {
      words->numbers[SKV_RULE_NUMBER_READING] = SKV_WEEK_SEVEN_DAYS;
      words->numbers[SKV_RULE_NUMBER_ORDINAL] = (get_number (rrule, "BYMONTHDAY") + 6) / 7;
      return;
    }
  if (!read_ordinal (day, &n, &weekday))
    return;
  words->numbers[SKV_RULE_NUMBER_ORDINAL] = n;
  words->numbers[SKV_RULE_NUMBER_READING] = weekday == SKV_MONDAY     ? SKV_WEEK_MONDAYS
                                            : weekday == SKV_THURSDAY ? SKV_WEEK_MOST
                                                                      : SKV_WEEK_FIRST_DAY;
}

static void
guess_yearly_range (SkvRuleWords *words, const SkvRule *rule, const char *rrule)
{
  int month = get_number (rrule, "BYMONTH"), day = get_number (rrule, "BYMONTHDAY");
  SkvDay first = skv_day_from_ymd (2023, CLAMP (month, 1, 12), CLAMP (day, 1, 31));

  g_free (words->texts[SKV_RULE_TEXT_FIRST_DAY]);
  words->texts[SKV_RULE_TEXT_FIRST_DAY] = g_strdup_printf ("%02d-%02d", month, day);
  if (rule->ends_on != NULL || first == SKV_DAY_NONE || rule->length_days < 1)
    return;
  /* A length in days comes to the same end as long as no 29 February is within. */
  skv_day_to_ymd (first + CLAMP (rule->length_days, 1, 366) - 1, NULL, &month, &day);
  g_free (words->texts[SKV_RULE_TEXT_LAST_DAY]);
  words->texts[SKV_RULE_TEXT_LAST_DAY] = g_strdup_printf ("%02d-%02d", month, day);
}

/* --- is the guess right? -----------------------------------------------------------------------
 */

static int
day_at (const SkvRule *rule, guint i)
{
  return rule->days->len > 0 ? g_array_index (rule->days, int, i) : 0;
}

/* Days from the first of the range that @rule is to its end, in the year that begins then */
static int
range_length (const SkvRule *rule, int year)
{
  int month = get_number (rule->rrule, "BYMONTH"), day = get_number (rule->rrule, "BYMONTHDAY");
  int end_month = 0, end_day = 0;
  SkvDay first = skv_day_from_ymd (year, month, day), last;

  if (!skv_rule_parse_day_of_year (rule->ends_on, &end_month, &end_day))
    return -1;
  last = skv_day_from_ymd (year, end_month, end_day);
  if (last < first)
    last = skv_day_from_ymd (year + 1, end_month, end_day);
  return first != SKV_DAY_NONE && last != SKV_DAY_NONE ? last - first + 1 : -1;
}

static gboolean
lasts_alike (const SkvRule *rule, const SkvRule *written)
{
  if (rule->start != written->start || rule->duration != written->duration)
    return FALSE;
  if (written->ends_on != NULL && rule->ends_on == NULL)
    {
      for (int year = 2022; year <= 2024; year++)
        {
          if (range_length (written, year) != rule->length_days)
            return FALSE;
        }
      return TRUE;
    }
  if (g_strcmp0 (rule->ends_on, written->ends_on) != 0)
    return FALSE;
  return rule->ends_on != NULL || rule->start >= 0 || rule->length_days == written->length_days;
}

/* "Every year in June" and "every month, but only in June" are the same if the days are named by
 * their place in the month. */
static char *
comparable_rrule (const SkvRule *rule)
{
  g_autofree char *rrule = canonical_rrule (rule);
  gboolean yearly = g_str_has_prefix (rrule, "FREQ=YEARLY;");
  gboolean by_month = strstr (rrule, ";BYMONTH=") != NULL;
  gboolean by_day = strstr (rrule, ";BYDAY=") != NULL || strstr (rrule, ";BYMONTHDAY=") != NULL;

  if (!yearly || !by_month || !by_day || strstr (rrule, ";INTERVAL=") != NULL ||
      strstr (rrule, ";BYSETPOS=") != NULL || strstr (rrule, ";BYWEEKNO=") != NULL ||
      strstr (rrule, ";BYYEARDAY=") != NULL)
    return g_steal_pointer (&rrule);
  return g_strconcat ("FREQ=MONTHLY;", rrule + strlen ("FREQ=YEARLY;"), NULL);
}

static gboolean
says_the_same (const SkvRule *rule, const SkvRule *written)
{
  g_autofree char *a = comparable_rrule (rule);
  g_autofree char *b = comparable_rrule (written);

  if (*a == '\0' || strcmp (a, b) != 0)
    return FALSE;
  if (MAX (rule->days->len, 1) != MAX (written->days->len, 1))
    return FALSE;
  for (guint i = 0; i < MAX (rule->days->len, 1); i++)
    {
      if (day_at (rule, i) != day_at (written, i))
        return FALSE;
    }
  return g_strv_equal ((const char *const *) rule->restart,
                       (const char *const *) written->restart) &&
         lasts_alike (rule, written);
}

static void
copy_words (const SkvRuleWords *from, SkvRuleWords *to)
{
  *to = *from;
  for (int i = 0; i < SKV_RULE_N_TEXTS; i++)
    to->texts[i] = g_strdup (from->texts[i]);
  for (int i = 0; i < SKV_RULE_N_LISTS; i++)
    to->lists[i] = g_strdupv (from->lists[i]);
}

static void
clear_words (SkvRuleWords *words)
{
  for (int i = 0; i < SKV_RULE_N_TEXTS; i++)
    g_free (words->texts[i]);
  for (int i = 0; i < SKV_RULE_N_LISTS; i++)
    g_strfreev (words->lists[i]);
}

/* in the order in which they are tried: what says more comes first */
static const struct
{
  SkvAnchor anchor;
  void (*guess) (SkvRuleWords *words, const SkvRule *rule, const char *rrule);
} guesses[] = {
  { SKV_ANCHOR_LAST_WEEKS, guess_last_weeks },
  { SKV_ANCHOR_NTH_WEEK, guess_nth_week },
  { SKV_ANCHOR_PATCH_TUESDAY, guess_patch_tuesday },
  { SKV_ANCHOR_NTH_WEEKDAY, guess_nth_weekday },
  { SKV_ANCHOR_ON_OR_AFTER, guess_on_or_after },
  { SKV_ANCHOR_LAST_WEEKDAY, guess_weekday },
  { SKV_ANCHOR_MONTH_DAYS, guess_month_days },
  { SKV_ANCHOR_EVERY_N_WEEKS, guess_every_n_weeks },
  { SKV_ANCHOR_ISO_WEEK, guess_iso_week },
  { SKV_ANCHOR_YEARLY_RANGE, guess_yearly_range },
};

void
skv_rule_words_read_recurrence (SkvRuleWords *words, const SkvRule *rule)
{
  g_autofree char *rrule = canonical_rrule (rule);

  for (gsize i = 0; i < G_N_ELEMENTS (guesses); i++)
    {
      SkvRuleWords guessed;
      SkvRule *written;
      gboolean same;

      copy_words (words, &guessed);
      guessed.numbers[SKV_RULE_NUMBER_ANCHOR] = (int) guesses[i].anchor;
      guesses[i].guess (&guessed, rule, rrule);
      written = skv_record_copy (rule);
      skv_rule_words_write (&guessed, written, NULL);
      same = says_the_same (rule, written);
      skv_record_unref (written);
      if (same)
        {
          clear_words (words);
          *words = guessed;
          return;
        }
      clear_words (&guessed);
    }
  words->numbers[SKV_RULE_NUMBER_ANCHOR] = SKV_ANCHOR_OTHER;
}
