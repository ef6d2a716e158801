/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_LAYERS_WINDOW (skv_layers_window_get_type ())
G_DECLARE_FINAL_TYPE (SkvLayersWindow, skv_layers_window, SKV, LAYERS_WINDOW, AdwWindow)

/**
 * SkvLayersWindow:
 *
 * "What If and Versions": the what-ifs of a plan, each with what its changes come to, and the
 * versions that were kept of it. What is shown in the year is asked of the window below, see
 * skv_layers_ask_window().
 */

/* @session: of the plan itself, also while the window shows a what-if of it */
GtkWidget *skv_layers_window_new (SkvSession *session);
SkvSession *skv_layers_window_get_session (SkvLayersWindow *self);

G_END_DECLS
