/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/duplicate-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/question.h"
#include "core/calendar/words.h"

#define A_WEEK 7

typedef struct
{
  SkvSession *session; /* (owned) */
  GStrv ids;           /* (owned) */
  SkvDay first;        /* of what is copied */
  SkvMessage *dialog;
  SkvDateRow *date;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  g_strfreev (question->ids);
  g_free (question);
}

static void
on_changed (Question *question)
{
  SkvDay day = skv_date_row_get_day (question->date);
  g_autofree char *later = NULL;

  if (day != SKV_DAY_NONE)
    later = skv_words_offset (day - question->first);
  skv_text_row_show_problem (SKV_TEXT_ROW (question->date), NULL, later);
  skv_question_check (question->dialog,
                      &(SkvQuestionNeed){ day == SKV_DAY_NONE, skv_question_need_date () }, 1);
}

static void
on_response (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *question = data;
  SkvDay day = skv_date_row_get_day (question->date);

  if (strcmp (response, SKV_QUESTION_DO) != 0 || day == SKV_DAY_NONE)
    return;
  if (skv_session_copy_by_days (question->session, (const char *const *) question->ids,
                                day - question->first))
    skv_session_show_day (question->session, day);
}

GtkWidget *
skv_duplicate_dialog_new (SkvSession *session, const char *const *ids)
{
  Question *question;
  GtkWidget *dialog;
  g_autofree char *heading = NULL, *date = NULL, *body = NULL;
  SkvDay first;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  first = skv_session_first_day (session, ids);
  if (first == SKV_DAY_NONE)
    {
      skv_session_tell (session, _("This cannot be copied."));
      return NULL;
    }
  heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Duplicate %u Item?",
                                          "Duplicate %u Items?", g_strv_length ((GStrv) ids)),
                             g_strv_length ((GStrv) ids));
  date = skv_words_date (first);
  body =
    g_strdup_printf (_("The first of them is on %s. The copies lie as far from each other, and "
                        "each is an item of its own."),
                     date);
  dialog = skv_question_new (heading, body, _("_Leave It"), _("_Duplicate"));
  question = g_new0 (Question, 1);
  question->session = g_object_ref (session);
  question->ids = g_strdupv ((GStrv) ids);
  question->first = first;
  question->dialog = SKV_MESSAGE (dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  question->date =
    skv_question_add_date (skv_question_add_group (question->dialog), session, _("First Copy On"),
                           first + A_WEEK, G_CALLBACK (on_changed), question);
  on_changed (question);
  return dialog;
}
