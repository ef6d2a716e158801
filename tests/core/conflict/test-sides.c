/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/exceptions.h"

#include "conflict/plan-text.h"
#include "core/calendar/occurrence-edits.h"

/*
 * Exceptions and what becomes of their sides, against a twin that writes down in its own way where
 * everything of a conflict lay: jobs, whole days, evenings of a group that are told as one, and
 * what a rule gives; moved by hand, back again, made longer, and the rule itself changed.
 */

#define FROM skv_day_from_ymd (2019, 5, 1)
#define TO skv_day_from_ymd (2019, 8, 1)

/* On Wednesday and Thursday after the second Tuesday: 12 and 13 June. */
static SkvPlan *
make_plan (void)
{
  SkvPlan *plan = plan_text_new ("system s\n"
                                 "maintenance job 2019-06-13T18:00 2019-06-13T20:00 sys=s\n"
                                 "maintenance days 2019-06-11 2019-06-13 sys=s\n"
                                 "exam exam 2019-06-13T12:00 2019-06-13T19:00 sys=s\n"
                                 "critical period 2019-06-10 2019-06-20 sys=s");
  g_autoptr (SkvEdit) edit = skv_edit_new ("rules");
  SkvRule *evening = skv_record_new (SKV_KIND_RULE, "evening");
  SkvRule *freeze = skv_record_new (SKV_KIND_RULE, "freeze");
  int days[] = { 1, 2 };

  skv_set_text (&evening->lane, "window");
  skv_set_text (&evening->title, "evening");
  skv_set_text (&evening->rrule, "FREQ=MONTHLY;BYDAY=2TU");
  g_array_append_vals (evening->days, days, G_N_ELEMENTS (days));
  evening->start = 17 * 60;
  evening->duration = 300;
  skv_edit_put (edit, evening);
  skv_set_text (&freeze->lane, "freeze");
  skv_set_text (&freeze->title, "freeze");
  skv_set_text (&freeze->rrule, "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=11");
  freeze->length_days = 4;
  plan_text_list (&freeze->systems, "s");
  skv_edit_put (edit, freeze);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  return plan;
}

/* --- the twin -------------------------------------------------------------------------------- */

static void
put_side (GString *text, const SkvOccurrence *side)
{
  g_string_append_printf (text, "%s %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", side->id,
                          side->all_day, side->start, side->end);
}

/* All that a conflict of @check between these two is about, as it lies now: of an evening in a
 * period all evenings of its group that lie in it. "" if they do not meet. */
static char *
snapshot (SkvPlan *plan, const char *item, const char *against)
{
  g_autoptr (SkvOccurrences) all = skv_occurrences_new (plan, FROM, TO, SKV_EXPAND_DEFAULT);
  const SkvOccurrence *one = skv_occurrences_lookup (all, item),
                      *other = skv_occurrences_lookup (all, against);
  GString *text = g_string_new (NULL);
  gboolean first = TRUE;

  if (one == NULL || other == NULL || one->span.start >= other->span.end ||
      other->span.start >= one->span.end)
    return g_string_free (text, FALSE);
  put_side (text, other);
  for (guint i = 0; i < skv_occurrences_get_n (all); i++)
    {
      const SkvOccurrence *each = skv_occurrences_get (all, i);
      gboolean group = each->rule != NULL && each->rule == one->rule &&
                       each->base_day == one->base_day && each->status != SKV_STATUS_CANCELLED &&
                       each->span.start < other->span.end && other->span.start < each->span.end;

      if (each != one && !group)
        continue;
      if (first && each != one) /* then the conflict is told of another one */
        {
          g_string_truncate (text, 0);
          return g_string_free (text, FALSE);
        }
      first = FALSE;
      put_side (text, each);
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *check, *item, *against;
} Pair;

static const Pair pairs[] = {
  { "exam", "job", "exam" },
  { "critical-period", "days", "period" },
  { "critical-period", "job", "period" },
  { "freeze", "job", "freeze:2019-06-11" },
  { "freeze", "days", "freeze:2019-06-11" },
  { "critical-period", "evening:2019-06-12", "period" },
  { "freeze", "evening:2019-06-12", "freeze:2019-06-11" },
};

static const SkvConflict *
find (SkvChecker *checker, const Pair *pair)
{
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (strcmp (conflict->check, pair->check) == 0 && strcmp (conflict->item, pair->item) == 0 &&
          g_strcmp0 (conflict->against, pair->against) == 0)
        return conflict;
    }
  return NULL;
}

