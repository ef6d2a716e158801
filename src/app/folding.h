/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @widget is seen while @leaflet is folded, and only then; it may lie in the leaflet or beside it.
 */
void skv_folding_show (AdwLeaflet *leaflet, GtkWidget *widget);

G_END_DECLS
