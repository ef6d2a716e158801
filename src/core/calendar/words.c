/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/words.h"

#include <glib/gi18n-lib.h>

#define MINUTES_A_DAY 1440

/* A name standing alone, as over a row of the calendar. */
static const char *const months[] = {
  NC_("month standing alone", "January"),   NC_("month standing alone", "February"),
  NC_("month standing alone", "March"),     NC_("month standing alone", "April"),
  NC_("month standing alone", "May"),       NC_("month standing alone", "June"),
  NC_("month standing alone", "July"),      NC_("month standing alone", "August"),
  NC_("month standing alone", "September"), NC_("month standing alone", "October"),
  NC_("month standing alone", "November"),  NC_("month standing alone", "December"),
};

/* A name after a day, which some languages inflect: Finnish "17. huhtikuuta". */
static const char *const months_in_date[] = {
  NC_("month in a date", "January"),   NC_("month in a date", "February"),
  NC_("month in a date", "March"),     NC_("month in a date", "April"),
  NC_("month in a date", "May"),       NC_("month in a date", "June"),
  NC_("month in a date", "July"),      NC_("month in a date", "August"),
  NC_("month in a date", "September"), NC_("month in a date", "October"),
  NC_("month in a date", "November"),  NC_("month in a date", "December"),
};

static const char *const months_short[] = {
  NC_("short month", "Jan"), NC_("short month", "Feb"), NC_("short month", "Mar"),
  NC_("short month", "Apr"), NC_("short month", "May"), NC_("short month", "Jun"),
  NC_("short month", "Jul"), NC_("short month", "Aug"), NC_("short month", "Sep"),
  NC_("short month", "Oct"), NC_("short month", "Nov"), NC_("short month", "Dec"),
};

static const char *const weekdays[] = {
  NC_("weekday", "Monday"),   NC_("weekday", "Tuesday"), NC_("weekday", "Wednesday"),
  NC_("weekday", "Thursday"), NC_("weekday", "Friday"),  NC_("weekday", "Saturday"),
  NC_("weekday", "Sunday"),
};

static const char *const weekdays_short[] = {
  NC_("short weekday", "Mon"), NC_("short weekday", "Tue"), NC_("short weekday", "Wed"),
  NC_("short weekday", "Thu"), NC_("short weekday", "Fri"), NC_("short weekday", "Sat"),
  NC_("short weekday", "Sun"),
};

static const char *
translate (const char *context, const char *name)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, context, name);
}

static const char *
month_in_date (int month)
{
  return translate ("month in a date", months_in_date[month - 1]);
}

const char *
skv_words_month (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return translate ("month standing alone", months[month - 1]);
}

const char *
skv_words_month_short (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return translate ("short month", months_short[month - 1]);
}

const char *
skv_words_weekday (SkvWeekday weekday)
{
  g_return_val_if_fail (weekday >= SKV_MONDAY && weekday <= SKV_SUNDAY, "");

  return translate ("weekday", weekdays[weekday - 1]);
}

const char *
skv_words_weekday_short (SkvWeekday weekday)
{
  g_return_val_if_fail (weekday >= SKV_MONDAY && weekday <= SKV_SUNDAY, "");

  return translate ("short weekday", weekdays_short[weekday - 1]);
}

char *
skv_words_date (SkvDay day)
{
  int year, month, day_of_month;

  skv_day_to_ymd (day, &year, &month, &day_of_month);
  /* TRANSLATORS: weekday, day, month and year, as "Wednesday 17 April 2019". The numbers before the
   * dollar signs let you change the order: Norwegian is "%1$s %2$d. %3$s %4$d". */
  return g_strdup_printf (C_("full date", "%1$s %2$d %3$s %4$d"),
                          skv_words_weekday (skv_day_weekday (day)), day_of_month,
                          month_in_date (month), year);
}

char *
skv_words_date_short (SkvDay day)
{
  int month, day_of_month;

  skv_day_to_ymd (day, NULL, &month, &day_of_month);
  /* TRANSLATORS: short weekday, day and month, as "Wed 17 April" */
  return g_strdup_printf (C_("short date", "%1$s %2$d %3$s"),
                          skv_words_weekday_short (skv_day_weekday (day)), day_of_month,
                          month_in_date (month));
}

char *
skv_words_day_month (SkvDay day)
{
  int month, day_of_month;

  skv_day_to_ymd (day, NULL, &month, &day_of_month);
  /* TRANSLATORS: day and month, as "17 April" */
  return g_strdup_printf (C_("day and month", "%1$d %2$s"), day_of_month, month_in_date (month));
}

