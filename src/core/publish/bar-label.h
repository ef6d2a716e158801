/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

/*
 * What is written on a bar, in levels from the longest down: "Payroll run · Visma Enterprise",
 * "Payroll run"; windows: "System evening · 17–22", "17–22".
 */

/* "17–22", "17:30–22"; NULL for all-day occurrences and those without an end (transfer full) */
char *skv_bar_label_time (SkvPlan *plan, const SkvOccurrence *occurrence);
/* from the longest down, at most 3 (transfer full) */
GStrv skv_bar_labels (SkvPlan *plan, const SkvOccurrence *occurrence);

G_END_DECLS
