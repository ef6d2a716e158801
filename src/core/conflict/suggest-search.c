/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "core/conflict/suggest-private.h"

/* Periods and holidays this near to the ends of the search are still told. */
#define MARGIN_DAYS 40

/* --- places --------------------------------------------------------------------------------- */

SkvDay
skv_search_day (const SkvSearch *self, gint64 start)
{
  return self->occurrence->all_day ? (SkvDay) (start / SKV_DAY_SECONDS)
                                   : skv_zone_day (self->zone, start);
}

SkvSpan
skv_search_span (const SkvSearch *self, gint64 start)
{
  const SkvItem *item = self->occurrence->item;
  gint64 end = skv_trial_end (self->occurrence, self->zone, start);
  SkvSpan span = { start, end != SKV_MOMENT_NONE ? end : start };

  if (self->occurrence->all_day)
    {
      span.start = skv_zone_at (self->zone, (SkvDay) (start / SKV_DAY_SECONDS), 0);
      span.end = end != SKV_MOMENT_NONE
                   ? skv_zone_at (self->zone, (SkvDay) (end / SKV_DAY_SECONDS), 0)
                   : span.start;
    }
  if (self->subject.entry.role == SKV_ROLE_JOB && item != NULL && item->rollback > 0 &&
      end != SKV_MOMENT_NONE)
    span.end += item->rollback * G_GINT64_CONSTANT (60);
  return span;
}

static void
add_start (SkvSearch *self, gint64 start)
{
  SkvDay day = skv_search_day (self, start);

  if (day >= self->from && day < self->to)
    g_array_append_val (self->starts, start);
}

/* its own time of day */
static void
add_own (SkvSearch *self, SkvDay day)
{
  const SkvOccurrence *occurrence = self->occurrence;
  gint64 local;

  if (occurrence->all_day)
    {
      add_start (self, day * SKV_DAY_SECONDS);
      return;
    }
  if (occurrence->start == SKV_MOMENT_NONE)
    return;
  local = skv_zone_to_local (self->zone, occurrence->start);
  local -= skv_zone_day (self->zone, occurrence->start) * SKV_DAY_SECONDS;
  add_start (self, skv_zone_to_utc (self->zone, day * SKV_DAY_SECONDS + local));
}

