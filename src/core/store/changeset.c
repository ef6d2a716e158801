/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <string.h>

/* Reads changesets as SQLite's session extension writes them. Not with its own iterator: that of
 * 3.40 does not come back from some broken ones, and a plan's history may come by mail. What passes
 * here is whole, so that it can be given to sqlite3changeset_apply().
 *
 * A changeset is, for each table, 'T', the number of its columns (varint), for each column a byte
 * that tells whether it belongs to the primary key, the name with its NUL; then for each row
 * SQLITE_INSERT, DELETE or UPDATE (a byte), a byte that we do not use, and the row before (but for
 * an insert) and after (but for a removal). A row is, for each column, its type (a byte, 0 for a
 * column that an update leaves alone) and its value.
 * (https://www.sqlite.org/src/file/ext/session/sqlite3session.c, "CHANGESET FORMAT") */

typedef struct
{
  const guint8 *next;
  const guint8 *end;
  gsize n_columns;
  const guint8 *keys; /* by column: whether it belongs to the primary key */
  const char *table;
} Reader;

void
skv_changeset_clear (SkvChangeset *self)
{
  sqlite3_free (self->data);
  self->data = NULL;
  self->size = 0;
}

/* the place of @n bytes, which are passed over; NULL if there are not so many */
static const guint8 *
take (Reader *self, gsize n)
{
  const guint8 *bytes = self->next;

  if ((gsize) (self->end - self->next) < n)
    return NULL;
  self->next += n;
  return bytes;
}

/* SQLite's varint: seven bits a byte, the highest first. No length here needs more than five. */
static gboolean
take_varint (Reader *self, gsize *value)
{
  *value = 0;
  for (int i = 0; i < 5; i++)
    {
      const guint8 *byte = take (self, 1);

      if (byte == NULL)
        return FALSE;
      *value = (*value << 7) | (*byte & 0x7f);
      if ((*byte & 0x80) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
take_table (Reader *self)
{
  const guint8 *end;

  if (!take_varint (self, &self->n_columns) || self->n_columns == 0)
    return FALSE;
  self->keys = take (self, self->n_columns);
  end = self->keys != NULL ? memchr (self->next, '\0', (gsize) (self->end - self->next)) : NULL;
  if (end == NULL)
    return FALSE;
  self->table = (const char *) self->next;
  self->next = end + 1;
  return TRUE;
}

/* passes over one value; gives the place and length of a text */
static gboolean
take_value (Reader *self, int type, const char **text, gsize *length)
{
  if (type == 0 || type == SQLITE_NULL)
    return TRUE;
  if (type == SQLITE_INTEGER || type == SQLITE_FLOAT)
    return take (self, 8) != NULL;
  if ((type != SQLITE_TEXT && type != SQLITE_BLOB) || !take_varint (self, length))
    return FALSE;
  *text = (const char *) take (self, *length);
  return *text != NULL;
}

/* Passes over a row of which columns may be left out if @partial, but those of the key only after
 * an update; gives the text of its first column in @id (transfer full) if that is wanted. */
static gboolean
take_row (Reader *self, gboolean partial, gboolean needs_key, char **id)
{
  for (gsize i = 0; i < self->n_columns; i++)
    {
      const guint8 *type = take (self, 1);
      const char *text = NULL;
      gsize length = 0;

      if (type == NULL || !take_value (self, *type, &text, &length))
        return FALSE;
      if (*type == 0 && (!partial || (needs_key && self->keys[i] != 0)))
        return FALSE;
      if (i > 0 || id == NULL)
        continue;
      if (*type != SQLITE_TEXT || !g_utf8_validate (text, (gssize) length, NULL))
        return FALSE;
      *id = g_strndup (text, length);
    }
  return TRUE;
}

static gboolean
take_change (Reader *self, int operation, char **id)
{
  if (take (self, 1) == NULL)
    return FALSE;
  if (operation == SQLITE_INSERT || operation == SQLITE_DELETE)
    return take_row (self, FALSE, TRUE, id);
  return operation == SQLITE_UPDATE && take_row (self, TRUE, TRUE, id) &&
         take_row (self, TRUE, FALSE, NULL);
}

gboolean
skv_changeset_foreach (const SkvChangeset *self, SkvChangeFunc func, gpointer data)
{
  Reader reader = { self->data };

  reader.end = reader.next + self->size;
  while (reader.next < reader.end)
    {
      int operation = *take (&reader, 1);
      g_autofree char *id = NULL;

      if (operation == 'T')
        {
          if (!take_table (&reader))
            return FALSE;
          continue;
        }
      if (reader.table == NULL || !take_change (&reader, operation, &id) ||
          !func (reader.table, reader.n_columns, id, data))
        return FALSE;
    }
  return TRUE;
}

/* --- several as one ------------------------------------------------------------------------- */

void
skv_changeset_group_clear (SkvChangesetGroup *self)
{
  g_clear_pointer (&self->group, sqlite3changegroup_delete);
  self->n = 0;
}

gboolean
skv_changeset_group_add (SkvChangesetGroup *self, const SkvChangeset *changes)
{
  if (self->group == NULL && sqlite3changegroup_new (&self->group) != SQLITE_OK)
    return FALSE;
  self->n++;
  return sqlite3changegroup_add (self->group, changes->size, changes->data) == SQLITE_OK;
}

gboolean
skv_changeset_group_get (SkvChangesetGroup *self, SkvChangeset *changes)
{
  return self->group == NULL ||
         sqlite3changegroup_output (self->group, &changes->size, &changes->data) == SQLITE_OK;
}
