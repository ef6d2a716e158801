/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/index.h"

#include <string.h>

typedef struct
{
  gint64 start;
  gint64 end;
  guint value;
} Node;

typedef struct
{
  Node *nodes; /* (owned) unless it has none allocated: then a slice of those that it was made of */
  guint n;
  guint n_allocated;
  gint64 latest_end;
  gint64 latest_so_far; /* of this block and those before it */
} Block;

typedef struct
{
  Block *blocks; /* (owned) (nullable) */
  guint n;
} Shelf;

struct _SkvIndex
{
  guint n_shelves;
  Shelf *shelves; /* (owned) */
  Node *nodes;    /* (owned): of all shelves, as it was made */
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

/* --- blocks ----------------------------------------------------------------------------------- */

static void
find_latest_end (Block *block)
{
  gint64 latest = G_MININT64;

  for (guint i = 0; i < block->n; i++)
    latest = MAX (latest, block->nodes[i].end);
  block->latest_end = latest;
}

/* what follows from @block on */
static void
find_latest_so_far (Shelf *shelf, guint block)
{
  gint64 latest = block > 0 ? shelf->blocks[block - 1].latest_so_far : G_MININT64;

  for (; block < shelf->n; block++)
    {
      latest = MAX (latest, shelf->blocks[block].latest_end);
      shelf->blocks[block].latest_so_far = latest;
    }
}

static void
insert_block (Shelf *shelf, guint place, Block block)
{
  shelf->blocks = g_renew (Block, shelf->blocks, shelf->n + 1);
  memmove (&shelf->blocks[place + 1], &shelf->blocks[place], (shelf->n - place) * sizeof (Block));
  shelf->blocks[place] = block;
  shelf->n++;
}

static void
remove_block (Shelf *shelf, guint place)
{
  if (shelf->blocks[place].n_allocated > 0)
    g_free (shelf->blocks[place].nodes);
  shelf->n--;
  memmove (&shelf->blocks[place], &shelf->blocks[place + 1], (shelf->n - place) * sizeof (Block));
}

static Block
new_block (const Node *nodes, guint n)
{
  Block block = { g_new (Node, SKV_INDEX_BLOCK), n, SKV_INDEX_BLOCK, G_MININT64, G_MININT64 };

  if (n > 0)
    memcpy (block.nodes, nodes, n * sizeof (Node));
  return block;
}

/* --- making ----------------------------------------------------------------------------------- */

/* A counting sort by shelf keeps the order by start. @first: where each shelf's nodes begin */
static void
distribute (SkvIndex *self, GArray *entries, guint *first)
{
  g_autofree guint *next = g_new0 (guint, self->n_shelves + 1);

  for (guint i = 0; i < entries->len; i++)
    first[g_array_index (entries, SkvIndexEntry, i).shelf + 1]++;
  for (guint shelf = 0; shelf < self->n_shelves; shelf++)
    {
      first[shelf + 1] += first[shelf];
      next[shelf] = first[shelf];
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const SkvIndexEntry *entry = &g_array_index (entries, SkvIndexEntry, i);

      self->nodes[next[entry->shelf]++] =
        (Node){ entry->span.start, entry->span.end, entry->value };
    }
}

static void
fill_shelf (Shelf *shelf, Node *nodes, guint n)
{
  shelf->n = (n + SKV_INDEX_BLOCK - 1) / SKV_INDEX_BLOCK;
  shelf->blocks = g_new0 (Block, shelf->n);
  for (guint i = 0; i < shelf->n; i++)
    {
      shelf->blocks[i].nodes = nodes + i * SKV_INDEX_BLOCK;
      shelf->blocks[i].n = MIN (SKV_INDEX_BLOCK, n - i * SKV_INDEX_BLOCK);
      find_latest_end (&shelf->blocks[i]);
    }
  find_latest_so_far (shelf, 0);
}

SkvIndex *
skv_index_new (guint n_shelves, GArray *entries)
{
  SkvIndex *self = g_new0 (SkvIndex, 1);
  g_autofree guint *first = g_new0 (guint, n_shelves + 1);

  if (!is_sorted (entries))
    g_array_sort (entries, compare_entries); /* stable */
  self->n_shelves = n_shelves;
  self->shelves = g_new0 (Shelf, n_shelves);
  self->nodes = g_new (Node, entries->len);
  distribute (self, entries, first);
  for (guint shelf = 0; shelf < n_shelves; shelf++)
    {
      if (first[shelf] < first[shelf + 1])
        fill_shelf (&self->shelves[shelf], self->nodes + first[shelf],
                    first[shelf + 1] - first[shelf]);
    }
  return self;
}

void
skv_index_free (SkvIndex *self)
{
  if (self == NULL)
    return;
  for (guint shelf = 0; shelf < self->n_shelves; shelf++)
    {
      while (self->shelves[shelf].n > 0)
        remove_block (&self->shelves[shelf], self->shelves[shelf].n - 1);
      g_free (self->shelves[shelf].blocks);
    }
  g_free (self->shelves);
  g_free (self->nodes);
  g_free (self);
}

guint
skv_index_get_n_shelves (const SkvIndex *self)
{
  return self->n_shelves;
}

/* --- changing --------------------------------------------------------------------------------- */

/* the last block that does not begin after @start, so that equal starts keep their order */
static guint
block_for (const Shelf *shelf, gint64 start)
{
  guint low = 0, high = shelf->n;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (shelf->blocks[middle].nodes[0].start <= start)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* room for one more: its own nodes, and if they are full only half of them */
static void
make_room (Shelf *shelf, guint place)
{
  Block *block = &shelf->blocks[place];
  guint half = SKV_INDEX_BLOCK / 2;

  if (block->n_allocated == 0)
    *block = new_block (block->nodes, block->n);
  if (block->n < SKV_INDEX_BLOCK)
    return;
  insert_block (shelf, place + 1, new_block (block->nodes + half, SKV_INDEX_BLOCK - half));
  shelf->blocks[place].n = half;
  find_latest_end (&shelf->blocks[place]);
  find_latest_end (&shelf->blocks[place + 1]);
}

void
skv_index_add (SkvIndex *self, const SkvIndexEntry *entry)
{
  Shelf *shelf = &self->shelves[entry->shelf];
  guint place = block_for (shelf, entry->span.start), first = place, at;
  Block *block;

  if (shelf->n == 0)
    insert_block (shelf, 0, new_block (NULL, 0));
  make_room (shelf, place);
  if (place + 1 < shelf->n && shelf->blocks[place + 1].nodes[0].start <= entry->span.start)
    place++;
  block = &shelf->blocks[place];
  for (at = block->n; at > 0 && block->nodes[at - 1].start > entry->span.start; at--)
    block->nodes[at] = block->nodes[at - 1];
  block->nodes[at] = (Node){ entry->span.start, entry->span.end, entry->value };
  block->n++;
  find_latest_end (block);
  find_latest_so_far (shelf, first);
}

gboolean
skv_index_remove (SkvIndex *self, const SkvIndexEntry *entry)
{
  Shelf *shelf = &self->shelves[entry->shelf];
  guint place = block_for (shelf, entry->span.start);

  for (guint i = place + 1; shelf->n > 0 && i-- > 0;) /* equal starts may begin in one before */
    {
      Block *block = &shelf->blocks[i];

      if (block->nodes[block->n - 1].start < entry->span.start)
        return FALSE;
      for (guint at = 0; at < block->n; at++)
        {
          if (block->nodes[at].start != entry->span.start || block->nodes[at].value != entry->value)
            continue;
          block->n--;
          memmove (&block->nodes[at], &block->nodes[at + 1], (block->n - at) * sizeof (Node));
          if (block->n == 0)
            remove_block (shelf, i);
          else
            find_latest_end (block);
          find_latest_so_far (shelf, i);
          return TRUE;
        }
    }
  return FALSE;
}

/* --- asking ----------------------------------------------------------------------------------- */

void
skv_index_iter_init_empty (SkvIndexIter *iter, const SkvIndex *index)
{
  iter->index = index;
  iter->shelf = 0;
  iter->block = G_MAXUINT;
  iter->nth = 0;
}

void
skv_index_iter_init (SkvIndexIter *iter, const SkvIndex *index, guint number, SkvSpan span)
{
  const Shelf *shelf = number < index->n_shelves ? &index->shelves[number] : NULL;
  guint low = 0, high = shelf != NULL ? shelf->n : 0;

  iter->index = index;
  iter->span = span;
  iter->shelf = number;
  iter->nth = 0;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (shelf->blocks[middle].latest_so_far <= span.start)
        low = middle + 1;
      else
        high = middle;
    }
  iter->block = shelf != NULL ? low : G_MAXUINT;
}

gboolean
skv_index_iter_next (SkvIndexIter *iter, guint *value)
{
  const Shelf *shelf;

  if (iter->block == G_MAXUINT)
    return FALSE;
  shelf = &iter->index->shelves[iter->shelf];
  for (; iter->block < shelf->n; iter->block++, iter->nth = 0)
    {
      const Block *block = &shelf->blocks[iter->block];

      if (block->nodes[0].start >= iter->span.end)
        break;
      if (block->latest_end <= iter->span.start)
        continue;
      for (; iter->nth < block->n; iter->nth++)
        {
          const Node *node = &block->nodes[iter->nth];

          if (node->start >= iter->span.end)
            break;
          if (node->end > iter->span.start)
            {
              *value = node->value;
              iter->nth++;
              return TRUE;
            }
        }
    }
  iter->block = G_MAXUINT;
  return FALSE;
}
