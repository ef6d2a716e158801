/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

/* Files of version 1: tests/data/plan-version-1.skv was made by the program of that time, with
 * every kind of record, an undone edit and two that could be undone. */

#define SAMPLE "plan-version-1.skv"

static void
copy_sample (const char *path)
{
  g_autofree char *sample = g_test_build_filename (G_TEST_DIST, "data", SAMPLE, NULL);
  g_autoptr (GBytes) bytes = read_bytes (sample);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}

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

static gint64
get_int (const char *path, const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  gint64 value;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return value;
}

/* Is the file at @path a copy of @before, page by page? In its header SQLite counts changes. */
static void
assert_copy (const char *path, GBytes *before)
{
  g_autoptr (GBytes) after = read_bytes (path);
  gsize size, size_before;
  const char *data = g_bytes_get_data (after, &size);
  const char *data_before = g_bytes_get_data (before, &size_before);

  g_assert_cmpmem (data + 100, size - 100, data_before + 100, size_before - 100);
  g_assert_cmpint (get_int (path, "PRAGMA user_version"), ==, 1);
}

static SkvPlan *
open_plan (Fixture *fixture, SkvStoreFlags flags)
{
  g_autoptr (GError) error = NULL;
  SkvPlan *plan = skv_store_open_plan (fixture->path, flags, "planner", &fixture->clock, &error);

  g_assert_no_error (error);
  return plan;
}

static SkvStore *
get_store (SkvPlan *plan)
{
  return SKV_STORE (skv_plan_get_backend (plan));
}

/* the name of the copy for that file (transfer full) */
static char *
backup_path (Fixture *fixture, const char *number)
{
  g_autofree char *stem = g_strndup (fixture->path, strlen (fixture->path) - strlen (".skv"));

  return g_strdup_printf ("%s.version-1%s.skv", stem, number);
}

/* --- what it holds --------------------------------------------------------------------------- */

static void
check_records (SkvPlan *plan)
{
  static const guint counts[SKV_N_KINDS] = {
    [SKV_KIND_SETTINGS] = 1,  [SKV_KIND_ORGANISATION] = 2, [SKV_KIND_DEPARTMENT] = 1,
    [SKV_KIND_CONTACT] = 1,   [SKV_KIND_SYSTEM] = 3,       [SKV_KIND_RELATION] = 2,
    [SKV_KIND_LANE] = 1,      [SKV_KIND_RULE] = 3,         [SKV_KIND_ITEM] = 3,
    [SKV_KIND_EXCEPTION] = 1,
  };

  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    g_assert_cmpuint (skv_plan_get_records (plan, (SkvKind) kind)->len, ==, counts[kind]);
}

static void
check_rule (SkvPlan *plan)
{
  const SkvRule *rule = skv_plan_get_rule (plan, "kveld");
  const SkvOrganisation *organisation;

  g_assert_nonnull (rule);
  g_assert_cmpstr (rule->title, ==, "Systemkveld");
  g_assert_cmpuint (rule->days->len, ==, 2);
  g_assert_cmpint (rule->start, ==, 17 * 60);
  g_assert_cmpint (rule->duration, ==, 5 * 60);
  g_assert_cmpstr (rule->try_[1], ==, "+7d");
  g_assert_cmpint (g_array_index (rule->skip_months, int, 0), ==, 7);
  g_assert_cmpstr (rule->organisations[0], ==, "molde");
  g_assert_cmpstr (rule->organisations[1], ==, "aukra");
  /* what version 1 did not have is unset */
  g_assert_cmpint (rule->working_day, ==, 0);
  g_assert_cmpuint (g_strv_length (rule->restart), ==, 0);
  g_assert_null (rule->ends_on);
  g_assert_cmpint (rule->if_none, ==, SKV_IF_NONE_ASK);
  g_assert_cmpint (rule->yearly_budget, ==, 0);

  rule = skv_plan_get_rule (plan, "før");
  g_assert_cmpint (rule->base, ==, SKV_BASE_RELATIVE);
  g_assert_cmpint (rule->relative_from, ==, -2);
  g_assert_true (rule->relative_working_days);
  organisation = skv_plan_lookup (plan, SKV_KIND_ORGANISATION, "molde");
  g_assert_cmpint (organisation->valid_from, ==, SKV_DAY_NONE);
  g_assert_cmpint (organisation->valid_until, ==, SKV_DAY_NONE);
  g_assert_null (organisation->successor);
}

