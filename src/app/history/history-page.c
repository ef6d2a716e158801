/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/history/history-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/history/history-cell.h"
#include "app/history/history-words.h"

/* One more page is read when the last rows but so many are seen. */
#define AHEAD 60

G_DEFINE_FINAL_TYPE (SkvHistoryPage, skv_history_page, SKV_TYPE_PAGE)

const SkvHistoryEntry *
skv_history_page_get_selected (SkvHistoryPage *self)
{
  SkvHistoryRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL && self->base.session != NULL ? skv_history_row_get_entry (row) : NULL;
}

/* --- reading --------------------------------------------------------------------------------- */

static void
update_empty (SkvHistoryPage *self)
{
  gboolean none = g_list_model_get_n_items (G_LIST_MODEL (self->list->store)) == 0 &&
                  !skv_history_list_has_more (self->list);
  gboolean filtered = self->records != NULL || self->list->words != NULL || self->list->who != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->empty), none);
  gtk_label_set_label (self->empty,
                       self->list->problem != NULL ? self->list->problem
                       : filtered ? _("No edit is like that. Try fewer words, or everybody.")
                                  : _("No edits yet. Whatever you change is written down here, "
                                       "and can be undone."));
}

static gboolean
read_more (gpointer data)
{
  SkvHistoryPage *self = SKV_HISTORY_PAGE (data);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list->store));

  skv_history_list_read_more (self->list);
  update_empty (self);
  /* nothing fits so far: others have had their turn, go on */
  if (skv_history_list_has_more (self->list) &&
      g_list_model_get_n_items (G_LIST_MODEL (self->list->store)) < MAX (n + 1, AHEAD))
    return G_SOURCE_CONTINUE;
  self->read_source = 0;
  return G_SOURCE_REMOVE;
}

static void
schedule_reading (SkvHistoryPage *self, guint position)
{
  if (self->read_source == 0 && skv_history_list_has_more (self->list) &&
      position + AHEAD >= g_list_model_get_n_items (G_LIST_MODEL (self->list->store)))
    self->read_source = g_idle_add (read_more, self);
}

/* --- who, and how many ----------------------------------------------------------------------- */

static char *
get_who (SkvHistoryPage *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->who);

  return chosen != NULL && gtk_drop_down_get_selected (self->who) > 0
           ? g_strdup (gtk_string_object_get_string (chosen))
           : NULL;
}

static gboolean
has_names (GtkStringList *list, GPtrArray *names)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) != names->len + 1)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      if (strcmp (gtk_string_list_get_string (list, i + 1), g_ptr_array_index (names, i)) != 0)
        return FALSE;
    }
  return TRUE;
}

/* keeps who was chosen */
static void
fill_names (SkvHistoryPage *self, GPtrArray *names)
{
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (self->who));
  g_autofree char *chosen = get_who (self);
  const char *everyone[] = { _("Everyone"), NULL };

  if (list != NULL && has_names (list, names))
    return;
  self->filling = TRUE;
  list = gtk_string_list_new (everyone);
  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (list, g_ptr_array_index (names, i));
  gtk_drop_down_set_model (self->who, G_LIST_MODEL (list));
  for (guint i = 0; i < names->len; i++)
    {
      if (g_strcmp0 (chosen, g_ptr_array_index (names, i)) == 0)
        gtk_drop_down_set_selected (self->who, i + 1);
    }
  g_object_unref (list);
  self->filling = FALSE;
}

static gboolean
sum_up (gpointer data)
{
  SkvHistoryPage *self = SKV_HISTORY_PAGE (data);
  SkvPlan *plan = skv_session_get_plan (self->base.session);
  g_autoptr (SkvHistorySummary) summary = skv_plan_sum_history (plan, NULL);
  g_autofree char *words = NULL;

  self->sum_source = 0;
  if (summary == NULL)
    {
      gtk_label_set_label (self->summary, "");
      return G_SOURCE_REMOVE;
    }
  words = skv_history_summary_words (plan, summary);
  gtk_label_set_label (self->summary, words);
  fill_names (self, summary->who);
  return G_SOURCE_REMOVE;
}

