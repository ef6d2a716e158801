/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/occurrence-edits.h"
#include "core/calendar/rule-count.h"
#include "core/calendar/rule-split.h"
#include "plan-fixture.h"

/*
 * "All from here on", on random rules that people changed by hand here and there: what lies before
 * stays, what was changed by hand stays, and the rest is as much later as was asked for.
 */

#define ROUNDS 400

typedef struct
{
  const char *from, *to;
} Range;

static SkvPlan *
random_plan (GRand *random)
{
  static const char *const rrules[] = {
    "FREQ=MONTHLY;BYDAY=2TU",
    POLICY_RRULE,
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
    "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,WE",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=1WE,3WE",
    "FREQ=MONTHLY",
    "FREQ=WEEKLY;BYDAY=TH;COUNT=40",
    "FREQ=DAILY;INTERVAL=10;COUNT=90",
    "FREQ=WEEKLY;BYDAY=WE;UNTIL=20201231",
  };
  static const char *const days[] = { "", "", "0 1", "0 1 7", "-1 0", "2" };
  static const char *const avoid[] = { "", "public-holiday holiday-eve", "weekend lane:exam" };
  static const char *const try_[] = { "", "-1d +7d", "+1d +2d +3d" };
  static const char *const skip[] = { "", "7", "1 12" };
  SkvPlan *plan = new_plan ();
  RuleSpec spec = { .id = "rule", .valid_from = "2018-01-31" };
  int base = g_rand_int_range (random, 0, 13);

  put_item (plan, "exam-a", "exam", "2019-05-20", "2019-06-14");
  put_item (plan, "exam-b", "exam", "2020-05-18", "2020-06-12");
  put_item (plan, "exam-c", "exam", "2018-11-19", "2018-12-14");
  if (base < (int) G_N_ELEMENTS (rrules))
    spec.rrule = rrules[base];
  else if (base == 10)
    spec.dates = "2018-02-14 2018-09-12 2019-01-09 2019-03-13 2019-09-11 2020-02-12";
  else if (base == 11)
    spec.working_day = -3;
  else
    {
      spec.relative = "exam";
      spec.from = -10;
      spec.to = -1;
    }
  spec.days = days[g_rand_int_range (random, 0, G_N_ELEMENTS (days))];
  spec.avoid = avoid[g_rand_int_range (random, 0, base == 12 ? 2 : G_N_ELEMENTS (avoid))];
  spec.try_ = try_[g_rand_int_range (random, 0, G_N_ELEMENTS (try_))];
  spec.skip = base == 12 ? "" : skip[g_rand_int_range (random, 0, G_N_ELEMENTS (skip))];
  if (g_rand_boolean (random) && base != 12)
    {
      spec.start = "17:00";
      spec.duration = "PT5H";
    }
  put_rule (plan, &spec);
  return plan;
}

static const SkvOccurrence *
random_occurrence (GRand *random, const SkvOccurrences *found)
{
  for (int tries = 0; tries < 200 && skv_occurrences_get_n (found) > 0; tries++)
    {
      const SkvOccurrence *occurrence =
        skv_occurrences_get (found, g_rand_int_range (random, 0, skv_occurrences_get_n (found)));

      if (occurrence->rule != NULL && occurrence->original_day != SKV_DAY_NONE)
        return occurrence;
    }
  return NULL;
}

