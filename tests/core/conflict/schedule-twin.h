/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/schedule-private.h"

/* What a choice of slots costs by its definition, exhaustive search over all choices, and puzzles
 * at random. */

static inline int
pick (GRand *random, int n)
{
  return g_rand_int_range (random, 0, n);
}

/* --- what a choice costs, by definition ------------------------------------------------------ */

static inline gint64
pair_by_definition (
  const SkvPuzzle *puzzle, guint a, int slot_a, guint b, int slot_b, SkvPairFlags flags)
{
  const SkvSlot *one, *two;
  gint64 cost = 0;

  if ((flags & SKV_PAIR_AFTER) && slot_a >= 0 && slot_b < 0)
    return SKV_NEVER;
  if ((flags & SKV_PAIR_BEFORE) && slot_b >= 0 && slot_a < 0)
    return SKV_NEVER;
  if (slot_a < 0 || slot_b < 0)
    return 0;
  one = skv_puzzle_slot (puzzle, a, slot_a);
  two = skv_puzzle_slot (puzzle, b, slot_b);
  if (((flags & SKV_PAIR_SHARED) && skv_span_overlaps (one->span, two->span)) ||
      ((flags & SKV_PAIR_AFTER) && two->span.end > one->span.start) ||
      ((flags & SKV_PAIR_BEFORE) && one->span.end > two->span.start))
    return SKV_NEVER;
  if ((flags & SKV_PAIR_TOGETHER) && one->evening != two->evening)
    cost += 1000000;
  if (flags & SKV_PAIR_CARE)
    {
      const SkvSlot *first = one->span.end <= two->span.start ? one : two;
      const SkvSlot *second = first == one ? two : one;

      if (second->span.start >= first->span.end && second->span.start < first->care_end)
        cost += 1000000;
    }
  return cost;
}

static inline guint
shared_groups (const SkvPuzzle *puzzle, guint a, guint b)
{
  const GArray *one = skv_puzzle_job (puzzle, a)->groups, *two = skv_puzzle_job (puzzle, b)->groups;
  guint n = 0;

  for (guint i = 0; i < one->len; i++)
    for (guint j = 0; j < two->len; j++)
      n += g_array_index (one, guint, i) == g_array_index (two, guint, j);
  return n;
}

static inline gint64
alone_by_definition (const SkvPuzzle *puzzle, guint job, int slot)
{
  const SkvSlot *place;
  const SkvPuzzleEvening *evening;
  gint64 cost;

  if (slot < 0)
    return 1000000000;
  place = skv_puzzle_slot (puzzle, job, slot);
  evening = skv_puzzle_evening (puzzle, place->evening);
  cost = place->cost + evening->n_base * 1000;
  for (guint i = 0; i < skv_puzzle_job (puzzle, job)->groups->len; i++)
    cost +=
      puzzle
        ->base[g_array_index (skv_puzzle_job (puzzle, job)->groups, guint, i) * puzzle->n_months +
               evening->month] *
      2000;
  return cost;
}

/* what @job adds to those before it */
static inline gint64
added_by_definition (const SkvPuzzle *puzzle, const int *slots, guint job)
{
  const GArray *pairs = skv_puzzle_job (puzzle, job)->pairs;
  gint64 cost = alone_by_definition (puzzle, job, slots[job]);

  for (guint i = 0; i < pairs->len; i++)
    {
      const SkvPair *pair = &g_array_index (pairs, SkvPair, i);
      gint64 price;

      if (pair->other > job)
        continue;
      price =
        pair_by_definition (puzzle, job, slots[job], pair->other, slots[pair->other], pair->flags);
      if (price == SKV_NEVER)
        return SKV_NEVER;
      cost += price;
    }
  for (guint other = 0; other < job; other++)
    {
      guint one, two;

      if (slots[job] < 0 || slots[other] < 0)
        continue;
      one = skv_puzzle_slot (puzzle, job, slots[job])->evening;
      two = skv_puzzle_slot (puzzle, other, slots[other])->evening;
      cost += one == two ? 1000 : 0;
      if (skv_puzzle_evening (puzzle, one)->month == skv_puzzle_evening (puzzle, two)->month)
        cost += shared_groups (puzzle, job, other) * 2000;
    }
  return cost;
}

static inline gint64
cost_by_definition (const SkvPuzzle *puzzle, const int *slots)
{
  gint64 cost = 0;

  for (guint job = 0; job < puzzle->jobs->len; job++)
    {
      gint64 added = added_by_definition (puzzle, slots, job);

      if (added == SKV_NEVER)
        return SKV_NEVER;
      cost += added;
    }
  return cost;
}

