/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/schedule-private.h"

#include "plan-text.h"

/* The schedule against exhaustive search over the same slots, with what it costs counted by its
 * definition; and the schedule of a plan against the full check of the plan that it makes. */

#define SEED 20270101
#define N_PUZZLES 400
#define N_PLANS 80
#define MAX_JOBS 7

static int
pick (GRand *random, int n)
{
  return g_rand_int_range (random, 0, n);
}

/* --- what a choice costs, by definition ------------------------------------------------------ */

static gint64
pair_by_definition (
  const SkvPuzzle *puzzle, guint a, int slot_a, guint b, int slot_b, SkvPairFlags flags)
{
  const SkvSlot *one, *two;
  gint64 cost = 0;

  if ((flags & SKV_PAIR_AFTER) && slot_a >= 0 && slot_b < 0)
    return SKV_NEVER;
  if ((flags & SKV_PAIR_BEFORE) && slot_b >= 0 && slot_a < 0)
    return SKV_NEVER;
  if (slot_a < 0 || slot_b < 0)
    return 0;
  one = skv_puzzle_slot (puzzle, a, slot_a);
  two = skv_puzzle_slot (puzzle, b, slot_b);
  if (((flags & SKV_PAIR_SHARED) && skv_span_overlaps (one->span, two->span)) ||
      ((flags & SKV_PAIR_AFTER) && two->span.end > one->span.start) ||
      ((flags & SKV_PAIR_BEFORE) && one->span.end > two->span.start))
    return SKV_NEVER;
  if ((flags & SKV_PAIR_TOGETHER) && one->evening != two->evening)
    cost += 1000000;
  if (flags & SKV_PAIR_CARE)
    {
      const SkvSlot *first = one->span.end <= two->span.start ? one : two;
      const SkvSlot *second = first == one ? two : one;

      if (second->span.start >= first->span.end && second->span.start < first->care_end)
        cost += 1000000;
    }
  return cost;
}

static guint
shared_groups (const SkvPuzzle *puzzle, guint a, guint b)
{
  const GArray *one = skv_puzzle_job (puzzle, a)->groups, *two = skv_puzzle_job (puzzle, b)->groups;
  guint n = 0;

  for (guint i = 0; i < one->len; i++)
    for (guint j = 0; j < two->len; j++)
      n += g_array_index (one, guint, i) == g_array_index (two, guint, j);
  return n;
}

static gint64
alone_by_definition (const SkvPuzzle *puzzle, guint job, int slot)
{
  const SkvSlot *place;
  const SkvPuzzleEvening *evening;
  gint64 cost;

  if (slot < 0)
    return 1000000000;
  place = skv_puzzle_slot (puzzle, job, slot);
  evening = skv_puzzle_evening (puzzle, place->evening);
  cost = place->cost + evening->n_base * 1000;
  for (guint i = 0; i < skv_puzzle_job (puzzle, job)->groups->len; i++)
    cost +=
      puzzle
        ->base[g_array_index (skv_puzzle_job (puzzle, job)->groups, guint, i) * puzzle->n_months +
               evening->month] *
      2000;
  return cost;
}

/* what @job adds to those before it */
static gint64
added_by_definition (const SkvPuzzle *puzzle, const int *slots, guint job)
{
  const GArray *pairs = skv_puzzle_job (puzzle, job)->pairs;
  gint64 cost = alone_by_definition (puzzle, job, slots[job]);

  for (guint i = 0; i < pairs->len; i++)
    {
      const SkvPair *pair = &g_array_index (pairs, SkvPair, i);
      gint64 price;

      if (pair->other > job)
        continue;
      price =
        pair_by_definition (puzzle, job, slots[job], pair->other, slots[pair->other], pair->flags);
      if (price == SKV_NEVER)
        return SKV_NEVER;
      cost += price;
    }
  for (guint other = 0; other < job; other++)
    {
      guint one, two;

      if (slots[job] < 0 || slots[other] < 0)
        continue;
      one = skv_puzzle_slot (puzzle, job, slots[job])->evening;
      two = skv_puzzle_slot (puzzle, other, slots[other])->evening;
      cost += one == two ? 1000 : 0;
      if (skv_puzzle_evening (puzzle, one)->month == skv_puzzle_evening (puzzle, two)->month)
        cost += shared_groups (puzzle, job, other) * 2000;
    }
  return cost;
}

