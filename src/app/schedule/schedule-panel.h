/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/session.h"
#include "core/calendar/difference.h"

G_BEGIN_DECLS

#define SKV_TYPE_SCHEDULE_PANEL (skv_schedule_panel_get_type ())
G_DECLARE_FINAL_TYPE (SkvSchedulePanel, skv_schedule_panel, SKV, SCHEDULE_PANEL, GtkWidget)

/**
 * SkvSchedulePanel:
 *
 * Beside the year: a place for every proposed job of it at once, as a proposal to accept in whole
 * or in part, with the reason for each. It is worked out in a thread and holds for one state of the
 * plan: when that changes otherwise than by accepting, it is said to hold no longer.
 *
 * Signals: "proposal-changed": what it proposes, or what of it is chosen, is another; "point"
 * (const char *id): the year should show the place of that job; "reveal" (const char *id): and take
 * the keyboard there; "closed": it is no longer wanted.
 */

void skv_schedule_panel_set_session (SkvSchedulePanel *self, SkvSession *session);
/* plans the year that is shown, unless there is a proposal that holds for it */
void skv_schedule_panel_start (SkvSchedulePanel *self);
/* forget the proposal, and stop working on one */
void skv_schedule_panel_forget (SkvSchedulePanel *self);

/* What accepting all of it would change (transfer none) (nullable: there is nothing, or it does not
 * hold) */
SkvDifference *skv_schedule_panel_get_difference (SkvSchedulePanel *self);
/* ids of the jobs that are chosen (transfer full) */
GStrv skv_schedule_panel_list_chosen (SkvSchedulePanel *self);
/* choose that job, or not; FALSE if it is none of the proposal */
gboolean skv_schedule_panel_toggle (SkvSchedulePanel *self, const char *id);

G_END_DECLS
