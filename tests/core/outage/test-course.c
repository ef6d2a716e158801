/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/outage/course.h"

#include <string.h>

#include "conflict/plan-text.h"
#include "core/calendar/occurrence-edits.h"
#include "core/exchange/sites.h"

/* a job, and a window of a rule every Wednesday */
static SkvPlan *
make_plan (void)
{
  SkvPlan *plan = plan_text_new ("system s\n"
                                 "maintenance job 2027-06-09T17:00 2027-06-09T22:00 sys=s\n"
                                 "maintenance all-day 2027-06-10 2027-06-11 sys=s\n"
                                 "maintenance days 2027-06-08 2027-06-20 sys=s\n"
                                 "maintenance someday - - sys=s\n"
                                 "outage down 2027-06-01T17:00 - sys=s");
  g_autoptr (SkvEdit) edit = skv_edit_new ("rule");
  SkvRule *rule = skv_record_new (SKV_KIND_RULE, "evening");

  skv_set_text (&rule->lane, "window");
  skv_set_text (&rule->title, "Evening");
  skv_set_text (&rule->rrule, "FREQ=WEEKLY;BYDAY=WE");
  rule->valid_from = skv_day_from_ymd (2027, 6, 2);
  rule->start = 17 * 60;
  rule->duration = 5 * 60;
  skv_edit_put (edit, rule);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  return plan;
}

typedef struct
{
  const char *name, *id, *start, *end, *words;
} Used;

static const Used used[] = {
  { "as planned", "job", "2027-06-09T17:00", "2027-06-09T22:00",
    "Used 5 hours of 5 hours planned." },
  { "shorter and late", "job", "2027-06-09T17:10", "2027-06-09T20:40",
    "Used 3 hours 30 minutes of 5 hours planned. Began 10 minutes late." },
  { "early and longer", "job", "2027-06-09T16:30", "2027-06-10T00:30",
    "Used 8 hours of 5 hours planned. Began 30 minutes early." },
  { "no start given", "job", NULL, "2027-06-09T18:00", "Used 1 hour of 5 hours planned." },
  { "not over", "job", "2027-06-09T17:05", NULL, "Began 5 minutes late." },
  { "of a rule", "evening:2027-06-09", "2027-06-09T17:00", "2027-06-09T19:00",
    "Used 2 hours of 5 hours planned." },
};

static const SkvOccurrence *
find (SkvPlan *plan, const char *id, SkvOccurrences **found)
{
  g_clear_pointer (found, skv_occurrences_unref);
  *found = skv_occurrences_find (plan, id);
  g_assert_nonnull (*found);
  return skv_occurrences_lookup (*found, id);
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

/* It has begun at @at, an instant. */
static SkvEdit *
course_start (
  SkvPlan *plan, const SkvOccurrence *self, gint64 at, gint64 now, const char *by, GError **error)
{
  SkvCourse course = { .start = at, .end = SKV_MOMENT_NONE, .by = by };

  return skv_course_record (plan, self, &course, now, error);
}

/* It is over; without a start that somebody gave it began as planned. */
static SkvEdit *
course_end (SkvPlan *plan,
            const SkvOccurrence *self,
            gint64 at,
            const char *outcome,
            gint64 now,
            const char *by,
            GError **error)
{
  SkvCourse course;

  skv_course_init (&course, self);
  course.end = at;
  course.outcome = outcome;
  course.by = by;
  return skv_course_record (plan, self, &course, now, error);
}

static void
test_used (gconstpointer data)
{
  const Used *row = data;
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvOccurrences) found = NULL;
  const SkvZone *zone = skv_plan_get_zone (plan);
  gint64 now = skv_zone_parse (zone, "2027-07-01T00:00");
  const SkvOccurrence *occurrence = find (plan, row->id, &found);
  g_autofree char *words = NULL;

  if (row->start != NULL)
    apply (plan,
           course_start (plan, occurrence, skv_zone_parse (zone, row->start), now, NULL, NULL));
  occurrence = find (plan, row->id, &found);
  if (row->end != NULL)
    apply (plan,
           course_end (plan, occurrence, skv_zone_parse (zone, row->end), NULL, now, NULL, NULL));
  occurrence = find (plan, row->id, &found);
  g_assert_cmpint (occurrence->status, ==, row->end != NULL ? SKV_STATUS_DONE : SKV_STATUS_STARTED);
  words = skv_course_words (plan, occurrence);
  g_assert_cmpstr (words, ==, row->words);
}

