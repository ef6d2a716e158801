/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/rule-preview.h"

#include "plan-fixture.h"

static void
append_days (GString *text, const GArray *days)
{
  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *date = skv_day_format (g_array_index (days, SkvDay, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "+" : "", date + strlen ("2019-"));
    }
}

/* One word a group: "=" same, "*" new, "~" changed, "-" gone; where it lies; "<" and where it lay;
 * then ">" shifted, "?" unresolved, "x" left out, "!" by hand. The year is left out. */
static char *
describe_preview (const SkvRulePreview *preview)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < skv_rule_preview_get_n_groups (preview); i++)
    {
      const SkvPreviewGroup *group = skv_rule_preview_get_group (preview, i);

      g_string_append_printf (text, "%s%c", i > 0 ? " " : "", "=*~-"[group->change]);
      append_days (text, group->days);
      if (group->was->len > 0)
        g_string_append_c (text, '<');
      append_days (text, group->was);
      if (group->offset != 0)
        g_string_append_c (text, '>');
      if (!group->resolved)
        g_string_append_c (text, '?');
      if (group->left_out)
        g_string_append_c (text, 'x');
      if (group->by_hand)
        g_string_append_c (text, '!');
    }
  return g_string_free (text, FALSE);
}

static SkvRulePreview *
preview_year (SkvPlan *plan, const SkvRule *rule, int year)
{
  g_autoptr (SkvProblem) problem = NULL;
  SkvRulePreview *preview = skv_rule_preview_new (plan, rule, skv_day_from_ymd (year, 1, 1),
                                                  skv_day_from_ymd (year + 1, 1, 1), &problem);

  if (problem != NULL)
    g_error ("%s: %s", problem->field, problem->message);
  return preview;
}

typedef struct
{
  const char *name;
  RuleSpec saved; /* id NULL: none */
  RuleSpec rule;
  gboolean leave_out;
  const char *by_hand; /* original date that a person cancelled */
  int year;
  const char *expected;
} Case;

static const Case cases[] = {
  { "new-rule", .rule = { POLICY }, .year = 2019,
    .expected = "*01-16+01-17 *02-13+02-14 *03-13+03-14 *04-24+04-25> *05-14+05-15> *06-12+06-13 "
                "*07-17+07-18 *08-14+08-15 *09-18+09-19 *10-16+10-17 *11-13+11-14 *12-18+12-19" },
  { "unresolved", .rule = { POLICY, .valid_from = "2028-05-01", .valid_until = "2028-05-31" },
    .year = 2028, .expected = "*05-17+05-18?" },
  { "left-out", .rule = { POLICY, .valid_from = "2028-05-01", .valid_until = "2028-05-31" },
    .leave_out = TRUE, .year = 2028, .expected = "*05-17+05-18x" },
  { "nothing-changes", .saved = { .id = "r", .rrule = "FREQ=YEARLY;BYMONTH=3,6;BYDAY=1TU" },
    .rule = { .id = "r", .rrule = "FREQ=YEARLY;BYMONTH=3,6;BYDAY=1TU" }, .year = 2019,
    .expected = "=03-05 =06-04" },
  { "another-way-to-say-the-same",
    .saved = { .id = "r", .rrule = "FREQ=YEARLY;BYMONTH=3;BYDAY=1TU", .days = "1" },
    .rule = { .id = "r", .rrule = "FREQ=YEARLY;BYMONTH=3;BYDAY=WE;BYMONTHDAY=2,3,4,5,6,7,8" },
    .year = 2019, .expected = "=03-06" },
  /* In 2019 the two differ in the months that begin with a Wednesday. */
  { "third-wednesday-against-patch-tuesday",
    .saved = { .id = "r", .rrule = "FREQ=YEARLY;BYMONTH=4,5;BYDAY=3WE" },
    .rule = { .id = "r", .rrule = "FREQ=YEARLY;BYMONTH=4,5;BYDAY=2TU", .days = "8" }, .year = 2019,
    .expected = "=04-17 ~05-22<05-15" },
  { "more-and-fewer", .saved = { .id = "r", .dates = "2019-01-10 2019-03-01" },
    .rule = { .id = "r", .dates = "2019-03-01 2019-06-01" }, .year = 2019,
    .expected = "-<01-10 =03-01 *06-01" },
  { "nearest-is-the-same-group",
    .saved = { .id = "r", .dates = "2019-01-01 2019-01-08 2019-01-15" },
    .rule = { .id = "r", .dates = "2019-01-02 2019-01-09 2019-01-16" }, .year = 2019,
    .expected = "~01-02<01-01 ~01-09<01-08 ~01-16<01-15" },
  { "far-apart-is-not", .saved = { .id = "r", .dates = "2019-01-01" },
    .rule = { .id = "r", .dates = "2019-01-17" }, .year = 2019, .expected = "-<01-01 *01-17" },
  { "a-try-more", .saved = { .id = "r", .dates = "2019-05-17", .avoid = "public-holiday" },
    .rule = { .id = "r", .dates = "2019-05-17", .avoid = "public-holiday", .try_ = "-1d" },
    .year = 2019, .expected = "~05-16<05-17>" },
  { "a-longer-period", .saved = { .id = "r", .dates = "2019-05-20", .length = 2 },
    .rule = { .id = "r", .dates = "2019-05-20", .length = 3 }, .year = 2019,
    .expected = "~05-20<05-20" },
  { "changed-by-a-person", .saved = { .id = "r", .dates = "2019-01-10 2019-03-01" },
    .rule = { .id = "r", .dates = "2019-03-01" }, .by_hand = "2019-01-10", .year = 2019,
    .expected = "-<01-10! =03-01" },
};

