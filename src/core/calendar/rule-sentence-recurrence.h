/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/recurrence-private.h"
#include "core/calendar/rule-sentence-private.h"

G_BEGIN_DECLS

/* Used by rule-sentence-recurrence.c and rule-sentence-month.c only. */

/* More than these are no help to a reader: then the rule is said as it is written. */
#define SKV_RULE_MOST_PARTS 12
#define SKV_RULE_ALL_WEEKDAYS 0x7f
#define SKV_RULE_MONDAY_TO_FRIDAY 0x1f

/* An RRULE with what it means said only one way: FREQ=MONTHLY;BYDAY=TU is every Tuesday. */
typedef struct
{
  const SkvRecurrence *recurrence;
  SkvFreq freq;
  guint8 weekdays;   /* bits as in SkvRecurrence: of BYDAY without numbers, or the anchor's */
  gboolean numbered; /* BYDAY has numbers */
  int whole_days;    /* that each lasts, all-day and without offsets; 0: not so */
} SkvRuleRecurrence;

/* every number of @set, 1..last and then -1..-last (transfer full) (element-type int) */
GArray *skv_rule_list_numbers (const SkvNumberSet *set);
/* whether they are one after the other, all on one side of zero */
gboolean skv_rule_is_run (const GArray *numbers, guint at_least);
/* "Monday and Tuesday", or "Monday or Tuesday" if @any (transfer full) */
char *skv_rule_weekday_names (guint8 weekdays, gboolean after_ordinal, gboolean any);
/* how many weekdays BYDAY names, with or without numbers */
int skv_rule_count_weekdays (const SkvRuleRecurrence *self);
/* what of each month; NULL if there are no words for it; sets @when->several (transfer full) */
char *skv_rule_set_of_month (const SkvRuleRecurrence *self, SkvRuleWhen *when);

G_END_DECLS
