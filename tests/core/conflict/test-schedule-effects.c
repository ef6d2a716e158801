/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "schedule-plans.h"

/* Schedules by hand: what is said, and that each weight has an effect. */

/* --- by hand --------------------------------------------------------------------------------- */

#define EVENINGS                                                                                   \
  "system feide erp\n"                                                                             \
  "window w1 2027-01-13T17:00 2027-01-13T22:00\n"                                                  \
  "window w2 2027-02-10T17:00 2027-02-10T22:00\n"                                                  \
  "window w3 2027-03-10T17:00 2027-03-10T22:00\n"

static char *
schedule_text (SkvPlan *plan, gboolean replace)
{
  g_autoptr (SkvSchedule) schedule = schedule_new (plan, skv_day_from_ymd (2028, 1, 1), replace);
  GPtrArray *jobs = skv_schedule_get_jobs (schedule);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < jobs->len; i++)
    {
      const SkvScheduledJob *job = g_ptr_array_index (jobs, i);
      g_autofree char *start = job->placed ? skv_zone_format (skv_plan_get_zone (plan), job->start)
                                           : g_strdup (job->check);

      g_string_append_printf (text, "%s %.16s: %s\n", job->item, start, job->reason);
    }
  return g_string_free (text, FALSE);
}

static void
assert_schedule (const char *plan_text, gboolean replace, const char *expected)
{
  g_autofree char *all = g_strconcat (EVENINGS, plan_text, NULL);
  g_autoptr (SkvPlan) plan = plan_text_new (all);
  g_autofree char *text = schedule_text (plan, replace);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_by_hand (void)
{
  assert_schedule ("maintenance upgrade - - duration=120 sys=feide status=proposed\n"
                   "critical exam 2027-01-04 2027-02-01 sys=feide",
                   FALSE,
                   "upgrade 2027-02-10T17:00: the first evening that is free for it; 13 January: "
                   "critical period “exam”\n");
  assert_schedule ("maintenance long - - duration=290 rollback=15 sys=feide status=proposed", FALSE,
                   "long exceeds-window: takes 05:05 with rollback, and the longest service window "
                   "has 05:00\n");
  assert_schedule (
    "maintenance vague - - sys=feide status=proposed\n"
    "maintenance free - - duration=60 status=proposed\n"
    "maintenance decided - - duration=60 sys=erp",
    FALSE,
    "free 2027-01-13T17:00: the first evening that serves it; it names no system, so "
    "nobody can tell whom it hits\n"
    "vague not-calculated: nobody has said how long it lasts: give it a length, and "
    "it gets a place\n");
  /* with a date they stay, unless they may be replaced */
  assert_schedule ("maintenance dated 2027-05-01T12:00 2027-05-01T13:00 sys=erp status=proposed",
                   FALSE, "");
  assert_schedule ("maintenance dated 2027-05-01T12:00 2027-05-01T13:00 sys=erp status=proposed",
                   TRUE, "dated 2027-01-13T17:00: the first evening that serves it\n");
}

/* Three jobs of 3 h on one system: one an evening. Another one fits beside them. */
static void
test_capacity (void)
{
  assert_schedule ("maintenance a - - duration=180 sys=erp status=proposed\n"
                   "maintenance b - - duration=180 sys=erp status=proposed\n"
                   "maintenance c - - duration=180 sys=erp status=proposed\n"
                   "maintenance d - - duration=180 sys=erp status=proposed\n"
                   "maintenance e - - duration=120 sys=erp status=proposed",
                   FALSE,
                   "a 2027-01-13T17:00: the first evening that serves it\n"
                   "e 2027-01-13T20:00: the first evening that serves it\n"
                   "b 2027-02-10T17:00: the first evening with room beside the other jobs\n"
                   "c 2027-03-10T17:00: the first evening with room beside the other jobs\n"
                   "d system-twice: no room is left beside the other jobs that it must not meet\n");
}

/* 20 jobs of 3 h on one system and three evenings: three have a place, and more cannot have one. */
static void
test_no_room (void)
{
  g_autoptr (GString) text = g_string_new (EVENINGS);
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvSchedule) schedule = NULL;

  for (int i = 0; i < 20; i++)
    g_string_append_printf (text, "maintenance j%02d - - duration=180 sys=erp status=proposed\n",
                            i);
  plan = plan_text_new (text->str);
  schedule = schedule_new (plan, TO, FALSE);
  g_assert_cmpuint (skv_schedule_get_n_placed (schedule), ==, 3);
  g_assert_cmpint (skv_schedule_get_bound (schedule), ==, 17 * SKV_SCHEDULE_UNPLACED);
  g_assert_cmpuint (skv_schedule_get_gap (schedule), <=, 1);
}

