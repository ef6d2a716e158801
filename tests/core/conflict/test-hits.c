/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/hits.h"

#include "conflict/plan-text.h"
#include "core/calendar/occurrence-edits.h"
#include "core/conflict/lifts.h"
#include "core/conflict/reviews.h"

#define DAY(month, day) skv_day_from_ymd (2019, month, day)

#define PLAN                                                                                       \
  "system s=Network_office t\ncontact IT-manager\n"                                                \
  "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=s contact=IT-manager\n"                   \
  "maintenance wish 2019-06-13T18:00 2019-06-13T20:00 sys=s status=proposed\n"                     \
  "maintenance other 2019-06-12T18:00 2019-06-12T20:00 sys=t"

/* --- what a period hits ------------------------------------------------------------------------
 */

static SkvEdit *
put_lines (SkvPlan *plan, const char *text)
{
  SkvEdit *edit = skv_edit_new ("text");
  g_autoptr (GError) error = NULL;

  plan_text_add (plan, edit, text);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  return edit;
}

/* "job approved IT-manager", a line each */
static char *
list_hits (SkvPlan *plan, const SkvEdit *edit)
{
  g_autoptr (GPtrArray) hits = skv_hits_find (plan, edit, DAY (1, 1));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const SkvHit *hit = g_ptr_array_index (hits, i);

      g_string_append_printf (text, "%s%s %s %s", i > 0 ? "\n" : "", hit->item,
                              hit->approved ? "approved" : "proposed", hit->decider);
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  const char *before; /* what is in the plan already */
  const char *lines;  /* what comes */
  const char *hits;
} HitCase;

static const HitCase hit_cases[] = {
  { "critical", "", "critical p 2019-06-12 2019-06-14 sys=s",
    "job approved IT-manager\nwish proposed Network_office" },
  { "exam", "", "exam p 2019-06-12 2019-06-13 sys=s", "job approved IT-manager" },
  { "freeze", "", "freeze p 2019-06-12 2019-06-13 sys=s", "job approved IT-manager" },
  { "meeting", "", "meeting p 2019-06-12 2019-06-13 sys=s", "job approved IT-manager" },
  { "misses", "", "exam p 2019-06-14 2019-06-15 sys=s", "" },
  { "other-system", "", "exam p 2019-06-12 2019-06-13 sys=t", "other approved (null)" },
  { "is-no-period", "", "maintenance p 2019-06-12T18:00 2019-06-12T20:00 sys=s", "" },
  { "comes-with-its-work", "",
    "exam p 2019-06-12 2019-06-13 sys=s\n"
    "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=s",
    "" },
  { "cancelled", "", "exam p 2019-06-12 2019-06-13 sys=s status=cancelled", "" },
  { "as-before", "exam p 2019-06-12 2019-06-13 sys=s",
    "exam p 2019-06-12 2019-06-13 sys=s reason=told", "" },
  { "longer", "exam p 2019-06-11 2019-06-12 sys=s", "exam p 2019-06-11 2019-06-13 sys=s",
    "job approved IT-manager" },
  { "other-systems-now", "exam p 2019-06-12 2019-06-13 sys=t", "exam p 2019-06-12 2019-06-13 sys=s",
    "job approved IT-manager" },
  { "accepted", "except job p exam -", "exam p 2019-06-12 2019-06-13 sys=s", "" },
};

static void
test_hits (gconstpointer data)
{
  const HitCase *row = data;
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);
  g_autoptr (SkvEdit) before = put_lines (plan, row->before);
  g_autoptr (SkvEdit) edit = put_lines (plan, row->lines);
  g_autofree char *hits = list_hits (plan, edit);

  g_assert_cmpstr (hits, ==, row->hits);
}

/* A rule of periods hits, too, and so does one of it that a person moves. */
static void
test_rule (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);
  g_autoptr (SkvEdit) edit = skv_edit_new ("rule"), other = NULL;
  g_autoptr (SkvOccurrences) found = NULL;
  g_autofree char *hits = NULL, *none = NULL, *moved = NULL, *words = NULL;
  g_autoptr (GPtrArray) list = NULL;
  SkvRule *rule = skv_record_new (SKV_KIND_RULE, "pay");

  skv_set_text (&rule->lane, "critical");
  skv_set_text (&rule->title, "pay");
  skv_set_text (&rule->rrule, "FREQ=MONTHLY;BYMONTHDAY=12");
  plan_text_list (&rule->systems, "s");
  skv_edit_put (edit, rule);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  hits = list_hits (plan, edit);
  g_assert_cmpstr (hits, ==, "job approved IT-manager");
  list = skv_hits_find (plan, edit, DAY (1, 1));
  words = skv_hits_words (list);
  g_assert_cmpstr (words, ==, "It hits 1 thing that was planned. Decides: IT-manager");

  found = skv_occurrences_find (plan, "pay:2019-06-12");
  other = skv_occurrence_move (plan, skv_occurrences_lookup (found, "pay:2019-06-12"),
                               DAY (6, 20) * SKV_DAY_SECONDS, NULL, NULL);
  g_assert_true (skv_plan_apply (plan, other, NULL));
  none = list_hits (plan, other);
  g_assert_cmpstr (none, ==, "");
  g_clear_pointer (&other, skv_edit_unref);
  g_clear_pointer (&found, skv_occurrences_unref);
  found = skv_occurrences_find (plan, "pay:2019-06-12");
  other = skv_occurrence_move (plan, skv_occurrences_lookup (found, "pay:2019-06-12"),
                               DAY (6, 13) * SKV_DAY_SECONDS, NULL, NULL);
  g_assert_true (skv_plan_apply (plan, other, NULL));
  moved = list_hits (plan, other);
  g_assert_cmpstr (moved, ==, "wish proposed Network_office");
}

