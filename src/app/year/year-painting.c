/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-view-private.h"

#include <math.h>

#include "app/app-clock.h"
#include "core/publish/canvas-cairo.h"

/*
 * All that does not move is kept as two nodes: the year and its header. Each holds one image that
 * is made once: a frame then copies the pixels of the changed region and no more. Measured with
 * the cairo renderer and 100,000 items, CPU of a whole frame while dragging: 14 ms when the kept
 * nodes are recordings of all drawing operations (what lies in the region is replayed each time),
 * under 2 ms so. A GdkTexture would be converted in every frame, an image in a cairo node is not.
 *
 * The year is put together from the images of grid and bars, so that the tints of a drag fit
 * between them and its start paints neither anew. What moves is drawn over it.
 */

GdkRGBA
skv_year_rgba (SkvColor color)
{
  return (GdkRGBA){ color.red, color.green, color.blue, color.alpha };
}

void
skv_year_stroke (
  GtkSnapshot *snapshot, const SkvBox *box, float radius, float width, SkvColor color)
{
  graphene_rect_t bounds =
    GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width, (float) box->height);
  GdkRGBA rgba = skv_year_rgba (color);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, radius);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ width, width, width, width },
                              (GdkRGBA[4]){ rgba, rgba, rgba, rgba });
}

static void
paint_today (SkvYearView *self, SkvCanvas *canvas)
{
  SkvBox cell;

  if (!skv_year_layout_day_cell (self->layout, skv_session_get_today (self->session), &cell.x,
                                 &cell.y, &cell.width, &cell.height))
    return;
  skv_canvas_stroke (canvas, cell, 3, 1.5, 0, self->theme->today);
  if (skv_week_layout_is (self->layout))
    return; /* there is a line for the time of day */
  cell.width = 3;
  skv_canvas_fill (canvas, cell, 0, self->theme->today);
}

static void
paint_background (SkvYearView *self, SkvCanvas *canvas)
{
  SkvBox all = { 0, 0, skv_year_layout_get_width (self->layout),
                 skv_year_layout_get_height (self->layout) };

  skv_canvas_fill (canvas, all, 0, self->theme->background);
}

static void
paint_grid (SkvYearView *self, SkvCanvas *canvas)
{
  paint_background (self, canvas);
  skv_year_picture_paint (self->picture, canvas, self->layout, self->theme, SKV_YEAR_NO_BAR,
                          SKV_PART_GRID);
  paint_today (self, canvas);
}

static void
paint_bars (SkvYearView *self, SkvCanvas *canvas)
{
  skv_year_picture_paint (self->picture, canvas, self->layout, self->theme, SKV_YEAR_NO_BAR,
                          SKV_PART_BARS);
}

static void
paint_header (SkvYearView *self, SkvCanvas *canvas)
{
  paint_background (self, canvas);
  skv_year_picture_paint (self->picture, canvas, self->layout, self->theme, SKV_YEAR_NO_BAR,
                          SKV_PART_HEADER);
}

/* as wide as the layout and as dense as the screen */
static cairo_surface_t *
make_image (SkvYearView *self, cairo_format_t format, double height)
{
  double width = skv_year_layout_get_width (self->layout);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_surface_t *image =
    cairo_image_surface_create (format, (int) ceil (width * scale), (int) ceil (height * scale));

  cairo_surface_set_device_scale (image, scale, scale);
  return image;
}

static void
paint_on (SkvYearView *self, cairo_surface_t *image, void (*paint) (SkvYearView *, SkvCanvas *))
{
  cairo_t *cr = cairo_create (image);
  SkvCanvas *canvas = skv_canvas_cairo_new (cr);

  paint (self, canvas);
  skv_canvas_cairo_free (canvas);
  cairo_destroy (cr);
}

