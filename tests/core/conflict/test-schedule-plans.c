/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "schedule-plans.h"

#include "schedule-twin.h"

/* The schedule of a plan at random against the full check of the plan that it makes. */

#define SEED 20270104
#define N_PLANS 80

static void
put_job (GRand *random, SkvEdit *edit, guint number, gboolean placed)
{
  g_autofree char *id = g_strdup_printf ("%s%u", placed ? "fixed" : "job", number);
  g_autofree char *system = g_strdup_printf ("s%d", pick (random, 6));
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

  skv_set_text (&item->lane, "maintenance");
  skv_set_text (&item->title, id);
  plan_text_list (&item->systems, system);
  item->duration = 30 * (1 + pick (random, 8));
  item->rollback = 15 * pick (random, 4);
  item->status = placed ? SKV_STATUS_APPROVED : SKV_STATUS_PROPOSED;
  if (pick (random, 4) == 0)
    item->aftercare_days = pick (random, 10);
  if (pick (random, 4) == 0)
    skv_set_text (&item->bundle, pick (random, 2) == 0 ? "one" : "two");
  if (pick (random, 2) == 0)
    plan_text_list (&item->organisations, pick (random, 2) == 0 ? "north" : "north,south");
  if (placed)
    item->start =
      skv_day_from_ymd (2027, 1 + pick (random, 4), 13 + pick (random, 2)) * SKV_DAY_SECONDS +
      (16 + pick (random, 4)) * 3600;
  else if (number > 0 && pick (random, 4) == 0)
    {
      g_autofree char *before = g_strdup_printf ("job%d", pick (random, (int) number));

      plan_text_list (&item->after, before);
    }
  skv_edit_put (edit, item);
}

static void
put_period (GRand *random, SkvEdit *edit, guint number)
{
  static const char *const lanes[] = { "critical", "freeze", "exam", "meeting" };
  g_autofree char *id = g_strdup_printf ("period%u", number);
  g_autofree char *system = g_strdup_printf ("s%d", pick (random, 6));
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

  skv_set_text (&item->lane, lanes[pick (random, G_N_ELEMENTS (lanes))]);
  skv_set_text (&item->title, id);
  plan_text_list (&item->systems, system);
  item->all_day = TRUE;
  item->start = (FROM + pick (random, 110)) * SKV_DAY_SECONDS;
  item->end = item->start + (1 + pick (random, 15)) * SKV_DAY_SECONDS;
  item->status = SKV_STATUS_APPROVED;
  skv_edit_put (edit, item);
}

static SkvPlan *
random_plan (GRand *random, guint n_jobs)
{
  SkvPlan *plan = plan_text_new ("system s0 s1 s2 s3 s4 s5\n"
                                 "organisation north south\n"
                                 "s1 depends-on s0\ns2 depends-on s1\ns4 member-of s5\n"
                                 "window w1 2027-01-13T17:00 2027-01-13T22:00\n"
                                 "window w2 2027-02-10T17:00 2027-02-10T22:00 org=south\n"
                                 "window w3 2027-02-11T22:00 2027-02-12T02:00\n"
                                 "window w4 2027-03-10T17:00 2027-03-10T20:00 sys=s0,s1,s2\n"
                                 "window w5 2027-03-10T20:00 2027-03-10T22:00\n"
                                 "window w6 2027-04-14T17:00 2027-04-14T22:00");
  g_autoptr (SkvEdit) edit = skv_edit_new ("random");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_jobs; i++)
    put_job (random, edit, i, FALSE);
  for (guint i = 0; i < 2; i++)
    put_job (random, edit, i, TRUE);
  for (guint i = 0; i < 6; i++)
    put_period (random, edit, i);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  return plan;
}

static void
assert_same (SkvSchedule *a, SkvSchedule *b)
{
  GPtrArray *one = skv_schedule_get_jobs (a), *two = skv_schedule_get_jobs (b);

  g_assert_cmpuint (one->len, ==, two->len);
  for (guint i = 0; i < one->len; i++)
    {
      const SkvScheduledJob *first = g_ptr_array_index (one, i),
                            *second = g_ptr_array_index (two, i);

      g_assert_cmpstr (first->item, ==, second->item);
      g_assert_cmpint (first->start, ==, second->start);
      g_assert_cmpstr (first->reason, ==, second->reason);
    }
}

