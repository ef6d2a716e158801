/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan-fixture.h"

/*
 * What planners anchor their rules to, as they say it, with the dates of several years. They were
 * worked out without this program: with plain calendar arithmetic, Easter by the Gregorian rule,
 * and the public holidays of Norway.
 *
 * Freezes: 15 December 2025 – 10 January 2026, 22 June – 8 August 2026, 4 November 2026, and
 * December 2027.
 */
static const struct
{
  const char *name;
  RuleSpec rule;
  const char *from, *to;
  const char *expected;
} cases[] = {
  /* They differ whenever the first of the month is a Wednesday. */
  { "third-wednesday",
    { .id = "r", .rrule = "FREQ=MONTHLY;BYDAY=3WE" },
    "2024-01-01",
    "2028-01-01",
    "2024-01-17 2024-02-21 2024-03-20 2024-04-17 2024-05-15 2024-06-19 2024-07-17 "
    "2024-08-21 2024-09-18 2024-10-16 2024-11-20 2024-12-18 2025-01-15 2025-02-19 "
    "2025-03-19 2025-04-16 2025-05-21 2025-06-18 2025-07-16 2025-08-20 2025-09-17 "
    "2025-10-15 2025-11-19 2025-12-17 2026-01-21 2026-02-18 2026-03-18 2026-04-15 "
    "2026-05-20 2026-06-17 2026-07-15 2026-08-19 2026-09-16 2026-10-21 2026-11-18 "
    "2026-12-16 2027-01-20 2027-02-17 2027-03-17 2027-04-21 2027-05-19 2027-06-16 "
    "2027-07-21 2027-08-18 2027-09-15 2027-10-20 2027-11-17 2027-12-15" },
  { "patch-tuesday-plus-8",
    { .id = "r", .rrule = "FREQ=MONTHLY;BYDAY=2TU", .days = "8" },
    "2024-01-01",
    "2028-01-01",
    "2024-01-17 2024-02-21 2024-03-20 2024-04-17 2024-05-22 2024-06-19 2024-07-17 "
    "2024-08-21 2024-09-18 2024-10-16 2024-11-20 2024-12-18 2025-01-22 2025-02-19 "
    "2025-03-19 2025-04-16 2025-05-21 2025-06-18 2025-07-16 2025-08-20 2025-09-17 "
    "2025-10-22 2025-11-19 2025-12-17 2026-01-21 2026-02-18 2026-03-18 2026-04-22 "
    "2026-05-20 2026-06-17 2026-07-22 2026-08-19 2026-09-16 2026-10-21 2026-11-18 "
    "2026-12-16 2027-01-20 2027-02-17 2027-03-17 2027-04-21 2027-05-19 2027-06-16 "
    "2027-07-21 2027-08-18 2027-09-22 2027-10-20 2027-11-17 2027-12-22" },
  { "first-wednesday-try",
    { .id = "r", .rrule = "FREQ=MONTHLY;BYDAY=1WE", .avoid = "lane:freeze", .try_ = "+7d +14d" },
    "2025-01-01",
    "2028-01-01",
    "2025-01-01 2025-02-05 2025-03-05 2025-04-02 2025-05-07 2025-06-04 2025-07-02 "
    "2025-08-06 2025-09-03 2025-10-01 2025-11-05 2025-12-03 2026-01-14> 2026-02-04 "
    "2026-03-04 2026-04-01 2026-05-06 2026-06-03 2026-07-01? 2026-08-12> 2026-09-02 "
    "2026-10-07 2026-11-11> 2026-12-02 2027-01-06 2027-02-03 2027-03-03 2027-04-07 "
    "2027-05-05 2027-06-02 2027-07-07 2027-08-04 2027-09-01 2027-10-06 2027-11-03 "
    "2027-12-01?" },
  { "first-wednesday-leave-out",
    { .id = "r", .rrule = "FREQ=MONTHLY;BYDAY=1WE", .avoid = "lane:freeze", .leave_out = TRUE },
    "2025-01-01",
    "2028-01-01",
    "2025-01-01 2025-02-05 2025-03-05 2025-04-02 2025-05-07 2025-06-04 2025-07-02 "
    "2025-08-06 2025-09-03 2025-10-01 2025-11-05 2025-12-03 2026-01-07x 2026-02-04 "
    "2026-03-04 2026-04-01 2026-05-06 2026-06-03 2026-07-01x 2026-08-05x 2026-09-02 "
    "2026-10-07 2026-11-04x 2026-12-02 2027-01-06 2027-02-03 2027-03-03 2027-04-07 "
    "2027-05-05 2027-06-02 2027-07-07 2027-08-04 2027-09-01 2027-10-06 2027-11-03 "
    "2027-12-01x" },
  { "every-other-tuesday-no-restart",
    { .id = "r",
      .rrule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
      .skip = "7",
      .valid_from = "2025-01-14" },
    "2024-01-01",
    "2028-01-01",
    "2025-01-14 2025-01-28 2025-02-11 2025-02-25 2025-03-11 2025-03-25 2025-04-08 "
    "2025-04-22 2025-05-06 2025-05-20 2025-06-03 2025-06-17 2025-08-12 2025-08-26 "
    "2025-09-09 2025-09-23 2025-10-07 2025-10-21 2025-11-04 2025-11-18 2025-12-02 "
    "2025-12-16 2025-12-30 2026-01-13 2026-01-27 2026-02-10 2026-02-24 2026-03-10 "
    "2026-03-24 2026-04-07 2026-04-21 2026-05-05 2026-05-19 2026-06-02 2026-06-16 "
    "2026-06-30 2026-08-11 2026-08-25 2026-09-08 2026-09-22 2026-10-06 2026-10-20 "
    "2026-11-03 2026-11-17 2026-12-01 2026-12-15 2026-12-29 2027-01-12 2027-01-26 "
    "2027-02-09 2027-02-23 2027-03-09 2027-03-23 2027-04-06 2027-04-20 2027-05-04 "
    "2027-05-18 2027-06-01 2027-06-15 2027-06-29 2027-08-10 2027-08-24 2027-09-07 "
    "2027-09-21 2027-10-05 2027-10-19 2027-11-02 2027-11-16 2027-11-30 2027-12-14 "
    "2027-12-28" },
  { "every-other-tuesday-july",
    { .id = "r",
      .rrule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
      .skip = "7",
      .valid_from = "2025-01-14",
      .restart = "skip-months" },
    "2024-01-01",
    "2028-01-01",
    "2025-01-14 2025-01-28 2025-02-11 2025-02-25 2025-03-11 2025-03-25 2025-04-08 "
    "2025-04-22 2025-05-06 2025-05-20 2025-06-03 2025-06-17 2025-08-05 2025-08-19 "
    "2025-09-02 2025-09-16 2025-09-30 2025-10-14 2025-10-28 2025-11-11 2025-11-25 "
    "2025-12-09 2025-12-23 2026-01-06 2026-01-20 2026-02-03 2026-02-17 2026-03-03 "
    "2026-03-17 2026-03-31 2026-04-14 2026-04-28 2026-05-12 2026-05-26 2026-06-09 "
    "2026-06-23 2026-08-04 2026-08-18 2026-09-01 2026-09-15 2026-09-29 2026-10-13 "
    "2026-10-27 2026-11-10 2026-11-24 2026-12-08 2026-12-22 2027-01-05 2027-01-19 "
    "2027-02-02 2027-02-16 2027-03-02 2027-03-16 2027-03-30 2027-04-13 2027-04-27 "
    "2027-05-11 2027-05-25 2027-06-08 2027-06-22 2027-08-03 2027-08-17 2027-08-31 "
    "2027-09-14 2027-09-28 2027-10-12 2027-10-26 2027-11-09 2027-11-23 2027-12-07 "
    "2027-12-21" },
  { "every-other-tuesday-freeze",
    { .id = "r",
      .rrule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
      .valid_from = "2025-09-02",
      .restart = "lane:freeze" },
    "2024-01-01",
    "2028-07-01",
    "2025-09-02 2025-09-16 2025-09-30 2025-10-14 2025-10-28 2025-11-11 2025-11-25 "
    "2025-12-09 2025-12-23 2026-01-06 2026-01-13 2026-01-27 2026-02-10 2026-02-24 "
    "2026-03-10 2026-03-24 2026-04-07 2026-04-21 2026-05-05 2026-05-19 2026-06-02 "
    "2026-06-16 2026-06-30 2026-07-14 2026-07-28 2026-08-11 2026-08-25 2026-09-08 "
    "2026-09-22 2026-10-06 2026-10-20 2026-11-03 2026-11-10 2026-11-24 2026-12-08 "
    "2026-12-22 2027-01-05 2027-01-19 2027-02-02 2027-02-16 2027-03-02 2027-03-16 "
    "2027-03-30 2027-04-13 2027-04-27 2027-05-11 2027-05-25 2027-06-08 2027-06-22 "
    "2027-07-06 2027-07-20 2027-08-03 2027-08-17 2027-08-31 2027-09-14 2027-09-28 "
    "2027-10-12 2027-10-26 2027-11-09 2027-11-23 2027-12-07 2027-12-21 2028-01-04 "
    "2028-01-18 2028-02-01 2028-02-15 2028-02-29 2028-03-14 2028-03-28 2028-04-11 "
    "2028-04-25 2028-05-09 2028-05-23 2028-06-06 2028-06-20" },
  { "last-friday",
    { .id = "r", .rrule = "FREQ=MONTHLY;BYDAY=-1FR", .avoid = "public-holiday", .try_ = "-7d" },
    "2024-01-01",
    "2028-01-01",
    "2024-01-26 2024-02-23 2024-03-22> 2024-04-26 2024-05-31 2024-06-28 2024-07-26 "
    "2024-08-30 2024-09-27 2024-10-25 2024-11-29 2024-12-27 2025-01-31 2025-02-28 "
    "2025-03-28 2025-04-25 2025-05-30 2025-06-27 2025-07-25 2025-08-29 2025-09-26 "
    "2025-10-31 2025-11-28 2025-12-19> 2026-01-30 2026-02-27 2026-03-27 2026-04-24 "
    "2026-05-29 2026-06-26 2026-07-31 2026-08-28 2026-09-25 2026-10-30 2026-11-27 "
    "2026-12-18> 2027-01-29 2027-02-26 2027-03-19> 2027-04-30 2027-05-28 2027-06-25 "
    "2027-07-30 2027-08-27 2027-09-24 2027-10-29 2027-11-26 2027-12-31" },
  { "week-40",
    { .id = "r", .rrule = "FREQ=YEARLY;BYWEEKNO=40;BYDAY=MO", .length = 5 },
    "2019-01-01",
    "2030-01-01",
    "2019-09-30+4 2020-09-28+4 2021-10-04+4 2022-10-03+4 2023-10-02+4 2024-09-30+4 "
    "2025-09-29+4 2026-09-28+4 2027-10-04+4 2028-10-02+4 2029-10-01+4" },
  /* “last two weeks of August”: the last 14 days, or the last two whole weeks */
  { "last-14-of-august",
    { .id = "r", .rrule = "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=18", .length = 14 },
    "2019-01-01",
    "2026-01-01",
    "2019-08-18+13 2020-08-18+13 2021-08-18+13 2022-08-18+13 2023-08-18+13 2024-08-18+13 "
    "2025-08-18+13" },
  { "last-two-full-weeks-of-august",
    { .id = "r", .rrule = "FREQ=YEARLY;BYMONTH=8;BYDAY=-1SU", .days = "-13", .length = 14 },
    "2019-01-01",
    "2026-01-01",
    "2019-08-12+13 2020-08-17+13 2021-08-16+13 2022-08-15+13 2023-08-14+13 2024-08-12+13 "
    "2025-08-18+13" },
  /* “third week of June”: that of the third Monday, the third seven days, or the third row of a
   * wall calendar, the first of which has 1 June in it */
  { "week-of-third-monday-june",
    { .id = "r", .rrule = "FREQ=YEARLY;BYMONTH=6;BYDAY=3MO", .length = 7 },
    "2019-01-01",
    "2027-01-01",
    "2019-06-17+6 2020-06-15+6 2021-06-21+6 2022-06-20+6 2023-06-19+6 2024-06-17+6 "
    "2025-06-16+6 2026-06-15+6" },
  { "third-seven-days-june",
    { .id = "r", .rrule = "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", .length = 7 },
    "2019-01-01",
    "2027-01-01",
    "2019-06-15+6 2020-06-15+6 2021-06-15+6 2022-06-15+6 2023-06-15+6 2024-06-15+6 "
    "2025-06-15+6 2026-06-15+6" },
  { "third-calendar-row-june",
    { .id = "r",
      .rrule = "FREQ=YEARLY;BYMONTH=6;BYDAY=MO;BYMONTHDAY=9,10,11,12,13,14,15",
      .length = 7 },
    "2019-01-01",
    "2027-01-01",
    "2019-06-10+6 2020-06-15+6 2021-06-14+6 2022-06-13+6 2023-06-12+6 2024-06-10+6 "
    "2025-06-09+6 2026-06-15+6" },
  { "over-new-year",
    { .id = "r", .rrule = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", .ends_on = "01-20" },
    "2019-01-20",
    "2024-01-01",
    "2018-12-15+36 2019-12-15+36 2020-12-15+36 2021-12-15+36 2022-12-15+36 2023-12-15+36" },
  { "over-february",
    { .id = "r", .rrule = "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=25", .ends_on = "03-05" },
    "2019-01-01",
    "2026-01-01",
    "2019-01-25+39 2020-01-25+40 2021-01-25+39 2022-01-25+39 2023-01-25+39 2024-01-25+40 "
    "2025-01-25+39" },
  { "to-end-of-february",
    { .id = "r", .rrule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=10", .ends_on = "02-29" },
    "2019-01-01",
    "2026-01-01",
    "2019-02-10+18 2020-02-10+19 2021-02-10+18 2022-02-10+18 2023-02-10+18 2024-02-10+19 "
    "2025-02-10+18" },
  { "working-day-1",
    { .id = "r", .working_day = 1 },
    "2024-01-01",
    "2026-01-01",
    "2024-01-02 2024-02-01 2024-03-01 2024-04-02 2024-05-02 2024-06-03 2024-07-01 "
    "2024-08-01 2024-09-02 2024-10-01 2024-11-01 2024-12-02 2025-01-02 2025-02-03 "
    "2025-03-03 2025-04-01 2025-05-02 2025-06-02 2025-07-01 2025-08-01 2025-09-01 "
    "2025-10-01 2025-11-03 2025-12-01" },
  { "working-day-5",
    { .id = "r", .working_day = 5 },
    "2024-01-01",
    "2026-01-01",
    "2024-01-08 2024-02-07 2024-03-07 2024-04-08 2024-05-08 2024-06-07 2024-07-05 "
    "2024-08-07 2024-09-06 2024-10-07 2024-11-07 2024-12-06 2025-01-08 2025-02-07 "
    "2025-03-07 2025-04-07 2025-05-08 2025-06-06 2025-07-07 2025-08-07 2025-09-05 "
    "2025-10-07 2025-11-07 2025-12-05" },
  { "working-day-last",
    { .id = "r", .working_day = -1 },
    "2024-01-01",
    "2026-01-01",
    "2024-01-31 2024-02-29 2024-03-27 2024-04-30 2024-05-31 2024-06-28 2024-07-31 "
    "2024-08-30 2024-09-30 2024-10-31 2024-11-29 2024-12-31 2025-01-31 2025-02-28 "
    "2025-03-31 2025-04-30 2025-05-30 2025-06-30 2025-07-31 2025-08-29 2025-09-30 "
    "2025-10-31 2025-11-28 2025-12-31" },
  { "working-day-23",
    { .id = "r", .working_day = 23 },
    "2019-01-01",
    "2030-01-01",
    "2019-07-31 2019-10-31 2020-07-31 2021-03-31 2021-12-31 2022-03-31 2022-08-31 "
    "2023-03-31 2023-08-31 2024-07-31 2024-10-31 2025-07-31 2025-10-31 2026-07-31 "
    "2027-12-31 2028-03-31 2028-08-31 2029-08-31 2029-10-31" },
  { "payroll",
    { .id = "r",
      .rrule = "FREQ=MONTHLY;BYMONTHDAY=12",
      .avoid = "weekend public-holiday",
      .try_ = "-1d -2d -3d -4d -5d" },
    "2024-01-01",
    "2026-01-01",
    "2024-01-12 2024-02-12 2024-03-12 2024-04-12 2024-05-10> 2024-06-12 2024-07-12 "
    "2024-08-12 2024-09-12 2024-10-11> 2024-11-12 2024-12-12 2025-01-10> 2025-02-12 "
    "2025-03-12 2025-04-11> 2025-05-12 2025-06-12 2025-07-11> 2025-08-12 2025-09-12 "
    "2025-10-10> 2025-11-12 2025-12-12" },
  { "before-payroll",
    { .id = "r", .relative = "payroll", .from = -3, .to = -1, .working = TRUE },
    "2024-01-01",
    "2026-01-01",
    "2024-01-09+2 2024-02-07+2 2024-03-07+4 2024-04-09+2 2024-05-06+2 2024-06-07+4 "
    "2024-07-09+2 2024-08-07+2 2024-09-09+2 2024-10-08+2 2024-11-07+4 2024-12-09+2 "
    "2025-01-07+2 2025-02-07+4 2025-03-07+4 2025-04-08+2 2025-05-07+2 2025-06-06+5 "
    "2025-07-08+2 2025-08-07+4 2025-09-09+2 2025-10-07+2 2025-11-07+4 2025-12-09+2" },
  { "july-stop",
    { .id = "r", .rrule = "FREQ=MONTHLY;BYDAY=2WE", .skip = "7" },
    "2024-01-01",
    "2027-01-01",
    "2024-01-10 2024-02-14 2024-03-13 2024-04-10 2024-05-08 2024-06-12 2024-08-14 "
    "2024-09-11 2024-10-09 2024-11-13 2024-12-11 2025-01-08 2025-02-12 2025-03-12 "
    "2025-04-09 2025-05-14 2025-06-11 2025-08-13 2025-09-10 2025-10-08 2025-11-12 "
    "2025-12-10 2026-01-14 2026-02-11 2026-03-11 2026-04-08 2026-05-13 2026-06-10 "
    "2026-08-12 2026-09-09 2026-10-14 2026-11-11 2026-12-09" },
  /* What lasts until a day of the year: the day itself, the day after it, and 29 February. */
  { "to-the-day-itself",
    { .id = "r", .dates = "2019-01-20 2019-01-21", .ends_on = "01-20" },
    "2019-01-01",
    "2021-01-01",
    "2019-01-20 2019-01-21+364" },
  { "to-29-february-of-a-leap-year",
    { .id = "r", .dates = "2023-03-01", .ends_on = "02-29" },
    "2024-02-29",
    "2024-03-01",
    "2023-03-01+365" },
  { "from-the-council-to-the-end-of-the-year",
    { .id = "r",
      .relative = "meeting",
      .relative_title = "budget",
      .from = 1,
      .to = 1,
      .ends_on = "12-31" },
    "2025-01-01",
    "2026-01-01",
    "2025-11-20+41" },
  /* Meetings of 2025: the council of 12 June, 10:00, and the budget council of 18 and 19 November.
   */
  { "before-the-council",
    { .id = "r", .relative = "meeting", .relative_title = "COUNCIL", .from = -10, .to = -1 },
    "2025-01-01",
    "2026-01-01",
    "2025-06-02+9 2025-11-08+9" },
  { "during-the-budget-council",
    { .id = "r", .relative = "meeting", .relative_title = "budget" },
    "2025-01-01",
    "2026-01-01",
    "2025-11-18+1" },
  { "after-the-budget-council",
    { .id = "r",
      .relative = "meeting",
      .relative_title = "budget",
      .from = 1,
      .to = 2,
      .working = TRUE },
    "2025-01-01",
    "2026-01-01",
    "2025-11-20+1" },
  { "the-evenings-of-the-council",
    { .id = "r",
      .relative = "meeting",
      .relative_title = "council",
      .start = "18:00",
      .duration = "PT3H" },
    "2025-01-01",
    "2026-01-01",
    "2025-06-12 2025-11-18 2025-11-19" },
  /* The counting begins anew: with a date; with the first date that is not left out; never. */
  { "restart-at-a-date",
    { .id = "r", .rrule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", .restart = "2025-01-07 2025-02-05" },
    "2024-12-01",
    "2025-03-01",
    "2025-01-07 2025-01-21 2025-02-04 2025-02-11 2025-02-25" },
  { "restart-in-a-month-left-out",
    { .id = "r",
      .rrule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
      .skip = "7",
      .valid_from = "2025-06-03",
      .restart = "2025-07-09" },
    "2025-06-01",
    "2025-09-01",
    "2025-06-03 2025-06-17 2025-08-05 2025-08-19" },
  { "restart-months-settle-it-alone",
    { .id = "r",
      .rrule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
      .skip = "6 7",
      .restart = "skip-months" },
    "2031-05-01",
    "2031-09-01",
    "2031-05-13 2031-05-27 2031-08-05 2031-08-19" },
  { "restart-every-third-month",
    { .id = "r",
      .rrule = "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO",
      .valid_from = "2025-01-01",
      .restart = "2025-08-12" },
    "2025-01-01",
    "2026-04-01",
    "2025-01-06 2025-04-07 2025-07-07 2025-09-01 2025-12-01 2026-03-02" },
  { "restart-takes-its-weekday-from-the-first-date",
    { .id = "r", .rrule = "FREQ=WEEKLY;INTERVAL=2", .restart = "2025-01-07 2025-02-05" },
    "2024-12-01",
    "2025-03-01",
    "2025-01-07 2025-01-21 2025-02-04 2025-02-11 2025-02-25" },
};

static SkvPlan *
make_plan (const RuleSpec *rule)
{
  SkvPlan *plan = new_plan ();

  put_item (plan, "Christmas freeze", "freeze", "2025-12-15", "2026-01-11");
  put_item (plan, "Summer freeze", "freeze", "2026-06-22", "2026-08-09");
  put_item (plan, "Election", "freeze", "2026-11-04T08:00", "2026-11-05T00:00");
  put_item (plan, "Year-end freeze", "freeze", "2027-12-01", "2028-01-01");
  put_item (plan, "Council", "meeting", "2025-06-12T10:00", "2025-06-12T15:00");
  put_item (plan, "Budget council", "meeting", "2025-11-18", "2025-11-20");
  put_item (plan, "Executive", "meeting", "2025-09-02", "2025-09-03");
  put_rule (plan, &(RuleSpec){ .id = "payroll",
                               .lane = "payroll",
                               .rrule = "FREQ=MONTHLY;BYMONTHDAY=12",
                               .avoid = "weekend public-holiday",
                               .try_ = "-1d -2d -3d -4d -5d" });
  if (rule != NULL)
    put_rule (plan, rule);
  return plan;
}

static void
test_case (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = make_plan (&cases[row].rule);

  assert_lane (plan, "window", cases[row].from, cases[row].to, cases[row].expected);
}

static void
append_words (GPtrArray *words, const SkvOccurrences *occurrences, SkvDay from)
{
  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);

      /* What began before was in the part before. */
      if (g_str_equal (occurrence->lane, "window") && occurrence->first_day >= from)
        g_ptr_array_add (words, g_strdup_printf ("%s %d %d", occurrence->id, occurrence->first_day,
                                                 occurrence->end_day));
    }
}

/* What a rule gives never depends on the range that is asked for. */
static void
test_parts (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = make_plan (&cases[row].rule);
  SkvDay from = day ("2016-01-01"), to = day ("2040-01-01");
  g_autoptr (SkvOccurrences) whole = skv_occurrences_new (plan, from, to, 0);
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = NULL, *parts = NULL;
  GRand *random = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  append_words (expected, whole, from);
  for (SkvDay start = from, end; start < to; start = end)
    {
      g_autoptr (SkvOccurrences) part = NULL;

      end = start + g_rand_int_range (random, 1, 500);
      end = MIN (end, to); /* the macro reads what it is given twice */
      part = skv_occurrences_new (plan, start, end, 0);
      append_words (found, part, start);
    }
  g_rand_free (random);
  g_ptr_array_add (expected, NULL);
  g_ptr_array_add (found, NULL);
  all = g_strjoinv ("\n", (GStrv) expected->pdata);
  parts = g_strjoinv ("\n", (GStrv) found->pdata);
  g_assert_cmpstr (parts, ==, all);
}

/* A restart point is found however far it lies before what is asked for. */
static void
test_far_restart (void)
{
  g_autoptr (SkvPlan) plan = make_plan (NULL);
  SkvDay anchor = day ("1995-03-14"), from = day ("2090-01-01"), first;
  g_autofree char *expected = NULL;

  put_item (plan, "Long ago", "stop", "1995-02-01", "1995-03-09");
  put_rule (plan, &(RuleSpec){ .id = "r",
                               .rrule = "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU",
                               .valid_from = "1990-01-02",
                               .restart = "lane:stop" });
  first = from + (21 - (from - anchor) % 21) % 21;
  expected = skv_day_format (first);
  assert_lane (plan, "window", "2090-01-01", "2090-01-22", expected);
  /* Without that stop it would be another week. */
  g_assert_cmpint ((anchor - day ("1990-01-02")) % 21, !=, 0);
}

/* Occurrences of a rule are restart points as items are; what is cancelled is none. */
static void
test_restart_after_rule (void)
{
  g_autoptr (SkvPlan) plan = make_plan (NULL);
  SkvItem *item;

  put_rule (plan, &(RuleSpec){ .id = "stop",
                               .lane = "stop",
                               .rrule = "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1",
                               .length = 9 });
  put_rule (plan, &(RuleSpec){ .id = "r",
                               .rrule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
                               .valid_from = "2020-01-07",
                               .restart = "lane:stop" });
  /* counted from 11 April 2023, and anew from 16 April 2024, the first after the stop of 2024 */
  assert_lane (plan, "window", "2024-04-01", "2024-05-01", "2024-04-09 2024-04-16 2024-04-30");
  item = make_item (plan, "off", "stop", "off", NULL, NULL);
  skv_set_text (&item->rule, "stop");
  item->original_day = day ("2024-04-01");
  item->status = SKV_STATUS_CANCELLED;
  put (plan, item);
  assert_lane (plan, "window", "2024-04-01", "2024-05-01", "2024-04-09 2024-04-23");
}

/* Rules that begin anew after each other's occurrences would never end. */
/* Bases on 30 January and 2 February with the evenings -1, 0 and +2 both make 1 February, which is
 * the earlier group's. That one ends on 31 January; the later one lasts a year. Asked for the
 * summer alone, the date is not the later group's either. */
static void
test_shorter_group_before (void)
{
  RuleSpec spec = { .id = "r", .dates = "1987-01-30 1987-02-02", .days = "-1 0 2" };
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvOccurrences) summer = NULL;
  g_autofree char *described = NULL;
  SkvRule *rule = make_rule (&spec);

  skv_set_text (&rule->ends_on, "01-31");
  put (plan, rule);
  summer = skv_occurrences_new (plan, day ("1987-07-24"), day ("1987-12-09"), SKV_EXPAND_DEFAULT);
  described = describe (summer, NULL);
  g_assert_cmpstr (described, ==, "1987-02-02+363 1987-02-04+363");
}

static void
test_circle (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvEdit) edit = skv_edit_new ("Put");
  g_autoptr (GError) error = NULL;

  skv_edit_put (edit, make_rule (&(RuleSpec){ .id = "r",
                                              .rrule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
                                              .valid_from = "2020-01-07",
                                              .restart = "lane:stop" }));
  skv_edit_put (edit, make_rule (&(RuleSpec){
                        .id = "s", .lane = "stop", .relative = "window", .from = 1, .to = 1 }));
  g_assert_false (skv_plan_apply (plan, edit, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "circle"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/anchors/dates/%s", cases[i].name);
      g_autofree char *parts = g_strdup_printf ("/anchors/parts/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
      g_test_add_data_func (parts, GSIZE_TO_POINTER (i), test_parts);
    }
  g_test_add_func ("/anchors/far-restart", test_far_restart);
  g_test_add_func ("/anchors/restart-after-rule", test_restart_after_rule);
  g_test_add_func ("/anchors/circle", test_circle);
  g_test_add_func ("/anchors/shorter-group-before", test_shorter_group_before);
  return g_test_run ();
}
