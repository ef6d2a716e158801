/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/error.h"

G_BEGIN_DECLS

/* One resource in a multistatus answer (RFC 4918, 13), with what we ask for of it. */
typedef struct
{
  char *href;      /* (owned): as it stands there */
  guint status;    /* of the resource, or of what is told of it; 200 if it says none */
  char *etag;      /* (owned) (nullable) */
  char *content;   /* (owned) (nullable): calendar-data */
  char *name;      /* (owned) (nullable): displayname */
  char *principal; /* (owned) (nullable): href of current-user-principal */
  char *home;      /* (owned) (nullable): href of calendar-home-set */
  gboolean is_collection;
  gboolean is_calendar;
} SkvDavResponse;

typedef struct
{
  GPtrArray *responses; /* (owned) (element-type SkvDavResponse) */
  char *token;          /* (owned) (nullable): sync-token */
} SkvDavMultistatus;

/* NULL with SKV_SYNC_ERROR_ANSWER; fetches nothing that the text names (transfer full) */
SkvDavMultistatus *skv_dav_multistatus_read (GBytes *bytes, GError **error);
void skv_dav_multistatus_free (SkvDavMultistatus *self);
/* does an error's body name that precondition of RFC 6578 */
gboolean skv_dav_is_token_refused (GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvDavMultistatus, skv_dav_multistatus_free)

G_END_DECLS
