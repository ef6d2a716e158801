/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/schedule-private.h"

/* Jobs for which there is no room, whatever is done: of jobs no two of which can be at the same
 * time, those that do not fit into their evenings one after the other. */

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
guint
skv_schedule_count_surplus (const SkvPuzzle *puzzle)
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
