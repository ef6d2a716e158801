/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/ancestor.h"

#include <string.h>

#include "core/store/store-private.h"

/* One of the two files, as it lies on the disk: one of an older version is not brought to this one
 * before its history is read, since its changesets are of the tables as they are there. */
typedef struct
{
  SkvConnection *connection; /* (unowned) */
  SkvConnection *own;        /* (owned) (nullable): the same, opened for this */
  gint64 newest_done;
} Side;

static void
side_clear (Side *self)
{
  g_clear_pointer (&self->own, skv_connection_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

void
skv_ancestor_free (SkvAncestor *self)
{
  g_clear_object (&self->base);
  g_clear_object (&self->ours);
  g_clear_object (&self->theirs);
  g_free (self->label);
  g_free (self);
}

static gboolean
side_init (Side *self, SkvStore *store, GError **error)
{
  self->connection = store->connection;
  if (store->connection->is_copy)
    {
      self->own = skv_connection_open (store->connection->path, TRUE, error);
      if (self->own == NULL)
        return FALSE;
      self->connection = self->own;
    }
  return skv_journal_get_newest_done (self->connection, &self->newest_done) ||
         skv_connection_read_error (self->connection, error);
}

/* --- what both have -------------------------------------------------------------------------- */

static sqlite3_stmt *
read_journal (Side *side, GError **error)
{
  sqlite3_stmt *statement = skv_connection_prepare (
    side->connection, "SELECT number, made, label, changes FROM journal ORDER BY number");

  if (statement == NULL)
    skv_connection_read_error (side->connection, error);
  return statement;
}

static gboolean
blobs_equal (sqlite3_stmt *a, sqlite3_stmt *b, int column)
{
  gconstpointer first = sqlite3_column_blob (a, column), second = sqlite3_column_blob (b, column);
  int size = sqlite3_column_bytes (a, column);

  return sqlite3_column_type (a, column) == sqlite3_column_type (b, column) &&
         size == sqlite3_column_bytes (b, column) &&
         (size == 0 || memcmp (first, second, (gsize) size) == 0);
}

static gboolean
entries_equal (sqlite3_stmt *a, sqlite3_stmt *b)
{
  return sqlite3_column_int64 (a, 0) == sqlite3_column_int64 (b, 0) &&
         sqlite3_column_int64 (a, 1) == sqlite3_column_int64 (b, 1) && blobs_equal (a, b, 2) &&
         blobs_equal (a, b, 3);
}

/* Brings both to the first number that both have. One that is longer than SKV_JOURNAL_KEPT has lost
 * its beginning. */
static gboolean
align (sqlite3_stmt *a, sqlite3_stmt *b, int *first, int *second)
{
  *first = sqlite3_step (a);
  *second = sqlite3_step (b);
  while (*first == SQLITE_ROW && *second == SQLITE_ROW)
    {
      gint64 ours = sqlite3_column_int64 (a, 0), theirs = sqlite3_column_int64 (b, 0);

      if (ours == theirs)
        return TRUE;
      if (ours < theirs)
        *first = sqlite3_step (a);
      else
        *second = sqlite3_step (b);
    }
  return FALSE;
}

/* @last (out): the newest entry that both have, 0 if there is none */
static gboolean
find_shared (Side sides[2], SkvAncestor *found, gint64 *last, GError **error)
{
  g_autoptr (sqlite3_stmt) ours = read_journal (&sides[0], error);
  g_autoptr (sqlite3_stmt) theirs = ours != NULL ? read_journal (&sides[1], error) : NULL;
  int first, second;

  *last = 0;
  if (theirs == NULL)
    return FALSE;
  if (align (ours, theirs, &first, &second))
    found->kinship =
      sqlite3_column_int64 (ours, 0) == 1 ? SKV_KINSHIP_STRANGERS : SKV_KINSHIP_FORGOTTEN;
  else
    found->kinship = skv_journal_is_shortened (sides[0].connection) ||
                         skv_journal_is_shortened (sides[1].connection)
                       ? SKV_KINSHIP_FORGOTTEN
                       : SKV_KINSHIP_STRANGERS;
  while (first == SQLITE_ROW && second == SQLITE_ROW && entries_equal (ours, theirs))
    {
      *last = sqlite3_column_int64 (ours, 0);
      found->when = sqlite3_column_int64 (ours, 1);
      g_free (found->label);
      found->label = skv_text_read (ours, 2);
      first = sqlite3_step (ours);
      second = sqlite3_step (theirs);
    }
  if (first != SQLITE_ROW && first != SQLITE_DONE)
    return skv_connection_read_error (sides[0].connection, error);
  if (second != SQLITE_ROW && second != SQLITE_DONE)
    return skv_connection_read_error (sides[1].connection, error);
  return TRUE;
}

/* --- who took back what both have ------------------------------------------------------------ */

typedef struct
{
  Side *sides;
  gint64 sums[2];
} Revisions;

/* Tables of lists are not named like a kind: those rows count on neither side. */
static gboolean
add_revision (const char *table, gsize n_columns, const char *id, gpointer data)
{
  Revisions *self = data;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (sqlite3_stmt) statement = skv_connection_prepare (
        self->sides[i].connection, "SELECT sequence FROM revision WHERE kind = ?1 AND id = ?2");

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 2, id, -1, SQLITE_STATIC);
      if (sqlite3_step (statement) == SQLITE_ROW)
        self->sums[i] += sqlite3_column_int64 (statement, 0);
    }
  return TRUE;
}

