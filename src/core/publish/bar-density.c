/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/bar-painter.h"

/* Shares of the height of a bar, as in bar-painter.c. */
#define TEXT_SHARE 0.88
#define LINE_SHARE 0.10
#define HEAVY_LINES 1.8

void
skv_bar_paint_density (SkvCanvas *canvas,
                       const SkvYearTheme *theme,
                       const SkvPaintBar *first,
                       SkvBox box,
                       guint count,
                       SkvMark mark,
                       gboolean proposed)
{
  SkvLook look = theme->looks[MIN (first->look, SKV_N_LOOKS - 1)];
  g_autofree char *label = g_strdup_printf (count > 1 ? "+%u" : "%u", count);
  double line = MAX (1.0, box.height * LINE_SHARE);
  SkvTextStyle style = {
    .size = box.height * TEXT_SHARE,
    .weight = mark == SKV_MARK_HARD ? SKV_WEIGHT_BOLD : SKV_WEIGHT_NORMAL,
    .align = SKV_ALIGN_CENTER,
    .color = look.text,
  };

  skv_lane_look_apply (&first->lane, &look);
  style.color = look.text;
  /* no pattern, no round corners: not one bar but several */
  skv_canvas_fill (canvas, box, 0.0, look.fill);
  if (mark != SKV_MARK_NONE)
    skv_canvas_stroke (canvas, box, 0.0, line * 2.0, 0.0,
                       mark == SKV_MARK_HARD ? theme->hard : theme->soft);
  if (proposed)
    skv_canvas_stroke (canvas, box, 0.0, line * HEAVY_LINES, MAX (2.5, box.height * 0.4),
                       theme->text);
  if (skv_canvas_measure (canvas, &style, label) <= box.width)
    skv_canvas_text (canvas, box, &style, label);
}
