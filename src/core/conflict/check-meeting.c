/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/checker-private.h"

#include <glib/gi18n-lib.h>

/*
 * Work on the day of a meeting that needs what it reaches, whatever the hour of the meeting. If the
 * plan sets days for this check, also work in so many days before the first of the meeting, since
 * its papers are finished in them. What touches both is told as work on the day itself.
 *
 * As everywhere, both sides have to lie in the days that are checked.
 */

static gboolean
is_about_papers (SkvChecker *checker, const SkvFinding *finding)
{
  const SkvEntry *meeting = finding->against;
  SkvDay first_day = meeting->first_day + meeting->paper_days;

  return finding->overlap.end <= skv_zone_at (checker->zone, first_day, 0);
}

static void
describe (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict)
{
  if (is_about_papers (checker, finding))
    {
      skv_protection_describe (
        checker, finding, conflict,
        /* TRANSLATORS: title and time of the work, title and time of the meeting, systems, days */
        g_dngettext (
          GETTEXT_PACKAGE,
          "“%1$s” (%2$s) falls in the %6$d day before the meeting “%3$s” (%4$s) in which "
          "its papers are finished, and they need %5$s.",
          "“%1$s” (%2$s) falls in the %6$d days before the meeting “%3$s” (%4$s) in "
          "which its papers are finished, and they need %5$s.",
          (gulong) finding->against->paper_days));
      return;
    }
  skv_protection_describe (
    checker, finding, conflict,
    /* TRANSLATORS: title and time of the work, title and time of the period,
     * systems */
    _("“%1$s” (%2$s) falls on a day of the meeting “%3$s” (%4$s), which needs %5$s."));
}

const SkvCheck skv_check_meeting = {
  .name = "meeting",
  .title = N_("Political meeting"),
  .worst = SKV_SEVERITY_SOFT,
  .counts_days = TRUE,
  .with = SKV_ROLE_MEETING,
  .of_jobs = SKV_SEVERITY_SOFT,
  .find = skv_protection_find,
  .describe = describe,
};
