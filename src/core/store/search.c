/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/search-private.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#include "core/model/text-fold.h"

struct _SkvSearch
{
  SkvPlan *plan;        /* (owned) */
  sqlite3 *db;          /* (owned) */
  sqlite3_stmt *put;    /* (owned) */
  sqlite3_stmt *drop;   /* (owned) */
  sqlite3_stmt *match;  /* (owned) */
  GHashTable *rows;     /* (owned): "kind id" → its row */
  GPtrArray *conflicts; /* (owned) (element-type SkvSearchHit); their row is negative */
  gint64 next_row;
  gboolean stale; /* all of it is to be made anew: names that others are found by are other ones */
};

/* --- writing it ------------------------------------------------------------------------------ */

/* The words with spaces between: what FTS5 takes for a word is what we do. (transfer full) */
static char *
plain_words (const char *text)
{
  g_auto (GStrv) words = skv_text_fold_words (text);

  return g_strjoinv (" ", words);
}

static void
put_row (SkvSearch *self,
         gint64 row,
         SkvSearchKind kind,
         const char *id,
         const char *title,
         const char *words)
{
  g_autofree char *plain_title = plain_words (title), *plain = plain_words (words);

  sqlite3_reset (self->put);
  sqlite3_bind_int64 (self->put, 1, row);
  sqlite3_bind_int (self->put, 2, (int) kind);
  sqlite3_bind_text (self->put, 3, id, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (self->put, 4, plain_title, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (self->put, 5, plain, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (self->put) != SQLITE_DONE)
    g_warning ("search: %s", sqlite3_errmsg (self->db));
  sqlite3_reset (self->put);
}

static void
drop_row (SkvSearch *self, gint64 row)
{
  sqlite3_reset (self->drop);
  sqlite3_bind_int64 (self->drop, 1, row);
  if (sqlite3_step (self->drop) != SQLITE_DONE)
    g_warning ("search: %s", sqlite3_errmsg (self->db));
  sqlite3_reset (self->drop);
}

static char *
row_key (SkvSearchKind kind, const char *id)
{
  return g_strdup_printf ("%d %s", (int) kind, id);
}

static void
put_record (SkvSearch *self, SkvSearchKind kind, const SkvRecord *record)
{
  g_autofree char *title = NULL, *words = NULL;
  gint64 *row = g_new (gint64, 1);

  *row = self->next_row++;
  skv_search_record_words (self->plan, record, &title, &words);
  put_row (self, *row, kind, record->id, title, words);
  g_hash_table_replace (self->rows, row_key (kind, record->id), row);
}

static void
drop_record (SkvSearch *self, SkvSearchKind kind, const char *id)
{
  g_autofree char *key = row_key (kind, id);
  const gint64 *row = g_hash_table_lookup (self->rows, key);

  if (row == NULL)
    return;
  drop_row (self, *row);
  g_hash_table_remove (self->rows, key);
}

static void
put_all (SkvSearch *self)
{
  sqlite3_exec (self->db, "BEGIN; DELETE FROM hit WHERE rowid > 0;", NULL, NULL, NULL);
  g_hash_table_remove_all (self->rows);
  for (SkvKind kind = SKV_KIND_SETTINGS; kind < SKV_N_KINDS; kind++)
    {
      GPtrArray *records;
      SkvSearchKind search_kind;

      if (!skv_search_kind_of (kind, &search_kind))
        continue;
      records = skv_plan_get_records (self->plan, kind);
      for (guint i = 0; i < records->len; i++)
        put_record (self, search_kind, g_ptr_array_index (records, i));
    }
  sqlite3_exec (self->db, "COMMIT;", NULL, NULL, NULL);
  self->stale = FALSE;
}

/* Items and rules are followed; the names of the others stand in many. */
static void
on_changed (SkvPlan *plan, gpointer edit, gpointer data)
{
  SkvSearch *self = data;

  if (edit == NULL)
    self->stale = TRUE;
  for (guint i = 0; !self->stale && i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);
      gboolean followed = change->kind == SKV_KIND_ITEM || change->kind == SKV_KIND_RULE;
      SkvSearchKind kind;

      if (skv_search_kind_of (change->kind, &kind) && followed)
        {
          drop_record (self, kind, change->id);
          if (change->after != NULL)
            put_record (self, kind, change->after);
        }
      else if (skv_search_kind_of (change->kind, &kind) || change->kind == SKV_KIND_LANE)
        self->stale = TRUE;
    }
}

/* --- conflicts ------------------------------------------------------------------------------- */

void
skv_search_set_conflicts (SkvSearch *self, SkvChecker *checker)
{
  GPtrArray *conflicts = checker != NULL ? skv_checker_get_conflicts (checker) : NULL;

  g_return_if_fail (self != NULL);

  sqlite3_exec (self->db, "BEGIN; DELETE FROM hit WHERE rowid < 0;", NULL, NULL, NULL);
  g_ptr_array_set_size (self->conflicts, 0);
  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);
      SkvSearchHit *hit = g_new0 (SkvSearchHit, 1);

      hit->kind = SKV_SEARCH_CONFLICT;
      hit->id = g_strdup (conflict->item);
      hit->against = g_strdup (conflict->against);
      hit->title = g_strdup (conflict->message);
      hit->detail = g_strdup (skv_check_title (conflict->check));
      hit->day = conflict->overlap.start != SKV_MOMENT_NONE
                   ? skv_zone_day (skv_plan_get_zone (self->plan), conflict->overlap.start)
                   : SKV_DAY_NONE;
      g_ptr_array_add (self->conflicts, hit);
      put_row (self, -(gint64) self->conflicts->len, SKV_SEARCH_CONFLICT, hit->id, hit->title,
               hit->detail);
    }
  sqlite3_exec (self->db, "COMMIT;", NULL, NULL, NULL);
}

