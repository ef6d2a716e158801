/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/sweep-shelves.h"

/*
 * The full check's pairs, all in one sweep over time.
 *
 * Entries come by their start. Each looks for those that began before it and are not over, on the
 * shelves of the systems over which the two can meet, and is then laid on the shelves of its own
 * systems, for those that come later. What is over is taken off a shelf by who looks at it next, so
 * that all that is looked at twice is a conflict: besides the order by start, which entries have,
 * the cost is the shelves that an entry looks at, and the conflicts found.
 *
 * A trial asks the same of one entry with the checks' own find(); that both say the same is what
 * tests/core/conflict is about.
 */

/* --- who meets whom --------------------------------------------------------------------------- */

/* Two may meet over more than one system. */
static inline gboolean
is_first_time (Sweep *self, const Active *other)
{
  guint *stamp = &self->checker->stamps[other->place];

  if (*stamp == self->checker->stamp)
    return FALSE;
  *stamp = self->checker->stamp;
  return TRUE;
}

/* The other one began before, so that they meet from the start of this one on. */
static inline void
tell (Sweep *self,
      const SkvCheck *check,
      SkvSeverity severity,
      const SkvEntry *item,
      const SkvEntry *against,
      gint64 other_end)
{
  SkvFinding finding = {
    .check = check,
    .severity = severity,
    .item = item,
    .against = against,
    .overlap = { self->own->span.start, MIN (self->own->span.end, other_end) },
    .groups = skv_entry_groups (item),
    .last = item,
    .n = 1,
  };

  if (self->checker->lifts != NULL)
    skv_findings_add (self->findings, finding); /* it knows what is lifted */
  else
    g_array_append_val (self->list, finding);
}

/* the job or window whose turn it is, and a period */
static inline void
meet_period (Sweep *self, const Active *other, gboolean degraded)
{
  const Word *word = &self->words[other->role];
  SkvSeverity severity =
    self->own->role == SKV_ROLE_JOB ? word->of_jobs[degraded] : word->of_windows[degraded];

  if (is_first_time (self, other) && severity != SKV_SEVERITY_NONE)
    tell (self, word->check, severity, self->own, skv_checker_entry (self->checker, other->place),
          other->end);
}

/* the period whose turn it is, and a job or window */
static inline void
meet_work (Sweep *self, const Active *other, gboolean degraded)
{
  const Word *word = &self->words[self->own->role];
  SkvSeverity severity =
    other->role == SKV_ROLE_JOB ? word->of_jobs[degraded] : word->of_windows[degraded];

  if (is_first_time (self, other) && severity != SKV_SEVERITY_NONE)
    tell (self, word->check, severity, skv_checker_entry (self->checker, other->place), self->own,
          other->end);
}

/* a job and a job, or what disturbs it, either of which may have its turn */
static inline void
meet_touching (Sweep *self, const Active *other, gboolean degraded)
{
  const SkvEntry *item = self->own, *against;
  const Word *word;

  if (!is_first_time (self, other))
    return;
  against = skv_checker_entry (self->checker, other->place);
  word = &self->words[item->role == SKV_ROLE_JOB ? other->role : item->role];
  if (word->of_jobs[0] == SKV_SEVERITY_NONE)
    return;
  if (item->role != SKV_ROLE_JOB ||
      (other->role == SKV_ROLE_JOB && skv_entry_is_later (against, item)))
    {
      against = item;
      item = skv_checker_entry (self->checker, other->place);
    }
  tell (self, word->check, word->of_jobs[0], item, against, other->end);
}

/* a job that begins while another one, which is over, is cared for */
static inline void
meet_care (Sweep *self, const Active *other, gboolean degraded)
{
  const SkvEntry *before = skv_checker_entry (self->checker, other->place);

  if (self->care_stamps[other->place] == self->checker->stamp ||
      before->span.end > self->own->span.start)
    return;
  self->care_stamps[other->place] = self->checker->stamp;
  tell (self, self->care.check, self->care.of_jobs[0], self->own, before, other->end);
}

