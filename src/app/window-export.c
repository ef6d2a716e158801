/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/exchange/ics-writer.h"
#include "core/exchange/json-writer.h"
#include "core/exchange/selection.h"
#include "core/publish/year-picture.h"

/* The picture fits a screen, the poster an A3 sheet lying down, in points. */
#define PICTURE_WIDTH 1600
#define PICTURE_HEIGHT 1000
#define POSTER_WIDTH 1191
#define POSTER_HEIGHT 842

typedef struct
{
  const char *format;
  const char *what;
  SkvPictureFormat picture;
  int width; /* 0: not a picture */
  int height;
} Format;

static const Format formats[] = {
  { "ics", N_("iCalendar file"), 0, 0, 0 },
  { "json", N_("JSON file"), 0, 0, 0 },
  { "png", N_("PNG picture"), SKV_PICTURE_PNG, PICTURE_WIDTH, PICTURE_HEIGHT },
  { "svg", N_("SVG picture"), SKV_PICTURE_SVG, POSTER_WIDTH, POSTER_HEIGHT },
  { "pdf", N_("PDF document"), SKV_PICTURE_PDF, POSTER_WIDTH, POSTER_HEIGHT },
};

static const Format *
find_format (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (strcmp (formats[i].format, name) == 0)
        return &formats[i];
    }
  return NULL;
}

static char *
write_calendar (SkvSession *session)
{
  SkvSelection selection = { .without_holidays = TRUE };
  SkvPlan *plan = skv_session_get_plan (session);
  g_autoptr (GPtrArray) list =
    skv_selection_list (&selection, plan, skv_session_get_occurrences (session));

  return skv_ics_write (plan, list);
}

static gboolean
write_picture (SkvSession *session, const Format *format, const char *path, GError **error)
{
  SkvPictureOptions options = { .from = SKV_DAY_NONE };
  g_autoptr (SkvYearPicture) picture = NULL;

  skv_zoom_range (SKV_ZOOM_YEAR, skv_session_get_school_year (session),
                  skv_session_get_day (session), &options.from, &options.to);
  picture =
    skv_year_picture_new_full (skv_session_get_plan (session), skv_session_get_checker (session),
                               skv_session_get_year (session), &options);

  return skv_year_picture_write (picture, format->picture, path, format->width, format->height,
                                 NULL, NULL, error);
}

static gboolean
write_file (SkvSession *session, const Format *format, const char *path, GError **error)
{
  g_autofree char *text = NULL;

  if (format->width > 0)
    return write_picture (session, format, path, error);
  if (strcmp (format->format, "ics") == 0)
    text = write_calendar (session);
  else
    text = skv_json_write (skv_session_get_plan (session));
  return g_file_set_contents (path, text, -1, error);
}

static void
export_to (SkvWindow *self, const Format *format, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    {
      skv_window_show_error (self, _("Not exported"),
                             _("That folder is not on this computer. Choose one that is."));
      return;
    }
  if (!write_file (self->session, format, path, &error))
    {
      skv_window_show_error (self, _("Not exported"), error->message);
      return;
    }
  message = g_strdup_printf (_("Exported: %s"), name);
  skv_window_tell (self, message, FALSE);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  SkvWindow *self = SKV_WINDOW (gtk_native_dialog_get_transient_for (dialog));
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL && self->session != NULL)
    export_to (self, data, file);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/* "Systemkvelder 2019.ics" */
static char *
suggest_name (SkvSession *session, const Format *format)
{
  const char *title = skv_plan_get_settings (skv_session_get_plan (session))->title;
  g_autofree char *base = g_strdup (title != NULL && *title != '\0' ? title : "plan");
  g_autofree char *year = g_strdup_printf ("%d", skv_session_get_year (session));

  g_strdelimit (base, "/\\:", '-');
  if (format->width == 0 || strstr (base, year) != NULL)
    return g_strdup_printf ("%s.%s", base, format->format);
  return g_strdup_printf ("%s %s.%s", base, year, format->format);
}

void
skv_window_export (SkvWindow *self, const char *format_name)
{
  const Format *format = find_format (format_name);
  GtkFileChooserNative *dialog;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (format != NULL);

  name = suggest_name (self->session, format);
  title = g_strdup_printf (_("Export as %s"), _(format->what));
  dialog = gtk_file_chooser_native_new (title, GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                        _("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (on_chosen), (gpointer) format);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
