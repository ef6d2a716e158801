/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/year-painter.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"
#include "core/publish/bar-painter.h"
#include "core/publish/week-layout.h"
#include "core/publish/week-painter.h"
#include "core/publish/year-link.h"

/* Text in the date line, as shares of its height, which is 15 at the usual scale. */
#define DATE_SHARE 0.66
#define WEEK_SHARE 0.52
#define MONTH_SHARE 0.82
#define HEADER_SHARE 0.62
/* of the height of the day numbers: from line to line; and of that the width of a line */
#define SCHOOL_STEP_SHARE 0.3
#define SCHOOL_LINE_SHARE 0.35
/* of it again: where the ribbon begins, below the digits */
#define SCHOOL_TOP_SHARE 0.84
/* names of bands, of the pitch, and no larger than this of the date line */
#define BAND_SHARE 0.8
#define BAND_MOST_SHARE 0.8
/* Digits are about this wide, of the em. */
#define LETTER_EM 0.95 /* the widest capital */
#define DIGIT_EM 0.62

typedef struct
{
  SkvCanvas *canvas;
  const SkvYearLayout *layout;
  const SkvYearTheme *theme;
  const SkvYearScene *scene;
  const SkvYearMetrics *metrics;
} Painter;

static guint8
shade_of (const Painter *self, SkvDay day)
{
  return self->scene->shades != NULL
           ? self->scene->shades[day - skv_year_layout_get_from (self->layout)]
           : 0;
}

static SkvTextStyle
weekday_style (const Painter *self, SkvWeekday weekday)
{
  return (SkvTextStyle){
    .size = self->metrics->header_height * HEADER_SHARE * 0.85,
    .color = weekday == SKV_SUNDAY ? self->theme->red : self->theme->date,
  };
}

static const char *
weekday_name (const Painter *self, SkvWeekday weekday)
{
  return self->metrics->by_week ? skv_words_weekday (weekday) : skv_words_weekday_short (weekday);
}

static void
paint_weekday (const Painter *self, guint column, gboolean only_letter)
{
  SkvWeekday weekday = SKV_MONDAY + column % 7;
  double x = skv_year_layout_column_x (self->layout, column);
  double width = skv_year_layout_column_x (self->layout, column + 1) - x;
  double height = self->metrics->header_height, padding = self->metrics->date_height * 0.2;
  const char *name = weekday_name (self, weekday);
  g_autofree char *letter = g_utf8_substring (name, 0, 1);
  SkvTextStyle style = weekday_style (self, weekday);

  if (only_letter)
    {
      /* however large text is: an "M" that is cut says nothing */
      padding = MIN (padding, width * 0.1);
      style.size = MIN (style.size, (width - 2.0 * padding) / LETTER_EM);
    }
  skv_canvas_text (self->canvas, (SkvBox){ x + padding, 0.0, width - padding, height }, &style,
                   only_letter ? letter : name);
}

/* All of them are in full, or none: "Mon Tue W" would puzzle. */
static gboolean
weekdays_fit (const Painter *self)
{
  double padding = self->metrics->date_height * 0.2;
  double width = (skv_year_layout_get_width (self->layout) - self->metrics->label_width) /
                 skv_year_layout_get_n_columns (self->layout);

  for (SkvWeekday weekday = SKV_MONDAY; weekday <= SKV_SUNDAY; weekday++)
    {
      SkvTextStyle style = weekday_style (self, weekday);

      if (skv_canvas_measure (self->canvas, &style, weekday_name (self, weekday)) > width - padding)
        return FALSE;
    }
  return TRUE;
}

static void
paint_header (const Painter *self)
{
  double width = skv_year_layout_get_width (self->layout), height = self->metrics->header_height;
  gboolean only_letters;

  skv_canvas_fill (self->canvas, (SkvBox){ 0.0, 0.0, width, height }, 0.0, self->theme->background);
  if (skv_week_layout_is (self->layout))
    {
      skv_week_paint_header (self->canvas, self->layout, self->theme, self->scene);
      return;
    }
  only_letters = !weekdays_fit (self);
  for (guint column = 0; column < skv_year_layout_get_n_columns (self->layout); column++)
    paint_weekday (self, column, only_letters);
}

void
skv_year_paint_school (SkvCanvas *canvas, const SkvYearTheme *theme, SkvBox box, double step)
{
  skv_canvas_hatch (canvas, box, 0.0, -step, step * SCHOOL_LINE_SHARE, theme->school);
}

/* A ribbon under the day numbers. Neighbouring days are one box: its lines run on from day to day.
 */
