/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/requests/request-questions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/present.h"
#include "app/question.h"
#include "app/requests/exchange-files.h"
#include "app/requests/mail-dialog.h"
#include "app/requests/period-dialog.h"

typedef struct
{
  SkvSession *session; /* (owned) */
  char *id;            /* (owned): of the request */
  SkvMessage *dialog;
  SkvTextRow *reason;
  SkvTextRow *by;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_object_unref (self->session);
  g_free (self->id);
  g_free (self);
}

static void
question_closed (gpointer data, GClosure *closure)
{
  question_free (data);
}

static Question *
question_new (SkvSession *session, const char *id)
{
  Question *self = g_new0 (Question, 1);

  self->session = g_object_ref (session);
  self->id = g_strdup (id);
  return self;
}

static const SkvRequest *
find_request (SkvSession *session, const char *id)
{
  return skv_plan_lookup (skv_session_get_plan (session), SKV_KIND_REQUEST, id);
}

/* --- accepting ------------------------------------------------------------------------------- */

/* @proposal and @text (nullable): as it came in, nothing is said */
static gboolean
accept (SkvSession *session,
        const char *id,
        const SkvProposal *proposal,
        const char *text,
        GError **error)
{
  SkvPlan *plan = skv_session_get_plan (session);
  const SkvRequest *request = find_request (session, id);
  g_autofree char *by = skv_question_recall_decider ();
  SkvRequestAnswer answer = { text, *by != '\0' ? by : NULL, skv_requests_now () };
  g_autoptr (SkvEdit) edit = NULL;

  if (request == NULL)
    return TRUE;
  edit = skv_request_accept (plan, request, proposal, &answer, error);
  return edit != NULL && skv_session_apply (session, edit);
}

void
skv_request_ask_accept (SkvSession *session, const char *id)
{
  g_autoptr (GError) error = NULL;

  if (!accept (session, id, NULL, NULL, &error) && error != NULL)
    skv_session_tell (session, error->message);
}

static gboolean
on_changed (SkvPeriodDialog *dialog, const char *title, const SkvProposal *proposal, gpointer data)
{
  Question *self = data;
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autofree char *when = skv_proposal_words_when (plan, proposal);
  g_autofree char *text = g_strdup_printf (_("Accepted with changes: %s"), when);
  g_autoptr (GError) error = NULL;

  if (accept (self->session, self->id, proposal, text, &error))
    return TRUE;
  if (error != NULL)
    skv_period_dialog_show_problem (dialog, error->message);
  return FALSE;
}

void
skv_request_ask_accept_changed (GtkWidget *over, SkvSession *session, const SkvRequestView *view)
{
  GtkWidget *dialog;

  if (view->request == NULL || view->proposal == NULL)
    return;
  dialog = skv_period_dialog_new (
    session, skv_period_form_new_for_proposal (skv_session_get_plan (session), view->proposal),
    NULL, _("Change It First"), _("_Accept"));
  skv_period_dialog_set_done (SKV_PERIOD_DIALOG (dialog), on_changed,
                              question_new (session, view->request->parent.id), question_free);
  skv_present_over (dialog, over);
}

/* --- declining ------------------------------------------------------------------------------- */

static void
on_typed (Question *self)
{
  g_autofree char *reason = skv_question_read (self->reason);
  g_autofree char *by = skv_question_read (self->by);

  skv_question_check (self->dialog,
                      (const SkvQuestionNeed[]){
                        { *reason == '\0', skv_question_need_reason () },
                        { *by == '\0', skv_question_need_decider () },
                      },
                      2);
}

static void
on_declined (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *self = data;
  const SkvRequest *request = find_request (self->session, self->id);
  g_autofree char *reason = skv_question_read (self->reason);
  g_autofree char *by = skv_question_read (self->by);
  SkvRequestAnswer answer = { reason, by, skv_requests_now () };
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit = NULL;

  if (strcmp (response, SKV_QUESTION_DO) != 0 || request == NULL)
    return;
  skv_question_remember_decider (by);
  edit = skv_request_decline (skv_session_get_plan (self->session), request, &answer, &error);
  if (edit != NULL)
    skv_session_apply (self->session, edit);
  else
    skv_session_tell (self->session, error->message);
}

void
skv_request_ask_decline (GtkWidget *over, SkvSession *session, const char *id)
{
  const SkvRequest *request = find_request (session, id);
  g_autofree char *heading = NULL, *by = skv_question_recall_decider ();
  AdwPreferencesGroup *group;
  GtkWidget *dialog;
  Question *self;

  if (request == NULL)
    return;
  heading = g_strdup_printf (_("Decline “%s”?"), request->title);
  dialog = skv_question_new (heading, _("They are told why, in your words."), _("_Leave It"),
                             _("_Decline"));
  self = question_new (session, id);
  self->dialog = SKV_MESSAGE (dialog);
  group = skv_question_add_group (self->dialog);
  self->reason =
    skv_question_add_row (group, _("Why Not?"), NULL, 28, G_CALLBACK (on_typed), self);
  self->by = skv_question_add_row (group, _("Decided By"), by, 28, G_CALLBACK (on_typed), self);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_declined), self, question_closed, 0);
  on_typed (self);
  skv_present_over (dialog, over);
  skv_text_row_focus (self->reason);
}

/* --- telling them ---------------------------------------------------------------------------- */

static char *
find_address (SkvPlan *plan, const SkvRequest *request)
{
  const SkvContact *contact = skv_plan_lookup (plan, SKV_KIND_CONTACT, request->contact);

  if (contact != NULL && contact->email != NULL)
    return g_strdup (contact->email);
  return g_strdup (
    request->sent_by != NULL && strchr (request->sent_by, '@') != NULL ? request->sent_by : "");
}

void
skv_request_ask_letter (GtkWidget *over, SkvSession *session, const char *id)
{
  SkvPlan *plan = skv_session_get_plan (session);
  const SkvRequest *request = find_request (session, id);
  g_autofree char *to = NULL, *when = NULL, *subject = NULL, *text = NULL;

  if (request == NULL)
    return;
  to = find_address (plan, request);
  when = skv_request_words_when (plan, request);
  subject = g_strdup_printf ("%s: %s", request->title, skv_request_state_title (request->state));
  text = g_strdup_printf (_("Your request “%1$s” (%2$s) has been answered: %3$s.\n\n%4$s\n\nThe "
                             "attached file has the answer: open it in your copy of the plan with "
                             "Read Answer, or in a calendar.\n"),
                          request->title, when != NULL ? when : "",
                          skv_request_state_title (request->state),
                          request->answer != NULL ? request->answer : "");
  skv_present_over (skv_mail_dialog_new (session, _("Write the Answer"), to, subject, text), over);
}