static void
apply (SkvPlan *plan, SkvEdit *edit)
{
  g_autoptr (GError) error = NULL;

  if (edit == NULL)
    return;
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  skv_edit_unref (edit);
}

static void
accept (SkvPlan *plan, const Pair *pair)
{
  g_autoptr (SkvChecker) checker = skv_checker_new (plan, FROM, TO);
  g_autoptr (GError) error = NULL;
  const SkvConflict *conflict = find (checker, pair);

  g_assert_nonnull (conflict);
  apply (plan, skv_exception_accept (plan, checker, conflict, "agreed", "IT manager", SKV_DAY_NONE,
                                     &error));
  g_assert_no_error (error);
}

/* --- what happens ---------------------------------------------------------------------------- */

static void
move (SkvPlan *plan, const char *id, gint64 by)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, id);
  const SkvOccurrence *side = found != NULL ? skv_occurrences_lookup (found, id) : NULL;

  if (side != NULL && side->start != SKV_MOMENT_NONE)
    apply (plan, skv_occurrence_move (plan, side, side->start + by, NULL, NULL));
}

static void
lengthen (SkvPlan *plan, const char *id, gint64 by)
{
  SkvItem *item = skv_record_copy (skv_plan_get_item (plan, id));
  SkvEdit *edit = skv_edit_new ("longer");

  item->end = MAX (item->end + by, item->start + MAX (ABS (by), 60));
  skv_edit_put (edit, item);
  apply (plan, edit);
}

static void
change_rule (SkvPlan *plan, const char *id, int start, int length)
{
  SkvRule *rule = skv_record_copy (skv_plan_get_rule (plan, id));
  SkvEdit *edit = skv_edit_new ("rule");

  if (rule->start >= 0)
    {
      rule->start = 17 * 60 + start;
      rule->duration = 300 + length;
    }
  else
    rule->length_days = 4 + length;
  skv_edit_put (edit, rule);
  apply (plan, edit);
}

static void
restore (SkvPlan *plan, const char *id)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, id);
  const SkvOccurrence *side = found != NULL ? skv_occurrences_lookup (found, id) : NULL;

  apply (plan, side != NULL ? skv_occurrence_restore (plan, side) : NULL);
}

/* "job+1800": by seconds; "job~1800": longer by them; "evening@60": the rule's clock;
 * "freeze%1": the rule's length; "x!": back to the rule */
static void
take_step (SkvPlan *plan, const char *step)
{
  gsize n = strcspn (step, "+~@%!");
  g_autofree char *id = g_strndup (step, n);
  gint64 amount = step[n] != '\0' ? g_ascii_strtoll (step + n + 1, NULL, 10) : 0;

  if (step[n] == '+')
    move (plan, id, amount);
  else if (step[n] == '~')
    lengthen (plan, id, amount);
  else if (step[n] == '@')
    change_rule (plan, id, (int) amount, 0);
  else if (step[n] == '%')
    change_rule (plan, id, 0, (int) amount);
  else
    restore (plan, id);
}

/* --- a row each ------------------------------------------------------------------------------ */

typedef struct
{
  const char *name;
  Pair pair;
  const char *steps;
  const char *state; /* "accepted", "asks" or "none" after them */
} Case;

#define GROUP                                                                                      \
  {                                                                                                \
    "critical-period", "evening:2019-06-12", "period"                                              \
  }
#define FROZEN                                                                                     \
  {                                                                                                \
    "freeze", "evening:2019-06-12", "freeze:2019-06-11"                                            \
  }
#define OF_RULE                                                                                    \
  {                                                                                                \
    "freeze", "job", "freeze:2019-06-11"                                                           \
  }
#define DAYS                                                                                       \
  {                                                                                                \
    "critical-period", "days", "period"                                                            \
  }

