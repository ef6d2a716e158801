/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/people/contact-form.h"
#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_CONTACT_DIALOG (skv_contact_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SkvContactDialog, skv_contact_dialog, SKV, CONTACT_DIALOG, AdwWindow)

/* Edits a contact; one undoable edit when saved. Takes @form. */
GtkWidget *skv_contact_dialog_new (SkvSession *session, SkvContactForm *form);

G_END_DECLS
