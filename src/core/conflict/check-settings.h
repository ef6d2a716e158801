/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker.h"

G_BEGIN_DECLS

/*
 * How a plan wants each check (SkvCheckSetting, whose id is the check's name). What is set takes
 * the place of every severity that the check finds by itself, be it lower or higher; "off" leaves
 * the check out of everything, of trials too. "not-calculated" cannot be set: what nobody can
 * calculate is never shown as free.
 */

/* More days than this are a slip of the hand; a year of notice is more than anybody gives. */
#define SKV_CHECK_MOST_DAYS 366

/* the worst that the check finds by itself; SKV_SEVERITY_NONE if there is no such check */
SkvSeverity skv_check_severity (const char *check);
/* Does it count in days? And how many by itself; 0: none, unless the plan says so. */
gboolean skv_check_counts_days (const char *check);
int skv_check_days (const char *check);
/* what it counts in days, and how many unless a plan says otherwise, in sentences (transfer full)
 * (nullable: it counts none) */
char *skv_check_days_words (const char *check);
/* can a plan set it? */
gboolean skv_check_can_be_set (const char *check);

/* what the plan has set; @days (out) (optional): 0 if it says nothing of them */
SkvSeveritySetting skv_plan_get_check (SkvPlan *plan, const char *check, int *days);
/* The severity that the plan's check tells at worst, SKV_SEVERITY_NONE if it is off. */
SkvSeverity skv_plan_check_severity (SkvPlan *plan, const char *check);
/* One edit that sets both; with SKV_SEVERITY_SETTING_DEFAULT and 0 it forgets what was set. NULL if
 * that changes nothing. The plan judges it when it is applied. (transfer full) (nullable) */
SkvEdit *
skv_plan_set_check (SkvPlan *plan, const char *check, SkvSeveritySetting severity, int days);

/* What people call a severity, translated; NONE is that of a check that is off. */
const char *skv_severity_title (SkvSeverity severity);

/* stable: "default", "off", "info", "soft", "hard" */
const char *skv_severity_setting_name (SkvSeveritySetting setting);
/* FALSE if it is none of them */
gboolean skv_severity_setting_parse (const char *name, SkvSeveritySetting *setting);

/* Is there such a check, and can it be set so? For skv_plan_add_validator(). */
SkvProblem *skv_check_setting_validate (SkvPlan *plan, const SkvRecord *record);

G_END_DECLS
