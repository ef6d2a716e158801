/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/clock-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"

#define DAY_MINUTES 1440

static gint64
local_of (SkvDay day, int minute)
{
  return day * (gint64) SKV_DAY_SECONDS + minute * (gint64) 60;
}

/* of any day that the local time lies on */
static int
minute_of (gint64 local)
{
  gint64 minute = local / 60 % DAY_MINUTES;

  return (int) (minute < 0 ? minute + DAY_MINUTES : minute);
}

SkvClockKind
skv_clock_kind (const SkvZone *zone, SkvDay day, int minute, int *shown)
{
  gint64 local, moment, other;
  int before, after;

  g_return_val_if_fail (zone != NULL && day != SKV_DAY_NONE, SKV_CLOCK_PLAIN);

  local = local_of (day, minute);
  moment = skv_zone_to_utc (zone, local);
  if (shown != NULL)
    *shown = minute_of (skv_zone_to_local (zone, moment));
  if (skv_zone_to_local (zone, moment) != local)
    return SKV_CLOCK_SKIPPED;
  /* The other of two has the offset that is in force after a change back. */
  before = skv_zone_offset (zone, local - SKV_DAY_SECONDS);
  after = skv_zone_offset (zone, local + SKV_DAY_SECONDS);
  other = local - after;
  if (after < before && other != moment && skv_zone_to_local (zone, other) == local)
    return SKV_CLOCK_DOUBLED;
  return SKV_CLOCK_PLAIN;
}

static void
append (GString *text, const char *format, const char *first, const char *second)
{
  if (text->len > 0)
    g_string_append (text, "; ");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, format, first, second);
#pragma GCC diagnostic pop
}

static void
append_time (GString *text, const SkvZone *zone, SkvDay day, int minute)
{
  int shown;
  SkvClockKind kind = skv_clock_kind (zone, day, minute, &shown);
  g_autofree char *time = skv_words_time (minute % DAY_MINUTES);
  g_autofree char *instead = skv_words_time (shown);

  if (kind == SKV_CLOCK_SKIPPED)
    /* TRANSLATORS: times of day, in the night in which clocks go forward */
    append (text, _("%1$s does not exist that night, as clocks go forward: %2$s is meant"), time,
            instead);
  else if (kind == SKV_CLOCK_DOUBLED)
    append (text, _("%1$s comes twice that night, as clocks go back: the first is meant"), time,
            instead);
}

static char *
length_words (gint64 seconds)
{
  int minutes = (int) (seconds / 60);
  g_autofree char *hours = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%d hour", "%d hours", (gulong) (minutes / 60)), minutes / 60);

  if (minutes % 60 == 0)
    return g_steal_pointer (&hours);
  /* TRANSLATORS: "5 hours 30 min" */
  return g_strdup_printf (_("%1$s %2$d min"), hours, minutes % 60);
}

char *
skv_clock_words (const SkvZone *zone, SkvDay day, int start, int end)
{
  GString *text;
  gint64 takes, looks;

  g_return_val_if_fail (zone != NULL && day != SKV_DAY_NONE, NULL);

  text = g_string_new (NULL);
  append_time (text, zone, day, start);
  if (end >= 0)
    {
      append_time (text, zone, day, end);
      takes = skv_zone_at (zone, day, end) - skv_zone_at (zone, day, start);
      looks = (end - start) * (gint64) 60;
      /* What begins or ends at no time is told already. */
      if (takes != looks && takes > 0 && text->len == 0)
        {
          g_autofree char *length = length_words (takes);

          append (text,
                  takes > looks ? _("It takes %1$s, because clocks go back")
                                : _("It takes %1$s, because clocks go forward"),
                  length, "");
        }
    }
  return g_string_free (text, text->len == 0);
}

char *
skv_clock_words_elsewhere (const SkvZone *zone, const SkvZone *here, gint64 moment)
{
  g_autofree char *there_time = NULL, *here_time = NULL, *here_date = NULL;
  gint64 there_local, here_local;

  g_return_val_if_fail (zone != NULL && here != NULL, NULL);

  if (moment == SKV_MOMENT_NONE || skv_zone_offset (zone, moment) == skv_zone_offset (here, moment))
    return NULL;
  there_local = skv_zone_to_local (zone, moment);
  here_local = skv_zone_to_local (here, moment);
  there_time = skv_words_time (minute_of (there_local));
  here_time = skv_words_time (minute_of (here_local));
  if (skv_zone_day (zone, moment) == skv_zone_day (here, moment))
    /* TRANSLATORS: the name of a time zone, the time there, the time on this computer */
    return g_strdup_printf (_("Times are %1$s; %2$s there is %3$s here"), skv_zone_get_name (zone),
                            there_time, here_time);
  here_date = skv_words_date_short (skv_zone_day (here, moment));
  /* TRANSLATORS: the same with the date here */
  return g_strdup_printf (_("Times are %1$s; %2$s there is %3$s on %4$s here"),
                          skv_zone_get_name (zone), there_time, here_time, here_date);
}