/* moved, cancelled and added by hand */
static void
change_by_hand (GRand *random, SkvPlan *plan)
{
  for (int i = g_rand_int_range (random, 0, 6); i > 0; i--)
    {
      g_autoptr (SkvOccurrences) found =
        skv_occurrences_new (plan, day ("2018-01-01"), day ("2021-01-01"), 0);
      const SkvOccurrence *it = random_occurrence (random, found);
      g_autoptr (SkvEdit) edit = NULL;

      if (it == NULL || it->start == SKV_MOMENT_NONE)
        continue;
      if (g_rand_boolean (random))
        edit = skv_occurrence_cancel (plan, it, "Because", "Role");
      else if (g_rand_boolean (random))
        edit = skv_rule_add_occurrence (plan, it->rule, it->first_day + 3, -1, "More", "Role");
      else
        edit = skv_occurrence_move (
          plan, it,
          skv_occurrence_start_on_day (plan, it, it->first_day + g_rand_int_range (random, -4, 5)),
          "Better", "Role");
      apply (plan, edit);
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* everything of rules, as lines without the rule's id; @days: what is added to the dates of those
 * from @from on that the rule alone places on that evening of the group */
static char *
list_all (SkvPlan *plan, SkvDay from, int offset, int days, int minutes, const char *without)
{
  g_autoptr (SkvOccurrences) found =
    skv_occurrences_new (plan, day ("2018-01-01"), day ("2021-06-01"), 0);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < skv_occurrences_get_n (found); i++)
    {
      const SkvOccurrence *it = skv_occurrences_get (found, i);
      gboolean later = it->original_day != SKV_DAY_NONE && it->base_day >= from;
      gboolean shifted = later && it->original_day - it->base_day == offset;
      gint64 by = 0;

      /* at the end of the range some lie within it before, and not after */
      if (it->original_day != SKV_DAY_NONE && it->base_day > day ("2021-05-01"))
        continue;
      if (it->rule == NULL || (it->item != NULL && g_strcmp0 (it->item->parent.id, without) == 0))
        continue;
      if (later && it->item == NULL)
        by = (shifted ? days * (gint64) SKV_DAY_SECONDS : 0) + minutes * 60;
      g_ptr_array_add (
        lines,
        g_strdup_printf (
          "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %d %d %d %s", it->start + by, it->end + by,
          it->original_day + (shifted ? days : 0), (int) it->status, it->resolved,
          /* one that lies where it lay */
          it->item == NULL ? (int) it->moved : 0, it->item != NULL ? it->item->parent.id : "rule"));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (GStrv) lines->pdata);
}

static char *
save (SkvPlan *plan)
{
  return list_all (plan, G_MAXINT, 0, 0, 0, NULL);
}

/* A split that changes nothing changes nothing. */
static void
test_same (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20190612);
  guint split = 0, refused = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (SkvPlan) plan = random_plan (random);
      g_autoptr (SkvOccurrences) found = NULL;
      g_autoptr (SkvEdit) edit = NULL;
      g_autofree char *before = NULL, *after = NULL, *name = NULL;
      SkvRuleChange none = SKV_RULE_CHANGE_NONE;
      const SkvOccurrence *first;
      g_autoptr (GError) error = NULL;
      g_autoptr (SkvOccurrences) again = NULL;

      change_by_hand (random, plan);
      found = skv_occurrences_new (plan, day ("2018-01-01"), day ("2021-01-01"), 0);
      first = random_occurrence (random, found);
      if (first == NULL || (first->item != NULL && first->item->original_day != SKV_DAY_NONE))
        continue;
      before = save (plan);
      edit = skv_rule_split (plan, first, &none, &error);
      if (edit == NULL)
        {
          g_assert_error (error, SKV_RULE_SPLIT_ERROR, SKV_RULE_SPLIT_ERROR_TOGETHER);
          refused++;
          continue;
        }
      name = skv_rule_split_get_occurrence (edit, first, &none);
      apply (plan, edit);
      after = save (plan);
      g_assert_cmpstr (after, ==, before);
      again = skv_occurrences_find (plan, name);
      g_assert_nonnull (again);
      split++;
    }
  g_test_message ("%u split, %u refused", split, refused);
  g_assert_cmpuint (split, >, ROUNDS * 2 / 3);
}

/* With what nothing keeps away, all from there on is as much later, and nothing else. */
static void
test_later (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  guint split = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      static const char *const rrules[] = { "FREQ=MONTHLY;BYDAY=2TU",
                                            "FREQ=WEEKLY;INTERVAL=4;BYDAY=TU",
                                            "FREQ=MONTHLY;BYMONTHDAY=9;COUNT=30" };
      static const char *const days[] = { "", "0 3", "0 7 14" };
      RuleSpec spec = { .id = "rule",
                        .rrule = rrules[g_rand_int_range (random, 0, 3)],
                        .days = days[g_rand_int_range (random, 0, 3)],
                        .valid_from = "2018-01-09" };
      g_autoptr (SkvPlan) plan = new_plan ();
      g_autoptr (SkvOccurrences) found = NULL;
      g_autoptr (SkvEdit) edit = NULL;
      g_autofree char *expected = NULL, *after = NULL;
      SkvRuleChange change = SKV_RULE_CHANGE_NONE;
      const SkvOccurrence *first;
      int days_later = g_rand_int_range (random, -2, 3);

      put_rule (plan, &spec);
      change_by_hand (random, plan);
      found = skv_occurrences_new (plan, day ("2018-01-01"), day ("2020-12-01"), 0);
      first = random_occurrence (random, found);
      g_assert_nonnull (first);
      if (first->item != NULL)
        continue;
      change.days = days_later;
      expected = list_all (plan, first->base_day, first->original_day - first->base_day, days_later,
                           0, NULL);
      edit = skv_rule_split (plan, first, &change, NULL);
      g_assert_nonnull (edit);
      apply (plan, edit);
      after = save (plan);
      g_assert_cmpstr (after, ==, expected);
      split++;
    }
  g_assert_cmpuint (split, >, ROUNDS / 2);
}

