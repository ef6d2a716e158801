/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-view-private.h"

#include "app/year/year-words.h"
#include "core/publish/bar-painter.h"
#include "core/publish/canvas-cairo.h"

/* the strip at the lower edge of every row that says the same as the tint without colour */
#define STRIP_HEIGHT 5
#define REASON_WIDTH 420
#define REASON_PADDING 8

static SkvColor
with_alpha (SkvColor color, float alpha)
{
  color.alpha = alpha;
  return color;
}

/* Hard: an unbroken thick strip. Soft: dashes. Free: a thin line. Information is no reason to stay
 * away and looks free. */
static void
paint_sign (SkvCanvas *canvas, const SkvYearTheme *theme, SkvSeverity severity, SkvBox cell)
{
  SkvBox strip = { cell.x, cell.y + cell.height - STRIP_HEIGHT - 1, cell.width, STRIP_HEIGHT };

  if (severity == SKV_SEVERITY_HARD)
    skv_canvas_fill (canvas, strip, 0, with_alpha (theme->drop_hard, 1));
  else if (severity == SKV_SEVERITY_SOFT)
    {
      double third = strip.width / 3;

      strip.x += third / 2;
      strip.width = third;
      skv_canvas_fill (canvas, strip, 0, with_alpha (theme->drop_soft, 1));
      strip.x += 1.5 * third;
      strip.width = third / 2;
      skv_canvas_fill (canvas, strip, 0, with_alpha (theme->drop_soft, 1));
    }
  else
    skv_canvas_fill (canvas, (SkvBox){ strip.x, strip.y + STRIP_HEIGHT - 1.5, strip.width, 1.5 }, 0,
                     with_alpha (theme->drop_free, 1));
}

SkvColor
skv_year_drag_tint (const SkvYearTheme *theme, SkvSeverity severity)
{
  return severity == SKV_SEVERITY_HARD   ? theme->drop_hard
         : severity == SKV_SEVERITY_SOFT ? theme->drop_soft
                                         : theme->drop_free;
}

static void
paint_day (SkvCanvas *canvas, const SkvYearTheme *theme, SkvSeverity severity, SkvBox cell)
{
  skv_canvas_fill (canvas, cell, 0,
                   with_alpha (skv_year_drag_tint (theme, severity),
                               severity >= SKV_SEVERITY_SOFT ? 0.22f : 0.14f));
  paint_sign (canvas, theme, severity, cell);
}

void
skv_year_drag_paint_tint (SkvYearView *self, SkvCanvas *canvas)
{
  const SkvYearDrag *drag = &self->drag;

  if (drag->timed)
    {
      skv_year_drag_paint_slots (self, canvas);
      return;
    }
  for (guint i = 0; i < drag->n_days && !drag->uncertain; i++)
    {
      SkvDay day = drag->from + (SkvDay) i;
      guint row, column;
      SkvBox cell;

      if (!skv_year_layout_day_cell (self->layout, day, &cell.x, &cell.y, &cell.width,
                                     &cell.height) ||
          !skv_year_layout_day_place (self->layout, day, &row, &column))
        continue;
      for (guint nth = 0; skv_year_bands_part (self, drag->bar, row, nth, &cell); nth++)
        paint_day (canvas, self->theme, drag->severities[i], cell);
    }
}

/* Days that a label of the widened bar may cover. */
#define LABEL_DAYS 4

/* Under whatever lies on these days in a part of a row, so that it hides none of it if there is
 * room. */
static double
find_y (SkvYearView *self, guint row_number, const SkvBox *part, SkvDay first, SkvDay end)
{
  const SkvYearRow *row = skv_year_layout_get_row (self->layout, row_number);
  double pitch = skv_year_layout_get_pitch (self->layout);
  double y = MAX (row->bars_y, part->y), bottom = part->y + part->height;
  const SkvYearRect *rects;
  guint n;

  if (skv_week_layout_is (self->layout))
    return y;
  rects = skv_year_layout_get_rects (self->layout, &n);
  for (guint i = row->first_rect; i < row->first_rect + row->n_rects; i++)
    if (rects[i].bar != self->drag.bar && rects[i].first_day < end && first < rects[i].end_day &&
        rects[i].y >= part->y && rects[i].y < bottom)
      y = MAX (y, rects[i].y + pitch);
  return MAX (part->y, MIN (y, bottom - pitch - (part->height > 2 * pitch ? STRIP_HEIGHT : 0)));
}

