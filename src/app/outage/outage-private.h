/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/outage/outage-window.h"
#include "app/text-row.h"
#include "app/toast.h"
#include "core/outage/outage-view.h"

G_BEGIN_DECLS

/* Shared by the files of the outage window only. */

struct _SkvOutageWindow
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  char *id;            /* (owned) (nullable): the outage that is shown; NULL: none yet */
  gboolean filling;    /* rows follow the plan, not a person */
  guint refill_source; /* fills in anew what an edit of its own rows changed */

  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkStack *stack; /* "start", "course" */
  SkvToast *toast;
  /* outage-start.c */
  SkvTextRow *system_row;
  SkvTextRow *since_row;
  SkvTextRow *expected_row;
  AdwComboRow *priority_row;
  GtkSwitch *external_switch;
  GtkWidget *register_button;
  AdwPreferencesGroup *matches_group;
  AdwPreferencesGroup *open_group;
  AdwPreferencesGroup *tasks_group;
  GPtrArray *match_rows; /* (owned): in matches_group */
  GPtrArray *open_rows;  /* (owned): in the two others */
  /* outage-course.c and outage-doing.c: filled anew after every edit */
  AdwBin *checks;
  AdwBin *doings;
  char *by;          /* (owned): who ticks */
  GHashTable *typed; /* (owned) (element-type utf8 utf8): what stands in rows, by their key */
  GPtrArray *causes; /* (owned) (element-type utf8): ids, as the row of causes lists them */
};

/* shows the outage @id, or with NULL the beginning */
void skv_outage_window_open (SkvOutageWindow *self, const char *id);
/* one edit (transfer full) (nullable, with @error (transfer full)); what was wrong is told */
gboolean skv_outage_window_apply (SkvOutageWindow *self, SkvEdit *edit, GError *error);
/* who does it (nullable: nobody has said) */
const char *skv_outage_window_by (SkvOutageWindow *self);

/* outage-start.c */
GtkWidget *skv_outage_make_start (SkvOutageWindow *self);
void skv_outage_fill_start (SkvOutageWindow *self);
/* empties what was typed for the last one */
void skv_outage_clear_start (SkvOutageWindow *self);

/* outage-course.c: what is shown of the outage, made anew */
void skv_outage_window_fill_course (SkvOutageWindow *self);
/* outage-doing.c: what can be said of it and done with it, and what was */
void skv_outage_add_doings (SkvOutageWindow *self, GtkBox *box, const SkvOutageView *view);

/* outage-rows.c. @title: (nullable) */
AdwPreferencesGroup *skv_outage_add_group (GtkBox *box, const char *title);
/* a row of words; @subtitle: (nullable) */
GtkWidget *
skv_outage_add_words (AdwPreferencesGroup *group, const char *title, const char *subtitle);
/* From now on what is typed in @row is kept under @key, a literal, until it is forgotten. */
void skv_outage_keep_typed (SkvOutageWindow *self, SkvTextRow *row, const char *key);
SkvTextRow *skv_outage_add_entry (SkvOutageWindow *self,
                                  AdwPreferencesGroup *group,
                                  const char *key,
                                  const char *title,
                                  const char *hint);
/* What is typed under @key, without blanks around it (transfer none) */
const char *skv_outage_typed (SkvOutageWindow *self, const char *key);
void skv_outage_forget_typed (SkvOutageWindow *self, const char *key);
/* a button at the end of @row, which Enter in the row's entry presses too */
void skv_outage_add_button (SkvOutageWindow *self,
                            SkvTextRow *row,
                            const char *label,
                            GCallback pressed);
/* a row of the priorities; the selected one is @priority */
AdwComboRow *skv_outage_add_priorities (AdwPreferencesGroup *group, SkvPriority priority);
/* a row with a switch for a cause that lies outside (transfer none) */
GtkSwitch *skv_outage_add_external (AdwPreferencesGroup *group, gboolean external);

G_END_DECLS
