/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* Times as people in a hurry type them, in the plan's time zone:
 *
 *   "2027-04-14T09:10"  that moment; seconds, "Z" and offsets as skv_zone_parse() knows them
 *   "09:10"             the last time that the clock showed that (past), or the next (future)
 *   "PT4H", "P7D"       so long after @base: whole days by the calendar, hours and
 *                       minutes as they pass (future only)
 */
typedef enum
{
  SKV_TIME_PAST,   /* when something began or was over: not after @now */
  SKV_TIME_FUTURE, /* when it is expected to be over */
} SkvTimeSide;

/* SKV_MOMENT_NONE if it is none of these */
gint64
skv_outage_parse_time (SkvPlan *plan, const char *text, SkvTimeSide side, gint64 base, gint64 now);

G_END_DECLS
