/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "scenes.h"

G_BEGIN_DECLS

/* What brings the window or dialog of a scene.
 *
 * @action: "app.x", "win.x" or another action that @page knows; or a word of the table in
 * scene-actions.c, for what no action brings by itself. @target (nullable): its parameter, as text
 * of a GVariant. FALSE if there is no such action. */
gboolean skv_scene_act (SkvStage *self, const char *action, const char *target, GtkWidget *page);

/* The newest window over the application's own (nullable) */
GtkWidget *skv_scene_find_dialog (SkvStage *self);
/* Opens the popover of the menu button with that icon, "" for one without; gives it (nullable) */
GtkWidget *skv_scene_open_menu (SkvStage *self, const char *icon);
/* Puts into a plan what the example has none of: a lane of the planner's own, and sources. */
void skv_scene_furnish (GFile *file);

G_END_DECLS
