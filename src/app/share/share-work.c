/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/share/share-work.h"

#include <glib/gi18n-lib.h>

#include "sync/credentials.h"

/* set on a plan while it is being exchanged */
#define BUSY "skv-share-busy"

typedef struct
{
  SkvSession *session;       /* (owned) */
  SkvShareWish *wish;        /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable) */
  char *host;                /* (owned) (nullable): that the password was given to */
  SkvSyncReport *report;     /* (owned) (nullable) */
} Share;

SkvShareWish *
skv_share_wish_new (const char *address)
{
  SkvShareWish *self = g_new0 (SkvShareWish, 1);

  self->address = g_strdup (address);
  return self;
}

void
skv_share_wish_free (SkvShareWish *self)
{
  g_free (self->address);
  g_free (self->user);
  g_free (self->password);
  g_free (self->keep_ours);
  g_free (self->take_theirs);
  g_free (self);
}

static void
share_free (gpointer data)
{
  Share *self = data;

  g_object_unref (self->session);
  skv_share_wish_free (self->wish);
  g_clear_object (&self->cancellable);
  g_free (self->host);
  g_clear_pointer (&self->report, skv_sync_report_free);
  g_free (self);
}

const char *
skv_share_get_address (SkvPlan *plan)
{
  const char *address = skv_plan_get_settings (plan)->sync_address;

  return address != NULL && *address != '\0' ? address : NULL;
}

/* --- who we are ------------------------------------------------------------------------------ */

/* In a worker thread, which may wait for the keyring. */
static gboolean
find_password (const char *host, char **user, char **password, gpointer data)
{
  Share *self = data;
  g_autoptr (GError) error = NULL;

  g_free (self->host);
  self->host = g_strdup (host);
  *user = g_strdup (self->wish->user);
  if (self->wish->password != NULL)
    {
      *password = g_strdup (self->wish->password);
      return *user != NULL;
    }
  if (skv_credentials_find (host, user, password, self->cancellable, &error))
    return TRUE;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("%s", error->message);
  return FALSE;
}

/* --- what is remembered ---------------------------------------------------------------------- */

/* One edit, which can be undone. */
static void
remember_address (Share *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  const SkvSettings *before = skv_plan_get_settings (plan);
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  SkvSettings *settings;

  if (g_strcmp0 (before->sync_address, self->wish->address) == 0)
    return;
  settings = skv_record_copy ((const SkvRecord *) before);
  skv_set_text (&settings->sync_address, self->wish->address);
  edit = skv_edit_new (_("Say where the plan is shared"));
  skv_edit_put (edit, settings);
  if (!skv_plan_apply (plan, edit, &error))
    g_ptr_array_add (self->report->notes, g_strdup (error->message));
}

static void
give_back (GTask *task)
{
  Share *self = g_task_get_task_data (task);

  if (self->wish->remember)
    remember_address (self);
  g_task_return_pointer (task, g_steal_pointer (&self->report),
                         (GDestroyNotify) skv_sync_report_free);
  g_object_unref (task);
}

static void
keep_in_thread (GTask *keeping, gpointer source, gpointer data, GCancellable *cancellable)
{
  Share *self = g_task_get_task_data (data);
  GError *error = NULL;

  if (skv_credentials_store (self->host, self->wish->user, self->wish->password, cancellable,
                             &error))
    g_task_return_boolean (keeping, TRUE);
  else
    g_task_return_error (keeping, error);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Share *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    /* TRANSLATORS: %s is why */
    g_ptr_array_add (self->report->notes,
                     g_strdup_printf (_("The password was not kept: %s"), error->message));
  give_back (task);
}

/* --- the exchange ---------------------------------------------------------------------------- */

static void
on_exchanged (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Share *self = g_task_get_task_data (task);
  GError *error = NULL;

  g_object_set_data (G_OBJECT (skv_session_get_plan (self->session)), BUSY, NULL);
  self->report = skv_sync_finish (result, &error);
  if (self->report == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  if (self->wish->remember && self->host != NULL && self->wish->password != NULL &&
      self->wish->user != NULL)
    {
      g_autoptr (GTask) keeping = g_task_new (NULL, self->cancellable, on_kept, task);

      g_task_set_task_data (keeping, g_object_ref (task), g_object_unref);
      g_task_run_in_thread (keeping, keep_in_thread);
      return;
    }
  give_back (task);
}

static void
add_key (GStrv *keys, const char *key)
{
  const char *const one[] = { key, NULL };

  if (key != NULL)
    skv_set_texts (keys, one);
}

/* (transfer full) */
static SkvSyncOptions *
make_options (Share *self)
{
  SkvSyncOptions *options = skv_sync_options_new (self->wish->address);
  int now = skv_day_year (skv_session_get_today (self->session));
  int shown = skv_session_get_year (self->session);
  gboolean is_now = shown == now || shown == now + 1;

  options->from_year = is_now ? now : shown;
  options->to_year = is_now ? now + 1 : shown;
  add_key (&options->keep_ours, self->wish->keep_ours);
  add_key (&options->take_theirs, self->wish->take_theirs);
  options->ask = find_password;
  options->ask_data = self;
  return options;
}

void
skv_share_async (GObject *owner,
                 SkvSession *session,
                 SkvShareWish *wish,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer data)
{
  SkvPlan *plan = skv_session_get_plan (session);
  GTask *task = g_task_new (owner, cancellable, callback, data);
  Share *self = g_new0 (Share, 1);

  g_task_set_source_tag (task, skv_share_async);
  /* what was done is told, even if somebody gave up at the last moment */
  g_task_set_check_cancellable (task, FALSE);
  self->session = g_object_ref (session);
  self->wish = wish;
  g_set_object (&self->cancellable, cancellable);
  g_task_set_task_data (task, self, share_free);
  if (g_object_get_data (G_OBJECT (plan), BUSY) != NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_BUSY,
                               _("This plan is being exchanged already"));
      g_object_unref (task);
      return;
    }
  g_object_set_data (G_OBJECT (plan), BUSY, self);
  skv_sync_async (plan, make_options (self), cancellable, on_exchanged, task);
}

SkvSyncReport *
skv_share_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
