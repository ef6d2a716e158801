/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/year-layout.h"

#include <math.h>
#include <string.h>

#define DAY_MINUTES 1440

typedef struct
{
  const char *name;
  int year;
  int months; /* from January */
  double width;
  double height;
  guint n_bars;
  guint n_lanes;
  int longest; /* days */
  guint seed;
} Case;

static SkvDay
case_from (const Case *row)
{
  return skv_day_from_ymd (row->year, 1, 1);
}

static SkvDay
case_to (const Case *row)
{
  return row->months == 12 ? skv_day_from_ymd (row->year + 1, 1, 1)
                           : skv_day_from_ymd (row->year, row->months + 1, 1);
}

/* Bars of all kinds: timed, all-day, over the ends of months and of the year, without a length. */
static SkvYearBar *
random_bars (const Case *row)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (row->seed);
  SkvYearBar *bars = g_new0 (SkvYearBar, row->n_bars + 1);
  SkvDay from = case_from (row) - 10, to = case_to (row) + 10;

  for (guint i = 0; i < row->n_bars; i++)
    {
      SkvDay day = g_rand_int_range (rand, from, to);
      gboolean timed = g_rand_boolean (rand);

      bars[i].index = i;
      bars[i].start = (gint64) day * DAY_MINUTES + (timed ? g_rand_int_range (rand, 0, 1440) : 0);
      bars[i].end =
        bars[i].start + (timed ? g_rand_int_range (rand, 0, 600)
                               : DAY_MINUTES * g_rand_int_range (rand, 1, row->longest + 1));
      bars[i].lane = (guint) g_rand_int_range (rand, 0, (gint32) row->n_lanes);
      bars[i].flags = g_rand_int_range (rand, 0, 10) == 0 ? SKV_YEAR_BAR_GHOST : 0;
      if (g_rand_int_range (rand, 0, 8) == 0)
        bars[i].flags = SKV_YEAR_BAR_PROPOSED;
      bars[i].label_chars = (guint) g_rand_int_range (rand, 0, 20);
    }
  return bars;
}

static SkvYearLayout *
lay_out (const Case *row, const SkvYearBar *bars)
{
  SkvYearMetrics metrics;

  skv_year_metrics_init (&metrics, row->width, 1.0);
  return skv_year_layout_new (case_from (row), case_to (row), bars, row->n_bars, row->width,
                              row->height, &metrics);
}

static void
bar_days (const SkvYearBar *bar, SkvDay *first, SkvDay *end)
{
  gint64 last = MAX (bar->end - 1, bar->start);

  *first = (SkvDay) floor ((double) bar->start / DAY_MINUTES);
  *end = (SkvDay) floor ((double) last / DAY_MINUTES) + 1;
}

