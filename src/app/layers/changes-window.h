/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_CHANGES_WINDOW (skv_changes_window_get_type ())
G_DECLARE_FINAL_TYPE (SkvChangesWindow, skv_changes_window, SKV, CHANGES_WINDOW, AdwWindow)

/**
 * SkvChangesWindow:
 *
 * What is different in two states of a plan, record by record and in words, and what collides
 * otherwise; to be read, copied as text, and, of a what-if, adopted in whole or in part.
 *
 * It follows the session's plan. When a what-if was adopted, the window below is asked to leave it
 * ("win.leave-layer").
 */

/* @session: of the plan itself. @adopting: with a check box for each change; else only to be read.
 * NULL with an error if the layer is gone or cannot be read. */
GtkWidget *skv_changes_window_new_for_layer (SkvSession *session,
                                             const char *layer,
                                             gboolean adopting,
                                             GError **error);
/* @before and @after: two states of it. If @after is the session's plan itself, items can be put
 * back to where they were in @before. @title: what is compared. */
GtkWidget *
skv_changes_window_new (SkvSession *session, SkvPlan *before, SkvPlan *after, const char *title);

G_END_DECLS
