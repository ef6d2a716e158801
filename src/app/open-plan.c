/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/plan-files.h"

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

static GtkNativeDialog *
question_new (SkvWindow *self, const char *title, SkvFileUse use, const char *accept)
{
  GtkNativeDialog *dialog = skv_file_question_new (title, GTK_WINDOW (self), use, accept);
  g_autoptr (GFile) folder = self->file != NULL && self->example == NULL
                               ? g_file_get_parent (self->file)
                               : skv_plan_files_get_folder ();

  skv_file_question_add_kind (dialog, _("Plans"), (const char *const[]){ "*.skv", NULL });
  skv_file_question_set_folder (dialog, folder);
  return dialog;
}

/* --- open ------------------------------------------------------------------------------------ */

static void
on_open_chosen (GtkNativeDialog *dialog, int response)
{
  SkvWindow *self = SKV_WINDOW (gtk_native_dialog_get_transient_for (dialog));
  g_autoptr (GFile) file = skv_file_question_take (dialog, response);

  if (file != NULL)
    skv_window_open_here_or_elsewhere (self, file);
}

void
skv_window_choose_plan (SkvWindow *self)
{
  GtkNativeDialog *dialog = question_new (self, _("Open Plan"), SKV_FILE_OPEN, _("_Open"));

  g_signal_connect (dialog, "response", G_CALLBACK (on_open_chosen), NULL);
  gtk_native_dialog_show (dialog);
}

/* --- duplicate ------------------------------------------------------------------------------- */

typedef struct
{
  GFile *from; /* (owned) */
  GFile *to;   /* (owned) */
} Copying;

static void
copying_free (gpointer data)
{
  Copying *copying = data;

  g_object_unref (copying->from);
  g_object_unref (copying->to);
  g_free (copying);
}

static gpointer
run_duplicate (SkvWork *work, gpointer data, GError **error)
{
  const Copying *copying = data;

  return skv_plan_files_duplicate (copying->from, copying->to, error) ? g_object_ref (copying->to)
                                                                      : NULL;
}

static void
on_duplicated (gpointer owner, gpointer result, const GError *error)
{
  SkvWindow *self = SKV_WINDOW (owner);
  g_autoptr (GFile) file = result;

  if (file != NULL)
    skv_window_open_here_or_elsewhere (self, file);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    skv_window_show_error (self, _("The plan was not duplicated"), error->message);
}

static void
on_duplicate_chosen (GtkNativeDialog *dialog, int response)
{
  SkvWindow *self = SKV_WINDOW (gtk_native_dialog_get_transient_for (dialog));
  g_autoptr (GFile) file = skv_file_question_take (dialog, response);
  g_autoptr (GFile) from =
    self->session != NULL
      ? skv_plan_files_locate (skv_session_get_plan (skv_window_get_real (self)))
      : NULL;
  g_autoptr (SkvWork) work = NULL;
  Copying *copying;

  if (file == NULL || from == NULL)
    return;
  copying = g_new0 (Copying, 1);
  copying->from = g_steal_pointer (&from);
  copying->to = g_object_ref (file);
  work = skv_work_start (G_OBJECT (self), NULL,
                         &(SkvWorkTask){ .run = run_duplicate,
                                         .data = copying,
                                         .free_data = copying_free,
                                         .free_result = g_object_unref,
                                         .done = on_duplicated });
  skv_work_bar_follow (self->work_bar, work, _("Duplicating the plan…"), FALSE);
}

void
skv_window_duplicate_plan (SkvWindow *self)
{
  GtkNativeDialog *dialog =
    question_new (self, _("Duplicate Plan"), SKV_FILE_SAVE, _("_Duplicate"));
  g_autofree char *old =
    self->file != NULL ? g_file_get_basename (self->file) : g_strdup ("plan.skv");
  g_autofree char *name = NULL;

  if (g_str_has_suffix (old, ".skv"))
    old[strlen (old) - strlen (".skv")] = '\0';
  /* Translators: the name of the file that a copy of the plan goes to */
  name = g_strdup_printf (_("%s copy.skv"), old);
  skv_file_question_set_name (dialog, name);
  g_signal_connect (dialog, "response", G_CALLBACK (on_duplicate_chosen), NULL);
  gtk_native_dialog_show (dialog);
}
