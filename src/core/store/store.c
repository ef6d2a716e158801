/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <glib/gi18n-lib.h>

static void skv_store_backend_init (SkvBackendInterface *iface);

G_DEFINE_TYPE_WITH_CODE (SkvStore,
                         skv_store,
                         G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (SKV_TYPE_BACKEND, skv_store_backend_init))

/* --- life ----------------------------------------------------------------------------------- */

static void
close_file (SkvStore *self)
{
  g_clear_pointer (&self->bump, sqlite3_finalize);
  g_clear_pointer (&self->revision, sqlite3_finalize);
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    g_clear_pointer (&self->tables[kind], skv_table_free);
  g_clear_pointer (&self->connection, skv_connection_free);
}

static void
skv_store_finalize (GObject *object)
{
  SkvStore *self = SKV_STORE (object);

  close_file (self);
  g_hash_table_unref (self->kinds);
  g_free (self->who);
  G_OBJECT_CLASS (skv_store_parent_class)->finalize (object);
}

static void
skv_store_class_init (SkvStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = skv_store_finalize;
}

static void
skv_store_init (SkvStore *self)
{
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
prepare_revision (SkvStore *self)
{
  self->bump = skv_connection_prepare (
    self->connection,
    "INSERT INTO revision (kind, id, sequence, modified) VALUES (?1, ?2, 0, ?3) ON CONFLICT (kind, "
    "id)"
    " DO UPDATE SET sequence = sequence + 1, modified = max (modified, excluded.modified)");
  self->revision = skv_connection_prepare (
    self->connection, "SELECT sequence, modified FROM revision WHERE kind = ?1 AND id = ?2");
  return self->bump != NULL && self->revision != NULL;
}

/* takes @connection, also if it fails */
static gboolean
use_connection (SkvStore *self, SkvConnection *connection, GError **error)
{
  close_file (self);
  self->connection = connection;
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      GPtrArray *names;

      self->tables[kind] = skv_table_new (connection, kind, error);
      if (self->tables[kind] == NULL)
        return FALSE;
      names = skv_table_get_names (self->tables[kind]);
      for (guint i = 0; i < names->len; i++)
        g_hash_table_insert (self->kinds, g_strdup (g_ptr_array_index (names, i)),
                             GINT_TO_POINTER (kind));
    }
  if (!prepare_revision (self) ||
      !skv_connection_get_int (connection, "PRAGMA data_version", &self->data_version))
    return skv_connection_read_error (connection, error);
  return TRUE;
}

SkvStore *
skv_store_new_for_connection (SkvConnection *connection,
                              const char *who,
                              const SkvClock *clock,
                              GError **error)
{
  g_autoptr (SkvStore) self = g_object_new (SKV_TYPE_STORE, NULL);

  self->who = g_strdup (who);
  self->clock = *clock;
  if (!use_connection (self, connection, error))
    return NULL;
  return g_steal_pointer (&self);
}

SkvStore *
skv_store_open (
  const char *path, SkvStoreFlags flags, const char *who, const SkvClock *clock, GError **error)
{
  SkvConnection *connection;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (clock != NULL && clock->now != NULL, NULL);
  g_return_val_if_fail (who == NULL || g_utf8_validate (who, -1, NULL), NULL);

  connection =
    skv_connection_open_current (path, (flags & SKV_STORE_READ_ONLY) != 0, who, clock, error);
  return connection != NULL ? skv_store_new_for_connection (connection, who, clock, error) : NULL;
}

SkvStore *
skv_store_create (const char *path, const char *who, const SkvClock *clock, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return skv_connection_create (path, error)
           ? skv_store_open (path, SKV_STORE_DEFAULT, who, clock, error)
           : NULL;
}

SkvStore *
skv_store_new_memory (const SkvClock *clock)
{
  g_autoptr (GError) error = NULL;
  SkvStore *self;

  g_return_val_if_fail (clock != NULL && clock->now != NULL, NULL);

  self = skv_store_new_for_connection (skv_connection_new_memory (), NULL, clock, &error);
  g_assert_no_error (error); /* nothing but our own schema can fail here */
  return self;
}

