/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/zoom.h"

typedef struct
{
  const char *name;
  SkvZoom zoom;
  gboolean school;
  const char *day;
  const char *from;
  const char *to;
  const char *title;
  const char *next; /* the day one period on */
} Case;

static const Case cases[] = {
  { "year", SKV_ZOOM_YEAR, FALSE, "2019-06-12", "2019-01-01", "2020-01-01", "2019", "2020-06-12" },
  { "leap-day", SKV_ZOOM_YEAR, FALSE, "2020-02-29", "2020-01-01", "2021-01-01", "2020",
    "2021-02-28" },
  { "school-spring", SKV_ZOOM_YEAR, TRUE, "2019-06-12", "2018-08-01", "2019-08-01", "2018–2019",
    "2020-06-12" },
  { "school-autumn", SKV_ZOOM_YEAR, TRUE, "2019-08-01", "2019-08-01", "2020-08-01", "2019–2020",
    "2020-08-01" },
  { "half", SKV_ZOOM_HALF, FALSE, "2019-06-30", "2019-01-01", "2019-07-01", "January–June 2019",
    "2019-12-30" },
  { "second-half", SKV_ZOOM_HALF, FALSE, "2019-07-01", "2019-07-01", "2020-01-01",
    "July–December 2019", "2020-01-01" },
  { "school-half", SKV_ZOOM_HALF, TRUE, "2019-01-15", "2018-08-01", "2019-02-01",
    "August 2018–January 2019", "2019-07-15" },
  { "quarter", SKV_ZOOM_QUARTER, FALSE, "2019-12-31", "2019-10-01", "2020-01-01",
    "October–December 2019", "2020-03-31" },
  { "school-quarter", SKV_ZOOM_QUARTER, TRUE, "2019-01-31", "2018-11-01", "2019-02-01",
    "November 2018–January 2019", "2019-04-30" },
  { "month", SKV_ZOOM_MONTH, FALSE, "2019-01-31", "2019-01-01", "2019-02-01", "January 2019",
    "2019-02-28" },
  { "december", SKV_ZOOM_MONTH, TRUE, "2019-12-31", "2019-12-01", "2020-01-01", "December 2019",
    "2020-01-31" },
  { "week", SKV_ZOOM_WEEK, FALSE, "2019-06-16", "2019-06-10", "2019-06-17", "Week 24, 2019",
    "2019-06-23" },
  { "week-of-two-years", SKV_ZOOM_WEEK, FALSE, "2019-12-31", "2019-12-30", "2020-01-06",
    "Week 1, 2020", "2020-01-07" },
};

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  SkvDay day = skv_day_parse (row->day), from, to;
  g_autofree char *first = NULL, *end = NULL, *next = NULL, *title = NULL;

  skv_zoom_range (row->zoom, row->school, day, &from, &to);
  first = skv_day_format (from);
  end = skv_day_format (to);
  g_assert_cmpstr (first, ==, row->from);
  g_assert_cmpstr (end, ==, row->to);
  title = skv_zoom_title (row->zoom, row->school, day);
  g_assert_cmpstr (title, ==, row->title);
  next = skv_day_format (skv_zoom_step (row->zoom, day, 1));
  g_assert_cmpstr (next, ==, row->next);
}

/* Periods follow each other without gaps, and every day of one gives the same. */
static void
test_tiling (void)
{
  for (int school = 0; school <= 1; school++)
    for (SkvZoom zoom = SKV_ZOOM_YEAR; zoom < SKV_N_ZOOMS; zoom++)
      {
        SkvDay day = skv_day_from_ymd (2018, 3, 3), stop = skv_day_from_ymd (2021, 3, 3);

        for (SkvDay last_to = SKV_DAY_NONE; day < stop; day++)
          {
            SkvDay from, to;

            skv_zoom_range (zoom, school, day, &from, &to);
            g_assert_cmpint (from, <=, day);
            g_assert_cmpint (day, <, to);
            if (day == from && last_to != SKV_DAY_NONE)
              g_assert_cmpint (last_to, ==, from);
            last_to = to;
            skv_zoom_range (zoom, school, skv_zoom_step (zoom, day, 1), &from, &to);
            if (day > skv_day_from_ymd (2018, 9, 1))
              g_assert_cmpint (from, ==, last_to);
          }
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/zoom/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/zoom/tiling", test_tiling);
  return g_test_run ();
}
