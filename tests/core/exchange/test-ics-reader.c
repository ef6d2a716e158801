/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gstdio.h>

#include "exchange-fixture.h"

#include "core/calendar/occurrence.h"
#include "core/exchange/guard.h"
#include "core/exchange/ics-reader.h"
#include "core/exchange/ics-reader-private.h"
#include "core/exchange/ics-writer.h"
#include "core/exchange/text-decoding.h"
#include "core/exchange/zone-names.h"

#define ZONE                                                                                       \
  "BEGIN:VTIMEZONE|TZID:Odd|BEGIN:STANDARD|DTSTART:16011028T030000|RRULE:FREQ=YEARLY;BYDAY=-1SU;"  \
  "BYMONTH=10|"                                                                                    \
  "TZOFFSETFROM:+0230|TZOFFSETTO:+0130|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:16010325T020000|"       \
  "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0130|TZOFFSETTO:+0230|END:DAYLIGHT|END:"   \
  "VTIMEZONE|"
#define EVENT(text) "BEGIN:VEVENT|UID:u|SUMMARY:S|" text "|END:VEVENT|"

/* Lines of a calendar (a "|" ends one), what comes of it, each as "start/end" with "!" of a
 * cancelled and
 * "?" of a proposed one, and a part of what is said. A leading "-" of @said: it was skipped. Of a
 * refused file @expected is "refused". Lines count from BEGIN:VCALENDAR. */
