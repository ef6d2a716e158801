/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/zone.h"

G_BEGIN_DECLS

/**
 * SkvIndex:
 *
 * Spans on numbered shelves, asked for those that overlap another span.
 *
 * Every shelf is a row of blocks of at most SKV_INDEX_BLOCK spans, sorted by start. Each block
 * knows the latest end in it and the latest so far, from the first block on: by that a question
 * finds the first block that matters in O(log n), and it passes over blocks in which all is over.
 * To add or remove a span touches one block, and a number in each that follows.
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

/* No iterator may be under way. */
void skv_index_add (SkvIndex *self, const SkvIndexEntry *entry);
/* FALSE if there is none such */
gboolean skv_index_remove (SkvIndex *self, const SkvIndexEntry *entry);

#define SKV_INDEX_BLOCK 64

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
  guint shelf;
  guint block; /* where it goes on: a block of the shelf, and a span in it */
  guint nth;
} SkvIndexIter;

/* one that is at its end */
void skv_index_iter_init_empty (SkvIndexIter *iter, const SkvIndex *index);
void skv_index_iter_init (SkvIndexIter *iter, const SkvIndex *index, guint shelf, SkvSpan span);
/* FALSE at the end */
gboolean skv_index_iter_next (SkvIndexIter *iter, guint *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvIndex, skv_index_free)

G_END_DECLS
