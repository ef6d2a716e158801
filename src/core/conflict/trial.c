/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/shift.h"
#include "core/calendar/words.h"
#include "core/conflict/checker-private.h"

/* An occurrence that is tried on other days: a copy of it that is placed again and again, and what
 * may concern it anywhere in the days that are tried, gathered once. */
typedef struct
{
  SkvChecker *checker; /* (unowned) */
  const SkvOccurrence *original;
  gboolean at_window_start; /* instead of the original's time of day; jobs only */
  gint64 start;             /* instead of both, units as of the original; SKV_MOMENT_NONE: not */
  SkvOccurrence moved;
  SkvSubject subject;
  gint64 by_rule; /* where its rule would have it, units of start; SKV_MOMENT_NONE: nowhere */
  SkvMoved moved_by_rule;
  guint n_systems_before; /* of entries.systems: what the attempt appends is taken back */
} Attempt;

/* Whether an evening lies where its rule has it decides what a move of it means. */
static void
find_place_by_rule (Attempt *self)
{
  const SkvOccurrence *original = self->original;
  g_autoptr (GPtrArray) trials = NULL;
  const SkvTrial *taken;
  SkvDay day;

  self->by_rule = SKV_MOMENT_NONE;
  if (original->rule == NULL || skv_occurrence_is_added (original) ||
      self->subject.entry.role != SKV_ROLE_WINDOW)
    return;
  trials = skv_rule_trials (self->checker->plan, original->rule, original->base_day);
  taken = trials->len > 0 ? g_ptr_array_index (trials, trials->len - 1) : NULL;
  if (taken == NULL || taken->rejections->len > 0)
    return;
  if (original->all_day != (original->rule->start < 0))
    return;
  day = original->original_day + taken->offset;
  self->by_rule = original->all_day ? day * SKV_DAY_SECONDS
                                    : skv_zone_at (self->checker->zone, day, original->rule->start);
  self->moved_by_rule = taken->offset != 0 ? SKV_MOVED_BY_RULE : SKV_NOT_MOVED;
}

static SkvSpan
days_to_gather (SkvChecker *self, const SkvOccurrence *occurrence, SkvDay from, SkvDay to)
{
  const SkvItem *item = occurrence->item;
  gint64 minutes = item != NULL ? MAX (item->rollback, 0) + (gint64) MAX (item->duration, 0) : 0;
  SkvDay length =
    occurrence->start != SKV_MOMENT_NONE ? occurrence->end_day - occurrence->first_day : 1;
  SkvDay margin = MAX (skv_aftercare_most (self, item), self->entries.paper_days);
  SkvSpan span = { skv_zone_at (self->zone, from - 1 - margin, 0),
                   skv_zone_at (self->zone, to + length + 2 + margin, 0) };

  span.end += minutes * 60;
  return span;
}

/* FALSE if it is nothing that is checked */
static gboolean
attempt_init (
  Attempt *self, SkvChecker *checker, const SkvOccurrence *occurrence, SkvDay from, SkvDay to)
{
  SkvEntry entry;

  self->checker = checker;
  self->original = occurrence;
  self->start = SKV_MOMENT_NONE;
  self->n_systems_before = checker->entries.systems->len;
  if (!skv_role_is_checked (skv_entry_role (occurrence)))
    return FALSE;
  entry = skv_entries_make (&checker->entries, occurrence, checker->zone, checker->reach);
  skv_subject_init (&self->subject, checker);
  skv_subject_set_entry (&self->subject, &entry, skv_checker_lookup (checker, occurrence->id));
  skv_subject_gather (&self->subject, days_to_gather (checker, occurrence, from, to));
  find_place_by_rule (self);
  return TRUE;
}

static void
attempt_clear (Attempt *self)
{
  skv_subject_clear (&self->subject);
  g_array_set_size (self->checker->entries.systems, self->n_systems_before);
}

/* --- placing -------------------------------------------------------------------------------- */

