/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "random-plan.h"

#include "core/calendar/occurrence-edits.h"
#include "core/conflict/packing.h"

/* Full evenings: the packing against every order of the jobs, and the check against its twin, whole
 * and when a job is tried on another evening. */

#define SEED 20190615

/* --- the packing ------------------------------------------------------------------------------ */

static gint64
every_order (const SkvPacking *packing, guint *order, guint n_done, gint64 *ends)
{
  gint64 best = G_MAXINT64, last = 0;

  for (guint i = 0; i < n_done; i++)
    last = MAX (last, ends[order[i]]);
  if (n_done == packing->n)
    return last;
  for (guint i = n_done; i < packing->n; i++)
    {
      guint job = order[i];

      order[i] = order[n_done];
      order[n_done] = job;
      ends[job] = 0;
      for (guint j = 0; j < n_done; j++)
        ends[job] =
          skv_packing_apart (packing, job, order[j]) ? MAX (ends[job], ends[order[j]]) : ends[job];
      ends[job] += packing->lengths[job];
      best = MIN (best, every_order (packing, order, n_done + 1, ends));
      order[n_done] = order[i];
      order[i] = job;
    }
  return best;
}

static void
test_packing (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  guint n_above_bound = 0;

  for (guint round = 0; round < 3000; round++)
    {
      gint64 lengths[7], ends[7];
      guint8 apart[7 * 7] = { 0 }, members[7];
      guint order[] = { 0, 1, 2, 3, 4, 5, 6 }, n = 1 + (guint) pick (random, 7);
      SkvPacking packing = { n, lengths, apart };
      int density = 1 + pick (random, 9);
      gint64 expected, bound;
      gboolean exact = FALSE;

      for (guint i = 0; i < n; i++)
        {
          lengths[i] = 1 + pick (random, 8);
          for (guint j = 0; j < i; j++)
            apart[i * n + j] = apart[j * n + i] = pick (random, 10) < density;
        }
      expected = every_order (&packing, order, 0, ends);
      bound = skv_packing_clique (&packing, n, members);
      g_assert_cmpint (skv_packing_shortest (&packing, n, &exact), ==, expected);
      g_assert_true (exact);
      g_assert_cmpint (bound, <=, expected);
      n_above_bound += bound < expected;
    }
  g_test_message ("%u need more than the bound says", n_above_bound);
  g_assert_cmpuint (n_above_bound, >, 0);
}

/* Five jobs in a ring, each next to two: two at a time, and still three rounds. */
static void
test_ring (void)
{
  static const gint64 lengths[] = { 60, 60, 60, 60, 60 };
  guint8 apart[25] = { 0 }, members[5];
  SkvPacking packing = { 5, lengths, apart };
  gboolean exact = FALSE;

  for (guint i = 0; i < 5; i++)
    apart[i * 5 + (i + 1) % 5] = apart[(i + 1) % 5 * 5 + i] = TRUE;
  g_assert_cmpint (skv_packing_clique (&packing, 5, members), ==, 120);
  g_assert_cmpint (skv_packing_shortest (&packing, 5, &exact), ==, 180);
  g_assert_true (exact);
  g_assert_cmpint (skv_packing_shortest (&packing, 0, &exact), ==, 120);
}

/* Of many jobs the bound is never above what they need: here all in twos, and all one by one. */
static void
test_many (void)
{
  enum
  {
    N = 40
  };
  gint64 lengths[N];
  guint8 *apart = g_new0 (guint8, N * N);
  SkvPacking packing = { N, lengths, apart };
  gboolean exact = TRUE;

  for (guint i = 0; i < N; i++)
    lengths[i] = 30;
  for (guint i = 0; i < N; i += 2)
    apart[i * N + i + 1] = apart[(i + 1) * N + i] = TRUE;
  g_assert_cmpint (skv_packing_shortest (&packing, N, &exact), ==, 60);
  g_assert_false (exact);
  for (guint i = 0; i < N; i++)
    for (guint j = 0; j < N; j++)
      apart[i * N + j] = i != j;
  g_assert_cmpint (skv_packing_shortest (&packing, N, NULL), ==, N * 30);
  g_assert_cmpint (skv_packing_shortest (&packing, 3, NULL), ==, (N - 1) * 30);
  g_free (apart);
}

