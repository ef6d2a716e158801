/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/people/people-row.h"
#include "app/parts.h"

#include <glib/gi18n-lib.h>

#define INDENT 18

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *mark = skv_line_new (NULL, 30, "skv-vacant");

  gtk_widget_add_css_class (row, "skv-people-row");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), gtk_image_new ());
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (texts), skv_line_new (NULL, 30, NULL));
  gtk_box_append (GTK_BOX (texts), skv_line_new (NULL, 30, "skv-people-words"));
  gtk_box_append (GTK_BOX (row), mark);
  gtk_list_item_set_child (item, row);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const SkvPeopleEntry *entry = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item), *parent = gtk_widget_get_parent (row);
  GtkWidget *icon = gtk_widget_get_first_child (row);
  GtkWidget *texts = gtk_widget_get_next_sibling (icon);
  GtkWidget *title = gtk_widget_get_first_child (texts);
  GtkWidget *words = gtk_widget_get_next_sibling (title);
  GtkWidget *mark = gtk_widget_get_last_child (row);
  g_autofree char *name = *entry->words != '\0'
                            ? g_strdup_printf ("%s, %s", entry->title, entry->words)
                            : g_strdup (entry->title);

  gtk_widget_set_margin_start (row, (int) entry->depth * INDENT);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), entry->icon);
  gtk_widget_set_visible (icon, entry->icon != NULL);
  gtk_label_set_label (GTK_LABEL (title), entry->title);
  gtk_label_set_label (GTK_LABEL (words), entry->words);
  gtk_widget_set_visible (words, *entry->words != '\0' && !entry->vacant);
  gtk_label_set_label (GTK_LABEL (mark), C_("post", "Vacant"));
  gtk_widget_set_visible (mark, entry->vacant);
  skv_widget_set_class (title, "heading", entry->kind != SKV_PEOPLE_CONTACT);
  skv_widget_set_class (row, "skv-organisation", entry->kind == SKV_PEOPLE_ORGANISATION);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkListItemFactory *
skv_people_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  return factory;
}
