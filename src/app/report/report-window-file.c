/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/report/report-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"

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
  g_autoptr (GFile) file = skv_file_question_take (dialog, response);

  if (file != NULL)
    export_to (self, file);
}

static void
add_kinds (GtkNativeDialog *dialog)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *pattern = g_strconcat ("*", formats[i].ending, NULL);

      skv_file_question_add_kind (dialog, _(formats[i].what),
                                  (const char *const[]){ pattern, NULL });
    }
}

void
skv_report_window_export (SkvReportWindow *self)
{
  GtkNativeDialog *dialog = skv_file_question_new (_("Export the Report"), GTK_WINDOW (self),
                                                   SKV_FILE_SAVE, _("_Export"));
  g_autofree char *name = g_strconcat (skv_report_get_title (self->report), ".pdf", NULL);

  add_kinds (dialog);
  skv_file_question_set_name (dialog, name);
  g_signal_connect (dialog, "response", G_CALLBACK (on_chosen), NULL);
  gtk_native_dialog_show (dialog);
}
