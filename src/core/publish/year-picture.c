/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/year-picture-private.h"

#include <string.h>

#include "core/calendar/holiday-calendar.h"
#include "core/publish/bar-label.h"

#define MINUTE_SECONDS 60
#define MINUTES_A_DAY 1440
/* Room is made for no more of a label than this. */
#define MOST_ROOM 26

typedef SkvPictureMaker Maker;

static gboolean
lane_is_shown (SkvPlan *plan, const char *lane, const char *const *only)
{
  const SkvLane *record = skv_plan_lookup (plan, SKV_KIND_LANE, lane);

  if (only != NULL)
    return g_strv_contains (only, lane);
  return record == NULL || !record->hidden;
}

static void
list_lanes (Maker *self, const char *const *only)
{
  SkvYearPicture *picture = self->picture;
  g_autoptr (GPtrArray) names = skv_plan_list_lanes (picture->plan);

  for (guint i = 0; i < names->len; i++)
    {
      char *name = g_strdup (names->pdata[i]);

      g_ptr_array_add (picture->lane_names, name);
      if (!lane_is_shown (picture->plan, name, only))
        continue;
      g_ptr_array_add (picture->lanes, name);
      g_hash_table_insert (self->positions, name, GUINT_TO_POINTER (picture->lanes->len));
    }
}

static void
list_severities (Maker *self)
{
  SkvChecker *checker = self->picture->checker;

  for (guint i = 0; i < skv_checker_get_n_found (checker); i++)
    {
      SkvFound found;
      gpointer known;

      skv_checker_get_found (checker, i, &found);
      known = g_hash_table_lookup (self->severities, found.item->id);
      if (found.accepted)
        g_hash_table_add (self->accepted, (gpointer) found.item->id);
      else if ((guint) found.severity > GPOINTER_TO_UINT (known))
        g_hash_table_insert (self->severities, (gpointer) found.item->id,
                             GUINT_TO_POINTER (found.severity));
    }
}

static char *
group_day_key (const SkvOccurrence *occurrence, SkvDay day)
{
  return g_strdup_printf ("%s %d %d", occurrence->rule->parent.id, occurrence->base_day, day);
}

static gboolean
is_moved (const SkvOccurrence *occurrence)
{
  return occurrence->rule != NULL && occurrence->resolved && occurrence->moved != SKV_NOT_MOVED &&
         occurrence->original_start != SKV_MOMENT_NONE &&
         occurrence->original_end != SKV_MOMENT_NONE;
}

/* Days on which moved groups, or the evenings of them that stay, are now. */
static void
list_covered (Maker *self, SkvOccurrences *occurrences)
{
  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);

      if (occurrence->rule == NULL || !occurrence->resolved)
        continue;
      for (SkvDay day = MAX (occurrence->first_day, self->picture->from);
           day < MIN (occurrence->end_day, self->picture->to); day++)
        g_hash_table_add (self->covered, group_day_key (occurrence, day));
    }
}

static gint64
floor_div (gint64 a, gint64 b)
{
  return a / b - (a % b < 0 ? 1 : 0);
}

gint64
skv_picture_maker_minute (const Maker *self, const SkvOccurrence *occurrence, gint64 moment)
{
  if (!occurrence->all_day)
    moment = skv_zone_to_local (skv_plan_get_zone (self->picture->plan), moment);
  return floor_div (moment, MINUTE_SECONDS);
}

static SkvMark
mark_of (SkvSeverity severity)
{
  switch (severity)
    {
    case SKV_SEVERITY_HARD:
      return SKV_MARK_HARD;
    case SKV_SEVERITY_SOFT:
      return SKV_MARK_SOFT;
    case SKV_SEVERITY_NONE:
    case SKV_SEVERITY_INFO:
    default:
      return SKV_MARK_NONE;
    }
}

static guint
paint_flags (const SkvOccurrence *occurrence)
{
  guint flags = 0;

  /* Windows come every month and stand side by side: their hours are enough. */
  if (g_strcmp0 (occurrence->lane, "window") != 0)
    flags |= SKV_PAINT_FLOW;
  if (occurrence->status == SKV_STATUS_CANCELLED || occurrence->status == SKV_STATUS_POSTPONED)
    flags |= SKV_PAINT_CANCELLED;
  if (occurrence->rule != NULL && !occurrence->resolved)
    flags |= SKV_PAINT_UNRESOLVED | SKV_PAINT_FLOW;
  if (occurrence->item != NULL && occurrence->item->emergency)
    flags |= SKV_PAINT_EMERGENCY;
  return flags;
}

