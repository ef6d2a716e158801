/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* "Times are Europe/Oslo; 17:00 there is 18:00 here", if the plan's zone shows another time at
 * @moment than this computer's. (transfer full) (nullable) */
char *skv_local_zone_words (SkvPlan *plan, gint64 moment);

G_END_DECLS
