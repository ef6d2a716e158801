/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* The systems that somebody in a hurry may mean by a few letters: those that are called so, then
 * whose name begins so, then with a word that does, then that have it anywhere; by name. At most
 * @max. (transfer container) (element-type SkvSystem): records of the plan */
GPtrArray *skv_system_match (SkvPlan *plan, const char *text, guint max);

G_END_DECLS