static gint64
cost_by_definition (const SkvPuzzle *puzzle, const int *slots)
{
  gint64 cost = 0;

  for (guint job = 0; job < puzzle->jobs->len; job++)
    {
      gint64 added = added_by_definition (puzzle, slots, job);

      if (added == SKV_NEVER)
        return SKV_NEVER;
      cost += added;
    }
  return cost;
}

static void
search_all (const SkvPuzzle *puzzle, int *slots, guint job, gint64 cost, gint64 *best)
{
  if (cost >= *best)
    return;
  if (job == puzzle->jobs->len)
    {
      *best = cost;
      return;
    }
  for (int slot = -1; slot < (int) skv_puzzle_job (puzzle, job)->slots->len; slot++)
    {
      gint64 added;

      slots[job] = slot;
      added = added_by_definition (puzzle, slots, job);
      if (added != SKV_NEVER)
        search_all (puzzle, slots, job + 1, cost + added, best);
    }
}

static gint64
least_cost (const SkvPuzzle *puzzle)
{
  g_autofree int *slots = g_new0 (int, puzzle->jobs->len + 1);
  gint64 best = SKV_NEVER;

  search_all (puzzle, slots, 0, 0, &best);
  return best;
}

/* --- random puzzles -------------------------------------------------------------------------- */

static void
add_random_job (GRand *random, SkvPuzzle *puzzle, int care)
{
  SkvPuzzleJob *job = skv_puzzle_add_job (puzzle);
  int length = 1 + pick (random, 3), n_slots = 0;

  for (guint evening = 0; evening < puzzle->evenings->len; evening++)
    for (int start = 0; start + length <= 4 && n_slots < 6; start++)
      {
        gint64 at = evening * 100 + start;
        SkvSlot slot = { .span = { at, at + length }, .evening = evening, .cost = evening * 7 };

        if (pick (random, 3) == 0)
          continue;
        slot.care_end = at + length + (care > 0 && pick (random, 2) == 0 ? 150 : 0);
        slot.cost += pick (random, 6) == 0 ? 1000000 : 0;
        slot.cost += pick (random, 6) == 0 ? 5000 : 0;
        g_array_append_val (job->slots, slot);
        n_slots++;
      }
  for (guint group = 0; group < puzzle->n_groups; group++)
    {
      if (pick (random, 3) == 0)
        g_array_append_val (job->groups, group);
    }
}

static SkvPuzzle *
random_puzzle (GRand *random, guint n_jobs, gboolean care)
{
  SkvPuzzle *puzzle = skv_puzzle_new ();
  guint n_evenings = 1 + (guint) pick (random, 5);

  puzzle->n_groups = (guint) pick (random, 3);
  for (guint i = 0; i < n_evenings; i++)
    {
      SkvPuzzleEvening evening = { i / 2, (guint) pick (random, 3) };

      g_array_append_val (puzzle->evenings, evening);
      puzzle->n_months = evening.month + 1;
    }
  puzzle->base = g_new0 (guint, puzzle->n_groups * puzzle->n_months + 1);
  for (guint i = 0; i < puzzle->n_groups * puzzle->n_months; i++)
    puzzle->base[i] = (guint) pick (random, 2);
  for (guint i = 0; i < n_jobs; i++)
    add_random_job (random, puzzle, care);
  for (guint i = 0; i < n_jobs; i++)
    for (guint j = 0; j < i; j++)
      {
        SkvPairFlags flags = (pick (random, 3) == 0 ? SKV_PAIR_SHARED : 0) |
                             (pick (random, 8) == 0 ? SKV_PAIR_AFTER : 0) |
                             (pick (random, 8) == 0 ? SKV_PAIR_TOGETHER : 0) |
                             (care && pick (random, 5) == 0 ? SKV_PAIR_CARE : 0);

        if (flags != 0)
          skv_puzzle_add_pair (puzzle, i, j, flags);
      }
  return puzzle;
}

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
      bound = skv_schedule_find_bound (puzzle);
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

