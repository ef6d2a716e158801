/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/recurrence.h"

typedef struct
{
  const char *name;
  const char *rule;
  const char *anchor; /* NULL: none */
  const char *from, *to;
  const char *expected; /* "YYYY-MM-DD", or "MM-DD" in the year of the one before it */
} Example;

/* RFC 5545, section 3.8.5.3, without the rules of hours and minutes; then what the RFC leaves open.
 */
static const Example examples[] = {
  { "rfc-daily-count", "RRULE:FREQ=DAILY;COUNT=10", "1997-09-02", "1997-01-01", "1999-01-01",
    "1997-09-02 09-03 09-04 09-05 09-06 09-07 09-08 09-09 09-10 09-11" },
  { "rfc-daily-until", "FREQ=DAILY;UNTIL=19971224T000000Z", "1997-09-02", "1997-12-22",
    "1998-02-01", "1997-12-22 12-23 12-24" },
  { "rfc-every-other-day", "FREQ=DAILY;INTERVAL=2", "1997-09-02", "1997-11-28", "1997-12-06",
    "1997-11-29 12-01 12-03 12-05" },
  { "rfc-every-10-days", "FREQ=DAILY;INTERVAL=10;COUNT=5", "1997-09-02", "1997-01-01", "1999-01-01",
    "1997-09-02 09-12 09-22 10-02 10-12" },
  { "rfc-january-daily", "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1", "1998-01-01", "1999-01-29",
    "2001-01-01",
    "1999-01-29 01-30 01-31 2000-01-01 01-02 01-03 01-04 01-05 01-06 01-07 01-08 01-09 01-10 "
    "01-11 01-12 01-13 01-14 01-15 01-16 01-17 01-18 01-19 01-20 01-21 01-22 01-23 01-24 01-25 "
    "01-26 01-27 01-28 01-29 01-30 01-31" },
  { "rfc-weekly-count", "FREQ=WEEKLY;COUNT=10", "1997-09-02", "1997-01-01", "1999-01-01",
    "1997-09-02 09-09 09-16 09-23 09-30 10-07 10-14 10-21 10-28 11-04" },
  { "rfc-weekly-until", "FREQ=WEEKLY;UNTIL=19971224T000000Z", "1997-09-02", "1997-12-01",
    "1999-01-01", "1997-12-02 12-09 12-16 12-23" },
  { "rfc-every-other-week", "FREQ=WEEKLY;INTERVAL=2;WKST=SU", "1997-09-02", "1998-01-01",
    "1998-02-20", "1998-01-06 01-20 02-03 02-17" },
  { "rfc-tuesday-thursday", "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "1997-09-02", "1997-01-01",
    "1999-01-01", "1997-09-02 09-04 09-09 09-11 09-16 09-18 09-23 09-25 09-30 10-02" },
  { "rfc-mwf-every-other-week",
    "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR", "1997-09-01",
    "1997-01-01", "1999-01-01",
    "1997-09-01 09-03 09-05 09-15 09-17 09-19 09-29 10-01 10-03 10-13 10-15 10-17 10-27 10-29 "
    "10-31 "
    "11-10 11-12 11-14 11-24 11-26 11-28 12-08 12-10 12-12 12-22 12-24" },
  { "rfc-first-friday", "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1997-09-05", "1997-01-01", "1999-01-01",
    "1997-09-05 10-03 11-07 12-05 1998-01-02 02-06 03-06 04-03 05-01 06-05" },
  { "rfc-first-and-last-sunday", "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "1997-09-07",
    "1997-01-01", "1999-01-01",
    "1997-09-07 09-28 11-02 11-30 1998-01-04 01-25 03-01 03-29 05-03 05-31" },
  { "rfc-second-last-monday", "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997-09-22", "1997-01-01",
    "1999-01-01", "1997-09-22 10-20 11-17 12-22 1998-01-19 02-16" },
  { "rfc-third-last-day", "FREQ=MONTHLY;BYMONTHDAY=-3", "1997-09-28", "1997-01-01", "1998-03-01",
    "1997-09-28 10-29 11-28 12-29 1998-01-29 02-26" },
  { "rfc-2nd-and-15th", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "1997-09-02", "1997-01-01",
    "1999-01-01", "1997-09-02 09-15 10-02 10-15 11-02 11-15 12-02 12-15 1998-01-02 01-15" },
  { "rfc-first-and-last-day", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "1997-09-30", "1997-01-01",
    "1999-01-01", "1997-09-30 10-01 10-31 11-01 11-30 12-01 12-31 1998-01-01 01-31 02-01" },
  { "rfc-every-18-months", "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
    "1997-09-10", "1997-01-01", "2005-01-01",
    "1997-09-10 09-11 09-12 09-13 09-14 09-15 1999-03-10 03-11 03-12 03-13" },
  { "rfc-tuesdays-every-other-month", "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "1997-09-02",
    "1997-01-01", "1998-01-14",
    "1997-09-02 09-09 09-16 09-23 09-30 11-04 11-11 11-18 11-25 1998-01-06 01-13" },
  { "rfc-june-and-july", "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "1997-06-10", "1997-01-01",
    "2010-01-01",
    "1997-06-10 07-10 1998-06-10 07-10 1999-06-10 07-10 2000-06-10 07-10 2001-06-10 07-10" },
  { "rfc-january-to-march-every-other-year", "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
    "1997-03-10", "1997-01-01", "2010-01-01",
    "1997-03-10 1999-01-10 02-10 03-10 2001-01-10 02-10 03-10 2003-01-10 02-10 03-10" },
  { "rfc-days-of-year", "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", "1997-01-01",
    "1997-01-01", "2010-01-01",
    "1997-01-01 04-10 07-19 2000-01-01 04-09 07-18 2003-01-01 04-10 07-19 2006-01-01" },
  { "rfc-20th-monday", "FREQ=YEARLY;BYDAY=20MO", "1997-05-19", "1997-01-01", "2000-01-01",
    "1997-05-19 1998-05-18 1999-05-17" },
  { "rfc-monday-of-week-20", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-05-12", "1997-01-01",
    "2000-01-01", "1997-05-12 1998-05-11 1999-05-17" },
  { "rfc-thursdays-in-march", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997-03-13", "1997-01-01",
    "1998-04-01", "1997-03-13 03-20 03-27 1998-03-05 03-12 03-19 03-26" },
  { "rfc-friday-13", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1997-09-02", "1997-01-01",
    "2001-01-01", "1998-02-13 03-13 11-13 1999-08-13 2000-10-13" },
  { "rfc-saturday-after-first-sunday", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
    "1997-09-13", "1997-01-01", "1998-07-01",
    "1997-09-13 10-11 11-08 12-13 1998-01-10 02-07 03-07 04-11 05-09 06-13" },
  { "rfc-election-day", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
    "1996-11-05", "1996-01-01", "2006-01-01", "1996-11-05 2000-11-07 2004-11-02" },
  { "rfc-third-of-tu-we-th", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04",
    "1997-01-01", "2006-01-01", "1997-09-04 10-07 11-06" },
  { "rfc-second-last-weekday", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997-09-29",
    "1997-01-01", "1998-04-01", "1997-09-29 10-30 11-27 12-30 1998-01-29 02-26 03-30" },
  { "rfc-wkst-monday", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05",
    "1997-01-01", "1998-01-01", "1997-08-05 08-10 08-19 08-24" },
  { "rfc-wkst-sunday", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05",
    "1997-01-01", "1998-01-01", "1997-08-05 08-17 08-19 08-31" },
  { "rfc-invalid-dates-are-left-out", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15",
    "2007-01-01", "2008-01-01", "2007-01-15 01-30 02-15 03-15 03-30" },

  { "first-wednesday-from-the-12th", "FREQ=MONTHLY;BYDAY=WE;BYMONTHDAY=12,13,14,15,16,17,18", NULL,
    "2019-01-01", "2020-01-01",
    "2019-01-16 02-13 03-13 04-17 05-15 06-12 07-17 08-14 09-18 10-16 11-13 12-18" },
  { "every-day", "FREQ=DAILY", NULL, "2019-12-30", "2020-01-02", "2019-12-30 12-31 2020-01-01" },
  { "week-1-begins-in-december", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO", NULL, "2018-01-01",
    "2021-12-31", "2018-01-01 12-31 2019-12-30 2021-01-04" },
  { "week-1-every-other-year", "FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1;BYDAY=MO", "2018-01-01",
    "2018-01-01", "2023-01-01", "2018-01-01 2019-12-30 2022-01-03" },
  { "week-year-of-a-first-date-of-the-rule", "FREQ=YEARLY;BYWEEKNO=53;INTERVAL=6;BYDAY=TU,SA",
    "2010-01-02", "2010-01-01", "2017-01-01", "2010-01-02 2015-12-29 2016-01-02" },
  { "calendar-year-of-any-other-first-date", "FREQ=YEARLY;BYWEEKNO=53;INTERVAL=5;BYDAY=TH",
    "2027-01-03", "2027-01-01", "2040-01-01", "2032-12-30 2037-12-31" },
  { "week-53", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=TH,SU", NULL, "2010-01-01", "2027-01-04",
    "2010-01-03 2015-12-31 2016-01-03 2020-12-31 2021-01-03 2026-12-31 2027-01-03" },
  { "last-week", "FREQ=YEARLY;BYWEEKNO=-1;BYDAY=TH", NULL, "2019-01-01", "2022-01-01",
    "2019-12-26 2020-12-31 2021-12-30" },
  { "week-takes-its-weekday-from-the-anchor", "FREQ=YEARLY;BYWEEKNO=20", "1997-05-14", "1997-01-01",
    "2000-01-01", "1997-05-14 1998-05-13 1999-05-19" },
  { "last-of-week", "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1", NULL, "2019-01-01", "2019-01-20",
    "2019-01-04 01-11 01-18" },
  { "first-and-last-of-week", "FREQ=WEEKLY;BYDAY=SU,TU,FR;BYSETPOS=1,-1;WKST=SU", NULL,
    "2019-01-01", "2019-01-14", "2019-01-04 01-06 01-11 01-13" },
  { "positions-count-the-whole-first-week", "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2;COUNT=2",
    "2019-01-03", "2019-01-01", "2020-01-01", "2019-01-09 01-16" },
  { "anchor-is-no-extra-date", "FREQ=MONTHLY;BYMONTHDAY=1;COUNT=2", "2019-01-15", "2019-01-01",
    "2020-01-01", "2019-02-01 03-01" },
  { "31st", "FREQ=MONTHLY", "2019-01-31", "2019-01-01", "2020-01-01",
    "2019-01-31 03-31 05-31 07-31 08-31 10-31 12-31" },
  { "29-february", "FREQ=YEARLY", "2016-02-29", "2016-01-01", "2030-01-01",
    "2016-02-29 2020-02-29 2024-02-29 2028-02-29" },
  { "leap-year-day", "FREQ=YEARLY;BYYEARDAY=366", NULL, "2016-01-01", "2022-01-01",
    "2016-12-31 2020-12-31" },
  { "first-day-from-the-end", "FREQ=YEARLY;BYYEARDAY=-366,-365", NULL, "2016-01-01", "2018-01-01",
    "2016-01-01 01-02 2017-01-01" },
  { "fifth-friday", "FREQ=MONTHLY;BYDAY=5FR", NULL, "2019-01-01", "2020-01-01",
    "2019-03-29 05-31 08-30 11-29" },
  { "53rd-monday", "FREQ=YEARLY;BYDAY=53MO", NULL, "2000-01-01", "2013-01-01",
    "2001-12-31 2007-12-31 2012-12-31" },
  { "last-sunday-of-march", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", NULL, "2018-01-01", "2021-01-01",
    "2018-03-25 2019-03-31 2020-03-29" },
  { "far-from-the-anchor", "FREQ=DAILY;INTERVAL=7", "1600-01-01", "2019-01-01", "2019-01-15",
    "2019-01-05 01-12" },
  { "before-the-anchor", "FREQ=DAILY", "2019-01-01", "2018-01-01", "2018-12-31", "" },
  { "at-the-anchor", "FREQ=DAILY", "2019-01-01", "2018-12-31", "2019-01-02", "2019-01-01" },
  { "empty-range", "FREQ=DAILY", NULL, "2019-01-01", "2019-01-01", "" },
  { "until-is-included", "FREQ=DAILY;UNTIL=20190102", "2019-01-01", "2019-01-01", "2019-02-01",
    "2019-01-01 01-02" },
  { "last-days-of-all", "FREQ=WEEKLY;INTERVAL=2", "9999-12-03", "9999-12-01", "9999-12-31",
    "9999-12-03 12-17" },
};

