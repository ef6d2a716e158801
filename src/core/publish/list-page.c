/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/list-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/publish/canvas-cairo.h"
#include "core/publish/list-rows.h"
#include "core/publish/paper-theme.h"
#include "core/publish/poster-words.h"
#include "core/publish/year-picture-private.h"

#define TITLE_SIZE 18.0
#define TITLE_HEIGHT 26.0
#define ORGANISATIONS_SIZE 10.0
#define ORGANISATIONS_HEIGHT 16.0
#define STAMP_SIZE 7.5
#define STAMP_HEIGHT 14.0
#define COLUMN_GAP 18.0
/* in em */
#define LINE_EM 1.4
#define HEADING_EM 1.9
#define CELL_GAP_EM 0.9
/* of a column's width, and of what the date and the time leave of it */
#define MOST_DATE 0.5
#define WHAT_SHARE 0.58

/* tried in turn until all fits */
static const struct
{
  guint columns;
  double size;
} settings[] = {
  { 1, 10.0 }, { 1, 9.0 }, { 1, 8.0 }, { 2, 8.0 }, { 2, 7.0 }, { 2, 6.2 }, { 2, 5.5 },
};

struct _SkvListPage
{
  SkvYearPicture *picture; /* (owned) */
  SkvListPageOptions options;
  char *title;         /* (owned) */
  char *organisations; /* (owned) */
  char *stamp;         /* (owned) */
  GArray *sections;    /* (owned) (element-type SkvListSection) */
  guint columns;
  double size;
  guint n_untold;
};

/* where the next line goes; without a canvas it is only tried */
typedef struct
{
  const SkvListPage *page;
  SkvCanvas *canvas;
  gboolean painting;
  double top;
  double bottom;
  double left;
  double column_width;
  guint columns;
  double size;
  guint column;
  double y;
} Pen;

static const char *
date_text (const Pen *self, const SkvListRow *row)
{
  return self->columns > 1 ? row->date_short : row->date;
}

/* the cells of a section: where they begin and how wide they are */
typedef struct
{
  double date;
  double time;
  double what;
  double systems;
} Widths;

static SkvTextStyle
text_style (const Pen *self, gboolean bold)
{
  return (SkvTextStyle){
    .size = self->size,
    .weight = bold ? SKV_WEIGHT_BOLD : SKV_WEIGHT_NORMAL,
    .color = skv_paper_theme_get (FALSE)->text,
  };
}

static Widths
measure_section (const Pen *self, const SkvListSection *section)
{
  SkvTextStyle plain = text_style (self, FALSE);
  double gap = CELL_GAP_EM * self->size, rest;
  gboolean any_systems = FALSE;
  Widths widths = { 0.0, 0.0, 0.0, 0.0 };

  for (guint i = 0; i < section->rows->len; i++)
    {
      const SkvListRow *row = &g_array_index (section->rows, SkvListRow, i);

      widths.date =
        MAX (widths.date, skv_canvas_measure (self->canvas, &plain, date_text (self, row)));
      widths.time = MAX (widths.time, skv_canvas_measure (self->canvas, &plain, row->time));
      any_systems = any_systems || *row->systems != '\0';
    }
  widths.date = MIN (widths.date, self->column_width * MOST_DATE) + gap;
  widths.time += widths.time > 0.0 ? gap : 0.0;
  rest = MAX (0.0, self->column_width - widths.date - widths.time);
  widths.what = any_systems ? rest * WHAT_SHARE : rest;
  widths.systems = rest - widths.what;
  return widths;
}

/* Room for a height, in the next column if it must be; FALSE if there is none. */
static gboolean
take (Pen *self, double height)
{
  if (self->y + height <= self->bottom + 0.01)
    return TRUE;
  if (self->column + 1 >= self->columns)
    return FALSE;
  self->column++;
  self->y = self->top;
  return self->y + height <= self->bottom + 0.01;
}

static double
column_x (const Pen *self)
{
  return self->left + self->column * (self->column_width + COLUMN_GAP);
}

static void
paint_heading (Pen *self, const char *text)
{
  SkvTextStyle style = text_style (self, TRUE);
  double height = HEADING_EM * self->size;

  style.size *= 1.1;
  if (self->painting)
    {
      skv_canvas_text (self->canvas,
                       (SkvBox){ column_x (self), self->y, self->column_width, height }, &style,
                       text);
      skv_canvas_fill (self->canvas,
                       (SkvBox){ column_x (self), self->y + height - 0.5, self->column_width, 0.5 },
                       0.0, style.color);
    }
  self->y += height;
}

static void
paint_row (Pen *self, const SkvListRow *row, const Widths *widths)
{
  const double cells[] = { widths->date, widths->time, widths->what, widths->systems };
  const char *const texts[] = { date_text (self, row), row->time, row->what, row->systems };
  double gap = CELL_GAP_EM * self->size, height = LINE_EM * self->size, x = column_x (self);
  SkvTextStyle style = text_style (self, FALSE);

  for (guint i = 0; self->painting && i < G_N_ELEMENTS (cells); i++)
    {
      gboolean is_last = i + 1 == G_N_ELEMENTS (cells);

      style.strike = row->struck && i < 2;
      style.color = i == 3 ? skv_paper_theme_get (FALSE)->date : style.color;
      skv_canvas_text (self->canvas,
                       (SkvBox){ x, self->y, cells[i] - (is_last ? 0.0 : gap), height }, &style,
                       texts[i]);
      x += cells[i];
    }
  self->y += height;
}

