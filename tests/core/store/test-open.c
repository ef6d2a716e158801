/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <sys/stat.h>
#include <unistd.h>

#include "store-fixture.h"

/* Files that are no plan of ours, or no longer: each is told apart, named, and left as it is. */

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

/* a plan with some pages of content */
static void
make_plan (Fixture *fixture)
{
  g_autoptr (SkvStore) store = fixture_create (fixture);
  g_autoptr (SkvEdit) edit = skv_edit_new ("Fill");

  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *id = g_strdup_printf ("item %d", i);
      SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

      skv_set_text (&item->title,
                    "Something that takes some room in the file, so that it has pages");
      skv_edit_put (edit, item);
    }
  commit (store, edit);
}

static void
write_file (const char *path, const char *data, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);
}

static void
keep_bytes (const char *path, gsize length)
{
  g_assert_cmpint (truncate (path, (off_t) length), ==, 0);
}

static void
overwrite (const char *path, gsize offset, gsize length)
{
  g_autoptr (GBytes) bytes = read_bytes (path);
  gsize size;
  char *data = g_bytes_unref_to_data (g_steal_pointer (&bytes), &size);

  g_assert_cmpuint (offset + length, <=, size);
  memset (data + offset, 0xa5, length);
  write_file (path, data, (gssize) size);
  g_free (data);
}

