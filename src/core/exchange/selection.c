/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/selection.h"

#include "core/calendar/organisations.h"

/* The system and every group that it is in, through groups too. A plan's relations do not go in
 * circles. (transfer full) (element-type utf8) */
static GHashTable *
list_groups (SkvPlan *plan, const char *system)
{
  GHashTable *groups = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GQueue) queue = g_queue_new ();
  GPtrArray *relations = skv_plan_get_records (plan, SKV_KIND_RELATION);

  g_queue_push_tail (queue, (gpointer) system);
  while (!g_queue_is_empty (queue))
    {
      const char *member = g_queue_pop_head (queue);

      if (!g_hash_table_add (groups, (gpointer) member))
        continue;
      for (guint i = 0; i < relations->len; i++)
        {
          const SkvRelation *relation = g_ptr_array_index (relations, i);

          if (relation->relation == SKV_MEMBER_OF && g_str_equal (relation->from, member))
            g_queue_push_tail (queue, relation->to);
        }
    }
  return groups;
}

static gboolean
in_lanes (const SkvSelection *self, const SkvOccurrence *occurrence)
{
  if (self->lanes != NULL)
    return g_strv_contains (self->lanes, occurrence->lane);
  return !(self->without_holidays && g_str_equal (occurrence->lane, "holiday"));
}

static gboolean
has_system (GHashTable *groups, const SkvOccurrence *occurrence)
{
  /* A window that names no system is open for all. */
  if (occurrence->systems[0] == NULL)
    return g_str_equal (occurrence->lane, "window");
  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    {
      if (g_hash_table_contains (groups, occurrence->systems[i]))
        return TRUE;
    }
  return FALSE;
}

gboolean
skv_selection_has_organisation (SkvPlan *plan,
                                const char *organisation,
                                const SkvOccurrence *occurrence)
{
  SkvDay day = occurrence->first_day;

  if (occurrence->organisations[0] != NULL)
    return g_strv_contains (occurrence->organisations, organisation);
  if (!skv_organisations_exists (skv_plan_get_organisations (plan), organisation, day))
    return FALSE;
  if (occurrence->systems[0] == NULL)
    return TRUE;
  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    {
      const SkvSystem *system = skv_plan_get_system (plan, occurrence->systems[i]);

      if (system != NULL &&
          (system->organisations[0] == NULL ||
           g_strv_contains (
             skv_plan_organisations_at (plan, (const char *const *) system->organisations, day),
             organisation)))
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
skv_selection_list (const SkvSelection *self, SkvPlan *plan, SkvOccurrences *occurrences)
{
  GPtrArray *chosen = g_ptr_array_new ();
  g_autoptr (GHashTable) groups = self->system != NULL ? list_groups (plan, self->system) : NULL;
  guint n = skv_occurrences_get_n (occurrences);

  for (guint i = 0; i < n; i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);

      if (in_lanes (self, occurrence) && (groups == NULL || has_system (groups, occurrence)) &&
          (self->organisation == NULL ||
           skv_selection_has_organisation (plan, self->organisation, occurrence)))
        g_ptr_array_add (chosen, (gpointer) occurrence);
    }
  return chosen;
}
