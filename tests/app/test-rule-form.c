/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "app/rules/rule-draft.h"
#include "app/rules/rule-edits.h"
#include "core/calendar/occurrence.h"
#include "core/calendar/shift.h"

static SkvPlan *
plan_new (void)
{
  g_autoptr (GError) error = NULL;
  SkvPlan *plan = skv_plan_new (NULL, &error);

  g_assert_no_error (error);
  skv_plan_add_validator (plan, skv_rule_validate);
  return plan;
}

static SkvRule *
rule_new (SkvPlan *plan, const char *lane)
{
  SkvRule *rule = skv_rule_draft_suggest (plan, lane);

  skv_set_text (&rule->title, "Evening");
  return rule;
}

static SkvRuleDraft *
draft_new (SkvPlan *plan, const char *lane)
{
  SkvRule *rule = rule_new (plan, lane);
  SkvRuleDraft *draft = skv_rule_draft_new (plan, rule);

  skv_record_unref (rule);
  return draft;
}

static char *
join_ints (const GArray *ints)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ints->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", g_array_index (ints, int, i));
  return g_string_free (text, FALSE);
}

/* --- every form, there and back ----------------------------------------------------------------
 */

typedef struct
{
  int field;
  const char *text;
} Text;

typedef struct
{
  int field;
  int value;
} Number;

#define T(name, text)                                                                              \
  {                                                                                                \
    SKV_RULE_TEXT_##name, text                                                                     \
  }
#define N(name, value)                                                                             \
  {                                                                                                \
    SKV_RULE_NUMBER_##name, value                                                                  \
  }