static void
cancel (SkvPlan *plan, const char *date)
{
  SkvItem *item = make_item (plan, "cancelled", "window", "r", NULL, NULL);

  skv_set_text (&item->rule, "r");
  item->original_day = day (date);
  item->status = SKV_STATUS_CANCELLED;
  put (plan, item);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvRulePreview) preview = NULL;
  g_autofree char *described = NULL;
  SkvRule *rule = make_rule (&c->rule);

  if (c->saved.id != NULL)
    put_rule (plan, &c->saved);
  if (c->by_hand != NULL)
    cancel (plan, c->by_hand);
  rule->if_none = c->leave_out ? SKV_IF_NONE_LEAVE_OUT : SKV_IF_NONE_ASK;
  preview = preview_year (plan, rule, c->year);
  described = describe_preview (preview);
  g_assert_cmpstr (described, ==, c->expected);
  g_assert_cmpint (skv_rule_preview_has_saved (preview), ==, c->saved.id != NULL);
  skv_record_unref (rule);
}

static void
test_reasons (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvRulePreview) preview = NULL;
  RuleSpec spec = { POLICY };
  SkvRule *rule = make_rule (&spec);

  preview = preview_year (plan, rule, 2019);
  g_assert_null (skv_rule_preview_get_group (preview, 0)->reason);
  g_assert_nonnull (strstr (skv_rule_preview_get_group (preview, 3)->reason, "Maundy Thursday"));
  g_assert_cmpint (skv_rule_preview_get_group (preview, 3)->offset, ==, 7);
  g_assert_cmpuint (skv_rule_preview_count (preview, SKV_PREVIEW_NEW), ==, 24);
  g_assert_cmpuint (skv_rule_preview_count (preview, SKV_PREVIEW_GONE), ==, 0);
  skv_record_unref (rule);
}

static void
test_times (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvRulePreview) same = NULL;
  g_autoptr (SkvRulePreview) later = NULL;
  RuleSpec spec = { POLICY };
  SkvRule *rule = make_rule (&spec);

  put_rule (plan, &spec);
  same = preview_year (plan, rule, 2019);
  g_assert_false (skv_rule_preview_changes_times (same));
  rule->start += 60;
  later = preview_year (plan, rule, 2019);
  g_assert_true (skv_rule_preview_changes_times (later));
  g_assert_cmpuint (skv_rule_preview_count (later, SKV_PREVIEW_SAME), ==, 24);
  skv_record_unref (rule);
}

static void
test_problem (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvProblem) problem = NULL;
  RuleSpec spec = { .id = "r", .rrule = "FREQ=MONTHLY;BYDAY=1TU" };
  SkvDay from = skv_day_from_ymd (2019, 1, 1);
  SkvRule *rule;

  put_rule (plan, &spec);
  spec.rrule = "FREQ=NEVER";
  rule = make_rule (&spec);
  g_assert_null (skv_rule_preview_new (plan, rule, from, from + 365, &problem));
  g_assert_cmpstr (problem->field, ==, "rrule");
  g_assert_null (skv_rule_preview_new (plan, rule, from, from + 365, NULL));
  g_assert_cmpstr (skv_plan_get_rule (plan, "r")->rrule, ==, "FREQ=MONTHLY;BYDAY=1TU");
  skv_record_unref (rule);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rule-preview/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/rule-preview/reasons", test_reasons);
  g_test_add_func ("/rule-preview/times", test_times);
  g_test_add_func ("/rule-preview/problem", test_problem);
  return g_test_run ();
}
