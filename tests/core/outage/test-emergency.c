/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/outage/emergency.h"

#include "conflict/plan-text.h"
#include "core/conflict/reviews.h"
#include "core/outage/log.h"

#define PLAN                                                                                       \
  "system feide pay\npay depends-on feide\n"                                                       \
  "critical salaries 2027-04-14 2027-04-16 sys=pay\n"                                              \
  "critical elsewhere 2027-05-14 2027-05-16 sys=pay"

static const char *const systems[] = { "feide", NULL };

static void
test_start (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);
  gint64 now = skv_zone_parse (skv_plan_get_zone (plan), "2027-04-14T10:00");
  SkvEmergency wish = { .systems = systems,
                        .reason = "a hole in the sign-in",
                        .by = "duty officer",
                        .minutes = 90,
                        .review = SKV_DAY_NONE };
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  /* before it is begun it is known what it will cross, and when it is looked at */
  SkvEmergency unsaid = { .systems = systems, .minutes = 90, .review = SKV_DAY_NONE };
  g_autoptr (GPtrArray) before = skv_emergency_preview (plan, &unsaid, now);
  g_autoptr (SkvEdit) edit = skv_emergency_start (plan, &wish, now, &id, &error);
  g_autoptr (GPtrArray) log = NULL, crossed = NULL, reviews = NULL;
  g_auto (GStrv) affected = skv_emergency_list_affected (plan, systems);
  const SkvItem *item;

  g_assert_no_error (error);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  item = skv_plan_get_item (plan, id);
  g_assert_true (item->emergency);
  g_assert_cmpint (item->status, ==, SKV_STATUS_STARTED);
  g_assert_cmpint (item->end - item->start, ==, 90 * 60);
  log = skv_log_list (plan, id);
  g_assert_cmpuint (log->len, ==, 1);
  g_assert_nonnull (strstr (((SkvLogEntry *) log->pdata[0])->content, "salaries"));
  g_assert_nonnull (strstr (((SkvLogEntry *) log->pdata[0])->content, "a hole in the sign-in"));
  crossed = skv_emergency_list_crossed (plan, id, now);
  g_assert_cmpuint (crossed->len, ==, 1);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpstr (((SkvConflict *) before->pdata[0])->message, ==,
                   ((SkvConflict *) crossed->pdata[0])->message);
  g_assert_cmpint (skv_emergency_review_day (plan, 90, now), ==, skv_day_from_ymd (2027, 4, 21));
  g_assert_true (((SkvConflict *) crossed->pdata[0])->accepted);
  reviews = skv_reviews_list (plan, skv_day_from_ymd (2027, 4, 14));
  g_assert_cmpuint (reviews->len, ==, 1);
  g_assert_cmpint (((SkvReview *) reviews->pdata[0])->day, ==, skv_day_from_ymd (2027, 4, 21));
  g_assert_cmpuint (g_strv_length (affected), ==, 1);
  g_assert_cmpstr (affected[0], ==, "pay");
}

static void
test_refused (void)
{
  static const char *const none[] = { NULL }, *const unknown[] = { "cellar", NULL };
  const SkvEmergency rows[] = {
    { .systems = none, .reason = "why", .minutes = 60, .review = SKV_DAY_NONE },
    { .systems = unknown, .reason = "why", .minutes = 60, .review = SKV_DAY_NONE },
    { .systems = systems, .reason = NULL, .minutes = 60, .review = SKV_DAY_NONE },
    { .systems = systems, .reason = "  ", .minutes = 60, .review = SKV_DAY_NONE },
    { .systems = systems, .reason = "why", .minutes = 0, .review = SKV_DAY_NONE },
    { .systems = systems, .reason = "why", .minutes = G_MAXINT, .review = SKV_DAY_NONE },
    { .systems = systems, .reason = "why", .minutes = 60, .review = 1 },
  };
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      char *id = NULL;

      g_assert_null (skv_emergency_start (plan, &rows[i], 1809000000, &id, &error));
      g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
      g_assert_null (id);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/emergency/start", test_start);
  g_test_add_func ("/emergency/refused", test_refused);
  return g_test_run ();
}