static void
check_item (SkvPlan *plan)
{
  const SkvItem *item = skv_plan_get_item (plan, "bytte");
  g_autofree char *day = NULL;
  guint sequence;
  gint64 modified;

  g_assert_nonnull (item);
  g_assert_cmpstr (item->title, ==, "Bytte av «kjernen» \"α\"");
  g_assert_cmpstr (item->notes, ==, "To\nlinjer");
  day = skv_day_format (skv_zone_day (skv_plan_get_zone (plan), item->start));
  g_assert_cmpstr (day, ==, "2019-01-23"); /* after two moves; the third was undone */
  g_assert_cmpint (item->downtime, ==, 30);
  g_assert_true (item->emergency);
  g_assert_cmpstr (item->contact, ==, "nett");
  g_assert_null (item->by);
  g_assert_cmpint (item->closing_date, ==, SKV_DAY_NONE);
  g_assert_cmpint (skv_plan_get_item (plan, "flyttet")->original_day, ==,
                   skv_day_from_ymd (2019, 3, 13));
  g_assert_nonnull (skv_plan_get_override (plan, "kveld", skv_day_from_ymd (2019, 3, 13)));

  g_assert_true (skv_plan_get_revision (plan, SKV_KIND_ITEM, "bytte", &sequence, &modified));
  g_assert_cmpuint (sequence, ==, 4); /* two moves, one more and back */
  g_assert_cmpint (modified, ==, 1546300800);
}

/* the whole history stands, what was undone is gone, and undo stops at what is new */
static void
check_history (SkvPlan *plan, guint n_after)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = skv_plan_history (plan, 100, &error);
  const SkvHistoryEntry *entry;

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, n_after + 5);
  entry = g_ptr_array_index (entries, n_after);
  g_test_message ("%s", entry->label);
  g_assert_true (entry->barrier);
  g_assert_cmpint (entry->when, ==, 1000);
  entry = g_ptr_array_index (entries, n_after + 1);
  g_assert_cmpstr (entry->label, ==, "Move “Bytte av «kjernen» \"α\"” to 23 January");
  g_assert_cmpstr (entry->who, ==, "planner");
  g_assert_cmpint (entry->when, ==, 1546300800);
  g_assert_false (entry->undone);
}

static void
check_plan (SkvPlan *plan)
{
  check_records (plan);
  check_rule (plan);
  check_item (plan);
  check_history (plan, 0);
}

static void
apply_something (SkvPlan *plan)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("New");
  g_autoptr (GError) error = NULL;
  SkvOrganisation *organisation = skv_record_new (SKV_KIND_ORGANISATION, "ny");

  skv_set_text (&organisation->name, "Ny");
  organisation->valid_from = skv_day_from_ymd (2020, 1, 1);
  skv_edit_put (edit, organisation);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
}

/* --- written -------------------------------------------------------------------------------- */

