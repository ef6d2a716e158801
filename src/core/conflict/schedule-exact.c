/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/schedule-private.h"

/*
 * The least cost of a few jobs, proved: for every set of jobs what it costs to have exactly that
 * set by the end of each evening and each month. Evenings follow each other in time, so that an
 * order holds if what is placed earlier never waits for what is placed later; what costs a month as
 * a whole is added when it ends. At most 3^12 steps for an evening, however many slots there are.
 */

typedef guint Set; /* a bit for each job */

/* Steps of packing all sets into all evenings, far above what a year of jobs needs. */
#define MAX_PACKING_STEPS 30000000

typedef struct
{
  const SkvPuzzle *puzzle;
  guint n;
  guint n_sets;
  Set *later;                     /* (owned): by set, what comes after one of it */
  Set linked[SKV_SCHEDULE_EXACT]; /* by job, whose slots matter to its own */
  gint64 *packed;                 /* (owned): by set, the slots of one evening; SKV_NEVER */
  gint64 *evening;                /* (owned): by set, at the evening's end, in its month alone */
  gint64 *before;
  gint64 *year;           /* (owned): by set, at the month's end */
  guint16 **evening_sets; /* (owned): by evening and set, what of it is that evening's */
  guint16 **month_sets;
  guint n_steps;
  gboolean gave_up;
} Exact;

/* --- one evening ----------------------------------------------------------------------------- */

typedef struct
{
  Exact *exact;
  guint evening;
  guint jobs[SKV_SCHEDULE_EXACT];
  guint n_jobs;
  gint64 rest[SKV_SCHEDULE_EXACT + 1]; /* the least that those from there on cost */
  int slots[SKV_SCHEDULE_EXACT];
  int best_slots[SKV_SCHEDULE_EXACT];
  gint64 best;
} Packing;

static const SkvSlotEvening *
find_evening (const SkvPuzzle *puzzle, guint job, guint evening)
{
  const GArray *evenings = skv_puzzle_job (puzzle, job)->evenings;

  for (guint i = 0; i < evenings->len; i++)
    {
      const SkvSlotEvening *found = &g_array_index (evenings, SkvSlotEvening, i);

      if (found->evening == evening)
        return found;
    }
  return NULL;
}

static gboolean
goes_with_those_before (const Packing *self, guint depth, int slot)
{
  const SkvPuzzle *puzzle = self->exact->puzzle;
  const GArray *pairs = skv_puzzle_job (puzzle, self->jobs[depth])->pairs;

  for (guint i = 0; i < pairs->len; i++)
    {
      const SkvPair *pair = &g_array_index (pairs, SkvPair, i);

      for (guint j = 0; j < depth; j++)
        {
          if (self->jobs[j] == pair->other &&
              skv_puzzle_pair_cost (puzzle, self->jobs[depth], slot, pair, self->slots[j]) ==
                SKV_NEVER)
            return FALSE;
        }
    }
  return TRUE;
}

static void
pack_from (Packing *self, guint depth, gint64 cost)
{
  const SkvSlotEvening *evening;

  if (depth == self->n_jobs)
    {
      self->best = cost;
      for (guint i = 0; i < depth; i++)
        self->best_slots[i] = self->slots[i];
      return;
    }
  evening = find_evening (self->exact->puzzle, self->jobs[depth], self->evening);
  for (guint slot = evening->first; slot < evening->end; slot++)
    {
      gint64 own = skv_puzzle_slot (self->exact->puzzle, self->jobs[depth], (int) slot)->cost;

      if (cost + own + self->rest[depth + 1] >= self->best)
        continue;
      if (++self->exact->n_steps > MAX_PACKING_STEPS)
        {
          self->exact->gave_up = TRUE;
          return;
        }
      self->slots[depth] = (int) slot;
      if (goes_with_those_before (self, depth, (int) slot))
        pack_from (self, depth + 1, cost + own);
    }
}

