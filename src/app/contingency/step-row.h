/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/contingency/contingency-form.h"

G_BEGIN_DECLS

#define SKV_TYPE_STEP_ROW (skv_step_row_get_type ())
G_DECLARE_FINAL_TYPE (SkvStepRow, skv_step_row, SKV, STEP_ROW, AdwExpanderRow)

/**
 * SkvStepRow:
 *
 * One step of a contingency plan: what is to be done and by whom, and opened, the fields to say so.
 *
 * Signals: "changed": a person wrote in it. "move" (int steps): it is to go up (-1) or down (1).
 * "remove". "next": Return was pressed in it, another one is to be begun. "take" (SkvStepRow
 * *other): the other one was dropped here.
 */

/* @step outlives the row */
GtkWidget *skv_step_row_new (SkvPlan *plan, SkvFormStep *step);
SkvFormStep *skv_step_row_get_step (SkvStepRow *self);
/* @place: from 0, of @n: it is the number before the title, and tells where it can go */
void skv_step_row_set_place (SkvStepRow *self, guint place, guint n);
/* opens it, with the keyboard in the first field */
void skv_step_row_begin (SkvStepRow *self);

G_END_DECLS
