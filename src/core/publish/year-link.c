/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/year-link.h"

/* How far from the near end of a bar a line leaves it, at most. */
#define END_DISTANCE 6.0
/* Parts that share less than this are not above each other. */
#define LEAST_OVERLAP 3.0
#define HEAD 3.5

static void
add_point (SkvYearLinkPath *path, double x, double y)
{
  path->points[path->n_points][0] = x;
  path->points[path->n_points][1] = y;
  path->n_points++;
}

static double
overlap (const SkvYearRect *a, const SkvYearRect *b)
{
  return MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x);
}

/* straight up or down, in the middle of what they share */
static void
connect_column (const SkvYearRect *from, const SkvYearRect *to, SkvYearLinkPath *path)
{
  double x = MAX (from->x, to->x) + overlap (from, to) / 2.0;
  gboolean down = from->y < to->y;

  add_point (path, x, down ? from->y + from->height : from->y);
  add_point (path, x, down ? to->y : to->y + to->height);
}

/* down, along the edge of the lower one's track, and up */
static void
connect_row (const SkvYearLayout *layout,
             const SkvYearRect *from,
             const SkvYearRect *to,
             SkvYearLinkPath *path)
{
  double gap = MAX (1.0, skv_year_layout_get_pitch (layout) - from->height);
  double y = MAX (from->y + from->height, to->y + to->height) + gap / 2.0;
  double from_end = MIN (END_DISTANCE, from->width / 2.0);
  double to_end = MIN (END_DISTANCE, to->width / 2.0);
  gboolean right = from->x < to->x;
  double from_x = right ? from->x + from->width - from_end : from->x + from_end;
  double to_x = right ? to->x + to_end : to->x + to->width - to_end;

  add_point (path, from_x, from->y + from->height);
  add_point (path, from_x, y);
  add_point (path, to_x, y);
  add_point (path, to_x, to->y + to->height);
}

static gboolean
connect_parts (const SkvYearLayout *layout,
               const SkvYearRect *from,
               const SkvYearRect *to,
               SkvYearLinkPath *path)
{
  *path = (SkvYearLinkPath){ .n_points = 0 };
  if (from->track == to->track && from->row == to->row)
    connect_row (layout, from, to, path);
  else if (overlap (from, to) >= LEAST_OVERLAP)
    connect_column (from, to, path);
  else if (from->row == to->row)
    connect_row (layout, from, to, path);
  return path->n_points > 0;
}

/* Both are in the order of days: of many parts, those that are nearest to each other. */
gboolean
skv_year_link_path (const SkvYearLayout *layout, guint from, guint to, SkvYearLinkPath *path)
{
  const SkvYearRect *rects = skv_year_layout_get_rects (layout, NULL);
  guint n_from, n_to, best = G_MAXUINT;
  const guint *froms = skv_year_layout_find_bar (layout, from, &n_from);
  const guint *tos = skv_year_layout_find_bar (layout, to, &n_to);

  for (guint i = 0; i < n_from; i++)
    for (guint j = 0; j < n_to; j++)
      {
        const SkvYearRect *a = &rects[froms[i]], *b = &rects[tos[j]];
        guint distance = a->row > b->row ? a->row - b->row : b->row - a->row;
        SkvYearLinkPath found;

        if (distance >= best || !connect_parts (layout, a, b, &found))
          continue;
        best = distance;
        *path = found;
      }
  return best < G_MAXUINT;
}

void
skv_year_link_paint (SkvCanvas *canvas, const SkvYearLinkPath *path, double width, SkvColor color)
{
  const double *end = path->points[path->n_points - 1];
  double up = path->points[path->n_points - 2][1] < end[1] ? -1.0 : 1.0;

  for (guint i = 1; i < path->n_points; i++)
    skv_canvas_line (canvas, path->points[i - 1][0], path->points[i - 1][1], path->points[i][0],
                     path->points[i][1], width, color);
  skv_canvas_line (canvas, end[0] - HEAD, end[1] + up * HEAD, end[0], end[1], width, color);
  skv_canvas_line (canvas, end[0] + HEAD, end[1] + up * HEAD, end[0], end[1], width, color);
}
