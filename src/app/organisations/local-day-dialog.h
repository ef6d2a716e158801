/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/organisations/day-form.h"
#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_LOCAL_DAY_DIALOG (skv_local_day_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SkvLocalDayDialog, skv_local_day_dialog, SKV, LOCAL_DAY_DIALOG, AdwWindow)

/* Edits a local day, with the days that it gives in the next five years; one undoable edit when
 * saved. Takes @form. */
GtkWidget *skv_local_day_dialog_new (SkvSession *session, SkvDayForm *form);

G_END_DECLS
