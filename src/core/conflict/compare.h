/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker.h"

G_BEGIN_DECLS

/**
 * SkvComparison:
 *
 * The conflicts of a plan beside those of another state of it: what is gone, what has come, and
 * what is in both. The same conflict has the same check, severity, sides and overlap. What is
 * accepted counts on neither side: accepting a conflict makes it go.
 *
 * Conflicts are borrowed from the two arrays, which it keeps.
 */
typedef struct _SkvComparison SkvComparison;

/* (element-type SkvConflict) both; sides are compared by their ids as they stand */
SkvComparison *skv_conflicts_compare (GPtrArray *before, GPtrArray *after);
/* All that the two have found. An evening that a person changed in one of them only ("RULE:DATE"
 * there, an item's id here) is the same side. Computes what is not computed yet. */
SkvComparison *skv_checkers_compare (SkvChecker *before, SkvChecker *after);
SkvComparison *skv_comparison_ref (SkvComparison *self);
void skv_comparison_unref (SkvComparison *self);

/* (transfer none) (element-type SkvConflict), in the order of the array that they come from: of
 * @before for what is gone, of @after for what has come or was kept */
GPtrArray *skv_comparison_get_gone (SkvComparison *self);
GPtrArray *skv_comparison_get_come (SkvComparison *self);
GPtrArray *skv_comparison_get_kept (SkvComparison *self);

typedef struct
{
  guint gone, come, kept;
} SkvComparisonCount;

SkvComparisonCount skv_comparison_count (const SkvComparison *self, SkvSeverity severity);

/* "3 hard conflicts fewer, 1 soft conflict more", "The same conflicts", "As many conflicts, but 2
 * are others", "No conflicts": hard and soft ones, and those for information only where nothing
 * else differs (transfer full) */
char *skv_comparison_words (const SkvComparison *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvComparison, skv_comparison_unref)

G_END_DECLS
