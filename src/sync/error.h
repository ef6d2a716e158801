/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Messages say what was tried, where, what came back and what to do. They hold no password. */
typedef enum
{
  SKV_SYNC_ERROR_ADDRESS,     /* no address of a server, or one that would not be safe */
  SKV_SYNC_ERROR_OFFLINE,     /* the server cannot be reached */
  SKV_SYNC_ERROR_CERTIFICATE, /* it is not proved that it is the right server */
  SKV_SYNC_ERROR_PASSWORD,    /* wrong user name or password, or none was given */
  SKV_SYNC_ERROR_FORBIDDEN,   /* this user may not do that there */
  SKV_SYNC_ERROR_NOT_FOUND,
  SKV_SYNC_ERROR_CHANGED, /* somebody else was quicker */
  SKV_SYNC_ERROR_TOKEN,   /* the server does not know how far we are: read all again */
  SKV_SYNC_ERROR_REFUSED, /* the server would not take it */
  SKV_SYNC_ERROR_SERVER,  /* the server is broken or too busy */
  SKV_SYNC_ERROR_CUT,     /* the answer ended before it was whole */
  SKV_SYNC_ERROR_ANSWER,  /* an answer that makes no sense */
  SKV_SYNC_ERROR_STATE,   /* what we remember of earlier exchanges cannot be read or written */
} SkvSyncError;

#define SKV_SYNC_ERROR (skv_sync_error_quark ())
GQuark skv_sync_error_quark (void);

G_END_DECLS
