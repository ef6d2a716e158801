/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/field-row.h"

#include <string.h>

#include "app/legible.h"

struct _SkvFieldRow
{
  AdwActionRow parent_instance;

  GtkWidget *entries[SKV_DRAFT_N_FIELDS]; /* (unowned) (nullable) */
  gboolean following;                     /* the text comes from the draft, not from a person */
};

G_DEFINE_FINAL_TYPE (SkvFieldRow, skv_field_row, ADW_TYPE_ACTION_ROW)

static guint edited_signal;

static void
on_changed (GtkEditable *entry, gpointer data)
{
  SkvFieldRow *self = SKV_FIELD_ROW (data);

  if (self->following)
    return;
  for (int field = 0; field < SKV_DRAFT_N_FIELDS; field++)
    {
      if (self->entries[field] == GTK_WIDGET (entry))
        g_signal_emit (self, edited_signal, 0, field, gtk_editable_get_text (entry));
    }
}

void
skv_field_row_add_entry (
  SkvFieldRow *self, SkvDraftField field, const char *label, const char *hint, int chars)
{
  GtkWidget *entry = gtk_entry_new ();

  g_return_if_fail (SKV_IS_FIELD_ROW (self));

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), MIN (chars, SKV_ROW_LEAST_CHARS));
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), chars);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (entry, "changed", G_CALLBACK (on_changed), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), entry);
  if (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (self)) == NULL)
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), entry);
  self->entries[field] = entry;
}

void
skv_field_row_set_text (SkvFieldRow *self, SkvDraftField field, const char *text)
{
  GtkEditable *entry;

  g_return_if_fail (SKV_IS_FIELD_ROW (self));
  g_return_if_fail (self->entries[field] != NULL);

  entry = GTK_EDITABLE (self->entries[field]);
  if (strcmp (gtk_editable_get_text (entry), text) == 0)
    return;
  self->following = TRUE;
  gtk_editable_set_text (entry, text);
  self->following = FALSE;
}

void
skv_field_row_focus (SkvFieldRow *self)
{
  g_return_if_fail (SKV_IS_FIELD_ROW (self));

  for (int field = 0; field < SKV_DRAFT_N_FIELDS; field++)
    {
      if (self->entries[field] != NULL && gtk_widget_grab_focus (self->entries[field]))
        return;
    }
}

void
skv_row_show_note (AdwActionRow *row, const char *text, gboolean is_error)
{
  g_autofree char *escaped = g_markup_escape_text (text != NULL ? text : "", -1);

  adw_action_row_set_subtitle (row, escaped);
  gtk_widget_remove_css_class (GTK_WIDGET (row), "has-error");
  gtk_widget_remove_css_class (GTK_WIDGET (row), "has-hint");
  if (text != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), is_error ? "has-error" : "has-hint");
}

static void
mark_entry (GtkWidget *entry, const char *text, gboolean is_error)
{
  if (is_error)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
    is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

void
skv_field_row_show_notes (SkvFieldRow *self, const SkvDraftNotes *notes)
{
  const char *text = NULL;
  gboolean is_error = FALSE;

  g_return_if_fail (SKV_IS_FIELD_ROW (self));

  for (int field = 0; field < SKV_DRAFT_N_FIELDS; field++)
    {
      if (self->entries[field] == NULL)
        continue;
      mark_entry (self->entries[field], notes->text[field], notes->is_error[field]);
      if (notes->text[field] == NULL || (is_error && !notes->is_error[field]))
        continue;
      if (text == NULL || notes->is_error[field])
        text = notes->text[field];
      is_error = is_error || notes->is_error[field];
    }
  skv_row_show_note (ADW_ACTION_ROW (self), text, is_error);
}

static void
skv_field_row_class_init (SkvFieldRowClass *klass)
{
  edited_signal = g_signal_new ("edited", SKV_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static void
skv_field_row_init (SkvFieldRow *self)
{
  skv_row_keep_words (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
}
