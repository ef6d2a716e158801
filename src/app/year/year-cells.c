/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-view-private.h"

#include "app/year/year-cell.h"
#include "app/year/year-words.h"

/* jobs first, then windows, then whatever collides, then the rest */
static int
importance (SkvYearView *self, const SkvPictureBar *bar)
{
  if (bar->entry != NULL || g_str_equal (bar->occurrence->lane, "maintenance"))
    return 0;
  if (g_str_equal (bar->occurrence->lane, "window"))
    return 1;
  return bar->severity >= SKV_SEVERITY_SOFT ? 2 : 3;
}

static void
update_words (SkvYearView *self, SkvYearCell *cell, const char *id, const SkvOccurrence *occurrence)
{
  g_autofree char *label = skv_year_view_label (self, id, occurrence);
  g_autofree char *description = NULL;

  /* The details of hundreds of cells are seldom read: only of the one that has the focus. */
  if (g_strcmp0 (id, self->focus) == 0)
    {
      g_autofree char *markup = skv_year_view_details (self, id, occurrence);

      description = skv_year_words_plain (markup);
    }
  skv_year_cell_set_words (cell, label, description);
  skv_year_cell_set_selected (cell, g_strcmp0 (id, skv_session_get_selected (self->session)) == 0 ||
                                      skv_year_selection_contains (self, id));
}

/* @id: of the bar */
static SkvYearCell *
ensure_cell (SkvYearView *self, const char *id)
{
  GtkWidget *cell = g_hash_table_lookup (self->cells, id);

  if (cell == NULL)
    {
      cell = skv_year_cell_new (id);
      gtk_widget_insert_before (cell, GTK_WIDGET (self), self->status);
      g_hash_table_insert (self->cells, g_strdup (id), cell);
    }
  return SKV_YEAR_CELL (cell);
}

/* ids of what gets a cell (owned) (element-type utf8 → SkvOccurrence) */
static GHashTable *
choose (SkvYearView *self)
{
  GHashTable *chosen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = skv_year_picture_get_n_bars (self->picture);
  SkvBox box;

  for (int wanted = 0; wanted <= 3; wanted++)
    for (guint i = 0; i < n && g_hash_table_size (chosen) < SKV_YEAR_MAX_CELLS; i++)
      {
        const SkvPictureBar *bar = skv_year_picture_get_bar (self->picture, i);

        if (!bar->ghost && importance (self, bar) == wanted &&
            skv_year_view_item_box (self, bar->id, 0, &box))
          g_hash_table_insert (chosen, (char *) bar->id, (gpointer) bar->occurrence);
      }
  if (self->focus != NULL && skv_year_view_item_box (self, self->focus, 0, &box))
    {
      const SkvOccurrence *occurrence = skv_year_view_find (self, self->focus);

      g_hash_table_insert (chosen, self->focus, (gpointer) occurrence);
    }
  return chosen;
}

/* What had the focus may be gone or have another id now: go on at what is selected. */
static void
mend_focus (SkvYearView *self)
{
  const char *selected = skv_session_get_selected (self->session);
  SkvBox box;

  if (self->focus == NULL || skv_year_view_item_box (self, self->focus, 0, &box))
    return;
  g_free (self->focus);
  self->focus = NULL;
  if (selected != NULL && skv_year_view_item_box (self, selected, 0, &box))
    self->focus = g_strdup (selected);
}

