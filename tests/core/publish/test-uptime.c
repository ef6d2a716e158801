/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/report.h"

#include <string.h>

#include "core/exchange/json-reader.h"

static SkvPlan *
plan_of (const char *members)
{
  g_autofree char *text = g_strconcat (
    "{\"format\": \"skv-plan\", \"version\": 1, \"plan\": {\"title\": \"T\", \"country\": \"NO\", "
    "\"time_zone\": \"Europe/Oslo\", \"language\": \"en\"}, ",
    members, "}", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvImport) import = NULL;
  SkvPlan *plan = skv_plan_new (NULL, &error);

  g_assert_no_error (error);
  import = skv_json_read (plan, "test", bytes, &error);
  g_assert_no_error (error);
  skv_plan_apply (plan, import->edit, &error);
  g_assert_no_error (error);
  return plan;
}

/* --- three months by hand --------------------------------------------------------------------- */

/*
 * March 2027, clocks go forward on Sunday 28 at 02:00.
 *   "all": 31 days × 24 hours − 1 hour = 743 hours = 44 580 minutes. The outage is from 01:30 to
 *   03:30 on the clock, which is one hour: (44 580 − 60) ÷ 44 580 = 99.86541… %.
 *   "night": Sundays 01:00–04:00: 7, 14 and 21 March have 180 minutes each, the 28th, which has no
 *   hour from 02 to 03, 120: 660 minutes. (660 − 60) ÷ 660 = 90.90909… %.
 * October 2027, clocks go back on Sunday 31 at 03:00.
 *   "all": 745 hours = 44 700 minutes. The outage is from the first 02:00 to 03:00 when the clock
 *   shows that for the only time, two hours: (44 700 − 120) ÷ 44 700 = 99.73154… %.
 *   "night": 3, 10, 17, 24 October 180 minutes each, the 31st 240: 960. (960 − 120) ÷ 960 = 87.5 %.
 */
static const char change_of_clock[] =
  "\"systems\": [{\"id\": \"all\", \"name\": \"A\", \"agreed_uptime\": 99866}, "
  "{\"id\": \"night\", \"name\": \"N\", \"agreed_uptime\": 87500, "
  "\"service_hours\": \"Sun 01:00-04:00\"}], \"items\": ["
  "{\"id\": \"o1\", \"lane\": \"outage\", \"title\": \"O\", \"systems\": [\"all\", \"night\"], "
  "\"start\": \"2027-03-28T00:30:00Z\", \"end\": \"2027-03-28T01:30:00Z\"}, "
  "{\"id\": \"o2\", \"lane\": \"outage\", \"title\": \"O\", \"systems\": [\"all\", \"night\"], "
  "\"start\": \"2027-10-31T00:00:00Z\", \"end\": \"2027-10-31T02:00:00Z\"}]";

/*
 * April 2027: Thursday 1 to Friday 30 are 22 days from Monday to Friday, and none of them is a
 * public holiday (Easter Monday is 29 March, 1 May a Saturday): 22 × 600 = 13 200 minutes.
 *   a: the network, which "sak" needs, Tuesday 6, 16:00–18:00: 60 minutes lie in the service hours;
 *   b: "sak", 6 April 16:30 to 7 April 08:00: 16:30–17:00, which a has too, and 07:00–08:00;
 *   c: caused outside, 7 April 07:30–09:00: half an hour is b's, the other hour stands apart;
 *   d: mail, without which "sak" works on, less well: nothing; e: unstable: nothing; f: cancelled.
 *   Down: 16:00–17:00 and 07:00–08:00, 120 minutes: (13 200 − 120) ÷ 13 200 = 99.09090… %, and with
 *   the 60 minutes caused outside (13 200 − 180) ÷ 13 200 = 98.63636… %.
 */
