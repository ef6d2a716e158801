/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/help/help-page.h"

char *
skv_help_key_name (const char *accelerator)
{
  GdkModifierType state;
  guint key;

  if (!gtk_accelerator_parse (accelerator, &key, &state))
    return g_strdup (accelerator);
  return gtk_accelerator_get_label (key, state);
}

static GtkWidget *
label_new (const char *line, GCallback on_link, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *markup = skv_help_text_markup (line, skv_help_key_name);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect_swapped (label, "activate-link", on_link, data);
  return label;
}

static GtkWidget *
heading_new (const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", text, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_margin_top (label, g_str_equal (css_class, "heading") ? 10 : 0);
  return label;
}

/* a number or a dot before the line */
static GtkWidget *
marked_new (const SkvHelpBlock *block, GCallback on_link, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *mark =
    block->kind == SKV_HELP_STEP ? g_strdup_printf ("%d.", block->number) : g_strdup ("•");
  GtkWidget *label = gtk_label_new (mark);

  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), label_new (block->text, on_link, data));
  return box;
}

static GtkWidget *
block_new (const SkvHelpBlock *block, GCallback on_link, gpointer data)
{
  switch (block->kind)
    {
    case SKV_HELP_TITLE:
      return heading_new (block->text, "title-2");
    case SKV_HELP_HEADING:
      return heading_new (block->text, "heading");
    case SKV_HELP_STEP:
    case SKV_HELP_POINT:
      return marked_new (block, on_link, data);
    case SKV_HELP_PARAGRAPH:
    default:
      return label_new (block->text, on_link, data);
    }
}

void
skv_help_page_show (GtkBox *box, const SkvHelpPage *page, GCallback on_link, gpointer data)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box));
  g_return_if_fail (page != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  gtk_box_append (box, heading_new (page->title, "title-2"));
  for (guint i = 0; i < page->blocks->len; i++)
    gtk_box_append (box, block_new (g_ptr_array_index (page->blocks, i), on_link, data));
}
