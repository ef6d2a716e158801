/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* The table of one list of references, KIND_FIELD (owner, position, target). */
typedef struct
{
  const SkvField *field;
  sqlite3_stmt *clear; /* (owned) */
  sqlite3_stmt *add;   /* (owned) */
  sqlite3_stmt *get;   /* (owned) */
  char *load;          /* (owned): SQL */
} Link;

struct _SkvTable
{
  SkvConnection *connection; /* borrowed */
  SkvKind kind;
  GPtrArray *columns; /* (owned) (element-type SkvField): those in the table itself, after its id */
  GPtrArray *links;   /* (owned) (element-type Link) */
  GPtrArray *names;   /* (owned) (element-type utf8) */
  sqlite3_stmt *put;  /* (owned) */
  sqlite3_stmt *remove; /* (owned) */
  sqlite3_stmt *get;    /* (owned) */
};

static void
link_free (gpointer data)
{
  Link *link = data;

  sqlite3_finalize (link->clear);
  sqlite3_finalize (link->add);
  sqlite3_finalize (link->get);
  g_free (link->load);
  g_free (link);
}

void
skv_table_free (SkvTable *self)
{
  sqlite3_finalize (self->put);
  sqlite3_finalize (self->remove);
  sqlite3_finalize (self->get);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->names);
  g_free (self);
}

GPtrArray *
skv_table_get_names (SkvTable *self)
{
  return self->names;
}

/* --- statements from the field table -----------------------------------------------------------
 */

