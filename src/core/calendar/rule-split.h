/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

/*
 * "All from here on": a rule ends before one of its occurrences, and another goes on from there.
 * Everything before stays as it is, and so does what people changed after it: it belongs to the
 * new rule then, at the place where it lies.
 */

#define SKV_RULE_SPLIT_ERROR (skv_rule_split_error_quark ())
typedef enum
{
  SKV_RULE_SPLIT_ERROR_NO_RULE, /* no occurrence of a rule that gives its dates */
  SKV_RULE_SPLIT_ERROR_TAKEN,   /* another of the same group lies on that day */
  SKV_RULE_SPLIT_ERROR_TOGETHER /* its dates depend on each other over the split */
} SkvRuleSplitError;
GQuark skv_rule_split_error_quark (void);

/**
 * SkvRuleChange:
 *
 * What is another from there on, of that one evening of each group for @days, else of all of them.
 */
typedef struct
{
  int days;        /* so many days later */
  int start;       /* minute of the day; -1: as it is, or all-day */
  int duration;    /* minutes; -1: as it is, or all-day */
  int length_days; /* of all-day rules; 0: as it is */
} SkvRuleChange;

#define SKV_RULE_CHANGE_NONE ((SkvRuleChange){ 0, -1, -1, 0 })

/* What it means for the rule that @self lies at [@start, @end), in the units of its own start;
 * SKV_MOMENT_NONE for @end: as long as it was. */
SkvRuleChange
skv_rule_change_to (SkvPlan *plan, const SkvOccurrence *self, gint64 start, gint64 end);

/* @first: of a rule; what a person changed of it alone is taken back. Its rule is changed as it
 * stands if there is nothing before. (transfer full); NULL and @error if it cannot be */
SkvEdit *skv_rule_split (SkvPlan *plan,
                         const SkvOccurrence *first,
                         const SkvRuleChange *change,
                         GError **error);
/* The rule ends before it. What people changed of its later occurrences goes with them; what they
 * added stays, without the rule. A rule that has nothing before is taken away.
 * (transfer full); NULL and @error as above */
SkvEdit *skv_rule_end_before (SkvPlan *plan, const SkvOccurrence *first, GError **error);

/* the rule that such an edit leaves in force from there on (transfer none) (nullable) */
const char *skv_rule_split_get_rule (const SkvEdit *edit);
/* what the occurrence is called after it (transfer full) (nullable) */
char *skv_rule_split_get_occurrence (const SkvEdit *edit,
                                     const SkvOccurrence *first,
                                     const SkvRuleChange *change);

G_END_DECLS
