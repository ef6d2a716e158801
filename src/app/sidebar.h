/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_SIDEBAR (skv_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (SkvSidebar, skv_sidebar, SKV, SIDEBAR, GtkWidget)

/**
 * SkvSidebar:
 *
 * Beside the year: what collides, why, whom to ask and what would help; and the lanes.
 *
 * Signal "reveal" (const char *id): a conflict was chosen and its two sides are selected in the
 * session; the year should point at this one.
 */
void skv_sidebar_set_session (SkvSidebar *self, SkvSession *session);

G_END_DECLS
