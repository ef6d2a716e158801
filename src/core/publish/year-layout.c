/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/year-layout-private.h"

#include <math.h>
#include <string.h>

/* A column is never narrower than this: nothing could be seen or hit in it. */
#define LEAST_COLUMN 4.0

typedef struct
{
  SkvYearLayout *layout;
  SkvPacking packing;
  guint cap;        /* tracks that a lane may have in a row */
  gboolean roomy;   /* room for labels is given */
  guint lane_track; /* of the group at work: its first track in the row */
} Builder;

static double
snap (const SkvYearMetrics *metrics, double length)
{
  return metrics->grid > 0.0 ? round (length / metrics->grid) * metrics->grid : length;
}

static double
snap_down (const SkvYearMetrics *metrics, double length)
{
  return metrics->grid > 0.0 ? floor (length / metrics->grid) * metrics->grid : length;
}

void
skv_year_metrics_init (SkvYearMetrics *self, double width, double scale)
{
  /* On a large screen dates and names of months grow with the bars' own text. */
  double breadth = CLAMP (width / (1400.0 * scale), 1.0, 1.4);

  g_return_if_fail (self != NULL && scale > 0.0);

  *self = (SkvYearMetrics){
    .label_width = round (CLAMP (width * 0.064, 34.0 * scale, 140.0 * scale)),
    .header_height = round (19.0 * scale * breadth),
    .date_height = round (15.0 * scale * breadth),
    .row_padding = round (3.0 * scale),
    .min_pitch = round (10.0 * scale),
    .max_pitch = round (20.0 * scale),
    .bar_gap = round (MAX (1.0, scale)),
    .bar_inset = round (MAX (1.0, scale)),
    .char_width = 5.0 * scale,
    .grid = 1.0,
    .min_tracks = 3,
    .min_cap = 4,
    .max_cap = 8,
    .crowd = 12,
  };
}

void
skv_year_metrics_zoom (SkvYearMetrics *self, SkvZoom zoom, double scale)
{
  static const double pitches[SKV_N_ZOOMS] = { 20.0, 22.0, 24.0, 24.0, 22.0 };
  static const guint caps[SKV_N_ZOOMS] = { 8, 14, 24, 32, 6 };

  g_return_if_fail (self != NULL && scale > 0.0);

  if (zoom == SKV_ZOOM_YEAR)
    return;
  self->max_pitch = round (pitches[zoom] * scale);
  self->max_cap = caps[zoom];
  self->text_height = round (17.0 * scale);
  if (zoom < SKV_ZOOM_MONTH)
    return;
  /* Rows of seven days have room for larger numbers. */
  self->by_week = TRUE;
  self->label_width = round (58.0 * scale);
  self->header_height = round (24.0 * scale);
  self->date_height = round (20.0 * scale);
  self->min_pitch = round (14.0 * scale);
  self->hour_height = round (21.0 * scale);
}

/* What the caller gave, made consistent. */
static void
set_metrics (SkvYearLayout *self, const SkvYearMetrics *given)
{
  SkvYearMetrics *metrics = &self->metrics;

  *metrics = *given;
  metrics->label_width = snap (metrics, MAX (0.0, metrics->label_width));
  metrics->header_height = snap (metrics, MAX (0.0, metrics->header_height));
  metrics->date_height = snap (metrics, MAX (0.0, metrics->date_height));
  metrics->row_padding = snap (metrics, MAX (0.0, metrics->row_padding));
  metrics->min_pitch = snap (metrics, MAX (metrics->min_pitch, MAX (2.0, metrics->grid)));
  metrics->max_pitch = MAX (metrics->min_pitch, snap (metrics, metrics->max_pitch));
  metrics->bar_gap = CLAMP (metrics->bar_gap, 0.0, metrics->min_pitch / 2.0);
  metrics->min_tracks = MAX (metrics->min_tracks, 1);
  metrics->max_cap = CLAMP (metrics->max_cap, 1, SKV_PACK_MAX_CAP);
  metrics->min_cap = CLAMP (metrics->min_cap, 1, metrics->max_cap);
  metrics->n_bands = MIN (metrics->n_bands, SKV_PACK_MAX_BANDS);
}