static void
test_as_many_as_exact (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 4);
  guint n_best = 0;

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (SkvPuzzle) puzzle = random_puzzle (random, SKV_SCHEDULE_EXACT, FALSE);
      int slots[SKV_SCHEDULE_EXACT], found[SKV_SCHEDULE_EXACT];
      gint64 least = 0;

      skv_puzzle_settle (puzzle);
      g_assert_true (skv_schedule_solve (puzzle, slots, &least));
      g_assert_cmpint (cost_by_definition (puzzle, slots), ==, least);
      skv_schedule_search (puzzle, least, found);
      g_assert_cmpint (cost_by_definition (puzzle, found), >=, least);
      g_assert_cmpint (skv_schedule_find_bound (puzzle), <=, least);
      n_best += cost_by_definition (puzzle, found) == least;
    }
  g_test_message ("the search found the best of %u of 20", n_best);
  g_assert_cmpuint (n_best, >=, 15);
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

/* --- plans ----------------------------------------------------------------------------------- */

#define FROM skv_day_from_ymd (2027, 1, 1)
#define TO skv_day_from_ymd (2027, 5, 1)

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
                                 "s1 depends-on s0\ns2 depends-on s1\ns4 member-of s5\n"
                                 "window w1 2027-01-13T17:00 2027-01-13T22:00\n"
                                 "window w2 2027-02-10T17:00 2027-02-10T22:00\n"
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

static const SkvScheduledJob *
find_job (SkvSchedule *schedule, const char *id)
{
  GPtrArray *jobs = skv_schedule_get_jobs (schedule);

  for (guint i = 0; i < jobs->len; i++)
    {
      if (strcmp (((const SkvScheduledJob *) g_ptr_array_index (jobs, i))->item, id) == 0)
        return g_ptr_array_index (jobs, i);
    }
  return NULL;
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
  g_autoptr (SkvSchedule) schedule = skv_schedule_new (plan, FROM, TO, NULL, FALSE);
  g_autoptr (SkvSchedule) again = skv_schedule_new (copy, FROM, TO, NULL, FALSE);
  g_autoptr (SkvEdit) edit = skv_schedule_make_edit (schedule);
  g_autoptr (GError) error = NULL;

  assert_same (schedule, again);
  assert_order (plan, schedule);
  g_assert_cmpint (skv_schedule_get_cost (schedule), >=, skv_schedule_get_bound (schedule));
  g_assert_true ((edit != NULL) == (skv_schedule_get_n_placed (schedule) > 0));
  if (edit != NULL)
    skv_plan_apply (copy, edit, &error);
  g_assert_no_error (error);
  assert_allowed (copy, schedule);
}

static void
test_plans (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 3);

  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (SkvPlan) plan = random_plan (random, 1 + (guint) pick (random, i < 20 ? 40 : 9));

      check_plan (plan);
    }
}

/* --- by hand --------------------------------------------------------------------------------- */

#define EVENINGS                                                                                   \
  "system feide erp\n"                                                                             \
  "window w1 2027-01-13T17:00 2027-01-13T22:00\n"                                                  \
  "window w2 2027-02-10T17:00 2027-02-10T22:00\n"                                                  \
  "window w3 2027-03-10T17:00 2027-03-10T22:00\n"

static char *
schedule_text (SkvPlan *plan, gboolean replace)
{
  g_autoptr (SkvSchedule) schedule =
    skv_schedule_new (plan, FROM, skv_day_from_ymd (2028, 1, 1), NULL, replace);
  GPtrArray *jobs = skv_schedule_get_jobs (schedule);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < jobs->len; i++)
    {
      const SkvScheduledJob *job = g_ptr_array_index (jobs, i);
      g_autofree char *start = job->placed ? skv_zone_format (skv_plan_get_zone (plan), job->start)
                                           : g_strdup (job->check);

      g_string_append_printf (text, "%s %.16s: %s\n", job->item, start, job->reason);
    }
  return g_string_free (text, FALSE);
}