/* Fields end at the first { 0, … }: neither a title nor the form itself is set by them. */
static const struct
{
  const char *name;
  SkvAnchor anchor;
  Text texts[5];
  Number numbers[5];
  const char *rrule; /* NULL: no RRULE */
  const char *days;
  int length_days;
  const char *ends_on;
} forms[] = {
  { "third-wednesday",
    SKV_ANCHOR_NTH_WEEKDAY,
    { { 0 } },
    { N (ORDINALS, 4), N (WEEKDAY, 3) },
    "FREQ=MONTHLY;BYDAY=3WE",
    "" },
  { "first-and-third-tuesday",
    SKV_ANCHOR_NTH_WEEKDAY,
    { { 0 } },
    { N (ORDINALS, 5), N (WEEKDAY, 2) },
    "FREQ=MONTHLY;BYDAY=1TU,3TU",
    "" },
  { "first-wednesday",
    SKV_ANCHOR_NTH_WEEKDAY,
    { { 0 } },
    { N (ORDINALS, 1), N (WEEKDAY, 3) },
    "FREQ=MONTHLY;BYDAY=1WE",
    "" },
  { "friday-before-first-monday",
    SKV_ANCHOR_NTH_WEEKDAY,
    { T (OFFSETS, "-3") },
    { N (ORDINALS, 1), N (WEEKDAY, 1), N (EVENINGS, 0) },
    "FREQ=MONTHLY;BYDAY=1MO",
    "-3" },
  { "on-or-after",
    SKV_ANCHOR_ON_OR_AFTER,
    { T (DAY, "12") },
    { N (WEEKDAY, 3), N (EVENINGS, 2) },
    "FREQ=MONTHLY;BYDAY=WE;BYMONTHDAY=12,13,14,15,16,17,18",
    "0 1" },
  { "on-or-after-the-25th",
    SKV_ANCHOR_ON_OR_AFTER,
    { T (DAY, "25") },
    { N (WEEKDAY, 1) },
    "FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=25,26,27,28,29,30,31",
    "" },
  { "month-days",
    SKV_ANCHOR_MONTH_DAYS,
    { T (MONTH_DAYS, "1, 15, -1") },
    { { 0 } },
    "FREQ=MONTHLY;BYMONTHDAY=1,15,-1",
    "" },
  { "last-friday",
    SKV_ANCHOR_LAST_WEEKDAY,
    { { 0 } },
    { N (WEEKDAY, 5) },
    "FREQ=MONTHLY;BYDAY=-1FR",
    "" },
  { "every-other-tuesday",
    SKV_ANCHOR_EVERY_N_WEEKS,
    { T (INTERVAL, "2"), T (VALID_FROM, "2025-01-14") },
    { N (WEEKDAYS, 2) },
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "" },
  { "every-tuesday-and-thursday",
    SKV_ANCHOR_EVERY_N_WEEKS,
    { T (INTERVAL, "1") },
    { N (WEEKDAYS, 2 + 8) },
    "FREQ=WEEKLY;BYDAY=TU,TH",
    "" },
  { "every-other-anew",
    SKV_ANCHOR_EVERY_N_WEEKS,
    { T (INTERVAL, "2"), T (VALID_FROM, "2025-01-14"), T (RESTART_DATES, "2025-08-12") },
    { N (WEEKDAYS, 2), N (RESTART, 1), N (SKIP_MONTHS, 1 << 6) },
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "" },
  { "patch-tuesday-plus-8",
    SKV_ANCHOR_PATCH_TUESDAY,
    { T (PATCH_DAYS, "8") },
    { { 0 } },
    "FREQ=MONTHLY;BYDAY=2TU",
    "8" },
  { "patch-tuesday-two-evenings",
    SKV_ANCHOR_PATCH_TUESDAY,
    { T (PATCH_DAYS, "8") },
    { N (EVENINGS, 2) },
    "FREQ=MONTHLY;BYDAY=2TU",
    "8 9" },
  { "iso-weeks",
    SKV_ANCHOR_ISO_WEEK,
    { T (WEEKS, "8, 40"), T (LENGTH_DAYS, "5") },
    { N (WEEKDAY, 1), N (ALL_DAY, 1) },
    "FREQ=YEARLY;BYWEEKNO=8,40;BYDAY=MO",
    "",
    5 },
  { "last-two-weeks-of-december",
    SKV_ANCHOR_LAST_WEEKS,
    { T (N_WEEKS, "2") },
    { N (MONTH, 12), { SKV_RULE_NUMBER_READING, SKV_WEEK_SEVEN_DAYS } },
    "FREQ=MONTHLY;BYMONTH=12;BYMONTHDAY=-14",
    "",
    14 },
  { "last-whole-week",
    SKV_ANCHOR_LAST_WEEKS,
    { T (N_WEEKS, "1") },
    { N (READING, SKV_WEEK_MONDAYS) },
    "FREQ=MONTHLY;BYDAY=-1SU",
    "-6",
    7 },
  { "second-week-by-monday",
    SKV_ANCHOR_NTH_WEEK,
    { { 0 } },
    { N (ORDINAL, 2), N (MONTH, 2), N (READING, SKV_WEEK_MONDAYS), N (WEEK_DAYS, 5) },
    "FREQ=MONTHLY;BYMONTH=2;BYDAY=2MO",
    "",
    5 },
  { "second-week-by-days",
    SKV_ANCHOR_NTH_WEEK,
    { { 0 } },
    { N (ORDINAL, 2), N (MONTH, 2), { SKV_RULE_NUMBER_READING, SKV_WEEK_SEVEN_DAYS } },
    "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=8",
    "",
    7 },
  { "second-week-by-most",
    SKV_ANCHOR_NTH_WEEK,
    { { 0 } },
    { N (ORDINAL, 2), N (READING, SKV_WEEK_MOST) },
    "FREQ=MONTHLY;BYDAY=2TH",
    "-3",
    7 },
  { "first-week-by-first-day",
    SKV_ANCHOR_NTH_WEEK,
    { { 0 } },
    { N (ORDINAL, 1), N (READING, SKV_WEEK_FIRST_DAY) },
    "FREQ=MONTHLY;BYDAY=1SU",
    "-6",
    7 },
  { "christmas",
    SKV_ANCHOR_YEARLY_RANGE,
    { T (FIRST_DAY, "15.12."), T (LAST_DAY, "01-06") },
    { { 0 } },
    "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15",
    "",
    0,
    "01-06" },
  { "third-working-day", SKV_ANCHOR_WORKING_DAY, { T (WORKING_DAY, "3") }, { { 0 } }, NULL, "" },
  { "last-working-day",
    SKV_ANCHOR_WORKING_DAY,
    { T (WORKING_DAY, "1") },
    { N (FROM_END, 1) },
    NULL,
    "" },
  { "dates",
    SKV_ANCHOR_DATES,
    { T (DATES, "16.1.2019, 2019-01-03, 2019-01-16") },
    { { 0 } },
    NULL,
    "" },
  { "ten-days-before",
    SKV_ANCHOR_RELATIVE,
    { T (RELATIVE_LANE, "meeting"), T (FROM, "10"), T (TO, "1"), T (RELATIVE_TITLE, "Council") },
    { N (ALL_DAY, 1) },
    NULL,
    "" },
  { "working-days-after",
    SKV_ANCHOR_RELATIVE,
    { T (RELATIVE_LANE, "meeting"), T (FROM, "0"), T (TO, "3") },
    { N (FROM_SIDE, -1), N (TO_SIDE, 1), N (WORKING, 1), N (ALL_DAY, 1) },
    NULL,
    "" },
  { "other",
    SKV_ANCHOR_OTHER,
    { T (RRULE, "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1") },
    { { 0 } },
    "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1",
    "" },
};

