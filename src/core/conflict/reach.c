/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/reach.h"

/* Neighbours of every system in one direction: those of s are ends[starts[s] .. starts[s + 1]). */
typedef struct
{
  guint *starts;    /* (owned) */
  guint *ends;      /* (owned) */
  guint8 *degraded; /* (owned): of each end, whether what depends works on, less well */
} Links;

/* One kind of answer, kept by system. */
typedef struct
{
  gboolean known;
  guint n;
  gpointer array; /* (owned) (nullable) */
} Answer;

struct _SkvReach
{
  GPtrArray *systems;  /* (owned) (element-type SkvSystem) */
  GHashTable *numbers; /* (owned): id (borrowed) → number */
  Links dependants;    /* who depends on it */
  Links dependencies;  /* what it depends on */
  Links members;
  Links groups;
  Answer *affected;  /* (owned): of SkvReached */
  Answer *causes;    /* (owned): of SkvCause */
  Answer *enclosing; /* (owned): of guint */
  guint hop_limit;   /* dependencies that an effect is followed over; G_MAXUINT: all */
  guint8 *seen;      /* (owned): scratch, the states of each system as bits; 0 between searches */
};

/* --- the relations as arrays ---------------------------------------------------------------- */

static gboolean
relation_ends (const SkvReach *self, const SkvRelation *relation, guint *from, guint *to)
{
  return skv_reach_lookup (self, relation->from, from) && skv_reach_lookup (self, relation->to, to);
}

/* Links from relations of one kind; @backward: from the system related to, to the related one. */
static void
make_links (
  const SkvReach *self, GPtrArray *relations, SkvRelationKind kind, gboolean backward, Links *links)
{
  guint n = self->systems->len;
  g_autofree guint *next = g_new0 (guint, n + 1);

  links->starts = g_new0 (guint, n + 1);
  links->ends = g_new (guint, relations->len + 1);
  links->degraded = g_new0 (guint8, relations->len + 1);
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < relations->len; i++)
        {
          const SkvRelation *relation = g_ptr_array_index (relations, i);
          guint from, to;

          if (relation->relation != kind || !relation_ends (self, relation, &from, &to))
            continue;
          if (pass == 0)
            links->starts[(backward ? to : from) + 1]++;
          else
            {
              guint place = next[backward ? to : from]++;

              links->ends[place] = backward ? from : to;
              links->degraded[place] =
                kind == SKV_DEPENDS_ON && relation->effect == SKV_EFFECT_DEGRADED;
            }
        }
      for (guint i = 0; i < n && pass == 0; i++)
        {
          links->starts[i + 1] += links->starts[i];
          next[i] = links->starts[i];
        }
    }
}

static void
clear_links (Links *links)
{
  g_free (links->starts);
  g_free (links->ends);
  g_free (links->degraded);
}

SkvReach *
skv_reach_new (SkvPlan *plan)
{
  SkvReach *self = g_new0 (SkvReach, 1);
  GPtrArray *systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);
  GPtrArray *relations = skv_plan_get_records (plan, SKV_KIND_RELATION);

  self->systems = g_ptr_array_new_with_free_func (skv_record_unref);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < systems->len; i++)
    {
      SkvRecord *system = g_ptr_array_index (systems, i);

      g_ptr_array_add (self->systems, skv_record_ref (system));
      g_hash_table_insert (self->numbers, system->id, GUINT_TO_POINTER (i));
    }
  make_links (self, relations, SKV_DEPENDS_ON, TRUE, &self->dependants);
  make_links (self, relations, SKV_DEPENDS_ON, FALSE, &self->dependencies);
  make_links (self, relations, SKV_MEMBER_OF, TRUE, &self->members);
  make_links (self, relations, SKV_MEMBER_OF, FALSE, &self->groups);
  self->affected = g_new0 (Answer, systems->len + 1);
  self->causes = g_new0 (Answer, systems->len + 1);
  self->enclosing = g_new0 (Answer, systems->len + 1);
  self->seen = g_new0 (guint8, systems->len + 1);
  if (skv_plan_get_settings (plan)->hop_limit > 0)
    self->hop_limit = (guint) skv_plan_get_settings (plan)->hop_limit;
  else
    self->hop_limit = G_MAXUINT;
  return self;
}

void
skv_reach_free (SkvReach *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->systems->len; i++)
    {
      g_free (self->affected[i].array);
      g_free (self->causes[i].array);
      g_free (self->enclosing[i].array);
    }
  g_free (self->affected);
  g_free (self->causes);
  g_free (self->enclosing);
  g_free (self->seen);
  clear_links (&self->dependants);
  clear_links (&self->dependencies);
  clear_links (&self->members);
  clear_links (&self->groups);
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->systems);
  g_free (self);
}

guint
skv_reach_get_n_systems (const SkvReach *self)
{
  return self->systems->len;
}

