/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * What checking costs as a plan grows: CPU time of expanding it, building the checker, the full
 * check with everything in words, and trying one job on all days of a year; beside it the time to
 * sort the same spans, the least that any check must do. 500 systems in 50 departments' stacks with
 * 2,000 relations.
 *
 * First with all items in one year, where ten times the items means a hundred times the conflicts,
 * so that what a conflict costs is what grows; then with 5,000 items a year, where conflicts grow
 * with the items.
 *
 *   bench-check [--limit MILLISECONDS]
 *
 * Exit status 1 if trying a job on a year's days takes longer than the limit in the mean (2 ms).
 */

#include <stdlib.h>

#include "core/conflict/checker.h"

#include "bench-plan.h"

#define YEAR 2019
#define STACK 10 /* systems of one department */
#define N_RELATIONS_EACH 4
#define N_TRIALS 100
#define ITEMS_A_YEAR 5000 /* of the second table */
#define SEED 1

/* --- the plan ------------------------------------------------------------------------------- */

/* Each stack depends downwards within itself, and its first systems form a group with the last. */
static void
put_relations (SkvEdit *edit, GRand *random)
{
  for (int i = 0; i < N_SYSTEMS; i++)
    for (int j = 0; j < N_RELATIONS_EACH; j++)
      {
        int base = i / STACK * STACK, own = i % STACK;
        SkvRelation *relation = skv_record_new (SKV_KIND_RELATION, NULL);
        gboolean member = own < STACK / 3;
        int other = member ? base + STACK - 1 - j : base + g_rand_int_range (random, 0, own);

        relation->from = g_strdup_printf ("s%d", i);
        relation->to = g_strdup_printf ("s%d", other);
        relation->relation = member ? SKV_MEMBER_OF : SKV_DEPENDS_ON;
        skv_edit_put (edit, relation);
      }
}

static void
put_systems_of (SkvItem *item, GRand *random, int n)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  int first = g_rand_int_range (random, 0, N_SYSTEMS);

  for (int i = 0; i < n; i++)
    g_ptr_array_add (ids, g_strdup_printf ("s%d", (first + i * 7) % N_SYSTEMS));
  g_ptr_array_add (ids, NULL);
  skv_set_texts (&item->systems, (const char *const *) ids->pdata);
}

static void
put_item (SkvEdit *edit, GRand *random, int number, int n_days)
{
  /* Of 20 items: 8 jobs, 8 periods and meetings, 1 window, 3 that nobody checks. */
  static const char *const lanes[20] = {
    "maintenance", "maintenance", "maintenance", "maintenance", "maintenance",
    "maintenance", "maintenance", "maintenance", "critical",    "critical",
    "critical",    "critical",    "freeze",      "exam",        "exam",
    "meeting",     "window",      "vendor",      "vendor",      "vendor",
  };
  g_autofree char *id = g_strdup_printf ("i%d", number);
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);
  SkvDay day = skv_day_from_ymd (YEAR, 1, 1) + g_rand_int_range (random, 0, n_days);

  item->lane = g_strdup (lanes[number % 20]);
  item->title = g_strdup_printf ("Entry %d", number);
  item->all_day = number % 20 >= 8 && number % 20 != 16;
  item->start = day * SKV_DAY_SECONDS;
  if (item->all_day)
    item->end = item->start + g_rand_int_range (random, 1, 4) * SKV_DAY_SECONDS;
  else
    {
      item->start += g_rand_int_range (random, 15, 20) * 3600;
      item->end = item->start + g_rand_int_range (random, 1, 6) * 3600;
      item->rollback = 30;
    }
  put_systems_of (item, random, g_rand_int_range (random, 1, 4));
  skv_edit_put (edit, item);
}

static void
put_evenings (SkvEdit *edit)
{
  SkvRule *rule = skv_record_new (SKV_KIND_RULE, "evening");
  int days[] = { 0, 1 };

  rule->lane = g_strdup ("window");
  rule->title = g_strdup ("System evening");
  rule->rrule = g_strdup ("FREQ=MONTHLY;BYDAY=WE;BYMONTHDAY=12,13,14,15,16,17,18");
  g_array_append_vals (rule->days, days, G_N_ELEMENTS (days));
  rule->start = 17 * 60;
  rule->duration = 5 * 60;
  skv_edit_put (edit, rule);
}