/* Nothing hard, no two at once, and wholly in windows: by the full check of what it makes. */
static void
assert_allowed (SkvPlan *plan, SkvSchedule *schedule)
{
  g_autoptr (SkvChecker) checker = skv_checker_new (plan, FROM, TO);
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);
      const SkvScheduledJob *job = find_job (schedule, conflict->item);
      gboolean about_room = strcmp (conflict->check, "system-twice") == 0 ||
                            strstr (conflict->check, "-window") != NULL;

      if (job == NULL && conflict->against != NULL)
        job = find_job (schedule, conflict->against);
      if (job == NULL || !job->placed)
        continue;
      if (conflict->severity == SKV_SEVERITY_HARD || about_room)
        g_test_message ("%s: %s", conflict->check, conflict->message);
      g_assert_cmpint (conflict->severity, <, SKV_SEVERITY_HARD);
      g_assert_false (about_room);
    }
}

/* --- what it costs, by the plan that it makes ------------------------------------------------- */

typedef struct
{
  const SkvItem *item;
  SkvDay evening;
  gboolean scheduled;
} Placed;

/* jobs with their evenings: those of the schedule, and those that were there */
static GArray *
list_placed (SkvPlan *made, SkvSchedule *schedule)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Placed));
  GPtrArray *items = skv_plan_get_records (made, SKV_KIND_ITEM);
  const SkvZone *zone = skv_plan_get_zone (made);

  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);
      const SkvScheduledJob *job = find_job (schedule, item->parent.id);
      Placed placed = { item, 0, job != NULL };

      if (strcmp (item->lane, "maintenance") != 0 || item->start == SKV_MOMENT_NONE)
        continue;
      placed.evening = skv_zone_day (
        zone, job != NULL ? skv_plan_get_item (made, job->window)->start : item->start);
      g_array_append_val (all, placed);
    }
  return all;
}

static guint
count_shared (const Placed *a, const Placed *b)
{
  guint n = 0;

  for (guint i = 0; a->item->organisations[i] != NULL; i++)
    n += g_strv_contains ((const char *const *) b->item->organisations, a->item->organisations[i]);
  return n;
}

static gint64
cost_of_two (const Placed *a, const Placed *b)
{
  gint64 cost = a->evening == b->evening ? 1000 : 0;

  if (skv_day_month (a->evening) == skv_day_month (b->evening))
    cost += 2000 * count_shared (a, b);
  if (a->evening != b->evening && a->item->bundle != NULL &&
      g_strcmp0 (a->item->bundle, b->item->bundle) == 0)
    cost += 1000000;
  return cost;
}

static gint64
cost_of_conflicts (SkvPlan *made, SkvSchedule *schedule)
{
  g_autoptr (SkvChecker) checker = skv_checker_new (made, FROM, TO);
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);
  gint64 cost = 0;

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);
      const SkvScheduledJob *job = find_job (schedule, conflict->item);

      if (job == NULL && conflict->against != NULL)
        job = find_job (schedule, conflict->against);
      if (job == NULL || !job->placed || conflict->accepted)
        continue;
      cost += conflict->severity == SKV_SEVERITY_SOFT ? 1000000 : 1000;
    }
  return cost;
}

static gint64
cost_of_plan (SkvPlan *made, SkvSchedule *schedule)
{
  g_autoptr (GArray) all = list_placed (made, schedule);
  GPtrArray *jobs = skv_schedule_get_jobs (schedule);
  gint64 cost = cost_of_conflicts (made, schedule);

  for (guint i = 0; i < jobs->len; i++)
    {
      const SkvScheduledJob *job = g_ptr_array_index (jobs, i);

      cost += !job->placed && strcmp (job->check, "system-twice") == 0 ? 1000000000 : 0;
    }
  for (guint i = 0; i < all->len; i++)
    {
      const Placed *placed = &g_array_index (all, Placed, i);

      cost += placed->scheduled ? placed->evening - FROM : 0;
      for (guint j = 0; j < i; j++)
        {
          const Placed *other = &g_array_index (all, Placed, j);

          cost += placed->scheduled || other->scheduled ? cost_of_two (placed, other) : 0;
        }
    }
  return cost;
}

static void
assert_counts (SkvSchedule *schedule)
{
  GPtrArray *jobs = skv_schedule_get_jobs (schedule);
  g_autoptr (GHashTable) soft = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < jobs->len; i++)
    {
      const SkvScheduledJob *job = g_ptr_array_index (jobs, i);

      g_assert_true (job->placed || job->conflicts->len == 0);
      for (guint j = 0; j < job->conflicts->len; j++)
        g_hash_table_add (soft, g_ptr_array_index (job->conflicts, j));
    }
  g_assert_cmpuint (g_hash_table_size (soft), ==,
                    skv_schedule_count_conflicts (schedule, SKV_SEVERITY_SOFT));
  g_assert_cmpuint (skv_schedule_count_conflicts (schedule, SKV_SEVERITY_HARD), ==, 0);
}