static sqlite3_stmt *prepare (SkvTable *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static sqlite3_stmt *
prepare (SkvTable *self, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  return skv_connection_prepare (self->connection, sql);
}

/* @format once for every column, "$" standing for its name; the names are ours and need no escaping
 */
static char *
join_columns (SkvTable *self, const char *format)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const SkvField *field = g_ptr_array_index (self->columns, i);
      g_auto (GStrv) parts = g_strsplit (format, "$", -1);
      g_autofree char *column = g_strjoinv (field->name, parts);

      g_string_append (text, column);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
add_link (SkvTable *self, const SkvField *field)
{
  Link *link = g_new0 (Link, 1);
  char *name = g_strdup_printf ("%s_%s", skv_kind_name (self->kind), field->name);

  g_ptr_array_add (self->links, link);
  g_ptr_array_add (self->names, name);
  link->field = field;
  link->clear = prepare (self, "DELETE FROM \"%s\" WHERE owner = ?1", name);
  link->add =
    prepare (self, "INSERT INTO \"%s\" (owner, position, target) VALUES (?1, ?2, ?3)", name);
  link->get = prepare (self, "SELECT target FROM \"%s\" WHERE owner = ?1 ORDER BY position", name);
  link->load = g_strdup_printf ("SELECT owner, target FROM \"%s\" ORDER BY owner, position", name);
  return link->clear != NULL && link->add != NULL && link->get != NULL;
}

static gboolean
prepare_own (SkvTable *self)
{
  const char *name = skv_kind_name (self->kind);
  g_autofree char *columns = join_columns (self, ", \"$\"");
  g_autofree char *values = join_columns (self, ", :$");
  g_autofree char *updates = join_columns (self, ", \"$\" = excluded.\"$\"");

  /* An update, other than REPLACE, keeps the row that others refer to. */
  self->put =
    prepare (self, "INSERT INTO \"%s\" (id%s) VALUES (:id%s) ON CONFLICT (id) DO UPDATE SET %s",
             name, columns, values, updates + strlen (", "));
  self->remove = prepare (self, "DELETE FROM \"%s\" WHERE id = ?1", name);
  self->get = prepare (self, "SELECT id%s FROM \"%s\" WHERE id = ?1", columns, name);
  return self->put != NULL && self->remove != NULL && self->get != NULL;
}

SkvTable *
skv_table_new (SkvConnection *connection, SkvKind kind, GError **error)
{
  g_autoptr (SkvTable) self = g_new0 (SkvTable, 1);
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (kind, &n_fields);
  gboolean done = TRUE;

  self->connection = connection;
  self->kind = kind;
  self->columns = g_ptr_array_new ();
  self->links = g_ptr_array_new_with_free_func (link_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->names, g_strdup (skv_kind_name (kind)));
  for (gsize i = 0; i < n_fields && done; i++)
    {
      if (fields[i].type == SKV_FIELD_REFS)
        done = add_link (self, &fields[i]);
      else
        g_ptr_array_add (self->columns, (gpointer) &fields[i]);
    }
  if (!done || !prepare_own (self))
    {
      skv_connection_read_error (connection, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* --- writing -------------------------------------------------------------------------------- */

/* runs a statement that gives no rows and makes it ready for the next time */
static gboolean
finish (SkvTable *self, sqlite3_stmt *statement, GError **error)
{
  gboolean done = sqlite3_step (statement) == SQLITE_DONE;

  if (!done)
    skv_connection_write_error (self->connection, error);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return done;
}

static gboolean
clear_link (SkvTable *self, Link *link, const char *owner, GError **error)
{
  return skv_text_bind (link->clear, 1, owner, "id", error) && finish (self, link->clear, error);
}

static gboolean
put_link (SkvTable *self, Link *link, const SkvRecord *record, GError **error)
{
  GStrv targets = SKV_FIELD_AT (record, link->field, GStrv);

  if (!clear_link (self, link, record->id, error))
    return FALSE;
  for (int i = 0; targets[i] != NULL; i++)
    {
      sqlite3_bind_int (link->add, 2, i);
      if (!skv_text_bind (link->add, 1, record->id, "id", error) ||
          !skv_text_bind (link->add, 3, targets[i], link->field->name, error) ||
          !finish (self, link->add, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
skv_table_put (SkvTable *self, const SkvRecord *record, GError **error)
{
  gboolean done = skv_text_bind (self->put, 1, record->id, "id", error);

  for (guint i = 0; i < self->columns->len && done; i++)
    done =
      skv_value_bind (self->put, (int) i + 2, record, g_ptr_array_index (self->columns, i), error);
  done = done && finish (self, self->put, error);
  for (guint i = 0; i < self->links->len && done; i++)
    done = put_link (self, g_ptr_array_index (self->links, i), record, error);
  return done;
}

gboolean
skv_table_remove (SkvTable *self, const char *id, GError **error)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      if (!clear_link (self, g_ptr_array_index (self->links, i), id, error))
        return FALSE;
    }
  return skv_text_bind (self->remove, 1, id, "id", error) && finish (self, self->remove, error);
}

/* --- reading -------------------------------------------------------------------------------- */

/* the record in the statement's row, without its lists of references (transfer full) */
static SkvRecord *
read_row (SkvTable *self, sqlite3_stmt *statement, GError **error)
{
  g_autofree char *id = skv_text_read (statement, 0);
  SkvRecord *record;

  if (id == NULL || *id == '\0')
    {
      skv_connection_set_damaged (self->connection, error, _("a record in “%s” has no id"),
                                  skv_kind_name (self->kind));
      return NULL;
    }
  record = skv_record_new (self->kind, id);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const SkvField *field = g_ptr_array_index (self->columns, i);

      if (skv_value_read (statement, (int) i + 1, record, field))
        continue;
      skv_connection_set_damaged (self->connection, error,
                                  _("%s “%s” has an impossible value in “%s”"),
                                  skv_kind_name (self->kind), id, field->name);
      skv_record_unref (record);
      return NULL;
    }
  return record;
}

static gboolean
get_links (SkvTable *self, Link *link, SkvRecord *record, GError **error)
{
  g_autoptr (GStrvBuilder) targets = g_strv_builder_new ();
  int result;

  sqlite3_bind_text (link->get, 1, record->id, -1, SQLITE_STATIC);
  while ((result = sqlite3_step (link->get)) == SQLITE_ROW)
    {
      g_autofree char *target = skv_text_read (link->get, 0);

      g_strv_builder_add (targets, target != NULL ? target : "");
    }
  if (result != SQLITE_DONE)
    skv_connection_read_error (self->connection, error);
  sqlite3_reset (link->get);
  sqlite3_clear_bindings (link->get);
  g_strfreev (SKV_FIELD_AT (record, link->field, GStrv));
  SKV_FIELD_AT (record, link->field, GStrv) = g_strv_builder_end (targets);
  return result == SQLITE_DONE;
}

gboolean
skv_table_get (SkvTable *self, const char *id, SkvRecord **record, GError **error)
{
  SkvRecord *found = NULL;
  gboolean done;
  int result;

  sqlite3_bind_text (self->get, 1, id, -1, SQLITE_STATIC);
  result = sqlite3_step (self->get);
  if (result == SQLITE_ROW)
    found = read_row (self, self->get, error);
  else if (result != SQLITE_DONE)
    skv_connection_read_error (self->connection, error);
  sqlite3_reset (self->get);
  sqlite3_clear_bindings (self->get);

  done = found != NULL || result == SQLITE_DONE;
  for (guint i = 0; i < self->links->len && found != NULL && done; i++)
    done = get_links (self, g_ptr_array_index (self->links, i), found, error);
  if (!done)
    g_clear_pointer (&found, skv_record_unref);
  *record = found;
  return done;
}

static gboolean
load_rows (SkvTable *self, GPtrArray *records, GHashTable *by_id, GError **error)
{
  g_autofree char *columns = join_columns (self, ", mine.\"$\"");
  g_autoptr (sqlite3_stmt) statement = NULL;
  int result;

  statement =
    prepare (self,
             "SELECT mine.id%s FROM \"%s\" AS mine LEFT JOIN revision"
             " ON revision.kind = ?1 AND revision.id = mine.id ORDER BY revision.number, mine.id",
             columns, skv_kind_name (self->kind));
  if (statement == NULL)
    return skv_connection_read_error (self->connection, error);
  sqlite3_bind_text (statement, 1, skv_kind_name (self->kind), -1, SQLITE_STATIC);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      SkvRecord *record = read_row (self, statement, error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (records, record);
      g_hash_table_insert (by_id, record->id, record);
    }
  return result == SQLITE_DONE || skv_connection_read_error (self->connection, error);
}

static void
set_targets (SkvRecord *owner, Link *link, GPtrArray *targets)
{
  if (owner == NULL)
    return;
  g_ptr_array_add (targets, NULL);
  g_strfreev (SKV_FIELD_AT (owner, link->field, GStrv));
  SKV_FIELD_AT (owner, link->field, GStrv) = (GStrv) g_ptr_array_steal (targets, NULL);
}

/* Owners come in order, so that the targets of one lie together. */
static gboolean
load_links (SkvTable *self, Link *link, GHashTable *by_id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = skv_connection_prepare (self->connection, link->load);
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_free);
  SkvRecord *current = NULL;
  int result;

  if (statement == NULL)
    return skv_connection_read_error (self->connection, error);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *owner = (const char *) sqlite3_column_text (statement, 0);
      SkvRecord *record = owner != NULL ? g_hash_table_lookup (by_id, owner) : NULL;
      char *target = skv_text_read (statement, 1);

      if (record == NULL || target == NULL)
        {
          g_free (target);
          return skv_connection_set_damaged (self->connection, error,
                                             _("a row of “%s_%s” belongs to nothing"),
                                             skv_kind_name (self->kind), link->field->name);
        }
      if (record != current)
        set_targets (current, link, targets);
      current = record;
      g_ptr_array_add (targets, target);
    }
  set_targets (current, link, targets);
  return result == SQLITE_DONE || skv_connection_read_error (self->connection, error);
}

gboolean
skv_table_load (SkvTable *self, SkvEdit *edit, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (skv_record_unref);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  if (!load_rows (self, records, by_id, error))
    return FALSE;
  for (guint i = 0; i < self->links->len; i++)
    {
      if (!load_links (self, g_ptr_array_index (self->links, i), by_id, error))
        return FALSE;
    }
  for (guint i = 0; i < records->len; i++)
    skv_edit_put (edit, skv_record_ref (g_ptr_array_index (records, i)));
  return TRUE;
}
