/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/plan-files.h"
#include "app/session.h"

typedef struct
{
  SkvPlan *plan;
  SkvSession *session;
  int refreshed;
  char *told;
} Fixture;

static gint64
stopped_clock (gpointer data)
{
  return 1546300800;
}

static void
on_refreshed (SkvSession *session, Fixture *fixture)
{
  fixture->refreshed++;
}

static void
on_told (SkvSession *session, const char *message, Fixture *fixture)
{
  g_free (fixture->told);
  fixture->told = g_strdup (message);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const SkvClock clock = { stopped_clock, NULL };
  g_autoptr (SkvStore) store = skv_store_new_memory (&clock);
  g_autoptr (SkvEdit) edit = skv_edit_new ("Add “Job”");
  g_autoptr (GError) error = NULL;
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, "job");

  fixture->plan = skv_store_make_plan (store, &error);
  g_assert_no_error (error);
  skv_set_text (&item->lane, "maintenance");
  skv_set_text (&item->title, "Job");
  item->start = skv_zone_parse (skv_plan_get_zone (fixture->plan), "2019-03-12T18:00");
  item->end = item->start + 3600;
  skv_edit_put (edit, item);
  skv_plan_apply (fixture->plan, edit, &error);
  g_assert_no_error (error);

  fixture->session = skv_session_new (fixture->plan, skv_day_parse ("2019-05-01"));
  g_signal_connect (fixture->session, "refreshed", G_CALLBACK (on_refreshed), fixture);
  g_signal_connect (fixture->session, "told", G_CALLBACK (on_told), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->plan);
  g_free (fixture->told);
}

/* Over the change to summer time the clock on the wall is kept, not the number of seconds. */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autofree char *start = NULL;

  g_assert_true (skv_session_move_to_day (fixture->session, "job", skv_day_parse ("2019-06-12")));
  start = skv_zone_format (skv_plan_get_zone (fixture->plan),
                           skv_plan_get_item (fixture->plan, "job")->start);
  g_assert_cmpstr (start, ==, "2019-06-12T18:00:00+02:00");
  g_assert_cmpint (fixture->refreshed, ==, 1);
  g_assert_true (skv_session_told_edit (fixture->session));

  skv_session_undo (fixture->session);
  g_free (start);
  start = skv_zone_format (skv_plan_get_zone (fixture->plan),
                           skv_plan_get_item (fixture->plan, "job")->start);
  g_assert_cmpstr (start, ==, "2019-03-12T18:00:00+01:00");
  g_assert_false (skv_session_told_edit (fixture->session));
  skv_session_redo (fixture->session);
  g_assert_cmpint (fixture->refreshed, ==, 3);
}

static void
test_kept_until_changed (Fixture *fixture, gconstpointer data)
{
  SkvChecker *checker = skv_checker_ref (skv_session_get_checker (fixture->session));

  g_assert_true (skv_session_get_checker (fixture->session) == checker);
  g_assert_nonnull (skv_occurrences_lookup (skv_session_get_occurrences (fixture->session), "job"));
  skv_session_set_year (fixture->session, 2020);
  g_assert_false (skv_session_get_checker (fixture->session) == checker);
  g_assert_null (skv_occurrences_lookup (skv_session_get_occurrences (fixture->session), "job"));
  g_assert_cmpint (fixture->refreshed, ==, 1);
  skv_session_set_year (fixture->session, 2020);
  g_assert_cmpint (fixture->refreshed, ==, 1);
  skv_checker_unref (checker);
}

static void
test_lanes (Fixture *fixture, gconstpointer data)
{
  g_assert_false (skv_session_lane_is_hidden (fixture->session, "exam"));
  skv_session_hide_lane (fixture->session, "exam", TRUE);
  g_assert_true (skv_session_lane_is_hidden (fixture->session, "exam"));
  skv_session_undo (fixture->session);
  g_assert_false (skv_session_lane_is_hidden (fixture->session, "exam"));
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  skv_session_select (fixture->session, "job", NULL);
  g_assert_true (skv_session_remove (fixture->session, "job"));
  g_assert_null (skv_session_get_selected (fixture->session));
  g_assert_false (skv_session_remove (fixture->session, "job"));
  g_assert_false (skv_session_told_edit (fixture->session));
}

static void
test_holiday_stays (Fixture *fixture, gconstpointer data)
{
  g_assert_false (
    skv_session_move_to_day (fixture->session, "holiday:2019-05-17", skv_day_parse ("2019-05-20")));
  g_assert_nonnull (fixture->told);
}

static void
test_years (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (skv_session_get_year (fixture->session), ==, 2019);
  g_assert_cmpint (skv_plan_files_first_year (fixture->plan, skv_day_parse ("2031-01-01")), ==,
                   2019);
  skv_session_set_year (fixture->session, 100000);
  g_assert_cmpint (skv_session_get_year (fixture->session), <, 9999);
}

