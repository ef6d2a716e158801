/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean
check_identity (SkvConnection *self, int *version, GError **error)
{
  gint64 application_id, found;

  if (!skv_connection_get_int (self, "PRAGMA application_id", &application_id) ||
      !skv_connection_get_int (self, "PRAGMA user_version", &found))
    return skv_connection_read_error (self, error);
  if (application_id != SKV_APPLICATION_ID)
    {
      g_set_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_NOT_A_PLAN,
                   _("“%s” is a database of another program, not a plan file; choose a file that "
                      "Systemkveld saved"),
                   self->name);
      return FALSE;
    }
  if (found > SKV_SCHEMA_VERSION)
    {
      g_set_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_NEWER,
                   _("“%s” was saved by a newer version of Systemkveld (file version %d, this "
                      "program reads up "
                      "to %d); update Systemkveld to open it"),
                   self->name, (int) found, SKV_SCHEMA_VERSION);
      return FALSE;
    }
  if (found < 1)
    return skv_connection_set_damaged (self, error, "%s",
                                       _("it does not say of which version it is"));
  *version = (int) found;
  return TRUE;
}

static gboolean
columns_equal (sqlite3_stmt *a, sqlite3_stmt *b, int column)
{
  return g_strcmp0 ((const char *) sqlite3_column_text (a, column),
                    (const char *) sqlite3_column_text (b, column)) == 0;
}

/* Tables, indices, views and triggers of the file against those that the schema of its version
 * makes, word for word. Runs before anything else is read: a view or trigger of a hostile file
 * never runs. */
gboolean
skv_connection_check_schema (SkvConnection *self, int version, GError **error)
{
  static const char sql[] =
    "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name, type";
  g_autoptr (SkvConnection) model = skv_connection_new_model (version);
  g_autoptr (sqlite3_stmt) ours = skv_connection_prepare (model, sql);
  g_autoptr (sqlite3_stmt) theirs = skv_connection_prepare (self, sql);
  int result, expected;

  if (theirs == NULL)
    return skv_connection_read_error (self, error);
  do
    {
      expected = sqlite3_step (ours);
      result = sqlite3_step (theirs);
      if (result != SQLITE_ROW && result != SQLITE_DONE)
        return skv_connection_read_error (self, error);
      if (result != expected)
        return skv_connection_set_damaged (self, error, "%s",
                                           _("its tables are not those of a plan"));
      for (int i = 0; i < 4 && result == SQLITE_ROW; i++)
        {
          if (!columns_equal (ours, theirs, i))
            return skv_connection_set_damaged (self, error, "%s",
                                               _("its tables are not those of a plan"));
        }
    }
  while (result == SQLITE_ROW);
  return TRUE;
}

/* a pragma that gives one row "ok", or the first fault in words */
static gboolean
check_pages (SkvConnection *self, const char *sql, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = skv_connection_prepare (self, sql);
  const char *words;

  if (statement == NULL || sqlite3_step (statement) != SQLITE_ROW)
    return skv_connection_read_error (self, error);
  words = (const char *) sqlite3_column_text (statement, 0);
  if (g_strcmp0 (words, "ok") != 0)
    return skv_connection_set_damaged (self, error, "%s", words != NULL ? words : "?");
  return TRUE;
}

/* A file that was cut off within its last page passes for whole: SQLite reads zeros for the rest.
 */
static gboolean
check_whole_pages (SkvConnection *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  GStatBuf status;

  if (self->path == NULL)
    return TRUE;
  statement = skv_connection_prepare (self, "PRAGMA page_size");
  if (statement == NULL || sqlite3_step (statement) != SQLITE_ROW)
    return skv_connection_read_error (self, error);
  if (g_stat (self->path, &status) == 0 && status.st_size % sqlite3_column_int (statement, 0) != 0)
    return skv_connection_set_damaged (self, error, "%s", _("its end is missing"));
  return TRUE;
}

gboolean
skv_connection_check (SkvConnection *self, GError **error)
{
  int version;

  return check_identity (self, &version, error) &&
         skv_connection_check_schema (self, version, error) &&
         check_pages (self, "PRAGMA quick_check(1)", error) && check_whole_pages (self, error);
}

gboolean
skv_connection_check_references (SkvConnection *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = skv_connection_prepare (self, "PRAGMA foreign_key_check");
  int result = statement != NULL ? sqlite3_step (statement) : SQLITE_ERROR;

  if (result == SQLITE_DONE)
    return TRUE;
  if (result != SQLITE_ROW)
    return skv_connection_read_error (self, error);
  return skv_connection_set_damaged (
    self, error, _("a record in “%s” refers to one in “%s” that is not there"),
    sqlite3_column_text (statement, 0), sqlite3_column_text (statement, 2));
}

gboolean
skv_connection_verify (SkvConnection *self, GError **error)
{
  int version;

  return check_identity (self, &version, error) &&
         skv_connection_check_schema (self, version, error) &&
         check_pages (self, "PRAGMA integrity_check(1)", error) &&
         skv_connection_check_references (self, error);
}
