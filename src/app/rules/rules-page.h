/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/page.h"

G_BEGIN_DECLS

#define SKV_TYPE_RULES_PAGE (skv_rules_page_get_type ())
G_DECLARE_FINAL_TYPE (SkvRulesPage, skv_rules_page, SKV, RULES_PAGE, SkvPage)

/**
 * SkvRulesPage:
 *
 * All rules of a plan by lane: what each says in words, and what came of it in the shown year.
 */

G_END_DECLS
