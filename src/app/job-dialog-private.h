/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/collision-list.h"
#include "app/date-row.h"
#include "app/field-row.h"
#include "app/job-dialog.h"
#include "app/system-picker.h"
#include "app/toast.h"

G_BEGIN_DECLS

/* Shared by job-dialog.c, job-dialog-fields.c and job-dialog-kind.c only. */

struct _SkvJobDialog
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  SkvDraft *draft;     /* (owned) */
  gboolean filling;    /* the widgets follow the draft, not a person */

  /* children of the template */
  SkvToast *toast;
  AdwWindowTitle *title;
  GtkWidget *save_button;
  GtkWidget *templates_button;
  SkvFieldRow *title_row;
  AdwComboRow *lane_row;
  SkvSystemPicker *systems_row;
  AdwExpanderRow *organisations_row;
  AdwPreferencesGroup *when_group;
  SkvDateRow *date_row;
  GtkSwitch *all_day_switch;
  SkvFieldRow *times_row;
  SkvFieldRow *length_row;
  SkvDateRow *closing_row;
  GtkWidget *effect_group;
  AdwComboRow *effect_row;
  SkvFieldRow *downtime_row;
  SkvFieldRow *rollback_row;
  AdwComboRow *status_row;
  AdwComboRow *priority_row;
  AdwComboRow *work_row;
  GtkWidget *emergency_row;
  GtkSwitch *emergency_switch;
  SkvFieldRow *reason_row;
  SkvDateRow *review_row;
  AdwComboRow *department_row;
  AdwComboRow *contact_row;
  AdwComboRow *duty_row;
  GtkTextView *notes_view;
  GtkLabel *source_label; /* where it came from */
  GtkWidget *delete_group;
  GtkWidget *delete_button;
  SkvCollisionList *collisions;
  GtkWidget *fits_button;
  GtkWidget *history_button;
  GtkWidget *announce_button;
  GtkWidget *course_button;
  GtkWidget *sides;
  GtkWidget *separator;
  GtkWidget *second; /* beside the fields, or below them: what they collide with */
};

/* job-dialog-fields.c: entries and choices, once, when the dialog has its draft */
void skv_job_dialog_add_entries (SkvJobDialog *self);
void skv_job_dialog_fill_choices (SkvJobDialog *self);
/* texts of entries that the draft changed by itself, or all of them at the beginning */
void skv_job_dialog_show_texts (SkvJobDialog *self);
/* the draft's notes beside the fields, the collisions anew */
void skv_job_dialog_check (SkvJobDialog *self);

/* job-dialog-place.c: where the job as it is written fits; what is chosen is filled in */
void skv_job_dialog_find_place (SkvJobDialog *self);

/* job-dialog-template.c: the menu of templates */
void skv_job_dialog_fill_templates (SkvJobDialog *self);
void skv_job_dialog_templates_class_init (GtkWidgetClass *widget_class);

/* job-dialog-kind.c: the lane, and what goes with it */
void skv_job_dialog_fill_lanes (SkvJobDialog *self);
void skv_job_dialog_fill_organisations (SkvJobDialog *self);
/* which rows there are, and what the dialog calls itself */
void skv_job_dialog_show_kind (SkvJobDialog *self);

G_END_DECLS