static void
test_written (Fixture *fixture, gconstpointer data)
{
  g_autofree char *kept_as = backup_path (fixture, "");
  g_autofree char *note = NULL, *kept_base = g_path_get_basename (kept_as),
                  *kept_name = g_filename_display_name (kept_base);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  copy_sample (fixture->path);
  before = read_bytes (fixture->path);
  plan = open_plan (fixture, SKV_STORE_DEFAULT);
  check_plan (plan);
  note = skv_store_get_migration_note (get_store (plan));
  g_test_message ("%s", note);
  g_assert_nonnull (strstr (note, kept_name));
  assert_copy (kept_as, before);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 2);
  skv_store_verify (get_store (plan), &error);
  g_assert_no_error (error);

  g_assert_false (skv_plan_undo (plan, NULL, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_BARRIER);
  g_clear_error (&error);
  g_assert_false (skv_plan_redo (plan, NULL, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_NOTHING);
  g_clear_error (&error);
  apply_something (plan);
  g_assert_true (skv_plan_undo (plan, NULL, &error));
  g_assert_true (skv_plan_redo (plan, NULL, &error));
  check_history (plan, 1);
}

/* the second time it is a file as any other */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GBytes) before = NULL;

  copy_sample (fixture->path);
  g_object_unref (open_plan (fixture, SKV_STORE_DEFAULT));
  g_assert_cmpint (get_int (fixture->path, "PRAGMA user_version"), ==, SKV_SCHEMA_VERSION);
  before = read_bytes (fixture->path);
  plan = open_plan (fixture, SKV_STORE_DEFAULT);
  check_plan (plan);
  g_assert_null (skv_store_get_migration_note (get_store (plan)));
  assert_bytes (fixture->path, before);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 2);
}

/* its tables are those of a new file, word for word and in no other order */
static void
test_like_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  copy_sample (fixture->path);
  g_object_unref (open_plan (fixture, SKV_STORE_DEFAULT));
  connection = skv_connection_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (skv_connection_check_schema (connection, SKV_SCHEMA_VERSION, &error));
  g_assert_false (skv_connection_check_schema (connection, 1, &error));
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = backup_path (fixture, ""), *second = backup_path (fixture, "-2"),
                  *third = backup_path (fixture, "-3");
  g_autoptr (GBytes) before = NULL, taken = g_bytes_new_static ("taken", 5);
  g_autoptr (SkvPlan) plan = NULL;
  g_autofree char *note = NULL;

  copy_sample (fixture->path);
  before = read_bytes (fixture->path);
  g_file_set_contents (first, "taken", 5, NULL);
  g_file_set_contents (second, "taken", 5, NULL);
  plan = open_plan (fixture, SKV_STORE_DEFAULT);
  assert_bytes (first, taken);
  assert_bytes (second, taken);
  assert_copy (third, before);
  note = skv_store_get_migration_note (get_store (plan));
  g_assert_nonnull (strstr (note, "version-1-3.skv"));
}

/* a copy of version 1 comes back from a backup while the plan is open */
static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_autofree char *other = g_build_filename (fixture->folder, "other.skv", NULL);
  g_autoptr (GError) error = NULL;

  copy_sample (fixture->path);
  plan = open_plan (fixture, SKV_STORE_DEFAULT);
  apply_something (plan);
  copy_sample (other);
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  g_assert_true (skv_plan_reload (plan, &error));
  check_plan (plan);
  g_assert_cmpint (get_int (fixture->path, "PRAGMA user_version"), ==, SKV_SCHEMA_VERSION);
}

/* another program had turned on the write-ahead log; and pages of another size */
static void
test_other_forms (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvPlan) plan = NULL;

  copy_sample (fixture->path);
  run_sql (fixture->path, "PRAGMA page_size = 8192; VACUUM; PRAGMA journal_mode = WAL");
  plan = open_plan (fixture, SKV_STORE_READ_ONLY);
  check_plan (plan);
  g_clear_object (&plan);
  plan = open_plan (fixture, SKV_STORE_DEFAULT);
  check_plan (plan);
}

