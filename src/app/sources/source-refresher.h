/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_SOURCE_REFRESHER (skv_source_refresher_get_type ())
G_DECLARE_FINAL_TYPE (SkvSourceRefresher, skv_source_refresher, SKV, SOURCE_REFRESHER, GObject)

/**
 * SkvSourceRefresher:
 *
 * Reads the sources of a plan again when they are due, in a thread, while the plan is open; what
 * comes of it is one edit. A source that fails says so in the plan and is tried again within the
 * hour; nobody is interrupted for it.
 *
 * Signal "working" (SkvWork *): sources are being read, as a person asked.
 */

/* the session of the plan itself, whatever is shown (nullable: none is open) */
typedef SkvSession *(*SkvSourceRefresherFind) (gpointer owner);

/* @owner: outlives it */
SkvSourceRefresher *skv_source_refresher_new (SkvSourceRefresherFind find, gpointer owner);
/* another plan is open, or none: what was known of the last one is forgotten */
void skv_source_refresher_forget (SkvSourceRefresher *self);
/* Reads that source now, as a person asked, and tells what came of it. */
void skv_source_refresher_read (SkvSourceRefresher *self, const char *source);

G_END_DECLS
