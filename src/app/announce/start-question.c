/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/announce/start-question.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/present.h"
#include "app/question.h"
#include "core/calendar/notices.h"

typedef struct
{
  SkvSession *session; /* (owned) */
  SkvEdit *edit;       /* (owned) */
  SkvStartFunc done;
  GObject *data; /* (owned) */
  SkvMessage *dialog;
  SkvTextRow *reason;
  SkvTextRow *by;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  skv_edit_unref (question->edit);
  g_object_unref (question->data);
  g_free (question);
}

static void
on_changed (Question *question)
{
  g_autofree char *reason = skv_question_read (question->reason);
  g_autofree char *by = skv_question_read (question->by);
  const SkvQuestionNeed needs[] = { { *reason == '\0', skv_question_need_reason () },
                                    { *by == '\0', skv_question_need_decider () } };

  skv_question_check (question->dialog, needs, G_N_ELEMENTS (needs));
}

static void
on_response (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *question = data;
  g_autofree char *reason = NULL, *by = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  gboolean applied;

  if (strcmp (response, SKV_QUESTION_DO) != 0)
    return;
  reason = skv_question_read (question->reason);
  by = skv_question_read (question->by);
  edit =
    skv_notices_start_anyway (skv_session_get_plan (question->session), question->edit, reason, by);
  applied = skv_session_apply (question->session, edit);
  if (applied)
    skv_question_remember_decider (by);
  if (question->done != NULL)
    question->done (question->data, applied);
}

static void
ask (GtkWidget *over, Question *question, GPtrArray *titles)
{
  g_autofree char *body = NULL, *by = skv_question_recall_decider ();
  AdwPreferencesGroup *group;
  GtkWidget *dialog;

  if (titles->len == 1)
    body = g_strdup_printf (_("Nobody was told of “%s”. Announce it first, or say why it starts "
                               "all the same."),
                            (const char *) titles->pdata[0]);
  else
    body = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "Nobody was told of %u job. Announce it first, or say why it starts all the "
                   "same.",
                   "Nobody was told of %u jobs. Announce them first, or say why they start all "
                   "the same.",
                   titles->len),
      titles->len);
  dialog =
    skv_question_new (_("Start Without Announcement?"), body, _("_Leave It"), _("_Start"));
  question->dialog = SKV_MESSAGE (dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  group = skv_question_add_group (question->dialog);
  question->reason =
    skv_question_add_row (group, _("Reason"), NULL, 28, G_CALLBACK (on_changed), question);
  question->by =
    skv_question_add_row (group, _("Decided By"), by, 28, G_CALLBACK (on_changed), question);
  on_changed (question);
  skv_present_over (dialog, over);
}

void
skv_start_apply (
  GtkWidget *over, SkvSession *session, SkvEdit *edit, SkvStartFunc done, GObject *data)
{
  g_autoptr (GPtrArray) titles = NULL;
  Question *question;

  g_return_if_fail (GTK_IS_WIDGET (over) && SKV_IS_SESSION (session) && edit != NULL);

  titles = skv_notices_list_untold_starts (skv_session_get_plan (session), edit);
  if (titles->len == 0)
    {
      gboolean applied = skv_session_apply (session, edit);

      if (done != NULL)
        done (data, applied);
      return;
    }
  question = g_new0 (Question, 1);
  question->session = g_object_ref (session);
  question->edit = skv_edit_ref (edit);
  question->done = done;
  question->data = g_object_ref (data);
  ask (over, question, titles);
}
