/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/session.h"
#include "sync/sync.h"

G_BEGIN_DECLS

/* What a person wants of an exchange with a calendar server; all (owned). */
typedef struct
{
  char *address;
  char *user;        /* (nullable): the one that the keyring has */
  char *password;    /* (nullable): the one that the keyring has */
  char *keep_ours;   /* (nullable): key of what both sides changed, or "all" */
  char *take_theirs; /* (nullable): the same */
  gboolean remember; /* the address in the plan, what was typed in the keyring */
} SkvShareWish;

SkvShareWish *skv_share_wish_new (const char *address);
void skv_share_wish_free (SkvShareWish *self);

/* The address that the plan is shared at (transfer none) (nullable) */
const char *skv_share_get_address (SkvPlan *plan);

/* Exchanges the plan of @session, of the current year and the next, or else the one that is shown,
 * and all that lies on the server already. @owner becomes the source of the result; @wish:
 * (transfer full). One exchange of a plan at a time: a second is refused with G_IO_ERROR_BUSY. */
void skv_share_async (GObject *owner,
                      SkvSession *session,
                      SkvShareWish *wish,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data);
/* as skv_sync_finish(); what could not be remembered is among the notes (transfer full) */
SkvSyncReport *skv_share_finish (GAsyncResult *result, GError **error);

/* --- share-words.c --------------------------------------------------------------------------- */

/* "Exchanged: 2 came in, 1 sent" (transfer full) */
char *skv_share_words (const SkvSyncReport *report);
/* the same at length, a sentence each (transfer full) (element-type utf8) */
GPtrArray *skv_share_lines (const SkvSyncReport *report);
guint skv_share_count (const SkvSyncCount *count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvShareWish, skv_share_wish_free)

G_END_DECLS
