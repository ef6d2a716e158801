/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/rules/pick-row.h"
#include "app/rules/preview-pane.h"
#include "app/rules/rule-editor.h"
#include "app/toast.h"
#include "core/exchange/rule-phrase.h"

G_BEGIN_DECLS

/* Shared by rule-editor*.c only. */

struct _SkvRuleEditor
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  char *from_here;     /* (owned) (nullable): the occurrence that it begins with */
  SkvRuleDraft *draft; /* (owned) */
  gboolean filling;    /* the widgets follow the draft, not a person */
  gboolean may_close;  /* asked and answered, or saved */
  guint preview_source;
  SkvRulePhrase *phrase; /* (owned) (nullable): what was typed, as it was read */

  /* children of the template */
  SkvToast *toast;
  AdwWindowTitle *title;
  GtkWidget *save_button;
  GtkBox *sides;
  GtkSeparator *separator;
  GtkEntry *phrase_entry;
  GtkLabel *phrase_error;
  GtkWidget *phrase_result;
  GtkBox *phrase_parts;
  AdwPreferencesGroup *about_group;
  AdwPreferencesGroup *when_group;
  AdwPreferencesGroup *time_group;
  AdwPreferencesGroup *avoid_group;
  AdwPreferencesGroup *try_group;
  AdwPreferencesGroup *limits_group;
  AdwPreferencesGroup *whom_group;
  GtkWidget *delete_group;
  SkvPreviewPane *preview;

  /* rows, made once (unowned) (nullable) */
  GtkWidget *text_rows[SKV_RULE_N_TEXTS];
  GtkWidget *entries[SKV_RULE_N_TEXTS]; /* of texts that are typed */
  GtkWidget *number_rows[SKV_RULE_N_NUMBERS];
  GtkWidget *number_drops[SKV_RULE_N_NUMBERS]; /* beside an entry */
  GtkWidget *toggles[SKV_RULE_N_NUMBERS];      /* a grid of toggle buttons */
  GtkWidget *switches[SKV_RULE_N_NUMBERS];
  SkvPickRow *list_rows[SKV_RULE_N_LISTS];
  GPtrArray *avoid_checks; /* (owned) (element-type GtkCheckButton) */
  GPtrArray *try_rows;     /* (owned) (element-type GtkWidget) */
  GtkWidget *try_adder;
  GtkSpinButton *try_count;
  GtkDropDown *try_unit;
};

/* rule-editor.c: after any field was changed by a person */
void skv_rule_editor_changed (SkvRuleEditor *self);
/* all fields anew from the draft */
void skv_rule_editor_fill (SkvRuleEditor *self);

/* rule-editor-rows.c: the rows, once; their contents; which of them belong to the form of words */
void skv_rule_editor_add_rows (SkvRuleEditor *self);
void skv_rule_editor_fill_rows (SkvRuleEditor *self);
void skv_rule_editor_show_rows (SkvRuleEditor *self);
void skv_rule_editor_show_notes (SkvRuleEditor *self, const SkvRuleNotes *notes);

/* rule-editor-choices.c: choices of one out of several, as a row */
void skv_rule_editor_add_number_choice (SkvRuleEditor *self,
                                        AdwPreferencesGroup *group,
                                        SkvRuleNumber field,
                                        const char *title);
/* the same as a drop-down beside an entry (transfer full) */
GtkWidget *
skv_rule_editor_number_drop_new (SkvRuleEditor *self, SkvRuleNumber field, const char *label);
void skv_rule_editor_add_text_choice (SkvRuleEditor *self,
                                      AdwPreferencesGroup *group,
                                      SkvRuleText field,
                                      const char *title);
void skv_rule_editor_fill_choices (SkvRuleEditor *self);

/* rule-editor-lists.c: what to avoid, what to try, whom it is for */
void skv_rule_editor_add_lists (SkvRuleEditor *self);
void skv_rule_editor_add_restart_lanes (SkvRuleEditor *self, AdwPreferencesGroup *group);
void skv_rule_editor_fill_lists (SkvRuleEditor *self);

/* rule-editor-phrase.c: "say it in a sentence" */
void skv_rule_editor_read_phrase (SkvRuleEditor *self);
void skv_rule_editor_use_phrase (SkvRuleEditor *self);
void skv_rule_editor_drop_phrase (SkvRuleEditor *self);

G_END_DECLS