/* The newest state that both had, as the number of its edit. If one side has taken back what the
 * other has done, either the one took it back since, or it was taken back in both and the other
 * made it again. Each of that is one more revision of what it touches. */
static gint64
choose_base (Side sides[2], gint64 last)
{
  int undone = sides[0].newest_done < sides[1].newest_done ? 0 : 1;
  gint64 low = MIN (last, sides[undone].newest_done);
  gint64 high = MIN (last, sides[1 - undone].newest_done);
  g_auto (SkvChangeset) changes = { NULL, 0 };
  Revisions revisions = { sides, { 0, 0 } };

  if (low == high || !skv_journal_read_changes (sides[0].connection, low + 1, &changes) ||
      !skv_changeset_foreach (&changes, add_revision, &revisions))
    return low;
  return revisions.sums[undone] > revisions.sums[1 - undone] ? high : low;
}

/* --- the whole ------------------------------------------------------------------------------- */

/* The plan that the side was after that edit; NULL if its history does not reach there. */
static SkvPlan *
open_past (Side *side, gint64 number, const SkvClock *clock)
{
  g_autoptr (SkvConnection) scratch = skv_connection_copy_to_memory (side->connection);
  g_autoptr (SkvStore) store = NULL;
  gint64 version;

  if (scratch == NULL ||
      !skv_journal_replay (scratch, side->connection, side->newest_done, number) ||
      !skv_connection_get_int (scratch, "PRAGMA user_version", &version) ||
      (version < SKV_SCHEMA_VERSION &&
       !skv_connection_migrate (scratch, (int) version, NULL, clock->now (clock->data), NULL)))
    return NULL;
  store = skv_store_new_for_connection (g_steal_pointer (&scratch), NULL, clock, NULL);
  return store != NULL ? skv_store_make_plan (store, NULL) : NULL;
}

