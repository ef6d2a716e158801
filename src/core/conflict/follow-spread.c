/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/follow-private.h"

/*
 * Whom an edit touches beside the occurrences that it changes:
 *
 * - jobs that wait for one of them, wherever they lie;
 * - if a window comes, goes or changes, the jobs in the whole stretch of windows around it: they
 * may lose their window, no longer fit, or be told another end of it;
 * - the evenings of its group, which are told as one, and of a job or period all that its rule
 * gives.
 */

/* --- windows ---------------------------------------------------------------------------------- */

static void
widen (const SkvChecker *checker, SkvSpan *stretch)
{
  gboolean wider;

  do
    {
      wider = FALSE;
      for (guint i = 0; i < checker->entries.all->len; i++)
        {
          const SkvEntry *entry = skv_checker_entry (checker, i);

          if (entry->role != SKV_ROLE_WINDOW || entry->span.start > stretch->end ||
              entry->span.end < stretch->start ||
              (entry->span.start >= stretch->start && entry->span.end <= stretch->end))
            continue;
          stretch->start = MIN (stretch->start, entry->span.start);
          stretch->end = MAX (stretch->end, entry->span.end);
          wider = TRUE;
        }
    }
  while (wider);
}

/* of one that is there before the edit or after it */
static void
spread_from_window (SkvFollow *self, const SkvEntry *window)
{
  SkvChecker *checker = self->checker;
  SkvSpan stretch = window->span;

  g_clear_pointer (&checker->move_counts, g_hash_table_unref);
  widen (checker, &stretch);
  for (guint i = 0; i < checker->entries.all->len; i++)
    {
      const SkvEntry *entry = skv_checker_entry (checker, i);

      if (entry->role == SKV_ROLE_JOB && skv_span_overlaps (entry->span, stretch))
        skv_follow_touch (self, entry);
      /* "4 of 24 evenings moved this year" is said of each of them */
      if (entry->role == SKV_ROLE_WINDOW && window->occurrence->rule != NULL &&
          entry->occurrence->rule == window->occurrence->rule)
        skv_links_forget_words (checker, entry, &skv_check_moved_evening);
    }
}

/* --- rules ------------------------------------------------------------------------------------ */

static gboolean
belong_together (const SkvEntry *a, const SkvEntry *b)
{
  return a->occurrence->rule == b->occurrence->rule && a->role == b->role &&
         (a->role != SKV_ROLE_WINDOW || a->occurrence->base_day == b->occurrence->base_day);
}

static void
spread_over_group (SkvFollow *self, const SkvEntry *entry)
{
  if (entry->occurrence->rule == NULL)
    return;
  for (guint i = 0; i < self->checker->entries.all->len; i++)
    {
      const SkvEntry *other = skv_checker_entry (self->checker, i);

      if (other->role != SKV_ROLE_NONE && belong_together (entry, other))
        skv_follow_touch (self, other);
    }
}

/* What is touched meanwhile has its turn, too; windows that only are of a group change nothing for
 * others. */
static void
spread_over_groups (SkvFollow *self)
{
  for (guint i = 0; i < self->places->len; i++)
    spread_over_group (self,
                       skv_checker_entry (self->checker, g_array_index (self->places, guint, i)));
}

/* --- both times ------------------------------------------------------------------------------- */

static void
spread (SkvFollow *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const SkvEntry *entry = skv_checker_lookup (self->checker, id);

      if (entry == NULL)
        continue;
      skv_follow_touch (self, entry);
      if (entry->role == SKV_ROLE_WINDOW)
        spread_from_window (self, entry);
    }
  spread_over_groups (self);
}

static void
touch_waiting (SkvFollow *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      GArray *waiting = skv_order_waiting (self->checker, id);

      for (guint i = 0; waiting != NULL && i < waiting->len; i++)
        skv_follow_touch (self,
                          skv_checker_entry (self->checker, g_array_index (waiting, guint, i)));
    }
}

void
skv_follow_spread_before (SkvFollow *self)
{
  touch_waiting (self);
  spread (self);
}

void
skv_follow_spread_after (SkvFollow *self)
{
  spread (self);
}

void
skv_follow_read_order (SkvFollow *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    skv_order_read_again (self->checker, id);
}
