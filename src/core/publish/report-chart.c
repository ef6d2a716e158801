/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/report-private.h"

#include <glib/gi18n-lib.h>

/* --- what charts draw with
 * ---------------------------------------------------------------------------------- */

/* in em */
#define ROW 2.2
#define WORDS 1.4 /* above a bar, where it is narrow */
#define LABEL_SHARE 0.22
#define END_SHARE 0.28
#define LEGEND 2.0

static SkvColor
color (guint rgb)
{
  return (SkvColor){ (float) (rgb >> 16 & 0xff) / 255.0f, (float) (rgb >> 8 & 0xff) / 255.0f,
                     (float) (rgb & 0xff) / 255.0f, 1.0f };
}

/* At least 4.5:1 on what they stand on. */
SkvReportInks
skv_report_get_inks (gboolean dark)
{
  return dark ? (SkvReportInks){ color (0xf2f2f5),
                                 color (0x1d1d20),
                                 { color (0x8ff0a4), color (0x78aeed), color (0xff7b63),
                                   color (0xb4b4be) } }
              : (SkvReportInks){ color (0x1d1d20),
                                 color (0xffffff),
                                 { color (0x1b7d50), color (0x1a5fb4), color (0xc01c28),
                                   color (0x55555e) } };
}

void
skv_report_paint_piece (
  SkvCanvas *canvas, SkvReportPiece piece, SkvColor ink, SkvBox box, double em)
{
  if (box.width <= 0.0)
    return;
  if (piece == SKV_PIECE_FILLED)
    {
      skv_canvas_fill (canvas, box, 0.0, ink);
      return;
    }
  if (piece == SKV_PIECE_NARROW)
    skv_canvas_hatch (canvas, box, 0.0, em * 0.4, em * 0.12, ink);
  else if (piece == SKV_PIECE_WIDE)
    skv_canvas_hatch (canvas, box, 0.0, -em * 0.8, em * 0.12, ink);
  skv_canvas_stroke (canvas, box, 0.0, em * 0.08, 0.0, ink);
}

/* downtime that counts, planned, caused outside */
static const SkvReportPiece pieces[] = { SKV_PIECE_FILLED, SKV_PIECE_NARROW, SKV_PIECE_WIDE };
static const SkvReportInk piece_inks[] = { SKV_INK_BAD, SKV_INK_NEUTRAL, SKV_INK_DIM };

static double
row_height (double width, double em)
{
  return (width < SKV_REPORT_NARROW * em ? WORDS + ROW : ROW) * em;
}

static double
chart_height (const SkvReport *self, double width, double em)
{
  g_autoptr (GPtrArray) list = skv_report_list_uptimes (self);
  double legend = (width < SKV_REPORT_NARROW * em ? 5.4 : 3.4) * LEGEND * em;

  return list->len > 0 ? list->len * row_height (width, em) + legend : 0.0;
}

/* what the longest bar stands for, in seconds */
static gint64
find_most (GPtrArray *list)
{
  gint64 most = 60;

  for (guint i = 0; i < list->len; i++)
    {
      const SkvUptime *uptime = list->pdata[i];

      most = MAX (most, uptime->down + uptime->planned + uptime->external);
      most = MAX (most, skv_uptime_allowed (uptime));
    }
  return most;
}

/* a line that is seen on a bar as well as beside it */
static void
paint_limit (
  SkvCanvas *canvas, double x, double y, double height, double em, const SkvReportInks *inks)
{
  skv_canvas_fill (canvas, (SkvBox){ x - em * 0.2, y + em * 0.1, em * 0.4, height - em * 0.2 }, 0.0,
                   inks->back);
  skv_canvas_fill (canvas, (SkvBox){ x - em * 0.08, y + em * 0.1, em * 0.16, height - em * 0.2 },
                   0.0, inks->text);
}

static char *
level_words (const SkvUptime *uptime)
{
  g_autofree char *percent = NULL, *agreed = NULL;

  if (uptime->problem != NULL || uptime->service == 0)
    return g_strdup (_("Not known"));
  percent = skv_report_percent (skv_uptime_get (uptime, FALSE));
  if (uptime->system->agreed_uptime <= 0)
    return g_steal_pointer (&percent);
  agreed = skv_report_percent (uptime->system->agreed_uptime);
  /* TRANSLATORS: uptime, agreed uptime: 99.410 %, agreed 99.500 % */
  return g_strdup_printf (_("%1$s, agreed %2$s"), percent, agreed);
}

/* How a chart is laid out in its width. */
typedef struct
{
  const SkvReportInks *inks;
  double em;
  gboolean is_narrow;
  double left, width; /* of the bars */
  gint64 most;        /* seconds of the longest */
} Plot;

