/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (skv-store-error-quark, skv_store_error)

static gboolean
is_full (int code, int system_errno)
{
  if ((code & 0xff) == SQLITE_FULL)
    return TRUE;
  return (code & 0xff) == SQLITE_IOERR &&
         (system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG);
}

gboolean
skv_store_set_read_error (
  const char *name, int code, int system_errno, const char *detail, GError **error)
{
  switch (code & 0xff)
    {
    case SQLITE_NOTADB:
      g_set_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_NOT_A_PLAN,
                   _("“%s” is not a plan file; choose a file that Systemkveld saved"), name);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_LOCKED,
                   _("“%s” is being written by another program; try again when that is done"),
                   name);
      break;
    case SQLITE_READONLY:
      g_set_error (
        error, SKV_STORE_ERROR, SKV_STORE_ERROR_IO,
        _("“%s” was not closed properly and can be mended only where it can be written; "
           "copy it together with “%s-journal” into a folder of your own"),
        name, name);
      break;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      g_set_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_IO,
                   _("“%s” cannot be opened: %s; see whether you may read it"), name,
                   system_errno != 0 ? g_strerror (system_errno) : detail);
      break;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
      g_set_error (
        error, SKV_STORE_ERROR, SKV_STORE_ERROR_IO,
        is_full (code, system_errno)
          ? _("There is no space left for “%s” (%s); make room and try again")
          : _("“%s” cannot be read or written: %s; see whether the disk or network is all right"),
        name, system_errno != 0 ? g_strerror (system_errno) : detail);
      break;
    default:
      g_set_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_DAMAGED,
                   _("“%s” is damaged (%s); take a backup or an earlier copy of it"), name,
                   detail);
      break;
    }
  return FALSE;
}

/* errno of the failure; that of the connection is lost when SQLite rolls back by itself */
static int
get_system_errno (SkvConnection *self)
{
  int system_errno = sqlite3_system_errno (self->db);

  if (system_errno == 0)
    sqlite3_file_control (self->db, "main", SQLITE_FCNTL_LAST_ERRNO, &system_errno);
  return system_errno;
}

/* SQLite says "not a database" of a file that starts as one but whose header is broken; that is a
 * damaged plan rather than a text file. Reads through SQLite's own handle: opening and closing the
 * file once more would drop this process's locks on it (POSIX). */
static gboolean
begins_as_database (SkvConnection *self)
{
  static const char magic[] = "SQLite format 3"; /* with its NUL: 16 bytes */
  char bytes[sizeof magic] = "";
  sqlite3_file *file = NULL;

  if (sqlite3_file_control (self->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
      file == NULL || file->pMethods == NULL)
    return FALSE;
  return file->pMethods->xRead (file, bytes, sizeof bytes, 0) == SQLITE_OK &&
         memcmp (bytes, magic, sizeof magic) == 0;
}

gboolean
skv_connection_read_error (SkvConnection *self, GError **error)
{
  if (sqlite3_errcode (self->db) == SQLITE_NOTADB && begins_as_database (self))
    return skv_connection_set_damaged (self, error, "%s", _("its beginning is broken"));
  return skv_store_set_read_error (self->name, sqlite3_extended_errcode (self->db),
                                   get_system_errno (self), sqlite3_errmsg (self->db), error);
}

gboolean
skv_connection_write_error (SkvConnection *self, GError **error)
{
  int code = sqlite3_extended_errcode (self->db);
  int system_errno = get_system_errno (self);
  const char *detail = sqlite3_errmsg (self->db);

  if (is_full (code, system_errno))
    g_set_error (
      error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_FAILED,
      _("“%s” was not changed: there is no space left on the disk; make room and try again"),
      self->name);
  else if ((code & 0xff) == SQLITE_READONLY || (code & 0xff) == SQLITE_CANTOPEN ||
           (code & 0xff) == SQLITE_PERM)
    g_set_error (
      error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_READ_ONLY,
      _("“%s” was not changed: the file or its folder cannot be written; save a copy elsewhere"),
      self->name);
  else if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
    g_set_error (
      error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_FAILED,
      _("“%s” was not changed: another program is using it; try again when that is done"),
      self->name);
  else if ((code & 0xff) == SQLITE_CONSTRAINT)
    g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                 _("“%s” was not changed: the edit does not fit the rest of the plan (%s)"),
                 self->name, detail);
  else
    g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_FAILED,
                 _("“%s” was not changed: %s; see whether the disk or network is all right"),
                 self->name, system_errno != 0 ? g_strerror (system_errno) : detail);
  return FALSE;
}

gboolean
skv_connection_set_damaged (SkvConnection *self, GError **error, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_DAMAGED,
               _("“%s” is damaged (%s); take a backup or an earlier copy of it"), self->name,
               what);
  return FALSE;
}
