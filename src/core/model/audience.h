/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* Who may change what. A planner everything. A contact the requests of the own department, and
 * items and rules of the lane "critical" whose systems all are owned by it: by the department
 * itself, or by one of its contacts. A reader nothing. skv_plan_apply(), undo and redo refuse
 * everything else with SKV_PLAN_ERROR_FORBIDDEN, in words that say who may.
 *
 * A file says itself whom it is for (SkvSettings.audience). That can be said while a file is filled
 * for the first time, and in a copy in memory, skv_plan_copy(), which is only to try things on and
 * refuses nothing; in any other plan it stays as it is. */

/* Whoever opens a plan can narrow down whom it is for, never widen what the file says.
 * @department: id, of SKV_AUDIENCE_CONTACT; where the file names one, that one counts. */
void skv_plan_set_audience (SkvPlan *self, SkvAudience audience, const char *department);
/* The narrower of the two; @department (out) (optional) (transfer none) (nullable) */
SkvAudience skv_plan_get_audience (SkvPlan *self, const char **department);

/* Would skv_plan_apply() let @edit through, as far as that goes? Says nothing about whether it is
 * valid. */
gboolean skv_plan_may_apply (SkvPlan *self, const SkvEdit *edit, GError **error);
/* may the record be changed, as it is in the plan or as it would come in */
gboolean skv_plan_may_change (SkvPlan *self, const SkvRecord *record, GError **error);

/* Is it owned by that department, or by one of its contacts? */
gboolean skv_plan_is_system_owned_by (SkvPlan *self, const char *system_id, const char *department);
/* Holds it nothing but its settings, as a new file does? */
gboolean skv_plan_is_blank (SkvPlan *self);

G_END_DECLS
