/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/bar-painter.h"

#include <string.h>

/* Shares of the height of a bar. */
#define TEXT_SHARE 0.88
#define OUTSIDE_TEXT_SHARE 0.96
#define RADIUS_SHARE 0.28
#define PADDING_SHARE 0.32
/* Lines are this share, but never less than one unit. */
#define LINE_SHARE 0.10
/* An ellipsized label shorter than this many em says nothing. */
#define LEAST_LABEL_EM 2.2

/* one bar at work */
typedef struct
{
  SkvCanvas *canvas;
  const SkvYearTheme *theme;
  const SkvPaintBar *bar;
  const SkvBarPlace *place;
  SkvLook look;
  gboolean outlined; /* it is not, or not yet, there: dashed, no fill */
  double line;
  double padding;
  double left; /* taken up by signs at the left of the bar, inside */
} BarPainter;

static SkvTextStyle
text_style (const BarPainter *self, double share)
{
  return (SkvTextStyle){
    .size = self->place->box.height * share,
    .weight = self->bar->mark == SKV_MARK_HARD ? SKV_WEIGHT_BOLD : SKV_WEIGHT_NORMAL,
    .color = self->look.text,
    .strike = (self->bar->flags & SKV_PAINT_CANCELLED) != 0,
  };
}

static void
paint_pattern (const BarPainter *self, SkvBox box, double radius)
{
  double step = MAX (4.0, box.height * 0.5), width = step * 0.36;
  SkvBox left = { box.x + self->line, box.y + self->line, self->line * 2.0,
                  box.height - self->line * 2.0 };

  switch (self->look.pattern)
    {
    case SKV_PATTERN_RISING:
      skv_canvas_hatch (self->canvas, box, radius, step, width, self->look.accent);
      break;
    case SKV_PATTERN_FALLING:
      skv_canvas_hatch (self->canvas, box, radius, -step, width, self->look.accent);
      break;
    case SKV_PATTERN_CROSS:
      skv_canvas_hatch (self->canvas, box, radius, step, width * 0.6, self->look.accent);
      skv_canvas_hatch (self->canvas, box, radius, -step, width * 0.6, self->look.accent);
      break;
    case SKV_PATTERN_EDGE:
      skv_canvas_fill (self->canvas, left, 0.0, self->look.accent);
      break;
    case SKV_PATTERN_ENDS:
      skv_canvas_fill (self->canvas, left, 0.0, self->look.accent);
      left.x = box.x + box.width - self->line - left.width;
      skv_canvas_fill (self->canvas, left, 0.0, self->look.accent);
      break;
    case SKV_PATTERN_PLAIN:
    case SKV_PATTERN_OUTLINE:
    default:
      break;
    }
}

static void
paint_body (const BarPainter *self)
{
  SkvBox box = self->place->box;
  double radius = box.height * RADIUS_SHARE;

  if (self->outlined)
    {
      skv_canvas_stroke (self->canvas, box, radius, self->line, MAX (2.5, box.height * 0.28),
                         self->look.edge);
      return;
    }
  skv_canvas_fill (self->canvas, box, radius, self->look.fill);
  paint_pattern (self, box, radius);
  if (self->bar->mark == SKV_MARK_HARD)
    skv_canvas_stroke (self->canvas, box, radius, self->line * 1.6, 0.0, self->theme->hard);
  else if (self->bar->mark == SKV_MARK_SOFT)
    skv_canvas_stroke (self->canvas, box, radius, self->line * 2.0, 0.0, self->theme->soft);
  else
    skv_canvas_stroke (self->canvas, box, radius, self->line, 0.0, self->look.edge);
}

/* A zigzag at the left: an emergency. Drawn, for not every font has the sign. */
static void
paint_lightning (BarPainter *self)
{
  SkvBox box = self->place->box;
  double x = box.x + self->left, top = box.y + box.height * 0.18, h = box.height * 0.64;
  double w = h * 0.5, width = MAX (1.0, box.height * 0.13);
  const double points[][2] = { { 0.75, 0.0 }, { 0.1, 0.54 }, { 0.95, 0.46 }, { 0.3, 1.0 } };

  for (guint i = 1; i < G_N_ELEMENTS (points); i++)
    skv_canvas_line (self->canvas, x + w * points[i - 1][0], top + h * points[i - 1][1],
                     x + w * points[i][0], top + h * points[i][1], width, self->look.text);
  self->left += w + self->padding;
}

/* A letter sign at the left, if there is room. */
static void
paint_sign (BarPainter *self, const char *sign)
{
  SkvBox box = self->place->box;
  SkvTextStyle style = text_style (self, TEXT_SHARE);
  double width;

  style.weight = SKV_WEIGHT_BOLD;
  style.strike = FALSE;
  width = skv_canvas_measure (self->canvas, &style, sign);
  if (self->left + width > box.width)
    return;
  box.x += self->left;
  box.width = width;
  skv_canvas_text (self->canvas, box, &style, sign);
  self->left += width + self->padding;
}

/* Times are told whole or not at all: "17–…" would be wrong. */
static gboolean
may_shorten (const char *label)
{
  return !g_ascii_isdigit (*label);
}

static const char *
last_label (const SkvPaintBar *bar)
{
  const char *last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bar->labels) && bar->labels[i] != NULL; i++)
    last = bar->labels[i];
  return last;
}

/* The longest label that is not wider than @width; NULL if none is. */
static const char *
fitting_label (const BarPainter *self, double share, double width)
{
  SkvTextStyle style = text_style (self, share);

  for (guint i = 0; i < G_N_ELEMENTS (self->bar->labels) && self->bar->labels[i] != NULL; i++)
    if (skv_canvas_measure (self->canvas, &style, self->bar->labels[i]) <= width)
      return self->bar->labels[i];
  return NULL;
}

