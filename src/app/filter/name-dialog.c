/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/filter/name-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/text-row.h"

typedef struct
{
  AdwMessageDialog *dialog;
  SkvTextRow *row;
  SkvNamed named;
  gpointer data;
  GDestroyNotify free_data; /* (nullable) */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  if (question->free_data != NULL)
    question->free_data (question->data);
  g_free (question);
}

static char *
read_name (const Question *question)
{
  return g_strstrip (g_strdup (skv_text_row_get_text (question->row)));
}

static void
on_changed (Question *question)
{
  g_autofree char *name = read_name (question);

  adw_message_dialog_set_response_enabled (question->dialog, "save", *name != '\0');
}

static void
on_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Question *question = data;
  g_autofree char *name = NULL;

  if (strcmp (response, "save") != 0)
    return;
  name = read_name (question);
  question->named (name, question->data);
}

void
skv_name_dialog_ask (GtkWidget *over,
                     const char *heading,
                     const char *body,
                     const char *name,
                     SkvNamed named,
                     gpointer data,
                     GDestroyNotify free_data)
{
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), heading, body);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  Question *question = g_new0 (Question, 1);

  question->dialog = ADW_MESSAGE_DIALOG (dialog);
  question->row = SKV_TEXT_ROW (skv_text_row_new (_("Name")));
  question->named = named;
  question->data = data;
  question->free_data = free_data;
  skv_text_row_set_up (question->row, NULL, 28);
  skv_text_row_set_text (question->row, name != NULL ? name : "");
  adw_preferences_group_add (group, GTK_WIDGET (question->row));
  adw_message_dialog_add_responses (question->dialog, "close", _("_Leave It"), "save", _("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (question->dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question->dialog, "save");
  adw_message_dialog_set_close_response (question->dialog, "close");
  adw_message_dialog_set_extra_child (question->dialog, GTK_WIDGET (group));
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  g_signal_connect_swapped (question->row, "edited", G_CALLBACK (on_changed), question);
  on_changed (question);
  gtk_window_present (GTK_WINDOW (dialog));
  skv_text_row_focus (question->row);
}
