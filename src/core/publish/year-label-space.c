/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/year-layout-private.h"

static gboolean
is_tail_of (const SkvYearRect *tail, const SkvYearRect *rect)
{
  return (tail->flags & SKV_YEAR_RECT_TAIL) != 0 && rect->row == tail->row &&
         rect->track == tail->track && rect->bar + 1 == tail->bar;
}

/* What lies left of @rect in its track flows up to it; over a tail of its own, beyond that. */
static void
end_labels (SkvYearRect *rect, guint index)
{
  if (!is_tail_of (rect, rect - 1))
    rect[-1].label_end = rect->x;
  if (index > 1 && is_tail_of (rect - 1, rect - 2))
    rect[-2].label_end = rect->x;
}

/* How far labels may flow: to the neighbours in the same track. */
void
skv_year_layout_set_label_space (SkvYearLayout *self)
{
  for (guint i = 0; i < self->rects->len; i++)
    {
      SkvYearRect *rect = &g_array_index (self->rects, SkvYearRect, i);

      rect->label_start = self->columns[0];
      rect->label_end = self->columns[self->n_columns];
      if (i > 0 && rect[-1].row == rect->row && rect[-1].track == rect->track)
        {
          rect->label_start = rect[-1].x + rect[-1].width;
          end_labels (rect, i);
        }
    }
}
