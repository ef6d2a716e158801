/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/clock-words.h"

typedef struct
{
  const char *name;
  const char *zone;
  const char *day;
  int start, end;
  SkvClockKind kind; /* of the start */
  int shown;
  const char *words; /* (nullable) */
} Case;

#define AT(hour, minute) ((hour) *60 + (minute))

static const Case cases[] = {
  { "plain", "Europe/Oslo", "2019-06-12", AT (17, 0), AT (22, 0), SKV_CLOCK_PLAIN, AT (17, 0),
    NULL },
  { "spring-before", "Europe/Oslo", "2019-03-31", AT (1, 30), -1, SKV_CLOCK_PLAIN, AT (1, 30),
    NULL },
  { "spring", "Europe/Oslo", "2019-03-31", AT (2, 30), -1, SKV_CLOCK_SKIPPED, AT (3, 30),
    "02:30 does not exist that night, as clocks go forward: 03:30 is meant" },
  { "spring-first", "Europe/Oslo", "2019-03-31", AT (2, 0), -1, SKV_CLOCK_SKIPPED, AT (3, 0),
    "02:00 does not exist that night, as clocks go forward: 03:00 is meant" },
  { "spring-after", "Europe/Oslo", "2019-03-31", AT (3, 0), AT (5, 0), SKV_CLOCK_PLAIN, AT (3, 0),
    NULL },
  { "spring-over", "Europe/Oslo", "2019-03-30", AT (22, 0), AT (28, 0), SKV_CLOCK_PLAIN, AT (22, 0),
    "It takes 5 hours, because clocks go forward" },
  { "spring-end", "Europe/Oslo", "2019-03-30", AT (22, 0), AT (26, 30), SKV_CLOCK_PLAIN, AT (22, 0),
    "02:30 does not exist that night, as clocks go forward: 03:30 is meant" },
  { "autumn", "Europe/Oslo", "2019-10-27", AT (2, 30), -1, SKV_CLOCK_DOUBLED, AT (2, 30),
    "02:30 comes twice that night, as clocks go back: the first is meant" },
  { "autumn-first", "Europe/Oslo", "2019-10-27", AT (2, 0), -1, SKV_CLOCK_DOUBLED, AT (2, 0),
    "02:00 comes twice that night, as clocks go back: the first is meant" },
  { "autumn-after", "Europe/Oslo", "2019-10-27", AT (3, 0), -1, SKV_CLOCK_PLAIN, AT (3, 0), NULL },
  { "autumn-before", "Europe/Oslo", "2019-10-27", AT (1, 59), -1, SKV_CLOCK_PLAIN, AT (1, 59),
    NULL },
  { "autumn-over", "Europe/Oslo", "2019-10-26", AT (22, 0), AT (27, 0), SKV_CLOCK_PLAIN, AT (22, 0),
    "It takes 6 hours, because clocks go back" },
  { "autumn-half", "Europe/Oslo", "2019-10-26", AT (22, 30), AT (27, 0), SKV_CLOCK_PLAIN,
    AT (22, 30), "It takes 5 hours 30 min, because clocks go back" },
  { "half-an-hour", "Australia/Lord_Howe", "2019-10-06", AT (2, 15), -1, SKV_CLOCK_SKIPPED,
    AT (2, 45), "02:15 does not exist that night, as clocks go forward: 02:45 is meant" },
  { "no-summer-time", "UTC", "2019-03-31", AT (2, 30), AT (5, 0), SKV_CLOCK_PLAIN, AT (2, 30),
    NULL },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (SkvZone) zone = skv_zone_new (test->zone, NULL);
  SkvDay day = skv_day_parse (test->day);
  g_autofree char *words = skv_clock_words (zone, day, test->start, test->end);
  int shown = -1;

  g_assert_cmpint (skv_clock_kind (zone, day, test->start, &shown), ==, test->kind);
  g_assert_cmpint (shown, ==, test->shown);
  g_assert_cmpstr (words, ==, test->words);
}

/* Every quarter-hour of two years, against counting the instants that show it. */
static void
test_twin (void)
{
  static const char *const zones[] = { "Europe/Oslo", "America/New_York", "Australia/Lord_Howe" };

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (SkvZone) zone = skv_zone_new (zones[i], NULL);

      for (SkvDay day = skv_day_from_ymd (2019, 1, 1); day < skv_day_from_ymd (2020, 12, 31); day++)
        for (int minute = 0; minute < 1440; minute += 15)
          {
            gint64 local = day * (gint64) SKV_DAY_SECONDS + minute * 60;
            int n = 0;

            /* by any offset that a zone has around here */
            for (int offset = -12 * 3600; offset <= 14 * 3600; offset += 1800)
              n += skv_zone_offset (zone, local - offset) == offset ? 1 : 0;
            g_assert_cmpint (skv_clock_kind (zone, day, minute, NULL), ==,
                             n == 0   ? SKV_CLOCK_SKIPPED
                             : n == 1 ? SKV_CLOCK_PLAIN
                                      : SKV_CLOCK_DOUBLED);
          }
    }
}

static void
test_elsewhere (void)
{
  static const struct
  {
    const char *here, *at, *words;
  } rows[] = {
    { "Europe/Oslo", "2019-06-12T17:00", NULL },
    { "Europe/Stockholm", "2019-06-12T17:00", NULL },
    { "Europe/Helsinki", "2019-06-12T17:00", "Times are Europe/Oslo; 17:00 there is 18:00 here" },
    { "America/New_York", "2019-06-12T03:00",
      "Times are Europe/Oslo; 03:00 there is 21:00 on Tue 11 June here" },
    /* only between the two changes of clocks */
    { "Africa/Lagos", "2019-06-12T17:00", "Times are Europe/Oslo; 17:00 there is 16:00 here" },
    { "Africa/Lagos", "2019-01-12T17:00", NULL },
  };
  g_autoptr (SkvZone) zone = skv_zone_new ("Europe/Oslo", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SkvZone) here = skv_zone_new (rows[i].here, NULL);
      g_autofree char *words =
        skv_clock_words_elsewhere (zone, here, skv_zone_parse (zone, rows[i].at));

      g_assert_cmpstr (words, ==, rows[i].words);
    }
  g_assert_null (skv_clock_words_elsewhere (zone, zone, SKV_MOMENT_NONE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/clock-words/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/clock-words/twin", test_twin);
  g_test_add_func ("/clock-words/elsewhere", test_elsewhere);
  return g_test_run ();
}