/* A filter is heard of once, follows the plan, and is the session's own. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  SkvView *view = skv_record_new (SKV_KIND_VIEW, NULL);
  g_autoptr (SkvEdit) edit = skv_edit_new ("Rename “Job”");
  SkvItem *item;

  g_assert_true (skv_session_shows_id (fixture->session, "job"));
  skv_set_text (&view->search, "påske");
  fixture->refreshed = 0;
  skv_session_set_view (fixture->session, view);
  g_assert_cmpint (fixture->refreshed, ==, 1);
  g_assert_false (skv_session_shows_id (fixture->session, "job"));
  g_assert_false (skv_session_shows_id (fixture->session, NULL));

  item = skv_record_copy (skv_plan_get_item (fixture->plan, "job"));
  skv_set_text (&item->title, "PAASKEN 2019");
  skv_edit_put (edit, item);
  g_assert_true (skv_session_apply (fixture->session, edit));
  g_assert_true (skv_session_shows_id (fixture->session, "job"));

  /* what lets everything through is no filter */
  skv_set_text (&view->search, NULL);
  skv_session_set_view (fixture->session, view);
  g_assert_null (skv_session_get_view (fixture->session));
  skv_record_unref (view);
}

static void
test_shown (Fixture *fixture, gconstpointer data)
{
  SkvSession *session = fixture->session;
  SkvDay from, to;

  skv_session_show (session, SKV_ZOOM_MONTH, skv_day_parse ("2019-06-12"));
  skv_session_get_shown (session, &from, &to);
  g_assert_cmpint (from, ==, skv_day_parse ("2019-06-01"));
  g_assert_cmpint (to, ==, skv_day_parse ("2019-07-01"));
  g_assert_cmpint (skv_session_get_from (session), ==, skv_day_parse ("2019-01-01"));
  g_assert_cmpint (fixture->refreshed, ==, 0); /* what is computed is of the same year */
  skv_session_step (session, 7);
  g_assert_cmpint (skv_session_get_year (session), ==, 2020);
  g_assert_cmpint (fixture->refreshed, ==, 1);

  /* a week of two years is all there */
  skv_session_show (session, SKV_ZOOM_WEEK, skv_day_parse ("2019-12-31"));
  g_assert_cmpint (skv_session_get_year (session), ==, 2019);
  g_assert_cmpint (skv_session_get_to (session), ==, skv_day_parse ("2020-01-06"));

  skv_session_show (session, SKV_ZOOM_YEAR, skv_day_parse ("2019-06-12"));
  skv_session_set_school_year (session, TRUE);
  g_assert_cmpint (skv_session_get_year (session), ==, 2018);
  g_assert_cmpint (skv_session_get_from (session), ==, skv_day_parse ("2018-08-01"));
  skv_session_set_year (session, 2019);
  g_assert_cmpint (skv_session_get_from (session), ==, skv_day_parse ("2019-08-01"));
}

static void
test_copy_and_length (Fixture *fixture, gconstpointer data)
{
  SkvSession *session = fixture->session;
  const SkvItem *job = skv_plan_get_item (fixture->plan, "job"), *copy;
  gint64 start = job->start, end = skv_item_get_end (job);

  g_assert_true (skv_session_copy_to_start (session, "job", start + SKV_DAY_SECONDS));
  copy = skv_plan_get_item (fixture->plan, skv_session_get_selected (session));
  g_assert_nonnull (copy);
  g_assert_cmpstr (copy->parent.id, !=, "job");
  g_assert_cmpint (copy->start, ==, start + SKV_DAY_SECONDS);
  g_assert_cmpint (skv_plan_get_item (fixture->plan, "job")->start, ==, start);
  skv_session_undo (session);

  g_assert_true (skv_session_resize (session, "job", start, end + 900));
  g_assert_cmpint (skv_item_get_end (skv_plan_get_item (fixture->plan, "job")), ==, end + 900);
  g_assert_true (skv_session_move_to_start (session, "job", start + 900));
  g_assert_cmpint (skv_plan_get_item (fixture->plan, "job")->start, ==, start + 900);
  g_assert_true (skv_session_move_by_days (session, (const char *const[]){ "job", NULL }, 2));
  g_assert_cmpint (skv_plan_get_item (fixture->plan, "job")->start, ==,
                   start + 900 + 2 * SKV_DAY_SECONDS);
}

