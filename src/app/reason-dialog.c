/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/reason-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/conflict-entry.h"
#include "app/question.h"
#include "core/calendar/occurrence-edits.h"

typedef enum
{
  ASK_MOVE,
  ASK_CANCEL,
  ASK_ADD,
} Ask;

typedef struct
{
  SkvSession *session; /* (owned) */
  char *id;            /* (owned): of an occurrence; of a rule to add to */
  Ask ask;
  SkvMessage *dialog;
  SkvDateRow *date; /* NULL if it is cancelled */
  SkvTextRow *reason;
  SkvTextRow *by;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  g_free (question->id);
  g_free (question);
}

/* --- what was written ------------------------------------------------------------------------ */

static void
on_changed (Question *question)
{
  g_autofree char *reason = skv_question_read (question->reason);
  g_autofree char *by = skv_question_read (question->by);
  const SkvQuestionNeed needs[] = {
    { question->date != NULL && skv_date_row_get_day (question->date) == SKV_DAY_NONE,
      skv_question_need_date () },
    { *reason == '\0', skv_question_need_reason () },
    { *by == '\0', skv_question_need_decider () },
  };

  skv_question_check (question->dialog, needs, G_N_ELEMENTS (needs));
}

/* --- what comes of it ------------------------------------------------------------------------ */

static SkvEdit *
make_addition (Question *question, const char *reason, const char *by)
{
  SkvPlan *plan = skv_session_get_plan (question->session);
  const SkvRule *rule = skv_plan_get_rule (plan, question->id);

  if (rule != NULL)
    return skv_rule_add_occurrence (plan, rule, skv_date_row_get_day (question->date), -1, reason,
                                    by);
  skv_session_tell (question->session, _("This rule is no longer there."));
  return NULL;
}

static SkvEdit *
make_edit (Question *question, const char *reason, const char *by)
{
  SkvPlan *plan = skv_session_get_plan (question->session);
  g_autoptr (SkvOccurrences) found = NULL;
  const SkvOccurrence *occurrence;
  gint64 start;

  if (question->ask == ASK_ADD)
    return make_addition (question, reason, by);
  found = skv_occurrences_find (plan, question->id);
  occurrence = found != NULL ? skv_occurrences_lookup (found, question->id) : NULL;
  if (occurrence == NULL)
    {
      skv_session_tell (question->session, _("This is no longer there."));
      return NULL;
    }
  if (question->ask == ASK_CANCEL)
    return skv_occurrence_cancel (plan, occurrence, reason, by);
  start = skv_occurrence_start_on_day (plan, occurrence, skv_date_row_get_day (question->date));
  return skv_occurrence_move (plan, occurrence, start, reason, by);
}

/* What was changed has an item of its own, and with it another id: it stays selected. */
static void
select_changed (SkvSession *session, const SkvEdit *edit)
{
  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      if (change->kind == SKV_KIND_ITEM && change->after != NULL)
        skv_session_select (session, change->id, NULL);
    }
}

static void
on_response (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *question = data;
  g_autofree char *reason = NULL;
  g_autofree char *by = NULL;
  g_autoptr (SkvEdit) edit = NULL;

  if (strcmp (response, SKV_QUESTION_DO) != 0)
    return;
  reason = skv_question_read (question->reason);
  by = skv_question_read (question->by);
  edit = make_edit (question, reason, by);
  if (edit == NULL || !skv_session_apply (question->session, edit))
    return;
  skv_question_remember_decider (by);
  select_changed (question->session, edit);
}

/* --- the dialog ------------------------------------------------------------------------------ */

static void
add_fields (Question *question, SkvDay day)
{
  AdwPreferencesGroup *group = skv_question_add_group (question->dialog);
  g_autofree char *by = skv_question_recall_decider ();

  if (question->ask != ASK_CANCEL)
    {
      question->date = skv_question_add_date (
        group, question->session, question->ask == ASK_MOVE ? _("New Date") : _("Date"), day,
        G_CALLBACK (on_changed), question);
    }
  question->reason =
    skv_question_add_row (group, _("Reason"), NULL, 28, G_CALLBACK (on_changed), question);
  question->by =
    skv_question_add_row (group, _("Decided By"), by, 28, G_CALLBACK (on_changed), question);
  on_changed (question);
}

static GtkWidget *
dialog_new (
  SkvSession *session, Ask ask, const char *id, const char *heading, const char *body, SkvDay day)
{
  static const char *const labels[] = { N_("_Move"), N_("_Cancel It"), N_("_Add") };
  GtkWidget *dialog = skv_question_new (heading, body, _("_Leave It"), _(labels[ask]));
  Question *question = g_new0 (Question, 1);

  if (ask == ASK_CANCEL)
    skv_message_set_response_appearance (SKV_MESSAGE (dialog), SKV_QUESTION_DO,
                                         ADW_RESPONSE_DESTRUCTIVE);
  question->session = g_object_ref (session);
  question->id = g_strdup (id);
  question->ask = ask;
  question->dialog = SKV_MESSAGE (dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  add_fields (question, day);
  return dialog;
}

static GtkWidget *
new_for_occurrence (SkvSession *session, const char *id, Ask ask)
{
  SkvPlan *plan = skv_session_get_plan (session);
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, id);
  const SkvOccurrence *occurrence = found != NULL ? skv_occurrences_lookup (found, id) : NULL;
  g_autofree char *when = NULL;
  g_autofree char *body = NULL;
  const char *heading;

  if (occurrence == NULL)
    return NULL;
  when = skv_occurrence_when (plan, occurrence);
  body = g_strdup_printf (_("%s, %s. People plan around what is fixed: reason and decision are "
                             "kept with it."),
                          occurrence->title, when != NULL ? when : "");
  if (strcmp (occurrence->lane, "window") == 0)
    heading = ask == ASK_MOVE ? _("Move This Evening?") : _("Cancel This Evening?");
  else
    heading = ask == ASK_MOVE ? _("Move This One?") : _("Cancel This One?");
  return dialog_new (session, ask, id, heading, body,
                     occurrence->resolved ? occurrence->first_day : occurrence->original_day);
}

GtkWidget *
skv_reason_dialog_new_move (SkvSession *session, const char *id)
{
  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  return new_for_occurrence (session, id, ASK_MOVE);
}

GtkWidget *
skv_reason_dialog_new_cancel (SkvSession *session, const char *id)
{
  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  return new_for_occurrence (session, id, ASK_CANCEL);
}

GtkWidget *
skv_reason_dialog_new_add (SkvSession *session, const char *rule, SkvDay day)
{
  const SkvRule *record;
  g_autofree char *heading = NULL;
  gboolean window;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  record = skv_plan_get_rule (skv_session_get_plan (session), rule);
  if (record == NULL)
    return NULL;
  window = g_strcmp0 (record->lane, "window") == 0;
  heading = g_strdup_printf (window ? _("Add an Evening of “%s”?") : _("Add One More of “%s”?"),
                             record->title);
  return dialog_new (session, ASK_ADD, rule, heading,
                     _("It counts towards what was agreed for the year. Reason and decision are "
                        "kept with it."),
                     day);
}