/* --- each weight has an effect ---------------------------------------------------------------- */

static SkvPlan *
evenings_with (const char *text)
{
  g_autofree char *all = g_strconcat (EVENINGS, text, NULL);

  return plan_text_new (all);
}

/* the month in which a job lies; 0 nowhere */
static int
month_of (SkvSchedule *schedule, const char *id)
{
  const SkvScheduledJob *job = find_job (schedule, id);

  return job->placed ? skv_day_month ((SkvDay) (job->start / SKV_DAY_SECONDS)) : 0;
}

/* Two jobs of one organisation go to two months, those of two to two evenings of the first one;
 * what an organisation has in a month already counts. */
static void
test_spread (void)
{
  g_autoptr (SkvPlan) of_one =
    evenings_with ("organisation north\n"
                   "window w1b 2027-01-14T17:00 2027-01-14T22:00\n"
                   "maintenance a - - duration=60 sys=feide org=north status=proposed\n"
                   "maintenance b - - duration=60 sys=erp org=north status=proposed");
  g_autoptr (SkvPlan) of_two =
    evenings_with ("organisation north south\n"
                   "window w1b 2027-01-14T17:00 2027-01-14T22:00\n"
                   "maintenance a - - duration=60 sys=feide org=north status=proposed\n"
                   "maintenance b - - duration=60 sys=erp org=south status=proposed");
  g_autoptr (SkvSchedule) first = schedule_new (of_one, TO, FALSE);
  g_autoptr (SkvSchedule) second = schedule_new (of_two, TO, FALSE);
  g_autoptr (SkvSchedule) third = NULL;
  g_autoptr (SkvEdit) edit = skv_edit_new ("work");

  g_assert_cmpint (month_of (first, "a"), ==, 1);
  g_assert_cmpint (month_of (first, "b"), ==, 2);
  g_assert_cmpint (month_of (second, "a"), ==, 1);
  g_assert_cmpint (month_of (second, "b"), ==, 1);
  g_assert_cmpint (find_job (second, "a")->start, !=, find_job (second, "b")->start);
  plan_text_add (of_two, edit, "maintenance c 2027-01-26T08:00 2027-01-26T09:00 sys=erp org=south");
  skv_plan_apply (of_two, edit, NULL);
  third = schedule_new (of_two, TO, FALSE);
  g_assert_cmpint (month_of (third, "a"), ==, 1);
  g_assert_cmpint (month_of (third, "b"), ==, 2);
}

/* An evening that a person has moved is taken only if there is no other. */
static void
test_moved_evening (void)
{
  for (int moved = 0; moved < 2; moved++)
    {
      g_autoptr (SkvPlan) plan =
        plan_text_new ("system feide\n"
                       "maintenance a - - duration=60 sys=feide status=proposed");
      g_autoptr (SkvEdit) edit = skv_edit_new ("evenings");
      SkvRule *rule = skv_record_new (SKV_KIND_RULE, "evening");
      g_autoptr (SkvSchedule) schedule = NULL;

      skv_set_text (&rule->lane, "window");
      skv_set_text (&rule->title, "evening");
      skv_set_text (&rule->rrule, "FREQ=MONTHLY;BYDAY=2WE");
      rule->start = 17 * 60;
      rule->duration = 300;
      skv_edit_put (edit, rule);
      if (moved)
        plan_text_add (
          plan, edit,
          "window m 2027-01-14T17:00 2027-01-14T22:00 rule=evening original=2027-01-13");
      skv_plan_apply (plan, edit, NULL);
      schedule = schedule_new (plan, TO, FALSE);
      g_assert_cmpint (month_of (schedule, "a"), ==, moved ? 2 : 1);
      g_assert_false (find_job (schedule, "a")->on_moved);
    }
}

static SkvPlan *
bundle_plan (const char *fixed)
{
  SkvPlan *plan = evenings_with ("maintenance a - - duration=60 sys=feide status=proposed\n"
                                 "maintenance b - - duration=60 sys=erp status=proposed\n"
                                 "critical exam 2027-01-04 2027-02-01 sys=feide");
  g_autoptr (SkvEdit) edit = skv_edit_new ("bundle");
  const char *const ids[] = { "a", "b" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      SkvItem *item = skv_record_copy (skv_plan_get_item (plan, ids[i]));

      skv_set_text (&item->bundle, "move");
      if (g_strcmp0 (fixed, ids[i]) == 0)
        item->start =
          skv_zone_at (skv_plan_get_zone (plan), skv_day_from_ymd (2027, 3, 10), 17 * 60);
      skv_edit_put (edit, item);
    }
  skv_plan_apply (plan, edit, NULL);
  return plan;
}

