/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/conflicts/conflict-lines-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/conflict-entry.h"
#include "core/conflict/exceptions.h"

/* So many lines are put in words between two looks at the clock. */
#define AT_ONCE 16

/* The plan may have changed since the lines followed it. */
static gboolean
is_there (SkvConflictLines *self, SkvConflictLine *line)
{
  SkvFound found;

  if (self->checker == NULL || line->heading || line->check == NULL ||
      line->index >= skv_checker_get_n_found (self->checker))
    return FALSE;
  skv_checker_get_found (self->checker, line->index, &found);
  return found.check == line->check && strcmp (found.item->id, line->item) == 0;
}

SkvConflict *
skv_conflict_lines_describe (SkvConflictLines *self, SkvConflictLine *line)
{
  g_return_val_if_fail (SKV_IS_CONFLICT_LINES (self) && line != NULL, NULL);

  return is_there (self, line) ? skv_checker_describe (self->checker, line->index) : NULL;
}

const SkvNotCalculated *
skv_conflict_lines_get_missing (SkvConflictLines *self, SkvConflictLine *line)
{
  GPtrArray *missing;
  const SkvNotCalculated *told;

  g_return_val_if_fail (SKV_IS_CONFLICT_LINES (self) && line != NULL, NULL);

  if (self->checker == NULL || line->state != SKV_CONFLICT_MISSING)
    return NULL;
  missing = skv_checker_get_not_calculated (self->checker);
  told = line->index < missing->len ? g_ptr_array_index (missing, line->index) : NULL;
  return told != NULL && strcmp (told->item, line->item) == 0 ? told : NULL;
}

static const SkvConflictText *
put_systems (SkvConflictLines *self, const SkvConflict *conflict)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; conflict->systems[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) skv_plan_system_name (self->plan, conflict->systems[i]));
  g_ptr_array_add (names, NULL);
  return skv_conflict_texts_put_list (self->texts, (const char *const *) names->pdata);
}

static const SkvConflictText *
put_state (SkvConflictLines *self, SkvConflictLine *line, const SkvConflict *conflict)
{
  const SkvException *exception;
  g_autofree char *words = NULL;

  if (line->state != SKV_CONFLICT_ACCEPTED)
    return line->text[SKV_CONFLICTS_STATE];
  exception = skv_exception_find (self->plan, self->checker, conflict);
  words = exception != NULL ? skv_exception_words (exception) : g_strdup (conflict->accepted_why);
  if (words == NULL || *words == '\0')
    return skv_conflict_texts_put (self->texts, skv_conflict_state_title (line->state));
  return skv_conflict_texts_put (self->texts, words);
}

static const SkvConflictText *
put_when (SkvConflictLines *self, const SkvConflictLine *line)
{
  const SkvOccurrence *occurrence =
    skv_occurrences_lookup (skv_checker_get_occurrences (self->checker), line->item);
  g_autofree char *when = occurrence != NULL ? skv_occurrence_when (self->plan, occurrence) : NULL;

  return skv_conflict_texts_put (self->texts, when != NULL ? when : _("not placed yet"));
}

/* TRUE if it says something else now. */
static gboolean
word (SkvConflictLines *self, SkvConflictLine *line)
{
  const SkvConflictText *before[SKV_CONFLICTS_N_COLUMNS];
  SkvConflict *conflict = skv_conflict_lines_describe (self, line);

  memcpy (before, line->text, sizeof before);
  line->worded = TRUE;
  line->text[SKV_CONFLICTS_WHEN] = put_when (self, line);
  if (conflict != NULL)
    {
      line->text[SKV_CONFLICTS_SYSTEMS] = put_systems (self, conflict);
      line->text[SKV_CONFLICTS_OWNER] = skv_conflict_texts_put (self->texts, conflict->owner);
      line->text[SKV_CONFLICTS_STATE] = put_state (self, line, conflict);
      skv_conflict_free (conflict);
    }
  return memcmp (before, line->text, sizeof before) != 0;
}

void
skv_conflict_lines_word_line (SkvConflictLines *self, SkvConflictLine *line)
{
  g_return_if_fail (SKV_IS_CONFLICT_LINES (self) && line != NULL);

  if (!line->worded && self->checker != NULL && word (self, line))
    skv_conflict_line_emit_changed (line);
}

/* --- all of them, a bit at a time --------------------------------------------------------------
 */

static gboolean
needs_words (SkvConflictLines *self)
{
  if (self->wanted != 0 || self->grouping == SKV_CONFLICTS_BY_SYSTEM ||
      self->grouping == SKV_CONFLICTS_BY_OWNER)
    return TRUE;
  for (guint i = 0; i < self->n_order; i++)
    {
      if (self->order[i].column == SKV_CONFLICTS_SYSTEMS ||
          self->order[i].column == SKV_CONFLICTS_OWNER ||
          self->order[i].column == SKV_CONFLICTS_STATE)
        return TRUE;
    }
  return FALSE;
}

gboolean
skv_conflict_lines_lacks_words (SkvConflictLines *self)
{
  g_return_val_if_fail (SKV_IS_CONFLICT_LINES (self), FALSE);

  return self->next_unworded < self->all->len && needs_words (self);
}

gboolean
skv_conflict_lines_word (SkvConflictLines *self, gint64 budget)
{
  gint64 end = g_get_monotonic_time () + budget;

  g_return_val_if_fail (SKV_IS_CONFLICT_LINES (self), FALSE);

  while (self->next_unworded < self->all->len)
    {
      for (guint i = 0; i < AT_ONCE && self->next_unworded < self->all->len; i++)
        skv_conflict_lines_word_line (self, self->all->pdata[self->next_unworded++]);
      if (g_get_monotonic_time () >= end && self->next_unworded < self->all->len)
        return TRUE;
    }
  skv_conflict_lines_put_in_order (self);
  return FALSE;
}
