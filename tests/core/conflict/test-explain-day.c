/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/explain-day.h"

#include "../calendar/plan-fixture.h"

static void
relate (SkvPlan *plan, const char *from, const char *to, SkvRelationKind kind)
{
  g_autofree char *id = g_strconcat (from, "-", to, NULL);
  SkvRelation *relation = skv_record_new (SKV_KIND_RELATION, id);

  skv_set_text (&relation->from, from);
  skv_set_text (&relation->to, to);
  relation->relation = kind;
  put (plan, relation);
}

static void
put_on (SkvPlan *plan, SkvItem *item, const char *system)
{
  set_words (&item->systems, system);
  put (plan, item);
}

static void
put_for_aukra (SkvPlan *plan, SkvItem *item, const char *system)
{
  set_words (&item->organisations, "aukra");
  put_on (plan, item, system);
}

/* 7 October 2020 has one of everything */
static void
put_busy_day (SkvPlan *plan)
{
  static const char *const names[][2] = { { "aukra", "Aukra" }, { "gjemnes", "Gjemnes" } };
  SkvLocalDay *local = skv_record_new (SKV_KIND_LOCAL_DAY, "autumn");
  SkvItem *cancelled =
    make_item (plan, "old-job", "maintenance", "Old job", "2020-10-07T18:00", "2020-10-07T21:00");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SkvOrganisation *organisation = skv_record_new (SKV_KIND_ORGANISATION, names[i][0]);

      skv_set_text (&organisation->name, names[i][1]);
      put (plan, organisation);
    }
  skv_set_text (&local->name, "Høstferie");
  skv_set_text (&local->when, "week-41");
  local->local_kind = SKV_LOCAL_SCHOOL_HOLIDAY;
  set_words (&local->organisations, "aukra");
  put (plan, local);
  put_for_aukra (
    plan,
    make_item (plan, "upgrade", "maintenance", "Upgrade", "2020-10-07T18:00", "2020-10-07T21:00"),
    "network");
  put_for_aukra (
    plan, make_item (plan, "council", "meeting", "Council", "2020-10-07T18:00", "2020-10-07T20:00"),
    "visma");
  put_for_aukra (plan,
                 make_item (plan, "salary", "critical", "Salary run", "2020-10-07", "2020-10-08"),
                 "visma");
  put_on (plan, make_item (plan, "election", "freeze", "Election", "2020-10-05", "2020-10-10"),
          "network");
  skv_set_text (&cancelled->reason, "no longer needed");
  skv_set_text (&cancelled->by, "head of IT");
  cancelled->status = SKV_STATUS_CANCELLED;
  put_on (plan, cancelled, "network");
}

/* Feide depends on the network and belongs to the school systems. */
static SkvPlan *
make_plan (void)
{
  SkvPlan *plan = new_plan ();
  SkvSystem *system;

  put_system (plan, "network", "Network");
  put_system (plan, "feide", "Feide");
  put_system (plan, "school", "School systems");
  put_system (plan, "visma", "Visma Enterprise");
  relate (plan, "feide", "network", SKV_DEPENDS_ON);
  relate (plan, "feide", "school", SKV_MEMBER_OF);
  put_rule (plan, &(RuleSpec){ POLICY });
  put_rule (plan, &(RuleSpec){ .id = "year-end",
                               .title = "Year-end closing",
                               .lane = "critical",
                               .rrule = "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1",
                               .length = 31,
                               .systems = "visma" });
  put_on (plan,
          make_item (plan, "exam", "exam", "Written exam", "2019-06-12T09:00", "2019-06-12T15:00"),
          "school");
  put_on (
    plan,
    make_item (plan, "job", "maintenance", "Switches", "2019-06-13T18:00", "2019-06-13T21:00"),
    "network");
  system = skv_record_copy (skv_plan_get_system (plan, "visma"));
  skv_set_text (&system->owner, "the payroll office");
  put (plan, system);
  put_busy_day (plan);
  return plan;
}

