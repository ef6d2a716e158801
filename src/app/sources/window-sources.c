/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/import/import-reader.h"
#include "app/sources/questions.h"
#include "core/exchange/address.h"
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
  g_autoptr (GFile) file = skv_file_question_take (dialog, response);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

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
  GtkNativeDialog *dialog;

  if (source == NULL)
    return;
  dialog = skv_file_question_new (_("Choose Another File"), GTK_WINDOW (self), SKV_FILE_OPEN,
                                  _("_Read"));
  if (start != NULL)
    skv_file_question_set_folder (dialog, start);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_chosen), g_strdup (source->parent.id),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_native_dialog_show (dialog);
}

/* the first day of something of it; SKV_DAY_NONE if it has none, or the shown year has some */
static SkvDay
find_day (SkvWindow *self, const SkvSource *source)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  SkvDay from = skv_session_get_from (self->session), to = skv_session_get_to (self->session);
  SkvDay day = SKV_DAY_NONE;

  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);
      SkvDay first, end;

      if (g_strcmp0 (item->source, source->parent.id) != 0 ||
          !skv_item_days (item, skv_plan_get_zone (plan), &first, &end))
        continue;
      if (first < to && end > from)
        return SKV_DAY_NONE;
      day = day == SKV_DAY_NONE ? first : MIN (day, first);
    }
  return day;
}

/* In the list, alone: the filter says so and can be taken away. */
static void
show_items (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvWindow *self = SKV_WINDOW (widget);
  const SkvSource *source = find_source (self, g_variant_get_string (parameter, NULL));
  SkvDay day;

  if (source == NULL)
    return;
  day = find_day (self, source);
  skv_session_set_view (self->session, NULL); /* nothing of it stays hidden */
  skv_session_set_source (self->session, source->parent.id);
  if (day != SKV_DAY_NONE)
    skv_session_show_day (self->session, day);
  skv_window_show_page (self, "list");
}

/* --- addresses ------------------------------------------------------------------------------- */

static void
on_subscribed (const char *address, int hours, gpointer data)
{
  SkvWindow *self = data;
  g_autoptr (GPtrArray) sources =
    g_ptr_array_new_with_free_func ((GDestroyNotify) skv_import_source_free);

  g_ptr_array_add (sources, skv_import_source_new_for_address (address, hours));
  skv_window_take_sources (self, sources);
}

void
skv_window_subscribe (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_ask_subscription (widget, on_subscribed, widget);
}

static void
refresh_source (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvWindow *self = SKV_WINDOW (widget);

  if (self->refresher != NULL)
    skv_source_refresher_read (self->refresher, g_variant_get_string (parameter, NULL));
}

static SkvSession *
find_session (gpointer window)
{
  return skv_window_get_real (window);
}

static void
on_refreshing (SkvWindow *self, SkvWork *work)
{
  skv_work_bar_follow (self->work_bar, work, _("Reading the source…"), TRUE);
}

void
skv_window_follow_sources (SkvWindow *self)
{
  if (self->refresher == NULL)
    {
      self->refresher = skv_source_refresher_new (find_session, self);
      g_signal_connect_object (self->refresher, "working", G_CALLBACK (on_refreshing), self,
                               G_CONNECT_SWAPPED);
    }
  skv_source_refresher_forget (self->refresher);
}

void
skv_window_sources_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.read-source", "s", read_again);
  gtk_widget_class_install_action (widget_class, "win.refresh-source", "s", refresh_source);
  gtk_widget_class_install_action (widget_class, "win.choose-source-file", "s", choose_file);
  gtk_widget_class_install_action (widget_class, "win.show-source", "s", show_items);
}