void
skv_year_cells_update (SkvYearView *self)
{
  g_autoptr (GHashTable) chosen = NULL;
  GtkStateFlags state = gtk_widget_get_state_flags (GTK_WIDGET (self));
  gboolean had_focus = (state & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  const SkvOccurrence *occurrence;
  GHashTableIter iter;
  gpointer id, value;
  int place = 0;

  if (self->cells_of == self->layout)
    return;
  self->cells_of = self->layout;
  mend_focus (self);
  chosen = choose (self);
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (chosen, id))
      g_hash_table_iter_remove (&iter);
  /* in time order, which is how a reader walks through them, and counts them */
  for (guint i = 0; i < skv_year_picture_get_n_bars (self->picture); i++)
    {
      const SkvPictureBar *bar = skv_year_picture_get_bar (self->picture, i);

      occurrence = bar->ghost ? NULL : g_hash_table_lookup (chosen, bar->id);
      if (occurrence == NULL)
        continue;
      update_words (self, ensure_cell (self, bar->id), bar->id, occurrence);
      skv_year_cell_set_place (ensure_cell (self, bar->id), ++place,
                               (int) g_hash_table_size (chosen));
    }
  value = self->focus != NULL ? g_hash_table_lookup (self->cells, self->focus) : NULL;
  if (had_focus && value != NULL && !gtk_widget_has_focus (value))
    gtk_widget_grab_focus (value);
}

static void
allocate_child (GtkWidget *child, GtkAllocation allocation)
{
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  allocation.width = MAX (allocation.width, least);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, allocation.width, &least, NULL, NULL, NULL);
  allocation.height = MAX (allocation.height, least);
  gtk_widget_size_allocate (child, &allocation, -1);
}

void
skv_year_cells_allocate (SkvYearView *self)
{
  double scroll = skv_year_view_get_scroll (self);
  GHashTableIter iter;
  gpointer id, cell;
  SkvBox box;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &id, &cell))
    if (self->layout != NULL && skv_year_view_item_box (self, id, 0, &box))
      allocate_child (cell, (GtkAllocation){ (int) box.x, (int) (box.y - scroll),
                                             (int) MAX (1, box.width), (int) MAX (1, box.height) });
  allocate_child (self->status, (GtkAllocation){ 0, 0, 1, 1 });
}

void
skv_year_cells_select (SkvYearView *self)
{
  const char *selected = self->session != NULL ? skv_session_get_selected (self->session) : NULL;
  GHashTableIter iter;
  gpointer id, cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &id, &cell))
    skv_year_cell_set_selected (cell, g_strcmp0 (id, selected) == 0 ||
                                        skv_year_selection_contains (self, id));
}

void
skv_year_view_focus_item (SkvYearView *self, const char *id)
{
  const SkvOccurrence *occurrence = skv_year_view_find (self, id);
  SkvYearCell *cell;
  SkvBox box;

  if (occurrence == NULL || !skv_year_view_item_box (self, id, 0, &box))
    return;
  skv_year_view_scroll_to (self, &box);
  cell = ensure_cell (self, id);
  allocate_child (GTK_WIDGET (cell),
                  (GtkAllocation){ (int) box.x, (int) (box.y - skv_year_view_get_scroll (self)),
                                   (int) MAX (1, box.width), (int) MAX (1, box.height) });
  if (!gtk_widget_grab_focus (GTK_WIDGET (cell)))
    skv_year_view_focus_moved (self, id);
}

void
skv_year_view_focus_moved (SkvYearView *self, const char *id)
{
  const SkvOccurrence *occurrence = skv_year_view_find (self, id);
  const char *selection;

  if (occurrence == NULL)
    return;
  if (g_strcmp0 (self->focus, id) != 0)
    {
      g_free (self->focus);
      self->focus = g_strdup (id);
    }
  update_words (self, ensure_cell (self, self->focus), self->focus, occurrence);
  /* The other side of a conflict stays shown when its own job gets the focus. */
  selection = skv_year_view_selection_for (self, self->focus);
  if (g_strcmp0 (skv_session_get_selected (self->session), selection) != 0)
    skv_session_select (self->session, selection, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Without gtk_accessible_announce() (GTK 4.14) a status region that gets a new name, and the
 * description of what has the focus, are what a screen reader hears. */
void
skv_year_view_say (SkvYearView *self, const char *message)
{
  GtkWidget *cell = self->focus != NULL ? g_hash_table_lookup (self->cells, self->focus) : NULL;

  if (self->status == NULL)
    return;
  /* the same words twice are said twice */
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  message, -1);
  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    message, -1);
}