static gint64
start_on (Attempt *self, SkvDay day)
{
  const SkvOccurrence *original = self->original;
  const SkvZone *zone = self->checker->zone;
  gint64 start = SKV_MOMENT_NONE;

  if (self->start != SKV_MOMENT_NONE)
    return self->start;
  if (original->all_day)
    return day * SKV_DAY_SECONDS;
  if (original->start == SKV_MOMENT_NONE || self->at_window_start)
    {
      if (self->subject.entry.role == SKV_ROLE_JOB)
        skv_windows_start_of_day (&self->subject, day, &start);
      return start;
    }
  start = skv_zone_to_local (zone, original->start);
  start -= skv_zone_day (zone, original->start) * SKV_DAY_SECONDS;
  return skv_zone_to_utc (zone, day * SKV_DAY_SECONDS + start);
}

/* As skv_occurrence_move() has it: a length in hours of work stays that, any other stays the same
 * on the clock, also over a night in which the clock is changed. */
gint64
skv_trial_end (const SkvOccurrence *original, const SkvZone *zone, gint64 start)
{
  const SkvItem *item = original->item;

  if (item != NULL && item->end == SKV_MOMENT_NONE && item->duration >= 0)
    return start + item->duration * G_GINT64_CONSTANT (60);
  if (original->end == SKV_MOMENT_NONE)
    return SKV_MOMENT_NONE;
  if (original->all_day)
    return start + (original->end - original->start);
  return skv_calendar_end_after_move (zone, (SkvSpan){ original->start, original->end }, start);
}

static void
fill_span (SkvOccurrence *moved, const SkvZone *zone)
{
  gboolean known = moved->end != SKV_MOMENT_NONE;

  if (moved->all_day)
    {
      moved->first_day = (SkvDay) (moved->start / SKV_DAY_SECONDS);
      moved->end_day = known ? (SkvDay) (moved->end / SKV_DAY_SECONDS) : moved->first_day + 1;
      moved->span.start = skv_zone_at (zone, moved->first_day, 0);
      moved->span.end = known ? skv_zone_at (zone, moved->end_day, 0) : moved->span.start;
      return;
    }
  moved->first_day = skv_zone_day (zone, moved->start);
  moved->end_day = known ? skv_zone_day (zone, moved->end - 1) + 1 : moved->first_day + 1;
  moved->span.start = moved->start;
  moved->span.end = known ? moved->end : moved->start;
}

static void
place (Attempt *self, SkvDay day)
{
  const SkvZone *zone = self->checker->zone;
  SkvEntry *entry = &self->subject.entry;
  SkvOccurrence *moved = &self->moved;

  *moved = *self->original;
  entry->occurrence = moved;
  moved->start = start_on (self, day);
  if (moved->start == SKV_MOMENT_NONE)
    {
      entry->missing = SKV_MISSING_WINDOW;
      return;
    }
  moved->end = skv_trial_end (self->original, zone, moved->start);
  moved->resolved = TRUE;
  if (self->original->rule != NULL && !skv_occurrence_is_added (self->original))
    moved->moved = moved->start == self->by_rule ? self->moved_by_rule : SKV_MOVED_BY_HAND;
  fill_span (moved, zone);
  skv_entry_place (entry, zone);
}

static void
try_on (Attempt *self, SkvDay day, SkvFindings *findings)
{
  SkvEntry *entry = &self->subject.entry;

  place (self, day);
  if (day < self->checker->from || day >= self->checker->to)
    entry->missing = SKV_MISSING_RANGE;
  if (skv_entry_is_placed (entry))
    skv_checks_find (&self->subject, findings);
  else
    entry->span = skv_zone_day_span (self->checker->zone, day);
  if (skv_findings_wants (findings, skv_check_not_calculated.worst))
    skv_check_not_calculated.find (&skv_check_not_calculated, &self->subject, findings);
}