/* --- only read ------------------------------------------------------------------------------ */

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "elsewhere.skv", NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  copy_sample (fixture->path);
  before = read_bytes (fixture->path);
  plan = open_plan (fixture, SKV_STORE_READ_ONLY);
  check_plan (plan);
  g_assert_null (skv_store_get_migration_note (get_store (plan)));
  g_assert_true (skv_store_is_read_only (get_store (plan)));
  g_assert_cmpstr (skv_store_get_path (get_store (plan)), ==, fixture->path);
  g_assert_false (skv_plan_undo (plan, NULL, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);

  /* what others write is seen when it is read anew */
  run_sql (fixture->path, "UPDATE item SET title = 'Other' WHERE id = 'bytte'");
  g_assert_true (skv_plan_reload (plan, &error));
  g_assert_cmpstr (skv_plan_get_item (plan, "bytte")->title, ==, "Other");
  copy_sample (fixture->path);
  assert_bytes (fixture->path, before);

  /* a copy elsewhere is of this version */
  g_assert_true (skv_store_backup (get_store (plan), elsewhere, &error));
  g_assert_cmpint (get_int (elsewhere, "PRAGMA user_version"), ==, SKV_SCHEMA_VERSION);
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
open_where_nothing_can_be_written (Fixture *fixture)
{
  g_autoptr (SkvPlan) plan = open_plan (fixture, SKV_STORE_DEFAULT);

  check_plan (plan);
  g_assert_true (skv_store_is_read_only (get_store (plan)));
  g_assert_null (skv_store_get_migration_note (get_store (plan)));
}

static void
test_rights (Fixture *fixture, int folder, int file)
{
  g_autoptr (GBytes) before = NULL;

  copy_sample (fixture->path);
  before = read_bytes (fixture->path);
  g_assert_cmpint (g_chmod (fixture->path, file), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, folder), ==, 0);
  run_unprivileged (fixture, open_where_nothing_can_be_written);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  assert_bytes (fixture->path, before);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
}

static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  test_rights (fixture, 0555, 0666);
}

static void
test_read_only_file (Fixture *fixture, gconstpointer data)
{
  test_rights (fixture, 0777, 0444);
}

/* --- what cannot be -------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *sql; /* makes a file of version 1 into one that is refused as damaged */
} damages[] = {
  { "trigger", "CREATE TRIGGER sly AFTER UPDATE ON item BEGIN DELETE FROM journal; END" },
  { "extra-table", "CREATE TABLE extra (x)" },
  { "table-of-version-2", "CREATE TABLE local_day (id TEXT PRIMARY KEY NOT NULL)" },
  { "missing-index", "DROP INDEX item_by_rule" },
  { "only-called-2", "PRAGMA user_version = 2" },
  { "no-version", "PRAGMA user_version = 0" },
  { "negative-version", "PRAGMA user_version = -1" },
  { "dangling", "UPDATE item SET contact = 'nobody' WHERE id = 'bytte'" },
  { "dangling-list", "INSERT INTO item_systems VALUES ('nothing', 0, 'x')" },
  { "bad-date", "UPDATE item SET original_date = '2019-02-30' WHERE id = 'flyttet'" },
  { "bad-enum", "PRAGMA ignore_check_constraints = 1; UPDATE item SET status = 'lost'" },
  { "backwards", "UPDATE item SET \"end\" = 1 WHERE id = 'bytte'" },
  { "bad-rule", "UPDATE rule SET rrule = 'FREQ=NEVER' WHERE id = 'kveld'" },
};

static void
test_damage (Fixture *fixture, gconstpointer data)
{
  gsize index = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) before = NULL;

  copy_sample (fixture->path);
  run_sql (fixture->path, damages[index].sql);
  before = read_bytes (fixture->path);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (skv_store_open_plan (fixture->path,
                                          i == 0 ? SKV_STORE_DEFAULT : SKV_STORE_READ_ONLY, NULL,
                                          &fixture->clock, &error));
      g_assert_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_DAMAGED);
      g_test_message ("%s", error->message);
      assert_bytes (fixture->path, before);
      g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
    }
}

/* The system's limit on the size of a file stands for the disk's; @data: its kilobytes. The copy
 * may fit and the migration not, or neither. */
static void
be_full (Fixture *fixture, gsize kilobytes)
{
  struct rlimit limit = { kilobytes * 1024, kilobytes * 1024 };
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_null (skv_store_open (fixture->path, SKV_STORE_DEFAULT, NULL, &fixture->clock, &error));
  g_assert_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_IO);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "no space left"));
}

static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) before = NULL;
  pid_t pid;
  int status;

  copy_sample (fixture->path);
  before = read_bytes (fixture->path);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      be_full (fixture, GPOINTER_TO_SIZE (data));
      _exit (0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  assert_bytes (fixture->path, before);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
  g_object_unref (open_plan (fixture, SKV_STORE_DEFAULT));
}

