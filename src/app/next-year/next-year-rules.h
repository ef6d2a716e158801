/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/next-year/next-year-wish.h"

G_BEGIN_DECLS

#define SKV_TYPE_NEXT_YEAR_RULES (skv_next_year_rules_get_type ())
G_DECLARE_FINAL_TYPE (SkvNextYearRules, skv_next_year_rules, SKV, NEXT_YEAR_RULES, GtkWidget)

/**
 * SkvNextYearRules:
 *
 * The rules that gave something this year, with what they would give in the next.
 *
 * Signals: "goes-on" (const char *rule, gboolean goes_on): a person chose; "open" (const char
 * *rule): wants to change that rule.
 */

void skv_next_year_rules_show (SkvNextYearRules *self, SkvPlan *plan, SkvNextYear *next);

G_END_DECLS