/* @bar_flags: SkvYearBarFlags */
static guint
make_paint_flags (const Maker *self, const SkvOccurrence *occurrence, guint bar_flags)
{
  guint flags;

  if (bar_flags & SKV_YEAR_BAR_TAIL)
    return SKV_PAINT_AFTERCARE;
  if (bar_flags & SKV_YEAR_BAR_GHOST)
    return SKV_PAINT_GHOST;
  flags = paint_flags (occurrence);
  if (bar_flags & SKV_YEAR_BAR_PROPOSED)
    return (flags & (SKV_PAINT_FLOW | SKV_PAINT_EMERGENCY)) | SKV_PAINT_PROPOSED;
  if (g_hash_table_contains (self->accepted, occurrence->id))
    flags |= SKV_PAINT_ACCEPTED;
  return flags;
}

/* Append a bar for [start, end) in civil minutes; the labels are not shared. */
void
skv_picture_maker_add_bar (Maker *self,
                           const SkvOccurrence *occurrence,
                           gint64 start,
                           gint64 end,
                           guint lane,
                           guint bar_flags)
{
  SkvYearPicture *picture = self->picture;
  GStrv labels = skv_bar_labels (picture->plan, occurrence);
  guint n_labels = g_strv_length (labels);
  g_autofree char *time = NULL;
  gboolean tail = (bar_flags & SKV_YEAR_BAR_TAIL) != 0;
  gpointer severity = g_hash_table_lookup (self->severities, occurrence->id);
  const SkvLane *record = skv_plan_lookup (picture->plan, SKV_KIND_LANE, occurrence->lane);
  SkvPictureBar bar = {
    .id = occurrence->id,
    .occurrence = occurrence,
    .severity = bar_flags == 0 ? GPOINTER_TO_UINT (severity) : SKV_SEVERITY_NONE,
    .ghost = (bar_flags & SKV_YEAR_BAR_GHOST) != 0,
    .proposed = (bar_flags & SKV_YEAR_BAR_PROPOSED) != 0,
  };
  SkvPaintBar paint = {
    .look = skv_look_for_lane (occurrence->lane, lane),
    .title = occurrence->title,
    .mark = mark_of (bar.severity),
    .flags = make_paint_flags (self, occurrence, bar_flags),
  };
  SkvYearBar year_bar = {
    .index = picture->bars->len,
    .start = start,
    .end = end,
    .lane = lane,
    .flags = bar_flags,
  };

  if (record != NULL)
    {
      paint.lane = skv_lane_look_read (record->colour, record->pattern);
      year_bar.flags |= record->folded ? SKV_YEAR_BAR_FOLDED : 0;
    }
  for (guint i = 0; i < (tail ? 0 : MIN (n_labels, G_N_ELEMENTS (paint.labels))); i++)
    paint.labels[i] = labels[i];
  time = skv_bar_label_time (picture->plan, occurrence);
  if (time != NULL)
    paint.time = g_string_chunk_insert (picture->strings, time);
  if (paint.flags & SKV_PAINT_FLOW && n_labels > 0)
    year_bar.label_chars = (guint) MIN (g_utf8_strlen (labels[n_labels - 1], -1), MOST_ROOM);
  g_ptr_array_add (picture->labels, labels);
  g_array_append_val (picture->bars, bar);
  g_array_append_val (picture->paint_bars, paint);
  g_array_append_val (picture->year_bars, year_bar);
}

/* An outage that is not over goes on until it is expected to be, and today at least: it must not
 * look like one of a single day. */
static gint64
end_of_open (Maker *self, const SkvOccurrence *occurrence, gint64 start)
{
  const SkvItem *item = occurrence->item;
  SkvDay today = skv_checker_get_today (self->picture->checker);
  gint64 end = start + 1;

  if (item == NULL || strcmp (occurrence->lane, "outage") != 0 || item->status == SKV_STATUS_DONE ||
      item->status == SKV_STATUS_CANCELLED)
    return end;
  if (item->expected_end != SKV_MOMENT_NONE)
    end = MAX (
      end, skv_zone_to_local (skv_plan_get_zone (self->picture->plan), item->expected_end) / 60);
  if (today != SKV_DAY_NONE)
    end = MAX (end, (gint64) today * MINUTES_A_DAY + 1);
  return end;
}

