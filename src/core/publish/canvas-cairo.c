/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/canvas-cairo.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

typedef struct
{
  SkvCanvas parent;
  cairo_t *cr;                /* (owned) */
  PangoLayout *layout;        /* (owned) */
  PangoFontDescription *font; /* (owned) */
  gboolean outlines;  /* Fill the letters' outlines: on pixels cairo 1.16 puts glyphs on whole ones,
                       * which tears small words apart. Numbers of days are too short for that. */
  GHashTable *widths; /* (owned) (element-type utf8 gdouble): by weight, size and text */
} CairoCanvas;

static void
set_color (CairoCanvas *self, SkvColor color)
{
  cairo_set_source_rgba (self->cr, color.red, color.green, color.blue, color.alpha);
}

static gboolean
is_empty (SkvBox box)
{
  return !(box.width > 0.0) || !(box.height > 0.0);
}

static void
add_path (CairoCanvas *self, SkvBox box, double radius)
{
  cairo_t *cr = self->cr;
  double r = MIN (radius, MIN (box.width, box.height) / 2.0);

  cairo_new_path (cr);
  if (!(r > 0.0))
    {
      cairo_rectangle (cr, box.x, box.y, box.width, box.height);
      return;
    }
  cairo_arc (cr, box.x + r, box.y + r, r, G_PI, 1.5 * G_PI);
  cairo_arc (cr, box.x + box.width - r, box.y + r, r, -0.5 * G_PI, 0.0);
  cairo_arc (cr, box.x + box.width - r, box.y + box.height - r, r, 0.0, 0.5 * G_PI);
  cairo_arc (cr, box.x + r, box.y + box.height - r, r, 0.5 * G_PI, G_PI);
  cairo_close_path (cr);
}

static void
cairo_canvas_fill (SkvCanvas *canvas, SkvBox box, double radius, SkvColor color)
{
  CairoCanvas *self = (CairoCanvas *) canvas;

  if (is_empty (box))
    return;
  add_path (self, box, radius);
  set_color (self, color);
  cairo_fill (self->cr);
}

