/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/conflict/evenings.h"
#include "core/conflict/packing.h"
#include "core/conflict/phrases.h"

/*
 * More work in an evening than can be done one after the other.
 *
 * An evening is a whole stretch of windows, each touching or overlapping the next. Its jobs are
 * those that lie in it more than in any other. Each needs its length and its rollback; one that
 * lasts all day, since nobody has given it a time of day, needs the hours of work that it names,
 * and is left out if it names none. So is what would not fit in the empty evening:
 * "exceeds-window" tells that.
 *
 * Two jobs cannot be done together if one touches the other's systems, as for "system-twice", or
 * if one contact does both. Jobs that are linked by such pairs form a heap; if a heap takes longer
 * than the evening is even in its best order, wherever its jobs lie now, then no rearranging helps,
 * and one must go: it is told of each job without which the heap would be done sooner, or of all of
 * them if there is no such. Of more than SKV_PACKING_MOST jobs only what is sure is told.
 */

/* --- does a heap fit? ------------------------------------------------------------------------- */

typedef struct
{
  gint64 shortest; /* seconds that the heap takes at best; only a bound if not exact */
  gboolean exact;
  guint8 *told; /* (owned): of each job, whether it is told */
  guint best;   /* the one to move: with it gone the heap fits, or is done soonest */
  gboolean fits_without;
} Verdict;

/* is @job a better one to move, being left with @rest, than the best so far? */
static gboolean
is_better (const SkvHeap *heap, const Verdict *verdict, gint64 best_rest, guint job, gint64 rest)
{
  gboolean fits = rest <= skv_heap_room (heap);

  if (fits != verdict->fits_without)
    return fits;
  if (fits)
    return heap->lengths[job] < heap->lengths[verdict->best];
  return rest < best_rest;
}

/* Of many jobs it is told of those that make the bound: without another it would stay. */
static void
judge_many (const SkvHeap *heap, const SkvPacking *packing, Verdict *verdict)
{
  gboolean any = FALSE;

  skv_packing_clique (packing, packing->n, verdict->told);
  for (guint i = 0; i < packing->n; i++)
    {
      gint64 rest = verdict->shortest - heap->lengths[i];

      if (!verdict->told[i])
        continue;
      if (!any ||
          is_better (heap, verdict, verdict->shortest - heap->lengths[verdict->best], i, rest))
        {
          verdict->best = i;
          verdict->fits_without = rest <= skv_heap_room (heap);
        }
      any = TRUE;
    }
  verdict->fits_without =
    skv_packing_shortest (packing, verdict->best, NULL) <= skv_heap_room (heap);
}

/* FALSE, with nothing to free, if the heap fits as far as can be told */
static gboolean
judge (const SkvHeap *heap, Verdict *verdict)
{
  SkvPacking packing = { heap->jobs->len, heap->lengths, heap->apart };
  gint64 best_rest = G_MAXINT64;
  gboolean any = FALSE;

  *verdict = (Verdict){ 0 };
  if (packing.n < 2 || skv_heap_sum (heap) <= skv_heap_room (heap))
    return FALSE;
  verdict->shortest = skv_packing_shortest (&packing, packing.n, &verdict->exact);
  if (verdict->shortest <= skv_heap_room (heap))
    return FALSE;
  verdict->told = g_new0 (guint8, packing.n);
  if (packing.n > SKV_PACKING_MOST)
    {
      judge_many (heap, &packing, verdict);
      return TRUE;
    }
  for (guint i = 0; i < packing.n; i++)
    {
      gint64 rest = skv_packing_shortest (&packing, i, NULL);

      verdict->told[i] = rest < verdict->shortest;
      any = any || verdict->told[i];
      if (best_rest == G_MAXINT64 || is_better (heap, verdict, best_rest, i, rest))
        {
          verdict->best = i;
          verdict->fits_without = rest <= skv_heap_room (heap);
          best_rest = rest;
        }
    }
  if (!any)
    memset (verdict->told, TRUE, packing.n);
  return TRUE;
}

/* --- finding ---------------------------------------------------------------------------------- */

