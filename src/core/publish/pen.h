/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "core/publish/canvas.h"
#include "core/publish/sheet.h"

G_BEGIN_DECLS

/* from one line to the next, of the size of the text */
#define SKV_PEN_LINE_EM 1.4

/* Where the next line goes, page after page, in points. */
typedef struct
{
  const SkvSheet *sheet; /* (unowned) */
  const char *title;     /* (unowned): at the foot of each page */
  cairo_t *cr;           /* (unowned) (nullable): only counting */
  SkvCanvas *ruler;      /* (owned): measures, and draws nothing that is seen */
  SkvCanvas *canvas;     /* (owned) (nullable) */
  int only;   /* the page that is drawn, without showing it; -1: all, one after the other */
  guint page; /* the one it is on, which is how many there are before it */
  double y;
  /*< private >*/
  cairo_surface_t *ruler_surface;
  cairo_t *ruler_cr;
} SkvPen;

/* at the top of the first page; @cr (nullable): only counting */
void skv_pen_init (SkvPen *self, const SkvSheet *sheet, cairo_t *cr, int only);
void skv_pen_clear (SkvPen *self);

/* where the lines of a page end, and how wide they are */
double skv_pen_bottom (const SkvPen *self);
double skv_pen_width (const SkvPen *self);
/* Is what is drawn now on a page that is wanted? */
gboolean skv_pen_is_seen (const SkvPen *self);
void skv_pen_end_page (SkvPen *self);
/* room for a height, on the next page if it must be */
void skv_pen_take (SkvPen *self, double height);
/* @lines (element-type utf8) from here on, without moving on */
void skv_pen_put_lines (
  SkvPen *self, const SkvTextStyle *style, double x, double width, GPtrArray *lines);
/* as many lines as @text needs over the whole width, and moves on */
void skv_pen_put_words (SkvPen *self, const SkvTextStyle *style, const char *text);

G_END_DECLS
