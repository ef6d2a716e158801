/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/schedule-private.h"

/* Jobs, the slots that each of them may have, and what a choice of slots costs. Every cost is that
 * of one slot, of a pair of jobs, or of a crowd: n jobs cost as much as they have pairs. */

static void
job_free (gpointer data)
{
  SkvPuzzleJob *self = data;

  g_array_unref (self->slots);
  g_array_unref (self->evenings);
  g_array_unref (self->pairs);
  g_array_unref (self->groups);
  g_free (self);
}

SkvPuzzle *
skv_puzzle_new (void)
{
  SkvPuzzle *self = g_new0 (SkvPuzzle, 1);

  self->jobs = g_ptr_array_new_with_free_func (job_free);
  self->evenings = g_array_new (FALSE, FALSE, sizeof (SkvPuzzleEvening));
  return self;
}

void
skv_puzzle_free (SkvPuzzle *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->jobs);
  g_array_unref (self->evenings);
  g_free (self->base);
  g_free (self);
}

SkvPuzzleJob *
skv_puzzle_add_job (SkvPuzzle *self)
{
  SkvPuzzleJob *job = g_new0 (SkvPuzzleJob, 1);

  job->slots = g_array_new (FALSE, FALSE, sizeof (SkvSlot));
  job->evenings = g_array_new (FALSE, FALSE, sizeof (SkvSlotEvening));
  job->pairs = g_array_new (FALSE, FALSE, sizeof (SkvPair));
  job->groups = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->jobs, job);
  return job;
}

static void
add_flags (SkvPuzzle *self, guint job, guint other, SkvPairFlags flags)
{
  GArray *pairs = skv_puzzle_job (self, job)->pairs;
  SkvPair pair = { other, flags };

  for (guint i = 0; i < pairs->len; i++)
    {
      if (g_array_index (pairs, SkvPair, i).other == other)
        {
          g_array_index (pairs, SkvPair, i).flags |= flags;
          return;
        }
    }
  g_array_append_val (pairs, pair);
}

void
skv_puzzle_add_pair (SkvPuzzle *self, guint a, guint b, SkvPairFlags flags)
{
  SkvPairFlags turned = flags & (SKV_PAIR_SHARED | SKV_PAIR_TOGETHER | SKV_PAIR_CARE);

  if (flags & SKV_PAIR_AFTER)
    turned |= SKV_PAIR_BEFORE;
  if (flags & SKV_PAIR_BEFORE)
    turned |= SKV_PAIR_AFTER;
  add_flags (self, a, b, flags);
  add_flags (self, b, a, turned);
}

/* --- slots that can never be taken ----------------------------------------------------------- */

static gint64
earliest_end (const SkvPuzzleJob *job)
{
  gint64 earliest = G_MAXINT64;

  for (guint i = 0; i < job->slots->len; i++)
    earliest = MIN (earliest, g_array_index (job->slots, SkvSlot, i).span.end);
  return earliest;
}

static gboolean
drop_slots_before (SkvPuzzleJob *job, gint64 start)
{
  guint kept = 0, n = job->slots->len;

  for (guint i = 0; i < n; i++)
    {
      SkvSlot slot = g_array_index (job->slots, SkvSlot, i);

      if (slot.span.start >= start)
        g_array_index (job->slots, SkvSlot, kept++) = slot;
    }
  g_array_set_size (job->slots, kept);
  return kept < n;
}

/* What comes after another job cannot begin before that one can have ended. Every round but the
 * last takes slots away. */
static void
drop_slots_out_of_order (SkvPuzzle *self)
{
  gboolean changed;

  do
    {
      changed = FALSE;
      for (guint i = 0; i < self->jobs->len; i++)
        {
          SkvPuzzleJob *job = skv_puzzle_job (self, i);

          for (guint j = 0; j < job->pairs->len; j++)
            {
              const SkvPair *pair = &g_array_index (job->pairs, SkvPair, j);

              if (pair->flags & SKV_PAIR_AFTER)
                changed |=
                  drop_slots_before (job, earliest_end (skv_puzzle_job (self, pair->other)));
            }
        }
    }
  while (changed);
}

/* Of a job that no other one stands in the way of, one slot an evening is enough: the first of the
 * cheapest. */
