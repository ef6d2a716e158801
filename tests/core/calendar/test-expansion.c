/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan-fixture.h"

/* Rules alone: what one gives in a range. Meetings of 2019 for relative ones: an all-day council
 * on Thursday 31 January, executive on Wednesday 8 May, a conference from 24 to 28 June, and one
 * on Tuesday 12 March that is cancelled. */
static const struct
{
  const char *name;
  RuleSpec rule;
  const char *from, *to;
  const char *expected;
} rule_cases[] = {
  { "payroll",
    { .id = "r", .rrule = "FREQ=MONTHLY;BYMONTHDAY=1", .length = 11 },
    "2019-01-11",
    "2019-03-01",
    "2019-01-01+10 2019-02-01+10" },
  { "payroll-12th-is-free",
    { .id = "r", .rrule = "FREQ=MONTHLY;BYMONTHDAY=1", .length = 11 },
    "2019-01-12",
    "2019-02-01",
    "" },
  { "year-end",
    { .id = "r", .rrule = "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1", .length = 31 },
    "2019-01-31",
    "2020-01-02",
    "2019-01-01+30 2020-01-01+30" },
  { "last-school-week",
    { .id = "r", .rrule = "FREQ=YEARLY;BYMONTH=6;BYDAY=3MO", .length = 5 },
    "2019-01-01",
    "2021-01-01",
    "2019-06-17+4 2020-06-15+4" },
  { "last-two-weeks-of-august",
    { .id = "r", .rrule = "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=18", .length = 14 },
    "2019-01-01",
    "2020-01-01",
    "2019-08-18+13" },
  { "dates-any-order-twice",
    { .id = "r", .dates = "2019-08-19 2018-08-20 2019-08-19", .length = 13 },
    "2018-01-01",
    "2020-01-01",
    "2018-08-20+12 2019-08-19+12" },
  { "weekend-pair",
    { .id = "r",
      .dates = "2019-06-19 2019-09-25",
      .days = "0 1",
      .start = "09:00",
      .duration = "PT11H" },
    "2019-06-01",
    "2019-09-26",
    "2019-06-19 2019-06-20 2019-09-25" },
  { "over-midnight",
    { .id = "r", .dates = "2019-12-31", .start = "22:00", .duration = "PT4H" },
    "2020-01-01",
    "2020-02-01",
    "2019-12-31+1" },
  { "until-midnight",
    { .id = "r", .dates = "2019-12-31", .start = "22:00", .duration = "PT2H" },
    "2020-01-01",
    "2020-02-01",
    "" },
  { "skip-months",
    { .id = "r", .rrule = "FREQ=MONTHLY;BYMONTHDAY=5", .skip = "7 12" },
    "2019-06-01",
    "2020-02-01",
    "2019-06-05 2019-08-05 2019-09-05 2019-10-05 2019-11-05 2020-01-05" },
  { "valid-both-included",
    { .id = "r", .rrule = "FREQ=DAILY", .valid_from = "2019-03-04", .valid_until = "2019-03-06" },
    "2019-01-01",
    "2020-01-01",
    "2019-03-04 2019-03-05 2019-03-06" },
  { "interval-from-valid-from",
    { .id = "r", .rrule = "FREQ=WEEKLY;INTERVAL=2", .valid_from = "2019-01-02" },
    "2019-02-01",
    "2019-03-01",
    "2019-02-13 2019-02-27" },
  { "shift-over-new-year-out",
    { .id = "r", .dates = "2019-12-31", .avoid = "holiday-eve", .try_ = "+2d" },
    "2019-01-01",
    "2020-01-01",
    "" },
  { "shift-over-new-year-in",
    { .id = "r", .dates = "2019-12-31", .avoid = "holiday-eve", .try_ = "+2d" },
    "2020-01-01",
    "2021-01-01",
    "2020-01-02>" },
  { "shift-back-over-new-year",
    { .id = "r", .dates = "2020-01-01", .avoid = "public-holiday", .try_ = "-366d" },
    "2018-12-01",
    "2019-02-01",
    "2018-12-31>" },
  { "group-over-new-year",
    { .id = "r", .dates = "2019-12-01", .days = "0 366" },
    "2020-01-01",
    "2021-01-01",
    "2020-12-01" },
  { "one-evening-a-date",
    { .id = "r", .dates = "2019-05-06 2019-05-13", .days = "0 7" },
    "2019-05-01",
    "2019-06-01",
    "2019-05-06 2019-05-13 2019-05-20" },
  { "start-of-range-is-included",
    { .id = "r", .dates = "2019-05-06" },
    "2019-05-06",
    "2019-05-07",
    "2019-05-06" },
  { "end-of-range-is-not", { .id = "r", .dates = "2019-05-06" }, "2019-05-05", "2019-05-06", "" },
  { "before",
    { .id = "r", .relative = "meeting", .relative_title = "COUNCIL", .from = -10, .to = -1 },
    "2019-01-01",
    "2020-01-01",
    "2019-01-21+9" },
  { "before-timed",
    { .id = "r",
      .relative = "meeting",
      .relative_title = "council",
      .from = -2,
      .to = 0,
      .start = "08:00",
      .duration = "PT8H" },
    "2019-01-01",
    "2020-01-01",
    "2019-01-29 2019-01-30 2019-01-31" },
  { "before-working",
    { .id = "r",
      .relative = "meeting",
      .relative_title = "executive",
      .from = -5,
      .to = -1,
      .working = TRUE },
    "2019-01-01",
    "2020-01-01",
    "2019-04-30+7" },
  { "after-counts-from-last",
    { .id = "r", .relative = "meeting", .relative_title = "conference", .from = 1, .to = 3 },
    "2019-01-01",
    "2020-01-01",
    "2019-06-29+2" },
  { "around",
    { .id = "r", .relative = "meeting", .relative_title = "conference", .from = -1, .to = 1 },
    "2019-01-01",
    "2020-01-01",
    "2019-06-23+6" },
  { "the-anchor-itself",
    { .id = "r", .relative = "meeting", .relative_title = "conference" },
    "2019-01-01",
    "2020-01-01",
    "2019-06-24+4" },
  { "length-is-ignored",
    { .id = "r",
      .relative = "meeting",
      .relative_title = "council",
      .from = -1,
      .to = -1,
      .length = 30 },
    "2019-01-01",
    "2020-01-01",
    "2019-01-30" },
  { "every-title",
    { .id = "r", .relative = "meeting", .from = -1, .to = -1 },
    "2019-01-01",
    "2020-01-01",
    "2019-01-30 2019-05-07 2019-06-23" },
  { "anchor-after-range",
    { .id = "r", .relative = "meeting", .relative_title = "council", .from = -300, .to = -300 },
    "2018-04-01",
    "2018-05-01",
    "2018-04-06" },
  { "relative-avoids",
    { .id = "r",
      .relative = "meeting",
      .relative_title = "executive",
      .from = -7,
      .to = -7,
      .avoid = "public-holiday",
      .try_ = "-1d" },
    "2019-01-01",
    "2020-01-01",
    "2019-04-30>" },
};

