/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/bundles-private.h"

#include <string.h>

#include "core/calendar/occurrence-edits.h"

/*
 * Where the jobs of a set fit in one window: in every order of them each is put as early as it can
 * be, after what it must not meet, and where the full check finds nothing of weight for it but what
 * lies there already and what it has with the others of the set, which will lie elsewhere. What
 * comes out is really done in a copy of the plan, and checked there.
 */

/* After so many copies the set is given up. */
#define MOST_COPIES 24

typedef struct
{
  SkvBundler *bundler; /* (unowned) */
  const SkvJobSet *set;
  const SkvEntry *window;
  GArray *moments; /* (owned) (element-type gint64): where something ends in the window, and its
                    * start, ascending */
  gint64 starts[SKV_BUNDLE_MOST];
  gboolean placed[SKV_BUNDLE_MOST];
  guint copies_left;
  SkvEdit *edit; /* (owned) (nullable) */
} Placing;

/* --- what weighs ------------------------------------------------------------------------------ */

/* the other side, or "" */
static const char *
other_side (const SkvConflict *conflict, const char *id)
{
  if (conflict->against == NULL)
    return "";
  return strcmp (conflict->item, id) == 0 ? conflict->against : conflict->item;
}

static char *
key_of (const SkvConflict *conflict, const char *id)
{
  return g_strdup_printf ("%s %s", conflict->check, other_side (conflict, id));
}

static gboolean
weighs (const SkvConflict *conflict)
{
  return !conflict->accepted && conflict->severity >= SKV_SEVERITY_SOFT;
}

/* what weighs where it lies now */
static GHashTable *
ensure_before (SkvBundler *self, SkvBundleJob *job)
{
  g_autoptr (GPtrArray) conflicts = NULL;

  if (job->before != NULL)
    return job->before;
  job->before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (job->occurrence->start == SKV_MOMENT_NONE)
    return job->before;
  conflicts = skv_checker_try_start (self->checker, job->occurrence, job->occurrence->start);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (weighs (conflict))
        g_hash_table_add (job->before, key_of (conflict, job->occurrence->id));
    }
  return job->before;
}

/* How full the window is depends on where the others lie, and whether what it waits for has a date,
 * too: that is asked of the copy. */
static gboolean
hangs_on_others (const SkvConflict *conflict)
{
  return strcmp (conflict->check, "window-full") == 0 ||
         (strcmp (conflict->check, "order") == 0 && conflict->against == NULL);
}

/* What is in the way of a job that starts there: ids of the other sides, "" for the place itself.
 */
static GHashTable *
blockers_at (SkvBundler *self, SkvBundleJob *job, gint64 start)
{
  GHashTable *blockers = g_hash_table_lookup (job->tried, &start);
  const char *id = job->occurrence->id;
  g_autoptr (GPtrArray) conflicts = NULL;

  if (blockers != NULL)
    return blockers;
  blockers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  conflicts = skv_checker_try_start (self->checker, job->occurrence, start);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);
      g_autofree char *key = key_of (conflict, id);

      if (weighs (conflict) && !hangs_on_others (conflict) &&
          !g_hash_table_contains (ensure_before (self, job), key))
        g_hash_table_add (blockers, g_strdup (other_side (conflict, id)));
    }
  g_hash_table_insert (job->tried, g_memdup2 (&start, sizeof start), blockers);
  return blockers;
}