guint
skv_picture_maker_add (Maker *self,
                       const SkvOccurrence *occurrence,
                       const char *id,
                       guint bar_flags)
{
  SkvYearPicture *picture = self->picture;
  guint lane = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, occurrence->lane));
  guint index = picture->bars->len;
  gint64 start, end;

  if (lane-- == 0 || occurrence->start == SKV_MOMENT_NONE || occurrence->first_day >= picture->to)
    return SKV_YEAR_NO_BAR;
  start = skv_picture_maker_minute (self, occurrence, occurrence->start);
  end = occurrence->end == SKV_MOMENT_NONE
          ? end_of_open (self, occurrence, start)
          : skv_picture_maker_minute (self, occurrence, occurrence->end);
  if (occurrence->end_day <= picture->from && end <= (gint64) picture->from * MINUTES_A_DAY)
    return SKV_YEAR_NO_BAR;
  skv_picture_maker_add_bar (self, occurrence, start, end, lane, bar_flags);
  g_array_index (picture->bars, SkvPictureBar, index).id = id;
  g_hash_table_insert (picture->by_id, (gpointer) id, GUINT_TO_POINTER (index + 1));
  return index;
}

/* Dashed outlines on the original days that the group does not cover any more. */
static void
add_ghosts (Maker *self, const SkvOccurrence *occurrence, guint lane)
{
  gint64 start = skv_picture_maker_minute (self, occurrence, occurrence->original_start);
  gint64 end =
    MAX (start + 1, skv_picture_maker_minute (self, occurrence, occurrence->original_end));
  SkvDay first = (SkvDay) floor_div (start, MINUTES_A_DAY);
  SkvDay last = (SkvDay) floor_div (end - 1, MINUTES_A_DAY);
  SkvDay from = MAX (first, self->picture->from), to = MIN (last + 1, self->picture->to);
  SkvDay open = SKV_DAY_NONE;

  for (SkvDay day = from; day <= to; day++)
    {
      g_autofree char *key = group_day_key (occurrence, day);
      gboolean is_free = day < to && !g_hash_table_contains (self->covered, key);

      if (is_free && open == SKV_DAY_NONE)
        open = day;
      if (is_free || open == SKV_DAY_NONE)
        continue;
      skv_picture_maker_add_bar (self, occurrence, MAX (start, (gint64) open * MINUTES_A_DAY),
                                 MIN (end, (gint64) day * MINUTES_A_DAY), lane, SKV_YEAR_BAR_GHOST);
      open = SKV_DAY_NONE;
    }
}

static void
shade (SkvYearPicture *picture, SkvDay first, SkvDay end, guint8 bits)
{
  for (SkvDay day = MAX (first, picture->from); day < MIN (end, picture->to); day++)
    picture->shades[day - picture->from] |= bits;
}

static void
add_occurrence (Maker *self, const SkvOccurrence *occurrence)
{
  SkvYearPicture *picture = self->picture;
  guint lane = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, occurrence->lane));

  if (lane-- == 0 || occurrence->start == SKV_MOMENT_NONE)
    return;
  if (g_strcmp0 (occurrence->lane, "holiday") == 0)
    {
      /* a day that is free here, entered by hand; those of the country come from its calendar */
      if (occurrence->item != NULL && occurrence->status != SKV_STATUS_CANCELLED)
        shade (picture, occurrence->first_day, occurrence->end_day, SKV_SHADE_PUBLIC);
      return;
    }
  if (is_moved (occurrence))
    add_ghosts (self, occurrence, lane);
  skv_picture_maker_add_postponed (self, occurrence, lane);
  if (skv_picture_maker_add (self, occurrence, occurrence->id, 0) != SKV_YEAR_NO_BAR)
    skv_picture_maker_add_aftercare (self, occurrence, lane);
}

static void
add_shades (SkvYearPicture *picture)
{
  static const guint8 bits[] = {
    [SKV_HOLIDAY_PUBLIC] = SKV_SHADE_PUBLIC,
    [SKV_HOLIDAY_EVE] = SKV_SHADE_EVE,
    [SKV_HOLIDAY_HALF_DAY] = SKV_SHADE_HALF_DAY,
    [SKV_HOLIDAY_SCHOOL] = SKV_SHADE_SCHOOL,
  };
  SkvHolidayCalendar *calendar = skv_plan_get_holiday_calendar (picture->plan);
  g_autoptr (GArray) days = NULL;

  if (!lane_is_shown (picture->plan, "holiday", NULL))
    return;
  days = skv_holiday_calendar_list (calendar, picture->from, picture->to, NULL);
  for (guint i = 0; i < days->len; i++)
    {
      const SkvHoliday *holiday = &g_array_index (days, SkvHoliday, i);

      /* a day that only some have free is no red one */
      gboolean of_some = holiday->organisations != NULL && holiday->organisations[0] != NULL;

      shade (picture, holiday->day, holiday->day + 1,
             of_some && holiday->kind == SKV_HOLIDAY_PUBLIC ? SKV_SHADE_EVE : bits[holiday->kind]);
    }
}

