/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/page-rail.h"

#include <glib/gi18n-lib.h>

struct _SkvPageRail
{
  GtkWidget parent_instance;

  AdwViewStack *stack;      /* (owned) (nullable) */
  GtkSelectionModel *pages; /* (owned) (nullable): of AdwViewStackPage */

  GtkWidget *scroller;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SkvPageRail, skv_page_rail, GTK_TYPE_WIDGET)

enum
{
  PROP_STACK = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];
static guint chosen_signal;

/* --- a row ----------------------------------------------------------------------------------- */

static void
update_badge (AdwViewStackPage *page, GParamSpec *pspec, gpointer data)
{
  GtkWidget *badge = GTK_WIDGET (data);
  guint number = adw_view_stack_page_get_badge_number (page);
  g_autofree char *text = number > 99 ? g_strdup ("99+") : g_strdup_printf ("%u", number);

  gtk_label_set_label (GTK_LABEL (badge), text);
  gtk_widget_set_visible (badge, number > 0);
}

static GtkWidget *
make_icon (AdwViewStackPage *page)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *badge = gtk_label_new (NULL);

  /* A page gets its icon after it has come into the stack. */
  g_object_bind_property (page, "icon-name", icon, "icon-name", G_BINDING_SYNC_CREATE);
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_set_halign (badge, GTK_ALIGN_END);
  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_widget_set_halign (overlay, GTK_ALIGN_CENTER);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), icon);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), badge);
  g_signal_connect_object (page, "notify::badge-number", G_CALLBACK (update_badge), badge, 0);
  update_badge (page, NULL, badge);
  return overlay;
}

static GtkWidget *
make_row (AdwViewStackPage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new_with_mnemonic (adw_view_stack_page_get_title (page));

  gtk_widget_add_css_class (label, "word");
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), row);
  gtk_box_append (GTK_BOX (box), make_icon (page));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, gtk_label_get_text (GTK_LABEL (label)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
  g_object_bind_property (page, "visible", row, "visible", G_BINDING_SYNC_CREATE);
  return row;
}

/* --- the stack ------------------------------------------------------------------------------- */

static void
follow_stack (SkvPageRail *self)
{
  GtkBitset *selected = gtk_selection_model_get_selection (self->pages);
  GtkListBoxRow *row =
    gtk_bitset_is_empty (selected)
      ? NULL
      : gtk_list_box_get_row_at_index (self->list, (int) gtk_bitset_get_minimum (selected));

  if (row != gtk_list_box_get_selected_row (self->list))
    gtk_list_box_select_row (self->list, row);
  gtk_bitset_unref (selected);
}

static void
on_row_selected (SkvPageRail *self, GtkListBoxRow *row)
{
  if (row != NULL)
    gtk_selection_model_select_item (self->pages, (guint) gtk_list_box_row_get_index (row), TRUE);
}

static void
on_row_activated (SkvPageRail *self, GtkListBoxRow *row)
{
  on_row_selected (self, row);
  g_signal_emit (self, chosen_signal, 0);
}

static void
drop_stack (SkvPageRail *self)
{
  GtkListBoxRow *row;

  if (self->pages != NULL)
    g_signal_handlers_disconnect_by_data (self->pages, self);
  g_clear_object (&self->pages);
  g_clear_object (&self->stack);
  while (self->list != NULL && (row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
refill (SkvPageRail *self, guint position, guint removed, guint added)
{
  for (guint i = 0; i < removed; i++)
    gtk_list_box_remove (self->list,
                         GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) position)));
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (self->pages), i);

      gtk_list_box_insert (self->list, make_row (page), (int) i);
    }
  follow_stack (self);
}

static void
set_stack (SkvPageRail *self, AdwViewStack *stack)
{
  drop_stack (self);
  if (stack == NULL)
    return;
  self->stack = g_object_ref (stack);
  self->pages = adw_view_stack_get_pages (stack);
  g_signal_connect_swapped (self->pages, "items-changed", G_CALLBACK (refill), self);
  g_signal_connect_swapped (self->pages, "selection-changed", G_CALLBACK (follow_stack), self);
  refill (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (self->pages)));
}

/* --- object ---------------------------------------------------------------------------------- */

static gboolean
skv_page_rail_grab_focus (GtkWidget *widget)
{
  SkvPageRail *self = SKV_PAGE_RAIL (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}

static void
skv_page_rail_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STACK)
    g_value_set_object (value, SKV_PAGE_RAIL (object)->stack);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
skv_page_rail_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STACK)
    set_stack (SKV_PAGE_RAIL (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
skv_page_rail_dispose (GObject *object)
{
  SkvPageRail *self = SKV_PAGE_RAIL (object);

  drop_stack (self);
  self->list = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (skv_page_rail_parent_class)->dispose (object);
}

static void
skv_page_rail_class_init (SkvPageRailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = skv_page_rail_dispose;
  object_class->get_property = skv_page_rail_get_property;
  object_class->set_property = skv_page_rail_set_property;
  widget_class->grab_focus = skv_page_rail_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "skv-page-rail");

  properties[PROP_STACK] = g_param_spec_object ("stack", NULL, NULL, ADW_TYPE_VIEW_STACK,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  chosen_signal = g_signal_new ("chosen", SKV_TYPE_PAGE_RAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
skv_page_rail_init (SkvPageRail *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->scroller = gtk_scrolled_window_new ();
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pages"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_row_selected), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
}
