/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/conflicts/conflicts-page-private.h"

SkvConflictLine *
skv_conflicts_page_get_focused (SkvConflictsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GHashTableIter iter;
  gpointer cell;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, skv_conflicts_page_get_rows (self)))
    return NULL;
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    {
      if (gtk_widget_is_ancestor (cell, focus) || gtk_widget_is_ancestor (focus, cell))
        return skv_conflict_cell_get_line (cell);
    }
  return NULL;
}

void
skv_conflicts_page_word_cells (SkvConflictsPage *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    {
      if (skv_conflict_cell_get_column (cell) == SKV_CONFLICTS_SEVERITY)
        g_ptr_array_add (lines, g_object_ref (skv_conflict_cell_get_line (cell)));
    }
  for (guint i = 0; i < lines->len; i++)
    skv_conflict_lines_word_line (self->lines, lines->pdata[i]);
}

/* --- rows ------------------------------------------------------------------------------------ */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  SkvConflictsColumn column =
    GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "skv-column"));

  gtk_list_item_set_child (item, skv_conflict_cell_new (column));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  SkvConflictsPage *self = SKV_CONFLICTS_PAGE (data);
  GtkWidget *cell = gtk_list_item_get_child (item);
  SkvConflictLine *line = gtk_list_item_get_item (item);

  /* Words are made for what is seen. */
  skv_conflict_lines_word_line (self->lines, line);
  skv_conflict_cell_bind (SKV_CONFLICT_CELL (cell), line);
  g_hash_table_add (self->cells, cell);
  gtk_list_item_set_selectable (item, !line->heading);
  gtk_list_item_set_activatable (item, !line->heading);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  SkvConflictsPage *self = SKV_CONFLICTS_PAGE (data);
  GtkWidget *cell = gtk_list_item_get_child (item);

  g_hash_table_remove (self->cells, cell);
  skv_conflict_cell_bind (SKV_CONFLICT_CELL (cell), NULL);
}

/* --- order ----------------------------------------------------------------------------------- */

/* GTK 4.8 does not say by which columns a view is sorted: its sorter only compares two rows. It is
 * asked about two that are alike to every column, which tells the columns and their order; and then
 * of each column about two that it alone tells apart, which tells the direction. So a hundred
 * thousand lines are sorted by numbers, and not by as many calls through the view. */
static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  GtkColumnViewColumn *column = data;
  SkvConflictsPage *self = g_object_get_data (G_OBJECT (column), "skv-page");
  int number = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "skv-column"));

  if (a != self->probes[0])
    return 0;
  g_array_append_val (self->asked, number);
  return number == self->probed ? -1 : 0;
}

static void
on_sorted (SkvConflictsPage *self)
{
  GtkSorter *sorter;
  SkvConflictsOrder order[SKV_CONFLICTS_N_COLUMNS];
  g_autoptr (GArray) columns = NULL;
  guint n;

  /* Newer GTK lets go of the order when the view ends, after the page has. */
  if (self->view == NULL)
    return;
  sorter = gtk_column_view_get_sorter (self->view);
  self->probed = -1;
  g_array_set_size (self->asked, 0);
  gtk_sorter_compare (sorter, self->probes[0], self->probes[1]);
  columns = g_steal_pointer (&self->asked);
  self->asked = g_array_new (FALSE, FALSE, sizeof (int));
  n = MIN (columns->len, SKV_CONFLICTS_N_COLUMNS);
  for (guint i = 0; i < n; i++)
    {
      self->probed = g_array_index (columns, int, i);
      order[i].column = (SkvConflictsColumn) self->probed;
      order[i].descending =
        gtk_sorter_compare (sorter, self->probes[0], self->probes[1]) == GTK_ORDERING_LARGER;
    }
  skv_conflict_lines_sort (self->lines, order, n);
  skv_conflicts_page_begin_words (self);
  skv_conflicts_page_go_to_selected (self);
}

static GtkColumnViewColumn *
add_column (SkvConflictsPage *self, SkvConflictsColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *made;
  g_autoptr (GtkSorter) sorter = NULL;

  g_object_set_data (G_OBJECT (factory), "skv-column", GINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  made = gtk_column_view_column_new (skv_conflicts_column_title (column), factory);
  g_object_set_data (G_OBJECT (made), "skv-page", self);
  g_object_set_data (G_OBJECT (made), "skv-column", GINT_TO_POINTER (column));
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare, made, NULL));
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, column == SKV_CONFLICTS_STATE);
  gtk_column_view_append_column (self->view, made);
  g_object_unref (made); /* the view has it */
  return made;
}

/* Widths that follow the rows would move while one scrolls. Severity and time get what their words
 * need in this size of letters, the others their part of the rest. */
void
skv_conflicts_page_fit_columns (SkvConflictsPage *self, int width)
{
  static const int chars[SKV_CONFLICTS_N_COLUMNS] = { 19, 25 };
  static const int parts[SKV_CONFLICTS_N_COLUMNS] = { 0, 0, 25, 19, 17, 17, 21, 11 };
  /* in a narrow window one scrolls to the side, rather than read the first two letters */
  static const int least[SKV_CONFLICTS_N_COLUMNS] = { 0, 0, 20, 16, 14, 14, 16 };
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->view));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int one = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics)), total = 0;

  pango_font_metrics_unref (metrics);
  for (int column = 0; column < SKV_CONFLICTS_N_COLUMNS; column++)
    {
      width -= chars[column] * one;
      total += parts[column];
    }
  for (int column = 0; column < SKV_CONFLICTS_STATE; column++)
    {
      int fit = chars[column] * one + MAX (width, 0) * parts[column] / total;

      gtk_column_view_column_set_fixed_width (self->columns[column],
                                              MAX (fit, least[column] * one));
    }
}

void
skv_conflicts_page_add_columns (SkvConflictsPage *self)
{
  for (int column = 0; column < SKV_CONFLICTS_N_COLUMNS; column++)
    self->columns[column] = add_column (self, (SkvConflictsColumn) column);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (on_sorted), self, G_CONNECT_SWAPPED);
  gtk_column_view_sort_by_column (self->view, self->columns[SKV_CONFLICTS_SEVERITY],
                                  GTK_SORT_ASCENDING);
}