static void
fill (Maker *self, const SkvPictureOptions *options)
{
  SkvOccurrences *occurrences = self->picture->occurrences;

  list_lanes (self, options->lanes);
  list_severities (self);
  list_covered (self, occurrences);
  add_shades (self->picture);
  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);

      if (options->shows == NULL || options->shows (occurrence, options->shows_data))
        add_occurrence (self, occurrence);
    }
}

SkvYearPicture *
skv_year_picture_new (SkvPlan *plan, SkvChecker *checker, int year, const char *const *lanes)
{
  return skv_year_picture_new_full (plan, checker, year, &(SkvPictureOptions){ .lanes = lanes });
}

/* empty */
static SkvYearPicture *
picture_new (SkvPlan *plan, SkvChecker *checker, int year, const SkvPictureOptions *options)
{
  SkvYearPicture *self = g_new0 (SkvYearPicture, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->plan = g_object_ref (plan);
  self->checker = skv_checker_ref (checker);
  self->occurrences = skv_occurrences_ref (skv_checker_get_occurrences (checker));
  self->strings = g_string_chunk_new (512);
  self->year = year;
  self->from = skv_day_from_ymd (year, 1, 1);
  self->to = skv_day_from_ymd (year + 1, 1, 1);
  if (options->from < options->to)
    {
      self->from = options->from;
      self->to = options->to;
    }
  self->lanes = g_ptr_array_new ();
  self->lane_names = g_ptr_array_new_with_free_func (g_free);
  self->bars = g_array_new (FALSE, FALSE, sizeof (SkvPictureBar));
  self->paint_bars = g_array_new (FALSE, FALSE, sizeof (SkvPaintBar));
  self->year_bars = g_array_new (FALSE, FALSE, sizeof (SkvYearBar));
  self->bands = g_array_new (FALSE, FALSE, sizeof (SkvPictureBand));
  self->band_names = g_ptr_array_new ();
  self->band_bars = g_array_new (FALSE, FALSE, sizeof (SkvYearBar));
  self->bar_bands = g_array_new (FALSE, FALSE, sizeof (guint));
  self->bar_first = g_array_new (FALSE, FALSE, sizeof (guint));
  self->labels = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->links = g_array_new (FALSE, FALSE, sizeof (SkvYearLink));
  self->shades = g_new0 (guint8, self->to - self->from);
  return self;
}

SkvYearPicture *
skv_year_picture_new_full (SkvPlan *plan,
                           SkvChecker *checker,
                           int year,
                           const SkvPictureOptions *options)
{
  SkvPictureOptions usual = { .lanes = NULL };
  SkvYearPicture *self;
  Maker maker;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && checker != NULL, NULL);
  g_return_val_if_fail (year >= 1583 && year < 9999, NULL);

  if (options == NULL)
    options = &usual;
  self = picture_new (plan, checker, year, options);
  maker = (Maker){
    .picture = self,
    .severities = g_hash_table_new (g_str_hash, g_str_equal),
    .accepted = g_hash_table_new (g_str_hash, g_str_equal),
    .positions = g_hash_table_new (g_str_hash, g_str_equal),
    .covered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
  fill (&maker, options);
  if (options->difference != NULL)
    {
      self->difference = skv_difference_ref (options->difference);
      skv_picture_maker_add_difference (&maker, options->chosen);
    }
  if (options->by_organisation)
    skv_year_picture_split (self, options->organisations);
  g_hash_table_unref (maker.severities);
  g_hash_table_unref (maker.accepted);
  g_hash_table_unref (maker.positions);
  g_hash_table_unref (maker.covered);
  return self;
}

SkvYearPicture *
skv_year_picture_ref (SkvYearPicture *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
skv_year_picture_unref (SkvYearPicture *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->by_id);
  g_array_unref (self->links);
  g_ptr_array_unref (self->labels);
  g_array_unref (self->year_bars);
  g_array_unref (self->bands);
  g_ptr_array_unref (self->band_names);
  g_array_unref (self->band_bars);
  g_array_unref (self->bar_bands);
  g_array_unref (self->bar_first);
  g_array_unref (self->paint_bars);
  g_array_unref (self->bars);
  g_ptr_array_unref (self->lanes);
  g_ptr_array_unref (self->lane_names);
  g_free (self->shades);
  g_string_chunk_free (self->strings);
  g_clear_pointer (&self->difference, skv_difference_unref);
  skv_occurrences_unref (self->occurrences);
  skv_checker_unref (self->checker);
  g_object_unref (self->plan);
  g_free (self);
}