static SkvRecurrence *
parse (const char *rule, const char *anchor)
{
  g_autoptr (GError) error = NULL;
  SkvRecurrence *recurrence = skv_recurrence_parse (rule, skv_day_parse (anchor), &error);

  g_assert_no_error (error);
  return recurrence;
}

static void
test_example (gconstpointer data)
{
  const Example *row = data;
  g_autoptr (SkvRecurrence) recurrence = parse (row->rule, row->anchor);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  int year = 0;

  g_assert_true (skv_recurrence_expand (recurrence, skv_day_parse (row->from),
                                        skv_day_parse (row->to), 1000, days, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < days->len; i++)
    {
      SkvDay day = g_array_index (days, SkvDay, i);
      g_autofree char *date = skv_day_format (day);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                              skv_day_year (day) == year ? date + 5 : date);
      year = skv_day_year (day);
    }
  g_assert_cmpstr (text->str, ==, row->expected);
}

static const struct
{
  const char *rule;
  const char *anchor; /* NULL: none */
  SkvRecurrenceError code;
  const char *message;
} refused[] = {
  { "", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "The rule has no FREQ, which says whether it is daily, weekly, monthly or yearly." },
  { "RRULE:", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "The rule has no FREQ, which says whether it is daily, weekly, monthly or yearly." },
  { "every Monday", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "“EVERY MONDAY” is no part of a rule: a part is written NAME=VALUE." },
  { "FREQ=DAILY;;COUNT=2", "2019-01-01", SKV_RECURRENCE_ERROR_SYNTAX,
    "“” is no part of a rule: a part is written NAME=VALUE." },
  { "BYDAY=MO", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "The rule has no FREQ, which says whether it is daily, weekly, monthly or yearly." },
  { "FREQ=FORTNIGHTLY", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "FREQ cannot be “FORTNIGHTLY”: it takes DAILY, WEEKLY, MONTHLY or YEARLY." },
  { "FREQ=SECONDLY", "2019-01-01", SKV_RECURRENCE_ERROR_UNSUPPORTED,
    "FREQ=SECONDLY: a rule that repeats within the day never ends; give the time of day apart." },
  { "FREQ=minutely", "2019-01-01", SKV_RECURRENCE_ERROR_UNSUPPORTED,
    "FREQ=MINUTELY: a rule that repeats within the day never ends; give the time of day apart." },
  { "FREQ=HOURLY", "2019-01-01", SKV_RECURRENCE_ERROR_UNSUPPORTED,
    "FREQ=HOURLY: a rule that repeats within the day never ends; give the time of day apart." },
  { "FREQ=DAILY;BYHOUR=9", NULL, SKV_RECURRENCE_ERROR_UNSUPPORTED,
    "BYHOUR sets a time within the day; give the time of day apart." },
  { "FREQ=DAILY;INTERVAL=0", "2019-01-01", SKV_RECURRENCE_ERROR_SYNTAX,
    "INTERVAL=0 would give the same date without end; it takes a number from 1 to 9999." },
  { "FREQ=DAILY;INTERVAL=-1", "2019-01-01", SKV_RECURRENCE_ERROR_SYNTAX,
    "INTERVAL cannot be “-1”: it takes a number from 1 to 9999." },
  { "FREQ=DAILY;INTERVAL=99999999999999999999", "2019-01-01", SKV_RECURRENCE_ERROR_SYNTAX,
    "INTERVAL cannot be “99999999999999999999”: it takes a number from 1 to 9999." },
  { "FREQ=DAILY;COUNT=0", "2019-01-01", SKV_RECURRENCE_ERROR_SYNTAX,
    "COUNT cannot be “0”: it takes a number from 1 to 9999999." },
  { "FREQ=DAILY;UNTIL=20190229", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "UNTIL cannot be “20190229”: it takes a date such as 20191231 or a date and time such as "
    "20191231T235900Z." },
  { "FREQ=DAILY;UNTIL=20190228T250000", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "UNTIL cannot be “20190228T250000”: it takes a date such as 20191231 or a date and time such "
    "as "
    "20191231T235900Z." },
  { "FREQ=DAILY;BYMONTH=13", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "BYMONTH cannot be “13”: it takes numbers from 1 to 12." },
  { "FREQ=DAILY;BYMONTH=-1", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "BYMONTH cannot be “-1”: it takes numbers from 1 to 12." },
  { "FREQ=DAILY;BYMONTH=", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "BYMONTH cannot be “”: it takes at least one value." },
  { "FREQ=DAILY;BYMONTH=1,,2", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "BYMONTH cannot be “”: it takes numbers from 1 to 12." },
  { "FREQ=YEARLY;BYWEEKNO=54", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "BYWEEKNO cannot be “54”: it takes numbers from 1 to 53, or from -53 to -1." },
  { "FREQ=YEARLY;BYYEARDAY=-367", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "BYYEARDAY cannot be “-367”: it takes numbers from 1 to 366, or from -366 to -1." },
  { "FREQ=MONTHLY;BYMONTHDAY=0", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "BYMONTHDAY cannot be “0”: it takes numbers from 1 to 31, or from -31 to -1." },
  { "FREQ=MONTHLY;BYDAY=54MO", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "BYDAY cannot be “54MO”: it takes weekdays such as WE, 2WE (the second) or -1WE (the last)." },
  { "FREQ=MONTHLY;BYDAY=0MO", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "BYDAY cannot be “0MO”: it takes weekdays such as WE, 2WE (the second) or -1WE (the last)." },
  { "FREQ=WEEKLY;BYDAY=-MO", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "BYDAY cannot be “-MO”: it takes weekdays such as WE, 2WE (the second) or -1WE (the last)." },
  { "FREQ=WEEKLY;BYDAY=ON", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "BYDAY cannot be “ON”: it takes weekdays such as WE, 2WE (the second) or -1WE (the last)." },
  { "FREQ=WEEKLY;BYDAY=MO;WKST=MA", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "WKST cannot be “MA”: it takes MO, TU, WE, TH, FR, SA or SU." },
  { "FREQ=DAILY;BYSETPOS=0;BYDAY=MO", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "BYSETPOS cannot be “0”: it takes numbers from 1 to 366, or from -366 to -1." },
  { "FREQ=DAILY;FREQ=DAILY", NULL, SKV_RECURRENCE_ERROR_SYNTAX, "FREQ is given twice." },
  { "FREQ=DAILY;BYEASTER=1", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "“BYEASTER” is no known part of a rule." },
  { "FREQ=DAILY;SKIP=\xff", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "“SKIP” is no known part of a rule." },
  { "FREQ=DAILY;COUNT=\xff", NULL, SKV_RECURRENCE_ERROR_SYNTAX,
    "COUNT cannot be “\357\277\275”: it takes a number from 1 to 9999999." },
  { "FREQ=DAILY;COUNT=2;UNTIL=20190101", "2019-01-01", SKV_RECURRENCE_ERROR_CONTRADICTION,
    "COUNT and UNTIL both end the rule; give one of them." },
  { "FREQ=MONTHLY;BYWEEKNO=2", NULL, SKV_RECURRENCE_ERROR_CONTRADICTION,
    "BYWEEKNO can only be used with FREQ=YEARLY." },
  { "FREQ=DAILY;BYYEARDAY=2", NULL, SKV_RECURRENCE_ERROR_CONTRADICTION,
    "BYYEARDAY can only be used with FREQ=YEARLY." },
  { "FREQ=WEEKLY;BYMONTHDAY=2", NULL, SKV_RECURRENCE_ERROR_CONTRADICTION,
    "BYMONTHDAY cannot be used with FREQ=WEEKLY." },
  { "FREQ=WEEKLY;BYDAY=1MO", NULL, SKV_RECURRENCE_ERROR_CONTRADICTION,
    "BYDAY with a number, such as 2WE, needs FREQ=MONTHLY or FREQ=YEARLY." },
  { "FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", NULL, SKV_RECURRENCE_ERROR_CONTRADICTION,
    "BYDAY with a number cannot be used with BYWEEKNO." },
  { "FREQ=MONTHLY;BYSETPOS=1", "2019-01-01", SKV_RECURRENCE_ERROR_CONTRADICTION,
    "BYSETPOS picks from the days of another BY… part, and there is none." },
  { "FREQ=DAILY;UNTIL=20181231", "2019-01-01", SKV_RECURRENCE_ERROR_CONTRADICTION,
    "UNTIL is 2018-12-31, which is before the first date 2019-01-01." },
  { "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", NULL, SKV_RECURRENCE_ERROR_NEEDS_ANCHOR,
    "INTERVAL counts from a first date, and none is given: set valid_from." },
  { "FREQ=WEEKLY;COUNT=2;BYDAY=MO", NULL, SKV_RECURRENCE_ERROR_NEEDS_ANCHOR,
    "COUNT counts from a first date, and none is given: set valid_from." },
  { "FREQ=WEEKLY", NULL, SKV_RECURRENCE_ERROR_NEEDS_ANCHOR,
    "The rule takes its day from a first date, and none is given: set valid_from, or say the day "
    "with BYDAY or BYMONTHDAY." },
  { "FREQ=YEARLY;BYMONTH=5", NULL, SKV_RECURRENCE_ERROR_NEEDS_ANCHOR,
    "The rule takes its day from a first date, and none is given: set valid_from, or say the day "
    "with BYDAY or BYMONTHDAY." },
  { "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", NULL, SKV_RECURRENCE_ERROR_NEVER,
    "The rule never gives a date: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31" },
  { "FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31;COUNT=3", "2019-01-01", SKV_RECURRENCE_ERROR_NEVER,
    "The rule never gives a date: FREQ=MONTHLY;COUNT=3;BYMONTH=4;BYMONTHDAY=31" },
  { "FREQ=MONTHLY;BYDAY=6MO", NULL, SKV_RECURRENCE_ERROR_NEVER,
    "The rule never gives a date: FREQ=MONTHLY;BYDAY=6MO" },
  { "FREQ=DAILY;BYDAY=MO;BYSETPOS=2", NULL, SKV_RECURRENCE_ERROR_NEVER,
    "The rule never gives a date: FREQ=DAILY;BYDAY=MO;BYSETPOS=2" },
  { "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "2019-01-01", SKV_RECURRENCE_ERROR_NEVER,
    "The rule never gives a date: FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29" },
  { "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30", "2019-02-01", SKV_RECURRENCE_ERROR_NEVER,
    "The rule never gives a date: FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30" },
  { "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1;UNTIL=20190430", "2019-01-01", SKV_RECURRENCE_ERROR_NEVER,
    "The rule gives no date before it ends with UNTIL: "
    "FREQ=YEARLY;UNTIL=20190430;BYMONTH=5;BYMONTHDAY=1" },
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SkvRecurrence) recurrence =
        skv_recurrence_parse (refused[i].rule, skv_day_parse (refused[i].anchor), &error);

      g_assert_null (recurrence);
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, refused[i].message);
      g_assert_error (error, SKV_RECURRENCE_ERROR, (int) refused[i].code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

/* The longest list that means something is read; a longer text is refused before it is split. */
static void
test_length (void)
{
  g_autoptr (GString) rule = g_string_new ("FREQ=YEARLY;BYYEARDAY=1");
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvRecurrence) all = NULL;
  g_autoptr (SkvRecurrence) longer = NULL;

  for (int number = 2; number <= 366; number++)
    g_string_append_printf (rule, ",%d,-%d", number, number);
  all = skv_recurrence_parse (rule->str, SKV_DAY_NONE, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 5000; i++)
    g_string_append (rule, ",1");
  longer = skv_recurrence_parse (rule->str, SKV_DAY_NONE, &error);
  g_assert_null (longer);
  g_assert_error (error, SKV_RECURRENCE_ERROR, SKV_RECURRENCE_ERROR_SYNTAX);
  g_assert_cmpstr (error->message, ==, "The rule is longer than 8192 bytes.");
}

