/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SKV_TYPE_NEW_PLAN_DIALOG (skv_new_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SkvNewPlanDialog, skv_new_plan_dialog, SKV, NEW_PLAN_DIALOG, AdwWindow)

/* Asks what a new plan is called, where and what it begins with, and makes its file.
 * Signal "created" (GFile *). */
GtkWidget *skv_new_plan_dialog_new (void);

G_END_DECLS
