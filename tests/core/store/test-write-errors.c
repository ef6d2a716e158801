/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

/* Edits that cannot be written: refused, with the file and what is in memory as before. */

static SkvEdit *
make_large_edit (void)
{
  SkvEdit *edit = skv_edit_new ("Large");

  for (int i = 0; i < 3000; i++)
    {
      SkvItem *item = skv_record_new (SKV_KIND_ITEM, NULL);

      skv_set_text (&item->lane, "maintenance");
      skv_set_text (&item->title,
                    "Something that takes some room in the file, so that it needs pages");
      skv_edit_put (edit, item);
    }
  return edit;
}

/* Refuses the large edit with @code, changing neither plan nor file. */
static void
check_refused (SkvPlan *plan, const char *path, SkvPlanError code, const char *words)
{
  g_autoptr (SkvEdit) edit = make_large_edit ();
  g_autoptr (GBytes) before = read_bytes (path);
  guint n_before = skv_plan_get_records (plan, SKV_KIND_ITEM)->len;
  g_autoptr (GError) error = NULL;

  g_assert_false (skv_plan_apply (plan, edit, &error));
  g_assert_error (error, SKV_PLAN_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  assert_bytes (path, before);
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_ITEM)->len, ==, n_before);
}

static SkvPlan *
make_plan (SkvStore *store)
{
  g_autoptr (GError) error = NULL;
  SkvPlan *plan = skv_store_make_plan (store, &error);

  g_assert_no_error (error);
  return plan;
}

static void
apply_small (SkvPlan *plan)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Small");
  g_autoptr (GError) error = NULL;
  SkvOrganisation *organisation = skv_record_new (SKV_KIND_ORGANISATION, NULL);

  skv_set_text (&organisation->name, "Organisation");
  skv_edit_put (edit, organisation);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
}

static void
test_read_only_flag (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (fixture_create (fixture));
  plan = skv_store_open_plan (fixture->path, SKV_STORE_READ_ONLY, NULL, &fixture->clock, &error);
  g_assert_no_error (error);
  g_assert_true (skv_store_is_read_only (SKV_STORE (skv_plan_get_backend (plan))));
  check_refused (plan, fixture->path, SKV_PLAN_ERROR_READ_ONLY, "reading only");
  g_assert_false (skv_plan_undo (plan, NULL, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_READ_ONLY);
}

/* Runs the rest of a test in a child without the rights of root, to whom every file can be written.
 */
static void
run_unprivileged (Fixture *fixture, void (*func) (Fixture *fixture))
{
  pid_t pid = fork ();
  int status;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      if (geteuid () == 0 && setuid (65534) != 0)
        _exit (2);
      func (fixture);
      _exit (0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
open_and_be_refused (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPlan) plan =
    skv_store_open_plan (fixture->path, SKV_STORE_DEFAULT, NULL, &fixture->clock, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_ORGANISATION)->len, ==, 1);
  check_refused (plan, fixture->path, SKV_PLAN_ERROR_READ_ONLY, "reading only");
}

static void
prepare_rights (Fixture *fixture, mode_t folder, mode_t file)
{
  SkvStore *store = fixture_create (fixture);

  commit_organisation (store, "o", "name", "edit");
  g_object_unref (store);
  g_assert_cmpint (g_chmod (fixture->path, (int) file), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, (int) folder), ==, 0);
}

static void
test_read_only_file (Fixture *fixture, gconstpointer data)
{
  prepare_rights (fixture, 0777, 0444);
  run_unprivileged (fixture, open_and_be_refused);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
}

static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  prepare_rights (fixture, 0555, 0666);
  run_unprivileged (fixture, open_and_be_refused);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
}

static void
be_refused_to_read (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (skv_store_open (fixture->path, SKV_STORE_DEFAULT, NULL, &fixture->clock, &error));
  g_assert_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_IO);
}

static void
test_no_reading (Fixture *fixture, gconstpointer data)
{
  prepare_rights (fixture, 0755, 0000);
  run_unprivileged (fixture, be_refused_to_read);
}

static void
be_refused_to_create (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new.skv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (skv_store_create (path, NULL, &fixture->clock, &error));
  g_assert_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_IO);
}

static void
test_create_refused (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  run_unprivileged (fixture, be_refused_to_create);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 0);
}

/* SQLite's own limit stands for the disk's; it fails in the same way and at the same places. */
static void
test_full_by_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvStore) store = fixture_create (fixture);
  g_autoptr (SkvPlan) plan = make_plan (store);

  apply_small (plan);
  g_assert_true (skv_connection_run (store->connection, "PRAGMA max_page_count = 96"));
  check_refused (plan, fixture->path, SKV_PLAN_ERROR_FAILED, "no space left");
  apply_small (plan);
}

/* The system's limit on the size of a file; a child, because it cannot be raised again. */
static void
be_full (Fixture *fixture)
{
  struct rlimit limit = { 384 * 1024, 384 * 1024 };
  g_autoptr (SkvStore) store = fixture_open (fixture);
  g_autoptr (SkvPlan) plan = make_plan (store);

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  check_refused (plan, fixture->path, SKV_PLAN_ERROR_FAILED, "no space left");
  apply_small (plan);
}

static void
test_full_by_limit (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture_create (fixture));
  g_assert_cmpint (g_chmod (fixture->path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0777), ==, 0);
  run_unprivileged (fixture, be_full);
}

/* nothing of a plan that does not fit is left */
static void
fail_to_create (Fixture *fixture)
{
  struct rlimit limit = { 16 * 1024, 16 * 1024 };
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_null (skv_store_create (fixture->path, NULL, &fixture->clock, &error));
  g_assert_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_IO);
  g_test_message ("%s", error->message);
}

static void
test_full_on_creating (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_chmod (fixture->folder, 0777), ==, 0);
  run_unprivileged (fixture, fail_to_create);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/write-errors/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("read-only/flag", test_read_only_flag);
  ADD ("read-only/file", test_read_only_file);
  ADD ("read-only/folder", test_read_only_folder);
  ADD ("read-only/no-reading", test_no_reading);
  ADD ("read-only/creating", test_create_refused);
  ADD ("full/pages", test_full_by_pages);
  ADD ("full/limit", test_full_by_limit);
  ADD ("full/creating", test_full_on_creating);
  return g_test_run ();
}
