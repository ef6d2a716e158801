/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/system-picker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/field-row.h"

struct _SkvSystemPicker
{
  AdwActionRow parent_instance;

  SkvPlan *plan;   /* (owned) (nullable) */
  SkvDraft *draft; /* (unowned) (nullable) */
  GtkWidget *button;
  GtkWidget *search;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (SkvSystemPicker, skv_system_picker, ADW_TYPE_ACTION_ROW)

static guint edited_signal;

static const char *
row_system (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "system");
}

static void
update_label (SkvSystemPicker *self)
{
  guint n = g_strv_length ((char **) skv_draft_get_systems (self->draft));
  g_autofree char *label =
    n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u chosen", "%u chosen", n), n)
          : g_strdup (_("Choose"));
  /* TRANSLATORS: what a button does, and the name of the field that it belongs to */
  g_autofree char *name = n > 0 ? g_strdup_printf (_("%1$s: %2$s"), _("Choose systems"), label)
                                : g_strdup (_("Choose systems"));

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), label);
  /* What takes the keyboard is the button in it, which is named by its label alone. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_toggled (GtkCheckButton *check, gpointer data)
{
  SkvSystemPicker *self = SKV_SYSTEM_PICKER (data);
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX_ROW);

  skv_draft_set_system (self->draft, row_system (GTK_LIST_BOX_ROW (row)),
                        gtk_check_button_get_active (check));
  update_label (self);
  g_signal_emit (self, edited_signal, 0);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row));

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static gboolean
contains_folded (const char *text, const char *part)
{
  g_autofree char *folded_text = g_utf8_casefold (text, -1);
  g_autofree char *folded_part = g_utf8_casefold (part, -1);

  return strstr (folded_text, folded_part) != NULL;
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer data)
{
  SkvSystemPicker *self = SKV_SYSTEM_PICKER (data);

  return contains_folded (skv_plan_system_name (self->plan, row_system (row)),
                          gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  SkvSystemPicker *self = SKV_SYSTEM_PICKER (data);

  return g_utf8_collate (skv_plan_system_name (self->plan, row_system (a)),
                         skv_plan_system_name (self->plan, row_system (b)));
}

static void
add_row (SkvSystemPicker *self, const SkvSystem *system)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *check = gtk_check_button_new_with_label (system->name);

  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (check),
    g_strv_contains (skv_draft_get_systems (self->draft), system->parent.id));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), check);
  g_object_set_data_full (G_OBJECT (row), "system", g_strdup (system->parent.id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, system->name,
                                  -1);
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

void
skv_system_picker_set_draft (SkvSystemPicker *self, SkvPlan *plan, SkvDraft *draft)
{
  GPtrArray *systems;

  g_return_if_fail (SKV_IS_SYSTEM_PICKER (self));

  g_set_object (&self->plan, plan);
  self->draft = draft;
  systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);
  for (guint i = 0; i < systems->len; i++)
    add_row (self, g_ptr_array_index (systems, i));
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_row, self, NULL);
  gtk_list_box_set_sort_func (GTK_LIST_BOX (self->list), compare_rows, self, NULL);
  gtk_widget_set_sensitive (self->button, systems->len > 0);
  update_label (self);
}

void
skv_system_picker_show_notes (SkvSystemPicker *self, const SkvDraftNotes *notes)
{
  const char *const *systems;
  GString *names;

  g_return_if_fail (SKV_IS_SYSTEM_PICKER (self));

  if (notes->text[SKV_DRAFT_SYSTEMS] != NULL)
    {
      skv_row_show_note (ADW_ACTION_ROW (self), notes->text[SKV_DRAFT_SYSTEMS],
                         notes->is_error[SKV_DRAFT_SYSTEMS]);
      return;
    }
  skv_row_show_note (ADW_ACTION_ROW (self), NULL, FALSE);
  names = g_string_new (NULL);
  for (systems = skv_draft_get_systems (self->draft); *systems != NULL; systems++)
    {
      g_autofree char *escaped =
        g_markup_escape_text (skv_plan_system_name (self->plan, *systems), -1);

      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", escaped);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), names->str);
  g_string_free (names, TRUE);
}

static GtkWidget *
popover_new (SkvSystemPicker *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->search = gtk_search_entry_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Systems"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search systems"), -1);
  g_signal_connect_swapped (self->search, "search-changed",
                            G_CALLBACK (gtk_list_box_invalidate_filter), self->list);
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
skv_system_picker_dispose (GObject *object)
{
  SkvSystemPicker *self = SKV_SYSTEM_PICKER (object);

  if (self->list != NULL)
    {
      gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), NULL, NULL, NULL);
      gtk_list_box_set_sort_func (GTK_LIST_BOX (self->list), NULL, NULL, NULL);
    }
  self->list = NULL;
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (skv_system_picker_parent_class)->dispose (object);
}

static void
skv_system_picker_class_init (SkvSystemPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = skv_system_picker_dispose;
  edited_signal = g_signal_new ("edited", SKV_TYPE_SYSTEM_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
skv_system_picker_init (SkvSystemPicker *self)
{
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover_new (self));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->button);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 3);
}
