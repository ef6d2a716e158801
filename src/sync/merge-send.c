/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "core/model/records.h"
#include "sync/merge.h"
#include "sync/resource.h"

static void
count_push (SkvSyncMerge *self, const SkvSyncPush *push)
{
  SkvSyncCount *sent = &self->run->report->sent;

  if (!self->run->options->dry_run)
    return; /* counted when it is done */
  if (push->text == NULL)
    sent->removed++;
  else if (push->etag != NULL)
    sent->changed++;
  else
    sent->added++;
}

static SkvSyncPush *
push_new (SkvSyncCollection *collection, const char *key, const SkvSyncRow *row)
{
  SkvSyncPush *push = g_new0 (SkvSyncPush, 1);
  g_autofree char *name = NULL;

  push->collection = collection;
  push->key = g_strdup (key);
  push->title = g_strdup (key);
  if (row == NULL)
    {
      name = skv_sync_resource_name (key);
      push->href = g_strconcat (collection->href, name, NULL);
      return push;
    }
  push->href = g_strdup (row->href);
  push->uid = g_strdup (row->uid);
  if (!row->is_gone)
    push->etag = g_strdup (row->seen_etag != NULL ? row->seen_etag : row->etag);
  return push;
}

static void
send_unit (SkvSyncMerge *self,
           SkvSyncCollection *collection,
           const SkvSyncUnit *unit,
           const SkvSyncRow *row)
{
  SkvSyncPush *push = push_new (collection, unit->key, row);
  const char *name =
    unit->occurrence != NULL ? unit->occurrence->title : skv_record_get_name (unit->record);

  skv_set_text (&push->title, name != NULL ? name : unit->key);
  push->content = g_strdup (unit->content);
  push->text = skv_sync_resource_write (self->units, unit, push->uid);
  g_ptr_array_add (self->run->pushes, push);
  count_push (self, push);
}

static void
send_removal (SkvSyncMerge *self, SkvSyncCollection *collection, const SkvSyncRow *row)
{
  SkvSyncPush *push = push_new (collection, row->key, row);

  g_ptr_array_add (self->run->pushes, push);
  count_push (self, push);
}

/* --- what both agree on ---------------------------------------------------------------------- */

/* Both have @content now: nobody has anything to send. */
static gboolean
settle (SkvSyncMerge *self, SkvSyncRow *row, const char *content, GError **error)
{
  if (self->run->options->dry_run)
    return TRUE;
  if (content == NULL)
    return skv_sync_state_remove (self->run->state, row->href, error);
  skv_set_text (&row->base, content);
  if (row->seen_etag != NULL)
    skv_set_text (&row->etag, row->seen_etag);
  skv_set_text (&row->seen_etag, NULL);
  skv_set_text (&row->seen, NULL);
  return skv_sync_state_put (self->run->state, row, error);
}

static gboolean
is_torn (SkvSyncMerge *self, const char *rule)
{
  return rule != NULL && g_hash_table_contains (self->torn, rule);
}

/* --- units ----------------------------------------------------------------------------------- */

static gboolean
look_at_unit (SkvSyncMerge *self, const SkvSyncUnit *unit, GError **error)
{
  SkvSyncCollection *collection = skv_sync_run_ensure (self->run, unit->collection);
  SkvSyncRow *row =
    collection->is_there ? g_hash_table_lookup (collection->by_key, unit->key) : NULL;
  SkvSyncIncoming *incoming = row != NULL ? g_hash_table_lookup (self->by_row, row) : NULL;

  if (collection->title == NULL)
    collection->title = skv_sync_collection_title (self->plan, collection->name);
  if (is_torn (self, unit->rule) || (incoming != NULL && (incoming->conflict || !incoming->usable)))
    return TRUE;
  if (incoming != NULL && !row->is_gone &&
      (incoming->taken || g_strcmp0 (unit->content, incoming->remote) == 0))
    {
      /* What follows from a rule may follow otherwise by now. */
      if (!incoming->follows || g_strcmp0 (unit->content, incoming->remote) == 0)
        return settle (self, row, unit->content, error);
    }
  else if (incoming == NULL && row != NULL && g_strcmp0 (unit->content, row->base) == 0)
    return TRUE;
  send_unit (self, collection, unit, row);
  return TRUE;
}

/* --- rows that no unit is of ----------------------------------------------------------------- */

static gboolean
follows_torn (SkvSyncMerge *self, const char *content)
{
  g_autoptr (SkvRecord) record =
    skv_sync_content_follows (content) ? skv_sync_content_read (content, NULL, NULL) : NULL;

  return record != NULL && is_torn (self, ((SkvItem *) record)->rule);
}

static gboolean
look_at_row (SkvSyncMerge *self, SkvSyncCollection *collection, SkvSyncRow *row, GError **error)
{
  SkvSyncIncoming *incoming = g_hash_table_lookup (self->by_row, row);
  const SkvSyncUnit *unit =
    row->key != NULL ? g_hash_table_lookup (self->units->by_key, row->key) : NULL;

  if (unit != NULL && strcmp (unit->collection, collection->name) == 0 &&
      g_hash_table_lookup (collection->by_key, row->key) == row)
    return TRUE; /* look_at_unit() did */
  if (row->is_gone)
    return incoming != NULL && (incoming->conflict || !incoming->usable)
             ? TRUE
             : settle (self, row, NULL, error);
  if (row->key == NULL || (incoming != NULL && (incoming->conflict || !incoming->usable)) ||
      (incoming == NULL && row->base == NULL) ||
      follows_torn (self, incoming != NULL ? incoming->remote : row->base))
    return TRUE;
  send_removal (self, collection, row);
  return TRUE;
}

static gboolean
is_looked_at (SkvSyncMerge *self, const SkvSyncCollection *collection)
{
  int year = skv_sync_collection_year (collection->name);

  return collection->is_there && (year == 0 || (year >= self->from_year && year <= self->to_year));
}

gboolean
skv_sync_merge_send (SkvSyncMerge *self, GError **error)
{
  gboolean done = skv_sync_state_begin (self->run->state, error);

  if (!done)
    return FALSE;
  for (guint i = 0; done && i < self->units->list->len; i++)
    done = look_at_unit (self, g_ptr_array_index (self->units->list, i), error);
  /* After what is new, so that what moves to another calendar is never in none. */
  for (guint i = 0; done && i < self->run->collections->len; i++)
    {
      SkvSyncCollection *collection = g_ptr_array_index (self->run->collections, i);

      for (guint j = 0; done && is_looked_at (self, collection) && j < collection->rows->len; j++)
        done = look_at_row (self, collection, g_ptr_array_index (collection->rows, j), error);
    }
  return skv_sync_state_commit (self->run->state, done ? error : NULL) && done;
}
