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

/* both (nullable), and may be what they are now */
static void
filter_by (SkvSession *self, const SkvView *view, const char *source)
{
  SkvView *copy = skv_view_is_empty (view) ? NULL : skv_record_copy (view);
  char *id = g_strdup (source);

  skv_session_drop_filter (self);
  g_clear_pointer (&self->view, skv_record_unref);
  self->view = copy;
  g_free (self->source);
  self->source = id;
  g_signal_emit_by_name (self, "refreshed");
}

static gboolean
is_of_source (SkvSession *self, const SkvOccurrence *occurrence)
{
  return self->source == NULL ||
         (occurrence->item != NULL && g_strcmp0 (occurrence->item->source, self->source) == 0);
}

void
skv_session_set_view (SkvSession *self, const SkvView *view)
{
  g_return_if_fail (SKV_IS_SESSION (self));

  if (self->view != NULL || !skv_view_is_empty (view))
    filter_by (self, view, self->source);
}

void
skv_session_set_source (SkvSession *self, const char *source)
{
  g_return_if_fail (SKV_IS_SESSION (self));

  if (g_strcmp0 (self->source, source) != 0)
    filter_by (self, self->view, source);
}

const char *
skv_session_get_source (SkvSession *self)
{
  g_return_val_if_fail (SKV_IS_SESSION (self), NULL);
  return self->source;
}

gboolean
skv_session_is_filtered (SkvSession *self)
{
  g_return_val_if_fail (SKV_IS_SESSION (self), FALSE);
  return self->view != NULL || self->source != NULL;
}

void
skv_session_show_all (SkvSession *self)
{
  g_return_if_fail (SKV_IS_SESSION (self));

  if (skv_session_is_filtered (self))
    filter_by (self, NULL, NULL);
}

gboolean
skv_session_has_organisations (SkvSession *self)
{
  g_return_val_if_fail (SKV_IS_SESSION (self), FALSE);

  return skv_plan_get_records (self->plan, SKV_KIND_ORGANISATION)->len > 1;
}

gboolean
skv_session_shows (SkvSession *self, const SkvOccurrence *occurrence)
{
  gpointer known;

  g_return_val_if_fail (SKV_IS_SESSION (self), TRUE);
  g_return_val_if_fail (occurrence != NULL, FALSE);

  if (!is_of_source (self, occurrence))
    return FALSE;
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

  if (!skv_session_is_filtered (self))
    return TRUE;
  occurrence = id != NULL ? skv_occurrences_lookup (skv_session_get_occurrences (self), id) : NULL;
  return occurrence != NULL && skv_session_shows (self, occurrence);
}