static void
assert_same_fields (SkvRuleDraft *a, SkvRuleDraft *b)
{
  for (int field = 0; field < SKV_RULE_N_TEXTS; field++)
    {
      if (!skv_rule_draft_uses_text (a, field) || field == SKV_RULE_TEXT_FIRST_DAY ||
          field == SKV_RULE_TEXT_DATES || field == SKV_RULE_TEXT_OFFSETS)
        continue; /* these are spelt in one way only */
      g_assert_cmpstr (skv_rule_draft_get_text (a, field), ==, skv_rule_draft_get_text (b, field));
    }
  for (int field = 0; field < SKV_RULE_N_NUMBERS; field++)
    {
      if (skv_rule_draft_uses_number (a, field) && field != SKV_RULE_NUMBER_FROM_SIDE)
        g_assert_cmpint (skv_rule_draft_get_number (a, field), ==,
                         skv_rule_draft_get_number (b, field));
    }
}

static void
test_form (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvRuleDraft) draft = draft_new (plan, "window");
  g_autoptr (SkvRuleDraft) again = NULL;
  g_autoptr (SkvRuleNotes) notes = NULL;
  g_autofree char *days = NULL;
  SkvRule *rule, *second;

  skv_rule_draft_set_number (draft, SKV_RULE_NUMBER_ANCHOR, (int) forms[i].anchor);
  for (gsize j = 0; j < 5 && forms[i].texts[j].text != NULL; j++)
    skv_rule_draft_set_text (draft, forms[i].texts[j].field, forms[i].texts[j].text);
  for (gsize j = 0; j < 5 && forms[i].numbers[j].field != 0; j++)
    skv_rule_draft_set_number (draft, forms[i].numbers[j].field, forms[i].numbers[j].value);

  notes = skv_rule_draft_check (draft);
  for (int field = 0; field < SKV_RULE_N_TEXTS; field++)
    g_assert_cmpstr (notes->text[field], ==, NULL);
  g_assert_cmpstr (notes->other, ==, NULL);
  g_assert_true (notes->valid);

  rule = skv_rule_draft_make_rule (draft);
  days = join_ints (rule->days);
  g_assert_cmpstr (rule->rrule, ==, forms[i].rrule);
  g_assert_cmpstr (days, ==, forms[i].days);
  g_assert_cmpstr (rule->ends_on, ==, forms[i].ends_on);
  if (forms[i].length_days > 0)
    g_assert_cmpint (rule->length_days, ==, forms[i].length_days);

  again = skv_rule_draft_new (plan, rule);
  g_assert_cmpint (skv_rule_draft_get_number (again, SKV_RULE_NUMBER_ANCHOR), ==, forms[i].anchor);
  assert_same_fields (draft, again);
  /* and written once more, by way of a change that is taken back */
  skv_rule_draft_set_text (again, SKV_RULE_TEXT_REASON, "So it is");
  second = skv_rule_draft_make_rule (again);
  skv_set_text (&second->reason, NULL);
  g_assert_true (skv_record_equal (rule, second));
  skv_record_unref (rule);
  skv_record_unref (second);
}

/* --- rules made elsewhere ----------------------------------------------------------------------
 */

