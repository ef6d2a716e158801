/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/exceptions.h"

#include "conflict/plan-text.h"
#include "core/calendar/occurrence-edits.h"

#define DAY(year, month, day) skv_day_from_ymd (year, month, day)

/* A job in an exam, and in a freeze on the same evening. */
#define PLAN                                                                                       \
  "system s\n"                                                                                     \
  "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=s\n"                                      \
  "exam exam 2019-06-12T09:00 2019-06-12T19:00 sys=s\n"                                            \
  "freeze freeze 2019-06-10 2019-06-14 sys=s\n"

static SkvChecker *
check_year (SkvPlan *plan)
{
  return skv_checker_new (plan, DAY (2019, 1, 1), DAY (2020, 1, 1));
}

static const SkvConflict *
find (SkvChecker *checker, const char *check)
{
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (strcmp (conflict->check, check) == 0)
        return conflict;
    }
  return NULL;
}

/* "accepted", "asks" or "none" of that check in the plan as it is */
static const char *
state_of (SkvPlan *plan, const char *check)
{
  g_autoptr (SkvChecker) checker = check_year (plan);
  const SkvConflict *conflict = find (checker, check);

  return conflict == NULL ? "none" : conflict->accepted ? "accepted" : "asks";
}

static const char *
listed (SkvPlan *plan)
{
  g_autoptr (GPtrArray) list = skv_exception_list (plan, SKV_DAY_NONE);

  g_assert_cmpuint (list->len, ==, 1);
  return skv_exception_state_name (((SkvExceptionEntry *) list->pdata[0])->state);
}

static void
apply (SkvPlan *plan, SkvEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  skv_edit_unref (edit);
}

static void
accept (SkvPlan *plan, const char *check, SkvDay until)
{
  g_autoptr (SkvChecker) checker = check_year (plan);
  g_autoptr (GError) error = NULL;
  SkvEdit *edit = skv_exception_accept (plan, checker, find (checker, check), " the school agreed ",
                                        "IT manager", until, &error);

  g_assert_no_error (error);
  apply (plan, edit);
}

static void
move (SkvPlan *plan, const char *id, const char *to)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, id);
  const SkvOccurrence *occurrence = skv_occurrences_lookup (found, id);
  SkvDay day = skv_day_parse (to);
  gint64 start =
    day != SKV_DAY_NONE ? day * SKV_DAY_SECONDS : skv_zone_parse (skv_plan_get_zone (plan), to);

  apply (plan, skv_occurrence_move (plan, occurrence, start, "why", "who"));
}

/* --- what counts, a row each ---------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *except; /* of the exam's conflict with the job */
  const char *exam;   /* what becomes of it, and of the freeze's */
  const char *state;
} CountCase;

static const CountCase count_cases[] = {
  { "anywhere", "- - -", "accepted", "holds" },
  { "both-lie", "- 2019-06-12T18:00+02:00 2019-06-12T09:00+02:00", "accepted", "holds" },
  { "other-offset", "- 2019-06-12T16:00Z 2019-06-12T07:00:00Z", "accepted", "holds" },
  { "no-offset", "- 2019-06-12T18:00 -", "accepted", "holds" },
  { "item-elsewhere", "- 2019-06-12T18:01+02:00 -", "asks", "moved" },
  { "same-clock-other-day", "- 2019-06-11T18:00+02:00 -", "asks", "moved" },
  { "against-elsewhere", "- - 2019-06-12T09:30+02:00", "asks", "moved" },
  { "date-is-no-time", "- 2019-06-12 -", "asks", "moved" },
  { "nonsense", "- soon -", "asks", "moved" },
  { "whole", "- 2019-06-12T18:00/2019-06-12T20:00 2019-06-12T09:00/2019-06-12T19:00", "accepted",
    "holds" },
  { "item-longer", "- 2019-06-12T18:00/2019-06-12T19:30 -", "asks", "moved" },
  { "against-longer", "- - 2019-06-12T09:00/2019-06-12T18:30", "asks", "moved" },
  { "end-was-unknown", "- 2019-06-12T18:00/.. -", "asks", "moved" },
  { "half-nonsense", "- 2019-06-12T18:00/soon -", "asks", "moved" },
  { "two-places-of-one", "- 2019-06-12T18:00/2019-06-12T20:00+2019-06-13T18:00/2019-06-13T20:00 -",
    "asks", "moved" },
  { "ends-after", "2019-06-13 - -", "accepted", "holds" },
  { "ends-that-day", "2019-06-12 - -", "asks", "expired" },
  { "ends-before", "2019-01-01 - -", "asks", "expired" },
  { "moved-and-expired", "2019-01-01 2019-01-01T10:00 -", "asks", "moved" },
};

