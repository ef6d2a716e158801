/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/sides.h"

#include "app/legible.h"

static void
update (GtkWindow *window)
{
  const SkvSides *self = g_object_get_data (G_OBJECT (window), "skv-sides");
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  double scale = skv_text_scale (GTK_WIDGET (window));
  gboolean wide =
    surface == NULL || gdk_surface_get_width (surface) >= (int) (self->wide_enough * scale);
  GtkOrientation across = wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;

  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->box)) == across)
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), across);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->separator),
                                  wide ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (self->spare != NULL)
    gtk_widget_set_visible (self->spare, wide);
  gtk_widget_set_size_request (self->second, wide ? self->width : -1, wide ? -1 : self->height);
}

static void
on_realize (GtkWindow *window)
{
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (window)), "notify::width",
                           G_CALLBACK (update), window, G_CONNECT_SWAPPED);
  update (window);
}

void
skv_sides_install (GtkWindow *window, const SkvSides *sides)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (sides != NULL && GTK_IS_BOX (sides->box));

  g_object_set_data_full (G_OBJECT (window), "skv-sides", g_memdup2 (sides, sizeof *sides), g_free);
  g_signal_connect (window, "realize", G_CALLBACK (on_realize), NULL);
}
