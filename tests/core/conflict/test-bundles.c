/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "twin-bundles.h"

/*
 * Bundles: what is proposed and why, by a table; and on small random plans that it can be done,
 * that it saves what it says, and that no set of jobs that saves more can be done in any window, by
 * trying all starts of all sets.
 *
 *   test-conflict-bundles [SEED]
 */

#define SEED 20261124
#define N_PLANS 150

static guint32 seed = SEED;

/* --- table -------------------------------------------------------------------------------------
 */

typedef struct
{
  const char *name;
  const char *text;
  const char *downtimes;  /* (nullable): "JOB MINUTES" a line */
  const char *bundles[3]; /* "ITEM TIME, ITEM TIME: why" of each, in order */
} Row;

#define EVENINGS                                                                                   \
  "window w1 2019-06-12T17:00 2019-06-12T22:00\n"                                                  \
  "window w2 2019-06-19T17:00 2019-06-19T22:00\n"
#define TWO_EVENINGS_OF(one, other)                                                                \
  "maintenance a 2019-06-12T17:00 2019-06-12T19:00 sys=" one "\n"                                  \
  "maintenance b 2019-06-19T18:00 2019-06-19T20:00 sys=" other "\n"

static const Row rows[] = {
  { "the-same-system",
    "system erp=IT\n" EVENINGS TWO_EVENINGS_OF ("erp", "erp"),
    NULL,
    { "a 06-12T17:00, b 06-12T19:00: Both need erp down; one evening instead of two." } },
  { "through-relations",
    "system erp=IT db=IT app=IT\nerp depends-on db\nerp depends-on app\n" EVENINGS TWO_EVENINGS_OF (
      "db", "app"),
    NULL,
    { "a 06-12T17:00, b 06-12T17:00: Both need erp down; one evening instead of two: "
      "2 h less downtime." } },
  { "shorter-downtimes",
    "system erp=IT db=IT app=IT\nerp depends-on db\nerp depends-on app\n" EVENINGS TWO_EVENINGS_OF (
      "db", "app"),
    "a 30\nb 90",
    { "a 06-12T17:00, b 06-12T17:00: Both need erp down; one evening instead of two: "
      "30 min less downtime." } },
  { "in-one-evening-already",
    "system erp=IT db=IT app=IT\nerp depends-on db\nerp depends-on app\n" EVENINGS
    "maintenance a 2019-06-12T17:00 2019-06-12T19:00 sys=db\n"
    "maintenance b 2019-06-12T20:00 2019-06-12T22:00 sys=app\n",
    NULL,
    { "a 06-12T17:00, b 06-12T17:00: Both need erp down: 2 h less downtime." } },
  { "only-degraded",
    "system erp=IT db=IT app=IT\nerp leans-on db\nerp leans-on app\n" EVENINGS TWO_EVENINGS_OF (
      "db", "app"),
    NULL,
    { NULL } },
  { "nothing-in-common",
    "system erp=IT net=IT\n" EVENINGS TWO_EVENINGS_OF ("erp", "net"),
    NULL,
    { NULL } },
  { "too-long-for-one-evening",
    "system erp=IT\n" EVENINGS "maintenance a 2019-06-12T17:00 2019-06-12T20:00 sys=erp\n"
    "maintenance b 2019-06-19T17:00 2019-06-19T19:30 sys=erp\n",
    NULL,
    { NULL } },
  { "too-long-with-rollback",
    "system erp=IT\n" EVENINGS "maintenance a 2019-06-12T17:00 2019-06-12T19:30 sys=erp\n"
    "maintenance b 2019-06-19T17:00 2019-06-19T19:00 sys=erp rollback=60\n",
    NULL,
    { NULL } },
  { "three",
    "system erp=IT\n" EVENINGS TWO_EVENINGS_OF ("erp",
                                                "erp") "maintenance c - - sys=erp duration=60\n",
    NULL,
    { "a 06-12T17:00, b 06-12T19:00, c 06-12T21:00: All 3 need erp down; one evening instead of "
      "3." } },
  { "in-order",
    "system erp=IT\n" EVENINGS "maintenance b 2019-06-12T17:00 2019-06-12T19:00 sys=erp\n"
    "maintenance a 2019-06-19T18:00 2019-06-19T20:00 sys=erp after=b\n",
    NULL,
    { "b 06-12T17:00, a 06-12T19:00: Both need erp down; one evening instead of two." } },
  { "an-exam-in-the-way",
    "system erp=IT\n" EVENINGS TWO_EVENINGS_OF (
      "erp", "erp") "exam exam 2019-06-12T19:30 2019-06-12T20:00 sys=erp\n",
    NULL,
    { "a 06-12T17:00, b 06-12T20:00: Both need erp down; one evening instead of two." } },
  { "an-emergency",
    "system erp=IT\n" EVENINGS "maintenance a 2019-06-12T17:00 2019-06-12T19:00 sys=erp\n"
    "maintenance b 2019-06-19T18:00 2019-06-19T20:00 sys=erp emergency=it_burns\n",
    NULL,
    { NULL } },
  { "done-already",
    "system erp=IT\n" EVENINGS "maintenance a 2019-06-12T17:00 2019-06-12T19:00 sys=erp\n"
    "maintenance b 2019-06-19T18:00 2019-06-19T20:00 sys=erp status=announced\n",
    NULL,
    { NULL } },
  { "in-peace-after-other-work",
    "system erp=IT\n" EVENINGS
    "maintenance a 2019-06-12T17:00 2019-06-12T19:00 sys=erp aftercare=3\n"
    "maintenance b 2019-06-19T18:00 2019-06-19T20:00 sys=erp\n",
    NULL,
    { "b 06-12T17:00, a 06-12T19:00: Both need erp down; one evening instead of two." } },
};

