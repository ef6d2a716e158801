/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/crossings.h"

enum
{
  NOT_THERE,
  DEGRADED,
  DOWN,
};

struct _SkvCrossings
{
  SkvReach *reach; /* (unowned) */
  guint n;
  SkvCrossing *all;  /* (owned): by system */
  SkvSlice *members; /* (owned) (nullable): by system */
  guint8 *effects;   /* (owned): scratch: the worst effect by system; NOT_THERE between uses */
  GArray *found;     /* (owned): scratch: the systems that have one */
};

SkvCrossings *
skv_crossings_new (SkvReach *reach)
{
  SkvCrossings *self = g_new0 (SkvCrossings, 1);

  self->reach = reach;
  self->n = skv_reach_get_n_systems (reach);
  self->all = g_new0 (SkvCrossing, self->n + 1);
  self->effects = g_new0 (guint8, self->n + 1);
  self->found = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
skv_crossings_free (SkvCrossings *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n; i++)
    {
      g_free (self->all[i].affected.systems);
      g_free (self->all[i].causes.systems);
      g_free (self->all[i].touching.systems);
      g_free (self->all[i].groups.systems);
      if (self->members != NULL)
        g_free (self->members[i].systems);
    }
  g_free (self->all);
  g_free (self->members);
  g_free (self->effects);
  g_array_unref (self->found);
  g_free (self);
}

/* A system may be reached in more than one way: the worst counts. */
static void
note (SkvCrossings *self, guint system, gboolean degraded)
{
  if (self->effects[system] == NOT_THERE)
    g_array_append_val (self->found, system);
  self->effects[system] = MAX (self->effects[system], degraded ? DEGRADED : DOWN);
}

static void
note_affected (SkvCrossings *self, guint system)
{
  guint n;
  const SkvReached *affected = skv_reach_affected (self->reach, system, &n);

  for (guint i = 0; i < n; i++)
    note (self, affected[i].system, affected[i].degraded);
}

static void
note_causes (SkvCrossings *self, guint system)
{
  guint n;
  const SkvCause *causes = skv_reach_causes (self->reach, system, &n);

  for (guint i = 0; i < n; i++)
    note (self, causes[i].system, causes[i].degraded);
}

/* what was noted, which is forgotten; @any_effect: whether its effects count all the same */
static SkvSlice
take_noted (SkvCrossings *self, gboolean any_effect)
{
  SkvSlice slice = { g_new (guint, self->found->len + 1), 0, 0 };

  for (guint8 effect = DOWN; effect >= DEGRADED; effect--)
    {
      for (guint i = 0; i < self->found->len; i++)
        {
          guint system = g_array_index (self->found, guint, i);

          if (self->effects[system] != effect)
            continue;
          slice.systems[slice.n++] = system;
          self->effects[system] = NOT_THERE;
        }
      if (effect == DOWN || any_effect)
        slice.n_down = slice.n;
    }
  g_array_set_size (self->found, 0);
  return slice;
}

const SkvCrossing *
skv_crossings_get (SkvCrossings *self, guint system)
{
  SkvCrossing *crossing = &self->all[system];
  const guint *groups;
  guint n;

  if (crossing->known)
    return crossing;
  crossing->known = TRUE;
  note_affected (self, system);
  crossing->affected = take_noted (self, FALSE);
  note_causes (self, system);
  crossing->causes = take_noted (self, FALSE);
  note_affected (self, system);
  note_causes (self, system);
  crossing->touching = take_noted (self, TRUE);
  groups = skv_reach_groups (self->reach, system, &n);
  crossing->groups = (SkvSlice){ g_memdup2 (groups, n * sizeof (guint)), n, n };
  return crossing;
}

static void
collect_members (SkvCrossings *self)
{
  self->members = g_new0 (SkvSlice, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    {
      guint n;
      const guint *groups = skv_reach_groups (self->reach, i, &n);

      for (guint j = 0; j < n; j++)
        {
          SkvSlice *members = &self->members[groups[j]];

          if ((members->n & (members->n - 1)) == 0) /* room for the next power of two */
            members->systems = g_renew (guint, members->systems, MAX (2 * members->n, 1));
          members->systems[members->n++] = i;
          members->n_down = members->n;
        }
    }
}

const SkvSlice *
skv_crossings_members (SkvCrossings *self, guint system)
{
  if (self->members == NULL)
    collect_members (self);
  return &self->members[system];
}
