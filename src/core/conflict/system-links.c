/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/system-links.h"

#include <string.h>

void
skv_system_link_free (SkvSystemLink *self)
{
  g_strfreev (self->path);
  g_free (self);
}

/* @place: in what work on @work affects */
static SkvSystemLink *
link_new (SkvReach *reach, guint work, guint other, guint place)
{
  guint n;
  const SkvReached *affected = skv_reach_affected (reach, work, &n);
  g_autoptr (GStrvBuilder) path = g_strv_builder_new ();
  SkvSystemLink *self = g_new0 (SkvSystemLink, 1);

  self->system = skv_reach_get_id (reach, other);
  self->degraded = affected[place].degraded;
  self->distance = affected[place].distance;
  for (; place > 0; place = affected[place].from)
    g_strv_builder_add (path, skv_reach_get_id (reach, affected[place].system));
  g_strv_builder_add (path, skv_reach_get_id (reach, work));
  self->path = g_strv_builder_end (path);
  return self;
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const SkvSystemLink *first = *(SkvSystemLink *const *) a, *second = *(SkvSystemLink *const *) b;

  if (first->distance != second->distance)
    return first->distance < second->distance ? -1 : 1;
  return strcmp (first->system, second->system);
}

/* The place at which work on @work affects @other worst, over the fewest dependencies. */
static gboolean
find_worst (SkvReach *reach, guint work, guint other, guint *place)
{
  guint n;
  const SkvReached *affected = skv_reach_affected (reach, work, &n);
  gboolean found = FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (affected[i].system != other || affected[i].in_part)
        continue;
      if (!found || (affected[*place].degraded && !affected[i].degraded))
        *place = i;
      found = TRUE;
    }
  return found;
}

GPtrArray *
skv_reach_list_affected (SkvReach *self, guint system)
{
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_system_link_free);
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  const SkvReached *affected;
  guint n;

  g_return_val_if_fail (system < skv_reach_get_n_systems (self), links);

  affected = skv_reach_affected (self, system, &n);
  g_hash_table_add (told, GUINT_TO_POINTER (system));
  /* Once what is down, and then what is only degraded. */
  for (int degraded = 0; degraded < 2; degraded++)
    {
      for (guint i = 0; i < n; i++)
        {
          if (!affected[i].in_part && affected[i].degraded == degraded &&
              g_hash_table_add (told, GUINT_TO_POINTER (affected[i].system)))
            g_ptr_array_add (links, link_new (self, system, affected[i].system, i));
        }
    }
  g_ptr_array_sort (links, compare_links);
  return links;
}

GPtrArray *
skv_reach_list_causes (SkvReach *self, guint system)
{
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_system_link_free);
  const SkvCause *causes;
  guint n;

  g_return_val_if_fail (system < skv_reach_get_n_systems (self), links);

  causes = skv_reach_causes (self, system, &n);
  for (guint i = 0; i < n; i++)
    {
      guint place = 0;

      /* Of a group that is only affected in part there is nothing to tell. */
      if (causes[i].system != system && find_worst (self, causes[i].system, system, &place))
        g_ptr_array_add (links, link_new (self, causes[i].system, causes[i].system, place));
    }
  g_ptr_array_sort (links, compare_links);
  return links;
}
