/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* forget the change of one record */
void skv_edit_forget (SkvEdit *self, SkvKind kind, const char *id);
/* forget changes that change nothing (before and after equal, or both missing) */
void skv_edit_drop_empty (SkvEdit *self);

/* plan.c: may it be made here, and can it stand in the plan; what the history brings is taken in
 * and told */
gboolean skv_plan_check (SkvPlan *self, const SkvEdit *edit, GError **error);
void skv_plan_take (SkvPlan *self, SkvEdit *edit);

/* made by skv_plan_copy() */
gboolean skv_plan_is_copy (SkvPlan *self);

/* the record as it would be after the edit (transfer none) (nullable) */
const SkvRecord *
skv_edit_resolve (const SkvEdit *self, SkvPlan *plan, SkvKind kind, const char *id);
/* all records of a kind as they would be after the edit (transfer container) */
GPtrArray *skv_edit_resolve_all (const SkvEdit *self, SkvPlan *plan, SkvKind kind);

/* the first problem that one record has by itself (transfer full) (nullable) */
SkvProblem *skv_record_find_problem (const SkvRecord *record);
/* the first reference to something that is not there after the edit (transfer full) (nullable) */
SkvProblem *skv_edit_find_dangling (const SkvEdit *self, SkvPlan *plan);
/* the first circle among relations or rules after the edit (transfer full) (nullable) */
SkvProblem *skv_edit_find_circle (const SkvEdit *self, SkvPlan *plan);

G_END_DECLS
