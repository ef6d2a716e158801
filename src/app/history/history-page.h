/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/page.h"

G_BEGIN_DECLS

#define SKV_TYPE_HISTORY_PAGE (skv_history_page_get_type ())
G_DECLARE_FINAL_TYPE (SkvHistoryPage, skv_history_page, SKV, HISTORY_PAGE, SkvPage)

/**
 * SkvHistoryPage:
 *
 * Who did what and when, newest first, and beside it what the selected edit changed. From there all
 * that is newer is undone in one, or what was undone is done again.
 */

/* Only what touched that item, or occurrence; FALSE if the plan has no such thing. */
gboolean skv_history_page_show_item (SkvHistoryPage *self, const char *id);

G_END_DECLS
