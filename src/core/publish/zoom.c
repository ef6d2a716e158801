/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/zoom.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

static int
months_of (SkvZoom zoom)
{
  switch (zoom)
    {
    case SKV_ZOOM_HALF:
      return 6;
    case SKV_ZOOM_QUARTER:
      return 3;
    case SKV_ZOOM_MONTH:
      return 1;
    case SKV_ZOOM_YEAR:
    case SKV_ZOOM_WEEK:
    default:
      return 12;
    }
}

/* @month may be beyond the year at either side */
static SkvDay
first_of_month (int year, int month)
{
  month--;
  year += month >= 0 ? month / 12 : -((11 - month) / 12);
  month = ((month % 12) + 12) % 12;
  return skv_day_from_ymd (year, month + 1, 1);
}

int
skv_zoom_year (gboolean school, SkvDay day)
{
  return skv_day_year (day) - (school && skv_day_month (day) < SKV_SCHOOL_MONTH ? 1 : 0);
}

void
skv_zoom_range (SkvZoom zoom, gboolean school, SkvDay day, SkvDay *from, SkvDay *to)
{
  int n = months_of (zoom), start = school ? SKV_SCHOOL_MONTH : 1;
  int year = skv_zoom_year (school, day), since;

  g_return_if_fail (day != SKV_DAY_NONE && from != NULL && to != NULL);

  if (zoom == SKV_ZOOM_WEEK)
    {
      *from = day - (SkvDay) (skv_day_weekday (day) - SKV_MONDAY);
      *to = *from + 7;
      return;
    }
  since = (skv_day_year (day) - year) * 12 + skv_day_month (day) - start;
  since -= since % n;
  *from = first_of_month (year, start + since);
  *to = first_of_month (year, start + since + n);
}

SkvDay
skv_zoom_step (SkvZoom zoom, SkvDay day, int steps)
{
  int year, month, day_of_month, months = months_of (zoom) * steps;
  SkvDay first;

  g_return_val_if_fail (day != SKV_DAY_NONE, SKV_DAY_NONE);

  if (zoom == SKV_ZOOM_WEEK)
    return day + 7 * steps;
  skv_day_to_ymd (day, &year, &month, &day_of_month);
  first = first_of_month (year, month + months);
  skv_day_to_ymd (first, &year, &month, NULL);
  return first + MIN (day_of_month, skv_days_in_month (year, month)) - 1;
}

static char *
name_year (gboolean school, int year)
{
  return school ? g_strdup_printf ("%d–%d", year, year + 1) : g_strdup_printf ("%d", year);
}

/* "January–June 2019", "August 2018–January 2019" */
static char *
name_months (SkvDay from, SkvDay last)
{
  const char *a = skv_words_month (skv_day_month (from)),
             *b = skv_words_month (skv_day_month (last));
  int year = skv_day_year (from), end = skv_day_year (last);

  if (year != end)
    /* TRANSLATORS: months that are shown: "November 2018–January 2019" */
    return g_strdup_printf (_("%1$s %2$d–%3$s %4$d"), a, year, b, end);
  /* TRANSLATORS: months that are shown: "January–March 2019" */
  return g_strdup_printf (_("%1$s–%2$s %3$d"), a, b, year);
}

char *
skv_zoom_title (SkvZoom zoom, gboolean school, SkvDay day)
{
  SkvDay from, to;
  int year, week;

  g_return_val_if_fail (day != SKV_DAY_NONE, NULL);

  skv_zoom_range (zoom, school, day, &from, &to);
  switch (zoom)
    {
    case SKV_ZOOM_HALF:
    case SKV_ZOOM_QUARTER:
      return name_months (from, to - 1);
    case SKV_ZOOM_MONTH:
      return skv_words_month_year (skv_day_year (from), skv_day_month (from));
    case SKV_ZOOM_WEEK:
      week = skv_day_iso_week (day, &year);
      /* TRANSLATORS: a week by its number, and its year: "Week 24, 2019" */
      return g_strdup_printf (_("Week %1$d, %2$d"), week, year);
    case SKV_ZOOM_YEAR:
    default:
      return name_year (school, skv_zoom_year (school, day));
    }
}

char *
skv_zoom_short_title (SkvZoom zoom, gboolean school, SkvDay day)
{
  SkvDay from, to;

  g_return_val_if_fail (day != SKV_DAY_NONE, NULL);

  skv_zoom_range (zoom, school, day, &from, &to);
  switch (zoom)
    {
    case SKV_ZOOM_HALF:
    case SKV_ZOOM_QUARTER:
      /* TRANSLATORS: months that are shown, short: "Jan–Mar 2019" */
      return g_strdup_printf (C_("short months", "%1$s–%2$s %3$d"),
                              skv_words_month_short (skv_day_month (from)),
                              skv_words_month_short (skv_day_month (to - 1)), skv_day_year (from));
    case SKV_ZOOM_MONTH:
      /* TRANSLATORS: a month that is shown, short: "Jun 2019" */
      return g_strdup_printf (C_("short month", "%1$s %2$d"),
                              skv_words_month_short (skv_day_month (from)), skv_day_year (from));
    case SKV_ZOOM_WEEK:
      /* TRANSLATORS: a week that is shown, short: "Week 24" */
      return g_strdup_printf (_("Week %d"), skv_day_iso_week (day, NULL));
    case SKV_ZOOM_YEAR:
    default:
      return name_year (school, skv_zoom_year (school, day));
    }
}

const char *
skv_zoom_name (SkvZoom zoom)
{
  switch (zoom)
    {
    case SKV_ZOOM_HALF:
      return C_("zoom", "Half-year");
    case SKV_ZOOM_QUARTER:
      return C_("zoom", "Quarter");
    case SKV_ZOOM_MONTH:
      return C_("zoom", "Month");
    case SKV_ZOOM_WEEK:
      return C_("zoom", "Week");
    case SKV_ZOOM_YEAR:
    default:
      return C_("zoom", "Year");
    }
}
