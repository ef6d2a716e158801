/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

/* Who decides about a job or an evening that something new hits, in words: the contact that it
 * names, its department, who decided about it last, or the owner of the first system that it works
 * on. (transfer full) (nullable: nobody known) */
char *skv_conflict_decider (SkvPlan *plan, const SkvOccurrence *occurrence);

G_END_DECLS
