/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define SKV_TYPE_REQUESTS_PAGE (skv_requests_page_get_type ())
G_DECLARE_FINAL_TYPE (SkvRequestsPage, skv_requests_page, SKV, REQUESTS_PAGE, SkvPage)

/**
 * SkvRequestsPage:
 *
 * The planner's queue: what departments wish to have in the plan, what each of it would hit, and
 * the answer; and beside it who has confirmed the periods of the year.
 *
 * Signal "show-item" (const char *id): it is to be shown in the year.
 */
void skv_requests_page_reveal (SkvRequestsPage *self, const char *id);

G_END_DECLS
