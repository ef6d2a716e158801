/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "random-plan.h"

#include "core/calendar/occurrence-edits.h"
#include "core/conflict/suggest.h"

#define SEED 20191017
#define N_PLANS 60

/* --- small plans ----------------------------------------------------------------------------- */

static char *
moment_words (SkvPlan *plan, const SkvOccurrence *occurrence, gint64 start)
{
  g_autofree char *words = NULL;

  if (occurrence->all_day)
    return skv_day_format ((SkvDay) (start / SKV_DAY_SECONDS));
  words = skv_zone_format (skv_plan_get_zone (plan), start);
  return g_strndup (words, strlen ("2019-06-12T17:00"));
}

/* "2019-06-12T17:00 free" of the best, each reason a line; then "blocker CHECK DAYS" and
 * "KIND START ID MINUTES" of what would make room */
static char *
answer_words (SkvPlan *plan, SkvSuggestions *suggestions)
{
  const SkvOccurrence *occurrence = skv_suggestions_get_occurrence (suggestions);
  GPtrArray *slots = skv_suggestions_get_slots (suggestions);
  GPtrArray *blockers = skv_suggestions_get_blockers (suggestions);
  GPtrArray *relaxations = skv_suggestions_get_relaxations (suggestions);
  GString *text = g_string_new (NULL);

  if (slots->len > 0)
    {
      const SkvSlot *best = g_ptr_array_index (slots, 0);
      g_autofree char *start = moment_words (plan, occurrence, best->start);

      g_string_append_printf (text, "%s %s\n", start,
                              best->severity < SKV_SEVERITY_SOFT ? "free" : "soft");
      for (guint i = 0; i < best->reasons->len; i++)
        {
          const SkvSlotReason *reason = g_ptr_array_index (best->reasons, i);

          g_string_append_printf (text, "%s %d %s\n", reason->kind, reason->points, reason->text);
        }
    }
  for (guint i = 0; i < blockers->len; i++)
    {
      const SkvBlocker *blocker = g_ptr_array_index (blockers, i);

      g_string_append_printf (text, "blocker %s %u\n", blocker->check, blocker->days);
    }
  for (guint i = 0; i < relaxations->len; i++)
    {
      const SkvRelaxation *relaxation = g_ptr_array_index (relaxations, i);
      g_autofree char *start = moment_words (plan, occurrence, relaxation->start);

      g_string_append_printf (text, "%s %s %s %d\n", relaxation->kind, start,
                              relaxation->id != NULL ? relaxation->id : "-", relaxation->minutes);
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *work;       /* (nullable): kind of work of “job” */
  int days;               /* from the 12th of June 2019 */
  const char *answers[8]; /* each stands in the answer */
} Row;

#define EVENINGS                                                                                   \
  "window w1 2019-06-12T17:00 2019-06-12T22:00\n"                                                  \
  "window w2 2019-06-19T17:00 2019-06-19T22:00\n"

static const Row rows[] = {
  { "next-window",
    "system erp\n" EVENINGS "critical closing 2019-06-12 2019-06-13 sys=erp\n"
    "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=erp",
    NULL,
    14,
    { "2019-06-19T17:00 free\n", "wish -2 It is one week later than now, 12 June.\n",
      "critical-period -14 “closing” ends 7 days before it.\n",
      "room 10 180 minutes of the window are left after it.\n" } },
  { "after-another-job",
    "system erp\n" EVENINGS "critical closing 2019-06-12 2019-06-13 sys=erp\n"
    "maintenance other 2019-06-19T17:00 2019-06-19T20:00 sys=erp\n"
    "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=erp",
    NULL,
    14,
    { "2019-06-19T20:00 free\n", "together 8 “other” is planned that day for the same systems.\n",
      "room 0 It fills the window to its end.\n" } },
  { "unplaced",
    "system erp\n" EVENINGS "maintenance job - - sys=erp duration=60",
    NULL,
    14,
    { "2019-06-12T17:00 free\n" } },
  { "all-day",
    "system erp\nfreeze quiet 2019-06-12 2019-06-15 sys=erp\n"
    "maintenance job 2019-06-13 2019-06-14 sys=erp",
    NULL,
    14,
    { "2019-06-15 free\n" } },
  { "patch-tuesday",
    "system erp\nmaintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=erp",
    "security",
    3,
    { "2019-06-13T18:00 free\n",
      "patch-tuesday 12 It is 2 days after Patch Tuesday, 11 June.\n" } },
  { "shorter",
    "system erp\n" EVENINGS "maintenance job 2019-06-12T17:00 2019-06-12T23:00 sys=erp",
    NULL,
    14,
    { "soft\n", "blocker outside-window 12\n", "blocker exceeds-window",
      "shorter 2019-06-19T17:00 - 60\n" } },
  { "one-system-too-many",
    "system erp net\ncritical closing 2019-06-01 2019-07-01 sys=net\n"
    "maintenance job 2019-06-12T17:00 2019-06-12T19:00 sys=erp,net",
    NULL,
    10,
    { "blocker critical-period 10\nask-owner 2019-06-12T17:00 closing 0\n"
      "leave-out 2019-06-13T17:00 net 0\nlater 2019-07-01T17:00 - 0\n" } },
  { "no-window-for-it",
    "system erp\nwindow w 2019-07-03T17:00 2019-07-03T22:00\n"
    "maintenance job - - sys=erp duration=60",
    NULL,
    10,
    { "blocker no-start 10\nlater 2019-07-03T17:00 - 0\n" } },
};

static void
set_work (SkvPlan *plan, const char *work)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("work");
  SkvItem *item = skv_record_copy (skv_plan_get_item (plan, "job"));

  skv_set_text (&item->work, work);
  skv_edit_put (edit, item);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SkvPlan) plan = plan_text_new (row->text);
  g_autoptr (SkvSuggestions) suggestions = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (row->work != NULL)
    set_work (plan, row->work);
  suggestions = skv_suggestions_new (plan, "job", skv_day_from_ymd (2019, 6, 12), row->days,
                                     SKV_DAY_NONE, &error);
  g_assert_no_error (error);
  words = answer_words (plan, suggestions);
  for (guint i = 0; i < G_N_ELEMENTS (row->answers) && row->answers[i] != NULL; i++)
    {
      if (strstr (words, row->answers[i]) == NULL)
        g_test_message ("“%s” is not in: %s", row->answers[i], words);
      g_assert_nonnull (strstr (words, row->answers[i]));
    }
}

