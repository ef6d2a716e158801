/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/rules/pick-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SkvPickRow
{
  AdwActionRow parent_instance;

  GtkWidget *button;
  GtkWidget *search;
  GtkWidget *list;
  char *none;         /* (owned) */
  gboolean following; /* the checks follow the draft, not a person */
};

G_DEFINE_FINAL_TYPE (SkvPickRow, skv_pick_row, ADW_TYPE_ACTION_ROW)

static guint picked_signal;

static GtkCheckButton *
row_check (GtkListBoxRow *row)
{
  return GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row));
}

static const char *
row_id (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "id");
}

static void
update_subtitle (SkvPickRow *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    {
      g_autofree char *escaped = NULL;

      if (!gtk_check_button_get_active (row_check (row)))
        continue;
      escaped = g_markup_escape_text (gtk_check_button_get_label (row_check (row)), -1);
      g_string_append_printf (names, "%s%s", n++ > 0 ? ", " : "", escaped);
    }
  if (n == 0)
    {
      g_autofree char *escaped = g_markup_escape_text (self->none, -1);

      g_string_append (names, escaped);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), names->str);
}

static void
on_toggled (GtkCheckButton *check, gpointer data)
{
  SkvPickRow *self = SKV_PICK_ROW (data);
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX_ROW);

  if (self->following)
    return;
  update_subtitle (self);
  g_signal_emit (self, picked_signal, 0, row_id (GTK_LIST_BOX_ROW (row)),
                 gtk_check_button_get_active (check));
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  gtk_check_button_set_active (row_check (row), !gtk_check_button_get_active (row_check (row)));
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer data)
{
  SkvPickRow *self = SKV_PICK_ROW (data);
  g_autofree char *name = g_utf8_casefold (gtk_check_button_get_label (row_check (row)), -1);
  g_autofree char *part = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);

  return strstr (name, part) != NULL;
}

void
skv_pick_row_add (SkvPickRow *self, const char *id, const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *check = gtk_check_button_new_with_label (name);

  g_return_if_fail (SKV_IS_PICK_ROW (self));

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), check);
  /* The check takes the focus: a row around it would be one step more. */
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  gtk_widget_set_sensitive (self->button, TRUE);
}

static gboolean
has_row (SkvPickRow *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    {
      if (strcmp (row_id (row), id) == 0)
        return TRUE;
    }
  return FALSE;
}

void
skv_pick_row_set_chosen (SkvPickRow *self, const char *const *ids)
{
  GtkListBoxRow *row;

  g_return_if_fail (SKV_IS_PICK_ROW (self));

  self->following = TRUE;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (!has_row (self, ids[i]))
        skv_pick_row_add (self, ids[i], ids[i]);
    }
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    gtk_check_button_set_active (row_check (row), g_strv_contains (ids, row_id (row)));
  self->following = FALSE;
  update_subtitle (self);
}

static GtkWidget *
popover_new (SkvPickRow *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->search = gtk_search_entry_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_row, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search"), -1);
  g_signal_connect_swapped (self->search, "search-changed",
                            G_CALLBACK (gtk_list_box_invalidate_filter), self->list);
  /* The entry keeps Escape to itself. */
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), popover);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_size_request (scroller, 260, -1);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "systems");
  return popover;
}

static void
skv_pick_row_dispose (GObject *object)
{
  SkvPickRow *self = SKV_PICK_ROW (object);

  self->following = TRUE;
  if (self->list != NULL)
    gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), NULL, NULL, NULL);
  self->list = NULL;
  G_OBJECT_CLASS (skv_pick_row_parent_class)->dispose (object);
}

static void
skv_pick_row_finalize (GObject *object)
{
  g_free (SKV_PICK_ROW (object)->none);
  G_OBJECT_CLASS (skv_pick_row_parent_class)->finalize (object);
}

static void
skv_pick_row_class_init (SkvPickRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = skv_pick_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_pick_row_finalize;
  picked_signal = g_signal_new ("picked", SKV_TYPE_PICK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
skv_pick_row_init (SkvPickRow *self)
{
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover_new (self));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _("Choose"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (self->button, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->button);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 3);
}

GtkWidget *
skv_pick_row_new (const char *title, const char *none)
{
  SkvPickRow *self = g_object_new (SKV_TYPE_PICK_ROW, "title", title, NULL);
  g_autofree char *label = g_strdup_printf (_("Choose: %s"), title);

  self->none = g_strdup (none);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  update_subtitle (self);
  return GTK_WIDGET (self);
}
