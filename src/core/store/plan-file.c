/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/plan-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "core/store/store-private.h"

/* --- verifying ------------------------------------------------------------------------------- */

static gboolean
is_whole (const char *table, gsize n_columns, const char *id, gpointer data)
{
  return TRUE;
}

/* Every entry, also those that undo does not come to any more. */
static gboolean
read_history (SkvConnection *file, SkvPlanFileReport *report, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
    skv_connection_prepare (file, "SELECT changes FROM journal ORDER BY number");
  int result = SQLITE_ERROR;

  while (statement != NULL && (result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const SkvChangeset changes = { (void *) sqlite3_column_blob (statement, 0),
                                     sqlite3_column_bytes (statement, 0) };

      report->n_edits++;
      if (!skv_changeset_foreach (&changes, is_whole, NULL))
        return skv_connection_set_damaged (file, error, "%s",
                                           _("its history is of something else"));
    }
  return result == SQLITE_DONE || skv_connection_read_error (file, error);
}

/* Back to the barrier that undo stops at, or to the beginning, and forward to the end of all that
 * redo could make again. */
static gboolean
replay_history (SkvConnection *file, SkvPlanFileReport *report, GError **error)
{
  g_autoptr (SkvConnection) scratch = skv_connection_copy_to_memory (file);
  gint64 newest_done, stop, last, n;
  g_autofree char *sql = NULL;

  if (!skv_journal_get_newest_done (file, &newest_done) ||
      !skv_connection_get_int (file,
                               "SELECT coalesce (max (number) FILTER (WHERE changes IS NULL AND "
                               "undone = 0), min (number) - 1, 0) FROM journal",
                               &stop) ||
      !skv_connection_get_int (file, "SELECT coalesce (max (number), 0) FROM journal", &last))
    return skv_connection_read_error (file, error);
  sql = g_strdup_printf (
    "SELECT count (*) FROM journal WHERE undone = 0 AND number > %" G_GINT64_FORMAT, stop);
  if (!skv_connection_get_int (file, sql, &n))
    return skv_connection_read_error (file, error);
  report->n_taken_back = (guint) n;
  if (scratch != NULL && skv_journal_replay (scratch, file, newest_done, stop) &&
      skv_journal_replay (scratch, file, stop, last))
    return TRUE;
  return skv_connection_set_damaged (file, error, "%s",
                                     _("its history does not fit what it holds"));
}

static guint
count_records (SkvPlan *plan)
{
  guint n = 0;

  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    n += skv_plan_get_records (plan, kind)->len;
  return n;
}

static gboolean
verify_file (SkvConnection *file, SkvPlanFileReport *report, GError **error)
{
  gint64 version;
  GStatBuf status;

  if (!skv_connection_verify (file, error))
    return FALSE;
  if (!skv_connection_get_int (file, "PRAGMA user_version", &version))
    return skv_connection_read_error (file, error);
  report->version = (int) version;
  report->n_bytes = g_stat (file->path, &status) == 0 ? (gint64) status.st_size : 0;
  return read_history (file, report, error) && replay_history (file, report, error);
}

gboolean
skv_plan_file_verify (const char *path,
                      const SkvClock *clock,
                      SkvPlanFileReport *report,
                      GError **error)
{
  g_autoptr (SkvConnection) file = NULL;
  g_autoptr (SkvPlan) plan = NULL;
  SkvPlanFileReport found = { 0 };

  g_return_val_if_fail (path != NULL && clock != NULL, FALSE);

  file = skv_connection_open (path, TRUE, error);
  if (file == NULL || !verify_file (file, &found, error))
    return FALSE;
  plan = skv_store_open_plan (path, SKV_STORE_READ_ONLY, NULL, clock, error);
  if (plan == NULL)
    return FALSE;
  found.n_records = count_records (plan);
  if (report != NULL)
    *report = found;
  return TRUE;
}

/* --- copies ---------------------------------------------------------------------------------- */

/* @path without ".skv" */
static char *
stem_of (const char *path)
{
  return g_strndup (path, strlen (path) - (g_str_has_suffix (path, ".skv") ? strlen (".skv") : 0));
}

/* "plan.MARK.skv", "plan.MARK-2.skv" … (transfer full) */
static char *
numbered (const char *path, const char *mark, guint number)
{
  g_autofree char *stem = stem_of (path);

  return number == 1 ? g_strdup_printf ("%s.%s.skv", stem, mark)
                     : g_strdup_printf ("%s.%s-%u.skv", stem, mark, number);
}

/* Copies to the first free one of those names (transfer full) */
static char *
copy_beside (SkvConnection *file, const char *path, const char *mark, GError **error)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *name = numbered (path, mark, i);
      g_autoptr (GError) local = NULL;

      if (skv_connection_backup (file, name, &local))
        return g_steal_pointer (&name);
      if (i < 1000 && g_error_matches (local, SKV_STORE_ERROR, SKV_STORE_ERROR_EXISTS))
        continue;
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
}