static void
make_text (Fixture *f)
{
  write_file (f->path, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", -1);
}
static void
make_short_text (Fixture *f)
{
  write_file (f->path, "x", -1);
}
static void
make_empty (Fixture *f)
{
  write_file (f->path, "", 0);
}
static void
make_folder (Fixture *f)
{
  g_assert_cmpint (g_mkdir (f->path, 0700), ==, 0);
}
static void
make_pipe (Fixture *f)
{
  g_assert_cmpint (mkfifo (f->path, 0600), ==, 0);
}
static void
make_missing (Fixture *f)
{
}
static void
make_foreign (Fixture *f)
{
  run_sql (f->path, "CREATE TABLE item (id TEXT); INSERT INTO item VALUES ('x')");
}
static void
make_half (Fixture *f)
{
  make_plan (f);
  keep_bytes (f->path, 4096 * 20);
}
static void
make_odd_end (Fixture *f)
{
  make_plan (f);
  keep_bytes (f->path, 4096 * 20 + 1000);
}

static void
make_last_page_cut (Fixture *f)
{
  g_autoptr (GBytes) bytes = NULL;

  make_plan (f);
  bytes = read_bytes (f->path);
  keep_bytes (f->path, g_bytes_get_size (bytes) - 100);
}

static void
make_first_page (Fixture *f)
{
  make_plan (f);
  keep_bytes (f->path, 4096);
}
static void
make_header_only (Fixture *f)
{
  make_plan (f);
  keep_bytes (f->path, 100);
}
static void
make_half_header (Fixture *f)
{
  make_plan (f);
  keep_bytes (f->path, 50);
}
static void
make_broken_header (Fixture *f)
{
  make_plan (f);
  overwrite (f->path, 16, 20);
}
static void
make_broken_schema (Fixture *f)
{
  make_plan (f);
  overwrite (f->path, 100, 3000);
}
static void
make_broken_page (Fixture *f)
{
  make_plan (f);
  overwrite (f->path, 4096 * 40, 4096);
}
static void
make_newer (Fixture *f)
{
  make_plan (f);
  run_sql (f->path, "PRAGMA user_version = 1000; CREATE TABLE novelty (x)");
}
static void
make_no_version (Fixture *f)
{
  make_plan (f);
  run_sql (f->path, "PRAGMA user_version = 0");
}

static void
make_trigger (Fixture *f)
{
  make_plan (f);
  run_sql (f->path, "CREATE TRIGGER sly AFTER UPDATE ON item BEGIN DELETE FROM journal; END");
}

static void
make_view (Fixture *f)
{
  make_plan (f);
  run_sql (f->path, "DROP TABLE exception; CREATE VIEW exception AS SELECT id, title AS item, '' "
                    "AS against, '' AS \"check\","
                    " '' AS \"by\", '' AS reason, '' AS until FROM item");
}

static void
make_extra_table (Fixture *f)
{
  make_plan (f);
  run_sql (f->path, "CREATE TABLE extra (x)");
}
static void
make_missing_table (Fixture *f)
{
  make_plan (f);
  run_sql (f->path, "DROP TABLE exception");
}
static void
make_missing_index (Fixture *f)
{
  make_plan (f);
  run_sql (f->path, "DROP INDEX item_by_rule");
}
static void
make_extra_column (Fixture *f)
{
  make_plan (f);
  run_sql (f->path, "ALTER TABLE lane ADD COLUMN x TEXT DEFAULT (hex (randomblob (9)))");
}
static void
make_lax_enum (Fixture *f)
{
  make_plan (f);
  run_sql (
    f->path,
    "PRAGMA ignore_check_constraints = 1; UPDATE item SET status = 'lost' WHERE id = 'item 7'");
}

/* what SQLite finds in order, but a plan cannot hold */
static void
make_bad_date (Fixture *f)
{
  make_plan (f);
  run_sql (f->path, "UPDATE item SET original_date = '2019-02-30' WHERE id = 'item 7'");
}
static void
make_bad_utf8 (Fixture *f)
{
  make_plan (f);
  run_sql (f->path, "UPDATE item SET title = CAST (x'ff41' AS TEXT) WHERE id = 'item 7'");
}
static void
make_nul (Fixture *f)
{
  make_plan (f);
  run_sql (f->path, "UPDATE item SET title = 'a' || char (0) || 'b' WHERE id = 'item 7'");
}
static void
make_empty_id (Fixture *f)
{
  make_plan (f);
  run_sql (f->path, "UPDATE item SET id = '' WHERE id = 'item 7'");
}
static void
make_bad_list (Fixture *f)
{
  make_plan (f);
  run_sql (f->path,
           "INSERT INTO rule (id, base, dates, relative_from, relative_to, relative_working_days, "
           "working_day, restart, days, length_days, avoid, try, if_none, not_before_day, "
           "same_month, skip_months, yearly_budget) VALUES ('r', 'dates', '{\"a\":1}', 0, 0, 0, 0, "
           "'[]', '[0]', 1, '[]', '[]', 'ask', 0, 0, '[]', 0)");
}
static void
make_huge_number (Fixture *f)
{
  make_plan (f);
  run_sql (f->path, "INSERT INTO lane (id, title, position, hidden, folded) VALUES ('l', 'x', 5000000000, 0, 0)");
}
static void
make_dangling (Fixture *f)
{
  make_plan (f);
  run_sql (f->path, "UPDATE item SET contact = 'nobody' WHERE id = 'item 7'");
}
static void
make_dangling_list (Fixture *f)
{
  make_plan (f);
  run_sql (f->path, "INSERT INTO item_systems VALUES ('nothing', 0, 'x')");
}
static void
make_backwards (Fixture *f)
{
  make_plan (f);
  run_sql (
    f->path,
    "UPDATE item SET lane = 'maintenance', start = 1000000, \"end\" = 1 WHERE id = 'item 7'");
}

static const struct
{
  const char *name;
  void (*make) (Fixture *fixture);
  SkvStoreError code;
} cases[] = {
  { "text", make_text, SKV_STORE_ERROR_NOT_A_PLAN },
  { "short-text", make_short_text, SKV_STORE_ERROR_NOT_A_PLAN },
  { "empty", make_empty, SKV_STORE_ERROR_NOT_A_PLAN },
  { "folder", make_folder, SKV_STORE_ERROR_NOT_A_PLAN },
  { "pipe", make_pipe, SKV_STORE_ERROR_NOT_A_PLAN },
  { "missing", make_missing, SKV_STORE_ERROR_NOT_FOUND },
  { "foreign", make_foreign, SKV_STORE_ERROR_NOT_A_PLAN },
  { "half", make_half, SKV_STORE_ERROR_DAMAGED },
  { "odd-end", make_odd_end, SKV_STORE_ERROR_DAMAGED },
  { "last-page-cut", make_last_page_cut, SKV_STORE_ERROR_DAMAGED },
  { "first-page", make_first_page, SKV_STORE_ERROR_DAMAGED },
  { "header-only", make_header_only, SKV_STORE_ERROR_DAMAGED },
  { "half-header", make_half_header, SKV_STORE_ERROR_DAMAGED },
  { "broken-header", make_broken_header, SKV_STORE_ERROR_DAMAGED },
  { "broken-schema", make_broken_schema, SKV_STORE_ERROR_DAMAGED },
  { "broken-page", make_broken_page, SKV_STORE_ERROR_DAMAGED },
  { "newer", make_newer, SKV_STORE_ERROR_NEWER },
  { "no-version", make_no_version, SKV_STORE_ERROR_DAMAGED },
  { "trigger", make_trigger, SKV_STORE_ERROR_DAMAGED },
  { "view", make_view, SKV_STORE_ERROR_DAMAGED },
  { "extra-table", make_extra_table, SKV_STORE_ERROR_DAMAGED },
  { "missing-table", make_missing_table, SKV_STORE_ERROR_DAMAGED },
  { "missing-index", make_missing_index, SKV_STORE_ERROR_DAMAGED },
  { "extra-column", make_extra_column, SKV_STORE_ERROR_DAMAGED },
  { "lax-enum", make_lax_enum, SKV_STORE_ERROR_DAMAGED },
  { "bad-date", make_bad_date, SKV_STORE_ERROR_DAMAGED },
  { "bad-utf8", make_bad_utf8, SKV_STORE_ERROR_DAMAGED },
  { "nul", make_nul, SKV_STORE_ERROR_DAMAGED },
  { "empty-id", make_empty_id, SKV_STORE_ERROR_DAMAGED },
  { "bad-list", make_bad_list, SKV_STORE_ERROR_DAMAGED },
  { "huge-number", make_huge_number, SKV_STORE_ERROR_DAMAGED },
  { "dangling", make_dangling, SKV_STORE_ERROR_DAMAGED },
  { "dangling-list", make_dangling_list, SKV_STORE_ERROR_DAMAGED },
  { "backwards", make_backwards, SKV_STORE_ERROR_DAMAGED },
};

static void
test_case (Fixture *fixture, gconstpointer data)
{
  gsize index = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_name (fixture->path);
  guint n_files;

  cases[index].make (fixture);
  if (g_file_test (fixture->path, G_FILE_TEST_IS_REGULAR))
    before = read_bytes (fixture->path);
  n_files = fixture_count_files (fixture);

  g_assert_null (
    skv_store_open_plan (fixture->path, SKV_STORE_DEFAULT, NULL, &fixture->clock, &error));
  g_assert_error (error, SKV_STORE_ERROR, (int) cases[index].code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, name));
  if (before != NULL)
    assert_bytes (fixture->path, before);
  g_assert_cmpuint (fixture_count_files (fixture), ==, n_files);
}

