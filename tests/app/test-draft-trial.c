/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "../core/conflict/random-plan.h"

#include "app/draft-trial.h"
#include "app/draft.h"

/*
 * What the editor says of a job or a period before it is saved is what the full check says of it
 * afterwards, on random plans; and it is said fast enough to follow typing.
 *
 *   test-app-draft-trial [SEED]
 */

#define SEED 20261122
#define N_PLANS 400

static guint32 seed = SEED;

/* --- the same as the full check --------------------------------------------------------------- */

static void
add_line (GPtrArray *lines, const SkvConflict *conflict)
{
  g_autofree char *path = g_strjoinv (">", conflict->path);
  g_autofree char *systems = g_strjoinv (",", conflict->systems);

  g_ptr_array_add (
    lines, g_strdup_printf ("%s %s %s %d %" G_GINT64_FORMAT "-%" G_GINT64_FORMAT " %s %s %s %s %d",
                            conflict->check, conflict->item, conflict->against, conflict->severity,
                            conflict->overlap.start, conflict->overlap.end, path, systems,
                            conflict->owner, conflict->message, conflict->accepted));
}

/* @id (nullable): only those of which it is a side (transfer full) */
static char *
told_of (GPtrArray *conflicts, const char *id)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (id == NULL || strcmp (conflict->item, id) == 0 || g_strcmp0 (conflict->against, id) == 0)
        add_line (lines, conflict);
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* the full check of three years, after the edit */
static char *
really_do (SkvPlan *plan, const SkvItem *item, SkvDay today, char **missing)
{
  g_autoptr (SkvPlan) copy = skv_plan_copy (plan);
  g_autoptr (SkvEdit) edit = skv_edit_new ("edit");
  g_autoptr (SkvChecker) checker = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GPtrArray *all;

  skv_edit_put (edit, skv_record_copy (item));
  skv_plan_apply (copy, edit, &error);
  g_assert_no_error (error);
  checker = skv_checker_new (copy, skv_day_from_ymd (2018, 1, 1), skv_day_from_ymd (2021, 1, 1));
  skv_checker_set_today (checker, today);
  all = skv_checker_get_not_calculated (checker);
  for (guint i = 0; i < all->len; i++)
    {
      const SkvNotCalculated *one = g_ptr_array_index (all, i);

      if (strcmp (one->item, item->parent.id) == 0)
        g_string_append (text, one->message);
    }
  *missing = g_strdup (text->str);
  return told_of (skv_checker_get_conflicts (checker), item->parent.id);
}

static SkvDraft *
make_draft (GRand *random, SkvPlan *plan)
{
  static const char *const lanes[] = { "maintenance", "maintenance", "critical", "freeze",
                                       "exam",        "meeting",     "vendor" };
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  const SkvItem *item = g_ptr_array_index (items, pick (random, (int) items->len));
  SkvDraft *draft;

  if (item->rule == NULL && strcmp (item->lane, "window") != 0 && pick (random, 3) > 0)
    return skv_draft_new_for_item (plan, item);
  draft = skv_draft_new (plan, lanes[pick (random, G_N_ELEMENTS (lanes))], FIRST_DAY, NULL);
  skv_draft_set_text (draft, SKV_DRAFT_TITLE, "new");
  return draft;
}

/* what a person may type */
static void
type_something (GRand *random, SkvDraft *draft)
{
  g_autofree char *date = skv_day_format (FIRST_DAY + pick (random, END_DAY - FIRST_DAY));
  g_autofree char *start = g_strdup_printf ("%02d:30", 7 + pick (random, 16));
  g_autofree char *length = skv_draft_get_all_day (draft)
                              ? g_strdup_printf ("%d", 1 + pick (random, 3))
                              : g_strdup_printf ("%d min", 30 * (1 + pick (random, 10)));
  g_autofree char *system = g_strdup_printf ("s%d", pick (random, N_SYSTEMS));

  skv_draft_set_system (draft, system, TRUE);
  if (pick (random, 4) > 0)
    skv_draft_set_text (draft, SKV_DRAFT_DATE, date);
  if (pick (random, 3) > 0)
    skv_draft_set_text (draft, SKV_DRAFT_START, start);
  if (pick (random, 3) > 0)
    skv_draft_set_text (draft, SKV_DRAFT_LENGTH, length);
  if (pick (random, 4) == 0)
    skv_draft_set_text (draft, SKV_DRAFT_ROLLBACK, "45 min");
  if (pick (random, 4) == 0)
    skv_draft_set_choice (draft, "contact", "c1");
}

/* TRUE if anything was found */
static gboolean
compare_one (SkvPlan *plan, SkvDraftTrial *trial, const SkvDraft *draft, SkvDay today)
{
  SkvItem *item = skv_draft_make_item (draft);
  g_autofree char *missing = NULL, *expected = NULL, *found = NULL, *told = NULL;
  g_autoptr (GPtrArray) conflicts = NULL, words = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (item == NULL || item->start == SKV_MOMENT_NONE)
    {
      g_clear_pointer (&item, skv_record_unref);
      return FALSE;
    }
  expected = really_do (plan, item, today, &missing);
  conflicts = skv_draft_trial_run (trial, item, &words, &error);
  g_assert_no_error (error);
  found = told_of (conflicts, NULL);
  for (guint i = 0; i < words->len; i++)
    g_string_append (text, g_ptr_array_index (words, i));
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpstr (text->str, ==, missing);
  return *expected != '\0';
}