/* Gives how many rows had no room. @reserve: height that is kept free at the end */
static guint
walk (Pen *self)
{
  GArray *sections = self->page->sections;
  guint left_out = 0;

  for (guint i = 0; i < sections->len; i++)
    {
      const SkvListSection *section = &g_array_index (sections, SkvListSection, i);
      Widths widths = measure_section (self, section);
      double line = LINE_EM * self->size, heading = HEADING_EM * self->size;

      /* no heading without a row below it */
      if (left_out > 0 || !take (self, heading + line))
        {
          left_out += section->rows->len;
          continue;
        }
      paint_heading (self, section->title);
      for (guint j = 0; j < section->rows->len; j++)
        {
          if (left_out == 0 && take (self, line))
            paint_row (self, &g_array_index (section->rows, SkvListRow, j), &widths);
          else
            left_out++;
        }
      self->y += line * 0.5;
    }
  return left_out;
}

static Pen
pen_new (const SkvListPage *page, SkvCanvas *canvas, guint columns, double size, gboolean painting)
{
  const SkvSheet *sheet = &page->options.sheet;
  double width = sheet->width - 2.0 * sheet->margin;
  Pen pen = {
    .page = page,
    .canvas = canvas,
    .painting = painting,
    .top = sheet->margin + TITLE_HEIGHT,
    .bottom = sheet->height - sheet->margin - STAMP_HEIGHT - LINE_EM * size,
    .left = sheet->margin,
    .columns = columns,
    .column_width = (width - (columns - 1) * COLUMN_GAP) / columns,
    .size = size,
  };

  pen.top += *page->organisations != '\0' ? ORGANISATIONS_HEIGHT : 0.0;
  pen.y = pen.top;
  return pen;
}

static void
settle (SkvListPage *self)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  SkvCanvas *canvas = skv_canvas_cairo_new (cr);

  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      Pen pen = pen_new (self, canvas, settings[i].columns, settings[i].size, FALSE);

      self->columns = settings[i].columns;
      self->size = settings[i].size;
      self->n_untold = walk (&pen);
      if (self->n_untold == 0)
        break;
    }
  skv_canvas_cairo_free (canvas);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

SkvListPage *
skv_list_page_new (SkvYearPicture *picture, const SkvListPageOptions *options)
{
  SkvListPage *self;

  g_return_val_if_fail (picture != NULL && options != NULL, NULL);

  self = g_new0 (SkvListPage, 1);
  self->picture = skv_year_picture_ref (picture);
  self->options = *options;
  self->title = skv_poster_title (picture->plan, picture->from, picture->to);
  self->organisations = skv_poster_organisations (picture->plan);
  self->stamp = skv_poster_stamp (picture->plan, options->made);
  self->sections = skv_list_sections (picture, options->all_lanes);
  settle (self);
  return self;
}

void
skv_list_page_free (SkvListPage *self)
{
  g_return_if_fail (self != NULL);

  skv_year_picture_unref (self->picture);
  g_free (self->title);
  g_free (self->organisations);
  g_free (self->stamp);
  g_array_unref (self->sections);
  g_free (self);
}

double
skv_list_page_get_text_size (const SkvListPage *self)
{
  return self->size;
}

guint
skv_list_page_get_n_untold (const SkvListPage *self)
{
  return self->n_untold;
}

static void
paint_frame (const SkvListPage *self, SkvCanvas *canvas)
{
  const SkvYearTheme *theme = skv_paper_theme_get (FALSE);
  const SkvSheet *sheet = &self->options.sheet;
  double left = sheet->margin, width = sheet->width - 2.0 * sheet->margin;
  double foot = sheet->height - sheet->margin - STAMP_HEIGHT;
  SkvTextStyle title = { .size = TITLE_SIZE, .weight = SKV_WEIGHT_BOLD, .color = theme->text };
  SkvTextStyle small = { .size = ORGANISATIONS_SIZE, .color = theme->date };

  skv_canvas_text (canvas, (SkvBox){ left, sheet->margin, width, TITLE_HEIGHT }, &title,
                   self->title);
  skv_canvas_text (
    canvas, (SkvBox){ left, sheet->margin + TITLE_HEIGHT, width, ORGANISATIONS_HEIGHT * 0.8 },
    &small, self->organisations);
  small.size = STAMP_SIZE;
  small.align = SKV_ALIGN_END;
  skv_canvas_text (canvas, (SkvBox){ left, foot, width, STAMP_HEIGHT }, &small, self->stamp);
}

void
skv_list_page_paint (const SkvListPage *self, SkvCanvas *canvas)
{
  Pen pen;

  g_return_if_fail (self != NULL && canvas != NULL);

  pen = pen_new (self, canvas, self->columns, self->size, TRUE);
  paint_frame (self, canvas);
  walk (&pen);
  if (self->n_untold > 0)
    {
      SkvTextStyle style = text_style (&pen, TRUE);
      g_autofree char *more = g_strdup_printf (_("and %u more"), self->n_untold);

      skv_canvas_text (
        canvas, (SkvBox){ column_x (&pen), pen.bottom, pen.column_width, LINE_EM * pen.size },
        &style, more);
    }
}

void
skv_list_page_draw (const SkvListPage *self, cairo_t *cr)
{
  SkvCanvas *canvas = skv_canvas_cairo_new (cr);

  skv_list_page_paint (self, canvas);
  skv_canvas_cairo_free (canvas);
}

static void
draw (cairo_t *cr, gpointer data)
{
  skv_list_page_draw (data, cr);
}

GBytes *
skv_list_page_render (const SkvListPage *self, SkvPictureFormat format, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return skv_page_render_sheet (format, &self->options.sheet, self->title, draw, (gpointer) self,
                                error);
}
