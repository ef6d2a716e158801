/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/session-private.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/occurrence-edits.h"
#include "core/conflict/hits.h"

/* when an evening begins, unless somebody said otherwise */
#define FIRST_EVENING_HOUR 17

void
skv_session_tell (SkvSession *self, const char *message)
{
  g_return_if_fail (SKV_IS_SESSION (self));
  g_return_if_fail (message != NULL);
  skv_session_emit_told (self, FALSE, message);
}

void
skv_session_tell_edit (SkvSession *self, const char *message)
{
  g_return_if_fail (SKV_IS_SESSION (self));
  g_return_if_fail (message != NULL);
  skv_session_emit_told (self, TRUE, message);
}

gboolean
skv_session_told_edit (SkvSession *self)
{
  g_return_val_if_fail (SKV_IS_SESSION (self), FALSE);
  return self->told_edit;
}

void
skv_session_reload (SkvSession *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SKV_IS_SESSION (self));

  if (skv_plan_reload (self->plan, &error))
    skv_session_emit_told (self, FALSE, _("Another program changed this plan. It was read anew."));
  else
    skv_session_emit_told (self, FALSE, error->message);
}

/* Always FALSE. A plan that another program changed is read anew: the edit was thought out on what
 * no longer is so, and is left to the person. */
static gboolean
refuse (SkvSession *self, const GError *error)
{
  g_autoptr (GError) reload_error = NULL;

  if (!g_error_matches (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_CONFLICT))
    skv_session_emit_told (self, FALSE, error->message);
  else if (skv_plan_reload (self->plan, &reload_error))
    skv_session_emit_told (
      self, FALSE,
      _("Not done: another program changed this plan meanwhile. It was read anew; look again."));
  else
    skv_session_emit_told (self, FALSE, reload_error->message);
  return FALSE;
}

/* What @edit was, and what it brings that somebody has to decide about (transfer full) */
static char *
describe_aftermath (SkvSession *self, const SkvEdit *edit)
{
  g_autoptr (GPtrArray) hits = skv_hits_find (self->plan, edit, self->today);
  g_autoptr (GPtrArray) lost = skv_hits_lost_lifts (self->plan, edit);
  g_autofree char *words = skv_hits_words (hits);
  GString *text = g_string_new (skv_edit_get_label (edit));

  if (words != NULL)
    g_string_append_printf (text, ". %s", words);
  for (guint i = 0; i < lost->len; i++)
    g_string_append_printf (text, ". %s", (const char *) g_ptr_array_index (lost, i));
  return g_string_free (text, FALSE);
}

gboolean
skv_session_apply (SkvSession *self, SkvEdit *edit)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  g_return_val_if_fail (SKV_IS_SESSION (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);

  if (!skv_plan_apply (self->plan, edit, &error))
    return refuse (self, error);
  told = describe_aftermath (self, edit);
  skv_session_emit_told (self, TRUE, told);
  return TRUE;
}

/* The occurrence of the shown year, or else @found (out, owned) holds it. */
static const SkvOccurrence *
find_occurrence (SkvSession *self, const char *id, SkvOccurrences **found)
{
  const SkvOccurrence *occurrence = skv_occurrences_lookup (skv_session_get_occurrences (self), id);

  if (occurrence != NULL)
    return occurrence;
  *found = skv_occurrences_find (self->plan, id);
  return *found != NULL ? skv_occurrences_lookup (*found, id) : NULL;
}

/* An occurrence of a rule gets an item of its own when it is moved, and with it another id. */
static void
follow_selection (SkvSession *self, const char *old_id, const SkvEdit *edit)
{
  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      if (change->kind == SKV_KIND_ITEM && change->after != NULL &&
          g_strcmp0 (self->selected, old_id) == 0)
        {
          skv_session_select (self, change->id, NULL);
          return;
        }
    }
}

