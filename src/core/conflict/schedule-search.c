/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/schedule-private.h"

/*
 * A good choice for many jobs: first every job to its cheapest slot, at each step the one that
 * would lose most if it came later; then again and again a handful of jobs that have to do with
 * each other is taken out and put back, in the same manner or in any order, now and then without
 * looking at a slot. What is worse than the best by more than
 * a margin, which shrinks to nothing, is taken back. The number of steps depends on the number of
 * jobs, never on time.
 */

#define SEED 1
#define MAX_TAKEN 6
#define STEPS_IN_ALL 2000000 /* divided by the number of jobs */
#define MOST_STEPS 12000
#define FEWEST_STEPS 2000
#define MARGIN (2 * SKV_SCHEDULE_SAME_MONTH)

typedef struct
{
  int slot; /* SKV_NO_SLOT: none can be had */
  guint evening;
  gint64 price;
  gint64 second; /* the cheapest on another evening, or what it costs to have none */
  gboolean known;
} Offer;

typedef struct
{
  const SkvPuzzle *puzzle;
  SkvChoice choice;
  GRand *random; /* (owned) */
  Offer *offers; /* (owned): by job */
  guint *taken;  /* (owned): jobs to put back, MAX_TAKEN of them; at first all */
  guint n_taken;
  gboolean in_any_order; /* instead of by what they would lose */
  guint blind;           /* one slot in so many is not looked at; 0: all are */
  int *old_slots;        /* (owned): of those */
} Search;

/* --- offers ---------------------------------------------------------------------------------- */

/* the cheapest slot of one evening, SKV_NO_SLOT if none can be had for less than @limit; @least:
 * what the cheapest would cost if nothing stood in its way */
static int
best_of_evening (
  Search *self, guint job, const SkvSlotEvening *evening, gint64 least, gint64 *limit)
{
  int best = SKV_NO_SLOT;

  for (guint slot = evening->first; slot<evening->end && * limit> least; slot++)
    {
      gint64 price;

      if (self->blind > 0 && g_rand_int_range (self->random, 0, (gint32) self->blind) == 0)
        continue;
      price = skv_choice_price (&self->choice, job, (int) slot);
      if (price < *limit)
        {
          *limit = price;
          best = (int) slot;
        }
    }
  return best;
}

static void
find_offer (Search *self, guint job)
{
  const GArray *evenings = skv_puzzle_job (self->puzzle, job)->evenings;
  Offer *offer = &self->offers[job];

  *offer = (Offer){ SKV_NO_SLOT, 0, SKV_SCHEDULE_UNPLACED, SKV_SCHEDULE_UNPLACED, TRUE };
  for (guint i = 0; i < evenings->len; i++)
    {
      const SkvSlotEvening *evening = &g_array_index (evenings, SkvSlotEvening, i);
      gint64 price = offer->second;
      gint64 least = evening->least + skv_choice_crowd (&self->choice, job, evening->evening);
      int slot;

      if (least >= price)
        continue;
      slot = best_of_evening (self, job, evening, least, &price);
      if (slot == SKV_NO_SLOT)
        continue;
      if (price < offer->price)
        {
          offer->second = offer->price;
          offer->price = price;
          offer->slot = slot;
          offer->evening = evening->evening;
        }
      else
        offer->second = price;
    }
}

static gboolean
are_pair (const SkvPuzzle *puzzle, guint job, guint other)
{
  const GArray *pairs = skv_puzzle_job (puzzle, job)->pairs;

  for (guint i = 0; i < pairs->len; i++)
    {
      if (g_array_index (pairs, SkvPair, i).other == other)
        return TRUE;
    }
  return FALSE;
}

/* After @placed has come in, the offers of others are as they were, or dearer; of its pairs they
 * may be anything. Those that are dearer are found out when it is their turn. */
