/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/difference.h"
#include "core/conflict/compare.h"

G_BEGIN_DECLS

/**
 * SkvSideBySide:
 *
 * Two states of a plan over the same days: what lies otherwise, and what collides otherwise.
 */
typedef struct
{
  SkvDifference *difference; /* (owned) */
  SkvComparison *conflicts;  /* (owned) */
} SkvSideBySide;

/* Both checkers over the same days (transfer full) */
SkvSideBySide *skv_side_by_side_new (SkvChecker *before, SkvChecker *after);
/* the same for plans, on the days [from, to) (transfer full) */
SkvSideBySide *skv_side_by_side_new_for_plans (
  SkvPlan *before, SkvPlan *after, SkvDay from, SkvDay to, SkvDay today);
void skv_side_by_side_free (SkvSideBySide *self);

/* The years that an edit is about: those in which its items lie, before and after, and @year; an
 * end that is far away counts no further than so many years. Half open. */
#define SKV_SIDE_BY_SIDE_MOST_YEARS 5
void skv_side_by_side_days (
  const SkvEdit *edit, const SkvZone *zone, int year, SkvDay *from, SkvDay *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvSideBySide, skv_side_by_side_free)

G_END_DECLS
