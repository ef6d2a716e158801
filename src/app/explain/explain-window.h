/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_EXPLAIN_WINDOW (skv_explain_window_get_type ())
G_DECLARE_FINAL_TYPE (SkvExplainWindow, skv_explain_window, SKV, EXPLAIN_WINDOW, AdwWindow)

/**
 * SkvExplainWindow:
 *
 * Everything that makes one date open or closed, in order of precedence, with the verdict above.
 * The date is typed as people say it. It follows the plan while it is open.
 *
 * Signal "reveal" (const char *id): show this occurrence in the year.
 */

GtkWidget *skv_explain_window_new (SkvSession *session, SkvDay day);
SkvSession *skv_explain_window_get_session (SkvExplainWindow *self);
void skv_explain_window_set_day (SkvExplainWindow *self, SkvDay day);

G_END_DECLS
