/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "schedule-twin.h"

/* The schedule against exhaustive search over the same slots, with what it costs counted by its
 * definition. */

#define SEED 20270101
#define N_PUZZLES 400
#define MAX_JOBS 7

static void
test_exhaustive (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  guint n_searched_best = 0, n_unplaced = 0, n_tight = 0;

  g_test_message ("seed %d", SEED);
  for (guint i = 0; i < N_PUZZLES; i++)
    {
      g_autoptr (SkvPuzzle) puzzle =
        random_puzzle (random, 1 + (guint) pick (random, MAX_JOBS), FALSE);
      int slots[MAX_JOBS], found[MAX_JOBS];
      gint64 expected = least_cost (puzzle), least = 0, bound;

      skv_puzzle_settle (puzzle);
      g_assert_cmpint (least_cost (puzzle), ==, expected);
      g_assert_true (skv_schedule_solve (puzzle, slots, &least));
      g_assert_cmpint (least, ==, expected);
      g_assert_cmpint (cost_by_definition (puzzle, slots), ==, expected);

      skv_schedule_search (puzzle, 0, found);
      g_assert_cmpint (cost_by_definition (puzzle, found), >=, expected);
      n_searched_best += cost_by_definition (puzzle, found) == expected;
      bound = skv_schedule_find_bound (puzzle, cost_by_definition (puzzle, found));
      g_assert_cmpint (bound, <=, expected);
      n_tight += bound == expected;
      n_unplaced += expected >= SKV_SCHEDULE_UNPLACED;
    }
  g_test_message ("the search found the best of %u, the bound was it of %u, %u leave jobs out",
                  n_searched_best, n_tight, n_unplaced);
  g_assert_cmpuint (n_searched_best, >=, N_PUZZLES * 95 / 100);
  g_assert_cmpuint (n_unplaced, >, 20);
  g_assert_cmpuint (n_unplaced, <, N_PUZZLES - 20);
}

/* 8 to 12 jobs with order, bundles and several groups each: no choice of all costs less. */
static void
test_as_many_as_exact (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 4);
  guint n_best = 0;

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (SkvPuzzle) puzzle = random_puzzle (random, SKV_SCHEDULE_EXACT - i % 5, FALSE);
      int slots[SKV_SCHEDULE_EXACT], found[SKV_SCHEDULE_EXACT];
      gint64 least = 0;

      skv_puzzle_settle (puzzle);
      g_assert_true (skv_schedule_solve (puzzle, slots, &least));
      g_assert_cmpint (cost_by_definition (puzzle, slots), ==, least);
      g_assert_true (nothing_is_better (puzzle, least));
      skv_schedule_search (puzzle, least, found);
      g_assert_cmpint (cost_by_definition (puzzle, found), >=, least);
      g_assert_cmpint (skv_schedule_find_bound (puzzle, cost_by_definition (puzzle, found)), <=,
                       least);
      n_best += cost_by_definition (puzzle, found) == least;
    }
  g_test_message ("the search found the best of %u of 20", n_best);
  g_assert_cmpuint (n_best, >=, 10);
}

static void
test_peace_after_work (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);

  for (guint i = 0; i < N_PUZZLES / 2; i++)
    {
      g_autoptr (SkvPuzzle) puzzle =
        random_puzzle (random, 1 + (guint) pick (random, MAX_JOBS), TRUE);
      int slots[MAX_JOBS];
      gint64 expected, least = 0;

      skv_puzzle_settle (puzzle);
      expected = least_cost (puzzle);
      g_assert_true (skv_schedule_solve (puzzle, slots, &least));
      g_assert_cmpint (least, <=, expected);
      g_assert_cmpint (cost_by_definition (puzzle, slots), >=, expected);
      skv_schedule_search (puzzle, 0, slots);
      g_assert_cmpint (cost_by_definition (puzzle, slots), >=, expected);
      g_assert_cmpint (cost_by_definition (puzzle, slots), !=, SKV_NEVER);
    }
}

static void
test_count (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 2);

  for (guint i = 0; i < N_PUZZLES; i++)
    {
      g_autoptr (SkvPuzzle) puzzle = random_puzzle (random, MAX_JOBS, TRUE);
      g_auto (SkvChoice) choice = { NULL };

      skv_puzzle_settle (puzzle);
      skv_choice_init (&choice, puzzle);
      for (int step = 0; step < 30; step++)
        {
          guint job = (guint) pick (random, MAX_JOBS), n = skv_puzzle_job (puzzle, job)->slots->len;
          int slot = n > 0 ? pick (random, (int) n) : SKV_NO_SLOT;
          gint64 price, before;

          skv_choice_take (&choice, job);
          if (slot == SKV_NO_SLOT || skv_choice_price (&choice, job, slot) == SKV_NEVER)
            continue;
          price = skv_choice_price (&choice, job, slot);
          before = choice.cost;
          skv_choice_put (&choice, job, slot);
          g_assert_cmpint (choice.cost - before, ==, price - SKV_SCHEDULE_UNPLACED);
          if (skv_choice_is_valid (&choice))
            g_assert_cmpint (choice.cost, ==, cost_by_definition (puzzle, choice.slots));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule/exhaustive", test_exhaustive);
  g_test_add_func ("/schedule/as-many-as-exact", test_as_many_as_exact);
  g_test_add_func ("/schedule/peace-after-work", test_peace_after_work);
  g_test_add_func ("/schedule/count", test_count);
  return g_test_run ();
}
