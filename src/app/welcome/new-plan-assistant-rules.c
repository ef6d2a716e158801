/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "app/welcome/new-plan-assistant-private.h"
#include "core/exchange/usual-rules.h"

#define RULE "skv-rule"

static void
on_rule (GtkCheckButton *check, GParamSpec *pspec, gpointer data)
{
  SkvNewPlanAssistant *self = SKV_NEW_PLAN_ASSISTANT (data);

  if (self->following || !gtk_check_button_get_active (check))
    return;
  skv_new_plan_form_set_rule (self->form, g_object_get_data (G_OBJECT (check), RULE));
  skv_new_plan_assistant_update (self);
  if (check == self->own_check)
    skv_text_row_focus (self->own_row);
}

/* @rule (nullable): static; @first (nullable): the choice that it stands beside */
static GtkCheckButton *
append_choice (SkvNewPlanAssistant *self,
               const char *rule,
               const char *title,
               const char *subtitle,
               GtkCheckButton *first)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *escaped_subtitle = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), first);
  g_object_set_data (G_OBJECT (check), RULE, (gpointer) rule);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_strcmp0 (rule, self->form->rule) == 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  g_signal_connect (check, "notify::active", G_CALLBACK (on_rule), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (self->rules_list, row);
  return GTK_CHECK_BUTTON (check);
}

void
skv_new_plan_assistant_fill_rules (SkvNewPlanAssistant *self)
{
  GtkCheckButton *first = NULL;
  GtkWidget *child;

  self->following = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rules_list))) != NULL)
    gtk_list_box_remove (self->rules_list, child);
  for (const char *const *name = skv_usual_rules_of (self->form->country); *name != NULL; name++)
    {
      gboolean doubt;
      g_autofree char *count = skv_new_plan_form_count_words (self->form, *name, &doubt, NULL);
      GtkCheckButton *check =
        append_choice (self, *name, skv_new_plan_form_sentence_of (self->form, *name),
                       count != NULL ? count : "", first);

      first = first != NULL ? first : check;
    }
  self->own_check =
    append_choice (self, SKV_NEW_PLAN_OWN, _("In My Own Words"),
                   _("“Every other Tuesday 18–22, not in July” is understood"), first);
  append_choice (self, NULL, _("None Yet"), _("Rules are made on the Rules page at any time"),
                 first);
  self->following = FALSE;
  skv_new_plan_assistant_update_own (self);
}

void
skv_new_plan_assistant_update_own (SkvNewPlanAssistant *self)
{
  gboolean is_own = g_strcmp0 (self->form->rule, SKV_NEW_PLAN_OWN) == 0;
  gboolean doubt = FALSE, is_empty = *self->form->sentence == '\0';
  g_autofree char *count = NULL, *said = NULL;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->own_row), is_own);
  if (!is_own)
    return;
  if (is_empty)
    {
      skv_text_row_show_problem (self->own_row,
                                 self->insisted[SKV_NEW_PLAN_STEP_EVENINGS]
                                   ? _("Write when the evenings are, or choose another line")
                                   : NULL,
                                 NULL);
      return;
    }
  count = skv_new_plan_form_count_words (self->form, SKV_NEW_PLAN_OWN, &doubt, &error);
  if (count != NULL && doubt)
    /* Translators: %s is "24 evenings in 2027" */
    said = g_strdup_printf (_("%s; can be read in another way too, look at it on the Rules page"),
                            count);
  skv_text_row_show_problem (self->own_row, error != NULL ? error->message : NULL,
                             said != NULL ? said : count);
}
