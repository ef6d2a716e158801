/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/model/text-fold.h"

/* --- many steps at once --------------------------------------------------------------------- */

/* The entries between, oldest first: newer than @id and done; or undone, up to and with @id. */
static GArray *
list_steps (SkvStore *self, gint64 id, gboolean redo, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) statement = skv_connection_prepare (
    self->connection,
    "SELECT number FROM journal WHERE number > ?1 AND number <= ?2 ORDER BY number");
  gint64 newest_done;
  int result;

  if (statement == NULL || !skv_journal_get_newest_done (self->connection, &newest_done))
    {
      skv_connection_read_error (self->connection, error);
      return NULL;
    }
  sqlite3_bind_int64 (statement, 1, redo ? newest_done : id);
  sqlite3_bind_int64 (statement, 2, redo ? id : newest_done);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 number = sqlite3_column_int64 (statement, 0);

      g_array_append_val (numbers, number);
    }
  if (result == SQLITE_DONE)
    return g_steal_pointer (&numbers);
  skv_connection_read_error (self->connection, error);
  return NULL;
}

/* @entry: (out) (transfer full) (nullable): the first row of @sql with @id */
static gboolean
look_up (SkvStore *self, const char *sql, gint64 id, SkvHistoryEntry **entry, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = skv_connection_prepare (self->connection, sql);
  int result = SQLITE_ERROR;

  *entry = NULL;
  if (statement != NULL)
    {
      sqlite3_bind_int64 (statement, 1, id);
      result = sqlite3_step (statement);
    }
  if (result == SQLITE_ROW)
    *entry = skv_journal_read_entry (statement);
  return result == SQLITE_ROW || result == SQLITE_DONE ||
         skv_connection_read_error (self->connection, error);
}

gboolean
skv_store_refuse_unknown (SkvStore *self, gint64 id, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
               /* TRANSLATORS: %s is the number of an edit */
               skv_journal_is_shortened (self->connection)
                 ? _("The history has no edit %s; older edits are no longer kept")
                 : _("The history has no edit %s"),
               number);
  return FALSE;
}

/* Is there a way from here to that entry? */
static gboolean
check_target (SkvStore *self, gint64 id, gboolean redo, GError **error)
{
  g_autoptr (SkvHistoryEntry) entry = NULL, barrier = NULL;

  if (!look_up (self,
                "SELECT number, label, who, made, undone, changes IS NULL FROM journal WHERE "
                "number = ?1",
                id, &entry, error) ||
      !look_up (self,
                "SELECT number, label, who, made, undone, changes IS NULL FROM journal WHERE "
                "number > ?1 AND undone = 0 AND changes IS NULL ORDER BY number DESC LIMIT 1",
                id, &barrier, error))
    return FALSE;
  if (entry == NULL)
    return skv_store_refuse_unknown (self, id, error);
  if (entry->undone != redo)
    {
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                   redo ? _("“%s” is not undone; there is nothing to redo up to it")
                        : _("“%s” is undone itself; redo up to it instead"),
                   entry->label);
      return FALSE;
    }
  if (!redo && barrier != NULL)
    {
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_BARRIER,
                   _("What was done before “%s” cannot be undone; change it back by hand"),
                   barrier->label);
      return FALSE;
    }
  return TRUE;
}

static GArray *
find_steps (SkvStore *self, gint64 id, gboolean redo, GError **error)
{
  g_autoptr (GArray) numbers = NULL;

  if (!check_target (self, id, redo, error))
    return NULL;
  numbers = list_steps (self, id, redo, error);
  if (numbers == NULL || numbers->len > 0)
    return g_steal_pointer (&numbers);
  g_set_error_literal (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_NOTHING,
                       redo ? _("There is nothing to redo") : _("There is nothing to undo"));
  return NULL;
}

gboolean
skv_store_count_steps (
  SkvBackend *backend, gint64 id, gboolean redo, guint *n_edits, GError **error)
{
  g_autoptr (GArray) numbers = find_steps (SKV_STORE (backend), id, redo, error);

  if (numbers == NULL)
    return FALSE;
  *n_edits = numbers->len;
  return TRUE;
}

