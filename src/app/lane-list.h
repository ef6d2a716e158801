/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_LANE_LIST (skv_lane_list_get_type ())
G_DECLARE_FINAL_TYPE (SkvLaneList, skv_lane_list, SKV, LANE_LIST, GtkWidget)

/* The plan's lanes in their order, each with a sample of its look and a switch that shows it. */
GtkWidget *skv_lane_list_new (void);
void skv_lane_list_set_session (SkvLaneList *self, SkvSession *session);

G_END_DECLS
