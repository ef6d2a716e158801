/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker-private.h"
#include "core/conflict/solutions.h"

G_BEGIN_DECLS

/* Used by solutions*.c only: what is asked about, and what has been found. */
typedef struct
{
  SkvChecker *checker;             /* (unowned) */
  const SkvConflict *conflict;     /* (unowned) */
  const SkvOccurrence *occurrence; /* (unowned): the job or evening that is told */
  SkvRole role;                    /* of it */
  char *key;                       /* (owned): of the conflict */
  GHashTable *before;              /* (owned): keys of all that weighs now */
  GPtrArray *found;                /* (owned) (element-type SkvSolution) */
} SkvSolver;

/* Is the conflict gone from @conflicts, all of one occurrence, and nothing come in its place? */
gboolean skv_solver_is_solved (SkvSolver *self, GPtrArray *conflicts, const char *id);
/* The same after @edit, of everything in the checked days. Jobs that lose their window by it are
 * counted in @n_out (nullable); without it they are in the way. */
gboolean skv_solver_edit_solves (SkvSolver *self, SkvEdit *edit, guint *n_out);
/* one more; @text, @edit (transfer full) */
SkvSolution *skv_solver_offer (SkvSolver *self, const char *kind, char *text, SkvEdit *edit);

/* solutions-leave-out.c */
void skv_solver_leave_out_of_windows (SkvSolver *self);
void skv_solver_leave_out_of_job (SkvSolver *self);

/* solutions-time.c */
void skv_solver_earlier (SkvSolver *self);
void skv_solver_shorter (SkvSolver *self);
void skv_solver_move (SkvSolver *self);

G_END_DECLS
