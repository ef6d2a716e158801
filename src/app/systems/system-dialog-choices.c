/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/systems/system-dialog-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/legible.h"
#include "app/rules/pick-row.h"
#include "core/calendar/contacts.h"

static SkvPlan *
plan_of (SkvSystemDialog *self)
{
  return skv_session_get_plan (self->session);
}

static gboolean
is_in_words (const SkvSystemChoice *choice)
{
  return adw_combo_row_get_selected (choice->row) == choice->values->len + 1;
}

void
skv_system_dialog_take_choice (SkvSystemDialog *self, SkvSystemChoice *choice)
{
  guint selected = adw_combo_row_get_selected (choice->row);
  const char *value = "";

  gtk_widget_set_visible (GTK_WIDGET (choice->words_row), is_in_words (choice));
  if (is_in_words (choice))
    value = skv_text_row_get_text (choice->words_row);
  else if (selected > 0 && selected <= choice->values->len)
    value = g_ptr_array_index (choice->values, selected - 1);
  skv_system_form_set_text (self->form, choice->field, value);
}

static void
on_chosen (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  SkvSystemDialog *self = SKV_SYSTEM_DIALOG (data);

  if (self->filling)
    return;
  skv_system_dialog_take_choice (self, row == self->owner.row           ? &self->owner
                                       : row == self->administrator.row ? &self->administrator
                                                                        : &self->kind);
  skv_system_dialog_check (self);
}

/* @names: of @choice->values, which are set */
static void
fill_choice (SkvSystemDialog *self,
             SkvSystemChoice *choice,
             const char *none,
             GPtrArray *names,
             const char *in_words)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const char *value = self->form->texts[choice->field];
  guint chosen = *value != '\0' ? choice->values->len + 1 : 0;

  gtk_string_list_append (list, none);
  for (guint i = 0; i < names->len; i++)
    {
      gtk_string_list_append (list, g_ptr_array_index (names, i));
      if (strcmp (g_ptr_array_index (choice->values, i), value) == 0)
        chosen = i + 1;
    }
  gtk_string_list_append (list, in_words);
  adw_combo_row_set_model (choice->row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (choice->row, chosen);
  skv_combo_row_tell_whole (choice->row);
  skv_text_row_set_up (choice->words_row, NULL, 24);
  if (chosen > choice->values->len)
    skv_text_row_set_text (choice->words_row, value);
  gtk_widget_set_visible (GTK_WIDGET (choice->words_row), is_in_words (choice));
  g_signal_connect (choice->row, "notify::selected", G_CALLBACK (on_chosen), self);
}

static void
fill_kinds (SkvSystemDialog *self)
{
  const char *const *kinds = skv_system_kinds ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_ptr_array_add (self->kind.values, g_strdup (kinds[i]));
      g_ptr_array_add (names, (gpointer) skv_system_kind_title (kinds[i]));
    }
  fill_choice (self, &self->kind, _("Not Said"), names, _("Another Kind…"));
}

static void
add_contacts (SkvSystemDialog *self, GPtrArray *ids, GPtrArray *names)
{
  GPtrArray *contacts = skv_plan_get_records (plan_of (self), SKV_KIND_CONTACT);

  for (guint i = 0; i < contacts->len; i++)
    {
      const SkvContact *contact = g_ptr_array_index (contacts, i);

      g_ptr_array_add (ids, g_strdup (contact->parent.id));
      g_ptr_array_add (names, skv_contact_words (contact));
    }
}

static void
fill_administrators (SkvSystemDialog *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  add_contacts (self, self->administrator.values, names);
  fill_choice (self, &self->administrator, _("No Administrator"), names, _("In Plain Words…"));
}

static void
fill_owners (SkvSystemDialog *self)
{
  GPtrArray *departments = skv_plan_get_records (plan_of (self), SKV_KIND_DEPARTMENT);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  add_contacts (self, self->owner.values, names);
  for (guint i = 0; i < departments->len; i++)
    {
      const SkvDepartment *department = g_ptr_array_index (departments, i);

      g_ptr_array_add (self->owner.values, g_strdup (department->parent.id));
      g_ptr_array_add (names, g_strdup (department->name));
    }
  fill_choice (self, &self->owner, _("No Owner"), names, _("In Plain Words…"));
}

static void
on_super_user_picked (SkvPickRow *row, const char *id, gboolean chosen, gpointer data)
{
  skv_system_form_set_super_user (SKV_SYSTEM_DIALOG (data)->form, id, chosen);
}

static void
on_notes_changed (GtkTextBuffer *buffer, gpointer data)
{
  SkvSystemDialog *self = SKV_SYSTEM_DIALOG (data);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  skv_system_form_set_text (self->form, SKV_SYSTEM_FORM_NOTES, text);
}

/* super users, the plan for continued operation, notes */
static void
fill_card (SkvSystemDialog *self)
{
  GtkTextBuffer *notes = gtk_text_view_get_buffer (self->notes_view);
  g_autoptr (SkvTextRow) super_users_row = self->super_users_row;
  g_autoptr (SkvTextRow) continuity_row = self->continuity_row;
  GtkWidget *row = skv_pick_row_new (_("Super Users"), _("Nobody of the contacts"));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  add_contacts (self, ids, names);
  for (guint i = 0; i < ids->len; i++)
    skv_pick_row_add (SKV_PICK_ROW (row), g_ptr_array_index (ids, i), g_ptr_array_index (names, i));
  skv_pick_row_set_chosen (SKV_PICK_ROW (row), (const char *const *) self->form->super_users);
  g_signal_connect (row, "picked", G_CALLBACK (on_super_user_picked), self);
  gtk_widget_set_visible (row, ids->len > 0);
  /* before the row for those who are no contacts */
  adw_preferences_group_remove (self->card_group, GTK_WIDGET (g_object_ref (super_users_row)));
  adw_preferences_group_remove (self->card_group, GTK_WIDGET (g_object_ref (continuity_row)));
  adw_preferences_group_add (self->card_group, row);
  adw_preferences_group_add (self->card_group, GTK_WIDGET (super_users_row));
  adw_preferences_group_add (self->card_group, GTK_WIDGET (continuity_row));
  skv_text_row_set_up (self->super_users_row, NULL, 24);
  skv_text_row_show_problem (self->super_users_row, NULL,
                             _("In plain words, with semicolons between"));
  skv_text_row_set_up (self->continuity_row, NULL, 24);
  skv_text_row_show_problem (self->continuity_row, NULL, _("A link, or where it lies"));
  skv_text_row_set_text (self->super_users_row, self->form->texts[SKV_SYSTEM_FORM_SUPER_USERS]);
  skv_text_row_set_text (self->continuity_row, self->form->texts[SKV_SYSTEM_FORM_CONTINUITY]);
  gtk_text_buffer_set_text (notes, self->form->texts[SKV_SYSTEM_FORM_NOTES], -1);
  g_signal_connect_object (notes, "changed", G_CALLBACK (on_notes_changed), self, 0);
}

void
skv_system_dialog_fill_choices (SkvSystemDialog *self)
{
  fill_kinds (self);
  fill_owners (self);
  fill_administrators (self);
  fill_card (self);
}