/* --- windows ---------------------------------------------------------------------------------- */

static void
cover (Sweep *self, const SkvEntry *job, const SkvEntry *window)
{
  Cover *is = &self->covers[skv_checker_place (self->checker, job)];

  if (!skv_window_serves (window, job))
    return;
  if (is->first == NULL || skv_entry_is_later (is->first, window))
    is->first = window;
  /* Windows come by their start, so that what is a gap now stays one. */
  if (window->span.start <= is->until)
    is->until = MAX (is->until, window->span.end);
}

static inline void
meet_window (Sweep *self, const Active *other, gboolean degraded)
{
  cover (self, self->own, skv_checker_entry (self->checker, other->place));
}

static inline void
meet_served (Sweep *self, const Active *other, gboolean degraded)
{
  cover (self, skv_checker_entry (self->checker, other->place), self->own);
}

/* --- whose turn it is ------------------------------------------------------------------------- */

static void
look_for_windows (Sweep *self, const guint *systems)
{
  SkvReach *reach = self->checker->reach;

  self->covers[skv_checker_place (self->checker, self->own)].until = self->own->span.start;
  for (guint i = 0; i < self->own->n_systems; i++)
    {
      const SkvSlice *groups = &skv_crossings_get (self->checker->crossings, systems[i])->groups;

      look_at_all (self, WINDOWS, groups->systems, 0, groups->n, meet_window, FALSE);
    }
  /* Nobody knows which window work on unknown systems needs: any will do. */
  look (self, WINDOWS,
        self->own->n_systems > 0 ? SKV_SHELF_NAMELESS (reach) : SKV_SHELF_EVERY (reach),
        meet_window, FALSE);
  if (self->own->n_systems == 0)
    lay (self, JOBS, SKV_SHELF_NAMELESS (reach), self->own->span.end);
  if (self->opens_all)
    lay (self, JOBS, SKV_SHELF_EVERY (reach), self->own->span.end);
}

/* the days in which it wants peace */
static void
lay_care (Sweep *self)
{
  SkvSpan care;

  if (self->care_stamps == NULL)
    return;
  care = skv_aftercare_of (self->checker, self->own);
  if (care.end > care.start)
    lay_on_own (self, CARE, care.end);
}

static void
turn_of_job (Sweep *self)
{
  SkvCrossings *crossings = self->checker->crossings;
  const guint *systems = skv_checker_systems (self->checker, self->own);

  for (guint i = 0; i < self->own->n_systems; i++)
    {
      const SkvCrossing *crossing = skv_crossings_get (crossings, systems[i]);
      const SkvSlice *touching = &crossing->touching;

      look_at_all (self, PERIODS, crossing->affected.systems, 0, crossing->affected.n_down,
                   meet_period, FALSE);
      look_at_all (self, JOBS, touching->systems, 0, touching->n, meet_touching, FALSE);
      look_at_all (self, DISTURBANCES, touching->systems, 0, touching->n, meet_touching, FALSE);
      if (self->care_stamps != NULL)
        look_at_all (self, CARE, touching->systems, 0, touching->n, meet_care, FALSE);
    }
  /* after all that is down: where both lead to a period, the worse is told */
  for (guint i = 0; i < self->own->n_systems; i++)
    {
      const SkvSlice *affected = &skv_crossings_get (crossings, systems[i])->affected;

      look_at_all (self, PERIODS, affected->systems, affected->n_down, affected->n, meet_period,
                   TRUE);
    }
  if (self->wants_windows)
    look_for_windows (self, systems);
  lay_on_own (self, JOBS, self->own->span.end);
  lay_care (self);
}

static void
look_for_served (Sweep *self, const guint *systems)
{
  SkvReach *reach = self->checker->reach;

  for (guint i = 0; i < self->own->n_systems; i++)
    {
      const SkvSlice *members = skv_crossings_members (self->checker->crossings, systems[i]);

      look_at_all (self, JOBS, members->systems, 0, members->n, meet_served, FALSE);
    }
  if (self->own->n_systems == 0)
    look (self, JOBS, SKV_SHELF_EVERY (reach), meet_served, FALSE);
  else
    look (self, JOBS, SKV_SHELF_NAMELESS (reach), meet_served, FALSE);
}

