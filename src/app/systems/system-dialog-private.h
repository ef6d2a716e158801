/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/systems/system-dialog.h"
#include "app/text-row.h"
#include "app/toast.h"

G_BEGIN_DECLS

/* Shared by system-dialog*.c only. */

/* One of a list, or plain words: the last of the list opens the row for them. */
typedef struct
{
  SkvSystemFormField field;
  AdwComboRow *row;
  SkvTextRow *words_row;
  GPtrArray *values; /* (owned) (element-type utf8): after "none" and before the plain words */
} SkvSystemChoice;

struct _SkvSystemDialog
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  SkvSystemForm *form; /* (owned) */
  gboolean filling;
  SkvSystemChoice kind;
  SkvSystemChoice owner;
  SkvSystemChoice administrator;
  GtkWidget *depends_row;
  GtkWidget *groups_row;
  GPtrArray *effect_rows; /* (element-type GtkWidget): in depends_group */

  SkvToast *toast;
  AdwWindowTitle *title;
  GtkWidget *save_button;
  SkvTextRow *name_row;
  AdwComboRow *kind_row;
  SkvTextRow *kind_words_row;
  AdwComboRow *owner_row;
  SkvTextRow *owner_words_row;
  AdwComboRow *administrator_row;
  SkvTextRow *administrator_words_row;
  SkvTextRow *super_users_row;
  SkvTextRow *continuity_row;
  GtkTextView *notes_view;
  AdwPreferencesGroup *card_group;
  SkvTextRow *uptime_row;
  SkvTextRow *hours_row;
  GtkSwitch *planned_switch;
  AdwComboRow *contingency_row;
  SkvTextRow *vendor_row;
  SkvTextRow *users_row;
  AdwPreferencesGroup *what_group;
  AdwPreferencesGroup *depends_group;
  AdwPreferencesGroup *groups_group;
  GtkLabel *depends_problem;
  GtkLabel *groups_problem;
};

/* system-dialog.c: says what is wrong, and whether it can be saved */
void skv_system_dialog_check (SkvSystemDialog *self);

/* system-dialog-choices.c: what is chosen of a list or said in words; who is named on the card */
void skv_system_dialog_fill_choices (SkvSystemDialog *self);
void skv_system_dialog_take_choice (SkvSystemDialog *self, SkvSystemChoice *choice);

/* system-dialog-agreement.c: how much it is to work, and what is done when it does not */
void skv_system_dialog_fill_agreement (SkvSystemDialog *self);

G_END_DECLS