static const char overlapping[] =
  "\"systems\": [{\"id\": \"sak\", \"name\": \"S\", \"agreed_uptime\": 99091, "
  "\"service_hours\": \"Mon-Fri 07:00-17:00; PH off\"}, {\"id\": \"net\", \"name\": \"N\"}, "
  "{\"id\": \"mail\", \"name\": \"M\"}], \"relations\": ["
  "{\"from\": \"sak\", \"to\": \"net\", \"kind\": \"depends-on\", \"effect\": \"down\"}, "
  "{\"from\": \"sak\", \"to\": \"mail\", \"kind\": \"depends-on\", \"effect\": \"degraded\"}], "
  "\"items\": ["
  "{\"id\": \"a\", \"lane\": \"outage\", \"title\": \"a\", \"systems\": [\"net\"], "
  "\"start\": \"2027-04-06T16:00\", \"end\": \"2027-04-06T18:00\"}, "
  "{\"id\": \"b\", \"lane\": \"outage\", \"title\": \"b\", \"systems\": [\"sak\"], "
  "\"start\": \"2027-04-06T16:30\", \"end\": \"2027-04-07T08:00\"}, "
  "{\"id\": \"c\", \"lane\": \"outage\", \"title\": \"c\", \"systems\": [\"sak\"], "
  "\"external\": true, \"start\": \"2027-04-07T07:30\", \"end\": \"2027-04-07T09:00\"}, "
  "{\"id\": \"d\", \"lane\": \"outage\", \"title\": \"d\", \"systems\": [\"mail\"], "
  "\"start\": \"2027-04-08T07:30\", \"end\": \"2027-04-08T09:00\"}, "
  "{\"id\": \"e\", \"lane\": \"outage\", \"title\": \"e\", \"systems\": [\"sak\"], "
  "\"effect\": \"unstable\", \"start\": \"2027-04-09T07:30\", \"end\": \"2027-04-09T09:00\"}, "
  "{\"id\": \"f\", \"lane\": \"outage\", \"title\": \"f\", \"systems\": [\"sak\"], "
  "\"status\": \"cancelled\", \"start\": \"2027-04-12T08:00\", \"end\": \"2027-04-12T09:00\"}]";

/*
 * May 2027, 31 × 24 hours = 44 640 minutes; people are told two working days before.
 *   w1: Wednesday 12, 10–12, told on Monday 10, the last day: 120 minutes planned;
 *   w2: Tuesday 18, 10–13. Monday 17 is a public holiday, so the last day is Thursday 13; told on
 *       Friday 14, too late: 180 minutes down;
 *   w3: Thursday 20, 10–11, told on Tuesday 18, in time, but it took until 11:30: 60 planned, 30
 *       beyond;
 *   w4: Thursday 27, 8–10, half an hour of it without the system, never told: 30 down;
 *   w5: an emergency on Friday 28, 20 minutes: down, whatever was told; w6: proposed only: nothing.
 *   Planned: 180. Down: 180 + 30 + 30 + 20 = 260: (44 640 − 260) ÷ 44 640 = 99.41756… %.
 *   Of "strict", where planned work counts: 440: (44 640 − 440) ÷ 44 640 = 99.01433… %.
 */
static const char partly_late[] =
  "\"systems\": [{\"id\": \"all\", \"name\": \"A\", \"agreed_uptime\": 99500}, "
  "{\"id\": \"strict\", \"name\": \"B\", \"agreed_uptime\": 99000, \"planned_counts\": true}], "
  "\"items\": ["
  "{\"id\": \"w1\", \"lane\": \"maintenance\", \"title\": \"1\", \"systems\": [\"all\", "
  "\"strict\"], \"effect\": \"down\", \"status\": \"done\", \"start\": \"2027-05-12T10:00\", "
  "\"end\": \"2027-05-12T12:00\"}, "
  "{\"id\": \"w2\", \"lane\": \"maintenance\", \"title\": \"2\", \"systems\": [\"all\", "
  "\"strict\"], \"effect\": \"down\", \"status\": \"done\", \"start\": \"2027-05-18T10:00\", "
  "\"end\": \"2027-05-18T13:00\"}, "
  "{\"id\": \"w3\", \"lane\": \"maintenance\", \"title\": \"3\", \"systems\": [\"all\", "
  "\"strict\"], \"effect\": \"down\", \"status\": \"done\", \"start\": \"2027-05-20T10:00\", "
  "\"end\": \"2027-05-20T11:00\", \"actual_start\": \"2027-05-20T10:00:00+02:00\", "
  "\"actual_end\": \"2027-05-20T11:30:00+02:00\"}, "
  "{\"id\": \"w4\", \"lane\": \"maintenance\", \"title\": \"4\", \"systems\": [\"all\", "
  "\"strict\"], \"effect\": \"unstable\", \"downtime\": \"PT30M\", \"status\": \"done\", "
  "\"start\": \"2027-05-27T08:00\", \"end\": \"2027-05-27T10:00\"}, "
  "{\"id\": \"w5\", \"lane\": \"maintenance\", \"title\": \"5\", \"systems\": [\"all\", "
  "\"strict\"], \"effect\": \"down\", \"emergency\": true, \"reason\": \"r\", \"status\": "
  "\"done\", \"start\": \"2027-05-28T08:00\", \"end\": \"2027-05-28T08:20\"}, "
  "{\"id\": \"w6\", \"lane\": \"maintenance\", \"title\": \"6\", \"systems\": [\"all\", "
  "\"strict\"], \"effect\": \"down\", \"status\": \"proposed\", \"start\": \"2027-05-28T10:00\", "
  "\"end\": \"2027-05-28T11:00\"}], \"notices\": ["
  "{\"id\": \"n1\", \"item\": \"w1\", \"notice_kind\": \"first\", \"sent\": "
  "\"2027-05-10T12:00:00Z\"}, "
  "{\"id\": \"n2\", \"item\": \"w2\", \"notice_kind\": \"first\", \"sent\": "
  "\"2027-05-14T06:00:00Z\"}, "
  "{\"id\": \"n3\", \"item\": \"w3\", \"notice_kind\": \"first\", \"sent\": "
  "\"2027-05-18T06:00:00Z\"}, "
  "{\"id\": \"n4\", \"item\": \"w4\", \"notice_kind\": \"started\", \"sent\": "
  "\"2027-05-27T06:00:00Z\"}]";

