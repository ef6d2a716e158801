/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/error.h"
#include "core/model/plan.h"

G_BEGIN_DECLS

/*
 * What-if layers: edits of a plan that are only thought of. A layer's changes are kept as JSON in
 * SkvLayer.changes, each record as it was in the plan and as it is to be:
 *
 *   {"format":"skv-layer","version":1,"changes":[
 *     {"kind":"item","id":"…","before":{…}|null,"after":{…}|null}]}
 *
 * with records as in the JSON of a plan. The plan may go on without the layer: a change whose
 * record is by now neither what it was nor what it is to be is a clash, and so is one that cannot
 * stand in the plan any more (what it refers to is gone). Clashes are told and left out, never
 * overwritten unless asked for. Layers hold no layers and no versions.
 */

/* What turns @from into @to, record by record; without layers and versions, and without what only
 * differs in how it is spelt. (transfer full) */
SkvEdit *skv_plan_difference_edit (SkvPlan *from, SkvPlan *to, const char *label);

/* A layer with the changes of @edit (nullable: none yet), whose "before" is what skv_plan_apply()
 * or skv_plan_difference_edit() has put there; put it into the plan with an edit. @by (nullable),
 * @made SKV_DAY_NONE if not known. (transfer full) */
SkvLayer *skv_layer_new (const char *name, SkvEdit *edit, const char *by, SkvDay made);
/* The same with @edit as one of @plan, which it was not applied to: what the plan has now is
 * "before". (transfer full) */
SkvLayer *
skv_layer_new_for (SkvPlan *plan, const char *name, SkvEdit *edit, const char *by, SkvDay made);

/* by id, else by name in any case; NULL if there is none (transfer none) */
const SkvLayer *skv_layer_find (SkvPlan *plan, const char *name);
/* how many records it changes; 0 if its changes cannot be read */
guint skv_layer_count_changes (const SkvLayer *self);
/* Its changes as they were written, with before and after, whatever the plan has become. NULL with
 * SKV_EXCHANGE_ERROR if they cannot be read. The label is the layer's name. (transfer full) */
SkvEdit *skv_layer_read (const SkvLayer *self, GError **error);

typedef struct
{
  SkvKind kind;
  char *id;    /* (owned) */
  char *words; /* (owned): “Visma upgrade”: the plan has moved it meanwhile: … */
} SkvLayerClash;

typedef enum
{
  SKV_LAYER_DEFAULT = 0,
  SKV_LAYER_LEAVE_CLASHES = 1 << 0,     /* adopting: take the rest, they stay in the layer */
  SKV_LAYER_OVERWRITE_CLASHES = 1 << 1, /* take the layer's word for what the plan changed too;
                                         * what cannot stand in the plan stays a clash */
} SkvLayerFlags;

/* The edit that makes the layer's changes in @plan as it is now; it may be empty. What clashes is
 * left out and told in @clashes (out) (optional) (transfer full) (element-type SkvLayerClash),
 * empty if nothing does. NULL with an error if the changes cannot be read. (transfer full) */
SkvEdit *
skv_layer_make_edit (SkvPlan *plan, const SkvLayer *layer, GPtrArray **clashes, GError **error);
/* The same of some changes only: @ids (nullable: all) are ids of records, of kind and record
 * ("item:ID"), or of occurrences ("RULE:DATE": the item that changes that evening, or the rule).
 * What they refer to and only the layer has comes along. */
SkvEdit *skv_layer_make_edit_of (SkvPlan *plan,
                                 const SkvLayer *layer,
                                 const char *const *ids,
                                 SkvLayerFlags flags,
                                 GPtrArray **clashes,
                                 GError **error);

/* A plan in memory: @plan with the layer on top, clashes left out, without layers and versions. It
 * does not follow @plan. (transfer full) */
SkvPlan *skv_layer_open (SkvPlan *plan, const SkvLayer *layer, GError **error);

/* Makes the changes of a layer (its id) in the plan, all of them or those of @ids (nullable), as
 * skv_layer_make_edit_of() takes them: one edit, one step to undo. The rest stays in the layer, and
 * one that is empty then goes. FALSE with SKV_PLAN_ERROR_INVALID if a change clashes (the message
 * has a line for each), if there is no such layer, or if none of @ids is in it. */
gboolean skv_layer_adopt (SkvPlan *plan, const char *layer, const char *const *ids, GError **error);
/* @n_adopted (out) (optional): records that were changed */
gboolean skv_layer_adopt_full (SkvPlan *plan,
                               const char *layer,
                               const char *const *ids,
                               SkvLayerFlags flags,
                               guint *n_adopted,
                               GError **error);
/* The layer without the changes of @ids, as one edit of @plan: what was left out by the planner.
 * NULL if none of them is in it, or with an error if it cannot be read. (transfer full) */
SkvEdit *
skv_layer_drop_changes (SkvPlan *plan, const char *layer, const char *const *ids, GError **error);

/* One change in words: “Visma upgrade” moved from … to …; System “Feide” changed: owner, users.
 * @plan (nullable): for its time zone and titles (transfer full) */
char *skv_change_words (SkvPlan *plan, const SkvChange *change);

void skv_layer_clash_free (SkvLayerClash *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvLayerClash, skv_layer_clash_free)

G_END_DECLS
