/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/phrase-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Do the days lie in the weeks? The dates stay as they are. */
void
skv_reader_check_weeks (SkvReader *self, int year, int week, int week_end, SkvDay first, SkvDay end)
{
  int from_year, from = skv_day_iso_week (first, &from_year), to = skv_day_iso_week (end - 1, NULL);
  gboolean inside = week <= week_end
                      ? from >= week && to <= week_end
                      : (from >= week || from <= week_end) && (to >= week || to <= week_end);

  if (inside && (year == 0 || year == from_year || year == skv_day_year (first)))
    return;
  skv_reader_flag (self, SKV_PHRASE_CONTRADICTION,
                   _("the dates lie in week %d and not in week %d"),
                   inside                           ? from
                   : from < week || from > week_end ? from
                                                    : to,
                   week);
}

static gboolean
lies_in (const SkvPhraseItem *dates, const SkvPhraseItem *weeks)
{
  SkvDay first, end, monday, sunday, unused;

  return skv_reader_unit_days (&dates->from, &first, &unused) &&
         skv_reader_unit_days (skv_item_last (dates), &unused, &end) &&
         skv_reader_unit_days (&weeks->from, &monday, &unused) &&
         skv_reader_unit_days (skv_item_last (weeks), &unused, &sunday) && first >= monday &&
         end <= sunday;
}

/* A week named beside dates says the same once more: "uke 8: 16.–20. februar", "1.–5. juni v. 22"
 */
static void
use_week (SkvReader *self, SkvPhraseItem *week, SkvPhraseItem *dates, SkvJoin join)
{
  if (join == SKV_JOIN_COMMA && !lies_in (dates, week))
    {
      skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                       _("a week and dates outside it were read as a list"));
      return;
    }
  dates->check_week = week->from.week;
  dates->check_week_end = skv_item_last (week)->week;
  week->dropped = TRUE;
}

static void
use_weeks (SkvReader *self)
{
  SkvPhraseItem *week = NULL;
  gboolean weeks_lead = skv_item_is_week (skv_item_at (self->items, 0));

  for (guint i = 0; i < self->items->len; i++)
    {
      SkvPhraseItem *item = skv_item_at (self->items, i);
      SkvPhraseItem *before = i > 0 ? skv_item_at (self->items, i - 1) : NULL;

      if (weeks_lead && skv_item_is_week (item))
        week = item;
      else if (weeks_lead && week != NULL && skv_item_is_day (item) &&
               (before != week ? week->dropped : item->join != SKV_JOIN_AND))
        use_week (self, week, item, item->join);
      else if (!weeks_lead && skv_item_is_week (item) && skv_item_is_day (before) &&
               before->check_week == 0 && item->join != SKV_JOIN_AND)
        use_week (self, item, before, item->join);
    }
}

/* "2. pinsedag 10. juni" is one day said twice. */
static void
use_holidays (SkvReader *self)
{
  for (guint i = 1; i < self->items->len; i++)
    {
      SkvPhraseItem *item = skv_item_at (self->items, i),
                    *before = skv_item_at (self->items, i - 1);
      SkvPhraseItem *holiday = item->from.kind == SKV_UNIT_HOLIDAY ? item : before;
      SkvPhraseItem *day = holiday == item ? before : item;
      SkvDay a, b, unused;

      if (holiday->from.kind != SKV_UNIT_HOLIDAY || day->from.kind != SKV_UNIT_DAY ||
          item->join == SKV_JOIN_AND || item->range || before->range || before->dropped ||
          !skv_reader_unit_days (&item->from, &a, &unused) ||
          !skv_reader_unit_days (&before->from, &b, &unused))
        continue;
      if (a != b && item->join == SKV_JOIN_COMMA)
        continue;
      if (a != b)
        skv_reader_flag (self, SKV_PHRASE_CONTRADICTION, _("the holiday is not on that date"));
      holiday->dropped = TRUE;
    }
}

/* "24.1.2023 30.1.2023": two dates side by side, and nobody says whether they are a range. */
static void
join_pair (SkvReader *self)
{
  SkvPhraseItem *from = skv_item_at (self->items, 0);
  SkvPhraseItem *to = self->items->len > 1 ? skv_item_at (self->items, 1) : NULL;
  gboolean written_out = TRUE;

  for (guint i = 1; i < self->items->len; i++)
    {
      const SkvPhraseItem *item = skv_item_at (self->items, i);

      if (item->join != SKV_JOIN_SPACE || item->from.kind != SKV_UNIT_DAY || item->dropped ||
          (item->from.year_said == FALSE && self->context.month != 0 &&
           item->from.month == self->context.month && !item->from.numeric))
        written_out = FALSE;
    }
  if (to == NULL || !written_out || from->from.kind != SKV_UNIT_DAY || from->dropped)
    return;
  if (self->items->len == 2 && !from->range && !to->range && !from->open_start && !from->open_end &&
      !to->open_start && !to->open_end)
    {
      from->range = TRUE;
      from->to = to->from;
      from->to_times = to->from_times;
      to->dropped = TRUE;
      skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                       _("two dates side by side were read as a range"));
      return;
    }
  skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS, _("dates side by side were read as a list"));
}

