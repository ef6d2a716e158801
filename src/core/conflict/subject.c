/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/checker-private.h"

void
skv_subject_init (SkvSubject *self, SkvChecker *checker)
{
  *self = (SkvSubject){ .checker = checker };
  self->windows = g_ptr_array_new ();
}

static void
forget_near (SkvSubject *self)
{
  for (int role = 0; role < SKV_N_ROLES && self->is_trial; role++)
    g_clear_pointer (&self->near[role], skv_index_free);
  self->is_trial = self->both_ways = FALSE;
}

void
skv_subject_clear (SkvSubject *self)
{
  forget_near (self);
  g_ptr_array_unref (self->windows);
}

void
skv_subject_set_entry (SkvSubject *self, const SkvEntry *entry, const SkvEntry *old_place)
{
  forget_near (self);
  self->entry = *entry;
  self->old_place = old_place;
}

void
skv_subject_mark_touching (const SkvSubject *subject, guint8 *marks, guint8 mark)
{
  const guint *systems = skv_checker_systems (subject->checker, &subject->entry);

  for (guint i = 0; i < subject->entry.n_systems; i++)
    {
      const SkvSlice *touching =
        &skv_crossings_get (subject->checker->crossings, systems[i])->touching;

      for (guint j = 0; j < touching->n; j++)
        marks[touching->systems[j]] = mark;
    }
}

/* --- walking -------------------------------------------------------------------------------- */

/* Over which systems the subject and one of @role meet. */
static gsize
slice_for (const SkvSubject *self, SkvRole role)
{
  if (skv_role_is_disturbance (self->entry.role) || self->entry.role == SKV_ROLE_PAST ||
      (self->entry.role == SKV_ROLE_JOB &&
       (role == SKV_ROLE_JOB || role == SKV_ROLE_PAST || skv_role_is_disturbance (role))))
    return G_STRUCT_OFFSET (SkvCrossing, touching);
  if (self->entry.role == SKV_ROLE_JOB && role == SKV_ROLE_WINDOW)
    return G_STRUCT_OFFSET (SkvCrossing, groups);
  return skv_role_is_period (self->entry.role) ? G_STRUCT_OFFSET (SkvCrossing, causes)
                                               : G_STRUCT_OFFSET (SkvCrossing, affected);
}

/* What names no system, and what has to do with everything. */
static guint
shelf_beside (const SkvSubject *self, SkvRole role)
{
  const SkvReach *reach = self->checker->reach;
  gboolean nameless = self->entry.n_systems == 0;

  /* Nobody knows which window work on unknown systems needs: any will do. */
  if (self->entry.role == SKV_ROLE_JOB && role == SKV_ROLE_WINDOW)
    return nameless ? SKV_SHELF_EVERY (reach) : SKV_SHELF_NAMELESS (reach);
  if (self->entry.role == SKV_ROLE_WINDOW && nameless)
    return SKV_SHELF_EVERY (reach);
  if (skv_role_is_period (self->entry.role) && !nameless)
    return SKV_SHELF_NAMELESS (reach);
  return G_MAXUINT;
}

void
skv_walk_init (SkvWalk *walk, const SkvSubject *subject, SkvRole role, SkvSpan span)
{
  walk->subject = subject;
  walk->span = span;
  walk->degraded = FALSE;
  walk->near = subject->near[role] != NULL;
  if (walk->near)
    {
      walk->index = subject->near[role];
      skv_index_iter_init (&walk->iter, walk->index, 0, span);
      return;
    }
  walk->index = skv_checker_shelves (subject->checker, role);
  walk->slice = slice_for (subject, role);
  walk->nth_system = walk->nth_shelf = 0;
  walk->shelf_beside = shelf_beside (subject, role);
  skv_index_iter_init_empty (&walk->iter, walk->index);
  subject->checker->stamp++;
}

