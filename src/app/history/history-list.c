/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/history/history-list.h"

#include "app/list-store.h"

/* A screen holds some thirty; a page is read in a millisecond or two. */
#define FIRST_PAGE 200
#define LAST_PAGE 2000
/* With a filter most do not fit; so many are looked at before others have their turn. */
#define MAX_SCANNED 2000

SkvHistoryList *
skv_history_list_new (void)
{
  SkvHistoryList *self = g_new0 (SkvHistoryList, 1);

  self->store = g_list_store_new (SKV_TYPE_HISTORY_ROW);
  return self;
}

void
skv_history_list_free (SkvHistoryList *self)
{
  g_object_unref (self->store);
  g_clear_object (&self->plan);
  g_free (self->words);
  g_free (self->who);
  g_strfreev (self->records);
  g_free (self->problem);
  g_free (self);
}

/* what is asked for, from @before on (transfer full) (element-type SkvHistoryEntry) (nullable) */
static GPtrArray *
query (SkvHistoryList *self, gint64 before, gint64 after, guint max, gint64 *next)
{
  const SkvHistoryQuery query = { .words = self->words,
                                  .who = self->who,
                                  .records = (const char *const *) self->records,
                                  .before = before,
                                  .after = after,
                                  .max_entries = max,
                                  .max_scanned = max > 0 ? MAX_SCANNED : 0 };
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = NULL;

  g_clear_pointer (&self->problem, g_free);
  if (self->plan != NULL)
    entries = skv_plan_find_history (self->plan, &query, next, &error);
  if (error != NULL)
    self->problem = g_strdup (error->message);
  return entries;
}

/* --- days ------------------------------------------------------------------------------------ */

/* tells the rows from @first on of which day they are */
static void
mark_days (SkvHistoryList *self, guint first)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  SkvDay above = SKV_DAY_NONE;

  if (first > 0 && first <= n)
    {
      g_autoptr (SkvHistoryRow) row = g_list_model_get_item (G_LIST_MODEL (self->store), first - 1);

      above = skv_history_row_get_day (row);
    }
  for (guint i = first; i < n; i++)
    {
      g_autoptr (SkvHistoryRow) row = g_list_model_get_item (G_LIST_MODEL (self->store), i);
      SkvDay day =
        skv_zone_day (skv_plan_get_zone (self->plan), skv_history_row_get_entry (row)->when);

      skv_history_row_set_day (row, day, day != above);
      above = day;
    }
}

/* --- reading --------------------------------------------------------------------------------- */

gboolean
skv_history_list_has_more (SkvHistoryList *self)
{
  return self->next > 0;
}

static void
read_page (SkvHistoryList *self, gint64 before)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  gint64 next = 0;
  g_autoptr (GPtrArray) entries = query (self, before, 0, self->page, &next);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  self->next = entries != NULL ? next : 0;
  self->page = MIN (self->page * 2, LAST_PAGE);
  if (entries == NULL || entries->len == 0)
    return;
  g_ptr_array_set_free_func (entries, NULL); /* the rows take them */
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (rows, skv_history_row_new (g_ptr_array_index (entries, i)));
  g_list_store_splice (self->store, n, 0, rows->pdata, rows->len);
  mark_days (self, n);
}

void
skv_history_list_read_more (SkvHistoryList *self)
{
  if (self->next > 0)
    read_page (self, self->next);
}

void
skv_history_list_set (SkvHistoryList *self,
                      SkvPlan *plan,
                      const char *words,
                      const char *who,
                      const char *const *records)
{
  g_autofree char *old_words = self->words, *old_who = self->who;
  g_auto (GStrv) old_records = self->records;

  g_set_object (&self->plan, plan);
  self->words = g_strdup (words);
  self->who = g_strdup (who);
  self->records = g_strdupv ((char **) records);
  self->next = 0;
  self->page = FIRST_PAGE;
  g_list_store_remove_all (self->store);
  g_clear_pointer (&self->problem, g_free);
  if (plan != NULL)
    read_page (self, 0);
}

/* --- what became of it ----------------------------------------------------------------------- */

static gboolean
is_same_object (gpointer there, gpointer item)
{
  return there == item;
}

/* The rows for @entries, those that there are for the same entries (transfer full); takes the
 * entries. */
static GPtrArray *
make_rows (SkvHistoryList *self, GPtrArray *entries)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store)), place = 0;

  g_ptr_array_set_free_func (entries, NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      SkvHistoryEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (SkvHistoryRow) row = NULL;

      /* both are newest first: what is passed over is gone */
      for (; place < n; place++)
        {
          g_set_object (&row, NULL);
          row = g_list_model_get_item (G_LIST_MODEL (self->store), place);
          if (skv_history_row_get_entry (row)->id <= entry->id)
            break;
        }
      if (row == NULL || place >= n || !skv_history_row_is_same (row, entry))
        {
          g_ptr_array_add (rows, skv_history_row_new (entry));
          continue;
        }
      skv_history_row_update (row, entry);
      skv_history_entry_free (entry);
      g_ptr_array_add (rows, g_steal_pointer (&row));
    }
  return rows;
}

void
skv_history_list_refresh (SkvHistoryList *self)
{
  g_autoptr (GPtrArray) entries = NULL, rows = NULL;
  gint64 next;

  if (self->plan == NULL)
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->store)) == 0 && self->next == 0)
    {
      self->page = FIRST_PAGE;
      read_page (self, 0);
      return;
    }
  entries = query (self, 0, self->next > 0 ? self->next - 1 : 0, 0, &next);
  if (entries == NULL)
    return;
  rows = make_rows (self, entries);
  skv_list_store_replace (self->store, rows, is_same_object);
  mark_days (self, 0);
}

guint
skv_history_list_find (SkvHistoryList *self, gint64 id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store)), low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (SkvHistoryRow) row = g_list_model_get_item (G_LIST_MODEL (self->store), middle);
      gint64 there = skv_history_row_get_entry (row)->id;

      if (there == id)
        return middle;
      if (there > id)
        low = middle + 1;
      else
        high = middle;
    }
  return G_MAXUINT;
}
