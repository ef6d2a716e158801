/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "core/conflict/phrases.h"

/* Work that lies in a service window, but not wholly; the time to roll back counts. */

static void
find (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings)
{
  GPtrArray *windows;

  if (subject->entry.role != SKV_ROLE_JOB || !subject->checker->has_windows)
    return;
  windows = skv_windows_of_job (subject);
  if (windows->len == 0 || skv_windows_cover (windows, subject->entry.span))
    return;
  skv_findings_add (findings, (SkvFinding){
                                .check = check,
                                .severity = SKV_SEVERITY_SOFT,
                                .item = &subject->entry,
                                .against = g_ptr_array_index (windows, 0),
                                .overlap = subject->entry.span,
                              });
}

/* "starts 21:30, ends 22:15, 23:00 with 45 min rollback, past 22:00 when the window closes" */
static char *
tell (SkvChecker *checker, const SkvEntry *job, const SkvEntry *window, SkvSpan stretch)
{
  const SkvOccurrence *work = job->occurrence;
  const char *title = work->title, *window_title = window->occurrence->title;
  int rollback = (int) ((job->span.end - work->span.end) / 60);
  g_autofree char *date = skv_phrase_when (work, checker->zone);
  g_autofree char *start = skv_phrase_moment (job->span.start, job->first_day, checker->zone);
  g_autofree char *end = skv_phrase_moment (work->span.end, job->first_day, checker->zone);
  g_autofree char *rolled_back = skv_phrase_moment (job->span.end, job->first_day, checker->zone);
  g_autofree char *opens = skv_phrase_moment (stretch.start, job->first_day, checker->zone);
  g_autofree char *closes = skv_phrase_moment (stretch.end, job->first_day, checker->zone);

  if (job->span.end <= stretch.end)
    return g_strdup_printf (
      _("“%1$s” (%2$s) starts %3$s, before the window “%4$s” opens at %5$s."), title, date, start,
      window_title, opens);
  if (job->span.start < stretch.start)
    return g_strdup_printf (
      _("“%1$s” (%2$s) does not fit in the window “%3$s”, which is open %4$s–%5$s."), title, date,
      window_title, opens, closes);
  if (rollback > 0)
    return g_strdup_printf (_("“%1$s” (%2$s) starts %3$s, ends %4$s, %5$s with %6$d min rollback, "
                               "past %7$s when the window “%8$s” closes."),
                            title, date, start, end, rolled_back, rollback, closes, window_title);
  return g_strdup_printf (
    _("“%1$s” (%2$s) starts %3$s, ends %4$s, past %5$s when the window “%6$s” closes."), title,
    date, start, end, closes, window_title);
}

/* Another start in the same stretch, less work, or both (transfer full) (nullable: neither helps).
 */
static char *
solve (SkvChecker *checker, const SkvEntry *job, SkvSpan stretch)
{
  gint64 length = job->span.end - job->span.start, room = stretch.end - stretch.start;
  gint64 work = job->occurrence->span.end - job->occurrence->span.start;
  gint64 start = MAX (job->span.start, stretch.start);
  gint64 surplus = start + length - stretch.end; /* what does not fit from that start on */
  gint64 latest = stretch.end - length;
  g_autofree char *other = NULL;
  int minutes = (int) ((surplus + 59) / 60);

  if (length <= room)
    {
      other = skv_phrase_moment (MIN (start, latest), job->first_day, checker->zone);
      if (job->span.start < stretch.start || surplus >= work)
        return g_strdup_printf (_("Start %s"), other);
      /* TRANSLATORS: minutes, and a time of day: "Shorten by 60 min or start 20:30" */
      return g_strdup_printf (_("Shorten by %1$d min or start %2$s"), minutes, other);
    }
  if (length - room >= work)
    return NULL;
  minutes = (int) ((length - room + 59) / 60);
  other = skv_phrase_moment (stretch.start, job->first_day, checker->zone);
  if (job->span.start == stretch.start)
    return g_strdup_printf (_("Shorten by %d min"), minutes);
  return g_strdup_printf (_("Shorten by %1$d min and start %2$s"), minutes, other);
}

static void
describe (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict)
{
  const SkvEntry *job = finding->item, *first = finding->against;
  SkvSpan stretch = first->span;
  SkvSubject subject;

  skv_subject_init (&subject, checker);
  skv_subject_set_entry (&subject, job, NULL);
  skv_windows_stretch (&subject, &stretch, &first);
  skv_subject_clear (&subject);

  conflict->systems = g_strdupv ((GStrv) job->occurrence->systems);
  conflict->message = tell (checker, job, first, stretch);
  if (!job->occurrence->all_day)
    conflict->solution = solve (checker, job, stretch);
}

const SkvCheck skv_check_exceeds_window = {
  .name = "exceeds-window",
  .title = N_("Longer than the service window"),
  .worst = SKV_SEVERITY_SOFT,
  .find = find,
  .describe = describe,
};
