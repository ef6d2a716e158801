/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/requests/request-row.h"

#include <glib/gi18n-lib.h>

#include "app/parts.h"
#include "app/requests/request-list.h"
#include "core/exchange/request.h"

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *marks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *state = gtk_label_new (NULL), *late = gtk_label_new (C_("request", "Late"));

  gtk_widget_add_css_class (row, "skv-people-row");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (marks, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (late, GTK_ALIGN_END);
  gtk_widget_add_css_class (late, "skv-vacant");
  gtk_widget_add_css_class (state, "skv-people-words");
  gtk_label_set_xalign (GTK_LABEL (state), 1);
  gtk_box_append (GTK_BOX (texts), skv_line_new (NULL, 32, "skv-request-title"));
  gtk_box_append (GTK_BOX (texts), skv_line_new (NULL, 32, NULL));
  gtk_box_append (GTK_BOX (texts), skv_line_new (NULL, 32, "skv-people-words"));
  gtk_box_append (GTK_BOX (marks), state);
  gtk_box_append (GTK_BOX (marks), late);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), marks);
  gtk_list_item_set_child (item, row);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const SkvRequestEntry *entry = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item), *parent = gtk_widget_get_parent (row);
  GtkWidget *texts = gtk_widget_get_first_child (row);
  GtkWidget *title = gtk_widget_get_first_child (texts);
  GtkWidget *when = gtk_widget_get_next_sibling (title);
  GtkWidget *marks = gtk_widget_get_last_child (row);
  const char *state = skv_request_state_title (entry->state);
  g_autofree char *name =
    g_strdup_printf ("%s, %s, %s, %s%s%s", entry->title, state, entry->when, entry->words,
                     entry->late ? ", " : "", entry->late ? C_("request", "Late") : "");

  gtk_label_set_label (GTK_LABEL (title), entry->title);
  gtk_label_set_label (GTK_LABEL (when), entry->when);
  gtk_widget_set_visible (when, *entry->when != '\0');
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (when)), entry->words);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (marks)), state);
  gtk_widget_set_visible (gtk_widget_get_last_child (marks), entry->late);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkListItemFactory *
skv_request_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  return factory;
}
