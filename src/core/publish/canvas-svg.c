/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/canvas-svg.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

#include "core/publish/canvas-cairo.h"
#include "core/publish/fill.h"
#include "core/publish/html-text.h"

/* Texts longer than this are told their length: the reader's letters may be wider than ours. */
#define SURE_FIT 0.7

typedef struct
{
  SkvColor light;
  SkvColor dark;
} Pair;

typedef struct
{
  SkvCanvas parent;
  SkvCanvas *ruler; /* (owned): knows how wide letters are */
  cairo_surface_t *surface;
  GString *text;
  GArray *dark;      /* (owned) (element-type SkvColor): of each thing that was painted */
  GArray *pairs;     /* (owned) (element-type Pair) */
  GHashTable *known; /* (owned): of a pair, as text → its number + 1 */
  gboolean is_light; /* the second time */
  guint n;           /* things painted this time */
} SvgCanvas;

/* --- numbers and colours -----------------------------------------------------------------------
 */

/* "12.5" between two texts, whatever the locale writes */
static void
put_number (SvgCanvas *self, const char *before, double value, const char *after)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  g_ascii_formatd (buffer, sizeof buffer, "%.1f", value);
  end = buffer + strlen (buffer);
  if (g_str_has_suffix (buffer, ".0"))
    end[-2] = '\0';
  g_string_append_printf (self->text, "%s%s%s", before, buffer, after);
}

static char *
color_css (SkvColor color)
{
  char alpha[G_ASCII_DTOSTR_BUF_SIZE];
  int red = (int) lround (color.red * 255.0), green = (int) lround (color.green * 255.0);
  int blue = (int) lround (color.blue * 255.0);

  if (color.alpha >= 0.999)
    return g_strdup_printf ("#%02x%02x%02x", red, green, blue);
  g_ascii_formatd (alpha, sizeof alpha, "%.2f", color.alpha);
  return g_strdup_printf ("rgba(%d,%d,%d,%s)", red, green, blue, alpha);
}

static guint
find_pair (SvgCanvas *self, SkvColor light, SkvColor dark)
{
  g_autofree char *a = color_css (light), *b = color_css (dark);
  g_autofree char *key = g_strconcat (a, b, NULL);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->known, key));
  Pair pair = { light, dark };

  if (number > 0)
    return number - 1;
  g_array_append_val (self->pairs, pair);
  g_hash_table_insert (self->known, g_steal_pointer (&key), GUINT_TO_POINTER (self->pairs->len));
  return self->pairs->len - 1;
}

/* Writes the beginning of an element with its colour; FALSE if this time nothing is written. */
static gboolean
begin (SvgCanvas *self, const char *element, SkvColor color)
{
  SkvColor dark = color;

  self->n++;
  if (!self->is_light)
    {
      g_array_append_val (self->dark, color);
      return FALSE;
    }
  if (self->n <= self->dark->len)
    dark = g_array_index (self->dark, SkvColor, self->n - 1);
  g_string_append_printf (self->text, "<%s class=\"k%u\"", element, find_pair (self, color, dark));
  return TRUE;
}

static gboolean
is_empty (SkvBox box)
{
  return !(box.width > 0.0 && box.height > 0.0);
}

static void
put_box (SvgCanvas *self, SkvBox box, double radius)
{
  put_number (self, " x=\"", box.x, "\"");
  put_number (self, " y=\"", box.y, "\"");
  put_number (self, " width=\"", box.width, "\"");
  put_number (self, " height=\"", box.height, "\"");
  if (radius > 0.0)
    put_number (self, " rx=\"", MIN (radius, MIN (box.width, box.height) / 2.0), "\"");
}

/* --- what is painted ---------------------------------------------------------------------------
 */

static void
svg_fill (SkvCanvas *canvas, SkvBox box, double radius, SkvColor color)
{
  SvgCanvas *self = (SvgCanvas *) canvas;

  if (is_empty (box) || !begin (self, "rect", color))
    return;
  put_box (self, box, radius);
  g_string_append (self->text, "/>\n");
}