static void
assert_schedule (const char *plan_text, gboolean replace, const char *expected)
{
  g_autofree char *all = g_strconcat (EVENINGS, plan_text, NULL);
  g_autoptr (SkvPlan) plan = plan_text_new (all);
  g_autofree char *text = schedule_text (plan, replace);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_by_hand (void)
{
  assert_schedule ("maintenance upgrade - - duration=120 sys=feide status=proposed\n"
                   "critical exam 2027-01-04 2027-02-01 sys=feide",
                   FALSE,
                   "upgrade 2027-02-10T17:00: the first evening that is free for it; 13 January: "
                   "critical period “exam”\n");
  assert_schedule ("maintenance long - - duration=290 rollback=15 sys=feide status=proposed", FALSE,
                   "long exceeds-window: takes 05:05 with rollback, and the longest service window "
                   "has 05:00\n");
  assert_schedule ("maintenance vague - - sys=feide status=proposed\n"
                   "maintenance free - - duration=60 status=proposed\n"
                   "maintenance decided - - duration=60 sys=erp",
                   FALSE,
                   "free not-calculated: it names no system, so nobody can tell whom it hits\n"
                   "vague not-calculated: nobody has said how long it lasts\n");
  /* with a date they stay, unless they may be replaced */
  assert_schedule ("maintenance dated 2027-05-01T12:00 2027-05-01T13:00 sys=erp status=proposed",
                   FALSE, "");
  assert_schedule ("maintenance dated 2027-05-01T12:00 2027-05-01T13:00 sys=erp status=proposed",
                   TRUE, "dated 2027-01-13T17:00: the first evening that serves it\n");
}

/* Three jobs of 3 h on one system: one an evening. Another one fits beside them. */
static void
test_capacity (void)
{
  assert_schedule ("maintenance a - - duration=180 sys=erp status=proposed\n"
                   "maintenance b - - duration=180 sys=erp status=proposed\n"
                   "maintenance c - - duration=180 sys=erp status=proposed\n"
                   "maintenance d - - duration=180 sys=erp status=proposed\n"
                   "maintenance e - - duration=120 sys=erp status=proposed",
                   FALSE,
                   "a 2027-01-13T17:00: the first evening that serves it\n"
                   "e 2027-01-13T20:00: the first evening that serves it\n"
                   "b 2027-02-10T17:00: the first evening with room beside the other jobs\n"
                   "c 2027-03-10T17:00: the first evening with room beside the other jobs\n"
                   "d system-twice: no room is left beside the other jobs that it must not meet\n");
}

/* 20 jobs of 3 h on one system and three evenings: three have a place, and more cannot have one. */
static void
test_no_room (void)
{
  g_autoptr (GString) text = g_string_new (EVENINGS);
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvSchedule) schedule = NULL;

  for (int i = 0; i < 20; i++)
    g_string_append_printf (text, "maintenance j%02d - - duration=180 sys=erp status=proposed\n",
                            i);
  plan = plan_text_new (text->str);
  schedule = skv_schedule_new (plan, FROM, TO, NULL, FALSE);
  g_assert_cmpuint (skv_schedule_get_n_placed (schedule), ==, 3);
  g_assert_cmpint (skv_schedule_get_bound (schedule), ==, 17 * SKV_SCHEDULE_UNPLACED);
  g_assert_cmpuint (skv_schedule_get_gap (schedule), <=, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule/exhaustive", test_exhaustive);
  g_test_add_func ("/schedule/as-many-as-exact", test_as_many_as_exact);
  g_test_add_func ("/schedule/peace-after-work", test_peace_after_work);
  g_test_add_func ("/schedule/count", test_count);
  g_test_add_func ("/schedule/plans", test_plans);
  g_test_add_func ("/schedule/by-hand", test_by_hand);
  g_test_add_func ("/schedule/capacity", test_capacity);
  g_test_add_func ("/schedule/no-room", test_no_room);
  return g_test_run ();
}
