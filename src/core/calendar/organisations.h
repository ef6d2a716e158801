/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/**
 * SkvOrganisations:
 *
 * Which organisations there are on a day, and what became of the others. Municipalities merge,
 * split and are renamed: what is for one that has ended is for its successor from the day after,
 * through any number of them, under the successor's id and name; what was before stays under the
 * old one. One that has ended without a successor, or has not begun, is nobody on that day. If a
 * successor begins later than the day after, there is nobody in between.
 *
 * An occurrence is for whom there is on its first day: that on which it lies, if it was moved.
 *
 * Threads may share one.
 */
typedef struct _SkvOrganisations SkvOrganisations;

/* The plan's, kept until its organisations change (transfer none): ref it to keep what it gave. */
SkvOrganisations *skv_plan_get_organisations (SkvPlan *plan);
SkvOrganisations *skv_organisations_ref (SkvOrganisations *self);
void skv_organisations_unref (SkvOrganisations *self);

/* Those that stand for @ids on @day, each once, in the order of the first that led to it; empty if
 * there is nobody. Of SKV_DAY_NONE: @ids. (transfer none): @ids itself if nothing is
 * different, else until @self goes. */
const char *const *
skv_organisations_at (SkvOrganisations *self, const char *const *ids, SkvDay day);
/* The one that stands for @id on @day, mostly itself (transfer none) (nullable: nobody) */
const char *skv_organisations_follow (SkvOrganisations *self, const char *id, SkvDay day);
/* has it begun on @day, and not ended? */
gboolean skv_organisations_exists (SkvOrganisations *self, const char *id, SkvDay day);
/* Does @ids name somebody, but nobody that there is on @day? */
gboolean skv_organisations_is_nobody (SkvOrganisations *self, const char *const *ids, SkvDay day);

/* the same of the plan as it is now */
const char *const *skv_plan_organisations_at (SkvPlan *plan, const char *const *ids, SkvDay day);
/* the name of the one that stands for @id on @day, or of @id itself if there is nobody (transfer
 * none) */
const char *skv_plan_organisation_name_at (SkvPlan *plan, const char *id, SkvDay day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvOrganisations, skv_organisations_unref)

G_END_DECLS
