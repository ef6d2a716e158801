/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/schedule/schedule-entry.h"
#include "app/schedule/schedule-panel.h"

G_BEGIN_DECLS

/* Shared by schedule-panel*.c only. */

struct _SkvSchedulePanel
{
  GtkWidget parent_instance;

  SkvSession *session;       /* (owned) (nullable) */
  SkvSchedule *schedule;     /* (owned) (nullable) */
  SkvDifference *difference; /* (owned) (nullable) */
  GListStore *entries;       /* (owned) (element-type SkvScheduleEntry) */
  GCancellable *cancellable; /* (owned) (nullable): of the run that is under way */
  int year;                  /* of the proposal, or of the one being made; 0: none */
  gboolean stale;            /* the plan is another by now */
  gboolean accepting;        /* it changes by our own doing */
  gboolean choosing;         /* many at once */
  guint pointing;            /* source: the year follows the list a moment later */

  GtkWidget *box;
  GtkLabel *heading;
  GtkCheckButton *replace_check;
  GtkWidget *stale_box;
  GtkStack *states; /* "working", "result" or "nothing" */
  GtkProgressBar *progress_bar;
  GtkButton *cancel_button;
  GtkLabel *summary;
  GtkLabel *proof;
  GtkLabel *note;
  GtkListView *list;
  GtkButton *accept_button;
  GtkButton *accept_all_button;
  GtkButton *keep_button;
  GtkWidget *choose_box;
  GtkLabel *nothing;
};

void skv_schedule_panel_emit_changed (SkvSchedulePanel *self);
/* what may be pressed, and what it says */
void skv_schedule_panel_update (SkvSchedulePanel *self);
/* once there is a schedule: everything that shows it */
void skv_schedule_panel_show_result (SkvSchedulePanel *self);

/* schedule-panel-list.c */
void skv_schedule_panel_install_list (SkvSchedulePanel *self);
/* (transfer none) */
SkvScheduleEntry *skv_schedule_panel_peek_entry (SkvSchedulePanel *self, guint position);
/* with the focus on the first of them */
void skv_schedule_panel_fill_list (SkvSchedulePanel *self);
/* of those that can be chosen: only what is, or all (transfer full) */
GStrv skv_schedule_panel_list_items (SkvSchedulePanel *self, gboolean all);
void skv_schedule_panel_choose_all (SkvSchedulePanel *self, gboolean chosen);

/* schedule-panel-accept.c */
void skv_schedule_panel_accept (SkvSchedulePanel *self, gboolean all);
void skv_schedule_panel_keep (SkvSchedulePanel *self);
/* may the proposal become part of the plan? */
gboolean skv_schedule_panel_can_accept (SkvSchedulePanel *self);
/* may it be kept beside it? */
gboolean skv_schedule_panel_can_keep (SkvSchedulePanel *self);
/* of the plan as it is now with what is left of the proposal */
void skv_schedule_panel_make_difference (SkvSchedulePanel *self);

G_END_DECLS