static void
put_meetings (SkvPlan *plan)
{
  SkvItem *cancelled =
    make_item (plan, "cancelled", "meeting", "Cancelled council", "2019-03-12", "2019-03-13");

  cancelled->status = SKV_STATUS_CANCELLED;
  put (plan, cancelled);
  put_item (plan, "Council", "meeting", "2019-01-31", "2019-02-01");
  put_item (plan, "Executive", "meeting", "2019-05-08T12:00", "2019-05-08T15:00");
  put_item (plan, "Conference", "meeting", "2019-06-24", "2019-06-29");
}

static void
test_rule (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan ();

  put_meetings (plan);
  put_rule (plan, &rule_cases[row].rule);
  assert_lane (plan, "window", rule_cases[row].from, rule_cases[row].to, rule_cases[row].expected);
}

/* rules on rules: an anchor that is itself moved counts where it lies, an unresolved one nowhere */
static void
test_chain (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();

  put_rule (plan, &(RuleSpec){ POLICY });
  put_rule (plan, &(RuleSpec){
                    .id = "notice", .lane = "notice", .relative = "window", .from = -7, .to = -7 });
  put_rule (plan, &(RuleSpec){ .id = "draft",
                               .lane = "draft",
                               .relative = "notice",
                               .from = -1,
                               .to = -1,
                               .working = TRUE });
  assert_lane (plan, "notice", "2019-04-01", "2019-06-01",
               "2019-04-17 2019-04-18 2019-05-07 2019-05-08");
  assert_lane (plan, "draft", "2019-04-01", "2019-06-01",
               "2019-04-16 2019-04-17 2019-05-06 2019-05-07");
  assert_lane (plan, "notice", "2028-05-01", "2028-06-01", "");
}

