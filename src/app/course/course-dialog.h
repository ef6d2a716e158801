/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_COURSE_DIALOG (skv_course_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SkvCourseDialog, skv_course_dialog, SKV, COURSE_DIALOG, AdwWindow)

/* How a window or job went, as one edit: when it began and was over, what came of it, which sites
 * are done; or that it is postponed. NULL, with the session told why, if nothing can be said of it
 * (nullable) */
GtkWidget *skv_course_dialog_new (SkvSession *session, const char *id);

G_END_DECLS
