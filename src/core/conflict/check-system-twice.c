/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/conflict/phrases.h"
#include "core/conflict/ways.h"

/* Two jobs at once, rollback included, of which one reaches a system that the other works on. */

/* The one that starts later is told of the pair: it came to where the other was. */
static gboolean
is_later (const SkvEntry *a, const SkvEntry *b)
{
  if (a->span.start != b->span.start)
    return a->span.start > b->span.start;
  return strcmp (a->occurrence->id, b->occurrence->id) > 0;
}

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
    {
      gboolean later = is_later (own, entry);

      /* In a full check the other one has its turn and tells it. */
      if (!later && !subject->is_trial)
        continue;
      skv_findings_add (findings, (SkvFinding){
                                    .check = check,
                                    .severity = SKV_SEVERITY_SOFT,
                                    .item = later ? own : entry,
                                    .against = later ? entry : own,
                                    .overlap = skv_span_intersect (own->span, entry->span),
                                  });
    }
}

static void
describe (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict)
{
  const SkvEntry *item = finding->item, *against = finding->against;
  const guint *own = skv_checker_systems (checker, item),
              *others = skv_checker_systems (checker, against);
  g_auto (SkvWays) ways = { NULL };
  g_autofree char *when = skv_phrase_span (finding->overlap, checker->zone);
  g_autofree char *systems = NULL, *sentence = NULL, *way = NULL;

  skv_ways_find (checker->reach, own, item->n_systems, others, against->n_systems,
                 SKV_WAYS_TO_NAMED, &ways);
  if (ways.hit[0] == NULL)
    {
      skv_ways_clear (&ways);
      skv_ways_find (checker->reach, others, against->n_systems, own, item->n_systems,
                     SKV_WAYS_TO_NAMED, &ways);
    }
  systems = skv_phrase_systems (checker->plan, (const char *const *) ways.hit);
  /* TRANSLATORS: two titles, systems, date and times */
  sentence = g_strdup_printf (_("“%1$s” and “%2$s” both touch %3$s at the same time, %4$s."),
                              item->occurrence->title, against->occurrence->title, systems, when);
  if (ways.path[0] != NULL && ways.path[1] != NULL)
    {
      way = skv_phrase_path (checker->plan, skv_plan_system_name (checker->plan, ways.path[0]),
                             (const char *const *) ways.path + 1);
      conflict->message =
        g_strdup_printf (_("%1$s This is how it gets there: %2$s."), sentence, way);
    }
  else
    conflict->message = g_steal_pointer (&sentence);
  if (ways.hit[0] != NULL)
    conflict->owner = skv_plan_system_owner (checker->plan, ways.hit[0]);
  conflict->systems = g_steal_pointer (&ways.hit);
  conflict->path = g_steal_pointer (&ways.path);
}

const SkvCheck skv_check_system_twice = {
  .name = "system-twice",
  .title = N_("One system, two jobs at once"),
  .worst = SKV_SEVERITY_SOFT,
  .find = find,
  .describe = describe,
};
