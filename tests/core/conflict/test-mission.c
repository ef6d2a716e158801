/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/shift.h"
#include "plan-text.h"

/* The county's own calendar (S0 of the mission), each capability shown as its row says. */

static SkvRule *
new_rule (
  const char *id, const char *lane, const char *title, const char *rrule, const char *systems)
{
  SkvRule *rule = skv_record_new (SKV_KIND_RULE, id);

  skv_set_text (&rule->lane, lane);
  skv_set_text (&rule->title, title);
  skv_set_text (&rule->rrule, rrule);
  rule->base = SKV_BASE_RRULE;
  rule->start = -1;
  rule->duration = -1;
  rule->length_days = 1;
  if (systems != NULL)
    plan_text_list (&rule->systems, systems);
  return rule;
}

/* all day for @length_days from each base date */
static void
put_period (SkvEdit *edit,
            const char *id,
            const char *title,
            const char *rrule,
            int length_days,
            const char *systems)
{
  SkvRule *rule = new_rule (id, "critical", title, rrule, systems);

  rule->length_days = length_days;
  skv_edit_put (edit, rule);
}

static void
put_relative (
  SkvEdit *edit, const char *id, const char *lane, int from, int to, const char *systems)
{
  SkvRule *rule = new_rule (id, "critical", id, NULL, systems);

  rule->base = SKV_BASE_RELATIVE;
  skv_set_text (&rule->relative_lane, lane);
  rule->relative_from = from;
  rule->relative_to = to;
  skv_edit_put (edit, rule);
}

/* The Wednesday on or after the 12th and the Thursday after it, 17:00 to 22:00. */
static void
put_evenings (SkvEdit *edit)
{
  SkvRule *rule = new_rule ("evening", "window", "System evening",
                            "FREQ=MONTHLY;BYDAY=WE;BYMONTHDAY=12,13,14,15,16,17,18", NULL);
  int days[] = { 0, 1 };

  g_array_append_vals (rule->days, days, G_N_ELEMENTS (days));
  rule->start = 17 * 60;
  rule->duration = 5 * 60;
  rule->not_before_day = 12;
  plan_text_list (&rule->avoid, "public-holiday,holiday-eve");
  plan_text_list (&rule->try_, "-1d,+7d");
  skv_edit_put (edit, rule);
}

static SkvPlan *
new_county (const char *more)
{
  g_autofree char *text = g_strconcat (
    "system visma=IT ephorte=IT network=IT feide=IT wifi=IT netctrl=IT school-admin=IT school=IT\n"
    "feide member-of school\nwifi member-of school\nnetctrl member-of school\n"
    "feide depends-on network\nwifi depends-on network\n",
    more, NULL);
  SkvPlan *plan = plan_text_new ("");
  g_autoptr (SkvEdit) edit = skv_edit_new ("rules");
  g_autoptr (GError) error = NULL;

  skv_plan_add_validator (plan, skv_rule_validate);
  plan_text_add (plan, edit, text);
  put_evenings (edit);
  put_period (edit, "payroll", "Payroll run", "FREQ=MONTHLY;BYMONTHDAY=1", 11, "visma");
  put_period (edit, "closing", "Year-end closing", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1", 31,
              "visma");
  put_period (edit, "school-end", "Last week of school",
              "FREQ=YEARLY;BYMONTH=6;BYDAY=MO;BYMONTHDAY=15,16,17,18,19,20,21", 5, "school-admin");
  put_period (edit, "school-start", "School starts", "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=18", 14,
              "school");
  put_relative (edit, "exam-time", "exam", -1, 0, "network,school");
  put_relative (edit, "paper-deadline", "meeting", -10, -1, "ephorte");
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  return plan;
}

/* conflicts of one check, as plan_text_conflicts() (transfer full) */
static char *
conflicts_of (SkvChecker *checker, const char *check)
{
  GPtrArray *all = skv_checker_get_conflicts (checker);
  g_autoptr (GPtrArray) some = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      SkvConflict *conflict = g_ptr_array_index (all, i);

      if (strcmp (conflict->check, check) == 0)
        g_ptr_array_add (some, conflict);
    }
  return plan_text_conflicts (some);
}

static void
test_m8_fixed_periods (void)
{
  g_autoptr (SkvPlan) plan = new_county ("");
  g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);
  g_autofree char *found = conflicts_of (checker, "critical-period");
  const SkvConflict *conflict = plan_text_find (checker, "critical-period");
  const SkvZone *zone = skv_plan_get_zone (plan);

  g_assert_cmpstr (found, ==, "critical-period soft evening:2019-01-16 closing:2019-01-01");
  g_assert_cmpstr (
    conflict->message, ==,
    "“System evening” (16–17 January 2019) falls in the critical period “Year-end closing” "
    "(1–31 January 2019), which protects visma.");
  g_assert_cmpint (conflict->overlap.start, ==,
                   skv_zone_at (zone, skv_day_from_ymd (2019, 1, 16), 17 * 60));
  g_assert_cmpint (conflict->overlap.end, ==,
                   skv_zone_at (zone, skv_day_from_ymd (2019, 1, 17), 22 * 60));
}

