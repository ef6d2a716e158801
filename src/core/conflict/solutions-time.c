/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/solutions-private.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/occurrence-edits.h"
#include "core/conflict/phrases.h"
#include "core/conflict/suggest-private.h"

#define STEP_MINUTES 15
#define MOST_STEPS 48
#define STEP (STEP_MINUTES * G_GINT64_CONSTANT (60))

static gboolean
has_times (const SkvSolver *self)
{
  const SkvOccurrence *occurrence = self->occurrence;

  return !occurrence->all_day && occurrence->item != NULL && occurrence->start != SKV_MOMENT_NONE &&
         occurrence->end != SKV_MOMENT_NONE;
}

/* --- earlier ---------------------------------------------------------------------------------- */

void
skv_solver_earlier (SkvSolver *self)
{
  const SkvOccurrence *job = self->occurrence;
  const SkvZone *zone = self->checker->zone;
  gint64 day = skv_zone_at (zone, job->first_day, 0);

  for (int i = 1; has_times (self) && i <= MOST_STEPS && job->start - i * STEP >= day; i++)
    {
      gint64 start = job->start - i * STEP;
      g_autoptr (GPtrArray) there = skv_checker_try_start (self->checker, job, start);
      g_autoptr (SkvEdit) edit = NULL;
      g_autofree char *when = NULL;
      SkvSolution *solution;

      if (!skv_solver_is_solved (self, there, job->id))
        continue;
      edit = skv_occurrence_move (self->checker->plan, job, start, NULL, NULL);
      if (!skv_solver_edit_solves (self, edit, NULL))
        continue;
      when = skv_phrase_moment (start, job->first_day, zone);
      solution = skv_solver_offer (
        self, "earlier",
        /* TRANSLATORS: minutes, and a time of day */
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Begin %1$d minute earlier, at %2$s.",
                                      "Begin %1$d minutes earlier, at %2$s.",
                                      (gulong) i * STEP_MINUTES),
                         i * STEP_MINUTES, when),
        g_steal_pointer (&edit));
      solution->start = start;
      solution->minutes = i * STEP_MINUTES;
      return;
    }
}

/* --- shorter ---------------------------------------------------------------------------------- */

static SkvEdit *
shorter_edit (const SkvOccurrence *job, int minutes)
{
  g_autofree char *label = g_strdup_printf (
    /* TRANSLATORS: name of an edit */
    g_dngettext (GETTEXT_PACKAGE, "Shorten “%1$s” to %2$d minute", "Shorten “%1$s” to %2$d minutes",
                 (gulong) minutes),
    job->title, minutes);
  SkvEdit *edit = skv_edit_new (label);
  SkvItem *item = skv_record_copy (job->item);

  if (item->end != SKV_MOMENT_NONE)
    item->end = item->start + minutes * G_GINT64_CONSTANT (60);
  if (item->duration >= 0)
    item->duration = minutes;
  skv_edit_put (edit, item);
  return edit;
}

/* one that takes @minutes solves it */
static gboolean
shorter_solves (SkvSolver *self, int minutes)
{
  SkvItem *item = skv_record_copy (self->occurrence->item);
  g_autoptr (GPtrArray) there = NULL;
  SkvOccurrence shorter;
  gboolean solved;

  skv_search_make_shorter (self->occurrence, item, minutes, &shorter);
  there = skv_checker_try_start (self->checker, &shorter, shorter.start);
  solved = skv_solver_is_solved (self, there, shorter.id);
  skv_record_unref (item);
  return solved;
}

void
skv_solver_shorter (SkvSolver *self)
{
  const SkvOccurrence *job = self->occurrence;
  int minutes = has_times (self) ? (int) ((job->end - job->start) / 60) : 0;

  for (int i = 1; i <= MOST_STEPS && i * STEP_MINUTES < minutes; i++)
    {
      int left = minutes - i * STEP_MINUTES;
      g_autoptr (SkvEdit) edit = NULL;
      g_autofree char *when = NULL;
      SkvSolution *solution;

      if (!shorter_solves (self, left))
        continue;
      edit = shorter_edit (job, left);
      if (!skv_solver_edit_solves (self, edit, NULL))
        continue;
      when = skv_phrase_moment (job->start + left * G_GINT64_CONSTANT (60), job->first_day,
                                self->checker->zone);
      solution = skv_solver_offer (
        self, "shorter",
        /* TRANSLATORS: minutes, and a time of day */
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Be done %1$d minute sooner, by %2$s.",
                                      "Be done %1$d minutes sooner, by %2$s.",
                                      (gulong) i * STEP_MINUTES),
                         i * STEP_MINUTES, when),
        g_steal_pointer (&edit));
      solution->minutes = i * STEP_MINUTES;
      return;
    }
}

/* --- another time ----------------------------------------------------------------------------- */

void
skv_solver_move (SkvSolver *self)
{
  SkvDay today = self->checker->today;
  g_autoptr (SkvSuggestions) suggestions = skv_suggestions_new (
    self->checker->plan, self->occurrence->id,
    self->occurrence->start == SKV_MOMENT_NONE && today == SKV_DAY_NONE ? self->checker->from
                                                                        : SKV_DAY_NONE,
    SKV_SUGGEST_DAYS, today, NULL);
  const SkvSlot *best;
  g_autofree char *when = NULL;
  SkvSolution *solution;

  if (suggestions == NULL || skv_suggestions_get_n_free (suggestions) == 0)
    return;
  best = g_ptr_array_index (skv_suggestions_get_slots (suggestions), 0);
  when = skv_suggestions_when_words (suggestions, best);
  solution = skv_solver_offer (
    self, "move",
    /* TRANSLATORS: a date with times */
    g_strdup_printf (_("Another time: %s."), when),
    skv_occurrence_move (self->checker->plan, self->occurrence, best->start, NULL, NULL));
  solution->start = best->start;
}
