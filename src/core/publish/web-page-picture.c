/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/web-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/publish/canvas-svg.h"
#include "core/publish/html-text.h"
#include "core/publish/year-legend.h"
#include "core/publish/year-picture.h"

/* as wide as a page is on a screen; a narrower one scrolls it */
#define WIDTH 1240.0
#define LEAST_HEIGHT 640.0
#define GAP 8.0

struct _SkvWebPicture
{
  char *svg; /* (owned): what is within <svg> */
  int height;
};

/* what is painted twice: dark and light */
typedef struct
{
  SkvYearPicture *picture; /* (owned) */
  SkvYearLayout *layout;   /* (owned) */
  SkvYearLegend *legend;   /* (owned) */
  double rows;
  double height;
} Drawing;

typedef struct
{
  SkvWebPage *page;
  const SkvWebTables *of;
} Filter;

static void
picture_free (gpointer data)
{
  SkvWebPicture *self = data;

  g_free (self->svg);
  g_free (self);
}

static void
drawing_clear (gpointer data)
{
  Drawing *self = data;

  g_clear_pointer (&self->layout, skv_year_layout_unref);
  g_clear_pointer (&self->legend, skv_year_legend_free);
  g_clear_pointer (&self->picture, skv_year_picture_unref);
}

static gboolean
shows (const SkvOccurrence *occurrence, gpointer data)
{
  const Filter *filter = data;

  return skv_web_is_wanted (filter->page, filter->of, occurrence);
}

static void
drawing_init (
  Drawing *self, SkvWebPage *page, SkvChecker *checker, const SkvWebTables *of, SkvCanvas *canvas)
{
  Filter filter = { page, of };
  gboolean whole = of->organisation == NULL && of->department == NULL;
  SkvYearMetrics metrics;

  self->picture = skv_year_picture_new_full (page->plan, checker, page->options->year,
                                             &(SkvPictureOptions){ .lanes = page->options->lanes,
                                                                   .shows = whole ? NULL : shows,
                                                                   .shows_data = &filter });
  self->legend = skv_year_legend_new (self->picture, SKV_LEGEND_ALL);
  skv_year_metrics_init (&metrics, WIDTH, 1.0);
  metrics.grid = 0.0;
  self->layout = skv_year_picture_layout (self->picture, WIDTH, LEAST_HEIGHT, &metrics);
  self->rows = skv_year_layout_get_height (self->layout);
  self->height =
    self->rows + 2.0 * GAP + skv_year_legend_measure (self->legend, canvas, WIDTH - 2.0 * GAP, 1.0);
}

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

/* All of them share a canvas, and with it the names of their colours. */
static GPtrArray *
paint_all (GArray *drawings, SkvCanvas *canvas)
{
  GPtrArray *pictures = g_ptr_array_new_with_free_func (picture_free);

  for (guint i = 0; i < drawings->len; i++)
    paint (&g_array_index (drawings, Drawing, i), canvas, TRUE);
  skv_canvas_svg_turn (canvas);
  for (guint i = 0; i < drawings->len; i++)
    {
      const Drawing *drawing = &g_array_index (drawings, Drawing, i);
      SkvWebPicture *picture = g_new0 (SkvWebPicture, 1);
      gsize before = strlen (skv_canvas_svg_get (canvas));

      paint (drawing, canvas, FALSE);
      picture->svg = g_strdup (skv_canvas_svg_get (canvas) + before);
      picture->height = (int) (drawing->height + 0.999);
      g_ptr_array_add (pictures, picture);
    }
  return pictures;
}

void
skv_web_draw_pictures (SkvWebPage *self, GArray *of, GString *light, GString *dark)
{
  g_autoptr (SkvChecker) checker = skv_checker_new (self->plan, self->first, self->end);
  g_autoptr (GArray) drawings = g_array_new (FALSE, TRUE, sizeof (Drawing));
  g_autofree char *light_css = NULL, *dark_css = NULL;
  SkvCanvas *canvas = skv_canvas_svg_new ();

  g_array_set_clear_func (drawings, drawing_clear);
  g_array_set_size (drawings, of->len);
  for (guint i = 0; i < of->len; i++)
    drawing_init (&g_array_index (drawings, Drawing, i), self, checker,
                  &g_array_index (of, SkvWebTables, i), canvas);
  self->pictures = paint_all (drawings, canvas);
  light_css = skv_canvas_svg_style (canvas, FALSE);
  dark_css = skv_canvas_svg_style (canvas, TRUE);
  g_string_append (light, light_css);
  g_string_append (dark, dark_css);
  skv_canvas_svg_free (canvas);
}

void
skv_web_put_picture (SkvWebPage *self, guint index, const char *name, gboolean landmark)
{
  const SkvWebPicture *picture = g_ptr_array_index (self->pictures, index);

  g_string_append_printf (self->html,
                          "<div class=\"picture\" role=\"%s\" tabindex=\"0\" "
                          "aria-labelledby=\"%s\">\n"
                          "<svg class=\"year\" xmlns=\"http://www.w3.org/2000/svg\" "
                          "viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"",
                          landmark ? "region" : "group", name, (int) WIDTH, picture->height);
  skv_html_put (self->html,
                _("The year, a row for each month; the tables below say the same in words"));
  g_string_append (self->html, "\">\n");
  g_string_append (self->html, picture->svg);
  g_string_append (self->html, "</svg>\n</div>\n");
}
