/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan-fixture.h"

#include "core/calendar/occurrence-edits.h"
#include "core/calendar/rule-count.h"

/* What a person does to occurrences of a rule, apart from where a move puts them (test-move.c). */

static SkvPlan *
make_plan (void)
{
  SkvPlan *plan = new_plan ();

  put_system (plan, "feide", "Feide");
  put_rule (plan, &(RuleSpec){ POLICY, .systems = "feide", .budget = 24 });
  put_rule (plan, &(RuleSpec){ .id = "exams", .lane = "exam", .dates = "2019-05-20", .length = 5 });
  put_rule (plan, &(RuleSpec){ .id = "first",
                               .lane = "maintenance",
                               .title = "First Wednesday",
                               .rrule = "FREQ=MONTHLY;BYDAY=1WE",
                               .avoid = "lane:freeze",
                               .try_ = "+7d",
                               .leave_out = TRUE });
  put_item (plan, "Change freeze", "freeze", "2019-12-01", "2019-12-31");
  put_item (plan, "job", "maintenance", "2019-06-12T18:00", "2019-06-12T20:00");
  return plan;
}

/* (transfer full) */
static SkvOccurrences *
find (SkvPlan *plan, const char *id, const SkvOccurrence **occurrence)
{
  SkvOccurrences *found = skv_occurrences_find (plan, id);

  g_assert_nonnull (found);
  *occurrence = skv_occurrences_lookup (found, id);
  return found;
}

static void
apply_labelled (SkvPlan *plan, SkvEdit *edit, const char *label)
{
  g_assert_nonnull (edit);
  g_assert_cmpstr (skv_edit_get_label (edit), ==, label);
  apply (plan, edit);
}

static void
cancel (SkvPlan *plan, const char *id, const char *label)
{
  const SkvOccurrence *occurrence;
  g_autoptr (SkvOccurrences) found = find (plan, id, &occurrence);
  g_autoptr (SkvEdit) edit = skv_occurrence_cancel (plan, occurrence, "no staff", "head of IT");

  apply_labelled (plan, edit, label);
}

static void
restore (SkvPlan *plan, const char *id, const char *label)
{
  const SkvOccurrence *occurrence;
  g_autoptr (SkvOccurrences) found = find (plan, id, &occurrence);
  g_autoptr (SkvEdit) edit = skv_occurrence_restore (plan, occurrence);

  apply_labelled (plan, edit, label);
}

static void
assert_explained (SkvPlan *plan, const char *id, const char *words)
{
  const SkvOccurrence *occurrence;
  g_autoptr (SkvOccurrences) found = find (plan, id, &occurrence);
  g_autofree char *text = skv_occurrence_explain (plan, occurrence);

  if (strstr (text, words) == NULL)
    g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, words));
}

static void
test_cancel (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  const SkvOccurrence *occurrence;
  g_autoptr (SkvOccurrences) found = NULL;

  cancel (plan, "evening:2019-06-12", "Cancel “System evening” on 12 June 2019");
  assert_lane (plan, "window", "2019-06-01", "2019-07-01", "2019-06-12x 2019-06-13");
  found = find (plan, "evening:2019-06-12", &occurrence);
  g_assert_cmpstr (occurrence->item->reason, ==, "no staff");
  g_assert_cmpstr (occurrence->item->by, ==, "head of IT");
  g_assert_false (occurrence->left_out);
  g_assert_cmpint (occurrence->moved, ==, SKV_NOT_MOVED);
  assert_explained (plan, "evening:2019-06-12", "Cancelled: no staff (head of IT).");
  restore (plan, "evening:2019-06-12",
           "Let “System evening” of 12 June 2019 follow the rule again");
  assert_lane (plan, "window", "2019-06-01", "2019-07-01", "2019-06-12 2019-06-13");
  g_assert_null (skv_plan_get_item (plan, "evening:2019-06-12"));

  /* One that the rule moved is cancelled where it lies; one that fits nowhere is decided by it. */
  cancel (plan, "evening:2019-04-17", "Cancel “System evening” on 24 April 2019");
  assert_lane (plan, "window", "2019-04-01", "2019-05-01", "2019-04-24>x 2019-04-25>");
  cancel (plan, "evening:2028-05-17", "Cancel “System evening” on 17 May 2028");
  assert_lane (plan, "window", "2028-05-01", "2028-06-01", "2028-05-17x 2028-05-18?");
  cancel (plan, "job", "Cancel “job” on 12 June 2019");
  g_assert_cmpint (skv_plan_get_item (plan, "job")->status, ==, SKV_STATUS_CANCELLED);
}