/* What is told of a group of evenings is accepted for the group, so that it has to be known. */
static SkvSeverity
worst_of_groups (Attempt *self, SkvDay day, GArray *list)
{
  SkvFindings findings = { .checker = self->checker, .list = list };
  SkvSeverity worst = SKV_SEVERITY_NONE;

  g_array_set_size (list, 0);
  try_on (self, day, &findings);
  skv_findings_group (&findings);
  for (guint i = 0; i < list->len; i++)
    {
      const SkvFinding *finding = &g_array_index (list, SkvFinding, i);

      if (finding->severity > worst && skv_finding_accepted (finding, self->checker) == NULL)
        worst = finding->severity;
    }
  return worst;
}

static SkvSeverity
worst_of_day (Attempt *self, SkvDay day)
{
  SkvFindings findings = { .checker = self->checker };

  try_on (self, day, &findings);
  return findings.worst;
}

static void
try_all (Attempt *self, SkvDay from, SkvDay to, guint8 *severities)
{
  g_autoptr (GArray) list = NULL;

  if (skv_role_is_period (self->subject.entry.role) &&
      g_hash_table_size (self->checker->exceptions) > 0)
    list = g_array_new (FALSE, FALSE, sizeof (SkvFinding));
  for (SkvDay day = from; day < to; day++)
    severities[day - from] =
      (guint8) (list != NULL ? worst_of_groups (self, day, list) : worst_of_day (self, day));
}

void
skv_checker_try_days (
  SkvChecker *self, const SkvOccurrence *occurrence, SkvDay from, SkvDay to, guint8 *severities)
{
  Attempt attempt = { NULL };

  g_return_if_fail (self != NULL && occurrence != NULL && severities != NULL);
  g_return_if_fail (from <= to);

  memset (severities, SKV_SEVERITY_NONE, (gsize) (to - from));
  if (!attempt_init (&attempt, self, occurrence, from, to))
    return;
  try_all (&attempt, from, to, severities);
  attempt_clear (&attempt);
}

/* of one place, @start (SKV_MOMENT_NONE: the original's time of that day) */
static GPtrArray *
try_and_describe (SkvChecker *self, const SkvOccurrence *occurrence, SkvDay day, gint64 start)
{
  SkvFindings findings = { .checker = self };
  GPtrArray *conflicts;
  Attempt attempt = { NULL };

  if (!attempt_init (&attempt, self, occurrence, day, day + 1))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) skv_conflict_free);
  attempt.start = start;
  findings.list = g_array_new (FALSE, FALSE, sizeof (SkvFinding));
  try_on (&attempt, day, &findings);
  skv_findings_group (&findings);
  conflicts = skv_findings_describe (&findings);
  g_array_unref (findings.list);
  attempt_clear (&attempt);
  return conflicts;
}

GPtrArray *
skv_checker_try_day (SkvChecker *self, const SkvOccurrence *occurrence, SkvDay day)
{
  g_return_val_if_fail (self != NULL && occurrence != NULL, NULL);

  return try_and_describe (self, occurrence, day, SKV_MOMENT_NONE);
}

/* --- at a time of day that is not its own ---------------------------------------------------- */

static SkvDay
day_of_start (SkvChecker *self, const SkvOccurrence *occurrence, gint64 start)
{
  return occurrence->all_day ? (SkvDay) (start / SKV_DAY_SECONDS)
                             : skv_zone_day (self->zone, start);
}

void
skv_checker_try_starts (SkvChecker *self,
                        const SkvOccurrence *occurrence,
                        const gint64 *starts,
                        guint n,
                        guint8 *severities)
{
  Attempt attempt = { NULL };

  g_return_if_fail (self != NULL && occurrence != NULL);
  if (n == 0)
    return;

  memset (severities, SKV_SEVERITY_NONE, n);
  if (!attempt_init (&attempt, self, occurrence, day_of_start (self, occurrence, starts[0]),
                     day_of_start (self, occurrence, starts[n - 1]) + 1))
    return;
  for (guint i = 0; i < n; i++)
    {
      SkvDay day = day_of_start (self, occurrence, starts[i]);

      attempt.start = starts[i];
      try_all (&attempt, day, day + 1, &severities[i]);
    }
  attempt_clear (&attempt);
}

