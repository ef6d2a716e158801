/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/solutions-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- what weighs ------------------------------------------------------------------------------ */

/* "exam period", from the side of @id */
static char *
key_of (const SkvConflict *conflict, const char *id)
{
  const char *other = conflict->against;

  if (other != NULL && strcmp (conflict->item, id) != 0)
    other = conflict->item;
  return g_strdup_printf ("%s %s", conflict->check, other != NULL ? other : "-");
}

static gboolean
weighs (const SkvConflict *conflict)
{
  return !conflict->accepted && conflict->severity >= SKV_SEVERITY_SOFT;
}

static GHashTable *
keys_of (GPtrArray *conflicts, const char *id)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (weighs (conflict))
        g_hash_table_add (keys, key_of (conflict, id));
    }
  return keys;
}

gboolean
skv_solver_is_solved (SkvSolver *self, GPtrArray *conflicts, const char *id)
{
  g_autoptr (GHashTable) after = keys_of (conflicts, id);
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_contains (after, self->key))
    return FALSE;
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (!g_hash_table_contains (self->before, key))
        return FALSE;
    }
  return TRUE;
}

/* --- the whole plan after an edit ------------------------------------------------------------- */

static char *
whole_key (const SkvConflict *conflict)
{
  return g_strdup_printf ("%s %s %s", conflict->check, conflict->item,
                          conflict->against != NULL ? conflict->against : "-");
}

static GHashTable *
whole_keys (GPtrArray *conflicts)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (weighs (conflict))
        g_hash_table_add (keys, whole_key (conflict));
    }
  return keys;
}

static gboolean
is_outside_window (const char *key)
{
  return g_str_has_prefix (key, "outside-window ") || g_str_has_prefix (key, "exceeds-window ");
}

gboolean
skv_solver_edit_solves (SkvSolver *self, SkvEdit *edit, guint *n_out)
{
  g_autoptr (SkvPlan) copy = skv_plan_copy (self->checker->plan);
  g_autoptr (GHashTable) before = NULL, after = NULL;
  g_autoptr (SkvChecker) checker = NULL;
  g_autofree char *own = whole_key (self->conflict);
  GHashTableIter iter;
  gpointer key;

  if (!skv_plan_apply (copy, edit, NULL))
    return FALSE;
  checker = skv_checker_new (copy, self->checker->from, self->checker->to);
  skv_checker_set_today (checker, self->checker->today);
  before = whole_keys (skv_checker_get_conflicts (self->checker));
  after = whole_keys (skv_checker_get_conflicts (checker));
  if (g_hash_table_contains (after, own))
    return FALSE;
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (g_hash_table_contains (before, key))
        continue;
      if (n_out == NULL || !is_outside_window (key))
        return FALSE;
      (*n_out)++;
    }
  return TRUE;
}

/* --- offering --------------------------------------------------------------------------------- */

void
skv_solution_free (SkvSolution *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->systems);
  g_free (self->owner);
  g_free (self->text);
  g_free (self->question);
  g_clear_pointer (&self->edit, skv_edit_unref);
  g_free (self);
}

SkvSolution *
skv_solver_offer (SkvSolver *self, const char *kind, char *text, SkvEdit *edit)
{
  SkvSolution *solution = g_new0 (SkvSolution, 1);

  solution->kind = kind;
  solution->start = SKV_MOMENT_NONE;
  solution->text = text;
  solution->edit = edit;
  g_ptr_array_add (self->found, solution);
  return solution;
}

static void
offer_asking (SkvSolver *self)
{
  const SkvConflict *conflict = self->conflict;
  const SkvOccurrence *against =
    conflict->against != NULL
      ? skv_occurrences_lookup (skv_checker_get_occurrences (self->checker), conflict->against)
      : NULL;
  SkvSolution *solution;

  if (conflict->owner == NULL)
    return;
  solution = skv_solver_offer (
    self, "ask-owner",
    against != NULL
      /* TRANSLATORS: a person with the role, a job or evening, and what it is in the way of */
      ? g_strdup_printf (_("Ask %1$s whether “%2$s” may be there in spite of “%3$s”."),
                         conflict->owner, self->occurrence->title, against->title)
      /* TRANSLATORS: a person with the role, and a job or evening */
      : g_strdup_printf (_("Ask %1$s whether “%2$s” may be there all the same."), conflict->owner,
                         self->occurrence->title),
    NULL);
  solution->owner = g_strdup (conflict->owner);
  solution->question =
    /* TRANSLATORS: what is written to a person: the name or role, and a sentence about a conflict
     */
    g_strdup_printf (_("To %1$s: %2$s May it be there all the same?"), conflict->owner,
                     conflict->message);
}

static void
solve (SkvSolver *self)
{
  g_autoptr (GPtrArray) now = NULL;

  if (self->occurrence->start != SKV_MOMENT_NONE)
    now = skv_checker_try_start (self->checker, self->occurrence, self->occurrence->start);
  else
    now = g_ptr_array_new ();
  self->before = keys_of (now, self->occurrence->id);
  if (self->role == SKV_ROLE_WINDOW)
    skv_solver_leave_out_of_windows (self);
  if (self->role == SKV_ROLE_JOB)
    {
      skv_solver_earlier (self);
      skv_solver_shorter (self);
      skv_solver_leave_out_of_job (self);
    }
  if (self->role == SKV_ROLE_JOB || self->role == SKV_ROLE_WINDOW)
    skv_solver_move (self);
  offer_asking (self);
  g_clear_pointer (&self->before, g_hash_table_unref);
}

GPtrArray *
skv_checker_list_solutions (SkvChecker *self, const SkvConflict *conflict)
{
  SkvSolver solver = { .checker = self, .conflict = conflict };

  g_return_val_if_fail (self != NULL && conflict != NULL, NULL);

  solver.found = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_solution_free);
  solver.occurrence = skv_occurrences_lookup (skv_checker_get_occurrences (self), conflict->item);
  if (conflict->accepted || solver.occurrence == NULL)
    return solver.found;
  solver.role = skv_entry_role (solver.occurrence);
  solver.key = key_of (conflict, conflict->item);
  solve (&solver);
  g_free (solver.key);
  return solver.found;
}
