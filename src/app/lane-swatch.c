/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/lane-swatch.h"

#include <adwaita.h>
#include <string.h>

#include "core/publish/canvas-cairo.h"
#include "core/publish/year-painter.h"

#define WIDTH 22
#define HEIGHT 14
#define RADIUS 3

struct _SkvLaneSwatch
{
  GtkWidget parent_instance;
  char *lane; /* (owned) */
  guint position;
  SkvLaneLook look;
};

G_DEFINE_FINAL_TYPE (SkvLaneSwatch, skv_lane_swatch, GTK_TYPE_WIDGET)

static void
paint (SkvLaneSwatch *self, SkvCanvas *canvas, const SkvYearTheme *theme)
{
  SkvPaintBar bar = { .labels = { NULL }, .mark = SKV_MARK_NONE };
  SkvBox box = { 0, 0, WIDTH, HEIGHT };

  /* Holidays are a shade of the day and no bar. */
  if (strcmp (self->lane, "holiday") == 0)
    {
      skv_canvas_fill (canvas, box, RADIUS, theme->background);
      skv_canvas_fill (canvas, box, RADIUS, theme->holiday);
      skv_canvas_stroke (canvas, box, RADIUS, 1, 0, theme->rule);
      return;
    }
  bar.look = skv_look_for_lane (self->lane, self->position);
  bar.lane = self->look;
  skv_year_paint_bar (canvas, theme, &bar, box, 0);
}

static void
skv_lane_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  const SkvYearTheme *theme = skv_year_theme_get (adw_style_manager_get_dark (style),
                                                  adw_style_manager_get_high_contrast (style));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  SkvCanvas *canvas = skv_canvas_cairo_new (cr);

  paint (SKV_LANE_SWATCH (widget), canvas, theme);
  skv_canvas_cairo_free (canvas);
  cairo_destroy (cr);
}

static void
skv_lane_swatch_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
skv_lane_swatch_finalize (GObject *object)
{
  g_free (SKV_LANE_SWATCH (object)->lane);
  G_OBJECT_CLASS (skv_lane_swatch_parent_class)->finalize (object);
}

static void
skv_lane_swatch_class_init (SkvLaneSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = skv_lane_swatch_finalize;
  widget_class->snapshot = skv_lane_swatch_snapshot;
  widget_class->measure = skv_lane_swatch_measure;
  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
skv_lane_swatch_init (SkvLaneSwatch *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
skv_lane_swatch_new (const char *lane, guint position)
{
  SkvLaneSwatch *self = g_object_new (SKV_TYPE_LANE_SWATCH, NULL);

  self->lane = g_strdup (lane);
  self->position = position;
  return GTK_WIDGET (self);
}

void
skv_lane_swatch_set_look (SkvLaneSwatch *self, const char *colour, const char *pattern)
{
  g_return_if_fail (SKV_IS_LANE_SWATCH (self));

  self->look = skv_lane_look_read (colour, pattern);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
