/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "app/contingency/contingency-form.h"

/* systems a, b and c */
static SkvPlan *
new_plan (void)
{
  g_autoptr (GError) error = NULL;
  SkvPlan *plan = skv_plan_new (NULL, &error);
  g_autoptr (SkvEdit) edit = skv_edit_new ("systems");

  g_assert_no_error (error);
  for (const char *id = "a\0b\0c\0"; *id != '\0'; id += 2)
    {
      SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, id);

      skv_set_text (&system->name, id);
      skv_edit_put (edit, system);
    }
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  return plan;
}

static void
apply (SkvPlan *plan, const SkvContingencyForm *form)
{
  g_autoptr (SkvEdit) edit = skv_contingency_form_make_edit (form, plan);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
}

static SkvFormStep *
add_step (SkvContingencyForm *form, const char *text)
{
  SkvFormStep *step = skv_contingency_form_add_step (form);

  skv_set_text (&step->text, text);
  return step;
}

static char *
steps_of (const SkvContingencyForm *form)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < form->steps->len; i++)
    g_string_append (text, ((SkvFormStep *) form->steps->pdata[i])->text);
  return g_string_free (text, FALSE);
}

static void
assert_systems (SkvPlan *plan, const char *id, const char *expected)
{
  g_auto (GStrv) systems = skv_contingency_list_systems (plan, id);
  g_autofree char *joined = g_strjoinv ("", systems);

  g_assert_cmpstr (joined, ==, expected);
}

/* Everything that is written comes back. */
static void
test_round_trip (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvContingencyForm) form = skv_contingency_form_new (plan, NULL), again = NULL;
  const SkvContingency *record;
  SkvFormStep *step;

  skv_contingency_form_set_text (form, SKV_CONTINGENCY_FORM_NAME, " Down ");
  skv_contingency_form_set_text (form, SKV_CONTINGENCY_FORM_SHORT, "administrator");
  skv_contingency_form_set_text (form, SKV_CONTINGENCY_FORM_LONG, "The duty team");
  skv_contingency_form_set_text (form, SKV_CONTINGENCY_FORM_LONG_AFTER, "1 d");
  skv_contingency_form_set_system (form, "b", TRUE);
  skv_contingency_form_set_system (form, "a", TRUE);
  step = add_step (form, "Find out");
  step->phase = SKV_PHASE_ALARM;
  skv_set_text (&step->role, "finder");
  step = add_step (form, "Measures");
  g_assert_cmpint (step->phase, ==, SKV_PHASE_ALARM); /* as the one before */
  skv_set_text (&step->contact, "70 00 00 00");
  skv_set_text (&step->over, "7 d");
  skv_contingency_form_add_step (form); /* begun and left */
  apply (plan, form);

  record = skv_plan_lookup (plan, SKV_KIND_CONTINGENCY, form->id);
  g_assert_cmpstr (record->name, ==, "Down");
  g_assert_cmpstr (record->system, ==, "b");
  g_assert_cmpint (record->long_after, ==, 24 * 60);
  assert_systems (plan, form->id, "ab");
  again = skv_contingency_form_new (plan, form->id);
  g_assert_false (again->is_new);
  g_assert_cmpuint (again->steps->len, ==, 2);
  step = again->steps->pdata[1];
  g_assert_cmpstr (step->id, ==, ((SkvFormStep *) form->steps->pdata[1])->id);
  g_assert_cmpstr (step->text, ==, "Measures");
  g_assert_cmpstr (step->contact, ==, "70 00 00 00");
  g_assert_cmpstr (step->over, ==, "7 d");
  g_assert_cmpstr (again->texts[SKV_CONTINGENCY_FORM_LONG], ==, "The duty team");
  g_assert_cmpstr (again->texts[SKV_CONTINGENCY_FORM_LONG_AFTER], ==, "1 d");
}

/* A system that no longer follows it is free, whichever of the two said so. */
static void
test_systems (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvContingencyForm) form = skv_contingency_form_new_from (plan, "generic", "a");
  g_autoptr (SkvContingencyForm) other = skv_contingency_form_new (plan, NULL), again = NULL;
  g_autoptr (SkvEdit) removal = NULL;
  g_autoptr (GError) error = NULL;

  apply (plan, form);
  g_assert_cmpuint (form->steps->len, >, 5);
  assert_systems (plan, form->id, "a");
  skv_contingency_form_set_text (other, SKV_CONTINGENCY_FORM_NAME, "Other");
  skv_contingency_form_set_system (other, "a", TRUE);
  skv_contingency_form_set_system (other, "c", TRUE);
  apply (plan, other);
  assert_systems (plan, form->id, "");
  assert_systems (plan, other->id, "ac");

  again = skv_contingency_form_new (plan, other->id);
  skv_contingency_form_set_system (again, "a", FALSE);
  apply (plan, again);
  assert_systems (plan, other->id, "c");
  /* the first one names the system itself, and has it again */
  assert_systems (plan, form->id, "a");

  removal = skv_contingency_removal (plan, other->id);
  skv_plan_apply (plan, removal, &error);
  g_assert_no_error (error);
  g_assert_null (skv_plan_get_system (plan, "c")->contingency);
  g_assert_null (skv_plan_lookup (plan, SKV_KIND_CONTINGENCY, other->id));
}

