/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

/* so many days before an outage work is told that it may have to do with */
#define SKV_CAUSE_DAYS 14

/* Work that was done shortly before an outage, on its system or on what that depends on. That it
 * came before is all that is said: what the cause was, people decide (SkvItem.caused_by). */
typedef struct
{
  char *id;           /* (owned): of the occurrence */
  char *title;        /* (owned) */
  char *system;       /* (owned): id of the system that was worked on */
  SkvDay day;         /* on which the work was over */
  int days;           /* from that day to the outage; 0: the same day */
  gboolean is_during; /* it was going on when the outage began */
} SkvCauseBefore;

void skv_cause_before_free (SkvCauseBefore *self);
/* The nearest first. Counts maintenance, vendors' work and windows that name systems; not what was
 * only proposed, cancelled or postponed. @days: window, at least 0.
 * (transfer full) (element-type SkvCauseBefore) */
GPtrArray *skv_outage_list_causes (SkvPlan *plan, const SkvItem *outage, int days);
/* "This outage came 2 days after “Upgrade” (Network)." (transfer full) */
char *skv_cause_before_words (SkvPlan *plan, const SkvCauseBefore *self);

G_END_DECLS