static void
judge_evening (SkvEvenings *self, SkvHeap *evening)
{
  g_autofree guint8 *seen = g_new0 (guint8, evening->jobs->len + 1);
  Verdict verdict;
  SkvHeap heap;

  while (evening->apart != NULL && skv_heap_take (evening, seen, &heap))
    {
      if (judge (&heap, &verdict))
        {
          for (guint i = 0; i < heap.jobs->len; i++)
            {
              if (verdict.told[i])
                g_hash_table_add (self->told, g_ptr_array_index (heap.jobs, i));
            }
          g_free (verdict.told);
        }
      skv_heap_clear (&heap);
    }
}

/* @inside (nullable): the jobs that lie in a window, if that is known */
static SkvEvenings *
ensure_evenings (SkvChecker *checker, GPtrArray *inside)
{
  if (checker->evenings == NULL)
    {
      checker->evenings = skv_evenings_new (checker, inside);
      for (guint i = 0; i < checker->evenings->all->len; i++)
        judge_evening (checker->evenings, g_ptr_array_index (checker->evenings->all, i));
    }
  return checker->evenings;
}

static gboolean
is_full_in_trial (SkvSubject *subject, const SkvEntry **first)
{
  gboolean told = FALSE;
  Verdict verdict;
  SkvHeap heap;
  guint place;

  if (!skv_heap_of (ensure_evenings (subject->checker, NULL), subject, &heap, &place))
    return FALSE;
  if (judge (&heap, &verdict))
    {
      told = verdict.told[place];
      *first = heap.first;
      g_free (verdict.told);
    }
  skv_heap_clear (&heap);
  return told;
}

static void
find (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings)
{
  const SkvEntry *first = NULL;

  /* else skv_window_full_find() and skv_window_full_follow() */
  if (subject->is_trial && subject->entry.role == SKV_ROLE_JOB && subject->checker->has_windows &&
      is_full_in_trial (subject, &first))
    skv_findings_add (findings, (SkvFinding){
                                  .check = check,
                                  .severity = SKV_SEVERITY_HARD,
                                  .item = &subject->entry,
                                  .against = first,
                                  .overlap = subject->entry.span,
                                });
}

static void
tell_of (SkvFindings *findings, SkvSubject *subject, const SkvEntry *job)
{
  const SkvCheck *check = &skv_check_window_full;
  SkvSeveritySetting setting = findings->checker->settings[skv_check_place (check)].severity;
  const SkvEntry *first;
  SkvSpan stretch;

  skv_subject_set_entry (subject, job, job);
  if (skv_evenings_find_stretch (subject, &stretch, &first))
    skv_findings_add (findings, (SkvFinding){
                                  .check = check,
                                  .severity = skv_severity_of_setting (setting, SKV_SEVERITY_HARD),
                                  .item = job,
                                  .against = first,
                                  .overlap = job->span,
                                });
}

void
skv_window_full_find (SkvFindings *findings, GPtrArray *inside)
{
  SkvChecker *checker = findings->checker;
  SkvEvenings *evenings;
  SkvSubject subject;

  if (checker->settings[skv_check_place (&skv_check_window_full)].severity ==
      SKV_SEVERITY_SETTING_OFF)
    return;
  evenings = ensure_evenings (checker, inside);
  skv_subject_init (&subject, checker);
  for (guint i = 0; i < inside->len && g_hash_table_size (evenings->told) > 0; i++)
    {
      if (g_hash_table_contains (evenings->told, g_ptr_array_index (inside, i)))
        tell_of (findings, &subject, g_ptr_array_index (inside, i));
    }
  skv_subject_clear (&subject);
}

void
skv_window_full_follow (SkvFindings *findings, GPtrArray *evenings)
{
  SkvChecker *checker = findings->checker;
  SkvSubject subject;

  skv_subject_init (&subject, checker);
  for (guint i = 0; i < evenings->len; i++)
    {
      SkvHeap *evening = g_ptr_array_index (evenings, i);

      for (guint j = 0; j < evening->jobs->len; j++)
        {
          const SkvEntry *job = g_ptr_array_index (evening->jobs, j);

          if (g_hash_table_remove (checker->evenings->told, job))
            skv_links_remove (checker, job, &skv_check_window_full, FALSE);
        }
      skv_heap_find_pairs (evening, checker);
      judge_evening (checker->evenings, evening);
      for (guint j = 0; j < evening->jobs->len; j++)
        {
          const SkvEntry *job = g_ptr_array_index (evening->jobs, j);

          if (g_hash_table_contains (checker->evenings->told, job))
            tell_of (findings, &subject, job);
        }
    }
  skv_subject_clear (&subject);
}

