/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/work-bar.h"

#include <glib/gi18n-lib.h>

/* Nobody needs to be told of less. */
#define DELAY_MILLISECONDS 500
/* Of work that does not say how far it has come, the bar moves so often. */
#define PULSE_MILLISECONDS 120

struct _SkvWorkBar
{
  GtkWidget parent_instance;

  SkvWork *work; /* (owned) (nullable) */
  guint delay_source;
  guint pulse_source;

  GtkWidget *box;
  GtkLabel *label;
  GtkProgressBar *bar;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (SkvWorkBar, skv_work_bar, GTK_TYPE_WIDGET)

static void
forget (SkvWorkBar *self)
{
  g_clear_handle_id (&self->delay_source, g_source_remove);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  if (self->work != NULL)
    g_signal_handlers_disconnect_by_data (self->work, self);
  g_clear_object (&self->work);
}

static void
on_over (SkvWorkBar *self)
{
  forget (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
on_progress (SkvWorkBar *self, double done)
{
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  gtk_progress_bar_set_fraction (self->bar, done);
}

static gboolean
pulse (gpointer data)
{
  gtk_progress_bar_pulse (SKV_WORK_BAR (data)->bar);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_delay (gpointer data)
{
  SkvWorkBar *self = data;

  self->delay_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return G_SOURCE_REMOVE;
}

void
skv_work_bar_follow (SkvWorkBar *self, SkvWork *work, const char *words, gboolean can_cancel)
{
  g_return_if_fail (SKV_IS_WORK_BAR (self));

  if (work != NULL)
    g_object_ref (work);
  on_over (self);
  if (work == NULL)
    return;
  self->work = work;
  gtk_label_set_label (self->label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_set_visible (self->button, can_cancel);
  gtk_progress_bar_set_fraction (self->bar, 0);
  g_signal_connect_swapped (work, "progress", G_CALLBACK (on_progress), self);
  g_signal_connect_swapped (work, "over", G_CALLBACK (on_over), self);
  self->delay_source = g_timeout_add (DELAY_MILLISECONDS, on_delay, self);
  self->pulse_source = g_timeout_add (PULSE_MILLISECONDS, pulse, self);
}

static void
on_cancel (SkvWorkBar *self)
{
  if (self->work != NULL)
    skv_work_cancel (self->work);
}

static void
skv_work_bar_dispose (GObject *object)
{
  SkvWorkBar *self = SKV_WORK_BAR (object);

  forget (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (skv_work_bar_parent_class)->dispose (object);
}

static void
skv_work_bar_class_init (SkvWorkBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = skv_work_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
skv_work_bar_init (SkvWorkBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->button = gtk_button_new_with_mnemonic (_("_Cancel"));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_valign (GTK_WIDGET (self->bar), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (GTK_WIDGET (self->bar), TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_widget_add_css_class (self->box, "skv-work");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_cancel), self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
skv_work_bar_new (void)
{
  return g_object_new (SKV_TYPE_WORK_BAR, NULL);
}
