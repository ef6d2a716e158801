/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/schedule-private.h"

/*
 * What order, bundles, peace after work and shared systems cost at least: of all pairs as many as
 * make no ring, the weightiest first. Without rings the least cost can be had from the leaves to
 * the roots: what each job with all that hangs on it costs on each evening.
 */

#define NEVER (G_MAXINT64 / 8)
/* Steps of one answer; more and the bound would take longer than the search. */
#define MAX_STEPS 20000000

/* The slots of a job on an evening, as far as another job's order to it goes. */
typedef struct
{
  guint evening;
  gint64 last_start;
  gint64 first_end;
  gint64 first_care_end;
} Stay;

typedef struct
{
  GArray *stays; /* (owned) (element-type Stay): by evening */
  int parent;    /* -1: it is a root, or alone */
  SkvPairFlags flags;
  gboolean linked;
  gint64 *least; /* (owned): by stay and last none: with all that hangs on it */
  guint *best;   /* (owned): by stay of its parent and last none, the own one */
  guint stay;    /* the answer */
} Node;

struct _SkvScheduleForest
{
  guint n_jobs;
  guint n_places;
  Node *nodes;    /* (owned) */
  guint *order;   /* (owned): parents before children */
  gint64 *prices; /* (owned): by job × n_places + place */
  guint n_steps;
};

/* --- which pairs ----------------------------------------------------------------------------- */

typedef struct
{
  guint job, other;
  SkvPairFlags flags;
  int weight;
} Link;

static int
weigh (SkvPairFlags flags)
{
  return (flags & SKV_PAIR_TOGETHER ? 8 : 0) +
         (flags & (SKV_PAIR_AFTER | SKV_PAIR_BEFORE) ? 4 : 0) + (flags & SKV_PAIR_CARE ? 2 : 0);
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const Link *first = a, *second = b;

  if (first->weight != second->weight)
    return second->weight - first->weight;
  if (first->job != second->job)
    return first->job < second->job ? -1 : 1;
  return (first->other > second->other) - (first->other < second->other);
}

static GArray *
list_links (const SkvPuzzle *puzzle)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (Link));

  for (guint job = 0; job < puzzle->jobs->len; job++)
    {
      const GArray *pairs = skv_puzzle_job (puzzle, job)->pairs;

      for (guint i = 0; i < pairs->len; i++)
        {
          const SkvPair *pair = &g_array_index (pairs, SkvPair, i);
          Link link = { job, pair->other, pair->flags, weigh (pair->flags) };

          if (pair->other < job)
            g_array_append_val (links, link);
        }
    }
  g_array_sort (links, compare_links);
  return links;
}

static guint
root_of (guint *roots, guint job)
{
  while (roots[job] != job)
    job = roots[job] = roots[roots[job]];
  return job;
}

/* keeps those that make no ring with the ones before them */
static void
drop_rings (GArray *links, guint n_jobs)
{
  g_autofree guint *roots = g_new (guint, n_jobs + 1);
  guint kept = 0;

  for (guint i = 0; i < n_jobs; i++)
    roots[i] = i;
  for (guint i = 0; i < links->len; i++)
    {
      Link link = g_array_index (links, Link, i);
      guint a = root_of (roots, link.job), b = root_of (roots, link.other);

      if (a == b)
        continue;
      roots[a] = b;
      g_array_index (links, Link, kept++) = link;
    }
  g_array_set_size (links, kept);
}

static SkvPairFlags
turn (SkvPairFlags flags)
{
  SkvPairFlags turned = flags & ~(SKV_PAIR_AFTER | SKV_PAIR_BEFORE);

  turned |= flags & SKV_PAIR_AFTER ? SKV_PAIR_BEFORE : 0;
  turned |= flags & SKV_PAIR_BEFORE ? SKV_PAIR_AFTER : 0;
  return turned;
}

