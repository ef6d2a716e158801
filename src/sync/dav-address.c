/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/dav-address.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "sync/error.h"

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return g_ascii_strcasecmp (host, "localhost") == 0 ||
         (address != NULL && g_inet_address_get_is_loopback (address));
}

GUri *
skv_dav_address_parse (const char *text, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL || *host == '\0' ||
      (strcmp (scheme, "https") != 0 && strcmp (scheme, "http") != 0))
    g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_ADDRESS,
                 _("“%s” is no address of a calendar server. It begins with https://"), text);
  else if (g_uri_get_userinfo (uri) != NULL)
    g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_ADDRESS,
                 _("The address of %s must not hold a user name or password: give them by "
                    "themselves"),
                 host);
  else if (strcmp (scheme, "http") == 0 && !is_loopback (host))
    g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_ADDRESS,
                 _("“%s” is not encrypted: anybody on the way could read the password. Use "
                    "https://"),
                 text);
  else
    return g_steal_pointer (&uri);
  return NULL;
}

char *
skv_dav_path_spell (const char *path)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", -1);

  for (guint i = 0; segments[i] != NULL; i++)
    {
      g_autofree char *plain = g_uri_unescape_string (segments[i], NULL);
      char *spelt = plain != NULL ? g_uri_escape_string (plain, NULL, FALSE) : NULL;

      if (spelt == NULL)
        continue;
      g_free (segments[i]);
      segments[i] = spelt;
    }
  return g_strjoinv ("/", segments);
}
