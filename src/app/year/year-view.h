/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_YEAR_VIEW (skv_year_view_get_type ())
G_DECLARE_FINAL_TYPE (SkvYearView, skv_year_view, SKV, YEAR_VIEW, GtkWidget)

/**
 * SkvYearView:
 *
 * The folded year: a row a month, aligned by weekday, lanes on top of each other in each row.
 * Draws and lets drag what its session shows; decides nothing itself.
 *
 * Property "session". Signals: "activate-item" (const char *id): open it, by double click or Enter;
 * "create-item" (int day): a new job there, by double click on empty space or Insert;
 * "explain-day" (int day): why it is open or closed; "add-occurrence" (const char *rule, int day):
 * one more of that rule there.
 */
GtkWidget *skv_year_view_new (void);
void skv_year_view_set_session (SkvYearView *self, SkvSession *session);
SkvSession *skv_year_view_get_session (SkvYearView *self);
/* bring an occurrence into view and point at it; gives it the keyboard focus */
void skv_year_view_reveal (SkvYearView *self, const char *id);

/* the day that the keyboard is at: of the item in focus, else today, else the year's first */
SkvDay skv_year_view_get_current_day (SkvYearView *self);

/* For end-to-end tests: every drawn occurrence's rectangle and every day's cell in the window's
 * coordinates as JSON {"items":{id:[x,y,w,h]},"days":{"2019-06-12":[x,y,w,h]}} (transfer full) */
char *skv_year_view_dump (SkvYearView *self);

G_END_DECLS
