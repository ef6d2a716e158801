/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/dav-client.h"

G_BEGIN_DECLS

/* CalDAV (RFC 4791, 6578, 6764) on a client; every call waits, see SkvDavClient. Hrefs are paths as
 * skv_dav_client_resolve() spells them. */

/* so many resources are asked for at a time */
#define SKV_DAV_BATCH 100

typedef struct
{
  char *href; /* (owned): ends with a slash */
  char *name; /* (owned) (nullable) */
} SkvDavCollection;

/* One that changed. */
typedef struct
{
  char *href;    /* (owned) */
  char *etag;    /* (owned) (nullable): it is gone */
  char *content; /* (owned) (nullable): as skv_dav_fetch() read it */
} SkvDavResource;

/* Where the calendars lie that the client's address means: the address itself, or what the server
 * tells of its user if the address is above that or is the server alone. (transfer full) */
char *skv_dav_find_home (SkvDavClient *client, GCancellable *cancellable, GError **error);
/* the calendars in a home (transfer full) (element-type SkvDavCollection) */
GPtrArray *
skv_dav_list (SkvDavClient *client, const char *home, GCancellable *cancellable, GError **error);
/* @component: "VEVENT", "VJOURNAL". That it is there already is as good. */
gboolean skv_dav_make (SkvDavClient *client,
                       const char *href,
                       const char *name,
                       const char *component,
                       GCancellable *cancellable,
                       GError **error);
/**
 * skv_dav_list_changes:
 * @token: (inout) (nullable): how far we were, and are now; NULL: nothing is known, all is listed
 *
 * What changed in a collection since. SKV_SYNC_ERROR_TOKEN if the server does not know the token
 * any more. A server without sync-collection lists all each time, and @token is NULL after it.
 *
 * Returns: (transfer full) (element-type SkvDavResource)
 */
GPtrArray *skv_dav_list_changes (
  SkvDavClient *client, const char *href, char **token, GCancellable *cancellable, GError **error);
/* The contents of at most SKV_DAV_BATCH resources, in any order; what is not there any more has no
 * ETag. (transfer full) (element-type SkvDavResource) */
GPtrArray *skv_dav_fetch (SkvDavClient *client,
                          const char *href,
                          const char *const *hrefs,
                          GCancellable *cancellable,
                          GError **error);
/* @etag: (nullable): what is there, that it takes the place of; NULL: nothing may be there.
 * @new_etag (out) (transfer full) (nullable): of what is there now, if the server says */
gboolean skv_dav_put (SkvDavClient *client,
                      const char *href,
                      const char *etag,
                      const char *content,
                      char **new_etag,
                      GCancellable *cancellable,
                      GError **error);
/* that it is gone already is as good */
gboolean skv_dav_delete (SkvDavClient *client,
                         const char *href,
                         const char *etag,
                         GCancellable *cancellable,
                         GError **error);

G_END_DECLS
