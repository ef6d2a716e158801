/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-view-private.h"

/* The view scrolls itself (GtkScrollable), so that the header can stay where it is. */

double
skv_year_view_get_scroll (SkvYearView *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

void
skv_year_view_set_scroll (SkvYearView *self, double y)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];

  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, y);
}

void
skv_year_view_scroll_to (SkvYearView *self, const SkvBox *box)
{
  double header = skv_year_layout_get_metrics (self->layout)->header_height;
  double scroll = skv_year_view_get_scroll (self);
  double bottom = box->y + box->height + 8 - skv_year_view_get_room (self);
  double top = box->y - header - 8;

  if (scroll < bottom)
    skv_year_view_set_scroll (self, bottom);
  else if (scroll > top)
    skv_year_view_set_scroll (self, top);
}

void
skv_year_view_configure_scroll (SkvYearView *self, int width, int height)
{
  GtkAdjustment *horizontal = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double total = self->layout != NULL ? skv_year_layout_get_height (self->layout) : height;

  if (horizontal != NULL)
    gtk_adjustment_configure (horizontal, 0, 0, width, 1, width, width);
  if (vertical != NULL)
    gtk_adjustment_configure (
      vertical, CLAMP (gtk_adjustment_get_value (vertical), 0, MAX (0, total - height)), 0,
      MAX (total, height), height * 0.1, height * 0.9, height);
}

static void
on_scrolled (SkvYearView *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
skv_year_view_set_adjustment (SkvYearView *self,
                              GtkOrientation orientation,
                              GtkAdjustment *adjustment)
{
  GtkAdjustment **own = &self->adjustments[orientation];

  if (adjustment != NULL && *own == adjustment)
    return;
  if (*own != NULL)
    g_signal_handlers_disconnect_by_data (*own, self);
  g_clear_object (own);
  if (adjustment == NULL)
    return;
  *own = g_object_ref_sink (adjustment);
  self->cells_of = NULL; /* it is configured when those are looked after */
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
