/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "core/conflict/phrases.h"
#include "core/conflict/touching.h"

/* What two jobs have in common, and a job with something that others do to its systems: one of the
 * two reaches a system that the other names. */

void
skv_disturbance_find (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings)
{
  gboolean of_job = subject->entry.role == SKV_ROLE_JOB;
  SkvSeverity severity = check->of_jobs;
  SkvRole role = check->with;
  const SkvEntry *entry;
  SkvWalk walk;

  if (!(of_job ? subject->checker->n_entries[role] > 0 : subject->entry.role == role))
    return;
  skv_walk_init (&walk, subject, of_job ? role : SKV_ROLE_JOB, subject->entry.span);
  while (skv_findings_wants (findings, severity) && (entry = skv_walk_next (&walk)) != NULL)
    skv_findings_add (findings, (SkvFinding){
                                  .check = check,
                                  .severity = severity,
                                  .item = of_job ? &subject->entry : entry,
                                  .against = of_job ? entry : &subject->entry,
                                  .overlap = skv_span_intersect (subject->entry.span, entry->span),
                                });
}

/* --- in words ------------------------------------------------------------------------------- */

void
skv_touching_find_ways (SkvChecker *checker, const SkvFinding *finding, SkvWays *ways)
{
  const SkvEntry *item = finding->item, *against = finding->against;
  const guint *own = skv_checker_systems (checker, item),
              *others = skv_checker_systems (checker, against);

  skv_ways_find (checker->reach, own, item->n_systems, others, against->n_systems,
                 SKV_WAYS_TO_NAMED, ways);
  if (ways->hit[0] != NULL)
    return;
  skv_ways_clear (ways);
  skv_ways_find (checker->reach, others, against->n_systems, own, item->n_systems,
                 SKV_WAYS_TO_NAMED, ways);
}

void
skv_touching_describe (SkvChecker *checker,
                       SkvWays *ways,
                       const char *sentence,
                       SkvConflict *conflict)
{
  SkvPlan *plan = checker->plan;
  g_autofree char *way = NULL;

  if (ways->path[0] != NULL && ways->path[1] != NULL)
    {
      way = skv_phrase_path (plan, skv_plan_system_name (plan, ways->path[0]),
                             (const char *const *) ways->path + 1);
      conflict->message =
        g_strdup_printf (_("%1$s This is how it gets there: %2$s."), sentence, way);
    }
  else
    conflict->message = g_strdup (sentence);
  if (conflict->owner == NULL && ways->hit[0] != NULL)
    conflict->owner = skv_plan_system_owner (plan, ways->hit[0]);
  conflict->systems = g_steal_pointer (&ways->hit);
  conflict->path = g_steal_pointer (&ways->path);
}

void
skv_disturbance_describe (SkvChecker *checker,
                          const SkvFinding *finding,
                          SkvConflict *conflict,
                          const char *format)
{
  const SkvOccurrence *job = finding->item->occurrence, *other = finding->against->occurrence;
  g_auto (SkvWays) ways = { NULL };
  g_autofree char *own = NULL, *other_own = NULL, *systems = NULL, *sentence = NULL;
  const char *when = skv_phrase_when_entry (checker, finding->item, &own);
  const char *other_when = skv_phrase_when_entry (checker, finding->against, &other_own);

  skv_touching_find_ways (checker, finding, &ways);
  systems = skv_phrase_systems (checker->plan, (const char *const *) ways.hit);
  sentence = skv_phrase_format (format, job->title, when, other->title, other_when, systems);
  skv_touching_describe (checker, &ways, sentence, conflict);
}

void
skv_touching_add_pair (const SkvCheck *check,
                       const SkvSubject *subject,
                       const SkvEntry *other,
                       SkvFindings *findings)
{
  const SkvEntry *own = &subject->entry;
  gboolean later = skv_entry_is_later (own, other);

  if (!later && !subject->both_ways)
    return;
  skv_findings_add (findings, (SkvFinding){
                                .check = check,
                                .severity = SKV_SEVERITY_SOFT,
                                .item = later ? own : other,
                                .against = later ? other : own,
                                .overlap = skv_span_intersect (own->span, other->span),
                              });
}
