/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/ics-writer.h"

#include <string.h>

#include "core/exchange/ics-private.h"

/* RFC 5545, 3.1: octets of a line without its end */
#define MAX_LINE_OCTETS 75
/* How often a subscriber may look: twice a day is soon enough for plans. */
#define REFRESH "PT12H"

char *
skv_ics_clean (const char *text)
{
  GString *clean = g_string_new (NULL);

  for (const char *c = text != NULL ? text : ""; *c != '\0'; c++)
    {
      if (*c == '\r')
        continue;
      if (!g_ascii_iscntrl (*c) || *c == '\n' || *c == '\t')
        g_string_append_c (clean, *c);
    }
  return g_string_free (clean, FALSE);
}

void
skv_ics_add_x (icalcomponent *component, const char *name, const char *value)
{
  g_autofree char *clean = skv_ics_clean (value);
  icalproperty *property = icalproperty_new_x (clean);

  icalproperty_set_x_name (property, name);
  icalcomponent_add_property (component, property);
}

icaltimetype
skv_ics_local_time (gint64 local_seconds)
{
  SkvDay day = (SkvDay) (local_seconds / SKV_DAY_SECONDS);
  int second = (int) (local_seconds - day * SKV_DAY_SECONDS);
  icaltimetype time = icaltime_null_time ();

  skv_day_to_ymd (day, &time.year, &time.month, &time.day);
  time.hour = second / 3600;
  time.minute = second / 60 % 60;
  time.second = second % 60;
  return time;
}

icaltimetype
skv_ics_utc_time (gint64 seconds)
{
  icaltimetype time = skv_ics_local_time (seconds);

  time.zone = icaltimezone_get_utc_timezone ();
  return time;
}

/* libical 3.0 folds at its own idea of words, one octet early or late: so lines are made whole
 * again first. */
char *
skv_ics_fold (const char *text)
{
  GString *folded = g_string_new (NULL);
  gsize column = 0;

  while (*text != '\0')
    {
      gsize length = (gsize) (g_utf8_next_char (text) - text);

      if (g_str_has_prefix (text, "\r\n ") || g_str_has_prefix (text, "\r\n\t"))
        {
          text += 3;
          continue;
        }
      if (g_str_has_prefix (text, "\r\n"))
        {
          g_string_append (folded, "\r\n");
          text += 2;
          column = 0;
          continue;
        }
      if (column + length > MAX_LINE_OCTETS)
        {
          g_string_append (folded, "\r\n ");
          column = 1;
        }
      g_string_append_len (folded, text, (gssize) length);
      text += length;
      column += length;
    }
  return g_string_free (folded, FALSE);
}

static void
add_head (icalcomponent *calendar, SkvPlan *plan, const char *name)
{
  g_autofree char *title =
    skv_ics_clean (name != NULL ? name : skv_plan_get_settings (plan)->title);

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar,
                              icalproperty_new_prodid ("-//Systemkveld//Systemkveld//EN"));
  icalcomponent_add_property (calendar, icalproperty_new_calscale ("GREGORIAN"));
  if (*title != '\0')
    {
      icalcomponent_add_property (calendar, icalproperty_new_name (title));
      skv_ics_add_x (calendar, "X-WR-CALNAME", title);
    }
  skv_ics_add_x (calendar, "X-WR-TIMEZONE", skv_zone_get_name (skv_plan_get_zone (plan)));
  icalcomponent_add_property (
    calendar, icalproperty_new_from_string ("REFRESH-INTERVAL;VALUE=DURATION:" REFRESH));
  skv_ics_add_x (calendar, "X-PUBLISHED-TTL", REFRESH);
}

static gboolean
has_date (const SkvOccurrence *occurrence)
{
  /* What a rule left out was never announced, so that nobody has to be told that it is off. */
  if (occurrence->start == SKV_MOMENT_NONE || occurrence->left_out)
    return FALSE;
  return occurrence->rule == NULL || occurrence->resolved;
}

/* The years of the timed events, for the zone; FALSE if there are none. */
static gboolean
find_years (GPtrArray *occurrences, int *from, int *to)
{
  gboolean any = FALSE;

  for (guint i = 0; i < occurrences->len; i++)
    {
      const SkvOccurrence *occurrence = g_ptr_array_index (occurrences, i);
      int first, last;

      if (!has_date (occurrence) || occurrence->all_day)
        continue;
      first = skv_day_year (occurrence->first_day);
      last = skv_day_year (occurrence->end_day);
      *from = any ? MIN (*from, first) : first;
      *to = any ? MAX (*to, last) : last;
      any = TRUE;
    }
  return any;
}

char *
skv_ics_write (SkvPlan *plan, GPtrArray *occurrences)
{
  return skv_ics_write_named (plan, occurrences, NULL);
}

char *
skv_ics_write_named (SkvPlan *plan, GPtrArray *occurrences, const char *name)
{
  icalcomponent *calendar = icalcomponent_new_vcalendar ();
  int from_year, to_year;
  char *text, *folded;

  add_head (calendar, plan, name);
  if (find_years (occurrences, &from_year, &to_year))
    icalcomponent_add_component (calendar,
                                 skv_ics_zone_new (skv_plan_get_zone (plan), from_year, to_year));
  for (guint i = 0; i < occurrences->len; i++)
    {
      const SkvOccurrence *occurrence = g_ptr_array_index (occurrences, i);

      if (has_date (occurrence))
        icalcomponent_add_component (calendar, skv_ics_event_new (plan, occurrence));
    }

  text = icalcomponent_as_ical_string_r (calendar);
  folded = skv_ics_fold (text);
  icalmemory_free_buffer (text);
  icalcomponent_free (calendar);
  return folded;
}
