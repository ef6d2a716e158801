/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/compare.h"

#include "conflict/plan-text.h"
#include "core/calendar/occurrence-edits.h"

#define DAY(year, month, day) skv_day_from_ymd (year, month, day)

/* --- made by hand ------------------------------------------------------------------------------
 */

/* "exam HARD job exam 10 20", one a line; a "!" before it: accepted (transfer full) */
static GPtrArray *
make (const char *text)
{
  GPtrArray *conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_conflict_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (GStrv line = lines; *line != NULL && **line != '\0'; line++)
    {
      gboolean accepted = **line == '!';
      g_auto (GStrv) words = g_strsplit (*line + accepted, " ", -1);
      SkvConflict *conflict = g_new0 (SkvConflict, 1);

      conflict->check = g_intern_string (words[0]);
      conflict->severity = words[1][0] == 'H'   ? SKV_SEVERITY_HARD
                           : words[1][0] == 'S' ? SKV_SEVERITY_SOFT
                                                : SKV_SEVERITY_INFO;
      conflict->item = g_strdup (words[2]);
      conflict->against = g_str_equal (words[3], "-") ? NULL : g_strdup (words[3]);
      conflict->overlap.start = g_ascii_strtoll (words[4], NULL, 10);
      conflict->overlap.end = g_ascii_strtoll (words[5], NULL, 10);
      conflict->systems = g_new0 (char *, 1);
      conflict->path = g_new0 (char *, 1);
      conflict->message = g_strdup (*line);
      conflict->accepted = accepted;
      g_ptr_array_add (conflicts, conflict);
    }
  return conflicts;
}

typedef struct
{
  const char *name;
  const char *before, *after;
  guint gone, come, kept;
  const char *words;
} Row;

#define A "exam H job exam 10 20\n"
#define B "freeze H job freeze 10 20\n"
#define C "holiday-eve S job - 10 20\n"
#define D "meeting S job meeting 10 20\n"
#define E "moved-evening I job - 10 20\n"

static const Row rows[] = {
  { "none", "", "", 0, 0, 0, "No conflicts" },
  { "same", A C, A C, 0, 0, 2, "The same conflicts" },
  { "another-order", A C, C A, 0, 0, 2, "The same conflicts" },
  { "gone", A B C, C, 2, 0, 1, "2 hard conflicts fewer" },
  { "one-gone", A, "", 1, 0, 0, "1 hard conflict fewer" },
  { "come", "", A, 0, 1, 0, "1 hard conflict more" },
  { "both", A B, C, 2, 1, 0, "2 hard conflicts fewer, 1 soft conflict more" },
  { "others", A C, B D, 2, 2, 0, "As many conflicts, but 2 are others" },
  { "another", A C, A D, 1, 1, 1, "As many conflicts, but 1 is another one" },
  { "remarks-alone", A, A E, 0, 1, 1, "1 remark more" },
  { "remarks-beside", A, E, 1, 1, 0, "1 hard conflict fewer" },
  { "elsewhere", A, "exam H job exam 11 20\n", 1, 1, 0, "As many conflicts, but 1 is another one" },
  { "weightier", C, "holiday-eve H job - 10 20\n", 1, 1, 0,
    "1 hard conflict more, 1 soft conflict fewer" },
  { "accepted-goes", A C, "!" A C, 1, 0, 1, "1 hard conflict fewer" },
  { "accepted-on-both", "!" A, "!" A, 0, 0, 0, "No conflicts" },
  { "twice-and-once", A A, A, 1, 0, 1, "1 hard conflict fewer" },
  { "once-and-thrice", A, A A A, 0, 2, 1, "2 hard conflicts more" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GPtrArray) before = make (row->before), after = make (row->after);
  g_autoptr (SkvComparison) comparison = skv_conflicts_compare (before, after);
  g_autofree char *words = skv_comparison_words (comparison);

  g_assert_cmpuint (skv_comparison_get_gone (comparison)->len, ==, row->gone);
  g_assert_cmpuint (skv_comparison_get_come (comparison)->len, ==, row->come);
  g_assert_cmpuint (skv_comparison_get_kept (comparison)->len, ==, row->kept);
  g_assert_cmpstr (words, ==, row->words);
}

static void
test_counts (void)
{
  g_autoptr (GPtrArray) before = make (A B C), after = make (A D E);
  g_autoptr (SkvComparison) comparison = skv_conflicts_compare (before, after);
  SkvComparisonCount hard = skv_comparison_count (comparison, SKV_SEVERITY_HARD);
  SkvComparisonCount soft = skv_comparison_count (comparison, SKV_SEVERITY_SOFT);
  SkvComparisonCount info = skv_comparison_count (comparison, SKV_SEVERITY_INFO);

  g_assert_cmpuint (hard.gone, ==, 1);
  g_assert_cmpuint (hard.come, ==, 0);
  g_assert_cmpuint (hard.kept, ==, 1);
  g_assert_cmpuint (soft.gone, ==, 1);
  g_assert_cmpuint (soft.come, ==, 1);
  g_assert_cmpuint (info.come, ==, 1);
}

