/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/organisations/organisation-form.h"
#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_ORGANISATION_DIALOG (skv_organisation_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  SkvOrganisationDialog, skv_organisation_dialog, SKV, ORGANISATION_DIALOG, AdwWindow)

/* Edits an organisation or a department; one undoable edit when saved. Takes @form. */
GtkWidget *skv_organisation_dialog_new (SkvSession *session, SkvOrganisationForm *form);

G_END_DECLS