static void
test_refused (void)
{
  g_autoptr (SkvPlan) plan =
    plan_text_new ("system erp\nmaintenance job 2019-06-12 2019-06-13 sys=erp status=done");
  g_autoptr (GError) unknown = NULL, fixed = NULL;

  g_assert_null (skv_suggestions_new (plan, "nothing", SKV_DAY_NONE, 10, 0, &unknown));
  g_assert_error (unknown, SKV_SUGGEST_ERROR, SKV_SUGGEST_ERROR_UNKNOWN);
  g_assert_null (skv_suggestions_new (plan, "job", SKV_DAY_NONE, 10, 0, &fixed));
  g_assert_error (fixed, SKV_SUGGEST_ERROR, SKV_SUGGEST_ERROR_FIXED);
}

/* --- brute force ------------------------------------------------------------------------------ */

static void
move_back (SkvPlan *copy, const SkvEdit *move)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("back");

  for (guint i = 0; i < skv_edit_get_n_changes (move); i++)
    skv_edit_put (edit, skv_record_ref (skv_edit_get_change (move, i)->before));
  g_assert_true (skv_plan_apply (copy, edit, NULL));
}

/* the worst that the full check says of it after really moving it there */
static SkvSeverity
really_move (SkvPlan *copy, const SkvOccurrence *occurrence, gint64 start)
{
  g_autoptr (SkvEdit) edit = skv_occurrence_move (copy, occurrence, start, NULL, NULL);
  g_autoptr (SkvChecker) checker = NULL;
  gboolean window = strcmp (occurrence->lane, "window") == 0;
  SkvSeverity worst = SKV_SEVERITY_NONE;
  GPtrArray *conflicts, *missing;

  g_assert_true (skv_plan_apply (copy, edit, NULL));
  checker = skv_checker_new (copy, skv_day_from_ymd (2019, 1, 1), END_DAY + 40);
  skv_checker_set_today (checker, FIRST_DAY);
  conflicts = skv_checker_get_conflicts (checker);
  missing = skv_checker_get_not_calculated (checker);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (!conflict->accepted && (strcmp (conflict->item, occurrence->id) == 0 ||
                                  (!window && g_strcmp0 (conflict->against, occurrence->id) == 0)))
        worst = MAX (worst, conflict->severity);
    }
  for (guint i = 0; i < missing->len; i++)
    {
      if (strcmp (((SkvNotCalculated *) g_ptr_array_index (missing, i))->item, occurrence->id) == 0)
        worst = MAX (worst, SKV_SEVERITY_SOFT);
    }
  move_back (copy, edit);
  return worst;
}