static void
test_postponed (void)
{
  static const char *const ids[] = { "job", "evening:2027-06-09", "all-day" };
  static const char *const words[] = { "Postponed from 9 June 2027: no parts",
                                       "Postponed from 9 June 2027: no parts",
                                       "Postponed from 10 June 2027: no parts" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (SkvPlan) plan = make_plan ();
      g_autoptr (SkvOccurrences) found = NULL;
      const SkvOccurrence *occurrence = find (plan, ids[i], &found);
      g_autofree char *text = NULL;

      g_assert_null (skv_course_postpone (plan, occurrence, SKV_MOMENT_NONE, "", NULL, NULL));
      apply (plan,
             skv_course_postpone (plan, occurrence, SKV_MOMENT_NONE, "no staff", "chief", NULL));
      occurrence = find (plan, ids[i], &found);
      g_assert_cmpint (occurrence->status, ==, SKV_STATUS_POSTPONED);
      /* twice: where it was first is kept */
      apply (plan, skv_course_postpone (plan, occurrence, occurrence->start + 7 * SKV_DAY_SECONDS,
                                        "no parts", NULL, NULL));
      occurrence = find (plan, ids[i], &found);
      g_assert_cmpint (occurrence->status, ==, SKV_STATUS_APPROVED);
      text = skv_course_words (plan, occurrence);
      g_assert_cmpstr (text, ==, words[i]);
    }
}

/* --- refused ---------------------------------------------------------------------------------- */

typedef enum
{
  BEGIN,
  FINISH,
  PUT_OFF,
} Deed;

typedef struct
{
  const char *name, *id, *before; /* what was done to it: "start", "end", "later", "cancel" or "" */
  Deed deed;
  const char *at, *message; /* @at NULL: until further notice */
} Refused;

#define NOW "2027-06-10T12:00"

static const Refused refused[] = {
  { "begins in the future", "job", "", BEGIN, "2027-06-10T12:01", "future" },
  { "over in the future", "job", "", FINISH, "2027-06-10T12:01", "future" },
  { "over before it began", "job", "start", FINISH, "2027-06-09T17:04", "before it began" },
  { "over before it was to begin", "job", "", FINISH, "2027-06-09T16:00", "before it began" },
  { "planned later than it was over", "evening:2027-06-16", "", FINISH, "2027-06-10T10:00",
    "say when it began" },
  { "cancelled", "job", "cancel", BEGIN, "2027-06-09T17:00", "cancelled" },
  { "postponed", "job", "later", BEGIN, "2027-06-09T17:00", "new date first" },
  { "an outage", "down", "", FINISH, "2027-06-09T17:00", "outage" },
  { "no date", "someday", "", BEGIN, "2027-06-09T17:00", "no date yet" },
  { "a holiday", "holiday:2027-05-17", "", BEGIN, "2027-05-17T10:00", "public holiday" },
  { "put off when done", "job", "end", PUT_OFF, NULL, "done already" },
  { "put off when cancelled", "job", "cancel", PUT_OFF, NULL, "is cancelled" },
  { "put off to an earlier time", "job", "", PUT_OFF, "2027-06-09T16:00", "not later" },
  { "put off to where it is", "evening:2027-06-09", "", PUT_OFF, "2027-06-09T17:00", "not later" },
  { "a holiday put off", "holiday:2027-05-17", "", PUT_OFF, NULL, "public holiday" },
};

static void
prepare (SkvPlan *plan, const char *id, const char *deed, gint64 now)
{
  g_autoptr (SkvOccurrences) found = NULL;
  const SkvOccurrence *occurrence = find (plan, id, &found);
  gint64 at = skv_zone_parse (skv_plan_get_zone (plan), "2027-06-09T17:05");

  if (g_str_equal (deed, "start"))
    apply (plan, course_start (plan, occurrence, at, now, NULL, NULL));
  else if (g_str_equal (deed, "end"))
    apply (plan, course_end (plan, occurrence, at, "fine", now, NULL, NULL));
  else if (g_str_equal (deed, "later"))
    apply (plan, skv_course_postpone (plan, occurrence, SKV_MOMENT_NONE, "no parts", NULL, NULL));
  else if (g_str_equal (deed, "cancel"))
    apply (plan, skv_occurrence_cancel (plan, occurrence, "no", NULL));
}

