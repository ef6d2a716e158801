/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/dav.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sync/dav-xml.h"

#define XML "application/xml; charset=utf-8"
#define HEAD "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
#define SPACES " xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\""
/* of one listing that a server gives in parts */
#define MAX_PARTS 1000

static void
collection_free (SkvDavCollection *self)
{
  g_free (self->href);
  g_free (self->name);
  g_free (self);
}

static void
resource_free (SkvDavResource *self)
{
  g_free (self->href);
  g_free (self->etag);
  g_free (self->content);
  g_free (self);
}

/* Sends XML; the answer, whatever its status (transfer full) */
static SkvDavReply *
ask (SkvDavClient *client,
     const char *method,
     const char *href,
     const char *depth,
     const char *text,
     GCancellable *cancellable,
     GError **error)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  SkvDavRequest request = {
    .method = method, .href = href, .depth = depth, .content_type = XML, .body = body
  };

  return skv_dav_client_send (client, &request, cancellable, error);
}

/* @reply as a list; its href is the base of those in it (transfer full) */
static SkvDavMultistatus *
read_list (SkvDavClient *client, const SkvDavReply *reply, GError **error)
{
  if (!skv_dav_reply_check (client, reply, error))
    return NULL;
  return skv_dav_multistatus_read (reply->body, error);
}

static char *
with_slash (char *href)
{
  char *text = g_str_has_suffix (href, "/") ? g_strdup (href) : g_strconcat (href, "/", NULL);

  g_free (href);
  return text;
}

/* --- where the calendars are ----------------------------------------------------------------- */

/* What a path tells of itself: @href (out) where it answered, @principal and @home as paths.
 * FALSE with an error if it tells nothing. */
static gboolean
look_at (SkvDavClient *client,
         const char *path,
         char **principal,
         char **home,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (SkvDavReply) reply =
    ask (client, "PROPFIND", path, "0",
         HEAD "<propfind" SPACES "><prop><resourcetype/><current-user-principal/>"
              "<C:calendar-home-set/></prop></propfind>",
         cancellable, error);
  g_autoptr (SkvDavMultistatus) list = reply != NULL ? read_list (client, reply, error) : NULL;

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->responses->len; i++)
    {
      const SkvDavResponse *response = g_ptr_array_index (list->responses, i);

      if (response->principal != NULL && *principal == NULL)
        *principal = skv_dav_client_resolve (client, reply->href, response->principal);
      if (response->home != NULL && *home == NULL)
        *home = skv_dav_client_resolve (client, reply->href, response->home);
    }
  return TRUE;
}

char *
skv_dav_find_home (SkvDavClient *client, GCancellable *cancellable, GError **error)
{
  const char *path = skv_dav_client_get_path (client);
  g_autofree char *principal = NULL, *home = NULL, *unused = NULL;

  /* RFC 6764: a bare server says where its calendars are. One that does not is asked as it is. */
  if (strcmp (path, "/") == 0)
    {
      g_autoptr (GError) problem = NULL;

      if (!look_at (client, "/.well-known/caldav", &principal, &home, cancellable, &problem) &&
          !g_error_matches (problem, SKV_SYNC_ERROR, SKV_SYNC_ERROR_NOT_FOUND) &&
          !g_error_matches (problem, SKV_SYNC_ERROR, SKV_SYNC_ERROR_REFUSED) &&
          !g_error_matches (problem, SKV_SYNC_ERROR, SKV_SYNC_ERROR_FORBIDDEN) &&
          !g_error_matches (problem, SKV_SYNC_ERROR, SKV_SYNC_ERROR_ANSWER))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }
  if (principal == NULL && home == NULL &&
      !look_at (client, path, &principal, &home, cancellable, error))
    return NULL;
  if (home == NULL && principal != NULL &&
      !look_at (client, principal, &unused, &home, cancellable, error))
    return NULL;
  if (home != NULL)
    home = with_slash (g_steal_pointer (&home));
  /* Somebody else's home, or a folder of their own, is what was asked for. */
  if (home == NULL || !g_str_has_prefix (home, path))
    return g_strdup (path);
  return g_steal_pointer (&home);
}