static const Case cases[] = {
  { "group/as-it-was", GROUP, "", "accepted" },
  { "group/first-moves", GROUP, "evening:2019-06-12+3600", "asks" },
  { "group/second-moves", GROUP, "evening:2019-06-13+3600", "asks" },
  { "group/second-moves-a-day", GROUP, "evening:2019-06-13+86400", "asks" },
  { "group/second-moves-out", GROUP, "evening:2019-06-13+864000", "asks" },
  { "group/second-comes-back", GROUP, "evening:2019-06-13+86400 evening:2019-06-13+-86400",
    "accepted" },
  { "group/second-follows-rule-again", GROUP, "evening:2019-06-13+86400 evening:2019-06-13!",
    "accepted" },
  { "group/period-moves", GROUP, "period+86400", "asks" },
  { "group/period-longer", GROUP, "period~86400", "asks" },
  { "group/period-moves-back", GROUP, "period+86400 period+-86400", "accepted" },
  { "group/rule-later", GROUP, "evening@60", "asks" },
  { "group/rule-longer", GROUP, "evening%30", "asks" },
  { "group/rule-as-before", GROUP, "evening@60 evening@0", "accepted" },
  { "group/job-moves", GROUP, "job+3600", "accepted" },
  { "group/freeze-rule-longer", FROZEN, "freeze%1", "asks" },
  { "group/freeze-rule-longer-and-back", FROZEN, "freeze%1 freeze%0", "accepted" },
  { "rule/moved-by-hand", OF_RULE, "freeze:2019-06-11+86400", "asks" },
  { "rule/moved-by-hand-and-back", OF_RULE, "freeze:2019-06-11+86400 freeze:2019-06-11+-86400",
    "accepted" },
  { "rule/follows-again", OF_RULE, "freeze:2019-06-11+86400 freeze:2019-06-11!", "accepted" },
  { "rule/shorter", OF_RULE, "freeze%-1", "asks" },
  { "rule/another-rule", OF_RULE, "evening@60", "accepted" },
  { "rule/away", OF_RULE, "freeze:2019-06-11+864000", "none" },
  { "days/longer", DAYS, "days~86400", "asks" },
  { "days/moves", DAYS, "days+86400", "asks" },
  { "days/moves-back", DAYS, "days+86400 days+-86400", "accepted" },
  { "days/longer-and-shorter", DAYS, "days~86400 days~-86400", "accepted" },
};

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (SkvPlan) plan = make_plan ();
  g_auto (GStrv) steps = g_strsplit (row->steps, " ", -1);
  g_autoptr (SkvChecker) checker = NULL;
  const SkvConflict *conflict;

  accept (plan, &row->pair);
  for (guint i = 0; steps[i] != NULL && *steps[i] != '\0'; i++)
    take_step (plan, steps[i]);
  checker = skv_checker_new (plan, FROM, TO);
  conflict = find (checker, &row->pair);
  g_assert_cmpstr (conflict == NULL     ? "none"
                   : conflict->accepted ? "accepted"
                                        : "asks",
                   ==, row->state);
}

/* --- against the twin ------------------------------------------------------------------------ */

static void
random_step (GRand *random, SkvPlan *plan)
{
  static const char *const sides[] = {
    "job", "days", "exam", "period", "evening:2019-06-12", "evening:2019-06-13", "freeze:2019-06-11"
  };
  guint side = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (sides));
  gboolean all_day = side == 1 || side == 3 || side == 6;
  gint64 by = all_day ? 86400 : 1800;

  by *= g_rand_int_range (random, -2, 3);
  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      lengthen (plan, sides[side % 4], side % 4 == 1 || side % 4 == 3 ? 86400 : 1800);
      break;
    case 1:
      change_rule (plan, side % 2 == 0 ? "evening" : "freeze", 30 * g_rand_int_range (random, 0, 3),
                   g_rand_int_range (random, 0, 3));
      break;
    case 2:
      restore (plan, sides[4 + side % 3]);
      break;
    default:
      move (plan, sides[side], by);
    }
}

static void
test_twin (void)
{
  for (int seed = 0; seed < 60; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
      g_autoptr (SkvPlan) plan = make_plan ();
      char *places[G_N_ELEMENTS (pairs)];

      for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
        {
          accept (plan, &pairs[i]);
          places[i] = snapshot (plan, pairs[i].item, pairs[i].against);
          g_assert_cmpstr (places[i], !=, "");
        }
      for (int step = 0; step < 12; step++)
        {
          g_autoptr (SkvChecker) checker = NULL;

          random_step (random, plan);
          checker = skv_checker_new (plan, FROM, TO);
          for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
            {
              const SkvConflict *conflict = find (checker, &pairs[i]);
              g_autofree char *now = snapshot (plan, pairs[i].item, pairs[i].against);
              gboolean same = strcmp (now, places[i]) == 0;

              g_assert_cmpint (conflict != NULL, ==, *now != '\0');
              if (conflict != NULL && conflict->accepted != same)
                g_error ("%s %s: %s\n%s\nbefore\n%s", pairs[i].check, pairs[i].item,
                         conflict->accepted ? "accepted" : "asks", now, places[i]);
            }
        }
      for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
        g_free (places[i]);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C", TRUE);
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sides/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/sides/twin", test_twin);
  return g_test_run ();
}
