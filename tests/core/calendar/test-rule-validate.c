/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan-fixture.h"

#define GOOD .id = "r", .dates = "2019-01-01"
#define STEPS .id = "r", .rrule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"

/* the field that is told, NULL for a good rule, and a part of what is said */
static const struct
{
  const char *name;
  RuleSpec rule;
  const char *field;
  const char *message;
} cases[] = {
  { "policy", { POLICY }, NULL, NULL },
  { "dates", { GOOD }, NULL, NULL },
  { "relative", { .id = "r", .relative = "meeting", .from = -10, .to = -1 }, NULL, NULL },
  { "endless-is-fine", { .id = "r", .rrule = "FREQ=WEEKLY;BYDAY=MO" }, NULL, NULL },
  { "rrule-empty", { .id = "r", .rrule = "" }, "rrule", "missing" },
  { "rrule-words", { .id = "r", .rrule = "every Monday" }, "rrule", "" },
  { "rrule-secondly", { .id = "r", .rrule = "FREQ=SECONDLY" }, "rrule", "" },
  { "rrule-never", { .id = "r", .rrule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" }, "rrule", "" },
  { "rrule-not-in-validity",
    { .id = "r",
      .rrule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
      .valid_from = "2021-01-01",
      .valid_until = "2023-12-31" },
    "rrule",
    "no date" },
  { "no-dates", { .id = "r" }, "dates", "empty" },
  { "relative-without-lane", { .id = "r", .relative = "" }, "relative_lane", "missing" },
  { "relative-backwards",
    { .id = "r", .relative = "meeting", .from = -1, .to = -10 },
    "relative_to",
    "before it starts" },
  { "relative-after-then-last",
    { .id = "r", .relative = "meeting", .from = 1, .to = 0 },
    "relative_to",
    "before it starts" },
  { "relative-too-far",
    { .id = "r", .relative = "meeting", .from = -367 },
    "relative_from",
    "too far" },
  { "relative-far-after",
    { .id = "r", .relative = "meeting", .to = 367 },
    "relative_to",
    "too far" },
  { "days-descending", { GOOD, .days = "1 0" }, "days", "ascend" },
  { "days-twice", { GOOD, .days = "1 1" }, "days", "ascend" },
  { "days-too-far", { GOOD, .days = "0 367" }, "days", "too far" },
  { "start-alone", { GOOD, .start = "17:00" }, "duration", "PT5H" },
  { "duration-alone", { GOOD, .duration = "PT5H" }, "start", "no start" },
  { "duration-nothing", { GOOD, .start = "17:00", .duration = "PT0S" }, "duration", "PT5H" },
  { "duration-year", { GOOD, .start = "17:00", .duration = "P366D" }, NULL, NULL },
  { "duration-too-long", { GOOD, .start = "17:00", .duration = "P367D" }, "duration", "366" },
  { "start-24", { GOOD, .start = "24:00", .duration = "PT1H" }, "start", "23:59" },
  { "length-too-long", { GOOD, .length = 367 }, "length_days", "too long" },
  { "avoid-unknown", { GOOD, .avoid = "public-holiday holidays" }, "avoid", "“holidays”" },
  { "avoid-no-lane", { GOOD, .avoid = "lane:" }, "avoid", "“lane:”" },
  { "avoid-lane", { GOOD, .avoid = "lane:exam half-day weekend holiday-eve" }, NULL, NULL },
  { "try-no-sign", { GOOD, .try_ = "-1d 7d" }, "try", "“7d”" },
  { "try-months", { GOOD, .try_ = "+1m" }, "try", "“+1m”" },
  { "try-too-far", { GOOD, .try_ = "+53w" }, "try", "“+53w”" },
  { "not-before-32", { GOOD, .not_before = 32 }, "not_before_day", "32" },
  { "month-13", { GOOD, .skip = "12 13" }, "skip_months", "13" },
  { "month-0", { GOOD, .skip = "0" }, "skip_months", "0" },
  { "working-day", { .id = "r", .working_day = -23 }, NULL, NULL },
  { "working-day-24", { .id = "r", .working_day = 24 }, "working_day", "24" },
  { "ends-on", { GOOD, .ends_on = "01-20" }, NULL, NULL },
  { "ends-on-29-february", { GOOD, .ends_on = "02-29" }, NULL, NULL },
  { "ends-on-30-february", { GOOD, .ends_on = "02-30" }, "ends_on", "“02-30”" },
  { "ends-on-words", { GOOD, .ends_on = "20 January" }, "ends_on", "01-20" },
  { "ends-on-one-digit", { GOOD, .ends_on = "1-20" }, "ends_on", "01-20" },
  { "ends-on-timed",
    { GOOD, .ends_on = "01-20", .start = "17:00", .duration = "PT5H" },
    "ends_on",
    "all day" },
  { "ends-on-and-length", { GOOD, .ends_on = "01-20", .length = 5 }, "ends_on", "5 days" },
  { "ends-on-after-council",
    { .id = "r", .relative = "meeting", .from = 1, .to = 1, .ends_on = "12-31" },
    NULL,
    NULL },
  { "interval-without-first-date",
    { .id = "r", .rrule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU" },
    "rrule",
    "valid_from" },
  { "restart", { STEPS, .valid_from = "2019-01-01", .restart = "lane:freeze" }, NULL, NULL },
  { "restart-date-is-enough", { STEPS, .restart = "2019-01-01 lane:freeze" }, NULL, NULL },
  { "restart-months-are-enough", { STEPS, .restart = "skip-months", .skip = "7" }, NULL, NULL },
  { "restart-without-beginning", { STEPS, .restart = "lane:freeze" }, "rrule", "valid_from" },
  { "restart-no-months",
    { STEPS, .restart = "skip-months", .valid_from = "2019-01-01" },
    "restart",
    "none is" },
  { "restart-unknown", { STEPS, .restart = "2019-02-30" }, "restart", "“2019-02-30”" },
  { "restart-no-lane", { STEPS, .restart = "lane:" }, "restart", "“lane:”" },
  { "restart-without-interval",
    { .id = "r",
      .rrule = "FREQ=WEEKLY;BYDAY=TU",
      .valid_from = "2019-01-01",
      .restart = "lane:freeze" },
    "restart",
    "INTERVAL" },
  { "restart-of-dates", { GOOD, .restart = "2019-01-01" }, "restart", "INTERVAL" },
  { "restart-with-count",
    { .id = "r",
      .rrule = "FREQ=WEEKLY;INTERVAL=2;COUNT=5;BYDAY=TU",
      .valid_from = "2019-01-01",
      .restart = "lane:freeze" },
    "restart",
    "COUNT" },
  { "budget", { GOOD, .budget = 24 }, NULL, NULL },
  { "budget-negative", { GOOD, .budget = -1 }, "yearly_budget", "-1" },
  { "valid-backwards",
    { GOOD, .valid_from = "2019-02-01", .valid_until = "2019-01-01" },
    "valid_until",
    "before" },
};

static void
test_case (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan ();
  SkvRule *rule = make_rule (&cases[row].rule);
  g_autoptr (SkvProblem) problem = NULL;
  g_autoptr (SkvOccurrences) all = NULL;
  g_autoptr (SkvPlan) lax = skv_plan_new (NULL, NULL);

  problem = skv_rule_validate (plan, &rule->parent);
  if (cases[row].field == NULL)
    g_assert_null (problem);
  else
    {
      g_assert_nonnull (problem);
      g_assert_cmpstr (problem->field, ==, cases[row].field);
      g_assert_nonnull (strstr (problem->message, cases[row].message));
      g_assert_cmpstr (problem->id, ==, rule->parent.id);
    }

  /* And if such a rule came into a plan all the same, expanding it ends without a word. */
  put (lax, rule);
  all = skv_occurrences_new (lax, day ("2019-01-01"), day ("2020-01-01"), 0);
  g_assert_nonnull (all);
}

static void
test_length_below_one (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  SkvRule *rule = make_rule (&(RuleSpec){ GOOD });
  g_autoptr (SkvProblem) problem = NULL;

  rule->length_days = 0;
  problem = skv_rule_validate (plan, &rule->parent);
  g_assert_cmpstr (problem->field, ==, "length_days");
  skv_record_unref (rule);
}

static void
test_other_records (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  SkvItem *item = make_item (plan, "i", "exam", "Exam", NULL, NULL);

  g_assert_null (skv_rule_validate (plan, &item->parent));
  skv_record_unref (item);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rule-validate/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/rule-validate/length-below-one", test_length_below_one);
  g_test_add_func ("/rule-validate/other-records", test_other_records);
  return g_test_run ();
}
