/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_CHECKS_WINDOW (skv_checks_window_get_type ())
G_DECLARE_FINAL_TYPE (SkvChecksWindow, skv_checks_window, SKV, CHECKS_WINDOW, AdwWindow)

/**
 * SkvChecksWindow:
 *
 * How the plan wants each check, and how much each finds in the year that is shown. Every change is
 * an edit of its own.
 *
 * Signals "explain" and "open-example" (const char *check).
 */
GtkWidget *skv_checks_window_new (SkvSession *session);
/* unfolds that one */
void skv_checks_window_show_check (SkvChecksWindow *self, const char *check);

G_END_DECLS
