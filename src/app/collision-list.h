/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/draft.h"

G_BEGIN_DECLS

#define SKV_TYPE_COLLISION_LIST (skv_collision_list_get_type ())
G_DECLARE_FINAL_TYPE (SkvCollisionList, skv_collision_list, SKV, COLLISION_LIST, GtkWidget)

/* What a job that is being written would collide with, before it is saved. */
void skv_collision_list_set_plan (SkvCollisionList *self, SkvPlan *plan, SkvDay today);
/* A moment later, so that typing is not held up; @draft stays the caller's and outlives the list,
 * or is taken away with NULL. */
void skv_collision_list_follow (SkvCollisionList *self, const SkvDraft *draft);

G_END_DECLS
