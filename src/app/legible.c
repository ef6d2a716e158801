/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/legible.h"

#include "app/compat.h"

/* as libadwaita has it at the least, at the usual size of text */
#define MESSAGE_WIDTH 300

/* of what is chosen in a row, at the least, at the usual size of text */
#define CHOICE_WIDTH 104

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

/* The list that the toolkit shows what is chosen in (nullable) */
static GtkWidget *
find_choice (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_LIST_VIEW (child) ? child
                         : GTK_IS_POPOVER (child) || GTK_IS_LIST_BOX_ROW (child)
                           ? NULL
                           : find_choice (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
tell_chosen (AdwComboRow *row)
{
  gpointer chosen = adw_combo_row_get_selected_item (row);
  const char *words = GTK_IS_STRING_OBJECT (chosen) ? gtk_string_object_get_string (chosen) : NULL;
  GtkWidget *choice = find_choice (GTK_WIDGET (row));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (row), words);
  int most = (int) (CHOICE_WIDTH * skv_text_scale (GTK_WIDGET (row))), width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (choice != NULL)
    gtk_widget_set_size_request (choice, MIN (width, most), -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), words);
}

void
skv_combo_row_tell_whole (AdwComboRow *row)
{
  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  g_signal_connect (row, "notify::selected-item", G_CALLBACK (tell_chosen), NULL);
  tell_chosen (row);
}

/* What keeps lines short is as wide as so many words. */
static void
scale_clamps (GtkWidget *widget, double scale)
{
  if (ADW_IS_CLAMP (widget))
    {
      AdwClamp *clamp = ADW_CLAMP (widget);

      adw_clamp_set_maximum_size (clamp, (int) (adw_clamp_get_maximum_size (clamp) * scale));
      adw_clamp_set_tightening_threshold (
        clamp, (int) (adw_clamp_get_tightening_threshold (clamp) * scale));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    scale_clamps (child, scale);
}

static void
on_transient_for (GtkWindow *window)
{
  double scale = skv_text_scale (GTK_WIDGET (window));
  GtkWindow *over = gtk_window_get_transient_for (window);
  int room = over != NULL ? gtk_widget_get_width (GTK_WIDGET (over)) : 0;
  int width, height;

  if (scale <= 1.01 || room <= 0 || g_object_get_data (G_OBJECT (window), "skv-grown") != NULL)
    return;
  g_object_set_data (G_OBJECT (window), "skv-grown", GINT_TO_POINTER (TRUE));
  scale_clamps (GTK_WIDGET (window), scale);
  gtk_window_get_default_size (window, &width, &height);
  if (SKV_IS_MESSAGE (window))
    gtk_widget_set_size_request (GTK_WIDGET (window), MIN (room, (int) (MESSAGE_WIDTH * scale)),
                                 -1);
  else if (width > 0)
    gtk_window_set_default_size (window, MAX (width, MIN (room, (int) (width * scale))), height);
}

/* Such windows are not the application's own, which tells of those alone. */
static void
on_toplevels (GListModel *toplevels, guint position, guint removed, guint added, gpointer unused)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, position + i);

      g_signal_connect (window, "notify::transient-for", G_CALLBACK (on_transient_for), NULL);
    }
}

void
skv_windows_grow_with_text (void)
{
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (on_toplevels), NULL);
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
