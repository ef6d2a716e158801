/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/session.h"
#include "core/calendar/difference.h"

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
 * "create-span" (gint64 from, gint64 to, gboolean all_day): a new job there, in civil minutes since
 * 1970-01-01T00:00; "explain-day" (int day): why it is open or closed; "add-occurrence" (const char
 * *rule, int day): one more of that rule there; "toggle-proposal" (const char *id): a ghost of the
 * difference was clicked, or Space or Enter pressed on it.
 */
GtkWidget *skv_year_view_new (void);
void skv_year_view_set_session (SkvYearView *self, SkvSession *session);
SkvSession *skv_year_view_get_session (SkvYearView *self);
/* bring an occurrence into view and point at it; gives it the keyboard focus. A ghost of the
 * difference has "proposed:" before the id of its entry. */
/* what is chosen together, or the one that is selected; ids (transfer full) */
GStrv skv_year_view_list_selected (SkvYearView *self);
void skv_year_view_reveal (SkvYearView *self, const char *id);

/*
 * Draw what another state of the plan has different, over the plan that the view shows, which is
 * the difference's before side: what is added as a dashed box, what moves as a dashed box at its
 * new place with the old one paled, what goes struck through. Stays until another is set, and holds
 * on when the session's data change: set it anew then. @difference (nullable): none.
 *
 * If the difference's after side is what the view shows (skv_difference_get_after() is the
 * session's own occurrences, as in a what-if layer that is being edited), nothing is drawn twice:
 * what is added or has moved is its own bar with a dashed edge, its old place is a pale outline,
 * what is removed is drawn struck through where it was.
 */
void skv_year_view_set_difference (SkvYearView *self, SkvDifference *difference);
/* (transfer none) (nullable) */
SkvDifference *skv_year_view_get_difference (SkvYearView *self);
/* Which of them are chosen, by the id of an entry; the others are left out, and drawn pale. NULL:
 * all are chosen, which is so until this is called, and again after another difference is set. */
void skv_year_view_set_difference_chosen (SkvYearView *self, const char *const *ids);

/* nearer (@steps above 0) or farther, around the day that the keyboard is at */
void skv_year_view_zoom (SkvYearView *self, int steps);
void skv_year_view_set_zoom (SkvYearView *self, SkvZoom zoom);

/* Split every row into a band for each organisation, if the plan has several: those that the
 * session's filter chooses, or all. A week then shows days, not hours. */
void skv_year_view_set_side_by_side (SkvYearView *self, gboolean side_by_side);
gboolean skv_year_view_get_side_by_side (SkvYearView *self);

/* the day that the keyboard is at: of the item in focus, else today, else the year's first */
SkvDay skv_year_view_get_current_day (SkvYearView *self);

/* For end-to-end tests: every drawn occurrence's rectangle and every day's cell in the window's
 * coordinates as JSON {"items":{id:[x,y,w,h]},"days":{"2019-06-12":[x,y,w,h]}} (transfer full) */
char *skv_year_view_dump (SkvYearView *self);

G_END_DECLS