static void
paint_bar (SkvCanvas *canvas, const Plot *plot, const SkvUptime *uptime, double y)
{
  const gint64 lengths[] = { uptime->down, uptime->planned, uptime->external };
  double em = plot->em, x = plot->left, scale = plot->width / (double) plot->most;
  gint64 allowed = skv_uptime_allowed (uptime);

  for (int i = 0; i < 3; i++)
    {
      double long_ = (double) lengths[i] * scale;

      skv_report_paint_piece (canvas, pieces[i], plot->inks->inks[piece_inks[i]],
                              (SkvBox){ x, y + ROW * em * 0.2, long_, ROW * em * 0.6 }, em);
      x += long_;
    }
  skv_canvas_fill (canvas, (SkvBox){ plot->left - em * 0.05, y, em * 0.05, ROW * em }, 0.0,
                   plot->inks->text);
  if (allowed >= 0)
    paint_limit (canvas, plot->left + (double) allowed * scale, y, ROW * em, em, plot->inks);
}

static void
paint_row (SkvCanvas *canvas, const Plot *plot, const SkvUptime *uptime, SkvBox box)
{
  double em = plot->em, height = plot->is_narrow ? WORDS * em : box.height;
  double name = plot->is_narrow ? box.width * 0.48 : plot->left - box.x;
  double end = plot->is_narrow ? name : plot->left + plot->width - box.x;
  SkvTextStyle style = { .size = em, .color = plot->inks->text };
  g_autofree char *words = level_words (uptime);

  if (plot->is_narrow)
    style.size = em * 0.9;
  skv_canvas_text (canvas, (SkvBox){ box.x, box.y, name - em * 0.6, height }, &style,
                   uptime->system->name);
  paint_bar (canvas, plot, uptime, plot->is_narrow ? box.y + WORDS * em : box.y);
  style.align = SKV_ALIGN_END;
  style.weight = skv_uptime_is_met (uptime) == 0 ? SKV_WEIGHT_BOLD : SKV_WEIGHT_NORMAL;
  skv_canvas_text (canvas,
                   (SkvBox){ box.x + end + em * 0.5, box.y, box.width - end - em * 0.5, height },
                   &style, words);
}

/* how long the longest bar is */
static void
paint_scale (SkvCanvas *canvas, SkvBox box, double em, gint64 most, const SkvReportInks *inks)
{
  SkvTextStyle style = { .size = em * 0.9, .align = SKV_ALIGN_END, .color = inks->text };
  g_autofree char *words = skv_report_seconds (most);

  skv_canvas_fill (canvas, (SkvBox){ box.x, box.y, box.width, em * 0.05 }, 0.0, inks->text);
  skv_canvas_text (canvas, (SkvBox){ box.x, box.y, box.width, box.height }, &style, words);
  style.align = SKV_ALIGN_START;
  skv_canvas_text (canvas, (SkvBox){ box.x, box.y, em * 2.0, box.height }, &style, "0");
}

static void
paint_legend (SkvCanvas *canvas, const Plot *plot, SkvBox box)
{
  const char *const words[] = { _("Downtime that counts"), _("Planned and announced"),
                                _("Caused outside"), _("What the agreed level allows") };
  SkvTextStyle style = { .size = plot->em * 0.9, .color = plot->inks->text };
  int columns = plot->is_narrow ? 1 : 2;
  double em = plot->em, width = box.width / columns;

  for (int i = 0; i < 4; i++)
    {
      double x = box.x + (i % columns) * width, y = box.y + (i / columns) * LEGEND * em;

      if (i < 3)
        skv_report_paint_piece (canvas, pieces[i], plot->inks->inks[piece_inks[i]],
                                (SkvBox){ x, y + em * 0.5, em * 2.0, em }, em);
      else
        paint_limit (canvas, x + em, y, LEGEND * em, em, plot->inks);
      skv_canvas_text (canvas, (SkvBox){ x + em * 2.6, y, width - em * 3.0, LEGEND * em }, &style,
                       words[i]);
    }
}

static void
paint_chart (const SkvReport *self, SkvCanvas *canvas, SkvBox box, double em, gboolean dark)
{
  g_autoptr (GPtrArray) list = skv_report_list_uptimes (self);
  SkvReportInks inks = skv_report_get_inks (dark);
  Plot plot = { .inks = &inks, .em = em, .is_narrow = box.width < SKV_REPORT_NARROW * em };
  double row = row_height (box.width, em);

  plot.left = plot.is_narrow ? box.x + em * 0.1 : box.x + box.width * LABEL_SHARE;
  plot.width = plot.is_narrow ? box.width - em * 0.4 : box.width * (1.0 - LABEL_SHARE - END_SHARE);
  plot.most = find_most (list);
  for (guint i = 0; i < list->len; i++)
    paint_row (canvas, &plot, list->pdata[i], (SkvBox){ box.x, box.y + i * row, box.width, row });
  box.y += list->len * row;
  paint_scale (canvas, (SkvBox){ plot.left, box.y, plot.width, LEGEND * em }, em, plot.most, &inks);
  box.y += 1.2 * LEGEND * em;
  paint_legend (canvas, &plot, box);
}

const SkvReportChart skv_report_uptime_chart = {
  chart_height, paint_chart,
  N_("Downtime of each system as bars; the table below says the same in words")
};
