/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/outage/card-private.h"
#include "core/publish/page-file.h"
#include "core/publish/paper-theme.h"
#include "core/publish/pen.h"
#include "core/publish/wrap.h"

/* It is read on a wall, in a hurry: larger than a report. */
#define TITLE_SIZE 22.0
#define HEADING_SIZE 13.0
#define TEXT_SIZE 10.5
#define PADDING 4.0
#define BOX 10.0

/* of the width: step, who, done at, by; the last two are written by hand */
static const double shares[] = { 0.46, 0.26, 0.14, 0.14 };
#define COLUMNS G_N_ELEMENTS (shares)

static SkvTextStyle
text_style (double size, gboolean bold)
{
  return (SkvTextStyle){ .size = size,
                         .weight = bold ? SKV_WEIGHT_BOLD : SKV_WEIGHT_NORMAL,
                         .color = skv_paper_theme_get (FALSE)->text };
}

/* "Vendor" and what it is, beside each other */
static void
put_pair (SkvPen *self, const char *label, const char *value)
{
  SkvTextStyle bold = text_style (TEXT_SIZE, TRUE), plain = text_style (TEXT_SIZE, FALSE);
  double first = skv_pen_width (self) * 0.3, second = skv_pen_width (self) - first;
  g_autoptr (GPtrArray) left = skv_wrap_words (self->ruler, &bold, first - PADDING, label);
  g_autoptr (GPtrArray) right = skv_wrap_words (self->ruler, &plain, second, value);
  double height = MAX (left->len, right->len) * TEXT_SIZE * SKV_PEN_LINE_EM;

  skv_pen_take (self, height);
  skv_pen_put_lines (self, &bold, self->sheet->margin, first - PADDING, left);
  skv_pen_put_lines (self, &plain, self->sheet->margin + first, second, right);
  self->y += height;
}

/* the lines around the cells of a row */
static void
put_grid (SkvPen *self, double height)
{
  SkvColor color = skv_paper_theme_get (FALSE)->rule;
  double x = self->sheet->margin;

  if (!skv_pen_is_seen (self))
    return;
  /* the line below the row above is the line above this one */
  skv_canvas_stroke (self->canvas, (SkvBox){ x, self->y - 0.5, skv_pen_width (self), height + 0.5 },
                     0.0, 0.5, 0.0, color);
  for (gsize i = 0; i + 1 < COLUMNS; i++)
    {
      x += skv_pen_width (self) * shares[i];
      skv_canvas_line (self->canvas, x, self->y, x, self->y + height, 0.5, color);
    }
}

/* @tick: with a box to tick where it is written when it was done */
static void
put_row (SkvPen *self, const char *const cells[COLUMNS], gboolean bold, gboolean tick)
{
  SkvTextStyle style = text_style (TEXT_SIZE, bold);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  double x = self->sheet->margin + PADDING,
         height = TEXT_SIZE * SKV_PEN_LINE_EM * (tick ? 2.0 : 1.0);

  for (gsize i = 0; i < COLUMNS; i++)
    {
      double width = skv_pen_width (self) * shares[i] - 2.0 * PADDING;
      GPtrArray *lines = skv_wrap_words (self->ruler, &style, width, cells[i]);

      height = MAX (height, lines->len * TEXT_SIZE * SKV_PEN_LINE_EM);
      g_ptr_array_add (all, lines);
    }
  skv_pen_take (self, height + 2.0 * PADDING);
  put_grid (self, height + 2.0 * PADDING);
  self->y += PADDING;
  for (gsize i = 0; i < COLUMNS; i++)
    {
      skv_pen_put_lines (self, &style, x, skv_pen_width (self) * shares[i] - 2.0 * PADDING,
                         all->pdata[i]);
      if (i == 2 && tick && skv_pen_is_seen (self))
        skv_canvas_stroke (self->canvas, (SkvBox){ x, self->y + 2.0, BOX, BOX }, 0.0, 0.8, 0.0,
                           style.color);
      x += skv_pen_width (self) * shares[i];
    }
  self->y += height + PADDING;
}

static void
put_steps (SkvPen *self, const SkvCardSheet *card)
{
  const char *const heading[COLUMNS] = { _("Step"), _("Who"), C_("column of a card", "Done at"),
                                         C_("column of a card", "By") };
  SkvTextStyle bold = text_style (HEADING_SIZE, TRUE);

  if (card->steps->len == 0)
    return;
  self->y += TEXT_SIZE;
  skv_pen_take (self, TEXT_SIZE * SKV_PEN_LINE_EM * 8.0);
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
          skv_pen_take (self, HEADING_SIZE * SKV_PEN_LINE_EM * 4.0);
          self->y += PADDING;
          skv_pen_put_words (self, &bold, phase);
          self->y += PADDING;
        }
      put_row (self, cells, FALSE, TRUE);
    }
}

static void
put_card (SkvPen *self, const SkvCardSheet *card)
{
  SkvTextStyle title = text_style (TITLE_SIZE, TRUE);

  self->title = card->title;
  skv_pen_put_words (self, &title, card->title);
  self->y += PADDING;
  for (guint i = 0; i + 1 < card->head->len; i += 2)
    put_pair (self, card->head->pdata[i], card->head->pdata[i + 1]);
  put_steps (self, card);
  skv_pen_end_page (self);
}

guint
skv_outage_cards_draw (
  SkvPlan *plan, const char *const *systems, const SkvSheet *sheet, gpointer cr, int only)
{
  SkvPen pen;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && systems != NULL && sheet != NULL, 0);

  skv_pen_init (&pen, sheet, cr, only);
  for (; *systems != NULL; systems++)
    {
      SkvCardSheet card;

      if (!skv_card_sheet_init (&card, plan, *systems))
        continue;
      put_card (&pen, &card);
      skv_card_sheet_clear (&card);
    }
  skv_pen_clear (&pen);
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