/* each row: lines of the day joined with a newline */
static const struct
{
  const char *name;
  const char *date;
  const char *system;
  const char *organisation;
  const char *expected;
} days[] = {
  { "ordinary", "2019-06-11", NULL, NULL,
    "Date: Tuesday 11 June 2019, week 24, an ordinary working day\n"
    "Verdict: Outside every window, though nothing is protected." },
  { "window", "2019-02-13", NULL, NULL,
    "Date: Wednesday 13 February 2019, week 7, an ordinary working day\n"
    "Service windows: “System evening”, 13 February 2019, 17:00–22:00. 13–14 February 2019 by the "
    "rule “System evening”.\n"
    "Verdict: Open: there is a window, and nothing is protected." },
  { "year-end", "2019-01-16", "visma", NULL,
    "Date: Wednesday 16 January 2019, week 3, an ordinary working day\n"
    "Critical periods: “Year-end closing”, 1–31 January 2019 (Visma Enterprise). Ask the payroll "
    "office\n"
    "Service windows: “System evening”, 16 January 2019, 17:00–22:00. 16–17 January 2019 by the "
    "rule “System evening”.\n"
    "Verdict: Closed for Visma Enterprise although there is a window: “Year-end closing”." },
  { "year-end-of-others", "2019-01-16", "network", NULL,
    "Date: Wednesday 16 January 2019, week 3, an ordinary working day\n"
    "Service windows: “System evening”, 16 January 2019, 17:00–22:00. 16–17 January 2019 by the "
    "rule “System evening”.\n"
    "Verdict: Open for Network: there is a window, and nothing protects it." },
  { "exam-through-group-and-dependency", "2019-06-12", "network", NULL,
    "Date: Wednesday 12 June 2019, week 24, an ordinary working day\n"
    "Exams and all-day tests: “Written exam”, 12 June 2019, 09:00–15:00 (School systems). This is "
    "how it gets there: Written exam → Feide → Network\n"
    "Service windows: “System evening”, 12 June 2019, 17:00–22:00. 12–13 June 2019 by the rule "
    "“System evening”.\n"
    "Verdict: Closed for Network although there is a window: “Written exam”." },
  { "job", "2019-06-13", NULL, NULL,
    "Date: Thursday 13 June 2019, week 24, an ordinary working day\n"
    "Service windows: “System evening”, 13 June 2019, 17:00–22:00. 12–13 June 2019 by the rule "
    "“System evening”.\n"
    "Maintenance: “Switches”, 13 June 2019, 18:00–21:00 (Network) – Proposed\n"
    "Verdict: Open: there is a window, and nothing is protected." },
  { "job-that-reaches-it", "2019-06-13", "feide", NULL,
    "Date: Thursday 13 June 2019, week 24, an ordinary working day\n"
    "Service windows: “System evening”, 13 June 2019, 17:00–22:00. 12–13 June 2019 by the rule "
    "“System evening”.\n"
    "Maintenance: “Switches”, 13 June 2019, 18:00–21:00 (Network) – Proposed. This is how it gets "
    "there: Switches → Network → Feide\n"
    "Verdict: Open for Feide: there is a window, and nothing protects it." },
  { "job-elsewhere", "2019-06-13", "visma", NULL,
    "Date: Thursday 13 June 2019, week 24, an ordinary working day\n"
    "Service windows: “System evening”, 13 June 2019, 17:00–22:00. 12–13 June 2019 by the rule "
    "“System evening”.\n"
    "Verdict: Open for Visma Enterprise: there is a window, and nothing protects it." },
  { "moved-here", "2019-04-24", NULL, NULL,
    "Date: Wednesday 24 April 2019, week 17, an ordinary working day\n"
    "Service windows: “System evening”, 24 April 2019, 17:00–22:00. 17–18 April 2019 by the rule "
    "“System evening”. "
    "17 April is the day before Maundy Thursday (Skjærtorsdag); 18 April is Maundy Thursday. One "
    "day earlier fails too: "
    "17 April is the day before Maundy Thursday. One week later, 24–25 April 2019, is free.\n"
    "Verdict: Open: there is a window, and nothing is protected." },
  { "moved-away", "2019-04-18", NULL, NULL,
    "Date: Thursday 18 April 2019, week 16\n"
    "Public holiday: Maundy Thursday (Skjærtorsdag)\n"
    "Day before a public holiday: Good Friday (Langfredag)\n"
    "Moved: “System evening” belongs here by its rule, but was moved to 25 April 2019, "
    "17:00–22:00. 17–18 April 2019 by the rule "
    "“System evening”. 17 April is the day before Maundy Thursday (Skjærtorsdag); 18 April is "
    "Maundy Thursday. One day earlier "
    "fails too: 17 April is the day before Maundy Thursday. One week later, 24–25 April 2019, is "
    "free.\n"
    "Verdict: Outside every window, though nothing is protected." },
  { "unresolved", "2028-05-17", "visma", NULL,
    "Date: Wednesday 17 May 2028, week 20\n"
    "Public holiday: Constitution Day (Grunnlovsdag)\n"
    "Unresolved: “System evening” belongs here by its rule, but nothing fits. 17–18 May 2028 by "
    "the rule “System evening”. 17 May is "
    "Constitution Day (Grunnlovsdag). One day earlier fails too: 16 May is the day before "
    "Constitution Day; 17 May is "
    "Constitution Day. One week later fails too: 24 May is the day before Ascension Day (Kristi "
    "himmelfartsdag); 25 May is "
    "Ascension Day. Nothing fits: somebody must choose a date, or cancel it.\n"
    "Verdict: Outside every window for Visma Enterprise, though nothing protects it." },
  { "half-day", "2019-12-24", NULL, NULL,
    "Date: Tuesday 24 December 2019, week 52\n"
    "Day before a public holiday: Christmas Day (Første juledag)\n"
    "Half-day: Christmas Eve (Julaften), free from 12:00\n"
    "Verdict: Outside every window, though nothing is protected." },
  { "weekend", "2019-06-15", NULL, NULL,
    "Date: Saturday 15 June 2019, week 24\n"
    "Weekend: Saturday\n"
    "Verdict: Outside every window, though nothing is protected." },
  { "closed", "2019-01-10", NULL, NULL,
    "Date: Thursday 10 January 2019, week 2, an ordinary working day\n"
    "Critical periods: “Year-end closing”, 1–31 January 2019 (Visma Enterprise). Ask the payroll "
    "office\n"
    "Verdict: Closed: there is no window, and there is “Year-end closing”." },
  { "order-of-precedence", "2020-10-07", NULL, NULL,
    "Date: Wednesday 7 October 2020, week 41\n"
    "School holiday: Høstferie (Aukra)\n"
    "Freezes: “Election”, 5–9 October 2020 (Network)\n"
    "Critical periods: “Salary run”, 7 October 2020 (Visma Enterprise). Ask the payroll office\n"
    "Political meetings: “Council”, 7 October 2020, 18:00–20:00 (Visma Enterprise). Ask the "
    "payroll office\n"
    "Cancelled: “Old job” belongs here, but is cancelled. “Old job” was entered for 7 October "
    "2020. Cancelled: no longer needed (head of IT).\n"
    "Maintenance: “Upgrade”, 7 October 2020, 18:00–21:00 (Network) – Proposed\n"
    "Verdict: Closed: there is no window, and there is “Election”, “Salary run”, “Council”." },
  { "of-another-organisation", "2020-10-07", "network", "gjemnes",
    "Date: Wednesday 7 October 2020, week 41, an ordinary working day\n"
    "Freezes: “Election”, 5–9 October 2020 (Network)\n"
    "Cancelled: “Old job” belongs here, but is cancelled. “Old job” was entered for 7 October "
    "2020. Cancelled: no longer needed (head of IT).\n"
    "Verdict: Closed for Network: “Election”." },
};