/* who and why: nothing given leaves what stands there, nothing written takes it away */
static void
test_by (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  static const struct
  {
    const char *reason, *by, *reason_after, *by_after;
  } steps[] = {
    { "vendor", "operations", "vendor", "operations" },
    { NULL, NULL, "vendor", "operations" },
    { NULL, "head of IT", "vendor", "head of IT" },
    { "", NULL, NULL, "head of IT" },
    { "agreed", "", "agreed", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      const SkvOccurrence *occurrence;
      g_autoptr (SkvOccurrences) found = find (plan, "evening:2019-06-12", &occurrence);
      g_autoptr (SkvEdit) edit = skv_occurrence_move (
        plan, occurrence, occurrence->start + SKV_DAY_SECONDS, steps[i].reason, steps[i].by);
      const SkvItem *item;

      apply (plan, edit);
      item = skv_plan_get_item (plan, "evening:2019-06-12");
      g_assert_cmpstr (item->reason, ==, steps[i].reason_after);
      g_assert_cmpstr (item->by, ==, steps[i].by_after);
    }
}

static void
test_start_on_day (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  const SkvOccurrence *evening, *exam;
  g_autoptr (SkvOccurrences) found = find (plan, "evening:2019-03-13", &evening);
  g_autoptr (SkvOccurrences) other = find (plan, "exams:2019-05-20", &exam);

  /* 17:00 before and after the clock is changed */
  g_assert_cmpint (skv_occurrence_start_on_day (plan, evening, day ("2019-04-03")), ==,
                   skv_zone_parse (skv_plan_get_zone (plan), "2019-04-03T17:00"));
  g_assert_cmpint (skv_occurrence_start_on_day (plan, exam, day ("2019-06-03")), ==,
                   day ("2019-06-03") * SKV_DAY_SECONDS);
}

static char *
add (SkvPlan *plan, const char *rule, const char *date, int start, const char *label)
{
  g_autoptr (SkvEdit) edit = skv_rule_add_occurrence (
    plan, skv_plan_get_rule (plan, rule), day (date), start, "extra work", "operations");

  apply_labelled (plan, edit, label);
  return g_strdup (skv_edit_get_change (edit, 0)->id);
}

static void
test_add (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autofree char *id =
    add (plan, "evening", "2019-06-20", -1, "Add “System evening” on 20 June 2019");
  g_autofree char *exam = add (plan, "exams", "2019-09-02", -1, "Add “exams” on 2 September 2019");
  g_autofree char *late =
    add (plan, "evening", "2019-06-21", 22 * 60, "Add “System evening” on 21 June 2019");
  const SkvOccurrence *occurrence;
  g_autoptr (SkvOccurrences) found = find (plan, id, &occurrence);
  g_autofree char *start = skv_zone_format (skv_plan_get_zone (plan), occurrence->start);
  g_autofree char *end = skv_zone_format (skv_plan_get_zone (plan), occurrence->end);

  g_assert_cmpstr (start, ==, "2019-06-20T17:00:00+02:00");
  g_assert_cmpstr (end, ==, "2019-06-20T22:00:00+02:00");
  g_assert_cmpstr (occurrence->rule->parent.id, ==, "evening");
  g_assert_true (skv_occurrence_is_added (occurrence));
  g_assert_cmpint (occurrence->moved, ==, SKV_NOT_MOVED);
  g_assert_cmpint (occurrence->original_day, ==, SKV_DAY_NONE);
  g_assert_cmpstr (occurrence->title, ==, "System evening");
  g_assert_cmpstr (occurrence->systems[0], ==, "feide");
  assert_lane (plan, "window", "2019-06-01", "2019-07-01",
               "2019-06-12 2019-06-13 2019-06-20 2019-06-21+1");
  assert_lane (plan, "exam", "2019-09-01", "2019-10-01", "2019-09-02+4");
  assert_explained (plan, id,
                    "beside those of the rule “System evening”. Added by hand by "
                    "operations: extra work.");

  cancel (plan, id, "Cancel “System evening” on 20 June 2019");
  assert_explained (plan, id, "Added by hand. Cancelled: no staff (head of IT).");
  restore (plan, id, "Remove the added “System evening” on 20 June 2019");
  g_assert_null (skv_plan_get_item (plan, id));
}

/* What an added item leaves open comes from the rule; what it says stands. */
static const struct
{
  const char *name;
  const char *rule, *start, *end;
  const char *expected;
} open_cases[] = {
  { "start-alone", "evening", "2019-08-20T20:00", NULL, "2019-08-20+1" },
  { "date-alone-is-at-the-rules-time", "evening", "2019-08-20", NULL, "2019-08-20" },
  { "both", "evening", "2019-08-20T08:00", "2019-08-20T09:00", "2019-08-20" },
  { "all-day-of-a-timed-rule", "evening", "2019-08-20", "2019-08-23", "2019-08-20+2" },
  { "length-of-an-all-day-rule", "exams", "2019-08-20", NULL, "2019-08-20+4" },
  { "up-to-a-day-of-the-year", "winter", "2019-08-20", NULL, "2019-08-20+12" },
};

static void
test_open (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = make_plan ();
  SkvItem *item =
    make_item (plan, "extra", "extra", "extra", open_cases[row].start, open_cases[row].end);

  if (g_str_equal (open_cases[row].name, "start-alone"))
    {
      SkvRule *rule = make_rule (&(RuleSpec){ POLICY });

      rule->duration = 6 * 60;
      put (plan, rule);
    }
  put_rule (plan, &(RuleSpec){ .id = "winter", .dates = "2018-12-15", .ends_on = "09-01" });
  skv_set_text (&item->rule, open_cases[row].rule);
  put (plan, item);
  assert_lane (plan, "extra", "2019-08-01", "2019-10-01", open_cases[row].expected);
}

/* An added one is an anchor of relative rules, and a reason to avoid a day, as any other. */
static void
test_added_counts_for_others (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autofree char *id = NULL;

  put_rule (plan, &(RuleSpec){
                    .id = "notice", .lane = "notice", .relative = "exam", .from = -7, .to = -7 });
  id = add (plan, "exams", "2019-06-12", -1, "Add “exams” on 12 June 2019");
  assert_lane (plan, "notice", "2019-05-01", "2019-07-01", "2019-05-13 2019-06-05");
}

static void
test_left_out (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  const SkvOccurrence *occurrence;
  g_autoptr (SkvOccurrences) found = find (plan, "first:2019-12-04", &occurrence), after = NULL;
  g_autoptr (SkvEdit) move = NULL;
  g_autofree char *why = skv_occurrence_why_moved (plan, occurrence);

  assert_lane (plan, "maintenance", "2019-11-01", "2020-02-01",
               "2019-11-06 2019-12-04x 2020-01-01");
  g_assert_true (occurrence->left_out && occurrence->resolved);
  g_assert_cmpstr (occurrence->reason, ==, "Left out: 4 December has “Change freeze” (Freezes)");
  g_assert_cmpstr (why, ==, "4 December has “Change freeze” (Freezes)");
  assert_explained (plan, "first:2019-12-04",
                    "One week later fails too: 11 December has “Change freeze” (Freezes). Nothing "
                    "fits, and the rule leaves such a date out.");

  /* A person may bring it back on another day, and let it go again. */
  move = skv_occurrence_move (plan, occurrence, day ("2020-01-08") * SKV_DAY_SECONDS, NULL, NULL);
  apply (plan, move);
  assert_lane (plan, "maintenance", "2019-11-01", "2020-02-01",
               "2019-11-06 2020-01-01 2020-01-08!");
  restore (plan, "first:2019-12-04",
           "Let “First Wednesday” of 4 December 2019 follow the rule again");
  assert_lane (plan, "maintenance", "2019-11-01", "2020-02-01",
               "2019-11-06 2019-12-04x 2020-01-01");
}

/* What is left out is nothing that others wait for or avoid. */
static void
test_left_out_is_not_there (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();

  put_rule (plan, &(RuleSpec){ .id = "notice",
                               .lane = "notice",
                               .relative = "maintenance",
                               .relative_title = "first",
                               .from = -7,
                               .to = -7 });
  assert_lane (plan, "notice", "2019-10-01", "2020-01-20", "2019-10-30 2019-12-25");
}

static void
assert_count (SkvPlan *plan, const char *rule, int year, const char *numbers, const char *words)
{
  SkvRuleCount count = skv_rule_count_year (plan, skv_plan_get_rule (plan, rule), year);
  g_autofree char *told = skv_rule_count_words (&count);
  g_autofree char *found = g_strdup_printf (
    "%d planned, moved %d %d, off %d %d %d, added %d, %d of %d, left %d", count.planned,
    count.moved_by_rule, count.moved_by_hand, count.cancelled, count.left_out, count.unresolved,
    count.added, count.taking_place, count.budget, count.left);

  g_assert_cmpstr (found, ==, numbers);
  g_assert_cmpstr (told, ==, words);
}

static void
test_count (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autofree char *first = NULL, *second = NULL;
  const SkvOccurrence *occurrence;
  g_autoptr (SkvOccurrences) found = NULL;
  g_autoptr (SkvEdit) move = NULL;

  assert_count (plan, "evening", 2019,
                "24 planned, moved 4 0, off 0 0 0, added 0, 24 of 24, left 0",
                "4 of 24 moved this year; 24 of 24 evenings of the agreed budget used.");
  assert_count (plan, "evening", 2028,
                "24 planned, moved 2 0, off 0 0 2, added 0, 22 of 24, left 2",
                "2 of 24 moved this year; 2 without a date; 22 of 24 evenings of the agreed budget "
                "used.");
  assert_count (plan, "first", 2019, "12 planned, moved 0 0, off 0 1 0, added 0, 11 of 0, left 0",
                "0 of 12 moved this year; 1 left out.");

  /* An evening that a person moves into another year counts where the rule has it. */
  found = find (plan, "evening:2019-12-18", &occurrence);
  move = skv_occurrence_move (plan, occurrence,
                              skv_occurrence_start_on_day (plan, occurrence, day ("2020-01-08")),
                              NULL, NULL);
  apply (plan, move);
  cancel (plan, "evening:2019-06-12", "Cancel “System evening” on 12 June 2019");
  cancel (plan, "evening:2019-04-17", "Cancel “System evening” on 24 April 2019");
  first = add (plan, "evening", "2019-06-20", -1, "Add “System evening” on 20 June 2019");
  second = add (plan, "evening", "2019-06-27", -1, "Add “System evening” on 27 June 2019");
  g_free (add (plan, "evening", "2020-06-20", -1, "Add “System evening” on 20 June 2020"));
  cancel (plan, second, "Cancel “System evening” on 27 June 2019");
  assert_count (plan, "evening", 2019,
                "24 planned, moved 3 1, off 2 0 0, added 1, 23 of 24, left 1",
                "4 of 24 moved this year; 2 cancelled; 1 added by hand; 23 of 24 evenings of the "
                "agreed budget used.");
  assert_count (plan, "evening", 2020,
                "24 planned, moved 0 0, off 0 0 0, added 1, 25 of 24, left -1",
                "0 of 24 moved this year; 1 added by hand; 25 of 24 evenings of the agreed budget "
                "used.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (open_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/occurrence-edits/open/%s", open_cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_open);
    }
  g_test_add_func ("/occurrence-edits/cancel", test_cancel);
  g_test_add_func ("/occurrence-edits/by", test_by);
  g_test_add_func ("/occurrence-edits/start-on-day", test_start_on_day);
  g_test_add_func ("/occurrence-edits/add", test_add);
  g_test_add_func ("/occurrence-edits/added-counts-for-others", test_added_counts_for_others);
  g_test_add_func ("/occurrence-edits/left-out", test_left_out);
  g_test_add_func ("/occurrence-edits/left-out-is-not-there", test_left_out_is_not_there);
  g_test_add_func ("/occurrence-edits/count", test_count);
  return g_test_run ();
}
