/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sync/resource.h"
#include "sync/run.h"

/* How Nextcloud names a calendar of somebody else in one's own home */
#define SHARED "_shared_by_"

/* The plan's name of the collection at @href; NULL if it is none of this plan (transfer full) */
static char *
read_name (SkvSyncRun *self, const char *href)
{
  g_autofree char *base = g_path_get_basename (href);
  g_autofree char *name = g_uri_unescape_string (base, NULL);
  char *shared;

  if (name == NULL || !g_str_has_prefix (name, self->prefix))
    return NULL;
  shared = strstr (name, SHARED);
  return shared != NULL ? g_strndup (name, (gsize) (shared - name)) : g_steal_pointer (&name);
}

static gboolean
list_collections (SkvSyncRun *self, GError **error)
{
  g_autoptr (GPtrArray) found = skv_dav_list (self->client, self->home, self->cancellable, error);
  g_autoptr (GPtrArray) known = NULL;

  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      const SkvDavCollection *one = g_ptr_array_index (found, i);
      g_autofree char *name = read_name (self, one->href);
      SkvSyncCollection *collection = name != NULL && skv_sync_run_find (self, name) == NULL
                                        ? skv_sync_run_ensure (self, name)
                                        : NULL;

      if (collection == NULL)
        continue;
      collection->is_there = TRUE;
      g_free (collection->href);
      collection->href = g_strdup (one->href);
    }
  known = skv_sync_state_list_collections (self->state, error);
  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      g_autofree char *name = read_name (self, g_ptr_array_index (known, i));

      if (name != NULL)
        skv_sync_run_ensure (self, name);
    }
  return known != NULL;
}

/* --- what changed ---------------------------------------------------------------------------- */

static SkvSyncRow *
find_row (GHashTable *by_href, SkvSyncCollection *collection, const char *href)
{
  SkvSyncRow *row = g_hash_table_lookup (by_href, href);

  if (row == NULL)
    {
      row = skv_sync_row_new (collection->href, href);
      g_ptr_array_add (collection->rows, row);
      g_hash_table_insert (by_href, row->href, row);
    }
  return row;
}

/* FALSE: the row stays as it is */
static gboolean
note_change (SkvSyncRow *row, const char *etag)
{
  if (etag == NULL)
    {
      if (row->is_gone)
        return FALSE;
      row->is_gone = TRUE;
      g_clear_pointer (&row->seen, g_free);
      g_clear_pointer (&row->seen_etag, g_free);
      return TRUE;
    }
  if (!row->is_gone && g_strcmp0 (row->seen_etag != NULL ? row->seen_etag : row->etag, etag) == 0)
    return FALSE;
  row->is_gone = FALSE;
  g_clear_pointer (&row->seen, g_free);
  g_free (row->seen_etag);
  /* Back to what both agreed on, as far as we still know it. */
  row->seen_etag = row->base != NULL && g_strcmp0 (row->etag, etag) == 0 ? NULL : g_strdup (etag);
  return TRUE;
}

/* What was found goes into the state together with how far we are, before any of it is fetched: a
 * cut after this loses nothing. */
static gboolean
note_changes (SkvSyncRun *self,
              SkvSyncCollection *collection,
              GPtrArray *changes,
              const char *token,
              gboolean is_all,
              GError **error)
{
  g_autoptr (GHashTable) by_href = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean done = skv_sync_state_begin (self->state, error);

  for (guint i = 0; i < collection->rows->len; i++)
    g_hash_table_insert (by_href, ((SkvSyncRow *) collection->rows->pdata[i])->href,
                         collection->rows->pdata[i]);
  for (guint i = 0; done && i < changes->len; i++)
    {
      const SkvDavResource *change = g_ptr_array_index (changes, i);
      SkvSyncRow *row;

      g_hash_table_add (listed, change->href);
      if (change->etag == NULL && !g_hash_table_contains (by_href, change->href))
        continue;
      row = find_row (by_href, collection, change->href);
      if (note_change (row, change->etag))
        done = skv_sync_state_put (self->state, row, error);
    }
  for (guint i = 0; done && is_all && i < collection->rows->len; i++)
    {
      SkvSyncRow *row = g_ptr_array_index (collection->rows, i);

      if (!g_hash_table_contains (listed, row->href) && note_change (row, NULL))
        done = skv_sync_state_put (self->state, row, error);
    }
  done = done && skv_sync_state_set_token (self->state, collection->href, token, error);
  return skv_sync_state_commit (self->state, done ? error : NULL) && done;
}