static const struct
{
  const char *name;
  const char *members;
  int month;
  const char *system;
  int service, down, planned, external; /* minutes */
  int uptime, with_external;            /* thousandths of a percent, rounded down */
  int is_met;
} months[] = {
  { "forward", change_of_clock, 3, "all", 44580, 60, 0, 0, 99865, 99865, 0 },
  { "forward-night", change_of_clock, 3, "night", 660, 60, 0, 0, 90909, 90909, 1 },
  { "back", change_of_clock, 10, "all", 44700, 120, 0, 0, 99731, 99731, 0 },
  { "back-night", change_of_clock, 10, "night", 960, 120, 0, 0, 87500, 87500, 1 },
  { "overlapping", overlapping, 4, "sak", 13200, 120, 0, 60, 99090, 98636, 0 },
  { "partly-late", partly_late, 5, "all", 44640, 260, 180, 0, 99417, 99417, 0 },
  { "planned-counts", partly_late, 5, "strict", 44640, 440, 0, 0, 99014, 99014, 1 },
};

static void
test_month (gconstpointer data)
{
  const gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = plan_of (months[row].members);
  SkvReportOptions options = {
    .year = 2027, .month = months[row].month, .now = SKV_MOMENT_NONE, .made = SKV_DAY_NONE
  };
  g_autoptr (SkvReport) report = skv_report_new (plan, &options);
  const SkvUptime *uptime =
    skv_uptimes_lookup (skv_report_get_uptimes (report), months[row].system);
  g_autofree char *csv = skv_report_to_csv (report), *text = skv_report_to_text (report);
  g_autofree char *percent =
    g_strdup_printf ("%d.%03d", months[row].uptime / 1000, months[row].uptime % 1000);
  g_autofree char *numbers =
    g_strdup_printf (",%s,%d.%03d,%d,%d,", percent, months[row].with_external / 1000,
                     months[row].with_external % 1000, months[row].service, months[row].down);

  g_assert_nonnull (uptime);
  g_assert_cmpint (uptime->service, ==, months[row].service * 60);
  g_assert_cmpint (uptime->down, ==, months[row].down * 60);
  g_assert_cmpint (uptime->planned, ==, months[row].planned * 60);
  g_assert_cmpint (uptime->external, ==, months[row].external * 60);
  g_assert_cmpint (skv_uptime_get (uptime, FALSE), ==, months[row].uptime);
  g_assert_cmpint (skv_uptime_get (uptime, TRUE), ==, months[row].with_external);
  g_assert_cmpint (skv_uptime_is_met (uptime), ==, months[row].is_met);
  /* The report says it too. */
  g_assert_nonnull (strstr (csv, numbers));
  g_assert_nonnull (strstr (text, percent));
}