/* after every other job that ends within the window, if there is room for this one then */
static void
add_after_jobs (SkvSearch *self, SkvSpan window)
{
  for (guint i = 0; i < self->jobs->len; i++)
    {
      const SkvEntry *job = g_ptr_array_index (self->jobs, i);
      gint64 end = job->span.end;

      if (job->span.start >= window.end)
        break;
      if (end > window.start && end < window.end && skv_search_span (self, end).end > end &&
          skv_search_span (self, end).end <= window.end)
        add_start (self, end);
    }
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static void
keep_each_once (GArray *starts)
{
  guint kept = 0;

  g_array_sort (starts, compare_moments);
  for (guint i = 0; i < starts->len; i++)
    {
      gint64 start = g_array_index (starts, gint64, i);

      if (kept == 0 || g_array_index (starts, gint64, kept - 1) != start)
        g_array_index (starts, gint64, kept++) = start;
    }
  g_array_set_size (starts, kept);
}

static void
find_starts (SkvSearch *self)
{
  gboolean in_windows = self->subject.entry.role == SKV_ROLE_JOB && !self->occurrence->all_day;
  g_autoptr (GPtrArray) windows = g_ptr_array_new ();

  for (SkvDay day = self->from; day < self->to; day++)
    {
      add_own (self, day);
      if (!in_windows)
        continue;
      skv_windows_of_day (&self->subject, day, windows);
      for (guint i = 0; i < windows->len; i++)
        {
          const SkvEntry *window = g_ptr_array_index (windows, i);

          add_start (self, window->span.start);
          add_after_jobs (self, window->span);
        }
    }
  keep_each_once (self->starts);
  self->severities = g_new0 (guint8, self->starts->len + 1);
  skv_checker_try_starts (self->checker, self->occurrence, (const gint64 *) self->starts->data,
                          self->starts->len, self->severities);
}

/* --- what is around -------------------------------------------------------------------------- */

static void
find_jobs (SkvSearch *self)
{
  for (guint i = 0; i < self->checker->entries.all->len; i++)
    {
      const SkvEntry *entry = skv_checker_entry (self->checker, i);

      if (entry->role == SKV_ROLE_JOB && strcmp (entry->occurrence->id, self->occurrence->id) != 0)
        g_ptr_array_add (self->jobs, (gpointer) entry);
    }
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const SkvEntry *first = *(const SkvEntry *const *) a, *second = *(const SkvEntry *const *) b;

  if (first->span.start != second->span.start)
    return first->span.start < second->span.start ? -1 : 1;
  return strcmp (first->occurrence->id, second->occurrence->id);
}

static void
find_criticals (SkvSearch *self)
{
  SkvSpan all = { skv_zone_at (self->zone, self->checker->from, 0),
                  skv_zone_at (self->zone, self->checker->to, 0) };
  const SkvEntry *entry;
  SkvWalk walk;

  if (skv_role_is_period (self->subject.entry.role))
    return;
  skv_walk_init (&walk, &self->subject, SKV_ROLE_CRITICAL, all);
  while ((entry = skv_walk_next (&walk)) != NULL)
    g_ptr_array_add (self->criticals, (gpointer) entry);
  g_ptr_array_sort (self->criticals, compare_entries);
}

/* Everybody who uses something that the work reaches; a system counts once. */
static void
count_users (SkvSearch *self)
{
  SkvReach *reach = self->checker->reach;
  g_autofree guint8 *seen = g_new0 (guint8, skv_reach_get_n_systems (reach) + 1);
  gint64 users = 0;

  for (guint i = 0; i < self->subject.entry.n_systems; i++)
    {
      guint n, system = skv_checker_systems (self->checker, &self->subject.entry)[i];
      const SkvReached *reached = skv_reach_affected (reach, system, &n);

      for (guint j = 0; j < n; j++)
        {
          const SkvSystem *record =
            skv_plan_get_system (self->plan, skv_reach_get_id (reach, reached[j].system));

          if (!seen[reached[j].system] && !reached[j].in_part && record != NULL)
            users += record->users;
          seen[reached[j].system] |= !reached[j].in_part;
        }
    }
  self->users = (int) CLAMP (users, 0, G_MAXINT);
}

/* --- life ------------------------------------------------------------------------------------ */

SkvChecker *
skv_search_make_checker (SkvPlan *plan, SkvDay from, SkvDay to, SkvDay today)
{
  SkvDay year = skv_day_from_ymd (skv_day_year (from), 1, 1);

  SkvChecker *checker = skv_checker_new (plan, MIN (year, from - MARGIN_DAYS), to + MARGIN_DAYS);

  skv_checker_set_today (checker, today);
  return checker;
}

gboolean
skv_search_init (SkvSearch *self,
                 SkvPlan *plan,
                 SkvChecker *checker,
                 const SkvOccurrence *occurrence,
                 SkvDay from,
                 SkvDay to)
{
  SkvEntry entry;

  *self = (SkvSearch){
    .plan = plan,
    .zone = checker->zone,
    .checker = checker,
    .occurrence = occurrence,
    .from = from,
    .to = to,
    .has_wish = occurrence->start != SKV_MOMENT_NONE,
    .n_systems_before = checker->entries.systems->len,
    .starts = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .jobs = g_ptr_array_new (),
    .criticals = g_ptr_array_new (),
  };
  self->wish = self->has_wish ? skv_search_day (self, occurrence->start) : from;
  skv_subject_init (&self->subject, checker);
  if (!skv_role_is_checked (skv_entry_role (occurrence)))
    return FALSE;
  entry = skv_entries_make (&checker->entries, occurrence, checker->zone, checker->reach);
  skv_subject_set_entry (&self->subject, &entry, NULL);
  find_jobs (self);
  find_criticals (self);
  count_users (self);
  skv_search_find_away (self);
  find_starts (self);
  return TRUE;
}

void
skv_search_clear (SkvSearch *self)
{
  if (self->checker == NULL)
    return;
  skv_subject_clear (&self->subject);
  g_array_set_size (self->checker->entries.systems, self->n_systems_before);
  g_array_unref (self->starts);
  g_ptr_array_unref (self->jobs);
  g_ptr_array_unref (self->criticals);
  g_clear_pointer (&self->away, g_array_unref);
  g_clear_pointer (&self->needed, g_ptr_array_unref);
  g_free (self->severities);
  self->checker = NULL;
}

gint64
skv_search_first (const SkvSearch *self, SkvSeverity below)
{
  gint64 first = SKV_MOMENT_NONE;

  for (guint i = 0; i < self->starts->len; i++)
    {
      gint64 start = skv_search_start (self, i);

      if (self->severities[i] >= below || start == self->occurrence->start)
        continue;
      if (self->severities[i] < SKV_SEVERITY_SOFT)
        return start;
      if (first == SKV_MOMENT_NONE)
        first = start;
    }
  return first;
}
