/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accept-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/explain/explain-date.h"
#include "app/settings.h"
#include "app/text-row.h"
#include "core/calendar/words.h"
#include "core/conflict/exceptions.h"

#define DECIDED_BY "decided-by"

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

static char *
read_text (SkvTextRow *row)
{
  return g_strstrip (g_strdup (skv_text_row_get_text (row)));
}

/* FALSE if something is written that is no date. The problem or how it was read: (transfer full)
 * (nullable) */
static gboolean
read_until (const Question *question, SkvDay *until, char **problem, char **reading)
{
  SkvPlan *plan = skv_session_get_plan (question->session);
  g_autofree char *text = read_text (question->until);
  g_autofree char *date = NULL;
  g_autoptr (GError) error = NULL;

  *until = SKV_DAY_NONE;
  if (*text == '\0')
    {
      *reading = g_strdup (_("Left empty: for as long as neither side moves"));
      return TRUE;
    }
  *until = skv_explain_read_date (text, skv_plan_get_settings (plan)->language,
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
  g_autofree char *reason = read_text (question->reason);
  g_autofree char *by = read_text (question->by);
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

  adw_message_dialog_set_response_enabled (question->dialog, "do", edit != NULL);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Question *question = data;
  g_autofree char *by = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  GSettings *settings = skv_settings_get ();

  if (strcmp (response, "do") != 0)
    return;
  edit = make_edit (question);
  if (edit == NULL)
    {
      skv_session_tell (question->session, _("This conflict is no longer there."));
      return;
    }
  by = read_text (question->by);
  if (skv_session_apply (question->session, edit) && settings != NULL)
    g_settings_set_string (settings, DECIDED_BY, by);
}

/* --- the dialog ------------------------------------------------------------------------------ */

static SkvTextRow *
row_new (Question *question, AdwPreferencesGroup *group, const char *title, int chars)
{
  GtkWidget *row = skv_text_row_new (title);

  skv_text_row_set_up (SKV_TEXT_ROW (row), NULL, chars);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (row, "edited", G_CALLBACK (on_changed), question);
  return SKV_TEXT_ROW (row);
}

static void
add_fields (Question *question)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GSettings *settings = skv_settings_get ();
  g_autofree char *by =
    settings != NULL ? g_settings_get_string (settings, DECIDED_BY) : g_strdup ("");

  adw_message_dialog_set_extra_child (question->dialog, GTK_WIDGET (group));
  question->reason = row_new (question, group, _("Reason"), 28);
  question->by = row_new (question, group, _("Decided By"), 28);
  skv_text_row_set_text (question->by, by);
  question->until = row_new (question, group, _("Until"), 14);
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
  dialog = adw_message_dialog_new (NULL, _("Accept This Conflict?"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Leave It"), "do",
                                    _("_Accept"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "do",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "do");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
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
