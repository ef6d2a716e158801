/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/canvas.h"

G_BEGIN_DECLS

/* Signs are drawn as lines, for not every font has them: shares of a box as wide as @width of its
 * height, in pairs of points. */
typedef struct
{
  double width;
  guint n_lines;
  double lines[4][4];
} SkvBarSign;

extern const SkvBarSign skv_bar_sign_lightning;
extern const SkvBarSign skv_bar_sign_triangle;
extern const SkvBarSign skv_bar_sign_tick;
extern const SkvBarSign skv_bar_sign_plus;
extern const SkvBarSign skv_bar_sign_arrow;
extern const SkvBarSign skv_bar_sign_unequal;

void skv_bar_sign_draw (
  const SkvBarSign *self, SkvCanvas *canvas, SkvBox box, double width, SkvColor color);

G_END_DECLS
