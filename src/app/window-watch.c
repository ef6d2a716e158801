/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/plan-files.h"

/* One edit is several writes to the file: they are over when nothing was heard for so long. */
#define QUIET_MILLISECONDS 400

static void
remember_file (SkvWindow *self)
{
  g_free (self->fingerprint);
  self->fingerprint =
    skv_plan_files_fingerprint (skv_session_get_plan (skv_window_get_real (self)));
}

/* Our own edits wake the monitor too; what sets those of others apart is that the history of the
 * file is not the one that we saw after our last edit. */
static gboolean
look_at_file (gpointer data)
{
  SkvWindow *self = data;
  g_autofree char *now = NULL;

  self->look_source = 0;
  if (self->session == NULL)
    return G_SOURCE_REMOVE;
  now = skv_plan_files_fingerprint (skv_session_get_plan (skv_window_get_real (self)));
  if (g_strcmp0 (now, self->fingerprint) != 0)
    skv_session_reload (skv_window_get_real (self));
  return G_SOURCE_REMOVE;
}

/* Another file lies there now, as after a restore from a backup: nothing of the old one counts. */
static void
open_replaced (SkvWindow *self)
{
  g_autoptr (GFile) file = g_object_ref (self->file);

  self->replaced_year = skv_session_get_year (self->session);
  skv_window_open (self, file);
}

static void
on_file_changed (SkvWindow *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  if (event == G_FILE_MONITOR_EVENT_DELETED || event == G_FILE_MONITOR_EVENT_MOVED_OUT)
    {
      skv_window_tell (self, _("The file of this plan was taken away. Changes will not be kept."),
                       FALSE);
      return;
    }
  if (event == G_FILE_MONITOR_EVENT_CREATED || event == G_FILE_MONITOR_EVENT_RENAMED ||
      event == G_FILE_MONITOR_EVENT_MOVED_IN)
    {
      if (g_file_equal (event == G_FILE_MONITOR_EVENT_RENAMED ? other : file, self->file) &&
          !skv_plan_files_replaced_it (skv_session_get_plan (skv_window_get_real (self))))
        open_replaced (self);
      return;
    }
  g_clear_handle_id (&self->look_source, g_source_remove);
  self->look_source = g_timeout_add (QUIET_MILLISECONDS, look_at_file, self);
}

void
skv_window_watch (SkvWindow *self)
{
  g_autoptr (GError) error = NULL;

  remember_file (self);
  g_signal_connect_object (skv_session_get_plan (skv_window_get_real (self)), "changed",
                           G_CALLBACK (remember_file), self, G_CONNECT_SWAPPED);
  if (self->file == NULL)
    return;
  self->monitor = g_file_monitor_file (self->file, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);
  if (self->monitor == NULL)
    g_message ("The plan's file cannot be watched: %s", error->message);
  else
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (on_file_changed), self);
}

void
skv_window_unwatch (SkvWindow *self)
{
  g_clear_handle_id (&self->look_source, g_source_remove);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (skv_session_get_plan (skv_window_get_real (self)),
                                          remember_file, self);
  g_clear_pointer (&self->fingerprint, g_free);
}
