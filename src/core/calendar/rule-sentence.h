/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/*
 * What a rule says, in plain words of the language of the messages: "Every month, the first
 * Wednesday on or after the 12th and the day after it, 17:00–22:00. Neither on a public holiday nor
 * on the day before one: else one day earlier, else one week later. Never before the 12th of the
 * month."
 *
 * Every part of the rule that changes a date is said; nothing else is. skv_rule_phrase_parse()
 * reads it again to a rule with the same dates: an RRULE may come back in a plainer spelling, as
 * WEEKLY for "every Tuesday" that was written MONTHLY;BYDAY=TU. What there are no words for is said
 * as it is written: "by the recurrence rule FREQ=YEARLY;BYYEARDAY=100". Only a list of more than 12
 * dates, told by its number and its ends, cannot be read again.
 * A rule that is not whole yet is said as far as it goes. @plan names lanes. (transfer full)
 */
char *skv_rule_sentence (SkvPlan *plan, const SkvRule *rule);

/*
 * The dates and the times alone as one clause, for lists: "First Wednesday on or after the 12th and
 * the day after it, 17:00–22:00". Neither its conditions nor its limits. (transfer full)
 */
char *skv_rule_sentence_short (SkvPlan *plan, const SkvRule *rule);

G_END_DECLS
