/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/week-painter.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"
#include "core/publish/week-layout.h"

#define HEADER_SHARE 0.58
/* Quarters get lines of their own only if there is this much between them. */
#define LEAST_QUARTER 7.0

typedef enum
{
  NAME_FULL,  /* "Wednesday 12 June" */
  NAME_BRIEF, /* "Wed 12" */
  NAME_LEAST, /* "W 12" */
} NameLength;

/* (transfer full) */
static char *
name_day (SkvDay day, NameLength length)
{
  const char *weekday = skv_words_weekday_short (skv_day_weekday (day));

  if (length == NAME_LEAST)
    return g_strdup_printf ("%.*s %d", (int) (g_utf8_next_char (weekday) - weekday), weekday,
                            skv_day_of_month (day));
  if (length == NAME_BRIEF)
    /* TRANSLATORS: above a day of a week, short: "Wed 12" */
    return g_strdup_printf (C_("weekday and date", "%1$s %2$d"), weekday, skv_day_of_month (day));
  /* TRANSLATORS: above a day of a week: weekday, day and month: "Wednesday 12 June" */
  return g_strdup_printf (C_("weekday and date", "%1$s %2$d %3$s"),
                          skv_words_weekday (skv_day_weekday (day)), skv_day_of_month (day),
                          skv_words_month (skv_day_month (day)));
}

static SkvBox
name_box (const SkvYearLayout *layout, guint column)
{
  double x = skv_year_layout_column_x (layout, column);
  double height = skv_year_layout_get_metrics (layout)->header_height;

  return (SkvBox){ x + height * 0.25, 0.0,
                   skv_year_layout_column_x (layout, column + 1) - x - height * 0.35, height };
}

static gboolean
fit (SkvCanvas *canvas, const SkvYearLayout *layout, const SkvTextStyle *style, NameLength length)
{
  for (guint column = 0; column < 7; column++)
    {
      g_autofree char *name =
        name_day (skv_year_layout_get_from (layout) + (SkvDay) column, length);

      if (skv_canvas_measure (canvas, style, name) > name_box (layout, column).width)
        return FALSE;
    }
  return TRUE;
}

/* All seven in full, or none. */
static NameLength
choose_length (SkvCanvas *canvas, const SkvYearLayout *layout, const SkvTextStyle *style)
{
  if (fit (canvas, layout, style, NAME_FULL))
    return NAME_FULL;
  return fit (canvas, layout, style, NAME_BRIEF) ? NAME_BRIEF : NAME_LEAST;
}

void
skv_week_paint_header (SkvCanvas *canvas,
                       const SkvYearLayout *layout,
                       const SkvYearTheme *theme,
                       const SkvYearScene *scene)
{
  const SkvYearMetrics *metrics = skv_year_layout_get_metrics (layout);
  SkvDay from = skv_year_layout_get_from (layout);
  g_autofree char *week =
    g_strdup_printf (C_("week number", "w%d"), skv_day_iso_week (from, NULL));
  SkvTextStyle style = {
    .size = metrics->header_height * HEADER_SHARE,
    .align = SKV_ALIGN_CENTER,
    .color = theme->dim,
  };

  SkvTextStyle day_style = { .size = style.size, .weight = SKV_WEIGHT_BOLD };
  NameLength length = choose_length (canvas, layout, &day_style);

  for (guint column = 0; column < 7; column++)
    {
      g_autofree char *name = name_day (from + (SkvDay) column, length);
      gboolean red =
        column == 6 || (scene->shades != NULL && (scene->shades[column] & SKV_SHADE_PUBLIC) != 0);

      day_style.color = red ? theme->red : theme->date;
      skv_canvas_text (canvas, name_box (layout, column), &day_style, name);
    }
  skv_canvas_text (canvas, (SkvBox){ 0.0, 0.0, metrics->label_width, metrics->header_height },
                   &style, week);
  skv_canvas_fill (
    canvas, (SkvBox){ 0.0, metrics->header_height - 1.0, skv_year_layout_get_width (layout), 1.0 },
    0.0, theme->rule);
}

static SkvColor
fainter (SkvColor color, float share)
{
  color.alpha *= share;
  return color;
}

static void
paint_hour (SkvCanvas *canvas,
            const SkvYearLayout *layout,
            const SkvYearTheme *theme,
            guint number,
            double y,
            double height)
{
  const SkvYearMetrics *metrics = skv_year_layout_get_metrics (layout);
  double left = metrics->label_width, width = skv_year_layout_get_width (layout) - left;
  SkvTextStyle style = {
    .size = metrics->date_height > 0.0 ? MIN (height * 0.5, metrics->text_height * 0.72) : 9.0,
    .align = SKV_ALIGN_END,
    .color = theme->date,
  };
  char text[12];

  skv_canvas_fill (canvas, (SkvBox){ left, y, width, 1.0 }, 0.0, theme->rule);
  for (int quarter = 1; quarter < 4; quarter++)
    if (quarter == 2 || height / 4.0 >= LEAST_QUARTER)
      skv_canvas_fill (canvas, (SkvBox){ left, y + height * quarter / 4.0, width, 1.0 }, 0.0,
                       fainter (theme->rule, quarter == 2 ? 0.6f : 0.3f));
  g_snprintf (text, sizeof text, "%02u:00", number);
  skv_canvas_text (canvas, (SkvBox){ 0.0, y, left - 6.0, style.size * 1.6 }, &style, text);
}

void
skv_week_paint_hours (SkvCanvas *canvas, const SkvYearLayout *layout, const SkvYearTheme *theme)
{
  const SkvYearMetrics *metrics = skv_year_layout_get_metrics (layout);
  double hour, top = skv_week_layout_get_grid (layout, &hour);
  double height = skv_year_layout_get_height (layout) - metrics->header_height;
  SkvTextStyle style = {
    .size = metrics->text_height * 0.72,
    .align = SKV_ALIGN_END,
    .color = theme->date,
  };

  for (guint column = 0; column <= 7; column++)
    skv_canvas_fill (
      canvas,
      (SkvBox){ skv_year_layout_column_x (layout, column), metrics->header_height, 1.0, height },
      0.0, theme->rule);
  for (guint i = 0; i < 24; i++)
    paint_hour (canvas, layout, theme, i, top + i * hour, hour);
  skv_canvas_fill (canvas, (SkvBox){ 0.0, top - 1.0, skv_year_layout_get_width (layout), 2.0 }, 0.0,
                   theme->rule);
  /* TRANSLATORS: beside what lasts whole days, above the hours; short */
  skv_canvas_text (canvas,
                   (SkvBox){ 0.0, metrics->header_height, metrics->label_width - 6.0,
                             metrics->max_pitch + 2.0 * metrics->row_padding },
                   &style, _("all day"));
}
