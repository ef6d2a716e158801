/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/rules/rule-editor-private.h"

/* A typed sentence is read, and how it was read is shown part by part; only a person's word puts it
 * into the fields. */

static GtkWidget *
part_new (const SkvRulePhrasePart *part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon =
    gtk_image_new_from_icon_name (part->doubt ? "dialog-question-symbolic" : "emblem-ok-symbolic");
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b> → %s", part->words, part->meaning);
  g_autofree char *with_doubt =
    /* Translators: %s is how a part of a sentence was read, though it has another reading too */
    part->doubt ? g_strdup_printf (_("%s — in doubt"), markup) : g_strdup (markup);

  gtk_label_set_markup (GTK_LABEL (label), with_doubt);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, part->doubt ? "doubt" : "sure");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
clear_parts (SkvRuleEditor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->phrase_parts))) != NULL)
    gtk_box_remove (self->phrase_parts, child);
}

static void
show_error (SkvRuleEditor *self, const char *message)
{
  gtk_label_set_label (self->phrase_error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->phrase_error), message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->phrase_entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->phrase_entry), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->phrase_entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message != NULL ? message : "", -1);
}

void
skv_rule_editor_drop_phrase (SkvRuleEditor *self)
{
  g_clear_pointer (&self->phrase, skv_rule_phrase_free);
  clear_parts (self);
  gtk_widget_set_visible (self->phrase_result, FALSE);
  show_error (self, NULL);
}

/* "nb" of "nb_NO.UTF-8" */
static char *
message_language (void)
{
  const char *name = g_get_language_names ()[0];

  return g_strndup (name, strcspn (name, "_.@"));
}

void
skv_rule_editor_read_phrase (SkvRuleEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->phrase_entry));
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autofree char *language = message_language ();
  g_autoptr (GError) error = NULL;
  SkvRule *base;

  skv_rule_editor_drop_phrase (self);
  if (*text == '\0')
    return;
  base = skv_rule_draft_make_rule (self->draft);
  self->phrase = skv_rule_phrase_parse (text, language, plan, base, &error);
  skv_record_unref (base);
  if (self->phrase == NULL)
    {
      show_error (self, error->message);
      return;
    }
  for (guint i = 0; i < self->phrase->parts->len; i++)
    gtk_box_append (self->phrase_parts, part_new (g_ptr_array_index (self->phrase->parts, i)));
  gtk_widget_set_visible (self->phrase_result, TRUE);
}

void
skv_rule_editor_use_phrase (SkvRuleEditor *self)
{
  if (self->phrase == NULL)
    return;
  skv_rule_draft_take (self->draft, self->phrase->rule);
  skv_rule_editor_drop_phrase (self);
  skv_rule_editor_fill (self);
  gtk_widget_grab_focus (self->entries[SKV_RULE_TEXT_TITLE]);
}