/* All that is down comes before what is degraded: where both lead to an entry, the worse counts. */
static gboolean
next_shelf (SkvWalk *walk, guint *shelf)
{
  const SkvSubject *subject = walk->subject;
  const guint *systems = skv_checker_systems (subject->checker, &subject->entry);

  if (walk->shelf_beside != G_MAXUINT)
    {
      *shelf = walk->shelf_beside;
      walk->shelf_beside = G_MAXUINT;
      return TRUE;
    }
  while (TRUE)
    {
      for (; walk->nth_system < subject->entry.n_systems; walk->nth_system++, walk->nth_shelf = 0)
        {
          const SkvCrossing *crossing =
            skv_crossings_get (subject->checker->crossings, systems[walk->nth_system]);
          const SkvSlice *slice = &G_STRUCT_MEMBER (SkvSlice, crossing, walk->slice);
          guint first = walk->degraded ? slice->n_down : 0;

          if (first + walk->nth_shelf < (walk->degraded ? slice->n : slice->n_down))
            {
              *shelf = slice->systems[first + walk->nth_shelf++];
              return TRUE;
            }
        }
      if (walk->degraded)
        return FALSE;
      walk->degraded = TRUE;
      walk->nth_system = walk->nth_shelf = 0;
    }
}

const SkvEntry *
skv_walk_next (SkvWalk *walk)
{
  SkvChecker *checker = walk->subject->checker;
  guint place, shelf;

  while (TRUE)
    {
      while (skv_index_iter_next (&walk->iter, &place))
        {
          if (walk->near)
            {
              walk->degraded = place % 2 != 0;
              return skv_checker_entry (checker, place / 2);
            }
          if (checker->stamps[place] == checker->stamp)
            continue;
          checker->stamps[place] = checker->stamp;
          if (skv_checker_entry (checker, place) != walk->subject->old_place)
            return skv_checker_entry (checker, place);
        }
      if (walk->near || !next_shelf (walk, &shelf))
        return NULL;
      skv_index_iter_init (&walk->iter, walk->index, shelf, walk->span);
    }
}

/* --- gathering ------------------------------------------------------------------------------ */

/* Entries are sorted by start: marking their places and reading the marks in order sorts them. */
static SkvIndex *
gather_role (SkvSubject *self, SkvRole role, SkvSpan span, guint64 *marks, guint n_marks)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SkvIndexEntry));
  const SkvEntry *first = (const SkvEntry *) (gpointer) self->checker->entries.all->data;
  const SkvEntry *entry;
  g_autofree guint64 *degraded = g_new0 (guint64, n_marks);
  SkvWalk walk;

  skv_walk_init (&walk, self, role, span);
  while ((entry = skv_walk_next (&walk)) != NULL)
    {
      guint64 mark = G_GUINT64_CONSTANT (1) << ((entry - first) % 64);

      marks[(entry - first) / 64] |= mark;
      if (walk.degraded)
        degraded[(entry - first) / 64] |= mark;
    }
  for (guint word = 0; word < n_marks; word++)
    {
      for (; marks[word] != 0; marks[word] &= marks[word] - 1)
        {
          guint bit = (guint) __builtin_ctzll (marks[word]), place = word * 64 + bit;
          SkvIndexEntry near = { first[place].span, 0,
                                 2 * place + (guint) (degraded[word] >> bit & 1) };

          g_array_append_val (found, near);
        }
    }
  return skv_index_new (1, found);
}

static gboolean
may_meet (SkvRole subject, SkvRole other)
{
  if (subject == SKV_ROLE_JOB)
    return TRUE;
  if (skv_role_is_disturbance (subject) || skv_role_is_disturbance (other) ||
      subject == SKV_ROLE_PAST || other == SKV_ROLE_PAST)
    return other == SKV_ROLE_JOB;
  return skv_role_is_period (subject) != skv_role_is_period (other);
}

void
skv_subject_gather (SkvSubject *self, SkvSpan span)
{
  guint n_marks = self->checker->entries.all->len / 64 + 1;
  g_autofree guint64 *marks = g_new0 (guint64, n_marks);

  forget_near (self);
  self->is_trial = self->both_ways = TRUE;
  for (SkvRole role = SKV_ROLE_JOB; role < SKV_N_ROLES; role++)
    {
      if (may_meet (self->entry.role, role))
        self->near[role] = gather_role (self, role, span, marks, n_marks);
    }
}
