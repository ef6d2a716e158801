/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/sync.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/store/store.h"
#include "sync/run.h"

/* Somebody may be quicker while we write; who is quicker three times is asked to try later. */
#define MAX_ROUNDS 3

/* --- options and report ---------------------------------------------------------------------- */

SkvSyncOptions *
skv_sync_options_new (const char *address)
{
  SkvSyncOptions *self = g_new0 (SkvSyncOptions, 1);

  self->address = g_strdup (address);
  self->keep_ours = g_new0 (char *, 1);
  self->take_theirs = g_new0 (char *, 1);
  return self;
}

void
skv_sync_options_free (SkvSyncOptions *self)
{
  g_free (self->address);
  g_free (self->ca_file);
  g_free (self->state_path);
  g_strfreev (self->keep_ours);
  g_strfreev (self->take_theirs);
  g_free (self);
}

static void
conflict_free (SkvSyncConflict *self)
{
  g_free (self->key);
  g_free (self->title);
  g_free (self->words);
  g_free (self->ours);
  g_free (self->theirs);
  g_free (self);
}

static SkvSyncReport *
report_new (void)
{
  SkvSyncReport *self = g_new0 (SkvSyncReport, 1);

  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) conflict_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
skv_sync_report_free (SkvSyncReport *self)
{
  g_ptr_array_unref (self->conflicts);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

void
skv_sync_report_note (SkvSyncReport *report, char *text)
{
  if (g_ptr_array_find_with_equal_func (report->notes, text, g_str_equal, NULL))
    g_free (text);
  else
    g_ptr_array_add (report->notes, text);
}

char *
skv_sync_state_path (SkvPlan *plan)
{
  SkvBackend *backend = skv_plan_get_backend (plan);
  const char *path = SKV_IS_STORE (backend) ? skv_store_get_path (SKV_STORE (backend)) : NULL;
  g_autofree char *what =
    g_strconcat (skv_plan_get_settings (plan)->parent.id, "\n", path != NULL ? path : "", NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, what, -1);
  g_autofree char *name = g_strdup_printf ("%.32s.db", hash);

  return g_build_filename (g_get_user_data_dir (), "systemkveld", "sync", name, NULL);
}

/* --- collections ----------------------------------------------------------------------------- */

static void
collection_free (SkvSyncCollection *self)
{
  g_free (self->name);
  g_free (self->title);
  g_free (self->href);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->calendar, skv_ics_calendar_free);
  g_free (self);
}

SkvSyncCollection *
skv_sync_run_find (SkvSyncRun *self, const char *name)
{
  for (guint i = 0; i < self->collections->len; i++)
    {
      SkvSyncCollection *collection = g_ptr_array_index (self->collections, i);

      if (strcmp (collection->name, name) == 0)
        return collection;
    }
  return NULL;
}

SkvSyncCollection *
skv_sync_run_ensure (SkvSyncRun *self, const char *name)
{
  SkvSyncCollection *collection = skv_sync_run_find (self, name);

  if (collection != NULL)
    return collection;
  collection = g_new0 (SkvSyncCollection, 1);
  collection->name = g_strdup (name);
  collection->href = g_strconcat (self->home, name, "/", NULL);
  collection->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_sync_row_free);
  collection->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (self->collections, collection);
  return collection;
}

void
skv_sync_run_index (SkvSyncCollection *collection)
{
  g_hash_table_remove_all (collection->by_key);
  for (guint i = 0; i < collection->rows->len; i++)
    {
      SkvSyncRow *row = g_ptr_array_index (collection->rows, i);
      SkvSyncRow *other =
        row->key != NULL ? g_hash_table_lookup (collection->by_key, row->key) : NULL;

      /* Two of one key: one that is gone counts less. */
      if (row->key != NULL && (other == NULL || other->is_gone))
        g_hash_table_insert (collection->by_key, row->key, row);
    }
}

/* --- one exchange ---------------------------------------------------------------------------- */

static void
run_free (SkvSyncRun *self)
{
  g_object_unref (self->plan);
  skv_sync_options_free (self->options);
  g_clear_pointer (&self->report, skv_sync_report_free);
  g_main_context_unref (self->context);
  g_clear_object (&self->cancellable);
  g_free (self->prefix);
  g_free (self->plan_id);
  g_free (self->zone);
  g_clear_pointer (&self->client, skv_dav_client_free);
  g_clear_pointer (&self->state, skv_sync_state_free);
  g_free (self->home);
  g_clear_pointer (&self->pushes, g_ptr_array_unref);
  g_clear_pointer (&self->collections, g_ptr_array_unref);
  g_free (self);
}

