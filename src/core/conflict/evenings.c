/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/evenings.h"

#include <string.h>

void
skv_heap_clear (SkvHeap *self)
{
  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  g_clear_pointer (&self->lengths, g_free);
  g_clear_pointer (&self->apart, g_free);
}

static void
heap_free (gpointer data)
{
  skv_heap_clear (data);
  g_free (data);
}

void
skv_evenings_free (SkvEvenings *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->told);
  g_hash_table_unref (self->of_job);
  g_hash_table_unref (self->by_start);
  g_ptr_array_unref (self->all);
  g_free (self);
}

/* --- one job ---------------------------------------------------------------------------------- */

/* seconds; 0: nobody knows */
static gint64
length_of (const SkvEntry *job)
{
  const SkvItem *item = job->occurrence->item;

  if (!job->occurrence->all_day)
    return job->span.end - job->span.start;
  if (item == NULL || item->duration <= 0)
    return 0;
  return (item->duration + (gint64) MAX (item->rollback, 0)) * 60;
}

/* Everything that may serve it counts, also what a trial did not gather. */
gboolean
skv_evenings_find_stretch (SkvSubject *subject, SkvSpan *stretch, const SkvEntry **first)
{
  SkvIndex *near = subject->near[SKV_ROLE_WINDOW];
  gint64 length = length_of (&subject->entry);
  gboolean found;

  if (length <= 0 || skv_windows_of_job (subject)->len == 0)
    return FALSE;
  subject->near[SKV_ROLE_WINDOW] = NULL;
  found = skv_windows_stretch (subject, stretch, first);
  subject->near[SKV_ROLE_WINDOW] = near;
  return found && length <= stretch->end - stretch->start;
}

static gboolean
same_contact (const SkvEntry *a, const SkvEntry *b)
{
  const SkvItem *one = a->occurrence->item, *other = b->occurrence->item;

  return one != NULL && other != NULL && one->contact != NULL &&
         g_strcmp0 (one->contact, other->contact) == 0;
}

static gboolean
must_be_apart (SkvSubject *subject, const SkvEntry *other, const guint8 *marks)
{
  const guint *systems = skv_checker_systems (subject->checker, other);

  for (guint i = 0; i < other->n_systems; i++)
    {
      if (marks[systems[i]])
        return TRUE;
    }
  return same_contact (&subject->entry, other);
}

/* --- one evening ------------------------------------------------------------------------------ */

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const SkvEntry *first = *(const SkvEntry *const *) a, *second = *(const SkvEntry *const *) b;

  return strcmp (first->occurrence->id, second->occurrence->id);
}

gint64
skv_heap_sum (const SkvHeap *self)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->jobs->len; i++)
    sum += length_of (g_ptr_array_index (self->jobs, i));
  return sum;
}

static void
find_pairs (SkvHeap *self, SkvChecker *checker)
{
  g_autofree guint8 *marks = g_new0 (guint8, SKV_N_SHELVES (checker->reach));
  guint n = self->jobs->len;
  SkvSubject subject;

  g_ptr_array_sort (self->jobs, compare_ids);
  self->apart = g_new0 (guint8, (gsize) n * n);
  self->lengths = g_new0 (gint64, n);
  skv_subject_init (&subject, checker);
  for (guint i = 0; i < n; i++)
    {
      const SkvEntry *job = g_ptr_array_index (self->jobs, i);

      self->lengths[i] = length_of (job);
      skv_subject_set_entry (&subject, job, NULL);
      skv_subject_mark_touching (&subject, marks, TRUE);
      for (guint j = 0; j < n; j++)
        {
          if (j != i && must_be_apart (&subject, g_ptr_array_index (self->jobs, j), marks))
            self->apart[(gsize) i * n + j] = self->apart[(gsize) j * n + i] = TRUE;
        }
      skv_subject_mark_touching (&subject, marks, FALSE);
    }
  skv_subject_clear (&subject);
}

/* --- heaps ------------------------------------------------------------------------------------ */