/* Of work that was never written down as announced, in a plan without such a log, nobody knows. */
static void
test_unknown (void)
{
  g_autoptr (SkvPlan) plan = plan_of (
    "\"systems\": [{\"id\": \"a\", \"name\": \"A\"}], \"items\": [{\"id\": \"w\", \"lane\": "
    "\"maintenance\", \"title\": \"W\", \"systems\": [\"a\"], \"effect\": \"down\", \"status\": "
    "\"done\", \"start\": \"2027-05-12T10:00\", \"end\": \"2027-05-12T12:00\"}]");
  SkvReportOptions options = { .year = 2027, .month = 5, .now = SKV_MOMENT_NONE };
  g_autoptr (SkvReport) report = skv_report_new (plan, &options);
  const SkvUptime *uptime = skv_uptimes_lookup (skv_report_get_uptimes (report), "a");
  g_autofree char *text = skv_report_to_text (report);

  g_assert_cmpint (uptime->down, ==, 0);
  g_assert_cmpint (uptime->planned, ==, 7200);
  g_assert_cmpuint (uptime->n_unknown, ==, 1);
  g_assert_nonnull (strstr (text, "Nobody wrote down"));
}

/* What is not over counts up to now, and so do the service hours. */
static void
test_open (void)
{
  g_autoptr (SkvPlan) plan = plan_of (
    "\"systems\": [{\"id\": \"a\", \"name\": \"A\"}], \"items\": [{\"id\": \"o\", \"lane\": "
    "\"outage\", \"title\": \"O\", \"systems\": [\"a\"], \"status\": \"started\", \"start\": "
    "\"2027-05-02T00:00\", \"end\": null}]");
  gint64 now = skv_zone_parse (skv_plan_get_zone (plan), "2027-05-03T12:00");
  SkvDay may = skv_day_from_ymd (2027, 5, 1);
  g_autoptr (SkvUptimes) uptimes = skv_uptimes_new (plan, NULL, may, may + 31, now);
  const SkvUptime *uptime = skv_uptimes_lookup (uptimes, "a");

  g_assert_cmpint (uptime->service, ==, 60 * 3600);
  g_assert_cmpint (uptime->down, ==, 36 * 3600);
  g_assert_true (g_array_index (uptime->downs, SkvDown, 0).is_open);
}

/* --- service hours ---------------------------------------------------------------------------- */

static const struct
{
  const char *text;
  int minutes; /* of the week from Monday 10 May 2027, whose Sunday is Whit Sunday; -1: wrong */
  int other;   /* of that from 17 May, a public holiday on Monday; Whit Monday is the same day */
} hours[] = {
  { NULL, 10080, 10080 },
  { " 24/7 ", 10080, 10080 },
  { "Mon-Fri 07:00-17:00", 3000, 3000 },
  { "Mon-Fri 07:00-17:00, PH off", 3000, 2400 },
  { "Man-fre 7-17; Lør 10.00-14.00", 3240, 3240 },
  { "Mon Wed 8-16; PH 10:00-12:00", 1080, 600 },
  { "Fri 22:00-06:00", 480, 480 },
  { "Sat-Mon 8–9", 180, 180 },
  { "Mon-Fri 07:00-17:00, Wed 16:00-18:00", 3060, 3060 },
  { "06:00-24:00", 7560, 7560 },
  { "Mon–Fri 07:00–17:00", 3000, 3000 },
  { "mandag–fredag 07:00–17:00", 3000, 3000 },
  { "Mon-Fri 07:00-12:00,13:00-17:00", 2700, 2700 },
  { "Mon-Fri 07:00-12:00; 13:00-17:00", 3180, 3180 },
  { "07:00-12:00, 13:00-17:00", 3780, 3780 },
  { "Mon-Fri 8-16, PH 10-11, 12-14", 2580, 2100 },
  { "Mon—Fri 8-16", -1, -1 },
  { "Mon/Fri 8-16", -1, -1 },
  { "Mon-Fri 8-16,", -1, -1 },
  { "Mon-Fri", -1, -1 },
  { "Mon, Wed 8-16", -1, -1 },
  { "Moo 8-16", -1, -1 },
  { "Mon 8-25", -1, -1 },
  { "Mon 8:60-9", -1, -1 },
  { "Mon 8-8", -1, -1 },
  { "Mon 8-9 10-11", -1, -1 },
  { "-", -1, -1 },
};

static int
minutes_of_week (SkvPlan *plan, const SkvServiceHours *self, SkvDay monday)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  SkvSpan week = { skv_zone_day_span (zone, monday).start,
                   skv_zone_day_span (zone, monday + 7).start };
  g_autoptr (GArray) spans =
    skv_service_hours_list (self, zone, skv_plan_get_holiday_calendar (plan), NULL, week);

  return (int) (skv_spans_sum (spans) / 60);
}