static void
blend (cairo_surface_t *onto, cairo_surface_t *image, const SkvBox *clip)
{
  cairo_t *cr = cairo_create (onto);

  if (clip != NULL)
    {
      cairo_rectangle (cr, clip->x, clip->y, clip->width, clip->height);
      cairo_clip (cr);
    }
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

/* (transfer full) @image */
static GskRenderNode *
make_node (cairo_surface_t *image, double width, double height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr =
    gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  cairo_set_source_surface (cr, image, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (image);
  return gtk_snapshot_free_to_node (snapshot);
}

/* Where the dragged thing and its label stood there is nothing now. */
static void
erase_home (SkvYearView *self, cairo_surface_t *image, cairo_surface_t *ground)
{
  SkvBox box;

  for (guint n = 0; skv_year_view_item_room (self, self->drag.id, n, &box); n++)
    blend (image, ground, &box);
}

static cairo_surface_t *
compose (SkvYearView *self, double height)
{
  cairo_surface_t *image = make_image (self, CAIRO_FORMAT_RGB24, height);

  blend (image, self->grid, NULL);
  if (self->drag.id == NULL)
    blend (image, self->bars, NULL);
  else
    {
      cairo_surface_t *ground = make_image (self, CAIRO_FORMAT_RGB24, height);

      paint_on (self, image, skv_year_drag_paint_tint);
      blend (ground, image, NULL);
      blend (image, self->bars, NULL);
      erase_home (self, image, ground);
      cairo_surface_destroy (ground);
    }
  return image;
}

static void
ensure_nodes (SkvYearView *self)
{
  double width = skv_year_layout_get_width (self->layout);
  double height = skv_year_layout_get_height (self->layout);
  double header = skv_year_layout_get_metrics (self->layout)->header_height;

  if (self->grid == NULL)
    {
      self->grid = make_image (self, CAIRO_FORMAT_RGB24, height);
      paint_on (self, self->grid, paint_grid);
    }
  if (self->bars == NULL)
    {
      self->bars = make_image (self, CAIRO_FORMAT_ARGB32, height);
      paint_on (self, self->bars, paint_bars);
    }
  if (self->year == NULL)
    self->year = make_node (compose (self, height), width, height);
  if (self->header == NULL)
    {
      cairo_surface_t *image = make_image (self, CAIRO_FORMAT_RGB24, header);

      paint_on (self, image, paint_header);
      self->header = make_node (image, width, header);
    }
}

/* what time it is, in the week that today is in */
static void
paint_now (SkvYearView *self, GtkSnapshot *snapshot)
{
  const SkvZone *zone = skv_plan_get_zone (skv_session_get_plan (self->session));
  SkvDay today = skv_session_get_today (self->session);
  gint64 now = skv_zone_to_local (zone, skv_app_clock_now ()) / 60;
  GdkRGBA color = skv_year_rgba (self->theme->today);
  SkvBox box;

  if (!skv_week_layout_span (self->layout, today, now, now + 1, &box.x, &box.y, &box.width,
                             &box.height))
    return;
  gtk_snapshot_append_color (
    snapshot, &color, &GRAPHENE_RECT_INIT ((float) box.x, (float) box.y, (float) box.width, 2));
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) box.x - 3, (float) box.y - 3, 8, 8));
}

/* an outline round every part of an occurrence */
static gboolean
paint_outline (SkvYearView *self,
               GtkSnapshot *snapshot,
               const char *id,
               double grow,
               float width,
               SkvColor color)
{
  SkvBox box;
  guint n = 0;

  while (skv_year_view_item_box (self, id, n, &box))
    {
      SkvBox around = { box.x - grow, box.y - grow, box.width + 2 * grow, box.height + 2 * grow };

      skv_year_stroke (snapshot, &around, 4, width, color);
      n++;
    }
  return n > 0;
}

static void
paint_link (SkvYearView *self, GtkSnapshot *snapshot, const char *from, const char *to)
{
  SkvBox a, b, part;
  graphene_rect_t bounds;
  cairo_t *cr;
  double x1, y1, x2, y2;

  if (!skv_year_view_item_box (self, from, 0, &a) || !skv_year_view_item_box (self, to, 0, &b))
    return;
  /* A period may have begun months ago: point at the part that is nearest to the job. */
  for (guint n = 1; skv_year_view_item_box (self, to, n, &part); n++)
    if (ABS (part.y - a.y) < ABS (b.y - a.y))
      b = part;
  x1 = a.x + a.width / 2;
  y1 = a.y < b.y ? a.y + a.height : a.y;
  x2 = CLAMP (x1, b.x + 4, b.x + MAX (4, b.width - 4));
  y2 = a.y < b.y ? b.y : b.y + b.height;
  bounds = GRAPHENE_RECT_INIT ((float) MIN (x1, x2) - 4, (float) MIN (y1, y2) - 4,
                               (float) ABS (x2 - x1) + 8, (float) ABS (y2 - y1) + 8);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_source_rgba (cr, self->theme->against.red, self->theme->against.green,
                         self->theme->against.blue, self->theme->against.alpha);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
  cairo_arc (cr, x1, y1, 3, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_arc (cr, x2, y2, 3, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static gboolean
shows_focus (SkvYearView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0 &&
         GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root));
}

static void
paint_marks (SkvYearView *self, GtkSnapshot *snapshot)
{
  const char *selected = skv_session_get_selected (self->session);
  const char *against = skv_session_get_against (self->session);

  if (self->hover != NULL)
    {
      paint_outline (self, snapshot, self->hover, 1, 1, self->theme->text);
      skv_year_view_paint_move (self, snapshot, self->hover);
    }
  if (against != NULL && paint_outline (self, snapshot, against, 2, 2, self->theme->against) &&
      selected != NULL)
    paint_link (self, snapshot, selected, against);
  if (selected != NULL)
    paint_outline (self, snapshot, selected, 2, 2, self->theme->selection);
  skv_year_selection_paint (self, snapshot);
  if (self->focus != NULL && shows_focus (self))
    {
      paint_outline (self, snapshot, self->focus, 4, 2, self->theme->text);
      skv_year_view_paint_move (self, snapshot, self->focus);
    }
}

void
skv_year_view_paint (SkvYearView *self, GtkSnapshot *snapshot)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) skv_year_view_get_room (self);
  float header = (float) skv_year_layout_get_metrics (self->layout)->header_height;

  ensure_nodes (self);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, header, width, height - header));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (0, (float) -skv_year_view_get_scroll (self)));
  gtk_snapshot_append_node (snapshot, self->year);
  paint_now (self, snapshot);
  if (self->drag.id != NULL)
    {
      skv_year_drag_paint_item (self, snapshot);
      skv_year_drag_paint_reason (self, snapshot);
    }
  else
    paint_marks (self, snapshot);
  if (self->span.kind != SKV_SPAN_NONE)
    skv_year_span_paint (self, snapshot);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_node (snapshot, self->header);
}
