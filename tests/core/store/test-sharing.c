/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include "store-fixture.h"

/* Two programs, or two windows, with the same file. */

static void
assert_refused (SkvStore *store, SkvPlanError code)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Refused");
  g_autoptr (GError) error = NULL;
  GError *undo_error = NULL;

  skv_edit_put (edit, skv_record_new (SKV_KIND_ORGANISATION, "refused"));
  g_assert_false (backend_commit (store, edit, &error));
  g_assert_error (error, SKV_PLAN_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_null (backend_step (store, FALSE, &undo_error));
  g_assert_error (undo_error, SKV_PLAN_ERROR, (int) code);
  g_clear_error (&undo_error);
  g_assert_false (skv_store_add_barrier (store, "Refused", &undo_error));
  g_assert_error (undo_error, SKV_PLAN_ERROR, (int) code);
  g_clear_error (&undo_error);
}

static void
test_own_commits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvStore) store = fixture_create (fixture);
  g_autoptr (SkvEdit) undone = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", i);

      commit_organisation (store, "o", name, name);
    }
  undone = backend_step (store, FALSE, &error);
  g_assert_no_error (error);
  commit_organisation (store, "o", "last", "last");
}

static void
test_other_writes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvStore) first = fixture_create (fixture);
  g_autoptr (SkvStore) second = fixture_open (fixture);
  g_autoptr (SkvEdit) loaded = NULL;
  g_autoptr (GBytes) before = NULL;

  commit_organisation (first, "o", "first", "first");
  before = read_bytes (fixture->path);
  assert_refused (second, SKV_PLAN_ERROR_CONFLICT);
  assert_refused (second, SKV_PLAN_ERROR_CONFLICT); /* and stays so until it is loaded */
  assert_bytes (fixture->path, before);

  loaded = backend_load (second);
  g_assert_cmpuint (skv_edit_get_n_changes (loaded), ==, 1);
  commit_organisation (second, "o", "second", "second");
  assert_refused (first, SKV_PLAN_ERROR_CONFLICT);
}

static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy", NULL);
  g_autoptr (SkvStore) store = fixture_create (fixture);
  g_autoptr (SkvEdit) loaded = NULL;
  g_autoptr (GError) error = NULL;

  commit_organisation (store, "o", "old", "old");
  skv_store_backup (store, copy, &error);
  g_assert_no_error (error);
  commit_organisation (store, "o", "newer", "newer");
  g_assert_cmpint (g_rename (copy, fixture->path), ==, 0);
  assert_refused (store, SKV_PLAN_ERROR_CONFLICT);

  loaded = backend_load (store);
  g_assert_cmpstr (((SkvOrganisation *) skv_edit_get_change (loaded, 0)->after)->name, ==, "old");
  commit_organisation (store, "o", "newest", "newest");
}

static void
test_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvStore) store = fixture_create (fixture);
  g_autoptr (GError) error = NULL;

  commit_organisation (store, "o", "name", "edit");
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  assert_refused (store, SKV_PLAN_ERROR_CONFLICT);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 0);
  g_assert_null (SKV_BACKEND_GET_IFACE (store)->load (SKV_BACKEND (store), &error));
  g_assert_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_NOT_FOUND);
}

/* @data: how the other program holds the file; a reader only keeps the commit from finishing */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvStore) store = fixture_create (fixture);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (SkvEdit) edit = skv_edit_new ("Edit");
  g_autoptr (GError) error = NULL;
  sqlite3 *other;

  commit_organisation (store, "o", "name", "edit");
  before = read_bytes (fixture->path);
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, data, NULL, NULL, NULL), ==, SQLITE_OK);

  skv_edit_put (edit, skv_record_new (SKV_KIND_ORGANISATION, "p"));
  g_assert_false (backend_commit (store, edit, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_FAILED);
  g_test_message ("%s", error->message);
  g_assert_cmpint (sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  assert_bytes (fixture->path, before);

  commit (store, edit); /* and now it is free */
}

static void
test_locked_on_opening (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *other;

  g_object_unref (fixture_create (fixture));
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_null (skv_store_open (fixture->path, SKV_STORE_DEFAULT, NULL, &fixture->clock, &error));
  g_assert_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_LOCKED);
  sqlite3_close (other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func, data)                                                                      \
  g_test_add ("/store/sharing/" path, Fixture, data, fixture_set_up, func, fixture_tear_down)
  ADD ("own-commits", test_own_commits, NULL);
  ADD ("other-writes", test_other_writes, NULL);
  ADD ("replaced", test_replaced, NULL);
  ADD ("removed", test_removed, NULL);
  ADD ("locked/writer", test_locked, "BEGIN IMMEDIATE");
  ADD ("locked/reader", test_locked, "BEGIN; SELECT count(*) FROM item");
  ADD ("locked/on-opening", test_locked_on_opening, NULL);
  return g_test_run ();
}
