/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
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
  g_autoptr (GFile) file = skv_file_question_take (dialog, response);

  if (file != NULL && self->session != NULL)
    compare_with (self, file);
}

void
skv_window_merge (SkvWindow *self)
{
  GtkNativeDialog *dialog;

  if (self->session == NULL)
    return;
  dialog = skv_file_question_new (_("Merge With Another Copy"), GTK_WINDOW (self), SKV_FILE_OPEN,
                                  _("C_ompare"));
  skv_file_question_add_kind (dialog, _("Plans"), (const char *const[]){ "*.skv", NULL });
  g_signal_connect (dialog, "response", G_CALLBACK (on_chosen), NULL);
  gtk_native_dialog_show (dialog);
}
