/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accept-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/question.h"
#include "core/calendar/words.h"
#include "core/conflict/exceptions.h"

typedef struct
{
  SkvSession *session; /* (owned) */
  char *check;         /* (owned) */
  char *item;          /* (owned) */
  char *against;       /* (owned) (nullable) */
  AdwMessageDialog *dialog;
  SkvTextRow *reason;
  SkvTextRow *by;
  SkvTextRow *until;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  g_free (question->check);
  g_free (question->item);
  g_free (question->against);
  g_free (question);
}

/* The plan may have changed while the question stood there. (transfer none) (nullable) */
static const SkvConflict *
find_conflict (SkvSession *session, const char *check, const char *item, const char *against)
{
  GPtrArray *conflicts = skv_checker_get_conflicts (skv_session_get_checker (session));

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (strcmp (conflict->check, check) == 0 && strcmp (conflict->item, item) == 0 &&
          g_strcmp0 (conflict->against, against) == 0)
        return conflict;
    }
  return NULL;
}

/* --- what was written ------------------------------------------------------------------------ */

/* FALSE if something is written that is no date. The problem or how it was read: (transfer full)
 * (nullable) */
static gboolean
read_until (const Question *question, SkvDay *until, char **problem, char **reading)
{
  g_autofree char *text = skv_question_read (question->until);
  g_autofree char *date = NULL;
  g_autoptr (GError) error = NULL;

  *until = SKV_DAY_NONE;
  if (*text == '\0')
    {
      *reading = g_strdup (_("Left empty: for as long as neither side moves"));
      return TRUE;
    }
  *until = skv_question_read_day (question->until, question->session,
                                  skv_session_get_year (question->session), reading, &error);
  if (*until == SKV_DAY_NONE)
    {
      *problem = g_strdup (error->message);
      return FALSE;
    }
  if (*reading == NULL)
    {
      date = skv_words_date (*until);
      *reading = g_strdup_printf (_("What is over before %s"), date);
    }
  return TRUE;
}

/* What it makes of the writing (transfer full) (nullable: not all of it is there or right) */
static SkvEdit *
make_edit (Question *question)
{
  g_autofree char *reason = skv_question_read (question->reason);
  g_autofree char *by = skv_question_read (question->by);
  g_autofree char *problem = NULL, *reading = NULL;
  g_autoptr (GError) error = NULL;
  const SkvConflict *conflict =
    find_conflict (question->session, question->check, question->item, question->against);
  SkvEdit *edit = NULL;
  SkvDay until;

  if (read_until (question, &until, &problem, &reading) && conflict != NULL && *reason != '\0' &&
      *by != '\0')
    {
      edit = skv_exception_accept (skv_session_get_plan (question->session),
                                   skv_session_get_checker (question->session), conflict, reason,
                                   by, until, &error);
      if (edit == NULL)
        problem = g_strdup (error->message);
    }
  skv_text_row_show_problem (question->until, problem, reading);
  return edit;
}

static void
on_changed (Question *question)
{
  g_autoptr (SkvEdit) edit = make_edit (question);

  adw_message_dialog_set_response_enabled (question->dialog, SKV_QUESTION_DO, edit != NULL);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Question *question = data;
  g_autofree char *by = NULL;
  g_autoptr (SkvEdit) edit = NULL;

  if (strcmp (response, SKV_QUESTION_DO) != 0)
    return;
  edit = make_edit (question);
  if (edit == NULL)
    {
      skv_session_tell (question->session, _("This conflict is no longer there."));
      return;
    }
  by = skv_question_read (question->by);
  if (skv_session_apply (question->session, edit))
    skv_question_remember_decider (by);
}

/* --- the dialog ------------------------------------------------------------------------------ */

static void
add_fields (Question *question)
{
  AdwPreferencesGroup *group = skv_question_add_group (question->dialog);
  g_autofree char *by = skv_question_recall_decider ();

  question->reason =
    skv_question_add_row (group, _("Reason"), NULL, 28, G_CALLBACK (on_changed), question);
  question->by =
    skv_question_add_row (group, _("Decided By"), by, 28, G_CALLBACK (on_changed), question);
  question->until =
    skv_question_add_row (group, _("Until"), NULL, 14, G_CALLBACK (on_changed), question);
  on_changed (question);
}

GtkWidget *
skv_accept_dialog_new (SkvSession *session,
                       const char *check,
                       const char *item,
                       const char *against)
{
  const SkvConflict *conflict;
  GtkWidget *dialog;
  Question *question;
  g_autofree char *body = NULL;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (check != NULL && item != NULL, NULL);

  conflict = find_conflict (session, check, item, against);
  if (conflict == NULL)
    return NULL;
  body = g_strdup_printf (_("%s\n\nIt stays visible as accepted, and asks again when either side "
                             "moves."),
                          conflict->message);
  dialog = skv_question_new (_("Accept This Conflict?"), body, _("_Leave It"), _("_Accept"));
  question = g_new0 (Question, 1);
  question->session = g_object_ref (session);
  question->check = g_strdup (check);
  question->item = g_strdup (item);
  question->against = g_strdup (against);
  question->dialog = ADW_MESSAGE_DIALOG (dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  add_fields (question);
  return dialog;
}
