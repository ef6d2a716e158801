/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Getting what stands at an address or in a file, whole or not at all, and only if it is another
 * than it was. */

/* larger than any calendar of a plan */
#define SKV_FETCH_MAX_BYTES (64 * 1024 * 1024)
/* for all of it; people wait no longer, and the next time comes */
#define SKV_FETCH_SECONDS 60
#define SKV_FETCH_MAX_REDIRECTS 5

typedef enum
{
  SKV_FETCH_ERROR_ADDRESS,   /* it cannot be asked for */
  SKV_FETCH_ERROR_GONE,      /* there is nothing there, or no longer */
  SKV_FETCH_ERROR_FORBIDDEN, /* only for those who are let in */
  SKV_FETCH_ERROR_SERVER,    /* the server says that it cannot */
  SKV_FETCH_ERROR_NETWORK,   /* nobody answers, or the answer was cut off */
  SKV_FETCH_ERROR_INSECURE,  /* the certificate, or the way there, is not to be trusted */
  SKV_FETCH_ERROR_TOO_LARGE,
  SKV_FETCH_ERROR_TIMED_OUT,
} SkvFetchError;

#define SKV_FETCH_ERROR (skv_fetch_error_quark ())
GQuark skv_fetch_error_quark (void);

typedef struct
{
  const char *address;       /* https, http or webcal; or the path or URI of a file */
  const char *etag;          /* (nullable): as it was fetched last */
  const char *last_modified; /* (nullable): as it was fetched last */
  gsize max_bytes;           /* 0: SKV_FETCH_MAX_BYTES */
  guint seconds;             /* 0: SKV_FETCH_SECONDS */
  GTlsDatabase *trusted;     /* (nullable): whom to trust instead of whom the computer trusts */
} SkvFetchRequest;

/* What came of it. */
typedef struct
{
  gboolean unchanged;  /* it is as it was, and was not sent again */
  GBytes *bytes;       /* (owned) (nullable): NULL if it is unchanged */
  char *etag;          /* (owned) (nullable): for the next time */
  char *last_modified; /* (owned) (nullable): for the next time */
  char *content_type;  /* (owned) (nullable): "text/calendar", in lower case */
} SkvFetched;

void skv_fetched_free (SkvFetched *self);

/**
 * skv_fetch_async:
 * @request: copied
 *
 * Follows at most %SKV_FETCH_MAX_REDIRECTS redirections, never from https to http, and checks
 * certificates as the computer does. @done is called on the thread-default main context.
 */
void skv_fetch_async (const SkvFetchRequest *request,
                      GCancellable *cancellable,
                      GAsyncReadyCallback done,
                      gpointer data);
/* (transfer full): NULL with SKV_FETCH_ERROR, in words for people that say what became of the
 * address, or G_IO_ERROR_CANCELLED */
SkvFetched *skv_fetch_finish (GAsyncResult *result, GError **error);

/* The same, waiting for it; in any thread. */
SkvFetched *skv_fetch (const SkvFetchRequest *request, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvFetched, skv_fetched_free)

G_END_DECLS
