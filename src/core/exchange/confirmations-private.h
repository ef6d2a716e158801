/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

/* a critical period that is the department's, or protects a system of its own */
gboolean
skv_round_is_period_of (SkvPlan *plan, const SkvOccurrence *occurrence, const char *department);

G_END_DECLS
