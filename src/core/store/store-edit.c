/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const SkvChange *first = *(const SkvChange *const *) a, *second = *(const SkvChange *const *) b;

  return first->kind != second->kind ? (int) first->kind - (int) second->kind
                                     : strcmp (first->id, second->id);
}

/* In the order of ids, which is that of the pages: an import writes each page once. */
static gboolean
write_edit (SkvStore *self, const SkvEdit *edit, GError **error)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    g_ptr_array_add (sorted, (gpointer) skv_edit_get_change (edit, i));
  g_ptr_array_sort (sorted, compare_changes);

  for (guint i = 0; i < sorted->len; i++)
    {
      const SkvChange *change = g_ptr_array_index (sorted, i);
      SkvTable *table = self->tables[change->kind];

      if (change->after != NULL ? !skv_table_put (table, change->after, error)
                                : !skv_table_remove (table, change->id, error))
        return FALSE;
    }
  return TRUE;
}

static int
attach_tables (SkvStore *self, sqlite3_session *session)
{
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      GPtrArray *names = skv_table_get_names (self->tables[kind]);

      for (guint i = 0; i < names->len; i++)
        {
          int result = sqlite3session_attach (session, g_ptr_array_index (names, i));

          if (result != SQLITE_OK)
            return result;
        }
    }
  return SQLITE_OK;
}

/* writes the edit and gives what it really changed */
static gboolean
write_watched (SkvStore *self, const SkvEdit *edit, SkvChangeset *changes, GError **error)
{
  sqlite3_session *session = NULL;
  gboolean done;
  int result = sqlite3session_create (self->connection->db, "main", &session);

  if (result == SQLITE_OK)
    result = attach_tables (self, session);
  done = result == SQLITE_OK && write_edit (self, edit, error);
  if (done)
    result = sqlite3session_changeset (session, &changes->size, &changes->data);
  if (session != NULL)
    sqlite3session_delete (session);
  if (result == SQLITE_OK)
    return done;
  g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_FAILED, _("“%s” was not changed: %s"),
               self->connection->name, sqlite3_errstr (result));
  return FALSE;
}

/* in the order of the edit, which becomes the order in which new records came in */
static gboolean
bump_touched (
  SkvStore *self, const SkvEdit *edit, const SkvChangeset *changes, gint64 now, GError **error)
{
  g_autoptr (GHashTable) touched = skv_store_find_touched (self, changes);

  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);
      SkvRecordKey key = { change->kind, change->id };

      if (g_hash_table_contains (touched, &key) &&
          !skv_store_bump (self, change->kind, change->id, now, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_entry (
  SkvStore *self, const char *label, gint64 now, const SkvChangeset *changes, GError **error)
{
  if (label != NULL && !g_utf8_validate (label, -1, NULL))
    {
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                   _("%s: this is no valid UTF-8 text and cannot be saved"), "label");
      return FALSE;
    }
  return skv_journal_add (self->connection, label != NULL ? label : "", self->who, now, changes) ||
         skv_connection_write_error (self->connection, error);
}

gboolean
skv_store_commit (SkvBackend *backend, const SkvEdit *edit, GError **error)
{
  SkvStore *self = SKV_STORE (backend);
  g_auto (SkvChangeset) changes = { NULL, 0 };
  gint64 now = skv_store_now (self);

  if (!skv_store_begin (self, error))
    return FALSE;
  if (!write_watched (self, edit, &changes, error))
    {
      skv_store_roll_back (self);
      return FALSE;
    }
  if (changes.size == 0)
    {
      skv_store_roll_back (self); /* it is so already: no trace */
      return TRUE;
    }
  if (!bump_touched (self, edit, &changes, now, error) ||
      !add_entry (self, skv_edit_get_label (edit), now, &changes, error))
    {
      skv_store_roll_back (self);
      return FALSE;
    }
  return skv_store_commit_transaction (self, error);
}

gboolean
skv_store_add_barrier (SkvStore *self, const char *label, GError **error)
{
  g_return_val_if_fail (SKV_IS_STORE (self), FALSE);
  g_return_val_if_fail (label != NULL, FALSE);

  if (!skv_store_begin (self, error))
    return FALSE;
  if (!add_entry (self, label, skv_store_now (self), NULL, error))
    {
      skv_store_roll_back (self);
      return FALSE;
    }
  return skv_store_commit_transaction (self, error);
}
