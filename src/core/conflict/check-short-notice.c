/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"
#include "core/conflict/phrases.h"

/*
 * Work that has not been announced, and that starts in fewer working days of its organisations than
 * people are to be told in advance. The day of the announcement is today at the earliest; what is
 * announced has been told in time or not, and nothing is to be done about it. An emergency with its
 * reason waits for nobody.
 *
 * The checker does not ask the clock: without skv_checker_set_today() this finds nothing.
 */

#define DAYS 5

static SkvDay
earliest_start (SkvChecker *checker, const SkvEntry *entry)
{
  return skv_holiday_calendar_add_working_days (
    checker->calendar, checker->today, skv_checker_days (checker, &skv_check_short_notice, DAYS),
    entry->occurrence->organisations);
}

static void
find (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings)
{
  SkvChecker *checker = subject->checker;
  const SkvEntry *entry = &subject->entry;

  if (checker->today == SKV_DAY_NONE || entry->role != SKV_ROLE_JOB || entry->emergency ||
      entry->occurrence->status > SKV_STATUS_APPROVED || entry->first_day < checker->today)
    return;
  /* Most work is months away: only what may be near asks the calendar. */
  if (entry->first_day >= checker->notice_end)
    return;
  if (entry->first_day < earliest_start (checker, entry))
    skv_findings_add (findings, (SkvFinding){
                                  .check = check,
                                  .severity = SKV_SEVERITY_SOFT,
                                  .item = &subject->entry,
                                  .overlap = entry->span,
                                });
}

SkvDay
skv_checker_get_today (SkvChecker *self)
{
  g_return_val_if_fail (self != NULL, SKV_DAY_NONE);
  return self->today;
}

void
skv_checker_set_today (SkvChecker *self, SkvDay today)
{
  g_return_if_fail (self != NULL);

  if (self->today == today)
    return;
  self->today = today;
  skv_checker_forget_found (self);
  if (today == SKV_DAY_NONE)
    return;
  /* Who works for nobody in particular is touched by everybody's holidays: for no others is the
   * way longer. */
  self->notice_end = skv_holiday_calendar_add_working_days (
    self->calendar, today, skv_checker_days (self, &skv_check_short_notice, DAYS), NULL);
}

static int
working_days_between (SkvChecker *checker, const SkvEntry *entry)
{
  int n = 0;

  for (SkvDay day = checker->today + 1; day <= entry->first_day; day++)
    {
      if (skv_holiday_calendar_is_working_day (checker->calendar, day,
                                               entry->occurrence->organisations))
        n++;
    }
  return n;
}

static void
describe (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict)
{
  const SkvEntry *entry = finding->item;
  int days = skv_checker_days (checker, &skv_check_short_notice, DAYS);
  int left = working_days_between (checker, entry);
  SkvDay earliest = earliest_start (checker, entry);
  g_autofree char *when = skv_phrase_when (entry->occurrence, checker->zone);
  g_autofree char *date = skv_words_day_month_year (earliest);

  conflict->systems = g_strdupv ((GStrv) entry->occurrence->systems);
  conflict->message = g_strdup_printf (
    /* TRANSLATORS: title and time of the work, working days left, working days wanted */
    g_dngettext (GETTEXT_PACKAGE,
                 "“%1$s” (%2$s) is not announced, and only %3$d working day is left of the %4$d "
                 "that people are to have.",
                 "“%1$s” (%2$s) is not announced, and only %3$d working days are left of the %4$d "
                 "that people are to have.",
                 (gulong) left),
    entry->occurrence->title, when, left, days);
  conflict->owner = skv_protection_owner (checker->plan, entry->occurrence);
  /* TRANSLATORS: a date */
  conflict->solution = g_strdup_printf (_("Start on %s at the earliest"), date);
}

const SkvCheck skv_check_short_notice = {
  .name = "short-notice",
  .title = N_("Short notice"),
  .worst = SKV_SEVERITY_SOFT,
  .counts_days = TRUE,
  .days = DAYS,
  .alone = SKV_ROLE_BIT (SKV_ROLE_JOB),
  .find = find,
  .describe = describe,
};
