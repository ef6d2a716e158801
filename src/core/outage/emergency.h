/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker.h"

G_BEGIN_DECLS

/*
 * Emergency maintenance: work that begins now because it cannot wait. It crosses what everything
 * else keeps clear of, with its reason (the checker accepts that and shows it); what it crosses is
 * written down with it, and somebody looks at it afterwards (core/conflict/reviews.h).
 */

typedef struct
{
  const char *const *systems; /* ids, at least one */
  const char *title;          /* (nullable): "Emergency maintenance: Feide" */
  const char *reason;         /* needed */
  const char *by;             /* (nullable): who decided it */
  int minutes;                /* how long it takes, more than 0 */
  SkvDay review;              /* SKV_DAY_NONE: as skv_review_day() says */
} SkvEmergency;

/* The job, which starts at @now, and an entry of its log for each conflict that it crosses.
 * @id (out) (transfer full). NULL with SKV_PLAN_ERROR_INVALID (transfer full) */
SkvEdit *skv_emergency_start (
  SkvPlan *plan, const SkvEmergency *emergency, gint64 now, char **id, GError **error);
/* what it is called if nobody says (transfer full) */
char *skv_emergency_title (SkvPlan *plan, const char *system);
/* What it would cross, before it is begun; no reason is needed for that
 * (transfer full) (element-type SkvConflict) */
GPtrArray *skv_emergency_preview (SkvPlan *plan, const SkvEmergency *emergency, gint64 now);
/* when work of that length that begins now is looked at afterwards, if nobody says */
SkvDay skv_emergency_review_day (SkvPlan *plan, int minutes, gint64 now);
/* Its conflicts with something else, as the plan stands
 * (transfer full) (element-type SkvConflict) */
GPtrArray *skv_emergency_list_crossed (SkvPlan *plan, const char *id, gint64 now);
/* names of all other systems that work on these affects (transfer full) (element-type utf8) */
GStrv skv_emergency_list_affected (SkvPlan *plan, const char *const *systems);

G_END_DECLS
