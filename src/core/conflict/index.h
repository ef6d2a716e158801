/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/zone.h"

G_BEGIN_DECLS

/**
 * SkvIndex:
 *
 * Spans on numbered shelves, asked for those that overlap another span. Unchangeable once made.
 *
 * Every shelf is a slice of one array sorted by start. The slice is read as a balanced tree (its
 * middle is the root, both halves are its subtrees) in which each node knows the latest end below
 * it, so that a question costs O(log n) and the answers, however long single spans are.
 */
typedef struct _SkvIndex SkvIndex;

typedef struct
{
  SkvSpan span; /* not empty */
  guint shelf;  /* 0 .. n_shelves - 1 */
  guint value;
} SkvIndexEntry;

/* @entries (element-type SkvIndexEntry) (transfer none): sorted by span.start here if they are not;
 * equal starts on one shelf keep their order */
SkvIndex *skv_index_new (guint n_shelves, GArray *entries);
void skv_index_free (SkvIndex *self);
guint skv_index_get_n_shelves (const SkvIndex *self);

/* Enough for two children a level of 2^32 entries. */
#define SKV_INDEX_DEPTH 72

/**
 * SkvIndexIter:
 *
 * Walks over the entries of one shelf that overlap a span, by start. Touching ends do not overlap.
 * Lives on the stack and allocates nothing.
 */
typedef struct
{
  const SkvIndex *index;
  SkvSpan span;
  guint depth;
  struct
  {
    guint low;
    guint high; /* a subtree [low, high), or the single node low if high is G_MAXUINT */
  } stack[SKV_INDEX_DEPTH];
} SkvIndexIter;

void skv_index_iter_init (SkvIndexIter *iter, const SkvIndex *index, guint shelf, SkvSpan span);
/* FALSE at the end */
gboolean skv_index_iter_next (SkvIndexIter *iter, guint *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvIndex, skv_index_free)

G_END_DECLS