static void
paint_schools (const Painter *self, const SkvYearRow *row)
{
  double height = self->metrics->date_height;
  SkvDay first = row->first_day, end;

  for (; first < row->end_day; first = end)
    {
      guint column = row->first_column + (guint) (first - row->first_day);
      double x = skv_year_layout_column_x (self->layout, column);
      double right;

      for (end = first; end < row->end_day && (shade_of (self, end) & SKV_SHADE_SCHOOL); end++)
        ;
      if (end == first)
        {
          end++;
          continue;
        }
      right = skv_year_layout_column_x (self->layout, column + (guint) (end - first));
      skv_year_paint_school (self->canvas, self->theme,
                             (SkvBox){ x, row->y + height * SCHOOL_TOP_SHARE, right - x,
                                       height * (1.0 - SCHOOL_TOP_SHARE) },
                             height * SCHOOL_STEP_SHARE);
    }
}

static void
paint_shades (const Painter *self, const SkvYearRow *row)
{
  for (SkvDay day = row->first_day; day < row->end_day; day++)
    {
      guint column = row->first_column + (guint) (day - row->first_day);
      double x = skv_year_layout_column_x (self->layout, column);
      SkvBox box = { x, row->y, skv_year_layout_column_x (self->layout, column + 1) - x,
                     row->height };
      guint8 shade = shade_of (self, day);

      if (column % 7 >= 5)
        skv_canvas_fill (self->canvas, box, 0.0, self->theme->weekend);
      if (shade & SKV_SHADE_PUBLIC)
        skv_canvas_fill (self->canvas, box, 0.0, self->theme->holiday);
      else if (shade & (SKV_SHADE_EVE | SKV_SHADE_HALF_DAY))
        skv_canvas_fill (self->canvas, box, 0.0, self->theme->eve);
    }
  paint_schools (self, row);
}

/* "w23" at the right of a Monday; "23" all over the year if "w53" would not fit beside the widest
 * date; nothing where even that does not. @used: what the day's number takes */
static void
paint_week (const Painter *self, SkvDay day, SkvBox box, const SkvTextStyle *date, double used)
{
  int week = skv_day_iso_week (day, NULL);
  /* Translators: a week number in a calendar, as short as can be: "w23" */
  g_autofree char *lettered = g_strdup_printf (C_("week number", "w%d"), week);
  g_autofree char *longest = g_strdup_printf (C_("week number", "w%d"), 53);
  g_autofree char *plain = g_strdup_printf ("%d", week);
  SkvTextStyle style = {
    .size = self->metrics->date_height * WEEK_SHARE,
    .align = SKV_ALIGN_END,
    .color = self->theme->dim,
  };
  double margin = self->metrics->date_height * 0.3;
  double least_room = box.width - margin - self->metrics->date_height * 0.4 -
                      skv_canvas_measure (self->canvas, date, "28");

  box.width -= margin;
  if (skv_canvas_measure (self->canvas, &style, longest) <= least_room)
    skv_canvas_text (self->canvas, box, &style, lettered);
  else if (skv_canvas_measure (self->canvas, &style, plain) <= box.width - used)
    skv_canvas_text (self->canvas, box, &style, plain);
}

static void
paint_dates (const Painter *self, const SkvYearRow *row)
{
  double padding = self->metrics->date_height * 0.2;

  for (SkvDay day = row->first_day; day < row->end_day; day++)
    {
      guint column = row->first_column + (guint) (day - row->first_day);
      double x = skv_year_layout_column_x (self->layout, column);
      SkvBox box = { x, row->y, skv_year_layout_column_x (self->layout, column + 1) - x,
                     self->metrics->date_height };
      gboolean red = column % 7 == 6 || (shade_of (self, day) & SKV_SHADE_PUBLIC) != 0;
      char number[12];
      /* two digits must fit the narrowest cell */
      double size =
        MIN (self->metrics->date_height * DATE_SHARE, box.width / (2.0 * DIGIT_EM + 0.2));
      SkvTextStyle style = {
        .size = size,
        .weight = red ? SKV_WEIGHT_BOLD : SKV_WEIGHT_NORMAL,
        .color = red ? self->theme->red : self->theme->date,
      };
      double inset = MIN (padding, box.width - 2.0 * DIGIT_EM * size);

      g_snprintf (number, sizeof number, "%d", skv_day_of_month (day));
      skv_canvas_text (self->canvas,
                       (SkvBox){ box.x + inset, box.y, box.width - inset, box.height }, &style,
                       number);
      if (column % 7 == 0 && !self->metrics->by_week)
        paint_week (self, day, box, &style,
                    padding * 2.0 + skv_canvas_measure (self->canvas, &style, number));
    }
}

