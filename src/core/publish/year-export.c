/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/year-picture-private.h"

#include <math.h>
#include <string.h>

#include "core/publish/canvas-cairo.h"
#include "core/publish/page-file.h"
#include "core/publish/year-legend.h"

/* The size that needs no enlargement. */
#define USUAL_WIDTH 1600.0
#define USUAL_HEIGHT 1000.0
#define LEAST_SCALE 0.75 /* on a screen; paper can be read closely */

#define MARGIN 14.0
#define TITLE_HEIGHT 34.0

typedef struct
{
  const SkvYearPicture *picture;
  const SkvYearTheme *theme;
  SkvCanvas *canvas;
  cairo_t *cr;
  const char *title;
  double width;
  double height;
  double scale;
  gboolean vector; /* no pixels to fall on */
} Page;

static void
paint_title (const Page *self)
{
  double margin = MARGIN * self->scale, height = TITLE_HEIGHT * self->scale;
  g_autofree char *year = g_strdup_printf ("%d", self->picture->year);
  SkvTextStyle style = {
    .size = 19.0 * self->scale,
    .weight = SKV_WEIGHT_BOLD,
    .color = self->theme->text,
  };
  gboolean is_said = strstr (self->title, year) != NULL;
  double year_width = is_said ? 0.0 : skv_canvas_measure (self->canvas, &style, year);
  SkvBox box = { margin, 0.0, self->width - 3.0 * margin - year_width, height };

  skv_canvas_text (self->canvas, box, &style, self->title);
  skv_canvas_text (self->canvas,
                   (SkvBox){ self->width - margin - year_width, 0.0, year_width, height }, &style,
                   year);
}

/* The rows in a height that they may not fit: then all is drawn smaller, and laid out wider. */
static void
paint_rows (const Page *self, double top, double height)
{
  double shrink = 1.0;
  SkvYearMetrics metrics;
  g_autoptr (SkvYearLayout) layout = NULL;

  for (guint i = 0; i < 8; i++)
    {
      skv_year_metrics_init (&metrics, self->width / shrink, self->scale);
      if (self->vector || shrink < 1.0)
        metrics.grid = 0.0;
      metrics.hide_empty_bands = i > 0; /* the first that can be spared */
      g_clear_pointer (&layout, skv_year_layout_unref);
      layout =
        skv_year_picture_layout (self->picture, self->width / shrink, height / shrink, &metrics);
      if (skv_year_layout_get_height (layout) <= height / shrink + 0.01)
        break;
      shrink *= MIN (0.97, height / shrink / skv_year_layout_get_height (layout));
    }
  cairo_save (self->cr);
  cairo_rectangle (self->cr, 0.0, top, self->width, height);
  cairo_clip (self->cr);
  cairo_translate (self->cr, 0.0, top);
  cairo_scale (self->cr, shrink, shrink);
  skv_year_picture_paint (self->picture, self->canvas, layout, self->theme, SKV_YEAR_NO_BAR,
                          SKV_PART_ALL);
  cairo_restore (self->cr);
}

static void
paint_page (const Page *self)
{
  g_autoptr (SkvYearLegend) legend = skv_year_legend_new (self->picture, SKV_LEGEND_ALL);
  double gap = 6.0 * self->scale, top = round (TITLE_HEIGHT * self->scale);
  double margin = MARGIN * self->scale, width = self->width - 2.0 * margin;
  double height = skv_year_legend_measure (legend, self->canvas, width, self->scale);
  double rows = MAX (10.0, floor (self->height - top - height - 2.0 * gap));

  skv_canvas_fill (self->canvas, (SkvBox){ 0.0, 0.0, self->width, self->height }, 0.0,
                   self->theme->background);
  paint_title (self);
  paint_rows (self, top, rows);
  skv_year_legend_paint (legend, self->canvas, self->theme,
                         (SkvBox){ margin, top + rows + gap, width, height }, self->scale);
}

static double
choose_scale (SkvPictureFormat format, int width, int height)
{
  double scale = MIN (width / USUAL_WIDTH, height / USUAL_HEIGHT);

  return format == SKV_PICTURE_PNG ? MAX (scale, LEAST_SCALE) : scale;
}

static void
draw_page (cairo_t *cr, gpointer data)
{
  Page *self = data;

  self->cr = cr;
  self->canvas = skv_canvas_cairo_new (cr);
  paint_page (self);
  skv_canvas_cairo_free (self->canvas);
}

GBytes *
skv_year_picture_render (const SkvYearPicture *self,
                         SkvPictureFormat format,
                         int width,
                         int height,
                         const SkvYearTheme *theme,
                         const char *title,
                         GError **error)
{
  Page page = { .picture = self, .width = width, .height = height };

  g_return_val_if_fail (self != NULL, NULL);

  page.theme = theme != NULL ? theme : skv_year_theme_get (FALSE, FALSE);
  page.title = title != NULL ? title : skv_plan_get_settings (self->plan)->title;
  page.title = page.title != NULL ? page.title : "";
  page.scale = choose_scale (format, width, height);
  page.vector = format != SKV_PICTURE_PNG;
  return skv_page_render (format, width, height, page.title, draw_page, &page, error);
}

gboolean
skv_year_picture_write (const SkvYearPicture *self,
                        SkvPictureFormat format,
                        const char *path,
                        int width,
                        int height,
                        const SkvYearTheme *theme,
                        const char *title,
                        GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  bytes = skv_year_picture_render (self, format, width, height, theme, title, error);
  return bytes != NULL && skv_page_write (bytes, path, error);
}
