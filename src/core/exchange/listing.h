/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker.h"

G_BEGIN_DECLS

/* The machine formats of `skv list` and `skv check` (design.md, section 7); both end with a line
 * break and depend on no language but that of the conflicts' messages. */

/* @occurrences: (element-type SkvOccurrence) in the order in which they are written. (transfer
 * full) */
char *skv_listing_to_json (SkvPlan *plan, GPtrArray *occurrences);
/* the same members as columns, lists with a space between ids (transfer full) */
char *skv_listing_to_csv (SkvPlan *plan, GPtrArray *occurrences);
/* (transfer full) */
char *skv_conflicts_to_json (SkvPlan *plan, SkvChecker *checker);

G_END_DECLS