static void
drop_slots_of_free_job (SkvPuzzleJob *job)
{
  guint kept = 0;

  for (guint i = 0; i < job->pairs->len; i++)
    {
      if (g_array_index (job->pairs, SkvPair, i).flags & ~SKV_PAIR_TOGETHER)
        return;
    }
  for (guint i = 0; i < job->slots->len; i++)
    {
      SkvSlot slot = g_array_index (job->slots, SkvSlot, i);
      SkvSlot *last = kept > 0 ? &g_array_index (job->slots, SkvSlot, kept - 1) : NULL;

      if (last == NULL || last->evening != slot.evening)
        g_array_index (job->slots, SkvSlot, kept++) = slot;
      else if (slot.cost < last->cost)
        *last = slot;
    }
  g_array_set_size (job->slots, kept);
}

static void
list_evenings (SkvPuzzleJob *job)
{
  g_array_set_size (job->evenings, 0);
  for (guint i = 0; i < job->slots->len; i++)
    {
      const SkvSlot *slot = &g_array_index (job->slots, SkvSlot, i);
      SkvSlotEvening *last = job->evenings->len > 0 ? &g_array_index (job->evenings, SkvSlotEvening,
                                                                      job->evenings->len - 1)
                                                    : NULL;
      SkvSlotEvening evening = { slot->evening, i, i + 1, slot->cost };

      if (last == NULL || last->evening != slot->evening)
        g_array_append_val (job->evenings, evening);
      else
        {
          last->end = i + 1;
          last->least = MIN (last->least, slot->cost);
        }
    }
}

void
skv_puzzle_settle (SkvPuzzle *self)
{
  drop_slots_out_of_order (self);
  for (guint i = 0; i < self->jobs->len; i++)
    {
      drop_slots_of_free_job (skv_puzzle_job (self, i));
      list_evenings (skv_puzzle_job (self, i));
    }
}

/* --- what a choice costs --------------------------------------------------------------------- */

static gint64
soft_cost (const SkvPair *pair, const SkvSlot *own, const SkvSlot *other)
{
  gint64 cost = 0;

  if ((pair->flags & SKV_PAIR_TOGETHER) && own->evening != other->evening)
    cost += SKV_SCHEDULE_SOFT;
  if ((pair->flags & SKV_PAIR_CARE) &&
      ((own->span.start >= other->span.end && own->span.start < other->care_end) ||
       (other->span.start >= own->span.end && other->span.start < own->care_end)))
    cost += SKV_SCHEDULE_SOFT;
  return cost;
}

/* either may be NULL: no slot */
static gint64
cost_of_places (const SkvPair *pair, const SkvSlot *own, const SkvSlot *other)
{
  if (own == NULL)
    return other != NULL && (pair->flags & SKV_PAIR_BEFORE) ? SKV_NEVER : 0;
  if (other == NULL)
    return pair->flags & SKV_PAIR_AFTER ? SKV_NEVER : 0;
  if ((pair->flags & SKV_PAIR_SHARED) && skv_span_overlaps (own->span, other->span))
    return SKV_NEVER;
  if (pair->flags == SKV_PAIR_SHARED)
    return 0;
  if ((pair->flags & SKV_PAIR_AFTER) && own->span.start < other->span.end)
    return SKV_NEVER;
  if ((pair->flags & SKV_PAIR_BEFORE) && other->span.start < own->span.end)
    return SKV_NEVER;
  return soft_cost (pair, own, other);
}

gint64
skv_puzzle_pair_cost (
  const SkvPuzzle *self, guint job, int slot, const SkvPair *pair, int other_slot)
{
  return cost_of_places (pair, slot != SKV_NO_SLOT ? skv_puzzle_slot (self, job, slot) : NULL,
                         other_slot != SKV_NO_SLOT ? skv_puzzle_slot (self, pair->other, other_slot)
                                                   : NULL);
}

void
skv_choice_init (SkvChoice *self, const SkvPuzzle *puzzle)
{
  guint n_jobs = puzzle->jobs->len, n_base = puzzle->n_groups * puzzle->n_months;

  self->puzzle = puzzle;
  self->slots = g_new (int, n_jobs + 1);
  self->places = g_new0 (const SkvSlot *, n_jobs + 1);
  for (guint i = 0; i < n_jobs; i++)
    self->slots[i] = SKV_NO_SLOT;
  self->n_evening = g_new0 (guint, puzzle->evenings->len + 1);
  for (guint i = 0; i < puzzle->evenings->len; i++)
    self->n_evening[i] = skv_puzzle_evening (puzzle, i)->n_base;
  self->n_group = g_new0 (guint, n_base + 1);
  for (guint i = 0; i < n_base; i++)
    self->n_group[i] = puzzle->base[i];
  self->cost = n_jobs * SKV_SCHEDULE_UNPLACED;
}