/* They go together, even where one of them could be earlier; and to one that has its date. */
static void
test_bundle (void)
{
  g_autoptr (SkvPlan) free = bundle_plan (NULL), fixed = bundle_plan ("b");
  g_autoptr (SkvSchedule) first = schedule_new (free, TO, FALSE);
  g_autoptr (SkvSchedule) second = schedule_new (fixed, TO, FALSE);

  g_assert_cmpint (month_of (first, "a"), ==, 2);
  g_assert_cmpint (month_of (first, "b"), ==, 2);
  g_assert_cmpint (month_of (second, "a"), ==, 3);
}

/* What would come at short notice goes to a later evening, if it is known what today is. */
static void
test_today (void)
{
  g_autoptr (SkvPlan) plan =
    evenings_with ("maintenance a - - duration=60 sys=feide status=proposed");
  const SkvScheduleWish wish = { FROM, TO, NULL, FALSE, skv_day_from_ymd (2027, 1, 12) };
  g_autoptr (SkvSchedule) without = schedule_new (plan, TO, FALSE);
  g_autoptr (SkvSchedule) with = skv_schedule_new (plan, &wish, NULL, NULL, NULL);

  g_assert_cmpint (month_of (without, "a"), ==, 1);
  g_assert_cmpint (month_of (with, "a"), ==, 2);
}

/* Evenings are assumed, and said to be. */
static void
test_no_windows (void)
{
  g_autoptr (SkvPlan) plan =
    plan_text_new ("system feide\n"
                   "maintenance a - - duration=60 sys=feide status=proposed\n"
                   "maintenance b - - duration=420 sys=feide status=proposed");
  g_autoptr (SkvSchedule) schedule = schedule_new (plan, TO, FALSE);
  g_autofree char *text = schedule_text (plan, FALSE);

  g_assert_true (skv_schedule_is_assumed (schedule));
  g_assert_cmpstr (text, ==,
                   "a 2027-01-05T17:00: the first evening that is free for it\n"
                   "b exceeds-window: takes 07:00 with rollback, and the evenings that are assumed "
                   "have 06:00\n");
}

/* --- what becomes of it ----------------------------------------------------------------------- */

/* Only what is chosen is in the edit; undo takes it back at once. */
static void
test_chosen (void)
{
  g_autoptr (SkvPlan) plan =
    evenings_with ("maintenance a - - duration=60 sys=feide status=proposed\n"
                   "maintenance b - - duration=60 sys=erp status=proposed\n"
                   "maintenance c - - duration=60 sys=erp status=proposed");
  g_autoptr (SkvSchedule) schedule = schedule_new (plan, TO, FALSE);
  const char *const chosen[] = { "a", "c", NULL }, *const none[] = { NULL };
  g_autoptr (SkvEdit) edit = skv_schedule_make_edit (schedule, chosen);

  g_assert_null (skv_schedule_make_edit (schedule, none));
  g_assert_cmpstr (skv_edit_get_label (edit), ==, "Plan 2 jobs of 2027");
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  g_assert_cmpint (skv_plan_get_item (plan, "a")->start, !=, SKV_MOMENT_NONE);
  g_assert_cmpint (skv_plan_get_item (plan, "b")->start, ==, SKV_MOMENT_NONE);
  g_assert_cmpint (skv_plan_get_item (plan, "c")->start, !=, SKV_MOMENT_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule-effects/by-hand", test_by_hand);
  g_test_add_func ("/schedule-effects/spread", test_spread);
  g_test_add_func ("/schedule-effects/moved-evening", test_moved_evening);
  g_test_add_func ("/schedule-effects/bundle", test_bundle);
  g_test_add_func ("/schedule-effects/today", test_today);
  g_test_add_func ("/schedule-effects/no-windows", test_no_windows);
  g_test_add_func ("/schedule-effects/chosen", test_chosen);
  g_test_add_func ("/schedule-effects/capacity", test_capacity);
  g_test_add_func ("/schedule-effects/no-room", test_no_room);
  return g_test_run ();
}