/* Where the days shown are of two years: which of them a month is in. */
static void
paint_year_below (const Painter *self, const SkvYearRow *row, SkvBox month)
{
  g_autofree char *year = g_strdup_printf ("%d", skv_day_year (row->first_day));
  SkvTextStyle style = {
    .size = self->metrics->date_height * DATE_SHARE,
    .color = self->theme->dim,
  };

  month.y += month.height * 0.85;
  if (month.height * 1.85 <= row->height)
    skv_canvas_text (self->canvas, month, &style, year);
}

/* beside a row that is a week */
static void
paint_week_label (const Painter *self, const SkvYearRow *row)
{
  g_autofree char *number =
    g_strdup_printf (C_("week number", "w%d"), skv_day_iso_week (row->first_day, NULL));
  SkvTextStyle style = {
    .size = self->metrics->date_height * DATE_SHARE,
    .weight = SKV_WEIGHT_BOLD,
    .align = SKV_ALIGN_CENTER,
    .color = self->theme->date,
  };

  skv_canvas_text (self->canvas,
                   (SkvBox){ 0.0, row->y, self->metrics->label_width, self->metrics->date_height },
                   &style, number);
}

static void
paint_month (const Painter *self, const SkvYearRow *row)
{
  double padding = MIN (self->metrics->date_height * 0.6, self->metrics->label_width * 0.12);
  int month = skv_day_month (row->first_day);
  const char *name = skv_words_month (month);
  SkvBox box = { padding, row->y, self->metrics->label_width - 1.5 * padding,
                 self->metrics->date_height * 1.25 };
  SkvTextStyle style = {
    .size = self->metrics->date_height * MONTH_SHARE,
    .weight = SKV_WEIGHT_BOLD,
    .color = self->theme->text,
  };

  if (skv_canvas_measure (self->canvas, &style, name) > box.width)
    name = skv_words_month_short (month);
  skv_canvas_text (self->canvas, box, &style, name);
  if (skv_day_year (skv_year_layout_get_from (self->layout)) !=
      skv_day_year (skv_year_layout_get_to (self->layout) - 1))
    paint_year_below (self, row, box);
}

/* Thin lines where weeks begin: an eye that follows a Wednesday down needs something to hold. */
static void
paint_weeks (const Painter *self, const SkvYearRow *row)
{
  for (guint column = 0; column < skv_year_layout_get_n_columns (self->layout);
       column += self->metrics->by_week ? 1 : 7)
    {
      SkvDay day = row->first_day + (int) column - (int) row->first_column;
      double x = skv_year_layout_column_x (self->layout, column);

      if (day > row->first_day && day < row->end_day)
        skv_canvas_fill (self->canvas, (SkvBox){ x, row->y, 1.0, row->height }, 0.0,
                         self->theme->rule);
    }
}

/* what parts the bands of a row, and whose they are */
static void
paint_bands (const Painter *self, guint row)
{
  double padding = MIN (self->metrics->date_height * 0.6, self->metrics->label_width * 0.12);
  double pitch = skv_year_layout_get_pitch (self->layout);
  SkvTextStyle style = {
    .size = MIN (pitch * BAND_SHARE, self->metrics->date_height * BAND_MOST_SHARE),
    .color = self->theme->date,
  };

  for (guint band = 0; band < self->metrics->n_bands; band++)
    {
      double y, height;

      if (!skv_year_layout_get_band (self->layout, row, band, &y, &height))
        continue;
      skv_canvas_fill (self->canvas,
                       (SkvBox){ 0.0, y, skv_year_layout_get_width (self->layout), 1.0 }, 0.0,
                       self->theme->rule);
      if (self->scene->bands != NULL)
        skv_canvas_text (
          self->canvas,
          (SkvBox){ padding, y, self->metrics->label_width - 1.5 * padding, MIN (pitch, height) },
          &style, self->scene->bands[band]);
    }
}

static void
paint_grid (const Painter *self)
{
  double width = skv_year_layout_get_width (self->layout);

  skv_canvas_fill (self->canvas,
                   (SkvBox){ 0.0, 0.0, width, skv_year_layout_get_height (self->layout) }, 0.0,
                   self->theme->background);
  for (guint i = 0; i < skv_year_layout_get_n_rows (self->layout); i++)
    {
      const SkvYearRow *row = skv_year_layout_get_row (self->layout, i);

      if (!self->metrics->by_week && skv_day_month (row->first_day) % 2 == 0)
        skv_canvas_fill (self->canvas, (SkvBox){ 0.0, row->y, width, row->height }, 0.0,
                         self->theme->band);
      paint_shades (self, row);
      paint_weeks (self, row);
      skv_canvas_fill (self->canvas, (SkvBox){ 0.0, row->y, width, 1.0 }, 0.0, self->theme->rule);
      if (skv_week_layout_is (self->layout))
        continue;
      if (self->metrics->by_week)
        paint_week_label (self, row);
      else
        paint_month (self, row);
      paint_dates (self, row);
      paint_bands (self, i);
    }
  if (skv_week_layout_is (self->layout))
    skv_week_paint_hours (self->canvas, self->layout, self->theme);
}

