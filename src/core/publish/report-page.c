/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/publish/canvas-cairo.h"
#include "core/publish/page-file.h"
#include "core/publish/paper-theme.h"
#include "core/publish/wrap.h"

#define TITLE_SIZE 18.0
#define HEADING_SIZE 12.0
#define TEXT_SIZE 9.0
#define LINE_EM 1.4
#define CELL_GAP 8.0
#define ROW_GAP 3.0
#define FOOT 16.0

/* Where the next line goes, page after page. */
typedef struct
{
  const SkvReport *report;
  const SkvSheet *sheet;
  cairo_t *cr;       /* (nullable): only counting */
  SkvCanvas *ruler;  /* measures, and draws nothing that is seen */
  SkvCanvas *canvas; /* (nullable) */
  int only;
  guint page;
  double y;
} Pen;

static double
bottom (const Pen *self)
{
  return self->sheet->height - self->sheet->margin - FOOT;
}

static gboolean
is_seen (const Pen *self)
{
  return self->canvas != NULL && (self->only < 0 || (guint) self->only == self->page);
}

static void
end_page (Pen *self)
{
  SkvTextStyle style = { .size = 7.5,
                         .align = SKV_ALIGN_END,
                         .color = skv_paper_theme_get (FALSE)->date };
  /* TRANSLATORS: at the foot of a page: title of the report, number of the page */
  g_autofree char *words =
    g_strdup_printf (_("%1$s, page %2$u"), self->report->title, self->page + 1);

  if (is_seen (self))
    skv_canvas_text (self->canvas,
                     (SkvBox){ self->sheet->margin, bottom (self),
                               self->sheet->width - 2.0 * self->sheet->margin, FOOT },
                     &style, words);
  if (self->cr != NULL && self->only < 0)
    cairo_show_page (self->cr);
  self->page++;
  self->y = self->sheet->margin;
}

/* room for a height, on the next page if it must be */
static void
take (Pen *self, double height)
{
  if (self->y + height > bottom (self) && self->y > self->sheet->margin)
    end_page (self);
}

/* (transfer full) (element-type utf8): a number and its % stay in one line */
static GPtrArray *
wrap (const Pen *self, const SkvTextStyle *style, double width, const char *text)
{
  g_autofree char *kept = skv_report_keep_together (text);

  return skv_wrap_words (self->ruler, style, width, kept);
}

static void
put_lines (Pen *self, const SkvTextStyle *style, double x, double width, GPtrArray *lines)
{
  double height = style->size * LINE_EM;

  for (guint i = 0; is_seen (self) && i < lines->len; i++)
    skv_canvas_text (self->canvas, (SkvBox){ x, self->y + i * height, width, height }, style,
                     lines->pdata[i]);
}

static double
full_width (const Pen *self)
{
  return self->sheet->width - 2.0 * self->sheet->margin;
}

static void
put_words (Pen *self, double size, gboolean bold, const char *text)
{
  SkvTextStyle style = { .size = size,
                         .weight = bold ? SKV_WEIGHT_BOLD : SKV_WEIGHT_NORMAL,
                         .color = skv_paper_theme_get (FALSE)->text };
  g_autoptr (GPtrArray) lines = wrap (self, &style, full_width (self), text);
  double height = lines->len * size * LINE_EM;

  take (self, height);
  put_lines (self, &style, self->sheet->margin, full_width (self), lines);
  self->y += height;
}