/* Nothing else but the two moves of April and May is told of the 24 evenings. */
static void
test_m3_moved (void)
{
  g_autoptr (SkvPlan) plan = new_county ("");
  g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);
  g_autofree char *found = plan_text_conflicts (skv_checker_get_conflicts (checker));
  const SkvConflict *april = plan_text_find (checker, "moved-evening");

  g_assert_cmpstr (found, ==,
                   "critical-period soft evening:2019-01-16 closing:2019-01-01\n"
                   "moved-evening info evening:2019-04-17\n"
                   "moved-evening info evening:2019-05-15");
  g_assert_nonnull (strstr (april->message, "24–25 April 2019 instead of 17–18 April 2019"));
  g_assert_nonnull (strstr (april->message, "17 April is the day before"));
  g_assert_true (g_str_has_suffix (april->message, "4 of 24 evenings moved this year."));
}

static void
test_moved_by_hand (void)
{
  g_autoptr (SkvPlan) plan = new_county ("window by-hand 2019-06-17T17:00 2019-06-17T22:00 "
                                         "rule=evening original=2019-06-12 reason=hall_is_taken");
  g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);
  const SkvConflict *conflict = plan_text_find (checker, "moved-evening");

  g_assert_cmpstr (conflict->item, ==, "by-hand");
  g_assert_cmpint (conflict->severity, ==, SKV_SEVERITY_SOFT);
  g_assert_cmpstr (
    conflict->message, ==,
    "“by-hand” was moved by hand to 17 June 2019, 17:00–22:00 from 12 June 2019: hall is taken. "
    "5 of 24 evenings moved this year.");
}

/* What a person puts on a holiday is told, what the rule decided is not. */
static void
test_moved_by_hand_onto_holiday (void)
{
  g_autoptr (SkvPlan) plan = new_county (
    "window by-hand 2019-06-10T17:00 2019-06-10T22:00 rule=evening original=2019-06-12 reason=x");
  g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);
  g_autofree char *found = conflicts_of (checker, "public-holiday");

  g_assert_cmpstr (found, ==, "public-holiday soft by-hand");
}

static void
test_m10_payroll (void)
{
  g_autoptr (SkvPlan) plan = new_county ("window w11 2019-03-11T17:00 2019-03-11T22:00 sys=visma\n"
                                         "window w12 2019-03-12T17:00 2019-03-12T22:00 sys=visma");
  g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);
  g_autofree char *found = conflicts_of (checker, "critical-period");

  g_assert_cmpstr (found, ==,
                   "critical-period soft evening:2019-01-16 closing:2019-01-01\n"
                   "critical-period soft w11 payroll:2019-03-01");
}

static void
test_m11_exam_with_lead_time (void)
{
  g_autoptr (SkvPlan) plan =
    new_county ("exam Maths 2019-05-21 2019-05-22 sys=school\n"
                "window w20 2019-05-20T17:00 2019-05-20T22:00 sys=wifi\n"
                "window w19 2019-05-19T17:00 2019-05-19T22:00 sys=wifi\n"
                "maintenance net 2019-05-20T18:00 2019-05-20T19:00 sys=network");
  g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);
  g_autofree char *found = conflicts_of (checker, "critical-period");
  const SkvConflict *net = plan_text_find (checker, "critical-period");

  g_assert_cmpstr (found, ==,
                   "critical-period hard net exam-time:2019-05-20\n"
                   "critical-period soft evening:2019-01-16 closing:2019-01-01\n"
                   "critical-period soft w20 exam-time:2019-05-20");
  g_assert_cmpstr (net->path[0], ==, "network");
}

static void
test_m12_paper_deadline (void)
{
  g_autoptr (SkvPlan) plan =
    new_county ("meeting Council 2019-01-31 2019-02-01 sys=ephorte\n"
                "maintenance j20 2019-01-20T18:00 2019-01-20T19:00 sys=ephorte\n"
                "maintenance j21 2019-01-21T18:00 2019-01-21T19:00 sys=ephorte\n"
                "maintenance j31 2019-01-31T18:00 2019-01-31T19:00 sys=ephorte");
  g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);
  g_autofree char *deadline = conflicts_of (checker, "critical-period");
  g_autofree char *meeting = conflicts_of (checker, "meeting");

  g_assert_true (
    g_str_has_prefix (deadline, "critical-period hard j21 paper-deadline:2019-01-21\n"));
  g_assert_null (strstr (deadline, "j20"));
  g_assert_null (strstr (deadline, "j31"));
  g_assert_cmpstr (meeting, ==, "meeting soft j31 Council");
}