/* FALSE if one of @set cannot be on that evening at all */
static gboolean
packing_init (Packing *self, Exact *exact, guint evening, Set set)
{
  *self = (Packing){ .exact = exact, .evening = evening, .best = SKV_NEVER };
  for (guint job = 0; job < exact->n; job++)
    {
      if ((set & (1u << job)) == 0)
        continue;
      if (find_evening (exact->puzzle, job, evening) == NULL)
        return FALSE;
      self->jobs[self->n_jobs++] = job;
    }
  for (guint i = self->n_jobs; i > 0; i--)
    self->rest[i - 1] =
      self->rest[i] + find_evening (exact->puzzle, self->jobs[i - 1], evening)->least;
  return TRUE;
}

/* those of @set that are linked with its first one, directly or not */
static Set
first_cluster (const Exact *self, Set set)
{
  Set cluster = set & -set, before;

  do
    {
      before = cluster;
      for (guint job = 0; job < self->n; job++)
        {
          if (cluster & (1u << job))
            cluster |= self->linked[job] & set;
        }
    }
  while (cluster != before);
  return cluster;
}

/* What fits not together fits not together with more. */
static gboolean
has_part_that_never_fits (const Exact *self, Set set)
{
  for (guint job = 0; job < self->n; job++)
    {
      if ((set & (1u << job)) && self->packed[set & ~(1u << job)] == SKV_NEVER)
        return TRUE;
    }
  return FALSE;
}

static gint64
pack_set (Exact *self, guint evening, Set set)
{
  Set cluster = first_cluster (self, set);
  Packing packing;

  if (has_part_that_never_fits (self, set))
    return SKV_NEVER;
  if (cluster != set)
    return self->packed[cluster] + self->packed[set & ~cluster];
  if (!packing_init (&packing, self, evening, set))
    return SKV_NEVER;
  pack_from (&packing, 0, 0);
  return packing.best;
}

static gint64
crowd (guint n_base, guint n)
{
  return (gint64) n * n_base + (gint64) n * (n - 1) / 2;
}

/* two of a bundle on one evening take back what they cost otherwise */
static gint64
bundled (const Exact *self, Set set)
{
  gint64 n = 0;

  for (guint job = 0; job < self->n; job++)
    {
      const GArray *pairs = skv_puzzle_job (self->puzzle, job)->pairs;

      for (guint i = 0; (set & (1u << job)) && i < pairs->len; i++)
        {
          const SkvPair *pair = &g_array_index (pairs, SkvPair, i);

          n +=
            (pair->flags & SKV_PAIR_TOGETHER) && pair->other < job && (set & (1u << pair->other));
        }
    }
  return n * SKV_SCHEDULE_SOFT;
}

static guint
n_of (Set set)
{
  return (guint) __builtin_popcount (set);
}

static gint64
evening_cost (const Exact *self, guint evening, Set set)
{
  if (self->packed[set] == SKV_NEVER)
    return SKV_NEVER;
  return self->packed[set] - bundled (self, set) +
         crowd (skv_puzzle_evening (self->puzzle, evening)->n_base, n_of (set)) *
           SKV_SCHEDULE_SAME_EVENING;
}

/* --- from one to the next -------------------------------------------------------------------- */

/* @costs of what is placed so far become those with the sets of one more step added */
static void
add_step (Exact *self, gint64 *costs, const gint64 *step, guint16 *taken)
{
  for (Set set = self->n_sets; set-- > 0;)
    {
      gint64 best = costs[set];

      taken[set] = 0;
      for (Set part = set; part > 0; part = (part - 1) & set)
        {
          Set rest = set & ~part;

          if (step[part] == SKV_NEVER || costs[rest] == SKV_NEVER ||
              (rest & self->later[part]) != 0 || costs[rest] + step[part] >= best)
            continue;
          best = costs[rest] + step[part];
          taken[set] = (guint16) part;
        }
      /* Larger sets are done first: those that are read are not changed yet. */
      costs[set] = best;
    }
}

