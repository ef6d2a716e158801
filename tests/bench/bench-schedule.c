/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * What placing a year's jobs at once costs: 12 to 400 of them into a year of 24 evenings of five
 * hours, with 60 meetings and 30 critical periods, 40 systems that depend on each other, 12
 * departments, and jobs of which every eighth waits for another one and every tenth belongs with
 * the next one. Then the same with 12 long Saturdays more, where nearly all find room.
 *
 *   bench-schedule [--limit SECONDS] [--seed N]
 *
 * Exit status 1 if 200 jobs take longer than the limit (5 s of CPU time).
 */

#include "core/conflict/schedule.h"

#include "bench-plan.h"

#define YEAR 2027
#define N_OWN_SYSTEMS 40
#define N_DEPARTMENTS 12
#define SEED 1

static void
put_departments (SkvEdit *edit)
{
  for (int i = 0; i < N_DEPARTMENTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("d%d", i);
      SkvDepartment *department = skv_record_new (SKV_KIND_DEPARTMENT, id);

      department->name = g_strdup_printf ("Department %d", i);
      skv_edit_put (edit, department);
    }
}

/* every system but the first ones depends on one before it */
static void
put_relations (SkvEdit *edit, GRand *random)
{
  for (int i = 4; i < N_OWN_SYSTEMS; i++)
    {
      SkvRelation *relation = skv_record_new (SKV_KIND_RELATION, NULL);

      relation->from = g_strdup_printf ("s%d", i);
      relation->to = g_strdup_printf ("s%d", g_rand_int_range (random, i / 2, i));
      relation->relation = SKV_DEPENDS_ON;
      skv_edit_put (edit, relation);
    }
}

static void
put_windows (SkvEdit *edit, gboolean saturdays)
{
  SkvRule *evening = skv_record_new (SKV_KIND_RULE, "evening");
  SkvRule *saturday = skv_record_new (SKV_KIND_RULE, "saturday");
  int days[] = { 0, 1 };

  evening->lane = g_strdup ("window");
  evening->title = g_strdup ("System evening");
  evening->rrule = g_strdup ("FREQ=MONTHLY;BYDAY=WE;BYMONTHDAY=12,13,14,15,16,17,18");
  g_array_append_vals (evening->days, days, G_N_ELEMENTS (days));
  evening->start = 17 * 60;
  evening->duration = 5 * 60;
  skv_edit_put (edit, evening);
  if (!saturdays)
    {
      skv_record_unref (saturday);
      return;
    }
  saturday->lane = g_strdup ("window");
  saturday->title = g_strdup ("Long Saturday");
  saturday->rrule = g_strdup ("FREQ=MONTHLY;BYDAY=-1SA");
  saturday->start = 8 * 60;
  saturday->duration = 10 * 60;
  skv_edit_put (edit, saturday);
}

static void
put_period (SkvEdit *edit, GRand *random, int number)
{
  g_autofree char *id = g_strdup_printf ("p%d", number);
  g_autofree char *system = g_strdup_printf ("s%d", g_rand_int_range (random, 0, N_OWN_SYSTEMS));
  const char *systems[] = { system, NULL };
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);
  gboolean meeting = number < 60;

  item->lane = g_strdup (meeting ? "meeting" : "critical");
  item->title = g_strdup_printf ("Period %d", number);
  item->all_day = TRUE;
  item->start =
    (skv_day_from_ymd (YEAR, 1, 1) + g_rand_int_range (random, 0, 360)) * SKV_DAY_SECONDS;
  item->end = item->start + (meeting ? 1 : g_rand_int_range (random, 3, 12)) * SKV_DAY_SECONDS;
  item->status = SKV_STATUS_APPROVED;
  skv_set_texts (&item->systems, systems);
  skv_edit_put (edit, item);
}

