/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/contingency/contingency-form.h"

G_BEGIN_DECLS

#define SKV_TYPE_STEP_LIST (skv_step_list_get_type ())
G_DECLARE_FINAL_TYPE (SkvStepList, skv_step_list, SKV, STEP_LIST, GtkBox)

/**
 * SkvStepList:
 *
 * The steps of a contingency plan in order, to be written, added, taken away and moved: by buttons,
 * by Alt+Up and Alt+Down, and by dragging.
 *
 * Signal "changed": the form's steps are others.
 */

/* @form outlives it */
GtkWidget *skv_step_list_new (SkvPlan *plan, SkvContingencyForm *form);

G_END_DECLS