/* Histories that are none, or of something else. An organisation stands in the plan, made by the
 * edit that is to be undone; its changeset is 'T' 2 columns, key flags, "organisation", and so on.
 */
static const struct
{
  const char *name;
  const char *changes; /* SQL */
} histories[] = {
  { "unfinished-name", "x'540100ff'" },
  { "table-only", "x'54020100' || CAST ('organisation' AS BLOB) || x'00' || x'12'" },
  { "cut-1", "substr (changes, 1, length (changes) - 1)" },
  { "cut-8", "substr (changes, 1, length (changes) - 8)" },
  { "half", "substr (changes, 1, length (changes) / 2)" },
  { "no-table", "substr (changes, 2)" },
  { "no-columns", "x'5400' || CAST ('organisation' AS BLOB) || x'00'" },
  { "many-columns", "x'54ffffffffff7f'" },
  { "long-text", "x'5402010061' || x'00' || x'120003' || x'8fffffff7f'" },
  { "operation", "x'5402010061' || x'00' || x'4200'" },
  { "type", "x'5402010061' || x'00' || x'120009'" },
  { "id-is-a-number", "CAST (replace (hex (changes), '0300', '0500') AS BLOB)" },
  /* inserts 9 into "journal": not a table that an edit changes */
  { "other-table", "x'5401016a6f75726e616c00' || x'1200010000000000000009'" },
  { "other-table-text", "x'5401016a6f75726e616c00' || x'1200030139'" },
  /* removes an organisation that is not there */
  { "no-such-row", "x'540201006f7267616e69736174696f6e00' || x'1200' || x'030178' || x'030179'" },
};

