/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "random-edit.h"

#include <stdlib.h>

/*
 * The checker against its twin on thousands of small random plans, whole; and after random edits
 * the checker that follows them against a new one.
 *
 *   test-conflict-twin [--plans N] [--seed SEED]
 *
 * 10,000 plans take some minutes; `meson test` takes a share of them, others in every run.
 */

static int n_plans = 2000;

#define EDITS_EACH 6

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
          strcmp (*check, "window-full") != 0) /* those two have tests of their own, too */
        g_assert_cmpuint (n, >, 10);
    }
}

static guint32
choose_seed (void)
{
  guint32 seed = (guint32) g_test_rand_int ();

  g_test_message ("seed %u, %d plans", seed, n_plans);
  return seed;
}

static void
test_full_check (void)
{
  guint32 seed = choose_seed ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n_conflicts = 0;

  for (int i = 0; i < n_plans; i++)
    {
      g_autoptr (SkvPlan) plan = random_plan (random);
      g_autoptr (SkvChecker) checker = skv_checker_new (plan, FIRST_DAY, END_DAY);
      g_autofree char *expected = twin_check (plan, FIRST_DAY, END_DAY);
      g_autofree char *found = NULL;

      skv_checker_set_today (checker, TWIN_TODAY);
      found = lines_of (skv_checker_get_conflicts (checker), NULL, FALSE);
      if (strcmp (found, expected) != 0)
        g_test_message ("plan %d of seed %u", i, seed);
      g_assert_cmpstr (found, ==, expected);
      n_conflicts += skv_checker_get_conflicts (checker)->len;
      count_checks (skv_checker_get_conflicts (checker), counts);
    }
  if (n_plans >= 3000)
    tell_counts (counts);
  g_test_message ("%" G_GSIZE_FORMAT " conflicts in %d plans", n_conflicts, n_plans);
  /* a comparison of nothing with nothing shows nothing */
  g_assert_cmpuint (n_conflicts, >, (gsize) n_plans);
}

/* --- edits ------------------------------------------------------------------------------------ */

/* everything that is found, without a word of it */
static char *
list_found (SkvChecker *checker)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < skv_checker_get_n_found (checker); i++)
    {
      SkvFound found;

      skv_checker_get_found (checker, i, &found);
      g_ptr_array_add (lines, format_line (found.check, found.item->id,
                                           found.against != NULL ? found.against->id : NULL,
                                           found.severity, found.overlap, found.accepted));
    }
  return join_sorted (lines);
}

/* every word of everything, in its order */
static char *
list_words (SkvChecker *checker)
{
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);
  GPtrArray *missing = skv_checker_get_not_calculated (checker);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);
      g_autofree char *systems = g_strjoinv (" ", conflict->systems);
      g_autofree char *path = g_strjoinv (" ", conflict->path);

      g_string_append_printf (text, "%s %s %s: %s [%s] [%s] %s %s %s\n", conflict->check,
                              conflict->item, conflict->against != NULL ? conflict->against : "-",
                              conflict->message, systems, path,
                              conflict->owner != NULL ? conflict->owner : "-",
                              conflict->solution != NULL ? conflict->solution : "-",
                              conflict->accepted_why != NULL ? conflict->accepted_why : "-");
    }
  for (guint i = 0; i < missing->len; i++)
    {
      const SkvNotCalculated *one = g_ptr_array_index (missing, i);

      g_string_append_printf (text, "%s %s\n", one->item, one->message);
    }
  return g_string_free (text, FALSE);
}

/* what a trial of one of them says of all days, and of one of these in words */
static char *
list_trials (SkvChecker *checker, guint number)
{
  SkvOccurrences *all = skv_checker_get_occurrences (checker);
  const SkvOccurrence *occurrence;
  guint8 severities[32] = { 0 };
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) conflicts = NULL;

  if (skv_occurrences_get_n (all) == 0)
    return g_string_free (text, FALSE);
  occurrence = skv_occurrences_get (all, number % skv_occurrences_get_n (all));
  skv_checker_try_days (checker, occurrence, FIRST_DAY - 2, END_DAY + 2, severities);
  g_string_append_printf (text, "%s:", occurrence->id);
  for (int i = 0; i < END_DAY - FIRST_DAY + 4; i++)
    g_string_append_printf (text, " %d", severities[i]);
  conflicts = skv_checker_try_day (checker, occurrence, FIRST_DAY + (int) (number % 16));
  for (guint i = 0; i < conflicts->len; i++)
    g_string_append_printf (text, "\n%s",
                            ((const SkvConflict *) g_ptr_array_index (conflicts, i))->message);
  return g_string_free (text, FALSE);
}