/* Every rectangle inside the drawing, within its row, on its days; sorted; none over another. */
static void
check_rects (const Case *row, const SkvYearLayout *layout)
{
  guint n;
  const SkvYearRect *rects = skv_year_layout_get_rects (layout, &n);
  double width = skv_year_layout_get_width (layout), height = skv_year_layout_get_height (layout);

  g_assert_cmpfloat (width, ==, row->width);
  g_assert_cmpfloat (height, >=, row->height);
  g_assert_cmpfloat (height, >=, skv_year_layout_get_min_height (layout));
  for (guint i = 0; i < n; i++)
    {
      const SkvYearRect *rect = &rects[i];
      const SkvYearRow *in = skv_year_layout_get_row (layout, rect->row);
      double cell, cell_y, cell_height, last, last_width;

      g_assert_cmpfloat (rect->width, >, 0.0);
      g_assert_cmpfloat (rect->height, >, 0.0);
      g_assert_cmpfloat (rect->x, >=, 0.0);
      g_assert_cmpfloat (rect->x + rect->width, <=, width);
      g_assert_cmpfloat (rect->y, >=, in->bars_y);
      g_assert_cmpfloat (rect->y + rect->height, <=, in->y + in->height);
      g_assert_cmpuint (rect->track, <, in->n_tracks);
      g_assert_cmpuint (i, >=, in->first_rect);
      g_assert_cmpuint (i, <, in->first_rect + in->n_rects);
      g_assert_cmpint (rect->first_day, <, rect->end_day);
      g_assert_true (
        skv_year_layout_day_cell (layout, rect->first_day, &cell, &cell_y, NULL, &cell_height));
      g_assert_cmpfloat (cell, <=, rect->x);
      g_assert_cmpfloat (cell_y, ==, in->y);
      g_assert_cmpfloat (cell_height, ==, in->height);
      g_assert_true (
        skv_year_layout_day_cell (layout, rect->end_day - 1, &last, NULL, &last_width, NULL));
      g_assert_cmpfloat (last + last_width, >=, rect->x + rect->width);
      g_assert_cmpfloat (last, <, rect->x + rect->width);
      g_assert_cmpfloat (rect->label_start, <=, rect->x);
      g_assert_cmpfloat (rect->label_end, >=, rect->x + rect->width);
      if (i == 0)
        continue;
      g_assert_cmpuint (rect[-1].row, <=, rect->row);
      if (rect[-1].row != rect->row)
        continue;
      g_assert_cmpuint (rect[-1].track, <=, rect->track);
      g_assert_cmpuint (rect[-1].lane, <=, rect->lane);
      if (rect[-1].track == rect->track)
        {
          g_assert_cmpuint (rect[-1].lane, ==, rect->lane);
          g_assert_cmpint (rect[-1].end_day, <=, rect->first_day);
          g_assert_cmpfloat (rect[-1].x + rect[-1].width, <=, rect->x);
          g_assert_cmpfloat (rect[-1].label_end, <=, rect->x);
        }
      else
        {
          g_assert_cmpfloat (rect[-1].y + rect[-1].height, <=, rect->y);
        }
    }
}

/* The sorted order could hide an overlap: look at every pair, on small inputs. */
static void
check_pairs (const SkvYearLayout *layout)
{
  guint n;
  const SkvYearRect *r = skv_year_layout_get_rects (layout, &n);

  for (guint i = 0; n <= 3000 && i < n; i++)
    for (guint j = i + 1; j < n; j++)
      g_assert_true (r[i].x + r[i].width <= r[j].x || r[j].x + r[j].width <= r[i].x ||
                     r[i].y + r[i].height <= r[j].y || r[j].y + r[j].height <= r[i].y);
}

static void
cover (GHashTable *covered, guint bar, SkvDay day)
{
  gint64 *key = g_new (gint64, 1);

  *key = (gint64) bar << 32 | (guint32) day;
  /* FALSE would be a second time */
  g_assert_true (g_hash_table_add (covered, key));
}

/* Every day of every bar in exactly one rectangle of its lane, and nothing else. */
static void
check_cover (const Case *row, const SkvYearBar *bars, const SkvYearLayout *layout)
{
  g_autoptr (GHashTable) covered =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint n, expected = 0;
  const SkvYearRect *rects = skv_year_layout_get_rects (layout, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) inside = skv_year_layout_list_density (layout, &rects[i]);

      if ((rects[i].flags & SKV_YEAR_RECT_DENSITY) == 0)
        {
          g_assert_cmpuint (rects[i].count, ==, 1);
          g_assert_cmpuint (inside->len, ==, 0);
          g_assert_cmpuint (bars[rects[i].bar].lane, ==, rects[i].lane);
          for (SkvDay day = rects[i].first_day; day < rects[i].end_day; day++)
            cover (covered, rects[i].bar, day);
          continue;
        }
      g_assert_cmpint (rects[i].end_day, ==, rects[i].first_day + 1);
      g_assert_cmpuint (inside->len, ==, rects[i].count);
      g_assert_cmpuint (g_array_index (inside, guint, 0), ==, rects[i].bar);
      for (guint j = 0; j < inside->len; j++)
        {
          g_assert_cmpuint (bars[g_array_index (inside, guint, j)].lane, ==, rects[i].lane);
          cover (covered, g_array_index (inside, guint, j), rects[i].first_day);
        }
    }
  for (guint i = 0; i < row->n_bars; i++)
    {
      SkvDay first, end;

      bar_days (&bars[i], &first, &end);
      for (SkvDay day = MAX (first, case_from (row)); day < MIN (end, case_to (row)); day++)
        {
          gint64 key = (gint64) i << 32 | (guint32) day;

          g_assert_true (g_hash_table_contains (covered, &key));
          expected++;
        }
    }
  g_assert_cmpuint (g_hash_table_size (covered), ==, expected);
}