/* From the first job of each tree outwards. */
static void
plant (SkvScheduleForest *self, const GArray *links)
{
  g_autofree gboolean *seen = g_new0 (gboolean, self->n_jobs + 1);
  guint n = 0;

  for (guint root = 0; root < self->n_jobs; root++)
    {
      if (seen[root])
        continue;
      seen[root] = TRUE;
      self->order[n++] = root;
      for (guint next = n - 1; next < n; next++)
        {
          guint job = self->order[next];

          for (guint i = 0; i < links->len; i++)
            {
              const Link *link = &g_array_index (links, Link, i);
              guint other = link->job == job ? link->other : link->job;

              if ((link->job != job && link->other != job) || seen[other])
                continue;
              seen[other] = TRUE;
              self->nodes[other].parent = (int) job;
              self->nodes[other].flags = link->job == other ? link->flags : turn (link->flags);
              self->nodes[other].linked = self->nodes[job].linked = TRUE;
              self->order[n++] = other;
            }
        }
    }
}

/* --- what a pair costs ----------------------------------------------------------------------- */

static GArray *
list_stays (const SkvPuzzleJob *job)
{
  GArray *stays = g_array_new (FALSE, FALSE, sizeof (Stay));

  for (guint i = 0; i < job->evenings->len; i++)
    {
      const SkvSlotEvening *evening = &g_array_index (job->evenings, SkvSlotEvening, i);
      Stay stay = { evening->evening, G_MININT64, G_MAXINT64, G_MAXINT64 };

      for (guint j = evening->first; j < evening->end; j++)
        {
          const SkvSlot *slot = &g_array_index (job->slots, SkvSlot, j);

          stay.last_start = MAX (stay.last_start, slot->span.start);
          stay.first_end = MIN (stay.first_end, slot->span.end);
          stay.first_care_end = MIN (stay.first_care_end, slot->care_end);
        }
      g_array_append_val (stays, stay);
    }
  return stays;
}

/* what it costs at least that @second comes after @first */
static gint64
cost_in_order (SkvPairFlags flags, const Stay *first, const Stay *second)
{
  if (first->first_end > second->last_start)
    return NEVER;
  return (flags & SKV_PAIR_CARE) && second->last_start < first->first_care_end ? SKV_SCHEDULE_SOFT
                                                                               : 0;
}

/* no two slots of these evenings cost less; either may be NULL: none */
static gint64
pair_cost (SkvPairFlags flags, const Stay *own, const Stay *other)
{
  gint64 cost = 0;

  if (own == NULL)
    return other != NULL && (flags & SKV_PAIR_BEFORE) ? NEVER : 0;
  if (other == NULL)
    return flags & SKV_PAIR_AFTER ? NEVER : 0;
  if (flags & (SKV_PAIR_SHARED | SKV_PAIR_AFTER | SKV_PAIR_BEFORE))
    {
      gint64 before = flags & SKV_PAIR_AFTER ? NEVER : cost_in_order (flags, own, other);
      gint64 after = flags & SKV_PAIR_BEFORE ? NEVER : cost_in_order (flags, other, own);

      cost = MIN (before, after);
    }
  if (cost < NEVER && (flags & SKV_PAIR_TOGETHER) && own->evening != other->evening)
    cost += SKV_SCHEDULE_SOFT;
  return cost;
}

/* --- the answer ------------------------------------------------------------------------------ */

/* NULL for the last: none */
static const Stay *
stay_of (const Node *node, guint stay)
{
  return stay < node->stays->len ? &g_array_index (node->stays, Stay, stay) : NULL;
}

static guint
place_of (const SkvScheduleForest *self, const Node *node, guint stay)
{
  const Stay *found = stay_of (node, stay);

  return found != NULL ? found->evening : self->n_places - 1;
}

/* adds the least of a node to what its parent costs */
static void
add_to_parent (SkvScheduleForest *self, Node *node)
{
  Node *parent = &self->nodes[node->parent];

  for (guint i = 0; i <= parent->stays->len; i++)
    {
      const Stay *there = stay_of (parent, i);
      gint64 least = NEVER;

      for (guint j = 0; j <= node->stays->len; j++)
        {
          gint64 pair;

          if (node->least[j] >= least)
            continue;
          pair = pair_cost (node->flags, stay_of (node, j), there);
          if (pair >= NEVER || node->least[j] + pair >= least)
            continue;
          least = node->least[j] + pair;
          node->best[i] = j;
        }
      parent->least[i] =
        least < NEVER && parent->least[i] < NEVER ? parent->least[i] + least : NEVER;
    }
}