static void
forget_offers (Search *self, guint placed)
{
  for (guint i = 0; i < self->n_taken; i++)
    {
      guint job = self->taken[i];
      Offer *offer = &self->offers[job];

      if (offer->slot == SKV_NO_SLOT ? are_pair (self->puzzle, job, placed)
                                     : offer->evening == self->offers[placed].evening ||
                                         are_pair (self->puzzle, job, placed))
        offer->known = FALSE;
      else if (offer->slot != SKV_NO_SLOT &&
               skv_choice_price (&self->choice, job, offer->slot) != offer->price)
        offer->known = FALSE;
    }
}

/* Puts back as many of those that are taken as can be. */
static void
put_back (Search *self)
{
  for (guint i = 0; i < self->n_taken; i++)
    self->offers[self->taken[i]].known = FALSE;
  while (TRUE)
    {
      gint64 most = -1;
      guint best = 0;

      for (guint i = 0; i < self->n_taken; i++)
        {
          Offer *offer = &self->offers[self->taken[i]];
          gint64 gain;

          if (self->choice.slots[self->taken[i]] != SKV_NO_SLOT)
            continue;
          if (!offer->known)
            find_offer (self, self->taken[i]);
          gain = self->in_any_order ? g_rand_int_range (self->random, 0, G_MAXINT32)
                                    : offer->second - offer->price;
          if (offer->slot != SKV_NO_SLOT && gain > most)
            {
              most = gain;
              best = self->taken[i];
            }
        }
      if (most < 0)
        return;
      skv_choice_put (&self->choice, best, self->offers[best].slot);
      forget_offers (self, best);
    }
}

/* --- what is taken out ----------------------------------------------------------------------- */

static void
take (Search *self, guint job)
{
  for (guint i = 0; i < self->n_taken; i++)
    {
      if (self->taken[i] == job)
        return;
    }
  if (self->n_taken == MAX_TAKEN)
    return;
  self->old_slots[self->n_taken] = self->choice.slots[job];
  self->taken[self->n_taken++] = job;
}

static guint
pick (Search *self, guint n)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) n);
}

static void
take_pairs_of (Search *self, guint job)
{
  const GArray *pairs = skv_puzzle_job (self->puzzle, job)->pairs;

  for (guint i = 0; pairs->len > 0 && i < MAX_TAKEN / 2; i++)
    take (self, g_array_index (pairs, SkvPair, pick (self, pairs->len)).other);
}

/* some that have to do with the first: on its evening, or on one that it could have */
static void
take_from_evening (Search *self, guint evening)
{
  guint n = self->puzzle->jobs->len, first = pick (self, n), most = self->n_taken + 2;

  for (guint i = 0; i < n && self->n_taken < most; i++)
    {
      guint job = (first + i) % n;
      int slot = self->choice.slots[job];

      if (slot != SKV_NO_SLOT && skv_puzzle_slot (self->puzzle, job, slot)->evening == evening)
        take (self, job);
    }
}

static void
take_from_group (Search *self, guint job)
{
  const GArray *groups = skv_puzzle_job (self->puzzle, job)->groups;
  guint n = self->puzzle->jobs->len, first = pick (self, n), most = self->n_taken + 3, group;

  if (groups->len == 0)
    return;
  group = g_array_index (groups, guint, pick (self, groups->len));
  for (guint i = 0; i < n && self->n_taken < most; i++)
    {
      const GArray *others = skv_puzzle_job (self->puzzle, (first + i) % n)->groups;

      for (guint j = 0; j < others->len; j++)
        {
          if (g_array_index (others, guint, j) == group)
            take (self, (first + i) % n);
        }
    }
}

static void
take_some (Search *self)
{
  guint n = self->puzzle->jobs->len, job = pick (self, n), kind = pick (self, 4);
  const GArray *evenings = skv_puzzle_job (self->puzzle, job)->evenings;
  int slot = self->choice.slots[job];

  self->n_taken = 0;
  take (self, job);
  if (kind == 1)
    take_pairs_of (self, job);
  else if (kind == 2)
    take_from_group (self, job);
  else if (kind == 3 && slot != SKV_NO_SLOT)
    take_from_evening (self, skv_puzzle_slot (self->puzzle, job, slot)->evening);
  if (evenings->len > 0 && kind != 0)
    take_from_evening (
      self, g_array_index (evenings, SkvSlotEvening, pick (self, evenings->len)).evening);
  for (guint i = 0; i < 2; i++)
    take (self, pick (self, n));
  for (guint i = 0; i < self->n_taken; i++)
    skv_choice_take (&self->choice, self->taken[i]);
}

