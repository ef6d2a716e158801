/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * What checking costs as a plan grows, in CPU time: finding all conflicts, all of them in words,
 * one edit's re-check, one job on all 365 days of a drag; beside it the same conflicts by one
 * indexed join in SQLite, and sorting the same spans, the least that any check must do. 500 systems
 * in 50 departments' stacks with 2,000 relations.
 *
 * First with all items in one year, where ten times the items means a hundred times the conflicts,
 * so that what a conflict costs is what grows; then with 5,000 items a year, where conflicts grow
 * with the items.
 *
 *   bench-check [--limit MILLISECONDS]
 *
 * Exit status 1 if trying a job on a year's days takes longer than the limit in the mean (2 ms), or
 * if SQLite finds other pairs than the checker.
 */

#include <stdlib.h>

#include "core/conflict/checker.h"

#include "bench-plan.h"
#include "bench-sql.h"

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

/* --- edits ---------------------------------------------------------------------------------- */

typedef struct
{
  SkvChecker *checker; /* (owned) */
  SkvDay from, to;
  double spent;
  double first; /* it makes what the others use */
  guint n_edits;
  guint n_new; /* new checkers that were needed */
} Edits;

static void
on_changed (SkvPlan *plan, gpointer edit, gpointer data)
{
  Edits *self = data;
  double start = cpu_milliseconds (), took;

  if (skv_checker_update (self->checker, edit))
    skv_checker_get_n_found (self->checker);
  else
    {
      skv_checker_unref (self->checker);
      self->checker = skv_checker_new (plan, self->from, self->to);
      skv_checker_get_n_found (self->checker);
      self->n_new++;
    }
  took = cpu_milliseconds () - start;
  if (self->n_edits++ == 0)
    self->first = took;
  else
    self->spent += took;
}

/* moves a hundred jobs, one after the other, to other days */
static void
measure_edits (SkvPlan *plan, Edits *self)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  gulong handler = g_signal_connect (plan, "changed", G_CALLBACK (on_changed), self);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  for (int i = 0; i <= N_TRIALS; i++)
    {
      guint number = (guint) g_rand_int_range (random, 0, (int) items->len / 20) * 20;
      SkvItem *item = skv_record_copy (g_ptr_array_index (items, number + (guint) i % 8));
      int days = g_rand_int_range (random, -20, 20);
      g_autoptr (SkvEdit) edit = skv_edit_new ("move");

      item->start += days * SKV_DAY_SECONDS;
      item->end += days * SKV_DAY_SECONDS;
      skv_edit_put (edit, item);
      if (!skv_plan_apply (plan, edit, NULL))
        g_error ("an item cannot be moved");
    }
  g_signal_handler_disconnect (plan, handler);
}

/* --- the table -------------------------------------------------------------------------------- */

typedef struct
{
  int n_items;
  int n_years;
  double expand;
  double build;
  double find;
  double words;
  double edit;
  double first_edit;
  double trial;
  double sql;
  double sort;
  guint n_found;
  gboolean same; /* as SQLite's */
} Figures;

static void
measure (Figures *figures)
{
  SkvDay from = skv_day_from_ymd (YEAR, 1, 1),
         to = skv_day_from_ymd (YEAR + figures->n_years, 1, 1);
  g_autoptr (SkvPlan) plan = new_plan (figures->n_items, to - from);
  g_autoptr (SkvOccurrences) occurrences = NULL;
  Edits edits = { .from = from, .to = to };
  double start = cpu_milliseconds ();

  occurrences = skv_occurrences_new (plan, from, to, SKV_EXPAND_UNPLACED);
  figures->expand = cpu_milliseconds () - start;
  start = cpu_milliseconds ();
  edits.checker = skv_checker_new (plan, from, to);
  figures->build = MAX (cpu_milliseconds () - start - figures->expand, 0);
  start = cpu_milliseconds ();
  figures->n_found = skv_checker_get_n_found (edits.checker);
  figures->find = cpu_milliseconds () - start;
  start = cpu_milliseconds ();
  skv_checker_get_conflicts (edits.checker);
  figures->words = cpu_milliseconds () - start;
  figures->trial = measure_trials (edits.checker);
  figures->sort = measure_sort (plan);
  figures->same = sql_compare (plan, edits.checker, &figures->sql);
  measure_edits (plan, &edits);
  figures->first_edit = edits.first;
  figures->edit = edits.spent / (edits.n_edits - 1);
  if (edits.n_new > 0)
    g_print ("%u edits needed a new checker\n", edits.n_new);
  skv_checker_unref (edits.checker);
}

