/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/publish/page-file.h"
#include "core/publish/paper-theme.h"
#include "core/publish/pen.h"
#include "core/publish/wrap.h"

#define TITLE_SIZE 18.0
#define HEADING_SIZE 12.0
#define TEXT_SIZE 9.0
#define CELL_GAP 8.0
#define ROW_GAP 3.0

/* (transfer full) (element-type utf8): a number and its % stay in one line */
static GPtrArray *
wrap (const SkvPen *self, const SkvTextStyle *style, double width, const char *text)
{
  g_autofree char *kept = skv_report_keep_together (text);

  return skv_wrap_words (self->ruler, style, width, kept);
}

static void
put_words (SkvPen *self, double size, gboolean bold, const char *text)
{
  SkvTextStyle style = { .size = size,
                         .weight = bold ? SKV_WEIGHT_BOLD : SKV_WEIGHT_NORMAL,
                         .color = skv_paper_theme_get (FALSE)->text };
  g_autofree char *kept = skv_report_keep_together (text);

  skv_pen_put_words (self, &style, kept);
}

static void
put_row (SkvPen *self, const SkvReportSection *section, char **cells, gboolean is_heading)
{
  SkvTextStyle style = { .size = TEXT_SIZE,
                         .color = is_heading ? skv_paper_theme_get (FALSE)->date
                                             : skv_paper_theme_get (FALSE)->text };
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  double x = self->sheet->margin, most = 0.0;
  guint page = self->page;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      double width = skv_pen_width (self) * section->shares[i] / 100.0 - CELL_GAP;
      GPtrArray *lines = wrap (self, &style, width, cells[i]);

      most = MAX (most, lines->len * TEXT_SIZE * SKV_PEN_LINE_EM);
      g_ptr_array_add (all, lines);
    }
  skv_pen_take (self, most + ROW_GAP);
  if (self->page != page && !is_heading)
    put_row (self, section, section->columns, TRUE);
  for (guint i = 0; i < all->len; i++)
    {
      double width = skv_pen_width (self) * section->shares[i] / 100.0;

      skv_pen_put_lines (self, &style, x, width - CELL_GAP, all->pdata[i]);
      x += width;
    }
  self->y += most + ROW_GAP;
  if (skv_pen_is_seen (self))
    skv_canvas_fill (
      self->canvas,
      (SkvBox){ self->sheet->margin, self->y - ROW_GAP / 2.0, skv_pen_width (self), 0.5 }, 0.0,
      skv_paper_theme_get (FALSE)->rule);
}

static void
put_chart (SkvPen *self, const SkvReport *report, const SkvReportChart *chart)
{
  double height = chart->height (report, skv_pen_width (self), TEXT_SIZE);

  /* A chart of more systems than a page holds says nothing: the table does. */
  if (height <= 0.0 || height >= skv_pen_bottom (self) - self->sheet->margin)
    return;
  self->y += TEXT_SIZE;
  skv_pen_take (self, height);
  if (skv_pen_is_seen (self))
    chart->paint (report, self->canvas,
                  (SkvBox){ self->sheet->margin, self->y, skv_pen_width (self), height }, TEXT_SIZE,
                  FALSE);
  self->y += height;
}

static void
put_section (SkvPen *self, const SkvReport *report, const SkvReportSection *section)
{
  self->y += HEADING_SIZE;
  skv_pen_take (self, HEADING_SIZE * 4.0);
  put_words (self, HEADING_SIZE, TRUE, section->title);
  for (guint i = 0; i < section->words->len; i++)
    put_words (self, TEXT_SIZE, FALSE, section->words->pdata[i]);
  if (section->chart != NULL)
    put_chart (self, report, section->chart);
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
  SkvPen pen;

  skv_pen_init (&pen, sheet, cr, only);
  pen.title = self->title;
  put_words (&pen, TITLE_SIZE, TRUE, self->title);
  if (*self->subtitle != '\0')
    put_words (&pen, TEXT_SIZE, FALSE, self->subtitle);
  for (guint i = 0; i < self->sections->len; i++)
    {
      const SkvReportSection *section = self->sections->pdata[i];

      put_section (&pen, self, section);
    }
  skv_pen_end_page (&pen);
  skv_pen_clear (&pen);
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
