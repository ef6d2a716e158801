/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/lifts.h"

#include "conflict/plan-text.h"
#include "core/calendar/occurrence-edits.h"
#include "core/conflict/explain-day.h"

#define DAY(day) skv_day_from_ymd (2019, 6, day)

/* Ten days of freeze, and work on three of them. */
#define PLAN                                                                                       \
  "system s\n"                                                                                     \
  "freeze freeze 2019-06-01 2019-06-11 sys=s\n"                                                    \
  "maintenance before 2019-06-02T18:00 2019-06-02T20:00 sys=s\n"                                   \
  "maintenance within 2019-06-04T18:00 2019-06-04T20:00 sys=s\n"                                   \
  "maintenance night 2019-06-05T22:00 2019-06-06T02:00 sys=s\n"                                    \
  "maintenance undone 2019-06-05T20:00 2019-06-05T22:00 sys=s rollback=180"

static void
apply (SkvPlan *plan, SkvEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  skv_edit_unref (edit);
}

/* (transfer full) (nullable) */
static SkvEdit *
make_lift (SkvPlan *plan, const char *freeze, SkvDay from, SkvDay until, GError **error)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, freeze);

  return skv_lift_freeze (plan, skv_occurrences_lookup (found, freeze), from, until,
                          " the supplier needs it ", "change board", error);
}

static void
lift (SkvPlan *plan, const char *freeze, SkvDay from, SkvDay until)
{
  g_autoptr (GError) error = NULL;
  SkvEdit *edit = make_lift (plan, freeze, from, until, &error);

  g_assert_no_error (error);
  apply (plan, edit);
}

static void
move (SkvPlan *plan, const char *id, SkvDay day)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, id);
  const SkvOccurrence *occurrence = skv_occurrences_lookup (found, id);

  apply (plan,
         skv_occurrence_move (plan, occurrence, skv_occurrence_start_on_day (plan, occurrence, day),
                              NULL, NULL));
}

/* "accepted", "asks" or "none" of the item's conflict with a freeze */
static const char *
state_of (SkvPlan *plan, const char *item)
{
  g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (strcmp (conflict->check, "freeze") == 0 && strcmp (conflict->item, item) == 0)
        return conflict->accepted ? "accepted" : "asks";
    }
  return "none";
}

static const char *
listed (SkvPlan *plan, SkvDay today)
{
  g_autoptr (GPtrArray) entries = skv_lift_entries (plan, today);

  g_assert_cmpuint (entries->len, ==, 1);
  return skv_lift_state_name (((const SkvLiftEntry *) entries->pdata[0])->state);
}

/* --- in the middle of a freeze ---------------------------------------------------------------- */

static void
test_middle (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);
  g_autoptr (SkvChecker) checker = NULL;

  lift (plan, "freeze", DAY (3), DAY (6));
  g_assert_cmpstr (state_of (plan, "before"), ==, "asks");
  g_assert_cmpstr (state_of (plan, "within"), ==, "accepted");
  g_assert_cmpstr (state_of (plan, "night"), ==, "asks");  /* it ends after the lifted days */
  g_assert_cmpstr (state_of (plan, "undone"), ==, "asks"); /* so does its rollback */
  checker = plan_text_check (plan, 2019);
  for (guint i = 0; i < skv_checker_get_conflicts (checker)->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (skv_checker_get_conflicts (checker), i);

      if (conflict->accepted)
        g_assert_cmpstr (conflict->accepted_why, ==,
                         "Lifted 3–5 June 2019 by change board: the supplier needs it");
    }
  /* one lift after the other covers what lies over both */
  lift (plan, "freeze", DAY (6), DAY (7));
  g_assert_cmpstr (state_of (plan, "night"), ==, "accepted");
  g_assert_cmpstr (state_of (plan, "undone"), ==, "accepted");
  /* and it comes back by itself */
  apply (plan, skv_lift_withdraw (
                 plan, ((SkvRecord *) skv_plan_get_records (plan, SKV_KIND_LIFT)->pdata[0])->id));
  g_assert_cmpstr (state_of (plan, "within"), ==, "asks");
}

static void
test_freeze_moves (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);

  lift (plan, "freeze", DAY (3), DAY (6));
  g_assert_cmpstr (listed (plan, SKV_DAY_NONE), ==, "holds");
  g_assert_cmpstr (listed (plan, DAY (5)), ==, "holds");
  g_assert_cmpstr (listed (plan, DAY (6)), ==, "over");
  move (plan, "freeze", DAY (3)); /* the lifted days still lie in it */
  g_assert_cmpstr (listed (plan, SKV_DAY_NONE), ==, "holds");
  g_assert_cmpstr (state_of (plan, "within"), ==, "accepted");
  move (plan, "freeze", DAY (4)); /* one of them does not */
  g_assert_cmpstr (listed (plan, SKV_DAY_NONE), ==, "moved");
  g_assert_cmpstr (state_of (plan, "within"), ==, "asks");
  move (plan, "freeze", DAY (1));
  g_assert_cmpstr (state_of (plan, "within"), ==, "accepted");
  {
    g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, "freeze");

    apply (plan,
           skv_occurrence_cancel (plan, skv_occurrences_lookup (found, "freeze"), NULL, NULL));
  }
  g_assert_cmpstr (listed (plan, SKV_DAY_NONE), ==, "gone");
}

