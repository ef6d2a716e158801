/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/outage/outage-window.h"
#include "app/text-row.h"
#include "app/toast.h"

G_BEGIN_DECLS

/* Shared by outage-window.c and outage-course.c only. */

struct _SkvOutageWindow
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  char *id;            /* (owned) (nullable): the outage that is shown; NULL: none yet */
  gboolean filling;    /* ticks follow the plan, not a person */
  guint refill_source; /* fills in anew what an edit of its own rows changed */

  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkStack *stack; /* "start", "course" */
  SkvToast *toast;
  /* start */
  SkvTextRow *system_row;
  SkvTextRow *since_row;
  SkvTextRow *expected_row;
  GtkSwitch *external_switch;
  GtkWidget *register_button;
  AdwPreferencesGroup *matches_group;
  AdwPreferencesGroup *open_group;
  GPtrArray *match_rows; /* (owned): in matches_group */
  GPtrArray *open_rows;
  /* course */
  AdwBin *course; /* filled anew after every edit */
  char *by;       /* (owned): who ticks */
  char *news;     /* (owned): what is being written */
};

/* the clock: only the app asks it */
gint64 skv_outage_window_now (void);
/* shows the outage @id, or with NULL the beginning */
void skv_outage_window_open (SkvOutageWindow *self, const char *id);
/* one edit (transfer full) (nullable, with @error (transfer full)); what was wrong is told */
gboolean skv_outage_window_apply (SkvOutageWindow *self, SkvEdit *edit, GError *error);
/* outage-course.c: what is shown of the outage, made anew */
void skv_outage_window_fill_course (SkvOutageWindow *self);

G_END_DECLS
