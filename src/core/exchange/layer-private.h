/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/layer.h"

G_BEGIN_DECLS

/* Used by the files layer*.c of this folder only. */

/* The changes of @edit, with before and after, as JSON; NULL if there are none (transfer full) */
char *skv_layer_write_changes (const SkvEdit *edit, const SkvZone *zone);
/* all changes of @edit as an array, those of layers and versions with kind and id only */
void skv_layer_put_changes (GString *text, const SkvEdit *edit, const SkvZone *zone);
/* An edit whose changes have before and after as they were written; @changes (nullable) may be any
 * text. @name stands in messages, times without an offset are of @zone. (transfer full) */
SkvEdit *
skv_layer_read_changes (const char *changes, const char *name, const SkvZone *zone, GError **error);

/* Puts a change with both sides into an edit (both nullable) (transfer none) */
void skv_layer_put_change (
  SkvEdit *edit, SkvKind kind, const char *id, const SkvRecord *before, const SkvRecord *after);
/* "KIND\nID" (transfer full) */
char *skv_layer_key (SkvKind kind, const char *id);
/* Do both (nullable) say the same, however it is spelt? */
gboolean skv_layer_same (const SkvZone *zone, const SkvRecord *a, const SkvRecord *b);
/* does it name that record in one of its fields */
gboolean skv_layer_refers_to (const SkvRecord *record, SkvKind kind, const char *id);

/* A layer's changes laid on a plan. */
typedef struct
{
  SkvEdit *all;       /* (owned): as they were written */
  GHashTable *chosen; /* (owned): keys of those that are asked for */
  SkvEdit *edit;      /* (owned): what is to be applied of them */
  GPtrArray *clashes; /* (owned) (element-type SkvLayerClash) */
} SkvLayerMerge;

SkvLayerMerge *skv_layer_merge (SkvPlan *plan,
                                const SkvLayer *layer,
                                const char *const *ids,
                                SkvLayerFlags flags,
                                GError **error);
void skv_layer_merge_free (SkvLayerMerge *self);
/* The change of @edit that is to blame for a problem that it brings into @plan: that record's own,
 * or one that takes away what it names, or, of a circle, one that closes it. (transfer none)
 * (nullable) */
const SkvChange *
skv_layer_find_culprit (SkvPlan *plan, const SkvEdit *edit, const SkvProblem *problem);
/* does @id, as the planner names it, mean that change */
gboolean skv_layer_is_meant (const SkvChange *change, const char *id);

/* what a record is called: “Visma upgrade” (transfer full) */
char *skv_record_title_words (SkvPlan *plan, const SkvRecord *record);
/* what an occurrence is called that other records name by its id (transfer none) (nullable) */
const char *skv_occurrence_title_words (SkvPlan *plan, const char *id);
/* what people call a field of any kind of record: "Systems"; "Other Details" (transfer none) */
const char *skv_field_title (const char *name);
/* what became of it, without its title: "moved from … to …" (transfer full) */
char *skv_change_what_words (SkvPlan *plan, const SkvRecord *before, const SkvRecord *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvLayerMerge, skv_layer_merge_free)

G_END_DECLS