static void
put_rule (Fixture *fixture)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Rule");
  SkvRule *rule = skv_record_new (SKV_KIND_RULE, "r");

  skv_set_text (&rule->lane, "window");
  skv_set_text (&rule->title, "Evening");
  skv_set_text (&rule->rrule, "FREQ=MONTHLY;BYDAY=2TU");
  rule->start = 17 * 60;
  rule->duration = 300;
  skv_edit_put (edit, rule);
  g_assert_true (skv_session_apply (fixture->session, edit));
}

static const SkvOccurrence *
lookup (Fixture *fixture, const char *id)
{
  return skv_occurrences_lookup (skv_session_get_occurrences (fixture->session), id);
}

/* One evening of a rule is made shorter, the rule is changed from there on, and ends there. */
static void
test_series (Fixture *fixture, gconstpointer data)
{
  SkvSession *session = fixture->session;
  g_autofree char *series = NULL, *alone = skv_session_get_series (fixture->session, "job");
  const SkvOccurrence *evening, *later;
  gint64 start, end;

  put_rule (fixture);
  series = skv_session_get_series (session, "r:2019-03-12");
  g_assert_cmpstr (series, ==, "r");
  g_assert_null (alone);
  evening = lookup (fixture, "r:2019-03-12");
  start = evening->start;
  end = evening->end;

  skv_session_select (session, "r:2019-03-12", NULL);
  g_assert_true (skv_session_resize (session, "r:2019-03-12", start, end - 3600));
  evening = lookup (fixture, skv_session_get_selected (session));
  g_assert_cmpint (evening->end, ==, end - 3600);
  g_assert_cmpint (evening->original_day, ==, skv_day_parse ("2019-03-12"));
  skv_session_undo (session);

  g_assert_true (
    skv_session_change_from_here (session, "r:2019-03-12", start + SKV_DAY_SECONDS, end));
  later = lookup (fixture, skv_session_get_selected (session));
  g_assert_nonnull (later);
  g_assert_cmpint (later->first_day, ==, skv_day_parse ("2019-03-13"));
  g_assert_nonnull (lookup (fixture, "r:2019-02-12"));
  g_assert_null (lookup (fixture, "r:2019-04-09"));
  skv_session_undo (session);
  g_assert_nonnull (lookup (fixture, "r:2019-04-09"));

  g_assert_true (skv_session_end_series (session, "r:2019-03-12"));
  g_assert_null (lookup (fixture, "r:2019-03-12"));
  g_assert_nonnull (lookup (fixture, "r:2019-02-12"));
}

/* One date of a series is copied as one item, and that is said; the series stays. */
static void
test_copy_of_series (Fixture *fixture, gconstpointer data)
{
  static const char *const evening[] = { "r:2019-03-12", NULL };
  static const char *const both[] = { "job", "r:2019-03-12", NULL };
  static const char *const job[] = { "job", NULL };
  SkvSession *session = fixture->session;
  const SkvOccurrence *occurrence;

  put_rule (fixture);
  occurrence = skv_occurrences_lookup (skv_session_get_occurrences (session), "r:2019-03-12");
  g_assert_true (
    skv_session_copy_to_start (session, "r:2019-03-12", occurrence->start + 7 * SKV_DAY_SECONDS));
  g_assert_cmpstr (fixture->told, ==, "Copy “Evening” to 19 March 2019, as one item of its own");
  g_assert_true (skv_session_told_edit (session));
  g_assert_nonnull (skv_occurrences_lookup (skv_session_get_occurrences (session), "r:2019-03-12"));
  skv_session_undo (session);
  g_assert_true (skv_session_copy_by_days (session, evening, 14));
  g_assert_cmpstr (fixture->told, ==, "Copy “Evening” to 26 March 2019, as one item of its own");
  g_assert_true (skv_session_copy_by_days (session, both, 21));
  g_assert_cmpstr (fixture->told, ==, "Duplicate 2 items, each of its own");
  g_assert_true (skv_session_copy_by_days (session, job, 28));
  g_assert_cmpstr (fixture->told, ==, "Copy “Job” to 9 April 2019");
}

