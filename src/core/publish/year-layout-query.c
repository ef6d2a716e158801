/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/year-layout-private.h"

/* What stands where in a layout, found by binary search. */

SkvDay
skv_year_layout_get_from (const SkvYearLayout *self)
{
  return self->from;
}

SkvDay
skv_year_layout_get_to (const SkvYearLayout *self)
{
  return self->to;
}

const SkvYearMetrics *
skv_year_layout_get_metrics (const SkvYearLayout *self)
{
  return &self->metrics;
}

double
skv_year_layout_get_width (const SkvYearLayout *self)
{
  return self->width;
}

double
skv_year_layout_get_height (const SkvYearLayout *self)
{
  return self->height;
}

double
skv_year_layout_get_min_height (const SkvYearLayout *self)
{
  return self->min_height;
}

double
skv_year_layout_get_pitch (const SkvYearLayout *self)
{
  return self->pitch;
}

guint
skv_year_layout_get_n_columns (const SkvYearLayout *self)
{
  return self->n_columns;
}

guint
skv_year_layout_get_n_rows (const SkvYearLayout *self)
{
  return self->rows->len;
}

const SkvYearRow *
skv_year_layout_get_row (const SkvYearLayout *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);

  return &g_array_index (self->rows, SkvYearRow, row);
}

const SkvYearRect *
skv_year_layout_get_rects (const SkvYearLayout *self, guint *n)
{
  if (n != NULL)
    *n = self->rects->len;
  return &g_array_index (self->rects, SkvYearRect, 0);
}

double
skv_year_layout_column_x (const SkvYearLayout *self, guint column)
{
  g_return_val_if_fail (column <= self->n_columns, 0.0);

  return self->columns[column];
}

/* Where the first rectangle of a bar with at least that number stands in by_bar. */
static guint
lower_bound (const SkvYearLayout *self, guint bar)
{
  guint low = 0, high = self->by_bar->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint at = g_array_index (self->by_bar, guint, middle);

      if (g_array_index (self->rects, SkvYearRect, at).bar < bar)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const guint *
skv_year_layout_find_bar (const SkvYearLayout *self, guint bar, guint *n)
{
  guint first = lower_bound (self, bar);
  guint end = bar == G_MAXUINT ? self->by_bar->len : lower_bound (self, bar + 1);

  if (n != NULL)
    *n = end - first;
  return end > first ? &g_array_index (self->by_bar, guint, first) : NULL;
}

GArray *
skv_year_layout_list_density (const SkvYearLayout *self, const SkvYearRect *rect)
{
  GArray *bars = g_array_new (FALSE, FALSE, sizeof (guint));
  const SkvYearRow *row = skv_year_layout_get_row (self, rect->row);
  guint day = (guint) (rect->first_day - row->first_day);
  guint64 group = skv_packing_group_key (rect->row, rect->band, rect->lane);
  guint low = 0, high = self->hidden->len;

  if ((rect->flags & SKV_YEAR_RECT_DENSITY) == 0)
    return bars;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->hidden, SkvPiece, middle).key >> SKV_PACK_KEY_SHIFT < group)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < self->hidden->len; low++)
    {
      const SkvPiece *piece = &g_array_index (self->hidden, SkvPiece, low);

      if (piece->key >> SKV_PACK_KEY_SHIFT != group || piece->first > day)
        break;
      if (piece->end > day)
        g_array_append_val (bars, piece->bar);
    }
  return bars;
}

int
skv_year_layout_row_at (const SkvYearLayout *self, double y)
{
  guint low = 0, high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const SkvYearRow *row = &g_array_index (self->rows, SkvYearRow, middle);

      if (y < row->y)
        high = middle;
      else if (y >= row->y + row->height)
        low = middle + 1;
      else
        return (int) middle;
    }
  return -1;
}

gboolean
skv_year_layout_get_band (
  const SkvYearLayout *self, guint row, guint band, double *y, double *height)
{
  guint n = self->metrics.n_bands, first, end, last;
  const SkvYearRow *place;
  double top, bottom;

  if (band >= n || row >= self->rows->len || self->band_tracks->len == 0)
    return FALSE;
  place = &g_array_index (self->rows, SkvYearRow, row);
  first = g_array_index (self->band_tracks, guint, row * (n + 1) + band);
  end = g_array_index (self->band_tracks, guint, row * (n + 1) + band + 1);
  last = g_array_index (self->band_tracks, guint, row * (n + 1) + n);
  if (end == first)
    return FALSE;
  top = place->bars_y + first * self->pitch;
  bottom = end == last ? place->y + place->height : place->bars_y + end * self->pitch;
  if (y != NULL)
    *y = top;
  if (height != NULL)
    *height = bottom - top;
  return TRUE;
}

