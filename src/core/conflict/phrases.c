/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/phrases.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

/* More names than this only hide the sentence. */
#define MAX_NAMES 4

static int
minute_of_day (gint64 moment, SkvDay day, const SkvZone *zone)
{
  return (int) ((skv_zone_to_local (zone, moment) - day * SKV_DAY_SECONDS) / 60);
}

static char *
date_and_time (gint64 moment, const SkvZone *zone)
{
  SkvDay day = skv_zone_day (zone, moment);
  g_autofree char *date = skv_words_day_month_year (day);
  g_autofree char *time = skv_words_time (minute_of_day (moment, day, zone));

  /* TRANSLATORS: date and time: "12 June 2019, 18:00" */
  return g_strdup_printf (C_("moment", "%1$s, %2$s"), date, time);
}

char *
skv_phrase_span (SkvSpan span, const SkvZone *zone)
{
  SkvDay day = skv_zone_day (zone, span.start);
  int from = minute_of_day (span.start, day, zone), to = minute_of_day (span.end, day, zone);
  g_autofree char *first = NULL, *second = NULL;

  /* Over midnight, but within a day and a night, the date of the start says it all. */
  if (to - from <= 24 * 60 && to > from)
    {
      first = skv_words_day_month_year (day);
      second = skv_words_time_range (from, to);
      /* TRANSLATORS: date and times: "12 June 2019, 18:00–20:00" */
      return g_strdup_printf (C_("date and times", "%1$s, %2$s"), first, second);
    }
  first = date_and_time (span.start, zone);
  second = date_and_time (span.end, zone);
  /* TRANSLATORS: two moments, each with its date */
  return g_strdup_printf (C_("from moment to moment", "%1$s – %2$s"), first, second);
}

char *
skv_phrase_when (const SkvOccurrence *occurrence, const SkvZone *zone)
{
  if (occurrence->all_day || occurrence->span.end <= occurrence->span.start)
    return skv_words_date_range (occurrence->first_day,
                                 MAX (occurrence->end_day, occurrence->first_day + 1));
  return skv_phrase_span (occurrence->span, zone);
}

/* One period is told in hundreds of conflicts, and its dates are the dear part of the sentence. */
const char *
skv_phrase_when_entry (SkvChecker *checker, const SkvEntry *entry, char **own)
{
  const SkvEntry *first = skv_checker_entry (checker, 0);
  guint n = checker->entries.all->len;

  if (entry < first || entry >= first + n)
    {
      *own = skv_phrase_when (entry->occurrence, checker->zone);
      return *own;
    }
  if (checker->phrases == NULL)
    checker->phrases = g_new0 (char *, checker->capacity);
  if (checker->phrases[entry - first] == NULL)
    checker->phrases[entry - first] = skv_phrase_when (entry->occurrence, checker->zone);
  return checker->phrases[entry - first];
}

const char *
skv_phrase_when_all (SkvChecker *checker, const SkvFinding *finding, char **own)
{
  const SkvOccurrence *first = finding->item->occurrence, *last = finding->last->occurrence;
  g_autofree char *one = NULL, *other = NULL;

  if (finding->n <= 1)
    return skv_phrase_when_entry (checker, finding->item, own);
  if (finding->n > 2 || last->first_day <= first->first_day + 1)
    {
      *own = skv_words_date_range (first->first_day, MAX (last->first_day, first->first_day) + 1);
      return *own;
    }
  one = skv_words_day_month_year (first->first_day);
  other = skv_words_day_month_year (last->first_day);
  /* TRANSLATORS: two dates */
  *own = g_strdup_printf (_("%1$s and %2$s"), one, other);
  return *own;
}

char *
skv_phrase_moment (gint64 moment, SkvDay day, const SkvZone *zone)
{
  SkvDay own = skv_zone_day (zone, moment);
  int minute = minute_of_day (moment, day, zone);
  g_autofree char *date = NULL, *time = NULL;

  if (own == day || minute == 24 * 60)
    return skv_words_time (minute);
  date = skv_words_day_month (own);
  time = skv_words_time (minute_of_day (moment, own, zone));
  return g_strdup_printf (C_("moment", "%1$s, %2$s"), date, time);
}

char *
skv_phrase_systems (SkvPlan *plan, const char *const *systems)
{
  guint n = g_strv_length ((GStrv) systems);
  guint named = n <= MAX_NAMES ? n : MAX_NAMES - 1;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < named; i++)
    {
      if (i > 0)
        g_string_append (text, i + 1 == n ? C_("before the last of a list", " and ")
                                          : C_("in a list", ", "));
      g_string_append (text, skv_plan_system_name (plan, systems[i]));
    }
  if (named < n)
    g_string_append_printf (
      text, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more", n - named), n - named);
  return g_string_free (text, FALSE);
}

char *
skv_phrase_path (SkvPlan *plan, const char *start, const char *const *path)
{
  GString *text = g_string_new (start);

  for (guint i = 0; path[i] != NULL; i++)
    {
      g_string_append (text, " → ");
      g_string_append (text, skv_plan_system_name (plan, path[i]));
    }
  return g_string_free (text, FALSE);
}

char *
skv_phrase_format (const char *format, ...)
{
  va_list args;
  char *text;

  va_start (args, format);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_vprintf (format, args);
#pragma GCC diagnostic pop
  va_end (args);
  return text;
}
