/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/compat.h"

#include <stdarg.h>

/* Newer libraries deprecate what this file is for; GTK 4.8 and libadwaita 1.2 have nothing else. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

/* --- a question over a window ---------------------------------------------------------------- */

SkvMessage *
skv_message_cast (gpointer object)
{
  return ADW_MESSAGE_DIALOG (object);
}

gboolean
skv_message_is (gpointer object)
{
  return ADW_IS_MESSAGE_DIALOG (object);
}

GtkWidget *
skv_message_new (GtkWindow *over, const char *heading, const char *body)
{
  return adw_message_dialog_new (over, heading, body);
}

void
skv_message_add_response (SkvMessage *self, const char *id, const char *label)
{
  adw_message_dialog_add_response (self, id, label);
}

void
skv_message_add_responses (SkvMessage *self, const char *id, ...)
{
  va_list labels;

  va_start (labels, id);
  for (; id != NULL; id = va_arg (labels, const char *))
    adw_message_dialog_add_response (self, id, va_arg (labels, const char *));
  va_end (labels);
}

void
skv_message_set_response_appearance (SkvMessage *self,
                                     const char *id,
                                     AdwResponseAppearance appearance)
{
  adw_message_dialog_set_response_appearance (self, id, appearance);
}

void
skv_message_set_response_enabled (SkvMessage *self, const char *id, gboolean enabled)
{
  adw_message_dialog_set_response_enabled (self, id, enabled);
}

void
skv_message_set_default_response (SkvMessage *self, const char *id)
{
  adw_message_dialog_set_default_response (self, id);
}

void
skv_message_set_close_response (SkvMessage *self, const char *id)
{
  adw_message_dialog_set_close_response (self, id);
}

void
skv_message_set_extra_child (SkvMessage *self, GtkWidget *child)
{
  adw_message_dialog_set_extra_child (self, child);
}

GtkWidget *
skv_message_get_extra_child (SkvMessage *self)
{
  return adw_message_dialog_get_extra_child (self);
}

void
skv_message_response (SkvMessage *self, const char *id)
{
  adw_message_dialog_response (self, id);
}

/* --- which file ------------------------------------------------------------------------------- */

GtkNativeDialog *
skv_file_question_new (const char *title, GtkWindow *over, SkvFileUse use, const char *accept)
{
  const GtkFileChooserAction actions[] = {
    [SKV_FILE_OPEN] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [SKV_FILE_OPEN_MANY] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [SKV_FILE_SAVE] = GTK_FILE_CHOOSER_ACTION_SAVE,
    [SKV_FILE_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
  };
  GtkFileChooserNative *self;

  g_return_val_if_fail ((gsize) use < G_N_ELEMENTS (actions), NULL);

  self = gtk_file_chooser_native_new (title, over, actions[use], accept, NULL);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self), use == SKV_FILE_OPEN_MANY);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self), TRUE);
  return GTK_NATIVE_DIALOG (self);
}

void
skv_file_question_add_kind (GtkNativeDialog *self, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (gsize i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self), filter);
}

void
skv_file_question_set_name (GtkNativeDialog *self, const char *name)
{
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self), name);
}

void
skv_file_question_set_folder (GtkNativeDialog *self, GFile *folder)
{
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self), folder, NULL);
}

GFile *
skv_file_question_take (GtkNativeDialog *self, int response)
{
  GFile *file =
    response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self)) : NULL;

  gtk_native_dialog_destroy (self);
  g_object_unref (self);
  return file;
}

GSList *
skv_file_question_take_all (GtkNativeDialog *self, int response)
{
  g_autoptr (GListModel) files =
    response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self)) : NULL;
  GSList *list = NULL;

  for (guint i = files != NULL ? g_list_model_get_n_items (files) : 0; i > 0; i--)
    list = g_slist_prepend (list, g_list_model_get_item (files, i - 1));
  gtk_native_dialog_destroy (self);
  g_object_unref (self);
  return list;
}

/* --- an address for another program ----------------------------------------------------------- */

void
skv_show_uri (GtkWindow *over, const char *uri)
{
  gtk_show_uri (over, uri, GDK_CURRENT_TIME);
}

void
skv_show_uri_async (GtkWindow *over, const char *uri, GAsyncReadyCallback callback, gpointer data)
{
  gtk_show_uri_full (over, uri, GDK_CURRENT_TIME, NULL, callback, data);
}

gboolean
skv_show_uri_finish (GtkWindow *over, GAsyncResult *result, GError **error)
{
  return gtk_show_uri_full_finish (over, result, error);
}

/* --- a list beside its details ---------------------------------------------------------------- */