static void
set_columns (SkvYearLayout *self, double width)
{
  const SkvYearMetrics *metrics = &self->metrics;
  double least = LEAST_COLUMN * MAX (1.0, metrics->grid);
  double column;

  self->n_columns = metrics->by_week ? 7 : SKV_YEAR_COLUMNS;
  self->width = MAX (width, metrics->label_width + least * self->n_columns);
  column = (self->width - metrics->label_width) / self->n_columns;
  for (guint i = 0; i < self->n_columns; i++)
    self->columns[i] = snap (metrics, metrics->label_width + i * column);
  self->columns[self->n_columns] = snap_down (metrics, self->width);
  self->metrics.bar_inset = CLAMP (self->metrics.bar_inset, 0.0, least / 4.0);
}

static void
set_week_rows (SkvYearLayout *self)
{
  for (SkvDay day = self->from; day < self->to;)
    {
      guint column = (guint) (skv_day_weekday (day) - SKV_MONDAY);
      SkvYearRow row = { .first_day = day, .first_column = column };

      row.end_day = MIN (self->to, day + 7 - (SkvDay) column);
      g_array_append_val (self->rows, row);
      day = row.end_day;
    }
}

static void
set_rows (SkvYearLayout *self)
{
  SkvDay day = self->from;

  self->rows = g_array_new (FALSE, TRUE, sizeof (SkvYearRow));
  if (self->metrics.by_week)
    {
      set_week_rows (self);
      return;
    }
  while (day < self->to)
    {
      int year, month, day_of_month;
      SkvYearRow row = { .first_day = day };

      skv_day_to_ymd (day, &year, &month, &day_of_month);
      row.end_day = MIN (self->to, day - day_of_month + 1 + skv_days_in_month (year, month));
      /* columns follow the weekday of the month's first day, whether that is shown or not */
      row.first_column =
        (guint) (skv_day_weekday (day - day_of_month + 1) - SKV_MONDAY + day_of_month - 1);
      g_array_append_val (self->rows, row);
      day = row.end_day;
    }
}

/* Tracks of one row, whose groups begin at @next; @bands (nullable): the first track of each band,
 * and the end of the last. */
static guint
count_row (const Builder *self, guint row, gsize *next, guint cap, gboolean roomy, guint *bands)
{
  const SkvYearMetrics *metrics = &self->layout->metrics;
  guint sum = 0;

  for (guint band = 0; band < MAX (metrics->n_bands, 1); band++)
    {
      guint in_band = metrics->n_bands == 0 || metrics->hide_empty_bands ? 0 : 1, used = 0;

      for (; *next < self->packing.groups->len; (*next)++)
        {
          const SkvGroup *group = &g_array_index (self->packing.groups, SkvGroup, *next);

          if (group->row != row || (metrics->n_bands > 0 && group->band != band))
            break;
          used += skv_packing_group_tracks (group, cap, roomy);
        }
      if (bands != NULL)
        bands[band] = sum;
      sum += MAX (in_band, used);
    }
  /* the last one has what a row must have at least, unless it is to be hidden if empty */
  if (bands != NULL)
    bands[metrics->n_bands] = metrics->hide_empty_bands ? sum : MAX (sum, metrics->min_tracks);
  return MAX (sum, metrics->min_tracks);
}

/* Tracks of every row into @tracks (nullable); gives their sum. */
static guint
count_tracks (const Builder *self, guint cap, gboolean roomy, guint *tracks)
{
  const SkvYearLayout *layout = self->layout;
  GArray *all_bands = tracks != NULL && layout->metrics.n_bands > 0 ? layout->band_tracks : NULL;
  gsize next = 0;
  guint sum = 0;

  if (all_bands != NULL)
    g_array_set_size (all_bands, layout->rows->len * (layout->metrics.n_bands + 1));
  for (guint row = 0; row < layout->rows->len; row++)
    {
      guint *bands = all_bands != NULL
                       ? &g_array_index (all_bands, guint, row * (layout->metrics.n_bands + 1))
                       : NULL;
      guint in_row = count_row (self, row, &next, cap, roomy, bands);

      if (tracks != NULL)
        tracks[row] = in_row;
      sum += in_row;
    }
  return sum;
}

/* Height of all that is not tracks. */
static double
fixed_height (const SkvYearLayout *self)
{
  return self->metrics.header_height +
         self->rows->len * (self->metrics.date_height + self->metrics.row_padding);
}

/* The fewest tracks that a lane is left with when height is short. */
static guint
least_cap (const Builder *self)
{
  const SkvYearMetrics *metrics = &self->layout->metrics;
  guint most = self->layout->rows->len * MAX (metrics->crowd, 1);
  guint cap = metrics->min_cap;

  while (cap > 1 && count_tracks (self, cap, FALSE, NULL) > most)
    cap--;
  return cap;
}

