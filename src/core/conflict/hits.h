/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker.h"

G_BEGIN_DECLS

/*
 * The other direction: somebody registers or changes what others keep clear of (a critical period,
 * a freeze, an exam, a meeting, or a rule of such), and wants to know at once which planned work
 * it hits, and who has to decide about that.
 */

typedef struct
{
  char *item;    /* (owned): id of what was planned before */
  char *against; /* (owned): id of the period */
  SkvSeverity severity;
  gboolean approved; /* somebody has approved what is hit: it is more than a proposal */
  char *message;     /* (owned): the conflict, a whole sentence */
  char *decider;     /* (owned) (nullable: nobody known): see decider.h; else the owner of
                      * what is protected */
} SkvHit;

/* After @edit was applied to @plan: what was there before it and is hit by periods that it put,
 * moved, made longer or gave other systems. Accepted conflicts are not told. @today: as
 * skv_checker_set_today(); of rules, nothing before the year of that day is told. Costs a check of
 * the years that the periods lie in, and nothing if there are none. (transfer full) (element-type
 * SkvHit), worst first */
GPtrArray *skv_hits_find (SkvPlan *plan, const SkvEdit *edit, SkvDay today);
/* "It hits 2 things that were planned. Decides: Network office, IT manager"; NULL if there are none
 * (transfer full) (nullable) */
char *skv_hits_words (GPtrArray *hits);
/* does the lane keep others away? */
gboolean skv_lane_protects (const char *lane);

/* After @edit was applied: lifts (core/conflict/lifts.h) of freezes that it moved or took away, and
 * which count no more for that, a sentence each (transfer full) (element-type utf8) */
GPtrArray *skv_hits_lost_lifts (SkvPlan *plan, const SkvEdit *edit);

G_END_DECLS
