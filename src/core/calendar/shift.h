/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

/**
 * SkvTrial:
 *
 * One place that a rule tried for a group of days: the base (offset 0), then each offset of its
 * "try" list, until one fits. @rejections is empty for the one that fits.
 */
typedef struct
{
  int offset;            /* days */
  SkvDay first_day;      /* of the group when moved by offset */
  GPtrArray *rejections; /* (owned) (element-type utf8): why not, a phrase each: "17 April is the
                            day before Maundy Thursday" */
} SkvTrial;

/* What the rule tried for the group with that base date, in order, the last one the one that was
 * taken unless all have rejections (transfer full) (element-type SkvTrial) */
GPtrArray *skv_rule_trials (SkvPlan *plan, const SkvRule *rule, SkvDay base_day);

/* Why an occurrence lies where it lies, one sentence or more in words (transfer full): "By the rule
 * 17–18 April 2019; 17 April is the day before Maundy Thursday; one day earlier fails too: …;
 * one week later is free." */
char *skv_occurrence_explain (SkvPlan *plan, const SkvOccurrence *occurrence);
/* the rejections of the base date alone, short, for a tooltip or card (transfer full) (nullable) */
char *skv_occurrence_why_moved (SkvPlan *plan, const SkvOccurrence *occurrence);

/* Does the rule make sense to the calendar (RRULE, offsets, avoid words)? For
 * skv_plan_add_validator(). */
SkvProblem *skv_rule_validate (SkvPlan *plan, const SkvRecord *record);

G_END_DECLS