SkvAncestor *
skv_store_find_ancestor (SkvStore *ours, SkvStore *theirs, GError **error)
{
  g_autoptr (SkvAncestor) found = g_new0 (SkvAncestor, 1);
  g_auto (Side) first = { NULL }, second = { NULL };
  Side sides[2];
  gint64 last, base;

  g_return_val_if_fail (SKV_IS_STORE (ours) && SKV_IS_STORE (theirs), NULL);

  if (!side_init (&first, ours, error) || !side_init (&second, theirs, error))
    return NULL;
  sides[0] = first;
  sides[1] = second;
  if (!find_shared (sides, found, &last, error))
    return NULL;
  if (last == 0)
    return g_steal_pointer (&found);
  base = choose_base (sides, last);
  found->number = base;
  found->ours = g_object_ref (ours);
  found->theirs = g_object_ref (theirs);
  found->n_ours = (guint) ABS (sides[0].newest_done - base);
  found->n_theirs = (guint) ABS (sides[1].newest_done - base);
  /* our own first: it is the one that we trust */
  found->base = open_past (&sides[0], base, &ours->clock);
  if (found->base == NULL)
    found->base = open_past (&sides[1], base, &ours->clock);
  found->kinship = found->base != NULL ? SKV_KINSHIP_COPIES : SKV_KINSHIP_CLOSED;
  return g_steal_pointer (&found);
}

/* --- what they were in between ------------------------------------------------------------------
 */

typedef struct
{
  SkvStore *scratch;
  GHashTable *keys; /* those that are asked for */
  GHashTable *past; /* what is found */
} Snapshots;

static gboolean
take_snapshot (const char *table, gsize n_columns, const char *id, gpointer data)
{
  Snapshots *self = data;
  g_autofree char *key = NULL;
  gpointer kind;
  GPtrArray *records;
  SkvRecord *record = NULL;

  if (!g_hash_table_lookup_extended (self->scratch->kinds, table, NULL, &kind))
    return FALSE;
  key = g_strdup_printf ("%s\n%s", skv_kind_name ((SkvKind) GPOINTER_TO_INT (kind)), id);
  if (!g_hash_table_contains (self->keys, key))
    return TRUE;
  if (!skv_table_get (self->scratch->tables[GPOINTER_TO_INT (kind)], id, &record, NULL))
    return FALSE;
  if (record == NULL)
    return TRUE;
  record->sealed = TRUE;
  records = g_hash_table_lookup (self->past, key);
  if (records == NULL)
    {
      records = g_ptr_array_new_with_free_func (skv_record_unref);
      g_hash_table_insert (self->past, g_steal_pointer (&key), records);
    }
  g_ptr_array_add (records, record);
  return TRUE;
}

/* one edit after the other, as far as it goes */
static void
walk (Snapshots *self, SkvConnection *journal, gint64 from, gint64 to)
{
  for (gint64 number = from + 1; number <= to; number++)
    {
      g_auto (SkvChangeset) changes = { NULL, 0 };

      if (!skv_journal_replay (self->scratch->connection, journal, number - 1, number) ||
          !skv_journal_read_changes (journal, number, &changes) ||
          (changes.size > 0 && !skv_changeset_foreach (&changes, take_snapshot, self)))
        return;
    }
}

GHashTable *
skv_ancestor_read_past (SkvAncestor *self, gboolean of_theirs, GHashTable *keys)
{
  GHashTable *past =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  SkvStore *store = of_theirs ? self->theirs : self->ours;
  g_autoptr (SkvConnection) scratch = NULL;
  g_autoptr (SkvStore) played = NULL;
  gint64 newest;

  /* in the tables of this version only: there it can be told what a record was */
  if (store == NULL || g_hash_table_size (keys) == 0 ||
      !skv_journal_get_newest_done (store->connection, &newest) || newest <= self->number)
    return past;
  scratch = skv_connection_copy_to_memory (store->connection);
  if (scratch == NULL || !skv_journal_replay (scratch, store->connection, newest, self->number))
    return past;
  played = skv_store_new_for_connection (g_steal_pointer (&scratch), NULL, &store->clock, NULL);
  if (played != NULL)
    {
      Snapshots snapshots = { played, keys, past };

      walk (&snapshots, store->connection, self->number, newest);
    }
  return past;
}
