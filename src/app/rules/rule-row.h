/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "core/model/plan.h"

G_BEGIN_DECLS

/* A row of the list of rules: what the rule says, what came of it in @year, and a button each for
 * "rules.duplicate" and "rules.delete" with its id, unless @read_only. */
GtkWidget *skv_rule_row_new (SkvPlan *plan, const SkvRule *rule, int year, gboolean read_only);
/* (transfer none) */
const char *skv_rule_row_get_rule (GtkWidget *row);

G_END_DECLS