static const struct
{
  const char *name;
  const char *text;
  const char *expected;
  const char *said;
} rows[] = {
  { "utc", EVENT ("DTSTART:20190612T160000Z|DTEND:20190612T180000Z"),
    "2019-06-12T16:00/2019-06-12T18:00", NULL },
  { "floating", EVENT ("DTSTART:20190612T180000|DURATION:PT2H"),
    "2019-06-12T16:00/2019-06-12T18:00", "Europe/Oslo" },
  { "iana", EVENT ("DTSTART;TZID=America/New_York:20190612T120000|DURATION:PT2H"),
    "2019-06-12T16:00/2019-06-12T18:00", NULL },
  { "quoted-windows",
    EVENT ("DTSTART;TZID=\"W. Europe Standard Time\":20190612T180000|DURATION:PT2H"),
    "2019-06-12T16:00/2019-06-12T18:00",
    "Windows' time zone “W. Europe Standard Time” was read as Europe/Berlin" },
  { "path-zone",
    EVENT ("DTSTART;TZID=/example.org/2007_1/Europe/Oslo:20190612T180000|DURATION:PT2H"),
    "2019-06-12T16:00/2019-06-12T18:00", NULL },
  { "unknown-zone", EVENT ("DTSTART;TZID=Nowhere:20190612T180000|DURATION:PT2H"),
    "2019-06-12T16:00/2019-06-12T18:00", "“Nowhere” is unknown" },
  { "own-zone-summer", ZONE EVENT ("DTSTART;TZID=Odd:20190612T180000|DURATION:PT2H"),
    "2019-06-12T15:30/2019-06-12T17:30", NULL },
  { "own-zone-winter", ZONE EVENT ("DTSTART;TZID=Odd:20190112T180000|DURATION:PT2H"),
    "2019-01-12T16:30/2019-01-12T18:30", NULL },
  { "zone-behind", EVENT ("DTSTART;TZID=Odd:20190612T180000|DURATION:PT2H") ZONE,
    "2019-06-12T15:30/2019-06-12T17:30", NULL },
  { "all-day", EVENT ("DTSTART;VALUE=DATE:20190624|DTEND;VALUE=DATE:20190629"),
    "2019-06-24/2019-06-29", NULL },
  { "all-day-alone", EVENT ("DTSTART;VALUE=DATE:20190624"), "2019-06-24/2019-06-25", NULL },
  { "all-day-same-end", EVENT ("DTSTART;VALUE=DATE:20190624|DTEND;VALUE=DATE:20190624"),
    "2019-06-24/2019-06-25", NULL },
  { "no-end", EVENT ("DTSTART:20190612T160000Z"), "2019-06-12T16:00/", "no length" },
  { "over-summer-time", EVENT ("DTSTART;TZID=Europe/Oslo:20190330T120000|DURATION:P1D"),
    "2019-03-30T11:00/2019-03-31T10:00", NULL },
  { "tentative", EVENT ("DTSTART:20190612T160000Z|DTEND:20190612T180000Z|STATUS:TENTATIVE"),
    "?2019-06-12T16:00/2019-06-12T18:00", NULL },
  { "cancelled", EVENT ("DTSTART:20190612T160000Z|DTEND:20190612T180000Z|STATUS:CANCELLED"),
    "!2019-06-12T16:00/2019-06-12T18:00", NULL },
  { "method-cancel", "METHOD:CANCEL|" EVENT ("DTSTART:20190612T160000Z|DTEND:20190612T180000Z"),
    "!2019-06-12T16:00/2019-06-12T18:00", NULL },

  { "weekly",
    EVENT ("DTSTART;TZID=Europe/Oslo:20190326T180000|DURATION:PT1H|RRULE:FREQ=WEEKLY;COUNT=2"),
    "2019-03-26T17:00/2019-03-26T18:00 2019-04-02T16:00/2019-04-02T17:00", NULL },
  { "until-utc",
    EVENT ("DTSTART;TZID=Europe/"
           "Oslo:20190101T003000|DURATION:PT1H|RRULE:FREQ=DAILY;UNTIL=20190101T233000Z"),
    "2018-12-31T23:30/2019-01-01T00:30 2019-01-01T23:30/2019-01-02T00:30", NULL },
  { "until-just-before",
    EVENT ("DTSTART;TZID=Europe/"
           "Oslo:20190101T003000|DURATION:PT1H|RRULE:FREQ=DAILY;UNTIL=20190101T232959Z"),
    "2018-12-31T23:30/2019-01-01T00:30", NULL },
  { "exdate-utc",
    EVENT ("DTSTART;TZID=Europe/"
           "Oslo:20190326T180000|DURATION:PT1H|RRULE:FREQ=WEEKLY;COUNT=2|EXDATE:20190326T170000Z"),
    "2019-04-02T16:00/2019-04-02T17:00", NULL },
  { "exdate-date",
    EVENT (
      "DTSTART;TZID=Europe/"
      "Oslo:20190326T180000|DURATION:PT1H|RRULE:FREQ=WEEKLY;COUNT=2|EXDATE;VALUE=DATE:20190402"),
    "2019-03-26T17:00/2019-03-26T18:00", NULL },
  { "exrule",
    EVENT (
      "DTSTART;VALUE=DATE:20190101|RRULE:FREQ=DAILY;COUNT=4|EXRULE:FREQ=DAILY;INTERVAL=2;COUNT=2"),
    "2019-01-02/2019-01-03 2019-01-04/2019-01-05", NULL },
  { "rdate", EVENT ("DTSTART;VALUE=DATE:20190101|RDATE;VALUE=DATE:20190105,20190103"),
    "2019-01-01/2019-01-02 2019-01-03/2019-01-04 2019-01-05/2019-01-06", NULL },
  { "rdate-period",
    EVENT ("DTSTART:20190101T100000Z|DURATION:PT1H|RDATE;VALUE=PERIOD:20190102T100000Z/"
           "PT3H,20190103T100000Z/20190103T140000Z"),
    "2019-01-01T10:00/2019-01-01T11:00 2019-01-02T10:00/2019-01-02T13:00 "
    "2019-01-03T10:00/2019-01-03T14:00",
    NULL },
  { "moved",
    EVENT ("DTSTART:20190101T100000Z|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=3") EVENT (
      "RECURRENCE-ID;TZID=Europe/Oslo:20190102T110000|DTSTART:20190109T100000Z|DURATION:PT1H"),
    "2019-01-01T10:00/2019-01-01T11:00 2019-01-03T10:00/2019-01-03T11:00 "
    "2019-01-09T10:00/2019-01-09T11:00",
    NULL },
  { "one-cancelled",
    EVENT ("RECURRENCE-ID:20190102T100000Z|DTSTART:20190102T100000Z|DURATION:PT1H|STATUS:CANCELLED")
      EVENT ("DTSTART:20190101T100000Z|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=2"),
    "2019-01-01T10:00/2019-01-01T11:00 !2019-01-02T10:00/2019-01-02T11:00", NULL },
  { "this-and-future",
    EVENT ("DTSTART;TZID=Europe/Oslo:20190329T180000|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=4")
      EVENT ("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/"
             "Oslo:20190330T180000|DTSTART;TZID=Europe/Oslo:20190330T190000|DURATION:PT2H"),
    "2019-03-29T17:00/2019-03-29T18:00 2019-03-30T18:00/2019-03-30T20:00 "
    "2019-03-31T17:00/2019-03-31T19:00 2019-04-01T17:00/2019-04-01T19:00",
    "THISANDFUTURE" },
  { "override-without-series",
    EVENT ("RECURRENCE-ID:20190102T100000Z|DTSTART:20190103T100000Z|DURATION:PT1H"),
    "2019-01-03T10:00/2019-01-03T11:00", NULL },
  { "override-of-no-date",
    EVENT ("DTSTART:20190101T100000Z|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=1")
      EVENT ("RECURRENCE-ID:20190105T100000Z|DTSTART:20190106T100000Z|DURATION:PT1H"),
    "2019-01-01T10:00/2019-01-01T11:00 2019-01-06T10:00/2019-01-06T11:00",
    "none of the dates of its series" },
  { "bad-rule", EVENT ("DTSTART;VALUE=DATE:20190101|RRULE:FREQ=FORTNIGHTLY"),
    "2019-01-01/2019-01-02", "-came in once" },
  { "every-second", EVENT ("DTSTART:20190101T100000Z|DURATION:PT1H|RRULE:FREQ=SECONDLY"),
    "2019-01-01T10:00/2019-01-01T11:00", "-came in once" },
  { "every-second-of-no-day",
    EVENT ("DTSTART:20190101T100000Z|DURATION:PT1H|RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"),
    "2019-01-01T10:00/2019-01-01T11:00", "-came in once" },
  { "every-sixth-hour",
    EVENT ("DTSTART:20190101T180000Z|DURATION:PT1H|RRULE:FREQ=HOURLY;INTERVAL=6;COUNT=2"),
    "2019-01-01T18:00/2019-01-01T19:00 2019-01-02T00:00/2019-01-02T01:00", NULL },
  { "horizon", EVENT ("DTSTART;VALUE=DATE:20190101|RRULE:FREQ=YEARLY;INTERVAL=5"),
    "2019-01-01/2019-01-02 2024-01-01/2024-01-02", "goes on after 2024-12-31" },

  { "newer-sequence",
    EVENT ("SEQUENCE:2|DTSTART;VALUE=DATE:20190102")
      EVENT ("SEQUENCE:1|DTSTART;VALUE=DATE:20190101"),
    "2019-01-02/2019-01-03", "newer version" },
  { "newer-modified",
    EVENT ("LAST-MODIFIED:20190101T000000Z|DTSTART;VALUE=DATE:20190101")
      EVENT ("LAST-MODIFIED:20190102T000000Z|DTSTART;VALUE=DATE:20190102"),
    "2019-01-02/2019-01-03", "newer version" },
  { "twice-the-same", EVENT ("DTSTART;VALUE=DATE:20190101") EVENT ("DTSTART;VALUE=DATE:20190101"),
    "2019-01-01/2019-01-02", "taken once" },
  { "one-uid-two-events",
    EVENT ("DTSTART;VALUE=DATE:20190101") EVENT ("DTSTART;VALUE=DATE:20190103"),
    "2019-01-01/2019-01-02 2019-01-03/2019-01-04", "both were taken" },

  { "31-february", EVENT ("DTSTART;VALUE=DATE:20190231") EVENT ("DTSTART;VALUE=DATE:20190301"),
    "2019-03-01/2019-03-02", "-does not exist" },
  { "25-hours", EVENT ("DTSTART:20190201T250000Z"), "", "-no time of day that exists" },
  { "ends-before", EVENT ("DTSTART:20190201T100000Z|DTEND:20190201T090000Z"), "",
    "-ends before it starts" },
  { "no-start", EVENT ("DTEND:20190201T090000Z"), "", "-no start" },
  { "year-9000", EVENT ("DTSTART;VALUE=DATE:90000101"), "", "-years 1970 to 2099" },
  { "task", "BEGIN:VTODO|SUMMARY:T|END:VTODO|", "", "-a task" },
  { "bad-line", "BEGIN:VEVENT|UID:u|what is this|DTSTART;VALUE=DATE:20190101|END:VEVENT|",
    "2019-01-01/2019-01-02", "“what is this” was left out" },
  { "no-events", "", "", "no events" },
  { "cut-off", "BEGIN:VEVENT|UID:u|DTSTART;VALUE=DATE:2019", "refused",
    "5: the file ends here within VEVENT, which begins on line 3" },
  { "crossed", "BEGIN:VEVENT|BEGIN:VALARM|END:VEVENT|END:VALARM|", "refused",
    "5: END:VEVENT stands here" },
  { "version-1", "BEGIN:VCALENDAR|VERSION:1.0|END:VCALENDAR|", "refused", "vCalendar" },
  { "method-reply", "METHOD:REPLY|", "refused", "answer to an invitation" },
};

