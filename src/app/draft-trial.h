/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker.h"

G_BEGIN_DECLS

/**
 * SkvDraftTrial:
 *
 * A copy of the plan, in memory, in which an item that nobody has saved yet is tried out. It shares
 * the records with the plan as it was when the trial was made.
 */
typedef struct _SkvDraftTrial SkvDraftTrial;

/* @today: for what comes at short notice; SKV_DAY_NONE: nothing does */
SkvDraftTrial *skv_draft_trial_new (SkvPlan *plan, SkvDay today);
void skv_draft_trial_free (SkvDraftTrial *self);

/* What @item (transfer full, unsealed) would collide with once it stands in the plan, worst first,
 * exactly as the full check says then: it is either side of each conflict. If given, @missing is
 * what is missing for knowing it all. Both (transfer full) (element-type SkvConflict, utf8). NULL
 * with an error if the item cannot stand in the plan. */
GPtrArray *
skv_draft_trial_run (SkvDraftTrial *self, SkvItem *item, GPtrArray **missing, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvDraftTrial, skv_draft_trial_free)

G_END_DECLS