static void
add_evening (Exact *self, guint evening)
{
  self->packed[0] = 0;
  for (Set set = 1; set < self->n_sets; set++)
    self->packed[set] = pack_set (self, evening, set);
  for (Set set = 0; set < self->n_sets; set++)
    self->before[set] = set == 0 ? 0 : evening_cost (self, evening, set);
  self->evening_sets[evening] = g_new (guint16, self->n_sets);
  add_step (self, self->evening, self->before, self->evening_sets[evening]);
}

static gint64
groups_cost (const Exact *self, guint month, Set set)
{
  const SkvPuzzle *puzzle = self->puzzle;
  gint64 cost = 0;

  for (guint group = 0; group < puzzle->n_groups; group++)
    {
      guint n = 0;

      for (guint job = 0; job < self->n; job++)
        {
          const GArray *groups = skv_puzzle_job (puzzle, job)->groups;

          for (guint i = 0; (set & (1u << job)) && i < groups->len; i++)
            n += g_array_index (groups, guint, i) == group;
        }
      if (n > 0)
        cost += crowd (puzzle->base[group * puzzle->n_months + month], n) * SKV_SCHEDULE_SAME_MONTH;
    }
  return cost;
}

static void
add_month (Exact *self, guint month)
{
  for (Set set = 1; set < self->n_sets; set++)
    {
      if (self->evening[set] != SKV_NEVER)
        self->evening[set] += groups_cost (self, month, set);
    }
  self->month_sets[month] = g_new (guint16, self->n_sets);
  add_step (self, self->year, self->evening, self->month_sets[month]);
}

static void
begin_month (Exact *self)
{
  self->evening[0] = 0;
  for (Set set = 1; set < self->n_sets; set++)
    self->evening[set] = SKV_NEVER;
}

static void
add_all (Exact *self)
{
  const SkvPuzzle *puzzle = self->puzzle;

  begin_month (self);
  for (guint i = 0; i < puzzle->evenings->len && !self->gave_up; i++)
    {
      guint month = skv_puzzle_evening (puzzle, i)->month;

      add_evening (self, i);
      if (i + 1 < puzzle->evenings->len && skv_puzzle_evening (puzzle, i + 1)->month == month)
        continue;
      add_month (self, month);
      begin_month (self);
    }
}

/* --- the answer ------------------------------------------------------------------------------ */

static Set
best_set (const Exact *self, gint64 *least)
{
  Set best = 0;

  *least = SKV_NEVER;
  for (Set set = 0; set < self->n_sets; set++)
    {
      gint64 cost = self->year[set];

      /* what waits for something without a place has none itself */
      if (cost == SKV_NEVER || (set & self->later[(self->n_sets - 1) & ~set]) != 0)
        continue;
      cost += bundled (self, set) + (self->n - n_of (set)) * SKV_SCHEDULE_UNPLACED;
      if (cost < *least)
        {
          *least = cost;
          best = set;
        }
    }
  return best;
}

static void
write_evening (Exact *self, guint evening, Set set, int *slots)
{
  while (set != 0)
    {
      Set cluster = first_cluster (self, set);
      Packing packing;

      packing_init (&packing, self, evening, cluster);
      pack_from (&packing, 0, 0);
      for (guint i = 0; i < packing.n_jobs; i++)
        slots[packing.jobs[i]] = packing.best_slots[i];
      set &= ~cluster;
    }
}

static void
write_slots (Exact *self, int *slots, gint64 *least)
{
  const SkvPuzzle *puzzle = self->puzzle;
  Set left = best_set (self, least), of_month = 0;

  self->n_steps = 0;
  for (guint i = 0; i < self->n; i++)
    slots[i] = SKV_NO_SLOT;
  for (guint i = puzzle->evenings->len; i-- > 0;)
    {
      guint month = skv_puzzle_evening (puzzle, i)->month;
      Set set;

      if (i + 1 == puzzle->evenings->len || skv_puzzle_evening (puzzle, i + 1)->month != month)
        {
          of_month = self->month_sets[month][left];
          left &= ~of_month;
        }
      set = self->evening_sets[i][of_month];
      write_evening (self, i, set, slots);
      of_month &= ~set;
    }
}

