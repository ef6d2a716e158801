/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/local-zone.h"

#include "core/calendar/clock-words.h"

/* the computer's zone (transfer none) (nullable: it has none with a name) */
static const SkvZone *
get_here (void)
{
  static SkvZone *here = NULL;
  static gsize asked = 0;

  if (g_once_init_enter (&asked))
    {
      g_autoptr (GTimeZone) local = g_time_zone_new_local ();

      here = skv_zone_new (g_time_zone_get_identifier (local), NULL);
      g_once_init_leave (&asked, 1);
    }
  return here;
}

char *
skv_local_zone_words (SkvPlan *plan, gint64 moment)
{
  const SkvZone *here = get_here ();

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  return here != NULL ? skv_clock_words_elsewhere (skv_plan_get_zone (plan), here, moment) : NULL;
}