/* --- steps ----------------------------------------------------------------------------------- */

static void
undo (Search *self)
{
  for (guint i = 0; i < self->n_taken; i++)
    skv_choice_take (&self->choice, self->taken[i]);
  for (guint i = 0; i < self->n_taken; i++)
    {
      if (self->old_slots[i] != SKV_NO_SLOT)
        skv_choice_put (&self->choice, self->taken[i], self->old_slots[i]);
    }
}

/* Only what was taken, and has no place now, can leave others waiting for it. */
static gboolean
leaves_order (const Search *self)
{
  for (guint i = 0; i < self->n_taken; i++)
    {
      const GArray *pairs = skv_puzzle_job (self->puzzle, self->taken[i])->pairs;

      for (guint j = 0; self->choice.slots[self->taken[i]] == SKV_NO_SLOT && j < pairs->len; j++)
        {
          const SkvPair *pair = &g_array_index (pairs, SkvPair, j);

          if ((pair->flags & SKV_PAIR_BEFORE) && self->choice.slots[pair->other] != SKV_NO_SLOT)
            return FALSE;
        }
    }
  return TRUE;
}

static void
improve (Search *self, gint64 enough, int *best_slots)
{
  guint n = self->puzzle->jobs->len;
  guint n_steps = CLAMP (STEPS_IN_ALL / n, FEWEST_STEPS, MOST_STEPS);
  gint64 best = self->choice.cost;

  for (guint step = 0; step < n_steps && best > enough; step++)
    {
      gint64 margin = MARGIN * (gint64) (n_steps - step) / n_steps;

      if (step % 64 == 0 &&
          !skv_schedule_watch_goes_on (self->puzzle->watch, (double) step / n_steps))
        return;
      /* the last part begins at the best and only goes down */
      if (step == n_steps - n_steps / 5)
        {
          for (guint i = 0; i < n; i++)
            skv_choice_take (&self->choice, i);
          for (guint i = 0; i < n; i++)
            {
              if (best_slots[i] != SKV_NO_SLOT)
                skv_choice_put (&self->choice, i, best_slots[i]);
            }
        }
      if (step >= n_steps - n_steps / 5)
        margin = 0;
      take_some (self);
      self->in_any_order = pick (self, 2) == 0;
      self->blind = pick (self, 3) == 0 ? 4 : 0;
      put_back (self);
      if (!leaves_order (self) || self->choice.cost > best + margin)
        undo (self);
      else if (self->choice.cost < best)
        {
          best = self->choice.cost;
          for (guint i = 0; i < n; i++)
            best_slots[i] = self->choice.slots[i];
        }
    }
}

void
skv_schedule_search (const SkvPuzzle *puzzle, gint64 enough, int *slots)
{
  guint n = puzzle->jobs->len;
  Search self = { .puzzle = puzzle };

  if (n == 0)
    return;
  skv_choice_init (&self.choice, puzzle);
  self.random = g_rand_new_with_seed (SEED);
  self.offers = g_new0 (Offer, n);
  self.taken = g_new (guint, MAX (n, MAX_TAKEN));
  self.old_slots = g_new (int, MAX_TAKEN);
  for (guint i = 0; i < n; i++)
    self.taken[i] = i;
  self.n_taken = n;
  put_back (&self);
  for (guint i = 0; i < n; i++)
    slots[i] = self.choice.slots[i];
  improve (&self, enough, slots);
  g_rand_free (self.random);
  g_free (self.offers);
  g_free (self.taken);
  g_free (self.old_slots);
  skv_choice_clear (&self.choice);
}
