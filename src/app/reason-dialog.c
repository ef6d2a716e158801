/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/reason-dialog.h"

#include "core/calendar/occurrence-edits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/conflict-entry.h"
#include "app/draft-text.h"

typedef struct
{
  SkvSession *session; /* (owned) */
  char *id;            /* (owned) */
  gboolean move;
  int year; /* of a date that is written without one */
  AdwMessageDialog *dialog;
  GtkEditable *date; /* NULL if not moved */
  GtkEditable *reason;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  g_free (question->id);
  g_free (question);
}

static SkvDay
read_day (const Question *question)
{
  return question->move
           ? skv_draft_parse_date (gtk_editable_get_text (question->date), question->year)
           : SKV_DAY_NONE;
}

static char *
read_reason (const Question *question)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (question->reason)));
}

static void
on_changed (Question *question)
{
  g_autofree char *reason = read_reason (question);
  gboolean date_ok = !question->move || read_day (question) != SKV_DAY_NONE;

  if (question->move && !date_ok)
    gtk_widget_add_css_class (GTK_WIDGET (question->date), "error");
  else if (question->move)
    gtk_widget_remove_css_class (GTK_WIDGET (question->date), "error");
  adw_message_dialog_set_response_enabled (question->dialog, "do", date_ok && *reason != '\0');
}

/* The same item that a move makes, but cancelled where it lies. */
static SkvEdit *
make_cancellation (SkvPlan *plan, const SkvOccurrence *occurrence, const char *reason)
{
  g_autoptr (SkvEdit) move = skv_occurrence_move (plan, occurrence, occurrence->start, reason, NULL);
  g_autofree char *label = g_strdup_printf (_("Cancel “%s”"), occurrence->title);
  SkvEdit *edit = skv_edit_new (label);

  for (guint i = 0; i < skv_edit_get_n_changes (move); i++)
    {
      const SkvChange *change = skv_edit_get_change (move, i);
      SkvItem *item;

      if (change->kind != SKV_KIND_ITEM || change->after == NULL)
        continue;
      item = skv_record_copy (change->after);
      item->status = SKV_STATUS_CANCELLED;
      skv_edit_put (edit, item);
    }
  return edit;
}

static gint64
start_on (SkvPlan *plan, const SkvOccurrence *occurrence, SkvDay day)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  gint64 second;

  if (occurrence->all_day)
    return day * SKV_DAY_SECONDS;
  second = skv_zone_to_local (zone, occurrence->start) -
           skv_zone_day (zone, occurrence->start) * SKV_DAY_SECONDS;
  return skv_zone_to_utc (zone, day * SKV_DAY_SECONDS + second);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Question *question = data;
  SkvPlan *plan = skv_session_get_plan (question->session);
  g_autoptr (SkvOccurrences) found = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *reason = read_reason (question);
  const SkvOccurrence *occurrence;

  if (strcmp (response, "do") != 0)
    return;
  found = skv_occurrences_find (plan, question->id);
  occurrence = found != NULL ? skv_occurrences_lookup (found, question->id) : NULL;
  if (occurrence == NULL)
    {
      skv_session_tell (question->session, _("This evening is no longer there."));
      return;
    }
  if (question->move)
    edit = skv_occurrence_move (plan, occurrence, start_on (plan, occurrence, read_day (question)),
                                reason, NULL);
  else
    edit = make_cancellation (plan, occurrence, reason);
  skv_session_apply (question->session, edit);
}

static GtkWidget *
entry_row_new (Question *question, AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_changed), question);
  return row;
}

static void
add_fields (Question *question, const SkvOccurrence *occurrence)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *day =
    occurrence->first_day != SKV_DAY_NONE ? skv_day_format (occurrence->first_day) : g_strdup ("");

  adw_message_dialog_set_extra_child (question->dialog, GTK_WIDGET (group));
  if (question->move)
    question->date =
      GTK_EDITABLE (entry_row_new (question, group, _("New date, as 2019-06-12 or 12.06.2019")));
  question->reason = GTK_EDITABLE (entry_row_new (question, group, _("Reason")));
  if (question->move)
    gtk_editable_set_text (question->date, day);
  on_changed (question);
}

GtkWidget *
skv_reason_dialog_new (SkvSession *session, const char *id, gboolean move)
{
  SkvPlan *plan = skv_session_get_plan (session);
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, id);
  const SkvOccurrence *occurrence = found != NULL ? skv_occurrences_lookup (found, id) : NULL;
  g_autofree char *when = NULL;
  Question *question;
  GtkWidget *dialog;

  if (occurrence == NULL)
    return NULL;
  when = skv_occurrence_when (plan, occurrence);
  dialog = adw_message_dialog_new (
    NULL, move ? _("Move This Evening?") : _("Cancel This Evening?"), NULL);
  adw_message_dialog_format_body (
    ADW_MESSAGE_DIALOG (dialog),
    _("%s, %s. People plan around the fixed evenings: the reason is kept with it."),
    occurrence->title, when != NULL ? when : "");
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Leave It"), "do",
                                    move ? _("_Move") : _("_Cancel Evening"), NULL);
  adw_message_dialog_set_response_appearance (
    ADW_MESSAGE_DIALOG (dialog), "do", move ? ADW_RESPONSE_SUGGESTED : ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "do");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");

  question = g_new0 (Question, 1);
  question->session = g_object_ref (session);
  question->id = g_strdup (id);
  question->move = move;
  question->year = skv_session_get_year (session);
  question->dialog = ADW_MESSAGE_DIALOG (dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  add_fields (question, occurrence);
  return dialog;
}