#define ANY_PROPOSAL (SKV_PAINT_PROPOSED | SKV_PAINT_LEAVING | SKV_PAINT_GOING | SKV_PAINT_CHANGING)

/* Gives the worst mark of those that a rectangle stands for, and all their flags. */
static SkvMark
sum_up (const Painter *self, const SkvYearRect *rect, guint *flags)
{
  g_autoptr (GArray) inside = skv_year_layout_list_density (self->layout, rect);
  SkvMark worst = SKV_MARK_NONE;

  *flags = 0;
  for (guint i = 0; i < inside->len; i++)
    {
      guint bar = g_array_index (inside, guint, i);

      if (bar >= self->scene->n_bars)
        continue;
      worst = MAX (worst, self->scene->bars[bar].mark);
      *flags |= self->scene->bars[bar].flags;
    }
  return worst;
}

static double
paint_rect (const Painter *self, const SkvYearRect *rect, double label_start)
{
  SkvBarPlace place = {
    .box = { rect->x, rect->y, rect->width, rect->height },
    .flags = rect->flags,
    .label_start = label_start,
    .label_end = rect->label_end,
    .text_height = self->metrics->text_height,
  };

  if (rect->bar >= self->scene->n_bars)
    return label_start;
  if (rect->flags & SKV_YEAR_RECT_DENSITY)
    {
      guint flags;
      SkvMark mark = sum_up (self, rect, &flags);

      skv_bar_paint_density (self->canvas, self->theme, &self->scene->bars[rect->bar], place.box,
                             rect->count, mark, (flags & ANY_PROPOSAL) != 0);
      return rect->x + rect->width;
    }
  if (rect->bar == self->scene->skip)
    return label_start;
  return skv_bar_paint (self->canvas, self->theme, &self->scene->bars[rect->bar], &place);
}

/* Under the bars, so that they hide none of their text. */
static void
paint_links (const Painter *self)
{
  double width = MAX (1.0, skv_year_layout_get_pitch (self->layout) * 0.07);

  for (guint i = 0; i < self->scene->n_links; i++)
    {
      SkvYearLinkPath path;

      if (skv_year_link_path (self->layout, self->scene->links[i].from, self->scene->links[i].to,
                              &path))
        skv_year_link_paint (self->canvas, &path, width, self->theme->ghost);
    }
}

/* something beside a bar, which labels may flow over */
static gboolean
is_band (const Painter *self, const SkvYearRect *rect)
{
  return (rect->flags & SKV_YEAR_RECT_DENSITY) == 0 && rect->bar < self->scene->n_bars &&
         (self->scene->bars[rect->bar].flags & SKV_PAINT_AFTERCARE) != 0;
}

static void
paint_bars (const Painter *self)
{
  guint n;
  const SkvYearRect *rects = skv_year_layout_get_rects (self->layout, &n);
  double used = 0.0;

  paint_links (self);
  for (int band = 1; band >= 0; band--)
    for (guint i = 0; i < n; i++)
      {
        if (i == 0 || rects[i].row != rects[i - 1].row || rects[i].track != rects[i - 1].track)
          used = rects[i].label_start;
        if (is_band (self, &rects[i]) == band)
          used = paint_rect (self, &rects[i], used);
      }
}

void
skv_year_paint (SkvCanvas *canvas,
                const SkvYearLayout *layout,
                const SkvYearTheme *theme,
                const SkvYearScene *scene,
                SkvYearParts parts)
{
  Painter self = {
    .canvas = canvas,
    .layout = layout,
    .theme = theme,
    .scene = scene,
    .metrics = skv_year_layout_get_metrics (layout),
  };

  if (parts & SKV_PART_GRID)
    paint_grid (&self);
  if (parts & SKV_PART_HEADER)
    paint_header (&self);
  if (parts & SKV_PART_BARS)
    paint_bars (&self);
}

void
skv_year_paint_bar (SkvCanvas *canvas,
                    const SkvYearTheme *theme,
                    const SkvPaintBar *bar,
                    SkvBox box,
                    double label_end)
{
  SkvBarPlace place = {
    .box = box,
    .label_start = box.x,
    .label_end = MAX (label_end, box.x + box.width),
  };

  skv_bar_paint (canvas, theme, bar, &place);
}
