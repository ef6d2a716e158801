/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/checker-private.h"

#include <glib/gi18n-lib.h>

/* Work, or a window, in a period in which a department needs what it reaches. */

static void
describe (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict)
{
  skv_protection_describe (
    checker, finding, conflict,
    /* TRANSLATORS: title and time of the work, title and time of the period,
     * systems */
    _("“%1$s” (%2$s) falls in the critical period “%3$s” (%4$s), which protects %5$s."));
}

const SkvCheck skv_check_critical_period = {
  .name = "critical-period",
  .title = N_("Critical period"),
  .worst = SKV_SEVERITY_HARD,
  .with = SKV_ROLE_CRITICAL,
  .of_jobs = SKV_SEVERITY_HARD,
  .of_windows = SKV_SEVERITY_SOFT,
  .find = skv_protection_find,
  .describe = describe,
};
