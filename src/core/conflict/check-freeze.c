/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/checker-private.h"

#include <glib/gi18n-lib.h>

/* Work, or a window, while what it reaches must not be changed. */

static void
describe (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict)
{
  skv_protection_describe (
    checker, finding, conflict,
    /* TRANSLATORS: title and time of the work, title and time of the period,
     * systems */
    _("“%1$s” (%2$s) falls in the freeze “%3$s” (%4$s), in which %5$s must not be changed."));
}

const SkvCheck skv_check_freeze = {
  .name = "freeze",
  .title = N_("Freeze"),
  .worst = SKV_SEVERITY_HARD,
  .with = SKV_ROLE_FREEZE,
  .of_jobs = SKV_SEVERITY_HARD,
  .of_windows = SKV_SEVERITY_SOFT,
  .find = skv_protection_find,
  .describe = describe,
};
