/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/layers/layer-bar.h"

#include <glib/gi18n-lib.h>

struct _SkvLayerBar
{
  GtkWidget parent_instance;

  GtkWidget *box; /* (unowned): our only child */
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *words;
  GtkWidget *adopt_button;
  GtkWidget *list_button;
  GtkWidget *leave_button;
};

G_DEFINE_FINAL_TYPE (SkvLayerBar, skv_layer_bar, GTK_TYPE_WIDGET)

static GtkLabel *
add_label (GtkWidget *box, const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static GtkWidget *
add_button (SkvLayerBar *self, const char *label, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static void
skv_layer_bar_dispose (GObject *object)
{
  SkvLayerBar *self = SKV_LAYER_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (skv_layer_bar_parent_class)->dispose (object);
}

static void
skv_layer_bar_class_init (SkvLayerBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_layer_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "layer-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
skv_layer_bar_init (SkvLayerBar *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL, "",
                                  -1);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->icon));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), texts);
  self->title = add_label (texts, "heading");
  self->words = add_label (texts, "caption");
  self->adopt_button = add_button (self, _("_Adopt…"), "win.adopt-layer",
                                   _("Choose what of this goes into the plan"));
  gtk_widget_add_css_class (self->adopt_button, "suggested-action");
  self->list_button = add_button (self, _("_Compare"), "win.list-changes",
                                  _("The changes in words, and the conflicts"));
  self->leave_button =
    add_button (self, _("_Leave"), "win.leave-layer", _("Back to the plan as it is"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
skv_layer_bar_set_mode (SkvLayerBar *self, SkvLayerBarMode mode)
{
  g_return_if_fail (SKV_IS_LAYER_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), mode != SKV_LAYER_BAR_NOTHING);
  gtk_widget_set_visible (self->adopt_button, mode == SKV_LAYER_BAR_WHAT_IF);
  gtk_button_set_label (GTK_BUTTON (self->list_button),
                        mode == SKV_LAYER_BAR_WHAT_IF ? _("_Compare") : _("As a _List"));
  gtk_widget_set_visible (self->list_button,
                          mode == SKV_LAYER_BAR_WHAT_IF || mode == SKV_LAYER_BAR_COMPARE);
  gtk_widget_set_visible (self->leave_button,
                          mode == SKV_LAYER_BAR_WHAT_IF || mode == SKV_LAYER_BAR_COMPARE);
  gtk_image_set_from_icon_name (self->icon, mode == SKV_LAYER_BAR_WHAT_IF ? "document-edit-symbolic"
                                                                          : "view-dual-symbolic");
}

void
skv_layer_bar_set_words (SkvLayerBar *self, const char *title, const char *words)
{
  g_autofree char *all = NULL;

  g_return_if_fail (SKV_IS_LAYER_BAR (self));

  all = g_strdup_printf ("%s. %s", title, words);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->words, words);
  /* What was cut off for want of room. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
}