static SkvIcsCalendar *
parse (const char *text, gssize length, GError **error)
{
  g_autoptr (SkvZone) zone = skv_zone_new ("Europe/Oslo", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return skv_ics_parse (bytes, zone, 0, error);
}

/* The lines of one row in a calendar, each ended by @end (transfer full) */
static char *
make_file (const char *text, const char *end)
{
  g_auto (GStrv) lines = g_strsplit (text, "|", -1);
  g_autofree char *body = g_strjoinv (end, lines);
  gboolean whole = *text == '\0' || g_str_has_suffix (text, "|");

  return g_strconcat ("BEGIN:VCALENDAR", end, "VERSION:2.0", end, body,
                      whole ? "END:VCALENDAR" : "", whole ? end : "", NULL);
}

static void
append_moment (GString *text, const SkvIcsEntry *entry, gint64 moment)
{
  g_autoptr (SkvZone) utc = skv_zone_new ("UTC", NULL);
  g_autofree char *words = NULL;

  if (moment == SKV_MOMENT_NONE)
    return;
  words = skv_zone_format (utc, moment);
  g_string_append_len (text, words, entry->all_day ? 10 : 16);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const SkvIcsEntry *left = *(const SkvIcsEntry *const *) a,
                    *right = *(const SkvIcsEntry *const *) b;

  return (left->start > right->start) - (left->start < right->start);
}

static char *
describe (const SkvIcsCalendar *calendar)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_ptr_array_sort (calendar->entries, compare_entries);
  for (guint i = 0; i < calendar->entries->len; i++)
    {
      const SkvIcsEntry *entry = g_ptr_array_index (calendar->entries, i);

      g_string_append (text, i > 0 ? " " : "");
      g_string_append (text, entry->status == SKV_STATUS_CANCELLED  ? "!"
                             : entry->status == SKV_STATUS_PROPOSED ? "?"
                                                                    : "");
      append_moment (text, entry, entry->start);
      g_string_append_c (text, '/');
      append_moment (text, entry, entry->end);
    }
  return g_strdup (text->str);
}

