/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define SKV_TYPE_MY_PERIODS_PAGE (skv_my_periods_page_get_type ())
G_DECLARE_FINAL_TYPE (SkvMyPeriodsPage, skv_my_periods_page, SKV, MY_PERIODS_PAGE, SkvPage)

/**
 * SkvMyPeriodsPage:
 *
 * What a department's contact needs of a plan: to register a period in which its systems must be
 * left alone, to send it, and to see what became of it.
 *
 * Signal "show-item" (const char *id): it is to be shown in the year.
 */

G_END_DECLS
