/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/index.h"

/* high of a frame that stands for one node */
#define SINGLE G_MAXUINT

typedef struct
{
  gint64 start;
  gint64 end;
  gint64 latest_end; /* of the subtree whose root this is */
  guint value;
} Node;

struct _SkvIndex
{
  guint n_shelves;
  guint *shelves; /* (owned): shelf s is [shelves[s], shelves[s + 1]) of nodes */
  Node *nodes;    /* (owned) */
};

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const SkvIndexEntry *first = a, *second = b;

  return (first->span.start > second->span.start) - (first->span.start < second->span.start);
}

static gboolean
is_sorted (GArray *entries)
{
  for (guint i = 1; i < entries->len; i++)
    {
      if (g_array_index (entries, SkvIndexEntry, i - 1).span.start >
          g_array_index (entries, SkvIndexEntry, i).span.start)
        return FALSE;
    }
  return TRUE;
}

/* The depth is that of a balanced tree: at most 32. */
static gint64
fill_latest_end (Node *nodes, guint low, guint high)
{
  guint middle = low + (high - low) / 2;
  gint64 left = middle > low ? fill_latest_end (nodes, low, middle) : G_MININT64;
  gint64 right = middle + 1 < high ? fill_latest_end (nodes, middle + 1, high) : G_MININT64;
  gint64 below = MAX (left, right); /* the macro takes its arguments twice: no calls in it */

  nodes[middle].latest_end = MAX (below, nodes[middle].end);
  return nodes[middle].latest_end;
}

/* A counting sort by shelf keeps the order by start. */
static void
distribute (SkvIndex *self, GArray *entries)
{
  g_autofree guint *next = g_new0 (guint, self->n_shelves + 1);

  for (guint i = 0; i < entries->len; i++)
    self->shelves[g_array_index (entries, SkvIndexEntry, i).shelf + 1]++;
  for (guint shelf = 0; shelf < self->n_shelves; shelf++)
    {
      self->shelves[shelf + 1] += self->shelves[shelf];
      next[shelf] = self->shelves[shelf];
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const SkvIndexEntry *entry = &g_array_index (entries, SkvIndexEntry, i);

      self->nodes[next[entry->shelf]++] = (Node){
        .start = entry->span.start,
        .end = entry->span.end,
        .value = entry->value,
      };
    }
}

SkvIndex *
skv_index_new (guint n_shelves, GArray *entries)
{
  SkvIndex *self = g_new0 (SkvIndex, 1);

  if (!is_sorted (entries))
    g_array_sort (entries, compare_entries); /* stable */
  self->n_shelves = n_shelves;
  self->shelves = g_new0 (guint, n_shelves + 1);
  self->nodes = g_new (Node, entries->len);
  distribute (self, entries);
  for (guint shelf = 0; shelf < n_shelves; shelf++)
    {
      if (self->shelves[shelf] < self->shelves[shelf + 1])
        fill_latest_end (self->nodes, self->shelves[shelf], self->shelves[shelf + 1]);
    }
  return self;
}

void
skv_index_free (SkvIndex *self)
{
  if (self == NULL)
    return;
  g_free (self->shelves);
  g_free (self->nodes);
  g_free (self);
}

guint
skv_index_get_n_shelves (const SkvIndex *self)
{
  return self->n_shelves;
}

static void
push (SkvIndexIter *iter, guint low, guint high)
{
  if (low >= high)
    return;
  iter->stack[iter->depth].low = low;
  iter->stack[iter->depth].high = high;
  iter->depth++;
}

void
skv_index_iter_init (SkvIndexIter *iter, const SkvIndex *index, guint shelf, SkvSpan span)
{
  iter->index = index;
  iter->span = span;
  iter->depth = 0;
  if (shelf < index->n_shelves)
    push (iter, index->shelves[shelf], index->shelves[shelf + 1]);
}

gboolean
skv_index_iter_next (SkvIndexIter *iter, guint *value)
{
  const Node *nodes = iter->index->nodes;

  while (iter->depth > 0)
    {
      guint low = iter->stack[--iter->depth].low;
      guint high = iter->stack[iter->depth].high;
      guint middle;

      if (high == SINGLE)
        {
          *value = nodes[low].value;
          return TRUE;
        }
      middle = low + (high - low) / 2;
      if (nodes[middle].latest_end <= iter->span.start)
        continue;
      /* What is pushed last comes first: left half, the node itself, right half. */
      if (nodes[middle].start < iter->span.end)
        {
          push (iter, middle + 1, high);
          if (nodes[middle].end > iter->span.start)
            push (iter, middle, SINGLE);
        }
      push (iter, low, middle);
    }
  return FALSE;
}
