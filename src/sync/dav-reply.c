/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "sync/dav-client.h"

void
skv_dav_reply_free (SkvDavReply *self)
{
  g_free (self->href);
  g_free (self->etag);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

gboolean
skv_dav_reply_check (const SkvDavClient *client, const SkvDavReply *reply, GError **error)
{
  guint status = reply->status;
  const char *host = skv_dav_client_get_host (client), *href = reply->href;
  const char *user = skv_dav_client_get_user (client);

  if (status >= 200 && status < 300)
    return TRUE;
  if (status == 403)
    g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_FORBIDDEN,
                 _("%s does not let “%s” do that in %s. Ask who runs the server for the right"),
                 host, user != NULL ? user : "", href);
  else if (status == 404 || status == 410)
    g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_NOT_FOUND,
                 _("%s has nothing at %s. Check the address"), host, href);
  else if (status == 412)
    g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_CHANGED,
                 _("Somebody else changed %s meanwhile"), href);
  else if (status == 507)
    g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_SERVER,
                 _("There is no space left on %s. Tell who runs it"), host);
  else if (status >= 500)
    g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_SERVER,
                 _("%s cannot answer just now (status %u at %s). What is done is kept; try again "
                    "later"),
                 host, status, href);
  else
    g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_REFUSED,
                 _("%s refused it (status %u at %s). Check that the address is that of a calendar "
                    "server"),
                 host, status, href);
  return FALSE;
}
