/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_PRINT_WINDOW (skv_print_window_get_type ())
G_DECLARE_FINAL_TYPE (SkvPrintWindow, skv_print_window, SKV, PRINT_WINDOW, AdwWindow)

/* The poster or the list of the session's year, as it will be on paper, beside what can be chosen;
 * to be printed or to become a file. */
GtkWidget *skv_print_window_new (SkvSession *session);

G_END_DECLS
