/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/due.h"

G_BEGIN_DECLS

/* Something that an outage leaves to do: a step of its contingency plan whose threshold was passed,
 * by what is expected or by the clock alone, or a follow-up. */
typedef struct
{
  char *id;      /* (owned): what skv_outage_tick() takes */
  SkvItem *item; /* (owned): the outage */
  char *text;    /* (owned) */
  char *who;     /* (owned) (nullable): who does it, in words */
  SkvDay due;    /* SKV_DAY_NONE: nobody said */
  gboolean is_follow_up;
} SkvOutageTask;

void skv_outage_task_free (SkvOutageTask *self);
/* Those of all outages that are not done, the most urgent first
 * (transfer full) (element-type SkvOutageTask) */
GPtrArray *skv_outage_list_tasks (SkvPlan *plan, gint64 now);
/* The day on which an outage that is not over has lasted longer than @over minutes; SKV_DAY_NONE if
 * it has not at @now, nor is expected to */
SkvDay skv_outage_passed_on (SkvPlan *plan, const SkvItem *outage, int over, gint64 now);

/* All that is due at @now: outages that should be over and what they leave to do, then what
 * skv_due_list() has of that day. (transfer full) (element-type SkvDue) */
GPtrArray *skv_due_list_now (SkvPlan *plan, gint64 now);

G_END_DECLS
