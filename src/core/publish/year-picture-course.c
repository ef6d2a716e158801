/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/year-picture-private.h"

#include <math.h>

#include "core/calendar/occurrence-edits.h"

#define MINUTES_A_DAY 1440

/* Where it lay before it was postponed, unless its rule's ghost lies there, or it still does. */
void
skv_picture_maker_add_postponed (SkvPictureMaker *self, const SkvOccurrence *occurrence, guint lane)
{
  gboolean all_day;
  gint64 from, start, length;
  SkvDay day;

  if (occurrence->item == NULL || occurrence->item->postponed_from == NULL)
    return;
  from = skv_item_postponed_start (self->picture->plan, occurrence->item, &all_day);
  if (from == SKV_MOMENT_NONE || all_day != occurrence->all_day)
    return;
  start = skv_picture_maker_minute (self, occurrence, from);
  day = (SkvDay) floor ((double) start / MINUTES_A_DAY);
  if (from == occurrence->start ||
      (occurrence->moved != SKV_NOT_MOVED && day == occurrence->original_day))
    return;
  length = occurrence->end == SKV_MOMENT_NONE
             ? 1
             : MAX (1, skv_picture_maker_minute (self, occurrence, occurrence->end) -
                         skv_picture_maker_minute (self, occurrence, occurrence->start));
  if (day < self->picture->to && start + length > (gint64) self->picture->from * MINUTES_A_DAY)
    skv_picture_maker_add_bar (self, occurrence, start, start + length, lane, SKV_YEAR_BAR_GHOST);
}

/* The days after it in which its systems should be left in peace. After skv_picture_maker_add() of
 * it, whose tail that is. */
void
skv_picture_maker_add_aftercare (SkvPictureMaker *self, const SkvOccurrence *occurrence, guint lane)
{
  const SkvItem *item = occurrence->item;
  SkvDay until;

  if (item == NULL || item->aftercare_days <= 0 || !occurrence->resolved ||
      occurrence->status == SKV_STATUS_CANCELLED || occurrence->status == SKV_STATUS_POSTPONED)
    return;
  until = occurrence->end_day + item->aftercare_days;
  if (occurrence->end_day < self->picture->to && until > self->picture->from)
    skv_picture_maker_add_bar (self, occurrence, (gint64) occurrence->end_day * MINUTES_A_DAY,
                               (gint64) until * MINUTES_A_DAY, lane,
                               SKV_YEAR_BAR_GHOST | SKV_YEAR_BAR_TAIL);
}
