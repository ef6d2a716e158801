/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/state.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

#define VERSION 1

struct _SkvSyncState
{
  sqlite3 *db; /* (owned) */
  char *path;  /* (owned) */
  char *home;  /* (owned) */
};

static const char schema[] =
  "CREATE TABLE IF NOT EXISTS collection (home TEXT NOT NULL, href TEXT NOT NULL, token TEXT,"
  " PRIMARY KEY (home, href)) STRICT;"
  "CREATE TABLE IF NOT EXISTS resource (home TEXT NOT NULL, href TEXT NOT NULL,"
  " collection TEXT NOT NULL, key TEXT, uid TEXT, etag TEXT, base TEXT, seen_etag TEXT, seen TEXT,"
  " gone INTEGER NOT NULL, PRIMARY KEY (home, href)) STRICT;"
  "CREATE INDEX IF NOT EXISTS resource_by_collection ON resource (home, collection);";

SkvSyncRow *
skv_sync_row_new (const char *collection, const char *href)
{
  SkvSyncRow *self = g_new0 (SkvSyncRow, 1);

  self->collection = g_strdup (collection);
  self->href = g_strdup (href);
  return self;
}

void
skv_sync_row_free (SkvSyncRow *self)
{
  g_free (self->collection);
  g_free (self->href);
  g_free (self->key);
  g_free (self->uid);
  g_free (self->etag);
  g_free (self->base);
  g_free (self->seen_etag);
  g_free (self->seen);
  g_free (self);
}

static gboolean
fail (SkvSyncState *self, GError **error)
{
  g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_STATE,
               _("%s: what is remembered of earlier exchanges cannot be read or written (%s). "
                  "Check the space on the disk; without that file all is compared anew"),
               self->path, self->db != NULL ? sqlite3_errmsg (self->db) : g_strerror (errno));
  return FALSE;
}

static gboolean
run (SkvSyncState *self, const char *sql, GError **error)
{
  return sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK || fail (self, error);
}

/* @sql with the texts bound in their order; NULLs are NULL, the list ends with `n` */
static sqlite3_stmt *
prepare (SkvSyncState *self, const char *sql, const char *const *texts, int n)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  for (int i = 0; i < n; i++)
    sqlite3_bind_text (statement, i + 1, texts[i], -1, SQLITE_TRANSIENT);
  return statement;
}

static gboolean
execute (SkvSyncState *self, const char *sql, const char *const *texts, int n, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = prepare (self, sql, texts, n);

  return (statement != NULL && sqlite3_step (statement) == SQLITE_DONE) || fail (self, error);
}

/* --- opening --------------------------------------------------------------------------------- */

static gboolean
set_up (SkvSyncState *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = prepare (self, "PRAGMA user_version", NULL, 0);
  int version = statement != NULL && sqlite3_step (statement) == SQLITE_ROW
                  ? sqlite3_column_int (statement, 0)
                  : 0;

  if (version > VERSION)
    {
      g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_STATE,
                   _("%s was written by a newer version of the program. Update it"), self->path);
      return FALSE;
    }
  g_clear_pointer (&statement, sqlite3_finalize);
  return run (self, schema, error) && run (self, "PRAGMA user_version = 1", error);
}

SkvSyncState *
skv_sync_state_open (const char *path, const char *home, GError **error)
{
  g_autoptr (SkvSyncState) self = g_new0 (SkvSyncState, 1);
  g_autofree char *folder = g_path_get_dirname (path);

  self->path = g_strdup (path);
  self->home = g_strdup (home);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      fail (self, error);
      return NULL;
    }
  /* It holds what the plan holds: nobody else's business. */
  if (sqlite3_open_v2 (path, &self->db,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX,
                       NULL) != SQLITE_OK)
    {
      fail (self, error);
      return NULL;
    }
  g_chmod (path, 0600);
  sqlite3_busy_timeout (self->db, 5000);
  if (!run (self, "PRAGMA synchronous = FULL", error) || !set_up (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
skv_sync_state_free (SkvSyncState *self)
{
  sqlite3_close (self->db);
  g_free (self->path);
  g_free (self->home);
  g_free (self);
}

/* --- reading --------------------------------------------------------------------------------- */

static char *
column (sqlite3_stmt *statement, int index)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, index));
}

