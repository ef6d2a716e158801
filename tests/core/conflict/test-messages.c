/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan-text.h"

/* June 2019 has no holiday but Whit Sunday and Monday (9th, 10th; its eve the 8th). Every plan has
 * these systems: pgs → feide → network; school = { feide, wifi }; visma alone. */
#define SYSTEMS                                                                                    \
  "system network feide pgs wifi school visma\norganisation molde rauma\n"                         \
  "feide depends-on network\npgs depends-on feide\nfeide member-of school\nwifi member-of "        \
  "school\n"

#define JOB "maintenance job 2019-06-12T18:00 2019-06-12T20:00"

/* What a conflict says: systems, the way to them, words, and what would solve it. */
static const struct
{
  const char *name;
  const char *plan;
  const char *check;
  const char *systems;
  const char *path;
  const char *message;
  const char *solution; /* (nullable) */
} word_cases[] = {
  { "direct", JOB " sys=visma\ncritical Closing 2019-06-11 2019-06-15 sys=visma", "critical-period",
    "visma", "visma",
    "“job” (12 June 2019, 18:00–20:00) falls in the critical period “Closing” (11–14 June 2019), "
    "which protects visma.",
    "Free instead: 15 June, 16 June" },
  { "path", JOB " sys=network\nexam Exam 2019-06-12 2019-06-13 sys=pgs", "exam", "pgs",
    "pgs feide network",
    "“job” (12 June 2019, 18:00–20:00) falls in the exam “Exam” (12 June 2019), which needs pgs. "
    "This is how it gets there: Exam → pgs → feide → network.",
    NULL },
  { "direct-before-path", JOB " sys=visma,network\nfreeze F 2019-06-12 2019-06-13 sys=pgs,visma",
    "freeze", "visma pgs", "visma",
    "“job” (12 June 2019, 18:00–20:00) falls in the freeze “F” (12 June 2019), in which visma and "
    "pgs must not be changed.",
    NULL },
  { "member-of-named-group", JOB " sys=network\nexam Exam 2019-06-12 2019-06-13 sys=school", "exam",
    "feide", "feide network",
    "“job” (12 June 2019, 18:00–20:00) falls in the exam “Exam” (12 June 2019), which needs feide. "
    "This is how it gets there: Exam → feide → network.",
    NULL },
  { "group-itself", JOB " sys=school\nexam Exam 2019-06-12 2019-06-13 sys=school", "exam", "school",
    "school",
    "“job” (12 June 2019, 18:00–20:00) falls in the exam “Exam” (12 June 2019), which needs "
    "school.",
    NULL },
  { "leave-out",
    "window Evening 2019-06-12T17:00 2019-06-12T22:00\ncritical Closing 2019-06-01 2019-07-01 "
    "sys=visma",
    "critical-period", "visma", "visma",
    "“Evening” (12 June 2019, 17:00–22:00) falls in the critical period “Closing” (1–30 June "
    "2019), which protects visma.",
    "Leave visma out of this evening" },
  { "leave-out-the-cause",
    "window Day 2019-06-12T08:00 2019-06-12T12:00 sys=network,wifi\n"
    "critical Closing 2019-06-01 2019-07-01 sys=pgs",
    "critical-period", "pgs", "pgs feide network",
    "“Day” (12 June 2019, 08:00–12:00) falls in the critical period “Closing” (1–30 June 2019), "
    "which protects pgs. "
    "This is how it gets there: Closing → pgs → feide → network.",
    "Leave network out of this window" },
  { "exceeds-with-rollback",
    "maintenance job 2019-06-12T20:00 2019-06-12T22:15 sys=visma rollback=45\n"
    "window Evening 2019-06-12T17:00 2019-06-12T22:00",
    "exceeds-window", "visma", "",
    "“job” (12 June 2019, 20:00–22:15) starts 20:00, ends 22:15, 23:00 with 45 min rollback, past "
    "22:00 when the window "
    "“Evening” closes.",
    "Shorten by 60 min or start 19:00" },
  { "exceeds-cannot-be-shortened",
    "maintenance job 2019-06-12T21:30 2019-06-12T22:15 sys=visma rollback=45\n"
    "window Evening 2019-06-12T17:00 2019-06-12T22:00",
    "exceeds-window", "visma", "",
    "“job” (12 June 2019, 21:30–22:15) starts 21:30, ends 22:15, 23:00 with 45 min rollback, past "
    "22:00 when the window "
    "“Evening” closes.",
    "Start 20:30" },
  { "exceeds-starts-early",
    "maintenance job 2019-06-12T16:30 2019-06-12T18:00 sys=visma\n"
    "window Evening 2019-06-12T17:00 2019-06-12T22:00",
    "exceeds-window", "visma", "",
    "“job” (12 June 2019, 16:30–18:00) starts 16:30, before the window “Evening” opens at 17:00.",
    "Start 17:00" },
  { "exceeds-too-long",
    "maintenance job 2019-06-12T18:00 2019-06-13T00:00 sys=visma\n"
    "window Evening 2019-06-12T17:00 2019-06-12T22:00",
    "exceeds-window", "visma", "",
    "“job” (12 June 2019, 18:00–24:00) starts 18:00, ends 24:00, past 22:00 when the window "
    "“Evening” closes.",
    "Shorten by 60 min and start 17:00" },
  { "exceeds-joined-windows",
    "maintenance job 2019-06-12T21:00 2019-06-12T23:30 sys=visma\n"
    "window A 2019-06-12T17:00 2019-06-12T19:00\nwindow B 2019-06-12T19:00 2019-06-12T23:00",
    "exceeds-window", "visma", "",
    "“job” (12 June 2019, 21:00–23:30) starts 21:00, ends 23:30, past 23:00 when the window “B” "
    "closes.",
    "Shorten by 30 min or start 20:30" },
  { "outside",
    JOB " sys=visma\nwindow A 2019-06-18T17:00 2019-06-18T22:00\nwindow B 2019-06-05T17:00 "
        "2019-06-05T22:00\n"
        "window C 2019-07-05T17:00 2019-07-05T22:00",
    "outside-window", "visma", "",
    "“job” (12 June 2019, 18:00–20:00) lies outside every service window for visma.",
    "Free instead: 5 June, 18 June" },
  { "free-at-another-time",
    "maintenance job 2019-06-12T12:00 2019-06-12T14:00 sys=visma\n"
    "window A 2019-06-18T17:00 2019-06-18T22:00\nwindow B 2019-06-05T18:30 2019-06-05T22:00",
    "outside-window", "visma", "",
    "“job” (12 June 2019, 12:00–14:00) lies outside every service window for visma.",
    "Free instead: 5 June 18:30, 18 June 17:00" },
  { "free-the-same-day",
    "maintenance job 2019-06-12T12:00 2019-06-12T14:00 sys=visma\n"
    "window A 2019-06-12T17:00 2019-06-12T22:00",
    "outside-window", "visma", "",
    "“job” (12 June 2019, 12:00–14:00) lies outside every service window for visma.",
    "Free instead: 12 June 17:00" },
  { "nothing-free", JOB " sys=visma\nfreeze F 2019-01-01 2020-01-01 sys=visma", "freeze", "visma",
    "visma",
    "“job” (12 June 2019, 18:00–20:00) falls in the freeze “F” (1 January – 31 December 2019), in "
    "which visma must not be changed.",
    "No other day of the checked period is free" },
  { "twice", JOB " sys=network\nmaintenance other 2019-06-12T19:00 2019-06-12T21:00 sys=pgs",
    "system-twice", "pgs", "pgs feide network",
    "“other” and “job” both touch pgs at the same time, 12 June 2019, 19:00–20:00. "
    "This is how it gets there: pgs → feide → network.",
    NULL },
  { "outage", JOB " sys=pgs\noutage Fibre_cut 2019-06-12T17:00 2019-06-12T19:00 sys=network",
    "open-outage", "pgs", "pgs feide network",
    "“job” (12 June 2019, 18:00–20:00) falls in the outage “Fibre_cut” (12 June 2019, "
    "17:00–19:00), which touches pgs. This is how it gets there: pgs → feide → network.",
    "Free instead: 11 June, 13 June" },
  { "outage-open", JOB " sys=visma\noutage Fire 2019-06-12T17:00 - sys=visma", "open-outage",
    "visma", "visma",
    "“job” (12 June 2019, 18:00–20:00) falls in the outage “Fire” (12 June 2019), whose end is not "
    "known yet and which touches visma.",
    "Free instead: 11 June, 13 June" },
  { "vendor", JOB " sys=visma\nvendor Patches 2019-06-12 2019-06-14 sys=visma", "vendor-work",
    "visma", "visma",
    "“job” (12 June 2019, 18:00–20:00) meets the vendor's work “Patches” (12–13 June 2019), which "
    "touches visma.",
    "Free instead: 11 June, 14 June" },
  { "contact",
    "contact technician\n" JOB " sys=visma contact=technician\n"
    "maintenance other 2019-06-12T19:00 2019-06-12T21:00 sys=wifi contact=technician",
    "contact-twice", "wifi", "",
    "“other” and “job” both need technician at the same time, 12 June 2019, 19:00–20:00.", NULL },
  { "clock-forward", "maintenance job 2019-03-31T01:00 2019-03-31T06:00 sys=visma", "dst-change",
    "visma", "",
    "“job” (31 March 2019, 01:00–06:00) runs through the hour in which the clock goes forward, "
    "from 02:00 to 03:00: by the clock it lasts 5 h, but there are only 4 h.",
    "Keep it out of that hour, or plan it by its length" },
  { "clock-back", "maintenance job 2019-10-26T22:30 2019-10-27T04:00 sys=visma", "dst-change",
    "visma", "",
    "“job” (26 October 2019, 22:30–04:00) runs through the hour in which the clock goes back, from "
    "03:00 to 02:00: by the clock it lasts 5 h 30 min, in fact 6 h 30 min.",
    "Keep it out of that hour, or plan it by its length" },
  { "no-owner", JOB " sys=visma", "no-owner", "visma", "",
    "“job” (12 June 2019, 18:00–20:00) names visma, which has no owner to ask.",
    "Say who owns visma" },
  { "no-owners", JOB " sys=visma,wifi", "no-owner", "visma wifi", "",
    "“job” (12 June 2019, 18:00–20:00) names visma and wifi, which have no owner to ask.",
    "Say who owns visma and wifi" },
  { "local-holiday",
    "local Fair public-holiday 2019-06-12 molde,rauma\n" JOB " sys=visma org=rauma",
    "public-holiday", "visma", "",
    "“job” (12 June 2019, 18:00–20:00) falls on a public holiday: Fair (molde, rauma), 12 June.",
    NULL },
  { "holiday", "maintenance job 2019-06-10T18:00 2019-06-10T20:00 sys=visma", "public-holiday",
    "visma", "",
    "“job” (10 June 2019, 18:00–20:00) falls on a public holiday: Whit Monday, 10 June.",
    "Free instead: 11 June, 12 June" },
};