static void
exact_init (Exact *self, const SkvPuzzle *puzzle)
{
  *self = (Exact){ .puzzle = puzzle, .n = puzzle->jobs->len, .n_sets = 1u << puzzle->jobs->len };
  self->later = g_new0 (Set, self->n_sets);
  for (guint job = 0; job < self->n; job++)
    {
      const GArray *pairs = skv_puzzle_job (puzzle, job)->pairs;

      for (guint i = 0; i < pairs->len; i++)
        {
          const SkvPair *pair = &g_array_index (pairs, SkvPair, i);

          if (pair->flags & SKV_PAIR_BEFORE)
            self->later[1u << job] |= 1u << pair->other;
          if (pair->flags & (SKV_PAIR_SHARED | SKV_PAIR_AFTER | SKV_PAIR_BEFORE))
            self->linked[job] |= 1u << pair->other;
        }
    }
  for (Set set = 1; set < self->n_sets; set++)
    self->later[set] |= self->later[set & (set - 1)] | self->later[set & -set];
  self->packed = g_new (gint64, self->n_sets);
  self->evening = g_new (gint64, self->n_sets);
  self->before = g_new (gint64, self->n_sets);
  self->year = g_new (gint64, self->n_sets);
  self->year[0] = 0;
  for (Set set = 1; set < self->n_sets; set++)
    self->year[set] = SKV_NEVER;
  self->evening_sets = g_new0 (guint16 *, puzzle->evenings->len + 1);
  self->month_sets = g_new0 (guint16 *, puzzle->n_months + 1);
}

static void
exact_clear (Exact *self)
{
  for (guint i = 0; i < self->puzzle->evenings->len; i++)
    g_free (self->evening_sets[i]);
  for (guint i = 0; i < self->puzzle->n_months; i++)
    g_free (self->month_sets[i]);
  g_free (self->evening_sets);
  g_free (self->month_sets);
  g_free (self->later);
  g_free (self->packed);
  g_free (self->evening);
  g_free (self->before);
  g_free (self->year);
}

/* Do all slots of an evening end before any of a later one begins? */
static gboolean
evenings_are_apart (const SkvPuzzle *puzzle)
{
  guint n = puzzle->evenings->len;
  g_autofree SkvSpan *spans = g_new (SkvSpan, n + 1);
  gint64 end = G_MININT64;

  for (guint i = 0; i < n; i++)
    spans[i] = (SkvSpan){ G_MAXINT64, G_MININT64 };
  for (guint job = 0; job < puzzle->jobs->len; job++)
    {
      const GArray *slots = skv_puzzle_job (puzzle, job)->slots;

      for (guint i = 0; i < slots->len; i++)
        {
          const SkvSlot *slot = &g_array_index (slots, SkvSlot, i);
          SkvSpan *span = &spans[slot->evening];

          span->start = MIN (span->start, slot->span.start);
          span->end = MAX (span->end, slot->span.end);
        }
    }
  for (guint i = 0; i < n; i++)
    {
      if (spans[i].start < end)
        return FALSE;
      end = MAX (end, spans[i].end);
    }
  return TRUE;
}

gboolean
skv_schedule_solve (const SkvPuzzle *puzzle, int *slots, gint64 *least)
{
  gboolean solved;
  Exact exact;

  if (puzzle->jobs->len > SKV_SCHEDULE_EXACT || !evenings_are_apart (puzzle))
    return FALSE;
  exact_init (&exact, puzzle);
  add_all (&exact);
  solved = !exact.gave_up;
  if (solved)
    write_slots (&exact, slots, least);
  exact_clear (&exact);
  return solved;
}
