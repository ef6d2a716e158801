/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/holidays.h"

G_BEGIN_DECLS

/*
 * Dates, times and spans in the user's words. Names and orders are translated through gettext and
 * never taken from strftime(): the machine may have no locale for the language that is asked for.
 * No day given here may be SKV_DAY_NONE. Ranges of days are half open.
 */

/* month 1..12; (transfer none): "January", as a heading; "Jan" */
const char *skv_words_month (int month);
const char *skv_words_month_short (int month);
/* (transfer none): "Wednesday"; "Wed" */
const char *skv_words_weekday (SkvWeekday weekday);
const char *skv_words_weekday_short (SkvWeekday weekday);

/* All of the following are (transfer full). */

/* "Wednesday 17 April 2019" */
char *skv_words_date (SkvDay day);
/* "Wed 17 April" */
char *skv_words_date_short (SkvDay day);
/* "17 April" */
char *skv_words_day_month (SkvDay day);
/* "17 April 2019" */
char *skv_words_day_month_year (SkvDay day);
/* "April 2019"; month 1..12 */
char *skv_words_month_year (int year, int month);
/*
 * "16–17 January 2019", "30 April – 2 May 2019", "31 December 2019 – 1 January 2020", or the one
 * date if the range is a single day. @end is the first day after the range.
 */
char *skv_words_date_range (SkvDay from, SkvDay end);

/* "Wednesday 16 and Thursday 17 January", or with @is_short "Wed 16 and Thu 17 January": days that
 * are named together, in order, at least one */
char *skv_words_days (const SkvDay *days, guint n, gboolean is_short);
/* the same in figures, as lists of dates have them: "19–20/6", "13/5 & 15/5" */
char *skv_words_days_in_figures (const SkvDay *days, guint n);

/*
 * "17:00". Minutes count from midnight. 1440 is "24:00"; beyond it the clock starts again, so that
 * a window over midnight from 1320 to 1560 reads "22:00–02:00".
 */
char *skv_words_time (int minute);
char *skv_words_time_range (int from_minute, int to_minute);

/* "09.00-20.00" where a language writes a list of dates so; otherwise as skv_words_time_range() */
char *skv_words_hours (int from_minute, int to_minute);
/* a length: "3 hours", "1 hour 30 minutes" */
char *skv_words_minutes (int minutes);

/* "the same day", "one day earlier", "2 days later", "one week later", "3 weeks earlier" */
char *skv_words_offset (int days);

/* A holiday within a sentence: in English, or as its own country calls it, by the language of the
 * messages (unowned) */
const char *skv_words_holiday (const SkvHoliday *holiday);

G_END_DECLS
