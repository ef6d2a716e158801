/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/cli.h"
#include "core/outage/course.h"

G_BEGIN_DECLS

/* used-show.c: how one went, or those of a period; gives a status */
int
skv_cli_used_show (SkvPlan *plan, const SkvOccurrence *occurrence, gboolean as_json, gint64 now);
int skv_cli_used_list (SkvPlan *plan, const SkvCourses *courses, gboolean as_json, gint64 now);

G_END_DECLS