char *
skv_sync_state_get_token (SkvSyncState *self, const char *collection)
{
  const char *texts[] = { self->home, collection };
  g_autoptr (sqlite3_stmt) statement =
    prepare (self, "SELECT token FROM collection WHERE home = ? AND href = ?", texts, 2);

  return statement != NULL && sqlite3_step (statement) == SQLITE_ROW ? column (statement, 0) : NULL;
}

GPtrArray *
skv_sync_state_list (SkvSyncState *self, const char *collection, GError **error)
{
  const char *texts[] = { self->home, collection };
  g_autoptr (sqlite3_stmt) statement =
    prepare (self,
             "SELECT href, key, uid, etag, base, seen_etag, seen, gone FROM resource"
             " WHERE home = ? AND collection = ? ORDER BY href",
             texts, 2);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_sync_row_free);
  int code = SQLITE_ERROR;

  while (statement != NULL && (code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_autofree char *href = column (statement, 0);
      SkvSyncRow *row = skv_sync_row_new (collection, href);

      row->key = column (statement, 1);
      row->uid = column (statement, 2);
      row->etag = column (statement, 3);
      row->base = column (statement, 4);
      row->seen_etag = column (statement, 5);
      row->seen = column (statement, 6);
      row->is_gone = sqlite3_column_int (statement, 7) != 0;
      g_ptr_array_add (rows, row);
    }
  if (code != SQLITE_DONE)
    {
      fail (self, error);
      return NULL;
    }
  return g_steal_pointer (&rows);
}

GPtrArray *
skv_sync_state_list_collections (SkvSyncState *self, GError **error)
{
  const char *texts[] = { self->home };
  g_autoptr (sqlite3_stmt) statement =
    prepare (self, "SELECT href FROM collection WHERE home = ? ORDER BY href", texts, 1);
  g_autoptr (GPtrArray) hrefs = g_ptr_array_new_with_free_func (g_free);
  int code = SQLITE_ERROR;

  while (statement != NULL && (code = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (hrefs, column (statement, 0));
  if (code != SQLITE_DONE)
    {
      fail (self, error);
      return NULL;
    }
  return g_steal_pointer (&hrefs);
}

/* --- writing --------------------------------------------------------------------------------- */

gboolean
skv_sync_state_begin (SkvSyncState *self, GError **error)
{
  return run (self, "BEGIN IMMEDIATE", error);
}

gboolean
skv_sync_state_commit (SkvSyncState *self, GError **error)
{
  if (run (self, "COMMIT", error))
    return TRUE;
  sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

gboolean
skv_sync_state_put (SkvSyncState *self, const SkvSyncRow *row, GError **error)
{
  const char *texts[] = {
    self->home, row->href, row->collection, row->key,  row->uid,
    row->etag,  row->base, row->seen_etag,  row->seen, row->is_gone ? "1" : "0"
  };

  return execute (self, "INSERT OR REPLACE INTO resource VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  texts, G_N_ELEMENTS (texts), error);
}

gboolean
skv_sync_state_remove (SkvSyncState *self, const char *href, GError **error)
{
  const char *texts[] = { self->home, href };

  return execute (self, "DELETE FROM resource WHERE home = ? AND href = ?", texts, 2, error);
}

gboolean
skv_sync_state_set_token (SkvSyncState *self,
                          const char *collection,
                          const char *token,
                          GError **error)
{
  const char *texts[] = { self->home, collection, token };

  return execute (self, "INSERT OR REPLACE INTO collection VALUES (?, ?, ?)", texts, 3, error);
}