/* --- the check -------------------------------------------------------------------------------- */

#define EVENING skv_day_from_ymd (2019, 4, 24)

static void
put_window (SkvPlan *plan, SkvEdit *edit, const char *id, SkvDay day, int start, int length)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

  skv_set_text (&item->lane, "window");
  skv_set_text (&item->title, id);
  item->start = skv_zone_at (skv_plan_get_zone (plan), day, start);
  item->end = item->start + length * 60;
  if (strcmp (id, "w1") == 0)
    plan_text_list (&item->systems, "s0,s1,s2");
  item->status = SKV_STATUS_APPROVED;
  skv_edit_put (edit, item);
}

static void
put_job (GRand *random, SkvPlan *plan, SkvEdit *edit, int number)
{
  g_autofree char *id = g_strdup_printf ("j%d", number),
                  *contact = g_strdup_printf ("c%d", pick (random, 4));
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);
  SkvDay day = EVENING + pick (random, 2);

  skv_set_text (&item->lane, "maintenance");
  skv_set_text (&item->title, id);
  item->all_day = pick (random, 5) == 0;
  item->start = item->all_day
                  ? day * SKV_DAY_SECONDS
                  : skv_zone_at (skv_plan_get_zone (plan), day, 17 * 60 + 30 * pick (random, 10));
  item->end = item->start + (item->all_day ? SKV_DAY_SECONDS : 1800 * (1 + pick (random, 6)));
  if (item->all_day)
    item->duration = pick (random, 4) == 0 ? -1 : 30 + 30 * pick (random, 6);
  item->rollback = 30 * pick (random, 2);
  item->status = SKV_STATUS_APPROVED;
  if (pick (random, 2) == 0)
    skv_set_text (&item->contact, contact);
  put_random_systems (random, &item->systems, "s", N_SYSTEMS, 1);
  skv_edit_put (edit, item);
}

static SkvPlan *
full_plan (GRand *random)
{
  SkvPlan *plan = plan_text_new ("system s0 s1 s2 s3 s4 s5 s6\ncontact c0 c1 c2 c3");
  g_autoptr (SkvEdit) edit = skv_edit_new ("full");
  g_autoptr (GError) error = NULL;
  int n = 3 + pick (random, 4);

  put_relations (random, edit);
  put_window (plan, edit, "w0", EVENING, 17 * 60, 30 * (6 + pick (random, 6)));
  put_window (plan, edit, "w1", EVENING, 20 * 60, 30 * (1 + pick (random, 5)));
  put_window (plan, edit, "w2", EVENING + 1, 17 * 60, 300);
  for (int i = 0; i < n; i++)
    put_job (random, plan, edit, i);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  return plan;
}

/* the lines of that check alone, those of one item if @id is given (transfer full) */
static char *
only_full (const char *lines, const char *id)
{
  g_auto (GStrv) all = g_strsplit (lines, "\n", -1);
  g_autofree char *start =
    g_strdup_printf ("window-full %s%s", id != NULL ? id : "", id != NULL ? " " : "");
  GString *text = g_string_new (NULL);

  for (guint i = 0; all[i] != NULL; i++)
    {
      if (g_str_has_prefix (all[i], start))
        g_string_append_printf (text, "%s\n", all[i]);
    }
  return g_string_free (text, FALSE);
}