static void
test_refusal (gconstpointer data)
{
  const Refused *row = data;
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvOccurrences) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  const SkvZone *zone = skv_plan_get_zone (plan);
  gint64 now = skv_zone_parse (zone, NOW);
  gint64 at = row->at != NULL ? skv_zone_parse (zone, row->at) : SKV_MOMENT_NONE;
  const SkvOccurrence *occurrence;

  prepare (plan, row->id, row->before, now);
  occurrence = find (plan, row->id, &found);
  if (row->deed == BEGIN)
    edit = course_start (plan, occurrence, at, now, NULL, &error);
  else if (row->deed == FINISH)
    edit = course_end (plan, occurrence, at, NULL, now, NULL, &error);
  else
    edit = skv_course_postpone (plan, occurrence, at, "no parts", NULL, &error);
  g_assert_null (edit);
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, row->message));
}

/* --- all of it at once ------------------------------------------------------------------------ */

static void
test_sites (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvOccurrences) found = NULL;
  const SkvZone *zone = skv_plan_get_zone (plan);
  gint64 now = skv_zone_parse (zone, NOW);
  const SkvOccurrence *occurrence = find (plan, "job", &found);
  g_autoptr (GPtrArray) sites = skv_sites_parse ("[{\"name\":\"A\"},{\"name\":\"B\"}]", NULL);
  g_autofree char *words = NULL;
  SkvCourse course;

  skv_course_init (&course, occurrence);
  course.sites = sites;
  apply (plan, skv_course_record (plan, occurrence, &course, now, NULL));
  occurrence = find (plan, "job", &found);
  g_assert_cmpint (occurrence->status, ==, SKV_STATUS_APPROVED);
  /* a site that is done: it has begun, as planned since nobody says otherwise */
  ((SkvSite *) sites->pdata[0])->done = TRUE;
  apply (plan, skv_course_record (plan, occurrence, &course, now, NULL));
  occurrence = find (plan, "job", &found);
  g_assert_cmpint (occurrence->status, ==, SKV_STATUS_STARTED);
  g_assert_cmpint (occurrence->item->actual_start, ==, occurrence->start);
  words = skv_course_words (plan, occurrence);
  g_assert_cmpstr (words, ==, "1 of 2 sites done; remaining: B.");
}

/* It was nothing: it is as before. */
static void
test_taken_back (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvOccurrences) found = NULL;
  gint64 now = skv_zone_parse (skv_plan_get_zone (plan), NOW);
  const SkvOccurrence *occurrence;
  g_autofree char *words = NULL;
  SkvCourse course;

  prepare (plan, "evening:2027-06-09", "end", now);
  occurrence = find (plan, "evening:2027-06-09", &found);
  g_assert_cmpint (occurrence->moved, ==, SKV_NOT_MOVED);
  g_assert_cmpint (occurrence->status, ==, SKV_STATUS_DONE);
  skv_course_init (&course, occurrence);
  course.start = course.end = SKV_MOMENT_NONE;
  course.outcome = "";
  apply (plan, skv_course_record (plan, occurrence, &course, now, NULL));
  occurrence = find (plan, "evening:2027-06-09", &found);
  g_assert_cmpint (occurrence->status, ==, SKV_STATUS_APPROVED);
  words = skv_course_words (plan, occurrence);
  g_assert_cmpstr (words, ==, "");
}

/* What was broken off has not begun: nothing of it is counted where it was. */
static void
test_broken_off (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvOccurrences) found = NULL;
  gint64 now = skv_zone_parse (skv_plan_get_zone (plan), NOW);
  const SkvOccurrence *occurrence;

  prepare (plan, "job", "start", now);
  occurrence = find (plan, "job", &found);
  apply (plan, skv_course_postpone (plan, occurrence, occurrence->start + 7 * SKV_DAY_SECONDS,
                                    "no parts", "chief", NULL));
  occurrence = find (plan, "job", &found);
  g_assert_cmpint (occurrence->status, ==, SKV_STATUS_APPROVED);
  g_assert_true (occurrence->item->actual_start == SKV_MOMENT_NONE);
  g_assert_cmpstr (occurrence->item->postponed_from, ==, "2027-06-09T17:00:00+02:00");
  g_assert_cmpint (skv_item_postponed_day (plan, occurrence->item), ==,
                   skv_day_from_ymd (2027, 6, 9));
}