/* Dates in a list follow each other; if not, a year or month was perhaps given to the wrong one. */
static void
check_order (SkvReader *self)
{
  SkvDay before = SKV_DAY_NONE, first, end;

  for (guint i = 0; i < self->items->len; i++)
    {
      const SkvPhraseItem *item = skv_item_at (self->items, i);

      if (item->dropped || !skv_reader_unit_days (&item->from, &first, &end))
        continue;
      if (before != SKV_DAY_NONE && first < before && !item->from.year_said)
        skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                         _("the dates are not in order: all were read as of the year %d"),
                         item->from.year);
      before = first;
    }
}

/* Is the date certain enough to stand beside words that nobody knows? "sak 12" is no date. */
static gboolean
is_anchored (SkvReader *self)
{
  gboolean dated = FALSE;

  for (guint i = 0; i < self->items->len; i++)
    dated = dated || skv_item_at (self->items, i)->from.kind == SKV_UNIT_DAY ||
            skv_item_last (skv_item_at (self->items, i))->kind == SKV_UNIT_DAY;
  for (guint i = 0; i < self->items->len; i++)
    {
      const SkvPhraseItem *item = skv_item_at (self->items, i);
      const SkvUnit *unit = &item->from;

      if (unit->kind == SKV_UNIT_YEAR ||
          (unit->kind == SKV_UNIT_BARE && !dated && item->detail == NULL && !item->every_month))
        return FALSE;
      if ((unit->kind == SKV_UNIT_MONTH || unit->kind == SKV_UNIT_SEASON) && !unit->year_said &&
          !item->range && !dated)
        return FALSE;
    }
  return TRUE;
}

/* "Förändringsstopp sommar 19 juni": the season is part of a title */
static void
drop_seasons (SkvReader *self)
{
  for (guint i = 0; i + 1 < self->items->len; i++)
    {
      SkvPhraseItem *item = skv_item_at (self->items, i);
      const SkvPhraseItem *next = skv_item_at (self->items, i + 1);

      if (item->from.kind == SKV_UNIT_SEASON && !item->range && !item->from.year_said &&
          (next->join == SKV_JOIN_SPACE || next->join == SKV_JOIN_COLON))
        item->dropped = TRUE;
    }
}

gboolean
skv_reader_check_title (SkvReader *self)
{
  gboolean later = FALSE;

  if (self->title->len == 0)
    return TRUE;
  if (!is_anchored (self))
    return skv_reader_fail (
      self, SKV_PHRASE_ERROR_UNREADABLE, 0, (guint) strlen (self->lexed->text),
      _("beside words that are not known this does not say a date for certain"));
  for (guint i = 1; i < self->items->len; i++)
    later = later || (skv_item_at (self->items, i)->join == SKV_JOIN_TITLE &&
                      !skv_item_is_week (skv_item_at (self->items, i)));
  if (later)
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS, _("words between the dates were left out: %s"),
                     self->title->str);
  return TRUE;
}

/* "januari, 14 februari": a month whose day was perhaps left out */
static void
check_months (SkvReader *self)
{
  guint months = 0, days = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const SkvPhraseItem *item = skv_item_at (self->items, i);

      months += !item->dropped && item->from.kind == SKV_UNIT_MONTH ? 1 : 0;
      days += !item->dropped && item->from.kind == SKV_UNIT_DAY ? 1 : 0;
    }
  if (months > 0 && days > 0)
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS, _("a whole month was read beside days"));
}

/* "fra 5. juni, senest 7. juni" may be one range, or two things. */
static void
check_open (SkvReader *self)
{
  guint n = 0, open = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const SkvPhraseItem *item = skv_item_at (self->items, i);

      n += item->dropped ? 0 : 1;
      open += !item->dropped && item->worded && (item->open_start || item->open_end) ? 1 : 0;
    }
  if (n > 1 && open > 0)
    skv_reader_flag (self, SKV_PHRASE_AMBIGUOUS,
                     _("dates without a beginning or an end were read beside others"));
}

void
skv_reader_match_items (SkvReader *self)
{
  drop_seasons (self);
  use_weeks (self);
  use_holidays (self);
  join_pair (self);
  check_order (self);
  check_months (self);
  check_open (self);
}
