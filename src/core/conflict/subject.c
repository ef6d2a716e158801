/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/checker-private.h"

void
skv_subject_init (SkvSubject *self, SkvChecker *checker)
{
  *self = (SkvSubject){ .checker = checker };
  self->reaching = g_array_new (FALSE, FALSE, sizeof (guint));
  self->touching = g_array_new (FALSE, FALSE, sizeof (guint));
  self->opening = g_array_new (FALSE, FALSE, sizeof (guint));
  self->windows = g_ptr_array_new ();
}

static void
forget_near (SkvSubject *self)
{
  for (int role = 0; role < SKV_N_ROLES; role++)
    g_clear_pointer (&self->near[role], skv_index_free);
}

void
skv_subject_clear (SkvSubject *self)
{
  forget_near (self);
  g_array_unref (self->reaching);
  g_array_unref (self->touching);
  g_array_unref (self->opening);
  g_ptr_array_unref (self->windows);
}

static void
add_shelf (GArray *shelves, guint shelf)
{
  g_array_append_val (shelves, shelf);
}

static int
compare_shelves (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

/* Reaches of several systems overlap, and so do what work affects and what affects it. */
static void
keep_each_once (GArray *shelves)
{
  guint kept = 0;

  g_array_sort (shelves, compare_shelves);
  for (guint i = 0; i < shelves->len; i++)
    {
      guint shelf = g_array_index (shelves, guint, i);

      if (kept == 0 || g_array_index (shelves, guint, kept - 1) != shelf)
        g_array_index (shelves, guint, kept++) = shelf;
    }
  g_array_set_size (shelves, kept);
}

/* A shelf with what lies on it is degraded, in one number: the same shelf sorts worst first. */
static guint
with_effect (guint shelf, gboolean degraded)
{
  return 2 * shelf + (degraded ? 1 : 0);
}

/* Turns numbers with effects into shelves, each with the worst effect; @n_down are put first. */
static void
separate_effects (GArray *shelves, guint *n_down)
{
  g_autoptr (GArray) degraded = NULL;
  guint kept = 0, before = G_MAXUINT;

  g_array_sort (shelves, compare_shelves);
  for (guint i = 0; i < shelves->len; i++)
    {
      guint number = g_array_index (shelves, guint, i), shelf = number / 2;

      if (shelf == before)
        continue;
      before = shelf;
      if (number % 2 == 0)
        {
          g_array_index (shelves, guint, kept++) = shelf;
          continue;
        }
      if (degraded == NULL)
        degraded = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (degraded, shelf);
    }
  g_array_set_size (shelves, kept);
  *n_down = kept;
  if (degraded != NULL)
    g_array_append_vals (shelves, degraded->data, degraded->len);
}

/* Where the periods lie that work on @system meets: those that name something it affects. */
static void
add_affected (GArray *shelves, SkvReach *reach, guint system)
{
  guint n;
  const SkvReached *affected = skv_reach_affected (reach, system, &n);

  for (guint i = 0; i < n; i++)
    add_shelf (shelves, with_effect (affected[i].system, affected[i].degraded));
}

static void
add_causes (GArray *shelves, SkvReach *reach, guint system)
{
  guint n;
  const SkvCause *causes = skv_reach_causes (reach, system, &n);

  for (guint i = 0; i < n; i++)
    add_shelf (shelves, with_effect (causes[i].system, causes[i].degraded));
}

static void
set_job (SkvSubject *self, SkvReach *reach)
{
  const guint *systems = skv_checker_systems (self->checker, &self->entry);

  for (guint i = 0; i < self->entry.n_systems; i++)
    {
      guint n;
      const guint *groups = skv_reach_groups (reach, systems[i], &n);

      add_affected (self->reaching, reach, systems[i]);
      add_affected (self->touching, reach, systems[i]);
      add_causes (self->touching, reach, systems[i]);
      g_array_append_vals (self->opening, groups, n);
    }
  /* Nobody knows which window work on unknown systems needs: any will do. */
  add_shelf (self->opening,
             self->entry.n_systems > 0 ? SKV_SHELF_NAMELESS (reach) : SKV_SHELF_EVERY (reach));
}

static void
set_window (SkvSubject *self, SkvReach *reach)
{
  const guint *systems = skv_checker_systems (self->checker, &self->entry);

  for (guint i = 0; i < self->entry.n_systems; i++)
    add_affected (self->reaching, reach, systems[i]);
  if (self->entry.n_systems == 0)
    add_shelf (self->reaching, with_effect (SKV_SHELF_EVERY (reach), FALSE));
}

static void
set_period (SkvSubject *self, SkvReach *reach)
{
  const guint *systems = skv_checker_systems (self->checker, &self->entry);

  for (guint i = 0; i < self->entry.n_systems; i++)
    add_causes (self->reaching, reach, systems[i]);
  if (self->entry.n_systems > 0)
    add_shelf (self->reaching, with_effect (SKV_SHELF_NAMELESS (reach), FALSE));
}

static void
set_disturbance (SkvSubject *self, SkvReach *reach)
{
  const guint *systems = skv_checker_systems (self->checker, &self->entry);

  for (guint i = 0; i < self->entry.n_systems; i++)
    {
      add_affected (self->touching, reach, systems[i]);
      add_causes (self->touching, reach, systems[i]);
    }
}

void
skv_subject_set_entry (SkvSubject *self, const SkvEntry *entry, const SkvEntry *old_place)
{
  SkvReach *reach = self->checker->reach;
  guint n_down;

  self->entry = *entry;
  self->old_place = old_place;
  self->is_trial = FALSE;
  forget_near (self);
  g_array_set_size (self->reaching, 0);
  g_array_set_size (self->touching, 0);
  g_array_set_size (self->opening, 0);
  if (entry->role == SKV_ROLE_JOB)
    set_job (self, reach);
  else if (entry->role == SKV_ROLE_WINDOW)
    set_window (self, reach);
  else if (skv_role_is_period (entry->role))
    set_period (self, reach);
  else if (skv_role_is_disturbance (entry->role))
    set_disturbance (self, reach);
  separate_effects (self->reaching, &self->n_down);
  separate_effects (self->touching, &n_down);
  keep_each_once (self->opening);
}

/* --- walking -------------------------------------------------------------------------------- */

static GArray *
shelves_for (const SkvSubject *self, SkvRole role)
{
  if (skv_role_is_disturbance (self->entry.role) ||
      (self->entry.role == SKV_ROLE_JOB &&
       (role == SKV_ROLE_JOB || skv_role_is_disturbance (role))))
    return self->touching;
  if (self->entry.role == SKV_ROLE_JOB && role == SKV_ROLE_WINDOW)
    return self->opening;
  return self->reaching;
}

void
skv_walk_init (SkvWalk *walk, const SkvSubject *subject, SkvRole role, SkvSpan span)
{
  walk->subject = subject;
  walk->role = role;
  walk->span = span;
  walk->next_shelf = 0;
  walk->degraded = FALSE;
  if (subject->near[role] != NULL)
    {
      walk->index = subject->near[role];
      walk->shelves = NULL;
      skv_index_iter_init (&walk->iter, walk->index, 0, span);
      return;
    }
  walk->index = subject->checker->shelves[role];
  walk->shelves = shelves_for (subject, role);
  walk->iter.index = walk->index;
  walk->iter.depth = 0;
  subject->checker->stamp++;
}

const SkvEntry *
skv_walk_next (SkvWalk *walk)
{
  SkvChecker *checker = walk->subject->checker;
  guint place;

  while (TRUE)
    {
      while (skv_index_iter_next (&walk->iter, &place))
        {
          if (walk->shelves == NULL)
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
      if (walk->shelves == NULL || walk->next_shelf >= walk->shelves->len)
        return NULL;
      walk->degraded =
        walk->shelves == walk->subject->reaching && walk->next_shelf >= walk->subject->n_down;
      skv_index_iter_init (&walk->iter, walk->index,
                           g_array_index (walk->shelves, guint, walk->next_shelf++), walk->span);
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
  if (skv_role_is_disturbance (subject) || skv_role_is_disturbance (other))
    return other == SKV_ROLE_JOB;
  return skv_role_is_period (subject) != skv_role_is_period (other);
}

void
skv_subject_gather (SkvSubject *self, SkvSpan span)
{
  guint n_marks = self->checker->entries.all->len / 64 + 1;
  g_autofree guint64 *marks = g_new0 (guint64, n_marks);

  forget_near (self);
  self->is_trial = TRUE;
  for (SkvRole role = SKV_ROLE_JOB; role < SKV_N_ROLES; role++)
    {
      if (may_meet (self->entry.role, role))
        self->near[role] = gather_role (self, role, span, marks, n_marks);
    }
}