static gboolean
is_known (const char *table, gsize n_columns, const char *id, gpointer data)
{
  return g_hash_table_contains (((SkvStore *) data)->kinds, table);
}

/* what all of those entries did, as one */
static gboolean
merge_steps (SkvStore *self, GArray *numbers, SkvChangeset *merged, GError **error)
{
  g_auto (SkvChangesetGroup) group = { NULL, 0 };

  for (guint i = 0; i < numbers->len; i++)
    {
      g_auto (SkvChangeset) changes = { NULL, 0 };

      if (!skv_journal_read_changes (self->connection, g_array_index (numbers, gint64, i),
                                     &changes))
        return skv_connection_read_error (self->connection, error);
      if (!skv_changeset_foreach (&changes, is_known, self) ||
          !skv_changeset_group_add (&group, &changes))
        return skv_connection_set_damaged (self->connection, error, "%s",
                                           _("its history is of something else"));
    }
  return skv_changeset_group_get (&group, merged) ||
         skv_connection_write_error (self->connection, error);
}

static SkvEdit *
go_in_transaction (SkvStore *self, gint64 id, gboolean redo, guint *n_edits, GError **error)
{
  g_autoptr (GArray) numbers = find_steps (self, id, redo, error);
  g_auto (SkvChangeset) merged = { NULL, 0 };
  g_autoptr (GHashTable) touched = NULL;

  if (numbers == NULL || !merge_steps (self, numbers, &merged, error) ||
      (merged.size > 0 && !skv_store_apply (self, &merged, redo, error)))
    return NULL;
  if (!skv_journal_set_undone (self->connection, g_array_index (numbers, gint64, 0),
                               g_array_index (numbers, gint64, numbers->len - 1), !redo))
    {
      skv_connection_write_error (self->connection, error);
      return NULL;
    }
  touched = skv_store_find_touched (self, &merged);
  if (n_edits != NULL)
    *n_edits = numbers->len;
  return skv_store_collect (self, NULL, touched, error);
}

SkvEdit *
skv_store_go_to (SkvBackend *backend,
                 gint64 id,
                 gboolean redo,
                 SkvEditCheck check,
                 gpointer data,
                 guint *n_edits,
                 GError **error)
{
  SkvStore *self = SKV_STORE (backend);
  g_autoptr (SkvEdit) edit = NULL;

  if (!skv_store_begin (self, error))
    return NULL;
  edit = go_in_transaction (self, id, redo, n_edits, error);
  if (edit == NULL || (check != NULL && !check (edit, data, error)))
    {
      skv_store_roll_back (self);
      return NULL;
    }
  return skv_store_commit_transaction (self, error) ? g_steal_pointer (&edit) : NULL;
}

/* --- finding -------------------------------------------------------------------------------- */

typedef struct
{
  SkvStore *store;
  const SkvHistoryQuery *query;
  GStrv words;       /* (owned) (nullable): folded */
  gboolean is_found; /* one of the records in the changeset that is looked at */
} Finder;