/* Beside the bar there is none of its colours under the text. */
static SkvColor
outside_color (const BarPainter *self)
{
  if (self->outlined)
    return self->look.text;
  return self->bar->mark == SKV_MARK_HARD ? self->theme->red : self->theme->text;
}

/* Gives the x where the text ends. */
static double
paint_outside (const BarPainter *self, const char *label, double left_room, double right_room)
{
  SkvBox box = self->place->box;
  SkvTextStyle style = text_style (self, OUTSIDE_TEXT_SHARE);
  double width = skv_canvas_measure (self->canvas, &style, label);
  double right = box.x + box.width;
  gboolean to_left = width > right_room && left_room > right_room;
  double taken = MIN (width, to_left ? left_room : right_room);

  style.color = outside_color (self);
  box.x = to_left ? box.x - self->padding - taken : right + self->padding;
  box.width = taken;
  skv_canvas_text (self->canvas, box, &style, label);
  return to_left ? right : right + self->padding + taken;
}

static double
paint_label (const BarPainter *self)
{
  SkvBox box = self->place->box;
  SkvTextStyle style = text_style (self, TEXT_SHARE);
  double end = box.x + box.width, least = LEAST_LABEL_EM * style.size;
  double inside = box.width - self->left - self->padding;
  double right_room = 0.0, left_room = 0.0, outside;
  gboolean flows = FALSE;
  const char *label;

  if (self->bar->flags & SKV_PAINT_FLOW)
    {
      if ((self->place->flags & SKV_YEAR_RECT_CONTINUES_RIGHT) == 0)
        right_room = self->place->label_end - end - 2.0 * self->padding;
      if ((self->place->flags & SKV_YEAR_RECT_CONTINUES_LEFT) == 0)
        left_room = box.x - self->place->label_start - 2.0 * self->padding;
    }
  outside = MAX (left_room, right_room);
  label = fitting_label (self, TEXT_SHARE, inside);
  if (label == NULL)
    {
      label = fitting_label (self, OUTSIDE_TEXT_SHARE, outside);
      flows = label != NULL;
    }
  if (label == NULL)
    {
      label = last_label (self->bar);
      flows = outside > inside;
      if (label == NULL || MAX (inside, outside) < least || !may_shorten (label))
        return end;
    }
  if (flows)
    return paint_outside (self, label, left_room, right_room);
  box.x += self->left;
  box.width = inside;
  skv_canvas_text (self->canvas, box, &style, label);
  return end;
}

static void
choose_look (BarPainter *self)
{
  const SkvPaintBar *bar = self->bar;

  self->look = self->theme->looks[MIN (bar->look, SKV_N_LOOKS - 1)];
  if (bar->mark == SKV_MARK_HARD)
    self->look = self->theme->looks[SKV_LOOK_CONFLICT];
  self->outlined =
    (bar->flags & (SKV_PAINT_GHOST | SKV_PAINT_CANCELLED | SKV_PAINT_UNRESOLVED)) != 0;
  if (self->outlined)
    {
      self->look.text = self->theme->ghost;
      self->look.edge = bar->flags & SKV_PAINT_UNRESOLVED ? self->theme->soft : self->theme->ghost;
    }
}

double
skv_bar_paint (SkvCanvas *canvas,
               const SkvYearTheme *theme,
               const SkvPaintBar *bar,
               const SkvBarPlace *place)
{
  BarPainter self = { .canvas = canvas, .theme = theme, .bar = bar, .place = place };

  choose_look (&self);
  self.line = MAX (1.0, place->box.height * LINE_SHARE);
  self.padding = MAX (2.0, place->box.height * PADDING_SHARE);
  self.left = self.padding;
  if (!self.outlined &&
      (self.look.pattern == SKV_PATTERN_EDGE || self.look.pattern == SKV_PATTERN_ENDS))
    self.left += 2.0 * self.line;
  paint_body (&self);
  if (bar->flags & SKV_PAINT_EMERGENCY && place->box.width > place->box.height * 1.2)
    paint_lightning (&self);
  if (bar->mark == SKV_MARK_HARD)
    paint_sign (&self, "!");
  if (bar->flags & SKV_PAINT_UNRESOLVED)
    paint_sign (&self, "?");
  return paint_label (&self);
}

void
skv_bar_paint_density (SkvCanvas *canvas,
                       const SkvYearTheme *theme,
                       const SkvPaintBar *first,
                       SkvBox box,
                       guint count,
                       SkvMark mark)
{
  const SkvLook *look = &theme->looks[MIN (first->look, SKV_N_LOOKS - 1)];
  g_autofree char *label = g_strdup_printf (count > 1 ? "+%u" : "%u", count);
  double line = MAX (1.0, box.height * LINE_SHARE);
  SkvTextStyle style = {
    .size = box.height * TEXT_SHARE,
    .weight = mark == SKV_MARK_HARD ? SKV_WEIGHT_BOLD : SKV_WEIGHT_NORMAL,
    .align = SKV_ALIGN_CENTER,
    .color = look->text,
  };

  /* no pattern, no round corners: not one bar but several */
  skv_canvas_fill (canvas, box, 0.0, look->fill);
  if (mark != SKV_MARK_NONE)
    skv_canvas_stroke (canvas, box, 0.0, line * 2.0, 0.0,
                       mark == SKV_MARK_HARD ? theme->hard : theme->soft);
  if (skv_canvas_measure (canvas, &style, label) <= box.width)
    skv_canvas_text (canvas, box, &style, label);
}
