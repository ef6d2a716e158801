/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/next-year.h"

G_BEGIN_DECLS

/* Used by next-year*.c only. */
struct _SkvNextYear
{
  SkvPlan *plan; /* (owned): as it is */
  int year;
  SkvDay first, end;         /* of the next year */
  SkvDay this_first;         /* of this one, which ends at @first */
  SkvOccurrences *this_year; /* (owned) */
  GPtrArray *rules;          /* (owned) (element-type SkvNextYearRule) */
  GPtrArray *copies;         /* (owned) (element-type SkvNextYearCopy) */
  GPtrArray *asks;           /* (owned) (nullable) (element-type SkvNextYearAsk) */
  GPtrArray *lines;          /* (owned) (nullable) (element-type SkvNextYearLine): as chosen */
  SkvPlan *chosen;           /* (owned) (nullable): a copy of the plan with what is chosen now */
  SkvOccurrences *next_year; /* (owned) (nullable): of it */
};

/* makes @chosen and @next_year if a choice has thrown them away */
void skv_next_year_settle (SkvNextYear *self);

/* next-year-copies.c: (transfer full) (element-type SkvNextYearCopy) */
GPtrArray *skv_next_year_list_copies (SkvNextYear *self);
/* the item as the next year gets it (transfer full) */
SkvItem *skv_next_year_copy_item (SkvNextYear *self, const SkvNextYearCopy *copy);
/* next-year-asks.c: (transfer full) (element-type SkvNextYearAsk) */
GPtrArray *skv_next_year_list_asks (SkvNextYear *self);
/* next-year-difference.c: (transfer full) (element-type SkvNextYearLine) */
GPtrArray *skv_next_year_list_lines (SkvNextYear *self);

/* Hand-made, of this lane: what others register and what therefore has to be asked for. */
gboolean skv_next_year_is_asked_for (const SkvOccurrence *occurrence);
/* "LANE\nTITLE", by which two years are compared (transfer full) */
char *skv_next_year_name (const SkvOccurrence *occurrence);
/* of all that begins in [first, end), by hand or by a rule (transfer full) */
GHashTable *skv_next_year_list_names (SkvPlan *plan, SkvDay first, SkvDay end);

G_END_DECLS