static void
test_counts (gconstpointer data)
{
  const CountCase *row = data;
  g_autofree char *text = g_strdup_printf (PLAN "except job exam exam %s", row->except);
  g_autoptr (SkvPlan) plan = plan_text_new (text);

  g_assert_cmpstr (state_of (plan, "exam"), ==, row->exam);
  g_assert_cmpstr (state_of (plan, "freeze"), ==, "asks");
  g_assert_cmpstr (listed (plan), ==, row->state);
}

/* --- a life of one -------------------------------------------------------------------------- */

static void
test_moves_and_returns (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);

  accept (plan, "exam", SKV_DAY_NONE);
  g_assert_cmpstr (state_of (plan, "exam"), ==, "accepted");
  move (plan, "job", "2019-06-12T17:30");
  g_assert_cmpstr (state_of (plan, "exam"), ==, "asks");
  g_assert_cmpstr (listed (plan), ==, "moved");
  move (plan, "job", "2019-06-12T18:00");
  g_assert_cmpstr (state_of (plan, "exam"), ==, "accepted");
  move (plan, "exam", "2019-06-12T10:00");
  g_assert_cmpstr (state_of (plan, "exam"), ==, "asks");
  move (plan, "exam", "2019-06-20T09:00");
  g_assert_cmpstr (state_of (plan, "exam"), ==, "none");
  g_assert_cmpstr (listed (plan), ==, "moved");
}

static void
test_all_day_moves (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);

  accept (plan, "freeze", SKV_DAY_NONE);
  g_assert_cmpstr (state_of (plan, "freeze"), ==, "accepted");
  move (plan, "freeze", "2019-06-11");
  g_assert_cmpstr (state_of (plan, "freeze"), ==, "asks");
  move (plan, "freeze", "2019-06-10");
  g_assert_cmpstr (state_of (plan, "freeze"), ==, "accepted");
}

static SkvEdit *
leave_out_systems (SkvPlan *plan, const char *id)
{
  SkvItem *item = skv_record_copy (skv_plan_get_item (plan, id));
  SkvEdit *edit = skv_edit_new ("nothing");

  skv_set_texts (&item->systems, (const char *const[]){ NULL });
  skv_edit_put (edit, item);
  return edit;
}

static void
test_gone_and_solved (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, "exam");
  SkvItem *item = skv_record_copy (skv_plan_get_item (plan, "exam"));
  SkvEdit *edit = skv_edit_new ("shorter");

  accept (plan, "exam", SKV_DAY_NONE);
  item->end = item->start + 3600;
  skv_edit_put (edit, item);
  apply (plan, edit);
  g_assert_cmpstr (state_of (plan, "exam"), ==, "none");
  g_assert_cmpstr (listed (plan), ==, "moved");
  apply (plan, leave_out_systems (plan, "exam"));
  g_assert_cmpstr (state_of (plan, "exam"), ==, "none");
  g_assert_cmpstr (listed (plan), ==, "moved");
  item = skv_record_copy (skv_plan_get_item (plan, "exam"));
  item->end += 9 * 3600;
  edit = skv_edit_new ("as long as it was");
  skv_edit_put (edit, item);
  apply (plan, edit);
  g_assert_cmpstr (state_of (plan, "exam"), ==, "none");
  g_assert_cmpstr (listed (plan), ==, "solved");
  apply (plan, skv_occurrence_cancel (plan, skv_occurrences_lookup (found, "exam"), NULL, NULL));
  g_assert_cmpstr (listed (plan), ==, "gone");
}

/* What no longer holds goes at once. */
static void
test_tidy (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN "except job exam exam 2019-01-01\n"
                                                 "except job nothing exam -\n"
                                                 "except job exam critical-period -\n"
                                                 "except job freeze freeze - 2019-06-11T18:00 -");
  GPtrArray *records = skv_plan_get_records (plan, SKV_KIND_EXCEPTION);
  guint n;

  accept (plan, "freeze", SKV_DAY_NONE); /* instead of the one that was moved away */
  g_assert_cmpuint (records->len, ==, 4);
  apply (plan, skv_exceptions_tidy (plan, SKV_DAY_NONE, &n));
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpstr (state_of (plan, "freeze"), ==, "accepted");
  g_assert_null (skv_exceptions_tidy (plan, SKV_DAY_NONE, &n));
}

