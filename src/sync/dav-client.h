/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sync/error.h"

G_BEGIN_DECLS

/* the most that is read of one answer: 10,000 items are about 15 MB */
#define SKV_DAV_MAX_BYTES (64 * 1024 * 1024)

/**
 * SkvDavAsk:
 *
 * Gives the user name and password for @host (both (out) (transfer full)), once a client. FALSE:
 * there are none. Called in the thread that uses the client.
 */
typedef gboolean (*SkvDavAsk) (const char *host, char **user, char **password, gpointer data);

/**
 * SkvDavClient:
 *
 * Requests to one WebDAV server. Every call waits for the answer: a client is made, used and freed
 * in one worker thread, and never in that of a main loop. Certificates are checked for real; a
 * password goes over https, or to this computer itself, and nowhere else. A server that is busy
 * or cuts an answer off is asked again some times, each time later.
 */
typedef struct _SkvDavClient SkvDavClient;

typedef struct
{
  const char *method;
  const char *href;         /* path on the server */
  const char *depth;        /* (nullable) "0", "1" */
  const char *if_match;     /* (nullable): the ETag that is to be there */
  gboolean if_none;         /* nothing may be there yet */
  const char *content_type; /* (nullable) */
  GBytes *body;             /* (nullable) (not owned) */
} SkvDavRequest;

typedef struct
{
  guint status;
  char *href;   /* (owned): path that answered, after redirections */
  char *etag;   /* (owned) (nullable) */
  GBytes *body; /* (owned) */
} SkvDavReply;

/* @address: "https://example.org/calendars/"; @ca_file (nullable): certificates, PEM, that are
 * trusted instead of the system's. @ask (nullable) and @data outlive the client.
 * (transfer full); SKV_SYNC_ERROR_ADDRESS or CERTIFICATE */
SkvDavClient *skv_dav_client_new (
  const char *address, const char *ca_file, SkvDavAsk ask, gpointer data, GError **error);
/* Another one to the same server, for another thread, which knows the password already
 * (transfer full) */
SkvDavClient *skv_dav_client_copy (const SkvDavClient *self);
void skv_dav_client_free (SkvDavClient *self);
/* path of the address as it was given, ending with a slash (transfer none) */
const char *skv_dav_client_get_path (const SkvDavClient *self);
/* "example.org:5232" (transfer none) */
const char *skv_dav_client_get_host (const SkvDavClient *self);
/* (transfer none) (nullable): who the server was told that we are */
const char *skv_dav_client_get_user (const SkvDavClient *self);
/* how many requests went out, repeated ones and those that the server asked for a password for
 * included */
guint skv_dav_client_get_n_requests (const SkvDavClient *self);

/* What the server answers, whatever its status but 401; redirections are followed on the same
 * server. (transfer full); NULL with SKV_SYNC_ERROR or G_IO_ERROR_CANCELLED */
SkvDavReply *skv_dav_client_send (SkvDavClient *self,
                                  const SkvDavRequest *request,
                                  GCancellable *cancellable,
                                  GError **error);
/* is it a success? If not @error says so in words. */
gboolean skv_dav_reply_check (const SkvDavClient *client, const SkvDavReply *reply, GError **error);
void skv_dav_reply_free (SkvDavReply *self);

/* One spelling for the path of @href as it stands in an answer to a request to @base. NULL if it
 * lies on another server. (transfer full) */
char *skv_dav_client_resolve (const SkvDavClient *self, const char *base, const char *href);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvDavClient, skv_dav_client_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvDavReply, skv_dav_reply_free)

G_END_DECLS
