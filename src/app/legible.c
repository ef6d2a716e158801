/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/legible.h"

/* as libadwaita has it at the least, at the usual size of text */
#define MESSAGE_WIDTH 300

/* what GNOME's own font has */
#define USUAL_PIXELS (11.0 * 96.0 / 72.0)
#define MOST 4.0

double
skv_text_scale (GtkWidget *widget)
{
  PangoFontDescription *font =
    pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  if (!pango_font_description_get_size_is_absolute (font))
    size *= (dpi > 0 ? dpi / 1024.0 : 96.0) / 72.0;
  return CLAMP (size / USUAL_PIXELS, 1.0, MOST);
}

static gboolean
on_query_tooltip (
  GtkLabel *label, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip, gpointer unused)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

void
skv_label_tell_whole (GtkLabel *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_widget_set_has_tooltip (GTK_WIDGET (label), TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}

static void
tell_chosen (AdwComboRow *row)
{
  gpointer chosen = adw_combo_row_get_selected_item (row);

  gtk_widget_set_tooltip_text (
    GTK_WIDGET (row), GTK_IS_STRING_OBJECT (chosen) ? gtk_string_object_get_string (chosen) : NULL);
}

void
skv_combo_row_tell_whole (AdwComboRow *row)
{
  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  g_signal_connect (row, "notify::selected-item", G_CALLBACK (tell_chosen), NULL);
  tell_chosen (row);
}

void
skv_window_grow_with_text (GtkWindow *window)
{
  double scale = skv_text_scale (GTK_WIDGET (window));
  GtkWindow *over = gtk_window_get_transient_for (window);
  int room = over != NULL ? gtk_widget_get_width (GTK_WIDGET (over)) : 0;
  int width, height;

  if (scale <= 1.0 || room <= 0)
    return;
  gtk_window_get_default_size (window, &width, &height);
  if (ADW_IS_MESSAGE_DIALOG (window))
    gtk_widget_set_size_request (GTK_WIDGET (window), MIN (room, (int) (MESSAGE_WIDTH * scale)),
                                 -1);
  else if (width > 0)
    gtk_window_set_default_size (window, MAX (width, MIN (room, (int) (width * scale))), height);
}

void
skv_row_keep_words (GtkWidget *row)
{
  if (GTK_IS_LABEL (row))
    gtk_label_set_wrap_mode (GTK_LABEL (row), PANGO_WRAP_WORD);
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    skv_row_keep_words (child);
}

void
skv_entry_row_name (AdwEntryRow *row)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
}
