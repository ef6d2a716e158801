/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/bar-painter.h"

#include <string.h>

#include "core/publish/bar-sign.h"

/* Shares of the height of a bar. */
#define TEXT_SHARE 0.88
#define OUTSIDE_TEXT_SHARE 0.96
#define RADIUS_SHARE 0.28
#define PADDING_SHARE 0.32
/* Lines are this share, but never less than one unit. */
#define LINE_SHARE 0.10
/* Edges of what is proposed, in such lines; opacity of what is only faintly there. */
#define HEAVY_LINES 1.8
#define SIGN_SHARE 0.6 /* how high a drawn sign is */
#define PALE_FILL 0.16f
#define PALE_EDGE 0.55f
/* An ellipsized label shorter than this many em says nothing. */
#define LEAST_LABEL_EM 2.2
/* where text is made smaller to fit: by how much at a time, and the least height of its line */
#define SHRINK 0.9
#define LEAST_TEXT 8.5

/* one bar at work */
typedef struct
{
  SkvCanvas *canvas;
  const SkvYearTheme *theme;
  const SkvPaintBar *bar;
  const SkvBarPlace *place;
  SkvLook look;
  gboolean outlined; /* it is not, or not yet, there: dashed, no fill */
  gboolean pale;     /* it is to go from there */
  double line;
  double padding;
  double left;    /* taken up by signs at the left of the bar, inside */
  double start;   /* the same before any sign */
  gboolean lines; /* there is a line for the hours below the one of the title */
} BarPainter;

/* what text, signs and lines are shares of */
static double
unit (const SkvBarPlace *place)
{
  return place->text_height > 0.0 ? MIN (place->box.height, place->text_height) : place->box.height;
}

/* the line that label and signs stand in: the middle of the box, the top of a high one */
static SkvBox
line_box (const SkvBarPlace *place)
{
  SkvBox box = place->box;
  double height = unit (place);

  box.y += box.height > 1.7 * height ? height * 0.12 : (box.height - height) / 2.0;
  box.height = height;
  return box;
}

static SkvTextStyle
text_style (const BarPainter *self, double share)
{
  return (SkvTextStyle){
    .size = unit (self->place) * share,
    .weight = self->bar->mark == SKV_MARK_HARD ? SKV_WEIGHT_BOLD : SKV_WEIGHT_NORMAL,
    .color = self->look.text,
    .strike = (self->bar->flags & SKV_PAINT_CANCELLED) != 0 ||
              (self->pale && (self->bar->flags & SKV_PAINT_GOING) != 0),
  };
}

static gboolean
is_left_out (const SkvPaintBar *bar)
{
  return (bar->flags & SKV_PAINT_LEFT_OUT) != 0;
}

/* in two rows, each between those of the other */
static void
paint_dots (const BarPainter *self, SkvBox box, double step)
{
  double size = MAX (1.5, step * 0.36);
  guint n_rows = (guint) MAX (2.0, (box.height - step * 0.4) / (step * 0.8));

  for (guint row = 0; row < n_rows; row++)
    for (double x = box.x + step * (row % 2 == 0 ? 0.5 : 1.0); x + size < box.x + box.width;
         x += step)
      skv_canvas_fill (
        self->canvas,
        (SkvBox){ x, box.y + (row + 0.5) * box.height / n_rows - size / 2.0, size, size },
        size / 2.0, self->look.accent);
}

static void
paint_pattern (const BarPainter *self, SkvBox box, double radius)
{
  double step = MAX (4.0, unit (self->place) * 0.5), width = step * 0.36;
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
    case SKV_PATTERN_DOTS:
      paint_dots (self, box, step);
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
  double high = unit (self->place), radius = high * RADIUS_SHARE;

  if (self->outlined)
    {
      gboolean heavy = self->bar->flags & SKV_PAINT_PROPOSED && !is_left_out (self->bar);

      if (heavy)
        skv_canvas_fill (self->canvas, box, radius, self->look.fill);
      skv_canvas_stroke (self->canvas, box, radius, self->line * (heavy ? HEAVY_LINES : 1.0),
                         MAX (2.5, high * (heavy ? 0.4 : 0.28)), self->look.edge);
      return;
    }
  skv_canvas_fill (self->canvas, box, radius, self->look.fill);
  if (self->pale)
    {
      skv_canvas_stroke (self->canvas, box, radius, self->line, 0.0, self->look.edge);
      return;
    }
  paint_pattern (self, box, radius);
  if (self->bar->mark == SKV_MARK_HARD)
    skv_canvas_stroke (self->canvas, box, radius, self->line * 1.6, 0.0, self->theme->hard);
  else if (self->bar->mark == SKV_MARK_SOFT)
    skv_canvas_stroke (self->canvas, box, radius, self->line * 2.0, 0.0, self->theme->soft);
  else
    skv_canvas_stroke (self->canvas, box, radius, self->line, 0.0, self->look.edge);
}

