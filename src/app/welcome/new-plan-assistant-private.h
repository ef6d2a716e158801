/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/import/import-drop.h"
#include "app/text-row.h"
#include "app/toast.h"
#include "app/welcome/new-plan-assistant.h"

G_BEGIN_DECLS

/* Shared by new-plan-assistant*.c only. */

typedef enum
{
  SKV_NEW_PLAN_STEP_COUNTRY,
  SKV_NEW_PLAN_STEP_ORGANISATION,
  SKV_NEW_PLAN_STEP_DATES,
  SKV_NEW_PLAN_STEP_EVENINGS,
  SKV_NEW_PLAN_STEP_FILE,
  SKV_NEW_PLAN_N_STEPS
} SkvNewPlanStep;

struct _SkvNewPlanAssistant
{
  AdwWindow parent_instance;

  SkvNewPlanForm *form; /* (owned) */
  GPtrArray *sources;   /* (owned) (element-type SkvImportSource) */
  int step;
  gboolean insisted[SKV_NEW_PLAN_N_STEPS]; /* somebody wanted to leave the step as it is: say what
                                              is missing */
  gboolean following;                      /* rows are set by us, not by a person */
  gboolean done;                           /* the file is made, or nobody wants it */

  SkvToast *toast;
  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *next_button;
  GtkStack *stack;
  AdwComboRow *country_row;
  AdwComboRow *language_row;
  SkvTextRow *zone_row;
  AdwPreferencesGroup *organisations_group;
  GPtrArray *organisation_rows; /* (owned) (element-type SkvTextRow) (unowned elements) */
  GtkWidget *add_button;
  SkvTextRow *title_row;
  GtkSpinButton *year_spin;
  GtkListBox *sources_list;
  SkvTextRow *path_row;
  GtkListBox *rules_list;
  GtkCheckButton *own_check; /* (nullable) */
  SkvTextRow *own_row;
  SkvTextRow *file_row;
  AdwActionRow *folder_row;
  GtkLabel *summary_label;
};

/* new-plan-assistant-shown.c: what follows from what was typed, and what is wrong with it */
void skv_new_plan_assistant_update (SkvNewPlanAssistant *self);
/* the row in which the first problem of that step stands (transfer none) (nullable: none) */
SkvTextRow *skv_new_plan_assistant_find_problem (SkvNewPlanAssistant *self, int step);

/* new-plan-assistant-lists.c: what grows */
void skv_new_plan_assistant_fill_organisations (SkvNewPlanAssistant *self, guint focus);
void skv_new_plan_assistant_fill_sources (SkvNewPlanAssistant *self);
void skv_new_plan_assistant_add_files (SkvNewPlanAssistant *self, GSList *files);
void skv_new_plan_assistant_choose_files (SkvNewPlanAssistant *self);
void skv_new_plan_assistant_add_path (SkvNewPlanAssistant *self);
void skv_new_plan_assistant_paste (SkvNewPlanAssistant *self);
void skv_new_plan_assistant_install_drop (SkvNewPlanAssistant *self);
/* new-plan-assistant-rules.c: a line for each usual rule of the country, one's own words, and none
 */
void skv_new_plan_assistant_fill_rules (SkvNewPlanAssistant *self);
/* what one's own sentence gives */
void skv_new_plan_assistant_update_own (SkvNewPlanAssistant *self);

G_END_DECLS
