/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* Takes the rule away with what people changed of its occurrences; what they added beside them
 * stays as it is, without the rule. (transfer full) */
SkvEdit *skv_rule_edits_delete (SkvPlan *plan, const SkvRule *rule);
/* Another rule that says the same, under a title of its own, not sealed (transfer full) */
SkvRule *skv_rule_edits_duplicate (const SkvRule *rule);

G_END_DECLS
