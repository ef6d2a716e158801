/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <glib/gi18n-lib.h>

/* --- what a changeset touches --------------------------------------------------------------- */

static guint
key_hash (gconstpointer data)
{
  const SkvRecordKey *key = data;

  return g_str_hash (key->id) * 31 + (guint) key->kind;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const SkvRecordKey *first = a, *second = b;

  return first->kind == second->kind && g_str_equal (first->id, second->id);
}

static void
key_free (gpointer data)
{
  g_free (((SkvRecordKey *) data)->id);
  g_free (data);
}

GHashTable *
skv_record_key_set_new (void)
{
  return g_hash_table_new_full (key_hash, key_equal, key_free, NULL);
}

typedef struct
{
  SkvStore *store;
  GHashTable *touched;
} FindTouched;

/* A row of a list belongs to its owner, whose id stands in the first column too. */
static gboolean
add_touched (const char *table, gsize n_columns, const char *id, gpointer data)
{
  FindTouched *find = data;
  SkvRecordKey *key;
  gpointer kind;

  if (!g_hash_table_lookup_extended (find->store->kinds, table, NULL, &kind))
    return FALSE;
  key = g_new0 (SkvRecordKey, 1);
  key->kind = (SkvKind) GPOINTER_TO_INT (kind);
  key->id = g_strdup (id);
  g_hash_table_add (find->touched, key);
  return TRUE;
}

GHashTable *
skv_store_find_touched (SkvStore *self, const SkvChangeset *changes)
{
  FindTouched find = { self, skv_record_key_set_new () };

  if (!skv_changeset_foreach (changes, add_touched, &find))
    g_clear_pointer (&find.touched, g_hash_table_unref);
  return find.touched;
}

/* --- taking back and making again ----------------------------------------------------------- */

/* The journal goes with the file: what it says was there is there, or the file is not as we left
 * it. */
static int
refuse_conflict (void *data, int conflict, sqlite3_changeset_iter *iterator)
{
  return SQLITE_CHANGESET_ABORT;
}

gboolean
skv_store_apply (SkvStore *self, const SkvChangeset *changes, gboolean redo, GError **error)
{
  g_auto (SkvChangeset) inverse = { NULL, 0 };
  const SkvChangeset *apply = changes;
  int result = SQLITE_OK;

  if (!redo)
    {
      result = sqlite3changeset_invert (changes->size, changes->data, &inverse.size, &inverse.data);
      apply = &inverse;
    }
  if (result == SQLITE_OK)
    result = sqlite3changeset_apply (self->connection->db, apply->size, apply->data, NULL,
                                     refuse_conflict, NULL);
  if (result == SQLITE_OK)
    return TRUE;
  if ((result & 0xff) == SQLITE_ABORT || (result & 0xff) == SQLITE_CORRUPT)
    return skv_connection_set_damaged (self->connection, error, "%s",
                                       _("its history does not fit what it holds"));
  return skv_connection_write_error (self->connection, error);
}

SkvEdit *
skv_store_collect (SkvStore *self, const char *label, GHashTable *touched, GError **error)
{
  g_autoptr (SkvEdit) edit = skv_edit_new (label);
  gint64 now = skv_store_now (self);
  GHashTableIter iterator;
  gpointer element;

  g_hash_table_iter_init (&iterator, touched);
  while (g_hash_table_iter_next (&iterator, &element, NULL))
    {
      const SkvRecordKey *key = element;
      SkvRecord *after;

      if (!skv_table_get (self->tables[key->kind], key->id, &after, error) ||
          !skv_store_bump (self, key->kind, key->id, now, error))
        return NULL;
      if (after != NULL)
        skv_edit_put (edit, after);
      else
        skv_edit_remove (edit, key->kind, key->id);
    }
  return g_steal_pointer (&edit);
}

static gboolean
find_entry (SkvStore *self, gboolean redo, SkvJournalEntry *entry, GError **error)
{
  if (!skv_journal_peek (self->connection, redo, entry))
    return skv_connection_read_error (self->connection, error);
  if (entry->number == 0)
    {
      g_set_error_literal (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_NOTHING,
                           redo ? _("There is nothing to redo")
                           : skv_journal_is_shortened (self->connection)
                             ? _("There is nothing more to undo: older edits are no longer kept")
                             : _("There is nothing to undo"));
      return FALSE;
    }
  if (entry->barrier)
    {
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_BARRIER,
                   _("What was done before “%s” cannot be undone; change it back by hand"),
                   entry->label);
      return FALSE;
    }
  return TRUE;
}

static SkvEdit *
step_in_transaction (SkvStore *self, gboolean redo, GError **error)
{
  g_auto (SkvJournalEntry) entry = { 0 };
  g_auto (SkvChangeset) changes = { NULL, 0 };
  g_autoptr (GHashTable) touched = NULL;
  g_autoptr (SkvEdit) edit = NULL;

  if (!find_entry (self, redo, &entry, error))
    return NULL;
  if (!skv_journal_read_changes (self->connection, entry.number, &changes))
    {
      skv_connection_read_error (self->connection, error);
      return NULL;
    }
  touched = skv_store_find_touched (self, &changes);
  if (touched == NULL)
    {
      skv_connection_set_damaged (self->connection, error, "%s",
                                  _("its history is of something else"));
      return NULL;
    }
  if (!skv_store_apply (self, &changes, redo, error))
    return NULL;
  edit = skv_store_collect (self, entry.label, touched, error);
  if (edit == NULL)
    return NULL;
  if (!skv_journal_set_undone (self->connection, entry.number, entry.number, !redo))
    {
      skv_connection_write_error (self->connection, error);
      return NULL;
    }
  return g_steal_pointer (&edit);
}

static SkvEdit *
step (SkvBackend *backend, gboolean redo, GError **error)
{
  SkvStore *self = SKV_STORE (backend);
  g_autoptr (SkvEdit) edit = NULL;

  if (!skv_store_begin (self, error))
    return NULL;
  edit = step_in_transaction (self, redo, error);
  if (edit == NULL)
    {
      skv_store_roll_back (self);
      return NULL;
    }
  return skv_store_commit_transaction (self, error) ? g_steal_pointer (&edit) : NULL;
}

SkvEdit *
skv_store_undo (SkvBackend *backend, GError **error)
{
  return step (backend, FALSE, error);
}

SkvEdit *
skv_store_redo (SkvBackend *backend, GError **error)
{
  return step (backend, TRUE, error);
}
