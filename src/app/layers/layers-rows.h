/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "core/model/plan.h"

G_BEGIN_DECLS

/* Rows of the lists of what-ifs and versions; their buttons and menus activate the actions
 * "layers.*" of the window around them. */

GtkWidget *skv_layer_row_new (const SkvLayer *layer);
GtkWidget *skv_version_row_new (const SkvVersion *version, gboolean has_others);
/* id of its record (transfer none) */
const char *skv_layers_row_get_id (GtkListBoxRow *row);
/* what it comes to, which takes a moment to know: another line under its title */
void skv_layers_row_set_words (GtkListBoxRow *row, const char *words);

/* what stands in an empty list: what it is for */
GtkWidget *skv_layers_placeholder_new (const char *text);

G_END_DECLS
