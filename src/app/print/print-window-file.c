/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/print/print-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_LETTERS 60 /* of a title, for a file */

static const struct
{
  const char *ending;
  const char *what;
  SkvPictureFormat format;
} formats[] = {
  { ".pdf", N_("PDF document"), SKV_PICTURE_PDF },
  { ".svg", N_("SVG picture"), SKV_PICTURE_SVG },
  { ".png", N_("PNG picture"), SKV_PICTURE_PNG },
};

/* by how the name ends; PDF if it ends otherwise */
static SkvPictureFormat
choose_format (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_ascii_strdown (path, -1);

      if (g_str_has_suffix (name, formats[i].ending))
        return formats[i].format;
    }
  return SKV_PICTURE_PDF;
}

static void
export_to (SkvPrintWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    {
      skv_print_window_show_problem (
        self, _("That folder is not on this computer. Choose one that is."));
      return;
    }
  if (self->page != NULL)
    skv_print_window_write (self, choose_format (path), path);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  SkvPrintWindow *self = SKV_PRINT_WINDOW (gtk_native_dialog_get_transient_for (dialog));
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  if (file != NULL)
    export_to (self, file);
}

char *
skv_print_window_suggest_name (SkvPrintWindow *self)
{
  SkvPrintWish wish = skv_print_window_get_wish (self);
  const char *title = skv_plan_get_settings (skv_session_get_plan (self->session))->title;
  g_autofree char *base = g_strdup (title != NULL && *title != '\0' ? title : "plan");
  long length = MIN (g_utf8_strlen (base, -1), MOST_LETTERS);
  g_autofree char *years = NULL;
  SkvDay from, to;

  *g_utf8_offset_to_pointer (base, length) = '\0';
  g_strdelimit (base, "/\\:\n\r", '-');
  skv_sheet_days (skv_session_get_year (self->session), wish.school_year, &from, &to);
  years = skv_sheet_years (from, to);
  if (strstr (base, years) != NULL)
    return g_strdup_printf ("%s %s", base, skv_paper_name (wish.paper));
  return g_strdup_printf ("%s %s %s", base, years, skv_paper_name (wish.paper));
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
skv_print_window_export (SkvPrintWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
    _("Export the Sheet"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  g_autofree char *base = skv_print_window_suggest_name (self);
  g_autofree char *name = g_strconcat (base, ".pdf", NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (on_chosen), NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
