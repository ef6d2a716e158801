/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/draft-template.h"

static SkvPlan *
make_plan (void)
{
  SkvPlan *plan = skv_plan_new (NULL, NULL);
  g_autoptr (SkvEdit) edit = skv_edit_new ("fill");
  SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, "s");
  SkvDepartment *department = skv_record_new (SKV_KIND_DEPARTMENT, "d");

  skv_set_text (&system->name, "Sign-in");
  skv_set_text (&department->name, "Network");
  skv_edit_put (edit, system);
  skv_edit_put (edit, department);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  return plan;
}

static SkvDraft *
make_draft (SkvPlan *plan)
{
  SkvDraft *draft = skv_draft_new (plan, "maintenance", skv_day_from_ymd (2027, 6, 9), NULL);

  skv_draft_set_text (draft, SKV_DRAFT_TITLE, "Certificate");
  skv_draft_set_text (draft, SKV_DRAFT_START, "19:30");
  skv_draft_set_text (draft, SKV_DRAFT_LENGTH, "2 h 15 min");
  skv_draft_set_text (draft, SKV_DRAFT_DOWNTIME, "30 min");
  skv_draft_set_text (draft, SKV_DRAFT_ROLLBACK, "45 min");
  skv_draft_set_text (draft, SKV_DRAFT_NOTES, "Call them first");
  skv_draft_set_system (draft, "s", TRUE);
  skv_draft_set_choice (draft, "department", "d");
  skv_draft_set_choice (draft, "work", "security");
  skv_draft_set_choice (draft, "effect", "restart");
  return draft;
}

static const SkvTemplate *
only_template (SkvPlan *plan)
{
  GPtrArray *templates = skv_plan_get_records (plan, SKV_KIND_TEMPLATE);

  g_assert_cmpuint (templates->len, ==, 1);
  return g_ptr_array_index (templates, 0);
}

/* What is written comes back in a job on another day; saving under the same name replaces. */
static void
test_there_and_back (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvDraft) draft = make_draft (plan), again = NULL;
  g_autoptr (SkvEdit) edit = skv_draft_save_template (draft, "Certificates"), second = NULL;
  static const SkvDraftField fields[] = { SKV_DRAFT_TITLE, SKV_DRAFT_LENGTH, SKV_DRAFT_DOWNTIME,
                                          SKV_DRAFT_ROLLBACK, SKV_DRAFT_NOTES };

  g_assert_true (skv_plan_apply (plan, edit, NULL));
  g_assert_cmpint (only_template (plan)->duration, ==, 135);
  again = skv_draft_new_from_template (plan, only_template (plan), skv_day_from_ymd (2027, 9, 1),
                                       "18:00");
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_cmpstr (skv_draft_get_text (again, fields[i]), ==,
                     skv_draft_get_text (draft, fields[i]));
  g_assert_cmpstr (skv_draft_get_text (again, SKV_DRAFT_START), ==, "18:00");
  g_assert_cmpstr (skv_draft_get_text (again, SKV_DRAFT_END), ==, "20:15");
  g_assert_cmpint (skv_draft_get_day (again), ==, skv_day_from_ymd (2027, 9, 1));
  g_assert_cmpstr (skv_draft_get_systems (again)[0], ==, "s");
  g_assert_cmpstr (skv_draft_get_choice (again, "department"), ==, "d");
  g_assert_cmpstr (skv_draft_get_choice (again, "work"), ==, "security");
  g_assert_cmpstr (skv_draft_get_choice (again, "effect"), ==, "restart");

  skv_draft_set_text (again, SKV_DRAFT_LENGTH, "3 h");
  second = skv_draft_save_template (again, "Certificates");
  g_assert_true (skv_plan_apply (plan, second, NULL));
  g_assert_cmpint (only_template (plan)->duration, ==, 180);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/there-and-back", test_there_and_back);
  return g_test_run ();
}