static gboolean
is_said (const GPtrArray *remarks, const char *part)
{
  for (guint i = 0; i < remarks->len; i++)
    if (strstr (((const SkvIcsRemark *) g_ptr_array_index (remarks, i))->text, part) != NULL)
      return TRUE;
  return FALSE;
}

static void
check_row (gsize row, const char *end)
{
  g_autofree char *text = make_file (rows[row].text, end);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvIcsCalendar) calendar = parse (text, -1, &error);
  const char *said = rows[row].said;
  g_autofree char *found = NULL;

  if (strcmp (rows[row].expected, "refused") == 0)
    {
      g_assert_null (calendar);
      g_assert_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, said));
      return;
    }
  g_assert_no_error (error);
  found = describe (calendar);
  g_assert_cmpstr (found, ==, rows[row].expected);
  if (said == NULL)
    {
      g_assert_cmpuint (calendar->skipped->len, ==, 0);
      g_assert_cmpuint (calendar->notes->len, ==, 0);
    }
  else if (*said == '-')
    g_assert_true (is_said (calendar->skipped, said + 1));
  else
    g_assert_true (is_said (calendar->notes, said));
}

static void
test_row (gconstpointer data)
{
  check_row (GPOINTER_TO_SIZE (data), "\r\n");
  check_row (GPOINTER_TO_SIZE (data), "\n");
  check_row (GPOINTER_TO_SIZE (data), "\r");
}