char *
skv_plan_file_backup (const char *path, const char *output, const SkvClock *clock, GError **error)
{
  g_autoptr (SkvConnection) file = NULL;
  g_autofree char *copy = NULL, *mark = NULL, *day = NULL;

  g_return_val_if_fail (path != NULL && clock != NULL, NULL);

  file = skv_connection_open (path, TRUE, error);
  if (file == NULL)
    return NULL;
  if (output == NULL)
    {
      day = skv_day_format ((SkvDay) (clock->now (clock->data) / SKV_DAY_SECONDS));
      mark = g_strdup_printf ("backup-%s", day);
      copy = copy_beside (file, path, mark, error);
    }
  else if (skv_connection_backup (file, output, error))
    copy = g_strdup (output);
  if (copy == NULL || skv_plan_file_verify (copy, clock, NULL, error))
    return g_steal_pointer (&copy);
  g_unlink (copy); /* ours, just made, and worth nothing */
  return NULL;
}

/* --- going back to one ----------------------------------------------------------------------- */

static gboolean
set_errno_error (const char *path, int saved, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_IO,
               _("“%s” cannot be replaced: %s; choose a folder that you may write in"), name,
               g_strerror (saved));
  return FALSE;
}

/* The present file under another name, so that at every moment there is one at the path. Where
 * there are no hard links its bytes are copied. */
static gboolean
link_or_copy (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from), target = g_file_new_for_path (to);
  g_autoptr (GError) local = NULL;

  if (link (from, to) == 0)
    return TRUE;
  if (errno == EEXIST)
    return FALSE;
  if (g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &local))
    return TRUE;
  errno = g_error_matches (local, G_IO_ERROR, G_IO_ERROR_EXISTS) ? EEXIST : EIO;
  return FALSE;
}

/* (transfer full) (nullable): errno tells */
static char *
keep_aside (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  for (guint i = 1; i < 1000; i++)
    {
      g_autofree char *aside = numbered (path, "replaced", i);
      g_autofree char *its_journal = g_strconcat (aside, "-journal", NULL);

      if (g_file_test (its_journal, G_FILE_TEST_EXISTS))
        continue;
      if (!link_or_copy (path, aside))
        {
          if (errno == EEXIST)
            continue;
          return NULL;
        }
      /* of a transaction that was never finished: without it the file is half of two */
      if (g_file_test (journal, G_FILE_TEST_EXISTS) && !link_or_copy (journal, its_journal))
        {
          int saved = errno;

          g_unlink (aside);
          errno = saved;
          return NULL;
        }
      return g_steal_pointer (&aside);
    }
  errno = EEXIST;
  return NULL;
}

/* Nobody writes into the present file while it is replaced, if it is one that can be opened; a
 * program that was ended in the middle of an edit has that taken back first. FALSE: somebody does.
 * @present (out) (transfer full) (nullable) */
static gboolean
lock_present (const char *path, SkvConnection **present, GError **error)
{
  g_autoptr (GError) local = NULL;

  *present = skv_connection_open (path, FALSE, &local);
  if (g_error_matches (local, SKV_STORE_ERROR, SKV_STORE_ERROR_LOCKED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (*present == NULL || (*present)->read_only || skv_connection_run (*present, "BEGIN IMMEDIATE"))
    return TRUE;
  skv_connection_read_error (*present, error);
  g_clear_pointer (present, skv_connection_free);
  return FALSE;
}

static gboolean
check_same (SkvConnection *source, const char *path, GError **error)
{
  g_autofree char *name = NULL;
  GStatBuf status;

  if (g_stat (path, &status) != 0 || status.st_dev != source->device ||
      status.st_ino != source->inode)
    return TRUE;
  name = g_filename_display_name (path);
  g_set_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_EXISTS,
               _("“%s” and its backup are the same file"), name);
  return FALSE;
}

/* @fresh takes the place of what is at @path */
static gboolean
replace (const char *fresh, const char *path, char **kept_as, GError **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS);

  if (there)
    {
      *kept_as = keep_aside (path);
      if (*kept_as == NULL)
        return set_errno_error (path, errno, error);
      skv_store_sync_folder (path);
    }
  /* That of the old file would be played into the new one. */
  g_unlink (journal);
  g_unlink (wal);
  if (g_rename (fresh, path) == 0)
    {
      skv_store_sync_folder (path);
      return TRUE;
    }
  /* What was kept aside stays: the journal beside it is gone from here. */
  return set_errno_error (path, errno, error);
}

gboolean
skv_plan_file_restore (
  const char *path, const char *backup, const SkvClock *clock, char **kept_as, GError **error)
{
  g_autoptr (SkvConnection) source = NULL, present = NULL;
  g_autofree char *absolute = NULL, *fresh = NULL, *aside = NULL;
  gboolean done;

  g_return_val_if_fail (path != NULL && backup != NULL && clock != NULL, FALSE);

  absolute = g_canonicalize_filename (path, NULL);
  if (!skv_plan_file_verify (backup, clock, NULL, error))
    return FALSE;
  source = skv_connection_open (backup, TRUE, error);
  if (source == NULL || !check_same (source, absolute, error))
    return FALSE;
  fresh = copy_beside (source, path, "restoring", error);
  if (fresh == NULL)
    return FALSE;
  done =
    skv_plan_file_verify (fresh, clock, NULL, error) &&
    (!g_file_test (absolute, G_FILE_TEST_EXISTS) || lock_present (absolute, &present, error)) &&
    replace (fresh, path, &aside, error);
  if (!done)
    g_unlink (fresh); /* ours, just made */
  else if (kept_as != NULL)
    *kept_as = g_steal_pointer (&aside);
  return done;
}
