/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/poster.h"

#include <math.h>

#include "core/publish/canvas-cairo.h"
#include "core/publish/canvas-shifted.h"
#include "core/publish/paper-theme.h"
#include "core/publish/poster-words.h"
#include "core/publish/year-legend.h"
#include "core/publish/year-picture-private.h"

/*
 * Everything is drawn in units in which the smallest text of a year at its usual size is
 * LEAST_TEXT: text on the narrowest bar (bar-painter.c). One unit is then as many points as make
 * that the least that may be read on the sheet.
 */
#define LEAST_TEXT 7.9
#define LEAST_PITCH 10.0
#define LEAST_DATE_LINE 15.5 /* so that the numbers of weeks are not smaller either */

/* Bars are no higher than lets the hours of an evening, "17–22", fit its day: nobody can point at
 * it to read them. */
#define HOURS_EM 3.0

#define LEAST_LABEL 88.0 /* "September" */

#define TITLE_SIZE 22.0
#define ORGANISATIONS_SIZE 12.0
#define TITLE_HEIGHT 32.0
#define FLOW_SIZE 9.0
#define STAMP_SIZE 8.5
#define STAMP_HEIGHT 14.0
#define GAP 6.0
#define LEGEND_SCALE 0.85
/* Holidays, and what has no room in the rows, may take these shares of the height. */
#define MOST_HOLIDAYS 0.12
#define MOST_HIDDEN 0.3

struct _SkvPoster
{
  SkvYearPicture *picture; /* (owned) */
  SkvPosterOptions options;
  const SkvYearTheme *theme;
  double unit;   /* points */
  double margin; /* units, as all of the following */
  double width;  /* within the margins */
  double height;
  char *title;           /* (owned) */
  char *organisations;   /* (owned) */
  char *stamp;           /* (owned) */
  SkvYearLegend *legend; /* (owned) */
  SkvFlow *holidays;     /* (owned) */
  SkvFlow *hidden;       /* (owned) */
  SkvYearLayout *layout; /* (owned) */
  double legend_height;
  double holidays_height;
  double hidden_height;
  guint n_untold;
};

/* --- where everything goes -------------------------------------------------------------------- */

static SkvYearLayout *
lay_out (const SkvPoster *self, double height, gboolean dense, gboolean merged, gboolean banded)
{
  const GArray *bars = banded ? self->picture->band_bars : self->picture->year_bars;
  g_autofree SkvYearBar *copy = g_new (SkvYearBar, MAX (bars->len, 1));
  SkvYearMetrics metrics;
  double column;

  for (guint i = 0; i < bars->len; i++)
    {
      copy[i] = g_array_index (bars, SkvYearBar, i);
      if (merged)
        copy[i].lane = 0;
    }
  skv_year_metrics_init (&metrics, self->width, 1.0);
  metrics.grid = 0.0;
  if (banded)
    skv_year_picture_fit_bands (self->picture, &metrics);
  metrics.date_height = MAX (metrics.date_height, LEAST_DATE_LINE);
  metrics.min_pitch = LEAST_PITCH;
  metrics.label_width = MAX (metrics.label_width, LEAST_LABEL);
  column = (self->width - metrics.label_width) / SKV_YEAR_COLUMNS;
  metrics.max_pitch = CLAMP (column / HOURS_EM, LEAST_PITCH, metrics.max_pitch);
  if (dense)
    {
      metrics.min_tracks = 1;
      metrics.min_cap = 1;
      metrics.crowd = 1;
      metrics.hide_empty_bands = TRUE;
    }
  return skv_year_layout_new (self->picture->from, self->picture->to, copy, bars->len, self->width,
                              height, &metrics);
}

/* As on the screen; if that is too high, with fewer tracks a lane; and if it still is, with tracks
 * that all lanes share; if bands are too many for the sheet even so, without them. Text is never
 * made smaller. */
static void
lay_out_rows (SkvPoster *self, double height)
{
  gboolean banded = skv_year_picture_get_n_bands (self->picture) > 0;

  for (guint step = banded ? 0 : 3; step < 6; step++)
    {
      guint tightness = step % 3;

      g_clear_pointer (&self->layout, skv_year_layout_unref);
      self->layout = lay_out (self, height, tightness > 0, tightness > 1, step < 3);
      if (skv_year_layout_get_height (self->layout) <= height + 0.01)
        return;
    }
}

static double
rows_height (const SkvPoster *self)
{
  double foot = self->legend_height + GAP + STAMP_HEIGHT;

  foot += self->holidays_height > 0.0 ? self->holidays_height + GAP : 0.0;
  foot += self->hidden_height > 0.0 ? self->hidden_height + GAP : 0.0;
  return self->height - TITLE_HEIGHT - foot;
}

