/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/rules/rule-draft.h"
#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_RULE_EDITOR (skv_rule_editor_get_type ())
G_DECLARE_FINAL_TYPE (SkvRuleEditor, skv_rule_editor, SKV, RULE_EDITOR, AdwWindow)

/**
 * SkvRuleEditor:
 *
 * A rule in the planner's words on one side, what it says and what it would give in five years on
 * the other. Nothing is in the plan before it is saved, which is one edit.
 */

/* @draft: (transfer full). The window is the caller's to present. */
GtkWidget *skv_rule_editor_new (SkvSession *session, SkvRuleDraft *draft);
/* the same for a rule of the plan; NULL if there is none */
GtkWidget *skv_rule_editor_new_for_rule (SkvSession *session, const char *rule);
/* The rule as it is from one of its dates on: what lies before stays as it is when it is saved, see
 * core/calendar/rule-split.h. NULL if it cannot be taken apart there, and told. */
GtkWidget *skv_rule_editor_new_from_here (SkvSession *session, const char *occurrence);

G_END_DECLS
