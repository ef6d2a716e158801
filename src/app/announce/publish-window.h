/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_PUBLISH_WINDOW (skv_publish_window_get_type ())
G_DECLARE_FINAL_TYPE (SkvPublishWindow, skv_publish_window, SKV, PUBLISH_WINDOW, AdwWindow)

/* The year as files to be put on a web server, in a folder that is remembered; then it says what
 * was changed there. */
GtkWidget *skv_publish_window_new (SkvSession *session);

G_END_DECLS