/* --- times ------------------------------------------------------------------------------------ */

typedef struct
{
  const char *id, *text, *after, *expected; /* @after, @expected: NULL: none */
} Time;

static const Time times[] = {
  { "job", "17:10", NULL, "2027-06-09T17:10" },
  { "job", "04:50", NULL, "2027-06-10T04:50" }, /* nearer after it than before it */
  { "job", "05:10", NULL, "2027-06-09T05:10" },
  { "job", "00:30", "2027-06-09T17:10", "2027-06-10T00:30" },
  { "job", "17:10", "2027-06-09T17:10", "2027-06-09T17:10" },
  { "job", "2027-06-09T17:10", NULL, "2027-06-09T17:10" },
  { "job", "2027-06-09 17:10", "2027-06-10T17:10", "2027-06-09T17:10" },
  { "all-day", "09:00", NULL, "2027-06-10T09:00" },
  { "days", "09:00", NULL, "2027-06-10T09:00" },
  { "someday", "09:00", NULL, NULL },
  { "job", "soon", NULL, NULL },
  { "job", "24:00", NULL, NULL },
  { "job", "", NULL, NULL },
};

static void
test_time (gconstpointer data)
{
  const Time *row = data;
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvOccurrences) found = NULL;
  const SkvZone *zone = skv_plan_get_zone (plan);
  gint64 after = row->after != NULL ? skv_zone_parse (zone, row->after) : SKV_MOMENT_NONE;
  gint64 expected = row->expected != NULL ? skv_zone_parse (zone, row->expected) : SKV_MOMENT_NONE;
  const SkvOccurrence *occurrence = find (plan, row->id, &found);

  g_assert_cmpint (
    skv_course_parse_time (plan, occurrence, row->text, after, skv_zone_parse (zone, NOW)), ==,
    expected);
}

/* --- of a period ------------------------------------------------------------------------------ */

static void
test_period (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvCourses) june = NULL, work = NULL;
  g_autoptr (SkvOccurrences) found = NULL;
  const char *const lanes[] = { "maintenance", NULL };
  const SkvSelection selection = { .lanes = lanes };
  gint64 now = skv_zone_parse (skv_plan_get_zone (plan), "2027-07-10T12:00");
  const SkvOccurrence *occurrence;

  prepare (plan, "job", "end", now);
  occurrence = find (plan, "evening:2027-06-23", &found);
  apply (plan, skv_course_postpone (plan, occurrence, occurrence->start + 14 * SKV_DAY_SECONDS,
                                    "no staff", NULL, NULL));
  june = skv_courses_new (plan, skv_day_from_ymd (2027, 6, 1), skv_day_from_ymd (2027, 7, 1), NULL);
  /* job, all-day, days, five Wednesdays of which one was put off to July */
  g_assert_cmpuint (june->n, ==, 7);
  g_assert_cmpuint (june->list->len, ==, 8);
  g_assert_cmpuint (june->n_recorded, ==, 1);
  g_assert_cmpint (june->planned, ==, 300);
  g_assert_cmpint (june->used, ==, 5);
  occurrence = june->list->pdata[7];
  g_assert_cmpstr (occurrence->item->reason, ==, "no staff");
  work = skv_courses_new (plan, skv_day_from_ymd (2027, 6, 1), skv_day_from_ymd (2027, 7, 1),
                          &selection);
  g_assert_cmpuint (work->list->len, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (used); i++)
    {
      g_autofree char *path = g_strconcat ("/course/used/", used[i].name, NULL);

      g_test_add_data_func (path, &used[i], test_used);
    }
  g_test_add_func ("/course/postponed", test_postponed);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/course/refused/", refused[i].name, NULL);

      g_test_add_data_func (path, &refused[i], test_refusal);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/course/time/%s %s %zu", times[i].id, times[i].text, i);

      g_test_add_data_func (path, &times[i], test_time);
    }
  g_test_add_func ("/course/sites", test_sites);
  g_test_add_func ("/course/taken-back", test_taken_back);
  g_test_add_func ("/course/broken-off", test_broken_off);
  g_test_add_func ("/course/period", test_period);
  return g_test_run ();
}
