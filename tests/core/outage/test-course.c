/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/outage/course.h"

#include "conflict/plan-text.h"

/* a job, and a window of a rule every Wednesday */
static SkvPlan *
make_plan (void)
{
  SkvPlan *plan = plan_text_new ("system s\n"
                                 "maintenance job 2027-06-09T17:00 2027-06-09T22:00 sys=s\n"
                                 "maintenance all-day 2027-06-10 2027-06-11 sys=s");
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
           skv_course_start (plan, occurrence, skv_zone_parse (zone, row->start), now, NULL, NULL));
  occurrence = find (plan, row->id, &found);
  if (row->end != NULL)
    apply (plan, skv_course_end (plan, occurrence, skv_zone_parse (zone, row->end), NULL, now, NULL,
                                 NULL));
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

static void
test_refused (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvOccurrences) found = NULL;
  const SkvOccurrence *occurrence = find (plan, "job", &found);
  gint64 start = occurrence->start;

  g_assert_null (skv_course_start (plan, occurrence, start, start - 1, NULL, NULL));
  g_assert_null (skv_course_end (plan, occurrence, start - 1, NULL, start, NULL, NULL));
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
  g_test_add_func ("/course/refused", test_refused);
  return g_test_run ();
}
