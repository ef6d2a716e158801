/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include "app/legible.h"

/* Narrower than this the header bar has no room for what can be done by key and from a menu too:
 * undo and redo, and a step to today; narrower than the second, none for steps to the next and
 * previous period. At the usual size of text. */
#define WIDE_ENOUGH_FOR_UNDO 760
#define WIDE_ENOUGH_FOR_STEPS 620

static void
update (SkvWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  double width = gdk_surface_get_width (surface) / skv_text_scale (GTK_WIDGET (self));
  gboolean has_undo = width >= WIDE_ENOUGH_FOR_UNDO;
  gboolean has_steps = width >= WIDE_ENOUGH_FOR_STEPS;

  gtk_widget_set_visible (gtk_widget_get_parent (self->undo_button), has_undo);
  gtk_widget_set_visible (self->today_button, has_undo);
  gtk_widget_set_visible (gtk_widget_get_parent (self->previous_button), has_steps);
}

static void
on_realize (SkvWindow *self)
{
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (self)), "notify::width",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

void
skv_window_install_narrow (SkvWindow *self)
{
  g_signal_connect (self, "realize", G_CALLBACK (on_realize), NULL);
}