static SkvPlan *
new_plan (const char *text)
{
  g_autofree char *all = g_strconcat (SYSTEMS, text, NULL);

  return plan_text_new (all);
}

static void
test_words (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan (word_cases[i].plan);
  g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);
  const SkvConflict *conflict = plan_text_find (checker, word_cases[i].check);
  g_autofree char *systems = NULL, *path = NULL, *solution = NULL;

  g_assert_nonnull (conflict);
  systems = g_strjoinv (" ", conflict->systems);
  path = g_strjoinv (" ", conflict->path);
  solution = skv_checker_suggest_solution (checker, conflict);
  g_assert_cmpstr (systems, ==, word_cases[i].systems);
  g_assert_cmpstr (path, ==, word_cases[i].path);
  g_assert_cmpstr (conflict->message, ==, word_cases[i].message);
  if (word_cases[i].solution != NULL)
    g_assert_cmpstr (solution, ==, word_cases[i].solution);
}

/* A checker of one day knows that the plan works with windows, though that day has none. */
static void
test_windows_of_the_year (void)
{
  g_autoptr (SkvPlan) with =
    new_plan (JOB " sys=visma\nwindow A 2019-10-16T17:00 2019-10-16T22:00");
  g_autoptr (SkvPlan) without =
    new_plan (JOB " sys=visma\nwindow A 2018-10-16T17:00 2018-10-16T22:00");
  SkvDay day = skv_day_from_ymd (2019, 6, 12);
  g_autoptr (SkvChecker) one = skv_checker_new (with, day, day + 1);
  g_autoptr (SkvChecker) other = skv_checker_new (without, day, day + 1);

  g_assert_nonnull (plan_text_find (one, "outside-window"));
  g_assert_null (plan_text_find (other, "outside-window"));
}