/* A canvas that only looks which texts would be written in full. */
typedef struct
{
  SkvCanvas parent;
  SkvCanvas *real;     /* (unowned): measures */
  GHashTable *written; /* (unowned) (element-type utf8): by address */
} Probe;

static void
probe_box (SkvCanvas *canvas, SkvBox box, double radius, SkvColor color)
{
}

static void
probe_edge (SkvCanvas *canvas, SkvBox box, double radius, double width, double dash, SkvColor color)
{
}

static void
probe_line (
  SkvCanvas *canvas, double x1, double y1, double x2, double y2, double width, SkvColor color)
{
}

static void
probe_text (SkvCanvas *canvas, SkvBox box, const SkvTextStyle *style, const char *text)
{
  Probe *self = (Probe *) canvas;

  if (skv_canvas_measure (self->real, style, text) <= box.width + 0.5)
    g_hash_table_add (self->written, (gpointer) text);
}

static double
probe_measure (SkvCanvas *canvas, const SkvTextStyle *style, const char *text)
{
  return skv_canvas_measure (((Probe *) canvas)->real, style, text);
}

static const SkvCanvasClass probe_class = { probe_box,  probe_edge, probe_edge,
                                            probe_line, probe_text, probe_measure };

static SkvFlow *
list_untold (const SkvPoster *self, SkvCanvas *canvas)
{
  g_autoptr (GHashTable) written = g_hash_table_new (NULL, NULL);
  Probe probe = { { &probe_class }, canvas, written };

  skv_year_picture_paint (self->picture, &probe.parent, self->layout, self->theme, SKV_YEAR_NO_BAR,
                          SKV_PART_BARS);
  return skv_poster_hidden (self->picture, self->layout, written, FLOW_SIZE);
}

/* The list at the foot takes height from the rows, which may make it longer. */
static void
settle (SkvPoster *self, SkvCanvas *canvas)
{
  for (guint i = 0; i < 8; i++)
    {
      double needed;

      lay_out_rows (self, rows_height (self));
      g_clear_pointer (&self->hidden, skv_flow_free);
      self->hidden = list_untold (self, canvas);
      needed = skv_flow_measure (self->hidden, canvas, self->width, self->height * MOST_HIDDEN);
      if (needed <= self->hidden_height)
        break;
      self->hidden_height = needed;
    }
}

static void
measure (SkvPoster *self)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  SkvCanvas *canvas = skv_canvas_cairo_new (cr);

  self->legend_height = skv_year_legend_measure (self->legend, canvas, self->width, LEGEND_SCALE);
  self->holidays_height =
    skv_flow_measure (self->holidays, canvas, self->width, self->height * MOST_HOLIDAYS);
  settle (self, canvas);
  self->n_untold = skv_flow_paint (self->hidden, canvas, self->theme->text,
                                   (SkvBox){ 0.0, 0.0, self->width, self->hidden_height });
  skv_canvas_cairo_free (canvas);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

SkvPoster *
skv_poster_new (SkvYearPicture *picture, const SkvPosterOptions *options)
{
  const SkvSheet *sheet = &options->sheet;
  SkvPoster *self;

  g_return_val_if_fail (picture != NULL && options != NULL, NULL);
  g_return_val_if_fail (MIN (sheet->width, sheet->height) > 3.0 * sheet->margin, NULL);

  self = g_new0 (SkvPoster, 1);
  self->picture = skv_year_picture_ref (picture);
  self->options = *options;
  self->theme = skv_paper_theme_get (options->grey);
  self->unit = sheet->least_text / LEAST_TEXT;
  self->margin = sheet->margin / self->unit;
  self->width = sheet->width / self->unit - 2.0 * self->margin;
  self->height = sheet->height / self->unit - 2.0 * self->margin;
  self->title = skv_poster_title (picture->plan, picture->from, picture->to);
  self->organisations = skv_poster_organisations (picture->plan);
  self->stamp = skv_poster_stamp (picture->plan, options->made);
  self->legend = skv_year_legend_new (picture, SKV_LEGEND_ALL);
  self->holidays = skv_poster_holidays (picture->plan, picture->from, picture->to, FLOW_SIZE);
  measure (self);
  return self;
}

void
skv_poster_free (SkvPoster *self)
{
  g_return_if_fail (self != NULL);

  skv_year_picture_unref (self->picture);
  g_free (self->title);
  g_free (self->organisations);
  g_free (self->stamp);
  skv_year_legend_free (self->legend);
  skv_flow_free (self->holidays);
  skv_flow_free (self->hidden);
  skv_year_layout_unref (self->layout);
  g_free (self);
}