/* Twin of skv_year_layout_rect_at(). */
static const SkvYearRect *
scan_rect (const SkvYearLayout *layout, double x, double y)
{
  guint n;
  const SkvYearRect *rects = skv_year_layout_get_rects (layout, &n);

  for (guint i = 0; i < n; i++)
    if (x >= rects[i].x && x < rects[i].x + rects[i].width && y >= rects[i].y &&
        y < rects[i].y + rects[i].height)
      return &rects[i];
  return NULL;
}

/* Twin of skv_year_layout_day_at(). */
static SkvDay
scan_day (const SkvYearLayout *layout, double x, double y)
{
  for (SkvDay day = skv_year_layout_get_from (layout); day < skv_year_layout_get_to (layout); day++)
    {
      double cx, cy, cw, ch;

      g_assert_true (skv_year_layout_day_cell (layout, day, &cx, &cy, &cw, &ch));
      if (x >= cx && x < cx + cw && y >= cy && y < cy + ch)
        return day;
    }
  return SKV_DAY_NONE;
}

static void
check_point (const SkvYearLayout *layout, double x, double y)
{
  g_assert_true (skv_year_layout_rect_at (layout, x, y) == scan_rect (layout, x, y));
  g_assert_cmpint (skv_year_layout_day_at (layout, x, y), ==, scan_day (layout, x, y));
}

static void
check_hits (const Case *row, const SkvYearLayout *layout)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (row->seed + 1);
  guint n;
  const SkvYearRect *rects = skv_year_layout_get_rects (layout, &n);

  for (guint i = 0; i < 200; i++)
    check_point (layout, g_rand_double_range (rand, -20, row->width + 20),
                 g_rand_double_range (rand, -20, skv_year_layout_get_height (layout) + 20));
  for (guint i = 0; i < MIN (n, 100); i++)
    {
      const SkvYearRect *rect = &rects[(guint) g_rand_int_range (rand, 0, (gint32) n)];

      g_assert_true (skv_year_layout_rect_at (layout, rect->x, rect->y) == rect);
      check_point (layout, rect->x + rect->width, rect->y + rect->height / 2);
      check_point (layout, rect->x, rect->y + rect->height);
      check_point (layout, rect->x - 0.25, rect->y + 0.25);
    }
}

/* skv_year_layout_find_bar() gives what a look at all rectangles gives. */
static void
check_find (const Case *row, const SkvYearLayout *layout)
{
  guint n;
  const SkvYearRect *rects = skv_year_layout_get_rects (layout, &n);

  for (guint bar = 0; bar < MIN (row->n_bars, 500) + 1; bar++)
    {
      guint found, next = 0;
      const guint *at = skv_year_layout_find_bar (layout, bar, &found);

      for (guint i = 0; i < n; i++)
        if (rects[i].bar == bar && (rects[i].flags & SKV_YEAR_RECT_DENSITY) == 0)
          g_assert_cmpuint (at[next++], ==, i);
      g_assert_cmpuint (found, ==, next);
    }
}

