/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/week-layout.h"

#include <math.h>

#include "core/publish/year-layout-private.h"

#define DAY_MINUTES 1440
/* at the right of a day some room is left for what is new */
#define FREE_SHARE 0.06

/* the part of a bar on one day of the grid */
typedef struct
{
  const SkvYearBar *bar;
  guint day; /* 0..6 */
  int start; /* minutes of the day, [start, end) */
  int end;
  int seen_end; /* end, or more where it is drawn higher than it is long */
  guint column;
  guint flags; /* SkvYearRectFlags */
} Piece;

typedef struct
{
  SkvYearLayout *layout;
  double hour;
  int least;      /* minutes that a bar takes at least */
  GArray *pieces; /* (element-type Piece) */
} Grid;

gboolean
skv_week_layout_is (const SkvYearLayout *self)
{
  return self->is_week;
}

static const SkvYearRow *
grid_row (const SkvYearLayout *self)
{
  return &g_array_index (self->rows, SkvYearRow, self->rows->len - 1);
}

double
skv_week_layout_get_grid (const SkvYearLayout *self, double *hour)
{
  if (!self->is_week)
    {
      if (hour != NULL)
        *hour = 0.0;
      return 0.0;
    }
  if (hour != NULL)
    *hour = grid_row (self)->height / 24.0;
  return grid_row (self)->y;
}

gint64
skv_week_layout_minute_at (const SkvYearLayout *self, double x, double y)
{
  int column = skv_year_layout_column_at (self, x);
  double hour, top = skv_week_layout_get_grid (self, &hour);
  int minute;

  if (!self->is_week || column < 0 || y < top || y >= top + 24.0 * hour)
    return G_MININT64;
  minute = (int) ((y - top) / hour * 60.0);
  minute -= minute % SKV_QUARTER_MINUTES;
  return (gint64) (self->from + column) * DAY_MINUTES + minute;
}

gboolean
skv_week_layout_span (const SkvYearLayout *self,
                      SkvDay day,
                      gint64 start,
                      gint64 end,
                      double *x,
                      double *y,
                      double *width,
                      double *height)
{
  gint64 midnight = (gint64) day * DAY_MINUTES;
  double hour, top = skv_week_layout_get_grid (self, &hour);
  guint column = (guint) (day - self->from);

  start = MAX (start, midnight);
  end = MIN (end, midnight + DAY_MINUTES);
  if (!self->is_week || day < self->from || day >= self->to || start >= end)
    return FALSE;
  *x = self->columns[column];
  *width = self->columns[column + 1] - *x;
  *y = top + (double) (start - midnight) * hour / 60.0;
  *height = (double) (end - start) * hour / 60.0;
  return TRUE;
}

/* --- beside each other ----------------------------------------------------------------------- */

static int
compare_pieces (const void *left, const void *right)
{
  const Piece *a = left, *b = right;

  if (a->day != b->day)
    return a->day < b->day ? -1 : 1;
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  if (a->bar->lane != b->bar->lane)
    return a->bar->lane < b->bar->lane ? -1 : 1;
  if (a->end != b->end)
    return a->end > b->end ? -1 : 1;
  return a->bar->index < b->bar->index ? -1 : a->bar->index > b->bar->index;
}

/* In lane order, so that what belongs together stands alike from day to day. */
static int
compare_in_run (const void *left, const void *right)
{
  const Piece *a = left, *b = right;

  if (a->bar->lane != b->bar->lane)
    return a->bar->lane < b->bar->lane ? -1 : 1;
  return compare_pieces (left, right);
}

static void
add_day (Grid *self, const SkvYearBar *bar, SkvDay day, gint64 end)
{
  gint64 midnight = (gint64) day * DAY_MINUTES;
  Piece piece = {
    .bar = bar,
    .day = (guint) (day - self->layout->from),
    .start = (int) (MAX (bar->start, midnight) - midnight),
    .end = (int) (MIN (end, midnight + DAY_MINUTES) - midnight),
  };

  piece.seen_end = MAX (piece.end, piece.start + self->least);
  if (piece.seen_end > DAY_MINUTES)
    piece.seen_end = DAY_MINUTES;
  if (bar->start < midnight)
    piece.flags |= SKV_YEAR_RECT_CONTINUES_LEFT;
  if (end > midnight + DAY_MINUTES)
    piece.flags |= SKV_YEAR_RECT_CONTINUES_RIGHT;
  if (bar->flags & SKV_YEAR_BAR_GHOST)
    piece.flags |= SKV_YEAR_RECT_GHOST;
  if (bar->flags & SKV_YEAR_BAR_PROPOSED)
    piece.flags |= SKV_YEAR_RECT_PROPOSED;
  g_array_append_val (self->pieces, piece);
}

static void
add_bar (Grid *self, const SkvYearBar *bar)
{
  gint64 end = MAX (bar->end, bar->start + 1);

  for (SkvDay day = self->layout->from; day < self->layout->to; day++)
    if (bar->start < (gint64) (day + 1) * DAY_MINUTES && end > (gint64) day * DAY_MINUTES)
      add_day (self, bar, day, end);
}