static void
svg_stroke (SkvCanvas *canvas, SkvBox box, double radius, double width, double dash, SkvColor color)
{
  SvgCanvas *self = (SvgCanvas *) canvas;
  SkvBox inner = { box.x + width / 2.0, box.y + width / 2.0, box.width - width,
                   box.height - width };

  if (is_empty (inner) || !begin (self, "rect", color))
    return;
  /* Instead of the fill that other rectangles have. */
  g_string_append (self->text, " style=\"fill:none;stroke:currentColor\"");
  put_box (self, inner, MAX (0.0, radius - width / 2.0));
  put_number (self, " stroke-width=\"", width, "\"");
  if (dash > 0.0)
    put_number (self, " stroke-dasharray=\"", dash, "\"");
  g_string_append (self->text, "/>\n");
}

/* the part of the line from (x, bottom) to (x + lean, top) that is in the box; FALSE if none is */
static gboolean
clip_line (SkvBox box, double x, double lean, double ends[4])
{
  double t1 = 0.0, t2 = 1.0;
  double left = (box.x - x) / lean, right = (box.x + box.width - x) / lean;

  t1 = MAX (t1, MIN (left, right));
  t2 = MIN (t2, MAX (left, right));
  if (t1 >= t2)
    return FALSE;
  ends[0] = x + t1 * lean;
  ends[1] = box.y + box.height - t1 * box.height;
  ends[2] = x + t2 * lean;
  ends[3] = box.y + box.height - t2 * box.height;
  return TRUE;
}

static void
svg_hatch (SkvCanvas *canvas, SkvBox box, double radius, double step, double width, SkvColor color)
{
  SvgCanvas *self = (SvgCanvas *) canvas;
  double apart = fabs (step), lean = step < 0.0 ? -box.height : box.height;
  double first = box.x - box.height, last = box.x + box.width + box.height;

  if (is_empty (box) || !(apart > 0.5) || !begin (self, "path", color))
    return;
  put_number (self, " stroke-width=\"", width, "\"");
  g_string_append (self->text, " d=\"");
  for (double x = floor (first / apart) * apart; x < last; x += apart)
    {
      double ends[4];

      if (!clip_line (box, x, lean, ends))
        continue;
      put_number (self, "M", ends[0], "");
      put_number (self, " ", ends[1], "");
      put_number (self, "L", ends[2], "");
      put_number (self, " ", ends[3], "");
    }
  g_string_append (self->text, "\"/>\n");
}

static void
svg_line (
  SkvCanvas *canvas, double x1, double y1, double x2, double y2, double width, SkvColor color)
{
  SvgCanvas *self = (SvgCanvas *) canvas;

  if (!begin (self, "path", color))
    return;
  put_number (self, " stroke-width=\"", width, "\"");
  put_number (self, " d=\"M", x1, "");
  put_number (self, " ", y1, "");
  put_number (self, "L", x2, "");
  put_number (self, " ", y2, "\"");
  g_string_append (self->text, "/>\n");
}

static double
svg_measure (SkvCanvas *canvas, const SkvTextStyle *style, const char *text)
{
  SvgCanvas *self = (SvgCanvas *) canvas;

  return skv_canvas_measure (self->ruler, style, text);
}

/* As much of a line as fits, with "…" behind it. (transfer full) */
static char *
cut (SvgCanvas *self, const SkvTextStyle *style, const char *text, double width)
{
  glong low = 0, high;

  if (skv_canvas_measure (self->ruler, style, text) <= width + 0.5)
    return g_strdup (text);
  high = MIN (g_utf8_strlen (text, -1), 400);
  while (low < high)
    {
      glong middle = (low + high + 1) / 2;
      g_autofree char *part = g_utf8_substring (text, 0, middle);
      g_autofree char *tried = g_strconcat (part, "…", NULL);

      if (skv_canvas_measure (self->ruler, style, tried) <= width)
        low = middle;
      else
        high = middle - 1;
    }
  if (low == 0)
    return g_strdup ("");
  {
    g_autofree char *part = g_utf8_substring (text, 0, low);

    return g_strconcat (part, "…", NULL);
  }
}

