/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_CONTACT_FORM_ROLE,
  SKV_CONTACT_FORM_NAME,
  SKV_CONTACT_FORM_PHONE,
  SKV_CONTACT_FORM_MOBILE,
  SKV_CONTACT_FORM_EMAIL,
  SKV_CONTACT_FORM_NOTES,
  SKV_CONTACT_FORM_N_FIELDS,
} SkvContactFormField;

/**
 * SkvContactForm:
 *
 * A contact while it is being written, apart from the plan.
 */
typedef struct
{
  char *id; /* (owned): also of a new one */
  gboolean is_new;
  SkvContactKind kind;
  char *department;                       /* (owned) (nullable): id */
  char *texts[SKV_CONTACT_FORM_N_FIELDS]; /* (owned) (not nullable) */
} SkvContactForm;

/* @id (nullable): a new one without (transfer full) */
SkvContactForm *skv_contact_form_new (SkvPlan *plan, const char *id);
void skv_contact_form_free (SkvContactForm *self);
void skv_contact_form_set_text (SkvContactForm *self, SkvContactFormField field, const char *text);
/* what is wrong with a field, for people (transfer full); NULL if nothing is */
char *skv_contact_form_problem (const SkvContactForm *self, SkvContactFormField field);
gboolean skv_contact_form_is_valid (const SkvContactForm *self);
/* one undoable edit (transfer full); NULL if a field is wrong */
SkvEdit *skv_contact_form_make_edit (const SkvContactForm *self, SkvPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvContactForm, skv_contact_form_free)

G_END_DECLS