static const struct
{
  guint from, to;
  const char *steps;
} moves[] = {
  { 0, 0, "abcd" }, { 0, 1, "bacd" }, { 0, 3, "bcda" },
  { 3, 0, "dabc" }, { 2, 1, "acbd" }, { 1, 3, "acdb" },
};

static void
test_moves (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autoptr (SkvContingencyForm) form = skv_contingency_form_new (plan, NULL);
      g_autofree char *text = NULL, *fewer = NULL;

      for (const char *name = "a\0b\0c\0d\0"; *name != '\0'; name += 2)
        add_step (form, name);
      skv_contingency_form_move_step (form, moves[i].from, moves[i].to);
      text = steps_of (form);
      g_assert_cmpstr (text, ==, moves[i].steps);
      skv_contingency_form_remove_step (form, 1);
      fewer = steps_of (form);
      g_assert_cmpuint (strlen (fewer), ==, 3);
      g_assert_cmpint (fewer[1], ==, moves[i].steps[2]);
    }
}

static void
test_most (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvContingencyForm) form = skv_contingency_form_new (plan, NULL);

  skv_contingency_form_set_text (form, SKV_CONTINGENCY_FORM_NAME, "Many");
  for (guint i = 0; i < SKV_STEPS_MAX; i++)
    add_step (form, "x");
  g_assert_null (skv_contingency_form_add_step (form));
  apply (plan, form); /* which the reader takes */
}

static void
test_problems (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvContingencyForm) form = skv_contingency_form_new (plan, NULL);
  SkvFormStep *step = skv_contingency_form_add_step (form);
  g_autofree char *name = NULL, *after = NULL, *text = NULL, *over = NULL;

  name = skv_contingency_form_first_problem (form);
  g_assert_cmpstr (name, ==, "A name is needed");
  g_assert_null (skv_contingency_form_make_edit (form, plan));
  skv_contingency_form_set_text (form, SKV_CONTINGENCY_FORM_NAME, "x");
  g_assert_null (skv_contingency_form_first_problem (form));
  for (const char *const *wrong = (const char *const[]){ "soon", "0", "-1 d", NULL };
       *wrong != NULL; wrong++)
    {
      g_autofree char *problem = NULL;

      skv_contingency_form_set_text (form, SKV_CONTINGENCY_FORM_LONG_AFTER, *wrong);
      problem = skv_contingency_form_problem (form, SKV_CONTINGENCY_FORM_LONG_AFTER);
      g_assert_nonnull (problem);
    }
  skv_contingency_form_set_text (form, SKV_CONTINGENCY_FORM_LONG_AFTER, "4");
  after = skv_contingency_form_problem (form, SKV_CONTINGENCY_FORM_LONG_AFTER);
  g_assert_null (after);
  skv_set_text (&step->role, "manager");
  text = skv_contingency_form_first_problem (form);
  g_assert_cmpstr (text, ==, "Step 1: Write what is to be done");
  skv_set_text (&step->text, "Act");
  skv_set_text (&step->over, "a week");
  over = skv_contingency_form_first_problem (form);
  g_assert_cmpstr (over, ==, "Step 1: Write a length such as 4 h or 7 d, or nothing");
}

/* What another program wrote and this one cannot read is said, not shown as an empty plan. */
static void
test_broken (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvEdit) edit = skv_edit_new ("broken");
  SkvContingency *record = skv_record_new (SKV_KIND_CONTINGENCY, "x");
  g_autoptr (SkvContingencyForm) form = NULL;
  g_autoptr (GError) error = NULL;

  skv_set_text (&record->name, "x");
  skv_set_text (&record->steps, "[{\"id\": 3}]");
  skv_edit_put (edit, record);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  form = skv_contingency_form_new (plan, "x");
  g_assert_true (form->is_broken);
  g_assert_cmpuint (form->steps->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contingency/round-trip", test_round_trip);
  g_test_add_func ("/contingency/systems", test_systems);
  g_test_add_func ("/contingency/moves", test_moves);
  g_test_add_func ("/contingency/most", test_most);
  g_test_add_func ("/contingency/problems", test_problems);
  g_test_add_func ("/contingency/broken", test_broken);
  return g_test_run ();
}