/* One calendar in all encodings; ø is folded in its middle in the first. */
static void
test_encodings (void)
{
#define HEAD                                                                                       \
  "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTART:20190612T160000Z\r\nDURATION:"              \
  "PT1H\r\nSUMMARY:"
#define TAIL "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
  static const char utf8[] = HEAD "M\xC3\xB8te" TAIL;
  static const char *const narrow[] = { HEAD "M\xC3\r\n \xB8te" TAIL, utf8,
                                        "\xEF\xBB\xBF" HEAD "M\xC3\xB8te" TAIL,
                                        HEAD "M\xF8te" TAIL };
  static const char *const wide[] = { "UTF-16LE", "UTF-16BE" };

  for (gsize i = 0; i < G_N_ELEMENTS (narrow) + 2 * G_N_ELEMENTS (wide); i++)
    {
      gsize n = i - G_N_ELEMENTS (narrow), length;
      gboolean is_wide = i >= G_N_ELEMENTS (narrow);
      g_autofree char *marked =
        g_strconcat (is_wide && n % 2 == 1 ? "\xEF\xBB\xBF" : "", is_wide ? utf8 : narrow[i], NULL);
      g_autofree char *bytes = is_wide
                                 ? g_convert (marked, -1, wide[n / 2], "UTF-8", NULL, &length, NULL)
                                 : g_strdup (marked);
      g_autoptr (GError) error = NULL;
      g_autoptr (SkvIcsCalendar) calendar = parse (bytes, is_wide ? (gssize) length : -1, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (calendar->entries->len, ==, 1);
      g_assert_cmpstr (((const SkvIcsEntry *) g_ptr_array_index (calendar->entries, 0))->title, ==,
                       "Møte");
    }
}

static void
test_not_calendars (void)
{
  static const struct
  {
    const char *text;
    const char *said;
  } files[] = {
    { "", "empty" },
    { "<!DOCTYPE html><html><body>404</body></html>", "web page" },
    { "{\"format\": \"skv-plan\"}", "JSON" },
    { "Hello\n", "no iCalendar" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (files[i].text, -1, &error));
      g_assert_nonnull (strstr (error->message, files[i].said));
    }
  g_assert_null (parse ("BEGIN:VCALENDAR\nX:\0\n", 20, NULL));
}

static void
test_words (void)
{
  g_autofree char *text = make_file (
    "X-WR-CALNAME:Møter\\, alle|BEGIN:VEVENT|UID:u|DTSTART;VALUE=DATE:20190101|SUMMARY:A\\, b\\; "
    "c\\\\d|LOCATION:Sal\\nto|DESCRIPTION:Line|CATEGORIES:X,Y|END:VEVENT|",
    "\n");
  g_autoptr (SkvIcsCalendar) calendar = parse (text, -1, NULL);
  const SkvIcsEntry *entry = g_ptr_array_index (calendar->entries, 0);

  g_assert_cmpstr (calendar->name, ==, "Møter, alle");
  g_assert_cmpstr (entry->title, ==, "A, b; c\\d");
  g_assert_cmpstr (entry->notes, ==, "Sal\nto\nLine\nX, Y");
  g_assert_cmpuint (entry->line, ==, 4);
}

/* What the guarded process says comes back as it was; anything else is refused. */
static void
test_reply (void)
{
  g_autofree char *text = make_file (EVENT ("DTSTART:20190101T100000Z|LOCATION:\"Sal\"\\nto|RRULE:"
                                            "FREQ=DAILY;COUNT=3") "BEGIN:VTODO|END:VTODO|",
                                     "\n");
  g_autoptr (SkvIcsCalendar) calendar = parse (text, -1, NULL), copy = NULL, none = NULL;
  g_autoptr (GError) error = NULL, told = NULL;
  g_autofree char *reply = skv_ics_reply_write (calendar, NULL), *again = NULL, *problem = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (reply, strlen (reply)), other = NULL;

  copy = skv_ics_reply_read (bytes, &error);
  g_assert_no_error (error);
  again = skv_ics_reply_write (copy, NULL);
  g_assert_cmpstr (again, ==, reply);
  for (gsize cut = 0; cut < strlen (reply) - 2; cut += 7)
    {
      g_autoptr (GBytes) part = g_bytes_new (reply, cut);

      g_assert_null (skv_ics_reply_read (part, NULL));
    }
  told = g_error_new_literal (SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_TOO_LARGE, "5: so");
  problem = skv_ics_reply_write (NULL, told);
  other = g_bytes_new (problem, strlen (problem));
  none = skv_ics_reply_read (other, &error);
  g_assert_null (none);
  g_assert_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_TOO_LARGE);
  g_assert_cmpstr (error->message, ==, "5: so");
}

static SkvIcsPreview *
preview (SkvPlan *plan, const char *text, const char *lane)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvIcsCalendar) calendar = skv_ics_parse (bytes, skv_plan_get_zone (plan), 0, &error);
  SkvIcsPreview *self;

  g_assert_no_error (error);
  self = skv_ics_preview_new (plan, "f.ics", lane, NULL, calendar, &error);
  g_assert_no_error (error);
  return self;
}

/* How many were added, changed and as before, once it is in the plan */
static void
import (SkvPlan *plan, const char *body, guint added, guint updated, guint unchanged, guint gone)
{
  g_autofree char *text = make_file (body, "\r\n");
  g_autoptr (SkvIcsPreview) self = preview (plan, text, "meeting");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (self->import->added[SKV_KIND_ITEM], ==, added);
  g_assert_cmpuint (self->import->updated[SKV_KIND_ITEM], ==, updated);
  g_assert_cmpuint (self->import->unchanged[SKV_KIND_ITEM], ==, unchanged);
  g_assert_cmpuint (self->gone->len, ==, gone);
  skv_plan_apply (plan, self->import->edit, &error);
  g_assert_no_error (error);
}

