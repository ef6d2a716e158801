/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/address.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* Calendar programs write webcal, which is asked for as https; plain http is taken as it is. */
static const struct
{
  const char *scheme;
  const char *fetched_by;
} schemes[] = {
  { "https", "https" },
  { "http", "http" },
  { "webcal", "https" },
  { "webcals", "https" },
};

/* what it is fetched by (nullable) */
static const char *
find_scheme (const char *scheme)
{
  for (gsize i = 0; scheme != NULL && i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strcasecmp (schemes[i].scheme, scheme) == 0)
      return schemes[i].fetched_by;
  return NULL;
}

gboolean
skv_address_is_one (const char *location)
{
  g_autofree char *scheme = location != NULL ? g_uri_parse_scheme (location) : NULL;

  return find_scheme (scheme) != NULL;
}

/* @message: (transfer full) */
static char *
refuse (GError **error, char *message)
{
  g_set_error_literal (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID, message);
  g_free (message);
  return NULL;
}

/* "example.org/a.ics" has no scheme, nor has "example.org:8443/a.ics". */
static char *
add_scheme (const char *text)
{
  return strstr (text, "://") != NULL ? g_strdup (text) : g_strconcat ("https://", text, NULL);
}

char *
skv_address_settle (const char *typed, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  g_autofree char *whole = add_scheme (text);
  g_autoptr (GUri) uri = g_uri_parse (whole, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED, NULL);
  const char *scheme = uri != NULL ? find_scheme (g_uri_get_scheme (uri)) : NULL;
  g_autoptr (GUri) settled = NULL;
  g_autofree char *host = NULL;

  if (*text == '\0')
    return refuse (error, g_strdup (_("no address was given")));
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      strpbrk (text, " \t\n") != NULL)
    return refuse (
      error, g_strdup_printf (
               _("“%s” is no address: one looks like https://example.org/calendar.ics"), text));
  if (scheme == NULL)
    return refuse (
      error, g_strdup_printf (
               _("“%s” cannot be fetched: an address begins with https, http or webcal"), text));
  if (g_uri_get_userinfo (uri) != NULL)
    return refuse (
      error, g_strdup (_("the address holds a user name or a password, which everybody who has "
                          "the plan could read. Ask for an address without one")));
  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  settled = g_uri_build (G_URI_FLAGS_ENCODED, scheme, NULL, host, g_uri_get_port (uri),
                         *g_uri_get_path (uri) != '\0' ? g_uri_get_path (uri) : "/",
                         g_uri_get_query (uri), NULL);
  return g_uri_to_string (settled);
}

char *
skv_address_name (const char *address)
{
  /* what programs call all their calendars */
  static const char *const dull[] = { "", "/", ".", "basic.ics", "calendar.ics" };
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);
  g_autofree char *base = uri != NULL ? g_path_get_basename (g_uri_get_path (uri)) : NULL;
  g_autofree char *name = base != NULL ? g_uri_unescape_string (base, "/") : NULL;

  if (uri == NULL)
    return g_strdup (address);
  for (gsize i = 0; i < G_N_ELEMENTS (dull); i++)
    if (name == NULL || g_ascii_strcasecmp (name, dull[i]) == 0)
      return g_strdup (g_uri_get_host (uri));
  /* A long token tells nobody anything. */
  return g_utf8_strlen (name, -1) > 60 || !g_utf8_validate (name, -1, NULL)
           ? g_strdup (g_uri_get_host (uri))
           : g_steal_pointer (&name);
}