static void
test_once_each (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN "except job exam exam - 2019-01-01 -\n"
                                                 "except job exam exam 2019-01-01");
  GPtrArray *records = skv_plan_get_records (plan, SKV_KIND_EXCEPTION);
  const SkvException *exception;

  accept (plan, "exam", DAY (2019, 7, 1));
  g_assert_cmpuint (records->len, ==, 1);
  exception = g_ptr_array_index (records, 0);
  g_assert_cmpstr (exception->reason, ==, "the school agreed");
  g_assert_cmpstr (exception->by, ==, "IT manager");
  g_assert_cmpstr (exception->item_at, ==, "2019-06-12T18:00:00+02:00/2019-06-12T20:00:00+02:00");
  g_assert_cmpstr (exception->against_at, ==,
                   "2019-06-12T09:00:00+02:00/2019-06-12T19:00:00+02:00");
  g_assert_cmpint (exception->until, ==, DAY (2019, 7, 1));
  accept (plan, "freeze", SKV_DAY_NONE);
  g_assert_cmpuint (records->len, ==, 2);
  apply (plan, skv_exception_withdraw (plan, "exam", "job", "exam"));
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpstr (state_of (plan, "exam"), ==, "asks");
  g_assert_cmpstr (state_of (plan, "freeze"), ==, "accepted");
  g_assert_null (skv_exception_withdraw (plan, "exam", "job", "exam"));
}

/* --- what is refused ------------------------------------------------------------------------ */

typedef struct
{
  const char *name, *reason, *by, *until, *message;
} RefuseCase;

static const RefuseCase refuse_cases[] = {
  { "no-reason", "  ", "IT manager", NULL, "say why" },
  { "null-reason", NULL, "IT manager", NULL, "say why" },
  { "nobody", "agreed", "", NULL, "say who" },
  { "too-early", "agreed", "IT manager", "2019-06-12", "lasts until 12 June 2019" },
};

static void
test_refused (gconstpointer data)
{
  const RefuseCase *row = data;
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);
  g_autoptr (SkvChecker) checker = check_year (plan);
  g_autoptr (GError) error = NULL;
  SkvDay until = row->until != NULL ? skv_day_parse (row->until) : SKV_DAY_NONE;
  SkvEdit *edit = skv_exception_accept (plan, checker, find (checker, "exam"), row->reason, row->by,
                                        until, &error);

  g_assert_null (edit);
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, row->message));
}

static void
test_emergency (void)
{
  g_autoptr (SkvPlan) plan =
    plan_text_new ("system s\n"
                   "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=s emergency=hole\n"
                   "freeze freeze 2019-06-10 2019-06-14 sys=s");
  g_autoptr (SkvChecker) checker = check_year (plan);
  const SkvConflict *conflict = find (checker, "freeze");
  g_autoptr (GError) error = NULL;

  g_assert_true (conflict->accepted);
  g_assert_null (skv_exception_find (plan, checker, conflict));
  g_assert_null (
    skv_exception_accept (plan, checker, conflict, "why", "who", SKV_DAY_NONE, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
}

/* --- words and trials ----------------------------------------------------------------------- */

static void
test_words (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);
  g_autoptr (SkvChecker) checker = NULL;
  g_autofree char *words = NULL;

  accept (plan, "exam", DAY (2019, 7, 1));
  checker = check_year (plan);
  words = skv_exception_words (skv_exception_find (plan, checker, find (checker, "exam")));
  g_assert_cmpstr (words, ==, "Accepted by IT manager until 1 July 2019: the school agreed");
}

/* A drag over the year sees that only the accepted place is accepted. */
static void
test_trial (void)
{
  g_autoptr (SkvPlan) plan =
    plan_text_new ("system s\nmaintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=s\n"
                   "freeze freeze 2019-06-10 2019-06-14 sys=s");
  g_autoptr (SkvChecker) checker = NULL;
  guint8 severities[5];

  accept (plan, "freeze", SKV_DAY_NONE);
  checker = check_year (plan);
  skv_checker_try_days (checker,
                        skv_occurrences_lookup (skv_checker_get_occurrences (checker), "job"),
                        DAY (2019, 6, 10), DAY (2019, 6, 15), severities);
  g_assert_cmpint (severities[0], ==, SKV_SEVERITY_HARD);
  g_assert_cmpint (severities[1], ==, SKV_SEVERITY_HARD);
  g_assert_cmpint (severities[2], <, SKV_SEVERITY_HARD);
  g_assert_cmpint (severities[3], ==, SKV_SEVERITY_HARD);
  g_assert_cmpint (severities[4], <, SKV_SEVERITY_HARD);
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C", TRUE);
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (count_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exceptions/counts/%s", count_cases[i].name);

      g_test_add_data_func (path, &count_cases[i], test_counts);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refuse_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exceptions/refused/%s", refuse_cases[i].name);

      g_test_add_data_func (path, &refuse_cases[i], test_refused);
    }
  g_test_add_func ("/exceptions/moves-and-returns", test_moves_and_returns);
  g_test_add_func ("/exceptions/all-day-moves", test_all_day_moves);
  g_test_add_func ("/exceptions/gone-and-solved", test_gone_and_solved);
  g_test_add_func ("/exceptions/once-each", test_once_each);
  g_test_add_func ("/exceptions/tidy", test_tidy);
  g_test_add_func ("/exceptions/refused/emergency", test_emergency);
  g_test_add_func ("/exceptions/words", test_words);
  g_test_add_func ("/exceptions/trial", test_trial);
  return g_test_run ();
}