/* Room for labels if there is height for it, then as many tracks a lane as there is height for. */
static void
choose_tracks (Builder *self, double height)
{
  const SkvYearLayout *layout = self->layout;
  double free_height = height - fixed_height (layout);
  guint fitting = free_height > 0.0 ? (guint) (free_height / layout->metrics.min_pitch) : 0;
  guint least = least_cap (self);

  self->cap = layout->metrics.max_cap;
  self->roomy = count_tracks (self, self->cap, TRUE, NULL) <= fitting;
  if (self->roomy)
    return;
  while (self->cap > least && count_tracks (self, self->cap, FALSE, NULL) > fitting)
    self->cap--;
}

static void
place_rows (Builder *self, double height)
{
  SkvYearLayout *layout = self->layout;
  const SkvYearMetrics *metrics = &layout->metrics;
  g_autofree guint *tracks = g_new0 (guint, layout->rows->len);
  guint least = count_tracks (self, least_cap (self), FALSE, NULL);
  guint sum = count_tracks (self, self->cap, self->roomy, tracks);
  double fixed = fixed_height (layout), spare, y = metrics->header_height, extra = 0.0;

  layout->min_height = fixed + least * metrics->min_pitch;
  layout->pitch =
    CLAMP (snap_down (metrics, (height - fixed) / sum), metrics->min_pitch, metrics->max_pitch);
  layout->height = MAX (height, fixed + sum * layout->pitch);
  spare = layout->height - fixed - sum * layout->pitch;
  for (guint i = 0; i < layout->rows->len; i++)
    {
      SkvYearRow *row = &g_array_index (layout->rows, SkvYearRow, i);
      double before = extra;

      extra = snap_down (metrics, spare * (i + 1) / layout->rows->len);
      row->y = y;
      row->bars_y = y + metrics->date_height;
      row->n_tracks = tracks[i];
      row->height =
        metrics->date_height + tracks[i] * layout->pitch + metrics->row_padding + extra - before;
      y += row->height;
    }
}

/* Rectangle of days [first, end) of a row in a track of the row. */
static void
add_rect (Builder *self, const SkvPiece *piece, guint track, guint first, guint end, guint count)
{
  SkvYearLayout *layout = self->layout;
  const SkvYearRow *row = &g_array_index (layout->rows, SkvYearRow, piece->row);
  double inset = layout->metrics.bar_inset;
  SkvYearRect rect = {
    .row = piece->row,
    .band = piece->band,
    .lane = piece->lane,
    .track = track,
    .bar = piece->bar,
    .count = count,
    .flags = count > 0 ? SKV_YEAR_RECT_DENSITY : piece->flags,
    .first_day = row->first_day + (SkvDay) first,
    .end_day = row->first_day + (SkvDay) end,
    .x = layout->columns[row->first_column + first],
    .y = row->bars_y + track * layout->pitch,
    .height = layout->pitch - layout->metrics.bar_gap,
  };
  double right = layout->columns[row->first_column + end];

  rect.count = MAX (count, 1);
  rect.x += rect.flags & SKV_YEAR_RECT_CONTINUES_LEFT ? 0.0 : inset;
  right -= rect.flags & SKV_YEAR_RECT_CONTINUES_RIGHT ? 0.0 : inset;
  rect.width = right - rect.x;
  g_array_append_val (layout->rects, rect);
}

/* One rectangle for each day on which pieces without a track of their own lie. */
static void
add_density (Builder *self, const SkvPiece *pieces, gsize n_pieces, guint cap)
{
  const SkvPiece *first_on[31] = { NULL };
  int change[32] = { 0 };
  int count = 0;

  for (gsize i = 0; i < n_pieces; i++)
    {
      change[pieces[i].first]++;
      change[pieces[i].end]--;
      for (guint day = pieces[i].first; day < pieces[i].end; day++)
        if (first_on[day] == NULL)
          first_on[day] = &pieces[i];
    }
  for (guint day = 0; day < 31; day++)
    {
      count += change[day];
      if (count > 0)
        add_rect (self, first_on[day], self->lane_track + cap - 1, day, day + 1, (guint) count);
    }
}

static void
add_run (gpointer data, const SkvGroup *group, gsize first, gsize end, gboolean dense)
{
  Builder *self = data;
  GArray *hidden = self->layout->hidden;
  guint before = hidden->len, cap = skv_packing_group_cap (group, self->cap);

  for (gsize i = first; i < end; i++)
    {
      const SkvPiece *piece = &g_array_index (self->packing.pieces, SkvPiece, i);

      if (dense && piece->track >= cap - 1)
        g_array_append_vals (hidden, piece, 1);
      else
        add_rect (self, piece, self->lane_track + piece->track, piece->first, piece->end, 0);
    }
  if (hidden->len > before)
    add_density (self, &g_array_index (hidden, SkvPiece, before), hidden->len - before, cap);
}