static void
put_job (SkvEdit *edit, GRand *random, int number)
{
  g_autofree char *id = g_strdup_printf ("j%d", number);
  g_autofree char *system = g_strdup_printf ("s%d", g_rand_int_range (random, 0, N_OWN_SYSTEMS));
  g_autofree char *before =
    number > 0 ? g_strdup_printf ("j%d", g_rand_int_range (random, 0, number)) : NULL;
  const char *systems[] = { system, NULL }, *after[] = { before, NULL };
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

  item->lane = g_strdup ("maintenance");
  item->title = g_strdup_printf ("Job %d", number);
  item->duration = 30 * g_rand_int_range (random, 1, 6);
  item->rollback = 30;
  item->status = SKV_STATUS_PROPOSED;
  item->department = g_strdup_printf ("d%d", g_rand_int_range (random, 0, N_DEPARTMENTS));
  skv_set_texts (&item->systems, systems);
  if (number % 8 == 7)
    skv_set_texts (&item->after, after);
  if (number % 10 < 2)
    item->bundle = g_strdup_printf ("bundle %d", number / 10);
  skv_edit_put (edit, item);
}

static SkvPlan *
new_plan (int n_jobs, gboolean saturdays, guint seed)
{
  SkvPlan *plan = skv_plan_new (NULL, NULL);
  g_autoptr (SkvEdit) edit = skv_edit_new ("bench");
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;

  put_systems (edit);
  put_departments (edit);
  put_relations (edit, random);
  put_windows (edit, saturdays);
  for (int i = 0; i < 90; i++)
    put_period (edit, random, i);
  for (int i = 0; i < n_jobs; i++)
    put_job (edit, random, i);
  if (!skv_plan_apply (plan, edit, &error))
    g_error ("%s", error->message);
  return plan;
}

/* seconds */
static double
run (int n_jobs, gboolean saturdays, guint seed)
{
  g_autoptr (SkvPlan) plan = new_plan (n_jobs, saturdays, seed);
  double before = cpu_milliseconds (), took;
  const SkvScheduleWish wish = { .from = skv_day_from_ymd (YEAR, 1, 1),
                                 .to = skv_day_from_ymd (YEAR + 1, 1, 1),
                                 .today = SKV_DAY_NONE };
  g_autoptr (SkvSchedule) schedule = skv_schedule_new (plan, &wish, NULL, NULL, NULL);
  guint gap = skv_schedule_get_gap (schedule);

  took = (cpu_milliseconds () - before) / 1000;
  g_print ("%5d %7u %8.2f %5u %5u %14" G_GINT64_FORMAT " %14" G_GINT64_FORMAT " %6u.%u\n", n_jobs,
           skv_schedule_get_n_placed (schedule), took,
           skv_schedule_count_conflicts (schedule, SKV_SEVERITY_HARD),
           skv_schedule_count_conflicts (schedule, SKV_SEVERITY_SOFT),
           skv_schedule_get_cost (schedule), skv_schedule_get_bound (schedule), gap / 10, gap % 10);
  return took;
}

int
main (int argc, char **argv)
{
  double limit = 5, slowest = 0;
  int seed = SEED;
  const int n_jobs[] = { 12, 20, 50, 100, 200, 300, 400 };
  const GOptionEntry entries[] = {
    { "limit", 'l', 0, G_OPTION_ARG_DOUBLE, &limit, "of 200 jobs", "SECONDS" },
    { "seed", 's', 0, G_OPTION_ARG_INT, &seed, "of the plans", "N" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  for (int saturdays = 0; saturdays < 2; saturdays++)
    {
      g_print ("%s\n", saturdays ? "24 evenings and 12 Saturdays" : "24 evenings");
      g_print (" jobs  placed  seconds  hard  soft           cost       at least    gap %%\n");
      for (gsize i = 0; i < G_N_ELEMENTS (n_jobs); i++)
        {
          double took = run (n_jobs[i], saturdays, (guint) seed);

          if (n_jobs[i] <= 200)
            slowest = MAX (slowest, took);
        }
    }
  return slowest <= limit ? 0 : 1;
}