static void
test_history (Fixture *fixture, gconstpointer data)
{
  gsize index = GPOINTER_TO_SIZE (data);
  g_autofree char *sql =
    g_strdup_printf ("UPDATE journal SET changes = CAST (%s AS BLOB)", histories[index].changes);
  SkvStore *store = fixture_create (fixture);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GError) error = NULL;

  commit_organisation (store, "o", "name", "edit");
  g_object_unref (store);
  run_sql (fixture->path, sql);

  store = fixture_open (fixture);
  before = read_bytes (fixture->path);
  g_assert_null (backend_step (store, FALSE, &error));
  g_assert_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_DAMAGED);
  g_test_message ("%s", error->message);
  assert_bytes (fixture->path, before);
  commit_organisation (store, "o", "other name", "edit"); /* the rest of the plan works */
  g_object_unref (store);
}

/* Any byte of the history changed at random: undo is refused or done, but comes back, and what it
 * leaves can be opened. */
static void
test_random_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autofree char *original = g_build_filename (fixture->folder, "original", NULL);
  g_autoptr (GError) error = NULL;
  guint n_refused = 0;

  {
    g_autoptr (SkvStore) store = fixture_create (fixture);
    g_autoptr (SkvEdit) edit = skv_edit_new ("edit");

    commit_organisation (store, "o", "name", "first");
    commit_organisation (store, "o", "other", "second");
    skv_edit_put (edit, skv_record_new (SKV_KIND_ITEM, "i"));
    skv_edit_put (edit, skv_record_new (SKV_KIND_RULE, "r"));
    commit (store, edit);
    g_assert_true (skv_store_backup (store, original, &error));
  }
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("UPDATE journal SET changes = CAST (substr (changes, 1, 1 + %1$u %% "
                         "length (changes) - 1) || x'%2$02x'"
                         " || substr (changes, 2 + %1$u %% length (changes)) AS BLOB)",
                         g_rand_int_range (rand, 0, 1000), g_rand_int_range (rand, 0, 256));
      g_autoptr (GBytes) bytes = read_bytes (original);
      g_autoptr (SkvStore) store = NULL, again = NULL;
      g_autoptr (SkvEdit) edit = NULL;

      write_file (fixture->path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
      run_sql (fixture->path, sql);
      store = fixture_open (fixture);
      edit = backend_step (store, FALSE, NULL);
      n_refused += edit == NULL ? 1 : 0;
      again = fixture_open (fixture);
    }
  g_test_message ("%u of 300 refused", n_refused);
  g_assert_cmpuint (n_refused, >, 100);
}

static void
test_create_refuses (Fixture *fixture, gconstpointer data)
{
  g_autofree char *existing = g_strconcat (fixture->path, data, NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GError) error = NULL;

  write_file (existing, "precious", -1);
  before = read_bytes (existing);
  g_assert_null (skv_store_create (fixture->path, NULL, &fixture->clock, &error));
  g_assert_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_EXISTS);
  assert_bytes (existing, before);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
}

static void
test_create_nowhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->path, "plan.skv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (skv_store_create (path, NULL, &fixture->clock, &error));
  g_assert_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 0);
}

/* names that mean something else to SQLite are names of files all the same */
static void
test_odd_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, data, NULL);
  g_autofree char *back = g_get_current_dir ();
  g_autoptr (SkvStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_chdir (fixture->folder), ==, 0);
  store = skv_store_create (data, NULL, &fixture->clock, &error);
  g_assert_cmpint (g_chdir (back), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpstr (skv_store_get_path (store), ==, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  commit_organisation (store, "o", "name", "edit");
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1); /* no journal stays */
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.skv", NULL);
  g_autoptr (SkvStore) copy = NULL, store = NULL;
  g_autoptr (GHashTable) held = set_new ();
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  make_plan (fixture);
  store = fixture_open (fixture);
  g_assert_true (skv_store_backup (store, path, &error));
  g_assert_no_error (error);
  g_assert_false (skv_store_backup (store, path, &error));
  g_assert_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_EXISTS);
  g_clear_error (&error);

  edit = backend_load (store);
  set_apply (held, edit);
  copy = skv_store_open (path, SKV_STORE_DEFAULT, NULL, &fixture->clock, &error);
  g_assert_no_error (error);
  assert_store_holds (copy, held);
  commit_organisation (copy, "o", "only there", "edit");
  assert_store_holds (store, held);
}