/* --- making one ------------------------------------------------------------------------------ */

static gboolean
prepare (SkvSearch *self)
{
  static const char create[] =
    "CREATE VIRTUAL TABLE hit USING fts5 (kind UNINDEXED, id UNINDEXED, title, words, "
    "tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3')";

  return sqlite3_open (":memory:", &self->db) == SQLITE_OK &&
         sqlite3_exec (self->db, create, NULL, NULL, NULL) == SQLITE_OK &&
         sqlite3_prepare_v2 (
           self->db, "INSERT INTO hit (rowid, kind, id, title, words) VALUES (?, ?, ?, ?, ?)", -1,
           &self->put, NULL) == SQLITE_OK &&
         sqlite3_prepare_v2 (self->db, "DELETE FROM hit WHERE rowid = ?", -1, &self->drop, NULL) ==
           SQLITE_OK &&
         sqlite3_prepare_v2 (self->db,
                             "SELECT rowid, kind, id FROM hit WHERE hit MATCH ? "
                             "ORDER BY bm25 (hit, 0, 0, 8, 1), rowid",
                             -1, &self->match, NULL) == SQLITE_OK;
}

SkvSearch *
skv_search_new (SkvPlan *plan, GError **error)
{
  g_autoptr (SkvSearch) self = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  self = g_new0 (SkvSearch, 1);
  self->plan = g_object_ref (plan);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->conflicts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) skv_search_hit_free);
  self->next_row = 1;
  self->stale = TRUE;
  if (!prepare (self))
    {
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_FAILED,
                   _("Nothing can be searched for here: %s"), sqlite3_errmsg (self->db));
      return NULL;
    }
  g_signal_connect (plan, "changed", G_CALLBACK (on_changed), self);
  return g_steal_pointer (&self);
}

void
skv_search_free (SkvSearch *self)
{
  if (self == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->plan, self);
  sqlite3_finalize (self->put);
  sqlite3_finalize (self->drop);
  sqlite3_finalize (self->match);
  sqlite3_close (self->db);
  g_ptr_array_unref (self->conflicts);
  g_hash_table_unref (self->rows);
  g_object_unref (self->plan);
  g_free (self);
}

/* --- finding --------------------------------------------------------------------------------- */

/* each word the beginning of one, all of them (transfer full) (nullable: no words) */
static char *
make_query (const char *text)
{
  g_auto (GStrv) words = skv_text_fold_words (text);
  GString *query;

  if (words[0] == NULL)
    return NULL;
  query = g_string_new (NULL);
  for (char **word = words; *word != NULL; word++)
    g_string_append_printf (query, "%s\"%s\"*", word > words ? " AND " : "", *word);
  return g_string_free (query, FALSE);
}

/* (transfer full) (nullable) */
static SkvSearchHit *
take_hit (SkvSearch *self)
{
  gint64 row = sqlite3_column_int64 (self->match, 0);
  SkvSearchKind kind = (SkvSearchKind) sqlite3_column_int (self->match, 1);
  const SkvSearchHit *known;
  SkvSearchHit *hit;

  if (row > 0)
    return skv_search_describe (self->plan, kind,
                                (const char *) sqlite3_column_text (self->match, 2));
  known = g_ptr_array_index (self->conflicts, (guint) (-row - 1));
  hit = g_new0 (SkvSearchHit, 1);
  *hit = *known;
  hit->id = g_strdup (known->id);
  hit->against = g_strdup (known->against);
  hit->title = g_strdup (known->title);
  hit->detail = g_strdup (known->detail);
  return hit;
}

GPtrArray *
skv_search_find (SkvSearch *self, const char *text, guint max)
{
  GPtrArray *found =
    g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) skv_search_hit_free);
  g_autofree char *query = make_query (text);
  guint n_of[SKV_SEARCH_N_KINDS] = { 0 };
  GPtrArray *of[SKV_SEARCH_N_KINDS];

  if (query == NULL)
    return found;
  if (self->stale)
    put_all (self);
  for (int kind = 0; kind < SKV_SEARCH_N_KINDS; kind++)
    of[kind] = g_ptr_array_new ();
  sqlite3_bind_text (self->match, 1, query, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (self->match) == SQLITE_ROW)
    {
      int kind = sqlite3_column_int (self->match, 1);
      SkvSearchHit *hit = n_of[kind] < max ? take_hit (self) : NULL;

      if (hit == NULL)
        continue;
      n_of[kind]++;
      g_ptr_array_add (of[kind], hit);
    }
  sqlite3_reset (self->match);
  for (int kind = 0; kind < SKV_SEARCH_N_KINDS; kind++)
    {
      g_ptr_array_extend_and_steal (found, of[kind]);
    }
  return found;
}