int
skv_year_layout_band_at (const SkvYearLayout *self, double y)
{
  int row = skv_year_layout_row_at (self, y);

  for (guint band = 0; row >= 0 && band < self->metrics.n_bands; band++)
    {
      double top, height;

      if (skv_year_layout_get_band (self, (guint) row, band, &top, &height) && y >= top &&
          y < top + height)
        return (int) band;
    }
  return -1;
}

int
skv_year_layout_column_at (const SkvYearLayout *self, double x)
{
  guint low = 0, high = self->n_columns;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (x < self->columns[middle])
        high = middle;
      else if (x >= self->columns[middle + 1])
        low = middle + 1;
      else
        return (int) middle;
    }
  return -1;
}

/* In a time grid they lie beside each other, in no order of lines. */
static const SkvYearRect *
grid_rect_at (const SkvYearLayout *self, const SkvYearRow *row, double x, double y)
{
  for (guint i = row->first_rect + row->n_rects; i-- > row->first_rect;)
    {
      const SkvYearRect *rect = &g_array_index (self->rects, SkvYearRect, i);

      if (x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height)
        return rect;
    }
  return NULL;
}

const SkvYearRect *
skv_year_layout_rect_at (const SkvYearLayout *self, double x, double y)
{
  int row_index = skv_year_layout_row_at (self, y);
  const SkvYearRow *row;
  guint low, high;

  if (row_index < 0)
    return NULL;
  row = &g_array_index (self->rows, SkvYearRow, row_index);
  if (self->is_week && row_index + 1 == (int) self->rows->len)
    return grid_rect_at (self, row, x, y);
  low = row->first_rect;
  high = row->first_rect + row->n_rects;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const SkvYearRect *rect = &g_array_index (self->rects, SkvYearRect, middle);

      if (y < rect->y)
        high = middle;
      else if (y >= rect->y + rect->height)
        low = middle + 1;
      else if (x < rect->x)
        high = middle;
      else if (x >= rect->x + rect->width)
        low = middle + 1;
      else
        return rect;
    }
  return NULL;
}

SkvDay
skv_year_layout_day_at (const SkvYearLayout *self, double x, double y)
{
  int row_index = skv_year_layout_row_at (self, y);
  int column = skv_year_layout_column_at (self, x);
  const SkvYearRow *row;
  SkvDay day;

  if (row_index < 0 || column < 0)
    return SKV_DAY_NONE;
  row = &g_array_index (self->rows, SkvYearRow, row_index);
  day = row->first_day + column - (int) row->first_column;
  return day >= row->first_day && day < row->end_day ? day : SKV_DAY_NONE;
}

gboolean
skv_year_layout_day_place (const SkvYearLayout *self, SkvDay day, guint *row, guint *column)
{
  guint low = 0, high = self->rows->len;

  if (day < self->from || day >= self->to)
    return FALSE;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->rows, SkvYearRow, middle).first_day <= day)
        low = middle;
      else
        high = middle;
    }
  if (row != NULL)
    *row = low;
  if (column != NULL)
    {
      const SkvYearRow *found = &g_array_index (self->rows, SkvYearRow, low);

      *column = found->first_column + (guint) (day - found->first_day);
    }
  return TRUE;
}

gboolean
skv_year_layout_day_cell (
  const SkvYearLayout *self, SkvDay day, double *x, double *y, double *width, double *height)
{
  guint row, column;

  if (!skv_year_layout_day_place (self, day, &row, &column))
    return FALSE;
  if (x != NULL)
    *x = self->columns[column];
  if (y != NULL)
    *y = g_array_index (self->rows, SkvYearRow, row).y;
  if (width != NULL)
    *width = self->columns[column + 1] - self->columns[column];
  if (height != NULL)
    *height = g_array_index (self->rows, SkvYearRow, row).height;
  return TRUE;
}

/* --- life ---------------------------------------------------------------------------------- */

SkvYearLayout *
skv_year_layout_ref (SkvYearLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
skv_year_layout_unref (SkvYearLayout *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->rows);
  g_array_unref (self->band_tracks);
  g_array_unref (self->rects);
  g_array_unref (self->by_bar);
  g_array_unref (self->hidden);
  g_free (self);
}
