/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/collision-list.h"
#include "app/field-row.h"
#include "app/job-dialog.h"
#include "app/system-picker.h"
#include "app/toast.h"

G_BEGIN_DECLS

/* Shared by job-dialog.c and job-dialog-fields.c only. */

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
  SkvFieldRow *title_row;
  SkvSystemPicker *systems_row;
  SkvFieldRow *date_row;
  GtkSwitch *all_day_switch;
  SkvFieldRow *times_row;
  SkvFieldRow *length_row;
  AdwComboRow *effect_row;
  SkvFieldRow *downtime_row;
  SkvFieldRow *rollback_row;
  AdwComboRow *status_row;
  AdwComboRow *work_row;
  GtkSwitch *emergency_switch;
  SkvFieldRow *reason_row;
  AdwComboRow *department_row;
  AdwComboRow *contact_row;
  GtkTextView *notes_view;
  GtkWidget *delete_group;
  SkvCollisionList *collisions;
};

/* job-dialog-fields.c: entries and choices, once, when the dialog has its draft */
void skv_job_dialog_add_entries (SkvJobDialog *self);
void skv_job_dialog_fill_choices (SkvJobDialog *self);
/* texts of entries that the draft changed by itself, or all of them at the beginning */
void skv_job_dialog_show_texts (SkvJobDialog *self);
/* the draft's notes beside the fields, the collisions anew */
void skv_job_dialog_check (SkvJobDialog *self);

G_END_DECLS