SkvTwoPanes *
skv_two_panes_cast (gpointer object)
{
  return ADW_LEAFLET (object);
}

gboolean
skv_two_panes_is (gpointer object)
{
  return ADW_IS_LEAFLET (object);
}

gboolean
skv_two_panes_get_folded (SkvTwoPanes *self)
{
  return adw_leaflet_get_folded (self);
}

gboolean
skv_two_panes_navigate (SkvTwoPanes *self, AdwNavigationDirection direction)
{
  return adw_leaflet_navigate (self, direction);
}

void
skv_two_panes_set_visible_child (SkvTwoPanes *self, GtkWidget *child)
{
  adw_leaflet_set_visible_child (self, child);
}

GtkWidget *
skv_two_panes_get_visible_child (SkvTwoPanes *self)
{
  return adw_leaflet_get_visible_child (self);
}

/* --- a pane at the side, or over the rest ------------------------------------------------------
 */

void
skv_side_pane_set_shown (SkvSidePane *self, gboolean shown)
{
  adw_flap_set_reveal_flap (self, shown);
}

gboolean
skv_side_pane_get_shown (SkvSidePane *self)
{
  return adw_flap_get_reveal_flap (self);
}

gboolean
skv_side_pane_get_over (SkvSidePane *self)
{
  return adw_flap_get_folded (self);
}

void
skv_side_pane_set_always_over (SkvSidePane *self, gboolean over)
{
  adw_flap_set_fold_policy (self, over ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
}

gboolean
skv_side_pane_get_always_over (SkvSidePane *self)
{
  return adw_flap_get_fold_policy (self) != ADW_FLAP_FOLD_POLICY_NEVER;
}

/* --- windows ---------------------------------------------------------------------------------- */

void
skv_pages_title_set_title (SkvPagesTitle *self, const char *title)
{
  adw_view_switcher_title_set_title (self, title);
}

GtkWidget *
skv_preferences_frame_new (AdwPreferencesPage *page)
{
  GtkWidget *window = adw_preferences_window_new ();

  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), page);
  return window;
}

void
skv_show_about (GtkWindow *over, const char *first_property, ...)
{
  GtkWidget *window = adw_about_window_new ();
  va_list properties;

  va_start (properties, first_property);
  g_object_set_valist (G_OBJECT (window), first_property, properties);
  va_end (properties);
  gtk_window_set_transient_for (GTK_WINDOW (window), over);
  gtk_window_present (GTK_WINDOW (window));
}

GtkWindow *
skv_shortcuts_get (GtkApplicationWindow *window)
{
  return (GtkWindow *) gtk_application_window_get_help_overlay (window);
}

void
skv_shortcuts_set (GtkApplicationWindow *window, GObject *shortcuts)
{
  gtk_application_window_set_help_overlay (window, GTK_SHORTCUTS_WINDOW (shortcuts));
}

gboolean
skv_window_is_toolkits (GtkWidget *window)
{
  return ADW_IS_ABOUT_WINDOW (window) || GTK_IS_SHORTCUTS_WINDOW (window);
}

/* --- small things ----------------------------------------------------------------------------- */

void
skv_expander_row_add (AdwExpanderRow *row, GtkWidget *widget)
{
  adw_expander_row_add_action (row, widget);
}

void
skv_calendar_select (GtkCalendar *calendar, GDateTime *day)
{
  gtk_calendar_select_day (calendar, day);
}

gpointer
skv_type_class_keep (GType type)
{
  return g_type_class_ref (type);
}

/* --- colours ---------------------------------------------------------------------------------- */

GtkWidget *
skv_colour_button_new (const GdkRGBA *colour)
{
  GtkWidget *button = gtk_color_button_new_with_rgba (colour);

  gtk_color_chooser_set_use_alpha (GTK_COLOR_CHOOSER (button), FALSE);
  return button;
}

void
skv_colour_button_get (GtkWidget *button, GdkRGBA *colour)
{
  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (button), colour);
}

void
skv_widget_get_text_colour (GtkWidget *widget, GdkRGBA *colour)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), colour);
}

void
skv_widget_find_colour (GtkWidget *widget, const char *name, GdkRGBA *colour)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, colour))
    *colour = (GdkRGBA){ 0, 0, 0, 0 };
}

G_GNUC_END_IGNORE_DEPRECATIONS

/* --- places ----------------------------------------------------------------------------------- */

gboolean
skv_widget_find_point (
  GtkWidget *from, GtkWidget *to, double x, double y, double *to_x, double *to_y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y), found;

  gboolean is_known = gtk_widget_compute_point (from, to, &point, &found);

  *to_x = is_known ? found.x : 0;
  *to_y = is_known ? found.y : 0;
  return is_known;
}
