/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/rules/rule-draft-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/draft-text.h"

/* A weekday on or after a later day than this may lie in the next month. */
#define LAST_DAY_TO_COUNT_FROM 25
#define LONGEST_LENGTH_DAYS 366

static const char *const weekday_codes[] = { "", "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

/* --- base dates --------------------------------------------------------------------------------
 */

static void set_rrule (SkvRule *rule, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
set_rrule (SkvRule *rule, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_free (rule->rrule);
  rule->rrule = g_strdup_vprintf (format, args);
  va_end (args);
}

static const char *
weekday_code (const SkvRuleWords *words)
{
  return weekday_codes[CLAMP (words->numbers[SKV_RULE_NUMBER_WEEKDAY], 1, 7)];
}

static void
write_nth_weekday (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  g_autoptr (GString) days = g_string_new (NULL);

  for (int n = 1; n <= 5; n++)
    {
      if (words->numbers[SKV_RULE_NUMBER_ORDINALS] & (1 << (n - 1)))
        g_string_append_printf (days, "%s%d%s", days->len > 0 ? "," : "", n, weekday_code (words));
    }
  if (days->len > 0)
    set_rrule (rule, "FREQ=MONTHLY;BYDAY=%s", days->str);
  else if (notes != NULL)
    {
      notes->valid = FALSE;
      g_free (notes->other);
      notes->other = g_strdup (_("Choose which of the month's weekdays it is."));
    }
}

static void
write_on_or_after (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  int day =
    skv_rule_words_take_number (words, SKV_RULE_TEXT_DAY, 1, LAST_DAY_TO_COUNT_FROM, 0, notes);
  g_autoptr (GString) days = g_string_new (NULL);

  for (int i = 0; day > 0 && i < 7; i++)
    g_string_append_printf (days, "%s%d", i > 0 ? "," : "", day + i);
  if (day > 0)
    set_rrule (rule, "FREQ=MONTHLY;BYDAY=%s;BYMONTHDAY=%s", weekday_code (words), days->str);
}

static void
write_restart (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GArray) dates = skv_rule_words_take_dates (words, SKV_RULE_TEXT_RESTART_DATES, notes);

  for (guint i = 0; i < dates->len; i++)
    {
      g_autofree char *date = skv_day_format (g_array_index (dates, SkvDay, i));

      g_strv_builder_add (builder, date);
    }
  if (words->numbers[SKV_RULE_NUMBER_RESTART])
    g_strv_builder_add (builder, "skip-months");
  for (char **lane = words->lists[SKV_RULE_LIST_RESTART_LANES]; *lane != NULL; lane++)
    {
      g_autofree char *word = g_strconcat ("lane:", *lane, NULL);

      g_strv_builder_add (builder, word);
    }
  g_strfreev (rule->restart);
  rule->restart = g_strv_builder_end (builder);
  if (words->numbers[SKV_RULE_NUMBER_RESTART] && words->numbers[SKV_RULE_NUMBER_SKIP_MONTHS] == 0)
    skv_rule_notes_add (notes, SKV_RULE_TEXT_RESTART_DATES,
                        _("It begins anew after months that are left out, but none is."));
}

static void
write_every_n_weeks (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  int interval = skv_rule_words_take_number (words, SKV_RULE_TEXT_INTERVAL, 1, 52, 0, notes);
  int weekdays = words->numbers[SKV_RULE_NUMBER_WEEKDAYS];
  g_autoptr (GString) days = g_string_new (NULL);

  for (int weekday = 1; weekday <= 7; weekday++)
    {
      if (weekdays & (1 << (weekday - 1)))
        g_string_append_printf (days, "%s%s", days->len > 0 ? "," : "", weekday_codes[weekday]);
    }
  if (days->len == 0 && notes != NULL)
    {
      notes->valid = FALSE;
      g_free (notes->other);
      notes->other = g_strdup (_("Choose at least one weekday."));
    }
  if (interval > 1 && rule->valid_from == SKV_DAY_NONE)
    skv_rule_notes_add (notes, SKV_RULE_TEXT_VALID_FROM,
                        _("Which weeks it is needs a first date to count from."));
  write_restart (words, rule, notes);
  if (days->len == 0 || interval == 0)
    return;
  if (interval == 1)
    set_rrule (rule, "FREQ=WEEKLY;BYDAY=%s", days->str);
  else
    set_rrule (rule, "FREQ=WEEKLY;INTERVAL=%d;BYDAY=%s", interval, days->str);
}

static void
write_iso_week (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  g_autoptr (GArray) weeks = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean right = skv_rule_parse_numbers (words->texts[SKV_RULE_TEXT_WEEKS], weeks);

  for (guint i = 0; i < weeks->len; i++)
    {
      int week = g_array_index (weeks, int, i);

      right = right && week >= 1 && week <= 53;
      g_string_append_printf (text, "%s%d", i > 0 ? "," : "", week);
    }
  if (right && weeks->len > 0)
    set_rrule (rule, "FREQ=YEARLY;BYWEEKNO=%s;BYDAY=%s", text->str, weekday_code (words));
  else
    skv_rule_notes_add (notes, SKV_RULE_TEXT_WEEKS,
                        _("Week numbers from 1 to 53, with commas between."));
}

static void
write_month_days (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean right = skv_rule_parse_numbers (words->texts[SKV_RULE_TEXT_MONTH_DAYS], days);

  for (guint i = 0; i < days->len; i++)
    {
      int day = g_array_index (days, int, i);

      right = right && day != 0 && ABS (day) <= 31;
      g_string_append_printf (text, "%s%d", i > 0 ? "," : "", day);
    }
  if (right && days->len > 0)
    set_rrule (rule, "FREQ=MONTHLY;BYMONTHDAY=%s", text->str);
  else
    skv_rule_notes_add (notes, SKV_RULE_TEXT_MONTH_DAYS,
                        _("Days from 1 to 31, with commas between; -1 is the last of the month."));
}

static char *
month_part (const SkvRuleWords *words)
{
  int month = words->numbers[SKV_RULE_NUMBER_MONTH];

  return month > 0 ? g_strdup_printf (";BYMONTH=%d", month) : g_strdup ("");
}

static void
set_days (SkvRule *rule, int offset, int n)
{
  g_array_set_size (rule->days, 0);
  for (int i = 0; i < n; i++)
    g_array_append_val (rule->days, (int){ offset + i });
  /* None is what { 0 } is. */
  if (n == 1 && offset == 0)
    g_array_set_size (rule->days, 0);
}

static void
write_last_weeks (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  int days = 7 * skv_rule_words_take_number (words, SKV_RULE_TEXT_N_WEEKS, 1, 4, 0, notes);
  g_autofree char *month = month_part (words);

  if (days == 0)
    return;
  rule->length_days = days;
  if (words->numbers[SKV_RULE_NUMBER_READING] == SKV_WEEK_SEVEN_DAYS)
    {
      set_rrule (rule, "FREQ=MONTHLY%s;BYMONTHDAY=-%d", month, days);
      return;
    }
  set_rrule (rule, "FREQ=MONTHLY%s;BYDAY=-1SU", month);
  set_days (rule, 1 - days, 1);
}

static void
write_nth_week (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  static const struct
  {
    const char *weekday; /* one that the week has in the month for certain */
    int monday;          /* from it */
  } readings[SKV_N_WEEK_READINGS] = {
    [SKV_WEEK_MONDAYS] = { "MO", 0 },
    [SKV_WEEK_MOST] = { "TH", -3 },
    [SKV_WEEK_FIRST_DAY] = { "SU", -6 },
  };
  int n = CLAMP (words->numbers[SKV_RULE_NUMBER_ORDINAL], 1, 5);
  int reading = CLAMP (words->numbers[SKV_RULE_NUMBER_READING], 0, SKV_N_WEEK_READINGS - 1);
  g_autofree char *month = month_part (words);

  if (reading == SKV_WEEK_SEVEN_DAYS)
    {
      rule->length_days = 7;
      set_rrule (rule, "FREQ=MONTHLY%s;BYMONTHDAY=%d", month, 7 * n - 6);
      return;
    }
  rule->length_days = words->numbers[SKV_RULE_NUMBER_WEEK_DAYS] == 5 ? 5 : 7;
  set_rrule (rule, "FREQ=MONTHLY%s;BYDAY=%d%s", month, n, readings[reading].weekday);
  set_days (rule, readings[reading].monday, 1);
}

static void
write_yearly_range (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  int month, day;

  if (skv_rule_parse_day_of_year (words->texts[SKV_RULE_TEXT_FIRST_DAY], &month, &day))
    set_rrule (rule, "FREQ=YEARLY;BYMONTH=%d;BYMONTHDAY=%d", month, day);
  else
    skv_rule_notes_add (notes, SKV_RULE_TEXT_FIRST_DAY,
                        _("A day of the year, month first: 12-15, or 15.12."));
  if (words->texts[SKV_RULE_TEXT_LAST_DAY][0] == '\0')
    skv_rule_notes_add (notes, SKV_RULE_TEXT_LAST_DAY,
                        _("A day of the year, month first: 12-15, or 15.12."));
}

static void
write_working_day (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  int n = skv_rule_words_take_number (words, SKV_RULE_TEXT_WORKING_DAY, 1, 23, 0, notes);

  rule->base = SKV_BASE_WORKING_DAY;
  rule->working_day = words->numbers[SKV_RULE_NUMBER_FROM_END] ? -n : n;
}

static void
write_dates (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  g_autoptr (GArray) dates = skv_rule_words_take_dates (words, SKV_RULE_TEXT_DATES, notes);

  rule->base = SKV_BASE_DATES;
  g_array_append_vals (rule->dates, dates->data, dates->len);
  if (dates->len == 0)
    skv_rule_notes_add (notes, SKV_RULE_TEXT_DATES,
                        _("Write at least one date, such as 2019-06-12."));
}

static void
write_relative (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  const char *lane = words->texts[SKV_RULE_TEXT_RELATIVE_LANE];
  const char *title = words->texts[SKV_RULE_TEXT_RELATIVE_TITLE];

  rule->base = SKV_BASE_RELATIVE;
  skv_set_text (&rule->relative_lane, *lane != '\0' ? lane : NULL);
  skv_set_text (&rule->relative_title, *title != '\0' ? title : NULL);
  rule->relative_from = skv_rule_words_take_number (words, SKV_RULE_TEXT_FROM, 0, 400, 0, notes) *
                        words->numbers[SKV_RULE_NUMBER_FROM_SIDE];
  rule->relative_to = skv_rule_words_take_number (words, SKV_RULE_TEXT_TO, 0, 400, 0, notes) *
                      words->numbers[SKV_RULE_NUMBER_TO_SIDE];
  rule->relative_working_days = words->numbers[SKV_RULE_NUMBER_WORKING] != 0;
}

static void
write_other (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  skv_set_text (&rule->rrule, words->texts[SKV_RULE_TEXT_RRULE]);
  write_restart (words, rule, NULL);
}

/* --- the rest ----------------------------------------------------------------------------------
 */

static void
clear_base (SkvRule *rule)
{
  rule->base = SKV_BASE_RRULE;
  g_clear_pointer (&rule->rrule, g_free);
  g_array_set_size (rule->dates, 0);
  g_clear_pointer (&rule->relative_lane, g_free);
  g_clear_pointer (&rule->relative_title, g_free);
  rule->relative_from = rule->relative_to = 0;
  rule->relative_working_days = FALSE;
  rule->working_day = 0;
  skv_set_texts (&rule->restart, NULL);
  g_array_set_size (rule->days, 0);
  g_clear_pointer (&rule->ends_on, g_free);
  rule->start = rule->duration = -1;
  rule->length_days = 0;
}

static void
write_days (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  int shift = 0, n = words->numbers[SKV_RULE_NUMBER_EVENINGS];

  if (words->numbers[SKV_RULE_NUMBER_ANCHOR] == SKV_ANCHOR_PATCH_TUESDAY)
    shift = skv_rule_words_take_number (words, SKV_RULE_TEXT_PATCH_DAYS, 0, 60, 0, notes);
  if (n > 0)
    {
      set_days (rule, shift, n);
      return;
    }
  if (!skv_rule_parse_numbers (words->texts[SKV_RULE_TEXT_OFFSETS], rule->days) ||
      rule->days->len == 0)
    skv_rule_notes_add (notes, SKV_RULE_TEXT_OFFSETS,
                        _("Days counted from the date above, ascending: 0, 1, 7."));
  for (guint i = 0; i < rule->days->len; i++)
    g_array_index (rule->days, int, i) += shift;
}

static void
write_times (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  const char *end_text = words->texts[SKV_RULE_TEXT_END];
  int start = skv_draft_parse_clock (words->texts[SKV_RULE_TEXT_START]);
  int end = skv_draft_parse_clock (end_text);
  int length = end < 0 ? skv_draft_parse_length (end_text, 60) : -1;

  if (start < 0 || start >= 24 * 60)
    skv_rule_notes_add (notes, SKV_RULE_TEXT_START, _("A time of day, such as 17:00."));
  if (end < 0 && length <= 0)
    skv_rule_notes_add (notes, SKV_RULE_TEXT_END,
                        _("A time of day, such as 22:00, or a length, such as 30 h."));
  if (start < 0 || start >= 24 * 60 || (end < 0 && length <= 0))
    return;
  rule->start = start;
  rule->duration = end < 0 ? length : end > start ? end - start : end + 24 * 60 - start;
}

/* all-day: an end of its own, or a length */
static void
write_length (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  int anchor = words->numbers[SKV_RULE_NUMBER_ANCHOR], month, day;
  const char *last = words->texts[SKV_RULE_TEXT_LAST_DAY];

  if (last[strspn (last, " ")] != '\0')
    {
      if (skv_rule_parse_day_of_year (last, &month, &day))
        rule->ends_on = g_strdup_printf ("%02d-%02d", month, day);
      else
        skv_rule_notes_add (notes, SKV_RULE_TEXT_LAST_DAY,
                            _("A day of the year, month first: 12-15, or 15.12."));
      return;
    }
  if (anchor != SKV_ANCHOR_RELATIVE && anchor != SKV_ANCHOR_YEARLY_RANGE)
    rule->length_days = skv_rule_words_take_number (words, SKV_RULE_TEXT_LENGTH_DAYS, 1,
                                                    LONGEST_LENGTH_DAYS, 1, notes);
}

static void
write_months (const SkvRuleWords *words, SkvRule *rule)
{
  g_array_set_size (rule->skip_months, 0);
  for (int month = 1; month <= 12; month++)
    {
      if (words->numbers[SKV_RULE_NUMBER_SKIP_MONTHS] & (1 << (month - 1)))
        g_array_append_val (rule->skip_months, month);
    }
}

static void
set_or_clear (char **member, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  skv_set_text (member, *stripped != '\0' ? stripped : NULL);
}

static void
write_plain (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  set_or_clear (&rule->title, words->texts[SKV_RULE_TEXT_TITLE]);
  set_or_clear (&rule->lane, words->texts[SKV_RULE_TEXT_LANE]);
  set_or_clear (&rule->reason, words->texts[SKV_RULE_TEXT_REASON]);
  set_or_clear (&rule->effect, words->texts[SKV_RULE_TEXT_EFFECT]);
  rule->valid_from = skv_rule_words_take_date (words, SKV_RULE_TEXT_VALID_FROM, notes);
  rule->valid_until = skv_rule_words_take_date (words, SKV_RULE_TEXT_VALID_UNTIL, notes);
  rule->not_before_day =
    skv_rule_words_take_optional (words, SKV_RULE_TEXT_NOT_BEFORE, 1, 31, notes);
  rule->yearly_budget = skv_rule_words_take_optional (words, SKV_RULE_TEXT_BUDGET, 1, 9999, notes);
  rule->if_none = (SkvIfNone) words->numbers[SKV_RULE_NUMBER_IF_NONE];
  rule->same_month = words->numbers[SKV_RULE_NUMBER_SAME_MONTH] != 0;
  write_months (words, rule);
  skv_set_texts (&rule->avoid, (const char *const *) words->lists[SKV_RULE_LIST_AVOID]);
  skv_set_texts (&rule->try_, (const char *const *) words->lists[SKV_RULE_LIST_TRY]);
  skv_set_texts (&rule->systems, (const char *const *) words->lists[SKV_RULE_LIST_SYSTEMS]);
  skv_set_texts (&rule->organisations,
                 (const char *const *) words->lists[SKV_RULE_LIST_ORGANISATIONS]);
}

static void
write_patch_tuesday (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  set_rrule (rule, "%s", SKV_PATCH_TUESDAY);
}

static void
write_last_weekday (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  set_rrule (rule, "FREQ=MONTHLY;BYDAY=-1%s", weekday_code (words));
}

void
skv_rule_words_write (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes)
{
  static const struct
  {
    void (*write) (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes);
    gboolean has_days; /* its days and length are not its own */
  } anchors[SKV_N_ANCHORS] = {
    [SKV_ANCHOR_NTH_WEEKDAY] = { write_nth_weekday, TRUE },
    [SKV_ANCHOR_ON_OR_AFTER] = { write_on_or_after, TRUE },
    [SKV_ANCHOR_LAST_WEEKDAY] = { write_last_weekday, TRUE },
    [SKV_ANCHOR_MONTH_DAYS] = { write_month_days, TRUE },
    [SKV_ANCHOR_EVERY_N_WEEKS] = { write_every_n_weeks, TRUE },
    [SKV_ANCHOR_PATCH_TUESDAY] = { write_patch_tuesday, TRUE },
    [SKV_ANCHOR_ISO_WEEK] = { write_iso_week, TRUE },
    [SKV_ANCHOR_LAST_WEEKS] = { write_last_weeks, FALSE },
    [SKV_ANCHOR_NTH_WEEK] = { write_nth_week, FALSE },
    [SKV_ANCHOR_YEARLY_RANGE] = { write_yearly_range, FALSE },
    [SKV_ANCHOR_WORKING_DAY] = { write_working_day, TRUE },
    [SKV_ANCHOR_DATES] = { write_dates, TRUE },
    [SKV_ANCHOR_RELATIVE] = { write_relative, TRUE },
    [SKV_ANCHOR_OTHER] = { write_other, TRUE },
  };
  int anchor = CLAMP (words->numbers[SKV_RULE_NUMBER_ANCHOR], 0, SKV_N_ANCHORS - 1);

  clear_base (rule);
  write_plain (words, rule, notes);
  anchors[anchor].write (words, rule, notes);
  if (anchors[anchor].has_days)
    write_days (words, rule, notes);
  if (anchors[anchor].has_days && !words->numbers[SKV_RULE_NUMBER_ALL_DAY])
    write_times (words, rule, notes);
  else if (anchors[anchor].has_days || anchor == SKV_ANCHOR_YEARLY_RANGE)
    write_length (words, rule, notes);
}