/* what it borrows stays as long as it does */
static void
test_outlives (void)
{
  GPtrArray *before = make (A), *after = make (B);
  g_autoptr (SkvComparison) comparison = skv_conflicts_compare (before, after);
  const SkvConflict *gone;

  g_ptr_array_unref (before);
  g_ptr_array_unref (after);
  gone = g_ptr_array_index (skv_comparison_get_gone (comparison), 0);
  g_assert_cmpstr (gone->against, ==, "exam");
}

/* --- of plans ----------------------------------------------------------------------------------
 */

static SkvChecker *
check (SkvPlan *plan)
{
  return skv_checker_new (plan, DAY (2019, 1, 1), DAY (2020, 1, 1));
}

static void
test_move_solves (void)
{
  g_autoptr (SkvPlan) plan =
    plan_text_new ("system s\n"
                   "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=s\n"
                   "exam exam 2019-06-12 2019-06-13 sys=s\n");
  g_autoptr (SkvPlan) other = skv_plan_copy (plan);
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (other, "job");
  const SkvOccurrence *job = skv_occurrences_lookup (found, "job");
  g_autoptr (SkvEdit) edit = skv_occurrence_move (
    other, job, skv_occurrence_start_on_day (other, job, DAY (2019, 6, 19)), NULL, NULL);
  g_autoptr (SkvChecker) before = NULL, after = NULL;
  g_autoptr (SkvComparison) comparison = NULL;

  g_assert_true (skv_plan_apply (other, edit, NULL));
  before = check (plan);
  after = check (other);
  comparison = skv_checkers_compare (before, after);
  g_assert_cmpuint (skv_comparison_count (comparison, SKV_SEVERITY_HARD).gone, ==, 1);
  g_assert_cmpuint (skv_comparison_count (comparison, SKV_SEVERITY_HARD).come, ==, 0);
}

/* A job on an evening of a rule, which a person renames: the same conflict, though the other side
 * has an item's id from then on. */
static void
test_evening_of_a_rule (void)
{
  g_autoptr (SkvPlan) plan =
    plan_text_new ("system s\n"
                   "maintenance job 2019-04-17T18:00 2019-04-17T20:00 sys=s\n");
  g_autoptr (SkvPlan) other = NULL;
  g_autoptr (SkvEdit) edit = skv_edit_new ("Rule"), rename = skv_edit_new ("Rename");
  SkvRule *rule = skv_record_new (SKV_KIND_RULE, "r");
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, "mine");
  g_autoptr (SkvChecker) before = NULL, after = NULL;
  g_autoptr (SkvComparison) comparison = NULL, raw = NULL;
  SkvDay eve = DAY (2019, 4, 17);

  rule->lane = g_strdup ("critical");
  rule->title = g_strdup ("Evening");
  rule->base = SKV_BASE_DATES;
  g_array_append_val (rule->dates, eve);
  rule->start = 17 * 60;
  rule->duration = 5 * 60;
  plan_text_list (&rule->systems, "s");
  skv_edit_put (edit, rule);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  other = skv_plan_copy (plan);

  item->lane = g_strdup ("critical");
  item->title = g_strdup ("Long evening");
  item->rule = g_strdup ("r");
  item->original_day = eve;
  item->all_day = FALSE;
  item->start = skv_zone_parse (skv_plan_get_zone (plan), "2019-04-17T17:00");
  item->end = item->start + 5 * 3600;
  item->status = SKV_STATUS_APPROVED;
  skv_edit_put (rename, item);
  g_assert_true (skv_plan_apply (other, rename, NULL));

  before = check (plan);
  after = check (other);
  comparison = skv_checkers_compare (before, after);
  g_assert_cmpuint (skv_checker_get_conflicts (before)->len, >, 0);
  g_assert_cmpuint (skv_comparison_get_gone (comparison)->len, ==, 0);
  g_assert_cmpuint (skv_comparison_get_come (comparison)->len, ==, 0);
  g_assert_cmpuint (skv_comparison_get_kept (comparison)->len, >, 0);

  raw =
    skv_conflicts_compare (skv_checker_get_conflicts (before), skv_checker_get_conflicts (after));
  g_assert_cmpuint (skv_comparison_get_come (raw)->len, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/compare/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/compare/counts", test_counts);
  g_test_add_func ("/compare/outlives", test_outlives);
  g_test_add_func ("/compare/move-solves", test_move_solves);
  g_test_add_func ("/compare/evening-of-a-rule", test_evening_of_a_rule);
  return g_test_run ();
}
