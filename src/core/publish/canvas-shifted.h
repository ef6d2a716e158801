/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/canvas.h"

G_BEGIN_DECLS

/* A canvas whose origin lies elsewhere on another one, and that may know no colours. */
typedef struct
{
  SkvCanvas parent;
  SkvCanvas *under; /* (unowned) */
  double dx;
  double dy;
  gboolean grey; /* each colour becomes the grey that is as light */
} SkvCanvasShifted;

/* On the stack: nothing has to be freed. @under lives as long. */
void skv_canvas_shifted_init (
  SkvCanvasShifted *self, SkvCanvas *under, double dx, double dy, gboolean grey);
/* the grey that is as light, with the same opacity */
SkvColor skv_color_to_grey (SkvColor color);

G_END_DECLS
