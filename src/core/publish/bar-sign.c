/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/bar-sign.h"

const SkvBarSign skv_bar_sign_lightning = {
  0.5, 3, { { 0.75, 0, 0.1, 0.54 }, { 0.1, 0.54, 0.95, 0.46 }, { 0.95, 0.46, 0.3, 1 } }
};
const SkvBarSign skv_bar_sign_triangle = {
  1.0, 3, { { 0.5, 0.06, 0.98, 0.96 }, { 0.98, 0.96, 0.02, 0.96 }, { 0.02, 0.96, 0.5, 0.06 } }
};
const SkvBarSign skv_bar_sign_tick = { 0.9,
                                       2,
                                       { { 0, 0.55, 0.36, 0.94 }, { 0.36, 0.94, 1, 0.1 } } };
const SkvBarSign skv_bar_sign_plus = { 0.9, 2, { { 0.5, 0.05, 0.5, 0.95 }, { 0, 0.5, 1, 0.5 } } };
const SkvBarSign skv_bar_sign_arrow = {
  1.0, 3, { { 0, 0.5, 1, 0.5 }, { 0.55, 0.1, 1, 0.5 }, { 0.55, 0.9, 1, 0.5 } }
};
const SkvBarSign skv_bar_sign_unequal = {
  0.9, 3, { { 0, 0.34, 1, 0.34 }, { 0, 0.68, 1, 0.68 }, { 0.8, 0, 0.2, 1 } }
};

void
skv_bar_sign_draw (
  const SkvBarSign *self, SkvCanvas *canvas, SkvBox box, double width, SkvColor color)
{
  for (guint i = 0; i < self->n_lines; i++)
    {
      const double *line = self->lines[i];

      skv_canvas_line (canvas, box.x + box.width * line[0], box.y + box.height * line[1],
                       box.x + box.width * line[2], box.y + box.height * line[3], width, color);
    }
}
