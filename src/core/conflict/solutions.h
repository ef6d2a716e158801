/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker.h"

G_BEGIN_DECLS

/**
 * SkvSolution:
 *
 * One way out of a conflict. What changes the plan has been tried in a copy of it: there the
 * conflict is gone, and nothing else of weight has come in its place.
 */
typedef struct
{
  /* "move" (another time), "earlier" (the same day), "shorter" (by @minutes), "leave-out"
   * (@systems of it), or "ask-owner" */
  const char *kind;
  gint64 start;   /* where it begins then, units as the occurrence's; SKV_MOMENT_NONE: as now */
  int minutes;    /* of "shorter" and "earlier" */
  GStrv systems;  /* (owned) (nullable): ids; of "leave-out" */
  char *owner;    /* (owned) (nullable): whom to ask, in words, with the role */
  char *text;     /* (owned): a sentence */
  char *question; /* (owned) (nullable): of "ask-owner": what to write to them */
  SkvEdit *edit;  /* (owned) (nullable): does it, undoable; of "ask-owner" there is none */
} SkvSolution;

void skv_solution_free (SkvSolution *self);

/* All ways out of a conflict of this checker that there are, what disturbs people least first: to
 * leave a system out of an evening that stays, to begin earlier or be shorter, another time, and to
 * ask the owner. An accepted conflict needs none. As dear as some full checks: ask when it is
 * wanted. (transfer full) (element-type SkvSolution) */
GPtrArray *skv_checker_list_solutions (SkvChecker *self, const SkvConflict *conflict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvSolution, skv_solution_free)

G_END_DECLS