static void
put_downtimes (SkvPlan *plan, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (SkvEdit) edit = skv_edit_new ("downtimes");

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 2);
      SkvItem *item = skv_record_copy (skv_plan_get_item (plan, words[0]));

      item->downtime = atoi (words[1]);
      skv_edit_put (edit, item);
    }
  g_assert_true (skv_plan_apply (plan, edit, NULL));
}

static char *
words_of (SkvPlan *plan, const SkvBundle *bundle)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; bundle->items[i] != NULL; i++)
    {
      g_autofree char *start =
        skv_zone_format (skv_plan_get_zone (plan), g_array_index (bundle->starts, gint64, i));

      g_string_append_printf (text, "%s%s %.11s", i > 0 ? ", " : "", bundle->items[i], start + 5);
    }
  g_string_append_printf (text, ": %s", bundle->why);
  return g_string_free (text, FALSE);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SkvPlan) plan = plan_text_new (row->text);
  g_autoptr (GPtrArray) bundles = NULL;
  guint n = 0;

  if (row->downtimes != NULL)
    put_downtimes (plan, row->downtimes);
  bundles = skv_bundles_find (plan, skv_day_from_ymd (2019, 6, 1), skv_day_from_ymd (2019, 7, 1),
                              SKV_DAY_NONE);
  for (; n < bundles->len && row->bundles[n] != NULL; n++)
    {
      g_autofree char *words = words_of (plan, g_ptr_array_index (bundles, n));

      g_assert_cmpstr (words, ==, row->bundles[n]);
    }
  g_assert_cmpuint (n, ==, bundles->len);
  g_assert_true (n == G_N_ELEMENTS (row->bundles) || row->bundles[n] == NULL);
}

/* One edit: a word in common, which nothing else has, and the new times. */
static void
test_edit (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (rows[0].text);
  g_autoptr (GPtrArray) bundles = skv_bundles_find (plan, skv_day_from_ymd (2019, 6, 1),
                                                    skv_day_from_ymd (2019, 7, 1), SKV_DAY_NONE);
  const SkvBundle *bundle = g_ptr_array_index (bundles, 0);
  g_autoptr (GPtrArray) after = NULL;
  const SkvItem *a, *b;

  g_assert_cmpuint (skv_edit_get_n_changes (bundle->edit), ==, 2);
  g_assert_cmpstr (skv_edit_get_label (bundle->edit), ==, "Put 2 jobs together on 12 June 2019");
  g_assert_cmpstr (bundle->when, ==, "Wednesday 12 June 2019 17:00–21:00");
  g_assert_cmpuint (bundle->days_moved, ==, 7);
  g_assert_true (skv_plan_apply (plan, bundle->edit, NULL));
  a = skv_plan_get_item (plan, "a");
  b = skv_plan_get_item (plan, "b");
  g_assert_cmpstr (a->bundle, ==, "erp 2019-06-12");
  g_assert_cmpstr (b->bundle, ==, a->bundle);
  g_assert_cmpint (b->end - b->start, ==, 7200);
  after = skv_bundles_find (plan, skv_day_from_ymd (2019, 6, 1), skv_day_from_ymd (2019, 7, 1),
                            SKV_DAY_NONE);
  g_assert_cmpuint (after->len, ==, 0);
}

/* --- the twin: what there is -------------------------------------------------------------------
 */

static void
put_job (GRand *random, SkvPlan *plan, SkvEdit *edit, int number)
{
  g_autofree char *id = g_strdup_printf ("j%d", number);
  g_autofree char *system = g_strdup_printf ("s%d", pick (random, N_SYSTEMS));
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);
  int minutes = 30 * (1 + pick (random, 3));

  skv_set_text (&item->lane, "maintenance");
  skv_set_text (&item->title, id);
  skv_set_texts (&item->systems, (const char *const[]){ system, NULL });
  item->status = pick (random, 8) == 0 ? SKV_STATUS_ANNOUNCED : (SkvStatus) pick (random, 2);
  if (pick (random, 4) == 0)
    item->duration = minutes;
  else
    {
      item->start = skv_zone_at (skv_plan_get_zone (plan), FIRST_DAY + 2 + 3 * pick (random, 4),
                                 17 * 60 + 30 * pick (random, 4));
      item->end = item->start + minutes * 60;
    }
  if (pick (random, 2) == 0)
    item->downtime = 30 * pick (random, 3);
  if (pick (random, 5) == 0)
    item->rollback = 30;
  if (pick (random, 4) == 0)
    skv_set_text (&item->contact, pick (random, 2) == 0 ? "c0" : "c1");
  if (number > 0 && pick (random, 5) == 0)
    put_after (random, item, number); /* of ids i0, i1, …: mended below */
  for (char **after = item->after; *after != NULL; after++)
    (*after)[0] = 'j';
  if (pick (random, 8) == 0)
    item->aftercare_days = 1 + pick (random, 4);
  skv_edit_put (edit, item);
}