/* another program is in the middle of an edit */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  copy_sample (fixture->path);
  before = read_bytes (fixture->path);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_null (skv_store_open (fixture->path, SKV_STORE_DEFAULT, NULL, &fixture->clock, &error));
  g_assert_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_LOCKED);
  sqlite3_close (db);
  assert_bytes (fixture->path, before);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
}

/* --- the end in the middle ------------------------------------------------------------------- */

#define ROUNDS 40
#define N_ITEMS 3000 /* so that it takes some milliseconds */

static void
make_large (Fixture *fixture)
{
  g_autofree char *sql = g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) INSERT INTO "
    "item "
    "(id, lane, title, all_day, status, emergency) SELECT 'large ' || i, 'maintenance', 'Something "
    "that takes some room in the file, so that it has pages', 0, 'proposed', 0 FROM n",
    N_ITEMS);

  copy_sample (fixture->path);
  run_sql (fixture->path, sql);
}

/* every copy beside the file is whole */
static void
check_copies (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      if (strstr (name, ".version-1") == NULL || name[0] == '.')
        continue;
      g_assert_cmpint (get_int (path, "PRAGMA user_version"), ==, 1);
      g_assert_cmpint (get_int (path, "SELECT count (*) FROM item"), ==, N_ITEMS + 3);
      n++;
    }
  g_assert_cmpuint (n, >=, ROUNDS);
}

/* Killed at any moment: the file is of one version or the other, whole, and no copy beside it is
 * half of one. */
static void
test_kill (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  guint n_old = 0, n_hot = 0;
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (SkvPlan) plan = NULL;
      g_autoptr (GError) error = NULL;
      pid_t pid;
      int status;

      make_large (fixture);
      pid = fork ();
      g_assert_cmpint (pid, >=, 0);
      if (pid == 0)
        {
          g_object_unref (open_plan (fixture, SKV_STORE_DEFAULT));
          _exit (0);
        }
      g_usleep ((gulong) g_rand_int_range (rand, 0, 150000));
      kill (pid, SIGKILL);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);

      n_hot += g_file_test (journal, G_FILE_TEST_EXISTS) ? 1 : 0;
      plan = open_plan (fixture, SKV_STORE_DEFAULT);
      n_old += ((SkvStore *) get_store (plan))->connection->kept_as != NULL ? 1 : 0;
      g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_ITEM)->len, ==, N_ITEMS + 3);
      check_rule (plan);
      check_item (plan);
      check_history (plan, 0);
      skv_store_verify (get_store (plan), &error);
      g_assert_no_error (error);
    }
  g_test_message ("of %d, %u were not brought over, %u of them in the middle", ROUNDS, n_old,
                  n_hot);
  g_assert_cmpuint (n_old, >, 0);
  check_copies (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func, data)                                                                      \
  g_test_add ("/store/migration/" path, Fixture, data, fixture_set_up, func, fixture_tear_down)
  ADD ("written", test_written, NULL);
  ADD ("again", test_again, NULL);
  ADD ("like-new", test_like_new, NULL);
  ADD ("names", test_names, NULL);
  ADD ("replaced", test_replaced, NULL);
  ADD ("other-forms", test_other_forms, NULL);
  ADD ("read-only/flag", test_read_only, NULL);
  ADD ("read-only/folder", test_read_only_folder, NULL);
  ADD ("read-only/file", test_read_only_file, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *name = g_strdup_printf ("/store/migration/damaged/%s", damages[i].name);

      g_test_add (name, Fixture, GSIZE_TO_POINTER (i), fixture_set_up, test_damage,
                  fixture_tear_down);
    }
  ADD ("full/copy", test_full, GSIZE_TO_POINTER (100));
  ADD ("full/file", test_full, GSIZE_TO_POINTER (140));
  ADD ("locked", test_locked, NULL);
  ADD ("kill", test_kill, NULL);
  return g_test_run ();
}
