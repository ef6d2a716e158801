/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/cli.h"
#include "core/calendar/difference.h"
#include "core/conflict/compare.h"

G_BEGIN_DECLS

/* Two states of a plan beside each other, as `skv layer` and `skv version` tell them: records,
 * occurrences and conflicts. All members (owned). */
typedef struct
{
  SkvPlan *before, *after;
  SkvCliRange range;
  SkvEdit *records;
  SkvDifference *occurrences;
  SkvChecker *checker_before, *checker_after;
  SkvComparison *conflicts;
} SkvCliDifference;

/* @range as it was given, not settled. FALSE with the message told; to be cleared all the same. */
gboolean skv_cli_difference_init (SkvCliDifference *self,
                                  SkvPlan *before,
                                  SkvPlan *after,
                                  const SkvCliRange *range);
void skv_cli_difference_clear (SkvCliDifference *self);
void skv_cli_difference_print (SkvCliDifference *self);
/* the members "records", "occurrences" and "conflicts" of a JSON object that has begun */
void skv_cli_difference_put (SkvCliDifference *self, GString *text);
/* a heading and their messages, if there are any (element-type SkvConflict) */
void skv_cli_print_conflicts (GPtrArray *conflicts, const char *heading);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SkvCliDifference, skv_cli_difference_clear)

G_END_DECLS