/* the days that the dragged thing would cover in one row, from @day on */
gboolean
skv_year_drag_row_part (SkvYearView *self, SkvDay *day, SkvDay end, SkvBox *box)
{
  const SkvYearRow *row;
  SkvBox last;
  guint number, column;
  SkvDay first = *day, until;

  if (first >= end || !skv_year_layout_day_place (self->layout, first, &number, &column))
    return FALSE;
  row = skv_year_layout_get_row (self->layout, number);
  until = MIN (end, row->end_day);
  skv_year_layout_day_cell (self->layout, first, &box->x, &box->y, &box->width, &box->height);
  skv_year_layout_day_cell (self->layout, until - 1, &last.x, NULL, &last.width, NULL);
  box->width = last.x + last.width - box->x;
  *day = until;
  return TRUE;
}

/* as it would look if it were dropped here */
static void
judge (SkvYearView *self, SkvPaintBar *bar)
{
  const SkvOccurrence *occurrence = skv_year_view_find (self, self->drag.id);
  SkvSeverity severity = skv_year_drag_severity (self);

  bar->look = severity == SKV_SEVERITY_HARD && g_str_equal (occurrence->lane, "maintenance")
                ? SKV_LOOK_CONFLICT
                : skv_look_for_lane (occurrence->lane, 0);
  bar->mark = severity == SKV_SEVERITY_HARD   ? SKV_MARK_HARD
              : severity == SKV_SEVERITY_SOFT ? SKV_MARK_SOFT
                                              : SKV_MARK_NONE;
}

static void
paint_bar (SkvYearView *self, GtkSnapshot *snapshot, SkvBox box, guint flags, gboolean widen)
{
  SkvPaintBar bar = *skv_year_picture_get_paint_bar (self->picture, self->drag.bar);
  double width = skv_year_layout_get_width (self->layout);
  SkvCanvas *canvas;
  cairo_t *cr;

  if (bar.labels[0] == NULL)
    widen = FALSE;
  bar.flags = (bar.flags & (guint) ~SKV_PAINT_FLOW) | flags;
  if ((flags & SKV_PAINT_GHOST) == 0)
    judge (self, &bar);
  cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT ((float) box.x - 3, (float) box.y - 3,
                                   (float) (MAX (box.width, 260) + 6), (float) box.height + 6));
  canvas = skv_canvas_cairo_new (cr);
  if (widen)
    {
      /* Room for the whole label; the frame of the cell shows which day is meant. */
      SkvTextStyle style = { .size = box.height * 0.72 };
      double wanted = skv_canvas_measure (canvas, &style, bar.labels[0]) + 14;

      box.width = MAX (box.width, MIN (250, wanted));
      box.x = MIN (box.x, width - box.width);
      skv_canvas_fill (canvas, (SkvBox){ box.x - 1, box.y - 1, box.width + 2, box.height + 2 }, 4,
                       self->theme->background);
    }
  skv_bar_paint (canvas, self->theme, &bar,
                 &(SkvBarPlace){
                   .box = box,
                   .label_start = box.x,
                   .label_end = box.x + box.width,
                   .text_height = skv_year_layout_get_metrics (self->layout)->text_height,
                 });
  skv_canvas_cairo_free (canvas);
  cairo_destroy (cr);
}

static void
paint_home (SkvYearView *self, GtkSnapshot *snapshot)
{
  SkvBox box;

  for (guint n = 0; skv_year_view_item_box (self, self->drag.id, n, &box); n++)
    paint_bar (self, snapshot, box, SKV_PAINT_GHOST, FALSE);
}

