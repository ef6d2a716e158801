/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/bundles-private.h"

#include <string.h>

#include "core/conflict/packing.h"

/* Which jobs may be put together at all, and what each of them brings along. */

#define WORD_BITS 64
/* What lies this near to the days that are asked about may have to do with them. */
#define MARGIN_DAYS 40

static void
set_bit (guint64 *bits, guint i)
{
  bits[i / WORD_BITS] |= G_GUINT64_CONSTANT (1) << (i % WORD_BITS);
}

/* --- jobs ------------------------------------------------------------------------------------- */

static gboolean
is_candidate (const SkvBundler *self, const SkvOccurrence *occurrence)
{
  const SkvItem *item = occurrence->item;

  if (skv_entry_role (occurrence) != SKV_ROLE_JOB || item == NULL || item->rule != NULL ||
      item->all_day || item->emergency || item->bundle != NULL || occurrence->systems[0] == NULL ||
      occurrence->status > SKV_STATUS_APPROVED || g_strcmp0 (item->effect, "unstable") == 0)
    return FALSE;
  if (occurrence->start == SKV_MOMENT_NONE)
    return item->duration > 0;
  return occurrence->end > occurrence->start && occurrence->first_day >= self->from &&
         occurrence->first_day < self->to;
}

static gint64
length_of (const SkvOccurrence *job)
{
  if (job->start != SKV_MOMENT_NONE && job->end != SKV_MOMENT_NONE)
    return job->end - job->start;
  return job->item->duration * G_GINT64_CONSTANT (60);
}

static void
mark_down (const SkvBundler *self, SkvBundleJob *job)
{
  SkvReach *reach = self->checker->reach;
  guint system, n;

  for (const char *const *id = job->occurrence->systems; *id != NULL; id++)
    {
      const SkvReached *affected;

      if (!skv_reach_lookup (reach, *id, &system))
        continue;
      affected = skv_reach_affected (reach, system, &n);
      for (guint i = 0; i < n; i++)
        {
          if (!affected[i].degraded && !affected[i].in_part)
            set_bit (job->down, affected[i].system);
        }
    }
}

static void
job_free (gpointer data)
{
  SkvBundleJob *self = data;

  g_free (self->down);
  g_free (self->windows);
  g_clear_pointer (&self->before, g_hash_table_unref);
  g_hash_table_unref (self->tried);
  g_free (self);
}

static SkvBundleJob *
job_new (const SkvBundler *self, const SkvOccurrence *occurrence)
{
  SkvBundleJob *job = g_new0 (SkvBundleJob, 1);
  const SkvItem *item = occurrence->item;
  gint64 length = length_of (occurrence);

  job->occurrence = occurrence;
  job->length = length + MAX (item->rollback, 0) * G_GINT64_CONSTANT (60);
  job->downtime =
    item->downtime >= 0 ? MIN (item->downtime * G_GINT64_CONSTANT (60), length) : length;
  job->wants_care =
    item->aftercare_days > 0 || skv_checker_days (self->checker, &skv_check_aftercare, 0) > 0;
  job->down = g_new0 (guint64, self->n_down_words);
  job->tried = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                      (GDestroyNotify) g_hash_table_unref);
  mark_down (self, job);
  return job;
}

static int
compare_jobs (gconstpointer a, gconstpointer b)
{
  const SkvBundleJob *first = *(const SkvBundleJob *const *) a;
  const SkvBundleJob *second = *(const SkvBundleJob *const *) b;

  return strcmp (first->occurrence->id, second->occurrence->id);
}

static void
collect_jobs (SkvBundler *self)
{
  SkvOccurrences *all = skv_checker_get_occurrences (self->checker);

  for (guint i = 0; i < skv_occurrences_get_n (all); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (all, i);

      if (is_candidate (self, occurrence))
        g_ptr_array_add (self->jobs, job_new (self, occurrence));
    }
  g_ptr_array_sort (self->jobs, compare_jobs);
}

/* --- windows ---------------------------------------------------------------------------------- */

static void
collect_windows (SkvBundler *self)
{
  for (guint i = 0; i < self->checker->entries.all->len; i++)
    {
      const SkvEntry *entry = skv_checker_entry (self->checker, i);

      if (entry->role == SKV_ROLE_WINDOW && entry->first_day >= self->from &&
          entry->first_day < self->to)
        g_ptr_array_add (self->windows, (gpointer) entry);
    }
  self->n_window_words = self->windows->len / WORD_BITS + 1;
}

static void
mark_window (const SkvBundler *self, SkvBundleJob *job, const SkvEntry *window)
{
  guint place;

  if (window->span.end - window->span.start >= job->length &&
      g_ptr_array_find (self->windows, window, &place))
    set_bit (job->windows, place);
}

static void
mark_windows (const SkvBundler *self, SkvBundleJob *job, const SkvSubject *subject)
{
  g_autoptr (GPtrArray) windows = g_ptr_array_new ();
  SkvDay day = SKV_DAY_NONE;

  job->windows = g_new0 (guint64, self->n_window_words);
  for (guint i = 0; i < self->windows->len; i++)
    {
      const SkvEntry *window = g_ptr_array_index (self->windows, i);

      if (window->first_day == day)
        continue;
      day = window->first_day;
      skv_windows_of_day ((SkvSubject *) subject, day, windows);
      for (guint j = 0; j < windows->len; j++)
        mark_window (self, job, g_ptr_array_index (windows, j));
    }
}