/* (transfer full) (element-type utf8) */
static GPtrArray *
make_lines (SkvPlan *plan, const char *date, const char *system, const char *organisation)
{
  g_autoptr (GPtrArray) lines = skv_plan_explain_day (plan, day (date), system, organisation);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (words, skv_day_line_words (g_ptr_array_index (lines, i)));
  return words;
}

static void
test_day (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (GPtrArray) lines =
    make_lines (plan, days[row].date, days[row].system, days[row].organisation);
  g_autofree char *text = NULL;

  g_ptr_array_add (lines, NULL);
  text = g_strjoinv ("\n", (GStrv) lines->pdata);
  g_assert_cmpstr (text, ==, days[row].expected);
}

static void
assert_line (SkvPlan *plan, const char *date, guint index, const char *expected)
{
  g_autoptr (GPtrArray) lines = make_lines (plan, date, NULL, NULL);

  g_assert_cmpint (lines->len, >, index);
  g_assert_cmpstr (g_ptr_array_index (lines, index), ==, expected);
}

static void
test_by_hand (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  SkvItem *item =
    make_item (plan, "by-hand", "window", "System evening", "2019-06-19T17:00", "2019-06-19T22:00");

  skv_set_text (&item->rule, "evening");
  skv_set_text (&item->reason, "the vendor is away");
  item->original_day = day ("2019-06-12");
  put (plan, item);
  assert_line (plan, "2019-06-12", 2,
               "Moved: “System evening” belongs here by its rule, but was moved to 19 June 2019, "
               "17:00–22:00. 12–13 June 2019 by the "
               "rule “System evening”. Moved by hand to 19 June 2019: the vendor is away.");
  assert_line (plan, "2019-06-19", 1,
               "Service windows: “System evening”, 19 June 2019, 17:00–22:00. 12–13 June 2019 by "
               "the rule “System evening”. "
               "Moved by hand to 19 June 2019: the vendor is away.");

  item = skv_record_copy (skv_plan_get_item (plan, "by-hand"));
  item->start = item->end = SKV_MOMENT_NONE;
  item->status = SKV_STATUS_CANCELLED;
  put (plan, item);
  assert_line (
    plan, "2019-06-12", 2,
    "Cancelled: “System evening” belongs here, but is cancelled. 12–13 June 2019 by the rule "
    "“System evening”. "
    "Cancelled: the vendor is away.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *path = g_strdup_printf ("/explain-day/day/%s", days[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_day);
    }
  g_test_add_func ("/explain-day/by-hand", test_by_hand);
  return g_test_run ();
}
