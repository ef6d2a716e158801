/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/**
 * SkvRuleCount:
 *
 * One year of a rule in numbers. What is counted is each occurrence (one evening of a group, or one
 * period), in the year of its date by the rule before any shift, wherever it lies now; one that was
 * added by hand in the year of its first day. A rule that was split within the year (see
 * rule-split.h) shares the year's budget with what it was split from, so that the year has it once.
 * Each of @planned is in exactly one of: moved by the
 * rule, moved by hand, cancelled, left out, unresolved, or none of them because it lies where the
 * rule has it at first.
 */
typedef struct
{
  int planned;       /* dates by the rule */
  int moved_by_rule; /* of them, and they take place */
  int moved_by_hand; /* of them, and they take place */
  int cancelled;     /* of them, by a person, wherever they lay */
  int left_out;      /* of them, by the rule, since nothing fits */
  int unresolved;    /* of them: nothing fits, and nobody has decided yet */
  int added;         /* by hand beside those of the rule, placed and not cancelled */
  int taking_place;  /* planned − cancelled − left out − unresolved + added */
  int budget;        /* what was agreed for a year; 0: not said */
  int shared;        /* take place of the other parts of this rule, of the same budget */
  int left;          /* budget − taking place − shared, may be negative; 0 without a budget */
} SkvRuleCount;

/* @year: 1970–2099 */
SkvRuleCount skv_rule_count_year (SkvPlan *plan, const SkvRule *rule, int year);
/* The first of the parts that share the year's budget with @rule; mostly itself (transfer none) */
const SkvRule *skv_rule_count_first_part (SkvPlan *plan, const SkvRule *rule, int year);
/* "2 of 24 moved this year; 23 of 24 evenings of the agreed budget used." (transfer full) */
char *skv_rule_count_words (const SkvRuleCount *self);

G_END_DECLS
