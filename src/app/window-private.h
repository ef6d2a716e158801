/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/sidebar.h"
#include "app/toast.h"
#include "app/window.h"
#include "app/year/year-view.h"

G_BEGIN_DECLS

/* Shared by window*.c and open-plan.c only. */

struct _SkvWindow
{
  AdwApplicationWindow parent_instance;

  SkvSession *session;   /* (owned) (nullable): NULL on the welcome page */
  GFile *file;           /* (owned) (nullable) */
  GFileMonitor *monitor; /* (owned) (nullable) */
  char *fingerprint;     /* (owned) (nullable): newest edits as this window knows them */
  guint look_source;     /* looks at the file after others have written it */
  char *dump_path;       /* (owned) (nullable): see window-items.c */
  char *dumped;          /* (owned) (nullable) */

  /* children of the template */
  SkvToast *toast;
  AdwWindowTitle *title;
  GtkStack *pages;
  AdwFlap *flap;
  SkvYearView *year_view;
  SkvSidebar *sidebar;
  GtkWidget *plan_buttons;
  GtkWidget *year_buttons;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *today_button;
};

/* window.c */
void skv_window_set_plan (SkvWindow *self, SkvPlan *plan);
void skv_window_tell (SkvWindow *self, const char *message, gboolean can_undo);
/* a dialog with one button (@detail nullable) */
void skv_window_show_error (SkvWindow *self, const char *heading, const char *detail);

/* window-watch.c: the file under the plan */
void skv_window_watch (SkvWindow *self);
void skv_window_unwatch (SkvWindow *self);

/* window-actions.c */
void skv_window_actions_class_init (GtkWidgetClass *widget_class);
void skv_window_update_actions (SkvWindow *self);

/* open-plan.c */
void skv_window_choose_plan (SkvWindow *self);
void skv_window_new_plan (SkvWindow *self);
void skv_window_open_example (SkvWindow *self);
void skv_window_duplicate_plan (SkvWindow *self);

/* window-export.c: @format "ics", "json", "png", "svg" or "pdf" */
void skv_window_export (SkvWindow *self, const char *format);

/* window-items.c */
void skv_window_create_job (SkvWindow *self, SkvDay day);
void skv_window_open_item (SkvWindow *self, const char *id);
void skv_window_install_dump (SkvWindow *self);
void skv_window_dump_year (SkvWindow *self);

G_END_DECLS