void
skv_year_drag_paint_item (SkvYearView *self, GtkSnapshot *snapshot)
{
  SkvDay day = self->drag.target;
  SkvDay end;
  SkvBox cell, part, first;
  guint row, column;

  if (!self->drag.copy)
    paint_home (self, snapshot);
  if (day == SKV_DAY_NONE)
    return;
  if (self->drag.timed)
    {
      SkvPaintBar bar = *skv_year_picture_get_paint_bar (self->picture, self->drag.bar);

      bar.flags &= (guint) ~SKV_PAINT_FLOW;
      bar.time = NULL;
      judge (self, &bar);
      skv_year_drag_paint_timed (self, snapshot, &bar);
      return;
    }
  end = day + self->drag.length;
  while (TRUE)
    {
      SkvDay from = day;
      double pitch = skv_year_layout_get_pitch (self->layout);

      if (!skv_year_drag_row_part (self, &day, end, &cell))
        break;
      skv_year_stroke (snapshot, &cell, 4, 2, self->theme->selection);
      skv_year_layout_day_place (self->layout, from, &row, &column);
      part = cell;
      for (guint nth = 0; skv_year_bands_part (self, self->drag.bar, row, nth, &part); nth++)
        {
          first = part;
          first.y = find_y (self, row, &part, from, MAX (day, from + LABEL_DAYS));
          first.height = MAX (12, pitch);
          paint_bar (self, snapshot, first, 0, from == self->drag.target && nth == 0);
        }
    }
}

static PangoLayout *
ensure_reason (SkvYearView *self)
{
  gpointer key = GINT_TO_POINTER (
    !self->drag.timed ? self->drag.target
    : self->drag.minute == G_MININT64
      ? -1
      : (int) ((self->drag.minute - (gint64) self->drag.from * 1440) / SKV_QUARTER_MINUTES));
  PangoLayout *layout = g_hash_table_lookup (self->drag.reasons, key);
  g_autofree char *text = NULL;

  if (layout != NULL)
    return layout;
  text = skv_year_drag_describe (self, self->drag.target);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  pango_layout_set_width (layout, REASON_WIDTH * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, -7);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  g_hash_table_insert (self->drag.reasons, key, layout);
  return layout;
}

/* at the pointer, or at the cell by keyboard */
static SkvBox
reason_box (SkvYearView *self)
{
  double scroll = skv_year_view_get_scroll (self);
  SkvBox cell;

  if (self->drag.target == SKV_DAY_NONE ||
      !skv_year_layout_day_cell (self->layout, self->drag.target, &cell.x, &cell.y, &cell.width,
                                 &cell.height))
    cell = (SkvBox){ self->drag.x, self->drag.y + scroll, 0, 0 };
  if (self->drag.timed)
    skv_year_drag_time_box (self, &cell);
  if (!self->drag.by_keyboard)
    cell.x = self->drag.x + 16;
  return cell;
}

/* always within the view */
static SkvBox
place_note (SkvYearView *self, const SkvBox *at, int text_width, int text_height)
{
  SkvBox box = { at->x, 0, text_width + 2 * REASON_PADDING, text_height + 2 * REASON_PADDING };
  double top = skv_year_view_get_scroll (self);
  double bottom = top + skv_year_view_get_room (self);
  double below = at->y + at->height + 4, above = at->y - box.height - 4;

  top += skv_year_layout_get_metrics (self->layout)->header_height;
  box.y = below + box.height <= bottom || above < top ? MIN (below, bottom - box.height) : above;
  box.x = CLAMP (box.x, 4, MAX (4, skv_year_layout_get_width (self->layout) - box.width - 4));
  return box;
}

void
skv_year_paint_note (SkvYearView *self,
                     GtkSnapshot *snapshot,
                     PangoLayout *words,
                     const SkvBox *at,
                     SkvSeverity severity)
{
  GdkRGBA background = skv_year_rgba (with_alpha (self->theme->background, 1));
  GdkRGBA text = skv_year_rgba (self->theme->text);
  graphene_rect_t bounds;
  int width, height;
  SkvBox box;

  pango_layout_get_pixel_size (words, &width, &height);
  box = place_note (self, at, width, height);
  bounds = GRAPHENE_RECT_INIT ((float) box.x, (float) box.y, (float) box.width, (float) box.height);
  gtk_snapshot_append_color (snapshot, &background, &bounds);
  skv_year_stroke (snapshot, &box, 0, 2,
                   with_alpha (skv_year_drag_tint (self->theme, severity), 1));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) box.x + REASON_PADDING,
                                                          (float) box.y + REASON_PADDING));
  gtk_snapshot_append_layout (snapshot, words, &text);
  gtk_snapshot_restore (snapshot);
}

void
skv_year_drag_paint_reason (SkvYearView *self, GtkSnapshot *snapshot)
{
  SkvBox at = reason_box (self);

  skv_year_paint_note (self, snapshot, ensure_reason (self), &at, skv_year_drag_severity (self));
}
