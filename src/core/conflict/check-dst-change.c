/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"
#include "core/conflict/phrases.h"

/* Work, or a window, that has begun and is not over when the clock is changed: it lasts longer or
 * shorter than its times say. The time to roll back does not count, nor what lasts all day, which
 * promises no hours. */

/* the first moment in (after, before] with another offset than @after has; their offsets differ */
static gint64
find_change (const SkvZone *zone, gint64 after, gint64 before)
{
  int offset = skv_zone_offset (zone, after);

  while (before - after > 1)
    {
      gint64 middle = after + (before - after) / 2;

      if (skv_zone_offset (zone, middle) == offset)
        after = middle;
      else
        before = middle;
    }
  return before;
}

GArray *
skv_clock_changes_list (const SkvZone *zone, SkvDay from, SkvDay to)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 start = skv_zone_at (zone, from, 0);

  for (SkvDay day = from; day < to; day++)
    {
      gint64 end = skv_zone_at (zone, day + 1, 0);

      if (skv_zone_offset (zone, start) != skv_zone_offset (zone, end))
        {
          gint64 change = find_change (zone, start, end);

          g_array_append_val (changes, change);
        }
      start = end;
    }
  return changes;
}

/* the first change while it lasts; SKV_MOMENT_NONE */
static gint64
change_during (const SkvChecker *checker, const SkvOccurrence *occurrence)
{
  SkvSpan span = occurrence->span;

  for (guint i = 0; i < checker->clock_changes->len; i++)
    {
      gint64 change = g_array_index (checker->clock_changes, gint64, i);

      if (change >= span.end)
        break;
      if (change > span.start)
        return change;
    }
  return SKV_MOMENT_NONE;
}

static void
find (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings)
{
  const SkvEntry *entry = &subject->entry;

  if ((entry->role != SKV_ROLE_JOB && entry->role != SKV_ROLE_WINDOW) ||
      entry->occurrence->all_day ||
      change_during (subject->checker, entry->occurrence) == SKV_MOMENT_NONE)
    return;
  skv_findings_add (findings, (SkvFinding){
                                .check = check,
                                .severity = SKV_SEVERITY_INFO,
                                .item = entry,
                                .overlap = entry->occurrence->span,
                              });
}

char *
skv_phrase_length (gint64 seconds)
{
  int hours = (int) (seconds / 3600), minutes = (int) (seconds % 3600 / 60);

  if (hours == 0)
    return g_strdup_printf (_("%d min"), minutes);
  if (minutes == 0)
    /* TRANSLATORS: a length in hours: "3 h" */
    return g_strdup_printf (_("%d h"), hours);
  /* TRANSLATORS: a length in hours and minutes: "3 h 30 min" */
  return g_strdup_printf (_("%1$d h %2$d min"), hours, minutes);
}

static char *
clock_words (gint64 local)
{
  return skv_words_time ((int) (local % SKV_DAY_SECONDS / 60));
}

static void
describe (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict)
{
  const SkvOccurrence *occurrence = finding->item->occurrence;
  const SkvZone *zone = checker->zone;
  SkvSpan span = occurrence->span;
  gint64 change = change_during (checker, occurrence);
  gint64 by_clock = skv_zone_to_local (zone, span.end) - skv_zone_to_local (zone, span.start);
  g_autofree char *before = clock_words (change + skv_zone_offset (zone, change - 1));
  g_autofree char *after = clock_words (change + skv_zone_offset (zone, change));
  g_autofree char *shown = skv_phrase_length (MAX (by_clock, 0));
  g_autofree char *length = skv_phrase_length (span.end - span.start);
  g_autofree char *own = NULL;
  const char *when = skv_phrase_when_entry (checker, finding->item, &own), *format;

  if (by_clock > span.end - span.start)
    /* TRANSLATORS: title, time, two times of day, two lengths: "… from 02:00 to 03:00: by the clock
     * it lasts 5 h, but there are only 4 h." */
    format = _("“%1$s” (%2$s) runs through the hour in which the clock goes forward, from %3$s to "
                "%4$s: by the clock it lasts %5$s, but there are only %6$s.");
  else
    /* TRANSLATORS: as the one before: "… from 03:00 to 02:00: by the clock it lasts 5 h, in fact
     * 6 h." */
    format = _("“%1$s” (%2$s) runs through the hour in which the clock goes back, from %3$s to "
                "%4$s: by the clock it lasts %5$s, in fact %6$s.");
  conflict->systems = g_strdupv ((GStrv) occurrence->systems);
  conflict->message =
    skv_phrase_format (format, occurrence->title, when, before, after, shown, length);
  conflict->solution = g_strdup (_("Keep it out of that hour, or plan it by its length"));
}

const SkvCheck skv_check_dst_change = {
  .name = "dst-change",
  .title = N_("Change of the clock"),
  .worst = SKV_SEVERITY_INFO,
  .alone = SKV_ROLE_BIT (SKV_ROLE_JOB) | SKV_ROLE_BIT (SKV_ROLE_WINDOW),
  .find = find,
  .describe = describe,
};