static void
schedule_sum (SkvHistoryPage *self)
{
  if (self->sum_source == 0 && self->base.session != NULL)
    self->sum_source = g_idle_add (sum_up, self);
}

/* --- what is shown --------------------------------------------------------------------------- */

/* other edits than before: from the newest on */
static void
ask_anew (SkvHistoryPage *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));
  g_autofree char *who = get_who (self);

  g_clear_handle_id (&self->read_source, g_source_remove);
  if (self->base.session == NULL)
    return;
  skv_history_list_set (self->list, skv_session_get_plan (self->base.session),
                        *words != '\0' ? words : NULL, who, (const char *const *) self->records);
  gtk_widget_set_visible (self->touched_bar, self->records != NULL);
  schedule_reading (self, 0);
  update_empty (self);
  skv_history_page_update_detail (self);
  schedule_sum (self);
}

/* the same question, with what it gives now */
static void
skv_history_page_rebuild (SkvPage *page)
{
  SkvHistoryPage *self = SKV_HISTORY_PAGE (page);

  if (self->list->plan != skv_session_get_plan (self->base.session))
    {
      ask_anew (self);
      return;
    }
  skv_history_list_refresh (self->list);
  update_empty (self);
  skv_history_page_update_detail (self);
  schedule_sum (self);
}

static void
on_filtered (SkvHistoryPage *self)
{
  if (!self->filling)
    ask_anew (self);
}

static void
on_selected (SkvHistoryPage *self)
{
  skv_history_page_update_detail (self);
}

/* folded, there is only one of the two to be seen */
static void
on_activated (SkvHistoryPage *self, guint position)
{
  if (skv_two_panes_get_folded (self->leaflet) &&
      skv_two_panes_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD))
    gtk_widget_grab_focus (self->back_button);
}

static void
on_folded (SkvHistoryPage *self)
{
  gboolean folded = skv_two_panes_get_folded (self->leaflet);

  gtk_widget_set_visible (self->back_button, folded);
  gtk_list_view_set_single_click_activate (self->view, folded);
}

static void
on_show_all (SkvHistoryPage *self)
{
  g_clear_pointer (&self->records, g_strfreev);
  ask_anew (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_pressed (SkvHistoryPage *self, int n_press, double x, double y)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = under != NULL ? gtk_widget_get_ancestor (under, SKV_TYPE_HISTORY_CELL) : NULL;
  SkvHistoryRow *row = cell != NULL ? skv_history_cell_get_row (SKV_HISTORY_CELL (cell)) : NULL;
  double here_x, here_y;

  if (row == NULL)
    return;
  gtk_single_selection_set_selected (
    self->selection, skv_history_list_find (self->list, skv_history_row_get_entry (row)->id));
  skv_widget_find_point (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y, &here_x, &here_y);
  skv_history_page_show_menu (self, here_x, here_y);
}

gboolean
skv_history_page_show_item (SkvHistoryPage *self, const char *id)
{
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  GStrv records;

  g_return_val_if_fail (SKV_IS_HISTORY_PAGE (self), FALSE);

  records = skv_history_records_of (skv_session_get_plan (self->base.session), id, &title);
  if (records == NULL)
    return FALSE;
  g_strfreev (self->records);
  self->records = records;
  /* TRANSLATORS: of the edits that are listed; %s is the title of a job or rule */
  words = g_strdup_printf (_("Only what touched “%s”"), title);
  gtk_label_set_label (self->touched, words);
  self->filling = TRUE;
  gtk_editable_set_text (self->search, "");
  gtk_drop_down_set_selected (self->who, 0);
  self->filling = FALSE;
  self->base.stale = FALSE;
  skv_two_panes_set_visible_child (self->leaflet, self->list_pane);
  ask_anew (self);
  return TRUE;
}

static void
skv_history_page_session_changed (SkvPage *page)
{
  SkvHistoryPage *self = SKV_HISTORY_PAGE (page);

  g_clear_handle_id (&self->read_source, g_source_remove);
  g_clear_handle_id (&self->detail_source, g_source_remove);
  g_clear_handle_id (&self->sum_source, g_source_remove);
  self->shown = 0;
  g_clear_pointer (&self->records, g_strfreev);
  skv_history_list_set (self->list, NULL, NULL, NULL, NULL);
}

/* --- rows ------------------------------------------------------------------------------------ */

static void
on_setup (SkvHistoryPage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, skv_history_cell_new ());
}