static void
draw_sign (const BarPainter *self, const SkvBarSign *sign, SkvBox box, SkvColor color)
{
  skv_bar_sign_draw (sign, self->canvas, box, MAX (1.0, unit (self->place) * 0.13), color);
}

/* at the left, if there is room */
static void
paint_lines (BarPainter *self, const SkvBarSign *sign)
{
  SkvBox box = line_box (self->place);
  SkvBox place = { box.x + self->left, box.y + box.height * 0.2, 0.0, box.height * SIGN_SHARE };

  place.width = place.height * sign->width;
  if (self->left + place.width > box.width)
    return;
  draw_sign (self, sign, place, self->look.text);
  self->left += place.width + self->padding;
}

/* A letter sign at the left, if there is room. */
static void
paint_sign (BarPainter *self, const char *sign)
{
  SkvBox box = line_box (self->place);
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
  if (self->outlined || self->pale)
    return self->look.text;
  return self->bar->mark == SKV_MARK_HARD ? self->theme->red : self->theme->text;
}

/* Gives the x where the text ends. */
static double
paint_outside (const BarPainter *self, const char *label, double left_room, double right_room)
{
  SkvBox box = line_box (self->place);
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

/* when it is, on a second line of a bar that is high enough */
static void
paint_time (const BarPainter *self)
{
  SkvBox box = line_box (self->place);
  SkvTextStyle style = text_style (self, TEXT_SHARE * 0.92);

  if (!self->lines)
    return;
  style.weight = SKV_WEIGHT_NORMAL;
  box.y += box.height;
  box.x += self->start;
  box.width -= self->start + self->padding;
  if (skv_canvas_measure (self->canvas, &style, self->bar->time) <= box.width)
    skv_canvas_text (self->canvas, box, &style, self->bar->time);
}

static double
paint_label (const BarPainter *self)
{
  SkvBox box = line_box (self->place);
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
  if (self->lines && (label == NULL || g_str_has_suffix (label, self->bar->time)))
    label = self->bar->title;
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

static SkvColor
with_alpha (SkvColor color, float alpha)
{
  color.alpha = alpha;
  return color;
}

/* Whichever of the lane's colours can be told from the ground better. */
static SkvColor
strong_edge (const BarPainter *self)
{
  SkvColor ground = self->theme->background;

  return skv_color_contrast (self->look.edge, ground) >=
             skv_color_contrast (self->look.fill, ground)
           ? self->look.edge
           : self->look.fill;
}

/* Faint colours of the lane under text that can be read on the bare ground. */
static void
choose_proposed_look (BarPainter *self)
{
  gboolean left_out = is_left_out (self->bar);

  self->look.edge = strong_edge (self);
  self->look.fill = with_alpha (self->look.fill, PALE_FILL);
  self->look.text = left_out ? self->theme->dim : self->theme->text;
  if (left_out)
    self->look.edge = with_alpha (self->look.edge, PALE_EDGE);
}

static void
choose_look (BarPainter *self)
{
  const SkvPaintBar *bar = self->bar;

  self->look = self->theme->looks[MIN (bar->look, SKV_N_LOOKS - 1)];
  if (bar->look != SKV_LOOK_CONFLICT)
    skv_lane_look_apply (&bar->lane, &self->look);
  if (bar->mark == SKV_MARK_HARD)
    self->look = self->theme->looks[SKV_LOOK_CONFLICT];
  self->outlined =
    (bar->flags & (SKV_PAINT_GHOST | SKV_PAINT_CANCELLED | SKV_PAINT_UNRESOLVED)) != 0;
  if (self->outlined)
    {
      self->look.text = self->theme->ghost;
      self->look.edge = bar->flags & SKV_PAINT_UNRESOLVED ? self->theme->soft : self->theme->ghost;
    }
  else if (bar->flags & SKV_PAINT_PROPOSED)
    {
      choose_proposed_look (self);
      self->outlined = TRUE;
    }
  else if (bar->flags & (SKV_PAINT_LEAVING | SKV_PAINT_GOING) && !is_left_out (bar))
    {
      self->pale = TRUE;
      self->look.edge = with_alpha (strong_edge (self), PALE_EDGE);
      self->look.fill = with_alpha (self->look.fill, PALE_FILL);
      self->look.text = self->theme->ghost;
    }
}

/* Before the label; but where the label then fits no longer, and must not flow out, small in the
 * upper corner: hours are more worth than the place of a sign. */
static void
paint_soft (BarPainter *self)
{
  SkvBox box = line_box (self->place);
  double room = box.width - self->left - self->padding;
  double taken = box.height * SIGN_SHARE + self->padding, side = box.height * 0.45;

  if (self->bar->flags & SKV_PAINT_FLOW || fitting_label (self, TEXT_SHARE, room) == NULL ||
      fitting_label (self, TEXT_SHARE, room - taken) != NULL)
    paint_lines (self, &skv_bar_sign_triangle);
  else
    draw_sign (
      self, &skv_bar_sign_triangle,
      (SkvBox){ box.x + box.width - side - 2.0 * self->line, box.y + 2.0 * self->line, side, side },
      self->theme->soft);
}

/* what stands before the label */
static void
paint_signs (BarPainter *self)
{
  guint flags = self->bar->flags;

  if (flags & SKV_PAINT_PROPOSED)
    paint_lines (self, flags & SKV_PAINT_ARRIVING ? &skv_bar_sign_arrow : &skv_bar_sign_plus);
  if (flags & SKV_PAINT_CHANGING)
    paint_lines (self, &skv_bar_sign_unequal);
  if (flags & SKV_PAINT_EMERGENCY && self->place->box.width > unit (self->place) * 1.2)
    paint_lines (self, &skv_bar_sign_lightning);
  if (self->bar->mark == SKV_MARK_HARD)
    paint_sign (self, "!");
  if (self->bar->mark == SKV_MARK_SOFT)
    paint_soft (self);
  if (flags & SKV_PAINT_ACCEPTED)
    paint_lines (self, &skv_bar_sign_tick);
  if (flags & SKV_PAINT_UNRESOLVED)
    paint_sign (self, "?");
}

/* what lies over the bar */
static void
paint_change (const BarPainter *self)
{
  SkvBox box = self->place->box;
  double inset = self->line * 2.0;

  if (self->bar->flags & SKV_PAINT_GOING)
    skv_canvas_fill (self->canvas,
                     (SkvBox){ box.x, box.y + box.height * 0.5 - self->line * 0.7, box.width,
                               self->line * (is_left_out (self->bar) ? 0.8 : 1.4) },
                     0.0, is_left_out (self->bar) ? self->look.text : self->theme->text);
  if (self->bar->flags & SKV_PAINT_CHANGING && !is_left_out (self->bar) &&
      box.width > 4.0 * inset && box.height > 4.0 * inset)
    skv_canvas_stroke (
      self->canvas,
      (SkvBox){ box.x + inset * 0.5, box.y + inset * 0.5, box.width - inset, box.height - inset },
      unit (self->place) * RADIUS_SHARE * 0.7, self->line, MAX (2.5, unit (self->place) * 0.4),
      self->look.text);
}

/* Hours that would not fit a high bar at the size of its text are written smaller. */
static void
shrink (BarPainter *self, SkvBarPlace *place)
{
  double usual = place->text_height;

  if ((self->bar->flags & SKV_PAINT_FLOW) != 0 || self->bar->labels[0] == NULL)
    return;
  for (place->text_height = unit (place); place->text_height >= LEAST_TEXT;
       place->text_height *= SHRINK)
    if (fitting_label (self, TEXT_SHARE,
                       place->box.width - 2.0 * MAX (2.0, unit (place) * PADDING_SHARE)) != NULL)
      return;
  place->text_height = usual; /* it would not help */
}

double
skv_bar_paint (SkvCanvas *canvas,
               const SkvYearTheme *theme,
               const SkvPaintBar *bar,
               const SkvBarPlace *place)
{
  SkvBarPlace fitted = *place;
  BarPainter self = { .canvas = canvas, .theme = theme, .bar = bar, .place = &fitted };

  if (bar->flags & SKV_PAINT_AFTERCARE)
    return skv_bar_paint_band (canvas, theme, bar, place->box);
  choose_look (&self);
  self.lines = bar->time != NULL && bar->title != NULL && place->text_height > 0.0 &&
               place->box.height >= 2.3 * place->text_height;
  if (!self.lines)
    shrink (&self, &fitted);
  place = &fitted;
  self.line = MAX (1.0, unit (place) * LINE_SHARE);
  self.padding = MAX (2.0, unit (place) * PADDING_SHARE);
  self.left = self.padding;
  if (!self.outlined &&
      (self.look.pattern == SKV_PATTERN_EDGE || self.look.pattern == SKV_PATTERN_ENDS))
    self.left += 2.0 * self.line;
  if (bar->flags & SKV_PAINT_PROPOSED)
    self.left += HEAVY_LINES * self.line;
  self.start = self.left;
  paint_body (&self);
  paint_change (&self);
  paint_signs (&self);
  paint_time (&self);
  return paint_label (&self);
}
