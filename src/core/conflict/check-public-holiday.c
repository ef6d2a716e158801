/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/checker-private.h"

#include <glib/gi18n-lib.h>

/* Work, or a window placed by hand, on a public holiday. */

static void
find (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings)
{
  skv_holiday_days_find (check, subject, findings, subject->checker->holidays);
}

static void
describe (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict)
{
  skv_holiday_days_describe (checker, finding, conflict, checker->holidays,
                             /* TRANSLATORS: title, time, names of the days */
                             _("“%1$s” (%2$s) falls on a public holiday: %3$s."));
}

const SkvCheck skv_check_public_holiday = {
  .name = "public-holiday",
  .title = N_("Public holiday"),
  .worst = SKV_SEVERITY_SOFT,
  .alone = SKV_ROLE_BIT (SKV_ROLE_JOB) | SKV_ROLE_BIT (SKV_ROLE_WINDOW),
  .find = find,
  .describe = describe,
};
