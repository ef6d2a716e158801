/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/import/import-reader.h"

G_BEGIN_DECLS

/* What files become that somebody drops, pastes or chooses: plans are opened, the rest is brought
 * in. */
typedef struct
{
  GPtrArray *plans;   /* (owned) (element-type GFile) */
  GPtrArray *sources; /* (owned) (element-type SkvImportSource) */
  guint n_elsewhere;  /* files that are not on this computer, of which nothing becomes */
} SkvImportDrop;

/* @files: (element-type GFile) */
SkvImportDrop *skv_import_drop_new (GSList *files);
void skv_import_drop_free (SkvImportDrop *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvImportDrop, skv_import_drop_free)

G_END_DECLS
