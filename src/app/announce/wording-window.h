/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/announce/announce-text.h"

G_BEGIN_DECLS

#define SKV_TYPE_WORDING_WINDOW (skv_wording_window_get_type ())
G_DECLARE_FINAL_TYPE (SkvWordingWindow, skv_wording_window, SKV, WORDING_WINDOW, AdwWindow)

/* The words of that kind of announcement in that language, to be edited, beside what they come to
 * of the one that the window behind shows. They are kept in the plan, and serve for all of the
 * kind. */
GtkWidget *skv_wording_window_new (SkvSession *session, const SkvAnnounceWish *wish);

G_END_DECLS