GPtrArray *
skv_checker_try_start (SkvChecker *self, const SkvOccurrence *occurrence, gint64 start)
{
  g_return_val_if_fail (self != NULL && occurrence != NULL, NULL);
  g_return_val_if_fail (start != SKV_MOMENT_NONE, NULL);

  return try_and_describe (self, occurrence, day_of_start (self, occurrence, start), start);
}

/* --- where it would fit --------------------------------------------------------------------- */

/* The free day that is nearest to @day, later before earlier, other than @except; SKV_DAY_NONE. */
static SkvDay
nearest_free (SkvChecker *self, const guint8 *severities, SkvDay day, SkvDay except)
{
  SkvDay best = SKV_DAY_NONE;

  for (SkvDay other = self->from; other < self->to; other++)
    {
      if (severities[other - self->from] > SKV_SEVERITY_INFO || other == except)
        continue;
      if (best == SKV_DAY_NONE || ABS (other - day) <= ABS (best - day))
        best = other;
    }
  return best;
}

/* "12 June", with the time if that is another one than now */
static char *
place_words (Attempt *self, SkvDay day)
{
  SkvChecker *checker = self->checker;
  g_autofree char *date = NULL, *time = NULL;
  gboolean one_year = skv_day_year (checker->from) == skv_day_year (checker->to - 1);

  date = one_year ? skv_words_day_month (day) : skv_words_day_month_year (day);
  if (!self->at_window_start)
    return g_steal_pointer (&date);
  place (self, day);
  time = skv_words_time (
    (int) ((skv_zone_to_local (checker->zone, self->moved.start) - day * SKV_DAY_SECONDS) / 60));
  /* TRANSLATORS: a date and a time of day: "12 June 17:00" */
  return g_strdup_printf (C_("moment", "%1$s %2$s"), date, time);
}

/* the one or two nearest free places in words (transfer full) (nullable: none) */
static char *
find_places (Attempt *self, SkvDay day, guint8 *severities)
{
  SkvChecker *checker = self->checker;
  g_autofree char *one = NULL, *other = NULL;
  SkvDay first, second;

  try_all (self, checker->from, checker->to, severities);
  if (!self->at_window_start && day >= checker->from && day < checker->to)
    severities[day - checker->from] = SKV_SEVERITY_HARD; /* that is where it collides now */
  first = nearest_free (checker, severities, day, SKV_DAY_NONE);
  if (first == SKV_DAY_NONE)
    return NULL;
  one = place_words (self, first);
  second = nearest_free (checker, severities, day, first);
  if (second == SKV_DAY_NONE)
    return g_strdup_printf (_("Free instead: %s"), one);
  other = place_words (self, second);
  /* TRANSLATORS: two dates: "Free instead: 12 June, 17 July" */
  return g_strdup_printf (_("Free instead: %1$s, %2$s"), first < second ? one : other,
                          first < second ? other : one);
}

char *
skv_checker_suggest_solution (SkvChecker *self, const SkvConflict *conflict)
{
  const SkvOccurrence *occurrence;
  g_autofree guint8 *severities = NULL;
  Attempt attempt = { NULL };
  char *places;
  SkvDay day;

  g_return_val_if_fail (self != NULL && conflict != NULL, NULL);

  if (conflict->solution != NULL)
    return g_strdup (conflict->solution);
  occurrence = skv_occurrences_lookup (skv_checker_get_occurrences (self), conflict->item);
  if (occurrence == NULL || skv_entry_role (occurrence) != SKV_ROLE_JOB || self->from >= self->to)
    return NULL;
  if (!attempt_init (&attempt, self, occurrence, self->from, self->to))
    return NULL;

  day = occurrence->start != SKV_MOMENT_NONE ? occurrence->first_day : self->from;
  severities = g_new0 (guint8, self->to - self->from);
  places = find_places (&attempt, day, severities);
  if (places == NULL && !occurrence->all_day)
    {
      /* Nowhere at its own time of day: begin with the window instead. */
      attempt.at_window_start = TRUE;
      places = find_places (&attempt, day, severities);
    }
  attempt_clear (&attempt);
  return places != NULL ? places : g_strdup (_("No other day of the checked period is free"));
}
