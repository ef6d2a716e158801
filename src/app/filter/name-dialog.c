/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/filter/name-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/present.h"
#include "app/question.h"

typedef struct
{
  SkvMessage *dialog;
  SkvTextRow *row;
  SkvNamed named;
  SkvNameNote note; /* (nullable) */
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

static void
on_changed (Question *question)
{
  g_autofree char *name = skv_question_read (question->row), *note = NULL;
  gboolean taken = FALSE;

  if (question->note != NULL && *name != '\0')
    note = question->note (name, question->data, &taken);
  skv_text_row_show_problem (question->row, taken ? note : NULL, taken ? NULL : note);
  skv_question_check (
    question->dialog,
    (const SkvQuestionNeed[]){ { *name == '\0', skv_question_need_name () }, { taken, NULL } }, 2);
}

static void
on_response (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *question = data;
  g_autofree char *name = NULL;

  if (strcmp (response, SKV_QUESTION_DO) != 0)
    return;
  name = skv_question_read (question->row);
  question->named (name, question->data);
}

void
skv_name_dialog_ask (GtkWidget *over,
                     const char *heading,
                     const char *body,
                     const char *name,
                     SkvNamed named,
                     SkvNameNote note,
                     gpointer data,
                     GDestroyNotify free_data)
{
  GtkWidget *dialog = skv_question_new (heading, body, _("_Leave It"), _("_Save"));
  Question *question = g_new0 (Question, 1);

  question->dialog = SKV_MESSAGE (dialog);
  question->named = named;
  question->note = note;
  question->data = data;
  question->free_data = free_data;
  question->row = skv_question_add_row (skv_question_add_group (question->dialog), _("Name"), name,
                                        28, G_CALLBACK (on_changed), question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  on_changed (question);
  skv_present_over (dialog, over);
  skv_text_row_focus (question->row);
}
