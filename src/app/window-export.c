/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/export-file.h"

static gpointer
run (SkvWork *work, gpointer data, GError **error)
{
  SkvExport *export = data;

  return skv_export_run (export, skv_work_get_cancellable (work), error)
           ? g_strdup (skv_export_get_name (export))
           : NULL;
}

static void
on_exported (gpointer owner, gpointer result, const GError *error)
{
  SkvWindow *self = SKV_WINDOW (owner);
  g_autofree char *name = result, *message = NULL;

  if (name != NULL)
    {
      message = g_strdup_printf (_("Exported: %s"), name);
      skv_window_tell (self, message, FALSE);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    skv_window_tell (self, _("Not exported"), FALSE);
  else
    skv_window_show_error (self, _("Not exported"), error->message);
}

static void
free_export (gpointer data)
{
  skv_export_free (data);
}

static void
export_to (SkvWindow *self, const char *format, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (SkvExport) export = NULL;
  g_autoptr (SkvWork) work = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    {
      skv_window_show_error (self, _("Not exported"),
                             _("That folder is not on this computer. Choose one that is."));
      return;
    }
  export = skv_export_new (self->session, format, path);
  if (skv_export_needs_main_thread (export))
    {
      gboolean done = skv_export_run (export, NULL, &error);

      on_exported (self, done ? g_strdup (skv_export_get_name (export)) : NULL, error);
      return;
    }
  work = skv_work_start (G_OBJECT (self), NULL,
                         &(SkvWorkTask){ .run = run,
                                         .data = g_steal_pointer (&export),
                                         .free_data = free_export,
                                         .free_result = g_free,
                                         .done = on_exported });
  skv_work_bar_follow (self->work_bar, work, _("Exporting…"), TRUE);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  SkvWindow *self = SKV_WINDOW (gtk_native_dialog_get_transient_for (dialog));
  g_autoptr (GFile) file = skv_file_question_take (dialog, response);

  if (file != NULL && self->session != NULL)
    export_to (self, data, file);
}

/* "Systemkvelder 2019.ics" */
static char *
suggest_name (SkvSession *session, const char *format)
{
  const char *title = skv_plan_get_settings (skv_session_get_plan (session))->title;
  g_autofree char *base = g_strdup (title != NULL && *title != '\0' ? title : "plan");
  g_autofree char *year = g_strdup_printf ("%d", skv_session_get_year (session));

  g_strdelimit (base, "/\\:", '-');
  if (!skv_export_format_is_picture (format) || strstr (base, year) != NULL)
    return g_strdup_printf ("%s.%s", base, format);
  return g_strdup_printf ("%s %s.%s", base, year, format);
}

void
skv_window_export (SkvWindow *self, const char *format)
{
  const char *what = skv_export_format_title (format);
  GtkNativeDialog *dialog;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (what != NULL);

  name = suggest_name (self->session, format);
  title = g_strdup_printf (_("Export as %s"), what);
  dialog = skv_file_question_new (title, GTK_WINDOW (self), SKV_FILE_SAVE, _("_Export"));
  skv_file_question_set_name (dialog, name);
  g_signal_connect (dialog, "response", G_CALLBACK (on_chosen),
                    (gpointer) g_intern_string (format)); /* outlives the action */
  gtk_native_dialog_show (dialog);
}