char *
skv_words_day_month_year (SkvDay day)
{
  int year, month, day_of_month;

  skv_day_to_ymd (day, &year, &month, &day_of_month);
  /* TRANSLATORS: day, month and year, as "17 April 2019" */
  return g_strdup_printf (C_("day, month and year", "%1$d %2$s %3$d"), day_of_month,
                          month_in_date (month), year);
}

char *
skv_words_month_year (int year, int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, g_strdup (""));

  /* TRANSLATORS: month and year, as "April 2019" */
  return g_strdup_printf (C_("month and year", "%1$s %2$d"), skv_words_month (month), year);
}

char *
skv_words_date_range (SkvDay from, SkvDay end)
{
  int from_year, from_month, from_day, last_year, last_month, last_day;

  g_return_val_if_fail (from < end, g_strdup (""));

  if (end - from == 1)
    return skv_words_day_month_year (from);

  skv_day_to_ymd (from, &from_year, &from_month, &from_day);
  skv_day_to_ymd (end - 1, &last_year, &last_month, &last_day);
  if (from_year != last_year)
    {
      g_autofree char *first = skv_words_day_month_year (from);
      g_autofree char *last = skv_words_day_month_year (end - 1);

      /* TRANSLATORS: two dates in different years, as "31 December 2019 – 1 January 2020" */
      return g_strdup_printf (C_("date range", "%1$s – %2$s"), first, last);
    }
  if (from_month != last_month)
    /* TRANSLATORS: day and month, day and month, year, as "30 April – 2 May 2019" */
    return g_strdup_printf (C_("date range", "%1$d %2$s – %3$d %4$s %5$d"), from_day,
                            month_in_date (from_month), last_day, month_in_date (last_month),
                            last_year);
  /* TRANSLATORS: first day, last day, month, year, as "16–17 January 2019" */
  return g_strdup_printf (C_("date range", "%1$d–%2$d %3$s %4$d"), from_day, last_day,
                          month_in_date (from_month), last_year);
}

static const char *
weekday_name (SkvDay day, gboolean is_short)
{
  SkvWeekday weekday = skv_day_weekday (day);

  return is_short ? skv_words_weekday_short (weekday) : skv_words_weekday (weekday);
}

/* "Wednesday 16", of days that are named together with their month behind the last one */
static char *
weekday_and_day (SkvDay day, gboolean is_short)
{
  /* TRANSLATORS: weekday and day, followed by another one with the month: "Wednesday 16" in
   * "Wednesday 16 and Thursday 17 January". Norwegian: "%1$s %2$d." */
  return g_strdup_printf (C_("weekday and day", "%1$s %2$d"), weekday_name (day, is_short),
                          skv_day_of_month (day));
}

static char *
weekday_day_and_month (SkvDay day, gboolean is_short)
{
  g_autofree char *rest = skv_words_day_month (day);

  /* TRANSLATORS: weekday, and day with month: "Thursday 17 January" */
  return g_strdup_printf (C_("weekday and date", "%1$s %2$s"), weekday_name (day, is_short), rest);
}

char *
skv_words_days (const SkvDay *days, guint n, gboolean is_short)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (n > 0, g_strdup (""));

  words = weekday_day_and_month (days[n - 1], is_short);
  for (guint i = n - 1; i > 0; i--)
    {
      gboolean same = skv_day_month (days[i - 1]) == skv_day_month (days[i]);
      g_autofree char *day = same ? weekday_and_day (days[i - 1], is_short)
                                  : weekday_day_and_month (days[i - 1], is_short);
      g_autofree char *last = g_steal_pointer (&words);

      /* TRANSLATORS: "Wednesday 16 and Thursday 17 January"; more than two: "A, B and C" */
      words = i == n - 1 ? g_strdup_printf (C_("list of days", "%1$s and %2$s"), day, last)
                         : g_strdup_printf ("%s, %s", day, last);
    }
  return g_steal_pointer (&words);
}

/* days that follow one another, the last included */
static char *
figures_of_run (SkvDay first, SkvDay last)
{
  int month = skv_day_month (first), last_month = skv_day_month (last);
  int day = skv_day_of_month (first), last_day = skv_day_of_month (last);

  if (first == last)
    /* TRANSLATORS: day and month in figures: "19/6"; Norwegian: "%1$d.%2$d." */
    return g_strdup_printf (C_("day and month in figures", "%1$d/%2$d"), day, month);
  if (month == last_month)
    /* TRANSLATORS: first day, last day, month in figures: "19–20/6" */
    return g_strdup_printf (C_("days and month in figures", "%1$d–%2$d/%3$d"), day, last_day,
                            month);
  /* TRANSLATORS: day and month, day and month in figures: "30/4–1/5" */
  return g_strdup_printf (C_("days and months in figures", "%1$d/%2$d–%3$d/%4$d"), day, month,
                          last_day, last_month);
}

