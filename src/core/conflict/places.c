/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/places.h"

#include <string.h>

#include "core/conflict/entry.h"

#define UNKNOWN ".."

/* --- one ------------------------------------------------------------------------------------ */

/* (transfer full) */
static char *
format_moment (const SkvOccurrence *occurrence, const SkvZone *zone, gint64 moment)
{
  if (moment == SKV_MOMENT_NONE)
    return g_strdup (UNKNOWN);
  return occurrence->all_day ? skv_day_format ((SkvDay) (moment / SKV_DAY_SECONDS))
                             : skv_zone_format (zone, moment);
}

char *
skv_place_of (const SkvOccurrence *occurrence, const SkvZone *zone)
{
  g_autofree char *start = NULL, *end = NULL;

  if (occurrence == NULL || occurrence->start == SKV_MOMENT_NONE)
    return NULL;
  start = format_moment (occurrence, zone, occurrence->start);
  end = format_moment (occurrence, zone, occurrence->end);
  return g_strconcat (start, "/", end, NULL);
}

/* Is @moment of @occurrence what @text says? A date is no time of day, and the other way round. */
static gboolean
is_moment (const char *text, const SkvOccurrence *occurrence, const SkvZone *zone, gint64 moment)
{
  SkvDay day = skv_day_parse (text);

  if (strcmp (text, UNKNOWN) == 0 || moment == SKV_MOMENT_NONE)
    return strcmp (text, UNKNOWN) == 0 && moment == SKV_MOMENT_NONE;
  if (day != SKV_DAY_NONE)
    return occurrence->all_day && moment == day * SKV_DAY_SECONDS;
  return !occurrence->all_day && moment == skv_zone_parse (zone, text);
}

gboolean
skv_place_has (const char *place, const SkvOccurrence *occurrence, const SkvZone *zone)
{
  g_auto (GStrv) parts = NULL;

  if (place == NULL || occurrence == NULL)
    return TRUE;
  parts = g_strsplit (place, "/", 2);
  if (parts[0] == NULL || occurrence->start == SKV_MOMENT_NONE ||
      !is_moment (parts[0], occurrence, zone, occurrence->start))
    return FALSE;
  return parts[1] == NULL || is_moment (parts[1], occurrence, zone, occurrence->end);
}

/* --- evenings that are told as one ----------------------------------------------------------- */

/* As the checks group them: a rule's evenings in a period, and those that the rule moved. */
static gboolean
is_told_with_group (const char *check, const SkvOccurrence *item, const SkvOccurrence *against)
{
  if (item->rule == NULL || skv_occurrence_is_added (item) ||
      skv_entry_role (item) != SKV_ROLE_WINDOW)
    return FALSE;
  return against != NULL ? skv_role_is_period (skv_entry_role (against))
                         : strcmp (check, "moved-evening") == 0 && item->moved == SKV_MOVED_BY_RULE;
}

static gboolean
is_one_of_group (const SkvOccurrence *other,
                 const SkvOccurrence *item,
                 const SkvOccurrence *against)
{
  if (other->rule == NULL || strcmp (other->rule->parent.id, item->rule->parent.id) != 0 ||
      other->base_day != item->base_day || skv_occurrence_is_added (other) || !other->resolved ||
      skv_entry_role (other) != SKV_ROLE_WINDOW || other->start == SKV_MOMENT_NONE)
    return FALSE;
  if (against == NULL)
    return other->moved == item->moved;
  return other->first_day < against->end_day && against->first_day < other->end_day;
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const SkvOccurrence *first = *(const SkvOccurrence *const *) a,
                      *second = *(const SkvOccurrence *const *) b;

  if (first->span.start != second->span.start)
    return first->span.start < second->span.start ? -1 : 1;
  return strcmp (first->id, second->id);
}

/* @item among the others of its group, by time; itself wherever it lies, for a trial has it
 * elsewhere. NULL if it is told alone. (transfer container) (nullable) */
static GPtrArray *
list_group (SkvOccurrences *occurrences,
            const char *check,
            const SkvOccurrence *item,
            const SkvOccurrence *against)
{
  GPtrArray *group;

  if (!is_told_with_group (check, item, against))
    return NULL;
  group = g_ptr_array_new ();
  g_ptr_array_add (group, (gpointer) item);
  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *other = skv_occurrences_get (occurrences, i);

      if (strcmp (other->id, item->id) != 0 && is_one_of_group (other, item, against))
        g_ptr_array_add (group, (gpointer) other);
    }
  g_ptr_array_sort (group, compare_starts);
  return group;
}

char *
skv_place_of_item (SkvOccurrences *occurrences,
                   const SkvZone *zone,
                   const char *check,
                   const SkvOccurrence *item,
                   const SkvOccurrence *against)
{
  g_autoptr (GPtrArray) group =
    item != NULL ? list_group (occurrences, check, item, against) : NULL;
  g_autoptr (GString) places = g_string_new (NULL);

  if (group == NULL)
    return skv_place_of (item, zone);
  for (guint i = 0; i < group->len; i++)
    {
      g_autofree char *place = skv_place_of (group->pdata[i], zone);

      if (place != NULL)
        g_string_append_printf (places, "%s%s", places->len > 0 ? " " : "", place);
    }
  return g_strdup (places->str);
}

gboolean
skv_place_has_item (const char *place,
                    SkvOccurrences *occurrences,
                    const SkvZone *zone,
                    const char *check,
                    const SkvOccurrence *item,
                    const SkvOccurrence *against)
{
  g_autoptr (GPtrArray) group = NULL;
  g_auto (GStrv) places = NULL;

  if (place == NULL || item == NULL || strchr (place, '/') == NULL)
    return skv_place_has (place, item, zone);
  group = list_group (occurrences, check, item, against);
  if (group == NULL)
    return skv_place_has (place, item, zone);
  places = g_strsplit (place, " ", -1);
  if (g_strv_length (places) != group->len)
    return FALSE;
  for (guint i = 0; i < group->len; i++)
    {
      if (!skv_place_has (places[i], group->pdata[i], zone))
        return FALSE;
    }
  return TRUE;
}
