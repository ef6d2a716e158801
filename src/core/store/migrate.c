/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <glib/gstdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* Files of older versions. All rows go to temporary tables, the tables go, schema.sql makes those
 * of this version word for word, and the rows come back by the columns that both have; a new column
 * holds what an unset field holds. That serves any older version. A new one needs:
 *
 *  1. the old schema.sql beside this file as schema-N.sql, also in store.gresource.xml;
 *  2. where what is in the rows changes: a function at N in steps[]. */

#define TEMPORARY "older_" /* before the name of a table, in SQLite's "temp" */

/* Changes the rows of version N in the temporary tables to what the next version means by them. */
typedef gboolean (*StepFunc) (SkvConnection *connection);

static const StepFunc steps[SKV_SCHEMA_VERSION] = {
  [1] = NULL, /* versions 2 */
  [2] = NULL, /* 3 */
  [3] = NULL, /* 4 */
  [4] = NULL, /* and 5 only add */
};

/* --- one table ------------------------------------------------------------------------------ */

static GPtrArray *
list_texts (SkvConnection *self, const char *sql, const char *parameter)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) statement = skv_connection_prepare (self, sql);
  int result;

  if (statement == NULL)
    return NULL;
  if (parameter != NULL)
    sqlite3_bind_text (statement, 1, parameter, -1, SQLITE_STATIC);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (texts, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  return result == SQLITE_DONE ? g_steal_pointer (&texts) : NULL;
}

static GPtrArray *
list_tables (SkvConnection *self)
{
  return list_texts (self,
                     "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                     "'sqlite\\_%' ESCAPE '\\'",
                     NULL);
}

/* the statement with the names of one table in it; FALSE: sqlite3_errcode() tells */
static gboolean
run_for_table (SkvConnection *self, const char *format, const char *table)
{
  /* every name stands twice, so that one format does for all */
  char *sql = sqlite3_mprintf (format, table, table);
  gboolean done = sql != NULL && skv_connection_run (self, sql);

  sqlite3_free (sql);
  return done;
}

/* the field that a column of a table holds; NULL: none, as in "revision" or in a list's table */
static const SkvField *
find_field (const char *table, const char *column, SkvKind *kind)
{
  for (int i = 0; i < SKV_N_KINDS; i++)
    {
      gsize n_fields;
      const SkvField *fields = skv_kind_fields ((SkvKind) i, &n_fields);

      if (!g_str_equal (skv_kind_name ((SkvKind) i), table))
        continue;
      *kind = (SkvKind) i;
      for (gsize j = 0; j < n_fields; j++)
        {
          if (g_str_equal (fields[j].name, column))
            return &fields[j];
        }
    }
  return NULL;
}

