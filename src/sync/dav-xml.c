/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/dav-xml.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>

#define DAV "DAV:"
#define CALDAV "urn:ietf:params:xml:ns:caldav"

static gboolean
is_element (const xmlNode *node, const char *space, const char *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL &&
         strcmp ((const char *) node->ns->href, space) == 0 &&
         strcmp ((const char *) node->name, name) == 0;
}

static const xmlNode *
find_child (const xmlNode *parent, const char *space, const char *name)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      if (is_element (node, space, name))
        return node;
    }
  return NULL;
}

/* (transfer full): without white space around it unless @whole */
static char *
read_text (const xmlNode *node, gboolean whole)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *text = g_strdup (content != NULL ? (const char *) content : "");

  xmlFree (content);
  return whole ? text : g_strstrip (text);
}

/* NULL if there is none, or it is empty (transfer full) */
static char *
read_child (const xmlNode *parent, const char *space, const char *name)
{
  const xmlNode *node = find_child (parent, space, name);
  g_autofree char *text = node != NULL ? read_text (node, FALSE) : NULL;

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* of "HTTP/1.1 404 Not Found" */
static guint
read_status (const xmlNode *parent, guint unsaid)
{
  g_autofree char *text = read_child (parent, DAV, "status");
  const char *space = text != NULL ? strchr (text, ' ') : NULL;

  return space != NULL ? (guint) g_ascii_strtoull (space, NULL, 10) : unsaid;
}

static char *
read_href_in (const xmlNode *prop, const char *space, const char *name)
{
  const xmlNode *node = find_child (prop, space, name);

  return node != NULL ? read_child (node, DAV, "href") : NULL;
}

static void
replace (char **field, char *value)
{
  if (value == NULL)
    return;
  g_free (*field);
  *field = value;
}

static void
read_prop (SkvDavResponse *self, const xmlNode *prop)
{
  const xmlNode *type = find_child (prop, DAV, "resourcetype");
  const xmlNode *content = find_child (prop, CALDAV, "calendar-data");

  replace (&self->etag, read_child (prop, DAV, "getetag"));
  replace (&self->name, read_child (prop, DAV, "displayname"));
  replace (&self->principal, read_href_in (prop, DAV, "current-user-principal"));
  replace (&self->home, read_href_in (prop, CALDAV, "calendar-home-set"));
  if (content != NULL)
    replace (&self->content, read_text (content, TRUE));
  if (type != NULL)
    {
      self->is_collection = find_child (type, DAV, "collection") != NULL;
      self->is_calendar = find_child (type, CALDAV, "calendar") != NULL;
    }
}

static void
response_free (SkvDavResponse *self)
{
  g_free (self->href);
  g_free (self->etag);
  g_free (self->content);
  g_free (self->name);
  g_free (self->principal);
  g_free (self->home);
  g_free (self);
}

static void
read_response (SkvDavMultistatus *self, const xmlNode *node)
{
  SkvDavResponse *response = g_new0 (SkvDavResponse, 1);

  response->href = read_child (node, DAV, "href");
  response->status = read_status (node, 200);
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      const xmlNode *prop =
        is_element (child, DAV, "propstat") ? find_child (child, DAV, "prop") : NULL;

      if (prop != NULL && read_status (child, 200) == 200)
        read_prop (response, prop);
    }
  if (response->href != NULL)
    g_ptr_array_add (self->responses, response);
  else
    response_free (response);
}

void
skv_dav_multistatus_free (SkvDavMultistatus *self)
{
  g_ptr_array_unref (self->responses);
  g_free (self->token);
  g_free (self);
}

/* No network, no entities: what a server says is taken by its word and for nothing else.
 * (transfer full) (nullable) */
static xmlDoc *
parse (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (data == NULL || size == 0 || size > G_MAXINT)
    return NULL;
  return xmlReadMemory (data, (int) size, "answer.xml", NULL,
                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                          XML_PARSE_NOCDATA | XML_PARSE_HUGE);
}

SkvDavMultistatus *
skv_dav_multistatus_read (GBytes *bytes, GError **error)
{
  xmlDoc *document = parse (bytes);
  const xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  SkvDavMultistatus *self = NULL;

  if (root == NULL || document->intSubset != NULL || !is_element (root, DAV, "multistatus"))
    g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_ANSWER,
                 _("The answer is none of a calendar server, or it was cut off. Check that the "
                    "address is that of one"));
  else
    {
      self = g_new0 (SkvDavMultistatus, 1);
      self->responses = g_ptr_array_new_with_free_func ((GDestroyNotify) response_free);
      self->token = read_child (root, DAV, "sync-token");
      for (const xmlNode *node = root->children; node != NULL; node = node->next)
        {
          if (is_element (node, DAV, "response"))
            read_response (self, node);
        }
    }
  xmlFreeDoc (document);
  return self;
}

gboolean
skv_dav_is_token_refused (GBytes *bytes)
{
  xmlDoc *document = parse (bytes);
  const xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  gboolean refused = root != NULL && is_element (root, DAV, "error") &&
                     find_child (root, DAV, "valid-sync-token") != NULL;

  xmlFreeDoc (document);
  return refused;
}
