/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/canvas-shifted.h"

#include <math.h>

static float
to_linear (float value)
{
  return value <= 0.04045f ? value / 12.92f : powf ((value + 0.055f) / 1.055f, 2.4f);
}

static float
from_linear (float value)
{
  return value <= 0.0031308f ? value * 12.92f : 1.055f * powf (value, 1.0f / 2.4f) - 0.055f;
}

SkvColor
skv_color_to_grey (SkvColor color)
{
  float grey = from_linear (0.2126f * to_linear (color.red) + 0.7152f * to_linear (color.green) +
                            0.0722f * to_linear (color.blue));

  return (SkvColor){ grey, grey, grey, color.alpha };
}

static SkvColor
ink (const SkvCanvasShifted *self, SkvColor color)
{
  return self->grey ? skv_color_to_grey (color) : color;
}

static SkvBox
shift (const SkvCanvasShifted *self, SkvBox box)
{
  box.x += self->dx;
  box.y += self->dy;
  return box;
}

static void
shifted_fill (SkvCanvas *canvas, SkvBox box, double radius, SkvColor color)
{
  SkvCanvasShifted *self = (SkvCanvasShifted *) canvas;

  skv_canvas_fill (self->under, shift (self, box), radius, ink (self, color));
}

static void
shifted_stroke (
  SkvCanvas *canvas, SkvBox box, double radius, double width, double dash, SkvColor color)
{
  SkvCanvasShifted *self = (SkvCanvasShifted *) canvas;

  skv_canvas_stroke (self->under, shift (self, box), radius, width, dash, ink (self, color));
}

static void
shifted_hatch (
  SkvCanvas *canvas, SkvBox box, double radius, double step, double width, SkvColor color)
{
  SkvCanvasShifted *self = (SkvCanvasShifted *) canvas;

  skv_canvas_hatch (self->under, shift (self, box), radius, step, width, ink (self, color));
}

static void
shifted_line (
  SkvCanvas *canvas, double x1, double y1, double x2, double y2, double width, SkvColor color)
{
  SkvCanvasShifted *self = (SkvCanvasShifted *) canvas;

  skv_canvas_line (self->under, x1 + self->dx, y1 + self->dy, x2 + self->dx, y2 + self->dy, width,
                   ink (self, color));
}

static void
shifted_text (SkvCanvas *canvas, SkvBox box, const SkvTextStyle *style, const char *text)
{
  SkvCanvasShifted *self = (SkvCanvasShifted *) canvas;
  SkvTextStyle inked = *style;

  inked.color = ink (self, style->color);
  skv_canvas_text (self->under, shift (self, box), &inked, text);
}

static double
shifted_measure (SkvCanvas *canvas, const SkvTextStyle *style, const char *text)
{
  return skv_canvas_measure (((SkvCanvasShifted *) canvas)->under, style, text);
}

static const SkvCanvasClass shifted_class = {
  .fill = shifted_fill,
  .stroke = shifted_stroke,
  .hatch = shifted_hatch,
  .line = shifted_line,
  .text = shifted_text,
  .measure = shifted_measure,
};

void
skv_canvas_shifted_init (
  SkvCanvasShifted *self, SkvCanvas *under, double dx, double dy, gboolean grey)
{
  *self = (SkvCanvasShifted){
    .parent.klass = &shifted_class,
    .under = under,
    .dx = dx,
    .dy = dy,
    .grey = grey,
  };
}
