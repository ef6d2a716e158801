/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/canvas.h"
#include "core/publish/year-layout.h"

G_BEGIN_DECLS

/* from point to point; the last is where something comes to lie, and has an arrow head */
typedef struct
{
  guint n_points; /* 2..4 */
  double points[4][2];
} SkvYearLinkPath;

/* The way from one bar to another: along the lower edge of their tracks if they have parts in one
 * row, else straight up or down if they have parts above each other. FALSE if neither is so, or one
 * of them has no rectangle of its own. */
gboolean
skv_year_link_path (const SkvYearLayout *layout, guint from, guint to, SkvYearLinkPath *path);
void
skv_year_link_paint (SkvCanvas *canvas, const SkvYearLinkPath *path, double width, SkvColor color);

G_END_DECLS