static void
assert_order (SkvPlan *plan, SkvSchedule *schedule)
{
  GPtrArray *jobs = skv_schedule_get_jobs (schedule);

  for (guint i = 0; i < jobs->len; i++)
    {
      const SkvScheduledJob *job = g_ptr_array_index (jobs, i);
      const SkvItem *item = skv_plan_get_item (plan, job->item);

      g_assert_cmpstr (job->reason, !=, "");
      g_assert_true (job->placed || job->check != NULL);
      for (guint j = 0; item->after[j] != NULL; j++)
        {
          const SkvScheduledJob *before = find_job (schedule, item->after[j]);

          g_assert_true (!job->placed || before->placed);
          g_assert_true (!job->placed || before->end <= job->start);
        }
    }
}

static void
check_plan (SkvPlan *plan)
{
  g_autoptr (SkvPlan) copy = skv_plan_copy (plan);
  g_autoptr (SkvSchedule) schedule = schedule_new (plan, TO, FALSE);
  g_autoptr (SkvSchedule) again = schedule_new (copy, TO, FALSE);
  g_autoptr (SkvEdit) edit = skv_schedule_make_edit (schedule, NULL);
  g_autoptr (GError) error = NULL;

  assert_same (schedule, again);
  assert_order (plan, schedule);
  g_assert_cmpint (skv_schedule_get_cost (schedule), >=, skv_schedule_get_bound (schedule));
  g_assert_true ((edit != NULL) == (skv_schedule_get_n_placed (schedule) > 0));
  if (edit != NULL)
    skv_plan_apply (copy, edit, &error);
  g_assert_no_error (error);
  assert_allowed (copy, schedule);
  assert_counts (schedule);
  g_assert_cmpint (skv_schedule_get_cost (schedule), ==, cost_of_plan (copy, schedule));
}

/* Few enough for exhaustive search over every slot that the plan gives them. */
static void
test_sites (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);
  const SkvScheduleWish wish = { FROM, TO, NULL, FALSE, SKV_DAY_NONE };
  guint n_proved = 0;

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (SkvPlan) plan = random_plan (random, 2 + (guint) pick (random, 3));
      g_autoptr (SkvSchedule) schedule = skv_schedule_new (plan, &wish, NULL, NULL, NULL);
      g_autoptr (SkvScheduleTask) task = skv_schedule_task_new (plan, &wish, NULL);

      g_assert_cmpint (skv_schedule_get_bound (schedule), <=, skv_schedule_get_cost (schedule));
      g_assert_true (nothing_is_better (task->puzzle, skv_schedule_get_bound (schedule)));
      if (skv_schedule_get_gap (schedule) == 0)
        n_proved++;
    }
  g_test_message ("%u of 40 are proved", n_proved);
  g_assert_cmpuint (n_proved, >, 20);
}

static void
test_plans (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (SkvPlan) plan = random_plan (random, 1 + (guint) pick (random, i < 20 ? 40 : 9));

      check_plan (plan);
    }
}

typedef struct
{
  GCancellable *cancellable;
  double last;
  guint n;
} Watched;

static void
on_progress (double done, gpointer data)
{
  Watched *watched = data;

  g_assert_cmpfloat (done, >=, watched->last);
  g_assert_cmpfloat (done, <=, 1);
  watched->last = done;
  if (++watched->n == 5 && watched->cancellable != NULL)
    g_cancellable_cancel (watched->cancellable);
}

static void
test_cancelled (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 2);
  g_autoptr (SkvPlan) plan = random_plan (random, 30);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const SkvScheduleWish wish = { FROM, TO, NULL, FALSE, SKV_DAY_NONE };
  Watched cancelled = { cancellable, 0, 0 }, whole = { NULL, 0, 0 };
  g_autoptr (SkvSchedule) schedule = NULL;

  g_assert_null (skv_schedule_new (plan, &wish, on_progress, &cancelled, cancellable));
  schedule = skv_schedule_new (plan, &wish, on_progress, &whole, NULL);
  g_assert_nonnull (schedule);
  g_assert_cmpfloat (whole.last, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule-plans/random", test_plans);
  g_test_add_func ("/schedule-plans/sites", test_sites);
  g_test_add_func ("/schedule-plans/cancelled", test_cancelled);
  return g_test_run ();
}
