/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* A file that a sandbox is given by the desktop's document portal can be read, and replaced as a
 * whole. It cannot be used as a database: portals before 1.18 refuse the locks of SQLite outright,
 * later ones mix up those of two programs, and the journal that is laid beside the file is hidden
 * from whoever opens it after a crash. So such a file is held in memory, and each edit replaces it
 * at once, if it still is what was read. */

/* While another program writes the file it is asked for again. */
#define TRIES 20
#define WAIT_MICROSECONDS (100 * 1000)

/* in the header of an SQLite file */
#define FORMAT_VERSIONS 18 /* two bytes: 1 with a rollback journal, 2 with a write-ahead log */
#define CHANGE_COUNTER 24
#define HEADER_BYTES 28

gboolean
skv_held_is_needed (const char *path)
{
  g_autofree char *documents = g_build_filename (g_get_user_runtime_dir (), "doc/", NULL);

  return g_str_has_prefix (path, documents) || g_str_has_prefix (path, "/run/flatpak/doc/");
}

/* --- what is there now ------------------------------------------------------------------------ */

static gboolean
read_stamp (const char *path, SkvHeldStamp *stamp)
{
  guchar header[HEADER_BYTES] = { 0 };
  FILE *file = g_fopen (path, "rbe");
  GStatBuf status;
  gboolean done;

  if (file == NULL)
    return FALSE;
  /* What is shorter is no plan, which SQLite will say. */
  done = g_stat (path, &status) == 0 && (fread (header, 1, sizeof header, file) > 0 || feof (file));
  fclose (file);
  if (!done)
    return FALSE;
  stamp->n_bytes = status.st_size;
  stamp->seconds = status.st_mtim.tv_sec;
  stamp->nanoseconds = status.st_mtim.tv_nsec;
  memcpy (stamp->change_counter, header + CHANGE_COUNTER, sizeof stamp->change_counter);
  return TRUE;
}

static gboolean
stamps_equal (const SkvHeldStamp *a, const SkvHeldStamp *b)
{
  return a->n_bytes == b->n_bytes && a->seconds == b->seconds && a->nanoseconds == b->nanoseconds &&
         memcmp (a->change_counter, b->change_counter, sizeof a->change_counter) == 0;
}

