/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/suggest/suggest-row.h"

#include <glib/gi18n-lib.h>

static void
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

/* All in one label: many that wrap, in boxes within boxes, take seconds to be measured. The sign
 * says it; the sentence does too. */
static void
add_reasons (GtkWidget *box, GPtrArray *reasons)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    {
      const SkvSlotReason *reason = g_ptr_array_index (reasons, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? "\n" : "", reason->against ? "−" : "+",
                              reason->text);
    }
  if (text->len > 0)
    add_label (box, text->str, NULL);
}

static GtkWidget *
row_new (const char *icon_name, GtkWidget *words, const char *said)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "explanation");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  return row;
}

GtkWidget *
skv_suggest_row_new (SkvSuggestions *suggestions, const SkvSlot *slot)
{
  gboolean is_free = slot->severity < SKV_SEVERITY_SOFT;
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *row;
  g_autofree char *when = skv_suggestions_when_words (suggestions, slot);
  g_autofree char *points = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%d point", "%d points", (gulong) ABS (slot->score)),
    slot->score);
  g_autofree char *state =
    g_strdup_printf ("%s · %s", is_free ? _("Free") : _("Possible, with conflicts"), points);
  g_autoptr (GString) said = g_string_new (when);

  g_string_append_printf (said, ". %s.", state);
  add_label (words, when, "heading");
  add_label (words, state, "dim-label");
  add_reasons (words, slot->reasons);
  for (guint i = 0; i < slot->reasons->len; i++)
    {
      const SkvSlotReason *reason = g_ptr_array_index (slot->reasons, i);

      g_string_append_printf (said, " %s", reason->text);
    }
  row = row_new (is_free ? "emblem-ok-symbolic" : "dialog-warning-symbolic", words, said->str);
  g_object_set_data_full (G_OBJECT (row), "skv-start", g_memdup2 (&slot->start, sizeof slot->start),
                          g_free);
  return row;
}

GtkWidget *
skv_suggest_row_new_for_text (const char *icon, const char *text)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *row;

  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  add_label (words, text, NULL);
  row = row_new (icon, words, text);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

gint64
skv_suggest_row_get_start (GtkListBoxRow *row)
{
  const gint64 *start = row != NULL ? g_object_get_data (G_OBJECT (row), "skv-start") : NULL;

  return start != NULL ? *start : SKV_MOMENT_NONE;
}
