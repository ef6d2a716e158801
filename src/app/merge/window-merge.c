/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/merge/merge-window.h"
#include "app/plan-files.h"
#include "app/present.h"

/* What collides is shown where plans are compared: in the year. */
static void
on_merged (SkvMergeWindow *dialog, const char *layer, SkvWindow *self)
{
  if (layer != NULL)
    skv_window_show_layer (self, layer);
}

static void
on_found (gpointer owner, gpointer result, const GError *error)
{
  SkvWindow *self = owner;
  GtkWidget *dialog;

  if (error != NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        skv_window_show_error (self, _("Not Merged"), error->message);
      return;
    }
  skv_window_leave_layer (self);
  dialog = skv_merge_window_new (skv_window_get_real (self), result);
  g_signal_connect_object (dialog, "merged", G_CALLBACK (on_merged), self, 0);
  skv_present_over (dialog, GTK_WIDGET (self));
}

static void
compare_with (SkvWindow *self, GFile *theirs)
{
  SkvSession *session = skv_window_get_real (self);
  g_autoptr (GFile) ours = skv_plan_files_locate (skv_session_get_plan (session));
  g_autofree char *base = g_file_get_basename (theirs), *words = NULL;
  g_autoptr (SkvWork) work = NULL;

  if (ours == NULL)
    {
      skv_window_show_error (self, _("Not Merged"),
                             _("This plan is not in a file yet. Keep a copy of it first."));
      return;
    }
  if (g_file_equal (ours, theirs))
    {
      skv_window_show_error (self, _("Not Merged"),
                             _("That is this plan itself. Choose another copy of it."));
      return;
    }
  work = skv_merge_work_start (G_OBJECT (self), session, ours, theirs, on_found);
  /* TRANSLATORS: %s is the name of a file */
  words = g_strdup_printf (_("Comparing with “%s”…"), base);
  skv_work_bar_follow (self->work_bar, work, words, TRUE);
}

static void
on_chosen (GtkNativeDialog *dialog, int response)
{
  SkvWindow *self = SKV_WINDOW (gtk_native_dialog_get_transient_for (dialog));
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  if (file != NULL && self->session != NULL)
    compare_with (self, file);
}

void
skv_window_merge (SkvWindow *self)
{
  GtkFileChooserNative *dialog;
  g_autoptr (GtkFileFilter) filter = g_object_ref_sink (gtk_file_filter_new ());

  if (self->session == NULL)
    return;
  dialog = gtk_file_chooser_native_new (_("Merge With Another Copy"), GTK_WINDOW (self),
                                        GTK_FILE_CHOOSER_ACTION_OPEN, _("C_ompare"), NULL);
  gtk_file_filter_set_name (filter, _("Plans"));
  gtk_file_filter_add_pattern (filter, "*.skv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_chosen), NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
