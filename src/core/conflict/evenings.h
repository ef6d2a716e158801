/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker-private.h"

G_BEGIN_DECLS

/* Used by check-window-full.c only: which jobs share an evening, and which of them must not be done
 * together. */

/* Jobs of one evening, by id; which of them must be apart, as a packing (packing.h) has it. */
typedef struct
{
  SkvSpan stretch;       /* all windows of the evening */
  const SkvEntry *first; /* the first window, of those that serve a job */
  GPtrArray *jobs;       /* (owned) (element-type SkvEntry) */
  gint64 *lengths;       /* (owned) (nullable): seconds */
  guint8 *apart;         /* (owned) (nullable) */
} SkvHeap;

struct _SkvEvenings
{
  GPtrArray *all;       /* (owned) (element-type SkvHeap) */
  GHashTable *by_start; /* (owned): start of the stretch → GPtrArray (owned) of SkvHeap */
  GHashTable *of_job;   /* (owned): SkvEntry → SkvHeap, the evening that it is in */
  GHashTable *told;     /* (owned): the check's own: the SkvEntry that are told, as a set */
};

/* The evening in which a job lies, and the first window in it; FALSE if it lies in none, or lasts
 * longer than that or nobody knows how long. */
gboolean skv_evenings_find_stretch (SkvSubject *subject, SkvSpan *stretch, const SkvEntry **first);
/* Every evening that has jobs (@inside (nullable): those that lie in a window, if that is known);
 * only those with more than they hold know lengths and pairs
 * (transfer full) */
SkvEvenings *skv_evenings_new (SkvChecker *checker, GPtrArray *inside);
/* A job that comes (@subject is scratch) or goes: its evening, which then has to be judged anew;
 * NULL if it is in none (transfer none) (nullable) */
SkvHeap *skv_evenings_put_in (SkvEvenings *self, SkvSubject *subject, const SkvEntry *job);
SkvHeap *skv_evenings_take_out (SkvEvenings *self, const SkvEntry *job);
/* lengths and pairs of an evening, if it has more jobs than it holds */
void skv_heap_find_pairs (SkvHeap *evening, SkvChecker *checker);
/* those that hang together with the first that is not marked, which marks them; FALSE if all are
 * marked. @seen: of each job */
gboolean skv_heap_take (const SkvHeap *evening, guint8 *seen, SkvHeap *heap);
/* What hangs together with the subject where it lies now, itself at @place, instead of where it
 * lies in the plan; FALSE, with nothing to clear, if it is in no evening or there is room for all.
 */
gboolean skv_heap_of (SkvEvenings *self, SkvSubject *subject, SkvHeap *heap, guint *place);
void skv_heap_clear (SkvHeap *self);
gint64 skv_heap_sum (const SkvHeap *self);
static inline gint64
skv_heap_room (const SkvHeap *self)
{
  return self->stretch.end - self->stretch.start;
}

G_END_DECLS
