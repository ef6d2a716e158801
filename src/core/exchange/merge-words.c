/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/merge-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"
#include "core/exchange/change-fields.h"
#include "core/exchange/layer-private.h"

char *
skv_merge_words (const SkvMerge *self)
{
  g_autofree char *taken = NULL, *collide = NULL;

  if (self->n_taken == 0 && self->n_collisions == 0)
    return g_strdup (_("Nothing comes in: this plan has it all already"));
  taken = self->n_taken == 0 ? g_strdup (_("Nothing comes in"))
                             : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change comes in",
                                                             "%u changes come in", self->n_taken),
                                                self->n_taken);
  collide = self->n_collisions == 0
              ? g_strdup (_("nothing collides"))
              : g_strdup_printf (
                  g_dngettext (GETTEXT_PACKAGE, "%u collides", "%u collide", self->n_collisions),
                  self->n_collisions);
  /* TRANSLATORS: "12 changes come in, 2 collide" */
  return g_strdup_printf (C_("merge", "%1$s, %2$s"), taken, collide);
}

char *
skv_merge_kinship_words (SkvPlan *plan, const SkvAncestor *ancestor)
{
  g_autofree char *date = NULL;

  switch (ancestor->kinship)
    {
    case SKV_KINSHIP_COPIES:
      date = skv_words_day_month_year (skv_zone_day (skv_plan_get_zone (plan), ancestor->when));
      /* TRANSLATORS: a date, and what the edit was called that both copies have last */
      return g_strdup_printf (
        _("Both are copies of one plan; they were last the same on %1$s, after “%2$s”."), date,
        ancestor->label);
    case SKV_KINSHIP_STRANGERS:
      return g_strdup (_("The histories of the two have nothing in common: nobody can tell who "
                          "changed what, so all that differs collides."));
    case SKV_KINSHIP_FORGOTTEN:
      return g_strdup (
        _("The two went separate ways longer ago than their histories reach: nobody "
           "can tell who changed what, so all that differs collides."));
    case SKV_KINSHIP_CLOSED:
      break;
    }
  return g_strdup (_("The history cannot be taken back to when the two were the same: nobody can "
                      "tell who changed what, so all that differs collides."));
}

char *
skv_merge_record_words (SkvMerge *self, const SkvMergeRecord *record)
{
  const SkvChange change = { record->kind, record->id, record->ours, record->merged };

  if (record->merged == record->ours)
    return NULL;
  return skv_change_words (record->merged != NULL ? self->result : self->ours, &change);
}

static const SkvRecord *
any (const SkvMergeRecord *record)
{
  return record->ours != NULL ? record->ours : record->theirs;
}

static char *
reason_words (const SkvMergeRecord *record)
{
  switch (record->collision)
    {
    case SKV_COLLISION_FIELDS:
      return g_strdup (record->base != NULL ? _("both copies changed it")
                                            : _("the two copies have it otherwise"));
    case SKV_COLLISION_REMOVED_HERE:
      return g_strdup (_("removed here, changed in the other copy"));
    case SKV_COLLISION_REMOVED_THERE:
      return g_strdup (_("removed in the other copy, changed or needed here"));
    case SKV_COLLISION_REFERENCE:
      return g_strdup (_("the other copy’s names something that was removed here"));
    case SKV_COLLISION_IMPOSSIBLE:
      return g_strdup_printf (_("the two together cannot be: %s"), record->why);
    case SKV_COLLISION_NONE:
      break;
    }
  return g_strdup ("");
}

char *
skv_merge_collision_words (SkvMerge *self, const SkvMergeRecord *record)
{
  g_autofree char *title =
    skv_record_title_words (record->ours != NULL ? self->ours : self->theirs, any (record));
  g_autofree char *reason = reason_words (record);

  return g_strdup_printf (_("%1$s: %2$s"), title, reason);
}

char *
skv_merge_conflict_sides_words (SkvMerge *self, const SkvConflict *conflict)
{
  gboolean item_theirs = skv_merge_get_occurrence_side (self, conflict->item) == SKV_SIDE_THEIRS;
  gboolean against_theirs =
    skv_merge_get_occurrence_side (self, conflict->against) == SKV_SIDE_THEIRS;

  if (item_theirs && !against_theirs && conflict->against != NULL)
    return g_strdup (_("theirs against ours"));
  if (!item_theirs && against_theirs)
    return g_strdup (_("ours against theirs"));
  return NULL;
}

/* --- side by side ------------------------------------------------------------------------------
 */

static void
line_free (gpointer data)
{
  SkvMergeLine *self = data;

  g_free (self->title);
  g_free (self->ours);
  g_free (self->theirs);
  g_free (self);
}

static void
add_line (GPtrArray *lines, const char *title, const char *ours, const char *theirs)
{
  SkvMergeLine *line = g_new0 (SkvMergeLine, 1);

  line->title = g_strdup (title);
  line->ours = g_strdup (ours);
  line->theirs = g_strdup (theirs);
  g_ptr_array_add (lines, line);
}

/* what became of it on one side, if it was there before */
static char *
side_words (SkvPlan *plan, const SkvMergeRecord *record, const SkvRecord *side)
{
  return side == NULL           ? g_strdup (_("removed"))
         : record->base == NULL ? g_strdup (_("added"))
                                : skv_change_what_words (plan, record->base, side);
}

GPtrArray *
skv_merge_collision_lines (SkvMerge *self, const SkvMergeRecord *record)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GPtrArray) fields = NULL;
  /* of what is merged, so that only what stands beside it is told */
  const SkvChange change = { record->kind, record->id, record->merged, record->kept };

  if (record->merged == NULL || record->kept == NULL)
    {
      g_autofree char *ours = side_words (self->ours, record, record->ours);
      g_autofree char *theirs = side_words (self->theirs, record, record->theirs);

      add_line (lines, C_("what of a record", "All of it"), ours, theirs);
      return lines;
    }
  fields = skv_change_fields (self->theirs, &change);
  for (guint i = 0; i < fields->len; i++)
    {
      const SkvChangeField *field = g_ptr_array_index (fields, i);

      add_line (lines, field->title, field->before, field->after);
    }
  return lines;
}