static const struct
{
  const char *rule;
  const char *canonical;
} spellings[] = {
  { "rrule:freq=weekly;byday=fr,mo,fr;", "FREQ=WEEKLY;BYDAY=MO,FR" },
  { " FREQ=DAILY;WKST=MO;INTERVAL=1 ", "FREQ=DAILY" },
  { "BYDAY=-1SU,+2MO,WE,-2SU;FREQ=MONTHLY", "FREQ=MONTHLY;BYDAY=WE,2MO,-2SU,-1SU" },
  { "FREQ=YEARLY;BYSETPOS=-1,3,1;BYYEARDAY=-1,05;WKST=SU;BYMONTH=12,1",
    "FREQ=YEARLY;BYMONTH=1,12;BYYEARDAY=5,-1;BYSETPOS=1,3,-1;WKST=SU" },
  { "FREQ=DAILY;UNTIL=20191231T225959Z", "FREQ=DAILY;UNTIL=20191231" },
};

static void
test_canonical (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (SkvRecurrence) recurrence = parse (spellings[i].rule, NULL);
      g_autofree char *text = skv_recurrence_format (recurrence);

      g_assert_cmpstr (text, ==, spellings[i].canonical);
    }
}

static void
test_too_many (void)
{
  g_autoptr (SkvRecurrence) recurrence = parse ("FREQ=DAILY", NULL);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  g_autoptr (GError) error = NULL;

  g_assert_true (skv_recurrence_expand (recurrence, 0, 10, 10, days, &error));
  g_assert_false (skv_recurrence_expand (recurrence, 0, 11, 10, days, &error));
  g_assert_error (error, SKV_RECURRENCE_ERROR, SKV_RECURRENCE_ERROR_TOO_MANY);
  g_assert_cmpuint (days->len, ==, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *name = g_strconcat ("/recurrence/example/", examples[i].name, NULL);

      g_test_add_data_func (name, &examples[i], test_example);
    }
  g_test_add_func ("/recurrence/refused", test_refused);
  g_test_add_func ("/recurrence/length", test_length);
  g_test_add_func ("/recurrence/canonical", test_canonical);
  g_test_add_func ("/recurrence/too-many", test_too_many);
  return g_test_run ();
}