static void
cairo_canvas_stroke (
  SkvCanvas *canvas, SkvBox box, double radius, double width, double dash, SkvColor color)
{
  CairoCanvas *self = (CairoCanvas *) canvas;
  SkvBox inner = { box.x + width / 2.0, box.y + width / 2.0, box.width - width,
                   box.height - width };

  if (is_empty (inner))
    return;
  cairo_save (self->cr);
  add_path (self, inner, MAX (0.0, radius - width / 2.0));
  set_color (self, color);
  cairo_set_line_width (self->cr, width);
  if (dash > 0.0)
    cairo_set_dash (self->cr, &dash, 1, 0.0);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

static void
cairo_canvas_hatch (
  SkvCanvas *canvas, SkvBox box, double radius, double step, double width, SkvColor color)
{
  CairoCanvas *self = (CairoCanvas *) canvas;
  double apart = fabs (step), lean = step < 0.0 ? -box.height : box.height;
  double first = box.x - box.height, last = box.x + box.width + box.height;

  if (is_empty (box) || !(apart > 0.5))
    return;
  cairo_save (self->cr);
  add_path (self, box, radius);
  cairo_clip (self->cr);
  cairo_new_path (self->cr);
  for (double x = floor (first / apart) * apart; x < last; x += apart)
    {
      cairo_move_to (self->cr, x, box.y + box.height);
      cairo_line_to (self->cr, x + lean, box.y);
    }
  set_color (self, color);
  cairo_set_line_width (self->cr, width);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

static void
cairo_canvas_line (
  SkvCanvas *canvas, double x1, double y1, double x2, double y2, double width, SkvColor color)
{
  CairoCanvas *self = (CairoCanvas *) canvas;

  cairo_new_path (self->cr);
  cairo_move_to (self->cr, x1, y1);
  cairo_line_to (self->cr, x2, y2);
  set_color (self, color);
  cairo_set_line_width (self->cr, width);
  cairo_stroke (self->cr);
}

char *
skv_canvas_drawable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *drawn = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean is_none = (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;

      g_string_append_unichar (drawn, is_none ? 0xfffd : c);
    }
  return g_string_free (drawn, FALSE);
}

static void
set_text (CairoCanvas *self, const SkvTextStyle *style, const char *text)
{
  g_autofree char *drawn = skv_canvas_drawable (text);

  pango_font_description_set_absolute_size (self->font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (
    self->font, style->weight == SKV_WEIGHT_BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (self->layout, self->font);
  pango_layout_set_text (self->layout, drawn, -1);
}

static double
cairo_canvas_measure (SkvCanvas *canvas, const SkvTextStyle *style, const char *text)
{
  CairoCanvas *self = (CairoCanvas *) canvas;
  g_autofree char *key = g_strdup_printf ("%d %.3f %s", style->weight, style->size, text);
  double *known = g_hash_table_lookup (self->widths, key);
  int width;

  if (known != NULL)
    return *known;
  set_text (self, style, text);
  pango_layout_set_width (self->layout, -1);
  pango_layout_get_size (self->layout, &width, NULL);
  known = g_new (double, 1);
  *known = (double) width / PANGO_SCALE;
  g_hash_table_insert (self->widths, g_steal_pointer (&key), known);
  return *known;
}

static void
show_layout (CairoCanvas *self, SkvBox box, const SkvTextStyle *style)
{
  double baseline = (double) pango_layout_get_baseline (self->layout) / PANGO_SCALE;

  set_color (self, style->color);
  cairo_new_path (self->cr);
  cairo_move_to (self->cr, box.x,
                 box.y + box.height / 2.0 + SKV_CANVAS_BASELINE * style->size - baseline);
  if (!self->outlines || strlen (pango_layout_get_text (self->layout)) <= 2)
    {
      pango_cairo_show_layout (self->cr, self->layout);
      return;
    }
  pango_cairo_layout_path (self->cr, self->layout);
  cairo_fill (self->cr);
}

static void
cairo_canvas_text (SkvCanvas *canvas, SkvBox box, const SkvTextStyle *style, const char *text)
{
  static const PangoAlignment aligns[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER,
                                           PANGO_ALIGN_RIGHT };
  CairoCanvas *self = (CairoCanvas *) canvas;
  g_autoptr (PangoAttrList) attributes = NULL;

  if (is_empty (box) || *text == '\0')
    return;
  set_text (self, style, text);
  if (style->strike)
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
    }
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_alignment (self->layout, aligns[style->align]);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  /* rounded up, so that a box as wide as was measured holds its text */
  pango_layout_set_width (self->layout, (int) ceil (box.width * PANGO_SCALE) + 1);
  show_layout (self, box, style);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_attributes (self->layout, NULL);
}

static const SkvCanvasClass cairo_class = {
  .fill = cairo_canvas_fill,
  .stroke = cairo_canvas_stroke,
  .hatch = cairo_canvas_hatch,
  .line = cairo_canvas_line,
  .text = cairo_canvas_text,
  .measure = cairo_canvas_measure,
};

SkvCanvas *
skv_canvas_cairo_new (cairo_t *cr)
{
  CairoCanvas *self;
  PangoContext *context;
  cairo_font_options_t *options;

  g_return_val_if_fail (cr != NULL, NULL);

  self = g_new0 (CairoCanvas, 1);
  self->parent.klass = &cairo_class;
  self->cr = cairo_reference (cr);
  self->outlines = cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;
  self->layout = pango_cairo_create_layout (cr);
  self->font = pango_font_description_from_string (SKV_CANVAS_FONTS);
  self->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  /* Widths must not depend on the device: what fits on a screen fits on paper. */
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  context = pango_layout_get_context (self->layout);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  return &self->parent;
}

void
skv_canvas_cairo_free (SkvCanvas *canvas)
{
  CairoCanvas *self = (CairoCanvas *) canvas;

  g_return_if_fail (canvas != NULL && canvas->klass == &cairo_class);

  g_object_unref (self->layout);
  pango_font_description_free (self->font);
  g_hash_table_unref (self->widths);
  cairo_destroy (self->cr);
  g_free (self);
}