/* A call into the caller's thread, and waiting for it. */
typedef struct
{
  SkvSyncRun *run;
  GError **error;
  gboolean result;
  gboolean done;
  GMutex mutex;
  GCond cond;
} Call;

static gboolean
on_merge (gpointer data)
{
  Call *call = data;
  gboolean result = skv_sync_merge (call->run, call->error);

  g_mutex_lock (&call->mutex);
  call->result = result;
  call->done = TRUE;
  g_cond_signal (&call->cond);
  g_mutex_unlock (&call->mutex);
  return G_SOURCE_REMOVE;
}

static gboolean
merge_in_caller (SkvSyncRun *self, GError **error)
{
  Call call = { .run = self, .error = error };
  g_autoptr (GSource) source = g_idle_source_new ();

  g_mutex_init (&call.mutex);
  g_cond_init (&call.cond);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_merge, &call, NULL);
  g_source_attach (source, self->context);
  g_mutex_lock (&call.mutex);
  while (!call.done)
    g_cond_wait (&call.cond, &call.mutex);
  g_mutex_unlock (&call.mutex);
  g_mutex_clear (&call.mutex);
  g_cond_clear (&call.cond);
  return call.result;
}

static gboolean
connect_to_server (SkvSyncRun *self, GError **error)
{
  const SkvSyncOptions *options = self->options;
  g_autofree char *key = NULL;

  self->client =
    skv_dav_client_new (options->address, options->ca_file, options->ask, options->ask_data, error);
  if (self->client == NULL)
    return FALSE;
  self->home = skv_dav_find_home (self->client, self->cancellable, error);
  if (self->home == NULL)
    return FALSE;
  key = g_strconcat (skv_dav_client_get_host (self->client), self->home, NULL);
  self->state = skv_sync_state_open (options->state_path, key, error);
  return self->state != NULL;
}

static gboolean
exchange (SkvSyncRun *self, GError **error)
{
  if (!connect_to_server (self, error))
    return FALSE;
  for (guint round = 0; round == 0 || self->raced; round++)
    {
      if (round == MAX_ROUNDS)
        {
          skv_sync_report_note (
            self->report,
            g_strdup (_("Others were changing the same things all the time: try again")));
          return TRUE;
        }
      self->raced = FALSE;
      if (!skv_sync_pull (self, error) || !merge_in_caller (self, error))
        return FALSE;
      if (!self->options->dry_run && !skv_sync_push (self, error))
        return FALSE;
    }
  return TRUE;
}

static void
exchange_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SkvSyncRun *self = data;
  GError *error = NULL;
  gboolean done = exchange (self, &error);

  if (self->client != NULL)
    self->report->n_requests = self->n_requests + skv_dav_client_get_n_requests (self->client);
  /* They belong to this thread. */
  g_clear_pointer (&self->client, skv_dav_client_free);
  g_clear_pointer (&self->state, skv_sync_state_free);
  if (done)
    g_task_return_pointer (task, g_steal_pointer (&self->report),
                           (GDestroyNotify) skv_sync_report_free);
  else
    g_task_return_error (task, error);
}

void
skv_sync_async (SkvPlan *plan,
                SkvSyncOptions *options,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer data)
{
  g_autoptr (GTask) task = g_task_new (plan, cancellable, callback, data);
  SkvSyncRun *self = g_new0 (SkvSyncRun, 1);

  g_task_set_source_tag (task, skv_sync_async);
  self->plan = g_object_ref (plan);
  self->options = options;
  if (options->state_path == NULL)
    options->state_path = skv_sync_state_path (plan);
  self->report = report_new ();
  self->context = g_main_context_ref_thread_default ();
  g_set_object (&self->cancellable, cancellable);
  self->prefix = skv_sync_collection_prefix (plan);
  self->plan_id = g_strdup (skv_plan_get_settings (plan)->parent.id);
  self->zone = g_strdup (skv_zone_get_name (skv_plan_get_zone (plan)));
  self->year = options->from_year;
  self->collections = g_ptr_array_new_with_free_func ((GDestroyNotify) collection_free);
  self->pushes = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_sync_push_free);
  g_task_set_task_data (task, self, (GDestroyNotify) run_free);
  g_task_run_in_thread (task, exchange_in_thread);
}

SkvSyncReport *
skv_sync_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
