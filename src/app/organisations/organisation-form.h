/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_ORGANISATION_FORM_NAME,
  SKV_ORGANISATION_FORM_FROM,
  SKV_ORGANISATION_FORM_UNTIL,
  SKV_ORGANISATION_FORM_N_FIELDS,
} SkvOrganisationFormField;

/**
 * SkvOrganisationForm:
 *
 * An organisation or a department while it is being written, apart from the plan.
 */
typedef struct
{
  SkvKind kind; /* SKV_KIND_ORGANISATION or SKV_KIND_DEPARTMENT */
  char *id;     /* (owned) (nullable): NULL for a new one */
  int year;     /* of a date that is written without one */
  char *other;  /* (owned) (nullable): id of what it became, or of the department's organisation */
  char *texts[SKV_ORGANISATION_FORM_N_FIELDS]; /* (owned) (not nullable) */
} SkvOrganisationForm;

/* @id (nullable): a record of @kind in the plan; a new one without. (transfer full) */
SkvOrganisationForm *
skv_organisation_form_new (SkvPlan *plan, SkvKind kind, const char *id, int year);
void skv_organisation_form_free (SkvOrganisationForm *self);
void skv_organisation_form_set_text (SkvOrganisationForm *self,
                                     SkvOrganisationFormField field,
                                     const char *text);
/* what is wrong with a field, for people (transfer full); NULL if nothing is */
char *skv_organisation_form_problem (const SkvOrganisationForm *self,
                                     SkvOrganisationFormField field);
gboolean skv_organisation_form_is_valid (const SkvOrganisationForm *self);
/* one undoable edit, empty if nothing was changed (transfer full); NULL if a field is wrong */
SkvEdit *skv_organisation_form_make_edit (const SkvOrganisationForm *self, SkvPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvOrganisationForm, skv_organisation_form_free)

G_END_DECLS
