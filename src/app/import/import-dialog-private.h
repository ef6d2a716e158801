/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/import/import-dialog.h"

G_BEGIN_DECLS

/* Shared by import-dialog*.c only. */

struct _SkvImportDialog
{
  AdwWindow parent_instance;

  SkvSession *session;       /* (owned) (nullable) */
  SkvImportSource *source;   /* (owned): with its bytes once they are loaded */
  SkvImportReading *reading; /* (owned) (nullable): the newest that is done */
  SkvImportPreview *preview; /* (owned) (nullable): of it */
  GCancellable *cancellable; /* (owned) (nullable): of what is being read */
  GPtrArray *lanes;          /* (owned) (element-type utf8): of lane_row, without the new one */
  SkvImportForm form;        /* that somebody chose; SKV_N_IMPORT_FORMS: none yet */
  int year;                  /* that somebody chose; 0: none yet */
  gboolean lane_chosen;
  gboolean focused; /* the button has had the focus once */
  gboolean remove_gone;
  gboolean updating; /* rows are set by us, not by a person */
  guint wait;        /* until what was typed is taken */
  guint patience;    /* until it is said that something is read */
  char *told;        /* (owned) (nullable): what the session said last */
  char *location;    /* (owned) (nullable): URI of the file */
  char *by;          /* (owned) (nullable): who brings it in; "": nobody has been named */

  AdwWindowTitle *title;
  GtkWidget *spinner;
  GtkWidget *bring_button;
  GtkWidget *settings_group;
  AdwComboRow *form_row;
  AdwComboRow *lane_row;
  GtkWidget *new_lane_row;
  AdwActionRow *year_row;
  GtkSpinButton *year_spin;
  GtkWidget *wish_row; /* around the next two */
  AdwComboRow *organisation_row;
  AdwComboRow *system_row;
  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkBox *lists;
};

/* import-dialog-rows.c: the rows above the lists */

/* everything that may be chosen, once */
void skv_import_dialog_fill_rows (SkvImportDialog *self);
/* which of them have something to say of what was read, and what */
void skv_import_dialog_update_rows (SkvImportDialog *self);
/* unless somebody chose one */
void skv_import_dialog_guess_lane (SkvImportDialog *self);
gboolean skv_import_dialog_lane_is_new (SkvImportDialog *self);
/* (transfer full): "" if a new lane has no name yet */
char *skv_import_dialog_read_lane (SkvImportDialog *self);
SkvImportWish skv_import_dialog_read_wish (SkvImportDialog *self);

/* import-dialog-source.c: what is remembered of the file */

/* form, lane and year as it was read before, if a source is read again */
void skv_import_dialog_preset (SkvImportDialog *self);
/* of what is read now; valid as long as the dialog */
SkvSourceReading skv_import_dialog_describe_reading (SkvImportDialog *self);
/* id of the source that the file is, if it is one already (transfer none) (nullable) */
const char *skv_import_dialog_find_known (SkvImportDialog *self);

G_END_DECLS
