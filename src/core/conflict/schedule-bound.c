/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/schedule-private.h"

/*
 * What no choice can cost less than. Three questions that are easy alone are asked with prices
 * between them: which evening is each job's if only slots and the crowd of each evening cost; which
 * month is it if only the crowd of each group costs; and which evening if only pairs of jobs cost
 * (schedule-forest.c). What the answers cost together is less than any choice that answers all of
 * them, whatever the prices; the prices are turned against what the answers disagree on until that
 * is as much as can be had. Pairs come in when it is known what a choice costs: where the answers
 * without them do not reach that.
 */

#define N_ROUNDS 60
#define N_PAIR_ROUNDS 200
/* of pairs, in all rounds; there are fewer rounds then */
#define MAX_PAIR_STEPS 150000000
#define NO_PLACE (G_MAXINT64 / 8)

/* Jobs to places, each of which costs more with each one that it has. The last place is to have
 * none, of which there is enough for all. */
typedef struct
{
  guint n_jobs;
  guint n_places;
  gint64 *costs; /* (owned): by job × n_places + place; NO_PLACE */
  guint *base;   /* (owned): by place, how many are there already */
  gint64 crowd;  /* for each pair in one place */
  guint *places; /* (owned): the answer, by job */
  guint *counts; /* (owned): by place, without base */
  gint64 *reach; /* (owned): scratch, by place: the least that leads there */
  guint *via;    /* (owned): the job that moves there, from where it is */
} Flow;

static void
flow_init (Flow *self, guint n_jobs, guint n_places, gint64 crowd)
{
  *self = (Flow){ .n_jobs = n_jobs, .n_places = n_places, .crowd = crowd };
  self->costs = g_new (gint64, (gsize) n_jobs * n_places);
  for (gsize i = 0; i < (gsize) n_jobs * n_places; i++)
    self->costs[i] = NO_PLACE;
  self->base = g_new0 (guint, n_places);
  self->places = g_new0 (guint, n_jobs + 1);
  self->counts = g_new0 (guint, n_places);
  self->reach = g_new (gint64, n_places);
  self->via = g_new (guint, n_places);
}

static void
flow_clear (Flow *self)
{
  g_free (self->costs);
  g_free (self->base);
  g_free (self->places);
  g_free (self->counts);
  g_free (self->reach);
  g_free (self->via);
}

static inline gint64 *
flow_cost (const Flow *self, guint job, guint place)
{
  return &self->costs[(gsize) job * self->n_places + place];
}

static gboolean
relax (Flow *self, guint job, gint64 before)
{
  const gint64 *costs = flow_cost (self, job, 0);
  gboolean changed = FALSE;

  for (guint place = 0; place < self->n_places; place++)
    {
      if (costs[place] < NO_PLACE && before + costs[place] < self->reach[place])
        {
          self->reach[place] = before + costs[place];
          self->via[place] = job;
          changed = TRUE;
        }
    }
  return changed;
}

/* Brings in one more job by the cheapest chain of moves: it to a place, one of there to another,
 * and so on to a place that becomes fuller. The first @job are in already, at the least cost. */
static void
flow_add (Flow *self, guint job)
{
  guint end = 0;
  gint64 least = G_MAXINT64;
  gboolean changed = TRUE;

  for (guint place = 0; place < self->n_places; place++)
    self->reach[place] = NO_PLACE;
  relax (self, job, 0);
  while (changed)
    {
      changed = FALSE;
      for (guint other = 0; other < job; other++)
        {
          guint place = self->places[other];

          if (self->reach[place] < NO_PLACE)
            changed |= relax (self, other, self->reach[place] - *flow_cost (self, other, place));
        }
    }
  for (guint place = 0; place < self->n_places; place++)
    {
      gint64 more =
        place + 1 == self->n_places ? 0 : (self->base[place] + self->counts[place]) * self->crowd;

      if (self->reach[place] < NO_PLACE && self->reach[place] + more < least)
        {
          least = self->reach[place] + more;
          end = place;
        }
    }
  self->counts[end]++;
  for (guint moved = self->via[end];; moved = self->via[end])
    {
      guint from = self->places[moved];

      self->places[moved] = end;
      if (moved == job)
        return;
      end = from;
    }
}

/* the least cost; and self->places are such an answer */
static gint64
flow_solve (Flow *self)
{
  gint64 cost = 0;

  for (guint place = 0; place < self->n_places; place++)
    self->counts[place] = 0;
  for (guint job = 0; job < self->n_jobs; job++)
    flow_add (self, job);
  for (guint job = 0; job < self->n_jobs; job++)
    cost += *flow_cost (self, job, self->places[job]);
  for (guint place = 0; place + 1 < self->n_places; place++)
    {
      gint64 n = self->counts[place];

      cost += (n * self->base[place] + n * (n - 1) / 2) * self->crowd;
    }
  return cost;
}

