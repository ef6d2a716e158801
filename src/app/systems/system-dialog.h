/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"
#include "app/systems/system-form.h"

G_BEGIN_DECLS

#define SKV_TYPE_SYSTEM_DIALOG (skv_system_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SkvSystemDialog, skv_system_dialog, SKV, SYSTEM_DIALOG, AdwWindow)

/* Edits a system with its relations; one undoable edit when saved. Takes @form. */
GtkWidget *skv_system_dialog_new (SkvSession *session, SkvSystemForm *form);

G_END_DECLS
