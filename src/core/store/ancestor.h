/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/store/store.h"

G_BEGIN_DECLS

/* What two plan files know of each other by their histories. */
typedef enum
{
  SKV_KINSHIP_COPIES,    /* both begin with the same edits: there is a plan that both once were */
  SKV_KINSHIP_STRANGERS, /* from the first edit on they have nothing in common */
  SKV_KINSHIP_FORGOTTEN, /* if they were one plan once, it is longer ago than both histories reach
                          */
  SKV_KINSHIP_CLOSED,    /* they were, but neither history can be taken back so far: the file came
                          * to another version since, or the history is damaged */
} SkvKinship;

/**
 * SkvAncestor:
 *
 * How two copies of a plan were when they last were the same.
 */
typedef struct
{
  SkvKinship kinship;
  SkvPlan *base; /* (owned) (nullable): that plan, in memory; unless COPIES there is none */
  char *label;   /* (owned) (nullable): the newest edit that both have */
  gint64 when;   /* and when it was made: seconds since the epoch, UTC */
  guint n_ours, n_theirs; /* edits (or undoings) on either side since */
  gint64 number;          /* of that edit in both journals */
  SkvStore *ours;         /* (owned) */
  SkvStore *theirs;       /* (owned) */
} SkvAncestor;

/* Copies of one file share the beginning of their journals: edits of the same number, label, time
 * and content. From the newest of them on, what one side did since is taken back in a copy in
 * memory. Neither file is changed. NULL with SKV_STORE_ERROR if a file cannot be read.
 * (transfer full) */
SkvAncestor *skv_store_find_ancestor (SkvStore *ours, SkvStore *theirs, GError **error);
/* What one side had in some records after each of its edits since the base: "KIND\nID" → GPtrArray
 * of SkvRecord, without what was removed. @keys: (element-type "KIND\nID") a set of those that are
 * asked for. Empty if its history cannot be played from there. (transfer full) */
GHashTable *skv_ancestor_read_past (SkvAncestor *self, gboolean of_theirs, GHashTable *keys);
void skv_ancestor_free (SkvAncestor *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvAncestor, skv_ancestor_free)

G_END_DECLS
