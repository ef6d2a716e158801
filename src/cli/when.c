/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/calendar/words.h"

#define MINUTES_A_DAY 1440

static int
minute_of_day (const SkvZone *zone, gint64 moment)
{
  gint64 local = skv_zone_to_local (zone, moment);

  return (int) (local - skv_zone_day (zone, moment) * SKV_DAY_SECONDS) / 60;
}

char *
skv_cli_date_words (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  if (occurrence->start == SKV_MOMENT_NONE)
    return g_strdup (_("not placed yet"));
  if (occurrence->all_day && occurrence->end_day - occurrence->first_day > 1)
    return skv_words_date_range (occurrence->first_day, occurrence->end_day);
  return skv_words_date (occurrence->first_day);
}

char *
skv_cli_time_words (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  g_autofree char *start = NULL, *end = NULL, *date = NULL;

  if (occurrence->start == SKV_MOMENT_NONE)
    return g_strdup ("");
  if (occurrence->all_day)
    return g_strdup (_("all day"));
  start = skv_words_time (minute_of_day (zone, occurrence->start));
  if (occurrence->end == SKV_MOMENT_NONE)
    return g_steal_pointer (&start);
  if (occurrence->end - occurrence->start <= SKV_DAY_SECONDS)
    return skv_words_time_range (minute_of_day (zone, occurrence->start),
                                 minute_of_day (zone, occurrence->end));

  end = skv_words_time (minute_of_day (zone, occurrence->end));
  date = skv_words_date_short (skv_zone_day (zone, occurrence->end));
  /* TRANSLATORS: from a time to a time on a later date, as in "17:00 – Fri 19 April 08:00" */
  return g_strdup_printf (C_("time range", "%1$s – %2$s %3$s"), start, date, end);
}

char *
skv_cli_when_words (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  g_autofree char *date = skv_cli_date_words (plan, occurrence);
  g_autofree char *time = skv_cli_time_words (plan, occurrence);

  if (occurrence->all_day || *time == '\0')
    return g_steal_pointer (&date);
  return g_strdup_printf ("%s %s", date, time);
}