static void
test_hours (void)
{
  g_autoptr (SkvPlan) plan = plan_of ("\"items\": []");

  for (gsize i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SkvServiceHours) self = skv_service_hours_parse (hours[i].text, &error);

      g_test_message ("%s: %s", hours[i].text, error != NULL ? error->message : "");
      g_assert_true ((self == NULL) == (hours[i].minutes < 0));
      g_assert_true ((error != NULL) == (self == NULL));
      if (self == NULL)
        continue;
      g_assert_cmpint (minutes_of_week (plan, self, skv_day_from_ymd (2027, 5, 10)), ==,
                       hours[i].minutes);
      g_assert_cmpint (minutes_of_week (plan, self, skv_day_from_ymd (2027, 5, 17)), ==,
                       hours[i].other);
    }
}

static const struct
{
  const char *text;
  const char *words;
} written[] = {
  { NULL, "always" },
  { "00:00-24:00", "always" },
  { "Mon-Fri 07:00-17:00; PH off", "Mon–Fri 07:00–17:00; public holidays closed" },
  { "man ons fre 8-16, PH 10.00-12.00", "Mon, Wed, Fri 08:00–16:00; public holidays 10:00–12:00" },
  { "Sat-Mon 22:00-06:00", "Sat–Mon 22:00–06:00" },
  { "Fri Sat 8-9", "Fri, Sat 08:00–09:00" },
  { "Mon Sun 8-9", "Sun, Mon 08:00–09:00" },
  { "06:00-24:00", "06:00–24:00" },
  { "Mon-Sun PH 8-9", "Mon–Sun, public holidays 08:00–09:00" },
};

static void
test_written (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SkvServiceHours) self = skv_service_hours_parse (written[i].text, &error);
      g_autofree char *words = NULL;

      g_assert_no_error (error);
      words = skv_service_hours_to_words (self);
      g_assert_cmpstr (words, ==, written[i].words);
    }
}

/* --- minute by minute ------------------------------------------------------------------------- */

#define MOST 12

typedef struct
{
  gint64 start, end; /* minutes since the month began */
  int system;        /* 0: itself, 1: what it needs, 2: what it works on without */
  gboolean external;
} Outage;

/* In each minute: is the clock within Monday to Friday 07:00–17:00, or Sunday 01:00–04:00? */
static gboolean
is_served (const SkvZone *zone, gint64 moment)
{
  gint64 local = skv_zone_to_local (zone, moment);
  int weekday = (int) skv_day_weekday ((SkvDay) (local / SKV_DAY_SECONDS));
  int minute = (int) (local % SKV_DAY_SECONDS / 60);

  return weekday <= SKV_FRIDAY ? minute >= 420 && minute < 1020
                               : weekday == SKV_SUNDAY && minute >= 60 && minute < 240;
}

static char *
put_outages (GRand *random, const SkvZone *zone, gint64 first, Outage *outages, int n)
{
  static const char *const systems[] = { "a", "b", "c" };
  GString *members = g_string_new (
    "\"systems\": [{\"id\": \"a\", \"name\": \"A\", \"service_hours\": \"Mon-Fri 07:00-17:00, Sun "
    "01:00-04:00\"}, {\"id\": \"b\", \"name\": \"B\"}, {\"id\": \"c\", \"name\": \"C\"}], "
    "\"relations\": [{\"from\": \"a\", \"to\": \"b\", \"kind\": \"depends-on\", \"effect\": "
    "\"down\"}, {\"from\": \"a\", \"to\": \"c\", \"kind\": \"depends-on\", \"effect\": "
    "\"degraded\"}], \"items\": [");

  for (int i = 0; i < n; i++)
    {
      g_autofree char *start = NULL, *end = NULL;

      outages[i].start = g_rand_int_range (random, -1000, 45000);
      outages[i].end = outages[i].start + g_rand_int_range (random, 1, 3000);
      outages[i].system = g_rand_int_range (random, 0, 3);
      outages[i].external = g_rand_boolean (random);
      start = skv_zone_format (zone, first + outages[i].start * 60);
      end = skv_zone_format (zone, first + outages[i].end * 60);
      g_string_append_printf (members,
                              "%s{\"id\": \"o%d\", \"lane\": \"outage\", \"title\": \"O\", "
                              "\"systems\": [\"%s\"], \"start\": \"%s\", \"end\": \"%s\", "
                              "\"external\": %s}",
                              i > 0 ? ", " : "", i, systems[outages[i].system], start, end,
                              outages[i].external ? "true" : "false");
    }
  g_string_append (members, "]");
  return g_string_free (members, FALSE);
}

