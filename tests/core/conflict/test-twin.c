/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "random-plan.h"

/* The checker against its twin on thousands of small random plans. */

#define SEED 20190612
#define N_PLANS 3000

static void
count_checks (GPtrArray *conflicts, GHashTable *counts)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const char *check = ((const SkvConflict *) g_ptr_array_index (conflicts, i))->check;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, check));

      g_hash_table_insert (counts, (gpointer) check, GUINT_TO_POINTER (n + 1));
    }
}

/* A check that is never found has not been compared. */
static void
tell_counts (GHashTable *counts)
{
  for (const char *const *check = skv_check_names (); *check != NULL; check++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *check));

      g_test_message ("%s: %u", *check, n);
      if (strcmp (*check, "not-calculated") != 0 && strcmp (*check, "dst-change") != 0 &&
          strcmp (*check, "window-full") != 0) /* those two have tests of their own */
        g_assert_cmpuint (n, >, 10);
    }
}

static void
test_full_check (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n_conflicts = 0;

  g_test_message ("seed %d", SEED);
  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (SkvPlan) plan = random_plan (random);
      g_autoptr (SkvChecker) checker = skv_checker_new (plan, FIRST_DAY, END_DAY);
      g_autofree char *expected = twin_check (plan, FIRST_DAY, END_DAY);
      g_autofree char *found = NULL;

      skv_checker_set_today (checker, TWIN_TODAY);
      found = lines_of (skv_checker_get_conflicts (checker), NULL, FALSE);
      if (strcmp (found, expected) != 0)
        g_test_message ("plan %u of seed %d", i, SEED);
      g_assert_cmpstr (found, ==, expected);
      n_conflicts += skv_checker_get_conflicts (checker)->len;
      count_checks (skv_checker_get_conflicts (checker), counts);
    }
  tell_counts (counts);
  g_test_message ("%" G_GSIZE_FORMAT " conflicts in %d plans", n_conflicts, N_PLANS);
  g_assert_cmpuint (n_conflicts, >,
                    N_PLANS); /* a comparison of nothing with nothing shows nothing */
}

/* Nights around a change of the clock: work and windows that begin and end at any minute. */
static void
test_clock_changes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  gsize n_conflicts = 0;

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (SkvPlan) plan = plan_text_new ("system s0=IT s1=IT");
      g_autoptr (SkvEdit) edit = skv_edit_new ("random");
      g_autoptr (SkvChecker) checker = NULL;
      g_autofree char *expected = NULL, *found = NULL;
      SkvDay sunday = i % 2 == 0 ? skv_day_from_ymd (2019, 3, 31) : skv_day_from_ymd (2019, 10, 27);

      for (int number = 0; number < 8; number++)
        {
          g_autofree char *id = g_strdup_printf ("i%d", number);
          SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

          skv_set_text (&item->lane, pick (random, 3) == 0 ? "window" : "maintenance");
          skv_set_text (&item->title, id);
          item->start =
            skv_zone_at (skv_plan_get_zone (plan), sunday, 30 * (pick (random, 24) - 8));
          item->end = item->start + 1800 * (1 + pick (random, 8));
          item->rollback = 30 * pick (random, 2);
          plan_text_list (&item->systems, pick (random, 2) == 0 ? "s0" : "s1");
          skv_edit_put (edit, item);
        }
      g_assert_true (skv_plan_apply (plan, edit, NULL));
      checker = skv_checker_new (plan, sunday - 3, sunday + 3);
      expected = twin_check (plan, sunday - 3, sunday + 3);
      found = lines_of (skv_checker_get_conflicts (checker), NULL, FALSE);
      g_assert_cmpstr (found, ==, expected);
      n_conflicts += strstr (found, "dst-change") != NULL;
    }
  g_assert_cmpuint (n_conflicts, >, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/twin/full-check", test_full_check);
  g_test_add_func ("/twin/clock-changes", test_clock_changes);
  return g_test_run ();
}
