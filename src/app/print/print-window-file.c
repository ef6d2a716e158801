/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/print/print-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"

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
  g_autoptr (GFile) file = skv_file_question_take (dialog, response);

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
skv_print_window_export (SkvPrintWindow *self)
{
  GtkNativeDialog *dialog =
    skv_file_question_new (_("Export the Sheet"), GTK_WINDOW (self), SKV_FILE_SAVE, _("_Export"));
  g_autofree char *base = skv_print_window_suggest_name (self);
  g_autofree char *name = g_strconcat (base, ".pdf", NULL);

  add_kinds (dialog);
  skv_file_question_set_name (dialog, name);
  g_signal_connect (dialog, "response", G_CALLBACK (on_chosen), NULL);
  gtk_native_dialog_show (dialog);
}
