/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan-text.h"

/* What jobs do to each other over the days, and how much an evening holds: what is found, and what
 * is said of it. Systems: pgs → feide → network; visma alone. Only the check in question is on. */
#define SYSTEMS                                                                                    \
  "system network=IT feide=IT pgs=IT visma=IT\ncontact anne\n"                                     \
  "feide depends-on network\npgs depends-on feide\n"

#define JOB "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=visma"
#define EVENING "window Evening 2019-06-12T17:00 2019-06-12T22:00\n"

static const struct
{
  const char *name;
  const char *check;
  const char *plan;
  const char *found;    /* all, a line each */
  const char *message;  /* (nullable): of the first */
  const char *solution; /* (nullable): of the first */
} cases[] = {
  /* order */
  { "order/kept", "order", JOB " after=a\nmaintenance a 2019-06-12T16:00 2019-06-12T18:00", "" },
  { "order/wrong", "order", JOB " after=a\nmaintenance a 2019-06-13T16:00 2019-06-13T18:00 sys=pgs",
    "order hard job a",
    "“job” (12 June 2019, 18:00–20:00) starts before “a” (13 June 2019, 16:00–18:00) is done, "
    "which "
    "has to come first.",
    "Free instead: 13 June, 14 June" },
  { "order/overlap", "order",
    JOB " after=a\nmaintenance a 2019-06-12T16:00 2019-06-12T18:01 sys=pgs", "order hard job a" },
  { "order/rollback-reaches-in", "order",
    JOB " after=a\nmaintenance a 2019-06-12T16:00 2019-06-12T18:00 sys=pgs rollback=30",
    "order hard job a" },
  { "order/done", "order",
    JOB " after=a\nmaintenance a 2019-06-13T16:00 2019-06-13T18:00 status=done", "" },
  { "order/done-without-date", "order", JOB " after=a\nmaintenance a - - status=done", "" },
  { "order/cancelled", "order",
    JOB " after=a\nmaintenance a 2019-06-11T16:00 2019-06-11T18:00 status=cancelled",
    "order hard job", "“job” (12 June 2019, 18:00–20:00) needs “a” before it, which is cancelled.",
    "Plan “a” anew, or do not wait for it" },
  { "order/postponed", "order",
    JOB " after=a\nmaintenance a 2019-06-11T16:00 2019-06-11T18:00 status=postponed",
    "order hard job", "“job” (12 June 2019, 18:00–20:00) needs “a” before it, which is postponed.",
    "Plan “a” anew, or do not wait for it" },
  { "order/postponed-window", "order",
    JOB " after=w\nwindow w 2019-06-12T17:00 2019-06-12T22:00 status=postponed", "order hard job" },
  { "order/no-date", "order", JOB " after=a\nmaintenance a - -", "order soft job",
    "“job” (12 June 2019, 18:00–20:00) needs “a” before it, which has no date yet.",
    "Give “a” a date before that" },
  { "order/no-length", "order", JOB " after=a\nmaintenance a 2019-06-11T16:00 -", "order soft job",
    "“job” (12 June 2019, 18:00–20:00) needs “a” before it, and nobody has said how long that "
    "lasts.",
    "Say how long “a” lasts" },
  { "order/no-length-and-later", "order", JOB " after=a\nmaintenance a 2019-06-13T16:00 -",
    "order hard job" },
  { "order/both-ways-to-fail", "order",
    JOB " after=a,b,c\nmaintenance a - -\nmaintenance b 2019-06-13T16:00 2019-06-13T18:00 sys=pgs\n"
        "maintenance c 2019-06-11T16:00 2019-06-11T18:00 status=cancelled",
    "order hard job\norder hard job b" },
  { "order/other-lane", "order", JOB " after=v\nvendor v 2019-06-13T16:00 2019-06-13T18:00",
    "order hard job",
    "“job” (12 June 2019, 18:00–20:00) starts before “v” (13 June 2019, 16:00–18:00) is done, "
    "which "
    "has to come first.",
    NULL },
  { "order/next-year", "order",
    JOB " after=a\nmaintenance a 2020-01-10T16:00 2020-01-10T18:00 sys=pgs", "order hard job a" },
  { "order/last-year", "order",
    JOB " after=a\nmaintenance a 2018-01-10T16:00 2018-01-10T18:00 sys=pgs", "" },
  { "order/cancelled-itself", "order",
    JOB " after=a status=cancelled\nmaintenance a 2019-06-13T16:00 2019-06-13T18:00", "" },
  { "order/emergency", "order",
    JOB " after=a emergency=it_burns\nmaintenance a 2019-06-13T16:00 2019-06-13T18:00 sys=pgs",
    "order hard job a accepted" },

  /* short-notice: today is Tuesday, 4 June 2019; Whit Monday is the 10th */
  { "notice/five-days", "short-notice", JOB " status=approved", "" },
  { "notice/exactly", "short-notice", "maintenance job 2019-06-12T08:00 2019-06-12T09:00 sys=visma",
    "" },
  { "notice/a-day-short", "short-notice",
    "maintenance job 2019-06-11T18:00 2019-06-11T20:00 sys=visma", "short-notice soft job",
    "“job” (11 June 2019, 18:00–20:00) is not announced, and only 4 working days are left of the 5 "
    "that people are to have.",
    "Start on 12 June 2019 at the earliest" },
  { "notice/tomorrow", "short-notice",
    "maintenance job 2019-06-05T18:00 2019-06-05T20:00 sys=visma status=proposed",
    "short-notice soft job",
    "“job” (5 June 2019, 18:00–20:00) is not announced, and only 1 working day is left of the 5 "
    "that "
    "people are to have.",
    "Start on 12 June 2019 at the earliest" },
  { "notice/announced", "short-notice",
    "maintenance job 2019-06-05T18:00 2019-06-05T20:00 sys=visma status=announced", "" },
  { "notice/started", "short-notice",
    "maintenance job 2019-06-05T18:00 2019-06-05T20:00 sys=visma status=started", "" },
  { "notice/over", "short-notice", "maintenance job 2019-06-03T18:00 2019-06-03T20:00 sys=visma",
    "" },
  { "notice/emergency", "short-notice",
    "maintenance job 2019-06-05T18:00 2019-06-05T20:00 sys=visma emergency=it_burns", "" },
  { "notice/set", "short-notice", "check short-notice default 10\n" JOB, "short-notice soft job" },
  { "notice/set-to-less", "short-notice",
    "check short-notice default 1\nmaintenance job 2019-06-05T18:00 2019-06-05T20:00 sys=visma",
    "" },
  { "notice/local-holiday", "short-notice",
    "organisation molde rauma\nlocal Fair public-holiday 2019-06-06 molde\n" JOB " org=molde",
    "short-notice soft job" },
  { "notice/holiday-of-others", "short-notice",
    "organisation molde rauma\nlocal Fair public-holiday 2019-06-06 molde\n" JOB " org=rauma", "" },

  /* aftercare */
  { "aftercare/none", "aftercare",
    JOB "\nmaintenance b 2019-06-13T18:00 2019-06-13T20:00 sys=visma", "" },
  { "aftercare/own", "aftercare",
    JOB " aftercare=3\nmaintenance b 2019-06-15T23:00 2019-06-16T02:00 sys=visma",
    "aftercare soft b job",
    "“b” (15 June 2019, 23:00–02:00) falls within 3 days after “job” (12 June 2019, "
    "18:00–20:00), in which visma should be left in peace.",
    "Free instead: 16 June, 17 June" },
  { "aftercare/of-what-is-done", "aftercare",
    JOB "\nmaintenance a 2019-06-11T18:00 2019-06-11T20:00 sys=visma aftercare=3 status=done",
    "aftercare soft job a" },
  { "aftercare/done-asks-for-itself-only", "aftercare",
    JOB " aftercare=3\nmaintenance b 2019-06-13T18:00 2019-06-13T20:00 sys=visma status=done", "" },
  { "aftercare/of-what-is-cancelled", "aftercare",
    JOB "\nmaintenance a 2019-06-11T18:00 2019-06-11T20:00 sys=visma aftercare=3 status=cancelled",
    "" },
  { "not-calculated/done", "not-calculated",
    JOB "\nmaintenance a 2019-06-11T18:00 2019-06-11T20:00 aftercare=3 status=done", "" },
  { "aftercare/day-after-the-last", "aftercare",
    JOB " aftercare=3\nmaintenance b 2019-06-16T00:00 2019-06-16T02:00 sys=visma", "" },
  { "aftercare/same-day", "aftercare",
    JOB " aftercare=1\nmaintenance b 2019-06-12T20:00 2019-06-12T22:00 sys=visma",
    "aftercare soft b job" },
  { "aftercare/overlap-is-told-by-another", "aftercare",
    JOB " aftercare=1\nmaintenance b 2019-06-12T19:00 2019-06-12T22:00 sys=visma", "" },
  { "aftercare/not-before", "aftercare",
    JOB " aftercare=3\nmaintenance b 2019-06-11T18:00 2019-06-11T20:00 sys=visma", "" },
  { "aftercare/other-systems", "aftercare",
    JOB " aftercare=3\nmaintenance b 2019-06-13T18:00 2019-06-13T20:00 sys=pgs", "" },
  { "aftercare/reached", "aftercare",
    "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=pgs aftercare=3\n"
    "maintenance b 2019-06-13T18:00 2019-06-13T20:00 sys=network",
    "aftercare soft b job",
    "“b” (13 June 2019, 18:00–20:00) falls within 3 days after “job” (12 June 2019, 18:00–20:00), "
    "in "
    "which pgs should be left in peace. This is how it gets there: pgs → feide → network.",
    NULL },
  { "aftercare/of-the-plan", "aftercare",
    "check aftercare default 1\n" JOB "\nmaintenance b 2019-06-13T18:00 2019-06-13T20:00 sys=visma",
    "aftercare soft b job" },
  { "aftercare/own-before-the-plan-s", "aftercare",
    "check aftercare default 1\n" JOB
    " aftercare=2\nmaintenance b 2019-06-14T18:00 2019-06-14T20:00 sys=visma",
    "aftercare soft b job" },

  /* the papers of a meeting */
  { "papers/off", "meeting",
    JOB "\nmeeting Kommunestyret 2019-06-20T09:00 2019-06-20T15:00 sys=visma", "" },
  { "papers/within", "meeting",
    "check meeting default 10\n" JOB
    "\nmeeting Kommunestyret 2019-06-20T09:00 2019-06-20T15:00 sys=visma",
    "meeting soft job Kommunestyret",
    "“job” (12 June 2019, 18:00–20:00) falls in the 10 days before the meeting “Kommunestyret” (20 "
    "June 2019, 09:00–15:00) in which its papers are finished, and they need visma.",
    NULL },
  { "papers/first-day", "meeting",
    "check meeting default 8\n" JOB
    "\nmeeting Kommunestyret 2019-06-20T09:00 2019-06-20T15:00 sys=visma",
    "meeting soft job Kommunestyret" },
  { "papers/day-before-that", "meeting",
    "check meeting default 7\n" JOB
    "\nmeeting Kommunestyret 2019-06-20T09:00 2019-06-20T15:00 sys=visma",
    "" },
  { "papers/not-after", "meeting",
    "check meeting default 10\n" JOB
    "\nmeeting Kommunestyret 2019-06-11T09:00 2019-06-11T15:00 sys=visma",
    "" },
  { "papers/on-the-day", "meeting",
    "check meeting default 10\n" JOB
    "\nmeeting Kommunestyret 2019-06-12T09:00 2019-06-12T15:00 sys=visma",
    "meeting soft job Kommunestyret",
    "“job” (12 June 2019, 18:00–20:00) falls on a day of the meeting “Kommunestyret” (12 June "
    "2019, "
    "09:00–15:00), which needs visma.",
    NULL },

  /* window-full: the evening holds 300 minutes */
  { "full/fits", "window-full",
    EVENING JOB "\nmaintenance b 2019-06-12T18:00 2019-06-12T21:00 sys=visma", "" },
  { "full/one-minute-too-much", "window-full",
    EVENING JOB "\nmaintenance b 2019-06-12T18:00 2019-06-12T21:01 sys=visma",
    "window-full hard b Evening\nwindow-full hard job Evening",
    "“b” (12 June 2019, 18:00–21:01) does not fit in “Evening” (12 June 2019, 17:00–22:00) along "
    "with "
    "“job”: one after the other they need 301 min, 1 min more than there is.",
    "Move “job” to another evening, or save 1 min of work" },
  { "full/rollback-counts", "window-full",
    EVENING JOB " rollback=30\nmaintenance b 2019-06-12T18:00 2019-06-12T21:00 sys=visma",
    "window-full hard b Evening\nwindow-full hard job Evening" },
  { "full/other-systems", "window-full",
    EVENING JOB "\nmaintenance b 2019-06-12T17:00 2019-06-12T22:00 sys=pgs", "" },
  { "full/one-contact", "window-full",
    EVENING JOB " contact=anne\n"
                "maintenance b 2019-06-12T17:00 2019-06-12T22:00 sys=pgs contact=anne",
    "window-full hard b Evening\nwindow-full hard job Evening" },
  { "full/reached", "window-full",
    EVENING "maintenance a 2019-06-12T17:00 2019-06-12T20:00 sys=pgs\n"
            "maintenance b 2019-06-12T19:00 2019-06-12T22:00 sys=network",
    "window-full hard a Evening\nwindow-full hard b Evening" },
  { "full/all-day", "window-full",
    EVENING JOB "\nmaintenance b 2019-06-12 2019-06-13 sys=visma duration=200",
    "window-full hard b Evening\nwindow-full hard job Evening" },
  { "full/all-day-of-unknown-work", "window-full",
    EVENING JOB "\nmaintenance b 2019-06-12 2019-06-13 sys=visma", "" },
  { "full/longer-than-the-evening", "window-full",
    EVENING JOB "\nmaintenance b 2019-06-12T16:00 2019-06-12T22:00 sys=visma", "" },
  { "full/two-windows-that-touch", "window-full",
    EVENING "window Late 2019-06-12T22:00 2019-06-12T23:00\n" JOB
            "\nmaintenance b 2019-06-12T18:00 2019-06-12T21:01 sys=visma",
    "" },
  { "full/not-the-third", "window-full",
    EVENING "maintenance a 2019-06-12T17:00 2019-06-12T20:00 sys=visma\n"
            "maintenance b 2019-06-12T19:00 2019-06-12T22:00 sys=visma contact=anne\n"
            "maintenance c 2019-06-12T20:00 2019-06-12T21:00 sys=pgs contact=anne",
    "window-full hard a Evening\nwindow-full hard b Evening",
    "“a” (12 June 2019, 17:00–20:00) does not fit in “Evening” (12 June 2019, 17:00–22:00) along "
    "with "
    "“b”: one after the other they need 360 min, 60 min more than there is.",
    "Move “a” to another evening, or save 60 min of work" },
  { "full/three", "window-full",
    EVENING "maintenance a 2019-06-12T17:00 2019-06-12T19:00 sys=visma\n"
            "maintenance b 2019-06-12T18:00 2019-06-12T20:00 sys=visma\n"
            "maintenance c 2019-06-12T19:00 2019-06-12T20:30 sys=visma",
    "window-full hard a Evening\nwindow-full hard b Evening\nwindow-full hard c Evening",
    "“a” (12 June 2019, 17:00–19:00) does not fit in “Evening” (12 June 2019, 17:00–22:00) along "
    "with "
    "“b” and “c”: one after the other they need 330 min, 30 min more than there is.",
    "Move “c” to another evening, or save 30 min of work" },
};

