/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/bar-label.h"

#include <string.h>

/* More systems than these are told as a number. */
#define MOST_SYSTEMS 2

static char *
format_clock (int minute)
{
  minute %= 1440;
  return minute % 60 == 0 ? g_strdup_printf ("%d", minute / 60)
                          : g_strdup_printf ("%d:%02d", minute / 60, minute % 60);
}

char *
skv_bar_label_time (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  g_autofree char *from = NULL, *to = NULL;
  gint64 start, end;

  if (occurrence->all_day || occurrence->start == SKV_MOMENT_NONE ||
      occurrence->end == SKV_MOMENT_NONE)
    return NULL;
  start = skv_zone_to_local (zone, occurrence->start);
  end = skv_zone_to_local (zone, occurrence->end);
  from = format_clock ((int) ((start % SKV_DAY_SECONDS + SKV_DAY_SECONDS) % SKV_DAY_SECONDS / 60));
  to = format_clock ((int) ((end % SKV_DAY_SECONDS + SKV_DAY_SECONDS) % SKV_DAY_SECONDS / 60));
  return g_strdup_printf ("%s–%s", from, strcmp (to, "0") == 0 ? "24" : to);
}

static gboolean
contains_folded (const char *text, const char *part)
{
  g_autofree char *folded_text = g_utf8_casefold (text, -1);
  g_autofree char *folded_part = g_utf8_casefold (part, -1);

  return strstr (folded_text, folded_part) != NULL;
}

/* "network, Feide", "network, Feide +2"; NULL if the title says them all (transfer full) */
static char *
list_systems (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  GString *list = g_string_new (NULL);
  guint named = 0, more = 0;

  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    {
      const char *name = skv_plan_system_name (plan, occurrence->systems[i]);

      if (contains_folded (occurrence->title, name))
        continue;
      if (named == MOST_SYSTEMS)
        {
          more++;
          continue;
        }
      if (named++ > 0)
        g_string_append (list, ", ");
      g_string_append (list, name);
    }
  if (more > 0)
    g_string_append_printf (list, " +%u", more);
  return g_string_free (list, named == 0);
}

GStrv
skv_bar_labels (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *time = skv_bar_label_time (plan, occurrence);
  g_autofree char *systems = list_systems (plan, occurrence);
  gboolean is_window = g_strcmp0 (occurrence->lane, "window") == 0;

  if (is_window && time != NULL)
    {
      g_autofree char *full = g_strdup_printf ("%s · %s", occurrence->title, time);

      g_strv_builder_add (builder, full);
      g_strv_builder_add (builder, time);
      return g_strv_builder_end (builder);
    }
  if (systems != NULL)
    {
      g_autofree char *full = g_strdup_printf ("%s · %s", occurrence->title, systems);

      g_strv_builder_add (builder, full);
    }
  g_strv_builder_add (builder, occurrence->title);
  return g_strv_builder_end (builder);
}
