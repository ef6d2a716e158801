/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/next-year/next-year-lists.h"

#include <glib/gi18n-lib.h>

#include "app/next-year/next-year-text.h"

/* More rows than this of one kind nobody reads; the rest is counted. */
#define MAX_ROWS 200

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* A heading with its count, and a list below it. @meaning: (nullable) */
static GtkWidget *
list_new (GtkBox *box, const char *heading, guint n, const char *meaning)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *title = g_strdup_printf ("%s (%'u)", heading, n);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  if (meaning != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), meaning);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  gtk_box_append (box, group);
  return list;
}

/* @label: what a screen reader says */
static GtkWidget *
add_row (GtkWidget *list, const char *icon, const char *text, const char *label)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = gtk_image_new_from_icon_name (icon), *words = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "explanation");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
add_rest (GtkWidget *list, guint n)
{
  g_autofree char *text = NULL;

  if (n <= MAX_ROWS)
    return;
  n -= MAX_ROWS;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %'u more", "and %'u more", n), n);
  add_row (list, "view-more-symbolic", text, text);
}

static void
add_status (GtkBox *box, const char *icon, const char *title, const char *description)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (box, page);
}

/* --- what differs ---------------------------------------------------------------------------- */

static void
add_line (GtkWidget *list, const SkvNextYearLine *line, guint place)
{
  g_autofree char *label =
    g_strdup_printf ("%s: %s", skv_next_year_change_heading (line->change), line->what);
  GtkWidget *row = add_row (list, skv_next_year_change_icon (line->change), line->what, label);
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "skv-line", GUINT_TO_POINTER (place));
}

guint
skv_next_year_get_row_line (GtkListBoxRow *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "skv-line"));
}

void
skv_next_year_fill_lines (GtkBox *box, GPtrArray *lines, GCallback on_activated, gpointer data)
{
  guint place = 0;

  clear (box);
  if (lines->len == 0)
    add_status (box, "emblem-ok-symbolic", _("Nothing Is Worse"),
                _("Nothing is lost, unresolved or moved, and nothing collides that does not "
                   "collide this year."));
  while (place < lines->len)
    {
      SkvNextYearChange change = ((const SkvNextYearLine *) lines->pdata[place])->change;
      guint n = skv_next_year_count_lines (lines, change), end = place + n;
      GtkWidget *list = list_new (box, skv_next_year_change_heading (change), n,
                                  skv_next_year_change_meaning (change));

      for (guint i = place; i < MIN (end, place + MAX_ROWS); i++)
        add_line (list, g_ptr_array_index (lines, i), i);
      add_rest (list, n);
      g_signal_connect_swapped (list, "row-activated", on_activated, data);
      place = end;
    }
}

/* --- what must be asked ---------------------------------------------------------------------- */

static const char *
heading_at (GPtrArray *asks, guint place)
{
  return skv_next_year_ask_heading (g_ptr_array_index (asks, place));
}

void
skv_next_year_fill_asks (GtkBox *box, GPtrArray *asks)
{
  guint place = 0;

  clear (box);
  if (asks->len == 0)
    add_status (box, "emblem-ok-symbolic", _("Nobody Must Be Asked"), NULL);
  while (place < asks->len)
    {
      const char *heading = heading_at (asks, place);
      guint end = place;
      GtkWidget *list;

      while (end < asks->len && g_str_equal (heading_at (asks, end), heading))
        end++;
      list = list_new (box, heading, end - place, NULL);
      for (guint i = place; i < MIN (end, place + MAX_ROWS); i++)
        {
          const SkvNextYearAsk *ask = g_ptr_array_index (asks, i);

          add_row (list, "mail-unread-symbolic", ask->what, ask->what);
        }
      add_rest (list, end - place);
      place = end;
    }
}
