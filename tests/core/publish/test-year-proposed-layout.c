/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/year-layout.h"
#include "core/publish/year-link.h"

/* Where what is proposed comes to lie among the rest, and the lines to it. */

#define YEAR 2019
#define DAY_MINUTES 1440

/* Tracks of a lane in a row are counted from its own first one: lanes above may need more. */
static void
note_tracks (const SkvYearLayout *layout, const SkvYearBar *bars, GHashTable *tracks)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new (NULL, NULL);
  guint n;
  const SkvYearRect *rects = skv_year_layout_get_rects (layout, &n);

  for (guint i = 0; i < n; i++)
    {
      gpointer key = GUINT_TO_POINTER (rects[i].row << 16 | (rects[i].lane + 1));

      g_assert_cmpuint (rects[i].count, ==, 1);
      if (!g_hash_table_contains (firsts, key))
        g_hash_table_insert (firsts, key, GUINT_TO_POINTER (rects[i].track));
      if (bars[rects[i].bar].flags & SKV_YEAR_BAR_PROPOSED)
        {
          g_assert_cmpuint (rects[i].flags & SKV_YEAR_RECT_PROPOSED, !=, 0);
          continue;
        }
      g_hash_table_insert (
        tracks, GUINT_TO_POINTER (rects[i].bar << 8 | rects[i].row),
        GUINT_TO_POINTER (rects[i].track - GPOINTER_TO_UINT (g_hash_table_lookup (firsts, key))));
    }
}

/* What is proposed never sends another bar to another track, whatever comes. */
static void
test_nothing_else_moves (void)
{
  for (guint run = 0; run < 60; run++)
    {
      g_autoptr (GHashTable) with = g_hash_table_new (NULL, NULL);
      g_autoptr (GHashTable) without = g_hash_table_new (NULL, NULL);
      g_autoptr (SkvYearLayout) one = NULL, other = NULL;
      SkvDay from = skv_day_from_ymd (YEAR, 1, 1), to = skv_day_from_ymd (YEAR + 1, 1, 1);
      SkvYearMetrics metrics;
      SkvYearBar bars[160];
      GHashTableIter iter;
      gpointer key, track;

      for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
        {
          gint64 day = g_test_rand_int_range (from, to);

          bars[i] = (SkvYearBar){
            .index = i,
            .start = day * DAY_MINUTES,
            .end = (day + g_test_rand_int_range (1, 4)) * DAY_MINUTES,
            .lane = (guint) g_test_rand_int_range (0, 6),
            /* those of the plan come first, so that they can be laid out alone */
            .flags = i >= 100 ? SKV_YEAR_BAR_PROPOSED : 0,
          };
        }
      skv_year_metrics_init (&metrics, 1600, 1.0);
      metrics.max_cap = 32;
      one = skv_year_layout_new (from, to, bars, 100, 1600, 9000, &metrics);
      other = skv_year_layout_new (from, to, bars, G_N_ELEMENTS (bars), 1600, 9000, &metrics);
      note_tracks (one, bars, without);
      note_tracks (other, bars, with);
      g_assert_cmpuint (g_hash_table_size (with), ==, g_hash_table_size (without));
      g_hash_table_iter_init (&iter, without);
      while (g_hash_table_iter_next (&iter, &key, &track))
        g_assert_true (g_hash_table_lookup (with, key) == track);
    }
}

static SkvYearLayout *
lay_two (int month_a, int day_a, int month_b, int day_b, int lane_b)
{
  gint64 a = skv_day_from_ymd (YEAR, month_a, day_a), b = skv_day_from_ymd (YEAR, month_b, day_b);
  SkvYearBar bars[] = {
    { .index = 0, .start = a * DAY_MINUTES, .end = (a + 1) * DAY_MINUTES },
    { .index = 1,
      .start = b * DAY_MINUTES,
      .end = (b + 1) * DAY_MINUTES,
      .lane = (guint) lane_b,
      .flags = SKV_YEAR_BAR_PROPOSED },
  };
  SkvYearMetrics metrics;

  skv_year_metrics_init (&metrics, 1600, 1.0);
  return skv_year_layout_new (skv_day_from_ymd (YEAR, 1, 1), skv_day_from_ymd (YEAR + 1, 1, 1),
                              bars, G_N_ELEMENTS (bars), 1600, 900, &metrics);
}

/* A line begins at an edge of one box and ends at an edge of the other; where it does not go. */
static void
test_links (void)
{
  static const struct
  {
    int month_a, day_a, month_b, day_b, lane_b;
    guint n_points; /* 0: no line */
  } rows[] = {
    { 1, 16, 1, 23, 0, 4 },                          /* along the row */
    { 1, 23, 1, 16, 0, 4 },                          /* and back */
    { 1, 16, 1, 23, 1, 4 },                          /* in another lane */
    { 1, 16, 2, 13, 0, 2 },                          /* the same column, the next row */
    { 11, 13, 2, 13, 0, 2 }, { 1, 16, 1, 16, 1, 2 }, /* the same day */
    { 1, 16, 2, 14, 0, 0 },                          /* neither */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SkvYearLayout) layout =
        lay_two (rows[i].month_a, rows[i].day_a, rows[i].month_b, rows[i].day_b, rows[i].lane_b);
      const SkvYearRect *rects = skv_year_layout_get_rects (layout, NULL);
      SkvYearLinkPath path = { .n_points = 0 };
      gboolean found = skv_year_link_path (layout, 0, 1, &path);

      g_assert_cmpint (found, ==, rows[i].n_points > 0);
      g_assert_cmpuint (path.n_points, ==, rows[i].n_points);
      for (guint end = 0; found && end < 2; end++)
        {
          const SkvYearRect *rect = &rects[*skv_year_layout_find_bar (layout, end, NULL)];
          const double *point = path.points[end == 0 ? 0 : path.n_points - 1];

          g_assert_cmpfloat (point[0], >=, rect->x);
          g_assert_cmpfloat (point[0], <=, rect->x + rect->width);
          g_assert_true (point[1] == rect->y || point[1] == rect->y + rect->height);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/year-proposed-layout/nothing-else-moves", test_nothing_else_moves);
  g_test_add_func ("/year-proposed-layout/links", test_links);
  return g_test_run ();
}