static void
on_bind (SkvHistoryPage *self, GtkListItem *item)
{
  skv_history_cell_set_row (SKV_HISTORY_CELL (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item), self->list->plan,
                            skv_session_get_today (self->base.session));
  schedule_reading (self, gtk_list_item_get_position (item));
}

static void
on_unbind (SkvHistoryPage *self, GtkListItem *item)
{
  skv_history_cell_set_row (SKV_HISTORY_CELL (gtk_list_item_get_child (item)), NULL, NULL, 0);
}

static void
install_rows (SkvHistoryPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_history_page_map (GtkWidget *widget)
{
  /* Not only when stale: what is published makes an entry and changes nothing in the plan. */
  skv_page_rebuild (SKV_PAGE (widget));
  GTK_WIDGET_CLASS (skv_history_page_parent_class)->map (widget);
}

static gboolean
skv_history_page_grab_focus (GtkWidget *widget)
{
  SkvHistoryPage *self = SKV_HISTORY_PAGE (widget);

  skv_page_ensure (SKV_PAGE (self));
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list->store)) > 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return gtk_widget_child_focus (self->list_pane, GTK_DIR_TAB_FORWARD);
}

static void
skv_history_page_dispose (GObject *object)
{
  SkvHistoryPage *self = SKV_HISTORY_PAGE (object);

  g_clear_handle_id (&self->read_source, g_source_remove);
  g_clear_handle_id (&self->detail_source, g_source_remove);
  g_clear_handle_id (&self->sum_source, g_source_remove);
  skv_page_drop_session (SKV_PAGE (self));
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->leaflet != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->leaflet));
  self->leaflet = NULL;
  G_OBJECT_CLASS (skv_history_page_parent_class)->dispose (object);
}

static void
skv_history_page_finalize (GObject *object)
{
  SkvHistoryPage *self = SKV_HISTORY_PAGE (object);

  g_clear_object (&self->selection);
  skv_history_list_free (self->list);
  g_strfreev (self->records);
  G_OBJECT_CLASS (skv_history_page_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvHistoryPage, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (leaflet);
  BIND (list_pane);
  BIND (detail_pane);
  BIND (search);
  BIND (who);
  BIND (touched_bar);
  BIND (touched);
  BIND (empty);
  BIND (view);
  BIND (summary);
  BIND (back_button);
  BIND (title);
  BIND (made);
  BIND (state);
  BIND (undo_button);
  BIND (redo_button);
  BIND (steps);
  BIND (changes);
  BIND (rest);
}

static void
skv_history_page_class_init (SkvHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SkvPageClass *page_class = SKV_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_history_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_history_page_finalize;
  page_class->session_changed = skv_history_page_session_changed;
  page_class->rebuild = skv_history_page_rebuild;
  widget_class->map = skv_history_page_map;
  widget_class->grab_focus = skv_history_page_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/history-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_filtered);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all);
  skv_history_page_actions_class_init (widget_class);
}

static void
skv_history_page_init (SkvHistoryPage *self)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();

  self->list = skv_history_list_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list->store)));
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_names (self, nobody);
  install_rows (self);
  on_folded (self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected),
                            self);
}
