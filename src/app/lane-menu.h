/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/session.h"

G_BEGIN_DECLS

/* A button with what can be done to one lane: its place among the others, whether it is folded into
 * one line, its colour and its pattern. (transfer full, floating) */
GtkWidget *skv_lane_menu_new (SkvSession *session, const char *lane);
/* one more button below those, which activates @action with the lane; @label: with a mnemonic */
void skv_lane_menu_add_action (GtkWidget *menu, const char *label, const char *action);

G_END_DECLS