static void
test_again (void)
{
  g_autoptr (SkvPlan) plan = fixture_plan ("\"plan\": {\"id\": \"me\"}");
  const char *series = EVENT ("DTSTART;VALUE=DATE:20190101|RRULE:FREQ=DAILY;COUNT=3");
  const char *moved = EVENT ("DTSTART;VALUE=DATE:20190101|RRULE:FREQ=DAILY;COUNT=3")
    EVENT ("RECURRENCE-ID;VALUE=DATE:20190102|DTSTART;VALUE=DATE:20190105");
  const char *shorter =
    EVENT ("DTSTART;VALUE=DATE:20190101|RRULE:FREQ=DAILY;COUNT=3|EXDATE;VALUE=DATE:20190102");
  const SkvItem *item;

  import (plan, series, 3, 0, 0, 0);
  import (plan, series, 0, 0, 3, 0);
  import (plan, moved, 0, 1, 2, 0);
  item = skv_plan_get_item (plan, "ics:u/2019-01-02");
  g_assert_nonnull (item);
  g_assert_cmpint (item->start, ==, skv_day_from_ymd (2019, 1, 5) * SKV_DAY_SECONDS);
  import (plan, series, 0, 1, 2, 0);
  import (plan, shorter, 0, 0, 2, 1);
  g_assert_nonnull (skv_plan_get_item (plan, "ics:u/2019-01-02"));
}

/* What a person did to an imported item's status stays while the file still says what that means.
 */
static void
test_status_stays (void)
{
  g_autoptr (SkvPlan) plan = fixture_plan ("\"plan\": {\"id\": \"me\"}");

  import (plan, EVENT ("DTSTART;VALUE=DATE:20190101"), 1, 0, 0, 0);
  fixture_import (plan, "\"items\": [{\"id\": \"ics:u\", \"status\": \"announced\"}]");
  import (plan, EVENT ("DTSTART;VALUE=DATE:20190101|STATUS:CONFIRMED"), 0, 0, 1, 0);
  import (plan, EVENT ("DTSTART;VALUE=DATE:20190101|STATUS:CANCELLED"), 0, 1, 0, 0);
  g_assert_cmpint (skv_plan_get_item (plan, "ics:u")->status, ==, SKV_STATUS_CANCELLED);
}

/* Our own file changes nothing, and a date moved in it moves what it was. */
static void
test_own_export (void)
{
  g_autoptr (SkvPlan) plan =
    fixture_plan ("\"plan\": {\"id\": \"me\", \"title\": \"P\"}, \"rules\": [{\"id\": \"r\", "
                  "\"lane\": \"window\", \"title\": \"R\", \"base\": {\"dates\": [\"2019-06-12\", "
                  "\"2019-07-17\"]}, \"start\": \"17:00\", \"duration\": 60}], "
                  "\"items\": [{\"id\": \"a\", \"lane\": \"exam\", \"title\": \"A\", \"start\": "
                  "\"2019-06-12\", \"notes\": \"mine\"}, "
                  "{\"id\": \"b\", \"lane\": \"maintenance\", \"title\": \"B\", \"start\": "
                  "\"2019-06-12T18:00\", \"duration\": 30, \"status\": \"announced\"}, "
                  "{\"id\": \"c\", \"lane\": \"maintenance\", \"title\": \"C\", \"start\": "
                  "\"2019-06-13T18:00\"}]");
  g_autoptr (SkvOccurrences) all = skv_occurrences_new (
    plan, skv_day_from_ymd (2019, 1, 1), skv_day_from_ymd (2020, 1, 1), SKV_EXPAND_HOLIDAYS);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autofree char *text = NULL, *moved = NULL;
  g_autoptr (SkvIcsPreview) same = NULL, other = NULL;
  g_auto (GStrv) halves = NULL;
  const SkvItem *item;

  for (guint i = 0; i < skv_occurrences_get_n (all); i++)
    g_ptr_array_add (list, (gpointer) skv_occurrences_get (all, i));
  text = skv_ics_write (plan, list);
  same = preview (plan, text, "meeting");
  g_assert_cmpuint (skv_edit_get_n_changes (same->import->edit), ==, 0);
  g_assert_cmpuint (same->import->unchanged[SKV_KIND_ITEM], ==, 5);

  halves = g_strsplit (text, "20190717T", -1);
  g_assert_cmpuint (g_strv_length (halves), ==, 3);
  moved = g_strjoinv ("20190718T", halves);
  other = preview (plan, moved, "meeting");
  g_assert_cmpuint (skv_edit_get_n_changes (other->import->edit), ==, 1);
  item = (const SkvItem *) skv_edit_get_change (other->import->edit, 0)->after;
  g_assert_cmpstr (item->parent.id, ==, "r:2019-07-17");
  g_assert_cmpstr (item->rule, ==, "r");
  g_assert_cmpstr (item->lane, ==, "window");
  g_assert_cmpint (item->original_day, ==, skv_day_from_ymd (2019, 7, 17));
}

