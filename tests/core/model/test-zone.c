/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/zone.h"

/* Local times around both changes of 2019 in Oslo (31 March 02→03, 27 October 03→02), and zones
 * that never change, or change on the southern side. */
static const struct
{
  const char *name;
  const char *zone;
  const char *local;
  const char *expected;
} rows[] = {
  { "winter", "Europe/Oslo", "2019-01-16T17:00", "2019-01-16T17:00:00+01:00" },
  { "summer", "Europe/Oslo", "2019-06-12T17:00", "2019-06-12T17:00:00+02:00" },
  { "before-spring", "Europe/Oslo", "2019-03-31T01:59", "2019-03-31T01:59:00+01:00" },
  { "spring-gap-start", "Europe/Oslo", "2019-03-31T02:00", "2019-03-31T03:00:00+02:00" },
  { "spring-gap-middle", "Europe/Oslo", "2019-03-31T02:30", "2019-03-31T03:30:00+02:00" },
  { "after-spring", "Europe/Oslo", "2019-03-31T03:00", "2019-03-31T03:00:00+02:00" },
  { "before-autumn", "Europe/Oslo", "2019-10-27T01:59", "2019-10-27T01:59:00+02:00" },
  { "doubled-is-first", "Europe/Oslo", "2019-10-27T02:30", "2019-10-27T02:30:00+02:00" },
  { "after-autumn", "Europe/Oslo", "2019-10-27T03:00", "2019-10-27T03:00:00+01:00" },
  { "second-of-doubled", "Europe/Oslo", "2019-10-27T02:30+01:00", "2019-10-27T02:30:00+01:00" },
  { "offset-elsewhere", "Europe/Oslo", "2019-06-12T12:00:30-05:30", "2019-06-12T19:30:30+02:00" },
  { "zulu", "Europe/Oslo", "2019-06-12T16:00:00Z", "2019-06-12T18:00:00+02:00" },
  { "midnight-24", "Europe/Oslo", "2019-12-31T24:00", "2020-01-01T00:00:00+01:00" },
  { "helsinki", "Europe/Helsinki", "2019-06-12T17:00", "2019-06-12T17:00:00+03:00" },
  { "reykjavik", "Atlantic/Reykjavik", "2019-06-12T17:00", "2019-06-12T17:00:00+00:00" },
  { "far-future", "Europe/Oslo", "2060-07-01T12:00", "2060-07-01T12:00:00+02:00" },
  { "sydney", "Australia/Sydney", "2019-01-01T12:00", "2019-01-01T12:00:00+11:00" },
};

static const char *const refused[] = {
  "",
  "2019-06-12",
  "2019-06-12T",
  "2019-06-12T25:00",
  "2019-06-12T17:60",
  "2019-06-31T17:00",
  "2019-06-12T17:00x",
  "2019-06-12T17:00:61",
  "2019-06-12T17:00+2:00",
  "2019-06-12T17:00+19:00",
  "2019-06-12T24:01",
  "soon",
};

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvZone) zone = skv_zone_new (rows[i].zone, &error);
  g_autofree char *text = NULL;
  gint64 utc;

  g_assert_no_error (error);
  utc = skv_zone_parse (zone, rows[i].local);
  g_assert_cmpint (utc, !=, SKV_MOMENT_NONE);
  text = skv_zone_format (zone, utc);
  g_assert_cmpstr (text, ==, rows[i].expected);
  g_assert_cmpint (skv_zone_parse (zone, text), ==, utc); /* a fixed point */
}

static void
test_refused (void)
{
  g_autoptr (SkvZone) zone = skv_zone_new ("Europe/Oslo", NULL);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_cmpint (skv_zone_parse (zone, refused[i]), ==, SKV_MOMENT_NONE);
  g_assert_null (skv_zone_new ("Europe/Atlantis", &error));
  g_assert_error (error, SKV_ZONE_ERROR, 0);
}

/* GLib's own conversion is the twin: every hour and a half of forty years. */
static void
test_twin (void)
{
  g_autoptr (SkvZone) zone = skv_zone_new ("Europe/Oslo", NULL);
  g_autoptr (GTimeZone) twin = g_time_zone_new_identifier ("Europe/Oslo");
  gint64 end = skv_day_from_ymd (2037, 12, 31) * SKV_DAY_SECONDS;

  for (gint64 utc = skv_day_from_ymd (1998, 1, 1) * SKV_DAY_SECONDS; utc < end; utc += 5400)
    {
      int interval = g_time_zone_find_interval (twin, G_TIME_TYPE_UNIVERSAL, utc);

      g_assert_cmpint (skv_zone_offset (zone, utc), ==, g_time_zone_get_offset (twin, interval));
    }
}

static void
test_days (void)
{
  g_autoptr (SkvZone) zone = skv_zone_new ("Europe/Oslo", NULL);
  const char *const days[] = { "2019-03-31", "2019-06-12", "2019-10-27" };
  const gint64 hours[] = { 23, 24, 25 };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      SkvDay day = skv_day_parse (days[i]);
      SkvSpan span = skv_zone_day_span (zone, day);

      g_assert_cmpint (span.end - span.start, ==, hours[i] * 3600);
      g_assert_cmpint (skv_zone_day (zone, span.start), ==, day);
      g_assert_cmpint (skv_zone_day (zone, span.end - 1), ==, day);
      g_assert_cmpint (skv_zone_day (zone, span.end), ==, day + 1);
      g_assert_cmpint (skv_zone_day (zone, span.start - 1), ==, day - 1);
    }
  g_assert_cmpint (skv_zone_day (zone, -3601), ==, -1); /* before 1970 */
}

static void
test_touching (void)
{
  g_assert_true (skv_span_overlaps ((SkvSpan){ 0, 10 }, (SkvSpan){ 9, 20 }));
  g_assert_false (skv_span_overlaps ((SkvSpan){ 0, 10 }, (SkvSpan){ 10, 20 }));
  g_assert_true (skv_span_overlaps ((SkvSpan){ 0, 10 }, (SkvSpan){ 3, 4 }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/zone/local/%s", rows[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/zone/refused", test_refused);
  g_test_add_func ("/zone/twin", test_twin);
  g_test_add_func ("/zone/days", test_days);
  g_test_add_func ("/zone/touching-ends", test_touching);
  return g_test_run ();
}
