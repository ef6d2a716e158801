/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <glib/gi18n-lib.h>

/* What one entry of the history changed, with the records as they were then. A changeset holds only
 * the columns that differ; the others are those of now, less what was changed since. So a scratch
 * plan in memory gets those records as they are now, and everything since that touched them is
 * taken back in it; what an undone entry would change is found the other way round. */

typedef struct
{
  SkvStore *store;
  GPtrArray *keys;    /* (owned) (element-type SkvRecordKey): in the order of the changeset */
  GHashTable *chosen; /* (owned): the same as a set; keys borrowed */
  guint max;
  guint n_records; /* with those beyond the maximum */
  GHashTable *all; /* (owned): all of them */

  SkvConnection *scratch;        /* (owned) */
  SkvTable *tables[SKV_N_KINDS]; /* (owned) (nullable): in it, made when needed */
  GHashTable *n_columns;         /* (owned): table → number of its columns now */

  gboolean is_touched; /* of the changeset that is looked at: does it touch a chosen one? */
  gboolean fits;       /* is it of tables as they are now? */
} Past;

static void
past_clear (Past *self)
{
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    g_clear_pointer (&self->tables[kind], skv_table_free);
  g_clear_pointer (&self->scratch, skv_connection_free);
  g_clear_pointer (&self->n_columns, g_hash_table_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->all, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Past, past_clear)

/* --- which records -------------------------------------------------------------------------- */

static SkvRecordKey *
key_new (SkvKind kind, const char *id)
{
  SkvRecordKey *key = g_new0 (SkvRecordKey, 1);

  key->kind = kind;
  key->id = g_strdup (id);
  return key;
}

static gboolean
choose (const char *table, gsize n_columns, const char *id, gpointer data)
{
  Past *self = data;
  SkvRecordKey there = { SKV_KIND_SETTINGS, (char *) id }, *key;
  gpointer kind;

  if (!g_hash_table_lookup_extended (self->store->kinds, table, NULL, &kind))
    return FALSE;
  there.kind = (SkvKind) GPOINTER_TO_INT (kind);
  if (g_hash_table_contains (self->all, &there))
    return TRUE;
  key = key_new (there.kind, id);
  g_hash_table_add (self->all, key);
  self->n_records++;
  if (self->keys->len < self->max)
    g_ptr_array_add (self->keys, key);
  return TRUE;
}

static gboolean
choose_records (Past *self, const SkvChangeset *changes, GError **error)
{
  self->keys = g_ptr_array_new ();
  self->all = skv_record_key_set_new ();
  if (!skv_changeset_foreach (changes, choose, self))
    return skv_connection_set_damaged (self->store->connection, error, "%s",
                                       _("its history is of something else"));
  self->chosen = skv_record_key_set_new ();
  for (guint i = 0; i < self->keys->len; i++)
    {
      const SkvRecordKey *key = g_ptr_array_index (self->keys, i);

      g_hash_table_add (self->chosen, key_new (key->kind, key->id));
    }
  return TRUE;
}

/* --- the scratch plan ----------------------------------------------------------------------- */

static SkvTable *
get_table (Past *self, SkvKind kind, GError **error)
{
  if (self->tables[kind] == NULL)
    self->tables[kind] = skv_table_new (self->scratch, kind, error);
  return self->tables[kind];
}

/* what the chosen records are in the scratch plan (transfer full) (element-type SkvRecord nullable)
 */
static GPtrArray *
read_chosen (Past *self, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  for (guint i = 0; i < self->keys->len; i++)
    {
      const SkvRecordKey *key = g_ptr_array_index (self->keys, i);
      SkvTable *table = get_table (self, key->kind, error);
      SkvRecord *record = NULL;

      if (table == NULL || !skv_table_get (table, key->id, &record, error))
        {
          for (guint done = 0; done < records->len; done++)
            g_clear_pointer (&g_ptr_array_index (records, done), skv_record_unref);
          return NULL;
        }
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

static gboolean
fill_scratch (Past *self, GError **error)
{
  self->scratch = skv_connection_new_memory ();
  sqlite3_db_config (self->scratch->db, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
  for (guint i = 0; i < self->keys->len; i++)
    {
      const SkvRecordKey *key = g_ptr_array_index (self->keys, i);
      SkvTable *table = get_table (self, key->kind, error);
      SkvRecord *record = NULL;
      gboolean done;

      if (table == NULL || !skv_table_get (self->store->tables[key->kind], key->id, &record, error))
        return FALSE;
      done = record == NULL || skv_table_put (table, record, error);
      g_clear_pointer (&record, skv_record_unref);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

/* --- taking back in it ---------------------------------------------------------------------- */

static gsize
count_columns (Past *self, const char *table)
{
  gpointer known = g_hash_table_lookup (self->n_columns, table);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gsize n = 0;

  if (known != NULL)
    return GPOINTER_TO_SIZE (known);
  statement =
    skv_connection_prepare (self->scratch, "SELECT count (*) FROM pragma_table_info (?1)");
  if (statement != NULL)
    {
      sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);
      if (sqlite3_step (statement) == SQLITE_ROW)
        n = (gsize) sqlite3_column_int64 (statement, 0);
    }
  g_hash_table_insert (self->n_columns, g_strdup (table), GSIZE_TO_POINTER (n));
  return n;
}

static gboolean
look_at_row (const char *table, gsize n_columns, const char *id, gpointer data)
{
  Past *self = data;
  SkvRecordKey key = { SKV_KIND_SETTINGS, (char *) id };
  gpointer kind;

  if (!g_hash_table_lookup_extended (self->store->kinds, table, NULL, &kind))
    return FALSE;
  key.kind = (SkvKind) GPOINTER_TO_INT (kind);
  if (!g_hash_table_contains (self->chosen, &key))
    return TRUE;
  self->is_touched = TRUE;
  self->fits = self->fits && count_columns (self, table) == n_columns;
  return TRUE;
}

/* other records are not there, and need not be */
static int
pass_over (void *data, int conflict, sqlite3_changeset_iter *iterator)
{
  return SQLITE_CHANGESET_OMIT;
}

static gboolean
refuse_old (GError **error)
{
  g_set_error_literal (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_BARRIER,
                       _("What it changed is no longer known: the file was brought to a newer "
                          "version since"));
  return FALSE;
}

/* does the entry touch what is chosen? FALSE with an error if it is not of these tables */
static gboolean
look_at (Past *self, const SkvChangeset *changes, GError **error)
{
  self->is_touched = FALSE;
  self->fits = TRUE;
  if (!skv_changeset_foreach (changes, look_at_row, self))
    return skv_connection_set_damaged (self->store->connection, error, "%s",
                                       _("its history is of something else"));
  return self->fits || refuse_old (error);
}

/* makes it again in the scratch plan, or takes it back */
static gboolean
apply (Past *self, const SkvChangeset *changes, gboolean forward, GError **error)
{
  g_auto (SkvChangeset) inverse = { NULL, 0 };
  const SkvChangeset *apply = changes;
  int result = SQLITE_OK;

  if (!forward)
    {
      result = sqlite3changeset_invert (changes->size, changes->data, &inverse.size, &inverse.data);
      apply = &inverse;
    }
  if (result == SQLITE_OK)
    result =
      sqlite3changeset_apply (self->scratch->db, apply->size, apply->data, NULL, pass_over, NULL);
  return result == SQLITE_OK ||
         skv_connection_set_damaged (self->store->connection, error, "%s",
                                     _("its history does not fit what it holds"));
}

/* what those that touch what is chosen did, as one */
static gboolean
merge (Past *self, sqlite3_stmt *statement, SkvChangeset *merged, GError **error)
{
  g_auto (SkvChangesetGroup) group = { NULL, 0 };
  int result;

  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const SkvChangeset changes = { (void *) sqlite3_column_blob (statement, 0),
                                     sqlite3_column_bytes (statement, 0) };

      if (!look_at (self, &changes, error))
        return FALSE;
      if (self->is_touched && !skv_changeset_group_add (&group, &changes))
        return refuse_old (error);
    }
  return (result == SQLITE_DONE && skv_changeset_group_get (&group, merged)) ||
         skv_connection_read_error (self->store->connection, error);
}

/* From now to the moment beside the entry: just after one that is done, just before one that is
 * undone. */
static gboolean
go_beside (Past *self, gint64 id, gboolean undone, GError **error)
{
  g_auto (SkvChangeset) merged = { NULL, 0 };
  g_autoptr (sqlite3_stmt) statement = skv_connection_prepare (
    self->store->connection,
    undone ? "SELECT changes FROM journal WHERE number < ?1 AND undone = 1 AND changes IS NOT NULL"
             " ORDER BY number"
           : "SELECT changes FROM journal WHERE number > ?1 AND undone = 0 AND changes IS NOT NULL"
             " ORDER BY number");

  if (statement == NULL)
    return skv_connection_read_error (self->store->connection, error);
  sqlite3_bind_int64 (statement, 1, id);
  return merge (self, statement, &merged, error) &&
         (merged.size == 0 || apply (self, &merged, undone, error));
}

/* --- the whole ------------------------------------------------------------------------------ */

/* takes both */
static void
put_changes (Past *self, SkvEdit *edit, GPtrArray *before, GPtrArray *after)
{
  for (guint i = 0; i < self->keys->len; i++)
    {
      const SkvRecordKey *key = g_ptr_array_index (self->keys, i);
      SkvRecord *old = g_ptr_array_index (before, i), *new = g_ptr_array_index (after, i);

      if (new == NULL && old == NULL)
        continue;
      if (new != NULL)
        skv_edit_put (edit, new);
      else
        skv_edit_remove (edit, key->kind, key->id);
      if (old != NULL)
        old->sealed = TRUE;
      skv_edit_find (edit, key->kind, key->id)->before = old;
    }
}

static gboolean
read_sides (Past *self,
            const SkvChangeset *changes,
            gint64 id,
            gboolean undone,
            SkvEdit *edit,
            GError **error)
{
  g_autoptr (GPtrArray) here = NULL, there = NULL;

  if (!choose_records (self, changes, error) || !fill_scratch (self, error) ||
      !look_at (self, changes, error) || !go_beside (self, id, undone, error))
    return FALSE;
  here = read_chosen (self, error);
  if (here == NULL)
    return FALSE;
  if (apply (self, changes, undone, error))
    there = read_chosen (self, error);
  if (there == NULL)
    {
      g_ptr_array_set_free_func (here, NULL);
      for (guint i = 0; i < here->len; i++)
        g_clear_pointer (&g_ptr_array_index (here, i), skv_record_unref);
      return FALSE;
    }
  put_changes (self, edit, undone ? here : there, undone ? there : here);
  return TRUE;
}

static SkvEdit *
read_entry (SkvStore *store, gint64 id, guint max, guint *n_records, GError **error)
{
  g_auto (Past) self = { store };
  g_autoptr (sqlite3_stmt) statement = skv_connection_prepare (
    store->connection, "SELECT label, undone, changes FROM journal WHERE number = ?1");
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *label = NULL;
  SkvChangeset changes;

  if (statement == NULL ||
      (sqlite3_bind_int64 (statement, 1, id), sqlite3_step (statement) != SQLITE_ROW))
    {
      skv_store_refuse_unknown (store, id, error);
      return NULL;
    }
  label = skv_text_read (statement, 0);
  edit = skv_edit_new (label);
  changes.data = (void *) sqlite3_column_blob (statement, 2);
  changes.size = sqlite3_column_bytes (statement, 2);
  *n_records = 0;
  if (changes.size == 0)
    return g_steal_pointer (&edit);
  self.max = max;
  self.n_columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!read_sides (&self, &changes, id, sqlite3_column_int (statement, 1) != 0, edit, error))
    return NULL;
  *n_records = self.n_records;
  return g_steal_pointer (&edit);
}

SkvEdit *
skv_store_read_history (
  SkvBackend *backend, gint64 id, guint max_records, guint *n_records, GError **error)
{
  SkvStore *self = SKV_STORE (backend);
  SkvEdit *edit;

  /* One transaction, so that records and journal are of the same state of the file. */
  if (!skv_connection_run (self->connection, "BEGIN"))
    {
      skv_connection_read_error (self->connection, error);
      return NULL;
    }
  edit = read_entry (self, id, max_records, n_records, error);
  skv_store_roll_back (self);
  return edit;
}