/* Every day has a cell in the column of its weekday, and the cells of one row touch. */
static void
check_days (const Case *row, const SkvYearLayout *layout)
{
  double bottom = 0.0;

  for (SkvDay day = case_from (row); day < case_to (row); day++)
    {
      guint at, column;
      const SkvYearRow *in;

      g_assert_true (skv_year_layout_day_place (layout, day, &at, &column));
      g_assert_cmpuint (column, <, SKV_YEAR_COLUMNS);
      g_assert_cmpint (column % 7 + 1, ==, skv_day_weekday (day));
      g_assert_cmpint ((int) at, ==, skv_day_month (day) - 1);
      in = skv_year_layout_get_row (layout, at);
      g_assert_cmpint (column, ==, in->first_column + (guint) (day - in->first_day));
      if (skv_day_of_month (day) > 1)
        continue;
      g_assert_cmpuint (column, <, 7);
      if (at > 0)
        g_assert_cmpfloat (in->y, ==, bottom);
      bottom = in->y + in->height;
    }
  g_assert_cmpfloat_with_epsilon (bottom, skv_year_layout_get_height (layout), 1.0);
  g_assert_cmpfloat (bottom, <=, skv_year_layout_get_height (layout));
  g_assert_false (skv_year_layout_day_place (layout, case_from (row) - 1, NULL, NULL));
  g_assert_false (skv_year_layout_day_place (layout, case_to (row), NULL, NULL));
}

/* The same bars in another order. */
static void
check_shuffled (const Case *row, const SkvYearBar *bars, const SkvYearLayout *layout)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (row->seed + 2);
  g_autofree SkvYearBar *shuffled = g_memdup2 (bars, (row->n_bars + 1) * sizeof *bars);
  g_autoptr (SkvYearLayout) other = NULL;
  guint n, n_other;
  const SkvYearRect *a, *b;

  for (guint i = row->n_bars; i > 1; i--)
    {
      guint j = (guint) g_rand_int_range (rand, 0, (gint32) i);
      SkvYearBar swap = shuffled[i - 1];

      shuffled[i - 1] = shuffled[j];
      shuffled[j] = swap;
    }
  other = lay_out (row, shuffled);
  a = skv_year_layout_get_rects (layout, &n);
  b = skv_year_layout_get_rects (other, &n_other);
  g_assert_cmpuint (n, ==, n_other);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (a[i].bar, ==, b[i].bar);
      g_assert_cmpuint (a[i].track, ==, b[i].track);
      g_assert_cmpuint (a[i].count, ==, b[i].count);
      g_assert_cmpint (a[i].first_day, ==, b[i].first_day);
      g_assert_cmpfloat (a[i].x, ==, b[i].x);
      g_assert_cmpfloat (a[i].y, ==, b[i].y);
    }
}

static void
check_all (const Case *row)
{
  g_autofree SkvYearBar *bars = random_bars (row);
  g_autoptr (SkvYearLayout) layout = lay_out (row, bars);

  check_rects (row, layout);
  check_pairs (layout);
  check_cover (row, bars, layout);
  check_days (row, layout);
  check_hits (row, layout);
  check_find (row, layout);
  check_shuffled (row, bars, layout);
}

static void
test_case (gconstpointer data)
{
  check_all (data);
}

static void
test_years (void)
{
  static const double sizes[][2] = {
    { 640, 400 }, { 1590, 943 }, { 2111.5, 1234.5 }, { 3840, 2160 }
  };

  for (int year = 2015; year <= 2040; year++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        Case row = { "year", year, 12, sizes[i][0], sizes[i][1], 150, 5, 12, (guint) year + i };

        check_all (&row);
      }
}

/* 1590 × 943 with five or six tracks in every row must fit without scrolling. */
static void
test_example_fits (void)
{
  Case row = { "example", 2019, 12, 1590, 943, 0, 6, 1, 0 };
  GArray *array = g_array_new (FALSE, TRUE, sizeof (SkvYearBar));
  g_autofree SkvYearBar *bars = NULL;
  g_autoptr (SkvYearLayout) layout = NULL;

  for (int month = 1; month <= 12; month++)
    for (guint track = 0; track < (month % 2 == 0 ? 6 : 5); track++)
      {
        gint64 start = (gint64) skv_day_from_ymd (2019, month, 13) * DAY_MINUTES;
        SkvYearBar bar = { array->len, start + 1020, start + 1320, track, 0, 12 };

        g_array_append_val (array, bar);
      }
  row.n_bars = array->len;
  bars = (SkvYearBar *) (gpointer) g_array_free (array, FALSE);
  layout = lay_out (&row, bars);
  g_assert_cmpfloat (skv_year_layout_get_height (layout), ==, 943.0);
  g_assert_cmpfloat (skv_year_layout_get_min_height (layout), <=, 943.0);
  g_assert_cmpfloat (skv_year_layout_get_pitch (layout), >=, 10.0);
}