static void
test_lanes (void)
{
  g_autoptr (SkvPlan) plan = fixture_plan ("\"plan\": {\"id\": \"me\"}");
  g_autofree char *text = make_file (EVENT ("DTSTART;VALUE=DATE:20190101"), "\n");
  g_autoptr (SkvIcsPreview) by_title = preview (plan, text, "political meetings"),
                            by_new_name = preview (plan, text, "Council");

  g_assert_cmpstr (((const SkvIcsComing *) g_ptr_array_index (by_title->coming, 0))->item->lane, ==,
                   "meeting");
  g_assert_cmpuint (by_title->import->added[SKV_KIND_LANE], ==, 0);
  g_assert_cmpuint (by_new_name->import->added[SKV_KIND_LANE], ==, 1);
}

static void
test_zone_names (void)
{
  static const struct
  {
    const char *name;
    const char *zone;
  } names[] = {
    { "Europe/Oslo", "Europe/Oslo" },
    { "W. Europe Standard Time", "Europe/Berlin" },
    { "romance standard time", "Europe/Paris" },
    { "/a/b/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires" },
    { "UTC", "Etc/UTC" },
    { "Europe", NULL },
    { "../../etc/passwd", NULL },
    { "", NULL },
    { "Nowhere/Land", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SkvZone) zone = NULL;
      SkvZone *found = skv_zone_find_by_any_name (names[i].name, NULL);

      zone = found;
      if (names[i].zone == NULL)
        g_assert_null (found);
      else
        g_assert_cmpstr (skv_zone_get_name (found), ==, names[i].zone);
    }
}

/* --- libical's corpus of rules, if it is there --- */

/* Lines (as of its commit d31d57c4) where we differ, and why */
static const struct
{
  int line;
  const char *why;
} differences[] = {
  { 392, "YEARLY;BYMONTHDAY means that day of every month, as dateutil reads RFC 5545, not of "
         "DTSTART's month" },
  { 397, "the same" },
  { 407, "libical does not do BYMONTH, BYMONTHDAY and BYWEEKNO together; we do" },
  { 683, "3 January 2027 is in the last week of 2026: INTERVAL counts from that year" },
  { 688, "the same" },
};

static void
check_rule (const char *rule, const SkvIcsStamp *start, const char *expected, int line)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean goes_on;

  for (gsize i = 0; i < G_N_ELEMENTS (differences); i++)
    if (differences[i].line == line)
      {
        g_test_message ("line %d, %s: %s", line, rule, differences[i].why);
        return;
      }
  skv_ics_rule_expand (rule, start, NULL, start->local,
                       skv_day_from_ymd (2400, 1, 1) * SKV_DAY_SECONDS, times, &goes_on, &error);
  for (guint i = 0; i < times->len; i++)
    {
      gint64 time = g_array_index (times, gint64, i);
      SkvDay day = (SkvDay) (time / SKV_DAY_SECONDS - (time % SKV_DAY_SECONDS < 0));
      int second = (int) (time - day * SKV_DAY_SECONDS), year, month, of_month;

      skv_day_to_ymd (day, &year, &month, &of_month);
      g_string_append_printf (found, "%s%04d%02d%02d", i > 0 ? "," : "", year, month, of_month);
      if (!start->is_date)
        g_string_append_printf (found, "T%02d%02d%02d%s", second / 3600, second / 60 % 60,
                                second % 60, start->is_utc ? "Z" : "");
    }
  if (*expected == '*' || g_str_has_prefix (expected, "ERROR"))
    g_assert_nonnull (error);
  else if (strcmp (found->str, expected) != 0)
    g_error ("line %d, %s: %s; expected %s; %s", line, rule, found->str, expected,
             error != NULL ? error->message : "");
}