static void
test_lost_lifts (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN "\nfreeze f 2019-06-10 2019-06-15 sys=s");
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, "f");
  g_autoptr (SkvEdit) lift = skv_lift_freeze (plan, skv_occurrences_lookup (found, "f"),
                                              DAY (6, 12), DAY (6, 13), "why", NULL, NULL);
  g_autoptr (SkvEdit) near = NULL, away = NULL;
  g_autoptr (GPtrArray) kept = NULL, lost = NULL;

  g_assert_true (skv_plan_apply (plan, lift, NULL));
  near = put_lines (plan, "freeze f 2019-06-11 2019-06-15 sys=s");
  kept = skv_hits_lost_lifts (plan, near);
  g_assert_cmpuint (kept->len, ==, 0);
  away = put_lines (plan, "freeze f 2019-06-13 2019-06-15 sys=s");
  lost = skv_hits_lost_lifts (plan, away);
  g_assert_cmpuint (lost->len, ==, 1);
  g_assert_cmpstr (lost->pdata[0], ==,
                   "“f” is no longer lifted 12 June 2019: it lies elsewhere, or is gone.");
}

/* --- reviews of emergencies --------------------------------------------------------------------
 */

/* Wednesday 12 June 2019; the week before had Whit Monday on 10 June. */
#define EMERGENCY "maintenance e 2019-06-12T22:00 2019-06-13T02:00 sys=s emergency=hole"

static const SkvReview *
review (GPtrArray *reviews, const char *id)
{
  for (guint i = 0; i < reviews->len; i++)
    {
      const SkvReview *one = g_ptr_array_index (reviews, i);

      if (strcmp (one->item->parent.id, id) == 0)
        return one;
    }
  return NULL;
}

static void
test_review_day (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new ("system s\n" EMERGENCY "\n"
                                            "maintenance easter 2019-04-16T18:00 2019-04-16T20:00 "
                                            "sys=s emergency=hole\n"
                                            "maintenance when - - sys=s emergency=hole\n"
                                            "maintenance job 2019-06-12T18:00 2019-06-12T20:00\n"
                                            "maintenance not 2019-06-12T18:00 2019-06-12T20:00 "
                                            "emergency=no status=cancelled");
  g_autoptr (GPtrArray) reviews = skv_reviews_list (plan, DAY (6, 19));

  g_assert_cmpuint (reviews->len, ==, 3);
  /* five working days after the night's last day, a Thursday */
  g_assert_cmpint (review (reviews, "e")->day, ==, DAY (6, 20));
  /* 17 April, and then none before 23 April */
  g_assert_cmpint (review (reviews, "easter")->day, ==, DAY (4, 26));
  g_assert_cmpint (review (reviews, "when")->day, ==, SKV_DAY_NONE);
  g_assert_cmpstr (skv_review_state_name (review (reviews, "e")->state), ==, "waiting");
  g_assert_cmpstr (skv_review_state_name (review (reviews, "easter")->state), ==, "due");
  g_assert_cmpuint (skv_reviews_count_due (plan, DAY (6, 19)), ==, 1);
  g_assert_cmpuint (skv_reviews_count_due (plan, DAY (6, 20)), ==, 2);
}

static void
test_review_mark (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new ("system s\n" EMERGENCY "\n"
                                            "maintenance job 2019-06-12T18:00 2019-06-12T20:00");
  g_autoptr (SkvEdit) edit = NULL, back = NULL;
  g_autoptr (GError) early = NULL, wrong = NULL;
  g_autoptr (GPtrArray) reviews = NULL;
  g_autofree char *words = NULL;

  g_assert_null (skv_review_mark (plan, "e", DAY (6, 12), &early));
  g_assert_error (early, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
  g_assert_null (skv_review_mark (plan, "job", DAY (6, 20), &wrong));
  g_assert_error (wrong, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
  edit = skv_review_mark (plan, "e", DAY (6, 21), NULL);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  reviews = skv_reviews_list (plan, DAY (7, 1));
  words = skv_review_words (review (reviews, "e"));
  g_assert_cmpstr (words, ==, "Reviewed on 21 June 2019");
  g_assert_cmpuint (skv_reviews_count_due (plan, DAY (7, 1)), ==, 0);
  back = skv_review_mark (plan, "e", SKV_DAY_NONE, NULL);
  g_assert_true (skv_plan_apply (plan, back, NULL));
  g_assert_cmpuint (skv_reviews_count_due (plan, DAY (7, 1)), ==, 1);
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C", TRUE);
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (hit_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/hits/%s", hit_cases[i].name);

      g_test_add_data_func (path, &hit_cases[i], test_hits);
    }
  g_test_add_func ("/hits/rule", test_rule);
  g_test_add_func ("/hits/lost-lifts", test_lost_lifts);
  g_test_add_func ("/reviews/day", test_review_day);
  g_test_add_func ("/reviews/mark", test_review_mark);
  return g_test_run ();
}
