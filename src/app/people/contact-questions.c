/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/people/contact-questions.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/organisations/organisation-words.h"
#include "app/present.h"
#include "app/question.h"
#include "core/calendar/contacts.h"

/* More than this would make the message higher than a small screen. */
#define MAX_TOLD 6

typedef struct
{
  SkvSession *session; /* (owned) */
  char *id;            /* (owned) */
  GtkSwitch *phones;
  GtkSwitch *email;
  AdwComboRow *heir_row;
  GPtrArray *heirs; /* (owned) (nullable) (element-type utf8): of heir_row, after "nobody" */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_clear_pointer (&question->heirs, g_ptr_array_unref);
  g_object_unref (question->session);
  g_free (question->id);
  g_free (question);
}

static Question *
question_new (SkvSession *session, const char *id)
{
  Question *question = g_new0 (Question, 1);

  question->session = g_object_ref (session);
  question->id = g_strdup (id);
  return question;
}

/* --- a post becomes vacant ------------------------------------------------------------------- */

static void
on_vacate (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *question = data;
  g_autoptr (SkvEdit) edit = NULL;

  if (strcmp (response, SKV_QUESTION_DO) != 0)
    return;
  edit = skv_contact_vacate (skv_session_get_plan (question->session), question->id,
                             question->phones == NULL || gtk_switch_get_active (question->phones),
                             question->email == NULL || gtk_switch_get_active (question->email));
  if (edit != NULL)
    skv_session_apply (question->session, edit);
}

static GtkSwitch *
add_switch (AdwPreferencesGroup *group, const char *title, const char *subtitle, gboolean active)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_switch_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_switch_set_active (GTK_SWITCH (button), active);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);
  return GTK_SWITCH (button);
}

void
skv_contact_ask_vacate (GtkWindow *parent, SkvSession *session, const char *id)
{
  const SkvContact *contact =
    skv_plan_lookup (skv_session_get_plan (session), SKV_KIND_CONTACT, id);
  g_autofree char *heading = NULL, *body = NULL, *numbers = NULL;
  AdwPreferencesGroup *group;
  GtkWidget *dialog;
  Question *question;

  if (contact == NULL || skv_contact_is_vacant (contact))
    return;
  heading = g_strdup_printf (_("“%s” Is Vacant?"), contact->role);
  /* TRANSLATORS: the name of a person */
  body = g_strdup_printf (
    _("%s is no longer in the post. What the post answers for stays with it."), contact->name);
  dialog = skv_question_new (heading, body, _("_Leave It"), _("Is _Vacant"));
  question = question_new (session, id);
  group = skv_question_add_group (SKV_MESSAGE (dialog));
  numbers = g_strjoin (", ", contact->phone != NULL ? contact->phone : contact->mobile,
                       contact->phone != NULL ? contact->mobile : NULL, NULL);
  if (*numbers != '\0')
    question->phones = add_switch (group, _("Phone Stays with the Post"), numbers, TRUE);
  if (contact->email != NULL)
    question->email = add_switch (group, _("Address Stays with the Post"), contact->email, FALSE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_vacate), question, question_free, 0);
  skv_present_over (dialog, GTK_WIDGET (parent));
}

/* --- a contact goes -------------------------------------------------------------------------- */

static void
on_remove (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *question = data;
  guint selected = adw_combo_row_get_selected (question->heir_row);
  const char *heir = selected > 0 && selected <= question->heirs->len
                       ? g_ptr_array_index (question->heirs, selected - 1)
                       : NULL;
  g_autoptr (SkvEdit) edit = NULL;

  if (strcmp (response, SKV_QUESTION_DO) != 0)
    return;
  edit = skv_contact_removal (skv_session_get_plan (question->session), question->id, heir);
  if (edit != NULL)
    skv_session_apply (question->session, edit);
}

/* "It answers for:", a line each (transfer full) */
static char *
describe (GPtrArray *answers)
{
  GString *text = g_string_new (_("It answers for:"));
  guint told = MIN (answers->len, MAX_TOLD), more = answers->len - told;

  for (guint i = 0; i < told; i++)
    {
      const SkvAnswersFor *answer = g_ptr_array_index (answers, i);
      const char *name = answer->record->kind == SKV_KIND_SYSTEM
                           ? ((const SkvSystem *) answer->record)->name
                           : ((const SkvItem *) answer->record)->title;

      g_string_append_printf (text, "\n%s: %s", skv_answers_title (answer->as), name);
    }
  if (more > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (
        text, g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", more), more);
    }
  return g_string_free (text, FALSE);
}

static void
add_heirs (Question *question, AdwPreferencesGroup *group)
{
  GPtrArray *contacts =
    skv_plan_get_records (skv_session_get_plan (question->session), SKV_KIND_CONTACT);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  question->heirs = g_ptr_array_new_with_free_func (g_free);
  gtk_string_list_append (names, C_("contact", "Nobody"));
  for (guint i = 0; i < contacts->len; i++)
    {
      const SkvContact *contact = g_ptr_array_index (contacts, i);
      g_autofree char *words = skv_contact_words (contact);

      if (strcmp (contact->parent.id, question->id) == 0)
        continue;
      g_ptr_array_add (question->heirs, g_strdup (contact->parent.id));
      gtk_string_list_append (names, words);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Give That To"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_preferences_group_add (group, row);
  question->heir_row = ADW_COMBO_ROW (row);
}

void
skv_contact_ask_removal (GtkWindow *parent, SkvSession *session, const char *id, GPtrArray *answers)
{
  SkvPlan *plan = skv_session_get_plan (session);
  const SkvContact *contact = skv_plan_lookup (plan, SKV_KIND_CONTACT, id);
  g_autofree char *heading = NULL, *body = NULL;
  GtkWidget *dialog;
  Question *question;

  if (contact == NULL)
    return;
  if (answers == NULL || answers->len == 0)
    {
      g_autoptr (SkvEdit) edit = skv_contact_removal (plan, id, NULL);

      skv_session_apply (session, edit); /* undo is beside the message */
      return;
    }
  heading = g_strdup_printf (_("Delete “%s”?"), contact->role);
  body = describe (answers);
  dialog = skv_question_new (heading, body, _("_Keep It"), _("_Delete"));
  skv_message_set_response_appearance (SKV_MESSAGE (dialog), SKV_QUESTION_DO,
                                       ADW_RESPONSE_DESTRUCTIVE);
  skv_message_set_default_response (SKV_MESSAGE (dialog), "close");
  question = question_new (session, id);
  add_heirs (question, skv_question_add_group (SKV_MESSAGE (dialog)));
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_remove), question, question_free, 0);
  skv_present_over (dialog, GTK_WIDGET (parent));
}

/* --- a department goes ----------------------------------------------------------------------- */

void
skv_department_remove (GtkWindow *parent, SkvSession *session, const char *id)
{
  SkvPlan *plan = skv_session_get_plan (session);
  const SkvDepartment *department = skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, id);
  g_autoptr (GPtrArray) referrers = skv_plan_list_referrers (plan, SKV_KIND_DEPARTMENT, id);
  g_autoptr (SkvEdit) edit = NULL;

  if (department == NULL)
    return;
  if (referrers->len > 0)
    {
      skv_question_tell_referrers (
        parent, department->name, referrers,
        _("If it no longer exists, give it a last day instead: what happened before keeps its "
           "name."));
      return;
    }
  edit = skv_record_removal (SKV_KIND_DEPARTMENT, id, department->name);
  skv_session_apply (session, edit);
}
