/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* half the height of capitals, of the em */
#define SKV_CANVAS_BASELINE 0.355

/* the fonts of everything drawn, as a Pango family list */
#define SKV_CANVAS_FONTS "Cantarell, Inter, sans"

/* each 0..1, not premultiplied */
typedef struct
{
  float red;
  float green;
  float blue;
  float alpha;
} SkvColor;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} SkvBox;

typedef enum
{
  SKV_ALIGN_START,
  SKV_ALIGN_CENTER,
  SKV_ALIGN_END,
} SkvAlign;

typedef enum
{
  SKV_WEIGHT_NORMAL,
  SKV_WEIGHT_BOLD,
} SkvWeight;

typedef struct
{
  double size; /* em, in the unit of the canvas */
  SkvWeight weight;
  SkvAlign align;
  SkvColor color;
  gboolean strike;
} SkvTextStyle;

/**
 * SkvCanvas:
 *
 * The few things that a painter draws, so that the same painter serves a window (GtkSnapshot, in
 * the app) and files (cairo). An implementation puts this struct first in its own.
 *
 * Lengths are in one unit with y downwards. Boxes without width or height, or with a negative one,
 * draw nothing. Text is one line, never drawn outside of its box sideways: what is too long ends in
 * an ellipsis. Its capitals are centred between top and bottom of the box, whatever the font's line
 * height: the baseline is at SKV_CANVAS_BASELINE × size below the middle.
 */
typedef struct _SkvCanvas SkvCanvas;

typedef struct
{
  void (*fill) (SkvCanvas *self, SkvBox box, double radius, SkvColor color);
  /* the line lies within the box; @dash: length of dashes and of gaps, 0 for an unbroken line */
  void (*stroke) (
    SkvCanvas *self, SkvBox box, double radius, double width, double dash, SkvColor color);
  /* Parallel lines at 45°, clipped to the box with its corners; @step is the distance between them
   * along x, negative: falling (\) instead of rising (/). */
  void (*hatch) (
    SkvCanvas *self, SkvBox box, double radius, double step, double width, SkvColor color);
  void (*line) (
    SkvCanvas *self, double x1, double y1, double x2, double y2, double width, SkvColor color);
  void (*text) (SkvCanvas *self, SkvBox box, const SkvTextStyle *style, const char *text);
  /* width of the line of text; cached, for it is asked often */
  double (*measure) (SkvCanvas *self, const SkvTextStyle *style, const char *text);
} SkvCanvasClass;

struct _SkvCanvas
{
  const SkvCanvasClass *klass;
};

static inline void
skv_canvas_fill (SkvCanvas *self, SkvBox box, double radius, SkvColor color)
{
  self->klass->fill (self, box, radius, color);
}

static inline void
skv_canvas_stroke (
  SkvCanvas *self, SkvBox box, double radius, double width, double dash, SkvColor color)
{
  self->klass->stroke (self, box, radius, width, dash, color);
}

static inline void
skv_canvas_hatch (
  SkvCanvas *self, SkvBox box, double radius, double step, double width, SkvColor color)
{
  self->klass->hatch (self, box, radius, step, width, color);
}

static inline void
skv_canvas_line (
  SkvCanvas *self, double x1, double y1, double x2, double y2, double width, SkvColor color)
{
  self->klass->line (self, x1, y1, x2, y2, width, color);
}

static inline void
skv_canvas_text (SkvCanvas *self, SkvBox box, const SkvTextStyle *style, const char *text)
{
  self->klass->text (self, box, style, text);
}

static inline double
skv_canvas_measure (SkvCanvas *self, const SkvTextStyle *style, const char *text)
{
  return self->klass->measure (self, style, text);
}

G_END_DECLS
