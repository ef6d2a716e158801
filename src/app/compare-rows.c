/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/compare-rows.h"

#include <glib/gi18n-lib.h>

GtkWidget *
skv_compare_label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

void
skv_compare_add_row (GtkListBox *list, GtkWidget *child, const char *words)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_add_css_class (row, "explanation");
  gtk_list_box_append (list, row);
}

void
skv_compare_add_text (GtkListBox *list, const char *text)
{
  skv_compare_add_row (list, skv_compare_label_new (text, NULL), text);
}

void
skv_compare_add_more (GtkListBox *list, guint n)
{
  g_autofree char *more = NULL;

  if (n <= SKV_COMPARE_MOST_ROWS)
    return;
  n -= SKV_COMPARE_MOST_ROWS;
  more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n), n);
  skv_compare_add_text (list, more);
}

static void
attach (GtkWidget *grid, const char *text, const char *style, int column, int row)
{
  GtkWidget *label = skv_compare_label_new (text, style);

  gtk_widget_set_hexpand (label, column > 0);
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

GtkWidget *
skv_compare_grid_new (const char *ours, const char *theirs)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  attach (grid, ours, "caption-heading", 1, 0);
  attach (grid, theirs, "caption-heading", 2, 0);
  return grid;
}

void
skv_compare_grid_add (
  GtkWidget *grid, guint i, const char *title, const char *ours, const char *theirs)
{
  attach (grid, title, "dim-label", 0, (int) i + 1);
  attach (grid, ours != NULL ? ours : _("nothing"), NULL, 1, (int) i + 1);
  attach (grid, theirs != NULL ? theirs : _("nothing"), NULL, 2, (int) i + 1);
}
