/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_PLAN_SETTINGS_DIALOG (skv_plan_settings_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  SkvPlanSettingsDialog, skv_plan_settings_dialog, SKV, PLAN_SETTINGS_DIALOG, AdwWindow)

/* What holds for all of a plan: its title, whose holidays and which clock it follows, the language
 * of what is published, how far effects go. Saving is one edit of the session. */
GtkWidget *skv_plan_settings_dialog_new (SkvSession *session);

G_END_DECLS
