/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/packing.h"

#include <string.h>

/* After so many steps the search gives up and the bound is told. */
#define MAX_STEPS 200000
/* Of many jobs the bound is sought from so many of them. */
#define MAX_SEEDS 64

/* --- the bound -------------------------------------------------------------------------------- */

/* @members: 2 for those that may still come, 1 for members, 0 for all others */
static gint64
grow_from (const SkvPacking *self, guint left_out, guint seed, guint8 *members)
{
  gint64 sum = 0;

  memset (members, 2, self->n);
  if (left_out < self->n)
    members[left_out] = 0;
  for (guint next = seed; next < self->n;)
    {
      guint best = self->n;

      members[next] = 1;
      sum += self->lengths[next];
      for (guint i = 0; i < self->n; i++)
        {
          if (members[i] != 2)
            continue;
          if (!skv_packing_apart (self, next, i))
            members[i] = 0;
          else if (best == self->n || self->lengths[i] > self->lengths[best])
            best = i;
        }
      next = best;
    }
  return sum;
}

typedef struct
{
  const SkvPacking *packing;
  guint16 apart[SKV_PACKING_MOST]; /* as bits */
  gint64 best;
  guint best_set;
} Cliques;

static void
try_cliques (Cliques *self, guint set, guint candidates, gint64 sum)
{
  gint64 more = sum;

  if (sum > self->best)
    {
      self->best = sum;
      self->best_set = set;
    }
  for (guint i = 0; i < self->packing->n; i++)
    more += (candidates >> i & 1) != 0 ? self->packing->lengths[i] : 0;
  for (guint i = 0; i < self->packing->n && more > self->best; i++)
    {
      if ((candidates >> i & 1) == 0)
        continue;
      candidates &= ~(1u << i);
      try_cliques (self, set | 1u << i, candidates & self->apart[i],
                   sum + self->packing->lengths[i]);
      more -= self->packing->lengths[i];
    }
}

static gint64
greatest_clique (const SkvPacking *self, guint left_out, guint8 *members)
{
  Cliques cliques = { .packing = self };
  guint all = 0;

  for (guint i = 0; i < self->n; i++)
    {
      all |= i != left_out ? 1u << i : 0;
      for (guint j = 0; j < self->n; j++)
        cliques.apart[i] |= j != i && skv_packing_apart (self, i, j) ? (guint16) (1u << j) : 0;
    }
  try_cliques (&cliques, 0, all, 0);
  for (guint i = 0; i < self->n; i++)
    members[i] = (cliques.best_set >> i & 1) != 0;
  return cliques.best;
}

gint64
skv_packing_clique (const SkvPacking *self, guint left_out, guint8 *members)
{
  g_autofree guint8 *grown = NULL;
  gint64 best = 0;

  if (self->n <= SKV_PACKING_MOST)
    return greatest_clique (self, left_out, members);
  grown = g_new0 (guint8, self->n);
  memset (members, 0, self->n);
  for (guint i = 0; i < self->n && i < MAX_SEEDS; i++)
    {
      gint64 sum = i != left_out ? grow_from (self, left_out, i, grown) : 0;

      if (sum > best)
        {
          best = sum;
          memcpy (members, grown, self->n);
        }
    }
  return best;
}

/* --- the search ------------------------------------------------------------------------------- */

/* Jobs are placed by ascending start, each as early as those before it allow: one of the shortest
 * plans is such a one. */
typedef struct
{
  const SkvPacking *packing;
  guint all; /* the jobs that count, as bits */
  gint64 ends[SKV_PACKING_MOST];
  gint64 best;
  gint64 bound;
  guint steps;
} Search;

static gint64
earliest (const Search *self, guint placed, guint job)
{
  gint64 start = 0;

  for (guint i = 0; i < self->packing->n; i++)
    {
      if ((placed >> i & 1) != 0 && skv_packing_apart (self->packing, i, job))
        start = MAX (start, self->ends[i]);
    }
  return start;
}

static void
search (Search *self, guint placed, gint64 last_start, guint last, gint64 until)
{
  gint64 starts[SKV_PACKING_MOST];

  if (placed == self->all)
    {
      self->best = MIN (self->best, until);
      return;
    }
  for (guint i = 0; i < self->packing->n; i++)
    {
      if ((self->all & ~placed) >> i & 1)
        {
          starts[i] = earliest (self, placed, i);
          /* It will not be earlier with more of them placed. */
          if (MAX (starts[i], last_start) + self->packing->lengths[i] >= self->best)
            return;
        }
    }
  for (guint i = 0; i < self->packing->n; i++)
    {
      if (((self->all & ~placed) >> i & 1) == 0 || starts[i] < last_start ||
          (starts[i] == last_start && i < last && placed != 0))
        continue;
      if (self->best == self->bound || self->steps >= MAX_STEPS)
        return;
      self->steps++;
      self->ends[i] = starts[i] + self->packing->lengths[i];
      search (self, placed | 1u << i, starts[i], i, MAX (until, self->ends[i]));
    }
}

gint64
skv_packing_shortest (const SkvPacking *self, guint left_out, gboolean *exact)
{
  g_autofree guint8 *members = g_new0 (guint8, self->n + 1);
  Search state = { .packing = self, .best = 1 };

  state.bound = skv_packing_clique (self, left_out, members);
  if (exact != NULL)
    *exact = self->n <= SKV_PACKING_MOST;
  if (self->n > SKV_PACKING_MOST)
    return state.bound;
  for (guint i = 0; i < self->n; i++)
    {
      state.all |= i != left_out ? 1u << i : 0;
      state.best += i != left_out ? self->lengths[i] : 0; /* more than one after the other takes */
    }
  search (&state, 0, 0, 0, 0);
  if (state.all == 0)
    return 0;
  if (state.steps < MAX_STEPS || state.best == state.bound)
    return state.best;
  if (exact != NULL)
    *exact = FALSE;
  return state.bound;
}