/* Rows are as high as their tracks: January with few is lower than June with many. */
static void
test_row_heights (void)
{
  Case row = { "heights", 2019, 12, 1590, 943, 9, 1, 1, 0 };
  SkvYearBar bars[9] = { 0 };
  g_autoptr (SkvYearLayout) layout = NULL;
  const SkvYearRow *january, *march, *june;

  for (guint i = 0; i < 9; i++)
    {
      SkvDay day = i < 2 ? skv_day_from_ymd (2019, 1, 10) : skv_day_from_ymd (2019, 6, 12);

      bars[i] =
        (SkvYearBar){ i, (gint64) day * DAY_MINUTES, (gint64) (day + 1) * DAY_MINUTES, 0, 0, 0 };
    }
  layout = lay_out (&row, bars);
  january = skv_year_layout_get_row (layout, 0);
  march = skv_year_layout_get_row (layout, 2);
  june = skv_year_layout_get_row (layout, 5);
  g_assert_cmpuint (january->n_tracks, ==, 3); /* the least */
  g_assert_cmpuint (june->n_tracks, ==, 7);
  g_assert_cmpfloat (january->height, <, june->height);
  g_assert_cmpfloat_with_epsilon (january->height, march->height, 1.01);
}

/* A lane in which nothing overlaps takes one track; labels get room only if height is there. */
static void
test_label_room (void)
{
  Case row = { "room", 2019, 12, 1590, 943, 2, 1, 1, 0 };
  SkvDay day = skv_day_from_ymd (2019, 3, 13);
  SkvYearBar bars[3] = {
    { 0, (gint64) day * DAY_MINUTES, (gint64) (day + 1) * DAY_MINUTES, 0, 0, 14 },
    { 1, (gint64) (day + 1) * DAY_MINUTES, (gint64) (day + 2) * DAY_MINUTES, 0, 0, 14 },
  };
  g_autoptr (SkvYearLayout) roomy = lay_out (&row, bars), narrow = NULL;
  const SkvYearRect *rects = skv_year_layout_get_rects (roomy, NULL);

  g_assert_cmpuint (rects[0].track, ==, 0);
  g_assert_cmpuint (rects[1].track, ==, 1);
  g_assert_cmpfloat (rects[0].label_end, ==, 1590.0);
  row.height = 0;
  narrow = lay_out (&row, bars);
  rects = skv_year_layout_get_rects (narrow, NULL);
  g_assert_cmpuint (rects[1].track, ==, 0);
  g_assert_cmpfloat (rects[0].label_end, ==, rects[1].x);
  g_assert_cmpfloat (skv_year_layout_get_height (narrow), ==,
                     skv_year_layout_get_min_height (narrow));
}

/* Far more than anybody can take in: density, and a drawing that does not grow without end. */
static void
test_crowd (void)
{
  Case row = { "crowd", 2019, 12, 1590, 943, 100000, 9, 3, 21 };
  g_autofree SkvYearBar *bars = random_bars (&row);
  g_autoptr (SkvYearLayout) layout = lay_out (&row, bars);
  const SkvYearRect *rects;
  guint n, counted = 0;

  rects = skv_year_layout_get_rects (layout, &n);
  for (guint i = 0; i < n; i++)
    counted += rects[i].flags & SKV_YEAR_RECT_DENSITY ? rects[i].count : 0;
  g_assert_cmpuint (n, <=, 9 * 365);
  g_assert_cmpuint (counted, >, 90000);
  g_assert_cmpfloat (skv_year_layout_get_height (layout), <, 2000.0);
}

