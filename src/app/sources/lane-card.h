/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/sources/lane-facts.h"

G_BEGIN_DECLS

/* A list for one lane: in its first row the lane itself, with its look, its place and whether it is
 * shown; sources come below. @facts: (nullable): nothing lies in it. The actions "lanes.move-to",
 * "lanes.rename" and "lanes.remove" are its ancestors'. */
GtkWidget *skv_lane_card_new (SkvSession *session,
                              const char *lane,
                              guint position,
                              const SkvLaneFacts *facts);
/* what came of no file, below the sources */
void skv_lane_card_end (GtkWidget *card, const SkvLaneFacts *facts);
const char *skv_lane_card_get_lane (GtkWidget *card);

G_END_DECLS