static gboolean
list_changes (SkvSyncRun *self, SkvSyncCollection *collection, GError **error)
{
  g_autofree char *token = skv_sync_state_get_token (self->state, collection->href);
  gboolean is_all = token == NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (GPtrArray) changes =
    skv_dav_list_changes (self->client, collection->href, &token, self->cancellable, &problem);

  if (g_error_matches (problem, SKV_SYNC_ERROR, SKV_SYNC_ERROR_TOKEN))
    {
      g_clear_error (&problem);
      g_clear_pointer (&token, g_free);
      is_all = TRUE;
      changes =
        skv_dav_list_changes (self->client, collection->href, &token, self->cancellable, &problem);
    }
  if (changes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return note_changes (self, collection, changes, token, is_all, error);
}

/* --- contents -------------------------------------------------------------------------------- */

static gboolean
is_wanted (const SkvSyncRow *row)
{
  return !row->is_gone && row->seen_etag != NULL && row->seen == NULL;
}

static void
take_content (SkvSyncRun *self, SkvSyncRow *row, const SkvDavResource *resource)
{
  g_autofree char *uid = NULL;

  if (resource->etag == NULL || resource->content == NULL)
    {
      row->is_gone = TRUE;
      g_clear_pointer (&row->seen_etag, g_free);
      return;
    }
  uid = skv_sync_resource_read_uid (resource->content);
  skv_set_text (&row->seen, resource->content);
  skv_set_text (&row->seen_etag, resource->etag);
  if (uid == NULL || g_strcmp0 (uid, row->uid) == 0)
    return;
  skv_set_text (&row->uid, uid);
  g_free (row->key);
  row->key = skv_sync_resource_key (self->plan_id, uid);
}

static gboolean
fetch_batch (SkvSyncRun *self, SkvSyncCollection *collection, GPtrArray *rows, GError **error)
{
  g_autoptr (GPtrArray) hrefs = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GHashTable) by_href = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean done;

  for (guint i = 0; i < rows->len; i++)
    {
      SkvSyncRow *row = g_ptr_array_index (rows, i);

      g_ptr_array_add (hrefs, row->href);
      g_hash_table_insert (by_href, row->href, row);
    }
  g_ptr_array_add (hrefs, NULL);
  found = skv_dav_fetch (self->client, collection->href, (const char *const *) hrefs->pdata,
                         self->cancellable, error);
  done = found != NULL && skv_sync_state_begin (self->state, error);
  if (!done)
    return FALSE;
  for (guint i = 0; done && i < found->len; i++)
    {
      const SkvDavResource *resource = g_ptr_array_index (found, i);
      SkvSyncRow *row = g_hash_table_lookup (by_href, resource->href);

      if (row == NULL)
        continue;
      take_content (self, row, resource);
      done = skv_sync_state_put (self->state, row, error);
    }
  return skv_sync_state_commit (self->state, done ? error : NULL) && done;
}

static gboolean
fetch (SkvSyncRun *self, SkvSyncCollection *collection, GError **error)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new ();

  for (guint i = 0; i <= collection->rows->len; i++)
    {
      gboolean at_end = i == collection->rows->len;

      if (!at_end && is_wanted (collection->rows->pdata[i]))
        g_ptr_array_add (batch, collection->rows->pdata[i]);
      if (batch->len < (at_end ? 1 : SKV_DAV_BATCH))
        continue;
      if (!fetch_batch (self, collection, batch, error))
        return FALSE;
      g_ptr_array_set_size (batch, 0);
    }
  return TRUE;
}

/* By collection, so that an event in one cannot pass for a newer version of one in another. */
static gboolean
parse (SkvSyncRun *self, SkvSyncCollection *collection, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < collection->rows->len; i++)
    {
      SkvSyncRow *row = g_ptr_array_index (collection->rows, i);

      if (row->seen != NULL && !skv_sync_collection_is_records (collection->name))
        g_ptr_array_add (texts, row->seen);
    }
  collection->calendar =
    skv_sync_resource_parse (texts, self->zone, self->year, self->cancellable, error);
  return collection->calendar != NULL;
}

static gboolean
pull_collection (SkvSyncRun *self, SkvSyncCollection *collection, GError **error)
{
  g_clear_pointer (&collection->rows, g_ptr_array_unref);
  collection->rows = skv_sync_state_list (self->state, collection->href, error);
  if (collection->rows == NULL)
    return FALSE;
  if (collection->is_there &&
      (!list_changes (self, collection, error) || !fetch (self, collection, error)))
    return FALSE;
  for (guint i = 0; collection->is_there && i < collection->rows->len; i++)
    self->report->n_resources += !((SkvSyncRow *) collection->rows->pdata[i])->is_gone;
  skv_sync_run_index (collection);
  return parse (self, collection, error);
}

gboolean
skv_sync_pull (SkvSyncRun *self, GError **error)
{
  g_ptr_array_set_size (self->collections, 0);
  self->report->n_resources = 0;
  if (!list_collections (self, error))
    return FALSE;
  for (guint i = 0; i < self->collections->len; i++)
    {
      if (!pull_collection (self, g_ptr_array_index (self->collections, i), error))
        return FALSE;
    }
  return TRUE;
}
