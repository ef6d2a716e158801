/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "core/exchange/sources.h"

static const SkvSource *
find_source (SkvWindow *self, const char *id)
{
  return self->session != NULL
           ? skv_plan_lookup (skv_session_get_plan (self->session), SKV_KIND_SOURCE, id)
           : NULL;
}

static void
read_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvWindow *self = SKV_WINDOW (widget);
  const SkvSource *source = find_source (self, g_variant_get_string (parameter, NULL));
  g_autofree char *path = source != NULL ? skv_source_path (source) : NULL;

  if (path != NULL)
    skv_window_read_source (self, source->parent.id, path);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  SkvWindow *self = SKV_WINDOW (gtk_native_dialog_get_transient_for (dialog));
  g_autoptr (GFile) file =
    response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  if (path != NULL)
    skv_window_read_source (self, data, path);
}

/* The next year's list has another name: it is read as the old one was. */
static void
choose_file (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvWindow *self = SKV_WINDOW (widget);
  const SkvSource *source = find_source (self, g_variant_get_string (parameter, NULL));
  g_autofree char *path = source != NULL ? skv_source_path (source) : NULL;
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autoptr (GFile) start = folder != NULL ? g_file_new_for_path (folder) : NULL;
  GtkFileChooserNative *dialog;

  if (source == NULL)
    return;
  dialog = gtk_file_chooser_native_new (_("Choose Another File"), GTK_WINDOW (self),
                                        GTK_FILE_CHOOSER_ACTION_OPEN, _("_Read"), NULL);
  if (start != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), start, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_chosen), g_strdup (source->parent.id),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* the first year that has something of it, if the shown one has nothing (0: none has) */
static int
find_year (SkvWindow *self, const SkvSource *source)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  int shown = skv_session_get_year (self->session), year = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);
      SkvDay first, end;

      if (g_strcmp0 (item->source, source->parent.id) != 0 ||
          !skv_item_days (item, skv_plan_get_zone (plan), &first, &end))
        continue;
      if (skv_day_year (first) <= shown && skv_day_year (end - 1) >= shown)
        return shown;
      year = year == 0 ? skv_day_year (first) : MIN (year, skv_day_year (first));
    }
  return year;
}

/* In the list, by the filter that all pages share: names of sources are searched too. */
static void
show_items (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvWindow *self = SKV_WINDOW (widget);
  const SkvSource *source = find_source (self, g_variant_get_string (parameter, NULL));
  SkvView *view;
  int year;

  if (source == NULL)
    return;
  year = find_year (self, source);
  view = skv_record_new (SKV_KIND_VIEW, NULL);
  skv_set_text (&view->search, source->name);
  skv_session_set_view (self->session, view);
  skv_record_unref (view);
  if (year != 0)
    skv_session_set_year (self->session, year);
  skv_window_show_page (self, "list");
}

void
skv_window_sources_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.read-source", "s", read_again);
  gtk_widget_class_install_action (widget_class, "win.choose-source-file", "s", choose_file);
  gtk_widget_class_install_action (widget_class, "win.show-source", "s", show_items);
}
