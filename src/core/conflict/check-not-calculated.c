/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/checker-private.h"

#include <glib/gi18n-lib.h>

/* What cannot be calculated is never shown as free. The full check gives it as a list of its own; a
 * trial of one day has only conflicts to tell it by. */

static void
find (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings)
{
  if (subject->entry.missing == SKV_MISSING_NOTHING)
    return;
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
  conflict->message = skv_entry_missing_words (finding->item);
}

const SkvCheck skv_check_not_calculated = {
  .name = "not-calculated",
  .title = N_("Not calculated"),
  .worst = SKV_SEVERITY_SOFT,
  .find = find,
  .describe = describe,
};
