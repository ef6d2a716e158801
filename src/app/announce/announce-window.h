/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_ANNOUNCE_WINDOW (skv_announce_window_get_type ())
G_DECLARE_FINAL_TYPE (SkvAnnounceWindow, skv_announce_window, SKV, ANNOUNCE_WINDOW, AdwWindow)

/* What people are told of one window or piece of work, or the year's dates, as it will be read,
 * beside what can be chosen, what was said already, and what is to be said soon.
 * @occurrence (nullable): id; NULL: the list of the session's year */
GtkWidget *skv_announce_window_new (SkvSession *session, const char *occurrence);

G_END_DECLS
