/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "core/exchange/error.h"

G_BEGIN_DECLS

/**
 * SkvJsonSource:
 *
 * JSON text that was read, with the line at which each object begins and each of its members
 * stands. It takes strict JSON in UTF-8 (a byte order mark may stand before it), no member twice
 * in an object, and nothing larger or deeper than a plan can be.
 */
typedef struct _SkvJsonSource SkvJsonSource;

/* the most bytes and the deepest nesting that are read */
#define SKV_JSON_MAX_BYTES (64 * 1024 * 1024)
#define SKV_JSON_MAX_DEPTH 32

/* @file names the text in messages. NULL with SKV_EXCHANGE_ERROR, its message beginning with
 * "FILE:LINE:COLUMN: " (transfer full) */
SkvJsonSource *skv_json_source_new (const char *file, GBytes *bytes, GError **error);
void skv_json_source_free (SkvJsonSource *self);
const char *skv_json_source_get_file (const SkvJsonSource *self);
JsonNode *skv_json_source_get_root (const SkvJsonSource *self);
/* The line, from 1, of a member of @object; of the object itself if @member is NULL or it has no
 * such member; 0 if the object is not of this source. */
guint skv_json_source_get_line (const SkvJsonSource *self, JsonObject *object, const char *member);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvJsonSource, skv_json_source_free)

G_END_DECLS
