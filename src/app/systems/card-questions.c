/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/systems/card-questions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/present.h"
#include "app/question.h"
#include "app/systems/system-form.h"
#include "core/calendar/system-cards.h"
#include "core/calendar/words.h"

/* ten years: a card that is older than that has been forgotten */
#define MAX_MONTHS 120

typedef struct
{
  SkvSession *session; /* (owned) */
  char *id;            /* (owned) (nullable) */
  SkvMessage *dialog;
  SkvTextRow *row;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  g_free (question->id);
  g_free (question);
}

static Question *
question_new (SkvSession *session, const char *id, GtkWidget *dialog)
{
  Question *question = g_new0 (Question, 1);

  question->session = g_object_ref (session);
  question->id = g_strdup (id);
  question->dialog = SKV_MESSAGE (dialog);
  return question;
}

/* --- the stamp ------------------------------------------------------------------------------- */

/* Any name will do, and none. */
static void
on_name_typed (Question *question)
{
}

static void
on_stamp (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *question = data;
  g_autofree char *by = skv_question_read (question->row);
  g_autoptr (SkvEdit) edit = NULL;

  if (strcmp (response, SKV_QUESTION_DO) != 0)
    return;
  edit = skv_system_card_stamp (skv_session_get_plan (question->session), question->id,
                                skv_session_get_today (question->session), by);
  if (edit != NULL && skv_session_apply (question->session, edit) && *by != '\0')
    skv_question_remember_decider (by);
}

void
skv_system_card_ask_stamp (GtkWindow *parent, SkvSession *session, const char *id)
{
  const SkvSystem *system = skv_plan_get_system (skv_session_get_plan (session), id);
  g_autofree char *heading = NULL, *body = NULL, *date = NULL;
  g_autofree char *by = skv_question_recall_decider ();
  GtkWidget *dialog;
  Question *question;

  if (system == NULL)
    return;
  date = skv_words_day_month_year (skv_session_get_today (session));
  heading = g_strdup_printf (_("Is All of “%s” Right?"), system->name);
  /* TRANSLATORS: a date */
  body = g_strdup_printf (_("The card says then that it was looked through on %s."), date);
  dialog = skv_question_new (heading, body, _("_Not Yet"), _("_Looked Through"));
  question = question_new (session, id, dialog);
  question->row = skv_question_add_row (skv_question_add_group (question->dialog), _("By"), by, 28,
                                        G_CALLBACK (on_name_typed), question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_stamp), question, question_free, 0);
  skv_present_over (dialog, GTK_WIDGET (parent));
  skv_text_row_focus (question->row);
}

/* --- how long it holds ----------------------------------------------------------------------- */

/* -1: it is no number of months */
static int
read_months (const Question *question)
{
  g_autofree char *text = skv_question_read (question->row);
  guint64 months = 0;

  return g_ascii_string_to_unsigned (text, 10, 1, MAX_MONTHS, &months, NULL) ? (int) months : -1;
}

static void
on_months_typed (Question *question)
{
  gboolean wrong = read_months (question) < 0;

  skv_text_row_show_problem (question->row, wrong ? _("Write a number from 1 to 120") : NULL,
                             NULL);
  skv_question_check (question->dialog, &(SkvQuestionNeed){ wrong, NULL }, 1);
}

static void
on_months (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *question = data;
  int months = read_months (question);
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *label = NULL;
  SkvSettings *settings;

  if (strcmp (response, SKV_QUESTION_DO) != 0 || months < 0)
    return;
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Cards are old after %d month",
                                        "Cards are old after %d months", (gulong) months),
                           months);
  settings = skv_record_copy (skv_plan_get_settings (skv_session_get_plan (question->session)));
  settings->card_months = months;
  edit = skv_edit_new (label);
  skv_edit_put (edit, settings);
  skv_session_apply (question->session, edit);
}

void
skv_system_card_ask_months (GtkWindow *parent, SkvSession *session)
{
  const SkvSettings *settings = skv_plan_get_settings (skv_session_get_plan (session));
  g_autofree char *months = g_strdup_printf ("%d", skv_system_cards_get_months (settings));
  GtkWidget *dialog = skv_question_new (
    _("When Is a Card Old?"),
    _("A card that nobody has looked through for so long is told: here, and among what is due."),
    _("_Cancel"), _("_Save"));
  Question *question = question_new (session, NULL, dialog);

  question->row = skv_question_add_row (skv_question_add_group (question->dialog), _("Months"),
                                        months, 6, G_CALLBACK (on_months_typed), question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_months), question, question_free, 0);
  skv_present_over (dialog, GTK_WIDGET (parent));
  skv_text_row_focus (question->row);
}

/* --- a system goes --------------------------------------------------------------------------- */

void
skv_system_remove (GtkWindow *parent, SkvSession *session, const char *id)
{
  SkvPlan *plan = skv_session_get_plan (session);
  g_autoptr (GPtrArray) referrers = skv_system_list_referrers (plan, id);
  g_autoptr (SkvEdit) edit = NULL;

  if (referrers->len > 0)
    {
      skv_question_tell_referrers (parent, skv_plan_system_name (plan, id), referrers, NULL);
      return;
    }
  edit = skv_system_removal (plan, id);
  skv_session_apply (session, edit);
}
