/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/bar-painter.h"

#define BAND_SHARE 0.3
#define BAND_FILL 0.5f
#define LEAST_BAND 3.0

double
skv_bar_paint_band (SkvCanvas *canvas,
                    const SkvYearTheme *theme,
                    const SkvPaintBar *bar,
                    SkvBox box)
{
  SkvLook look = theme->looks[MIN (bar->look, SKV_N_LOOKS - 1)];
  double height = MAX (LEAST_BAND, box.height * BAND_SHARE);
  SkvColor color;

  skv_lane_look_apply (&bar->lane, &look);
  /* Whichever of the lane's colours can be told from the ground better. */
  color = skv_color_contrast (look.edge, theme->background) >=
              skv_color_contrast (look.fill, theme->background)
            ? look.edge
            : look.fill;
  color.alpha = BAND_FILL;
  box.y += box.height - height;
  box.height = height;
  skv_canvas_fill (canvas, box, 0.0, color);
  return box.x + box.width;
}