typedef struct
{
  SkvChecker *checker;
  gboolean followed;
  gboolean told; /* of an edit */
} Follower;

static void
on_changed (SkvPlan *plan, gpointer edit, gpointer data)
{
  Follower *self = data;

  self->told = TRUE;
  self->followed = skv_checker_update (self->checker, edit);
}

static SkvChecker *
new_checker (SkvPlan *plan)
{
  SkvChecker *checker = skv_checker_new (plan, FIRST_DAY, END_DAY);

  skv_checker_set_today (checker, TWIN_TODAY);
  return checker;
}

/* shows the first line that differs, not all of them */
static void
assert_same_lines (const char *found, const char *expected)
{
  g_auto (GStrv) one = g_strsplit (found, "\n", -1), other = g_strsplit (expected, "\n", -1);

  for (guint i = 0; one[i] != NULL && other[i] != NULL; i++)
    g_assert_cmpstr (one[i], ==, other[i]);
  g_assert_cmpuint (g_strv_length (one), ==, g_strv_length (other));
}

static void
compare_with_new (SkvChecker *followed, SkvPlan *plan, guint number, gboolean words)
{
  g_autoptr (SkvChecker) fresh = new_checker (plan);
  g_autofree char *found = list_found (followed), *expected = list_found (fresh);
  g_autofree char *said = NULL, *expected_said = NULL;
  g_autofree char *tried = list_trials (followed, number),
                  *expected_tried = list_trials (fresh, number);

  assert_same_lines (found, expected);
  assert_same_lines (tried, expected_tried);
  if (!words)
    return;
  said = list_words (followed);
  expected_said = list_words (fresh);
  assert_same_lines (said, expected_said);
}

/* gives how many were followed */
static guint
follow_edits (GRand *random, SkvPlan *plan, GHashTable *counts)
{
  Follower self = { .checker = new_checker (plan) };
  gulong handler = g_signal_connect (plan, "changed", G_CALLBACK (on_changed), &self);
  gboolean words = pick (random, 2) == 0;
  guint n_followed = 0;

  for (int i = 0; i < EDITS_EACH; i++)
    {
      if (words) /* those that are kept have to be right, too */
        skv_checker_get_conflicts (self.checker);
      skv_checker_get_n_found (self.checker);
      self.told = FALSE;
      if (!random_edit (random, plan) || !self.told)
        continue;
      if (!self.followed)
        {
          skv_checker_unref (self.checker);
          self.checker = new_checker (plan);
          continue;
        }
      n_followed++;
      compare_with_new (self.checker, plan, g_rand_int (random), words);
      if (words)
        count_checks (skv_checker_get_conflicts (self.checker), counts);
    }
  g_signal_handler_disconnect (plan, handler);
  skv_checker_unref (self.checker);
  return n_followed;
}

static void
test_edits (void)
{
  guint32 seed = choose_seed ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_followed = 0;

  for (int i = 0; i < n_plans; i++)
    {
      g_autoptr (GRand) own = g_rand_new_with_seed (g_rand_int (random));
      g_autoptr (SkvPlan) plan = i % 5 == 0 ? random_crowd (own) : random_plan (own);
      g_autofree char *expected = NULL, *found = NULL;
      g_autoptr (SkvChecker) checker = NULL;

      n_followed += follow_edits (own, plan, counts);
      /* the twin tries every order of what an evening holds, which would take it years in a crowd */
      if (i % 3 != 0 || i % 5 == 0)
        continue;
      checker = new_checker (plan); /* which the followed ones were compared with */
      expected = twin_check (plan, FIRST_DAY, END_DAY);
      found = list_found (checker);
      g_assert_cmpstr (found, ==, expected);
    }
  g_test_message ("%u edits followed", n_followed);
  if (n_plans >= 3000)
    tell_counts (counts);
  g_assert_cmpuint (n_followed, >, (guint) n_plans);
}

/* Nights around a change of the clock: work and windows that begin and end at any minute. */
static void
test_clock_changes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (choose_seed ());
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
  if (argc == 3 && strcmp (argv[1], "--plans") == 0)
    n_plans = MAX (atoi (argv[2]), 1);
  g_test_add_func ("/twin/full-check", test_full_check);
  g_test_add_func ("/twin/edits", test_edits);
  g_test_add_func ("/twin/clock-changes", test_clock_changes);
  return g_test_run ();
}
