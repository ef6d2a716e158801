/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/*
 * The whole plan as JSON exchange (design.md, section 7), a record a line, members in one order and
 * one spelling, unset ones left out: the same plan gives the same bytes, and reading them into an
 * empty plan and writing that gives them again. (transfer full)
 */
char *skv_json_write (SkvPlan *plan);

G_END_DECLS
