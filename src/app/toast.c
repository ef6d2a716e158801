/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/toast.h"

#include <glib/gi18n-lib.h>

#include "app/legible.h"

/* as long as AdwToast's */
#define SECONDS 5
/* in a narrow window */
#define MAX_LINES 3

struct _SkvToast
{
  GtkWidget parent_instance;

  GtkRevealer *revealer; /* (unowned): our only child */
  GtkLabel *label;       /* (unowned) */
  GtkButton *button;     /* (unowned) */
  guint timeout;         /* 0: none */
};

G_DEFINE_FINAL_TYPE (SkvToast, skv_toast, GTK_TYPE_WIDGET)

static void
hide (SkvToast *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

static gboolean
on_timeout (gpointer data)
{
  SkvToast *self = data;

  self->timeout = 0;
  hide (self);
  return G_SOURCE_REMOVE;
}

static GtkWidget *
new_close_button (SkvToast *self)
{
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (close, "circular");
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _("Dismiss"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Dismiss"), -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (hide), self);
  return close;
}

static void
skv_toast_dispose (GObject *object)
{
  SkvToast *self = SKV_TOAST (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->revealer));
  self->revealer = NULL;

  G_OBJECT_CLASS (skv_toast_parent_class)->dispose (object);
}

static void
skv_toast_class_init (SkvToastClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_toast_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
skv_toast_init (SkvToast *self)
{
  /* The node name by which libadwaita's own style knows a toast. */
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "css-name", "toast", NULL);

  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_widget_set_parent (GTK_WIDGET (self->revealer), GTK_WIDGET (self));
  gtk_revealer_set_child (self->revealer, box);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_lines (self->label, MAX_LINES);
  gtk_label_set_xalign (self->label, 0);
  skv_label_tell_whole (self->label);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (self->button, TRUE);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (hide), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  gtk_box_append (GTK_BOX (box), new_close_button (self));

  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

void
skv_toast_show (SkvToast *self, const char *text, const char *button_label, const char *action_name)
{
  g_return_if_fail (SKV_IS_TOAST (self));
  g_return_if_fail ((button_label == NULL) == (action_name == NULL));

  gtk_label_set_text (self->label, text);
  /* GTK 4.8 has no gtk_accessible_announce(): an alert whose name changes is what is read aloud,
   * and the same words twice must change twice. */
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button_label != NULL);
  if (button_label != NULL)
    gtk_button_set_label (self->button, button_label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_seconds (SECONDS, on_timeout, self);
  gtk_widget_set_can_target (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}
