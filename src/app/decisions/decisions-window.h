/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_DECISIONS_WINDOW (skv_decisions_window_get_type ())
G_DECLARE_FINAL_TYPE (SkvDecisionsWindow, skv_decisions_window, SKV, DECISIONS_WINDOW, AdwWindow)

/**
 * SkvDecisionsWindow:
 *
 * What people decided against the calendar, and what became of it: emergencies and when they are to
 * be reviewed, freezes that are lifted, conflicts that are accepted. Each can be taken back here,
 * and what no longer counts is said.
 */
GtkWidget *skv_decisions_window_new (SkvSession *session);
SkvSession *skv_decisions_window_get_session (SkvDecisionsWindow *self);

G_END_DECLS
