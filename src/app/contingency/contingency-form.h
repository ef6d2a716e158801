/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"
#include "core/outage/contingency.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_CONTINGENCY_FORM_NAME,
  SKV_CONTINGENCY_FORM_SHORT,      /* who answers: a role, the id of a contact, or plain words */
  SKV_CONTINGENCY_FORM_LONG,       /* the same of a long outage */
  SKV_CONTINGENCY_FORM_LONG_AFTER, /* "1 d" */
  SKV_CONTINGENCY_FORM_N_FIELDS,
} SkvContingencyFormField;

/* A step while it is being written. */
typedef struct
{
  char *id;      /* (owned): what a tick names; it stays */
  char *text;    /* (owned): "" while nothing is written, as the following */
  char *role;    /* (owned) */
  char *contact; /* (owned) */
  char *over;    /* (owned): "7 d"; "": always to be done */
  SkvPhase phase;
} SkvFormStep;

/**
 * SkvContingencyForm:
 *
 * A contingency plan while it is being written, with the systems that follow it, apart from the
 * plan.
 */
typedef struct
{
  char *id; /* (owned): also of a new one */
  gboolean is_new;
  gboolean is_broken;                         /* the steps that it has cannot be read */
  char *texts[SKV_CONTINGENCY_FORM_N_FIELDS]; /* (owned) (not nullable) */
  GStrv systems;                              /* (owned): ids */
  GPtrArray *steps;                           /* (owned) (element-type SkvFormStep) */
} SkvContingencyForm;

/* @id (nullable): a new one without steps (transfer full) */
SkvContingencyForm *skv_contingency_form_new (SkvPlan *plan, const char *id);
/* A new one with what @template says, one that comes with the program, for @system (nullable).
 * (transfer full) */
SkvContingencyForm *
skv_contingency_form_new_from (SkvPlan *plan, const char *template, const char *system);
void skv_contingency_form_free (SkvContingencyForm *self);

void skv_contingency_form_set_text (SkvContingencyForm *self,
                                    SkvContingencyFormField field,
                                    const char *text);
void skv_contingency_form_set_system (SkvContingencyForm *self, const char *id, gboolean chosen);
/* A step more, the last; in the phase of the one before. NULL if there are enough.
 * (transfer none) (nullable) */
SkvFormStep *skv_contingency_form_add_step (SkvContingencyForm *self);
void skv_contingency_form_remove_step (SkvContingencyForm *self, guint place);
/* @to: its place then */
void skv_contingency_form_move_step (SkvContingencyForm *self, guint from, guint to);

/* What is wrong, for people. (transfer full); NULL if nothing is */
char *skv_contingency_form_problem (const SkvContingencyForm *self, SkvContingencyFormField field);
/* of a step: of its text, and of its length */
char *skv_form_step_text_problem (const SkvFormStep *step);
char *skv_form_step_over_problem (const SkvFormStep *step);
/* the first thing that is wrong (transfer full) (nullable: it may be saved) */
char *skv_contingency_form_first_problem (const SkvContingencyForm *self);

/* One undoable edit, of the systems too; steps in which nothing is written are left out. NULL if
 * something is wrong. (transfer full) */
SkvEdit *skv_contingency_form_make_edit (const SkvContingencyForm *self, SkvPlan *plan);
/* Removes it, also from the systems that follow it. (transfer full) */
SkvEdit *skv_contingency_removal (SkvPlan *plan, const char *id);

/* ids of the systems that follow it as their own plan (transfer full) */
GStrv skv_contingency_list_systems (SkvPlan *plan, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvContingencyForm, skv_contingency_form_free)

G_END_DECLS
