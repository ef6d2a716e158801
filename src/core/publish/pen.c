/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/pen.h"

#include <glib/gi18n-lib.h>

#include "core/publish/canvas-cairo.h"
#include "core/publish/paper-theme.h"
#include "core/publish/wrap.h"

#define FOOT 16.0
#define FOOT_SIZE 7.5

void
skv_pen_init (SkvPen *self, const SkvSheet *sheet, cairo_t *cr, int only)
{
  *self = (SkvPen){ .sheet = sheet, .cr = cr, .only = only, .y = sheet->margin };
  self->ruler_surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  self->ruler_cr = cairo_create (self->ruler_surface);
  self->ruler = skv_canvas_cairo_new (self->ruler_cr);
  self->canvas = cr != NULL ? skv_canvas_cairo_new (cr) : NULL;
}

void
skv_pen_clear (SkvPen *self)
{
  skv_canvas_cairo_free (self->ruler);
  g_clear_pointer (&self->canvas, skv_canvas_cairo_free);
  cairo_destroy (self->ruler_cr);
  cairo_surface_destroy (self->ruler_surface);
}

double
skv_pen_bottom (const SkvPen *self)
{
  return self->sheet->height - self->sheet->margin - FOOT;
}

double
skv_pen_width (const SkvPen *self)
{
  return self->sheet->width - 2.0 * self->sheet->margin;
}

gboolean
skv_pen_is_seen (const SkvPen *self)
{
  return self->canvas != NULL && (self->only < 0 || (guint) self->only == self->page);
}

void
skv_pen_end_page (SkvPen *self)
{
  SkvTextStyle style = { .size = FOOT_SIZE,
                         .align = SKV_ALIGN_END,
                         .color = skv_paper_theme_get (FALSE)->date };
  /* TRANSLATORS: at the foot of a page: title of the report, number of the page */
  g_autofree char *words = g_strdup_printf (_("%1$s, page %2$u"), self->title, self->page + 1);

  if (skv_pen_is_seen (self))
    skv_canvas_text (
      self->canvas,
      (SkvBox){ self->sheet->margin, skv_pen_bottom (self), skv_pen_width (self), FOOT }, &style,
      words);
  if (self->cr != NULL && self->only < 0)
    cairo_show_page (self->cr);
  self->page++;
  self->y = self->sheet->margin;
}

void
skv_pen_take (SkvPen *self, double height)
{
  if (self->y + height > skv_pen_bottom (self) && self->y > self->sheet->margin)
    skv_pen_end_page (self);
}

void
skv_pen_put_lines (
  SkvPen *self, const SkvTextStyle *style, double x, double width, GPtrArray *lines)
{
  double height = style->size * SKV_PEN_LINE_EM;

  for (guint i = 0; skv_pen_is_seen (self) && i < lines->len; i++)
    skv_canvas_text (self->canvas, (SkvBox){ x, self->y + i * height, width, height }, style,
                     lines->pdata[i]);
}

void
skv_pen_put_words (SkvPen *self, const SkvTextStyle *style, const char *text)
{
  double width = skv_pen_width (self);
  g_autoptr (GPtrArray) lines = skv_wrap_words (self->ruler, style, width, text);
  double height = lines->len * style->size * SKV_PEN_LINE_EM;

  skv_pen_take (self, height);
  skv_pen_put_lines (self, style, self->sheet->margin, width, lines);
  self->y += height;
}