static const SkvOccurrence *
find (const SkvOccurrences *found, const char *date)
{
  for (guint i = 0; i < skv_occurrences_get_n (found); i++)
    {
      if (skv_occurrences_get (found, i)->original_day == day (date))
        return skv_occurrences_get (found, i);
    }
  g_assert_not_reached ();
}

/* An evening is dragged to another day and another hour, and made shorter. */
static void
test_hours (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  RuleSpec spec = {
    .id = "rule", .rrule = "FREQ=MONTHLY;BYDAY=2TU", .start = "17:00", .duration = "PT5H"
  };
  g_autoptr (SkvOccurrences) found = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  const SkvOccurrence *first;
  SkvRuleChange change;
  const SkvZone *zone;
  const SkvRule *rule;

  put_rule (plan, &spec);
  zone = skv_plan_get_zone (plan);
  found = skv_occurrences_new (plan, day ("2019-01-01"), day ("2020-01-01"), 0);
  first = find (found, "2019-03-12");
  change = skv_rule_change_to (plan, first, skv_zone_parse (zone, "2019-03-14T18:00"),
                               skv_zone_parse (zone, "2019-03-14T21:30"));
  g_assert_cmpint (change.days, ==, 2);
  g_assert_cmpint (change.start, ==, 18 * 60);
  g_assert_cmpint (change.duration, ==, 210);
  edit = skv_rule_split (plan, first, &change, NULL);
  apply (plan, edit);
  assert_lane (plan, "window", "2019-02-01", "2019-06-01",
               "2019-02-12 2019-03-14 2019-04-11 2019-05-16");
  rule = skv_plan_get_rule (plan, skv_rule_split_get_rule (edit));
  g_assert_cmpint (rule->start, ==, 18 * 60);
  g_assert_cmpint (rule->duration, ==, 210);
  g_assert_cmpint (skv_plan_get_rule (plan, "rule")->duration, ==, 300);
}

static void
test_end (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  RuleSpec spec = { .id = "rule", .rrule = "FREQ=MONTHLY;BYDAY=2TU", .valid_from = "2019-01-01" };
  g_autoptr (SkvOccurrences) found = NULL, first_of_all = NULL;
  g_autoptr (SkvEdit) edit = NULL, all = NULL;

  put_rule (plan, &spec);
  found = skv_occurrences_new (plan, day ("2019-01-01"), day ("2020-01-01"), 0);
  edit = skv_rule_end_before (plan, find (found, "2019-03-12"), NULL);
  apply (plan, edit);
  assert_lane (plan, "window", "2019-01-01", "2020-01-01", "2019-01-08 2019-02-12");
  g_assert_cmpstr (skv_rule_split_get_rule (edit), ==, "rule");
  first_of_all = skv_occurrences_new (plan, day ("2019-01-01"), day ("2020-01-01"), 0);
  all = skv_rule_end_before (plan, find (first_of_all, "2019-01-08"), NULL);
  apply (plan, all);
  g_assert_null (skv_plan_get_rule (plan, "rule"));
}

/* Nothing lies before the first: there is nothing to split. */
static void
test_first (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  RuleSpec spec = {
    .id = "rule", .rrule = "FREQ=WEEKLY;BYDAY=TU", .days = "0 1", .valid_from = "2019-01-01"
  };
  g_autoptr (SkvOccurrences) found = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  SkvRuleChange change = SKV_RULE_CHANGE_NONE;

  put_rule (plan, &spec);
  found = skv_occurrences_new (plan, day ("2019-01-01"), day ("2019-03-01"), 0);
  change.days = 1;
  g_assert_null (skv_rule_split (plan, find (found, "2019-01-01"), &change, &error));
  g_assert_error (error, SKV_RULE_SPLIT_ERROR, SKV_RULE_SPLIT_ERROR_TAKEN);
  change.days = 2;
  edit = skv_rule_split (plan, find (found, "2019-01-01"), &change, NULL);
  apply (plan, edit);
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_RULE)->len, ==, 1);
  assert_lane (plan, "window", "2019-01-01", "2019-01-14",
               "2019-01-02 2019-01-03 2019-01-09 2019-01-10");
}

