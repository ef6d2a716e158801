/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/checker-private.h"

#include <glib/gi18n-lib.h>

/* Work on the day of a meeting that needs what it reaches, whatever the hour of the meeting. */

static void
find (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings)
{
  skv_protection_find (check, subject, findings, SKV_ROLE_MEETING, SKV_SEVERITY_SOFT,
                       SKV_SEVERITY_NONE);
}

static void
describe (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict)
{
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
  .find = find,
  .describe = describe,
};