static void
check_twin (GRand *random, int month)
{
  g_autoptr (SkvZone) zone = skv_zone_new ("Europe/Oslo", NULL);
  SkvDay from = skv_day_from_ymd (2027, month, 1);
  SkvDay to = from + skv_days_in_month (2027, month);
  gint64 first = skv_zone_day_span (zone, from).start, last = skv_zone_day_span (zone, to).start;
  gint64 service = 0, down = 0, external = 0;
  Outage outages[MOST];
  int n = g_rand_int_range (random, 1, MOST);
  g_autofree char *members = put_outages (random, zone, first, outages, n);
  g_autoptr (SkvPlan) plan = plan_of (members);
  g_autoptr (SkvUptimes) uptimes = skv_uptimes_new (plan, NULL, from, to, SKV_MOMENT_NONE);
  const SkvUptime *uptime = skv_uptimes_lookup (uptimes, "a");

  for (gint64 minute = 0; first + minute * 60 < last; minute++)
    {
      gboolean own = FALSE, outside = FALSE;

      if (!is_served (zone, first + minute * 60))
        continue;
      for (int i = 0; i < n; i++)
        if (outages[i].system < 2 && minute >= outages[i].start && minute < outages[i].end)
          {
            own = own || !outages[i].external;
            outside = outside || outages[i].external;
          }
      service++;
      down += own;
      external += outside && !own;
    }
  g_assert_cmpint (uptime->service, ==, service * 60);
  g_assert_cmpint (uptime->down, ==, down * 60);
  g_assert_cmpint (uptime->external, ==, external * 60);
}

static void
test_twin (void)
{
  static const int tried[] = { 3, 4, 10 };
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (int i = 0; i < 60; i++)
    check_twin (random, tried[i % 3]);
}

/* --- the report as a page --------------------------------------------------------------------- */

