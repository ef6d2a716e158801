/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/reach.h"

/* Neighbours of every system in one direction: those of s are ends[starts[s] .. starts[s + 1]). */
typedef struct
{
  guint *starts; /* (owned) */
  guint *ends;   /* (owned) */
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
  Answer *causes;    /* (owned): of guint */
  Answer *enclosing; /* (owned): of guint */
  gboolean *seen;    /* (owned): scratch, two states a system; all FALSE between searches */
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
            links->ends[next[backward ? to : from]++] = backward ? from : to;
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
  self->seen = g_new0 (gboolean, 2 * systems->len + 1);
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

/* --- breadth first -------------------------------------------------------------------------- */

/* A state of the search is a system affected as a whole (2 × system) or in part (2 × system + 1).
 */
static guint
state_of (guint system, gboolean in_part)
{
  return 2 * system + (in_part ? 1 : 0);
}

static void
visit (SkvReach *self, GArray *found, guint from, guint system, gboolean in_part)
{
  const SkvReached *before = found->len > 0 ? &g_array_index (found, SkvReached, from) : NULL;
  SkvReached reached = { system, in_part, before != NULL ? before->distance + 1 : 0, from };

  /* Whatever follows from a part follows from the whole. */
  if (self->seen[state_of (system, in_part)] || self->seen[state_of (system, FALSE)])
    return;
  self->seen[state_of (system, in_part)] = TRUE;
  g_array_append_val (found, reached);
}

static void
visit_links (
  SkvReach *self, GArray *found, guint from, const Links *links, guint system, gboolean in_part)
{
  for (guint i = links->starts[system]; i < links->starts[system + 1]; i++)
    visit (self, found, from, links->ends[i], in_part);
}

/* forget what was seen and keep what was found */
static void
finish_search (SkvReach *self, GArray *found, Answer *answer)
{
  for (guint i = 0; i < found->len; i++)
    {
      const SkvReached *reached = &g_array_index (found, SkvReached, i);

      self->seen[state_of (reached->system, reached->in_part)] = FALSE;
    }
  answer->known = TRUE;
  answer->n = found->len;
}

static void
search_affected (SkvReach *self, guint system)
{
  Answer *answer = &self->affected[system];
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SkvReached));

  visit (self, found, 0, system, FALSE);
  for (guint i = 0; i < found->len; i++)
    {
      SkvReached reached = g_array_index (found, SkvReached, i);

      visit_links (self, found, i, &self->dependants, reached.system, FALSE);
      if (!reached.in_part)
        visit_links (self, found, i, &self->members, reached.system, FALSE);
      visit_links (self, found, i, &self->groups, reached.system, TRUE);
    }
  finish_search (self, found, answer);
  answer->array = g_array_free (found, FALSE);
}

/* The states of a search, as the systems in the states that count. */
static void
keep_systems (SkvReach *self, GArray *found, gboolean parts, Answer *answer)
{
  g_autoptr (GArray) systems = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < found->len; i++)
    {
      const SkvReached *reached = &g_array_index (found, SkvReached, i);

      if (parts || !reached->in_part)
        g_array_append_val (systems, reached->system);
    }
  finish_search (self, found, answer);
  answer->n = systems->len;
  answer->array = g_array_free (g_steal_pointer (&systems), FALSE);
}

/* visit() of a state whose whole and part are different causes */
static void
visit_back (SkvReach *self, GArray *found, guint system, gboolean in_part)
{
  SkvReached reached = { system, in_part, 0, 0 };

  if (self->seen[state_of (system, in_part)])
    return;
  self->seen[state_of (system, in_part)] = TRUE;
  g_array_append_val (found, reached);
}

/* The steps of search_affected() backwards. */
static void
visit_causes (SkvReach *self, GArray *found, SkvReached reached)
{
  const Links *members = &self->members, *groups = &self->groups, *needs = &self->dependencies;
  guint system = reached.system;

  if (reached.in_part)
    {
      for (guint i = members->starts[system]; i < members->starts[system + 1]; i++)
        {
          visit_back (self, found, members->ends[i], FALSE);
          visit_back (self, found, members->ends[i], TRUE);
        }
      return;
    }
  for (guint i = needs->starts[system]; i < needs->starts[system + 1]; i++)
    {
      visit_back (self, found, needs->ends[i], FALSE);
      visit_back (self, found, needs->ends[i], TRUE);
    }
  for (guint i = groups->starts[system]; i < groups->starts[system + 1]; i++)
    visit_back (self, found, groups->ends[i], FALSE);
}

static void
search_causes (SkvReach *self, guint system)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SkvReached));

  visit_back (self, found, system, FALSE);
  visit_back (self, found, system, TRUE);
  for (guint i = 0; i < found->len; i++)
    visit_causes (self, found, g_array_index (found, SkvReached, i));
  keep_systems (self, found, FALSE, &self->causes[system]);
}

static void
search_groups (SkvReach *self, guint system)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SkvReached));

  visit (self, found, 0, system, FALSE);
  for (guint i = 0; i < found->len; i++)
    visit_links (self, found, i, &self->groups, g_array_index (found, SkvReached, i).system, FALSE);
  keep_systems (self, found, TRUE, &self->enclosing[system]);
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

const guint *
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
