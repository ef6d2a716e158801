/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_SUGGEST_WINDOW (skv_suggest_window_get_type ())
G_DECLARE_FINAL_TYPE (SkvSuggestWindow, skv_suggest_window, SKV, SUGGEST_WINDOW, AdwWindow)

/**
 * SkvSuggestWindow:
 *
 * Where an occurrence fits, best first, with what speaks for and against each place; one of them is
 * taken as one edit. Where it fits nowhere, it says what blocks most, and what would make room.
 */

/* NULL with @error if nothing can be suggested for it: SKV_SUGGEST_ERROR */
GtkWidget *skv_suggest_window_new (SkvSession *session, const char *id, GError **error);

/* The same for what is not in the plan yet: @plan is a copy with it. Choosing a place changes
 * nothing and emits "chosen" (gint64 start, in the units of the occurrence's). */
GtkWidget *skv_suggest_window_new_for_draft (SkvSession *session,
                                             SkvPlan *plan,
                                             const char *id,
                                             GError **error);

G_END_DECLS