/* Adds to the places of @places all that hang together with them and are not marked. */
static void
spread (const SkvHeap *evening, GArray *places, guint8 *seen)
{
  guint n = evening->jobs->len;

  for (guint i = 0; i < places->len; i++)
    {
      const guint8 *row = &evening->apart[(gsize) g_array_index (places, guint, i) * n];

      for (guint j = 0; j < n; j++)
        {
          if (seen[j] || !row[j])
            continue;
          seen[j] = TRUE;
          g_array_append_val (places, j);
        }
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

/* The jobs at @places of an evening, which it sorts, with room for one more at @gap if that is not
 * beyond them. */
static SkvHeap
pick_out (const SkvHeap *evening, GArray *places, guint gap)
{
  guint all = evening->jobs->len, n = places->len + (gap <= places->len ? 1 : 0);
  SkvHeap heap = { evening->stretch, evening->first, g_ptr_array_new (), NULL, NULL };

  g_array_sort (places, compare_places);
  g_ptr_array_set_size (heap.jobs, (int) n);
  heap.lengths = g_new0 (gint64, n);
  heap.apart = g_new0 (guint8, (gsize) n * n);
  for (guint i = 0; i < places->len; i++)
    {
      guint from = g_array_index (places, guint, i), to = i < gap ? i : i + 1;

      heap.jobs->pdata[to] = g_ptr_array_index (evening->jobs, from);
      heap.lengths[to] = evening->lengths[from];
      for (guint j = 0; j < places->len; j++)
        heap.apart[(gsize) to * n + (j < gap ? j : j + 1)] =
          evening->apart[(gsize) from * all + g_array_index (places, guint, j)];
    }
  return heap;
}

gboolean
skv_heap_take (const SkvHeap *evening, guint8 *seen, SkvHeap *heap)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  guint start = 0;

  while (start < evening->jobs->len && seen[start])
    start++;
  if (start == evening->jobs->len)
    return FALSE;
  seen[start] = TRUE;
  g_array_append_val (places, start);
  spread (evening, places, seen);
  *heap = pick_out (evening, places, G_MAXUINT);
  return TRUE;
}

static SkvHeap *
find_evening (SkvEvenings *self, SkvSpan stretch)
{
  GPtrArray *evenings = g_hash_table_lookup (self->by_start, &stretch.start);

  for (guint i = 0; evenings != NULL && i < evenings->len; i++)
    {
      SkvHeap *evening = g_ptr_array_index (evenings, i);

      if (evening->stretch.end == stretch.end)
        return evening;
    }
  return NULL;
}

/* the subject's own id is not among them */
static GArray *
find_neighbours (const SkvHeap *evening, SkvSubject *subject, guint8 *seen)
{
  g_autofree guint8 *marks = g_new0 (guint8, SKV_N_SHELVES (subject->checker->reach));
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

  skv_subject_mark_touching (subject, marks, TRUE);
  for (guint i = 0; i < evening->jobs->len; i++)
    {
      const SkvEntry *other = g_ptr_array_index (evening->jobs, i);

      if (strcmp (other->occurrence->id, subject->entry.occurrence->id) == 0)
        seen[i] = TRUE;
      else if (must_be_apart (subject, other, marks))
        {
          seen[i] = TRUE;
          g_array_append_val (places, i);
        }
    }
  return places;
}

/* a heap of the jobs at @places and the subject, which must be apart from @neighbours */
static SkvHeap
put_between (const SkvHeap *evening,
             SkvSubject *subject,
             GArray *places,
             const guint8 *neighbours,
             guint *place)
{
  SkvHeap heap;
  guint gap = 0, n = places->len + 1;

  g_array_sort (places, compare_places);
  while (gap < places->len)
    {
      const SkvEntry *other = g_ptr_array_index (evening->jobs, g_array_index (places, guint, gap));

      if (strcmp (other->occurrence->id, subject->entry.occurrence->id) > 0)
        break;
      gap++;
    }
  heap = pick_out (evening, places, gap);
  heap.jobs->pdata[gap] = &subject->entry;
  heap.lengths[gap] = length_of (&subject->entry);
  for (guint i = 0; i < places->len; i++)
    {
      guint to = i < gap ? i : i + 1;

      heap.apart[(gsize) gap * n + to] = heap.apart[(gsize) to * n + gap] =
        neighbours[g_array_index (places, guint, i)];
    }
  *place = gap;
  return heap;
}

gboolean
skv_heap_of (SkvEvenings *self, SkvSubject *subject, SkvHeap *heap, guint *place)
{
  g_autoptr (GArray) places = NULL;
  g_autofree guint8 *seen = NULL, *neighbours = NULL;
  const SkvEntry *first = NULL;
  SkvHeap *evening;
  SkvSpan stretch;

  if (!skv_evenings_find_stretch (subject, &stretch, &first))
    return FALSE;
  evening = find_evening (self, stretch);
  if (evening == NULL ||
      skv_heap_sum (evening) + length_of (&subject->entry) <= skv_heap_room (evening))
    return FALSE;
  if (evening->apart == NULL)
    find_pairs (evening, subject->checker);
  seen = g_new0 (guint8, evening->jobs->len + 1);
  neighbours = g_new0 (guint8, evening->jobs->len + 1);
  places = find_neighbours (evening, subject, seen);
  for (guint i = 0; i < places->len; i++)
    neighbours[g_array_index (places, guint, i)] = TRUE;
  spread (evening, places, seen);
  *heap = put_between (evening, subject, places, neighbours, place);
  heap->first = first;
  return TRUE;
}

/* --- all evenings ----------------------------------------------------------------------------- */

static SkvHeap *
ensure_evening (SkvEvenings *self, SkvSpan stretch, const SkvEntry *first)
{
  SkvHeap *evening = find_evening (self, stretch);
  GPtrArray *same_start;

  if (evening != NULL)
    return evening;
  evening = g_new0 (SkvHeap, 1);
  evening->stretch = stretch;
  evening->first = first;
  evening->jobs = g_ptr_array_new ();
  g_ptr_array_add (self->all, evening);
  same_start = g_hash_table_lookup (self->by_start, &stretch.start);
  if (same_start == NULL)
    {
      same_start = g_ptr_array_new ();
      g_hash_table_insert (self->by_start, &evening->stretch.start, same_start);
    }
  g_ptr_array_add (same_start, evening);
  return evening;
}

/* of a job that has come or gone nothing is known */
static void
forget_pairs (SkvHeap *evening)
{
  g_clear_pointer (&evening->lengths, g_free);
  g_clear_pointer (&evening->apart, g_free);
}

void
skv_heap_find_pairs (SkvHeap *evening, SkvChecker *checker)
{
  if (evening->apart == NULL && skv_heap_sum (evening) > skv_heap_room (evening))
    find_pairs (evening, checker);
}

SkvHeap *
skv_evenings_put_in (SkvEvenings *self, SkvSubject *subject, const SkvEntry *job)
{
  const SkvEntry *first = NULL;
  SkvHeap *evening;
  SkvSpan stretch;

  if (job->role != SKV_ROLE_JOB)
    return NULL;
  skv_subject_set_entry (subject, job, job);
  if (!skv_evenings_find_stretch (subject, &stretch, &first))
    return NULL;
  evening = ensure_evening (self, stretch, first);
  forget_pairs (evening);
  g_ptr_array_add (evening->jobs, (gpointer) job);
  g_hash_table_insert (self->of_job, (gpointer) job, evening);
  return evening;
}

SkvHeap *
skv_evenings_take_out (SkvEvenings *self, const SkvEntry *job)
{
  SkvHeap *evening = g_hash_table_lookup (self->of_job, job);

  if (evening == NULL)
    return NULL;
  forget_pairs (evening);
  g_ptr_array_remove (evening->jobs, (gpointer) job);
  g_hash_table_remove (self->of_job, job);
  g_hash_table_remove (self->told, job);
  return evening;
}

SkvEvenings *
skv_evenings_new (SkvChecker *checker, GPtrArray *inside)
{
  SkvEvenings *self = g_new0 (SkvEvenings, 1);
  SkvSubject subject;

  self->all = g_ptr_array_new_with_free_func (heap_free);
  self->by_start =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->of_job = g_hash_table_new (NULL, NULL);
  self->told = g_hash_table_new (NULL, NULL);
  skv_subject_init (&subject, checker);
  for (guint i = 0; inside != NULL && i < inside->len; i++)
    skv_evenings_put_in (self, &subject, g_ptr_array_index (inside, i));
  for (guint i = 0; inside == NULL && i < checker->entries.all->len; i++)
    skv_evenings_put_in (self, &subject, skv_checker_entry (checker, i));
  skv_subject_clear (&subject);
  for (guint i = 0; i < self->all->len; i++)
    skv_heap_find_pairs (g_ptr_array_index (self->all, i), checker);
  return self;
}