/* A freeze that a rule gives, and evenings of which one is in a lifted day. */
static SkvPlan *
plan_with_rules (void)
{
  SkvPlan *plan = plan_text_new ("system s\n"
                                 "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=s");
  g_autoptr (SkvEdit) edit = skv_edit_new ("rules");
  SkvRule *freeze = skv_record_new (SKV_KIND_RULE, "freeze");
  SkvRule *evening = skv_record_new (SKV_KIND_RULE, "evening");
  int days[] = { 1, 2, 3 };

  skv_set_text (&freeze->lane, "freeze");
  skv_set_text (&freeze->title, "freeze");
  skv_set_text (&freeze->rrule, "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=11");
  freeze->length_days = 4;
  plan_text_list (&freeze->systems, "s");
  skv_edit_put (edit, freeze);
  skv_set_text (&evening->lane, "window");
  skv_set_text (&evening->title, "evening");
  skv_set_text (&evening->rrule, "FREQ=MONTHLY;BYDAY=2TU");
  g_array_append_vals (evening->days, days, G_N_ELEMENTS (days));
  evening->start = 17 * 60;
  evening->duration = 300;
  skv_edit_put (edit, evening);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  return plan;
}

static void
test_of_rule (void)
{
  g_autoptr (SkvPlan) plan = plan_with_rules ();
  g_autoptr (SkvChecker) checker = NULL;
  g_autofree char *text = NULL;

  lift (plan, "freeze:2019-06-11", DAY (12), DAY (13));
  lift (plan, "freeze:2019-06-11", DAY (14), DAY (15));
  checker = plan_text_check (plan, 2019);
  text = plan_text_conflicts (skv_checker_get_conflicts (checker));
  /* The evenings of lifted days are told as one, and the one between them asks by itself. */
  g_assert_nonnull (strstr (text, "freeze hard job freeze:2019-06-11 accepted"));
  g_assert_nonnull (strstr (text, "freeze soft evening:2019-06-12 freeze:2019-06-11 accepted"));
  g_assert_nonnull (strstr (text, "freeze soft evening:2019-06-13 freeze:2019-06-11\n"));
  g_assert_null (strstr (text, "evening:2019-06-14"));
  move (plan, "freeze:2019-06-11", DAY (13));
  g_assert_cmpstr (state_of (plan, "job"), ==, "none");
  move (plan, "freeze:2019-06-11", DAY (10)); /* 14 June is no longer in it, 12 June is */
  g_assert_cmpstr (state_of (plan, "job"), ==, "accepted");
}

/* --- explained ------------------------------------------------------------------------------- */

static void
test_explained (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);
  g_autoptr (GPtrArray) lifted = NULL, closed = NULL;
  const SkvDayLine *line = NULL;

  lift (plan, "freeze", DAY (3), DAY (6));
  lifted = skv_plan_explain_day (plan, DAY (4), "s", NULL);
  closed = skv_plan_explain_day (plan, DAY (7), "s", NULL);
  for (guint i = 0; i < lifted->len; i++)
    {
      line = g_ptr_array_index (lifted, i);
      g_assert_cmpstr (line->kind, !=, "freeze");
      if (strcmp (line->kind, "lifted") == 0)
        g_assert_nonnull (
          strstr (line->text, "Lifted 3–5 June 2019 by change board: the supplier needs it"));
    }
  g_assert_cmpstr (line->kind, ==, "outside");
  line = g_ptr_array_index (closed, closed->len - 1);
  g_assert_cmpstr (line->kind, ==, "closed");
}

/* --- what is refused -------------------------------------------------------------------------- */

