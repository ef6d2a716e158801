/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "core/conflict/phrases.h"

/* Work at a time at which no service window opens one of its systems. */

static void
find (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings)
{
  /* A plan without windows does not work with them. */
  if (subject->entry.role != SKV_ROLE_JOB || !subject->checker->has_windows)
    return;
  if (skv_windows_of_job (subject)->len == 0)
    skv_findings_add (findings, (SkvFinding){
                                  .check = check,
                                  .severity = SKV_SEVERITY_SOFT,
                                  .item = &subject->entry,
                                  .overlap = subject->entry.span,
                                });
}

static void
describe (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict)
{
  const SkvOccurrence *job = finding->item->occurrence;
  g_autofree char *when = skv_phrase_when (job, checker->zone);
  g_autofree char *systems = skv_phrase_systems (checker->plan, job->systems);

  conflict->systems = g_strdupv ((GStrv) job->systems);
  if (job->systems[0] == NULL)
    conflict->message =
      g_strdup_printf (_("“%1$s” (%2$s) lies outside every service window."), job->title, when);
  else
    /* TRANSLATORS: title, time, systems */
    conflict->message = g_strdup_printf (
      _("“%1$s” (%2$s) lies outside every service window for %3$s."), job->title, when, systems);
}

const SkvCheck skv_check_outside_window = {
  .name = "outside-window",
  .title = N_("Outside the service windows"),
  .worst = SKV_SEVERITY_SOFT,
  .find = find,
  .describe = describe,
};