static void
test_escaped (void)
{
  g_autoptr (SkvPlan) plan = plan_of (
    "\"systems\": [{\"id\": \"a\", \"name\": \"<script>alert('\\\"&\\\"')</script>\", "
    "\"agreed_uptime\": 99000}], \"items\": [{\"id\": \"o\", \"lane\": \"outage\", \"title\": "
    "\"</table><b>\", \"systems\": [\"a\"], \"start\": \"2027-05-02T00:00\", \"end\": "
    "\"2027-05-02T01:00\"}]");
  SkvReportOptions options = { .year = 2027, .month = 5, .now = SKV_MOMENT_NONE };
  g_autoptr (SkvReport) report = skv_report_new (plan, &options);
  g_autofree char *html = skv_report_to_html (report), *again = skv_report_to_html (report);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = skv_report_to_pdf (report, &error);
  static const GMarkupParser parser = { 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (pdf, NULL), "%PDF"));
  g_assert_cmpstr (html, ==, again);
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "<b>"));
  g_assert_nonnull (strstr (html, "&lt;script&gt;"));
  /* Each chart has its own colours: a class of one says nothing of the other. */
  g_assert_nonnull (strstr (html, "<svg class=\"wide glance-wide\""));
  g_assert_nonnull (strstr (html, ".glance-wide .k0{"));
  g_assert_nonnull (strstr (html, ".uptime-narrow .k0{"));
  g_assert_null (strstr (html, "\n.k0{"));
  g_assert_null (strstr (html, "}.k"));
  g_markup_parse_context_parse (context, strstr (html, "<html"), -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

/* Windows that were put off: one lies nowhere now, one lies again where it was, and one elsewhere.
 */
static void
test_put_off (void)
{
  g_autoptr (SkvPlan) plan =
    plan_of ("\"items\": [{\"id\": \"n\", \"lane\": \"window\", \"title\": \"Nowhere\", \"start\": "
             "\"2027-05-12T17:00\", \"end\": \"2027-05-12T22:00\", \"status\": \"postponed\", "
             "\"postponed_from\": \"2027-05-12T17:00:00+02:00\", \"reason\": \"ill\"}, "
             "{\"id\": \"b\", \"lane\": \"window\", \"title\": \"Back\", \"start\": "
             "\"2027-05-13T17:00\", \"end\": \"2027-05-13T22:00\", "
             "\"postponed_from\": \"2027-05-13T17:00:00+02:00\"}, "
             "{\"id\": \"e\", \"lane\": \"window\", \"title\": \"Elsewhere\", \"start\": "
             "\"2027-06-02T17:00\", \"end\": \"2027-06-02T22:00\", "
             "\"postponed_from\": \"2027-05-14T17:00:00+02:00\"}]");
  SkvReportOptions options = { .year = 2027, .month = 5, .now = SKV_MOMENT_NONE };
  g_autoptr (SkvReport) report = skv_report_new (plan, &options);
  g_autofree char *csv = skv_report_to_csv (report), *text = skv_report_to_text (report);

  g_assert_nonnull (strstr (csv, "moved,2027-05-12,,,Nowhere,By a person,ill\r\n"));
  g_assert_nonnull (strstr (csv, "moved,2027-05-14,2027-06-02 17:00,2027-06-02 22:00,Elsewhere,"));
  g_assert_null (strstr (csv, "moved,2027-05-13"));
  g_assert_nonnull (strstr (csv, "windows_moved,2,"));
  g_assert_nonnull (strstr (text, " • Wed 12 May\n   Date: Postponed\n   Window: Nowhere\n"));
}

/* What was said of a rule's date was said of the item that has become of it, whatever that is
 * called. */
static void
test_told_by_rule (void)
{
  g_autoptr (SkvPlan) plan = plan_of (
    "\"rules\": [{\"id\": \"r\", \"lane\": \"maintenance\", \"title\": \"R\", "
    "\"base\": {\"dates\": [\"2027-05-12\"]}, \"start\": \"17:00\", \"duration\": 60}], "
    "\"items\": [{\"id\": \"x\", \"lane\": \"maintenance\", \"title\": \"R\", "
    "\"status\": \"approved\", \"rule\": \"r\", \"original_date\": \"2027-05-12\", \"start\": "
    "\"2027-05-12T17:00\", \"end\": \"2027-05-12T18:00\"}], "
    "\"notices\": [{\"id\": \"n\", \"item\": \"r:2027-05-12\", \"notice_kind\": \"first\", "
    "\"sent\": \"2027-05-03T06:00:00Z\"}]");
  SkvReportOptions options = { .year = 2027, .month = 5, .now = SKV_MOMENT_NONE };
  g_autoptr (SkvReport) report = skv_report_new (plan, &options);
  g_autofree char *csv = skv_report_to_csv (report);

  g_assert_nonnull (strstr (csv, "announced_in_time,1,1\r\n"));
}

/* More rows than a page holds go to the next one. */
static void
test_pages (void)
{
  g_autoptr (GString) members = g_string_new ("\"items\": [");
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvReport) report = NULL;
  SkvReportOptions options = { .year = 2027, .month = 5, .now = SKV_MOMENT_NONE };
  SkvSheet sheet;

  for (int i = 0; i < 200; i++)
    g_string_append_printf (members,
                            "%s{\"id\": \"m%d\", \"lane\": \"maintenance\", \"title\": \"W\", "
                            "\"start\": \"2027-05-%02dT10:00\", \"end\": \"2027-05-%02dT11:00\"}",
                            i > 0 ? ", " : "", i, 1 + i % 28, 1 + i % 28);
  g_string_append (members, "]");
  plan = plan_of (members->str);
  report = skv_report_new (plan, &options);
  skv_sheet_init (&sheet, SKV_PAPER_A4, TRUE);
  g_assert_cmpuint (skv_report_draw (report, &sheet, NULL, -1), >, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autofree char *path = g_strconcat ("/uptime/month/", months[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_month);
    }
  g_test_add_func ("/uptime/unknown", test_unknown);
  g_test_add_func ("/uptime/open", test_open);
  g_test_add_func ("/uptime/hours", test_hours);
  g_test_add_func ("/uptime/written", test_written);
  g_test_add_func ("/uptime/twin", test_twin);
  g_test_add_func ("/report/escaped", test_escaped);
  g_test_add_func ("/report/put-off", test_put_off);
  g_test_add_func ("/report/told-by-rule", test_told_by_rule);
  g_test_add_func ("/report/pages", test_pages);
  return g_test_run ();
}
