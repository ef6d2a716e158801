/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/import.h"

G_BEGIN_DECLS

/* What commands do with addresses; without src/sync they say that they cannot. */

/* Reads a source that is followed into @job and says what came of it. The status, with the message
 * told; what failed is noted in @job. */
int skv_cli_follow_source (SkvImportJob *job, const SkvSource *source);

/* What stands at an address that was asked for, to be subscribed to. */
typedef struct
{
  char *address; /* (owned): as it is kept */
  char *name;    /* (owned) */
  GBytes *bytes; /* (owned) */
  char *etag;
  char *last_modified;
} SkvCliFetched;

void skv_cli_fetched_clear (SkvCliFetched *self);
/* The status, with the message told. */
int skv_cli_fetch (const char *typed, SkvCliFetched *fetched);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SkvCliFetched, skv_cli_fetched_clear)

G_END_DECLS
