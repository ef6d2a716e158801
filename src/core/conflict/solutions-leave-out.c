/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/solutions-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/occurrence-edits.h"
#include "core/conflict/phrases.h"

/* The evening or the job stays, and what collides drops out of it. */

/* --- which systems are hit ---------------------------------------------------------------------
 */

/* Does work on @system affect something that the period names? */
static gboolean
hits (SkvChecker *checker, guint system, const SkvEntry *period)
{
  const guint *named = skv_checker_systems (checker, period);
  guint n;
  const SkvReached *affected = skv_reach_affected (checker->reach, system, &n);

  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; j < period->n_systems; j++)
        {
          if (affected[i].system == named[j])
            return TRUE;
        }
    }
  return FALSE;
}

/* What it works on and does not hit the period, and what it works on and does (both owned). A
 * window that names nothing works on everything. */
static void
part_systems (SkvChecker *checker,
              const char *const *own,
              const SkvEntry *period,
              GStrvBuilder *kept,
              GStrvBuilder *left_out)
{
  guint n = skv_reach_get_n_systems (checker->reach), system;

  for (guint i = 0; own[0] == NULL && i < n; i++)
    g_strv_builder_add (hits (checker, i, period) ? left_out : kept,
                        skv_reach_get_id (checker->reach, i));
  for (; *own != NULL; own++)
    g_strv_builder_add (
      skv_reach_lookup (checker->reach, *own, &system) && hits (checker, system, period) ? left_out
                                                                                         : kept,
      *own);
}

/* --- evenings --------------------------------------------------------------------------------- */

/* the same window, of the same group, while it meets the period */
static gboolean
belongs (const SkvSolver *self, const SkvOccurrence *window)
{
  const SkvOccurrence *told = self->occurrence;

  if (window == told)
    return TRUE;
  return told->rule != NULL && window->rule == told->rule && window->base_day == told->base_day &&
         skv_entry_role (window) == SKV_ROLE_WINDOW &&
         skv_span_overlaps (window->span, self->conflict->overlap);
}

/* Puts the window as it stays; FALSE if nothing of it would. */
static gboolean
leave_out_of (SkvSolver *self,
              const SkvOccurrence *window,
              const SkvEntry *period,
              SkvEdit *edit,
              GPtrArray *systems)
{
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new (), left_out = g_strv_builder_new ();
  g_auto (GStrv) stays = NULL, goes = NULL;
  g_autoptr (SkvEdit) move = NULL;
  SkvItem *item;

  part_systems (self->checker, window->systems, period, kept, left_out);
  stays = g_strv_builder_end (kept);
  goes = g_strv_builder_end (left_out);
  if (stays[0] == NULL || goes[0] == NULL)
    return FALSE; /* without systems it would be open to all */
  move = skv_occurrence_move (self->checker->plan, window, window->start, NULL, NULL);
  item = skv_record_copy (skv_edit_get_change (move, 0)->after);
  skv_set_texts (&item->systems, (const char *const *) stays);
  skv_edit_put (edit, item);
  for (char **id = goes; *id != NULL; id++)
    {
      if (!g_ptr_array_find_with_equal_func (systems, *id, g_str_equal, NULL))
        g_ptr_array_add (systems, g_strdup (*id));
    }
  return TRUE;
}

static char *
window_words (guint n_windows, guint n_out, const char *systems)
{
  g_autofree char *text = n_windows > 1
                            /* TRANSLATORS: names of systems */
                            ? g_strdup_printf (_("The evenings stay, without %s."), systems)
                            : g_strdup_printf (_("The evening stays, without %s."), systems);
  g_autofree char *out = NULL;

  if (n_out == 0)
    return g_steal_pointer (&text);
  out = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u job then lies outside its window.",
                                      "%u jobs then lie outside their windows.", n_out),
                         n_out);
  return g_strdup_printf ("%s %s", text, out);
}

/* @systems: what is left out (transfer none) (element-type utf8), ended by NULL here */
static void
offer (SkvSolver *self, GPtrArray *systems, SkvEdit *edit, char *text)
{
  SkvSolution *solution = skv_solver_offer (self, "leave-out", text, skv_edit_ref (edit));

  solution->systems = g_strdupv ((char **) systems->pdata);
}

