/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/compat.h"

G_BEGIN_DECLS

/* @widget is seen while @leaflet is folded, and only then; it may lie in the leaflet or beside it.
 */
void skv_folding_show (SkvTwoPanes *leaflet, GtkWidget *widget);

/* A part of a leaflet is given at most @beside pixels where @other has room beside it in @width,
 * else
 * @alone. The leaflet cannot do that: it folds by the widths that its parts would like, which this
 * changes. Called while sizes are given, it takes effect after. */
void skv_folding_limit (AdwClamp *clamp, GtkWidget *other, int width, int beside, int alone);

G_END_DECLS