static SkvItem *
make_override (SkvPlan *plan, const char *original, const char *start, const char *end)
{
  SkvItem *item = make_item (plan, "by-hand", "window", "Changed", start, end);

  skv_set_text (&item->rule, "evening");
  item->original_day = day (original);
  item->status = SKV_STATUS_APPROVED;
  return item;
}

static const struct
{
  const char *name;
  const char *original, *start, *end;
  SkvStatus status;
  const char *from, *to;
  const char *expected;
} override_cases[] = {
  { "moved", "2019-06-12", "2019-06-19T18:00", "2019-06-19T20:00", SKV_STATUS_APPROVED,
    "2019-06-01", "2019-07-01", "2019-06-13 2019-06-19!" },
  { "not-moved", "2019-06-12", "2019-06-12T17:00", "2019-06-12T23:00", SKV_STATUS_APPROVED,
    "2019-06-01", "2019-07-01", "2019-06-12 2019-06-13" },
  { "as-the-rule-moved-it", "2019-04-17", "2019-04-24T17:00", "2019-04-24T22:00",
    SKV_STATUS_APPROVED, "2019-04-01", "2019-05-01", "2019-04-24> 2019-04-25>" },
  { "back-to-the-original", "2019-04-17", "2019-04-17T17:00", "2019-04-17T22:00",
    SKV_STATUS_APPROVED, "2019-04-01", "2019-05-01", "2019-04-17! 2019-04-25>" },
  { "cancelled-without-time", "2019-06-12", NULL, NULL, SKV_STATUS_CANCELLED, "2019-06-01",
    "2019-07-01", "2019-06-12x 2019-06-13" },
  { "renamed-only", "2019-04-17", NULL, NULL, SKV_STATUS_APPROVED, "2019-04-01", "2019-05-01",
    "2019-04-24> 2019-04-25>" },
  { "into-another-year", "2019-12-18", "2020-01-08T17:00", NULL, SKV_STATUS_APPROVED, "2020-01-01",
    "2020-02-01", "2020-01-08! 2020-01-15 2020-01-16" },
  { "out-of-the-year", "2019-12-18", "2020-01-08T17:00", NULL, SKV_STATUS_APPROVED, "2019-12-01",
    "2020-01-01", "2019-12-19" },
  { "resolves", "2028-05-17", "2028-05-30T17:00", "2028-05-30T22:00", SKV_STATUS_APPROVED,
    "2028-05-01", "2028-06-01", "2028-05-18? 2028-05-30!" },
  { "resolved-by-cancelling", "2028-05-17", NULL, NULL, SKV_STATUS_CANCELLED, "2028-05-01",
    "2028-06-01", "2028-05-17x 2028-05-18?" },
  { "all-day-now", "2019-06-12", "2019-06-12", "2019-06-14", SKV_STATUS_APPROVED, "2019-06-01",
    "2019-07-01", "2019-06-12+1! 2019-06-13" },
  { "date-that-the-rule-no-longer-gives", "2019-06-05", "2019-06-05T17:00", "2019-06-05T22:00",
    SKV_STATUS_APPROVED, "2019-06-01", "2019-07-01", "2019-06-05 2019-06-12 2019-06-13" },
  { "length-of-the-rule", "2019-06-12", "2019-06-19T22:00", NULL, SKV_STATUS_APPROVED, "2019-06-14",
    "2019-07-01", "2019-06-19+1!" },
};