static char *
systems_words (SkvSolver *self, GPtrArray *systems)
{
  g_ptr_array_add (systems, NULL);
  return skv_phrase_systems (self->checker->plan, (const char *const *) systems->pdata);
}

/* Wherever the period lies in the plan; NULL if that is beyond the checker. */
static const SkvEntry *
find_period (const SkvSolver *self)
{
  const SkvConflict *conflict = self->conflict;

  for (guint i = 0; conflict->against != NULL && i < self->checker->entries.all->len; i++)
    {
      const SkvEntry *entry = skv_checker_entry (self->checker, i);

      if (skv_role_is_period (entry->role) &&
          strcmp (entry->occurrence->id, conflict->against) == 0)
        return entry;
    }
  return NULL;
}

void
skv_solver_leave_out_of_windows (SkvSolver *self)
{
  SkvOccurrences *all = skv_checker_get_occurrences (self->checker);
  const SkvEntry *period = find_period (self);
  g_autofree char *label = g_strdup_printf (
    /* TRANSLATORS: name of an edit: title of an evening, and of what it is in the way of */
    _("Leave what “%2$s” protects out of “%1$s”"), self->occurrence->title,
    period != NULL ? period->occurrence->title : "");
  g_autoptr (SkvEdit) edit = skv_edit_new (label);
  g_autoptr (GPtrArray) systems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *words = NULL;
  guint n_windows = 0, n_out = 0;

  for (guint i = 0; period != NULL && i < skv_occurrences_get_n (all); i++)
    {
      const SkvOccurrence *window = skv_occurrences_get (all, i);

      if (!belongs (self, window))
        continue;
      if (!leave_out_of (self, window, period, edit, systems))
        return;
      n_windows++;
    }
  if (n_windows == 0 || !skv_solver_edit_solves (self, edit, &n_out))
    return;
  words = systems_words (self, systems);
  offer (self, systems, edit, window_words (n_windows, n_out, words));
}

/* --- jobs ------------------------------------------------------------------------------------- */

/* Does a job on nothing but @system have the conflict? */
static gboolean
is_cause (SkvSolver *self, const char *system)
{
  const char *alone[] = { system, NULL };
  SkvOccurrence variant = *self->occurrence;
  g_autoptr (GPtrArray) there = NULL;

  variant.systems = alone;
  there = skv_checker_try_start (self->checker, &variant, variant.start);
  return !skv_solver_is_solved (self, there, variant.id);
}

static SkvEdit *
job_edit (const SkvOccurrence *job, GPtrArray *stays, const char *words)
{
  g_autofree char *label =
    /* TRANSLATORS: name of an edit: names of systems, and the title of a job */
    g_strdup_printf (_("Leave %1$s out of “%2$s”"), words, job->title);
  SkvEdit *edit = skv_edit_new (label);
  SkvItem *item = skv_record_copy (job->item);

  g_ptr_array_add (stays, NULL);
  skv_set_texts (&item->systems, (const char *const *) stays->pdata);
  skv_edit_put (edit, item);
  return edit;
}

void
skv_solver_leave_out_of_job (SkvSolver *self)
{
  const SkvOccurrence *job = self->occurrence;
  g_autoptr (GPtrArray) stays = g_ptr_array_new (), goes = g_ptr_array_new ();
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *words = NULL;

  if (job->item == NULL || job->start == SKV_MOMENT_NONE)
    return;
  for (const char *const *id = job->systems; *id != NULL; id++)
    g_ptr_array_add (is_cause (self, *id) ? goes : stays, (gpointer) *id);
  if (stays->len == 0 || goes->len == 0)
    return;
  words = systems_words (self, goes);
  edit = job_edit (job, stays, words);
  if (!skv_solver_edit_solves (self, edit, NULL))
    return;
  offer (self, goes, edit,
         /* TRANSLATORS: names of systems */
         g_strdup_printf (_("Leave %s out of it, and do the rest there."), words));
}
