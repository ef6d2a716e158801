/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "core/calendar/expansion-private.h"
#include "core/calendar/holiday-year.h"

char *
skv_plan_holiday_organisations (SkvPlan *plan, const SkvHoliday *holiday)
{
  GString *names;

  if (skv_is_everybody (holiday->organisations))
    return NULL;
  names = g_string_new (NULL);
  for (guint i = 0; holiday->organisations[i] != NULL; i++)
    {
      const SkvOrganisation *organisation =
        skv_plan_lookup (plan, SKV_KIND_ORGANISATION, holiday->organisations[i]);

      if (i > 0)
        g_string_append (names, C_("in a list", ", "));
      g_string_append (names,
                       organisation != NULL ? organisation->name : holiday->organisations[i]);
    }
  return g_string_free (names, FALSE);
}

char *
skv_holiday_half_day_words (const SkvHoliday *holiday)
{
  g_autofree char *time = NULL;

  if (holiday->half_day_minute <= 0)
    return g_strdup (_("free all day by agreement"));
  time = skv_words_time (holiday->half_day_minute);
  return g_strdup_printf (_("half-day from %s"), time);
}

char *
skv_plan_holiday_words (SkvPlan *plan, const SkvHoliday *holiday, GHashTable *seen)
{
  g_autofree char *organisations = skv_plan_holiday_organisations (plan, holiday);

  if (organisations == NULL)
    return skv_holiday_words (holiday, seen);
  /* TRANSLATORS: a local day and whose it is: "Høstferie (Aukra)" */
  return g_strdup_printf (C_("local day", "%1$s (%2$s)"), holiday->name, organisations);
}