static void
put_place (SvgCanvas *self, SkvBox box, const SkvTextStyle *style, const char *text)
{
  static const char *const anchors[] = { NULL, "middle", "end" };
  double measured = skv_canvas_measure (self->ruler, style, text);

  put_number (self, " x=\"", box.x + box.width * 0.5 * style->align, "\"");
  put_number (self, " y=\"", box.y + box.height / 2.0 + SKV_CANVAS_BASELINE * style->size, "\"");
  put_number (self, " font-size=\"", style->size, "\"");
  if (style->weight == SKV_WEIGHT_BOLD)
    g_string_append (self->text, " font-weight=\"bold\"");
  if (anchors[style->align] != NULL)
    g_string_append_printf (self->text, " text-anchor=\"%s\"", anchors[style->align]);
  if (style->strike)
    g_string_append (self->text, " text-decoration=\"line-through\"");
  if (measured > SURE_FIT * box.width && g_utf8_strlen (text, -1) > 1)
    {
      put_number (self, " textLength=\"", MIN (measured, box.width), "\"");
      g_string_append (self->text, " lengthAdjust=\"spacingAndGlyphs\"");
    }
}

static void
svg_text (SkvCanvas *canvas, SkvBox box, const SkvTextStyle *style, const char *text)
{
  SvgCanvas *self = (SvgCanvas *) canvas;
  g_autofree char *clean = NULL, *plain = NULL, *shown = NULL;

  if (is_empty (box) || *text == '\0' || !begin (self, "text", style->color))
    return;
  clean = skv_fill_clean (text);
  plain = skv_html_plain (clean);
  shown = cut (self, style, plain, box.width);
  put_place (self, box, style, shown);
  g_string_append_c (self->text, '>');
  skv_html_put (self->text, shown);
  g_string_append (self->text, "</text>\n");
}

static const SkvCanvasClass svg_class = {
  .fill = svg_fill,
  .stroke = svg_stroke,
  .hatch = svg_hatch,
  .line = svg_line,
  .text = svg_text,
  .measure = svg_measure,
};

SkvCanvas *
skv_canvas_svg_new (void)
{
  SvgCanvas *self = g_new0 (SvgCanvas, 1);
  cairo_t *cr;

  self->parent.klass = &svg_class;
  self->surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cr = cairo_create (self->surface);
  self->ruler = skv_canvas_cairo_new (cr);
  cairo_destroy (cr);
  self->text = g_string_new (NULL);
  self->dark = g_array_new (FALSE, FALSE, sizeof (SkvColor));
  self->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return &self->parent;
}

void
skv_canvas_svg_free (SkvCanvas *canvas)
{
  SvgCanvas *self = (SvgCanvas *) canvas;

  g_return_if_fail (canvas != NULL && canvas->klass == &svg_class);

  skv_canvas_cairo_free (self->ruler);
  cairo_surface_destroy (self->surface);
  g_string_free (self->text, TRUE);
  g_array_unref (self->dark);
  g_array_unref (self->pairs);
  g_hash_table_unref (self->known);
  g_free (self);
}

void
skv_canvas_svg_turn (SkvCanvas *canvas)
{
  SvgCanvas *self = (SvgCanvas *) canvas;

  self->is_light = TRUE;
  self->n = 0;
}

const char *
skv_canvas_svg_get (SkvCanvas *canvas)
{
  return ((SvgCanvas *) canvas)->text->str;
}

char *
skv_canvas_svg_style (SkvCanvas *canvas, gboolean dark)
{
  SvgCanvas *self = (SvgCanvas *) canvas;
  GString *css = g_string_new (NULL);

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (self->pairs, Pair, i);
      g_autofree char *color = color_css (dark ? pair->dark : pair->light);

      g_string_append_printf (css, ".k%u{color:%s}", i, color);
    }
  return g_string_free (css, FALSE);
}
