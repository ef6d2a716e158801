/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/outage/emergency-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/outage/system-match.h"
#include "app/question.h"
#include "core/outage/emergency.h"

typedef struct
{
  SkvSession *session; /* (owned) */
  AdwMessageDialog *dialog;
  SkvTextRow *system;
  SkvTextRow *reason;
  SkvTextRow *minutes;
  SkvTextRow *by;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  g_free (question);
}

/* (transfer none) (nullable) */
static const SkvSystem *
find_system (Question *question)
{
  g_autofree char *text = skv_question_read (question->system);
  g_autoptr (GPtrArray) found =
    *text != '\0' ? skv_system_match (skv_session_get_plan (question->session), text, 1) : NULL;

  return found != NULL && found->len > 0 ? found->pdata[0] : NULL;
}

/* 0: it does not say */
static int
read_minutes (Question *question)
{
  g_autofree char *text = skv_question_read (question->minutes);
  gint64 minutes = 0;

  return g_ascii_string_to_signed (text, 10, 1, 31 * 24 * 60, &minutes, NULL) ? (int) minutes : 0;
}

static void
on_changed (Question *question)
{
  g_autofree char *reason = skv_question_read (question->reason);
  g_autofree char *by = skv_question_read (question->by);
  const SkvSystem *system = find_system (question);
  const SkvQuestionNeed needs[] = {
    { system == NULL, C_("needed", "a system") },
    { *reason == '\0', skv_question_need_reason () },
    { read_minutes (question) == 0, C_("needed", "how long it takes") },
    { *by == '\0', skv_question_need_decider () },
  };

  /* A few letters are enough: it is said which system they mean. */
  skv_text_row_show_problem (question->system, NULL, system != NULL ? system->name : NULL);
  skv_question_check (question->dialog, needs, G_N_ELEMENTS (needs));
}

static void
on_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Question *question = data;
  const SkvSystem *system = find_system (question);
  g_autofree char *reason = skv_question_read (question->reason);
  g_autofree char *by = skv_question_read (question->by);
  const char *systems[] = { system != NULL ? system->parent.id : NULL, NULL };
  SkvEmergency wish = { .systems = systems,
                        .reason = reason,
                        .by = by,
                        .minutes = read_minutes (question),
                        .review = SKV_DAY_NONE };
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  if (strcmp (response, SKV_QUESTION_DO) != 0)
    return;
  edit = skv_emergency_start (skv_session_get_plan (question->session), &wish,
                              g_get_real_time () / G_USEC_PER_SEC, &id, &error);
  if (edit == NULL)
    {
      skv_session_tell (question->session, error->message);
      return;
    }
  if (!skv_session_apply (question->session, edit))
    return;
  skv_question_remember_decider (by);
  skv_session_select (question->session, id, NULL);
}

GtkWidget *
skv_emergency_dialog_new (SkvSession *session)
{
  GtkWidget *dialog;
  Question *question;
  AdwPreferencesGroup *group;
  g_autofree char *by = skv_question_recall_decider ();

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  dialog = skv_question_new (_("Begin Emergency Maintenance?"),
                             _("It begins now and crosses what everything else keeps clear of. "
                                "Reason and conflicts are kept with it, and it is reviewed "
                                "afterwards."),
                             _("_Leave It"), _("_Begin Now"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), SKV_QUESTION_DO,
                                              ADW_RESPONSE_DESTRUCTIVE);
  question = g_new0 (Question, 1);
  question->session = g_object_ref (session);
  question->dialog = ADW_MESSAGE_DIALOG (dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  group = skv_question_add_group (question->dialog);
  question->system =
    skv_question_add_row (group, _("System"), NULL, 24, G_CALLBACK (on_changed), question);
  question->reason =
    skv_question_add_row (group, _("Reason"), NULL, 24, G_CALLBACK (on_changed), question);
  question->minutes =
    skv_question_add_row (group, _("Minutes"), "60", 24, G_CALLBACK (on_changed), question);
  question->by =
    skv_question_add_row (group, _("Decided By"), by, 24, G_CALLBACK (on_changed), question);
  on_changed (question);
  return dialog;
}
