/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/schedule-private.h"

/*
 * What no choice can cost less than. Two questions that are easy alone are asked with prices
 * between them: which evening is each job's if only slots and the crowd of each evening cost; and
 * which month is it if only the crowd of each group costs. What the answers cost together is less
 * than any choice that answers both, whatever the prices; the prices are turned against what the
 * answers disagree on until that is as much as can be had.
 */

#define N_ROUNDS 60
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

/* --- the two questions ----------------------------------------------------------------------- */

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
} Bound;

/* To have no place is no answer that a question could give for nothing: each gets its share of what
 * that costs. */
static gint64
share_of_unplaced (const SkvPuzzle *puzzle, guint job)
{
  return SKV_SCHEDULE_UNPLACED / (1 + skv_puzzle_job (puzzle, job)->groups->len);
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
  self->puzzle = puzzle;
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
            evening->least - self->off[job * puzzle->n_months + month];
        }
      *flow_cost (&self->evenings, job, puzzle->evenings->len) =
        SKV_SCHEDULE_UNPLACED -
        skv_puzzle_job (puzzle, job)->groups->len * share_of_unplaced (puzzle, job);
    }
  return flow_solve (&self->evenings);
}

/* Where the groups have a job in a month in which the evenings have it not, it becomes dearer
 * there, and the other way round. FALSE if they agree on all: better cannot be had. */
static gboolean
turn_prices (Bound *self, gint64 step)
{
  const SkvPuzzle *puzzle = self->puzzle;
  gboolean changed = FALSE;

  for (guint i = 0; i < puzzle->n_groups; i++)
    {
      Group *group = &self->groups[i];

      for (guint j = 0; j < group->flow.n_jobs; j++)
        {
          guint job = group->jobs[j], evening = self->evenings.places[job];
          guint here = group->flow.places[j];
          guint there = evening < puzzle->evenings->len
                          ? skv_puzzle_evening (puzzle, evening)->month
                          : puzzle->n_months;

          if (here == there)
            continue;
          changed = TRUE;
          if (here < puzzle->n_months)
            {
              *flow_cost (&group->flow, j, here) += step;
              self->off[job * puzzle->n_months + here] += step;
            }
          if (there < puzzle->n_months)
            {
              *flow_cost (&group->flow, j, there) -= step;
              self->off[job * puzzle->n_months + there] -= step;
            }
        }
    }
  return changed;
}

/* --- those for which there is no room -------------------------------------------------------- */

static gboolean
is_shared (const SkvPuzzle *puzzle, guint job, guint other)
{
  const GArray *pairs = skv_puzzle_job (puzzle, job)->pairs;

  for (guint i = 0; i < pairs->len; i++)
    {
      const SkvPair *pair = &g_array_index (pairs, SkvPair, i);

      if (pair->other == other)
        return (pair->flags & SKV_PAIR_SHARED) != 0;
    }
  return FALSE;
}

static gint64
length_of (const SkvPuzzle *puzzle, guint job)
{
  const GArray *slots = skv_puzzle_job (puzzle, job)->slots;
  gint64 shortest = G_MAXINT64;

  for (guint i = 0; i < slots->len; i++)
    {
      SkvSpan span = g_array_index (slots, SkvSlot, i).span;

      shortest = MIN (shortest, span.end - span.start);
    }
  return shortest;
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* how many of the shortest ones fit one after the other */
static guint
count_that_fit (GArray *lengths, gint64 room)
{
  guint n = 0;

  while (n < lengths->len && g_array_index (lengths, gint64, n) <= room)
    room -= g_array_index (lengths, gint64, n++);
  return n;
}

static SkvSpan
room_of (const SkvPuzzle *puzzle, GArray *jobs, guint evening)
{
  SkvSpan room = { G_MAXINT64, G_MININT64 };

  for (guint i = 0; i < jobs->len; i++)
    {
      const GArray *slots = skv_puzzle_job (puzzle, g_array_index (jobs, guint, i))->slots;

      for (guint j = 0; j < slots->len; j++)
        {
          const SkvSlot *slot = &g_array_index (slots, SkvSlot, j);

          if (slot->evening != evening)
            continue;
          room.start = MIN (room.start, slot->span.start);
          room.end = MAX (room.end, slot->span.end);
        }
    }
  return room;
}

/* At least so many of @jobs, no two of which can be at the same time, have no place. */
static guint
count_surplus (const SkvPuzzle *puzzle, GArray *jobs)
{
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint by_evening = 0;
  gint64 all = 0;

  for (guint i = 0; i < jobs->len; i++)
    {
      gint64 length = length_of (puzzle, g_array_index (jobs, guint, i));

      if (length < G_MAXINT64)
        g_array_append_val (lengths, length);
    }
  g_array_sort (lengths, compare_lengths);
  for (guint evening = 0; evening < puzzle->evenings->len; evening++)
    {
      SkvSpan room = room_of (puzzle, jobs, evening);

      if (room.start >= room.end)
        continue;
      by_evening += count_that_fit (lengths, room.end - room.start);
      all += room.end - room.start;
    }
  return jobs->len - MIN (MIN (by_evening, count_that_fit (lengths, all)), jobs->len);
}

/* Each job into the first heap with all of which it shares something. */
static guint
count_all_surplus (const SkvPuzzle *puzzle)
{
  g_autoptr (GPtrArray) heaps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint n = 0;

  for (guint job = 0; job < puzzle->jobs->len; job++)
    {
      GArray *heap = NULL;

      for (guint i = 0; heap == NULL && i < heaps->len; i++)
        {
          heap = g_ptr_array_index (heaps, i);
          for (guint j = 0; heap != NULL && j < heap->len; j++)
            {
              if (!is_shared (puzzle, job, g_array_index (heap, guint, j)))
                heap = NULL;
            }
        }
      if (heap == NULL)
        {
          heap = g_array_new (FALSE, FALSE, sizeof (guint));
          g_ptr_array_add (heaps, heap);
        }
      g_array_append_val (heap, job);
    }
  for (guint i = 0; i < heaps->len; i++)
    n += count_surplus (puzzle, g_ptr_array_index (heaps, i));
  return n;
}

gint64
skv_schedule_find_bound (const SkvPuzzle *puzzle)
{
  gint64 best = count_all_surplus (puzzle) * SKV_SCHEDULE_UNPLACED;
  gint64 step = SKV_SCHEDULE_SAME_MONTH, last = 0;
  guint n_worse = 0;
  Bound self;

  bound_init (&self, puzzle);
  for (guint round = 0; round < N_ROUNDS && step > 0; round++)
    {
      gint64 bound = solve_evenings (&self);

      for (guint group = 0; group < puzzle->n_groups; group++)
        bound += flow_solve (&self.groups[group].flow);
      n_worse = bound > last ? 0 : n_worse + 1;
      last = MAX (last, bound);
      best = MAX (best, bound);
      if (n_worse == 3)
        {
          step = step * 2 / 3;
          n_worse = 0;
        }
      if (!turn_prices (&self, step))
        break;
    }
  bound_clear (&self);
  return best;
}
