/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "random-plan.h"

#include "core/calendar/occurrence-edits.h"

/* Trying a day gives what the full check gives after really making the move in a copy of the plan.
 */

#define SEED 20190613
#define N_PLANS 600

static SkvPlan *
copy_plan (SkvPlan *plan)
{
  SkvPlan *copy = skv_plan_new (NULL, NULL);
  g_autoptr (SkvEdit) edit = skv_edit_new ("copy");

  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      GPtrArray *records = skv_plan_get_records (plan, kind);

      for (guint i = 0; i < records->len; i++)
        skv_edit_put (edit, skv_record_ref (g_ptr_array_index (records, i)));
    }
  g_assert_true (skv_plan_apply (copy, edit, NULL));
  return copy;
}

/* the start on @day, time of day kept; or that of the first window that serves it, by definition */
static gint64
start_on (SkvPlan *plan, const SkvOccurrence *occurrence, SkvDay day)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  g_autoptr (SkvOccurrences) occurrences = NULL;
  Twin twin = { plan, NULL, zone, NULL };

  if (occurrence->all_day)
    return day * SKV_DAY_SECONDS;
  if (occurrence->start != SKV_MOMENT_NONE)
    return skv_zone_to_utc (zone,
                            skv_zone_to_local (zone, occurrence->start) +
                              (day - skv_zone_day (zone, occurrence->start)) * SKV_DAY_SECONDS);
  occurrences = skv_occurrences_new (plan, FIRST_DAY, END_DAY, SKV_EXPAND_DEFAULT);
  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++) /* in the order of their starts */
    {
      const SkvOccurrence *window = skv_occurrences_get (occurrences, i);

      if (strcmp (occurrence->lane, "maintenance") == 0 && is_window (window) &&
          window->first_day == day && serves (&twin, window, occurrence))
        return window->span.start;
    }
  return SKV_MOMENT_NONE;
}

/* does any check look at it, when it is placed? */
static gboolean
is_checked (const SkvOccurrence *occurrence)
{
  if (occurrence->status == SKV_STATUS_CANCELLED)
    return FALSE;
  if (strcmp (occurrence->lane, "vendor") == 0)
    return occurrence->systems[0] != NULL && occurrence->status <= SKV_STATUS_STARTED;
  return strcmp (occurrence->lane, "maintenance") != 0 || occurrence->status <= SKV_STATUS_STARTED;
}

/* The copy is used again: the item as it was before, or none if the occurrence had none. */
static void
move_back (SkvPlan *copy, const SkvEdit *move)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("back");

  for (guint i = 0; i < skv_edit_get_n_changes (move); i++)
    {
      const SkvChange *change = skv_edit_get_change (move, i);

      if (change->before != NULL)
        skv_edit_put (edit, skv_record_ref (change->before));
      else
        skv_edit_remove (edit, change->kind, change->id);
    }
  g_assert_true (skv_plan_apply (copy, edit, NULL));
}

/* The conflicts of it after really moving it to @day in @copy (transfer full) (nullable: no time of
 * day to move it to); @worst counts "not calculated" too. */
static char *
really_move (SkvPlan *copy, const SkvOccurrence *occurrence, SkvDay day, SkvSeverity *worst)
{
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (SkvChecker) checker = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = start_on (copy, occurrence, day);
  gboolean window = strcmp (occurrence->lane, "window") == 0;
  GPtrArray *conflicts, *missing;
  char *lines;

  *worst = is_checked (occurrence) ? SKV_SEVERITY_SOFT : SKV_SEVERITY_NONE;
  if (start == SKV_MOMENT_NONE)
    return NULL;
  edit = skv_occurrence_move (copy, occurrence, start, NULL, NULL);
  skv_plan_apply (copy, edit, &error);
  g_assert_no_error (error);
  checker = skv_checker_new (copy, FIRST_DAY, END_DAY);
  skv_checker_set_today (checker, TWIN_TODAY);
  conflicts = skv_checker_get_conflicts (checker);
  missing = skv_checker_get_not_calculated (checker);
  lines = lines_of (conflicts, occurrence->id, window);

  *worst = SKV_SEVERITY_NONE;
  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if ((strcmp (conflict->item, occurrence->id) == 0 ||
           (!window && g_strcmp0 (conflict->against, occurrence->id) == 0)) &&
          !conflict->accepted)
        *worst = MAX (*worst, conflict->severity);
    }
  for (guint i = 0; i < missing->len; i++)
    {
      if (strcmp (((const SkvNotCalculated *) g_ptr_array_index (missing, i))->item,
                  occurrence->id) == 0)
        *worst = MAX (*worst, SKV_SEVERITY_SOFT);
    }
  move_back (copy, edit);
  return lines;
}

static void
compare_move (
  SkvPlan *copy, SkvChecker *checker, const SkvOccurrence *occurrence, SkvDay day, guint8 severity)
{
  SkvSeverity worst;
  g_autofree char *expected = really_move (copy, occurrence, day, &worst);
  g_autoptr (GPtrArray) conflicts = skv_checker_try_day (checker, occurrence, day);
  g_autofree char *found = NULL;

  if (severity != worst)
    {
      g_autofree char *date = skv_day_format (day);

      g_test_message ("“%s” (%s) on %s: %s", occurrence->id, occurrence->lane, date, expected);
    }
  g_assert_cmpint (severity, ==, worst);
  for (guint i = conflicts->len; i > 0; i--)
    {
      if (strcmp (((const SkvConflict *) g_ptr_array_index (conflicts, i - 1))->check,
                  "not-calculated") == 0)
        g_ptr_array_remove_index (conflicts, i - 1);
    }
  found = lines_of (conflicts, NULL, FALSE);
  g_assert_cmpstr (found, ==, expected != NULL ? expected : "");
}

