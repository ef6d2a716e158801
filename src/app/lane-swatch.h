/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SKV_TYPE_LANE_SWATCH (skv_lane_swatch_get_type ())
G_DECLARE_FINAL_TYPE (SkvLaneSwatch, skv_lane_swatch, SKV, LANE_SWATCH, GtkWidget)

/* A sample of a lane's colour and pattern, as the year draws it; @position: among the plan's lanes
 */
GtkWidget *skv_lane_swatch_new (const char *lane, guint position);
/* what the planner chose for it, as SkvLane has it (nullable) */
void skv_lane_swatch_set_look (SkvLaneSwatch *self, const char *colour, const char *pattern);

G_END_DECLS
