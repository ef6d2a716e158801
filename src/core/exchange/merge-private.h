/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/merge.h"

G_BEGIN_DECLS

/* Used by the files merge*.c of this folder only. */

SkvMergeRecord *skv_merge_record_new (SkvKind kind,
                                      const char *id,
                                      const SkvRecord *base,
                                      const SkvRecord *ours,
                                      const SkvRecord *theirs);
void skv_merge_record_free (SkvMergeRecord *self);

/* Decides merged, kept and collision by what the three are; FALSE if all is as it was in both.
 * @has_base: is it known who changed what? */
gboolean skv_merge_record_decide (SkvMergeRecord *self, gboolean has_base);
/* Decides a record that collides anew: @ours_past, @theirs_past (nullable) (element-type SkvRecord)
 * are what either side had in it since both were the same. */
void skv_merge_record_follow (SkvMergeRecord *self, GPtrArray *ours_past, GPtrArray *theirs_past);
/* Our word stands for all of it, theirs beside it. */
void skv_merge_record_refuse (SkvMergeRecord *self, SkvCollision collision, const char *why);
/* Our word stands in one field of a record that both have. */
void skv_merge_record_refuse_field (SkvMergeRecord *self, const SkvField *field);

/* merge-rivals.c: their new items for evenings that we have a new item for get our ids in
 * self->theirs, which becomes a copy for it */
void skv_merge_unite_rivals (SkvMerge *self, SkvPlan *base);

/* merge-mend.c: what one side made impossible for the other collides; then what is left can stand
 * in our plan. @edit is what the records make of it. */
gboolean skv_merge_mend (SkvMerge *self, GError **error);
/* (transfer none) (nullable) */
SkvMergeRecord *skv_merge_lookup (const SkvMerge *self, SkvKind kind, const char *id);
/* puts what the record is to be into the edit, or takes it out of it */
void skv_merge_put (SkvMerge *self, const SkvMergeRecord *record);

/* merge-layer.c: what collides as layers, in the edit and beside it */
void skv_merge_keep_beside (SkvMerge *self, SkvDay today);

G_END_DECLS