static const struct
{
  const char *name;
  const char *rrule;
  int start;
  int length_days;
  SkvAnchor anchor;
} foreign[] = {
  { "in-another-order", "rrule:byday=+3WE;freq=monthly", 1020, 0, SKV_ANCHOR_NTH_WEEKDAY },
  { "with-its-week-start", "FREQ=WEEKLY;BYDAY=TU;WKST=MO;INTERVAL=1", 1020, 0,
    SKV_ANCHOR_EVERY_N_WEEKS },
  { "from-sunday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU", 1020, 0, SKV_ANCHOR_OTHER },
  { "counted", "FREQ=MONTHLY;BYDAY=3WE;COUNT=10", 1020, 0, SKV_ANCHOR_OTHER },
  { "until", "FREQ=MONTHLY;BYDAY=3WE;UNTIL=20261231", 1020, 0, SKV_ANCHOR_OTHER },
  { "daily", "FREQ=DAILY", 1020, 0, SKV_ANCHOR_OTHER },
  { "every-other-month", "FREQ=MONTHLY;INTERVAL=2;BYDAY=3WE", 1020, 0, SKV_ANCHOR_OTHER },
  { "two-weekdays-by-number", "FREQ=MONTHLY;BYDAY=1TU,3WE", 1020, 0, SKV_ANCHOR_OTHER },
  { "six-days", "FREQ=MONTHLY;BYDAY=WE;BYMONTHDAY=12,13,14,15,16,17", 1020, 0, SKV_ANCHOR_OTHER },
  { "first-eleven-days", "FREQ=MONTHLY;BYMONTHDAY=1", -1, 11, SKV_ANCHOR_MONTH_DAYS },
  { "end-of-august", "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=-14", -1, 14, SKV_ANCHOR_LAST_WEEKS },
  { "every-other-year", "FREQ=YEARLY;INTERVAL=2;BYMONTH=8;BYMONTHDAY=-14", -1, 14,
    SKV_ANCHOR_OTHER },
  { "first-seven-days", "FREQ=MONTHLY;BYMONTHDAY=1", -1, 7, SKV_ANCHOR_NTH_WEEK },
  { "january", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1", -1, 31, SKV_ANCHOR_YEARLY_RANGE },
  /* with a length its end depends on leap years, which a range does not know */
  { "over-leap-day", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=1", -1, 31, SKV_ANCHOR_OTHER },
  { "a-timed-day-of-the-year", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1", 1020, 0, SKV_ANCHOR_OTHER },
  { "nonsense", "whenever", 1020, 0, SKV_ANCHOR_OTHER },
};

static void
test_foreign (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvRuleDraft) draft = NULL;
  SkvRule *rule = rule_new (plan, "window");
  SkvRule *made;

  skv_set_text (&rule->rrule, foreign[i].rrule);
  rule->start = foreign[i].start;
  rule->duration = foreign[i].start < 0 ? -1 : 300;
  rule->length_days = foreign[i].length_days;
  rule->valid_from = skv_day_from_ymd (2025, 1, 14);
  draft = skv_rule_draft_new (plan, rule);
  g_assert_cmpint (skv_rule_draft_get_number (draft, SKV_RULE_NUMBER_ANCHOR), ==,
                   foreign[i].anchor);

  /* Untouched it stays as it was spelt. */
  made = skv_rule_draft_make_rule (draft);
  g_assert_true (skv_record_equal (made, rule));
  g_assert_false (skv_rule_draft_is_changed (draft));
  skv_record_unref (made);

  skv_rule_draft_set_text (draft, SKV_RULE_TEXT_TITLE, "Renamed");
  g_assert_true (skv_rule_draft_is_changed (draft));
  made = skv_rule_draft_make_rule (draft);
  g_assert_cmpstr (made->title, ==, "Renamed");
  g_assert_cmpint (made->start, ==, rule->start);
  if (foreign[i].anchor == SKV_ANCHOR_OTHER)
    {
      g_assert_cmpstr (made->rrule, ==, rule->rrule);
      g_assert_cmpint (made->length_days, ==, MAX (rule->length_days, 0));
    }
  skv_record_unref (made);
  skv_record_unref (rule);
}

/* --- what comes of them ------------------------------------------------------------------------
 */

static char *
list_year (SkvPlan *plan, SkvRuleDraft *draft, int year)
{
  g_autoptr (SkvOccurrences) occurrences = NULL;
  g_autoptr (SkvEdit) edit = skv_edit_new ("Rule");
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  skv_edit_put (edit, skv_rule_draft_make_rule (draft));
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  occurrences = skv_occurrences_new (plan, skv_day_from_ymd (year, 1, 1),
                                     skv_day_from_ymd (year + 1, 1, 1), SKV_EXPAND_DEFAULT);
  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);
      g_autofree char *day = skv_day_format (occurrence->first_day);

      if (occurrence->rule != NULL)
        g_string_append_printf (text, "%s%s%s", text->len > 0 ? " " : "", day + 5,
                                occurrence->resolved ? "" : "?");
    }
  return g_string_free (text, FALSE);
}

