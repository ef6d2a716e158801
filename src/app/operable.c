/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/operable.h"

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
 * then its window hears no key any more. */
static gboolean
on_unmap (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  GObject *widget = g_value_get_object (values);

  if (GTK_IS_POPOVER_MENU (widget))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, leave_menu, g_object_ref (widget), g_object_unref);
  return TRUE;
}

void
skv_operable_install (void)
{
  /* What is in the class is for good, so it is never let go. */
  gtk_widget_class_install_action (g_type_class_ref (GTK_TYPE_CHECK_BUTTON), "check.press", NULL,
                                   on_press);
  gtk_widget_class_set_activate_signal_from_name (g_type_class_ref (GTK_TYPE_ENTRY), "activate");
  g_signal_add_emission_hook (g_signal_lookup ("unmap", GTK_TYPE_WIDGET), 0, on_unmap, NULL, NULL);
}
