/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/application.h"
#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_WINDOW (skv_window_get_type ())
G_DECLARE_FINAL_TYPE (SkvWindow, skv_window, SKV, WINDOW, AdwApplicationWindow)

/**
 * SkvWindow:
 *
 * One plan in a window: the year, the sidebar, and the actions on both; or a page that says hello.
 * There is nothing to save: every edit is in the file before it is seen.
 */
SkvWindow *skv_window_new (SkvApplication *application);
/* One for the plan in @file, which is presented once that is read, or takes long (transfer none).
 */
SkvWindow *skv_window_new_opening (SkvApplication *application, GFile *file);
/* after a dialog that says why, nothing, if it cannot be opened */
void skv_window_open (SkvWindow *self, GFile *file);
/* shows that item, or what else has that id, of the plan that is shown or being opened */
void skv_window_open_at (SkvWindow *self, const char *id);
/* the plan's file (transfer none) (nullable) */
GFile *skv_window_get_file (SkvWindow *self);
/* the plan itself, whatever is shown of it; NULL of what is not kept in a file of its own
 * (transfer none) (nullable) */
SkvPlan *skv_window_get_own_plan (SkvWindow *self);
/* another day has begun: all that it shows follows */
void skv_window_set_today (SkvWindow *self, SkvDay today);
/* its pages (transfer none) */
AdwViewStack *skv_window_get_views (SkvWindow *self);
/* TRUE: it says hello and nothing else is shown; a version that is read has no file either */
gboolean skv_window_is_empty (SkvWindow *self);
/* keys of the "win." actions, once for the application */
void skv_window_install_accelerators (GtkApplication *application);

G_END_DECLS