const char *
skv_store_get_path (SkvStore *self)
{
  g_return_val_if_fail (SKV_IS_STORE (self), NULL);
  return self->connection->path;
}

void
skv_store_set_who (SkvStore *self, const char *who)
{
  char *copy;

  g_return_if_fail (SKV_IS_STORE (self));

  copy = g_strdup (who);
  g_free (self->who);
  self->who = copy;
}

gboolean
skv_store_is_read_only (SkvStore *self)
{
  g_return_val_if_fail (SKV_IS_STORE (self), TRUE);
  return self->connection->read_only;
}

gboolean
skv_store_replaced_it (SkvStore *self)
{
  g_return_val_if_fail (SKV_IS_STORE (self), FALSE);
  return self->connection->held && skv_held_is_current (self->connection);
}

char *
skv_store_get_migration_note (SkvStore *self)
{
  g_autofree char *base = NULL, *kept_base = NULL, *name = NULL, *kept_as = NULL;

  g_return_val_if_fail (SKV_IS_STORE (self), NULL);

  if (self->connection->kept_as == NULL)
    return NULL;
  base = g_path_get_basename (self->connection->path);
  kept_base = g_path_get_basename (self->connection->kept_as);
  name = g_filename_display_name (base);
  kept_as = g_filename_display_name (kept_base);
  return g_strdup_printf (_("“%1$s” was brought to the newer file version; the file as it was is "
                             "kept beside it as “%2$s”"),
                          name, kept_as);
}

gboolean
skv_store_backup (SkvStore *self, const char *path, GError **error)
{
  g_return_val_if_fail (SKV_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  return skv_connection_backup (self->connection, path, error);
}

gboolean
skv_store_verify (SkvStore *self, GError **error)
{
  g_return_val_if_fail (SKV_IS_STORE (self), FALSE);
  return skv_connection_verify (self->connection, error);
}

/* --- transactions --------------------------------------------------------------------------- */

gint64
skv_store_now (SkvStore *self)
{
  return self->clock.now (self->clock.data);
}

void
skv_store_roll_back (SkvStore *self)
{
  /* After some errors (disk full) SQLite has rolled back by itself. */
  if (sqlite3_get_autocommit (self->connection->db) == 0)
    skv_connection_run (self->connection, "ROLLBACK");
}

gboolean
skv_store_begin (SkvStore *self, GError **error)
{
  SkvConnection *connection = self->connection;
  gint64 version;

  if (connection->read_only)
    {
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_READ_ONLY,
                   _("“%s” is open for reading only; save a copy elsewhere to change it"),
                   connection->name);
      return FALSE;
    }
  if (connection->held && !skv_held_is_current (connection))
    return skv_held_set_conflict (connection, error);
  if (!skv_connection_is_current (connection))
    {
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_CONFLICT,
                   _("“%s” was moved, removed or replaced meanwhile; open it again"),
                   connection->name);
      return FALSE;
    }
  if (!skv_connection_run (connection, "BEGIN IMMEDIATE"))
    return skv_connection_write_error (connection, error);
  /* The lock is ours now: what the file holds does not change between this question and the edit.
   */
  if (!skv_connection_get_int (connection, "PRAGMA data_version", &version))
    {
      skv_connection_write_error (connection, error);
      skv_store_roll_back (self);
      return FALSE;
    }
  if (version == self->data_version)
    return TRUE;
  skv_store_roll_back (self);
  g_set_error (
    error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_CONFLICT,
    _("“%s” was changed by another program meanwhile; load it anew and make the change again"),
    connection->name);
  return FALSE;
}

gboolean
skv_store_commit_transaction (SkvStore *self, GError **error)
{
  if (skv_connection_run (self->connection, "COMMIT"))
    return !self->connection->held || skv_held_write_back (self->connection, error);
  skv_connection_write_error (self->connection, error);
  skv_store_roll_back (self);
  return FALSE;
}

