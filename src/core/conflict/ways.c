/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/ways.h"

#include <string.h>

typedef struct
{
  guint system;
  gboolean degraded;
  guint distance;
  guint work;  /* the system worked on */
  guint place; /* in what that one affects */
} Hit;

static gboolean
contains (const guint *systems, guint n, guint system)
{
  for (guint i = 0; i < n; i++)
    {
      if (systems[i] == system)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_hit (SkvReach *reach,
        const SkvReached *reached,
        const guint *targets,
        guint n_targets,
        SkvWaysFlags flags)
{
  const guint *groups;
  guint n_groups;

  if (flags == SKV_WAYS_TO_NAMED)
    return contains (targets, n_targets, reached->system);
  if (reached->in_part)
    return FALSE;
  groups = skv_reach_groups (reach, reached->system, &n_groups);
  for (guint i = 0; i < n_groups; i++)
    {
      if (contains (targets, n_targets, groups[i]))
        return TRUE;
    }
  return FALSE;
}

/* The nearest hits of work on one system: nothing that lies behind another hit. */
static void
add_hits (SkvReach *reach,
          guint work,
          const guint *targets,
          guint n_targets,
          SkvWaysFlags flags,
          GArray *hits)
{
  guint n;
  const SkvReached *affected = skv_reach_affected (reach, work, &n);
  g_autofree gboolean *behind = g_new0 (gboolean, n);

  for (guint i = 0; i < n; i++)
    {
      Hit hit = { affected[i].system, affected[i].degraded, affected[i].distance, work, i };

      behind[i] = i > 0 && behind[affected[i].from];
      if (behind[i] || !is_hit (reach, &affected[i], targets, n_targets, flags))
        continue;
      behind[i] = TRUE;
      g_array_append_val (hits, hit);
    }
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *first = a, *second = b;

  if (first->degraded != second->degraded)
    return first->degraded ? 1 : -1;
  if (first->distance != second->distance)
    return first->distance < second->distance ? -1 : 1;
  return (first->system > second->system) - (first->system < second->system);
}

static void
add_once (GPtrArray *ids, const char *id)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (strcmp (g_ptr_array_index (ids, i), id) == 0)
        return;
    }
  g_ptr_array_add (ids, g_strdup (id));
}

static GStrv
take_ids (GPtrArray *ids)
{
  g_ptr_array_add (ids, NULL);
  return (GStrv) g_ptr_array_free (ids, FALSE);
}

static void
add_path (SkvReach *reach, const Hit *hit, GPtrArray *path)
{
  guint n;
  const SkvReached *affected = skv_reach_affected (reach, hit->work, &n);

  for (guint place = hit->place; place > 0; place = affected[place].from)
    g_ptr_array_add (path, g_strdup (skv_reach_get_id (reach, affected[place].system)));
  g_ptr_array_add (path, g_strdup (skv_reach_get_id (reach, hit->work)));
}

void
skv_ways_find (SkvReach *reach,
               const guint *works,
               guint n_works,
               const guint *targets,
               guint n_targets,
               SkvWaysFlags flags,
               SkvWays *ways)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  GPtrArray *systems = g_ptr_array_new (), *path = g_ptr_array_new (),
            *sources = g_ptr_array_new ();

  for (guint i = 0; i < n_works; i++)
    add_hits (reach, works[i], targets, n_targets, flags, hits);
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len; i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);

      add_once (systems, skv_reach_get_id (reach, hit->system));
      add_once (sources, skv_reach_get_id (reach, hit->work));
    }
  if (hits->len > 0)
    add_path (reach, &g_array_index (hits, Hit, 0), path);
  ways->degraded = hits->len > 0 && g_array_index (hits, Hit, 0).degraded;
  ways->hit = take_ids (systems);
  ways->path = take_ids (path);
  ways->sources = take_ids (sources);
}

void
skv_ways_clear (SkvWays *self)
{
  self->degraded = FALSE;
  g_strfreev (self->hit);
  g_strfreev (self->path);
  g_strfreev (self->sources);
}
