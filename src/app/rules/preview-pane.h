/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "core/model/plan.h"

G_BEGIN_DECLS

#define SKV_TYPE_PREVIEW_PANE (skv_preview_pane_get_type ())
G_DECLARE_FINAL_TYPE (SkvPreviewPane, skv_preview_pane, SKV, PREVIEW_PANE, GtkWidget)

/**
 * SkvPreviewPane:
 *
 * What a rule says in words, and the dates that it would give in five years, against those of the
 * saved rule.
 *
 * Signal "year-changed": a person chose another first year; show the rule again.
 */

void skv_preview_pane_set_year (SkvPreviewPane *self, int year);
void skv_preview_pane_show_sentence (SkvPreviewPane *self, SkvPlan *plan, const SkvRule *rule);
/* @rule: need not be in the plan. Makes the list anew. */
void skv_preview_pane_show_rule (SkvPreviewPane *self, SkvPlan *plan, const SkvRule *rule);
/* in place of the dates: the rule is not whole */
void skv_preview_pane_show_message (SkvPreviewPane *self, const char *message);

G_END_DECLS