/* --- the three questions --------------------------------------------------------------------- */

typedef struct
{
  Flow flow;
  guint *jobs; /* (owned): of the puzzle */
} Group;

typedef struct
{
  const SkvPuzzle *puzzle;
  Flow evenings;
  Group *groups; /* (owned): what a month costs there is its price */
  gint64 *off;   /* (owned): by job × n_months + month, the prices of all groups, which are taken
                  * off the evenings of that month */
  SkvScheduleForest *forest; /* (owned) (nullable): what an evening costs there is its price, which
                              * is taken off the evening */
} Bound;

/* To have no place is no answer that a question could give for nothing: each gets its share of what
 * that costs. */
static gint64
share_of_unplaced (const SkvPuzzle *puzzle, guint job)
{
  return SKV_SCHEDULE_UNPLACED / (2 + skv_puzzle_job (puzzle, job)->groups->len);
}

static void
group_init (Group *self, const SkvPuzzle *puzzle, guint group)
{
  guint n = 0;

  self->jobs = g_new (guint, puzzle->jobs->len + 1);
  for (guint job = 0; job < puzzle->jobs->len; job++)
    {
      const GArray *groups = skv_puzzle_job (puzzle, job)->groups;

      for (guint i = 0; i < groups->len; i++)
        {
          if (g_array_index (groups, guint, i) == group)
            self->jobs[n++] = job;
        }
    }
  flow_init (&self->flow, n, puzzle->n_months + 1, SKV_SCHEDULE_SAME_MONTH);
  for (guint month = 0; month < puzzle->n_months; month++)
    self->flow.base[month] = puzzle->base[group * puzzle->n_months + month];
  for (guint i = 0; i < n; i++)
    {
      const GArray *evenings = skv_puzzle_job (puzzle, self->jobs[i])->evenings;

      for (guint j = 0; j < evenings->len; j++)
        *flow_cost (
          &self->flow, i,
          skv_puzzle_evening (puzzle, g_array_index (evenings, SkvSlotEvening, j).evening)->month) =
          0;
      *flow_cost (&self->flow, i, puzzle->n_months) = share_of_unplaced (puzzle, self->jobs[i]);
    }
}

static void
bound_init (Bound *self, const SkvPuzzle *puzzle)
{
  *self = (Bound){ .puzzle = puzzle };
  flow_init (&self->evenings, puzzle->jobs->len, puzzle->evenings->len + 1,
             SKV_SCHEDULE_SAME_EVENING);
  for (guint evening = 0; evening < puzzle->evenings->len; evening++)
    self->evenings.base[evening] = skv_puzzle_evening (puzzle, evening)->n_base;
  self->groups = g_new0 (Group, puzzle->n_groups + 1);
  for (guint group = 0; group < puzzle->n_groups; group++)
    group_init (&self->groups[group], puzzle, group);
  self->off = g_new0 (gint64, (gsize) puzzle->jobs->len * puzzle->n_months + 1);
}

static void
bound_clear (Bound *self)
{
  flow_clear (&self->evenings);
  for (guint group = 0; group < self->puzzle->n_groups; group++)
    {
      flow_clear (&self->groups[group].flow);
      g_free (self->groups[group].jobs);
    }
  g_free (self->groups);
  g_free (self->off);
  g_clear_pointer (&self->forest, skv_schedule_forest_free);
}

/* what the forest takes of an evening */
static gint64
forest_price (const Bound *self, guint job, guint place)
{
  return self->forest != NULL && skv_schedule_forest_has (self->forest, job)
           ? *skv_schedule_forest_price (self->forest, job, place)
           : 0;
}

static gint64
solve_evenings (Bound *self)
{
  const SkvPuzzle *puzzle = self->puzzle;

  for (guint job = 0; job < puzzle->jobs->len; job++)
    {
      const GArray *evenings = skv_puzzle_job (puzzle, job)->evenings;

      for (guint i = 0; i < evenings->len; i++)
        {
          const SkvSlotEvening *evening = &g_array_index (evenings, SkvSlotEvening, i);
          guint month = skv_puzzle_evening (puzzle, evening->evening)->month;

          *flow_cost (&self->evenings, job, evening->evening) =
            evening->least - self->off[job * puzzle->n_months + month] -
            forest_price (self, job, evening->evening);
        }
      *flow_cost (&self->evenings, job, puzzle->evenings->len) =
        SKV_SCHEDULE_UNPLACED -
        skv_puzzle_job (puzzle, job)->groups->len * share_of_unplaced (puzzle, job) -
        forest_price (self, job, puzzle->evenings->len);
    }
  return flow_solve (&self->evenings);
}

static void
make_dearer (gint64 *price, gint64 *off, gint64 step)
{
  *price += step;
  *off += step;
}

