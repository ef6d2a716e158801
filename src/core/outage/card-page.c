/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/outage/card-private.h"
#include "core/publish/canvas-cairo.h"
#include "core/publish/page-file.h"
#include "core/publish/paper-theme.h"
#include "core/publish/wrap.h"

/* It is read on a wall, in a hurry: larger than a report. */
#define TITLE_SIZE 22.0
#define HEADING_SIZE 13.0
#define TEXT_SIZE 10.5
#define LINE_EM 1.4
#define PADDING 4.0
#define FOOT 16.0
#define BOX 10.0

/* of the width: step, who, done at, by; the last two are written by hand */
static const double shares[] = { 0.46, 0.26, 0.14, 0.14 };
#define COLUMNS G_N_ELEMENTS (shares)

/* Where the next line goes, page after page. */
typedef struct
{
  const SkvSheet *sheet;
  const char *title;
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

static double
full_width (const Pen *self)
{
  return self->sheet->width - 2.0 * self->sheet->margin;
}

static gboolean
is_seen (const Pen *self)
{
  return self->canvas != NULL && (self->only < 0 || (guint) self->only == self->page);
}

static SkvTextStyle
text_style (double size, gboolean bold)
{
  return (SkvTextStyle){ .size = size,
                         .weight = bold ? SKV_WEIGHT_BOLD : SKV_WEIGHT_NORMAL,
                         .color = skv_paper_theme_get (FALSE)->text };
}

static void
end_page (Pen *self)
{
  SkvTextStyle style = { .size = 7.5,
                         .align = SKV_ALIGN_END,
                         .color = skv_paper_theme_get (FALSE)->date };
  g_autofree char *words = g_strdup_printf (_("%1$s, page %2$u"), self->title, self->page + 1);

  if (is_seen (self))
    skv_canvas_text (self->canvas,
                     (SkvBox){ self->sheet->margin, bottom (self), full_width (self), FOOT },
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

static void
put_lines (Pen *self, const SkvTextStyle *style, double x, double width, GPtrArray *lines)
{
  double height = style->size * LINE_EM;

  for (guint i = 0; is_seen (self) && i < lines->len; i++)
    skv_canvas_text (self->canvas, (SkvBox){ x, self->y + i * height, width, height }, style,
                     lines->pdata[i]);
}

static void
put_words (Pen *self, double size, const char *text)
{
  SkvTextStyle style = text_style (size, TRUE);
  g_autoptr (GPtrArray) lines = skv_wrap_words (self->ruler, &style, full_width (self), text);
  double height = lines->len * size * LINE_EM;

  take (self, height);
  put_lines (self, &style, self->sheet->margin, full_width (self), lines);
  self->y += height;
}

/* "Vendor" and what it is, beside each other */
static void
put_pair (Pen *self, const char *label, const char *value)
{
  SkvTextStyle bold = text_style (TEXT_SIZE, TRUE), plain = text_style (TEXT_SIZE, FALSE);
  double first = full_width (self) * 0.3, second = full_width (self) - first;
  g_autoptr (GPtrArray) left = skv_wrap_words (self->ruler, &bold, first - PADDING, label);
  g_autoptr (GPtrArray) right = skv_wrap_words (self->ruler, &plain, second, value);
  double height = MAX (left->len, right->len) * TEXT_SIZE * LINE_EM;

  take (self, height);
  put_lines (self, &bold, self->sheet->margin, first - PADDING, left);
  put_lines (self, &plain, self->sheet->margin + first, second, right);
  self->y += height;
}

/* the lines around the cells of a row */
static void
put_grid (Pen *self, double height)
{
  SkvColor color = skv_paper_theme_get (FALSE)->rule;
  double x = self->sheet->margin;

  if (!is_seen (self))
    return;
  /* the line below the row above is the line above this one */
  skv_canvas_stroke (self->canvas, (SkvBox){ x, self->y - 0.5, full_width (self), height + 0.5 },
                     0.0, 0.5, 0.0, color);
  for (gsize i = 0; i + 1 < COLUMNS; i++)
    {
      x += full_width (self) * shares[i];
      skv_canvas_line (self->canvas, x, self->y, x, self->y + height, 0.5, color);
    }
}

/* @tick: with a box to tick where it is written when it was done */
static void
put_row (Pen *self, const char *const cells[COLUMNS], gboolean bold, gboolean tick)
{
  SkvTextStyle style = text_style (TEXT_SIZE, bold);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  double x = self->sheet->margin + PADDING, height = TEXT_SIZE * LINE_EM * (tick ? 2.0 : 1.0);

  for (gsize i = 0; i < COLUMNS; i++)
    {
      double width = full_width (self) * shares[i] - 2.0 * PADDING;
      GPtrArray *lines = skv_wrap_words (self->ruler, &style, width, cells[i]);

      height = MAX (height, lines->len * TEXT_SIZE * LINE_EM);
      g_ptr_array_add (all, lines);
    }
  take (self, height + 2.0 * PADDING);
  put_grid (self, height + 2.0 * PADDING);
  self->y += PADDING;
  for (gsize i = 0; i < COLUMNS; i++)
    {
      put_lines (self, &style, x, full_width (self) * shares[i] - 2.0 * PADDING, all->pdata[i]);
      if (i == 2 && tick && is_seen (self))
        skv_canvas_stroke (self->canvas, (SkvBox){ x, self->y + 2.0, BOX, BOX }, 0.0, 0.8, 0.0,
                           style.color);
      x += full_width (self) * shares[i];
    }
  self->y += height + PADDING;
}

static void
put_steps (Pen *self, const SkvCardSheet *card)
{
  const char *const heading[COLUMNS] = { _("Step"), _("Who"), C_("column of a card", "Done at"),
                                         C_("column of a card", "By") };

  if (card->steps->len == 0)
    return;
  self->y += TEXT_SIZE;
  take (self, TEXT_SIZE * LINE_EM * 8.0);
  put_row (self, heading, TRUE, FALSE);
  for (guint i = 0; i + 2 < card->steps->len; i += 3)
    {
      const char *phase = card->steps->pdata[i];
      g_autofree char *numbered =
        g_strdup_printf ("%u. %s", i / 3 + 1, (char *) card->steps->pdata[i + 1]);
      const char *const cells[COLUMNS] = { numbered, card->steps->pdata[i + 2], "", "" };

      if (i == 0 || strcmp (phase, card->steps->pdata[i - 3]) != 0)
        {
          /* a heading stays with its first step */
          take (self, HEADING_SIZE * LINE_EM * 4.0);
          self->y += PADDING;
          put_words (self, HEADING_SIZE, phase);
          self->y += PADDING;
        }
      put_row (self, cells, FALSE, TRUE);
    }
}

static void
put_card (Pen *self, const SkvCardSheet *card)
{
  self->title = card->title;
  put_words (self, TITLE_SIZE, card->title);
  self->y += PADDING;
  for (guint i = 0; i + 1 < card->head->len; i += 2)
    put_pair (self, card->head->pdata[i], card->head->pdata[i + 1]);
  put_steps (self, card);
  end_page (self);
}

guint
skv_outage_cards_draw (
  SkvPlan *plan, const char *const *systems, const SkvSheet *sheet, gpointer cr, int only)
{
  cairo_surface_t *surface;
  cairo_t *ruler;
  Pen pen = { .sheet = sheet, .cr = cr, .only = only };

  g_return_val_if_fail (SKV_IS_PLAN (plan) && systems != NULL && sheet != NULL, 0);

  surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  ruler = cairo_create (surface);
  pen.y = sheet->margin;
  pen.ruler = skv_canvas_cairo_new (ruler);
  pen.canvas = cr != NULL ? skv_canvas_cairo_new (cr) : NULL;
  for (; *systems != NULL; systems++)
    {
      SkvCardSheet card;

      if (!skv_card_sheet_init (&card, plan, *systems))
        continue;
      put_card (&pen, &card);
      skv_card_sheet_clear (&card);
    }
  skv_canvas_cairo_free (pen.ruler);
  if (pen.canvas != NULL)
    skv_canvas_cairo_free (pen.canvas);
  cairo_destroy (ruler);
  cairo_surface_destroy (surface);
  return pen.page;
}

typedef struct
{
  SkvPlan *plan;
  const char *const *systems;
  SkvSheet sheet;
} Paper;

static void
draw (cairo_t *cr, gpointer data)
{
  const Paper *paper = data;

  skv_outage_cards_draw (paper->plan, paper->systems, &paper->sheet, cr, -1);
}

GBytes *
skv_outage_cards_to_pdf (SkvPlan *plan, const char *const *systems, GError **error)
{
  Paper paper = { .plan = plan, .systems = systems };

  g_return_val_if_fail (SKV_IS_PLAN (plan) && systems != NULL, NULL);

  skv_sheet_init (&paper.sheet, SKV_PAPER_A4, TRUE);
  return skv_page_render_sheet (SKV_PICTURE_PDF, &paper.sheet, _("Contingency plans"), draw,
                                &paper, error);
}
