/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include "core/model/audience.h"

/* Files that are copies of a plan for others: what they refuse in the history too. */

static SkvPlan *
open_plan (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SkvPlan *plan =
    skv_store_open_plan (fixture->path, SKV_STORE_DEFAULT, "contact", &fixture->clock, &error);

  g_assert_no_error (error);
  return plan;
}

static void
apply (SkvPlan *plan, SkvEdit *edit)
{
  g_autoptr (GError) error = NULL;

  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
}

/* department "wages" with its system */
static void
put_wages (SkvEdit *edit)
{
  SkvDepartment *department = skv_record_new (SKV_KIND_DEPARTMENT, "wages");
  SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, "run");

  skv_set_text (&department->name, "Wages");
  skv_set_text (&system->name, "Run");
  skv_set_text (&system->owner, "wages");
  skv_edit_put (edit, department);
  skv_edit_put (edit, system);
}

static void
put_period (SkvEdit *edit, const char *title)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, "period");
  const char *const systems[] = { "run", NULL };

  skv_set_text (&item->lane, "critical");
  skv_set_text (&item->title, title);
  skv_set_texts (&item->systems, systems);
  skv_edit_put (edit, item);
}

static void
fill (Fixture *fixture, SkvAudience audience)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvStore) store = fixture_create (fixture);
  g_autoptr (SkvPlan) plan = skv_store_make_plan (store, &error);
  g_autoptr (SkvEdit) edit = skv_edit_new ("Fill");
  SkvSettings *settings = skv_record_copy (skv_plan_get_settings (plan));

  g_assert_no_error (error);
  settings->audience = audience;
  skv_set_text (&settings->audience_department, "wages");
  skv_edit_put (edit, settings);
  put_wages (edit);
  apply (plan, edit);
  commit_organisation (store, "o", "Organisation", "Later"); /* by the planner's program */
}

static void
assert_forbidden (gboolean done, GError **error)
{
  g_assert_false (done);
  g_assert_error (*error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_FORBIDDEN);
  g_test_message ("%s", (*error)->message);
  g_clear_error (error);
}

/* a contact takes back what a contact made, and nothing that was there before */
static void
test_contact (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvEdit) first = skv_edit_new ("First"), second = skv_edit_new ("Second");
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *peek = NULL;

  fill (fixture, SKV_AUDIENCE_CONTACT);
  plan = open_plan (fixture);
  g_assert_cmpint (skv_plan_get_audience (plan, NULL), ==, SKV_AUDIENCE_CONTACT);
  put_period (first, "One");
  apply (plan, first);
  put_period (second, "Two");
  apply (plan, second);

  g_assert_true (skv_plan_undo (plan, NULL, &error));
  g_assert_true (skv_plan_undo (plan, NULL, &error));
  assert_forbidden (skv_plan_undo (plan, NULL, &error), &error);
  g_assert_nonnull (skv_plan_get_system (plan, "run"));
  peek = skv_plan_peek_undo (plan); /* the history stands where it stood */
  g_assert_cmpstr (peek, ==, "Later");
  g_assert_true (skv_plan_redo (plan, NULL, &error));
  g_assert_true (skv_plan_redo (plan, NULL, &error));
  g_assert_cmpstr (skv_plan_get_item (plan, "period")->title, ==, "Two");
  /* many at once: all or nothing */
  assert_forbidden (skv_plan_undo_to (plan, 1, NULL, &error), &error);
  g_assert_cmpstr (skv_plan_get_item (plan, "period")->title, ==, "Two");

  g_assert_true (skv_plan_reload (plan, &error));
  g_assert_cmpint (skv_plan_get_audience (plan, NULL), ==, SKV_AUDIENCE_CONTACT);
}

static void
test_reader (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("First");
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture, SKV_AUDIENCE_READER);
  before = read_bytes (fixture->path);
  plan = open_plan (fixture);
  put_period (edit, "One");
  assert_forbidden (skv_plan_apply (plan, edit, &error), &error);
  assert_forbidden (skv_plan_undo (plan, NULL, &error), &error);
  g_clear_object (&plan);
  plan = open_plan (fixture);
  g_assert_nonnull (skv_plan_get_system (plan, "run"));
  g_assert_null (skv_plan_get_item (plan, "period"));
}

/* the planner's own file, opened by a contact's program */
static void
test_narrowed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("First"), removal = skv_edit_new ("Removal");
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture, SKV_AUDIENCE_PLANNER);
  plan = open_plan (fixture);
  skv_plan_set_audience (plan, SKV_AUDIENCE_CONTACT, "wages");
  put_period (edit, "One");
  apply (plan, edit);
  skv_edit_remove (removal, SKV_KIND_SYSTEM, "run");
  assert_forbidden (skv_plan_apply (plan, removal, &error), &error);
  g_assert_true (skv_plan_reload (plan, &error));
  assert_forbidden (skv_plan_apply (plan, removal, &error), &error);
  g_assert_true (skv_plan_undo (plan, NULL, &error));
  assert_forbidden (skv_plan_undo (plan, NULL, &error), &error);
}

/* a system and its contingency plan name each other: they go together or not at all */
static void
test_circle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Plan"), alone = skv_edit_new ("Alone"),
                      both = skv_edit_new ("Both");
  SkvContingency *contingency = skv_record_new (SKV_KIND_CONTINGENCY, "card");
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  SkvSystem *system;

  fill (fixture, SKV_AUDIENCE_PLANNER);
  plan = open_plan (fixture);
  system = skv_record_copy (skv_plan_get_system (plan, "run"));
  skv_set_text (&system->contingency, "card");
  skv_set_text (&contingency->name, "Card");
  skv_set_text (&contingency->system, "run");
  skv_edit_put (edit, system);
  skv_edit_put (edit, contingency);
  apply (plan, edit);
  g_clear_object (&plan);
  plan = open_plan (fixture);
  g_assert_cmpstr (skv_plan_get_system (plan, "run")->contingency, ==, "card");

  skv_edit_remove (alone, SKV_KIND_CONTINGENCY, "card");
  g_assert_false (skv_plan_apply (plan, alone, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
  g_clear_error (&error);
  skv_edit_remove (both, SKV_KIND_CONTINGENCY, "card");
  skv_edit_remove (both, SKV_KIND_SYSTEM, "run");
  apply (plan, both);
  g_assert_true (skv_plan_undo (plan, NULL, &error));
  g_assert_nonnull (skv_plan_lookup (plan, SKV_KIND_CONTINGENCY, "card"));
  g_assert_true (skv_plan_undo (plan, NULL, &error));
  g_assert_null (skv_plan_get_system (plan, "run")->contingency);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/copies/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("contact", test_contact);
  ADD ("reader", test_reader);
  ADD ("narrowed", test_narrowed);
  ADD ("circle", test_circle);
  return g_test_run ();
}
