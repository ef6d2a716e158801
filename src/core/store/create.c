/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

/* A file is made whole under another name in the same folder and then given its own, which must be
 * free: nobody ever sees half of it, and nothing is overwritten. */

static gboolean
set_exists_error (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_EXISTS,
               _("“%s” is there already; choose another name, or move it away first"), name);
  return FALSE;
}

static gboolean
set_errno_error (const char *path, int saved, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  gboolean missing = saved == ENOENT || saved == ENOTDIR;

  if (saved == EEXIST)
    return set_exists_error (path, error);
  g_set_error (error, SKV_STORE_ERROR, missing ? SKV_STORE_ERROR_NOT_FOUND : SKV_STORE_ERROR_IO,
               missing ? _("“%s” cannot be made: its folder is not there (%s)")
                       : _("“%s” cannot be made: %s; choose a folder that you may write in"),
               name, g_strerror (saved));
  return FALSE;
}

/* Also the journal of an earlier file of that name, which SQLite would play into the new one. */
static gboolean
check_free (const char *path, GError **error)
{
  static const char *const suffixes[] = { "", "-journal", "-wal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *other = g_strconcat (path, suffixes[i], NULL);
      GStatBuf status;

      if (g_lstat (other, &status) == 0)
        return set_exists_error (other, error);
    }
  return TRUE;
}

char *
skv_store_make_temporary (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, base);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);

  if (fd < 0)
    {
      set_errno_error (path, errno, error);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&temporary);
}

static void
discard (const char *temporary)
{
  g_autofree char *journal = g_strconcat (temporary, "-journal", NULL);

  g_unlink (temporary);
  g_unlink (journal);
}

void
skv_store_sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/* Where there are no hard links (FAT, some network folders) the name is claimed by an empty file
 * that the whole one then replaces. */
static gboolean
claim_and_rename (const char *temporary, const char *path)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  int saved;

  if (fd < 0)
    return FALSE;
  close (fd);
  if (g_rename (temporary, path) == 0)
    return TRUE;
  saved = errno;
  g_unlink (path);
  errno = saved;
  return FALSE;
}

static gboolean
publish (const char *temporary, const char *path, GError **error)
{
  if (link (temporary, path) != 0 && (errno == EEXIST || !claim_and_rename (temporary, path)))
    return set_errno_error (path, errno, error);
  skv_store_sync_folder (path);
  return TRUE;
}

/* Fills the file of a connection; an sqlite3 result code. */
typedef int (*FillFunc) (SkvConnection *target, gpointer data);

static gboolean
make_file (const char *path, FillFunc fill, gpointer data, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *temporary = NULL, *scratch = NULL;
  g_autoptr (SkvConnection) target = NULL;
  gboolean done, held;
  int result;

  if (!check_free (absolute, error))
    return FALSE;
  held = skv_held_is_needed (absolute);
  if (held)
    scratch = g_build_filename (g_get_tmp_dir (), "plan.skv", NULL);
  temporary = skv_store_make_temporary (held ? scratch : absolute, error);
  if (temporary == NULL)
    return FALSE;

  target = g_new0 (SkvConnection, 1);
  target->path = g_strdup (temporary);
  target->name = g_filename_display_name (path);
  result = skv_connection_open_raw (target, SQLITE_OPEN_READWRITE);
  if (result == SQLITE_OK)
    result = fill (target, data);
  done = result == SQLITE_OK;
  if (!done)
    skv_store_set_read_error (target->name, result, sqlite3_system_errno (target->db),
                              sqlite3_errstr (result), error);
  g_clear_pointer (&target, skv_connection_free);

  if (done)
    done =
      held ? skv_held_publish (temporary, absolute, error) : publish (temporary, absolute, error);
  discard (temporary);
  return done;
}

static int
fill_with_schema (SkvConnection *target, gpointer data)
{
  g_autoptr (GBytes) schema = skv_schema_text (SKV_SCHEMA_VERSION);
  g_autofree char *sql =
    g_strconcat ("BEGIN;", (const char *) g_bytes_get_data (schema, NULL), "COMMIT;", NULL);

  return sqlite3_exec (target->db, sql, NULL, NULL, NULL);
}

gboolean
skv_connection_create (const char *path, GError **error)
{
  return make_file (path, fill_with_schema, NULL, error);
}

int
skv_connection_copy (SkvConnection *target, SkvConnection *self)
{
  sqlite3_backup *backup = sqlite3_backup_init (target->db, "main", self->db, "main");
  int result;

  if (backup == NULL)
    return sqlite3_extended_errcode (target->db);
  result = sqlite3_backup_step (backup, -1);
  sqlite3_backup_finish (backup);
  return result == SQLITE_DONE ? SQLITE_OK : result;
}

static int
fill_with_copy (SkvConnection *target, gpointer data)
{
  return skv_connection_copy (target, data);
}

gboolean
skv_connection_backup (SkvConnection *self, const char *path, GError **error)
{
  return make_file (path, fill_with_copy, self, error);
}