/* the 24 evenings that were published for 2019 (design.md, section 3) */
static void
test_system_evenings (void)
{
  static const char *const avoid[] = { "public-holiday", "holiday-eve", NULL };
  static const char *const try[] = { "-1d", "+7d", NULL };
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvRuleDraft) draft = draft_new (plan, "window");
  g_autofree char *found = NULL;

  skv_rule_draft_set_number (draft, SKV_RULE_NUMBER_ANCHOR, SKV_ANCHOR_ON_OR_AFTER);
  skv_rule_draft_set_text (draft, SKV_RULE_TEXT_DAY, "12");
  skv_rule_draft_set_text (draft, SKV_RULE_TEXT_NOT_BEFORE, "12");
  skv_rule_draft_set_number (draft, SKV_RULE_NUMBER_EVENINGS, 2);
  skv_rule_draft_set_list (draft, SKV_RULE_LIST_AVOID, avoid);
  skv_rule_draft_set_list (draft, SKV_RULE_LIST_TRY, try);
  found = list_year (plan, draft, 2019);
  g_assert_cmpstr (found, ==,
                   "01-16 01-17 02-13 02-14 03-13 03-14 04-24 04-25 05-14 05-15 06-12 06-13 "
                   "07-17 07-18 08-14 08-15 09-18 09-19 10-16 10-17 11-13 11-14 12-18 12-19");
}

/* They part in months that begin on a Wednesday. */
static void
test_third_wednesday_and_patch_tuesday (void)
{
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvRuleDraft) draft = draft_new (plan, "window");
  g_autofree char *third = NULL;
  g_autofree char *patch = NULL;

  skv_rule_draft_set_number (draft, SKV_RULE_NUMBER_ORDINALS, 4);
  third = list_year (plan, draft, 2025);
  g_assert_cmpstr (third, ==,
                   "01-15 02-19 03-19 04-16 05-21 06-18 07-16 08-20 09-17 10-15 11-19 12-17");
  skv_rule_draft_set_number (draft, SKV_RULE_NUMBER_ANCHOR, SKV_ANCHOR_PATCH_TUESDAY);
  skv_rule_draft_set_text (draft, SKV_RULE_TEXT_PATCH_DAYS, "8");
  patch = list_year (plan, draft, 2025);
  g_assert_cmpstr (patch, ==,
                   "01-22 02-19 03-19 04-16 05-21 06-18 07-16 08-20 09-17 10-22 11-19 12-17");
}

static void
test_last_friday (void)
{
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvRuleDraft) draft = draft_new (plan, "window");
  g_autofree char *found = NULL;

  skv_rule_draft_set_number (draft, SKV_RULE_NUMBER_ANCHOR, SKV_ANCHOR_LAST_WEEKDAY);
  skv_rule_draft_set_number (draft, SKV_RULE_NUMBER_WEEKDAY, SKV_FRIDAY);
  skv_rule_draft_set_number (draft, SKV_RULE_NUMBER_SKIP_MONTHS, 1 << 6 | 1 << 11);
  found = list_year (plan, draft, 2025);
  g_assert_cmpstr (found, ==, "01-31 02-28 03-28 04-25 05-30 06-27 08-29 09-26 10-31 11-28");
}

/* Every other Tuesday, anew from the first possible one after a July without. */
static void
test_every_other_tuesday (void)
{
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvRuleDraft) draft = draft_new (plan, "window");
  g_autofree char *through = NULL;
  g_autofree char *anew = NULL;

  skv_rule_draft_set_number (draft, SKV_RULE_NUMBER_ANCHOR, SKV_ANCHOR_EVERY_N_WEEKS);
  skv_rule_draft_set_text (draft, SKV_RULE_TEXT_VALID_FROM, "2025-05-06");
  skv_rule_draft_set_text (draft, SKV_RULE_TEXT_VALID_UNTIL, "2025-09-15");
  skv_rule_draft_set_number (draft, SKV_RULE_NUMBER_SKIP_MONTHS, 1 << 6);
  through = list_year (plan, draft, 2025);
  g_assert_cmpstr (through, ==, "05-06 05-20 06-03 06-17 08-12 08-26 09-09");
  skv_rule_draft_set_number (draft, SKV_RULE_NUMBER_RESTART, TRUE);
  anew = list_year (plan, draft, 2025);
  g_assert_cmpstr (anew, ==, "05-06 05-20 06-03 06-17 08-05 08-19 09-02");
}

