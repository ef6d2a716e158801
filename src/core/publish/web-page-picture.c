/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/web-page-private.h"

#include <glib/gi18n-lib.h>

#include "core/publish/canvas-svg.h"
#include "core/publish/html-text.h"
#include "core/publish/year-legend.h"
#include "core/publish/year-picture.h"

/* as wide as a page is on a screen; a narrower one scrolls it */
#define WIDTH 1240.0
#define LEAST_HEIGHT 640.0
#define GAP 8.0

typedef struct
{
  SkvYearPicture *picture;
  SkvYearLayout *layout;
  SkvYearLegend *legend;
  double rows;
  double height;
} Drawing;

static void
paint (const Drawing *self, SkvCanvas *canvas, gboolean dark)
{
  const SkvYearTheme *theme = skv_year_theme_get (dark, FALSE);

  skv_year_picture_paint (self->picture, canvas, self->layout, theme, SKV_YEAR_NO_BAR,
                          SKV_PART_ALL);
  skv_year_legend_paint (
    self->legend, canvas, theme,
    (SkvBox){ GAP, self->rows + GAP, WIDTH - 2.0 * GAP, self->height - self->rows - GAP }, 1.0);
}

static void
put_svg (SkvWebPage *self, const Drawing *drawing, SkvCanvas *canvas)
{
  g_string_append_printf (self->html,
                          "<div class=\"picture\" role=\"region\" tabindex=\"0\" "
                          "aria-labelledby=\"picture\">\n"
                          "<svg class=\"year\" xmlns=\"http://www.w3.org/2000/svg\" "
                          "viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"",
                          (int) WIDTH, (int) (drawing->height + 0.999));
  skv_html_put (self->html,
                _("The year, a row for each month; the tables below say the same in words"));
  g_string_append (self->html, "\">\n");
  g_string_append (self->html, skv_canvas_svg_get (canvas));
  g_string_append (self->html, "</svg>\n</div>\n");
}

void
skv_web_put_picture (SkvWebPage *self, GString *light, GString *dark)
{
  g_autoptr (SkvChecker) checker = skv_checker_new (self->plan, self->first, self->end);
  g_autoptr (SkvYearPicture) picture =
    skv_year_picture_new (self->plan, checker, self->options->year, self->options->lanes);
  g_autoptr (SkvYearLegend) legend = skv_year_legend_new (picture, SKV_LEGEND_ALL);
  g_autoptr (SkvYearLayout) layout = NULL;
  g_autofree char *light_css = NULL, *dark_css = NULL;
  SkvCanvas *canvas = skv_canvas_svg_new ();
  SkvYearMetrics metrics;
  Drawing drawing;

  skv_year_metrics_init (&metrics, WIDTH, 1.0);
  metrics.grid = 0.0;
  layout = skv_year_picture_layout (picture, WIDTH, LEAST_HEIGHT, &metrics);
  drawing = (Drawing){ picture, layout, legend, skv_year_layout_get_height (layout), 0.0 };
  drawing.height =
    drawing.rows + 2.0 * GAP + skv_year_legend_measure (legend, canvas, WIDTH - 2.0 * GAP, 1.0);
  paint (&drawing, canvas, TRUE);
  skv_canvas_svg_turn (canvas);
  paint (&drawing, canvas, FALSE);
  put_svg (self, &drawing, canvas);
  light_css = skv_canvas_svg_style (canvas, FALSE);
  dark_css = skv_canvas_svg_style (canvas, TRUE);
  g_string_append (light, light_css);
  g_string_append (dark, dark_css);
  skv_canvas_svg_free (canvas);
}
