/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* Days that are special for some organisations of a plan: what SkvLocalDay.when says. */

/* civil days [first, end) */
typedef struct
{
  SkvDay first;
  SkvDay end;
} SkvDaySpan;

/* Does the form of @when make sense? Examples: "12-24", "easter-4", "Thu>=04-19", "week-40",
 * "week-8/week-9", "2026-10-05", "2026-06-22/2026-08-16". */
gboolean skv_local_when_is_valid (const char *when);

/* Appends the spans that touch [from, to), in order, whole, but cut where the record is not valid:
 * a span reaches beyond the range if it does. A week is Monday to Friday; several weeks last from
 * the first Monday to the last Friday. (element-type SkvDaySpan) */
void skv_local_day_spans (const SkvLocalDay *self, SkvDay from, SkvDay to, GArray *spans);

/* Does the record make sense to the calendar? For skv_plan_add_validator(). */
SkvProblem *skv_local_day_validate (SkvPlan *plan, const SkvRecord *record);

G_END_DECLS
