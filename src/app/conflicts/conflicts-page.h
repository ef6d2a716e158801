/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/page.h"

G_BEGIN_DECLS

#define SKV_TYPE_CONFLICTS_PAGE (skv_conflicts_page_get_type ())
G_DECLARE_FINAL_TYPE (SkvConflictsPage, skv_conflicts_page, SKV, CONFLICTS_PAGE, SkvPage)

/**
 * SkvConflictsPage:
 *
 * All conflicts of the shown year that the session's filter lets through, as lines that can be
 * sorted, grouped and searched; and what is told of the selected one, with what can be done.
 *
 * Signals: "activate-item" (const char *id): open it; "show-item" (const char *id): in the year.
 */

G_END_DECLS
