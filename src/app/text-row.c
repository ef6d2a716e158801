/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/text-row.h"

#include "app/field-row.h"

struct _SkvTextRow
{
  AdwActionRow parent_instance;

  GtkWidget *entry;   /* (unowned) */
  gboolean following; /* the text comes from the program, not from a person */
};

G_DEFINE_FINAL_TYPE (SkvTextRow, skv_text_row, ADW_TYPE_ACTION_ROW)

static guint edited_signal;

static void
on_changed (SkvTextRow *self)
{
  if (!self->following)
    g_signal_emit (self, edited_signal, 0, skv_text_row_get_text (self));
}

void
skv_text_row_set_up (SkvTextRow *self, const char *hint, int chars)
{
  g_return_if_fail (SKV_IS_TEXT_ROW (self));

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), hint);
  if (chars == 0)
    {
      gtk_widget_set_hexpand (self->entry, TRUE);
      return;
    }
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), chars);
}

const char *
skv_text_row_get_text (SkvTextRow *self)
{
  g_return_val_if_fail (SKV_IS_TEXT_ROW (self), "");
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
skv_text_row_set_text (SkvTextRow *self, const char *text)
{
  g_return_if_fail (SKV_IS_TEXT_ROW (self));

  if (g_str_equal (skv_text_row_get_text (self), text))
    return;
  self->following = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->following = FALSE;
}

void
skv_text_row_show_problem (SkvTextRow *self, const char *problem, const char *subtitle)
{
  g_return_if_fail (SKV_IS_TEXT_ROW (self));

  skv_row_show_note (ADW_ACTION_ROW (self), problem, TRUE);
  if (problem == NULL && subtitle != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (self), escaped);
    }
  if (problem != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
    problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : "", -1);
}

void
skv_text_row_focus (SkvTextRow *self)
{
  g_return_if_fail (SKV_IS_TEXT_ROW (self));
  gtk_widget_grab_focus (self->entry);
}

static void
skv_text_row_class_init (SkvTextRowClass *klass)
{
  edited_signal = g_signal_new ("edited", SKV_TYPE_TEXT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
skv_text_row_init (SkvTextRow *self)
{
  self->entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  gtk_widget_set_valign (self->entry, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->entry);
  /* which also names it for a screen reader by the title */
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->entry);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
}

GtkWidget *
skv_text_row_new (const char *title)
{
  return g_object_new (SKV_TYPE_TEXT_ROW, "title", title, NULL);
}
