/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/day.h"

/* Published dates: Easter from the tables of the Norwegian almanac, weeks from ISO 8601. */
static const struct
{
  int year;
  const char *easter;
} easters[] = {
  { 2015, "2015-04-05" }, { 2016, "2016-03-27" }, { 2017, "2017-04-16" }, { 2018, "2018-04-01" },
  { 2019, "2019-04-21" }, { 2020, "2020-04-12" }, { 2024, "2024-03-31" }, { 2025, "2025-04-20" },
  { 2028, "2028-04-16" }, { 2038, "2038-04-25" }, { 1954, "1954-04-18" }, { 1981, "1981-04-19" },
};

static const struct
{
  const char *date;
  int week_year;
  int week;
  int weekday;
} weeks[] = {
  { "2019-01-01", 2019, 1, 2 }, { "2018-12-31", 2019, 1, 1 },  { "2021-01-03", 2020, 53, 7 },
  { "2019-12-30", 2020, 1, 1 }, { "2019-04-17", 2019, 16, 3 }, { "2024-02-29", 2024, 9, 4 },
  { "1969-12-31", 1970, 1, 3 }, { "2027-01-03", 2026, 53, 7 },
};

static void
test_easter (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (easters); i++)
    g_assert_cmpint (skv_day_easter (easters[i].year), ==, skv_day_parse (easters[i].easter));
}

static void
test_weeks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (weeks); i++)
    {
      SkvDay day = skv_day_parse (weeks[i].date);
      int week_year;

      g_assert_cmpint (skv_day_iso_week (day, &week_year), ==, weeks[i].week);
      g_assert_cmpint (week_year, ==, weeks[i].week_year);
      g_assert_cmpint (skv_day_weekday (day), ==, weeks[i].weekday);
    }
  g_assert_cmpint (skv_day_from_iso_week (2019, 53), ==, SKV_DAY_NONE);
  g_assert_cmpint (skv_day_from_iso_week (2020, 53), ==, skv_day_parse ("2020-12-28"));
}

static void
test_every_day_is_a_fixed_point (void)
{
  SkvDay end = skv_day_from_ymd (2101, 1, 1);

  for (SkvDay day = skv_day_from_ymd (1900, 1, 1); day < end; day++)
    {
      g_autofree char *text = skv_day_format (day);
      int week_year, week = skv_day_iso_week (day, &week_year);

      g_assert_cmpint (skv_day_parse (text), ==, day);
      g_assert_cmpint (skv_day_from_iso_week (week_year, week) + (int) skv_day_weekday (day) - 1,
                       ==, day);
    }
}

static void
test_refused (void)
{
  static const char *const bad[] = { "",           "2019",       "2019-02-29",  "2019-13-01",
                                     "2019-4-17",  "2019-04-31", "2019-04-17T", "x019-04-17",
                                     "0000-01-01", " 2019-04-17" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpint (skv_day_parse (bad[i]), ==, SKV_DAY_NONE);
  g_assert_cmpint (skv_day_parse (NULL), ==, SKV_DAY_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/easter", test_easter);
  g_test_add_func ("/day/weeks", test_weeks);
  g_test_add_func ("/day/fixed-point", test_every_day_is_a_fixed_point);
  g_test_add_func ("/day/refused", test_refused);
  return g_test_run ();
}
