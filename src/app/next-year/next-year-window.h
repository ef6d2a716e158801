/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_NEXT_YEAR_WINDOW (skv_next_year_window_get_type ())
G_DECLARE_FINAL_TYPE (SkvNextYearWindow, skv_next_year_window, SKV, NEXT_YEAR_WINDOW, AdwWindow)

/**
 * SkvNextYearWindow:
 *
 * Makes the next year of a plan: which rules go on, what is copied, what differs from this year,
 * and what must be asked of whom. Closing hides it and keeps what was chosen, until the year is
 * made or the plan is closed.
 *
 * Signals: "reveal" (const char *id (nullable), int day): a person wants to see that occurrence, or
 * that day, and the window has hidden itself; "made" (int year): that year is in the plan now.
 */

GtkWidget *skv_next_year_window_new (SkvSession *session);
SkvSession *skv_next_year_window_get_session (SkvNextYearWindow *self);
/* Goes on where a person was; what nobody touched begins with the year after the shown one. */
void skv_next_year_window_show_up (SkvNextYearWindow *self);

G_END_DECLS
