/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "core/conflict/phrases.h"
#include "core/conflict/touching.h"

/*
 * Work that starts in the days after other work in which that one's systems should be left in
 * peace: as many days as the earlier work says (aftercare_days), or else as the plan says for all.
 * They are counted from the day after it ended, rollback included; the rest of that day is among
 * them. The two have to touch each other, as for "system-twice", which tells what overlaps.
 *
 * Work that is done is no longer checked, but that is when its aftercare begins.
 */

static int
days_of (SkvChecker *checker, const SkvItem *item)
{
  if (item != NULL && item->aftercare_days > 0)
    return item->aftercare_days;
  return skv_checker_days (checker, &skv_check_aftercare, 0);
}

int
skv_aftercare_most (SkvChecker *checker, const SkvItem *item)
{
  return MAX (MAX (checker->entries.most_aftercare, days_of (checker, NULL)),
              days_of (checker, item));
}

SkvSpan
skv_aftercare_of (SkvChecker *checker, const SkvEntry *job)
{
  int days = days_of (checker, job->occurrence->item);
  SkvSpan care = { job->span.end, job->span.end };

  if (days > 0)
    care.end = skv_zone_at (checker->zone, job->end_day + days, 0);
  return care;
}

static void
add (const SkvCheck *check, SkvFindings *findings, const SkvEntry *later, const SkvEntry *earlier)
{
  SkvSpan care = skv_aftercare_of (findings->checker, earlier);

  if (later->span.start < care.start || later->span.start >= care.end)
    return;
  skv_findings_add (findings, (SkvFinding){
                                .check = check,
                                .severity = SKV_SEVERITY_SOFT,
                                .item = later,
                                .against = earlier,
                                .overlap = skv_span_intersect (later->span, care),
                              });
}

/* what may have ended so many days before it began */
static void
find_before (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings)
{
  static const SkvRole roles[] = { SKV_ROLE_JOB, SKV_ROLE_PAST };
  const SkvZone *zone = subject->checker->zone;
  const SkvEntry *entry, *own = &subject->entry;
  int most = skv_aftercare_most (subject->checker, own->occurrence->item);
  SkvSpan span = { skv_zone_at (zone, own->first_day - most - 1, 0), own->span.start };
  SkvWalk walk;

  for (gsize i = 0; most > 0 && i < G_N_ELEMENTS (roles); i++)
    {
      skv_walk_init (&walk, subject, roles[i], span);
      while (skv_findings_wants (findings, SKV_SEVERITY_SOFT) &&
             (entry = skv_walk_next (&walk)) != NULL)
        add (check, findings, own, entry);
    }
}

static void
find (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings)
{
  SkvChecker *checker = subject->checker;
  const SkvEntry *entry, *own = &subject->entry;
  SkvWalk walk;
  SkvSpan span;

  if (own->role == SKV_ROLE_JOB)
    find_before (check, subject, findings);
  else if (own->role != SKV_ROLE_PAST)
    return;

  /* In a full check the later one has its turn and tells it. */
  span = skv_aftercare_of (checker, own);
  if (!subject->both_ways || span.start >= span.end)
    return;
  skv_walk_init (&walk, subject, SKV_ROLE_JOB, span);
  while (skv_findings_wants (findings, SKV_SEVERITY_SOFT) &&
         (entry = skv_walk_next (&walk)) != NULL)
    add (check, findings, entry, own);
}

/* --- words ------------------------------------------------------------------------------------ */

static void
describe (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict)
{
  const SkvEntry *later = finding->item, *earlier = finding->against;
  int days = days_of (checker, earlier->occurrence->item);
  g_auto (SkvWays) ways = { NULL };
  g_autofree char *systems = NULL, *sentence = NULL, *own = NULL, *other = NULL;
  const char *when = skv_phrase_when_entry (checker, later, &own);
  const char *before = skv_phrase_when_entry (checker, earlier, &other);

  skv_touching_find_ways (checker, finding, &ways);
  systems = skv_phrase_systems (checker->plan, (const char *const *) ways.hit);
  sentence = g_strdup_printf (
    /* TRANSLATORS: title and time of the work, days, title and time of the earlier work, systems */
    g_dngettext (
      GETTEXT_PACKAGE,
      "“%1$s” (%2$s) falls within %3$d day after “%4$s” (%5$s), in which %6$s should be "
      "left in peace.",
      "“%1$s” (%2$s) falls within %3$d days after “%4$s” (%5$s), in which %6$s should be "
      "left in peace.",
      (gulong) days),
    later->occurrence->title, when, days, earlier->occurrence->title, before, systems);
  skv_touching_describe (checker, &ways, sentence, conflict);
  if (conflict->owner == NULL)
    conflict->owner = skv_protection_owner (checker->plan, earlier->occurrence);
}

const SkvCheck skv_check_aftercare = {
  .name = "aftercare",
  .title = N_("Too soon after other work"),
  .worst = SKV_SEVERITY_SOFT,
  .counts_days = TRUE,
  .find = find,
  .describe = describe,
};
