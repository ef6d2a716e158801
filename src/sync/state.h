/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "sync/error.h"

G_BEGIN_DECLS

/**
 * SkvSyncState:
 *
 * What is remembered of one plan and one home on a server between exchanges, in a database beside
 * the user's data and never in the plan: how far we have read each collection, and of each resource
 * what both sides last agreed on and what the server has now. Every change is durable when the call
 * returns, so that an exchange may stop at any byte. One thread at a time.
 */
typedef struct _SkvSyncState SkvSyncState;

/* One resource on the server. */
typedef struct
{
  char *collection; /* (owned): href */
  char *href;       /* (owned) */
  char *key;        /* (owned) (nullable): which unit it is; NULL: not read yet, or none of ours */
  char *uid;        /* (owned) (nullable): as it stands there */
  char *etag;       /* (owned) (nullable): of what both agreed on; NULL: not known */
  char *base;       /* (owned) (nullable): what both agreed on; NULL: nothing yet */
  char *seen_etag;  /* (owned) (nullable): of what the server has, if that is another */
  char *seen;       /* (owned) (nullable): its text; NULL with seen_etag: to be fetched */
  gboolean is_gone; /* the server has it no more */
} SkvSyncRow;

/* @path: made if it is not there, only its user can read it; @home: which server. SKV_SYNC_ERROR
 * (transfer full) */
SkvSyncState *skv_sync_state_open (const char *path, const char *home, GError **error);
void skv_sync_state_free (SkvSyncState *self);

/* (transfer full) (nullable) */
char *skv_sync_state_get_token (SkvSyncState *self, const char *collection);
/* all rows of a collection (transfer full) (element-type SkvSyncRow) */
GPtrArray *skv_sync_state_list (SkvSyncState *self, const char *collection, GError **error);
/* hrefs of the collections that are remembered (transfer full) (element-type utf8) */
GPtrArray *skv_sync_state_list_collections (SkvSyncState *self, GError **error);

gboolean skv_sync_state_begin (SkvSyncState *self, GError **error);
gboolean skv_sync_state_commit (SkvSyncState *self, GError **error);
gboolean skv_sync_state_put (SkvSyncState *self, const SkvSyncRow *row, GError **error);
gboolean skv_sync_state_remove (SkvSyncState *self, const char *href, GError **error);
gboolean skv_sync_state_set_token (SkvSyncState *self,
                                   const char *collection,
                                   const char *token,
                                   GError **error);

SkvSyncRow *skv_sync_row_new (const char *collection, const char *href);
void skv_sync_row_free (SkvSyncRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvSyncState, skv_sync_state_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvSyncRow, skv_sync_row_free)

G_END_DECLS
