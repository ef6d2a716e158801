/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/bundles-private.h"

#include <string.h>

#include "core/conflict/suggest-private.h"

/*
 * All sets of jobs that take a system down together and have a window in common are listed, up to a
 * limit, and tried by what they would save, the most first: the first that fits is the best. Jobs
 * that were taken are left out of the rest.
 */

#define MOST_SETS 20000
/* so many sets are tried whether they fit */
#define MOST_TRIES 2000

/* --- sets ------------------------------------------------------------------------------------- */

static gboolean
have_common (const SkvBundler *self, const SkvJobSet *set, gboolean windows)
{
  guint n_words = windows ? self->n_window_words : self->n_down_words;

  for (guint word = 0; word < n_words; word++)
    {
      guint64 common = ~G_GUINT64_CONSTANT (0);

      for (guint i = 0; i < set->n; i++)
        {
          const SkvBundleJob *job = skv_bundler_job (self, set->jobs[i]);

          common &= (windows ? job->windows : job->down)[word];
        }
      if (common != 0)
        return TRUE;
    }
  return FALSE;
}

/* Adds all that are @set and one later job more. */
static void
extend (const SkvBundler *self, SkvJobSet set, GArray *sets)
{
  guint first = set.n > 0 ? set.jobs[set.n - 1] + 1 : 0;

  set.n++;
  for (guint job = first; job < self->jobs->len && sets->len < MOST_SETS; job++)
    {
      set.jobs[set.n - 1] = job;
      if (!have_common (self, &set, FALSE) || !have_common (self, &set, TRUE))
        continue;
      skv_bundler_weigh (self, &set);
      g_array_append_val (sets, set);
    }
}

static int
compare_sets (gconstpointer a, gconstpointer b)
{
  const SkvJobSet *first = a, *second = b;
  int one = first->minutes + (int) first->evenings * SKV_BUNDLE_EVENING;
  int other = second->minutes + (int) second->evenings * SKV_BUNDLE_EVENING;

  if (one != other)
    return one > other ? -1 : 1;
  if (first->n != second->n)
    return first->n < second->n ? -1 : 1;
  for (guint i = 0; i < first->n; i++)
    {
      if (first->jobs[i] != second->jobs[i])
        return first->jobs[i] < second->jobs[i] ? -1 : 1;
    }
  return 0;
}

/* by what they would save, the most first */
static GArray *
list_sets (const SkvBundler *self)
{
  GArray *sets = g_array_new (FALSE, FALSE, sizeof (SkvJobSet));

  extend (self, (SkvJobSet){ 0 }, sets); /* of one job each */
  for (guint i = 0; i < sets->len; i++)
    {
      SkvJobSet set = g_array_index (sets, SkvJobSet, i);

      if (set.n < SKV_BUNDLE_MOST)
        extend (self, set, sets);
    }
  g_array_sort (sets, compare_sets);
  return sets;
}

/* --- bundles ---------------------------------------------------------------------------------- */

void
skv_bundle_free (SkvBundle *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->items);
  g_clear_pointer (&self->starts, g_array_unref);
  g_free (self->window);
  g_strfreev (self->systems);
  g_free (self->when);
  g_free (self->why);
  g_clear_pointer (&self->edit, skv_edit_unref);
  g_free (self);
}

/* the places of the set's jobs, by start */
static void
sort_by_start (const SkvJobSet *set, const gint64 *starts, guint *order)
{
  for (guint i = 0; i < set->n; i++)
    {
      guint place = i;

      for (; place > 0 && starts[order[place - 1]] > starts[i]; place--)
        order[place] = order[place - 1];
      order[place] = i;
    }
}

static SkvBundle *
bundle_new (const SkvBundler *self,
            const SkvJobSet *set,
            const SkvEntry *window,
            const gint64 *starts)
{
  SkvBundle *bundle = g_new0 (SkvBundle, 1);
  g_autoptr (GStrvBuilder) items = g_strv_builder_new ();
  guint order[SKV_BUNDLE_MOST];
  gint64 end = 0;

  sort_by_start (set, starts, order);
  bundle->starts = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < set->n; i++)
    {
      const SkvOccurrence *job = skv_bundler_job (self, set->jobs[order[i]])->occurrence;

      g_strv_builder_add (items, job->id);
      g_array_append_val (bundle->starts, starts[order[i]]);
      end = MAX (end, skv_trial_end (job, self->checker->zone, starts[order[i]]));
    }
  bundle->items = g_strv_builder_end (items);
  bundle->window = g_strdup (window->occurrence->id);
  bundle->day = window->first_day;
  bundle->systems = skv_bundler_shared (self, set);
  bundle->minutes = set->minutes;
  bundle->evenings = set->evenings;
  bundle->days_moved = skv_bundler_days_moved (self, set, window);
  bundle->when = skv_search_when_words (self->checker->zone, FALSE, starts[order[0]], end);
  bundle->why = skv_bundler_why (self, set, (const char *const *) bundle->systems);
  return bundle;
}

static gboolean
saves (const SkvJobSet *set)
{
  return set->n > 1 && (set->minutes > 0 || set->evenings > 0);
}

static void
find (SkvBundler *self, GPtrArray *bundles)
{
  g_autofree gboolean *taken = g_new0 (gboolean, self->jobs->len + 1);
  g_autoptr (GArray) sets = list_sets (self);
  guint tries = 0;

  for (guint i = 0; i < sets->len && tries < MOST_TRIES && bundles->len < SKV_BUNDLES_SHOWN; i++)
    {
      const SkvJobSet *set = &g_array_index (sets, SkvJobSet, i);
      gint64 starts[SKV_BUNDLE_MOST];
      const SkvEntry *window = NULL;
      gboolean is_free = saves (set);
      SkvEdit *edit = NULL;

      for (guint j = 0; j < set->n; j++)
        is_free = is_free && !taken[set->jobs[j]];
      if (!is_free)
        continue;
      tries++;
      if (!skv_bundler_place (self, set, &window, starts, &edit))
        continue;
      g_ptr_array_add (bundles, bundle_new (self, set, window, starts));
      ((SkvBundle *) g_ptr_array_index (bundles, bundles->len - 1))->edit = edit;
      for (guint j = 0; j < set->n; j++)
        taken[set->jobs[j]] = TRUE;
    }
}

GPtrArray *
skv_bundles_find (SkvPlan *plan, SkvDay from, SkvDay to, SkvDay today)
{
  GPtrArray *bundles = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_bundle_free);
  SkvBundler bundler;

  g_return_val_if_fail (SKV_IS_PLAN (plan), bundles);
  g_return_val_if_fail (from <= to, bundles);

  skv_bundler_init (&bundler, plan, from, to, today);
  find (&bundler, bundles);
  skv_bundler_clear (&bundler);
  return bundles;
}