const SkvYearLayout *
skv_poster_get_layout (const SkvPoster *self)
{
  return self->layout;
}

double
skv_poster_get_unit (const SkvPoster *self)
{
  return self->unit;
}

gboolean
skv_poster_has_bands (const SkvPoster *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return skv_year_layout_get_metrics (self->layout)->n_bands > 0;
}

guint
skv_poster_get_n_untold (const SkvPoster *self)
{
  return self->n_untold;
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void
paint_title (const SkvPoster *self, SkvCanvas *canvas)
{
  SkvTextStyle title = { .size = TITLE_SIZE,
                         .weight = SKV_WEIGHT_BOLD,
                         .color = self->theme->text };
  SkvTextStyle organisations = { .size = ORGANISATIONS_SIZE,
                                 .align = SKV_ALIGN_END,
                                 .color = self->theme->date };
  double wanted = skv_canvas_measure (canvas, &organisations, self->organisations) + 1.0;
  double beside = self->width - skv_canvas_measure (canvas, &title, self->title) - 4.0 * GAP;
  double room = MIN (wanted, MAX (beside, self->width * 0.45)), gap = room > 1.0 ? 2.0 * GAP : 0.0;

  skv_canvas_text (canvas, (SkvBox){ 0.0, 0.0, self->width - room - gap, TITLE_HEIGHT * 0.9 },
                   &title, self->title);
  skv_canvas_text (canvas, (SkvBox){ self->width - room, 0.0, room, TITLE_HEIGHT * 0.9 },
                   &organisations, self->organisations);
}

/* at the very foot: which plan, which version, which day */
static void
paint_stamp (const SkvPoster *self, SkvCanvas *canvas)
{
  SkvTextStyle style = { .size = STAMP_SIZE, .color = self->theme->dim };
  double y = self->height - STAMP_HEIGHT, half = self->width / 2.0;
  const char *title = skv_plan_get_settings (self->picture->plan)->title;

  skv_canvas_text (canvas, (SkvBox){ 0.0, y, half, STAMP_HEIGHT }, &style,
                   title != NULL ? title : "");
  style.align = SKV_ALIGN_END;
  skv_canvas_text (canvas, (SkvBox){ half, y, half, STAMP_HEIGHT }, &style, self->stamp);
}

static double
paint_flow (const SkvPoster *self, SkvCanvas *canvas, const SkvFlow *flow, double y, double height)
{
  if (height <= 0.0)
    return y;
  skv_flow_paint (flow, canvas, self->theme->text, (SkvBox){ 0.0, y, self->width, height });
  return y + height + GAP;
}

void
skv_poster_paint (const SkvPoster *self, SkvCanvas *canvas)
{
  gboolean grey = self->options.grey;
  SkvCanvasShifted page, rows;
  double y = TITLE_HEIGHT + rows_height (self) + GAP;

  g_return_if_fail (self != NULL && canvas != NULL);

  skv_canvas_shifted_init (&page, canvas, self->margin, self->margin, grey);
  skv_canvas_shifted_init (&rows, canvas, self->margin, self->margin + TITLE_HEIGHT, grey);
  paint_title (self, &page.parent);
  skv_year_picture_paint (self->picture, &rows.parent, self->layout, self->theme, SKV_YEAR_NO_BAR,
                          SKV_PART_ALL);
  skv_year_legend_paint (self->legend, &page.parent, self->theme,
                         (SkvBox){ 0.0, y, self->width, self->legend_height }, LEGEND_SCALE);
  y += self->legend_height;
  y = paint_flow (self, &page.parent, self->holidays, y, self->holidays_height);
  paint_flow (self, &page.parent, self->hidden, y, self->hidden_height);
  paint_stamp (self, &page.parent);
}

void
skv_poster_draw (const SkvPoster *self, cairo_t *cr)
{
  SkvCanvas *canvas;

  g_return_if_fail (self != NULL && cr != NULL);

  cairo_save (cr);
  cairo_scale (cr, self->unit, self->unit);
  canvas = skv_canvas_cairo_new (cr);
  skv_poster_paint (self, canvas);
  skv_canvas_cairo_free (canvas);
  cairo_restore (cr);
}

static void
draw (cairo_t *cr, gpointer data)
{
  skv_poster_draw (data, cr);
}

GBytes *
skv_poster_render (const SkvPoster *self, SkvPictureFormat format, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return skv_page_render_sheet (format, &self->options.sheet, self->title, draw, (gpointer) self,
                                error);
}
