/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/welcome/new-plan-form.h"

G_BEGIN_DECLS

#define SKV_TYPE_NEW_PLAN_ASSISTANT (skv_new_plan_assistant_get_type ())
G_DECLARE_FINAL_TYPE (
  SkvNewPlanAssistant, skv_new_plan_assistant, SKV, NEW_PLAN_ASSISTANT, AdwWindow)

/**
 * SkvNewPlanAssistant:
 *
 * Country, organisations, existing dates, evenings, file: asks for a new plan step by step, each
 * with an answer already, and makes its file at the end and not before.
 *
 * Signal "created" (GFile *): an empty plan lies there; what it is filled with is in the form and
 * the sources.
 */

/* @sources: (element-type SkvImportSource) (nullable): dates that somebody dropped already */
GtkWidget *skv_new_plan_assistant_new (SkvDay today, GPtrArray *sources);

/* (transfer none) */
SkvNewPlanForm *skv_new_plan_assistant_get_form (SkvNewPlanAssistant *self);
/* (transfer none) (element-type SkvImportSource) */
GPtrArray *skv_new_plan_assistant_get_sources (SkvNewPlanAssistant *self);

G_END_DECLS
