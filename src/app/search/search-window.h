/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_SEARCH_WINDOW (skv_search_window_get_type ())
G_DECLARE_FINAL_TYPE (SkvSearchWindow, skv_search_window, SKV, SEARCH_WINDOW, AdwWindow)

/**
 * SkvSearchWindow:
 *
 * Search over all of a plan: what is typed is found at once, in groups; Down and Up walk through
 * what was found, Enter goes there.
 *
 * Signal "chosen" (int kind (SkvSearchKind), const char *id, const char *against (nullable)).
 */
GtkWidget *skv_search_window_new (SkvSession *session);

G_END_DECLS