static gint64
end_of (SkvPlan *plan, const SkvOccurrence *job, gint64 start)
{
  const SkvItem *item = job->item;
  gint64 rollback = 60 * MAX (item->rollback, 0);

  if (item->end == SKV_MOMENT_NONE)
    return item->duration > 0 ? start + 60 * item->duration + rollback : start;
  return skv_calendar_end_after_move (skv_plan_get_zone (plan), (SkvSpan){ job->start, job->end },
                                      start) +
         rollback;
}

/* where it may start on @day, by definition */
static GArray *
starts_of_day (SkvPlan *plan, SkvOccurrences *all, const SkvOccurrence *occurrence, SkvDay day)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 own = skv_occurrence_start_on_day (plan, occurrence, day);
  Twin twin = { .plan = plan, .zone = skv_plan_get_zone (plan) };

  if (own != SKV_MOMENT_NONE)
    g_array_append_val (starts, own);
  for (guint i = 0; i < skv_occurrences_get_n (all); i++)
    {
      const SkvOccurrence *window = skv_occurrences_get (all, i);

      if (strcmp (occurrence->lane, "maintenance") != 0 || occurrence->all_day ||
          !is_window (window) || !serves (&twin, window, occurrence))
        continue;
      if (window->first_day == day)
        g_array_append_val (starts, window->span.start);
      for (guint j = 0; j < skv_occurrences_get_n (all); j++)
        {
          const SkvOccurrence *job = skv_occurrences_get (all, j);
          gint64 end;

          if (!is_job (job) || strcmp (job->id, occurrence->id) == 0)
            continue;
          end = occupied (job).end;
          if (skv_zone_day (skv_plan_get_zone (plan), end) == day && end > window->span.start &&
              end < window->span.end && end_of (plan, occurrence, end) > end &&
              end_of (plan, occurrence, end) <= window->span.end &&
              window->first_day >= FIRST_DAY && window->first_day < END_DAY)
            g_array_append_val (starts, end);
        }
    }
  return starts;
}

/* the slot of that day (nullable) */
static const SkvSlot *
slot_of_day (SkvSuggestions *suggestions, SkvDay day)
{
  GPtrArray *slots = skv_suggestions_get_slots (suggestions);

  for (guint i = 0; i < slots->len; i++)
    {
      const SkvSlot *slot = g_ptr_array_index (slots, i);

      if (slot->day == day)
        return slot;
    }
  return NULL;
}

static void
compare_day (SkvPlan *plan,
             SkvPlan *copy,
             SkvOccurrences *all,
             SkvSuggestions *suggestions,
             const SkvOccurrence *occurrence,
             SkvDay day)
{
  g_autoptr (GArray) starts = starts_of_day (plan, all, occurrence, day);
  const SkvSlot *slot = slot_of_day (suggestions, day);
  SkvSeverity best = SKV_SEVERITY_HARD;

  for (guint i = 0; i < starts->len; i++)
    {
      gint64 start = g_array_index (starts, gint64, i);

      if (start != occurrence->start)
        best = MIN (best, really_move (copy, occurrence, start));
    }
  g_assert_cmpint (slot != NULL, ==, best < SKV_SEVERITY_HARD);
  if (slot == NULL)
    return;
  g_assert_cmpint (really_move (copy, occurrence, slot->start), ==, slot->severity);
  /* free before soft; nothing is told worse than it is */
  g_assert_cmpint (slot->severity < SKV_SEVERITY_SOFT, ==, best < SKV_SEVERITY_SOFT);
}

