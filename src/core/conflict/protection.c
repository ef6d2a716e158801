/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "core/conflict/phrases.h"
#include "core/conflict/ways.h"

/* A window that starts at or after this minute of the day is an evening. */
#define EVENING_MINUTE (15 * 60)

static void
find_against_period (const SkvCheck *check,
                     SkvSubject *subject,
                     SkvFindings *findings,
                     SkvRole other,
                     SkvSeverity severity)
{
  const SkvEntry *entry;
  SkvWalk walk;

  skv_walk_init (&walk, subject, other, subject->entry.span);
  while (skv_findings_wants (findings, severity) && (entry = skv_walk_next (&walk)) != NULL)
    skv_findings_add (findings, (SkvFinding){
                                  .check = check,
                                  .severity = skv_severity_of_effect (severity, walk.degraded),
                                  .item = entry,
                                  .against = &subject->entry,
                                  .overlap = skv_span_intersect (entry->span, subject->entry.span),
                                  .groups = skv_entry_groups (entry),
                                });
}

static void
find_periods (const SkvCheck *check,
              SkvSubject *subject,
              SkvFindings *findings,
              SkvRole role,
              SkvSeverity severity)
{
  const SkvEntry *entry;
  SkvWalk walk;

  skv_walk_init (&walk, subject, role, subject->entry.span);
  while (skv_findings_wants (findings, severity) && (entry = skv_walk_next (&walk)) != NULL)
    skv_findings_add (findings, (SkvFinding){
                                  .check = check,
                                  .severity = skv_severity_of_effect (severity, walk.degraded),
                                  .item = &subject->entry,
                                  .against = entry,
                                  .overlap = skv_span_intersect (entry->span, subject->entry.span),
                                  .groups = skv_entry_groups (&subject->entry),
                                });
}

/* Both ways round: a job or window looks for periods, a period for the jobs and windows it hits. */
void
skv_protection_find (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings)
{
  SkvSeverity of_jobs = check->of_jobs, of_windows = check->of_windows;

  if (subject->entry.role == SKV_ROLE_JOB)
    find_periods (check, subject, findings, check->with, of_jobs);
  else if (subject->entry.role == SKV_ROLE_WINDOW && of_windows != SKV_SEVERITY_NONE)
    find_periods (check, subject, findings, check->with, of_windows);
  else if (subject->entry.role == check->with)
    {
      find_against_period (check, subject, findings, SKV_ROLE_JOB, of_jobs);
      if (of_windows != SKV_SEVERITY_NONE)
        find_against_period (check, subject, findings, SKV_ROLE_WINDOW, of_windows);
    }
}

/* --- words ---------------------------------------------------------------------------------- */

static void
find_ways (SkvChecker *checker, const SkvFinding *finding, SkvWays *ways)
{
  const guint *targets = skv_checker_systems (checker, finding->against);
  guint n_targets = finding->against->n_systems;

  if (finding->item->n_systems > 0)
    {
      skv_ways_find (checker->reach, skv_checker_systems (checker, finding->item),
                     finding->item->n_systems, targets, n_targets, SKV_WAYS_TO_PROTECTED, ways);
      return;
    }
  /* A window that opens everything works on what is protected itself. */
  skv_ways_find (checker->reach, targets, n_targets, targets, n_targets, SKV_WAYS_TO_PROTECTED,
                 ways);
}

char *
skv_protection_owner (SkvPlan *plan, const SkvOccurrence *period)
{
  const SkvItem *item = period->item;
  const SkvContact *contact;
  const SkvDepartment *department;

  if (item == NULL)
    return NULL;
  contact = skv_plan_lookup (plan, SKV_KIND_CONTACT, item->contact);
  if (contact != NULL && contact->name != NULL)
    return g_strdup_printf ("%s (%s)", contact->role, contact->name);
  if (contact != NULL)
    return g_strdup (contact->role);
  department = skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, item->department);
  return department != NULL ? g_strdup (department->name) : NULL;
}

static char *
leave_out (SkvChecker *checker, const SkvFinding *finding, const SkvWays *ways)
{
  const SkvEntry *window = finding->item;
  gint64 local = skv_zone_to_local (checker->zone, window->span.start);
  gboolean evening = local - window->first_day * SKV_DAY_SECONDS >= EVENING_MINUTE * 60;
  g_autofree char *systems =
    skv_phrase_systems (checker->plan, (const char *const *) ways->sources);

  if (evening)
    return finding->n > 1 ? g_strdup_printf (_("Leave %s out of these evenings"), systems)
                          : g_strdup_printf (_("Leave %s out of this evening"), systems);
  return finding->n > 1 ? g_strdup_printf (_("Leave %s out of these windows"), systems)
                        : g_strdup_printf (_("Leave %s out of this window"), systems);
}

void
skv_protection_describe (SkvChecker *checker,
                         const SkvFinding *finding,
                         SkvConflict *conflict,
                         const char *format)
{
  const SkvOccurrence *item = finding->item->occurrence, *period = finding->against->occurrence;
  g_auto (SkvWays) ways = { NULL };
  g_autofree char *systems = NULL, *sentence = NULL, *way = NULL, *own = NULL, *period_own = NULL;
  const char *when, *period_when;

  find_ways (checker, finding, &ways);
  when = skv_phrase_when_all (checker, finding, &own);
  period_when = skv_phrase_when_entry (checker, finding->against, &period_own);
  systems = skv_phrase_systems (checker->plan, (const char *const *) ways.hit);
  sentence = skv_phrase_format (format, item->title, when, period->title, period_when, systems,
                                (int) finding->against->paper_days);
  if (ways.path[0] != NULL && ways.path[1] != NULL)
    {
      way = skv_phrase_path (checker->plan, period->title, (const char *const *) ways.path);
      /* TRANSLATORS: a sentence, and the systems through which one thing hits another:
       * "… This is how it gets there: Exam → PGS → Feide." */
      conflict->message =
        g_strdup_printf (_("%1$s This is how it gets there: %2$s."), sentence, way);
    }
  else
    conflict->message = g_steal_pointer (&sentence);

  if (ways.degraded)
    {
      g_autofree char *before = g_steal_pointer (&conflict->message);

      /* TRANSLATORS: %s: the message of a conflict, a full sentence */
      conflict->message = g_strdup_printf (_("%s Effect: works on, less well."), before);
    }

  if (ways.hit[0] != NULL)
    conflict->owner = skv_plan_system_owner (checker->plan, ways.hit[0]);
  if (conflict->owner == NULL)
    conflict->owner = skv_protection_owner (checker->plan, finding->against->occurrence);
  if (finding->item->role == SKV_ROLE_WINDOW)
    conflict->solution = leave_out (checker, finding, &ways);
  conflict->systems = g_steal_pointer (&ways.hit);
  conflict->path = g_steal_pointer (&ways.path);
}
