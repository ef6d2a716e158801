/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/contingency/contingency-form.h"
#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_CONTINGENCY_DIALOG (skv_contingency_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  SkvContingencyDialog, skv_contingency_dialog, SKV, CONTINGENCY_DIALOG, AdwWindow)

/* The editor of a contingency plan: one undoable edit when it is saved. Takes @form. */
GtkWidget *skv_contingency_dialog_new (SkvSession *session, SkvContingencyForm *form);

/* Opens it, over the window that @over is in, on what is followed when @system is down. If that is
 * the plan that comes with the program, on a copy of it for this system. */
void skv_contingency_edit_for_system (GtkWidget *over, SkvSession *session, const char *system);

G_END_DECLS