/* sorted, and every score is what its reasons make */
static void
assert_ranked (SkvSuggestions *suggestions)
{
  GPtrArray *slots = skv_suggestions_get_slots (suggestions);
  const SkvSlot *before = NULL;
  guint n_free = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      const SkvSlot *slot = g_ptr_array_index (slots, i);
      int score = 100;

      n_free += slot->severity < SKV_SEVERITY_SOFT;
      g_assert_true (before == NULL || n_free == 0 || n_free == i + 1 ||
                     slot->severity >= SKV_SEVERITY_SOFT);
      for (guint j = 0; j < slot->reasons->len; j++)
        {
          const SkvSlotReason *reason = g_ptr_array_index (slot->reasons, j);

          score += reason->points;
          g_assert_true (reason->text != NULL && *reason->text != '\0');
        }
      g_assert_cmpint (slot->score, ==, score);
      g_assert_true (before == NULL ||
                     (before->severity < SKV_SEVERITY_SOFT) >
                       (slot->severity < SKV_SEVERITY_SOFT) ||
                     before->score > slot->score ||
                     (before->score == slot->score && before->start < slot->start));
      before = slot;
    }
  g_assert_cmpuint (n_free, ==, skv_suggestions_get_n_free (suggestions));
}

static void
test_brute_force (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  guint n_free = 0, n_soft = 0, n_none = 0;

  g_test_message ("seed %d", SEED);
  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (SkvPlan) plan = random_plan (random);
      g_autoptr (SkvPlan) copy = skv_plan_copy (plan);
      g_autoptr (SkvOccurrences) all =
        skv_occurrences_new (plan, FIRST_DAY - 100, END_DAY + 40, SKV_EXPAND_UNPLACED);

      for (guint j = 0; j < skv_occurrences_get_n (all); j++)
        {
          const SkvOccurrence *occurrence = skv_occurrences_get (all, j);
          g_autoptr (SkvSuggestions) suggestions = NULL;
          guint n;

          if (occurrence->rule != NULL || !skv_occurrence_is_checked (occurrence))
            continue;
          suggestions = skv_suggestions_new (plan, occurrence->id, FIRST_DAY, END_DAY - FIRST_DAY,
                                             FIRST_DAY, NULL);
          assert_ranked (suggestions);
          n = skv_suggestions_get_n_free (suggestions);
          n_free += n;
          n_soft += skv_suggestions_get_slots (suggestions)->len - n;
          n_none += n == 0;
          for (SkvDay day = FIRST_DAY; day < END_DAY; day++)
            compare_day (plan, copy, all, suggestions, occurrence, day);
        }
    }
  g_test_message ("%u free, %u soft; %u that fit nowhere freely", n_free, n_soft, n_none);
  g_assert_true (n_free > 100 && n_soft > 100 && n_none > 10);
}

/* What is said to make room does: later places are free, and shorter work is. */
static void
test_relaxations_hold (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (rows[5].text);
  g_autoptr (SkvSuggestions) suggestions =
    skv_suggestions_new (plan, "job", SKV_DAY_NONE, 14, 0, NULL);
  GPtrArray *relaxations = skv_suggestions_get_relaxations (suggestions);
  const SkvRelaxation *shorter = g_ptr_array_index (relaxations, 0);
  g_autoptr (SkvEdit) edit = skv_edit_new ("shorter");
  SkvItem *item = skv_record_copy (skv_plan_get_item (plan, "job"));
  g_autoptr (SkvChecker) checker = NULL;
  GPtrArray *conflicts;

  g_assert_cmpstr (shorter->kind, ==, "shorter");
  item->start = shorter->start;
  item->end = shorter->start + (6 * 60 - shorter->minutes) * 60;
  skv_edit_put (edit, item);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  checker = plan_text_check (plan, 2019);
  conflicts = skv_checker_get_conflicts (checker);
  for (guint i = 0; i < conflicts->len; i++)
    g_assert_cmpint (((const SkvConflict *) g_ptr_array_index (conflicts, i))->severity, <,
                     SKV_SEVERITY_SOFT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strconcat ("/suggest/", rows[i].name, NULL);

      g_test_add_data_func (name, &rows[i], test_row);
    }
  g_test_add_func ("/suggest/refused", test_refused);
  g_test_add_func ("/suggest/relaxations-hold", test_relaxations_hold);
  g_test_add_func ("/suggest/brute-force", test_brute_force);
  return g_test_run ();
}
