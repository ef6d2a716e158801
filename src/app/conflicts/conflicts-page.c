/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/conflicts/conflicts-page-private.h"
#include "app/compat.h"
#include "app/selected-rows.h"

/* The details stand beside the list where both have room. */
#define WIDE_ENOUGH 1900
/* microseconds at a time, so that nothing waits for a frame */
#define WORDS_AT_ONCE 4000

G_DEFINE_FINAL_TYPE (SkvConflictsPage, skv_conflicts_page, SKV_TYPE_PAGE)

enum
{
  ACTIVATE_ITEM,
  SHOW_ITEM,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

GtkWidget *
skv_conflicts_page_get_rows (SkvConflictsPage *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->view));
}

GPtrArray *
skv_conflicts_page_list_selected (SkvConflictsPage *self)
{
  GPtrArray *list = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GPtrArray) lines = skv_selected_rows (GTK_SELECTION_MODEL (self->selection));

  for (guint i = 0; i < lines->len; i++)
    {
      SkvConflictLine *line = g_ptr_array_index (lines, i);

      /* under several systems it is the same */
      if (!line->heading && g_hash_table_add (seen, line))
        g_ptr_array_add (list, line);
    }
  return list;
}

/* --- following ------------------------------------------------------------------------------- */

static void
show_all (SkvConflictsPage *self)
{
  g_autoptr (GPtrArray) selected = skv_conflicts_page_list_selected (self);

  skv_conflicts_page_show_counts (self, selected->len);
  skv_conflicts_page_show_empty (self);
  skv_conflicts_page_update_actions (self, selected);
  skv_conflicts_page_show_details (self);
}

static gboolean
word_when_idle (gpointer data)
{
  SkvConflictsPage *self = SKV_CONFLICTS_PAGE (data);

  if (skv_conflict_lines_word (self->lines, WORDS_AT_ONCE))
    return G_SOURCE_CONTINUE;
  self->words_source = 0;
  show_all (self);
  if (self->lost)
    skv_conflicts_page_go_to_selected (self);
  return G_SOURCE_REMOVE;
}

void
skv_conflicts_page_go_to_selected (SkvConflictsPage *self)
{
  g_autoptr (GtkBitset) selected =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint position = gtk_bitset_is_empty (selected) ? 0 : gtk_bitset_get_minimum (selected);

  self->lost = self->words_source != 0; /* and once more then */
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->lines)))
    gtk_widget_activate_action (skv_conflicts_page_get_rows (self), "list.scroll-to-item", "u",
                                position);
}

void
skv_conflicts_page_begin_words (SkvConflictsPage *self)
{
  if (self->words_source == 0 && skv_conflict_lines_lacks_words (self->lines))
    self->words_source = g_idle_add_full (G_PRIORITY_LOW, word_when_idle, self, NULL);
}

static void
skv_conflicts_page_rebuild (SkvPage *page)
{
  SkvConflictsPage *self = SKV_CONFLICTS_PAGE (page);
  skv_conflict_lines_update (self->lines, self->base.session);
  skv_conflicts_page_word_cells (self);
  skv_conflicts_page_begin_words (self);
  show_all (self);
}

/* What is under way has lines of the plan as it was. */
static void
skv_conflicts_page_plan_changed (SkvPage *page)
{
  SkvConflictsPage *self = SKV_CONFLICTS_PAGE (page);

  g_clear_handle_id (&self->words_source, g_source_remove);
  g_clear_handle_id (&self->solution_source, g_source_remove);
}

static void
on_grouped (SkvConflictsPage *self)
{
  skv_conflict_lines_group (self->lines,
                            (SkvConflictsGrouping) gtk_drop_down_get_selected (self->grouping));
  skv_conflicts_page_begin_words (self);
  show_all (self);
  skv_conflicts_page_go_to_selected (self);
}

static void
on_searched (SkvConflictsPage *self)
{
  skv_conflict_lines_search (self->lines, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  skv_conflicts_page_begin_words (self);
  show_all (self);
}

/* What is typed in the list goes on in the search, where a blank is a blank. */
static void
on_typed (SkvConflictsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}

static void
on_search_stopped (SkvConflictsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (skv_conflicts_page_get_rows (self));
}

/* Enter in the search goes to what it found. */
static void
on_search_activated (SkvConflictsPage *self)
{
  gtk_widget_grab_focus (skv_conflicts_page_get_rows (self));
}

static void
on_selected (SkvConflictsPage *self)
{
  g_autoptr (GPtrArray) selected = skv_conflicts_page_list_selected (self);
  const SkvConflictLine *line = selected->len == 1 ? g_ptr_array_index (selected, 0) : NULL;

  if (line != NULL)
    skv_session_select (self->base.session, line->item, line->against);
  skv_conflicts_page_show_counts (self, selected->len);
  skv_conflicts_page_update_actions (self, selected);
  skv_conflicts_page_show_details (self);
}

static void
on_activated (SkvConflictsPage *self, guint position)
{
  g_autoptr (SkvConflictLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);

  if (line != NULL && !line->heading)
    g_signal_emit (self, signals[ACTIVATE_ITEM], 0, line->item);
}

static void
on_pressed (SkvConflictsPage *self, int n_press, double x, double y)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = under != NULL ? gtk_widget_get_ancestor (under, SKV_TYPE_CONFLICT_CELL) : NULL;
  SkvConflictLine *line =
    cell != NULL ? skv_conflict_cell_get_line (SKV_CONFLICT_CELL (cell)) : NULL;
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  guint position = line != NULL && !line->heading ? skv_conflict_lines_find (self->lines, line)
                                                  : GTK_INVALID_LIST_POSITION;
  double here_x, here_y;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (!gtk_selection_model_is_selected (model, position))
    gtk_selection_model_select_item (model, position, TRUE);
  skv_widget_find_point (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y, &here_x, &here_y);
  skv_conflicts_page_show_menu (self, here_x, here_y);
}

