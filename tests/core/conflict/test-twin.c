/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "random-plan.h"

/* The checker against its twin on thousands of small random plans. */

#define SEED 20190612
#define N_PLANS 3000

static void
test_full_check (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  gsize n_conflicts = 0;

  g_test_message ("seed %d", SEED);
  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (SkvPlan) plan = random_plan (random);
      g_autoptr (SkvChecker) checker = skv_checker_new (plan, FIRST_DAY, END_DAY);
      g_autofree char *expected = twin_check (plan, FIRST_DAY, END_DAY);
      g_autofree char *found = lines_of (skv_checker_get_conflicts (checker), NULL, FALSE);

      if (strcmp (found, expected) != 0)
        g_test_message ("plan %u of seed %d", i, SEED);
      g_assert_cmpstr (found, ==, expected);
      n_conflicts += skv_checker_get_conflicts (checker)->len;
    }
  g_test_message ("%" G_GSIZE_FORMAT " conflicts in %d plans", n_conflicts, N_PLANS);
  g_assert_cmpuint (n_conflicts, >,
                    N_PLANS); /* a comparison of nothing with nothing shows nothing */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/twin/full-check", test_full_check);
  return g_test_run ();
}
