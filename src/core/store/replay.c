/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <string.h>

/* The history played back or on in a copy in memory: how a plan was once, and whether its history
 * is whole. The changesets may have come by mail: none but those of the tables of a plan, as they
 * are in the copy, is applied. */

static gboolean
is_of_these_tables (const char *table, gsize n_columns, const char *id, gpointer data)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (strcmp (table, "journal") == 0 || strcmp (table, "revision") == 0)
    return FALSE;
  statement = skv_connection_prepare (data, "SELECT count (*) FROM pragma_table_info (?1)");
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);
  return sqlite3_step (statement) == SQLITE_ROW &&
         sqlite3_column_int64 (statement, 0) == (gint64) n_columns;
}

static int
refuse_conflict (void *data, int conflict, sqlite3_changeset_iter *iterator)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (SkvConnection *scratch, const SkvChangeset *changes, gboolean forward)
{
  g_auto (SkvChangeset) inverse = { NULL, 0 };
  const SkvChangeset *apply = changes;

  if (!skv_changeset_foreach (changes, is_of_these_tables, scratch))
    return FALSE;
  if (!forward)
    {
      if (sqlite3changeset_invert (changes->size, changes->data, &inverse.size, &inverse.data) !=
          SQLITE_OK)
        return FALSE;
      apply = &inverse;
    }
  return sqlite3changeset_apply (scratch->db, apply->size, apply->data, NULL, refuse_conflict,
                                 NULL) == SQLITE_OK;
}

gboolean
skv_journal_replay (SkvConnection *scratch, SkvConnection *journal, gint64 from, gint64 to)
{
  gboolean forward = to > from;
  g_autoptr (sqlite3_stmt) statement = skv_connection_prepare (
    journal, forward ? "SELECT changes FROM journal WHERE number > ?1 AND number <= ?2 AND changes "
                       "IS NOT NULL ORDER BY number"
                     : "SELECT changes FROM journal WHERE number > ?1 AND number <= ?2 AND changes "
                       "IS NOT NULL ORDER BY number DESC");
  int result;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, MIN (from, to));
  sqlite3_bind_int64 (statement, 2, MAX (from, to));
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const SkvChangeset changes = { (void *) sqlite3_column_blob (statement, 0),
                                     sqlite3_column_bytes (statement, 0) };

      if (!apply (scratch, &changes, forward))
        return FALSE;
    }
  return result == SQLITE_DONE;
}

SkvConnection *
skv_connection_copy_to_memory (SkvConnection *self)
{
  g_autoptr (SkvConnection) scratch = g_new0 (SkvConnection, 1);

  scratch->name = g_strdup (self->name);
  if (skv_connection_open_raw (scratch, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) != SQLITE_OK ||
      skv_connection_copy (scratch, self) != SQLITE_OK)
    return NULL;
  sqlite3_db_config (scratch->db, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
  return g_steal_pointer (&scratch);
}
