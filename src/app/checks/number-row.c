/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/checks/number-row.h"

/* A number that has rested so long is meant. */
#define REST_MILLISECONDS 700

struct _SkvNumberRow
{
  AdwActionRow parent_instance;

  GtkSpinButton *spin;
  int number; /* as it was told last */
  guint rest;
};

G_DEFINE_FINAL_TYPE (SkvNumberRow, skv_number_row, ADW_TYPE_ACTION_ROW)

static guint settled_signal;

static void
settle (SkvNumberRow *self)
{
  int number = gtk_spin_button_get_value_as_int (self->spin);

  g_clear_handle_id (&self->rest, g_source_remove);
  if (number == self->number)
    return;
  self->number = number;
  g_signal_emit (self, settled_signal, 0, number);
}

static gboolean
on_rest (gpointer data)
{
  SkvNumberRow *self = SKV_NUMBER_ROW (data);

  self->rest = 0;
  settle (self);
  return G_SOURCE_REMOVE;
}

static void
on_value_changed (SkvNumberRow *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MILLISECONDS, on_rest, self);
}

void
skv_number_row_set_number (SkvNumberRow *self, int number)
{
  g_return_if_fail (SKV_IS_NUMBER_ROW (self));

  if (self->rest != 0) /* somebody is choosing */
    return;
  self->number = number;
  g_signal_handlers_block_by_func (self->spin, on_value_changed, self);
  gtk_spin_button_set_value (self->spin, number);
  g_signal_handlers_unblock_by_func (self->spin, on_value_changed, self);
}

/* A window that is closed at once after the click has been told too. */
static void
skv_number_row_unmap (GtkWidget *widget)
{
  SkvNumberRow *self = SKV_NUMBER_ROW (widget);

  if (self->rest != 0)
    settle (self);
  GTK_WIDGET_CLASS (skv_number_row_parent_class)->unmap (widget);
}

static void
skv_number_row_dispose (GObject *object)
{
  g_clear_handle_id (&SKV_NUMBER_ROW (object)->rest, g_source_remove);
  G_OBJECT_CLASS (skv_number_row_parent_class)->dispose (object);
}

static void
skv_number_row_class_init (SkvNumberRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = skv_number_row_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = skv_number_row_unmap;
  settled_signal = g_signal_new ("settled", SKV_TYPE_NUMBER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
skv_number_row_init (SkvNumberRow *self)
{
}

GtkWidget *
skv_number_row_new (const char *title, const char *subtitle, int most)
{
  SkvNumberRow *self = g_object_new (SKV_TYPE_NUMBER_ROW, "title", title, "subtitle", subtitle,
                                     "subtitle-lines", 0, NULL);

  self->spin = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, most, 1));
  gtk_widget_set_valign (GTK_WIDGET (self->spin), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->spin));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->spin));
  g_signal_connect_swapped (self->spin, "value-changed", G_CALLBACK (on_value_changed), self);
  return GTK_WIDGET (self);
}