static void
test_override (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvOccurrences) one = NULL;
  g_autofree char *rule_id = g_strdup_printf ("evening:%s", override_cases[row].original);
  SkvItem *item;

  put_rule (plan, &(RuleSpec){ POLICY });
  item = make_override (plan, override_cases[row].original, override_cases[row].start,
                        override_cases[row].end);
  item->status = override_cases[row].status;
  put (plan, item);
  assert_lane (plan, "window", override_cases[row].from, override_cases[row].to,
               override_cases[row].expected);

  /* found under both names, with the date by the rule kept */
  one = skv_occurrences_find (plan, rule_id);
  g_assert_nonnull (one);
  g_assert_true (skv_occurrences_lookup (one, rule_id) == skv_occurrences_lookup (one, "by-hand"));
  g_assert_cmpstr (skv_occurrences_lookup (one, rule_id)->id, ==, "by-hand");
  g_assert_cmpstr (skv_occurrences_lookup (one, rule_id)->title, ==, "Changed");
  if (skv_occurrences_lookup (one, rule_id)->rule != NULL)
    g_assert_cmpint (skv_occurrences_lookup (one, rule_id)->original_day, ==,
                     day (override_cases[row].original));
}

/* moved and cancelled meetings as anchors */
static void
test_override_as_anchor (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  SkvItem *item;

  put_rule (plan, &(RuleSpec){ POLICY });
  put_rule (plan, &(RuleSpec){
                    .id = "notice", .lane = "notice", .relative = "window", .from = -7, .to = -7 });
  put (plan, make_override (plan, "2019-06-12", "2019-06-19T18:00", "2019-06-19T20:00"));
  assert_lane (plan, "notice", "2019-06-01", "2019-07-01", "2019-06-06 2019-06-12");
  item = make_override (plan, "2019-06-12", NULL, NULL);
  item->status = SKV_STATUS_CANCELLED;
  put (plan, item);
  assert_lane (plan, "notice", "2019-06-01", "2019-07-01", "2019-06-06");
}

/* the clock changes at 02:00 on 31 March and at 03:00 on 27 October 2019 */
static const struct
{
  const char *name;
  const char *date, *start, *duration;
  const char *from, *to;
} clock_cases[] = {
  { "plain", "2019-06-12", "17:00", "PT5H", "2019-06-12T17:00:00+02:00",
    "2019-06-12T22:00:00+02:00" },
  { "spring-day", "2019-03-31", "17:00", "PT5H", "2019-03-31T17:00:00+02:00",
    "2019-03-31T22:00:00+02:00" },
  { "spring-night", "2019-03-30", "22:00", "PT8H", "2019-03-30T22:00:00+01:00",
    "2019-03-31T06:00:00+02:00" },
  { "autumn-night", "2019-10-26", "22:00", "PT8H", "2019-10-26T22:00:00+02:00",
    "2019-10-27T06:00:00+01:00" },
  { "into-the-gap", "2019-03-31", "02:30", "PT40M", "2019-03-31T03:30:00+02:00",
    "2019-03-31T04:10:00+02:00" },
  { "in-the-doubled-hour", "2019-10-27", "02:15", "PT30M", "2019-10-27T02:15:00+02:00",
    "2019-10-27T02:45:00+02:00" },
  { "ends-at-midnight", "2019-10-27", "20:00", "PT4H", "2019-10-27T20:00:00+01:00",
    "2019-10-28T00:00:00+01:00" },
};