/* --- words ------------------------------------------------------------------------------------ */

/* “A”, “B” and 2 more: the others that are told (transfer full) */
static char *
titles_of (const SkvHeap *heap, const Verdict *verdict, guint without)
{
  enum
  {
    MOST = 3
  };
  GString *text = g_string_new (NULL);
  guint n = 0, named = 0;
  gboolean all;

  for (guint i = 0; i < heap->jobs->len; i++)
    n += i != without && verdict->told[i];
  all = n == 0; /* without this one the rest fits together */
  if (all)
    n = heap->jobs->len - 1;
  for (guint i = 0; i < heap->jobs->len && named < (n <= MOST ? n : MOST - 1); i++)
    {
      const SkvEntry *job = g_ptr_array_index (heap->jobs, i);

      if (i == without || (!all && !verdict->told[i]))
        continue;
      if (named++ > 0)
        g_string_append (text, named == n ? C_("before the last of a list", " and ")
                                          : C_("in a list", ", "));
      g_string_append_printf (text, "“%s”", job->occurrence->title);
    }
  if (named < n)
    g_string_append_printf (
      text, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more", n - named), n - named);
  return g_string_free (text, FALSE);
}

static char *
solve (const SkvHeap *heap, const Verdict *verdict, int missing)
{
  const SkvEntry *best = g_ptr_array_index (heap->jobs, verdict->best);

  if (!verdict->fits_without)
    return g_strdup_printf (_("Move “%s” to another evening, and more with it"),
                            best->occurrence->title);
  /* TRANSLATORS: title of a job, minutes */
  return g_strdup_printf (_("Move “%1$s” to another evening, or save %2$d min of work"),
                          best->occurrence->title, missing);
}

static void
tell (SkvChecker *checker,
      const SkvHeap *heap,
      const Verdict *verdict,
      guint place,
      SkvConflict *conflict)
{
  const SkvEntry *job = g_ptr_array_index (heap->jobs, place);
  int needed = (int) ((verdict->shortest + 59) / 60);
  int missing = (int) ((verdict->shortest - skv_heap_room (heap) + 59) / 60);
  g_autofree char *when = skv_phrase_when (job->occurrence, checker->zone);
  g_autofree char *open = skv_phrase_span (heap->stretch, checker->zone);
  g_autofree char *others = titles_of (heap, verdict, place);

  conflict->message = g_strdup_printf (
    /* TRANSLATORS: title and time of the work, title and time of the window, titles of other jobs,
     * minutes, minutes */
    _("“%1$s” (%2$s) does not fit in “%3$s” (%4$s) along with %5$s: one after the other they need "
       "%6$d min, %7$d min more than there is."),
    job->occurrence->title, when, heap->first->occurrence->title, open, others, needed, missing);
  conflict->solution = solve (heap, verdict, missing);
  conflict->owner = skv_protection_owner (
    checker->plan, ((const SkvEntry *) g_ptr_array_index (heap->jobs, verdict->best))->occurrence);
}

static void
describe (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict)
{
  const SkvEntry *job = finding->item;
  SkvSubject subject;
  Verdict verdict;
  guint place;
  SkvHeap heap;

  conflict->systems = g_strdupv ((GStrv) job->occurrence->systems);
  skv_subject_init (&subject, checker);
  skv_subject_set_entry (&subject, job, NULL);
  if (skv_heap_of (ensure_evenings (checker, NULL), &subject, &heap, &place))
    {
      if (judge (&heap, &verdict))
        {
          tell (checker, &heap, &verdict, place, conflict);
          g_free (verdict.told);
        }
      skv_heap_clear (&heap);
    }
  skv_subject_clear (&subject);
}

const SkvCheck skv_check_window_full = {
  .name = "window-full",
  .title = N_("More work than the evening holds"),
  .worst = SKV_SEVERITY_HARD,
  .find = find,
  .describe = describe,
};
