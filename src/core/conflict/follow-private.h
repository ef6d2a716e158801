/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/evenings.h"

G_BEGIN_DECLS

/* Used by follow*.c only: an edit of the plan while it is followed. */

typedef struct
{
  SkvChecker *checker;  /* (unowned) */
  GHashTable *ids;      /* (owned): of the occurrences that the edit adds, removes or changes */
  GHashTable *touched;  /* (owned): SkvEntry, as a set: of which something else may be found now; */
  GArray *places;       /* (owned) (element-type guint): their places; those that are gone, too */
  GHashTable *evenings; /* (owned): SkvHeap, as a set: those with other jobs than before */
  SkvFindings findings; /* what is found anew */
} SkvFollow;

/* follow-edit.c */
gboolean skv_follow_can (SkvChecker *checker, const SkvEdit *edit);
/* into @self->ids; FALSE if the edit cannot be followed after all */
gboolean skv_follow_list_occurrences (SkvFollow *self, const SkvEdit *edit);

/* Something else may be found of it now. */
void skv_follow_touch (SkvFollow *self, const SkvEntry *entry);

/* follow-spread.c: who else is touched, by what is there before the edit and after it */
void skv_follow_spread_before (SkvFollow *self);
void skv_follow_spread_after (SkvFollow *self);
/* what others wait for, once nothing that was found of it is left */
void skv_follow_read_order (SkvFollow *self);

G_END_DECLS
