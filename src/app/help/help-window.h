/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_HELP_WINDOW (skv_help_window_get_type ())
G_DECLARE_FINAL_TYPE (SkvHelpWindow, skv_help_window, SKV, HELP_WINDOW, AdwWindow)

/**
 * SkvHelpWindow:
 *
 * A page for each task that people come for, and every check in words: what it looks at, what it
 * counts, what it says, what solves it and who decides. Searched by any of these words.
 *
 * Signals "open-example" (const char *check); "set" (const char *check): how severe it is in the
 * plan is to be set.
 */

/* @session (nullable): without one it says nothing of a plan. @today: as the app's clock says. */
GtkWidget *skv_help_window_new (SkvSession *session, SkvDay today);
/* a page of its own, see help-pages.h; or that of a check */
void skv_help_window_show_page (SkvHelpWindow *self, const char *page);
void skv_help_window_show_check (SkvHelpWindow *self, const char *check);

G_END_DECLS