gboolean
skv_reach_lookup (const SkvReach *self, const char *id, guint *system)
{
  gpointer number;

  if (!g_hash_table_lookup_extended (self->numbers, id, NULL, &number))
    return FALSE;
  *system = GPOINTER_TO_UINT (number);
  return TRUE;
}

const char *
skv_reach_get_id (const SkvReach *self, guint system)
{
  g_return_val_if_fail (system < self->systems->len, NULL);
  return ((const SkvRecord *) g_ptr_array_index (self->systems, system))->id;
}

/* --- breadth first, a dependency a step --------------------------------------------------------
 */

/* A state of the search is a system affected as a whole or in part, and down or degraded. */
enum
{
  WHOLE_DOWN = 1 << 0,
  WHOLE_DEGRADED = 1 << 1,
  PART_DOWN = 1 << 2,
  PART_DEGRADED = 1 << 3,
};

static guint8
state_of (const SkvReached *reached)
{
  if (reached->in_part)
    return reached->degraded ? PART_DEGRADED : PART_DOWN;
  return reached->degraded ? WHOLE_DEGRADED : WHOLE_DOWN;
}

/* The states from which everything follows that follows from this one, and that count for more:
 * found earlier, and so over no more dependencies, they make it superfluous. */
static guint8
states_above (const SkvReached *reached)
{
  guint8 above = state_of (reached) | WHOLE_DOWN;

  if (reached->in_part && reached->degraded)
    above |= WHOLE_DEGRADED | PART_DOWN;
  return above;
}

static void
find_state (SkvReach *self, GArray *found, SkvReached reached)
{
  if ((self->seen[reached.system] & states_above (&reached)) != 0)
    return;
  self->seen[reached.system] |= state_of (&reached);
  g_array_append_val (found, reached);
}

/* Over memberships, which are no dependencies and take nothing from the effect: found at once. */
static void
follow_memberships (SkvReach *self, GArray *found, guint from, const Links *links, gboolean in_part)
{
  SkvReached before = g_array_index (found, SkvReached, from);

  for (guint i = links->starts[before.system]; i < links->starts[before.system + 1]; i++)
    find_state (self, found,
                (SkvReached){ .system = links->ends[i],
                              .in_part = in_part,
                              .degraded = before.degraded,
                              .hops = before.hops,
                              .distance = before.distance + 1,
                              .from = from });
}

/* Over dependencies: found when all that fewer of them lead to is. */
static void
follow_dependencies (SkvReach *self, GArray *found, guint from, const Links *links, GArray *next)
{
  const SkvReached *before = &g_array_index (found, SkvReached, from);

  for (guint i = links->starts[before->system]; i < links->starts[before->system + 1]; i++)
    {
      SkvReached reached = { .system = links->ends[i],
                             .degraded = before->degraded || links->degraded[i],
                             .hops = before->hops + 1,
                             .distance = before->distance + 1,
                             .from = from };

      if (reached.hops <= self->hop_limit &&
          (self->seen[reached.system] & states_above (&reached)) == 0)
        g_array_append_val (next, reached);
    }
}

/* what is down before what is degraded, so that only the worse of the two is kept */
static void
find_next (SkvReach *self, GArray *found, GArray *next)
{
  for (int degraded = 0; degraded < 2; degraded++)
    {
      for (guint i = 0; i < next->len; i++)
        {
          const SkvReached *reached = &g_array_index (next, SkvReached, i);

          if (reached->degraded == degraded)
            find_state (self, found, *reached);
        }
    }
  g_array_set_size (next, 0);
}

/* forget what was seen */
static void
finish_search (SkvReach *self, GArray *found)
{
  for (guint i = 0; i < found->len; i++)
    self->seen[g_array_index (found, SkvReached, i).system] = 0;
}

static void
search_affected (SkvReach *self, guint system)
{
  Answer *answer = &self->affected[system];
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SkvReached));
  g_autoptr (GArray) next = g_array_new (FALSE, FALSE, sizeof (SkvReached));
  guint i = 0;

  find_state (self, found, (SkvReached){ .system = system });
  do
    {
      for (; i < found->len; i++)
        {
          gboolean in_part = g_array_index (found, SkvReached, i).in_part;

          follow_dependencies (self, found, i, &self->dependants, next);
          if (!in_part)
            follow_memberships (self, found, i, &self->members, FALSE);
          follow_memberships (self, found, i, &self->groups, TRUE);
        }
      find_next (self, found, next);
    }
  while (i < found->len);
  finish_search (self, found);
  answer->known = TRUE;
  answer->n = found->len;
  answer->array = g_array_free (found, FALSE);
}

/* --- backwards ------------------------------------------------------------------------------ */