static void
test_clock (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvOccurrences) all = NULL;
  g_autofree char *start = NULL, *end = NULL;
  const SkvOccurrence *found;

  put_rule (plan, &(RuleSpec){ .id = "r",
                               .dates = clock_cases[row].date,
                               .start = clock_cases[row].start,
                               .duration = clock_cases[row].duration });
  all = skv_occurrences_new (plan, day ("2019-01-01"), day ("2020-01-01"), 0);
  g_assert_cmpint (skv_occurrences_get_n (all), ==, 1);
  found = skv_occurrences_get (all, 0);
  start = skv_zone_format (skv_plan_get_zone (plan), found->start);
  end = skv_zone_format (skv_plan_get_zone (plan), found->end);
  g_assert_cmpstr (start, ==, clock_cases[row].from);
  g_assert_cmpstr (end, ==, clock_cases[row].to);
  g_assert_cmpint (found->span.start, ==, found->start);
  g_assert_cmpint (found->span.end, ==, found->end);
  g_assert_cmpint (found->end_day, ==, skv_zone_day (skv_plan_get_zone (plan), found->end - 1) + 1);
}

static void
test_order_and_ids (void)
{
  static const char *const expected[] = {
    "holiday:2019-05-01", "all-day",     "r:2019-05-01", "timed-exam",
    "timed-job-a",        "timed-job-b", "unplaced",
  };
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvOccurrences) all = NULL;

  put_item (plan, "timed-job-b", "maintenance", "2019-05-01T17:00", NULL);
  put_item (plan, "timed-job-a", "maintenance", "2019-05-01T17:00", "2019-05-01T18:00");
  put_item (plan, "timed-exam", "exam", "2019-05-01T17:00", "2019-05-01T18:00");
  put_item (plan, "unplaced", "maintenance", NULL, NULL);
  put_item (plan, "all-day", "exam", "2019-05-01", "2019-05-02");
  put_rule (plan, &(RuleSpec){ .id = "r", .dates = "2019-05-01" });
  all = skv_occurrences_new (plan, day ("2019-05-01"), day ("2019-05-02"),
                             SKV_EXPAND_HOLIDAYS | SKV_EXPAND_UNPLACED);
  g_assert_cmpint (skv_occurrences_get_n (all), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (all, i);

      g_assert_cmpstr (occurrence->id, ==, expected[i]);
      g_assert_true (skv_occurrences_lookup (all, expected[i]) == occurrence);
    }
  /* an unknown length is empty, and touches its first day */
  g_assert_cmpint (skv_occurrences_lookup (all, "timed-job-b")->end, ==, SKV_MOMENT_NONE);
  g_assert_cmpint (skv_occurrences_lookup (all, "timed-job-b")->span.end, ==,
                   skv_occurrences_lookup (all, "timed-job-b")->start);
  g_assert_cmpint (skv_occurrences_lookup (all, "unplaced")->start, ==, SKV_MOMENT_NONE);
  g_assert_null (skv_occurrences_lookup (all, "r:2019-05-02"));
}

/* an item that is called like an evening of a rule, but is none */
static void
test_ids_stay_unique (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvOccurrences) all = NULL;

  put_rule (plan, &(RuleSpec){ .id = "r", .dates = "2019-05-01" });
  put_item (plan, "r:2019-05-01", "exam", "2019-05-01", "2019-05-02");
  all = skv_occurrences_new (plan, day ("2019-05-01"), day ("2019-05-02"), 0);
  g_assert_cmpint (skv_occurrences_get_n (all), ==, 2);
  g_assert_cmpstr (skv_occurrences_get (all, 0)->id, !=, skv_occurrences_get (all, 1)->id);
  g_assert_nonnull (skv_occurrences_lookup (all, "r:2019-05-01")->item);
}