static SkvPlan *
new_plan (int n_items, int n_days)
{
  SkvPlan *plan = skv_plan_new (NULL, NULL);
  g_autoptr (SkvEdit) edit = skv_edit_new ("bench");
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GError) error = NULL;

  put_systems (edit);
  put_relations (edit, random);
  put_evenings (edit);
  for (int i = 0; i < n_items; i++)
    put_item (edit, random, i, n_days);
  if (!skv_plan_apply (plan, edit, &error))
    g_error ("%s", error->message);
  return plan;
}

/* --- measuring ------------------------------------------------------------------------------ */

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const SkvSpan *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

/* the spans in the order in which the plan has its items */
static double
measure_sort (SkvPlan *plan)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SkvSpan));
  double start;

  for (guint i = 0; i < items->len; i++)
    {
      SkvSpan span;

      if (skv_item_span (g_ptr_array_index (items, i), skv_plan_get_zone (plan), &span))
        g_array_append_val (spans, span);
    }
  start = cpu_milliseconds ();
  g_array_sort (spans, compare_spans);
  return cpu_milliseconds () - start;
}

/* the mean of one job on every day of the year */
static double
measure_trials (SkvChecker *checker)
{
  SkvOccurrences *occurrences = skv_checker_get_occurrences (checker);
  SkvDay from = skv_day_from_ymd (YEAR, 1, 1), to = skv_day_from_ymd (YEAR + 1, 1, 1);
  g_autofree guint8 *severities = g_new0 (guint8, to - from);
  guint n = skv_occurrences_get_n (occurrences), step = MAX (n / N_TRIALS, 1), tried = 0;
  double start = cpu_milliseconds ();

  for (guint i = 0; i < n; i += step)
    {
      guint j = i;

      while (j < n && g_strcmp0 (skv_occurrences_get (occurrences, j)->lane, "maintenance") != 0)
        j++;
      if (j == n)
        break;
      skv_checker_try_days (checker, skv_occurrences_get (occurrences, j), from, to, severities);
      tried++;
    }
  return (cpu_milliseconds () - start) / MAX (tried, 1);
}

/* Prints a line of the table; gives the mean milliseconds of a trial. */
static double
measure (int n_items, int n_years)
{
  SkvDay from = skv_day_from_ymd (YEAR, 1, 1), to = skv_day_from_ymd (YEAR + n_years, 1, 1);
  g_autoptr (SkvPlan) plan = new_plan (n_items, to - from);
  g_autoptr (SkvOccurrences) occurrences = NULL;
  g_autoptr (SkvChecker) checker = NULL;
  double sort, expansion, build, check, trial, start = cpu_milliseconds ();

  occurrences = skv_occurrences_new (plan, from, to, SKV_EXPAND_UNPLACED);
  expansion = cpu_milliseconds () - start;
  start = cpu_milliseconds ();
  checker = skv_checker_new (plan, from, to);
  build = cpu_milliseconds () - start - expansion;
  start = cpu_milliseconds ();
  skv_checker_get_conflicts (checker);
  check = cpu_milliseconds () - start;
  trial = measure_trials (checker);
  sort = measure_sort (plan);
  g_print ("%8d %6d %9.2f %9.2f %9.2f %10u %9.3f %9.2f %8.1f\n", n_items, n_years, expansion, build,
           check, skv_checker_get_conflicts (checker)->len, trial, sort,
           (build + check) / MAX (sort, 0.001));
  return trial;
}

int
main (int argc, char **argv)
{
  static const int sizes[] = { 1000, 10000, 100000 };
  double limit = 2.0, trial = 0.0;

  if (argc == 3 && g_str_equal (argv[1], "--limit"))
    limit = g_ascii_strtod (argv[2], NULL);
  else if (argc != 1)
    {
      g_printerr ("usage: bench-check [--limit MILLISECONDS]\n");
      return 2;
    }
  g_print ("CPU milliseconds; seed %d\n", SEED);
  g_print ("%8s %6s %9s %9s %9s %10s %9s %9s %8s\n", "items", "years", "expand", "build", "check",
           "conflicts", "try_days", "sort", "to sort");
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    trial = measure (sizes[i], 1);
  for (gsize i = 1; i < G_N_ELEMENTS (sizes); i++)
    measure (sizes[i], sizes[i] / ITEMS_A_YEAR);
  if (trial > limit)
    g_print ("trying one job on all days takes %.3f ms, more than %.3f\n", trial, limit);
  return trial > limit ? EXIT_FAILURE : EXIT_SUCCESS;
}