static guint
cheapest (const Node *node)
{
  guint best = 0;

  for (guint i = 1; i <= node->stays->len; i++)
    {
      if (node->least[i] < node->least[best])
        best = i;
    }
  return best;
}

gint64
skv_schedule_forest_solve (SkvScheduleForest *self)
{
  gint64 cost = 0;

  for (guint job = 0; job < self->n_jobs; job++)
    {
      Node *node = &self->nodes[job];

      for (guint i = 0; i <= node->stays->len; i++)
        node->least[i] = *skv_schedule_forest_price (self, job, place_of (self, node, i));
    }
  for (guint i = self->n_jobs; i-- > 0;)
    {
      if (self->nodes[self->order[i]].parent >= 0)
        add_to_parent (self, &self->nodes[self->order[i]]);
    }
  for (guint i = 0; i < self->n_jobs; i++)
    {
      Node *node = &self->nodes[self->order[i]];

      node->stay = node->parent < 0 ? cheapest (node) : node->best[self->nodes[node->parent].stay];
      if (node->parent < 0 && node->linked)
        cost += node->least[node->stay];
    }
  return cost;
}

gboolean
skv_schedule_forest_has (const SkvScheduleForest *self, guint job)
{
  return self->nodes[job].linked;
}

guint
skv_schedule_forest_get_place (const SkvScheduleForest *self, guint job)
{
  return place_of (self, &self->nodes[job], self->nodes[job].stay);
}

gint64 *
skv_schedule_forest_price (SkvScheduleForest *self, guint job, guint place)
{
  return &self->prices[(gsize) job * self->n_places + place];
}

guint
skv_schedule_forest_get_steps (const SkvScheduleForest *self)
{
  return self->n_steps;
}

/* --- life ------------------------------------------------------------------------------------ */

/* FALSE if an answer would take too long */
static gboolean
count_steps (SkvScheduleForest *self)
{
  guint64 n = 0;

  for (guint job = 0; job < self->n_jobs; job++)
    {
      const Node *node = &self->nodes[job];

      if (node->parent >= 0)
        n += (guint64) (node->stays->len + 1) * (self->nodes[node->parent].stays->len + 1);
    }
  self->n_steps = (guint) MIN (n, G_MAXUINT);
  return n > 0 && n <= MAX_STEPS;
}

SkvScheduleForest *
skv_schedule_forest_new (const SkvPuzzle *puzzle)
{
  SkvScheduleForest *self = g_new0 (SkvScheduleForest, 1);
  g_autoptr (GArray) links = list_links (puzzle);

  self->n_jobs = puzzle->jobs->len;
  self->n_places = puzzle->evenings->len + 1;
  self->nodes = g_new0 (Node, self->n_jobs + 1);
  self->order = g_new (guint, self->n_jobs + 1);
  self->prices = g_new0 (gint64, (gsize) self->n_jobs * self->n_places + 1);
  for (guint job = 0; job < self->n_jobs; job++)
    {
      self->nodes[job].parent = -1;
      self->nodes[job].stays = list_stays (skv_puzzle_job (puzzle, job));
      self->nodes[job].least = g_new0 (gint64, self->nodes[job].stays->len + 1);
      self->nodes[job].best = g_new0 (guint, self->n_places);
    }
  drop_rings (links, self->n_jobs);
  plant (self, links);
  if (!count_steps (self))
    g_clear_pointer (&self, skv_schedule_forest_free);
  return self;
}

void
skv_schedule_forest_free (SkvScheduleForest *self)
{
  if (self == NULL)
    return;
  for (guint job = 0; job < self->n_jobs; job++)
    {
      g_array_unref (self->nodes[job].stays);
      g_free (self->nodes[job].least);
      g_free (self->nodes[job].best);
    }
  g_free (self->nodes);
  g_free (self->order);
  g_free (self->prices);
  g_free (self);
}
