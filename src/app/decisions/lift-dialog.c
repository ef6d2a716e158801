/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/decisions/lift-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/question.h"
#include "core/calendar/words.h"
#include "core/conflict/lifts.h"

typedef struct
{
  SkvSession *session; /* (owned) */
  char *freeze;        /* (owned): id */
  SkvMessage *dialog;
  SkvDateRow *first;
  SkvDateRow *last;
  SkvTextRow *reason;
  SkvTextRow *by;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  g_free (question->freeze);
  g_free (question);
}

/* --- what was written ------------------------------------------------------------------------ */

/* What it makes of the writing (transfer full) (nullable: not all of it is there or right) */
static SkvEdit *
make_edit (Question *question)
{
  SkvPlan *plan = skv_session_get_plan (question->session);
  g_autofree char *reason = skv_question_read (question->reason),
                  *by = skv_question_read (question->by);
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, question->freeze);
  const SkvOccurrence *freeze =
    found != NULL ? skv_occurrences_lookup (found, question->freeze) : NULL;
  SkvDay first = skv_date_row_get_day (question->first),
         last = skv_date_row_get_day (question->last);
  g_autoptr (GError) error = NULL;
  SkvEdit *edit;

  skv_text_row_show_problem (SKV_TEXT_ROW (question->last), NULL, NULL);
  if (freeze == NULL || first == SKV_DAY_NONE || last == SKV_DAY_NONE)
    return NULL;
  /* Whether the days can be lifted is said before anybody has written why. */
  edit =
    skv_lift_freeze (plan, freeze, first, last + 1, *reason != '\0' ? reason : "?", by, &error);
  if (edit == NULL)
    skv_text_row_show_problem (SKV_TEXT_ROW (question->last), error->message, NULL);
  if (*reason == '\0')
    g_clear_pointer (&edit, skv_edit_unref);
  return edit;
}

static void
on_changed (Question *question)
{
  g_autoptr (SkvEdit) edit = make_edit (question);
  g_autofree char *reason = skv_question_read (question->reason);
  const SkvQuestionNeed needs[] = {
    { skv_date_row_get_day (question->first) == SKV_DAY_NONE ||
        skv_date_row_get_day (question->last) == SKV_DAY_NONE,
      skv_question_need_date () },
    { *reason == '\0', skv_question_need_reason () },
    { edit == NULL, NULL }, /* its last day says why */
  };

  skv_question_check (question->dialog, needs, G_N_ELEMENTS (needs));
}

static void
on_response (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *question = data;
  g_autofree char *by = NULL;
  g_autoptr (SkvEdit) edit = NULL;

  if (strcmp (response, SKV_QUESTION_DO) != 0)
    return;
  edit = make_edit (question);
  if (edit == NULL)
    {
      skv_session_tell (question->session,
                        _("This freeze can no longer be lifted on those days."));
      return;
    }
  by = skv_question_read (question->by);
  if (skv_session_apply (question->session, edit) && *by != '\0')
    skv_question_remember_decider (by);
}

/* --- the dialog ------------------------------------------------------------------------------ */

static void
add_fields (Question *question, SkvDay first, SkvDay last)
{
  AdwPreferencesGroup *group = skv_question_add_group (question->dialog);
  g_autofree char *by = skv_question_recall_decider ();

  question->first = skv_question_add_date (group, question->session, _("First Day"), first,
                                           G_CALLBACK (on_changed), question);
  question->last = skv_question_add_date (group, question->session, _("Last Day"), last,
                                          G_CALLBACK (on_changed), question);
  question->reason =
    skv_question_add_row (group, _("Reason"), "", 28, G_CALLBACK (on_changed), question);
  question->by =
    skv_question_add_row (group, _("Decided By"), by, 28, G_CALLBACK (on_changed), question);
  on_changed (question);
}

/* "Year-end closing", 1–31 January 2019, lifted 3–5 January 2019 (transfer full) */
static char *
describe (SkvPlan *plan, const SkvOccurrence *freeze)
{
  g_autoptr (SkvLifts) lifts = skv_lifts_new (plan);
  g_autofree char *days = skv_words_date_range (freeze->first_day, freeze->end_day);
  g_autofree char *lifted = skv_lifts_days_words (lifts, freeze);
  g_autofree char *text =
    lifted != NULL ? g_strdup_printf ("%s, %s", days, lifted) : g_strdup (days);

  /* TRANSLATORS: %s: the days of the freeze */
  return g_strdup_printf (_("%s\n\nWork on the lifted days is accepted and stays visible as that. "
                             "After them the freeze protects again by itself."),
                          text);
}

GtkWidget *
skv_lift_dialog_new (SkvSession *session, const char *id, SkvDay first, SkvDay last)
{
  SkvPlan *plan;
  g_autoptr (SkvOccurrences) found = NULL;
  const SkvOccurrence *freeze;
  g_autofree char *body = NULL, *heading = NULL;
  GtkWidget *dialog;
  Question *question;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  plan = skv_session_get_plan (session);
  found = skv_occurrences_find (plan, id);
  freeze = found != NULL ? skv_occurrences_lookup (found, id) : NULL;
  if (freeze == NULL || strcmp (freeze->lane, "freeze") != 0 || freeze->start == SKV_MOMENT_NONE)
    return NULL;
  /* TRANSLATORS: title of a freeze */
  heading = g_strdup_printf (_("Lift “%s” for a While?"), freeze->title);
  body = describe (plan, freeze);
  dialog = skv_question_new (heading, body, _("_Leave It"), _("_Lift"));
  question = g_new0 (Question, 1);
  question->session = g_object_ref (session);
  question->freeze = g_strdup (id);
  question->dialog = SKV_MESSAGE (dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  first = first != SKV_DAY_NONE ? CLAMP (first, freeze->first_day, freeze->end_day - 1)
                                : freeze->first_day;
  last = last != SKV_DAY_NONE ? CLAMP (last, first, freeze->end_day - 1) : first;
  add_fields (question, first, last);
  return dialog;
}
