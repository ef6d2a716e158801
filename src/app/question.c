/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/question.h"

#include "app/explain/explain-date.h"
#include "app/settings.h"

#define DECIDED_BY "decided-by"

GtkWidget *
skv_question_new (const char *heading, const char *body, const char *leave, const char *answer)
{
  GtkWidget *widget = adw_message_dialog_new (NULL, heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (dialog, "close", leave, SKV_QUESTION_DO, answer, NULL);
  adw_message_dialog_set_response_appearance (dialog, SKV_QUESTION_DO, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, SKV_QUESTION_DO);
  adw_message_dialog_set_close_response (dialog, "close");
  return widget;
}

AdwPreferencesGroup *
skv_question_add_group (AdwMessageDialog *dialog)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_message_dialog_set_extra_child (dialog, group);
  return ADW_PREFERENCES_GROUP (group);
}

SkvTextRow *
skv_question_add_row (AdwPreferencesGroup *group,
                      const char *title,
                      const char *text,
                      int chars,
                      GCallback edited,
                      gpointer data)
{
  GtkWidget *row = skv_text_row_new (title);

  skv_text_row_set_up (SKV_TEXT_ROW (row), NULL, chars);
  skv_text_row_set_text (SKV_TEXT_ROW (row), text != NULL ? text : "");
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (row, "edited", edited, data);
  return SKV_TEXT_ROW (row);
}

char *
skv_question_read (SkvTextRow *row)
{
  return g_strstrip (g_strdup (skv_text_row_get_text (row)));
}

SkvDay
skv_question_read_day (
  SkvTextRow *row, SkvSession *session, int year, char **reading, GError **error)
{
  const SkvSettings *settings = skv_plan_get_settings (skv_session_get_plan (session));
  g_autofree char *text = skv_question_read (row);

  return skv_explain_read_date (text, settings->language, year, reading, error);
}

char *
skv_question_recall_decider (void)
{
  GSettings *settings = skv_settings_get ();

  return settings != NULL ? g_settings_get_string (settings, DECIDED_BY) : g_strdup ("");
}

void
skv_question_remember_decider (const char *by)
{
  GSettings *settings = skv_settings_get ();

  if (settings != NULL)
    g_settings_set_string (settings, DECIDED_BY, by);
}
