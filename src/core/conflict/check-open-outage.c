/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "core/conflict/touching.h"

/* Work on a system, on what it depends on or on what depends on it, during an outage of it. An
 * outage without an end counts to the end of the day on which it began (skv_entry_place()): nobody
 * knows more, and to close the whole year for it would hide every other conflict. */

static void
describe (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict)
{
  gboolean is_open = finding->against->occurrence->end == SKV_MOMENT_NONE;

  skv_disturbance_describe (
    checker, finding, conflict,
    is_open
      /* TRANSLATORS: title and time of the work, title and date of the outage, systems */
      ? _("“%1$s” (%2$s) falls in the outage “%3$s” (%4$s), whose end is not known yet and which "
           "touches %5$s.")
      /* TRANSLATORS: title and time of the work, title and time of the outage, systems */
      : _("“%1$s” (%2$s) falls in the outage “%3$s” (%4$s), which touches %5$s."));
}

const SkvCheck skv_check_open_outage = {
  .name = "open-outage",
  .title = N_("Work during an outage"),
  .worst = SKV_SEVERITY_HARD,
  .with = SKV_ROLE_OUTAGE,
  .of_jobs = SKV_SEVERITY_HARD,
  .find = skv_disturbance_find,
  .describe = describe,
};