/* Years apart, before 1970, parts of months, and bars that reach far beyond what is shown. */
static void
test_odd_spans (void)
{
  SkvYearMetrics metrics;
  SkvYearBar all = { 7, -((gint64) 1 << 50), (gint64) 1 << 50, 3, 0, 0 };
  static const int spans[][6] = { { 2019, 3, 13, 2019, 3, 14 },
                                  { 2019, 1, 31, 2019, 3, 2 },
                                  { 1960, 2, 29, 1962, 1, 1 },
                                  { 2024, 12, 31, 2025, 1, 2 } };

  skv_year_metrics_init (&metrics, 900, 1.5);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      const int *s = spans[i];
      SkvDay from = skv_day_from_ymd (s[0], s[1], s[2]), to = skv_day_from_ymd (s[3], s[4], s[5]);
      g_autoptr (SkvYearLayout) layout =
        skv_year_layout_new (from, to, &all, 1, 900, 500, &metrics);
      guint n, n_rows = skv_year_layout_get_n_rows (layout);
      const SkvYearRect *rects = skv_year_layout_get_rects (layout, &n);
      SkvDay next = from;

      g_assert_cmpuint (n, ==, n_rows);
      for (guint j = 0; j < n; j++)
        {
          g_assert_cmpint (rects[j].first_day, ==, next);
          next = rects[j].end_day;
          g_assert_cmpuint (rects[j].flags, ==,
                            SKV_YEAR_RECT_CONTINUES_LEFT | SKV_YEAR_RECT_CONTINUES_RIGHT);
        }
      g_assert_cmpint (next, ==, to);
    }
}

/* A hundred thousand bars in a few tens of milliseconds; generous, for slow machines under load. */
static void
test_speed (gconstpointer data)
{
  const Case *row = data;
  g_autofree SkvYearBar *bars = random_bars (row);
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < 5; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (SkvYearLayout) layout = lay_out (row, bars);

      best = MIN (best, g_get_monotonic_time () - start);
    }
  g_test_minimized_result ((double) best / 1000.0, "%s: %.1f ms", row->name,
                           (double) best / 1000.0);
  g_assert_cmpint (best, <, 500 * 1000);
}

int
main (int argc, char **argv)
{
  static const Case cases[] = {
    { "empty", 2019, 12, 1590, 943, 0, 1, 1, 1 },
    { "one", 2019, 12, 1590, 943, 1, 1, 1, 2 },
    { "sparse", 2019, 12, 1590, 943, 60, 9, 12, 3 },
    { "usual", 2019, 12, 1600, 1000, 150, 9, 12, 4 },
    { "small", 2019, 12, 640, 400, 150, 9, 12, 5 },
    { "large", 2019, 12, 3840, 2160, 150, 9, 12, 6 },
    { "one-lane", 2020, 12, 1280, 720, 300, 1, 30, 7 },
    { "long", 2020, 12, 1280, 720, 200, 3, 400, 8 },
    { "crowded", 2021, 12, 1280, 720, 4000, 9, 5, 9 },
    { "quarter", 2021, 3, 1280, 720, 400, 9, 15, 10 },
    { "month", 2021, 1, 1280, 720, 100, 9, 15, 11 },
    { "hundred-thousand", 2019, 12, 1590, 943, 100000, 9, 3, 12 },
  };
  static const Case fast[] = {
    { "short", 2019, 12, 1590, 943, 100000, 9, 3, 13 },
    { "long", 2019, 12, 1590, 943, 100000, 9, 60, 14 },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/year-layout/random/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/year-layout/years-2015-2040", test_years);
  g_test_add_func ("/year-layout/example-fits", test_example_fits);
  g_test_add_func ("/year-layout/row-heights", test_row_heights);
  g_test_add_func ("/year-layout/label-room", test_label_room);
  g_test_add_func ("/year-layout/crowd", test_crowd);
  g_test_add_func ("/year-layout/odd-spans", test_odd_spans);
  for (guint i = 0; i < G_N_ELEMENTS (fast); i++)
    {
      g_autofree char *path = g_strconcat ("/year-layout/speed/", fast[i].name, NULL);

      g_test_add_data_func (path, &fast[i], test_speed);
    }
  return g_test_run ();
}