/* find_state() of a state whose whole and part are different causes */
static void
find_cause (SkvReach *self, GArray *found, SkvReached reached)
{
  guint8 above = state_of (&reached) | (reached.in_part ? PART_DOWN : WHOLE_DOWN);

  if ((self->seen[reached.system] & above) != 0)
    return;
  self->seen[reached.system] |= state_of (&reached);
  g_array_append_val (found, reached);
}

static void
find_both_causes (SkvReach *self, GArray *found, SkvReached reached)
{
  for (int in_part = 0; in_part < 2; in_part++)
    {
      reached.in_part = in_part;
      find_cause (self, found, reached);
    }
}

/* The steps of search_affected() backwards. */
static void
follow_back (SkvReach *self, GArray *found, SkvReached reached, GArray *next)
{
  const Links *members = &self->members, *groups = &self->groups, *needs = &self->dependencies;
  SkvReached before = reached;

  if (reached.in_part)
    {
      for (guint i = members->starts[reached.system]; i < members->starts[reached.system + 1]; i++)
        {
          before.system = members->ends[i];
          find_both_causes (self, found, before);
        }
      return;
    }
  for (guint i = groups->starts[reached.system]; i < groups->starts[reached.system + 1]; i++)
    {
      before.system = groups->ends[i];
      find_cause (self, found, before);
    }
  for (guint i = needs->starts[reached.system]; i < needs->starts[reached.system + 1]; i++)
    {
      before = reached;
      before.system = needs->ends[i];
      before.degraded = reached.degraded || needs->degraded[i];
      before.hops++;
      if (before.hops <= self->hop_limit)
        g_array_append_val (next, before);
    }
}

/* The systems among the states, each with its worst effect. */
static void
keep_causes (SkvReach *self, GArray *found, Answer *answer)
{
  g_autoptr (GArray) causes = g_array_new (FALSE, FALSE, sizeof (SkvCause));

  finish_search (self, found);
  for (int degraded = 0; degraded < 2; degraded++)
    {
      for (guint i = 0; i < found->len; i++)
        {
          const SkvReached *reached = &g_array_index (found, SkvReached, i);
          SkvCause cause = { reached->system, reached->degraded };

          if (reached->in_part || reached->degraded != degraded || self->seen[cause.system] != 0)
            continue;
          self->seen[cause.system] = 1;
          g_array_append_val (causes, cause);
        }
    }
  finish_search (self, found);
  answer->known = TRUE;
  answer->n = causes->len;
  answer->array = g_array_free (g_steal_pointer (&causes), FALSE);
}

static void
search_causes (SkvReach *self, guint system)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SkvReached));
  g_autoptr (GArray) next = g_array_new (FALSE, FALSE, sizeof (SkvReached));
  guint i = 0;

  find_both_causes (self, found, (SkvReached){ .system = system });
  do
    {
      for (; i < found->len; i++)
        follow_back (self, found, g_array_index (found, SkvReached, i), next);
      for (guint j = 0; j < next->len; j++)
        find_both_causes (self, found, g_array_index (next, SkvReached, j));
      g_array_set_size (next, 0);
    }
  while (i < found->len);
  keep_causes (self, found, &self->causes[system]);
}

static void
search_groups (SkvReach *self, guint system)
{
  const Links *groups = &self->groups;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (found, system);
  self->seen[system] = 1;
  for (guint i = 0; i < found->len; i++)
    {
      guint member = g_array_index (found, guint, i);

      for (guint j = groups->starts[member]; j < groups->starts[member + 1]; j++)
        {
          if (self->seen[groups->ends[j]] != 0)
            continue;
          self->seen[groups->ends[j]] = 1;
          g_array_append_val (found, groups->ends[j]);
        }
    }
  for (guint i = 0; i < found->len; i++)
    self->seen[g_array_index (found, guint, i)] = 0;
  self->enclosing[system].known = TRUE;
  self->enclosing[system].n = found->len;
  self->enclosing[system].array = g_array_free (found, FALSE);
}

const SkvReached *
skv_reach_affected (SkvReach *self, guint system, guint *n)
{
  g_return_val_if_fail (system < self->systems->len, NULL);

  if (!self->affected[system].known)
    search_affected (self, system);
  *n = self->affected[system].n;
  return self->affected[system].array;
}

const SkvCause *
skv_reach_causes (SkvReach *self, guint system, guint *n)
{
  g_return_val_if_fail (system < self->systems->len, NULL);

  if (!self->causes[system].known)
    search_causes (self, system);
  *n = self->causes[system].n;
  return self->causes[system].array;
}

const guint *
skv_reach_groups (SkvReach *self, guint system, guint *n)
{
  g_return_val_if_fail (system < self->systems->len, NULL);

  if (!self->enclosing[system].known)
    search_groups (self, system);
  *n = self->enclosing[system].n;
  return self->enclosing[system].array;
}