static gboolean
is_of_set (const SkvBundler *self, const SkvJobSet *set, const char *id)
{
  for (guint i = 0; i < set->n; i++)
    {
      if (strcmp (skv_bundler_job (self, set->jobs[i])->occurrence->id, id) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
may_start (Placing *self, guint i, gint64 start)
{
  SkvBundleJob *job = skv_bundler_job (self->bundler, self->set->jobs[i]);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, blockers_at (self->bundler, job, start));
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (!is_of_set (self->bundler, self->set, id))
        return FALSE;
    }
  return TRUE;
}

/* --- really done ------------------------------------------------------------------------------ */

static SkvEdit *
make_edit (Placing *self)
{
  const SkvJobSet *set = self->set;
  SkvDay day = self->window->first_day;
  g_auto (GStrv) shared = skv_bundler_shared (self->bundler, set);
  g_autofree char *word = skv_bundler_word (self->bundler, shared[0], day);
  g_autofree char *label = skv_bundler_label (set->n, day);
  SkvEdit *edit = skv_edit_new (label);

  for (guint i = 0; i < set->n; i++)
    {
      const SkvOccurrence *job = skv_bundler_job (self->bundler, set->jobs[i])->occurrence;
      g_autoptr (SkvEdit) move =
        skv_occurrence_move (self->bundler->plan, job, self->starts[i], NULL, NULL);
      SkvItem *item = skv_record_copy (skv_edit_get_change (move, 0)->after);

      skv_set_text (&item->bundle, word);
      skv_edit_put (edit, item);
    }
  return edit;
}

static gboolean
is_clean (Placing *self, SkvChecker *checker)
{
  for (guint i = 0; i < self->set->n; i++)
    {
      SkvBundleJob *job = skv_bundler_job (self->bundler, self->set->jobs[i]);
      const char *id = job->occurrence->id;
      const SkvOccurrence *moved =
        skv_occurrences_lookup (skv_checker_get_occurrences (checker), id);
      g_autoptr (GPtrArray) conflicts = skv_checker_try_start (checker, moved, self->starts[i]);

      for (guint j = 0; j < conflicts->len; j++)
        {
          const SkvConflict *conflict = g_ptr_array_index (conflicts, j);
          g_autofree char *key = key_of (conflict, id);

          if (weighs (conflict) && !g_hash_table_contains (ensure_before (self->bundler, job), key))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
is_good (Placing *self)
{
  g_autoptr (SkvPlan) copy = skv_plan_copy (self->bundler->plan);
  g_autoptr (SkvEdit) edit = make_edit (self);
  g_autoptr (SkvChecker) checker = NULL;

  self->copies_left--;
  if (!skv_plan_apply (copy, edit, NULL))
    return FALSE;
  checker = skv_checker_new (copy, self->bundler->checker->from, self->bundler->checker->to);
  skv_checker_set_today (checker, self->bundler->checker->today);
  if (!is_clean (self, checker))
    return FALSE;
  self->edit = g_steal_pointer (&edit);
  return TRUE;
}

/* --- placing ---------------------------------------------------------------------------------- */

/* the first moment from which the placed ones let it start; SKV_MOMENT_NONE: in this order never */
static gint64
earliest_among (Placing *self, guint i)
{
  const SkvBundler *bundler = self->bundler;
  const SkvItem *item = skv_bundler_job (bundler, self->set->jobs[i])->occurrence->item;
  gint64 earliest = self->window->span.start;

  for (guint j = 0; j < self->set->n; j++)
    {
      const SkvBundleJob *other = skv_bundler_job (bundler, self->set->jobs[j]);
      const char *id = other->occurrence->id;
      gboolean waits = g_strv_contains ((const char *const *) item->after, id);

      if (waits && !self->placed[j])
        return SKV_MOMENT_NONE;
      if (waits)
        earliest = MAX (earliest, self->starts[j] + other->length);
    }
  return earliest;
}

/* Does one come after the other, which wants peace then? */
static gboolean
disturbs (const SkvBundleJob *one, gint64 start, const SkvBundleJob *other, gint64 other_start)
{
  return (one->wants_care && start < other_start) || (other->wants_care && other_start < start);
}

/* Does it lie clear of those that must be apart from it? */
static gboolean
is_clear (const Placing *self, guint i, gint64 start)
{
  const SkvBundler *bundler = self->bundler;
  guint own = self->set->jobs[i];
  gint64 end = start + skv_bundler_job (bundler, own)->length;

  for (guint j = 0; j < self->set->n; j++)
    {
      guint other = self->set->jobs[j];
      guint8 apart = bundler->apart[(gsize) own * bundler->jobs->len + other];

      if (!self->placed[j] || apart == SKV_TOGETHER)
        continue;
      if (apart == SKV_APART_FOR_SYSTEMS &&
          disturbs (skv_bundler_job (bundler, own), start, skv_bundler_job (bundler, other),
                    self->starts[j]))
        return FALSE;
      if (start < self->starts[j] + skv_bundler_job (bundler, other)->length &&
          end > self->starts[j])
        return FALSE;
    }
  return TRUE;
}

/* Something in the window ends there, or one that is placed; or it lies there now, with what it may
 * have there already. */
static gint64
candidate (const Placing *self, guint i, guint k)
{
  guint j = k - self->moments->len;
  const SkvBundleJob *job;

  if (k < self->moments->len)
    return g_array_index (self->moments, gint64, k);
  job = skv_bundler_job (self->bundler, self->set->jobs[j]);
  if (j == i)
    return job->occurrence->start;
  return self->placed[j] ? self->starts[j] + job->length : self->window->span.start;
}

/* as early as it can be; FALSE if it has no place */
static gboolean
place_one (Placing *self, guint i)
{
  gint64 earliest = earliest_among (self, i), best = SKV_MOMENT_NONE;
  gint64 last =
    self->window->span.end - skv_bundler_job (self->bundler, self->set->jobs[i])->length;

  for (guint k = 0; earliest != SKV_MOMENT_NONE && k < self->moments->len + self->set->n; k++)
    {
      gint64 start = candidate (self, i, k);

      if (start == SKV_MOMENT_NONE || start < earliest || start > last ||
          (best != SKV_MOMENT_NONE && start >= best) || !is_clear (self, i, start) ||
          !may_start (self, i, start))
        continue;
      best = start;
    }
  if (best == SKV_MOMENT_NONE)
    return FALSE;
  self->starts[i] = best;
  return TRUE;
}

static gboolean
place_rest (Placing *self, guint n_placed)
{
  if (n_placed == self->set->n)
    return is_good (self);
  for (guint i = 0; i < self->set->n && self->copies_left > 0; i++)
    {
      if (self->placed[i] || !place_one (self, i))
        continue;
      self->placed[i] = TRUE;
      if (place_rest (self, n_placed + 1))
        return TRUE;
      self->placed[i] = FALSE;
    }
  return FALSE;
}

/* --- windows ---------------------------------------------------------------------------------- */

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static void
add_moment (Placing *self, gint64 moment)
{
  if (moment >= self->window->span.start && moment < self->window->span.end)
    g_array_append_val (self->moments, moment);
}

/* Only where something ends may a job begin earlier than where it can be put otherwise. */
static void
find_moments (Placing *self)
{
  const SkvChecker *checker = self->bundler->checker;
  gint64 midnight = skv_zone_at (checker->zone, self->window->first_day + 1, 0);

  g_array_set_size (self->moments, 0);
  add_moment (self, self->window->span.start);
  add_moment (self, midnight);
  for (guint i = 0; i < checker->entries.all->len; i++)
    {
      const SkvEntry *entry = skv_checker_entry (checker, i);

      if (entry->span.start >= self->window->span.end)
        break;
      add_moment (self, entry->span.end);
    }
  g_array_sort (self->moments, compare_moments);
}

guint
skv_bundler_days_moved (const SkvBundler *self, const SkvJobSet *set, const SkvEntry *window)
{
  guint days = 0;

  for (guint i = 0; i < set->n; i++)
    {
      const SkvOccurrence *job = skv_bundler_job (self, set->jobs[i])->occurrence;

      if (job->start != SKV_MOMENT_NONE)
        days += (guint) ABS (job->first_day - window->first_day);
    }
  return days;
}

/* those that serve all of them, nearest to where they lie first */
static GPtrArray *
list_windows (const SkvBundler *self, const SkvJobSet *set)
{
  GPtrArray *windows = g_ptr_array_new ();

  for (guint i = 0; i < self->windows->len; i++)
    {
      const SkvEntry *window = g_ptr_array_index (self->windows, i);
      gboolean serves = TRUE;
      guint place = windows->len;
      guint days = skv_bundler_days_moved (self, set, window);

      for (guint j = 0; j < set->n; j++)
        serves = serves && (skv_bundler_job (self, set->jobs[j])->windows[i / 64] >> (i % 64) & 1);
      while (serves && place > 0 &&
             skv_bundler_days_moved (self, set, g_ptr_array_index (windows, place - 1)) > days)
        place--;
      if (serves)
        g_ptr_array_insert (windows, (int) place, (gpointer) window);
    }
  return windows;
}

gboolean
skv_bundler_place (SkvBundler *self,
                   const SkvJobSet *set,
                   const SkvEntry **window,
                   gint64 starts[SKV_BUNDLE_MOST],
                   SkvEdit **edit)
{
  g_autoptr (GPtrArray) windows = list_windows (self, set);
  gint64 shortest = skv_bundler_shortest (self, set);
  Placing placing = { self, set, .copies_left = MOST_COPIES };

  placing.moments = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < windows->len && placing.edit == NULL && placing.copies_left > 0; i++)
    {
      placing.window = g_ptr_array_index (windows, i);
      memset (placing.placed, 0, sizeof placing.placed);
      if (placing.window->span.end - placing.window->span.start < shortest)
        continue;
      find_moments (&placing);
      if (place_rest (&placing, 0))
        *window = placing.window;
    }
  g_array_unref (placing.moments);
  memcpy (starts, placing.starts, sizeof placing.starts);
  *edit = placing.edit;
  return placing.edit != NULL;
}