/* --- being seen ------------------------------------------------------------------------------- */

/* The conflict that the year shows, if there is none selected here; else the first. */
static gboolean
skv_conflicts_page_grab_focus (GtkWidget *widget)
{
  SkvConflictsPage *self = SKV_CONFLICTS_PAGE (widget);
  g_autoptr (GtkBitset) selected = NULL;
  SkvConflictLine *line = NULL;
  guint position = GTK_INVALID_LIST_POSITION;

  skv_page_ensure (SKV_PAGE (self));
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (self->base.session != NULL && gtk_bitset_is_empty (selected))
    line =
      skv_conflict_lines_lookup (self->lines, NULL, skv_session_get_selected (self->base.session),
                                 skv_session_get_against (self->base.session));
  if (line != NULL)
    position = skv_conflict_lines_find (self->lines, line);
  if (position != GTK_INVALID_LIST_POSITION)
    {
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
      gtk_widget_activate_action (skv_conflicts_page_get_rows (self), "list.scroll-to-item", "u",
                                  position);
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (self->lines)) == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return gtk_widget_grab_focus (skv_conflicts_page_get_rows (self));
}

static gboolean
orient (gpointer data)
{
  SkvConflictsPage *self = SKV_CONFLICTS_PAGE (data);
  gboolean wide = gtk_widget_get_width (GTK_WIDGET (self)) >= WIDE_ENOUGH;
  GtkOrientation orientation = wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;
  int width = gtk_widget_get_width (GTK_WIDGET (self->paned));
  int height = gtk_widget_get_height (GTK_WIDGET (self->paned));

  self->orient_source = 0;
  if (self->oriented_width == 0 ||
      gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) != orientation)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), orientation);
      /* Beside the list words are folded into more lines, and there is room for them. */
      gtk_scrolled_window_set_min_content_height (self->told, wide ? 280 : 84);
      gtk_paned_set_position (self->paned, wide ? width - 460 : height - 210);
    }
  self->oriented_width = gtk_widget_get_width (GTK_WIDGET (self));
  skv_conflicts_page_fit_columns (self, wide ? gtk_paned_get_position (self->paned) : width);
  return G_SOURCE_REMOVE;
}

static void
skv_conflicts_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SkvConflictsPage *self = SKV_CONFLICTS_PAGE (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  /* not in the middle of giving out sizes */
  if (width != self->oriented_width && self->orient_source == 0)
    self->orient_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, orient, self, NULL);
}

static void
skv_conflicts_page_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (SKV_CONFLICTS_PAGE (widget)->box, orientation, for_size, minimum, natural,
                      NULL, NULL);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_conflicts_page_dispose (GObject *object)
{
  SkvConflictsPage *self = SKV_CONFLICTS_PAGE (object);

  g_clear_handle_id (&self->words_source, g_source_remove);
  g_clear_handle_id (&self->solution_source, g_source_remove);
  g_clear_handle_id (&self->orient_source, g_source_remove);
  skv_page_drop_session (SKV_PAGE (self));
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (skv_conflicts_page_parent_class)->dispose (object);
}

static void
skv_conflicts_page_finalize (GObject *object)
{
  SkvConflictsPage *self = SKV_CONFLICTS_PAGE (object);

  g_clear_object (&self->selection);
  g_hash_table_unref (self->cells);
  g_object_unref (self->lines);
  g_object_unref (self->probes[0]);
  g_object_unref (self->probes[1]);
  g_array_unref (self->asked);
  G_OBJECT_CLASS (skv_conflicts_page_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvConflictsPage, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (box);
  BIND (grouping);
  BIND (search);
  BIND (summary);
  BIND (menu_button);
  BIND (stack);
  BIND (paned);
  BIND (scroller);
  BIND (view);
  BIND (empty);
  BIND (details);
  BIND (told);
  BIND (words);
  BIND (icon);
  BIND (word);
  BIND (title);
  BIND (message);
  BIND (path);
  BIND (owner);
  BIND (solution);
  BIND (buttons);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_grouped);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_searched);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
}

static void
skv_conflicts_page_class_init (SkvConflictsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SkvPageClass *page_class = SKV_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_conflicts_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_conflicts_page_finalize;
  page_class->plan_changed = skv_conflicts_page_plan_changed;
  page_class->rebuild = skv_conflicts_page_rebuild;
  widget_class->grab_focus = skv_conflicts_page_grab_focus;
  widget_class->measure = skv_conflicts_page_measure;
  widget_class->size_allocate = skv_conflicts_page_size_allocate;
  signals[ACTIVATE_ITEM] =
    g_signal_new ("activate-item", SKV_TYPE_CONFLICTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SHOW_ITEM] = g_signal_new ("show-item", SKV_TYPE_CONFLICTS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/conflicts-page.ui");
  bind_children (widget_class);
  skv_conflicts_page_actions_class_init (widget_class);
}

static void
skv_conflicts_page_init (SkvConflictsPage *self)
{
  self->lines = skv_conflict_lines_new ();
  self->cells = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->asked = g_array_new (FALSE, FALSE, sizeof (int));
  self->probes[0] = skv_conflict_line_new (NULL, NULL, NULL);
  self->probes[1] = skv_conflict_line_new (NULL, NULL, NULL);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  gtk_widget_init_template (GTK_WIDGET (self));
  skv_conflicts_page_add_buttons (self);
  skv_conflicts_page_add_columns (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->view));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (on_selected), self);
  skv_conflicts_page_install_keys (self);
}