static void
test_owner (void)
{
  g_autoptr (SkvPlan) plan = new_plan (JOB " sys=visma\nfreeze p 2019-06-12 2019-06-13 sys=visma");
  g_autoptr (SkvEdit) edit = skv_edit_new ("owner");
  SkvDepartment *department = skv_record_new (SKV_KIND_DEPARTMENT, "payroll");
  SkvItem *period = skv_record_copy (skv_plan_get_item (plan, "p"));
  SkvSystem *system = skv_record_copy (skv_plan_get_system (plan, "visma"));

  skv_set_text (&department->name, "Payroll office");
  skv_set_text (&period->department, "payroll");
  skv_edit_put (edit, department);
  skv_edit_put (edit, period);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  {
    g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);

    g_assert_cmpstr (plan_text_find (checker, "freeze")->owner, ==, "Payroll office");
  }

  /* The system's own owner is nearer. */
  skv_set_text (&system->owner, "Accounts office");
  skv_edit_put (edit, system);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  {
    g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);

    g_assert_cmpstr (plan_text_find (checker, "freeze")->owner, ==, "Accounts office");
  }
}

static void
test_names (void)
{
  const char *const *names = skv_check_names ();

  g_assert_cmpuint (g_strv_length ((GStrv) names), >=, 19);
  for (; *names != NULL; names++)
    g_assert_cmpstr (skv_check_title (*names), !=, *names);
  g_assert_cmpstr (skv_check_title ("unheard-of"), ==, "unheard-of");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (word_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/messages/", word_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_words);
    }
  g_test_add_func ("/messages/windows-of-the-year", test_windows_of_the_year);
  g_test_add_func ("/messages/owner", test_owner);
  g_test_add_func ("/messages/names", test_names);
  return g_test_run ();
}
