/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/due/day-watch.h"
#include "app/session.h"

/* A clock that a test sets. */
static gint64
tell_time (gpointer data)
{
  return *(const gint64 *) data;
}

static gint64
moment (const char *text)
{
  g_autoptr (GDateTime) parsed = g_date_time_new_from_iso8601 (text, NULL);

  return g_date_time_to_unix (parsed);
}

typedef struct
{
  const char *name, *zone, *before, *after;
  const char *day; /* NULL: it is the same day */
} Case;

static const Case cases[] = {
  { "midnight", "Europe/Oslo", "2019-06-12T23:59:59+02:00", "2019-06-13T00:00:00+02:00",
    "2019-06-13" },
  { "evening", "Europe/Oslo", "2019-06-12T17:00:00+02:00", "2019-06-12T23:59:59+02:00", NULL },
  { "not that of UTC", "Europe/Oslo", "2019-06-12T23:30:00Z", "2019-06-13T00:30:00Z", NULL },
  { "summer time ends", "Europe/Oslo", "2019-10-26T23:59:00+02:00", "2019-10-27T00:00:02+02:00",
    "2019-10-27" },
  { "it slept for days", "Europe/Oslo", "2019-06-12T23:59:59+02:00", "2019-06-17T08:00:00+02:00",
    "2019-06-17" },
  { "the clock was wrong", "Europe/Oslo", "2019-06-12T12:00:00+02:00", "2019-06-11T12:00:00+02:00",
    "2019-06-11" },
  { "year's end", "Europe/Oslo", "2019-12-31T23:59:59+01:00", "2020-01-01T00:00:00+01:00",
    "2020-01-01" },
  { "of quarters", "Asia/Kathmandu", "2019-06-12T18:14:59Z", "2019-06-12T18:15:00Z", "2019-06-13" },
};

static void
on_day (SkvDay today, gpointer data)
{
  g_array_append_val ((GArray *) data, today);
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  gint64 now = moment (row->before);
  SkvClock clock = { tell_time, &now };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (row->zone);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  g_autoptr (SkvDayWatch) watch = skv_day_watch_new (&clock, zone, on_day, days);

  skv_day_watch_look (watch);
  g_assert_cmpuint (days->len, ==, 0);
  now = moment (row->after);
  skv_day_watch_look (watch);
  skv_day_watch_look (watch);
  g_assert_cmpuint (days->len, ==, row->day != NULL ? 1 : 0);
  if (row->day != NULL)
    g_assert_cmpint (g_array_index (days, SkvDay, 0), ==, skv_day_parse (row->day));
}

/* --- a window's session over midnight -------------------------------------------------------- */

static void
on_session_day (SkvDay today, gpointer data)
{
  skv_session_set_today (data, today);
}

static void
count (int *n)
{
  (*n)++;
}

/* By its own timer, two seconds after midnight. */
static void
test_session (void)
{
  gint64 now = moment ("2019-06-12T23:59:59+02:00");
  SkvClock clock = { tell_time, &now };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Oslo");
  g_autoptr (SkvStore) store = skv_store_new_memory (&clock);
  g_autoptr (SkvPlan) plan = skv_store_make_plan (store, NULL);
  g_autoptr (SkvSession) session = skv_session_new (plan, skv_day_of_clock (&clock, zone));
  g_autoptr (SkvDayWatch) watch = skv_day_watch_new (&clock, zone, on_session_day, session);
  SkvDay shown = skv_session_get_day (session);
  int refreshed = 0, named = 0;

  g_assert_cmpint (skv_session_get_today (session), ==, skv_day_parse ("2019-06-12"));
  g_signal_connect_swapped (session, "refreshed", G_CALLBACK (count), &refreshed);
  g_signal_connect_swapped (session, "notify::today", G_CALLBACK (count), &named);
  now += 3;
  while (refreshed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (skv_session_get_today (session), ==, skv_day_parse ("2019-06-13"));
  g_assert_cmpint (skv_session_date_context (session).today, ==, skv_day_parse ("2019-06-13"));
  g_assert_cmpint (skv_session_get_day (session), ==, shown);
  g_assert_cmpint (refreshed, ==, 1);
  g_assert_cmpint (named, ==, 1);
  skv_session_set_today (session, skv_day_parse ("2019-06-13"));
  g_assert_cmpint (refreshed, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/day-watch/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/day-watch/session", test_session);
  return g_test_run ();
}
