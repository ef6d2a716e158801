/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/error.h"
#include "core/model/plan.h"

G_BEGIN_DECLS

/*
 * Contingency plans as JSON, to be handed on to another plan or office:
 *
 *   {"format": "skv-contingency", "version": 1, "plans": [{"id", "name", "system",
 *     "short_responsible", "long_responsible", "long_after": "P1D", "steps": [{…}]}]}
 *
 * Steps as in contingency.h. Only name and steps have to be there.
 */

/* @contingencies: SkvContingency; of steps that cannot be read an empty list is written
 * (transfer full) */
char *skv_contingency_json_write (GPtrArray *contingencies);

/* @plan: (nullable) what systems are looked up in, by id or name; without one, and where it knows
 * no such system, none is set. Records get the ids that the plan has for them: by id, or by name.
 * NULL with SKV_EXCHANGE_ERROR. (transfer full) (element-type SkvContingency) */
GPtrArray *
skv_contingency_json_read (SkvPlan *plan, const char *file, GBytes *bytes, GError **error);

/* One edit that puts all of them (transfer full) */
SkvEdit *skv_contingency_make_edit (SkvPlan *plan, GPtrArray *contingencies);

G_END_DECLS
