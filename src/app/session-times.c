/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/session-private.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/occurrence-edits.h"

/* Where and how long, by a hand on the year: each one edit. */

static const SkvOccurrence *
find (SkvSession *self, const char *id)
{
  return skv_occurrences_lookup (skv_session_get_occurrences (self), id);
}

static gboolean
is_placed (const SkvOccurrence *occurrence)
{
  return occurrence != NULL && occurrence->start != SKV_MOMENT_NONE &&
         (occurrence->item != NULL || occurrence->rule != NULL);
}

static gboolean
refuse (SkvSession *self)
{
  skv_session_tell (self, _("This cannot be moved."));
  return FALSE;
}

/* what the one record of an edit is called now */
static void
select_first (SkvSession *self, const SkvEdit *edit)
{
  if (skv_edit_get_n_changes (edit) > 0)
    skv_session_select (self, skv_edit_get_change (edit, 0)->id, NULL);
}

gboolean
skv_session_move_to_start (SkvSession *self, const char *id, gint64 start)
{
  g_autoptr (SkvEdit) edit = NULL;
  const SkvOccurrence *occurrence;
  gboolean was_selected;

  g_return_val_if_fail (SKV_IS_SESSION (self), FALSE);
  g_return_val_if_fail (id != NULL && start != SKV_MOMENT_NONE, FALSE);

  occurrence = find (self, id);
  if (!is_placed (occurrence))
    return refuse (self);
  was_selected = g_strcmp0 (self->selected, id) == 0;
  edit = skv_occurrence_move (self->plan, occurrence, start, NULL, NULL);
  if (!skv_session_apply (self, edit))
    return FALSE;
  if (was_selected)
    select_first (self, edit);
  return TRUE;
}

/* the record that moves @id by @days and @minutes on the clock (transfer full) (nullable) */
static SkvItem *
make_moved (SkvSession *self, const char *id, SkvDay days, int minutes)
{
  const SkvOccurrence *occurrence = find (self, id);
  const SkvZone *zone = skv_plan_get_zone (self->plan);
  g_autoptr (SkvEdit) edit = NULL;
  gint64 start;

  if (!is_placed (occurrence))
    return NULL;
  start = skv_occurrence_start_on_day (self->plan, occurrence, occurrence->first_day + days);
  if (minutes != 0 && !occurrence->all_day)
    start = skv_zone_to_utc (zone, skv_zone_to_local (zone, start) + minutes * 60);
  edit = skv_occurrence_move (self->plan, occurrence, start, NULL, NULL);
  return skv_edit_get_n_changes (edit) > 0 ? skv_record_copy (skv_edit_get_change (edit, 0)->after)
                                           : NULL;
}

gboolean
skv_session_move_by_days (SkvSession *self, const char *const *ids, SkvDay days)
{
  return skv_session_move_by (self, ids, days, 0);
}

gboolean
skv_session_move_by (SkvSession *self, const char *const *ids, SkvDay days, int minutes)
{
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GPtrArray) moved = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (SKV_IS_SESSION (self), FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  if (days == 0 && minutes == 0)
    return TRUE;
  moved = g_ptr_array_new ();
  for (; *ids != NULL; ids++)
    {
      SkvItem *item = make_moved (self, *ids, days, minutes);

      if (item != NULL)
        g_ptr_array_add (moved, item);
    }
  if (moved->len == 0)
    return refuse (self);
  label = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Move %u item together", "Move %u items together", moved->len),
    moved->len);
  edit = skv_edit_new (label);
  for (guint i = 0; i < moved->len; i++)
    skv_edit_put (edit, g_ptr_array_index (moved, i));
  return skv_session_apply (self, edit);
}
