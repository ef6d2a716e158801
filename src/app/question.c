/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/question.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/settings.h"

#define DECIDED_BY "decided-by"
#define MISSING "skv-missing" /* the label that says what is */
/* More names than this would make the message higher than a small screen. */
#define MAX_REFERRERS_TOLD 8

GtkWidget *
skv_question_new (const char *heading, const char *body, const char *leave, const char *answer)
{
  GtkWidget *widget = skv_message_new (NULL, heading, body);
  SkvMessage *dialog = SKV_MESSAGE (widget);

  skv_message_add_responses (dialog, "close", leave, SKV_QUESTION_DO, answer, NULL);
  skv_message_set_response_appearance (dialog, SKV_QUESTION_DO, ADW_RESPONSE_SUGGESTED);
  skv_message_set_default_response (dialog, SKV_QUESTION_DO);
  skv_message_set_close_response (dialog, "close");
  return widget;
}

AdwPreferencesGroup *
skv_question_add_group (SkvMessage *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *missing = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                     "wrap", TRUE, "xalign", 0.0, "visible", FALSE, NULL);

  gtk_widget_add_css_class (missing, "dim-label");
  gtk_widget_add_css_class (missing, "caption");
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), missing);
  skv_message_set_extra_child (dialog, box);
  g_object_set_data (G_OBJECT (dialog), MISSING, missing);
  return ADW_PREFERENCES_GROUP (group);
}

/* --- what is missing ------------------------------------------------------------------------- */

const char *
skv_question_need_name (void)
{
  return C_("needed", "a name");
}

const char *
skv_question_need_reason (void)
{
  return C_("needed", "a reason");
}

const char *
skv_question_need_decider (void)
{
  return C_("needed", "who decided it");
}

const char *
skv_question_need_date (void)
{
  return C_("needed", "a date");
}

void
skv_question_check (SkvMessage *dialog, const SkvQuestionNeed *needs, guint n)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (dialog), MISSING);
  g_autoptr (GString) list = g_string_new (NULL);
  gboolean ready = TRUE;

  for (guint i = 0; i < n; i++)
    {
      if (!needs[i].missing)
        continue;
      ready = FALSE;
      if (needs[i].what != NULL)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", needs[i].what);
    }
  skv_message_set_response_enabled (dialog, SKV_QUESTION_DO, ready);
  if (label == NULL)
    return;
  if (list->len > 0)
    {
      /* TRANSLATORS: under the fields of a question: "Still needed: a reason, a date" */
      g_autofree char *text = g_strdup_printf (_("Still needed: %s"), list->str);

      gtk_label_set_label (GTK_LABEL (label), text);
    }
  /* Once shown it keeps its place, so that the dialog does not jump at every key. */
  if (list->len > 0)
    gtk_widget_set_visible (label, TRUE);
  else
    gtk_label_set_label (GTK_LABEL (label), "");
}

/* --- rows ------------------------------------------------------------------------------------ */

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

SkvDateRow *
skv_question_add_date (AdwPreferencesGroup *group,
                       SkvSession *session,
                       const char *title,
                       SkvDay day,
                       GCallback edited,
                       gpointer data)
{
  GtkWidget *row = skv_date_row_new (title);
  g_autofree char *text = day != SKV_DAY_NONE ? skv_day_format (day) : g_strdup ("");

  skv_date_row_set_up (SKV_DATE_ROW (row), session, SKV_DATE_DAY);
  skv_text_row_set_text (SKV_TEXT_ROW (row), text);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (row, "edited", edited, data);
  return SKV_DATE_ROW (row);
}

char *
skv_question_read (SkvTextRow *row)
{
  return g_strstrip (g_strdup (skv_text_row_get_text (row)));
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

void
skv_question_tell_referrers (GtkWindow *parent,
                             const char *name,
                             GPtrArray *referrers,
                             const char *advice)
{
  g_autofree char *heading = g_strdup_printf (_("“%s” Cannot Be Deleted"), name);
  g_autoptr (GString) body = g_string_new (_("It is named by:"));
  guint told = MIN (referrers->len, MAX_REFERRERS_TOLD), more = referrers->len - told;
  GtkWidget *dialog;

  for (guint i = 0; i < told; i++)
    g_string_append_printf (body, "\n%s", (const char *) g_ptr_array_index (referrers, i));
  if (more > 0)
    {
      g_string_append_c (body, '\n');
      g_string_append_printf (
        body, g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", more), more);
    }
  if (advice != NULL)
    g_string_append_printf (body, "\n\n%s", advice);
  dialog = skv_message_new (parent, heading, body->str);
  skv_message_add_response (SKV_MESSAGE (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