/* what was made stays as it was, whatever happens to the plan */
static void
test_immutable (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvOccurrences) all = NULL;
  g_autoptr (SkvEdit) edit = skv_edit_new ("Remove");

  put_rule (plan, &(RuleSpec){ POLICY });
  put_item (plan, "job", "maintenance", "2019-06-12T17:00", "2019-06-12T18:00");
  all = skv_occurrences_new (plan, day ("2019-06-01"), day ("2019-07-01"), SKV_EXPAND_HOLIDAYS);
  skv_edit_remove (edit, SKV_KIND_ITEM, "job");
  skv_edit_remove (edit, SKV_KIND_RULE, "evening");
  apply (plan, edit);
  g_clear_object (&plan);
  g_assert_cmpstr (skv_occurrences_lookup (all, "job")->title, ==, "job");
  g_assert_cmpstr (skv_occurrences_lookup (all, "evening:2019-06-12")->title, ==, "System evening");
}

static void
test_find (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  static const char *const missing[] = { "",
                                         "evening",
                                         "evening:2019-06-11",
                                         "evening:2019-13-01",
                                         "nobody:2019-06-12",
                                         ":",
                                         "holiday:2019-06-12",
                                         "holiday:x",
                                         "holiday:0001-01-01" };
  g_autoptr (SkvOccurrences) unplaced = NULL, holiday = NULL;

  put_rule (plan, &(RuleSpec){ POLICY });
  put_item (plan, "unplaced", "maintenance", NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (missing); i++)
    g_assert_null (skv_occurrences_find (plan, missing[i]));
  unplaced = skv_occurrences_find (plan, "unplaced");
  g_assert_cmpint (skv_occurrences_lookup (unplaced, "unplaced")->start, ==, SKV_MOMENT_NONE);
  holiday = skv_occurrences_find (plan, "holiday:2019-05-17");
  g_assert_cmpint (skv_occurrences_lookup (holiday, "holiday:2019-05-17")->holiday_kind, ==,
                   SKV_HOLIDAY_PUBLIC);
}

/* 100,000 of each in one year each way; design.md asks for a whole frame in 4 ms, and for this the
 * brief says well under 0.2 s. The limit here leaves room for slow and instrumented builds. */
static void
test_many (gconstpointer data)
{
  gboolean items = GPOINTER_TO_INT (data);
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvEdit) edit = skv_edit_new ("Many");
  g_autoptr (SkvOccurrences) all = NULL;
  SkvRule *rule = make_rule (&(RuleSpec){
    .id = "r", .dates = "2019-01-01", .avoid = "weekend public-holiday", .try_ = "+1d +2d +3d" });
  gint64 before;

  for (int i = 0; i < 100000; i++)
    {
      SkvDay date = day ("1900-01-01") + i;
      SkvItem *item;

      if (!items)
        {
          g_array_append_val (rule->dates, date);
          continue;
        }
      item = make_item (plan, NULL, "maintenance", "Job", "2019-01-01T17:00", NULL);
      item->start += i * 300;
      item->end = item->start + 3600;
      skv_edit_put (edit, item);
    }
  skv_edit_put (edit, rule);
  apply (plan, edit);
  before = g_get_monotonic_time ();
  all = skv_occurrences_new (plan, items ? day ("2019-01-01") : day ("1900-01-01"),
                             items ? day ("2020-01-01") : day ("2180-01-01"), 0);
  g_test_message ("%u occurrences in %" G_GINT64_FORMAT " ms", skv_occurrences_get_n (all),
                  (g_get_monotonic_time () - before) / 1000);
  g_assert_cmpint (skv_occurrences_get_n (all), >=, 100000);
  for (guint i = 1; i < skv_occurrences_get_n (all); i++)
    g_assert_cmpint (skv_occurrences_get (all, i - 1)->span.start, <=,
                     skv_occurrences_get (all, i)->span.start);
}