static void
test_as_the_full_check (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n_found = 0, n = 0;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (SkvPlan) plan = random_plan (random);
      SkvDay today = pick (random, 4) == 0 ? SKV_DAY_NONE : FIRST_DAY - 4 + pick (random, 8);
      g_autoptr (SkvDraftTrial) trial = skv_draft_trial_new (plan, today);
      g_autoptr (SkvDraft) draft = make_draft (random, plan);

      for (guint j = 0; j < 4; j++, n++)
        {
          n_found += compare_one (plan, trial, draft, today);
          type_something (random, draft);
        }
    }
  g_test_message ("%u drafts, %u of them in the way of something", n, n_found);
  g_assert_cmpuint (n_found, >, n / 5);
}

/* --- what a day each side did not see ----------------------------------------------------------
 */

typedef struct
{
  const char *name;
  const char *text; /* of the plan; the draft is a copy of “job” */
  const char *today;
  const char *check; /* that is told */
} Row;

static const Row rows[] = {
  { "aftercare",
    "system erp=IT\nmaintenance first 2019-06-03T17:00 2019-06-03T18:00 sys=erp aftercare=14\n"
    "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=erp",
    NULL, "aftercare" },
  { "aftercare-of-the-draft",
    "system erp=IT\nmaintenance later 2019-06-20T17:00 2019-06-20T18:00 sys=erp\n"
    "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=erp aftercare=14",
    NULL, "aftercare" },
  { "papers",
    "system erp=IT\ncheck meeting default 10\nmeeting council 2019-06-21 2019-06-22 sys=erp\n"
    "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=erp",
    NULL, "meeting" },
  { "order",
    "system erp=IT net=IT\nmaintenance first 2019-09-01T17:00 2019-09-01T18:00 sys=net\n"
    "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=erp after=first",
    NULL, "order" },
  { "order-from-the-other-side",
    "system erp=IT net=IT\nmaintenance later 2019-03-01T17:00 2019-03-01T18:00 sys=net after=job\n"
    "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=erp",
    NULL, "order" },
  { "short-notice", "system erp=IT\nmaintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=erp",
    "2019-06-11", "short-notice" },
  { "the-earlier-of-two",
    "system erp=IT\nmaintenance later 2019-06-12T19:00 2019-06-12T21:00 sys=erp\n"
    "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=erp",
    NULL, "system-twice" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SkvPlan) plan = plan_text_new (row->text);
  SkvDay today = row->today != NULL ? skv_day_parse (row->today) : SKV_DAY_NONE;
  g_autoptr (SkvDraftTrial) trial = skv_draft_trial_new (plan, today);
  g_autoptr (GPtrArray) conflicts =
    skv_draft_trial_run (trial, skv_record_copy (skv_plan_get_item (plan, "job")), NULL, NULL);
  gboolean told = FALSE;

  g_assert_nonnull (conflicts);
  for (guint i = 0; i < conflicts->len; i++)
    told = told || strcmp (((const SkvConflict *) g_ptr_array_index (conflicts, i))->check,
                           row->check) == 0;
  g_assert_true (told);
}

/* --- typing ------------------------------------------------------------------------------------
 */

static SkvPlan *
large_plan (int n_items)
{
  static const char *const lanes[] = { "maintenance", "critical", "meeting", "vendor", "window" };
  SkvPlan *plan = plan_text_new ("organisation o0");
  g_autoptr (SkvEdit) edit = skv_edit_new ("large");
  SkvDay first = skv_day_from_ymd (2019, 1, 1);

  for (int i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%d", i);
      g_autofree char *other = g_strdup_printf ("s%d", i / 3);
      SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, id);

      skv_set_text (&system->name, id);
      skv_edit_put (edit, system);
      if (i > 0)
        plan_text_relate (edit, id, "depends-on", other);
    }
  for (int i = 0; i < n_items; i++)
    {
      g_autofree char *id = g_strdup_printf ("i%d", i);
      g_autofree char *system = g_strdup_printf ("s%d", 20 + (i * 31) % 280);
      SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

      skv_set_text (&item->lane, lanes[i % (int) G_N_ELEMENTS (lanes)]);
      skv_set_text (&item->title, id);
      item->start = skv_zone_at (skv_plan_get_zone (plan), first + (i * 7919) % 365, 17 * 60);
      item->end = item->start + 7200;
      skv_set_texts (&item->systems, (const char *const[]){ system, NULL });
      skv_edit_put (edit, item);
    }
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  return plan;
}

/* Between two keys of somebody who types fast lie 100 ms and more. */
static void
test_follows_typing (void)
{
  enum
  {
    N_ITEMS = 5000,
    N_KEYS = 9,
    MOST_MILLISECONDS = 100,
  };
  g_autoptr (SkvPlan) plan = large_plan (N_ITEMS);
  g_autoptr (SkvDraftTrial) trial = skv_draft_trial_new (plan, skv_day_from_ymd (2019, 1, 1));
  gint64 best = G_MAXINT64;

  for (int i = 0; i < N_KEYS; i++)
    {
      gint64 before = g_get_monotonic_time ();
      g_autoptr (GPtrArray) conflicts =
        skv_draft_trial_run (trial, skv_record_copy (skv_plan_get_item (plan, "i5")), NULL, NULL);

      best = MIN (best, g_get_monotonic_time () - before);
    }
  g_test_message ("%d items: %.1f ms a key", (int) N_ITEMS, (double) best / 1000);
  if (g_test_perf ())
    g_assert_cmpint (best, <, MOST_MILLISECONDS * 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    seed = (guint32) g_ascii_strtoull (argv[1], NULL, 10);
  g_test_add_func ("/draft-trial/as-the-full-check", test_as_the_full_check);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/draft-trial/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/draft-trial/follows-typing", test_follows_typing);
  return g_test_run ();
}
