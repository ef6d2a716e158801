/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-view-private.h"

const SkvOccurrence *
skv_year_view_find (SkvYearView *self, const char *id)
{
  const SkvOccurrence *found;
  guint bar;

  if (id == NULL || self->session == NULL)
    return NULL;
  found = skv_occurrences_lookup (skv_session_get_occurrences (self->session), id);
  if (found != NULL || self->picture == NULL)
    return found;
  /* what is proposed is not in the plan */
  bar = skv_year_picture_find (self->picture, id);
  return bar != SKV_YEAR_NO_BAR ? skv_year_picture_get_bar (self->picture, bar)->occurrence : NULL;
}

/* Jobs and evenings are moved with the mouse; periods, exams and meetings follow their rules or
 * come from elsewhere, and a slip of the hand must not move them. */
gboolean
skv_year_view_is_movable (const SkvOccurrence *occurrence)
{
  return occurrence != NULL && occurrence->start != SKV_MOMENT_NONE &&
         occurrence->status != SKV_STATUS_CANCELLED && occurrence->status != SKV_STATUS_DONE &&
         (g_str_equal (occurrence->lane, "maintenance") ||
          g_str_equal (occurrence->lane, "window"));
}

static gboolean
lane_number (SkvYearView *self, const char *lane, guint *number)
{
  return g_ptr_array_find_with_equal_func (skv_year_picture_get_lanes (self->picture), lane,
                                           g_str_equal, number);
}

/* first rectangle that starts in or after a row, by the rows' own index */
static const SkvYearRect *
find_density (SkvYearView *self, guint bar, const SkvOccurrence *occurrence)
{
  const SkvYearRect *rects;
  const SkvYearRow *place;
  guint n_rects, lane, row, column;
  SkvDay day = MAX (occurrence->first_day, skv_year_layout_get_from (self->layout));

  if (!lane_number (self, occurrence->lane, &lane) ||
      !skv_year_layout_day_place (self->layout, day, &row, &column))
    return NULL;
  rects = skv_year_layout_get_rects (self->layout, &n_rects);
  place = skv_year_layout_get_row (self->layout, row);
  for (guint i = place->first_rect; i < place->first_rect + place->n_rects; i++)
    if ((rects[i].flags & SKV_YEAR_RECT_DENSITY) != 0 && rects[i].lane == lane &&
        rects[i].first_day <= day && day < rects[i].end_day &&
        skv_year_picture_is_in_band (self->picture, bar, rects[i].band))
      return &rects[i];
  return NULL;
}

static const SkvYearRect *
item_rect (SkvYearView *self, const char *id, guint nth)
{
  const SkvYearRect *rects;
  const guint *positions;
  const SkvOccurrence *occurrence;
  guint bar, n = 0, n_rects;

  if (self->picture == NULL || self->layout == NULL || id == NULL)
    return NULL;
  bar = skv_year_picture_find (self->picture, id);
  if (bar == SKV_YEAR_NO_BAR)
    return NULL;
  rects = skv_year_layout_get_rects (self->layout, &n_rects);
  positions = skv_year_layout_find_bar (self->layout, bar, &n);
  if (nth < n)
    return &rects[positions[nth]];
  occurrence = skv_year_picture_get_bar (self->picture, bar)->occurrence;
  return nth == 0 ? find_density (self, bar, occurrence) : NULL;
}

gboolean
skv_year_view_item_box (SkvYearView *self, const char *id, guint nth, SkvBox *box)
{
  const SkvYearRect *rect = item_rect (self, id, nth);

  if (rect == NULL)
    return FALSE;
  *box = (SkvBox){ rect->x, rect->y, rect->width, rect->height };
  return TRUE;
}

gboolean
skv_year_view_item_room (SkvYearView *self, const char *id, guint nth, SkvBox *box)
{
  const SkvYearRect *rect = item_rect (self, id, nth);
  double gap;

  if (rect == NULL || (rect->flags & SKV_YEAR_RECT_DENSITY) != 0)
    return FALSE;
  /* letters such as g hang into the gap between the tracks */
  gap = MAX (0, skv_year_layout_get_pitch (self->layout) - rect->height);
  *box =
    (SkvBox){ rect->x, rect->y, MAX (rect->width, rect->label_end - rect->x), rect->height + gap };
  return TRUE;
}

static gboolean
is_under_header (SkvYearView *self, double y)
{
  return self->layout == NULL || y < skv_year_layout_get_metrics (self->layout)->header_height;
}

const SkvYearRect *
skv_year_view_rect_at (SkvYearView *self, double x, double y)
{
  if (is_under_header (self, y))
    return NULL;
  return skv_year_layout_rect_at (self->layout, x, y + skv_year_view_get_scroll (self));
}

