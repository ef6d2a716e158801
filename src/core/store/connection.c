/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "core/store/store-resource.h"

#define SCHEMA_FOLDER "/io/github/systemkveld/Systemkveld/store/"

/* Long enough for another program's edit, short enough for a person who waits. */
#define BUSY_MILLISECONDS 2000

GBytes *
skv_schema_text (int version)
{
  g_autofree char *path = version == SKV_SCHEMA_VERSION
                            ? g_strdup (SCHEMA_FOLDER "schema.sql")
                            : g_strdup_printf (SCHEMA_FOLDER "schema-%d.sql", version);
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (skv_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL); /* it is linked into this program */
  return g_steal_pointer (&bytes);
}

void
skv_connection_free (SkvConnection *self)
{
  sqlite3_close (self->db);
  g_free (self->path);
  g_free (self->name);
  g_free (self->kept_as);
  g_free (self);
}

/* What a file from elsewhere must not be able to do, and how ours are to be written. */
static int
harden (SkvConnection *self)
{
  static const char pragmas[] =
    "PRAGMA cell_size_check = ON;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA cache_size = -65536;" /* 64 MB: ids are random, so that an import touches every page */
    /* EXTRA: also the folder's entry, so that a journal that was removed stays removed */
    "PRAGMA synchronous = EXTRA;";
  static const struct
  {
    int option, value;
  } options[] = {
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },        { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 }, { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },           { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int result = sqlite3_db_config (self->db, options[i].option, options[i].value, NULL);

      if (result != SQLITE_OK)
        return result;
    }
  sqlite3_limit (self->db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_busy_timeout (self->db, BUSY_MILLISECONDS);
  return sqlite3_exec (self->db, pragmas, NULL, NULL, NULL);
}

int
skv_connection_open_raw (SkvConnection *self, int flags)
{
  const char *path = self->path != NULL && !self->held ? self->path : ":memory:";
  int result = sqlite3_open_v2 (path, &self->db, flags | SQLITE_OPEN_EXRESCODE, NULL);

  return result == SQLITE_OK ? harden (self) : result;
}

SkvConnection *
skv_connection_new_model (int version)
{
  g_autoptr (SkvConnection) self = g_new0 (SkvConnection, 1);
  g_autoptr (GBytes) schema = skv_schema_text (version);
  int result;

  self->name = g_strdup (_("plan in memory"));
  result = skv_connection_open_raw (self, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (result == SQLITE_OK)
    result = sqlite3_exec (self->db, g_bytes_get_data (schema, NULL), NULL, NULL, NULL);
  if (result != SQLITE_OK)
    g_error ("No plan in memory: %s",
             sqlite3_errstr (result)); /* no memory, or the schema is wrong */
  return g_steal_pointer (&self);
}

SkvConnection *
skv_connection_new_memory (void)
{
  return skv_connection_new_model (SKV_SCHEMA_VERSION);
}

/* Tells what SQLite would tell less well, and keeps it from a pipe, at which it would wait. */
static gboolean
check_path (SkvConnection *self, GError **error)
{
  GStatBuf status;

  if (g_stat (self->path, &status) != 0)
    {
      int saved = errno;
      gboolean missing = saved == ENOENT || saved == ENOTDIR;

      g_set_error (error, SKV_STORE_ERROR, missing ? SKV_STORE_ERROR_NOT_FOUND : SKV_STORE_ERROR_IO,
                   missing ? _("There is no file “%s” (%s); see whether its name is right")
                           : _("“%s” cannot be opened: %s; see whether you may read it"),
                   self->name, g_strerror (saved));
      return FALSE;
    }
  if (S_ISDIR (status.st_mode))
    {
      g_set_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_NOT_A_PLAN,
                   _("“%s” is a folder, not a plan file; choose a file in it"), self->name);
      return FALSE;
    }
  if (!S_ISREG (status.st_mode) || status.st_size == 0)
    {
      g_set_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_NOT_A_PLAN,
                   _("“%s” is empty or no ordinary file; choose a file that Systemkveld saved"),
                   self->name);
      return FALSE;
    }
  self->device = status.st_dev;
  self->inode = status.st_ino;
  return TRUE;
}

gboolean
skv_connection_is_current (const SkvConnection *self)
{
  GStatBuf status;

  if (self->path == NULL)
    return TRUE;
  if (self->held)
    return skv_held_is_current (self);
  return g_stat (self->path, &status) == 0 && status.st_dev == self->device &&
         status.st_ino == self->inode;
}

/* The rollback journal is made beside the file: without that folder nothing can be written. */
static gboolean
can_write (SkvConnection *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  return sqlite3_db_readonly (self->db, "main") == 0 && g_access (folder, W_OK) == 0;
}

static gboolean
open_held (SkvConnection *self, gboolean read_only, GError **error)
{
  int result = skv_connection_open_raw (self, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);

  if (result != SQLITE_OK)
    return skv_connection_read_error (self, error);
  self->read_only = read_only || g_access (self->path, W_OK) != 0;
  return skv_held_read (self, error) && skv_connection_check (self, error);
}

SkvConnection *
skv_connection_open (const char *path, gboolean read_only, GError **error)
{
  g_autoptr (SkvConnection) self = g_new0 (SkvConnection, 1);
  int result;

  /* An absolute path is a path to SQLite, too, and never a "file:" URI or ":memory:". */
  self->path = g_canonicalize_filename (path, NULL);
  self->name = g_filename_display_name (path);
  if (!check_path (self, error))
    return NULL;

  self->held = skv_held_is_needed (self->path);
  if (self->held)
    return open_held (self, read_only, error) ? g_steal_pointer (&self) : NULL;

  result = skv_connection_open_raw (self, read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  if (result != SQLITE_OK)
    {
      skv_connection_read_error (self, error);
      return NULL;
    }
  self->read_only = read_only || !can_write (self);
  if (!skv_connection_check (self, error))
    return NULL;
  /* Another program may have turned on the write-ahead log, which a network folder cannot do. */
  if (!self->read_only && !skv_connection_run (self, "PRAGMA journal_mode = DELETE"))
    {
      skv_connection_read_error (self, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

gboolean
skv_connection_run (SkvConnection *self, const char *sql)
{
  return sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

sqlite3_stmt *
skv_connection_prepare (SkvConnection *self, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  return statement;
}

gboolean
skv_connection_get_int (SkvConnection *self, const char *sql, gint64 *value)
{
  g_autoptr (sqlite3_stmt) statement = skv_connection_prepare (self, sql);

  if (statement == NULL || sqlite3_step (statement) != SQLITE_ROW)
    return FALSE;
  *value = sqlite3_column_int64 (statement, 0);
  return TRUE;
}
