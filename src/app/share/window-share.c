/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/present.h"
#include "app/share/share-window.h"

static SkvShareWindow *
open_window (SkvWindow *self)
{
  GtkWidget *window = skv_share_window_new (skv_window_get_real (self));

  skv_present_over (window, GTK_WIDGET (self));
  return SKV_SHARE_WINDOW (window);
}

void
skv_window_share (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_window (SKV_WINDOW (widget));
}

/* Nothing that a person could put right: what is told is enough. */
static gboolean
is_passing (const GError *error)
{
  return g_error_matches (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_OFFLINE) ||
         g_error_matches (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_SERVER) ||
         g_error_matches (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_CUT) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
on_exchanged (GObject *source, GAsyncResult *result, gpointer data)
{
  SkvWindow *self = SKV_WINDOW (source);
  g_autoptr (SkvSession) session = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvSyncReport) report = skv_share_finish (result, &error);
  g_autofree char *words = NULL;

  /* another plan is shown by now, or none */
  if (self->session == NULL || skv_window_get_real (self) != session)
    return;
  if (report == NULL && is_passing (error))
    {
      skv_window_tell (self, error->message, FALSE);
      return;
    }
  if (report == NULL || report->conflicts->len > 0 || report->n_refused > 0 ||
      report->notes->len > 0)
    {
      skv_share_window_show (open_window (self), report, error);
      return;
    }
  words = skv_share_words (report);
  skv_window_tell (self, words, skv_share_count (&report->taken) > 0);
}

void
skv_window_exchange (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvWindow *self = SKV_WINDOW (widget);
  SkvSession *session = skv_window_get_real (self);
  const char *address = skv_share_get_address (skv_session_get_plan (session));
  g_autofree char *words = NULL;

  if (address == NULL)
    return;
  words = g_strdup_printf (_("Exchanging with %s…"), address);
  skv_window_tell (self, words, FALSE);
  skv_share_async (G_OBJECT (self), session, skv_share_wish_new (address), NULL, on_exchanged,
                   g_object_ref (session));
}
