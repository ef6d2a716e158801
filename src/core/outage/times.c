/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/outage/times.h"

#include <string.h>

#include "core/model/rule.h"

/* the nearest day on which the clock shows @minute on that side of @now */
static gint64
nearest (const SkvZone *zone, int minute, SkvTimeSide side, gint64 now)
{
  SkvDay day = skv_zone_day (zone, now);
  gint64 moment = skv_zone_at (zone, day, minute);

  if (side == SKV_TIME_PAST)
    return moment <= now ? moment : skv_zone_at (zone, day - 1, minute);
  return moment > now ? moment : skv_zone_at (zone, day + 1, minute);
}

gint64
skv_outage_parse_time (SkvPlan *plan, const char *text, SkvTimeSide side, gint64 base, gint64 now)
{
  const SkvZone *zone;
  int minutes;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && text != NULL, SKV_MOMENT_NONE);

  zone = skv_plan_get_zone (plan);
  minutes = skv_clock_parse (text);
  if (minutes >= 0 && minutes < 1440)
    return nearest (zone, minutes, side, now);
  minutes = side == SKV_TIME_FUTURE ? skv_length_parse (text) : -1;
  if (minutes > 0)
    {
      gint64 days = minutes / 1440 * SKV_DAY_SECONDS, rest = (gint64) (minutes % 1440) * 60;

      return rest +
             (days > 0 ? skv_zone_to_utc (zone, skv_zone_to_local (zone, base) + days) : base);
    }
  return strchr (text, 'T') != NULL ? skv_zone_parse (zone, text) : SKV_MOMENT_NONE;
}
