/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/text-row.h"

#include "app/field-row.h"
#include "app/legible.h"

/* characters */
#define MOST_OF_WORD 14

typedef struct
{
  GtkWidget *entry;   /* (unowned) */
  gboolean following; /* the text comes from the program, not from a person */
  char *problem;      /* (owned) (nullable) */
  char *subtitle;     /* (owned) (nullable) */
} SkvTextRowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (SkvTextRow, skv_text_row, ADW_TYPE_ACTION_ROW)

static guint edited_signal;

static SkvTextRowPrivate *
get_private (SkvTextRow *self)
{
  return skv_text_row_get_instance_private (self);
}

static void
on_changed (SkvTextRow *self)
{
  SkvTextRowClass *klass = SKV_TEXT_ROW_GET_CLASS (self);

  if (klass->changed != NULL)
    klass->changed (self);
  if (!get_private (self)->following)
    g_signal_emit (self, edited_signal, 0, klass->get_value (self));
}

void
skv_text_row_set_up (SkvTextRow *self, const char *hint, int chars)
{
  int least = SKV_ROW_LEAST_CHARS;

  g_return_if_fail (SKV_IS_TEXT_ROW (self));

  gtk_entry_set_placeholder_text (GTK_ENTRY (get_private (self)->entry), hint);
  if (chars == 0)
    {
      gtk_widget_set_hexpand (get_private (self)->entry, TRUE);
      return;
    }
  /* a word is seen whole, an example need not be */
  if (hint != NULL && g_utf8_strlen (hint, -1) <= MOST_OF_WORD)
    least = MAX (least, (int) g_utf8_strlen (hint, -1) + 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (get_private (self)->entry), MIN (chars, least));
  gtk_editable_set_max_width_chars (GTK_EDITABLE (get_private (self)->entry), chars);
}

const char *
skv_text_row_get_text (SkvTextRow *self)
{
  g_return_val_if_fail (SKV_IS_TEXT_ROW (self), "");
  return gtk_editable_get_text (GTK_EDITABLE (get_private (self)->entry));
}

GtkWidget *
skv_text_row_get_entry (SkvTextRow *self)
{
  g_return_val_if_fail (SKV_IS_TEXT_ROW (self), NULL);
  return get_private (self)->entry;
}

void
skv_text_row_set_text (SkvTextRow *self, const char *text)
{
  SkvTextRowPrivate *priv;

  g_return_if_fail (SKV_IS_TEXT_ROW (self));

  priv = get_private (self);
  if (g_str_equal (SKV_TEXT_ROW_GET_CLASS (self)->get_value (self), text))
    return;
  priv->following = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (priv->entry), text);
  priv->following = FALSE;
}

void
skv_text_row_type (SkvTextRow *self, const char *text)
{
  g_return_if_fail (SKV_IS_TEXT_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (get_private (self)->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (get_private (self)->entry), -1);
}

void
skv_text_row_update_note (SkvTextRow *self)
{
  SkvTextRowPrivate *priv;
  const char *problem, *subtitle;
  GtkWidget *entry;

  g_return_if_fail (SKV_IS_TEXT_ROW (self));

  priv = get_private (self);
  entry = priv->entry;
  problem = priv->problem;
  subtitle = priv->subtitle;
  if (SKV_TEXT_ROW_GET_CLASS (self)->describe != NULL)
    SKV_TEXT_ROW_GET_CLASS (self)->describe (self, &problem, &subtitle);
  skv_row_show_note (ADW_ACTION_ROW (self), problem, TRUE);
  if (problem == NULL && subtitle != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (self), escaped);
    }
  if (problem != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
    problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : (subtitle != NULL ? subtitle : ""),
                                  -1);
}

void
skv_text_row_show_problem (SkvTextRow *self, const char *problem, const char *subtitle)
{
  SkvTextRowPrivate *priv;
  char *old_problem, *old_subtitle;

  g_return_if_fail (SKV_IS_TEXT_ROW (self));

  priv = get_private (self);
  old_problem = priv->problem;
  old_subtitle = priv->subtitle;
  priv->problem = g_strdup (problem);
  priv->subtitle = g_strdup (subtitle);
  g_free (old_problem);
  g_free (old_subtitle);
  skv_text_row_update_note (self);
}

void
skv_text_row_focus (SkvTextRow *self)
{
  g_return_if_fail (SKV_IS_TEXT_ROW (self));
  gtk_widget_grab_focus (get_private (self)->entry);
}

static void
skv_text_row_finalize (GObject *object)
{
  SkvTextRowPrivate *priv = get_private (SKV_TEXT_ROW (object));

  g_free (priv->problem);
  g_free (priv->subtitle);
  G_OBJECT_CLASS (skv_text_row_parent_class)->finalize (object);
}

static void
skv_text_row_class_init (SkvTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = skv_text_row_finalize;
  klass->get_value = skv_text_row_get_text;
  edited_signal = g_signal_new ("edited", SKV_TYPE_TEXT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
skv_text_row_init (SkvTextRow *self)
{
  GtkWidget *entry = gtk_entry_new ();

  get_private (self)->entry = entry;
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), entry);
  /* which also names it for a screen reader by the title */
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), entry);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
  skv_row_keep_words (GTK_WIDGET (self));
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed), self);
}

GtkWidget *
skv_text_row_new (const char *title)
{
  return g_object_new (SKV_TYPE_TEXT_ROW, "title", title, NULL);
}