/* what quick_check passes over, verification finds */
static void
test_verify (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvStore) store = NULL;
  g_autoptr (GError) error = NULL;

  make_plan (fixture);
  run_sql (fixture->path, data);
  store = fixture_open (fixture);
  g_assert_false (skv_store_verify (store, &error));
  g_assert_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_DAMAGED);
}

/* 100,000 items with "-m perf", where the time counts; else a few, for the rest. */
static void
test_speed (Fixture *fixture, gconstpointer data)
{
  static const char *const systems[] = { "a", "b", NULL };
  g_autoptr (SkvEdit) edit = skv_edit_new ("Import");
  g_autoptr (SkvEdit) loaded = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();
  SkvStore *store = fixture_create (fixture);
  guint n_items = g_test_perf () ? 100000 : 5000;

  skv_edit_put (edit, skv_record_new (SKV_KIND_SYSTEM, "a"));
  skv_edit_put (edit, skv_record_new (SKV_KIND_SYSTEM, "b"));
  for (guint i = 0; i < n_items; i++)
    {
      SkvItem *item = skv_record_new (SKV_KIND_ITEM, NULL);

      skv_set_text (&item->title, "Replace the core switch of the school network");
      skv_set_text (&item->lane, "maintenance");
      skv_set_texts (&item->systems, systems);
      item->start = (gint64) i * 3600;
      item->duration = 90;
      skv_edit_put (edit, item);
    }
  g_timer_start (timer);
  commit (store, edit);
  g_test_message ("commit of %u items: %.2f s", n_items, g_timer_elapsed (timer, NULL));
  g_object_unref (store);

  g_timer_start (timer);
  store = fixture_open (fixture);
  g_test_message ("open with quick_check: %.2f s", g_timer_elapsed (timer, NULL));
  loaded = backend_load (store);
  g_test_minimized_result (g_timer_elapsed (timer, NULL), "open and load %u items: %.2f s", n_items,
                           g_timer_elapsed (timer, NULL));
  g_assert_cmpuint (skv_edit_get_n_changes (loaded), ==, n_items + 2);
  if (g_test_perf ())
    g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 2.0);

  g_timer_start (timer);
  commit_organisation (store, "o", "name", "edit");
  g_test_message ("commit of one record: %.4f s", g_timer_elapsed (timer, NULL));
  g_object_unref (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/store/open/%s", cases[i].name);

      g_test_add (name, Fixture, GSIZE_TO_POINTER (i), fixture_set_up, test_case,
                  fixture_tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (histories); i++)
    {
      g_autofree char *name = g_strdup_printf ("/store/history/%s", histories[i].name);

      g_test_add (name, Fixture, GSIZE_TO_POINTER (i), fixture_set_up, test_history,
                  fixture_tear_down);
    }
#define ADD(path, func, data)                                                                      \
  g_test_add ("/store/" path, Fixture, data, fixture_set_up, func, fixture_tear_down)
  ADD ("history/random", test_random_history, NULL);
  ADD ("create/exists", test_create_refuses, "");
  ADD ("create/journal-exists", test_create_refuses, "-journal");
  ADD ("create/no-folder", test_create_nowhere, NULL);
  ADD ("create/uri", test_odd_name, "file:x.skv?mode=memory");
  ADD ("create/memory", test_odd_name, ":memory:");
  ADD ("backup", test_backup, NULL);
  ADD ("verify/reference", test_verify, "UPDATE item SET contact = 'nobody' WHERE id = 'item 7'");
  ADD ("speed", test_speed, NULL);
  return g_test_run ();
}