/* every loop has an end */
static void
test_bounds (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvOccurrences) all = NULL, backwards = NULL;

  put_rule (plan, &(RuleSpec){ .id = "daily",
                               .rrule = "FREQ=DAILY",
                               .days = "-366 0 366",
                               .avoid = "lane:exam",
                               .try_ = "+1d" });
  put_item (plan, "exam", "exam", "1970-01-01", "2099-01-01");
  put_rule (plan, &(RuleSpec){ .id = "all",
                               .lane = "critical",
                               .relative = "exam",
                               .from = -366,
                               .to = 366,
                               .start = "00:00",
                               .duration = "P366D" });
  all = skv_occurrences_new (plan, G_MININT32 + 1, G_MAXINT32, SKV_EXPAND_HOLIDAYS);
  g_assert_cmpint (skv_occurrences_get_to (all) - skv_occurrences_get_from (all), <=, 146097);
  g_assert_cmpint (skv_occurrences_get_n (all), >, 146000);
  backwards =
    skv_occurrences_new (plan, day ("2019-02-01"), day ("2019-01-01"), SKV_EXPAND_HOLIDAYS);
  g_assert_cmpint (skv_occurrences_get_n (backwards), ==, 0);
}

/* Rules in a chain, put in from the far end: rule N counts from lane N - 1. A short one is followed
 * to its end; one of a thousand is cut before it fills the stack, and ends. */
static void
test_long_chain (void)
{
  g_autoptr (SkvPlan) plan = skv_plan_new (NULL, NULL);
  g_autoptr (SkvEdit) edit = skv_edit_new ("Chain");

  for (int i = 1000; i >= 1; i--)
    {
      g_autofree char *lane = g_strdup_printf ("lane-%d", i);
      g_autofree char *before = g_strdup_printf ("lane-%d", i - 1);

      skv_edit_put (edit, make_rule (&(RuleSpec){
                            .id = lane, .lane = lane, .relative = before, .from = 1, .to = 1 }));
    }
  skv_edit_put (edit,
                make_rule (&(RuleSpec){ .id = "start", .lane = "lane-0", .dates = "2019-01-01" }));
  apply (plan, edit);
  assert_lane (plan, "lane-0", "2019-01-01", "2019-12-31", "2019-01-01");
  assert_lane (plan, "lane-30", "2019-01-01", "2019-12-31", "2019-01-31");
  assert_lane (plan, "lane-60", "2019-01-01", "2019-12-31", "2019-03-02");
}

#define ADD_ROWS(path, rows, func)                                                                 \
  for (gsize row = 0; row < G_N_ELEMENTS (rows); row++)                                            \
    {                                                                                              \
      g_autofree char *name = g_strconcat ("/expansion/" path "/", rows[row].name, NULL);          \
                                                                                                   \
      g_test_add_data_func (name, GSIZE_TO_POINTER (row), func);                                   \
    }

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_ROWS ("rule", rule_cases, test_rule)
  ADD_ROWS ("override", override_cases, test_override)
  ADD_ROWS ("clock", clock_cases, test_clock)
  g_test_add_func ("/expansion/chain", test_chain);
  g_test_add_func ("/expansion/override-as-anchor", test_override_as_anchor);
  g_test_add_func ("/expansion/order-and-ids", test_order_and_ids);
  g_test_add_func ("/expansion/ids-stay-unique", test_ids_stay_unique);
  g_test_add_func ("/expansion/immutable", test_immutable);
  g_test_add_func ("/expansion/find", test_find);
  g_test_add_func ("/expansion/bounds", test_bounds);
  g_test_add_func ("/expansion/long-chain", test_long_chain);
  g_test_add_data_func ("/expansion/many/dates", GINT_TO_POINTER (FALSE), test_many);
  g_test_add_data_func ("/expansion/many/items", GINT_TO_POINTER (TRUE), test_many);
  return g_test_run ();
}