SkvDay
skv_year_view_day_at (SkvYearView *self, double x, double y)
{
  if (is_under_header (self, y) || y >= skv_year_view_get_room (self))
    return SKV_DAY_NONE;
  return skv_year_layout_day_at (self->layout, x, y + skv_year_view_get_scroll (self));
}

static void
add_conflict (GHashTable *table, const char *id, SkvConflict *conflict)
{
  GPtrArray *list;

  if (id == NULL)
    return;
  list = g_hash_table_lookup (table, id);
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (id), list);
    }
  g_ptr_array_add (list, conflict);
}

GPtrArray *
skv_year_view_conflicts_of (SkvYearView *self, const char *id)
{
  if (self->session == NULL || id == NULL)
    return NULL;
  if (self->conflicts == NULL)
    {
      SkvChecker *checker = skv_session_get_checker (self->session);
      GPtrArray *all = skv_checker_get_conflicts (checker);

      self->conflicts =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
      for (guint i = 0; i < all->len; i++)
        {
          SkvConflict *conflict = g_ptr_array_index (all, i);

          add_conflict (self->conflicts, conflict->item, conflict);
          if (g_strcmp0 (conflict->item, conflict->against) != 0)
            add_conflict (self->conflicts, conflict->against, conflict);
        }
    }
  return g_hash_table_lookup (self->conflicts, id);
}

/* Does a bar come before another in time? In the picture those of the plan are sorted, and what is
 * proposed comes after them. */
static gboolean
is_earlier (SkvYearView *self, guint a, guint b)
{
  gint64 x = skv_year_picture_get_bar (self->picture, a)->occurrence->span.start;
  gint64 y = skv_year_picture_get_bar (self->picture, b)->occurrence->span.start;

  return x != y ? x < y : a < b;
}

/* Those without a rectangle are passed over: there is nothing of them to be seen. */
const char *
skv_year_view_next_in_time (SkvYearView *self, const char *id, int direction)
{
  guint at, best = SKV_YEAR_NO_BAR;

  if (self->picture == NULL)
    return NULL;
  at = id != NULL ? skv_year_picture_find (self->picture, id) : SKV_YEAR_NO_BAR;
  for (guint i = 0; i < skv_year_picture_get_n_bars (self->picture); i++)
    {
      const SkvPictureBar *bar = skv_year_picture_get_bar (self->picture, i);

      if (bar->ghost || i == at ||
          (at != SKV_YEAR_NO_BAR && is_earlier (self, i, at) != (direction < 0)) ||
          (best != SKV_YEAR_NO_BAR && is_earlier (self, i, best) != (direction > 0)))
        continue;
      if (item_rect (self, bar->id, 0) != NULL)
        best = i;
    }
  return best != SKV_YEAR_NO_BAR ? skv_year_picture_get_bar (self->picture, best)->id : NULL;
}

/* How far away a rectangle looks to someone who presses Up or Down: what stands in the same
 * columns comes first, sideways counts more than down. */
static double
distance (const SkvYearRect *from, const SkvYearRect *to)
{
  double dy = ABS (to->y - from->y);
  double dx = MAX (0, MAX (to->x - (from->x + from->width), from->x - (to->x + to->width)));

  return dy + 4 * dx;
}

/* What lies in several bands is gone to in the first: else one would go up and down between two. */
static gboolean
is_first_band (SkvYearView *self, const SkvYearRect *rect)
{
  guint n;
  const guint *bands = skv_year_picture_list_bands (self->picture, rect->bar, &n);

  return n == 0 || bands[0] == rect->band;
}

const char *
skv_year_view_next_in_column (SkvYearView *self, const char *id, int direction, gboolean whole_row)
{
  const SkvYearRect *from = item_rect (self, id, 0);
  const SkvYearRect *rects, *best = NULL;
  guint n_rects;

  if (from == NULL)
    return skv_year_view_next_in_time (self, NULL, direction);
  rects = skv_year_layout_get_rects (self->layout, &n_rects);
  for (guint i = 0; i < n_rects; i++)
    {
      const SkvYearRect *to = &rects[i];

      if ((to->flags & SKV_YEAR_RECT_GHOST) != 0 || to->bar == from->bar ||
          (to->y - from->y) * direction <= 0 || (whole_row && to->row == from->row) ||
          !is_first_band (self, to))
        continue;
      if (best == NULL || distance (from, to) < distance (from, best))
        best = to;
    }
  return best != NULL ? skv_year_picture_get_bar (self->picture, best->bar)->id : NULL;
}