/* The evening stays, the system drops out. */
static void
test_m14_leave_it_out (void)
{
  g_autoptr (SkvPlan) plan = new_county ("");
  g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);
  const SkvConflict *conflict = plan_text_find (checker, "critical-period");
  const SkvOccurrence *evening =
    skv_occurrences_lookup (skv_checker_get_occurrences (checker), conflict->item);

  g_assert_cmpint (conflict->severity, ==, SKV_SEVERITY_SOFT);
  g_assert_cmpstr (conflict->solution, ==, "Leave visma out of these evenings");
  g_assert_cmpint (evening->first_day, ==, skv_day_from_ymd (2019, 1, 16));
}

/* Windows of 09:00 to 20:00 on two days serve only work that fits in one of them. */
static void
test_m16_weekend_windows (void)
{
  g_autoptr (SkvPlan) plan =
    plan_text_new ("system erp=IT\nwindow sat 2021-06-19T09:00 2021-06-19T20:00\n"
                   "window sun 2021-06-20T09:00 2021-06-20T20:00\n"
                   "maintenance fits 2021-06-19T09:00 2021-06-19T20:00 sys=erp\n"
                   "maintenance late 2021-06-20T19:00 2021-06-20T20:30 sys=erp\n"
                   "maintenance night 2021-06-19T20:00 2021-06-20T09:00 sys=erp");
  g_autoptr (SkvChecker) checker = plan_text_check (plan, 2021);
  g_autofree char *found = plan_text_conflicts (skv_checker_get_conflicts (checker));

  g_assert_cmpstr (found, ==, "outside-window soft night\nexceeds-window soft late sun");
}

static void
test_m18_emergency (void)
{
  g_autoptr (SkvPlan) plan = new_county (
    "maintenance patch 2019-01-08T10:00 2019-01-08T11:00 sys=visma emergency=security_hole");
  g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);
  const SkvConflict *hard = g_ptr_array_index (skv_checker_get_conflicts (checker), 0);
  g_autofree char *found = plan_text_conflicts (skv_checker_get_conflicts (checker));

  g_assert_true (g_str_has_prefix (found,
                                   "critical-period hard patch closing:2019-01-01 accepted\n"
                                   "critical-period hard patch payroll:2019-01-01 accepted\n"));
  g_assert_nonnull (strstr (found, "outside-window soft patch accepted"));
  g_assert_cmpstr (hard->accepted_why, ==, "Emergency: security hole");
}

static void
test_unresolved (void)
{
  g_autoptr (SkvPlan) plan = new_county ("");
  g_autoptr (SkvChecker) checker = plan_text_check (plan, 2028);
  GPtrArray *list = skv_checker_get_not_calculated (checker);
  const SkvNotCalculated *may;

  g_assert_cmpuint (list->len, ==, 1);
  may = g_ptr_array_index (list, 0);
  g_assert_true (g_str_has_prefix (may->item, "evening:2028-05-"));
  g_assert_cmpstr (may->message, ==, "“System evening” in May 2028: no date fits; choose one.");
}

/* An evening tried where its rule has it is not "moved by hand"; anywhere else it is. */
static void
test_try_evening (void)
{
  g_autoptr (SkvPlan) plan = new_county ("");
  g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);
  const SkvOccurrence *april =
    skv_occurrences_lookup (skv_checker_get_occurrences (checker), "evening:2019-04-17");
  guint8 severities[31];
  SkvDay from = skv_day_from_ymd (2019, 4, 1);

  skv_checker_try_days (checker, april, from, from + 30, severities);
  for (int day = 0; day < 30; day++)
    g_assert_cmpint (severities[day], ==, day == 23 ? SKV_SEVERITY_INFO : SKV_SEVERITY_SOFT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mission/m3-moved", test_m3_moved);
  g_test_add_func ("/mission/m5-moved-by-hand", test_moved_by_hand);
  g_test_add_func ("/mission/m5-moved-by-hand-onto-holiday", test_moved_by_hand_onto_holiday);
  g_test_add_func ("/mission/m8-fixed-periods", test_m8_fixed_periods);
  g_test_add_func ("/mission/m10-payroll", test_m10_payroll);
  g_test_add_func ("/mission/m11-exam-with-lead-time", test_m11_exam_with_lead_time);
  g_test_add_func ("/mission/m12-paper-deadline", test_m12_paper_deadline);
  g_test_add_func ("/mission/m14-leave-it-out", test_m14_leave_it_out);
  g_test_add_func ("/mission/m16-weekend-windows", test_m16_weekend_windows);
  g_test_add_func ("/mission/m18-emergency", test_m18_emergency);
  g_test_add_func ("/mission/unresolved", test_unresolved);
  g_test_add_func ("/mission/try-evening", test_try_evening);
  return g_test_run ();
}