static void
turn_of_window (Sweep *self)
{
  SkvReach *reach = self->checker->reach;
  const guint *systems = skv_checker_systems (self->checker, self->own);

  for (int degraded = 0; degraded < 2; degraded++)
    for (guint i = 0; i < self->own->n_systems; i++)
      {
        const SkvSlice *affected =
          &skv_crossings_get (self->checker->crossings, systems[i])->affected;

        look_at_all (self, PERIODS, affected->systems, degraded ? affected->n_down : 0,
                     degraded ? affected->n : affected->n_down, meet_period, degraded);
      }
  if (self->own->n_systems == 0)
    look (self, PERIODS, SKV_SHELF_EVERY (reach), meet_period, FALSE);
  if (self->wants_windows)
    look_for_served (self, systems);
  lay_on_own (self, WINDOWS, self->own->span.end);
  if (self->own->n_systems == 0)
    lay (self, WINDOWS, SKV_SHELF_NAMELESS (reach), self->own->span.end);
  lay (self, WINDOWS, SKV_SHELF_EVERY (reach), self->own->span.end);
}

static void
turn_of_period (Sweep *self)
{
  SkvReach *reach = self->checker->reach;
  const guint *systems = skv_checker_systems (self->checker, self->own);

  if (self->own->n_systems == 0)
    return; /* it protects nothing */
  look (self, WINDOWS, SKV_SHELF_NAMELESS (reach), meet_work, FALSE);
  for (int degraded = 0; degraded < 2; degraded++)
    for (guint i = 0; i < self->own->n_systems; i++)
      {
        const SkvSlice *causes = &skv_crossings_get (self->checker->crossings, systems[i])->causes;
        guint from = degraded ? causes->n_down : 0, to = degraded ? causes->n : causes->n_down;

        look_at_all (self, JOBS, causes->systems, from, to, meet_work, degraded);
        look_at_all (self, WINDOWS, causes->systems, from, to, meet_work, degraded);
      }
  lay_on_own (self, PERIODS, self->own->span.end);
  if (self->opens_all)
    lay (self, PERIODS, SKV_SHELF_EVERY (reach), self->own->span.end);
}

static void
turn_of_disturbance (Sweep *self)
{
  const guint *systems = skv_checker_systems (self->checker, self->own);

  for (guint i = 0; i < self->own->n_systems; i++)
    {
      const SkvSlice *touching =
        &skv_crossings_get (self->checker->crossings, systems[i])->touching;

      look_at_all (self, JOBS, touching->systems, 0, touching->n, meet_touching, FALSE);
    }
  lay_on_own (self, DISTURBANCES, self->own->span.end);
}

static void
take_turn (Sweep *self, const SkvEntry *entry)
{
  self->own = entry;
  self->checker->stamp++;
  if (entry->role == SKV_ROLE_JOB)
    turn_of_job (self);
  else if (entry->role == SKV_ROLE_WINDOW)
    turn_of_window (self);
  else if (skv_role_is_period (entry->role))
    turn_of_period (self);
  else if (skv_role_is_disturbance (entry->role))
    turn_of_disturbance (self);
  else if (entry->role == SKV_ROLE_PAST)
    lay_care (self);
}

/* --- before and after ------------------------------------------------------------------------- */

static SkvSeverity
wanted (SkvChecker *checker, const SkvCheck *check, SkvSeverity severity)
{
  SkvSeveritySetting setting = checker->settings[skv_check_place (check)].severity;

  return severity != SKV_SEVERITY_NONE ? skv_severity_of_setting (setting, severity)
                                       : SKV_SEVERITY_NONE;
}

static Word
word_of (SkvChecker *checker, const SkvCheck *check, SkvSeverity of_jobs)
{
  Word word = { .check = check };

  for (int degraded = 0; degraded < 2; degraded++)
    {
      word.of_jobs[degraded] = wanted (checker, check, skv_severity_of_effect (of_jobs, degraded));
      word.of_windows[degraded] =
        wanted (checker, check, skv_severity_of_effect (check->of_windows, degraded));
    }
  return word;
}

