/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/report/report-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* what a file of that ending holds (transfer full) */
typedef char *(*Write) (const SkvReport *self);

static const struct
{
  const char *ending;
  const char *what;
  Write write; /* NULL: PDF */
} formats[] = {
  { ".pdf", N_("PDF document"), NULL },
  { ".html", N_("Web page"), skv_report_to_html },
  { ".csv", N_("Table (CSV)"), skv_report_to_csv },
  { ".txt", N_("Text"), skv_report_to_text },
};

/* by how the name ends; PDF if it ends otherwise */
static Write
choose_format (const char *path)
{
  g_autofree char *name = g_ascii_strdown (path, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (name, formats[i].ending))
      return formats[i].write;
  return NULL;
}

static GBytes *
make_bytes (SkvReportWindow *self, Write write, GError **error)
{
  SkvPageLanguage language;
  GBytes *bytes;
  char *text;

  skv_page_language_enter (&language, skv_report_window_get_language (self));
  if (write == NULL)
    bytes = skv_report_to_pdf (self->report, error);
  else
    {
      text = write (self->report);
      bytes = g_bytes_new_take (text, strlen (text));
    }
  skv_page_language_leave (&language);
  return bytes;
}

static void
export_to (SkvReportWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *message = NULL;
  g_autoptr (SkvSession) session = g_object_ref (self->session);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    {
      skv_report_window_show_problem (
        self, _("That folder is not on this computer. Choose one that is."));
      return;
    }
  bytes = make_bytes (self, choose_format (path), &error);
  if (bytes == NULL || !g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                                  (gssize) g_bytes_get_size (bytes),
                                                  G_FILE_SET_CONTENTS_CONSISTENT, 0644, &error))
    {
      skv_report_window_show_problem (self, error->message);
      return;
    }
  message = g_strdup_printf (_("Exported: %s"), name);
  gtk_window_destroy (GTK_WINDOW (self));
  skv_session_tell (session, message);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  SkvReportWindow *self = SKV_REPORT_WINDOW (gtk_native_dialog_get_transient_for (dialog));
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  if (file != NULL)
    export_to (self, file);
}

static void
add_filters (GtkFileChooser *chooser)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_autofree char *pattern = g_strconcat ("*", formats[i].ending, NULL);

      gtk_file_filter_set_name (filter, _(formats[i].what));
      gtk_file_filter_add_pattern (filter, pattern);
      gtk_file_chooser_add_filter (chooser, filter);
    }
}

void
skv_report_window_export (SkvReportWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
    _("Export the Report"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  g_autofree char *name = g_strconcat (skv_report_get_title (self->report), ".pdf", NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (on_chosen), NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