static void
test_refused (void)
{
  static const struct
  {
    const char *id, *reason;
    int from, until;
    const char *message;
  } cases[] = {
    { "freeze", "why", 3, 3, "ends before it begins" },
    { "freeze", "  ", 3, 5, "say why" },
    { "freeze", "why", 9, 12, "only from 1–10 June 2019" },
    { "freeze", "why", 5, 7, "lifted already. Lifted 6 June 2019" },
    { "within", "why", 4, 5, "no freeze" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SkvPlan) plan = plan_text_new (PLAN);
      g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, cases[i].id);
      g_autoptr (GError) error = NULL;

      lift (plan, "freeze", DAY (6), DAY (7));
      g_assert_null (skv_lift_freeze (plan, skv_occurrences_lookup (found, cases[i].id),
                                      DAY (cases[i].from), DAY (cases[i].until), cases[i].reason,
                                      NULL, &error));
      g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

/* --- against a twin --------------------------------------------------------------------------- */

/* Every day that the two have in common, looked up in every lift that lies wholly in the freeze. */
static gboolean
twin_is_lifted (SkvPlan *plan, const SkvOccurrence *job, const SkvOccurrence *freeze)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  GPtrArray *lifts = skv_plan_get_records (plan, SKV_KIND_LIFT);

  for (SkvDay day = freeze->first_day; day < freeze->end_day; day++)
    {
      gint64 start = MAX (skv_zone_at (zone, day, 0), MAX (job->span.start, freeze->span.start)),
             end = MIN (skv_zone_at (zone, day + 1, 0), MIN (job->span.end, freeze->span.end));
      gboolean lifted = FALSE;

      for (guint i = 0; i < lifts->len; i++)
        {
          const SkvLift *one = lifts->pdata[i];

          lifted = lifted || (one->from <= day && day < one->until &&
                              one->from >= freeze->first_day && one->until <= freeze->end_day);
        }
      if (start < end && !lifted)
        return FALSE;
    }
  return TRUE;
}

static SkvPlan *
random_plan (GRand *random)
{
  g_autoptr (GString) text = g_string_new ("system s\n");
  gboolean timed = g_rand_boolean (random);
  SkvPlan *plan;
  SkvEdit *edit = skv_edit_new ("lifts");

  g_string_append_printf (text, "freeze freeze 2019-06-%02d%s 2019-06-%02d%s sys=s\n",
                          g_rand_int_range (random, 3, 8), timed ? "T16:00" : "",
                          g_rand_int_range (random, 9, 16), timed ? "T08:00" : "");
  for (int i = 0; i < 4; i++)
    {
      int day = g_rand_int_range (random, 1, 16), end = day + g_rand_int_range (random, 0, 3),
          hour = g_rand_int_range (random, 0, 12);

      g_string_append_printf (text,
                              "maintenance j%d 2019-06-%02dT%02d:00 2019-06-%02dT%02d:30 sys=s\n",
                              i, day, hour, end, hour + g_rand_int_range (random, 0, 12));
    }
  plan = plan_text_new (text->str);
  for (int i = g_rand_int_range (random, 1, 5); i > 0; i--)
    {
      SkvLift *one = skv_record_new (SKV_KIND_LIFT, NULL);

      skv_set_text (&one->freeze, "freeze");
      skv_set_text (&one->reason, "why");
      one->from = DAY (g_rand_int_range (random, 2, 14));
      one->until = one->from + g_rand_int_range (random, 1, 4);
      skv_edit_put (edit, one);
    }
  apply (plan, edit);
  return plan;
}

/* Whole and in a trial: a day is hard exactly if a job that was really moved there would be. */
static void
compare_trial (SkvPlan *plan, const SkvOccurrence *job, const guint8 *severities)
{
  for (SkvDay day = DAY (1); day < DAY (18); day++)
    {
      g_autoptr (SkvPlan) copy = skv_plan_copy (plan);

      move (copy, job->id, day);
      g_assert_cmpint (severities[day - DAY (1)] == SKV_SEVERITY_HARD, ==,
                       strcmp (state_of (copy, job->id), "asks") == 0);
    }
}

static void
test_twin (void)
{
  guint n_lifted = 0;

  for (int round = 0; round < 60; round++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
      g_autoptr (SkvPlan) plan = random_plan (random);
      g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);
      SkvOccurrences *all = skv_checker_get_occurrences (checker);
      GPtrArray *conflicts = skv_checker_get_conflicts (checker);
      guint8 severities[17];

      for (guint i = 0; i < conflicts->len; i++)
        {
          const SkvConflict *conflict = g_ptr_array_index (conflicts, i);
          gboolean lifted;

          if (strcmp (conflict->check, "freeze") != 0)
            continue;
          lifted = twin_is_lifted (plan, skv_occurrences_lookup (all, conflict->item),
                                   skv_occurrences_lookup (all, conflict->against));
          g_assert_cmpint (conflict->accepted, ==, lifted);
          n_lifted += lifted;
        }
      skv_checker_try_days (checker, skv_occurrences_lookup (all, "j0"), DAY (1), DAY (18),
                            severities);
      compare_trial (plan, skv_occurrences_lookup (all, "j0"), severities);
    }
  g_assert_cmpuint (n_lifted, >, 0);
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lifts/middle", test_middle);
  g_test_add_func ("/lifts/freeze-moves", test_freeze_moves);
  g_test_add_func ("/lifts/of-rule", test_of_rule);
  g_test_add_func ("/lifts/explained", test_explained);
  g_test_add_func ("/lifts/refused", test_refused);
  g_test_add_func ("/lifts/twin", test_twin);
  return g_test_run ();
}