static void
assert_budget (SkvPlan *plan, const char *rule, int year, const char *numbers, const char *words)
{
  SkvRuleCount count = skv_rule_count_year (plan, skv_plan_get_rule (plan, rule), year);
  g_autofree char *told = skv_rule_count_words (&count);
  g_autofree char *found = g_strdup_printf ("%d + %d of %d, left %d", count.taking_place,
                                            count.shared, count.budget, count.left);

  g_assert_cmpstr (found, ==, numbers);
  g_assert_cmpstr (told, ==, words);
}

static void
assert_first (SkvPlan *plan, const char *rule, int year, const char *first)
{
  const SkvRule *part = skv_rule_count_first_part (plan, skv_plan_get_rule (plan, rule), year);

  g_assert_cmpstr (part->parent.id, ==, first);
}

/* What was agreed for the year is there once, for both parts of the rule; later years are the new
 * part's alone. */
static void
test_budget (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvOccurrences) found = NULL, later = NULL;
  g_autoptr (SkvEdit) edit = NULL, again = NULL;
  SkvRuleChange change = SKV_RULE_CHANGE_NONE;
  const char *second;

  put_rule (plan, &(RuleSpec){ .id = "rule",
                               .rrule = "FREQ=MONTHLY;BYDAY=2TU",
                               .valid_from = "2018-01-01",
                               .budget = 12 });
  /* another rule, of another budget, that begins on the same day by chance */
  put_rule (plan, &(RuleSpec){ .id = "other",
                               .rrule = "FREQ=MONTHLY;BYDAY=1MO",
                               .valid_from = "2019-06-11",
                               .budget = 4 });
  found = skv_occurrences_new (plan, day ("2019-01-01"), day ("2020-01-01"), 0);
  change.days = 1;
  edit = skv_rule_split (plan, find (found, "2019-06-11"), &change, NULL);
  apply (plan, edit);
  second = skv_rule_split_get_rule (edit);
  assert_budget (plan, "rule", 2018, "12 + 0 of 12, left 0",
                 "0 of 12 moved this year; 12 of 12 evenings of the agreed budget used.");
  assert_budget (plan, "rule", 2019, "5 + 7 of 12, left 0",
                 "0 of 5 moved this year; 12 of 12 evenings of the agreed budget used, 7 of them "
                 "by the rule's other part.");
  assert_budget (plan, second, 2019, "7 + 5 of 12, left 0",
                 "0 of 7 moved this year; 12 of 12 evenings of the agreed budget used, 5 of them "
                 "by the rule's other part.");
  assert_budget (plan, second, 2020, "12 + 0 of 12, left 0",
                 "0 of 12 moved this year; 12 of 12 evenings of the agreed budget used.");

  /* and once more in the same year */
  later = skv_occurrences_new (plan, day ("2019-07-01"), day ("2020-01-01"), 0);
  again = skv_rule_split (plan, find (later, "2019-10-09"), &change, NULL);
  apply (plan, again);
  assert_budget (plan, "rule", 2019, "5 + 7 of 12, left 0",
                 "0 of 5 moved this year; 12 of 12 evenings of the agreed budget used, 7 of them "
                 "by the rule's other part.");
  assert_budget (plan, second, 2019, "4 + 8 of 12, left 0",
                 "0 of 4 moved this year; 12 of 12 evenings of the agreed budget used, 8 of them "
                 "by the rule's other part.");
  /* Each of the three has the same left: a list has it once, under the first. */
  assert_first (plan, "rule", 2019, "rule");
  assert_first (plan, second, 2019, "rule");
  assert_first (plan, skv_rule_split_get_rule (again), 2019, "rule");
  assert_first (plan, "other", 2019, "other");
  assert_first (plan, skv_rule_split_get_rule (again), 2020, skv_rule_split_get_rule (again));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule-split/same", test_same);
  g_test_add_func ("/rule-split/later", test_later);
  g_test_add_func ("/rule-split/hours", test_hours);
  g_test_add_func ("/rule-split/end", test_end);
  g_test_add_func ("/rule-split/first", test_first);
  g_test_add_func ("/rule-split/budget", test_budget);
  return g_test_run ();
}