static void
begin (Sweep *self)
{
  SkvChecker *checker = self->checker;
  const SkvCheck *const *checks = skv_checks ();
  guint n = checker->entries.all->len;

  for (gsize i = 0; i < SKV_N_CHECKS; i++)
    {
      if (checks[i]->with != SKV_ROLE_NONE)
        self->words[checks[i]->with] = word_of (checker, checks[i], checks[i]->of_jobs);
    }
  self->words[SKV_ROLE_JOB] = word_of (checker, &skv_check_system_twice, SKV_SEVERITY_SOFT);
  self->care = word_of (checker, &skv_check_aftercare, SKV_SEVERITY_SOFT);
  if (self->care.of_jobs[0] != SKV_SEVERITY_NONE && skv_aftercare_most (checker, NULL) > 0)
    self->care_stamps = g_new0 (guint, n + 1);
  self->wants_windows = checker->has_windows;
  self->covers = self->wants_windows ? g_new0 (Cover, n + 1) : NULL;
  for (guint i = 0; i < n && !self->opens_all; i++)
    {
      const SkvEntry *entry = skv_checker_entry (checker, i);

      self->opens_all = entry->role == SKV_ROLE_WINDOW && entry->n_systems == 0;
    }
  for (int kind = 0; kind < N_KINDS; kind++)
    self->shelves[kind] = g_new0 (Shelf, SKV_N_SHELVES (checker->reach));
}

static void
finish (Sweep *self)
{
  for (int kind = 0; kind < N_KINDS; kind++)
    {
      for (guint i = 0; i < SKV_N_SHELVES (self->checker->reach); i++)
        g_free (self->shelves[kind][i].items);
      g_free (self->shelves[kind]);
    }
  g_free (self->covers);
  g_free (self->care_stamps);
}

static void
tell_of_job (Sweep *self,
             const SkvCheck *check,
             SkvSeverity severity,
             const SkvEntry *job,
             const SkvEntry *first)
{
  SkvFinding finding = {
    .check = check,
    .severity = severity,
    .item = job,
    .against = first,
    .overlap = job->span,
    .last = job,
    .n = 1,
  };

  if (severity != SKV_SEVERITY_NONE)
    g_array_append_val (self->list, finding);
}

/* gives those that lie in a window, wholly or not (transfer container) (element-type SkvEntry) */
static GPtrArray *
tell_of_windows (Sweep *self)
{
  SkvChecker *checker = self->checker;
  SkvSeverity outside = wanted (checker, &skv_check_outside_window, SKV_SEVERITY_SOFT);
  SkvSeverity exceeds = wanted (checker, &skv_check_exceeds_window, SKV_SEVERITY_SOFT);
  GPtrArray *inside = g_ptr_array_new ();

  for (guint i = 0; i < checker->entries.all->len; i++)
    {
      const SkvEntry *job = skv_checker_entry (checker, i);
      const Cover *is = &self->covers[i];

      if (job->role != SKV_ROLE_JOB)
        continue;
      if (is->first == NULL)
        tell_of_job (self, &skv_check_outside_window, outside, job, NULL);
      else if (is->until < job->span.end)
        tell_of_job (self, &skv_check_exceeds_window, exceeds, job, is->first);
      if (is->first != NULL)
        g_ptr_array_add (inside, (gpointer) job);
    }
  return inside;
}

void
skv_sweep_find (SkvFindings *findings)
{
  Sweep self = { findings->checker, findings, findings->list };

  begin (&self);
  for (guint i = 0; i < self.checker->entries.all->len; i++)
    take_turn (&self, skv_checker_entry (self.checker, i));
  if (self.wants_windows)
    {
      g_autoptr (GPtrArray) inside = tell_of_windows (&self);

      skv_window_full_find (findings, inside);
    }
  finish (&self);
}
