/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/new-plan-dialog.h"
#include "app/plan-files.h"
#include "core/exchange/examples.h"

/* the example that is shown to whoever asks for one, if it is there */
#define FIRST_EXAMPLE "systemkvelder-2019"

void
skv_window_open_here_or_elsewhere (SkvWindow *self, GFile *file)
{
  GFile *files[] = { file };

  /* The application knows whether a window shows it already. */
  if (self->session == NULL)
    skv_window_open (self, file);
  else
    g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), files, 1,
                        "");
}

static GtkFileFilter *
plan_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Plans"));
  gtk_file_filter_add_pattern (filter, "*.skv");
  return filter;
}

static GtkFileChooserNative *
chooser_new (SkvWindow *self, const char *title, GtkFileChooserAction action, const char *accept)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, NULL);
  g_autoptr (GtkFileFilter) filter = g_object_ref_sink (plan_filter ());
  g_autoptr (GFile) folder = self->file != NULL && self->example == NULL
                               ? g_file_get_parent (self->file)
                               : skv_plan_files_get_folder ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  return dialog;
}

static SkvWindow *
take_answer (GtkNativeDialog *dialog, int response, GFile **file)
{
  SkvWindow *self = SKV_WINDOW (gtk_native_dialog_get_transient_for (dialog));

  if (response == GTK_RESPONSE_ACCEPT)
    *file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  return self;
}

/* --- open ------------------------------------------------------------------------------------ */

static void
on_open_chosen (GtkNativeDialog *dialog, int response)
{
  g_autoptr (GFile) file = NULL;
  SkvWindow *self = take_answer (dialog, response, &file);

  if (file != NULL)
    skv_window_open_here_or_elsewhere (self, file);
}

void
skv_window_choose_plan (SkvWindow *self)
{
  GtkFileChooserNative *dialog =
    chooser_new (self, _("Open Plan"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"));

  g_signal_connect (dialog, "response", G_CALLBACK (on_open_chosen), NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- the example ----------------------------------------------------------------------------- */

/* Of the first one, or else of any there is. (transfer full) (nullable) */
static char *
pick_example (void)
{
  g_autoptr (GPtrArray) examples = skv_examples_list ();

  for (guint i = 0; i < examples->len; i++)
    {
      const SkvExample *example = g_ptr_array_index (examples, i);

      if (g_str_equal (example->name, FIRST_EXAMPLE))
        return g_strdup (example->name);
    }
  return examples->len > 0 ? g_strdup (((SkvExample *) g_ptr_array_index (examples, 0))->name)
                           : NULL;
}

/* A copy of one's own to play with; the next time it is found as it was left. */
void
skv_window_open_example (SkvWindow *self)
{
  g_autofree char *example = pick_example ();
  g_autofree char *name = g_strconcat (example != NULL ? example : "", ".skv", NULL);
  g_autoptr (GFile) folder = skv_plan_files_get_folder ();
  g_autoptr (GFile) file = g_file_get_child (folder, name);
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (example != NULL);

  if (!g_file_query_exists (file, NULL))
    plan = skv_plan_files_create (file, &(SkvNewPlan){ .example = example }, &error);
  if (error != NULL)
    {
      skv_window_show_error (self, _("The example cannot be made"), error->message);
      return;
    }
  g_clear_object (&plan); /* opened anew below, by whichever window shows it */
  skv_window_open_here_or_elsewhere (self, file);
}

/* --- duplicate ------------------------------------------------------------------------------- */

static void
on_duplicate_chosen (GtkNativeDialog *dialog, int response)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  SkvWindow *self = take_answer (dialog, response, &file);

  if (file == NULL || self->session == NULL)
    return;
  if (skv_plan_files_duplicate (skv_session_get_plan (skv_window_get_real (self)), file, &error))
    skv_window_open_here_or_elsewhere (self, file);
  else
    skv_window_show_error (self, _("The plan was not duplicated"), error->message);
}

void
skv_window_duplicate_plan (SkvWindow *self)
{
  GtkFileChooserNative *dialog =
    chooser_new (self, _("Duplicate Plan"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Duplicate"));
  g_autofree char *old =
    self->file != NULL ? g_file_get_basename (self->file) : g_strdup ("plan.skv");
  g_autofree char *name = NULL;

  if (g_str_has_suffix (old, ".skv"))
    old[strlen (old) - strlen (".skv")] = '\0';
  /* Translators: the name of the file that a copy of the plan goes to */
  name = g_strdup_printf (_("%s copy.skv"), old);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (on_duplicate_chosen), NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- new ------------------------------------------------------------------------------------- */

static void
on_created (SkvWindow *self, GFile *file)
{
  skv_window_open_here_or_elsewhere (self, file);
}

void
skv_window_new_plan (SkvWindow *self)
{
  GtkWidget *dialog = skv_new_plan_dialog_new ();

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "created", G_CALLBACK (on_created), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