char *
skv_words_days_in_figures (const SkvDay *days, guint n)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0, next; i < n; i = next)
    {
      g_autofree char *run = NULL;

      for (next = i + 1; next < n && days[next] == days[next - 1] + 1; next++)
        ;
      run = figures_of_run (days[i], days[next - 1]);
      g_string_append_printf (words, "%s%s", i > 0 ? " & " : "", run);
    }
  return g_string_free (words, FALSE);
}

char *
skv_words_time (int minute)
{
  g_return_val_if_fail (minute >= 0, g_strdup (""));

  if (minute > MINUTES_A_DAY)
    minute %= MINUTES_A_DAY;
  /* TRANSLATORS: hour and minute on a 24-hour clock, as "17:00" */
  return g_strdup_printf (C_("time of day", "%1$02d:%2$02d"), minute / 60, minute % 60);
}

char *
skv_words_time_range (int from_minute, int to_minute)
{
  g_autofree char *from = skv_words_time (from_minute);
  g_autofree char *to = skv_words_time (to_minute);

  /* TRANSLATORS: two times of day, as "17:00–22:00" */
  return g_strdup_printf (C_("time range", "%1$s–%2$s"), from, to);
}

static char *
clock_in_list (int minute)
{
  if (minute > MINUTES_A_DAY)
    minute %= MINUTES_A_DAY;
  /* TRANSLATORS: hour and minute in a list of dates: "09:00"; Swedish: "%1$02d.%2$02d" */
  return g_strdup_printf (C_("time of day in a list", "%1$02d:%2$02d"), minute / 60, minute % 60);
}

char *
skv_words_hours (int from_minute, int to_minute)
{
  g_autofree char *from = clock_in_list (from_minute), *to = clock_in_list (to_minute);

  /* TRANSLATORS: two times of day in a list of dates: "09:00–20:00"; Swedish: "%1$s-%2$s" */
  return g_strdup_printf (C_("time range in a list", "%1$s–%2$s"), from, to);
}

char *
skv_words_minutes (int minutes)
{
  g_autofree char *hours = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%d hour", "%d hours", (gulong) (minutes / 60)), minutes / 60);
  g_autofree char *rest = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", (gulong) (minutes % 60)),
    minutes % 60);

  if (minutes % 60 == 0 && minutes != 0)
    return g_steal_pointer (&hours);
  /* TRANSLATORS: hours and minutes: "1 hour 30 minutes" */
  return minutes < 60 ? g_steal_pointer (&rest)
                      : g_strdup_printf (C_("hours and minutes", "%1$s %2$s"), hours, rest);
}

static char *
offset_in_weeks (int weeks, gboolean later)
{
  if (later)
    return weeks == 1
             ? g_strdup (_("one week later"))
             : g_strdup_printf (
                 g_dngettext (GETTEXT_PACKAGE, "%d week later", "%d weeks later", weeks), weeks);
  return weeks == 1
           ? g_strdup (_("one week earlier"))
           : g_strdup_printf (
               g_dngettext (GETTEXT_PACKAGE, "%d week earlier", "%d weeks earlier", weeks), weeks);
}

static char *
offset_in_days (int days, gboolean later)
{
  if (later)
    return days == 1
             ? g_strdup (_("one day later"))
             : g_strdup_printf (
                 g_dngettext (GETTEXT_PACKAGE, "%d day later", "%d days later", days), days);
  return days == 1
           ? g_strdup (_("one day earlier"))
           : g_strdup_printf (
               g_dngettext (GETTEXT_PACKAGE, "%d day earlier", "%d days earlier", days), days);
}

char *
skv_words_offset (int days)
{
  int distance = ABS (days);

  g_return_val_if_fail (days > G_MININT, g_strdup (""));

  if (days == 0)
    return g_strdup (_("the same day"));
  if (distance % 7 == 0)
    return offset_in_weeks (distance / 7, days > 0);
  return offset_in_days (distance, days > 0);
}

const char *
skv_words_holiday (const SkvHoliday *holiday)
{
  /* TRANSLATORS: the code of the language that you translate into, as "nb". Where it is not "en",
   * holidays have the names that they have in their own country. */
  const char *language = C_("language code of these messages", "en");

  return g_str_equal (language, "en") ? holiday->name_en : holiday->name_in_text;
}