static gint64
start_on_day (SkvSession *self, const SkvOccurrence *occurrence, SkvDay day)
{
  gint64 start = skv_occurrence_start_on_day (self->plan, occurrence, day);

  if (start != SKV_MOMENT_NONE)
    return start;
  /* What had no date has no time of day: that of an evening. */
  if (occurrence->all_day)
    return day * SKV_DAY_SECONDS;
  return skv_zone_to_utc (skv_plan_get_zone (self->plan),
                          day * SKV_DAY_SECONDS + FIRST_EVENING_HOUR * 3600);
}

gboolean
skv_session_move_to_day (SkvSession *self, const char *id, SkvDay day)
{
  g_autoptr (SkvOccurrences) found = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *old_id = g_strdup (id); /* @id may belong to what the edit drops */
  const SkvOccurrence *occurrence;

  g_return_val_if_fail (SKV_IS_SESSION (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (day != SKV_DAY_NONE, FALSE);

  occurrence = find_occurrence (self, id, &found);
  if (occurrence == NULL || (occurrence->item == NULL && occurrence->rule == NULL))
    {
      skv_session_tell (self, _("This cannot be moved."));
      return FALSE;
    }
  if (occurrence->first_day == day && occurrence->start != SKV_MOMENT_NONE)
    return TRUE;

  edit =
    skv_occurrence_move (self->plan, occurrence, start_on_day (self, occurrence, day), NULL, NULL);
  if (!skv_session_apply (self, edit))
    return FALSE;
  follow_selection (self, old_id, edit);
  return TRUE;
}

gboolean
skv_session_remove (SkvSession *self, const char *id)
{
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *label = NULL;
  const SkvItem *item;

  g_return_val_if_fail (SKV_IS_SESSION (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  item = skv_plan_get_item (self->plan, id);
  if (item == NULL || item->original_day != SKV_DAY_NONE)
    {
      skv_session_tell (self,
                        _("This comes from a rule and cannot be deleted; cancel it instead."));
      return FALSE;
    }
  label = g_strdup_printf (_("Delete “%s”"), item->title != NULL ? item->title : "");
  edit = skv_edit_new (label);
  skv_edit_remove (edit, SKV_KIND_ITEM, id);
  return skv_session_apply (self, edit);
}

void
skv_session_undo (SkvSession *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;

  g_return_if_fail (SKV_IS_SESSION (self));

  if (!skv_plan_undo (self->plan, &label, &error))
    {
      refuse (self, error);
      return;
    }
  message = g_strdup_printf (_("Undone: %s"), label);
  skv_session_emit_told (self, FALSE, message);
}

void
skv_session_redo (SkvSession *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;

  g_return_if_fail (SKV_IS_SESSION (self));

  if (!skv_plan_redo (self->plan, &label, &error))
    {
      refuse (self, error);
      return;
    }
  message = g_strdup_printf (_("Done again: %s"), label);
  skv_session_emit_told (self, FALSE, message);
}

gboolean
skv_session_undo_to (SkvSession *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL, *newest = NULL;
  guint n;

  g_return_val_if_fail (SKV_IS_SESSION (self), FALSE);

  if (!skv_plan_undo_to (self->plan, id, &n, &error))
    return refuse (self, error);
  newest = skv_plan_peek_undo (self->plan);
  /* TRANSLATORS: %2$s is the newest edit that is left */
  message = newest != NULL
              ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Undone: %1$u edit, back to %2$s",
                                              "Undone: %1$u edits, back to %2$s", n),
                                 n, newest)
              : g_strdup_printf (
                  g_dngettext (GETTEXT_PACKAGE, "Undone: %u edit", "Undone: %u edits", n), n);
  skv_session_emit_told (self, FALSE, message);
  return TRUE;
}

gboolean
skv_session_redo_to (SkvSession *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  guint n;

  g_return_val_if_fail (SKV_IS_SESSION (self), FALSE);

  if (!skv_plan_redo_to (self->plan, id, &n, &error))
    return refuse (self, error);
  message = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Done again: %u edit", "Done again: %u edits", n), n);
  skv_session_emit_told (self, TRUE, message);
  return TRUE;
}
