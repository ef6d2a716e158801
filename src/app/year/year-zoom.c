/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"

/* one notch of a wheel is a step; a touchpad adds up to one */
#define SCROLL_STEP 1.0
#define PINCH_STEP 1.5

void
skv_year_view_init_metrics (SkvYearView *self, SkvYearMetrics *metrics)
{
  double scale = skv_year_view_get_text_scale (self);

  skv_year_metrics_init (metrics, gtk_widget_get_width (GTK_WIDGET (self)), scale);
  skv_year_metrics_zoom (metrics, skv_session_get_zoom (self->session), scale);
}

char *
skv_year_view_describe_shown (SkvYearView *self)
{
  g_autofree char *period = skv_session_describe_shown (self->session);
  g_autofree char *shown = self->side_by_side && skv_session_has_organisations (self->session)
                             /* TRANSLATORS: what the year view shows, with a band for each
                              * organisation: "2019, organisations side by side" */
                             ? g_strdup_printf (_("%s, organisations side by side"), period)
                             : g_strdup (period);

  if (skv_session_get_zoom (self->session) != SKV_ZOOM_YEAR)
    return g_steal_pointer (&shown);
  /* TRANSLATORS: what the year view shows: "Year 2019", "Year 2018–2019" */
  return g_strdup_printf (_("Year %s"), shown);
}

void
skv_year_view_follow_shown (SkvYearView *self)
{
  g_autofree char *shown = skv_year_view_describe_shown (self);

  if (self->shown_zoom != skv_session_get_zoom (self->session))
    self->placed = FALSE;
  self->shown_zoom = skv_session_get_zoom (self->session);
  skv_year_view_say (self, shown);
}

void
skv_year_zoom_place (SkvYearView *self)
{
  SkvBox cell;

  if (self->placed)
    return;
  self->placed = TRUE;
  skv_year_view_set_scroll (self, 0); /* what lasts all day is on top of a week */
  if (!skv_week_layout_is (self->layout) &&
      skv_year_layout_day_cell (self->layout, skv_session_get_day (self->session), &cell.x, &cell.y,
                                &cell.width, &cell.height))
    skv_year_view_scroll_to (self, &cell);
}

void
skv_year_view_show_item (SkvYearView *self, const char *id)
{
  const SkvOccurrence *occurrence = skv_year_view_find (self, id);
  SkvDay from, to;

  if (occurrence == NULL || self->session == NULL)
    return;
  skv_session_get_shown (self->session, &from, &to);
  if (occurrence->end_day <= from || occurrence->first_day >= to)
    skv_session_show_day (self->session, occurrence->first_day);
}

static void
zoom_at (SkvYearView *self, SkvZoom zoom, SkvDay day)
{
  if (zoom == skv_session_get_zoom (self->session))
    return;
  skv_year_drag_cancel (self);
  skv_session_show (self->session, zoom, day);
}

static SkvZoom
zoom_by (SkvYearView *self, int steps)
{
  int zoom = (int) skv_session_get_zoom (self->session) + steps;

  return (SkvZoom) CLAMP (zoom, 0, SKV_N_ZOOMS - 1);
}

void
skv_year_view_zoom (SkvYearView *self, int steps)
{
  g_return_if_fail (SKV_IS_YEAR_VIEW (self));

  if (self->session != NULL)
    zoom_at (self, zoom_by (self, steps), skv_year_view_get_current_day (self));
}

void
skv_year_view_set_zoom (SkvYearView *self, SkvZoom zoom)
{
  g_return_if_fail (SKV_IS_YEAR_VIEW (self) && zoom < SKV_N_ZOOMS);

  if (self->session != NULL)
    zoom_at (self, zoom, skv_year_view_get_current_day (self));
}

/* --- by pointer: around the day under it ------------------------------------------------------ */

static void
zoom_at_point (SkvYearView *self, int steps, double x, double y)
{
  SkvDay day = skv_year_view_ensure (self) ? skv_year_view_day_at (self, x, y) : SKV_DAY_NONE;

  if (day == SKV_DAY_NONE)
    skv_year_view_zoom (self, steps);
  else
    zoom_at (self, zoom_by (self, steps), day);
}

static gboolean
on_scroll (SkvYearView *self, double dx, double dy, GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  double x = -1, y = -1;
  int steps;

  if ((gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) == 0 ||
      self->session == NULL)
    return FALSE;
  self->zoom_delta += dy;
  steps = (int) (self->zoom_delta / SCROLL_STEP);
  if (steps == 0)
    return TRUE;
  self->zoom_delta = 0;
  if (event != NULL && gdk_event_get_position (event, &x, &y))
    {
      GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
      double left, top;

      gtk_native_get_surface_transform (native, &left, &top);
      skv_widget_find_point (GTK_WIDGET (native), GTK_WIDGET (self), x - left, y - top, &x, &y);
    }
  zoom_at_point (self, steps > 0 ? -1 : 1, x, y);
  return TRUE;
}

static void
on_pinch (SkvYearView *self, double scale, GtkGesture *gesture)
{
  double x, y;
  int step = scale > self->pinch * PINCH_STEP ? 1 : scale < self->pinch / PINCH_STEP ? -1 : 0;

  if (step == 0 || self->session == NULL || !gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    return;
  self->pinch = scale;
  zoom_at_point (self, step, x, y);
}

static void
on_pinch_begin (SkvYearView *self)
{
  self->pinch = 1;
}

/* The line that says what time it is moves on. */
static gboolean
on_minute (gpointer data)
{
  SkvYearView *self = SKV_YEAR_VIEW (data);

  if (self->layout != NULL && skv_week_layout_is (self->layout) &&
      gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_CONTINUE;
}

void
skv_year_zoom_install (SkvYearView *self)
{
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  self->placed = TRUE;
  self->minute_source = g_timeout_add_seconds (60, on_minute, self);
  self->pinch = 1;
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}