/* The first Wednesday, but not in a freeze: then that month has none. */
static void
test_freezes (void)
{
  static const char *const avoid[] = { "lane:freeze", NULL };
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvRuleDraft) freeze = draft_new (plan, "freeze");
  g_autoptr (SkvRuleDraft) draft = draft_new (plan, "window");
  g_autofree char *stops = NULL;
  g_autofree char *found = NULL;

  g_assert_cmpint (skv_rule_draft_get_number (freeze, SKV_RULE_NUMBER_ANCHOR), ==,
                   SKV_ANCHOR_YEARLY_RANGE);
  skv_rule_draft_set_text (freeze, SKV_RULE_TEXT_FIRST_DAY, "12-01");
  skv_rule_draft_set_text (freeze, SKV_RULE_TEXT_LAST_DAY, "01-06");
  stops = list_year (plan, freeze, 2025);
  g_assert_cmpstr (stops, ==, "12-01 12-01"); /* the first began in 2024 */

  skv_rule_draft_set_number (draft, SKV_RULE_NUMBER_ORDINALS, 1);
  skv_rule_draft_set_list (draft, SKV_RULE_LIST_AVOID, avoid);
  skv_rule_draft_set_number (draft, SKV_RULE_NUMBER_IF_NONE, SKV_IF_NONE_LEAVE_OUT);
  found = list_year (plan, draft, 2025);
  g_assert_nonnull (strstr (found, "02-05 03-05 04-02 05-07 06-04 07-02 08-06 09-03 10-01 11-05"));
}

/* --- mistakes ----------------------------------------------------------------------------------
 */

static const struct
{
  SkvAnchor anchor;
  Text text;
  int all_day;
} mistakes[] = {
  { SKV_ANCHOR_NTH_WEEKDAY, T (TITLE, " "), 0 },
  { SKV_ANCHOR_ON_OR_AFTER, T (DAY, "26"), 0 },
  { SKV_ANCHOR_ON_OR_AFTER, T (DAY, "twelve"), 0 },
  { SKV_ANCHOR_EVERY_N_WEEKS, T (INTERVAL, "0"), 0 },
  { SKV_ANCHOR_EVERY_N_WEEKS, T (VALID_FROM, ""), 0 },
  { SKV_ANCHOR_PATCH_TUESDAY, T (PATCH_DAYS, "-1"), 0 },
  { SKV_ANCHOR_MONTH_DAYS, T (MONTH_DAYS, "0"), 0 },
  { SKV_ANCHOR_MONTH_DAYS, T (MONTH_DAYS, "32"), 0 },
  { SKV_ANCHOR_ISO_WEEK, T (WEEKS, "54"), 0 },
  { SKV_ANCHOR_ISO_WEEK, T (WEEKS, "8 and 40"), 0 },
  { SKV_ANCHOR_LAST_WEEKS, T (N_WEEKS, "5"), 1 },
  { SKV_ANCHOR_YEARLY_RANGE, T (FIRST_DAY, "31.11."), 1 },
  { SKV_ANCHOR_YEARLY_RANGE, T (FIRST_DAY, "2019-12-15"), 1 },
  { SKV_ANCHOR_YEARLY_RANGE, T (LAST_DAY, ""), 1 },
  { SKV_ANCHOR_WORKING_DAY, T (WORKING_DAY, "24"), 0 },
  { SKV_ANCHOR_DATES, T (DATES, "2019-02-29"), 0 },
  { SKV_ANCHOR_DATES, T (DATES, ""), 0 },
  { SKV_ANCHOR_RELATIVE, T (RELATIVE_LANE, ""), 1 },
  { SKV_ANCHOR_RELATIVE, T (FROM, "x"), 1 },
  { SKV_ANCHOR_OTHER, T (RRULE, "FREQ=SOMETIMES"), 0 },
  { SKV_ANCHOR_NTH_WEEKDAY, T (START, "24:30"), 0 },
  { SKV_ANCHOR_NTH_WEEKDAY, T (START, "24:00"), 0 },
  { SKV_ANCHOR_NTH_WEEKDAY, T (END, "late"), 0 },
  { SKV_ANCHOR_NTH_WEEKDAY, T (LENGTH_DAYS, "0"), 1 },
  { SKV_ANCHOR_NTH_WEEKDAY, T (NOT_BEFORE, "32"), 0 },
  { SKV_ANCHOR_NTH_WEEKDAY, T (VALID_FROM, "31.4.2019"), 0 },
  { SKV_ANCHOR_NTH_WEEKDAY, T (BUDGET, "many"), 0 },
};