GPtrArray *
skv_dav_list (SkvDavClient *client, const char *home, GCancellable *cancellable, GError **error)
{
  g_autoptr (SkvDavReply) reply =
    ask (client, "PROPFIND", home, "1",
         HEAD "<propfind" SPACES "><prop><resourcetype/><displayname/></prop></propfind>",
         cancellable, error);
  g_autoptr (SkvDavMultistatus) list = reply != NULL ? read_list (client, reply, error) : NULL;
  GPtrArray *found;

  if (list == NULL)
    return NULL;
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) collection_free);
  for (guint i = 0; i < list->responses->len; i++)
    {
      const SkvDavResponse *response = g_ptr_array_index (list->responses, i);
      char *href = skv_dav_client_resolve (client, reply->href, response->href);
      SkvDavCollection *collection;

      if (href == NULL || !response->is_calendar)
        {
          g_free (href);
          continue;
        }
      collection = g_new0 (SkvDavCollection, 1);
      collection->href = with_slash (href);
      collection->name = g_strdup (response->name);
      g_ptr_array_add (found, collection);
    }
  return found;
}

gboolean
skv_dav_make (SkvDavClient *client,
              const char *href,
              const char *name,
              const char *component,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *text = g_markup_printf_escaped (
    HEAD "<C:mkcalendar" SPACES "><set><prop><displayname>%s</displayname>"
         "<C:supported-calendar-component-set><C:comp name=\"%s\"/>"
         "</C:supported-calendar-component-set></prop></set></C:mkcalendar>",
    name, component);
  g_autoptr (SkvDavReply) reply = ask (client, "MKCALENDAR", href, NULL, text, cancellable, error);

  if (reply == NULL)
    return FALSE;
  /* RFC 4791, 5.3.1.1, has 403 for a place that is taken; RFC 4918 405, and Radicale 409. */
  if (reply->status == 405 || reply->status == 409)
    return TRUE;
  return skv_dav_reply_check (client, reply, error);
}

/* --- what changed ---------------------------------------------------------------------------- */

/* @is_truncated (out): the server has more */
static void
take_resources (SkvDavClient *client,
                const SkvDavReply *reply,
                const SkvDavMultistatus *list,
                GPtrArray *found,
                gboolean *is_truncated)
{
  *is_truncated = FALSE;
  for (guint i = 0; i < list->responses->len; i++)
    {
      const SkvDavResponse *response = g_ptr_array_index (list->responses, i);
      char *href = skv_dav_client_resolve (client, reply->href, response->href);
      gboolean is_self = href != NULL && g_str_has_suffix (href, "/");
      SkvDavResource *resource;

      *is_truncated |= is_self && response->status == 507;
      if (href == NULL || is_self || response->is_collection ||
          (response->status != 404 && response->etag == NULL))
        {
          g_free (href);
          continue;
        }
      resource = g_new0 (SkvDavResource, 1);
      resource->href = href;
      resource->etag = response->status == 404 ? NULL : g_strdup (response->etag);
      resource->content = g_strdup (response->content);
      g_ptr_array_add (found, resource);
    }
}

/* RFC 6578 has 403 with a word for it; some servers say 409, 410 or 412 without one. */
static gboolean
is_token_refused (const SkvDavReply *reply, const char *token)
{
  if (token == NULL)
    return FALSE;
  return reply->status == 409 || reply->status == 410 || reply->status == 412 ||
         (reply->status == 403 && skv_dav_is_token_refused (reply->body));
}

