/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/list/list-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"

G_DEFINE_FINAL_TYPE (SkvListPage, skv_list_page, SKV_TYPE_PAGE)

enum
{
  ACTIVATE_ITEM,
  SHOW_ITEM,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- rows ------------------------------------------------------------------------------------ */

static void
update_summary (SkvListPage *self)
{
  g_autoptr (GPtrArray) selected = skv_list_page_list_selected (self);
  guint n = self->model->n_shown;
  g_autofree char *all =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry", "%u entries", n), n);
  g_autofree char *some = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u selected", "%u selected", selected->len), selected->len);
  g_autofree char *both = g_strdup_printf ("%s · %s", all, some);

  gtk_label_set_label (self->summary, selected->len > 1 ? both : all);
  gtk_widget_set_visible (self->empty, n == 0);
  skv_list_page_update_actions (self);
}

static void
skv_list_page_rebuild (SkvPage *page)
{
  SkvListPage *self = SKV_LIST_PAGE (page);
  skv_list_model_update (self->model, self->base.session, gtk_column_view_get_sorter (self->view));
  skv_list_page_show_columns (self);
  skv_list_page_update_change_menu (self);
  update_summary (self);
}

static void
on_sorted (SkvListPage *self)
{
  /* Newer GTK lets go of the order when the view ends, after the page has. */
  if (self->view != NULL)
    skv_list_model_sort (self->model, gtk_column_view_get_sorter (self->view));
}

static void
on_grouped (SkvListPage *self)
{
  self->model->grouping = (SkvListGrouping) gtk_drop_down_get_selected (self->grouping);
  skv_page_refresh (SKV_PAGE (self));
}

static void
on_selected (SkvListPage *self)
{
  g_autoptr (GPtrArray) selected = skv_list_page_list_selected (self);
  const SkvOccurrence *first = selected->len == 1 ? g_ptr_array_index (selected, 0) : NULL;
  g_autofree char *id = first != NULL ? g_strdup (first->id) : NULL;

  if (id != NULL)
    skv_session_select (self->base.session, id, NULL);
  update_summary (self);
}

static void
on_activated (SkvListPage *self, guint position)
{
  g_autoptr (SkvListEntry) entry =
    g_list_model_get_item (G_LIST_MODEL (self->model->store), position);

  if (entry != NULL && !skv_list_entry_get (entry)->heading)
    g_signal_emit (self, signals[ACTIVATE_ITEM], 0, skv_list_entry_get_id (entry));
}

static void
on_pressed (SkvListPage *self, int n_press, double x, double y)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = under != NULL ? gtk_widget_get_ancestor (under, SKV_TYPE_LIST_CELL) : NULL;
  SkvListEntry *entry = cell != NULL ? skv_list_cell_get_entry (SKV_LIST_CELL (cell)) : NULL;
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  guint position = entry != NULL ? skv_list_model_find (self->model, skv_list_entry_get_id (entry))
                                 : GTK_INVALID_LIST_POSITION;
  double here_x, here_y;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (!gtk_selection_model_is_selected (model, position))
    gtk_selection_model_select_item (model, position, TRUE);
  skv_widget_find_point (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y, &here_x, &here_y);
  skv_list_page_show_menu (self, here_x, here_y);
}

/* --- going to a row -------------------------------------------------------------------------- */

/* the list of rows within the view */
static GtkWidget *
get_rows (SkvListPage *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->view));
}

static gboolean
focus_row (SkvListPage *self, const char *id)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    {
      SkvListEntry *entry = skv_list_cell_get_entry (cell);
      GtkWidget *row = cell;

      if (entry == NULL || g_strcmp0 (skv_list_entry_get_id (entry), id) != 0)
        continue;
      while (row != NULL && g_strcmp0 (gtk_widget_get_css_name (row), "row") != 0)
        row = gtk_widget_get_parent (row);
      return row != NULL && gtk_widget_grab_focus (row);
    }
  return FALSE;
}

static gboolean
reveal_later (gpointer data)
{
  SkvListPage *self = SKV_LIST_PAGE (data);
  g_autofree char *id = g_steal_pointer (&self->revealed);

  self->reveal_source = 0;
  if (!focus_row (self, id))
    gtk_widget_grab_focus (get_rows (self));
  return G_SOURCE_REMOVE;
}

void
skv_list_page_reveal (SkvListPage *self, const char *id)
{
  guint position;

  g_return_if_fail (SKV_IS_LIST_PAGE (self));

  skv_page_ensure (SKV_PAGE (self));
  position = skv_list_model_find (self->model, id);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  skv_set_text (&self->revealed, id);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_widget_activate_action (get_rows (self), "list.scroll-to-item", "u", position);
  /* The row has a widget when sizes have been given out. */
  if (self->reveal_source == 0)
    self->reveal_source = g_timeout_add (60, reveal_later, self);
}

/* the row of what is selected, or else the first */
static gboolean
skv_list_page_grab_focus (GtkWidget *widget)
{
  SkvListPage *self = SKV_LIST_PAGE (widget);
  const char *id =
    self->base.session != NULL ? skv_session_get_selected (self->base.session) : NULL;
  g_autoptr (GtkBitset) selected = NULL;

  skv_page_ensure (SKV_PAGE (self));
  /* In newer GTK a menu that closes gives the keyboard back in this way: what it was opened for,
   * which may be many, stays selected. */
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_get_size (selected) <= 1 &&
      skv_list_model_find (self->model, id) != GTK_INVALID_LIST_POSITION)
    skv_list_page_reveal (self, id);
  return gtk_widget_grab_focus (get_rows (self));
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_list_page_dispose (GObject *object)
{
  SkvListPage *self = SKV_LIST_PAGE (object);

  g_clear_handle_id (&self->reveal_source, g_source_remove);
  skv_page_drop_session (SKV_PAGE (self));
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (skv_list_page_parent_class)->dispose (object);
}

static void
skv_list_page_finalize (GObject *object)
{
  SkvListPage *self = SKV_LIST_PAGE (object);

  g_clear_object (&self->selection);
  g_hash_table_unref (self->cells);
  skv_list_model_free (self->model);
  g_free (self->revealed);
  G_OBJECT_CLASS (skv_list_page_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvListPage, name)

static void
skv_list_page_class_init (SkvListPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SkvPageClass *page_class = SKV_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_list_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_list_page_finalize;
  page_class->rebuild = skv_list_page_rebuild;
  widget_class->grab_focus = skv_list_page_grab_focus;
  signals[ACTIVATE_ITEM] = g_signal_new ("activate-item", SKV_TYPE_LIST_PAGE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SHOW_ITEM] = g_signal_new ("show-item", SKV_TYPE_LIST_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/systemkveld/Systemkveld/list-page.ui");
  BIND (box);
  BIND (grouping);
  BIND (summary);
  BIND (change_button);
  BIND (empty);
  BIND (view);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_grouped);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
  skv_list_page_actions_class_init (widget_class);
}

static void
skv_list_page_init (SkvListPage *self)
{
  self->model = skv_list_model_new ();
  self->cells = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->model->store)));
  gtk_widget_init_template (GTK_WIDGET (self));
  skv_list_page_add_columns (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (on_selected), self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (on_sorted), self, G_CONNECT_SWAPPED);
  skv_list_page_install_keys (self);
}
