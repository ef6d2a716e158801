/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "core/conflict/phrases.h"
#include "core/conflict/touching.h"

/* Two jobs at once, rollback included, of which one reaches a system that the other works on. */

static void
find (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings)
{
  const SkvEntry *entry, *own = &subject->entry;
  SkvWalk walk;

  if (own->role != SKV_ROLE_JOB)
    return;
  skv_walk_init (&walk, subject, SKV_ROLE_JOB, own->span);
  while (skv_findings_wants (findings, SKV_SEVERITY_SOFT) &&
         (entry = skv_walk_next (&walk)) != NULL)
    skv_touching_add_pair (check, subject, entry, findings);
}

static void
describe (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict)
{
  g_auto (SkvWays) ways = { NULL };
  g_autofree char *when = skv_phrase_span (finding->overlap, checker->zone);
  g_autofree char *systems = NULL, *sentence = NULL;

  skv_touching_find_ways (checker, finding, &ways);
  systems = skv_phrase_systems (checker->plan, (const char *const *) ways.hit);
  /* TRANSLATORS: two titles, systems, date and times */
  sentence = g_strdup_printf (_("“%1$s” and “%2$s” both touch %3$s at the same time, %4$s."),
                              finding->item->occurrence->title, finding->against->occurrence->title,
                              systems, when);
  skv_touching_describe (checker, &ways, sentence, conflict);
}

const SkvCheck skv_check_system_twice = {
  .name = "system-twice",
  .title = N_("One system, two jobs at once"),
  .worst = SKV_SEVERITY_SOFT,
  .find = find,
  .describe = describe,
};
