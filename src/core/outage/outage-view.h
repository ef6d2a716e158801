/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* one line of the checklist */
typedef struct
{
  char *id;         /* (owned): what skv_outage_tick() takes */
  char *text;       /* (owned) */
  char *who;        /* (owned) (nullable): who does it, in words */
  char *phase;      /* (owned): as people call it */
  gboolean is_task; /* raised by a threshold, or a follow-up */
  SkvDay due;       /* of a task; SKV_DAY_NONE */
  gboolean done;
  gint64 done_at; /* SKV_MOMENT_NONE */
  char *done_by;  /* (owned) (nullable) */
} SkvCheckLine;

typedef struct
{
  SkvItem *item;        /* (owned) */
  SkvContingency *plan; /* (owned) (nullable) */
  gboolean plan_is_own; /* of this plan, not the one that comes with the program */
  char *plan_problem;   /* (owned) (nullable): why its steps cannot be read */
  GPtrArray *checklist; /* (owned) (element-type SkvCheckLine): in the plan's order, tasks of
                         * thresholds at their step, follow-ups at the end */
  GPtrArray *log;       /* (owned) (element-type SkvLogEntry): by time */
  GPtrArray *affected;  /* (owned) (element-type SkvSystemLink) */
  GPtrArray *causes;    /* (owned) (element-type SkvCauseBefore) */
  GPtrArray *notices;   /* (owned) (element-type SkvNotice): what was told */
  gint64 minutes;       /* it lasted, or is expected to last */
  gboolean is_open;
  gboolean is_long;    /* as the contingency plan counts it */
  gboolean is_overdue; /* it should have been over */
  char *responsible;   /* (owned) (nullable): in words */
} SkvOutageView;

/* All that there is to see of an outage at @now. NULL with SKV_PLAN_ERROR_INVALID (transfer full)
 */
SkvOutageView *skv_outage_view_new (SkvPlan *plan, const char *id, gint64 now, GError **error);
void skv_outage_view_free (SkvOutageView *self);

/* "Expected end: Wednesday 14 April 2027, 12:00", or what else the entry says (transfer full) */
char *skv_outage_entry_words (SkvPlan *plan, const SkvLogEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvOutageView, skv_outage_view_free)

G_END_DECLS