static void
test_rule_corpus (void)
{
  const char *shared = g_getenv ("SKV_SHARED_DIR");
  g_autofree char *folder =
    shared != NULL ? g_strdup (shared)
                   : g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "..", "shared", NULL);
  g_autofree char *path = g_build_filename (folder, "samples", "ics-corpus", "libical", "src",
                                            "test", "icalrecur_test.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  const char *rule = NULL;
  SkvIcsStamp start = { 0 };
  int n = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the shared samples are not there");
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);

      /* START-AT only says where libical's iterator is put down; the dates are those of the whole
       * rule. */
      if (g_str_has_prefix (line, "RRULE:"))
        rule = line + strlen ("RRULE:");
      else if (g_str_has_prefix (line, "DTSTART"))
        g_assert_true (skv_ics_stamp_parse (strchr (line, ':') + 1, &start, NULL));
      else if (rule != NULL && g_str_has_prefix (line, "INSTANCES:"))
        {
          check_rule (rule, &start, g_strchug (line + strlen ("INSTANCES:")), i + 1);
          rule = NULL;
          n++;
        }
    }
  g_test_message ("%d rules, %d of them read otherwise", n, (int) G_N_ELEMENTS (differences));
  g_assert_cmpint (n, >, 100);
}

/* --- The real guard --- */

static void
test_guard (void)
{
  g_autoptr (SkvZone) zone = skv_zone_new ("Europe/Oslo", NULL);
  g_autofree char *text =
    make_file (EVENT ("DTSTART;VALUE=DATE:20190101|RRULE:FREQ=DAILY;COUNT=3"), "\r\n");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text)),
                     broken = g_bytes_new ("BEGIN:VCALENDAR\n", 16);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvIcsCalendar) calendar = skv_ics_parse_guarded (bytes, zone, 0, &error), none = NULL;
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = describe (calendar);
  g_assert_cmpstr (found, ==, "2019-01-01/2019-01-02 2019-01-02/2019-01-03 2019-01-03/2019-01-04");
  none = skv_ics_parse_guarded (broken, zone, 0, &error);
  g_assert_null (none);
  g_assert_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "1: the file ends here"));
}

/* A program that does what ours never should: each ends as an error, and in time. */
static void
test_bad_guards (void)
{
  static const struct
  {
    const char *script;
    int code;
  } guards[] = {
    { "exit 1", SKV_EXCHANGE_ERROR_FAILED },
    { "kill -SEGV $$", SKV_EXCHANGE_ERROR_FAILED },
    { "kill -TRAP $$", SKV_EXCHANGE_ERROR_TOO_LARGE },
    { "echo nonsense", SKV_EXCHANGE_ERROR_INVALID },
    { "exec sleep 60", SKV_EXCHANGE_ERROR_TOO_LARGE },
    { "exec >&-; exec sleep 60", SKV_EXCHANGE_ERROR_TOO_LARGE },
    { "exec cat /dev/zero", SKV_EXCHANGE_ERROR_TOO_LARGE },
  };
  g_autofree char *folder = g_dir_make_tmp ("skv-guard-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "guard", NULL);
  g_autoptr (SkvZone) zone = skv_zone_new ("Europe/Oslo", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new ("x", 1);

  g_setenv ("SKV_GUARD", path, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (guards); i++)
    {
      g_autofree char *script = g_strdup_printf ("#!/bin/sh\n%s\n", guards[i].script);
      gint64 before = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;

      g_assert_true (
        g_file_set_contents_full (path, script, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0755, NULL));
      g_assert_null (skv_ics_parse_guarded (bytes, zone, 0, &error));
      g_assert_error (error, SKV_EXCHANGE_ERROR, guards[i].code);
      g_assert_cmpint (g_get_monotonic_time () - before, <,
                       (4 * SKV_GUARD_SECONDS + 3) * G_USEC_PER_SEC);
    }
  g_unsetenv ("SKV_GUARD");
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/ics-reader/", rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/exchange/ics-reader/encodings", test_encodings);
  g_test_add_func ("/exchange/ics-reader/not-calendars", test_not_calendars);
  g_test_add_func ("/exchange/ics-reader/words", test_words);
  g_test_add_func ("/exchange/ics-reader/reply", test_reply);
  g_test_add_func ("/exchange/ics-reader/again", test_again);
  g_test_add_func ("/exchange/ics-reader/status-stays", test_status_stays);
  g_test_add_func ("/exchange/ics-reader/own-export", test_own_export);
  g_test_add_func ("/exchange/ics-reader/lanes", test_lanes);
  g_test_add_func ("/exchange/ics-reader/zone-names", test_zone_names);
  g_test_add_func ("/exchange/ics-reader/rule-corpus", test_rule_corpus);
  g_test_add_func ("/exchange/ics-reader/guard", test_guard);
  g_test_add_func ("/exchange/ics-reader/bad-guards", test_bad_guards);
  return g_test_run ();
}
