/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/week-layout.h"

#define DAY_MINUTES 1440

static SkvDay
monday (void)
{
  return skv_day_from_ymd (2019, 6, 10);
}

static gint64
minute (int day, int hour, int minute_of_hour)
{
  return (gint64) (monday () + day) * DAY_MINUTES + hour * 60 + minute_of_hour;
}

static SkvYearLayout *
lay_out (const SkvYearBar *bars, gsize n, double width, double height)
{
  SkvYearMetrics metrics;

  skv_year_metrics_init (&metrics, width, 1.0);
  skv_year_metrics_zoom (&metrics, SKV_ZOOM_WEEK, 1.0);
  return skv_week_layout_new (monday (), bars, n, width, height, &metrics);
}

static const SkvYearRect *
rect_of (const SkvYearLayout *layout, guint bar, guint nth)
{
  guint n, n_rects;
  const guint *found = skv_year_layout_find_bar (layout, bar, &n);

  g_assert_cmpuint (nth, <, n);
  return &skv_year_layout_get_rects (layout, &n_rects)[found[nth]];
}

static void
test_hours (void)
{
  SkvYearBar bar = { .index = 0, .start = minute (2, 17, 0), .end = minute (2, 22, 0) };
  g_autoptr (SkvYearLayout) layout = lay_out (&bar, 1, 1200, 1000);
  const SkvYearRect *rect = rect_of (layout, 0, 0);
  double hour, top = skv_week_layout_get_grid (layout, &hour), x, y, width, height;

  g_assert_true (skv_week_layout_is (layout));
  g_assert_cmpfloat (hour, >=, 34); /* there is room */
  g_assert_cmpfloat_with_epsilon (rect->y, top + 17 * hour, 0.01);
  g_assert_cmpfloat_with_epsilon (rect->height, 5 * hour, 1.5);
  g_assert_cmpint (rect->first_day, ==, monday () + 2);
  g_assert_true (skv_year_layout_rect_at (layout, rect->x + 3, rect->y + 3) == rect);
  g_assert_null (skv_year_layout_rect_at (layout, rect->x + 3, rect->y - 3));
  g_assert_cmpint (skv_week_layout_minute_at (layout, rect->x + 3, rect->y + 1), ==,
                   minute (2, 17, 0));
  g_assert_cmpint (skv_week_layout_minute_at (layout, rect->x + 3, rect->y + 0.3 * hour), ==,
                   minute (2, 17, 15));
  g_assert_cmpint (skv_week_layout_minute_at (layout, 2, rect->y), ==, G_MININT64);
  g_assert_cmpint (skv_week_layout_minute_at (layout, rect->x, top - 1), ==, G_MININT64);
  g_assert_true (
    skv_week_layout_span (layout, monday () + 2, bar.start, bar.end, &x, &y, &width, &height));
  g_assert_cmpfloat_with_epsilon (height, 5 * hour, 0.01);
  g_assert_false (
    skv_week_layout_span (layout, monday () + 3, bar.start, bar.end, &x, &y, &width, &height));
}

static void
test_midnight (void)
{
  SkvYearBar bar = { .index = 7, .start = minute (1, 22, 0), .end = minute (2, 3, 0) };
  g_autoptr (SkvYearLayout) layout = lay_out (&bar, 1, 1200, 1000);
  const SkvYearRect *first = rect_of (layout, 7, 0), *second = rect_of (layout, 7, 1);

  g_assert_cmpint (first->first_day, ==, monday () + 1);
  g_assert_cmpuint (first->flags, ==, SKV_YEAR_RECT_CONTINUES_RIGHT);
  g_assert_cmpint (second->first_day, ==, monday () + 2);
  g_assert_cmpuint (second->flags, ==, SKV_YEAR_RECT_CONTINUES_LEFT);
}

/* What lasts a day or longer lies above the hours, in lanes. */
static void
test_on_top (void)
{
  SkvYearBar bars[] = {
    { .index = 0, .start = minute (-2, 0, 0), .end = minute (3, 0, 0), .lane = 1 },
    { .index = 1, .start = minute (1, 12, 0), .end = minute (2, 12, 0), .lane = 0 },
    { .index = 2, .start = minute (1, 12, 0), .end = minute (2, 11, 59), .lane = 0 },
  };
  g_autoptr (SkvYearLayout) layout = lay_out (bars, G_N_ELEMENTS (bars), 1200, 1000);
  double top = skv_week_layout_get_grid (layout, NULL);

  g_assert_cmpfloat (rect_of (layout, 0, 0)->y, <, top);
  g_assert_cmpuint (rect_of (layout, 0, 0)->flags, ==, SKV_YEAR_RECT_CONTINUES_LEFT);
  g_assert_cmpfloat (rect_of (layout, 1, 0)->y, <, rect_of (layout, 0, 0)->y);
  g_assert_cmpfloat (rect_of (layout, 2, 0)->y, >=, top);
}

static void
test_small_window (void)
{
  g_autoptr (SkvYearLayout) layout = lay_out (NULL, 0, 700, 300);
  double hour;

  skv_week_layout_get_grid (layout, &hour);
  g_assert_cmpfloat (hour, ==, 21);
  g_assert_cmpfloat (skv_year_layout_get_height (layout), >, 24 * 21);
}