/* What came from one source alone; it is no view, and goes when the source does. */
static void
test_source (Fixture *fixture, gconstpointer data)
{
  SkvSession *session = fixture->session;
  SkvSource *one = skv_record_new (SKV_KIND_SOURCE, "one"),
            *two = skv_record_new (SKV_KIND_SOURCE, "two");
  g_autoptr (SkvEdit) edit = skv_edit_new ("Read"), removal = skv_edit_new ("Remove");
  SkvItem *item = skv_record_copy (skv_plan_get_item (fixture->plan, "job"));
  SkvView *view;

  /* by words, both sources would have it */
  skv_set_text (&one->name, "Meetings");
  skv_set_text (&two->name, "Meetings 2019");
  skv_set_text (&item->source, "two");
  skv_edit_put (edit, one);
  skv_edit_put (edit, two);
  skv_edit_put (edit, item);
  g_assert_true (skv_session_apply (session, edit));

  fixture->refreshed = 0;
  skv_session_set_source (session, "one");
  g_assert_cmpint (fixture->refreshed, ==, 1);
  g_assert_true (skv_session_is_filtered (session));
  g_assert_null (skv_session_get_view (session));
  g_assert_false (skv_session_shows_id (session, "job"));
  skv_session_set_source (session, "two");
  g_assert_true (skv_session_shows_id (session, "job"));
  skv_session_set_source (session, "two");
  g_assert_cmpint (fixture->refreshed, ==, 2);

  /* beside the filter: both have to let it through */
  view = skv_record_new (SKV_KIND_VIEW, NULL);
  skv_set_text (&view->search, "something else");
  skv_session_set_view (session, view);
  skv_record_unref (view);
  g_assert_false (skv_session_shows_id (session, "job"));
  skv_session_set_view (session, NULL);
  g_assert_cmpstr (skv_session_get_source (session), ==, "two");
  skv_session_set_source (session, "one");
  skv_session_show_all (session);
  g_assert_false (skv_session_is_filtered (session));
  g_assert_true (skv_session_shows_id (session, "job"));

  skv_session_set_source (session, "one");
  skv_edit_remove (removal, SKV_KIND_SOURCE, "one");
  g_assert_true (skv_session_apply (session, removal));
  g_assert_null (skv_session_get_source (session));
  g_assert_true (skv_session_shows_id (session, "job"));
}

/* A job and an evening are copied a week later, and moved on by a day and half an hour. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "job", "r:2019-03-12", NULL };
  SkvSession *session = fixture->session;
  guint n = skv_plan_get_records (fixture->plan, SKV_KIND_ITEM)->len;
  gint64 start = skv_plan_get_item (fixture->plan, "job")->start;
  SkvItem *copy;

  put_rule (fixture);
  g_assert_cmpint (skv_session_first_day (session, ids), ==, skv_day_parse ("2019-03-12"));
  g_assert_true (skv_session_copy_by_days (session, ids, 7));
  g_assert_cmpuint (skv_plan_get_records (fixture->plan, SKV_KIND_ITEM)->len, ==, n + 2);
  skv_session_undo (session);
  g_assert_cmpuint (skv_plan_get_records (fixture->plan, SKV_KIND_ITEM)->len, ==, n);

  copy = skv_session_make_copy (session, "r:2019-03-12");
  g_assert_null (copy->rule);
  g_assert_cmpint (copy->original_day, ==, SKV_DAY_NONE);
  skv_record_unref (copy);

  g_assert_true (skv_session_move_by (session, ids, 1, 30));
  g_assert_cmpint (skv_plan_get_item (fixture->plan, "job")->start, ==,
                   start + SKV_DAY_SECONDS + 1800);
  g_assert_cmpuint (skv_plan_get_records (fixture->plan, SKV_KIND_ITEM)->len, ==, n + 1);
}

static void
test_lane_looks (Fixture *fixture, gconstpointer data)
{
  SkvSession *session = fixture->session;
  g_autoptr (GPtrArray) before = skv_plan_list_lanes (fixture->plan), after = NULL;

  g_assert_false (skv_session_move_lane (session, g_ptr_array_index (before, 0), -1));
  g_assert_true (skv_session_move_lane (session, g_ptr_array_index (before, 0), 1));
  after = skv_plan_list_lanes (fixture->plan);
  g_assert_cmpstr (g_ptr_array_index (after, 0), ==, g_ptr_array_index (before, 1));
  g_assert_cmpstr (g_ptr_array_index (after, 1), ==, g_ptr_array_index (before, 0));
  skv_session_fold_lane (session, "critical", TRUE);
  skv_session_colour_lane (session, "critical", "#123456");
  skv_session_pattern_lane (session, "critical", "dots");
  {
    const SkvLane *lane = skv_plan_lookup (fixture->plan, SKV_KIND_LANE, "critical");

    g_assert_true (lane->folded);
    g_assert_cmpstr (lane->colour, ==, "#123456");
    g_assert_cmpstr (lane->pattern, ==, "dots");
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/session/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("copy-of-series", test_copy_of_series);
  ADD ("source", test_source);
  ADD ("series", test_series);
  ADD ("several", test_several);
  ADD ("move", test_move);
  ADD ("kept-until-changed", test_kept_until_changed);
  ADD ("lanes", test_lanes);
  ADD ("remove", test_remove);
  ADD ("holiday-stays", test_holiday_stays);
  ADD ("years", test_years);
  ADD ("filter", test_filter);
  ADD ("shown", test_shown);
  ADD ("copy-and-length", test_copy_and_length);
  ADD ("lane-looks", test_lane_looks);
  return g_test_run ();
}
