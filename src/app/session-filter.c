/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/session-private.h"

void
skv_session_drop_filter (SkvSession *self)
{
  g_clear_pointer (&self->filter, skv_view_filter_free);
  g_clear_pointer (&self->filtered, g_hash_table_unref);
}

const SkvView *
skv_session_get_view (SkvSession *self)
{
  g_return_val_if_fail (SKV_IS_SESSION (self), NULL);
  return self->view;
}

void
skv_session_set_view (SkvSession *self, const SkvView *view)
{
  SkvView *copy;

  g_return_if_fail (SKV_IS_SESSION (self));

  if (self->view == NULL && skv_view_is_empty (view))
    return;
  copy = skv_view_is_empty (view) ? NULL : skv_record_copy (view);
  skv_session_drop_filter (self);
  g_clear_pointer (&self->view, skv_record_unref);
  self->view = copy;
  g_signal_emit_by_name (self, "refreshed");
}

gboolean
skv_session_shows (SkvSession *self, const SkvOccurrence *occurrence)
{
  gpointer known;

  g_return_val_if_fail (SKV_IS_SESSION (self), TRUE);
  g_return_val_if_fail (occurrence != NULL, FALSE);

  if (self->view == NULL)
    return TRUE;
  if (self->filter == NULL)
    {
      self->filter = skv_view_filter_new (self->plan, self->view);
      self->filtered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
  /* The year, the list, the conflicts and the bar ask the same. */
  known = g_hash_table_lookup (self->filtered, occurrence->id);
  if (known == NULL)
    {
      known = GINT_TO_POINTER (skv_view_filter_matches (self->filter, occurrence) ? 2 : 1);
      g_hash_table_insert (self->filtered, g_strdup (occurrence->id), known);
    }
  return GPOINTER_TO_INT (known) == 2;
}

gboolean
skv_session_shows_id (SkvSession *self, const char *id)
{
  const SkvOccurrence *occurrence;

  g_return_val_if_fail (SKV_IS_SESSION (self), TRUE);

  if (self->view == NULL)
    return TRUE;
  occurrence = id != NULL ? skv_occurrences_lookup (skv_session_get_occurrences (self), id) : NULL;
  return occurrence != NULL && skv_session_shows (self, occurrence);
}
