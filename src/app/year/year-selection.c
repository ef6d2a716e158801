/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-view-private.h"

#include <glib/gi18n-lib.h>

/* Several at once: what was picked with Ctrl, to be moved together. The session's selection is the
 * one that everything else is about; it is one of them, or there are none. */

static gboolean
is_pickable (SkvYearView *self, const char *id)
{
  const SkvOccurrence *occurrence = skv_year_view_find (self, id);

  return !skv_year_view_is_proposed (self, id) && skv_year_view_is_movable (occurrence);
}

gboolean
skv_year_selection_contains (SkvYearView *self, const char *id)
{
  return id != NULL && g_hash_table_contains (self->picked, id);
}

void
skv_year_selection_clear (SkvYearView *self)
{
  if (g_hash_table_size (self->picked) == 0)
    return;
  g_hash_table_remove_all (self->picked);
  skv_year_cells_select (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
say_count (SkvYearView *self)
{
  guint n = g_hash_table_size (self->picked);
  g_autofree char *text =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item selected", "%u items selected", n), n);

  skv_year_cells_select (self);
  skv_year_view_say (self, text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
skv_year_selection_toggle (SkvYearView *self, const char *id)
{
  const char *selected = skv_session_get_selected (self->session);

  if (!is_pickable (self, id))
    return;
  /* what was selected alone is the first of them */
  if (g_hash_table_size (self->picked) == 0 && selected != NULL && is_pickable (self, selected) &&
      g_strcmp0 (selected, id) != 0)
    g_hash_table_add (self->picked, g_strdup (selected));
  if (!g_hash_table_remove (self->picked, id))
    g_hash_table_add (self->picked, g_strdup (id));
  say_count (self);
}

void
skv_year_selection_pick_box (SkvYearView *self, const SkvBox *box)
{
  g_hash_table_remove_all (self->picked);
  for (guint i = 0; i < skv_year_picture_get_n_bars (self->picture); i++)
    {
      const SkvPictureBar *bar = skv_year_picture_get_bar (self->picture, i);
      SkvBox part;

      if (bar->ghost || !is_pickable (self, bar->id))
        continue;
      for (guint n = 0; skv_year_view_item_box (self, bar->id, n, &part); n++)
        if (part.x < box->x + box->width && box->x < part.x + part.width &&
            part.y < box->y + box->height && box->y < part.y + part.height)
          g_hash_table_add (self->picked, g_strdup (bar->id));
    }
  say_count (self);
}

GStrv
skv_year_selection_others (SkvYearView *self, const char *id)
{
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer other;
  guint n = 0;

  if (!skv_year_selection_contains (self, id))
    return NULL;
  g_hash_table_iter_init (&iter, self->picked);
  while (g_hash_table_iter_next (&iter, &other, NULL))
    if (g_strcmp0 (other, id) != 0 && is_pickable (self, other))
      {
        g_strv_builder_add (others, other);
        n++;
      }
  return n > 0 ? g_strv_builder_end (others) : NULL;
}

GStrv
skv_year_view_list_selected (SkvYearView *self)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_auto (GStrv) others = NULL;
  const char *one;

  g_return_val_if_fail (SKV_IS_YEAR_VIEW (self), NULL);

  one = self->session != NULL ? skv_session_get_selected (self->session) : NULL;
  if (one == NULL)
    one = self->focus;
  if (one == NULL)
    return g_new0 (char *, 1);
  g_strv_builder_add (all, one);
  others = skv_year_selection_others (self, one);
  if (others != NULL)
    g_strv_builder_addv (all, (const char **) others);
  return g_strv_builder_end (all);
}

void
skv_year_selection_paint (SkvYearView *self, GtkSnapshot *snapshot)
{
  GHashTableIter iter;
  gpointer id;
  SkvBox box;

  g_hash_table_iter_init (&iter, self->picked);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    for (guint n = 0; skv_year_view_item_box (self, id, n, &box); n++)
      {
        SkvBox around = { box.x - 2, box.y - 2, box.width + 4, box.height + 4 };

        skv_year_stroke (snapshot, &around, 4, 3, self->theme->selection);
      }
}
