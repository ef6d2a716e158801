/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_FILTER_BAR (skv_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (SkvFilterBar, skv_filter_bar, SKV, FILTER_BAR, GtkWidget)

/**
 * SkvFilterBar:
 *
 * What is filtered out of the year, the list and the conflicts, how much of it, and how to see all
 * of it again; and the saved views. There while something is filtered, or while it is open.
 */
void skv_filter_bar_set_session (SkvFilterBar *self, SkvSession *session);
/* Opens it and gives it the keyboard; closes it if it has it and nothing is filtered. */
void skv_filter_bar_toggle (SkvFilterBar *self);

G_END_DECLS