static void
test_try_days (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  guint n_severities[SKV_SEVERITY_HARD + 1] = { 0 };

  g_test_message ("seed %d", SEED);
  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (SkvPlan) plan = random_plan (random);
      g_autoptr (SkvPlan) copy = copy_plan (plan);
      g_autoptr (SkvChecker) checker = skv_checker_new (plan, FIRST_DAY, END_DAY);
      SkvOccurrences *occurrences = skv_checker_get_occurrences (checker);
      g_autofree guint8 *severities = g_new0 (guint8, END_DAY - FIRST_DAY);

      skv_checker_set_today (checker, TWIN_TODAY);
      for (guint j = 0; j < skv_occurrences_get_n (occurrences); j++)
        {
          const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, j);

          /* Evenings of a group are told together in a full check, and alone in a trial. */
          if (occurrence->rule != NULL)
            continue;
          skv_checker_try_days (checker, occurrence, FIRST_DAY, END_DAY, severities);
          /* What is done is tried nowhere; its aftercare is told of what comes after it. */
          if (is_done_job (occurrence))
            {
              g_assert_cmpint (severities[0], ==, SKV_SEVERITY_NONE);
              continue;
            }
          for (SkvDay day = FIRST_DAY; day < END_DAY; day += 1 + pick (random, 4))
            {
              compare_move (copy, checker, occurrence, day, severities[day - FIRST_DAY]);
              n_severities[severities[day - FIRST_DAY]]++;
            }
        }
    }
  g_test_message ("%u free, %u soft, %u hard", n_severities[SKV_SEVERITY_NONE],
                  n_severities[SKV_SEVERITY_SOFT], n_severities[SKV_SEVERITY_HARD]);
  for (int severity = SKV_SEVERITY_NONE; severity <= SKV_SEVERITY_HARD; severity++)
    g_assert_true (severity == SKV_SEVERITY_INFO || n_severities[severity] > 100);
}

/* An evening of a rule with one evening a group: the trial knows whether it lies by the rule. */
static void
test_try_days_of_rules (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);

  g_test_message ("seed %d", SEED + 1);
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (SkvPlan) plan = random_plan (random);
      g_autoptr (SkvEdit) edit = skv_edit_new ("rule");
      g_autoptr (SkvChecker) checker = NULL;
      g_autoptr (SkvPlan) copy = NULL;
      g_autofree guint8 *severities = g_new0 (guint8, END_DAY - FIRST_DAY);
      SkvRule *rule = NULL;

      put_evenings (random, edit);
      if (pick (random, 2) == 0)
        put_override (random, plan, edit);
      if (skv_plan_get_item (plan, "by-hand") != NULL || !skv_plan_apply (plan, edit, NULL))
        continue;
      rule = skv_record_copy (skv_plan_get_rule (plan, "evening"));
      g_array_set_size (rule->days, 1);
      skv_edit_put (edit, rule);
      g_assert_true (skv_plan_apply (plan, edit, NULL));

      copy = copy_plan (plan);
      checker = skv_checker_new (plan, FIRST_DAY, END_DAY);
      skv_checker_set_today (checker, TWIN_TODAY);
      for (guint j = 0; j < skv_occurrences_get_n (skv_checker_get_occurrences (checker)); j++)
        {
          const SkvOccurrence *occurrence =
            skv_occurrences_get (skv_checker_get_occurrences (checker), j);

          if (occurrence->rule == NULL)
            continue;
          skv_checker_try_days (checker, occurrence, FIRST_DAY, END_DAY, severities);
          for (SkvDay day = FIRST_DAY; day < END_DAY; day++)
            compare_move (copy, checker, occurrence, day, severities[day - FIRST_DAY]);
        }
    }
}

static void
test_outside_of_the_range (void)
{
  g_autoptr (SkvPlan) plan =
    plan_text_new ("system visma=IT\nmaintenance job 2019-04-13T18:00 2019-04-13T19:00 sys=visma");
  g_autoptr (SkvChecker) checker = skv_checker_new (plan, FIRST_DAY, END_DAY);
  const SkvOccurrence *job = skv_occurrences_lookup (skv_checker_get_occurrences (checker), "job");
  g_autoptr (GPtrArray) conflicts = skv_checker_try_day (checker, job, END_DAY);
  guint8 severities[3];

  skv_checker_try_days (checker, job, END_DAY - 1, END_DAY + 2, severities);
  g_assert_cmpint (severities[0], ==, SKV_SEVERITY_NONE);
  g_assert_cmpint (severities[1], ==, SKV_SEVERITY_SOFT);
  g_assert_cmpint (severities[2], ==, SKV_SEVERITY_SOFT);
  g_assert_cmpuint (conflicts->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trial/items", test_try_days);
  g_test_add_func ("/trial/evenings", test_try_days_of_rules);
  g_test_add_func ("/trial/outside-of-the-range", test_outside_of_the_range);
  return g_test_run ();
}