static void
test_mistakes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (SkvPlan) plan = plan_new ();
      g_autoptr (SkvRuleDraft) draft = draft_new (plan, "window");
      g_autoptr (SkvRuleNotes) notes = NULL;
      SkvRule *rule;

      skv_rule_draft_set_number (draft, SKV_RULE_NUMBER_ANCHOR, (int) mistakes[i].anchor);
      skv_rule_draft_set_number (draft, SKV_RULE_NUMBER_ALL_DAY, mistakes[i].all_day);
      skv_rule_draft_set_text (draft, SKV_RULE_TEXT_RELATIVE_LANE, "meeting");
      skv_rule_draft_set_text (draft, SKV_RULE_TEXT_FIRST_DAY, "12-15");
      skv_rule_draft_set_text (draft, SKV_RULE_TEXT_LAST_DAY,
                               mistakes[i].anchor == SKV_ANCHOR_YEARLY_RANGE ? "01-06" : "");
      skv_rule_draft_set_text (draft, mistakes[i].text.field, mistakes[i].text.text);
      g_test_message ("%zu: “%s”", i, mistakes[i].text.text);
      notes = skv_rule_draft_check (draft);
      g_assert_false (notes->valid);
      g_assert_nonnull (notes->text[mistakes[i].text.field]);
      rule = skv_rule_draft_make_rule (draft); /* as far as it goes */
      g_assert_nonnull (rule);
      skv_record_unref (rule);
    }
}

static void
test_choices_are_asked_for (void)
{
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvRuleDraft) draft = draft_new (plan, "window");
  g_autoptr (SkvRuleNotes) no_ordinal = NULL;
  g_autoptr (SkvRuleNotes) no_weekday = NULL;

  skv_rule_draft_set_number (draft, SKV_RULE_NUMBER_ORDINALS, 0);
  no_ordinal = skv_rule_draft_check (draft);
  g_assert_false (no_ordinal->valid);
  g_assert_nonnull (no_ordinal->other);
  skv_rule_draft_set_number (draft, SKV_RULE_NUMBER_ANCHOR, SKV_ANCHOR_EVERY_N_WEEKS);
  skv_rule_draft_set_text (draft, SKV_RULE_TEXT_VALID_FROM, "2025-01-14");
  skv_rule_draft_set_number (draft, SKV_RULE_NUMBER_WEEKDAYS, 0);
  no_weekday = skv_rule_draft_check (draft);
  g_assert_false (no_weekday->valid);
  g_assert_nonnull (no_weekday->other);
}

static const struct
{
  const char *start;
  const char *end;
  int duration;
} times[] = {
  { "17:00", "22:00", 300 },  { "22", "2", 240 },        { "2200", "02.30", 270 },
  { "17:00", "17:00", 1440 }, { "17:00", "30 h", 1800 }, { "17:00", "24:00", 420 },
};

static void
test_times (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (SkvPlan) plan = plan_new ();
      g_autoptr (SkvRuleDraft) draft = draft_new (plan, "window");
      g_autoptr (SkvRuleDraft) again = NULL;
      SkvRule *rule;

      skv_rule_draft_set_text (draft, SKV_RULE_TEXT_START, times[i].start);
      skv_rule_draft_set_text (draft, SKV_RULE_TEXT_END, times[i].end);
      rule = skv_rule_draft_make_rule (draft);
      g_assert_cmpint (rule->duration, ==, times[i].duration);
      again = skv_rule_draft_new (plan, rule);
      skv_rule_draft_set_text (again, SKV_RULE_TEXT_TITLE, "Again");
      skv_record_unref (rule);
      rule = skv_rule_draft_make_rule (again);
      g_assert_cmpint (rule->duration, ==, times[i].duration);
      skv_record_unref (rule);
    }
}

static void
test_lists (void)
{
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvRuleDraft) draft = draft_new (plan, "window");
  g_autofree char *order = NULL;

  skv_rule_draft_include (draft, SKV_RULE_LIST_TRY, "-1d", TRUE);
  skv_rule_draft_include (draft, SKV_RULE_LIST_TRY, "+7d", TRUE);
  skv_rule_draft_include (draft, SKV_RULE_LIST_TRY, "+1d", TRUE);
  skv_rule_draft_include (draft, SKV_RULE_LIST_TRY, "+1d", TRUE);
  skv_rule_draft_shift (draft, SKV_RULE_LIST_TRY, 2, -2);
  skv_rule_draft_shift (draft, SKV_RULE_LIST_TRY, 0, 1);
  skv_rule_draft_shift (draft, SKV_RULE_LIST_TRY, 2, 1);
  skv_rule_draft_shift (draft, SKV_RULE_LIST_TRY, 9, -1);
  order = g_strjoinv (" ", (char **) skv_rule_draft_get_list (draft, SKV_RULE_LIST_TRY));
  g_assert_cmpstr (order, ==, "-1d +1d +7d");
  skv_rule_draft_include (draft, SKV_RULE_LIST_TRY, "+1d", FALSE);
  g_assert_false (skv_rule_draft_contains (draft, SKV_RULE_LIST_TRY, "+1d"));
  g_assert_true (skv_rule_draft_contains (draft, SKV_RULE_LIST_TRY, "+7d"));
}