/* --- pairs ------------------------------------------------------------------------------------ */

static gboolean
same_contact (const SkvOccurrence *a, const SkvOccurrence *b)
{
  return a->item->contact != NULL && g_strcmp0 (a->item->contact, b->item->contact) == 0;
}

/* @marks: the systems that work on the one touches */
static gboolean
is_touched (const SkvBundler *self, const SkvOccurrence *other, const guint8 *marks)
{
  guint system;

  for (const char *const *id = other->systems; *id != NULL; id++)
    {
      if (skv_reach_lookup (self->checker->reach, *id, &system) && marks[system])
        return TRUE;
    }
  return FALSE;
}

static void
mark_pairs (SkvBundler *self, guint place, const SkvSubject *subject)
{
  g_autofree guint8 *marks = g_new0 (guint8, SKV_N_SHELVES (self->checker->reach));
  const SkvOccurrence *own = skv_bundler_job (self, place)->occurrence;
  guint n = self->jobs->len;

  skv_subject_mark_touching (subject, marks, TRUE);
  for (guint i = 0; i < n; i++)
    {
      const SkvOccurrence *other = skv_bundler_job (self, i)->occurrence;
      guint8 *there = &self->apart[(gsize) place * n + i];
      guint8 *back = &self->apart[(gsize) i * n + place];

      if (i == place)
        continue;
      if (is_touched (self, other, marks))
        *there = *back = SKV_APART_FOR_SYSTEMS;
      else if (same_contact (own, other) && *there == SKV_TOGETHER)
        *there = *back = SKV_APART_FOR_CONTACT;
    }
}

/* --- life ------------------------------------------------------------------------------------- */

void
skv_bundler_init (SkvBundler *self, SkvPlan *plan, SkvDay from, SkvDay to, SkvDay today)
{
  SkvSubject subject;
  guint n_before;

  *self = (SkvBundler){ .plan = plan, .from = from, .to = to };
  self->checker = skv_checker_new (plan, from - MARGIN_DAYS, to + MARGIN_DAYS);
  skv_checker_set_today (self->checker, today);
  self->jobs = g_ptr_array_new_with_free_func (job_free);
  self->windows = g_ptr_array_new ();
  self->n_down_words = skv_reach_get_n_systems (self->checker->reach) / WORD_BITS + 1;
  collect_jobs (self);
  collect_windows (self);
  self->apart = g_new0 (guint8, (gsize) self->jobs->len * self->jobs->len + 1);
  n_before = self->checker->entries.systems->len;
  skv_subject_init (&subject, self->checker);
  for (guint i = 0; i < self->jobs->len; i++)
    {
      SkvBundleJob *job = skv_bundler_job (self, i);
      SkvEntry entry = skv_entries_make (&self->checker->entries, job->occurrence,
                                         self->checker->zone, self->checker->reach);

      skv_subject_set_entry (&subject, &entry, NULL);
      mark_windows (self, job, &subject);
      mark_pairs (self, i, &subject);
    }
  skv_subject_clear (&subject);
  g_array_set_size (self->checker->entries.systems, n_before);
}

void
skv_bundler_clear (SkvBundler *self)
{
  g_ptr_array_unref (self->jobs);
  g_ptr_array_unref (self->windows);
  g_free (self->apart);
  skv_checker_unref (self->checker);
}

/* --- what a set saves ------------------------------------------------------------------------- */

static gint64
shortest (const SkvBundler *self, const SkvJobSet *set, gboolean downtime)
{
  gint64 lengths[SKV_BUNDLE_MOST];
  guint8 apart[SKV_BUNDLE_MOST * SKV_BUNDLE_MOST];
  SkvPacking packing = { 0, lengths, apart };
  guint used[SKV_BUNDLE_MOST];

  for (guint i = 0; i < set->n; i++)
    {
      const SkvBundleJob *job = skv_bundler_job (self, set->jobs[i]);

      lengths[packing.n] = downtime ? job->downtime : job->length;
      if (lengths[packing.n] > 0)
        used[packing.n++] = set->jobs[i];
    }
  for (guint i = 0; i < packing.n; i++)
    for (guint j = 0; j < packing.n; j++)
      apart[i * packing.n + j] = self->apart[(gsize) used[i] * self->jobs->len + used[j]];
  return packing.n > 0 ? skv_packing_shortest (&packing, packing.n, NULL) : 0;
}

gint64
skv_bundler_shortest (const SkvBundler *self, const SkvJobSet *set)
{
  return shortest (self, set, FALSE);
}

void
skv_bundler_weigh (const SkvBundler *self, SkvJobSet *set)
{
  gint64 sum = 0;
  guint evenings = 0;

  for (guint i = 0; i < set->n; i++)
    {
      const SkvBundleJob *job = skv_bundler_job (self, set->jobs[i]);
      gboolean shared = FALSE;

      sum += job->downtime;
      for (guint j = 0; j < i && job->occurrence->start != SKV_MOMENT_NONE; j++)
        {
          const SkvOccurrence *other = skv_bundler_job (self, set->jobs[j])->occurrence;

          shared = shared || (other->start != SKV_MOMENT_NONE &&
                              other->first_day == job->occurrence->first_day);
        }
      evenings += !shared;
    }
  set->minutes = (int) ((sum - shortest (self, set, TRUE)) / 60);
  set->evenings = evenings - 1;
}