static void
put_row (Pen *self, const SkvReportSection *section, char **cells, gboolean is_heading)
{
  SkvTextStyle style = { .size = TEXT_SIZE,
                         .color = is_heading ? skv_paper_theme_get (FALSE)->date
                                             : skv_paper_theme_get (FALSE)->text };
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  double x = self->sheet->margin, most = 0.0;
  guint page = self->page;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      double width = full_width (self) * section->shares[i] / 100.0 - CELL_GAP;
      GPtrArray *lines = wrap (self, &style, width, cells[i]);

      most = MAX (most, lines->len * TEXT_SIZE * LINE_EM);
      g_ptr_array_add (all, lines);
    }
  take (self, most + ROW_GAP);
  if (self->page != page && !is_heading)
    put_row (self, section, section->columns, TRUE);
  for (guint i = 0; i < all->len; i++)
    {
      double width = full_width (self) * section->shares[i] / 100.0;

      put_lines (self, &style, x, width - CELL_GAP, all->pdata[i]);
      x += width;
    }
  self->y += most + ROW_GAP;
  if (is_seen (self))
    skv_canvas_fill (
      self->canvas,
      (SkvBox){ self->sheet->margin, self->y - ROW_GAP / 2.0, full_width (self), 0.5 }, 0.0,
      skv_paper_theme_get (FALSE)->rule);
}

static void
put_chart (Pen *self, const SkvReportChart *chart)
{
  double height = chart->height (self->report, full_width (self), TEXT_SIZE);

  /* A chart of more systems than a page holds says nothing: the table does. */
  if (height <= 0.0 || height >= bottom (self) - self->sheet->margin)
    return;
  self->y += TEXT_SIZE;
  take (self, height);
  if (is_seen (self))
    chart->paint (self->report, self->canvas,
                  (SkvBox){ self->sheet->margin, self->y, full_width (self), height }, TEXT_SIZE,
                  FALSE);
  self->y += height;
}

static void
put_section (Pen *self, const SkvReportSection *section)
{
  self->y += HEADING_SIZE;
  take (self, HEADING_SIZE * 4.0);
  put_words (self, HEADING_SIZE, TRUE, section->title);
  for (guint i = 0; i < section->words->len; i++)
    put_words (self, TEXT_SIZE, FALSE, section->words->pdata[i]);
  if (section->chart != NULL)
    put_chart (self, section->chart);
  if (section->rows->len == 0)
    {
      put_words (self, TEXT_SIZE, FALSE, _("Nothing."));
      return;
    }
  self->y += ROW_GAP;
  put_row (self, section, section->columns, TRUE);
  for (guint i = 0; i < section->rows->len; i++)
    put_row (self, section, section->rows->pdata[i], FALSE);
}

guint
skv_report_draw (const SkvReport *self, const SkvSheet *sheet, gpointer cr, int only)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *ruler = cairo_create (surface);
  Pen pen = { .report = self, .sheet = sheet, .cr = cr, .only = only, .y = sheet->margin };

  pen.ruler = skv_canvas_cairo_new (ruler);
  pen.canvas = cr != NULL ? skv_canvas_cairo_new (cr) : NULL;
  put_words (&pen, TITLE_SIZE, TRUE, self->title);
  if (*self->subtitle != '\0')
    put_words (&pen, TEXT_SIZE, FALSE, self->subtitle);
  for (guint i = 0; i < self->sections->len; i++)
    {
      const SkvReportSection *section = self->sections->pdata[i];

      put_section (&pen, section);
    }
  end_page (&pen);
  skv_canvas_cairo_free (pen.ruler);
  if (pen.canvas != NULL)
    skv_canvas_cairo_free (pen.canvas);
  cairo_destroy (ruler);
  cairo_surface_destroy (surface);
  return pen.page;
}

typedef struct
{
  const SkvReport *report;
  SkvSheet sheet;
} Paper;

static void
draw (cairo_t *cr, gpointer data)
{
  const Paper *paper = data;

  skv_report_draw (paper->report, &paper->sheet, cr, -1);
}

GBytes *
skv_report_to_pdf (const SkvReport *self, GError **error)
{
  Paper paper = { .report = self };

  skv_sheet_init (&paper.sheet, SKV_PAPER_A4, TRUE);
  return skv_page_render_sheet (SKV_PICTURE_PDF, &paper.sheet, self->title, draw, &paper, error);
}
