/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"
#include "core/conflict/phrases.h"

/* More names than this only hide the sentence. */
#define MAX_NAMES 3

/* the first of @days that is not before @day; their number if there is none */
static guint
first_from (GArray *days, SkvDay day)
{
  guint low = 0, high = days->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (days, SkvHoliday, middle).day < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
concerns (SkvChecker *checker, const SkvEntry *entry, const SkvHoliday *holiday)
{
  return skv_holiday_calendar_concerns (checker->calendar, holiday,
                                        entry->occurrence->organisations);
}

/* A rule has its own list of days to avoid, and that has been decided: only what a person has put
 * there by hand is told. */
static gboolean
is_checked (const SkvEntry *entry)
{
  if (entry->role == SKV_ROLE_JOB)
    return TRUE;
  return entry->role == SKV_ROLE_WINDOW &&
         (entry->occurrence->rule == NULL || skv_occurrence_is_added (entry->occurrence) ||
          entry->occurrence->moved == SKV_MOVED_BY_HAND);
}

void
skv_holiday_days_find (const SkvCheck *check,
                       SkvSubject *subject,
                       SkvFindings *findings,
                       GArray *days)
{
  const SkvEntry *entry = &subject->entry;
  const SkvZone *zone = subject->checker->zone;
  SkvDay first = SKV_DAY_NONE, last = SKV_DAY_NONE;
  SkvSpan span;

  if (!is_checked (entry))
    return;
  for (guint i = first_from (days, entry->first_day); i < days->len; i++)
    {
      const SkvHoliday *holiday = &g_array_index (days, SkvHoliday, i);

      if (holiday->day >= entry->end_day)
        break;
      if (!concerns (subject->checker, entry, holiday))
        continue;
      first = first == SKV_DAY_NONE ? holiday->day : first;
      last = holiday->day;
    }
  if (first == SKV_DAY_NONE)
    return;
  span.start = skv_zone_at (zone, first, 0);
  span.end = skv_zone_at (zone, last + 1, 0);
  skv_findings_add (findings, (SkvFinding){
                                .check = check,
                                .severity = SKV_SEVERITY_SOFT,
                                .item = &subject->entry,
                                .overlap = skv_span_intersect (span, entry->span),
                              });
}

/* "Maundy Thursday", "Vestlandsdagen (Aukra)" (transfer full) */
static char *
name_of (SkvPlan *plan, const SkvHoliday *holiday)
{
  return holiday->local != NULL ? skv_plan_holiday_words (plan, holiday, NULL)
                                : g_strdup (skv_words_holiday (holiday));
}

void
skv_holiday_days_describe (SkvChecker *checker,
                           const SkvFinding *finding,
                           SkvConflict *conflict,
                           GArray *days,
                           const char *format)
{
  const SkvEntry *entry = finding->item;
  g_autofree char *when = skv_phrase_when (entry->occurrence, checker->zone);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = first_from (days, entry->first_day); i < days->len; i++)
    {
      const SkvHoliday *holiday = &g_array_index (days, SkvHoliday, i);
      g_autofree char *date = NULL, *name = NULL;

      if (holiday->day >= entry->end_day)
        break;
      if (!concerns (checker, entry, holiday))
        continue;
      if (n++ >= MAX_NAMES)
        break;
      name = name_of (checker->plan, holiday);
      date = skv_words_day_month (holiday->day);
      if (names->len > 0)
        g_string_append (names, C_("in a list", ", "));
      /* TRANSLATORS: name and date of a public holiday: "Maundy Thursday, 18 April" */
      g_string_append_printf (names, C_("holiday", "%1$s, %2$s"), name, date);
    }
  if (n > MAX_NAMES)
    g_string_append (names, " …");
  conflict->systems = g_strdupv ((GStrv) entry->occurrence->systems);
  conflict->message = skv_phrase_format (format, entry->occurrence->title, when, names->str);
}
