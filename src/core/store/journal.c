/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <string.h>

/* The undone entries are those after it. Found from the end, so that a long journal costs nothing.
 */
#define NEWEST_DONE                                                                                \
  "coalesce ((SELECT number FROM journal WHERE undone = 0 ORDER BY number DESC LIMIT 1), 0)"

void
skv_journal_entry_clear (SkvJournalEntry *self)
{
  g_clear_pointer (&self->label, g_free);
  self->number = 0;
}

/* runs a statement that gives no rows */
static gboolean
finish (sqlite3_stmt *statement)
{
  return sqlite3_step (statement) == SQLITE_DONE;
}

gboolean
skv_journal_peek (SkvConnection *connection, gboolean redo, SkvJournalEntry *entry)
{
  static const char newest_done[] = "SELECT number, label, changes IS NULL FROM journal WHERE "
                                    "undone = 0 ORDER BY number DESC LIMIT 1";
  static const char oldest_undone[] = "SELECT number, label, changes IS NULL FROM journal"
                                      " WHERE number > " NEWEST_DONE " ORDER BY number LIMIT 1";
  g_autoptr (sqlite3_stmt) statement =
    skv_connection_prepare (connection, redo ? oldest_undone : newest_done);
  int result = statement != NULL ? sqlite3_step (statement) : SQLITE_ERROR;

  entry->number = 0;
  entry->label = NULL;
  entry->barrier = FALSE;
  if (result == SQLITE_ROW)
    {
      entry->number = sqlite3_column_int64 (statement, 0);
      entry->label = skv_text_read (statement, 1);
      entry->barrier = sqlite3_column_int (statement, 2) != 0;
    }
  return result == SQLITE_ROW || result == SQLITE_DONE;
}

gboolean
skv_journal_read_changes (SkvConnection *connection, gint64 number, SkvChangeset *changes)
{
  g_autoptr (sqlite3_stmt) statement =
    skv_connection_prepare (connection, "SELECT changes FROM journal WHERE number = ?1");

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  if (sqlite3_step (statement) != SQLITE_ROW)
    return FALSE;
  changes->size = sqlite3_column_bytes (statement, 0);
  changes->data = sqlite3_malloc (changes->size);
  if (changes->data == NULL)
    return FALSE;
  memcpy (changes->data, sqlite3_column_blob (statement, 0), (gsize) changes->size);
  return TRUE;
}

/* Entries are numbered without gaps, and the first one that there ever was is number 1. */
static gboolean
drop_oldest (SkvConnection *connection, gint64 newest)
{
  g_autoptr (sqlite3_stmt) statement = skv_connection_prepare (
    connection, "DELETE FROM journal WHERE number <= ?1 AND number < (SELECT min (number) FROM "
                "journal) + ?2");

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, newest - SKV_JOURNAL_KEPT);
  sqlite3_bind_int64 (statement, 2, SKV_JOURNAL_BITE);
  return finish (statement);
}

/* The number after the newest that is done; if none is, that of the oldest, so that one can tell
 * that there were others before it. */
static gboolean
find_next_number (SkvConnection *connection, gint64 *number)
{
  return skv_connection_get_int (connection,
                                 "SELECT iif (" NEWEST_DONE " > 0, " NEWEST_DONE
                                 " + 1, coalesce ((SELECT min (number) FROM"
                                 " journal), 1))",
                                 number);
}

gboolean
skv_journal_add (SkvConnection *connection,
                 const char *label,
                 const char *who,
                 gint64 made,
                 const SkvChangeset *changes)
{
  g_autoptr (sqlite3_stmt) drop =
    skv_connection_prepare (connection, "DELETE FROM journal WHERE number > " NEWEST_DONE);
  g_autoptr (sqlite3_stmt) add =
    skv_connection_prepare (connection, "INSERT INTO journal (label, who, made, undone, changes, "
                                        "number) VALUES (?1, ?2, ?3, 0, ?4, ?5)");
  gint64 number;

  if (drop == NULL || add == NULL || !find_next_number (connection, &number))
    return FALSE;
  sqlite3_bind_int64 (add, 5, number);
  sqlite3_bind_text (add, 1, label, -1, SQLITE_STATIC);
  sqlite3_bind_text (add, 2, who, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (add, 3, made);
  if (changes != NULL)
    sqlite3_bind_blob (add, 4, changes->data, changes->size, SQLITE_STATIC);
  return finish (drop) && finish (add) && drop_oldest (connection, number);
}

gboolean
skv_journal_set_undone (SkvConnection *connection, gint64 first, gint64 last, gboolean undone)
{
  g_autoptr (sqlite3_stmt) statement = skv_connection_prepare (
    connection, "UPDATE journal SET undone = ?3 WHERE number BETWEEN ?1 AND ?2");

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, first);
  sqlite3_bind_int64 (statement, 2, last);
  sqlite3_bind_int (statement, 3, undone);
  return finish (statement);
}

gboolean
skv_journal_get_newest_done (SkvConnection *connection, gint64 *number)
{
  return skv_connection_get_int (connection, "SELECT " NEWEST_DONE, number);
}

gboolean
skv_journal_is_shortened (SkvConnection *connection)
{
  gint64 oldest;

  return skv_connection_get_int (connection, "SELECT coalesce (min (number), 1) FROM journal",
                                 &oldest) &&
         oldest > 1;
}

SkvHistoryEntry *
skv_journal_read_entry (sqlite3_stmt *statement)
{
  SkvHistoryEntry *entry = g_new0 (SkvHistoryEntry, 1);

  entry->id = sqlite3_column_int64 (statement, 0);
  entry->label = skv_text_read (statement, 1);
  entry->who = skv_text_read (statement, 2);
  entry->when = sqlite3_column_int64 (statement, 3);
  entry->undone = sqlite3_column_int (statement, 4) != 0;
  entry->barrier = sqlite3_column_int (statement, 5) != 0;
  if (entry->label == NULL)
    entry->label = g_strdup ("");
  return entry;
}

GPtrArray *
skv_journal_list (SkvConnection *connection, guint max)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) skv_history_entry_free);
  g_autoptr (sqlite3_stmt) statement =
    skv_connection_prepare (connection, "SELECT number, label, who, made, undone, changes IS NULL "
                                        "FROM journal ORDER BY number DESC LIMIT ?1");
  int result = SQLITE_ERROR;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, max);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (entries, skv_journal_read_entry (statement));
  return result == SQLITE_DONE ? g_steal_pointer (&entries) : NULL;
}
