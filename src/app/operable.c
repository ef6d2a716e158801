/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/operable.h"

#include <string.h>

#include "app/compat.h"
#include "app/menus.h"

static void
on_press (GtkWidget *check, const char *action, GVariant *parameter)
{
  if (gtk_widget_is_sensitive (check))
    gtk_widget_activate (check);
}

static gboolean
leave_menu (gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (data);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, data) && !gtk_widget_get_mapped (data) &&
      !gtk_widget_grab_focus (gtk_widget_get_parent (data)))
    gtk_root_set_focus (root, NULL);
  return G_SOURCE_REMOVE;
}

/* A menu that closes while one of its submenus is open takes the keyboard along (GTK 4.8), and
 * then its window hears no key any more. Newer GTK gives the keyboard back itself. */
static gboolean
on_unmap (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  GObject *widget = g_value_get_object (values);

  if (GTK_IS_POPOVER_MENU (widget))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, leave_menu, g_object_ref (widget), g_object_unref);
  return TRUE;
}

/* An item of a menu takes its name from a label that newer GTK (4.18, 4.24) calls mere decoration,
 * and so has none: nothing would be read aloud. The item's own text is it. */
static void
name_menu_item (GtkWidget *item)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  g_object_get (item, "text", &text, NULL);
  if (text == NULL || *text == '\0')
    return;
  name = skv_menu_unescape (text);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* In newer GTK what is written on a button comes before the name that it was given: "Open" would be
 * read, not what is opened. */
static void
keep_name (GtkWidget *button)
{
  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL))
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static gboolean
on_map (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (strcmp (G_OBJECT_TYPE_NAME (widget), "GtkModelButton") == 0)
    name_menu_item (widget);
  else if (GTK_IS_BUTTON (widget))
    {
      keep_name (widget);
      g_signal_handlers_disconnect_by_func (widget, keep_name, NULL);
      g_signal_connect (widget, "notify::label", G_CALLBACK (keep_name), NULL);
    }
  return TRUE;
}

void
skv_operable_install (void)
{
  /* What is in the class is for good, so it is never let go. */
  gtk_widget_class_install_action (skv_type_class_keep (GTK_TYPE_CHECK_BUTTON), "check.press", NULL,
                                   on_press);
  gtk_widget_class_set_activate_signal_from_name (skv_type_class_keep (GTK_TYPE_ENTRY), "activate");
  if (gtk_check_version (4, 10, 0) == NULL)
    g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_map, NULL, NULL);
  else
    g_signal_add_emission_hook (g_signal_lookup ("unmap", GTK_TYPE_WIDGET), 0, on_unmap, NULL,
                                NULL);
}
