/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/reason-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/conflict-entry.h"
#include "app/explain/explain-date.h"
#include "app/settings.h"
#include "app/text-row.h"
#include "core/calendar/occurrence-edits.h"
#include "core/calendar/words.h"

#define DECIDED_BY "decided-by"

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
  AdwMessageDialog *dialog;
  SkvTextRow *date; /* NULL if it is cancelled */
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

static char *
read_text (SkvTextRow *row)
{
  return g_strstrip (g_strdup (skv_text_row_get_text (row)));
}

/* Shows beside it how it was read. */
static SkvDay
read_day (const Question *question)
{
  SkvPlan *plan = skv_session_get_plan (question->session);
  g_autofree char *text = read_text (question->date);
  g_autofree char *note = NULL;
  g_autofree char *date = NULL;
  g_autoptr (GError) error = NULL;
  SkvDay day = skv_explain_read_date (text, skv_plan_get_settings (plan)->language,
                                      skv_session_get_year (question->session), &note, &error);

  if (day != SKV_DAY_NONE && note == NULL)
    date = skv_words_date (day);
  skv_text_row_show_problem (question->date,
                             day == SKV_DAY_NONE && *text != '\0' ? error->message : NULL,
                             note != NULL ? note : date);
  return day;
}

static void
on_changed (Question *question)
{
  g_autofree char *reason = read_text (question->reason);
  g_autofree char *by = read_text (question->by);
  gboolean date_ok = question->date == NULL || read_day (question) != SKV_DAY_NONE;

  adw_message_dialog_set_response_enabled (question->dialog, "do",
                                           date_ok && *reason != '\0' && *by != '\0');
}

/* --- what comes of it ------------------------------------------------------------------------ */

static SkvEdit *
make_addition (Question *question, const char *reason, const char *by)
{
  SkvPlan *plan = skv_session_get_plan (question->session);
  const SkvRule *rule = skv_plan_get_rule (plan, question->id);

  if (rule != NULL)
    return skv_rule_add_occurrence (plan, rule, read_day (question), -1, reason, by);
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
  start = skv_occurrence_start_on_day (plan, occurrence, read_day (question));
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
on_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Question *question = data;
  g_autofree char *reason = NULL;
  g_autofree char *by = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  GSettings *settings = skv_settings_get ();

  if (strcmp (response, "do") != 0)
    return;
  reason = read_text (question->reason);
  by = read_text (question->by);
  edit = make_edit (question, reason, by);
  if (edit == NULL || !skv_session_apply (question->session, edit))
    return;
  if (settings != NULL)
    g_settings_set_string (settings, DECIDED_BY, by);
  select_changed (question->session, edit);
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
add_fields (Question *question, SkvDay day)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *date = day != SKV_DAY_NONE ? skv_day_format (day) : g_strdup ("");
  GSettings *settings = skv_settings_get ();
  g_autofree char *by =
    settings != NULL ? g_settings_get_string (settings, DECIDED_BY) : g_strdup ("");

  adw_message_dialog_set_extra_child (question->dialog, GTK_WIDGET (group));
  if (question->ask != ASK_CANCEL)
    {
      question->date =
        row_new (question, group, question->ask == ASK_MOVE ? _("New Date") : _("Date"), 14);
      skv_text_row_set_text (question->date, date);
    }
  question->reason = row_new (question, group, _("Reason"), 28);
  question->by = row_new (question, group, _("Decided By"), 28);
  skv_text_row_set_text (question->by, by);
  on_changed (question);
}

static GtkWidget *
dialog_new (
  SkvSession *session, Ask ask, const char *id, const char *heading, const char *body, SkvDay day)
{
  static const char *const labels[] = { N_("_Move"), N_("_Cancel It"), N_("_Add") };
  GtkWidget *dialog = adw_message_dialog_new (NULL, heading, body);
  Question *question = g_new0 (Question, 1);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Leave It"), "do",
                                    _(labels[ask]), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "do",
                                              ask == ASK_CANCEL ? ADW_RESPONSE_DESTRUCTIVE
                                                                : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "do");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  question->session = g_object_ref (session);
  question->id = g_strdup (id);
  question->ask = ask;
  question->dialog = ADW_MESSAGE_DIALOG (dialog);
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
