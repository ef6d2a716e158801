/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-strip.h"

#include <glib/gi18n-lib.h>

#include "app/year/year-view-private.h"
#include "core/publish/canvas-cairo.h"

#define PADDING 6

/* The legend draws itself; what it says is the view's. */
struct _SkvYearStrip
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SkvYearStrip, skv_year_strip, GTK_TYPE_WIDGET)

static void
skv_year_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SkvYearView *view = SKV_YEAR_VIEW (gtk_widget_get_parent (widget));
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  SkvCanvas *canvas;
  cairo_t *cr;

  if (view->signs == NULL || width < 1 || height < 1)
    return;
  cr =
    gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  canvas = skv_canvas_cairo_new (cr);
  skv_canvas_fill (canvas, (SkvBox){ 0, 0, width, height }, 0, view->theme->background);
  skv_canvas_fill (canvas, (SkvBox){ 0, 0, width, 1 }, 0, view->theme->rule);
  skv_year_legend_paint (view->signs, canvas, view->theme,
                         (SkvBox){ PADDING, PADDING / 2, width - 2 * PADDING, height - PADDING },
                         skv_year_view_get_text_scale (view));
  skv_canvas_cairo_free (canvas);
  cairo_destroy (cr);
}

static void
skv_year_strip_class_init (SkvYearStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = skv_year_strip_snapshot;
  gtk_widget_class_set_css_name (widget_class, "yearstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
skv_year_strip_init (SkvYearStrip *self)
{
}

int
skv_year_view_get_room (SkvYearView *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self)) - self->strip_height;
}

void
skv_year_strip_show (SkvYearView *self, gboolean shown)
{
  if (shown == (self->strip != NULL))
    return;
  if (!shown)
    {
      g_clear_pointer (&self->strip, gtk_widget_unparent);
      return;
    }
  self->strip = g_object_new (SKV_TYPE_YEAR_STRIP, "can-target", FALSE, NULL);
  gtk_widget_set_parent (self->strip, GTK_WIDGET (self));
}

void
skv_year_strip_measure (SkvYearView *self, int width)
{
  cairo_surface_t *surface;
  SkvCanvas *canvas;
  cairo_t *cr;

  self->strip_height = 0;
  if (self->strip == NULL)
    return;
  if (self->signs == NULL)
    self->signs = skv_year_legend_new (self->picture, SKV_LEGEND_SIGNS);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  cr = cairo_create (surface);
  canvas = skv_canvas_cairo_new (cr);
  self->strip_height =
    (int) skv_year_legend_measure (self->signs, canvas, MAX (1, width - 2 * PADDING),
                                   skv_year_view_get_text_scale (self)) +
    PADDING;
  skv_canvas_cairo_free (canvas);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

void
skv_year_strip_allocate (SkvYearView *self, int width)
{
  int least;

  if (self->strip == NULL)
    return;
  gtk_widget_measure (self->strip, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (
    self->strip,
    &(GtkAllocation){ 0, skv_year_view_get_room (self), width, MAX (1, self->strip_height) }, -1);
}

void
skv_year_strip_update (SkvYearView *self)
{
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;

  if (self->strip == NULL || self->signs == NULL)
    return;
  words = skv_year_legend_words (self->signs);
  /* TRANSLATORS: the meanings of the signs of the year view follow, with commas */
  label = g_strdup_printf (_("Legend: %s"), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->strip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}