static void
print_costs (const Figures *figures, gsize n)
{
  g_print ("CPU milliseconds; seed %d\n%8s %6s %9s %8s %8s %8s %9s %9s %9s %9s %8s\n", SEED,
           "items", "years", "conflicts", "expand", "build", "find", "words", "one edit", "drag",
           "SQL join", "sort");
  for (gsize i = 0; i < n; i++)
    g_print ("%8d %6d %9u %8.2f %8.2f %8.2f %9.2f %9.4f %9.3f %9.2f %8.2f\n", figures[i].n_items,
             figures[i].n_years, figures[i].n_found, figures[i].expand, figures[i].build,
             figures[i].find, figures[i].words, figures[i].edit, figures[i].trial, figures[i].sql,
             figures[i].sort);
  g_print ("expand: the dates of all rules and items; build: the checker of them; words: of all "
           "conflicts at once;\none edit: its re-check (the first, which prepares for others: ");
  for (gsize i = 0; i < n; i++)
    g_print ("%s%.1f", i > 0 ? ", " : "", figures[i].first_edit);
  g_print (");\ndrag: one job on all 365 days\n\n");
}

static void
print_growth (const Figures *figures, gsize n)
{
  g_print ("%8s %6s %9s %12s %10s %10s %14s %14s\n", "items", "years", "conflicts", "n log2 n + k",
           "find ns/", "SQL/find", "find/sort", "build+find/sort");
  for (gsize i = 0; i < n; i++)
    {
      double work = figures[i].n_found, sort = MAX (figures[i].sort, 0.001);

      for (int size = figures[i].n_items; size > 1; size /= 2)
        work += figures[i].n_items;
      g_print ("%8d %6d %9u %12.0f %10.1f %10.1f %14.1f %14.1f\n", figures[i].n_items,
               figures[i].n_years, figures[i].n_found, work, figures[i].find * 1e6 / work,
               figures[i].sql / MAX (figures[i].find, 0.001), figures[i].find / sort,
               (figures[i].build + figures[i].find) / sort);
    }
}

int
main (int argc, char **argv)
{
  Figures figures[] = {
    { .n_items = 1000, .n_years = 1 },
    { .n_items = 10000, .n_years = 1 },
    { .n_items = 100000, .n_years = 1 },
    { .n_items = 10000, .n_years = 10000 / ITEMS_A_YEAR },
    { .n_items = 100000, .n_years = 100000 / ITEMS_A_YEAR },
  };
  double limit = 2.0;
  int status = EXIT_SUCCESS;

  if (argc == 3 && g_str_equal (argv[1], "--limit"))
    limit = g_ascii_strtod (argv[2], NULL);
  else if (argc != 1)
    {
      g_printerr ("usage: bench-check [--limit MILLISECONDS]\n");
      return 2;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    measure (&figures[i]);
  print_costs (figures, G_N_ELEMENTS (figures));
  print_growth (figures, G_N_ELEMENTS (figures));
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      if (!figures[i].same || figures[i].trial > limit)
        status = EXIT_FAILURE;
      if (figures[i].trial > limit)
        g_print ("trying one job on all days takes %.3f ms, more than %.3f\n", figures[i].trial,
                 limit);
    }
  return status;
}