/* A typed sentence takes the place of the fields, under the same id. */
static void
test_take (void)
{
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvRuleDraft) draft = draft_new (plan, "window");
  g_autofree char *id = g_strdup (skv_rule_draft_get_id (draft));
  SkvRule *rule = rule_new (plan, "window");

  skv_set_text (&rule->rrule, "FREQ=MONTHLY;BYDAY=-1FR");
  g_assert_false (skv_rule_draft_is_changed (draft));
  skv_rule_draft_take (draft, rule);
  skv_record_unref (rule);
  g_assert_true (skv_rule_draft_is_changed (draft));
  g_assert_true (skv_rule_draft_is_new (draft));
  g_assert_cmpstr (skv_rule_draft_get_id (draft), ==, id);
  g_assert_cmpint (skv_rule_draft_get_number (draft, SKV_RULE_NUMBER_ANCHOR), ==,
                   SKV_ANCHOR_LAST_WEEKDAY);
  rule = skv_rule_draft_make_rule (draft);
  g_assert_cmpstr (rule->parent.id, ==, id);
  skv_record_unref (rule);
}

/* With the rule go the changes of its occurrences; what was added stays, without it. */
static void
test_delete_and_duplicate (void)
{
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvEdit) edit = skv_edit_new ("Rule");
  g_autoptr (SkvEdit) removal = NULL;
  g_autoptr (GError) error = NULL;
  SkvRule *rule = rule_new (plan, "window");
  SkvItem *moved = skv_record_new (SKV_KIND_ITEM, "moved");
  SkvItem *added = skv_record_new (SKV_KIND_ITEM, "added");
  SkvItem *items[] = { moved, added };
  SkvRule *copy;

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      skv_set_text (&items[i]->lane, "window");
      skv_set_text (&items[i]->title, "Evening");
      skv_set_text (&items[i]->rule, rule->parent.id);
      items[i]->all_day = TRUE;
      items[i]->start = skv_day_from_ymd (2019, 1, 17) * SKV_DAY_SECONDS;
      items[i]->end = items[i]->start + SKV_DAY_SECONDS;
    }
  moved->original_day = skv_day_from_ymd (2019, 1, 16);
  copy = skv_rule_edits_duplicate (rule);
  g_assert_cmpstr (copy->parent.id, !=, rule->parent.id);
  g_assert_cmpstr (copy->title, ==, "Evening (copy)");
  g_assert_cmpstr (copy->rrule, ==, rule->rrule);
  skv_record_unref (copy);

  skv_edit_put (edit, skv_record_ref (rule));
  skv_edit_put (edit, moved);
  skv_edit_put (edit, added);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  removal = skv_rule_edits_delete (plan, rule);
  skv_plan_apply (plan, removal, &error);
  g_assert_no_error (error);
  g_assert_null (skv_plan_get_rule (plan, rule->parent.id));
  g_assert_null (skv_plan_get_item (plan, "moved"));
  g_assert_cmpstr (skv_plan_get_item (plan, "added")->rule, ==, NULL);
  skv_record_unref (rule);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strconcat ("/rule-form/form/", forms[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_form);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autofree char *path = g_strconcat ("/rule-form/foreign/", foreign[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_foreign);
    }
  g_test_add_func ("/rule-form/system-evenings", test_system_evenings);
  g_test_add_func ("/rule-form/third-wednesday-and-patch-tuesday",
                   test_third_wednesday_and_patch_tuesday);
  g_test_add_func ("/rule-form/last-friday", test_last_friday);
  g_test_add_func ("/rule-form/every-other-tuesday", test_every_other_tuesday);
  g_test_add_func ("/rule-form/freezes", test_freezes);
  g_test_add_func ("/rule-form/mistakes", test_mistakes);
  g_test_add_func ("/rule-form/choices-are-asked-for", test_choices_are_asked_for);
  g_test_add_func ("/rule-form/times", test_times);
  g_test_add_func ("/rule-form/lists", test_lists);
  g_test_add_func ("/rule-form/take", test_take);
  g_test_add_func ("/rule-form/delete-and-duplicate", test_delete_and_duplicate);
  return g_test_run ();
}