static void
put_other (GRand *random, SkvPlan *plan, SkvEdit *edit, const char *lane, int number)
{
  g_autofree char *id = g_strdup_printf ("%s%d", lane, number);
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);
  gboolean window = strcmp (lane, "window") == 0;

  skv_set_text (&item->lane, lane);
  skv_set_text (&item->title, id);
  item->start = skv_zone_at (skv_plan_get_zone (plan), FIRST_DAY + 2 + 3 * number,
                             17 * 60 + 30 * pick (random, window ? 2 : 5));
  item->end = item->start + (window ? 3 + pick (random, 3) : 1 + pick (random, 2)) * 1800;
  item->status = SKV_STATUS_APPROVED;
  put_random_systems (random, &item->systems, "s", N_SYSTEMS, window ? 1 : 2);
  if (window && pick (random, 2) == 0)
    skv_set_texts (&item->systems, (const char *const[]){ NULL });
  skv_edit_put (edit, item);
}

static SkvPlan *
small_plan (GRand *random)
{
  SkvPlan *plan = plan_text_new ("system s0=IT s1=IT s2=IT s3=IT s4=IT s5 s6\ncontact c0 c1");
  g_autoptr (SkvEdit) edit = skv_edit_new ("small");
  int n_jobs = 2 + pick (random, 4);
  g_autoptr (GError) error = NULL;

  put_relations (random, edit);
  for (int i = 0; i < 4; i++)
    put_other (random, plan, edit, "window", i);
  for (int i = 0; i < 4; i++)
    {
      if (pick (random, 2) == 0)
        put_other (random, plan, edit, pick (random, 2) == 0 ? "exam" : "meeting", i);
    }
  for (int i = 0; i < n_jobs; i++)
    put_job (random, plan, edit, i);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  return plan;
}

/* --- the twin: comparing ------------------------------------------------------------------------
 */

static void
assert_holds (Trial *self, const SkvBundle *bundle)
{
  self->n = 0;
  for (guint i = 0; bundle->items[i] != NULL; i++)
    {
      self->starts[self->n] = g_array_index (bundle->starts, gint64, i);
      self->set[self->n++] = skv_occurrences_lookup (self->all, bundle->items[i]);
    }
  g_assert_true (share_a_system (self));
  g_assert_cmpint (saving_of (self), ==, skv_bundle_saving (bundle));
  g_assert_true (is_in_order (self) && works (self));
}

static void
test_brute_force (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n_bundles = 0, n_tried = 0;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (SkvPlan) plan = small_plan (random);
      g_autoptr (GPtrArray) bundles = skv_bundles_find (plan, FIRST_DAY, END_DAY, SKV_DAY_NONE);
      Trial trial = { .plan = plan };
      int best = 0;

      trial.all = skv_occurrences_new (plan, FIRST_DAY, END_DAY, SKV_EXPAND_UNPLACED);
      trial.before = keys_of (plan);
      trial.jobs = g_ptr_array_new ();
      for (guint j = 0; j < skv_occurrences_get_n (trial.all); j++)
        {
          if (may_be_bundled (skv_occurrences_get (trial.all, j)))
            g_ptr_array_add (trial.jobs, (gpointer) skv_occurrences_get (trial.all, j));
        }
      for (guint j = 0; j < bundles->len; j++)
        {
          assert_holds (&trial, g_ptr_array_index (bundles, j));
          best = MAX (best, skv_bundle_saving (g_ptr_array_index (bundles, j)));
          g_assert_true (j > 0 || best == skv_bundle_saving (g_ptr_array_index (bundles, 0)));
        }
      n_bundles += bundles->len;
      trial.n = 0;
      n_tried += assert_none_better (&trial, 0, best);
      skv_occurrences_unref (trial.all);
      g_hash_table_unref (trial.before);
      g_ptr_array_unref (trial.jobs);
    }
  g_test_message ("%u bundles; %u sets that would save more, and cannot be done", n_bundles,
                  n_tried);
  g_assert_cmpuint (n_bundles, >, N_PLANS / 20);
  g_assert_cmpuint (n_tried, >, N_PLANS / 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    seed = (guint32) g_ascii_strtoull (argv[1], NULL, 10);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strconcat ("/bundles/", rows[i].name, NULL);

      g_test_add_data_func (name, &rows[i], test_row);
    }
  g_test_add_func ("/bundles/edit", test_edit);
  g_test_add_func ("/bundles/brute-force", test_brute_force);
  return g_test_run ();
}
