/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "app/plan-files.h"
#include "core/exchange/error.h"

typedef struct
{
  char *folder;
  GFile *file;
  GFile *copy;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *copy = NULL;

  fixture->folder = g_dir_make_tmp ("skv-plan-files-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "plan.skv", NULL);
  copy = g_build_filename (fixture->folder, "copy.skv", NULL);
  fixture->file = g_file_new_for_path (path);
  fixture->copy = g_file_new_for_path (copy);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_file_delete (fixture->file, NULL, NULL);
  g_file_delete (fixture->copy, NULL, NULL);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_object_unref (fixture->file);
  g_object_unref (fixture->copy);
  g_free (fixture->folder);
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPlan) plan = skv_plan_files_create (
    fixture->file, &(SkvNewPlan){ .title = "Kveld", .country = "SE" }, &error);
  g_autoptr (GFile) where = NULL;
  g_autofree char *undo = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (skv_plan_get_settings (plan)->title, ==, "Kveld");
  g_assert_cmpstr (skv_plan_get_settings (plan)->country, ==, "SE");
  where = skv_plan_files_locate (plan);
  g_assert_true (g_file_equal (where, fixture->file));
  g_assert_false (skv_plan_files_is_read_only (plan));
  g_assert_false (skv_plan_undo (plan, &undo, NULL)); /* there is nothing before the beginning */
  g_assert_cmpstr (skv_plan_get_settings (plan)->title, ==, "Kveld");
}

static void
test_example (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPlan) plan =
    skv_plan_files_create (fixture->file, &(SkvNewPlan){ .example = "systemkvelder-2019" }, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_SYSTEM)->len, >, 0);
  g_assert_cmpint (skv_plan_files_first_year (plan, skv_day_parse ("2026-11-22")), ==, 2019);
}

static void
test_failure_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
    skv_plan_files_create (fixture->file, &(SkvNewPlan){ .example = "no such example" }, &error));
  g_assert_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_NOT_FOUND);
  g_assert_false (g_file_query_exists (fixture->file, NULL));
}

static void
test_nothing_overwritten (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_file_get_path (fixture->file);
  g_autofree char *after = NULL;

  g_assert_true (g_file_set_contents (path, "a letter", -1, NULL));
  g_assert_null (skv_plan_files_create (
    fixture->file, &(SkvNewPlan){ .title = "Kveld", .country = "NO" }, &error));
  g_assert_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "a letter");
}

static void
test_duplicate (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPlan) plan = skv_plan_files_create (
    fixture->file, &(SkvNewPlan){ .title = "Kveld", .country = "NO" }, &error);
  g_autoptr (SkvPlan) copy = NULL;

  g_assert_no_error (error);
  g_assert_true (skv_plan_files_duplicate (fixture->file, fixture->copy, &error));
  copy = skv_plan_files_open (fixture->copy, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (skv_plan_get_settings (copy)->title, ==, "Kveld");
}

/* Another program's edit shows in the fingerprint, looking does not. */
static void
test_fingerprint (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPlan) mine = skv_plan_files_create (
    fixture->file, &(SkvNewPlan){ .title = "Kveld", .country = "NO" }, &error);
  g_autoptr (SkvPlan) theirs = skv_plan_files_open (fixture->file, &error);
  g_autoptr (SkvEdit) edit = skv_edit_new ("Add");
  SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, "x");
  g_autofree char *before = skv_plan_files_fingerprint (mine);
  g_autofree char *same = skv_plan_files_fingerprint (mine);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (before, ==, same);
  skv_set_text (&system->name, "X");
  skv_edit_put (edit, system);
  skv_plan_apply (theirs, edit, &error);
  g_assert_no_error (error);
  after = skv_plan_files_fingerprint (mine);
  g_assert_cmpstr (before, !=, after);
  g_assert_true (skv_plan_undo (theirs, NULL, NULL));
  undone = skv_plan_files_fingerprint (mine);
  g_assert_cmpstr (undone, !=, after);
}

static void
test_not_a_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_file_get_path (fixture->file);

  g_assert_true (g_file_set_contents (path, "a letter", -1, NULL));
  g_assert_null (skv_plan_files_open (fixture->file, &error));
  g_assert_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_NOT_A_PLAN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/plan-files/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("create", test_create);
  ADD ("example", test_example);
  ADD ("failure-leaves-nothing", test_failure_leaves_nothing);
  ADD ("nothing-overwritten", test_nothing_overwritten);
  ADD ("duplicate", test_duplicate);
  ADD ("fingerprint", test_fingerprint);
  ADD ("not-a-plan", test_not_a_plan);
  return g_test_run ();
}
