/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sync/run.h"

void
skv_sync_push_free (SkvSyncPush *self)
{
  g_free (self->key);
  g_free (self->title);
  g_free (self->href);
  g_free (self->uid);
  g_free (self->etag);
  g_free (self->text);
  g_free (self->content);
  g_free (self);
}

/* Both sides agree now on what was sent. */
static gboolean
settle (SkvSyncRun *self, const SkvSyncPush *push, const char *etag, GError **error)
{
  g_autoptr (SkvSyncRow) row = NULL;

  if (push->text == NULL)
    return skv_sync_state_remove (self->state, push->href, error);
  row = skv_sync_row_new (push->collection->href, push->href);
  skv_set_text (&row->key, push->key);
  skv_set_text (&row->uid, push->uid);
  skv_set_text (&row->base, push->content);
  /* Without one it counts as changed next time, is read and found to be the same. */
  skv_set_text (&row->etag, etag);
  return skv_sync_state_put (self->state, row, error);
}

static void
count (SkvSyncRun *self, const SkvSyncPush *push)
{
  if (push->text == NULL)
    self->report->sent.removed++;
  else if (push->etag == NULL)
    self->report->sent.added++;
  else
    self->report->sent.changed++;
}

/* What is refused stays here, and the others go on; FALSE: nothing more can be sent. */
static gboolean
take_refusal (SkvSyncRun *self, const SkvSyncPush *push, GError *problem, GError **error)
{
  if (problem->domain != SKV_SYNC_ERROR)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  switch ((SkvSyncError) problem->code)
    {
    case SKV_SYNC_ERROR_CHANGED:
      self->raced = TRUE;
      break;
    case SKV_SYNC_ERROR_FORBIDDEN:
      if (!push->collection->forbidden)
        skv_sync_report_note (self->report, g_strdup (problem->message));
      push->collection->forbidden = TRUE;
      self->report->n_refused++;
      break;
    case SKV_SYNC_ERROR_NOT_FOUND:
    case SKV_SYNC_ERROR_REFUSED:
      skv_sync_report_note (self->report,
                            g_strdup_printf ("“%s”: %s", push->title, problem->message));
      self->report->n_refused++;
      break;
    default:
      g_propagate_error (error, problem);
      return FALSE;
    }
  g_error_free (problem);
  return TRUE;
}

/* --- collections ----------------------------------------------------------------------------- */

/* One that is made anew has nothing of what it had. */
static gboolean
forget_rows (SkvSyncRun *self, SkvSyncCollection *collection, GError **error)
{
  for (guint i = 0; collection->rows != NULL && i < collection->rows->len; i++)
    {
      if (!skv_sync_state_remove (self->state, ((SkvSyncRow *) collection->rows->pdata[i])->href,
                                  error))
        return FALSE;
    }
  return skv_sync_state_set_token (self->state, collection->href, NULL, error);
}

static gboolean
make_collection (SkvSyncRun *self, const SkvSyncPush *push, const char *title, GError **error)
{
  SkvSyncCollection *collection = push->collection;
  gboolean records = skv_sync_collection_is_records (collection->name);
  GError *problem = NULL;

  if (skv_dav_make (self->client, collection->href, title, records ? "VJOURNAL" : "VEVENT",
                    self->cancellable, &problem))
    {
      collection->is_there = TRUE;
      return forget_rows (self, collection, error);
    }
  return take_refusal (self, push, problem, error);
}

/* FALSE: nothing more can be sent */
static gboolean
make_collections (SkvSyncRun *self, GError **error)
{
  for (guint i = 0; i < self->pushes->len; i++)
    {
      SkvSyncPush *push = g_ptr_array_index (self->pushes, i);

      if (!push->collection->is_there && !push->collection->forbidden &&
          !make_collection (self, push, push->collection->title, error))
        return FALSE;
      /* One that could not be made was told once; nothing can be put into it. */
      push->collection->forbidden |= !push->collection->is_there;
    }
  return TRUE;
}

/* --- several at a time ----------------------------------------------------------------------- */

/* What most of the time is spent with is waiting for the server: several requests wait at once. */
#define MAX_THREADS 4

typedef struct
{
  SkvSyncRun *run;
  GMutex mutex; /* of everything but the requests themselves */
  guint next;   /* of the pushes */
  guint end;
  GError *error; /* (owned) (nullable): nothing more can be sent */
} Pushing;

/* The next that is to be sent (nullable: none), with the mutex held */
static const SkvSyncPush *
take_next (Pushing *self)
{
  while (self->error == NULL && self->next < self->end)
    {
      const SkvSyncPush *push = g_ptr_array_index (self->run->pushes, self->next++);

      if (!push->collection->forbidden)
        return push;
      self->run->report->n_refused++;
    }
  return NULL;
}

static gboolean
request (
  SkvSyncRun *run, SkvDavClient *client, const SkvSyncPush *push, char **etag, GError **error)
{
  if (push->text == NULL)
    return skv_dav_delete (client, push->href, push->etag, run->cancellable, error);
  return skv_dav_put (client, push->href, push->etag, push->text, etag, run->cancellable, error);
}

static gpointer
push_in_thread (gpointer data)
{
  Pushing *self = data;
  SkvSyncRun *run = self->run;
  g_autoptr (SkvDavClient) client = skv_dav_client_copy (run->client);
  const SkvSyncPush *push;

  g_mutex_lock (&self->mutex);
  while ((push = take_next (self)) != NULL)
    {
      g_autofree char *etag = NULL;
      GError *problem = NULL, *error = NULL;
      gboolean done;

      g_mutex_unlock (&self->mutex);
      done = request (run, client, push, &etag, &problem);
      g_mutex_lock (&self->mutex);
      if (done)
        {
          count (run, push);
          settle (run, push, etag, &error);
        }
      else
        take_refusal (run, push, problem, &error);
      if (error != NULL && self->error == NULL)
        self->error = g_steal_pointer (&error);
      g_clear_error (&error);
    }
  run->n_requests += skv_dav_client_get_n_requests (client);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

static gboolean
push_range (SkvSyncRun *run, guint from, guint to, GError **error)
{
  Pushing self = { .run = run, .next = from, .end = to };
  GThread *threads[MAX_THREADS];
  guint n_threads = MIN (MAX_THREADS, to - from);

  g_mutex_init (&self.mutex);
  for (guint i = 0; i < n_threads; i++)
    threads[i] = g_thread_new ("push", push_in_thread, &self);
  for (guint i = 0; i < n_threads; i++)
    g_thread_join (threads[i]);
  g_mutex_clear (&self.mutex);
  if (self.error == NULL)
    return TRUE;
  g_propagate_error (error, self.error);
  return FALSE;
}

gboolean
skv_sync_push (SkvSyncRun *self, GError **error)
{
  guint n_puts = 0;

  self->raced = FALSE;
  /* What is taken out comes after all that is put, so that what moves is never nowhere. */
  while (n_puts < self->pushes->len &&
         ((SkvSyncPush *) g_ptr_array_index (self->pushes, n_puts))->text != NULL)
    n_puts++;
  return make_collections (self, error) && push_range (self, 0, n_puts, error) &&
         push_range (self, n_puts, self->pushes->len, error);
}