/* A server that does not know sync-collection tells what it has all the same. */
static GPtrArray *
list_all (SkvDavClient *client, const char *href, GCancellable *cancellable, GError **error)
{
  g_autoptr (SkvDavReply) reply =
    ask (client, "PROPFIND", href, "1",
         HEAD "<propfind" SPACES "><prop><resourcetype/><getetag/></prop></propfind>", cancellable,
         error);
  g_autoptr (SkvDavMultistatus) list = reply != NULL ? read_list (client, reply, error) : NULL;
  GPtrArray *found;
  gboolean is_truncated;

  if (list == NULL)
    return NULL;
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) resource_free);
  take_resources (client, reply, list, found, &is_truncated);
  return found;
}

GPtrArray *
skv_dav_list_changes (
  SkvDavClient *client, const char *href, char **token, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) resource_free);
  gboolean is_truncated = TRUE;

  for (guint part = 0; is_truncated && part < MAX_PARTS; part++)
    {
      g_autofree char *text = g_markup_printf_escaped (
        HEAD "<sync-collection" SPACES "><sync-token>%s</sync-token><sync-level>1</sync-level>"
             "<prop><getetag/></prop></sync-collection>",
        *token != NULL ? *token : "");
      g_autoptr (SkvDavReply) reply = ask (client, "REPORT", href, NULL, text, cancellable, error);
      g_autoptr (SkvDavMultistatus) list = NULL;

      if (reply == NULL)
        return NULL;
      if (is_token_refused (reply, *token))
        {
          g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_TOKEN,
                       _("The server does not know any more how far we were in %s"), href);
          return NULL;
        }
      if (*token == NULL && (reply->status == 400 || reply->status == 405 || reply->status == 415 ||
                             reply->status == 501))
        return list_all (client, href, cancellable, error);
      list = read_list (client, reply, error);
      if (list == NULL)
        return NULL;
      take_resources (client, reply, list, found, &is_truncated);
      g_free (*token);
      *token = g_strdup (list->token);
    }
  return g_steal_pointer (&found);
}

GPtrArray *
skv_dav_fetch (SkvDavClient *client,
               const char *href,
               const char *const *hrefs,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GString) text =
    g_string_new (HEAD "<C:calendar-multiget" SPACES "><prop><getetag/><C:calendar-data/></prop>");
  g_autoptr (SkvDavReply) reply = NULL;
  g_autoptr (SkvDavMultistatus) list = NULL;
  GPtrArray *found;
  gboolean is_truncated;

  for (guint i = 0; hrefs[i] != NULL; i++)
    {
      g_autofree char *one = g_markup_printf_escaped ("<href>%s</href>", hrefs[i]);

      g_string_append (text, one);
    }
  g_string_append (text, "</C:calendar-multiget>");
  reply = ask (client, "REPORT", href, "1", text->str, cancellable, error);
  list = reply != NULL ? read_list (client, reply, error) : NULL;
  if (list == NULL)
    return NULL;
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) resource_free);
  take_resources (client, reply, list, found, &is_truncated);
  return found;
}

/* --- one resource ---------------------------------------------------------------------------- */

gboolean
skv_dav_put (SkvDavClient *client,
             const char *href,
             const char *etag,
             const char *content,
             char **new_etag,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GBytes) body = g_bytes_new_static (content, strlen (content));
  SkvDavRequest request = { .method = "PUT",
                            .href = href,
                            .if_match = etag,
                            .if_none = etag == NULL,
                            .content_type = "text/calendar; charset=utf-8",
                            .body = body };
  g_autoptr (SkvDavReply) reply = skv_dav_client_send (client, &request, cancellable, error);

  if (reply == NULL || !skv_dav_reply_check (client, reply, error))
    return FALSE;
  *new_etag = g_steal_pointer (&reply->etag);
  return TRUE;
}

gboolean
skv_dav_delete (SkvDavClient *client,
                const char *href,
                const char *etag,
                GCancellable *cancellable,
                GError **error)
{
  SkvDavRequest request = { .method = "DELETE", .href = href, .if_match = etag };
  g_autoptr (SkvDavReply) reply = skv_dav_client_send (client, &request, cancellable, error);

  if (reply == NULL)
    return FALSE;
  return reply->status == 404 || reply->status == 410 || skv_dav_reply_check (client, reply, error);
}
