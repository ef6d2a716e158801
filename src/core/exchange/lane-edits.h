/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* What people do with the lanes themselves: an edit each (transfer full), or NULL with
 * SKV_PLAN_ERROR_INVALID in words. */

/* the lane that @name is the id or the title of, whatever its case (transfer none) (nullable) */
const char *skv_lane_find (SkvPlan *plan, const char *name);
/* Is it one that every plan has? Those can be hidden and renamed, but not removed. */
gboolean skv_lane_is_builtin (const char *lane);

/* @id: (out) (transfer full) (optional): of the new lane, which comes last */
SkvEdit *skv_lane_add (SkvPlan *plan, const char *title, char **id, GError **error);
/* Empty: a built-in lane is called as in every plan again. */
SkvEdit *skv_lane_rename (SkvPlan *plan, const char *lane, const char *title, GError **error);
/* @place: from 0, from the top; less or more than there are: the first or the last */
SkvEdit *skv_lane_move (SkvPlan *plan, const char *lane, int place, GError **error);

/* what lies in a lane or speaks of it */
typedef struct
{
  guint n_items;
  guint n_rules;
  guint n_sources;
  guint n_others; /* templates, saved views, and rules of other lanes */
} SkvLaneUse;

SkvLaneUse skv_lane_get_use (SkvPlan *plan, const char *lane);
/* All that lies in it or speaks of it goes over to @into. */
SkvEdit *skv_lane_remove (SkvPlan *plan, const char *lane, const char *into, GError **error);

G_END_DECLS