static gboolean
is_record (const Finder *self, SkvKind kind, const char *id)
{
  const char *name = skv_kind_name (kind);
  gsize length = strlen (name);

  for (const char *const *record = self->query->records; *record != NULL; record++)
    {
      if (strncmp (*record, name, length) == 0 && (*record)[length] == ':' &&
          strcmp (*record + length + 1, id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* FALSE ends the search */
static gboolean
look_at_row (const char *table, gsize n_columns, const char *id, gpointer data)
{
  Finder *self = data;
  gpointer kind;

  if (g_hash_table_lookup_extended (self->store->kinds, table, NULL, &kind))
    self->is_found = is_record (self, (SkvKind) GPOINTER_TO_INT (kind), id);
  return !self->is_found;
}

/* does the changeset in that column touch one of the records? */
static gboolean
touches_records (Finder *self, sqlite3_stmt *statement, int column)
{
  SkvChangeset changes = { (void *) sqlite3_column_blob (statement, column),
                           sqlite3_column_bytes (statement, column) };

  self->is_found = FALSE;
  if (changes.size > 0)
    skv_changeset_foreach (&changes, look_at_row, self);
  return self->is_found;
}

static gboolean
begins_word (const GStrv there, const char *word)
{
  for (gsize i = 0; there[i] != NULL; i++)
    {
      if (g_str_has_prefix (there[i], word))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_words (const Finder *self, const SkvHistoryEntry *entry)
{
  g_autofree char *text = g_strconcat (entry->label, " ", entry->who, NULL);
  g_auto (GStrv) there = skv_text_fold_words (text);

  for (gsize i = 0; self->words[i] != NULL; i++)
    {
      if (!begins_word (there, self->words[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
lets_through (Finder *self, const SkvHistoryEntry *entry, sqlite3_stmt *statement)
{
  const SkvHistoryQuery *query = self->query;

  if (query->who != NULL && strcmp (entry->who != NULL ? entry->who : "", query->who) != 0)
    return FALSE;
  if (self->words != NULL && !has_words (self, entry))
    return FALSE;
  return query->records == NULL || touches_records (self, statement, 6);
}

GPtrArray *
skv_store_find_history (SkvBackend *backend,
                        const SkvHistoryQuery *query,
                        gint64 *next,
                        GError **error)
{
  SkvStore *self = SKV_STORE (backend);
  Finder finder = { self, query };
  g_autoptr (GPtrArray) found =
    g_ptr_array_new_with_free_func ((GDestroyNotify) skv_history_entry_free);
  g_autoptr (sqlite3_stmt) statement = skv_connection_prepare (
    self->connection, "SELECT number, label, who, made, undone, changes IS NULL, changes FROM "
                      "journal WHERE number < ?1 AND number > ?2 ORDER BY number DESC");
  guint n_scanned = 0;
  int result = SQLITE_ERROR;

  *next = 0;
  if (statement != NULL)
    {
      sqlite3_bind_int64 (statement, 1, query->before > 0 ? query->before : G_MAXINT64);
      sqlite3_bind_int64 (statement, 2, query->after);
    }
  finder.words = query->words != NULL ? skv_text_fold_words (query->words) : NULL;
  while (statement != NULL && (result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      SkvHistoryEntry *entry;

      if ((query->max_entries > 0 && found->len == query->max_entries) ||
          (query->max_scanned > 0 && n_scanned == query->max_scanned))
        break;
      entry = skv_journal_read_entry (statement);
      n_scanned++;
      *next = entry->id;
      if (lets_through (&finder, entry, statement))
        g_ptr_array_add (found, entry);
      else
        skv_history_entry_free (entry);
    }
  g_strfreev (finder.words);
  if (result == SQLITE_DONE)
    *next = 0;
  if (result == SQLITE_DONE || result == SQLITE_ROW)
    return g_steal_pointer (&found);
  skv_connection_read_error (self->connection, error);
  return NULL;
}

/* --- the sum of it -------------------------------------------------------------------------- */

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

SkvHistorySummary *
skv_store_sum_history (SkvBackend *backend, GError **error)
{
  SkvStore *self = SKV_STORE (backend);
  g_autoptr (SkvHistorySummary) summary = g_new0 (SkvHistorySummary, 1);
  g_autoptr (sqlite3_stmt) statement =
    skv_connection_prepare (self->connection, "SELECT who, count (*), sum (length (changes)), min "
                                              "(made) FROM journal GROUP BY who");
  int result = SQLITE_ERROR;

  summary->who = g_ptr_array_new_with_free_func (g_free);
  while (statement != NULL && (result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      char *who = skv_text_read (statement, 0);
      gint64 oldest = sqlite3_column_int64 (statement, 3);

      if (who != NULL)
        g_ptr_array_add (summary->who, who);
      summary->oldest = summary->n_entries > 0 ? MIN (summary->oldest, oldest) : oldest;
      summary->n_entries += (guint) sqlite3_column_int64 (statement, 1);
      summary->n_bytes += sqlite3_column_int64 (statement, 2);
    }
  if (result != SQLITE_DONE)
    {
      skv_connection_read_error (self->connection, error);
      return NULL;
    }
  g_ptr_array_sort (summary->who, compare_names);
  summary->shortened = skv_journal_is_shortened (self->connection);
  return g_steal_pointer (&summary);
}