/* Seen only if the portal was given the folder. */
static gboolean
has_journal (const char *path)
{
  static const char *const suffixes[] = { "-journal", "-wal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *other = g_strconcat (path, suffixes[i], NULL);
      GStatBuf status;

      if (g_stat (other, &status) == 0 && status.st_size > 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
skv_held_is_current (const SkvConnection *self)
{
  SkvHeldStamp now;

  return read_stamp (self->path, &now) && stamps_equal (&now, &self->stamp);
}

/* --- reading ---------------------------------------------------------------------------------- */

/* an sqlite3 result code */
static int
hold (SkvConnection *self, const char *bytes, gsize length)
{
  const unsigned flags =
    SQLITE_DESERIALIZE_FREEONCLOSE |
    (self->read_only ? SQLITE_DESERIALIZE_READONLY : SQLITE_DESERIALIZE_RESIZEABLE);
  guchar *copy = sqlite3_malloc64 (length);

  if (copy == NULL)
    return SQLITE_NOMEM;
  memcpy (copy, bytes, length);
  /* There is no log that it could be read with: has_journal(). */
  if (length >= HEADER_BYTES && copy[FORMAT_VERSIONS] == 2 && copy[FORMAT_VERSIONS + 1] == 2)
    copy[FORMAT_VERSIONS] = copy[FORMAT_VERSIONS + 1] = 1;
  return sqlite3_deserialize (self->db, "main", copy, (sqlite3_int64) length,
                              (sqlite3_int64) length, flags);
}

/* FALSE without an error: somebody is writing it */
static gboolean
try_read (SkvConnection *self, GError **error)
{
  g_autofree char *bytes = NULL;
  SkvHeldStamp before, after;
  gsize length;
  int result;

  if (!read_stamp (self->path, &before) ||
      !g_file_get_contents (self->path, &bytes, &length, NULL) || !read_stamp (self->path, &after))
    return skv_store_set_read_error (self->name, SQLITE_CANTOPEN, errno,
                                     sqlite3_errstr (SQLITE_CANTOPEN), error);
  if (!stamps_equal (&before, &after) || length != (gsize) after.n_bytes ||
      has_journal (self->path))
    return FALSE;
  result = hold (self, bytes, length);
  if (result != SQLITE_OK)
    return skv_store_set_read_error (self->name, result, 0, sqlite3_errstr (result), error);
  self->stamp = after;
  return TRUE;
}

gboolean
skv_held_read (SkvConnection *self, GError **error)
{
  GError *local = NULL;

  for (int i = 0; i < TRIES; i++)
    {
      if (try_read (self, &local))
        return TRUE;
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      g_usleep (WAIT_MICROSECONDS);
    }
  return skv_store_set_read_error (self->name, SQLITE_BUSY, 0, NULL, error);
}

/* --- writing ---------------------------------------------------------------------------------- */

/* The portal lets a file be replaced by one that was made beside it. */
static gboolean
put_in_place (const char *path, const char *bytes, gsize length, GError **error)
{
  g_autofree char *temporary = skv_store_make_temporary (path, error);
  GStatBuf status;

  if (temporary == NULL)
    return FALSE;
  if (!g_file_set_contents_full (temporary, bytes, (gssize) length, G_FILE_SET_CONTENTS_DURABLE,
                                 0666, error))
    {
      g_unlink (temporary);
      return FALSE;
    }
  if (g_stat (path, &status) == 0 && g_chmod (temporary, status.st_mode & 0777) != 0)
    g_debug ("The rights of %s stay as for a new file: %s", path, g_strerror (errno));
  if (g_rename (temporary, path) != 0)
    {
      int saved = errno;

      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (saved),
                           g_strerror (saved));
      g_unlink (temporary);
      return FALSE;
    }
  skv_store_sync_folder (path);
  return TRUE;
}

gboolean
skv_held_publish (const char *from, const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) local = NULL;
  gsize length;

  if (g_file_get_contents (from, &bytes, &length, &local) &&
      put_in_place (path, bytes, length, &local))
    return TRUE;
  g_set_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_IO,
               _("“%s” cannot be made: %s; choose a folder that you may write in"), name,
               local->message);
  return FALSE;
}

static gboolean
write_back (SkvConnection *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_int64 length = 0;
  const char *bytes;

  if (!skv_held_is_current (self))
    return skv_held_set_conflict (self, error);
  bytes = (const char *) sqlite3_serialize (self->db, "main", &length, SQLITE_SERIALIZE_NOCOPY);
  if (bytes != NULL && put_in_place (self->path, bytes, (gsize) length, &local) &&
      read_stamp (self->path, &self->stamp))
    return TRUE;
  g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_FAILED,
               _("“%s” was not changed: %s; see whether the disk or network is all right"),
               self->name, local != NULL ? local->message : g_strerror (errno));
  return FALSE;
}

gboolean
skv_held_set_conflict (SkvConnection *self, GError **error)
{
  g_set_error (
    error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_CONFLICT,
    _("“%s” was changed by another program meanwhile; load it anew and make the change again"),
    self->name);
  return FALSE;
}

gboolean
skv_held_write_back (SkvConnection *self, GError **error)
{
  SkvHeldStamp known = self->stamp;

  if (write_back (self, error))
    return TRUE;
  /* What was not kept is not shown: again what is in the file, or what cannot be edited. */
  if (!skv_held_read (self, NULL))
    self->read_only = TRUE;
  /* What others wrote meanwhile, no plan knows yet: it is not current until it is loaded anew. */
  self->stamp = known;
  return FALSE;
}