void
skv_choice_clear (SkvChoice *self)
{
  g_free (self->slots);
  g_free (self->places);
  g_free (self->n_evening);
  g_free (self->n_group);
}

gint64
skv_choice_crowd (const SkvChoice *self, guint job, guint evening)
{
  const SkvPuzzle *puzzle = self->puzzle;
  const GArray *groups = skv_puzzle_job (puzzle, job)->groups;
  guint month = skv_puzzle_evening (puzzle, evening)->month;
  gint64 cost = self->n_evening[evening] * SKV_SCHEDULE_SAME_EVENING;

  for (guint i = 0; i < groups->len; i++)
    cost += self->n_group[g_array_index (groups, guint, i) * puzzle->n_months + month] *
            SKV_SCHEDULE_SAME_MONTH;
  return cost;
}

static gint64
price_pairs (const SkvChoice *self, guint job, const SkvSlot *place)
{
  const GArray *pairs = skv_puzzle_job (self->puzzle, job)->pairs;
  gint64 cost = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      const SkvPair *pair = &g_array_index (pairs, SkvPair, i);
      gint64 price = cost_of_places (pair, place, self->places[pair->other]);

      if (price == SKV_NEVER)
        return SKV_NEVER;
      cost += price;
    }
  return cost;
}

gint64
skv_choice_price (const SkvChoice *self, guint job, int slot)
{
  const SkvSlot *place = skv_puzzle_slot (self->puzzle, job, slot);
  gint64 pairs = price_pairs (self, job, place);

  return pairs == SKV_NEVER ? SKV_NEVER
                            : place->cost + pairs + skv_choice_crowd (self, job, place->evening);
}

static void
count (SkvChoice *self, guint job, guint evening, int by)
{
  const SkvPuzzle *puzzle = self->puzzle;
  const GArray *groups = skv_puzzle_job (puzzle, job)->groups;
  guint month = skv_puzzle_evening (puzzle, evening)->month;

  self->n_evening[evening] += (guint) by;
  for (guint i = 0; i < groups->len; i++)
    self->n_group[g_array_index (groups, guint, i) * puzzle->n_months + month] += (guint) by;
}

/* What can be, but costs. */
static gint64
soft_pairs_cost (const SkvChoice *self, guint job, const SkvSlot *own)
{
  const GArray *pairs = skv_puzzle_job (self->puzzle, job)->pairs;
  gint64 cost = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      const SkvPair *pair = &g_array_index (pairs, SkvPair, i);
      const SkvSlot *other = self->places[pair->other];

      if (other != NULL)
        cost += soft_cost (pair, own, other);
    }
  return cost;
}

void
skv_choice_put (SkvChoice *self, guint job, int slot)
{
  const SkvSlot *place = skv_puzzle_slot (self->puzzle, job, slot);

  self->cost += place->cost + skv_choice_crowd (self, job, place->evening) +
                soft_pairs_cost (self, job, place) - SKV_SCHEDULE_UNPLACED;
  count (self, job, place->evening, 1);
  self->slots[job] = slot;
  self->places[job] = place;
}

void
skv_choice_take (SkvChoice *self, guint job)
{
  const SkvSlot *place;

  if (self->slots[job] == SKV_NO_SLOT)
    return;
  place = skv_puzzle_slot (self->puzzle, job, self->slots[job]);
  self->slots[job] = SKV_NO_SLOT;
  self->places[job] = NULL;
  count (self, job, place->evening, -1);
  self->cost -= place->cost + skv_choice_crowd (self, job, place->evening) +
                soft_pairs_cost (self, job, place) - SKV_SCHEDULE_UNPLACED;
}

gboolean
skv_choice_is_valid (const SkvChoice *self)
{
  for (guint i = 0; i < self->puzzle->jobs->len; i++)
    {
      if (price_pairs (self, i, self->places[i]) == SKV_NEVER)
        return FALSE;
    }
  return TRUE;
}
