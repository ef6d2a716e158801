/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/outage/outage-private.h"

#include <glib/gi18n-lib.h>

#include "app/legible.h"
#include "app/parts.h"
#include "app/question.h"

#define CHARS 20

AdwPreferencesGroup *
skv_outage_add_group (GtkBox *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (box, group);
  return ADW_PREFERENCES_GROUP (group);
}

GtkWidget *
skv_outage_add_words (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = skv_plain_row_new (title, subtitle, NULL);

  skv_row_keep_words (row);
  adw_preferences_group_add (group, row);
  return row;
}

/* --- what is typed --------------------------------------------------------------------------- */

static void
on_typed (SkvTextRow *row, const char *text, SkvOutageWindow *self)
{
  const char *key = g_object_get_data (G_OBJECT (skv_text_row_get_entry (row)), "key");

  g_hash_table_insert (self->typed, g_strdup (key), g_strstrip (g_strdup (text)));
}

void
skv_outage_keep_typed (SkvOutageWindow *self, SkvTextRow *row, const char *key)
{
  const char *before = g_hash_table_lookup (self->typed, key);

  g_object_set_data (G_OBJECT (skv_text_row_get_entry (row)), "key", (gpointer) key);
  if (before != NULL)
    skv_text_row_set_text (row, before);
  g_signal_connect (row, "edited", G_CALLBACK (on_typed), self);
}

SkvTextRow *
skv_outage_add_entry (SkvOutageWindow *self,
                      AdwPreferencesGroup *group,
                      const char *key,
                      const char *title,
                      const char *hint)
{
  SkvTextRow *row = SKV_TEXT_ROW (skv_text_row_new (title));

  skv_text_row_set_up (row, hint, CHARS);
  skv_outage_keep_typed (self, row, key);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

const char *
skv_outage_typed (SkvOutageWindow *self, const char *key)
{
  const char *text = g_hash_table_lookup (self->typed, key);

  return text != NULL ? text : "";
}

void
skv_outage_forget_typed (SkvOutageWindow *self, const char *key)
{
  g_hash_table_remove (self->typed, key);
}

void
skv_outage_add_button (SkvOutageWindow *self, SkvTextRow *row, const char *label, GCallback pressed)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (button, "clicked", pressed, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (skv_text_row_get_entry (row), "activate", pressed, self,
                           G_CONNECT_SWAPPED);
}

/* --- priority and cause ---------------------------------------------------------------------- */

AdwComboRow *
skv_outage_add_priorities (AdwPreferencesGroup *group, SkvPriority priority)
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  for (int i = SKV_PRIORITY_NONE; i <= SKV_PRIORITY_CRITICAL; i++)
    gtk_string_list_append (model, skv_priority_title ((SkvPriority) i));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Priority"));
  adw_combo_row_set_model (row, G_LIST_MODEL (model));
  adw_combo_row_set_selected (row, priority);
  skv_combo_row_tell_whole (row);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

GtkSwitch *
skv_outage_add_external (AdwPreferencesGroup *group, gboolean external)
{
  GtkWidget *row = adw_action_row_new ();
  GtkSwitch *toggle = GTK_SWITCH (gtk_switch_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _("Cause Outside of the Organisation"));
  skv_row_keep_words (row);
  gtk_switch_set_active (toggle, external);
  gtk_widget_set_valign (GTK_WIDGET (toggle), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (toggle));
  adw_preferences_group_add (group, row);
  return toggle;
}