static gboolean
overlap (const SkvYearRect *a, const SkvYearRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

/* Nothing hides another, every minute of every bar is somewhere, and the order given is no matter.
 */
static void
test_random (void)
{
  for (guint32 seed = 1; seed <= 60; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      SkvYearBar bars[40], back[40];
      g_autoptr (SkvYearLayout) layout = NULL;
      g_autoptr (SkvYearLayout) other = NULL;
      const SkvYearRect *rects, *others;
      guint n, n_others;

      for (guint i = 0; i < 40; i++)
        {
          bars[i] = (SkvYearBar){ .index = i, .lane = (guint) g_rand_int_range (rand, 0, 5) };
          bars[i].start =
            minute (g_rand_int_range (rand, -1, 8), 0, 0) + g_rand_int_range (rand, 0, DAY_MINUTES);
          bars[i].end = bars[i].start + g_rand_int_range (rand, 0, 700);
          back[39 - i] = bars[i];
        }
      layout = lay_out (bars, 40, 1300, 800);
      other = lay_out (back, 40, 1300, 800);
      rects = skv_year_layout_get_rects (layout, &n);
      others = skv_year_layout_get_rects (other, &n_others);
      g_assert_cmpuint (n, ==, n_others);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (rects[i].bar, ==, others[i].bar);
          g_assert_cmpfloat (rects[i].x, ==, others[i].x);
          g_assert_cmpfloat (rects[i].width, >, 0);
          for (guint j = 0; j < i; j++)
            g_assert_false (overlap (&rects[i], &rects[j]));
        }
      for (guint i = 0; i < 40; i++)
        for (SkvDay day = monday (); day < monday () + 7; day++)
          {
            double x, y, width, height;
            gint64 end = MAX (bars[i].end, bars[i].start + 1);
            guint n_parts, found = 0;
            const guint *parts = skv_year_layout_find_bar (layout, i, &n_parts);

            for (guint p = 0; p < n_parts; p++)
              found += rects[parts[p]].first_day == day;
            g_assert_cmpuint (
              found, ==,
              skv_week_layout_span (layout, day, bars[i].start, end, &x, &y, &width, &height));
          }
    }
}

/* A month is folded into its weeks by the same code. */
static void
test_month (void)
{
  SkvYearBar bar = { .index = 3, .start = minute (-3, 0, 0), .end = minute (1, 0, 0) };
  g_autoptr (SkvYearLayout) layout = NULL;
  SkvYearMetrics metrics;
  guint row, column, n;

  skv_year_metrics_init (&metrics, 1200, 1.0);
  skv_year_metrics_zoom (&metrics, SKV_ZOOM_MONTH, 1.0);
  layout = skv_year_layout_new (skv_day_from_ymd (2019, 6, 1), skv_day_from_ymd (2019, 7, 1), &bar,
                                1, 1200, 900, &metrics);
  g_assert_cmpuint (skv_year_layout_get_n_columns (layout), ==, 7);
  g_assert_cmpuint (skv_year_layout_get_n_rows (layout), ==, 5);
  g_assert_true (skv_year_layout_day_place (layout, monday (), &row, &column));
  g_assert_cmpuint (row, ==, 2);
  g_assert_cmpuint (column, ==, 0);
  g_assert_nonnull (skv_year_layout_find_bar (layout, 3, &n));
  g_assert_cmpuint (n, ==, 2);
}

/* A folded lane has one track, in which days with several things are densities. */
static void
test_folded (void)
{
  SkvYearBar bars[] = {
    { .index = 0,
      .start = minute (0, 0, 0),
      .end = minute (3, 0, 0),
      .flags = SKV_YEAR_BAR_FOLDED },
    { .index = 1,
      .start = minute (1, 0, 0),
      .end = minute (4, 0, 0),
      .flags = SKV_YEAR_BAR_FOLDED },
    { .index = 2,
      .start = minute (6, 0, 0),
      .end = minute (7, 0, 0),
      .flags = SKV_YEAR_BAR_FOLDED },
    { .index = 3, .start = minute (0, 0, 0), .end = minute (3, 0, 0), .lane = 1 },
    { .index = 4, .start = minute (1, 0, 0), .end = minute (4, 0, 0), .lane = 1 },
  };
  g_autoptr (SkvYearLayout) layout = NULL;
  SkvYearMetrics metrics;
  const SkvYearRect *rects;
  guint n, dense = 0;

  skv_year_metrics_init (&metrics, 1200, 1.0);
  layout = skv_year_layout_new (skv_day_from_ymd (2019, 6, 1), skv_day_from_ymd (2019, 7, 1), bars,
                                G_N_ELEMENTS (bars), 1200, 900, &metrics);
  rects = skv_year_layout_get_rects (layout, &n);
  for (guint i = 0; i < n; i++)
    if (rects[i].lane == 0)
      {
        g_assert_cmpuint (rects[i].track, ==, 0);
        if (rects[i].flags & SKV_YEAR_RECT_DENSITY)
          dense += rects[i].count;
      }
  g_assert_cmpuint (dense, ==, 6); /* every day of both is counted once */
  g_assert_nonnull (skv_year_layout_find_bar (layout, 2, &n));
  g_assert_cmpuint (rect_of (layout, 3, 0)->track, ==, 1);
  g_assert_cmpuint (rect_of (layout, 4, 0)->track, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/week/hours", test_hours);
  g_test_add_func ("/week/midnight", test_midnight);
  g_test_add_func ("/week/on-top", test_on_top);
  g_test_add_func ("/week/small-window", test_small_window);
  g_test_add_func ("/week/random", test_random);
  g_test_add_func ("/week/month", test_month);
  g_test_add_func ("/week/folded", test_folded);
  return g_test_run ();
}
