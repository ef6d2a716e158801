/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a person chooses for the program as a whole; what belongs to a plan is kept in the plan.
 * @pages (nullable): those that a plan may be opened at. (transfer floating) */
GtkWidget *skv_preferences_window_new (AdwViewStack *pages);

/* Light or dark as it is chosen: at the start, and from then on at each change. */
void skv_preferences_follow_colour_scheme (void);

G_END_DECLS