gboolean
skv_store_bump (SkvStore *self, SkvKind kind, const char *id, gint64 now, GError **error)
{
  gboolean done;

  sqlite3_bind_text (self->bump, 1, skv_kind_name (kind), -1, SQLITE_STATIC);
  sqlite3_bind_text (self->bump, 2, id, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (self->bump, 3, now);
  done = sqlite3_step (self->bump) == SQLITE_DONE ||
         skv_connection_write_error (self->connection, error);
  sqlite3_reset (self->bump);
  sqlite3_clear_bindings (self->bump);
  return done;
}

/* --- reading -------------------------------------------------------------------------------- */

/* Another file may lie at the path now (a sync client, a restored backup): that is the one to read.
 */
static gboolean
follow_file (SkvStore *self, GError **error)
{
  SkvConnection *connection = self->connection;

  /* A copy in memory does not notice what others write into the file: it is made anew. */
  if (skv_connection_is_current (connection) && !(connection->is_copy && self->loaded))
    return TRUE;
  connection = skv_connection_open_current (connection->path, connection->read_only, self->who,
                                            &self->clock, error);
  return connection != NULL && use_connection (self, connection, error);
}

static SkvEdit *
load_tables (SkvStore *self, GError **error)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("");

  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      if (!skv_table_load (self->tables[kind], edit, error))
        return NULL;
    }
  return g_steal_pointer (&edit);
}

static SkvEdit *
skv_store_load (SkvBackend *backend, GError **error)
{
  SkvStore *self = SKV_STORE (backend);
  SkvEdit *edit = NULL;
  gint64 version;

  if (!follow_file (self, error))
    return NULL;
  /* One transaction, so that all tables are of the same state of the file. */
  if (!skv_connection_run (self->connection, "BEGIN") ||
      !skv_connection_get_int (self->connection, "PRAGMA data_version", &version))
    skv_connection_read_error (self->connection, error);
  else
    edit = load_tables (self, error);
  skv_store_roll_back (self);
  if (edit != NULL)
    self->data_version = version;
  self->loaded = edit != NULL;
  return edit;
}

static gboolean
skv_store_get_revision (
  SkvBackend *backend, SkvKind kind, const char *id, guint *sequence, gint64 *modified)
{
  SkvStore *self = SKV_STORE (backend);
  gboolean found;

  sqlite3_bind_text (self->revision, 1, skv_kind_name (kind), -1, SQLITE_STATIC);
  sqlite3_bind_text (self->revision, 2, id, -1, SQLITE_STATIC);
  found = sqlite3_step (self->revision) == SQLITE_ROW;
  if (found && sequence != NULL)
    *sequence = (guint) sqlite3_column_int64 (self->revision, 0);
  if (found && modified != NULL)
    *modified = sqlite3_column_int64 (self->revision, 1);
  sqlite3_reset (self->revision);
  sqlite3_clear_bindings (self->revision);
  return found;
}

/* NULL as well if the file cannot be read just now: the edit itself will tell. */
static char *
peek (SkvBackend *backend, gboolean redo)
{
  g_auto (SkvJournalEntry) entry = { 0 };

  if (!skv_journal_peek (SKV_STORE (backend)->connection, redo, &entry) || entry.number == 0 ||
      entry.barrier)
    return NULL;
  return g_steal_pointer (&entry.label);
}

static char *
skv_store_peek_undo (SkvBackend *backend)
{
  return peek (backend, FALSE);
}

static char *
skv_store_peek_redo (SkvBackend *backend)
{
  return peek (backend, TRUE);
}

static GPtrArray *
skv_store_history (SkvBackend *backend, guint max, GError **error)
{
  SkvStore *self = SKV_STORE (backend);
  GPtrArray *entries = skv_journal_list (self->connection, max);

  if (entries == NULL)
    skv_connection_read_error (self->connection, error);
  return entries;
}

static void
skv_store_backend_init (SkvBackendInterface *iface)
{
  iface->load = skv_store_load;
  iface->commit = skv_store_commit;
  iface->undo = skv_store_undo;
  iface->redo = skv_store_redo;
  iface->peek_undo = skv_store_peek_undo;
  iface->peek_redo = skv_store_peek_redo;
  iface->history = skv_store_history;
  iface->go_to = skv_store_go_to;
  iface->count_steps = skv_store_count_steps;
  iface->find_history = skv_store_find_history;
  iface->read_history = skv_store_read_history;
  iface->sum_history = skv_store_sum_history;
  iface->get_revision = skv_store_get_revision;
}