static void
test_twin (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  guint n_full = 0, n_fitting = 0;

  g_test_message ("seed %d", SEED);
  for (guint i = 0; i < 250; i++)
    {
      g_autoptr (SkvPlan) plan = full_plan (random);
      g_autoptr (SkvChecker) checker = skv_checker_new (plan, FIRST_DAY, END_DAY);
      g_autofree char *lines = lines_of (skv_checker_get_conflicts (checker), NULL, FALSE);
      g_autofree char *all = twin_check (plan, FIRST_DAY, END_DAY);
      g_autofree char *found = only_full (lines, NULL), *expected = only_full (all, NULL);

      if (strcmp (found, expected) != 0)
        g_test_message ("plan %u of seed %d", i, SEED);
      g_assert_cmpstr (found, ==, expected);
      n_full += *found != '\0';
      n_fitting += *found == '\0';
    }
  g_test_message ("%u full, %u not", n_full, n_fitting);
  g_assert_cmpuint (n_full, >, 25);
  g_assert_cmpuint (n_fitting, >, 50);
}

/* @job as the check says it after it was really moved (transfer full) */
static char *
really_moved (SkvPlan *plan, const SkvOccurrence *job, SkvDay day)
{
  g_autoptr (SkvPlan) copy = skv_plan_copy (plan);
  g_autoptr (SkvEdit) move =
    skv_occurrence_move (copy, job, skv_occurrence_start_on_day (copy, job, day), NULL, NULL);
  g_autoptr (SkvChecker) checker = NULL;
  g_autofree char *lines = NULL;

  g_assert_true (skv_plan_apply (copy, move, NULL));
  checker = skv_checker_new (copy, FIRST_DAY, END_DAY);
  lines = lines_of (skv_checker_get_conflicts (checker), NULL, FALSE);
  return only_full (lines, job->id);
}

static void
test_trial (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);
  guint n_full = 0;

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (SkvPlan) plan = full_plan (random);
      g_autoptr (SkvChecker) checker = skv_checker_new (plan, FIRST_DAY, END_DAY);
      SkvOccurrences *occurrences = skv_checker_get_occurrences (checker);

      for (guint j = 0; j < skv_occurrences_get_n (occurrences); j++)
        for (SkvDay day = EVENING; day < EVENING + 2; day++)
          {
            const SkvOccurrence *job = skv_occurrences_get (occurrences, j);
            g_autoptr (GPtrArray) conflicts = skv_checker_try_day (checker, job, day);
            g_autofree char *expected = really_moved (plan, job, day), *lines = NULL, *found = NULL;

            lines = lines_of (conflicts, NULL, FALSE);
            found = only_full (lines, job->id);
            g_assert_cmpstr (found, ==, expected);
            n_full += *found != '\0';
          }
    }
  g_test_message ("%u full", n_full);
  g_assert_cmpuint (n_full, >, 25);
}

/* More than are solved exactly: those that share a system are told, and the one beside them not. */
static void
test_crowd (void)
{
  enum
  {
    N = 300
  };
  g_autoptr (GString) text =
    g_string_new ("system s0=IT s1=IT\n"
                  "window w 2019-06-12T17:00 2019-06-12T22:00\n"
                  "maintenance z 2019-06-12T17:00 2019-06-12T18:00 sys=s1");
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvChecker) checker = NULL;
  g_autofree char *lines = NULL, *found = NULL;
  g_auto (GStrv) told = NULL;

  for (int i = 0; i < N; i++)
    g_string_append_printf (text, "\nmaintenance a%03d 2019-06-12T17:00 2019-06-12T17:30 sys=s0",
                            i);
  plan = plan_text_new (text->str);
  checker = plan_text_check (plan, 2019);
  lines = lines_of (skv_checker_get_conflicts (checker), NULL, FALSE);
  found = only_full (lines, NULL);
  told = g_strsplit (found, "\n", -1);
  g_assert_cmpuint (g_strv_length (told), ==, N + 1); /* and an empty one */
  g_assert_null (strstr (found, "window-full z"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evenings/packing", test_packing);
  g_test_add_func ("/evenings/ring", test_ring);
  g_test_add_func ("/evenings/many", test_many);
  g_test_add_func ("/evenings/twin", test_twin);
  g_test_add_func ("/evenings/trial", test_trial);
  g_test_add_func ("/evenings/crowd", test_crowd);
  return g_test_run ();
}