/* Where the groups have a job in a month in which the evenings have it not, it becomes dearer
 * there, and the other way round. How many there were. */
static guint
turn_months (Bound *self, gint64 step)
{
  const SkvPuzzle *puzzle = self->puzzle;
  guint n = 0;

  for (guint i = 0; i < puzzle->n_groups; i++)
    {
      Group *group = &self->groups[i];

      for (guint j = 0; j < group->flow.n_jobs; j++)
        {
          guint job = group->jobs[j], evening = self->evenings.places[job];
          gint64 *off = &self->off[job * puzzle->n_months];
          guint here = group->flow.places[j];
          guint there = evening < puzzle->evenings->len
                          ? skv_puzzle_evening (puzzle, evening)->month
                          : puzzle->n_months;

          if (here == there)
            continue;
          n++;
          if (here < puzzle->n_months)
            make_dearer (flow_cost (&group->flow, j, here), &off[here], step);
          if (there < puzzle->n_months)
            make_dearer (flow_cost (&group->flow, j, there), &off[there], -step);
        }
    }
  return n;
}

/* The same for the evenings of the forest. */
static guint
turn_evenings (Bound *self, gint64 step)
{
  guint n = 0;

  for (guint job = 0; self->forest != NULL && job < self->puzzle->jobs->len; job++)
    {
      guint here, there = self->evenings.places[job];

      if (!skv_schedule_forest_has (self->forest, job))
        continue;
      here = skv_schedule_forest_get_place (self->forest, job);
      if (here == there)
        continue;
      n++;
      *skv_schedule_forest_price (self->forest, job, here) += step;
      *skv_schedule_forest_price (self->forest, job, there) -= step;
    }
  return n;
}

static gint64
solve_all (Bound *self)
{
  gint64 bound = solve_evenings (self);

  for (guint group = 0; group < self->puzzle->n_groups; group++)
    bound += flow_solve (&self->groups[group].flow);
  if (self->forest != NULL)
    bound += skv_schedule_forest_solve (self->forest);
  return bound;
}

/* Without pairs: steps that shrink when nothing is won. */
static gint64
raise_without_pairs (Bound *self)
{
  gint64 step = SKV_SCHEDULE_SAME_MONTH, best = 0;
  guint n_worse = 0;

  for (guint round = 0; round < N_ROUNDS && step > 0; round++)
    {
      gint64 bound = solve_all (self);

      n_worse = bound > best ? 0 : n_worse + 1;
      best = MAX (best, bound);
      if (n_worse == 3)
        {
          step = step * 2 / 3;
          n_worse = 0;
        }
      if (turn_months (self, step) == 0)
        break;
    }
  return best;
}

/* To have no place costs the forest its share, too. */
static void
bring_in_forest (Bound *self)
{
  const SkvPuzzle *puzzle = self->puzzle;

  self->forest = skv_schedule_forest_new (puzzle);
  for (guint job = 0; self->forest != NULL && job < puzzle->jobs->len; job++)
    *skv_schedule_forest_price (self->forest, job, puzzle->evenings->len) =
      share_of_unplaced (puzzle, job);
}

/* With pairs: steps by how far it is to what a choice costs, and how much is disagreed on. */
static gint64
raise_with_pairs (Bound *self, gint64 best, gint64 cost)
{
  guint n_rounds =
    MIN (N_PAIR_ROUNDS, MAX_PAIR_STEPS / (1 + skv_schedule_forest_get_steps (self->forest)));
  guint n_worse = 0, divisor = 1;

  for (guint round = 0; round < n_rounds && best < cost; round++)
    {
      gint64 bound = solve_all (self), step;
      guint n = turn_months (self, 0) + turn_evenings (self, 0);

      n_worse = bound > best ? 0 : n_worse + 1;
      best = MAX (best, bound);
      if (n_worse == 8)
        {
          divisor *= 2;
          n_worse = 0;
        }
      step = n > 0 ? (cost - bound) / (2 * n) / divisor : 0;
      if (step == 0 || !skv_schedule_watch_goes_on (self->puzzle->watch, (double) round / n_rounds))
        break;
      turn_months (self, step);
      turn_evenings (self, step);
    }
  return best;
}

gint64
skv_schedule_find_bound (const SkvPuzzle *puzzle, gint64 cost)
{
  gint64 unplaced = skv_schedule_count_surplus (puzzle) * SKV_SCHEDULE_UNPLACED, best;
  Bound self;

  bound_init (&self, puzzle);
  best = raise_without_pairs (&self);
  best = MAX (best, unplaced);
  if (best < cost && cost < G_MAXINT64)
    {
      bring_in_forest (&self);
      if (self.forest != NULL)
        best = raise_with_pairs (&self, best, cost);
    }
  bound_clear (&self);
  return best;
}