/* Columns that are new and must be set get what the field of a new record holds. */
static gboolean
bind_defaults (sqlite3_stmt *statement, const char *table, GPtrArray *columns, GError **error)
{
  for (guint i = 0; i < columns->len; i++)
    {
      SkvKind kind = SKV_KIND_SETTINGS;
      const SkvField *field = find_field (table, g_ptr_array_index (columns, i), &kind);
      SkvRecord *record;
      gboolean done;

      if (field == NULL)
        continue; /* NULL, which the table refuses if it may not be so */
      record = skv_record_new (kind, "default");
      done = skv_value_bind (statement, (int) i + 1, record, field, error);
      skv_record_unref (record);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static void
append_columns (GString *sql, GPtrArray *columns, gboolean as_parameters)
{
  for (guint i = 0; i < columns->len; i++)
    {
      char *part = as_parameters ? sqlite3_mprintf ("%s?%u", sql->len > 0 ? ", " : "", i + 1)
                                 : sqlite3_mprintf ("%s\"%w\"", sql->len > 0 ? ", " : "",
                                                    (const char *) g_ptr_array_index (columns, i));

      g_string_append (sql, part);
      sqlite3_free (part);
    }
}

/* brings the rows of one table back, if the older version had it */
static gboolean
copy_back (SkvConnection *self, const char *table, GError **error)
{
  g_autofree char *temporary = g_strconcat (TEMPORARY, table, NULL);
  g_autoptr (GPtrArray) both = list_texts (
    self,
    "SELECT n.name FROM pragma_table_info (?1, 'main') n JOIN pragma_table_info ('" TEMPORARY
    "' || ?1, 'temp') o ON o.name = n.name ORDER BY n.cid",
    table);
  g_autoptr (GPtrArray) added = list_texts (
    self,
    "SELECT name FROM pragma_table_info (?1, 'main') WHERE name NOT IN (SELECT name FROM "
    "pragma_table_info ('" TEMPORARY "' || ?1, 'temp')) ORDER BY cid",
    table);
  g_autoptr (GString) into = g_string_new (NULL), from = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *sql = NULL;

  if (both == NULL || added == NULL)
    return skv_connection_read_error (self, error);
  if (both->len == 0)
    return TRUE;
  append_columns (into, both, FALSE);
  append_columns (into, added, FALSE);
  append_columns (from, both, FALSE);
  append_columns (from, added, TRUE);
  sql = g_strdup_printf ("INSERT INTO main.\"%s\" (%s) SELECT %s FROM temp.\"%s\"", table,
                         into->str, from->str, temporary);
  statement = skv_connection_prepare (self, sql);
  if (statement == NULL)
    return skv_connection_read_error (self, error);
  return bind_defaults (statement, table, added, error) &&
         (sqlite3_step (statement) == SQLITE_DONE || skv_connection_read_error (self, error));
}

/* --- the whole ------------------------------------------------------------------------------ */

static gboolean
set_aside (SkvConnection *self, GError **error)
{
  g_autoptr (GPtrArray) tables = list_tables (self);

  for (guint i = 0; tables != NULL && i < tables->len; i++)
    {
      const char *table = g_ptr_array_index (tables, i);

      if (!run_for_table (
            self, "CREATE TEMP TABLE \"" TEMPORARY "%w\" AS SELECT * FROM main.\"%w\"", table))
        return skv_connection_read_error (self, error);
    }
  for (guint i = 0; tables != NULL && i < tables->len; i++)
    {
      if (!run_for_table (self, "DROP TABLE main.\"%w\"", g_ptr_array_index (tables, i)))
        return skv_connection_read_error (self, error);
    }
  return tables != NULL || skv_connection_read_error (self, error);
}

static gboolean
make_tables (SkvConnection *self, GError **error)
{
  g_autoptr (GBytes) schema = skv_schema_text (SKV_SCHEMA_VERSION);

  return skv_connection_run (self, g_bytes_get_data (schema, NULL)) ||
         skv_connection_read_error (self, error);
}

static gboolean
bring_back (SkvConnection *self, GError **error)
{
  g_autoptr (GPtrArray) tables = list_tables (self);
  g_autoptr (GPtrArray) temporary = NULL;

  for (guint i = 0; tables != NULL && i < tables->len; i++)
    {
      if (!copy_back (self, g_ptr_array_index (tables, i), error))
        return FALSE;
    }
  temporary = list_texts (self, "SELECT name FROM temp.sqlite_schema WHERE type = 'table'", NULL);
  if (tables == NULL || temporary == NULL)
    return skv_connection_read_error (self, error);
  for (guint i = 0; i < temporary->len; i++)
    {
      if (!run_for_table (self, "DROP TABLE temp.\"%w\"", g_ptr_array_index (temporary, i)))
        return skv_connection_read_error (self, error);
    }
  return TRUE;
}

/* The history's changes are of tables that are no more: undo stops here. */
static gboolean
add_barrier (SkvConnection *self, const char *who, gint64 now, GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Bring the file to version %d"), SKV_SCHEMA_VERSION);

  return skv_journal_add (self, label, who, now, NULL) || skv_connection_read_error (self, error);
}

static gboolean
take_steps (SkvConnection *self, int from, GError **error)
{
  for (int version = from; version < SKV_SCHEMA_VERSION; version++)
    {
      if (steps[version] != NULL && !steps[version](self))
        return skv_connection_read_error (self, error);
    }
  return TRUE;
}

static gboolean
migrate_in_transaction (SkvConnection *self, int from, const char *who, gint64 now, GError **error)
{
  return set_aside (self, error) && take_steps (self, from, error) && make_tables (self, error) &&
         bring_back (self, error) && add_barrier (self, who, now, error) &&
         skv_connection_check_schema (self, SKV_SCHEMA_VERSION, error) &&
         skv_connection_check_references (self, error);
}

/* While they are on, DROP TABLE looks for rows that refer to it. */
static void
set_references_enforced (SkvConnection *self, gboolean enforced)
{
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_FKEY, enforced, NULL);
}

static gboolean
migrate_locked (SkvConnection *self, int from, const char *who, gint64 now, GError **error)
{
  if (migrate_in_transaction (self, from, who, now, error) &&
      (skv_connection_run (self, "COMMIT") || skv_connection_read_error (self, error)))
    return TRUE;
  /* After some errors (disk full) SQLite has rolled back by itself. */
  if (sqlite3_get_autocommit (self->db) == 0)
    skv_connection_run (self, "ROLLBACK");
  return FALSE;
}

gboolean
skv_connection_migrate (SkvConnection *self, int from, const char *who, gint64 now, GError **error)
{
  gboolean done;

  g_return_val_if_fail (from >= 1 && from < SKV_SCHEMA_VERSION, FALSE);

  set_references_enforced (self, FALSE);
  done =
    (skv_connection_run (self, "BEGIN IMMEDIATE") || skv_connection_read_error (self, error)) &&
    migrate_locked (self, from, who, now, error);
  set_references_enforced (self, TRUE);
  return done;
}

/* --- files ---------------------------------------------------------------------------------- */

/* what the file would become, in memory (transfer full) */
static SkvConnection *
migrate_copy (SkvConnection *file, int from, const char *who, gint64 now, GError **error)
{
  g_autoptr (SkvConnection) self = g_new0 (SkvConnection, 1);
  int result;

  self->name = g_strdup (file->name);
  result = skv_connection_open_raw (self, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (result == SQLITE_OK)
    result = skv_connection_copy (self, file);
  if (result != SQLITE_OK)
    {
      skv_store_set_read_error (self->name, result, sqlite3_system_errno (file->db),
                                sqlite3_errstr (result), error);
      return NULL;
    }
  self->path = g_strdup (file->path);
  self->read_only = TRUE;
  self->is_copy = TRUE;
  self->device = file->device;
  self->inode = file->inode;
  return skv_connection_migrate (self, from, who, now, error) ? g_steal_pointer (&self) : NULL;
}

/* "plan.version-1.skv" beside "plan.skv", or "plan.version-1-2.skv" and so on; never one that is
 * there (transfer full) */
static char *
back_up (SkvConnection *file, int version, GError **error)
{
  g_autofree char *stem =
    g_strndup (file->path,
               strlen (file->path) - (g_str_has_suffix (file->path, ".skv") ? strlen (".skv") : 0));

  for (int i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%d", i) : g_strdup ("");
      g_autofree char *path = g_strdup_printf ("%s.version-%d%s.skv", stem, version, number);
      g_autoptr (GError) local = NULL;

      if (skv_connection_backup (file, path, &local))
        return g_steal_pointer (&path);
      if (i < 1000 && g_error_matches (local, SKV_STORE_ERROR, SKV_STORE_ERROR_EXISTS))
        continue;
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
}

/* Is it a plan that opens, once it is migrated? Else it stays as it is. Takes @copy. */
static gboolean
try_copy (SkvConnection *copy, const SkvClock *clock, GError **error)
{
  g_autoptr (SkvStore) store = skv_store_new_for_connection (copy, NULL, clock, error);
  g_autoptr (SkvPlan) plan = store != NULL ? skv_store_make_plan (store, error) : NULL;

  return plan != NULL;
}

/* Did nobody write since? The copy beside the file and the trial are of what it was then. */
static gboolean
check_unchanged (SkvConnection *file, gint64 data_version, GError **error)
{
  gint64 now;

  if (!skv_connection_get_int (file, "PRAGMA data_version", &now))
    return skv_connection_read_error (file, error);
  return now == data_version || skv_store_set_read_error (file->name, SQLITE_BUSY, 0, NULL, error);
}

static gboolean
migrate_file (
  SkvConnection *file, int from, gint64 data_version, const char *who, gint64 now, GError **error)
{
  g_autofree char *kept_as = back_up (file, from, error);
  gboolean done;

  if (kept_as == NULL)
    return FALSE;
  set_references_enforced (file, FALSE);
  done = skv_connection_run (file, "BEGIN IMMEDIATE") || skv_connection_read_error (file, error);
  if (done && !check_unchanged (file, data_version, error))
    {
      skv_connection_run (file, "ROLLBACK");
      done = FALSE;
    }
  done = done && migrate_locked (file, from, who, now, error);
  set_references_enforced (file, TRUE);
  if (done)
    file->kept_as = g_steal_pointer (&kept_as);
  else
    g_unlink (kept_as); /* ours, just made, and of a file that stayed as it was */
  return done;
}

SkvConnection *
skv_connection_open_current (
  const char *path, gboolean read_only, const char *who, const SkvClock *clock, GError **error)
{
  g_autoptr (SkvConnection) file = skv_connection_open (path, read_only, error);
  g_autoptr (SkvConnection) copy = NULL;
  gint64 now, version, data_version;

  if (file == NULL)
    return NULL;
  if (!skv_connection_get_int (file, "PRAGMA data_version", &data_version) ||
      !skv_connection_get_int (file, "PRAGMA user_version", &version))
    {
      skv_connection_read_error (file, error);
      return NULL;
    }
  if (version == SKV_SCHEMA_VERSION)
    return g_steal_pointer (&file);

  now = clock->now (clock->data);
  copy = migrate_copy (file, (int) version, who, now, error);
  /* Nothing can be laid beside a file that is held: it stays as it is. */
  if (copy == NULL || file->read_only || file->held)
    return g_steal_pointer (&copy);
  if (!try_copy (g_steal_pointer (&copy), clock, error) ||
      !migrate_file (file, (int) version, data_version, who, now, error))
    return NULL;
  return g_steal_pointer (&file);
}