static void
add_rect (Grid *self, const Piece *piece, guint n_columns)
{
  SkvYearLayout *layout = self->layout;
  const SkvYearRow *row = grid_row (layout);
  double inset = layout->metrics.bar_inset;
  double left = layout->columns[piece->day], day = layout->columns[piece->day + 1] - left;
  double column = (day * (1.0 - FREE_SHARE)) / n_columns;
  SkvYearRect rect = {
    .row = layout->rows->len - 1,
    .lane = piece->bar->lane,
    .track = layout->rects->len, /* each a line of its own: none hides another's label */
    .bar = piece->bar->index,
    .count = 1,
    .flags = piece->flags,
    .first_day = layout->from + (SkvDay) piece->day,
    .end_day = layout->from + (SkvDay) piece->day + 1,
    .x = floor (left + piece->column * column) + inset,
    .y = row->y + piece->start * self->hour / 60.0,
  };
  double bottom = row->y + MAX (piece->seen_end, piece->start + 1) * self->hour / 60.0;

  rect.width = floor (left + (piece->column + 1) * column) - inset - rect.x;
  rect.height = MAX (1.0, bottom - rect.y - layout->metrics.bar_gap);
  rect.label_start = rect.x;
  rect.label_end = rect.x + rect.width;
  g_array_append_val (layout->rects, rect);
}

static gboolean
meets (const Piece *pieces, gsize n, const Piece *piece)
{
  for (gsize i = 0; i < n; i++)
    if (pieces[i].column == piece->column && pieces[i].start < piece->seen_end &&
        piece->start < pieces[i].seen_end)
      return TRUE;
  return FALSE;
}

/* pieces that hang together by overlapping: columns for them, then rectangles in order of time */
static void
place_run (Grid *self, Piece *pieces, gsize n)
{
  guint n_columns = 1;

  qsort (pieces, n, sizeof *pieces, compare_in_run);
  for (gsize i = 0; i < n; i++)
    {
      pieces[i].column = 0;
      while (meets (pieces, i, &pieces[i]))
        pieces[i].column++;
      n_columns = MAX (n_columns, pieces[i].column + 1);
    }
  qsort (pieces, n, sizeof *pieces, compare_pieces);
  for (gsize i = 0; i < n; i++)
    add_rect (self, &pieces[i], n_columns);
}

static void
place_pieces (Grid *self)
{
  Piece *pieces = &g_array_index (self->pieces, Piece, 0);
  gsize n = self->pieces->len, start = 0;
  int busy_until = 0;

  if (n > 0)
    qsort (pieces, n, sizeof *pieces, compare_pieces);
  for (gsize i = 0; i <= n; i++)
    {
      if (i > start &&
          (i == n || pieces[i].day != pieces[start].day || pieces[i].start >= busy_until))
        {
          place_run (self, pieces + start, i - start);
          start = i;
          busy_until = 0;
        }
      if (i < n)
        busy_until = MAX (busy_until, pieces[i].seen_end);
    }
}

/* --- all of it ------------------------------------------------------------------------------- */

/* What lasts a day or longer: hours say little of it. */
static gboolean
is_long (const SkvYearBar *bar)
{
  return bar->end - bar->start >= DAY_MINUTES;
}

/* the lanes on top, as low as they can be */
static SkvYearLayout *
make_top (
  SkvDay monday, const SkvYearBar *bars, gsize n_bars, double width, const SkvYearMetrics *given)
{
  SkvYearMetrics metrics = *given;
  g_autoptr (GArray) lasting = g_array_new (FALSE, FALSE, sizeof (SkvYearBar));
  SkvYearLayout *layout;

  metrics.by_week = TRUE;
  metrics.min_pitch = metrics.max_pitch;
  metrics.min_cap = metrics.max_cap;
  metrics.min_tracks = 1;
  metrics.date_height = metrics.row_padding;
  metrics.crowd = G_MAXUINT / 16;
  for (gsize i = 0; i < n_bars; i++)
    if (is_long (&bars[i]))
      g_array_append_val (lasting, bars[i]);
  layout = skv_year_layout_new (monday, monday + 7, &g_array_index (lasting, SkvYearBar, 0),
                                lasting->len, width, 0.0, &metrics);
  layout->metrics.hour_height = MAX (given->hour_height, 4.0);
  return layout;
}

SkvYearLayout *
skv_week_layout_new (SkvDay monday,
                     const SkvYearBar *bars,
                     gsize n_bars,
                     double width,
                     double height,
                     const SkvYearMetrics *metrics)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  SkvYearLayout *self;
  Grid grid;

  g_return_val_if_fail (monday != SKV_DAY_NONE && skv_day_weekday (monday) == SKV_MONDAY, NULL);
  g_return_val_if_fail (bars != NULL || n_bars == 0, NULL);
  g_return_val_if_fail (metrics != NULL, NULL);

  self = make_top (monday, bars, n_bars, width, metrics);
  grid = (Grid){ .layout = self, .pieces = pieces };
  grid.hour = MAX (floor ((height - self->height) / 24.0), self->metrics.hour_height);
  grid.least = (int) ceil (MAX (self->metrics.text_height, 8.0) / grid.hour * 60.0);
  self->is_week = TRUE;
  g_array_append_vals (self->rows,
                       &(SkvYearRow){ .first_day = monday,
                                      .end_day = monday + 7,
                                      .y = self->height,
                                      .height = 24.0 * grid.hour,
                                      .bars_y = self->height },
                       1);
  self->height += 24.0 * grid.hour;
  self->min_height += 24.0 * self->metrics.hour_height;
  for (gsize i = 0; i < n_bars; i++)
    if (!is_long (&bars[i]))
      add_bar (&grid, &bars[i]);
  place_pieces (&grid);
  skv_year_layout_index (self);
  return self;
}