/* @rest: by job, what those from it on cost at least, each alone (nullable) */
static inline void
search_all (
  const SkvPuzzle *puzzle, int *slots, guint job, gint64 cost, const gint64 *rest, gint64 *best)
{
  if (cost + (rest != NULL ? rest[job] : 0) >= *best)
    return;
  if (job == puzzle->jobs->len)
    {
      *best = cost;
      return;
    }
  for (int slot = -1; slot < (int) skv_puzzle_job (puzzle, job)->slots->len; slot++)
    {
      gint64 added;

      slots[job] = slot;
      added = added_by_definition (puzzle, slots, job);
      if (added != SKV_NEVER)
        search_all (puzzle, slots, job + 1, cost + added, rest, best);
    }
}

static inline gint64
least_cost (const SkvPuzzle *puzzle)
{
  g_autofree int *slots = g_new0 (int, puzzle->jobs->len + 1);
  gint64 best = SKV_NEVER;

  search_all (puzzle, slots, 0, 0, NULL, &best);
  return best;
}

/* Is there none that costs less than @cost? All are tried, but for those that are dearer already
 * with what the others cost at least, each by itself. */
static inline gboolean
nothing_is_better (const SkvPuzzle *puzzle, gint64 cost)
{
  guint n = puzzle->jobs->len;
  g_autofree int *slots = g_new0 (int, n + 1);
  g_autofree gint64 *rest = g_new0 (gint64, n + 1);
  gint64 best = cost;

  for (guint job = n; job-- > 0;)
    {
      gint64 least = alone_by_definition (puzzle, job, -1);

      for (guint slot = 0; slot < skv_puzzle_job (puzzle, job)->slots->len; slot++)
        least = MIN (least, alone_by_definition (puzzle, job, (int) slot));
      rest[job] = rest[job + 1] + least;
    }
  search_all (puzzle, slots, 0, 0, rest, &best);
  return best == cost;
}

/* --- random puzzles -------------------------------------------------------------------------- */

static inline void
add_random_job (GRand *random, SkvPuzzle *puzzle, int care)
{
  SkvPuzzleJob *job = skv_puzzle_add_job (puzzle);
  int length = 1 + pick (random, 3), n_slots = 0;

  for (guint evening = 0; evening < puzzle->evenings->len; evening++)
    for (int start = 0; start + length <= 4 && n_slots < 6; start++)
      {
        gint64 at = evening * 100 + start;
        SkvSlot slot = { .span = { at, at + length }, .evening = evening, .cost = evening * 7 };

        if (pick (random, 3) == 0)
          continue;
        slot.care_end = at + length + (care > 0 && pick (random, 2) == 0 ? 150 : 0);
        slot.cost += pick (random, 6) == 0 ? 1000000 : 0;
        slot.cost += pick (random, 6) == 0 ? 5000 : 0;
        g_array_append_val (job->slots, slot);
        n_slots++;
      }
  for (guint group = 0; group < puzzle->n_groups; group++)
    {
      if (pick (random, 3) == 0)
        g_array_append_val (job->groups, group);
    }
}

static inline SkvPuzzle *
random_puzzle (GRand *random, guint n_jobs, gboolean care)
{
  SkvPuzzle *puzzle = skv_puzzle_new ();
  guint n_evenings = 1 + (guint) pick (random, 5);

  puzzle->n_groups = (guint) pick (random, 3);
  for (guint i = 0; i < n_evenings; i++)
    {
      SkvPuzzleEvening evening = { i / 2, (guint) pick (random, 3) };

      g_array_append_val (puzzle->evenings, evening);
      puzzle->n_months = evening.month + 1;
    }
  puzzle->base = g_new0 (guint, puzzle->n_groups * puzzle->n_months + 1);
  for (guint i = 0; i < puzzle->n_groups * puzzle->n_months; i++)
    puzzle->base[i] = (guint) pick (random, 2);
  for (guint i = 0; i < n_jobs; i++)
    add_random_job (random, puzzle, care);
  for (guint i = 0; i < n_jobs; i++)
    for (guint j = 0; j < i; j++)
      {
        SkvPairFlags flags = (pick (random, 3) == 0 ? SKV_PAIR_SHARED : 0) |
                             (pick (random, 8) == 0 ? SKV_PAIR_AFTER : 0) |
                             (pick (random, 8) == 0 ? SKV_PAIR_TOGETHER : 0) |
                             (care && pick (random, 5) == 0 ? SKV_PAIR_CARE : 0);

        if (flags != 0)
          skv_puzzle_add_pair (puzzle, i, j, flags);
      }
  return puzzle;
}
