/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "sync/fetch.h"

G_BEGIN_DECLS

/* Shared by fetch*.c only. */

/* One fetching, from the first request to the last byte; data of its task. */
typedef struct
{
  char *address; /* (owned): the one that is asked now */
  char *etag;
  char *last_modified;
  gsize max_bytes;
  guint seconds;
  SoupSession *session; /* (owned) (nullable): of a file */
  SoupMessage *message; /* (owned) (nullable) */
  GFile *file;          /* (owned) (nullable) */
  guint n_redirects;
  GCancellable *cancellable; /* (owned): ours; follows the caller's and the clock */
  gulong follows;
  GSource *clock; /* (owned) */
  gboolean timed_out;
  GInputStream *stream; /* (owned) (nullable) */
  GByteArray *body;     /* (owned) */
  SkvFetched *fetched;  /* (owned) */
} SkvFetching;

/* takes @task, and does not listen any more */
void skv_fetching_end (GTask *task);
/* whom it asks now */
const char *skv_fetching_get_host (SkvFetching *self);

/* fetch-fail.c: what went wrong, in words; all take @task */
void skv_fetching_fail (GTask *task, SkvFetchError code, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
void skv_fetching_fail_cut (GTask *task);
void skv_fetching_fail_too_large (GTask *task);
/* @error: (transfer full): of the network, turned into words */
void skv_fetching_fail_network (GTask *task, GError *error);
/* @status is neither one of success nor a redirection */
void skv_fetching_fail_status (GTask *task, guint status, const char *phrase);

G_END_DECLS