/* All other checks are off, also where a solution is looked for. */
static SkvPlan *
new_plan (const char *text, const char *only)
{
  g_autoptr (GString) all = g_string_new (SYSTEMS);
  SkvPlan *plan;

  g_string_append (all, text);
  for (const char *const *check = skv_check_names (); *check != NULL; check++)
    {
      if (strcmp (*check, only) != 0 && strcmp (*check, "not-calculated") != 0)
        g_string_append_printf (all, "\ncheck %s off", *check);
    }
  plan = plan_text_new (all->str);
  return plan;
}

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan (cases[i].plan, cases[i].check);
  g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);
  g_autofree char *found = NULL, *solution = NULL;
  const SkvConflict *first;

  skv_checker_set_today (checker, skv_day_from_ymd (2019, 6, 4));
  found = plan_text_conflicts (skv_checker_get_conflicts (checker));
  g_assert_cmpstr (found, ==, cases[i].found);
  first = plan_text_find (checker, cases[i].check);
  if (first == NULL)
    return;
  g_assert_true (first->overlap.start < first->overlap.end);
  if (cases[i].message != NULL)
    g_assert_cmpstr (first->message, ==, cases[i].message);
  solution = skv_checker_suggest_solution (checker, first);
  if (cases[i].solution != NULL)
    g_assert_cmpstr (solution, ==, cases[i].solution);
}

/* The checker never asks the clock: what nobody has told it, it does not know. */
static void
test_without_today (void)
{
  g_autoptr (SkvPlan) plan = new_plan (JOB, "short-notice");
  g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);
  SkvDay day = skv_day_from_ymd (2019, 6, 11);

  g_assert_null (plan_text_find (checker, "short-notice"));
  skv_checker_set_today (checker, day);
  g_assert_nonnull (plan_text_find (checker, "short-notice"));
  skv_checker_set_today (checker, SKV_DAY_NONE);
  g_assert_null (plan_text_find (checker, "short-notice"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/job-checks/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/job-checks/without-today", test_without_today);
  return g_test_run ();
}
