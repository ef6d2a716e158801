/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/import/import-dialog.h"
#include "app/import/import-drop.h"
#include "app/plan-files.h"
#include "app/sources/sources-page.h"

/* --- One dialog after another --------------------------------------------------------------- */

static void
on_source_read (GtkWindow *dialog, const char *problem, gpointer data)
{
  GtkWindow *self = gtk_window_get_transient_for (dialog);

  if (self != NULL)
    skv_sources_page_tell_problem (
      SKV_SOURCES_PAGE (skv_window_get_page (SKV_WINDOW (self), "sources")), data, problem);
}

static void
show_next (SkvWindow *self)
{
  g_autoptr (SkvImportSource) source = g_queue_pop_head (&self->imports);

  self->import_dialog = NULL;
  if (source == NULL || self->session == NULL)
    return;
  self->import_dialog =
    skv_import_dialog_new (self->session, source, g_queue_get_length (&self->imports));
  gtk_window_set_transient_for (GTK_WINDOW (self->import_dialog), GTK_WINDOW (self));
  if (source->id != NULL)
    g_signal_connect_data (self->import_dialog, "source-read", G_CALLBACK (on_source_read),
                           g_strdup (source->id), (GClosureNotify) (void (*) (void)) g_free, 0);
  g_signal_connect_object (self->import_dialog, "destroy", G_CALLBACK (show_next), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->import_dialog));
}

void
skv_window_forget_imports (SkvWindow *self)
{
  g_queue_clear_full (&self->imports, (GDestroyNotify) skv_import_source_free);
}

/* FALSE, after having said why, if nothing can come into the plan. */
static gboolean
can_import (SkvWindow *self)
{
  if (self->session == NULL)
    return FALSE;
  if (skv_plan_files_is_read_only (skv_session_get_plan (self->session)))
    skv_window_tell (self, _("This plan can only be read: nothing can come into it."), FALSE);
  else
    return TRUE;
  return FALSE;
}

void
skv_window_take_sources (SkvWindow *self, GPtrArray *sources)
{
  if (sources->len == 0 || !can_import (self))
    return;
  /* All are known before the first dialog says how many there are. */
  for (guint i = 0; i < sources->len; i++)
    g_queue_push_tail (&self->imports, skv_import_source_copy (g_ptr_array_index (sources, i)));
  if (self->import_dialog == NULL)
    show_next (self);
}

void
skv_window_take_files (SkvWindow *self, GSList *files)
{
  g_autoptr (GSList) others = skv_window_take_registrations (self, files);
  g_autoptr (SkvImportDrop) drop = skv_import_drop_new (others);

  for (guint i = 0; i < drop->plans->len; i++)
    skv_window_open_here_or_elsewhere (self, g_ptr_array_index (drop->plans, i));
  /* Dates without a plan: one is made for them. */
  if (self->session == NULL && drop->sources->len > 0)
    skv_window_new_plan (self, drop->sources);
  else
    skv_window_take_sources (self, drop->sources);
  if (drop->n_elsewhere > 0)
    skv_window_show_error (self, _("Not imported"),
                           _("That file is not on this computer. Copy it here first."));
}

void
skv_window_take_text (SkvWindow *self, const char *name, const char *text)
{
  g_autoptr (GPtrArray) sources =
    g_ptr_array_new_with_free_func ((GDestroyNotify) skv_import_source_free);

  g_ptr_array_add (sources, skv_import_source_new_for_text (name, text));
  if (self->session == NULL)
    skv_window_new_plan (self, sources);
  else
    skv_window_take_sources (self, sources);
}

void
skv_window_read_source (SkvWindow *self, const char *id, const char *path)
{
  g_autoptr (GPtrArray) sources =
    g_ptr_array_new_with_free_func ((GDestroyNotify) skv_import_source_free);
  SkvImportSource *source = skv_import_source_new_for_path (path);

  source->id = g_strdup (id);
  g_ptr_array_add (sources, source);
  skv_window_take_sources (self, sources);
}

/* --- File dialog ---------------------------------------------------------------------------- */

static void
on_chosen (GtkNativeDialog *dialog, int response)
{
  SkvWindow *self = SKV_WINDOW (gtk_native_dialog_get_transient_for (dialog));
  GSList *list = skv_file_question_take_all (dialog, response);

  skv_window_take_files (self, list);
  g_slist_free_full (list, g_object_unref);
}

void
skv_window_import (SkvWindow *self)
{
  GtkNativeDialog *dialog =
    skv_file_question_new (_("Import"), GTK_WINDOW (self), SKV_FILE_OPEN_MANY, _("_Import"));

  skv_file_question_add_kind (dialog, _("Calendars, tables, texts and plans"),
                              (const char *const[]){ "*.ics", "*.ICS", "*.ical", "*.csv", "*.CSV",
                                                     "*.tsv", "*.txt", "*.TXT", "*.json", NULL });
  skv_file_question_add_kind (dialog, _("All files"), (const char *const[]){ "*", NULL });
  g_signal_connect (dialog, "response", G_CALLBACK (on_chosen), NULL);
  gtk_native_dialog_show (dialog);
}

/* --- Paste ---------------------------------------------------------------------------------- */

static void
on_text_pasted (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (SkvWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (text != NULL && *text != '\0')
    skv_window_take_text (self, _("Pasted text"), text);
}

static void
on_files_pasted (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (SkvWindow) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  g_autoptr (GSList) files =
    value != NULL ? gdk_file_list_get_files (g_value_get_boxed (value)) : NULL;

  skv_window_take_files (self, files);
}

void
skv_window_paste (SkvWindow *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
      gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    on_files_pasted, g_object_ref (self));
  else if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) ||
           gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8") ||
           gdk_content_formats_contain_mime_type (formats, "text/plain"))
    gdk_clipboard_read_text_async (clipboard, NULL, on_text_pasted, g_object_ref (self));
  else
    skv_window_tell (self, _("There is no text and no file on the clipboard."), FALSE);
}

/* --- Drop ----------------------------------------------------------------------------------- */

static gboolean
on_drop (SkvWindow *self, const GValue *value)
{
  if (self->import_dialog != NULL)
    return FALSE;
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

      skv_window_take_files (self, files);
      return TRUE;
    }
  if (!G_VALUE_HOLDS_STRING (value) || g_value_get_string (value) == NULL)
    return FALSE;
  skv_window_take_text (self, _("Dropped text"), g_value_get_string (value));
  return TRUE;
}

static void
on_hover (SkvWindow *self, GParamSpec *pspec, GtkDropTarget *target)
{
  gtk_widget_set_visible (self->drop_hint, gtk_drop_target_get_current_drop (target) != NULL);
}

void
skv_window_install_drop (SkvWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  g_signal_connect_swapped (target, "notify::current-drop", G_CALLBACK (on_hover), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