static int
compare_rects (const void *left, const void *right)
{
  const SkvYearRect *a = left, *b = right;

  if (a->row != b->row)
    return a->row < b->row ? -1 : 1;
  if (a->track != b->track)
    return a->track < b->track ? -1 : 1;
  return a->first_day < b->first_day ? -1 : a->first_day > b->first_day;
}

static int
compare_by_bar (gconstpointer left, gconstpointer right, gpointer data)
{
  const SkvYearRect *rects = data;
  const guint *a = left, *b = right;

  if (rects[*a].bar != rects[*b].bar)
    return rects[*a].bar < rects[*b].bar ? -1 : 1;
  return *a < *b ? -1 : *a > *b;
}

void
skv_year_layout_index (SkvYearLayout *self)
{
  const SkvYearRect *rects = &g_array_index (self->rects, SkvYearRect, 0);

  g_array_set_size (self->by_bar, 0);
  for (guint i = 0; i < self->rows->len; i++)
    g_array_index (self->rows, SkvYearRow, i).n_rects = 0;

  for (guint i = 0; i < self->rects->len; i++)
    {
      SkvYearRow *row = &g_array_index (self->rows, SkvYearRow, rects[i].row);

      if (row->n_rects++ == 0)
        row->first_rect = i;
      if ((rects[i].flags & SKV_YEAR_RECT_DENSITY) == 0)
        g_array_append_val (self->by_bar, i);
    }
  g_array_sort_with_data (self->by_bar, compare_by_bar, (gpointer) rects);
}

static void
build_rects (Builder *self)
{
  SkvYearLayout *layout = self->layout;
  guint row = G_MAXUINT, band = 0, n_bands = layout->metrics.n_bands;

  layout->rects = g_array_new (FALSE, FALSE, sizeof (SkvYearRect));
  layout->by_bar = g_array_new (FALSE, FALSE, sizeof (guint));
  layout->hidden = g_array_new (FALSE, FALSE, sizeof (SkvPiece));
  for (guint i = 0; i < self->packing.groups->len; i++)
    {
      const SkvGroup *group = &g_array_index (self->packing.groups, SkvGroup, i);

      if (group->row != row || group->band != band)
        self->lane_track = n_bands > 0 ? g_array_index (layout->band_tracks, guint,
                                                        group->row * (n_bands + 1) + group->band)
                                       : 0;
      row = group->row;
      band = group->band;
      skv_packing_assign (&self->packing, group, self->cap, self->roomy);
      skv_packing_foreach_run (&self->packing, group, self->cap, add_run, self);
      self->lane_track += skv_packing_group_tracks (group, self->cap, self->roomy);
    }
  if (layout->rects->len > 0)
    qsort (layout->rects->data, layout->rects->len, sizeof (SkvYearRect), compare_rects);
  skv_year_layout_set_label_space (layout);
  skv_year_layout_index (layout);
}

SkvYearLayout *
skv_year_layout_new (SkvDay from,
                     SkvDay to,
                     const SkvYearBar *bars,
                     gsize n_bars,
                     double width,
                     double height,
                     const SkvYearMetrics *metrics)
{
  SkvYearLayout *self;
  Builder builder;
  double column;

  g_return_val_if_fail (from != SKV_DAY_NONE && from < to, NULL);
  g_return_val_if_fail (bars != NULL || n_bars == 0, NULL);
  g_return_val_if_fail (metrics != NULL, NULL);

  self = g_new0 (SkvYearLayout, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->from = from;
  self->to = to;
  set_metrics (self, metrics);
  set_columns (self, width);
  set_rows (self);
  self->band_tracks = g_array_new (FALSE, TRUE, sizeof (guint));
  column = (self->width - self->metrics.label_width) / self->n_columns;

  builder = (Builder){ .layout = self };
  skv_packing_init (&builder.packing, &g_array_index (self->rows, SkvYearRow, 0), self->rows->len,
                    bars, n_bars, self->metrics.n_bands,
                    column / MAX (self->metrics.char_width, 0.1), self->metrics.max_cap);
  choose_tracks (&builder, height);
  place_rows (&builder, height);
  build_rects (&builder);
  skv_packing_clear (&builder.packing);
  return self;
}
