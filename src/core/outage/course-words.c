/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/outage/course.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/notice-timeline.h"
#include "core/calendar/occurrence-edits.h"
#include "core/calendar/words.h"
#include "core/exchange/sites.h"
#include "core/model/rule.h"

/* "2027-06-09 17:10" */
#define STAMP_LENGTH 16
/* Of work that goes on for days its hours say nothing. */
#define MINUTES_A_DAY 1440

int
skv_course_planned_minutes (SkvPlan *plan, const SkvOccurrence *self)
{
  g_return_val_if_fail (SKV_IS_PLAN (plan) && self != NULL, -1);

  /* Whole days are when it may be done, not how long it takes. */
  if (self->all_day)
    return self->item != NULL && self->item->duration >= 0 ? self->item->duration : -1;
  if (self->start == SKV_MOMENT_NONE || self->end == SKV_MOMENT_NONE)
    return -1;
  return (int) ((self->span.end - self->span.start) / 60);
}

int
skv_course_used_minutes (SkvPlan *plan, const SkvOccurrence *self)
{
  const SkvItem *item;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && self != NULL, -1);

  item = self->item;
  if (item == NULL || item->actual_start == SKV_MOMENT_NONE || item->actual_end == SKV_MOMENT_NONE)
    return -1;
  return (int) ((item->actual_end - item->actual_start) / 60);
}

static void
add_used (GString *text, SkvPlan *plan, const SkvOccurrence *self)
{
  int used = skv_course_used_minutes (plan, self);
  int planned = skv_course_planned_minutes (plan, self);
  int late = (int) ((self->item->actual_start - self->span.start) / 60);
  g_autofree char *used_words = used >= 0 ? skv_words_minutes (used) : NULL;
  g_autofree char *planned_words = planned > 0 ? skv_words_minutes (planned) : NULL;
  g_autofree char *late_words = skv_words_minutes (ABS (late));

  if (used >= 0 && planned > 0)
    /* TRANSLATORS: two lengths: "3 hours" of "5 hours" */
    g_string_append_printf (text, _("Used %1$s of %2$s planned."), used_words, planned_words);
  else if (used >= 0 && used < MINUTES_A_DAY)
    g_string_append_printf (text, _("Used %s."), used_words);
  if (late == 0 || self->all_day)
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  /* TRANSLATORS: a length: "10 minutes" */
  g_string_append_printf (text, late > 0 ? _("Began %s late.") : _("Began %s early."),
                          late_words);
}

static void
add_postponed (GString *text, SkvPlan *plan, const SkvItem *item)
{
  SkvDay day = skv_item_postponed_day (plan, item);
  g_autofree char *date = NULL;

  date = day != SKV_DAY_NONE ? skv_words_day_month_year (day) : g_strdup (item->postponed_from);
  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (item->reason != NULL)
    /* TRANSLATORS: a date, and why */
    g_string_append_printf (text, _("Postponed from %1$s: %2$s"), date, item->reason);
  else
    g_string_append_printf (text, _("Postponed from %s."), date);
}

static void
add_sites (GString *text, const SkvItem *item)
{
  g_autofree char *words = skv_item_sites_words (item);

  if (words == NULL)
    return;
  /* Of outcomes that people wrote nobody knows how they end. */
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, "%s.", words);
}

char *
skv_course_words (SkvPlan *plan, const SkvOccurrence *self)
{
  GString *text = g_string_new (NULL);
  const SkvItem *item;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && self != NULL, g_string_free (text, FALSE));

  item = self->item;
  if (item == NULL)
    return g_string_free (text, FALSE);
  if (item->actual_start != SKV_MOMENT_NONE && self->start != SKV_MOMENT_NONE)
    add_used (text, plan, self);
  if (item->outcome != NULL)
    {
      if (text->len > 0)
        g_string_append_c (text, ' ');
      /* TRANSLATORS: of work that is done: what came of it */
      g_string_append_printf (text, _("Outcome: %s"), item->outcome);
    }
  add_sites (text, item);
  if (item->postponed_from != NULL)
    add_postponed (text, plan, item);
  return g_string_free (text, FALSE);
}

char *
skv_aftercare_words (const SkvOccurrence *self)
{
  g_autofree char *date = NULL;
  int days;

  g_return_val_if_fail (self != NULL, NULL);

  days = self->item != NULL ? self->item->aftercare_days : 0;
  if (days <= 0 || self->start == SKV_MOMENT_NONE || !self->resolved ||
      self->status == SKV_STATUS_CANCELLED || self->status == SKV_STATUS_POSTPONED)
    return NULL;
  date = skv_words_day_month_year (self->end_day + days - 1);
  /* TRANSLATORS: after work, in which its systems are left in peace: how many days, until when */
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%1$d day, on %2$s", "%1$d days, until %2$s", (gulong) days),
    days, date);
}

/* --- times as people type them ---------------------------------------------------------------- */

/* the next time after @after, or at it, that the clock shows @minute */
static gint64
next_time (const SkvZone *zone, int minute, gint64 after)
{
  SkvDay day = skv_zone_day (zone, after);
  gint64 moment = skv_zone_at (zone, day, minute);

  return moment >= after ? moment : skv_zone_at (zone, day + 1, minute);
}

/* the time nearest to @planned at which the clock shows @minute: what was to begin at 23:00 may
 * have begun at 00:10 */
static gint64
nearest_time (const SkvZone *zone, int minute, gint64 planned)
{
  SkvDay day = skv_zone_day (zone, planned);
  gint64 nearest = skv_zone_at (zone, day, minute);

  for (int offset = -1; offset <= 1; offset++)
    {
      gint64 moment = skv_zone_at (zone, day + offset, minute);

      if (ABS (moment - planned) < ABS (nearest - planned))
        nearest = moment;
    }
  return nearest;
}

gint64
skv_course_parse_time (
  SkvPlan *plan, const SkvOccurrence *self, const char *text, gint64 after, gint64 now)
{
  g_autofree char *stamp = NULL;
  const SkvZone *zone;
  SkvDay day;
  int minute;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && self != NULL && text != NULL, SKV_MOMENT_NONE);

  zone = skv_plan_get_zone (plan);
  minute = skv_clock_parse (text);
  if (minute >= 0 && minute < MINUTES_A_DAY)
    {
      if (after != SKV_MOMENT_NONE)
        return next_time (zone, minute, after);
      if (self->start == SKV_MOMENT_NONE)
        return SKV_MOMENT_NONE;
      if (!self->all_day)
        return nearest_time (zone, minute, self->start);
      day =
        CLAMP (skv_zone_day (zone, now), self->first_day, MAX (self->end_day - 1, self->first_day));
      return skv_zone_at (zone, day, minute);
    }
  stamp = g_strdup (text);
  g_strdelimit (stamp, " ", 'T');
  return strchr (stamp, 'T') != NULL ? skv_zone_parse (zone, stamp) : SKV_MOMENT_NONE;
}

char *
skv_course_format_time (SkvPlan *plan, gint64 moment)
{
  g_autofree char *stamp = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  if (moment == SKV_MOMENT_NONE)
    return g_strdup ("");
  stamp = skv_zone_format (skv_plan_get_zone (plan), moment);
  stamp[MIN (strlen (stamp), STAMP_LENGTH)] = '\0';
  return g_strdelimit (g_steal_pointer (&stamp), "T", ' ');
}

/* --- of a period ------------------------------------------------------------------------------ */

static gboolean
has_course (const SkvOccurrence *self)
{
  const SkvItem *item = self->item;

  if (!skv_course_is_possible (self, NULL))
    return FALSE;
  return skv_notice_tells_lane (self->lane) ||
         (item != NULL && (item->actual_start != SKV_MOMENT_NONE || item->postponed_from != NULL ||
                           item->sites != NULL));
}

static void
count (SkvCourses *self, SkvPlan *plan, const SkvOccurrence *occurrence)
{
  int planned = skv_course_planned_minutes (plan, occurrence);
  int used = skv_course_used_minutes (plan, occurrence);

  if (occurrence->status == SKV_STATUS_POSTPONED)
    return;
  self->n++;
  if (planned < 0 || used < 0)
    return;
  self->n_recorded++;
  self->planned += planned;
  self->used += used;
}

static void
take_chosen (SkvCourses *self, SkvPlan *plan, SkvOccurrences *all, const SkvSelection *selection)
{
  static const SkvSelection everything = { .without_holidays = TRUE };
  g_autoptr (GPtrArray) chosen =
    skv_selection_list (selection != NULL ? selection : &everything, plan, all);

  for (guint i = 0; i < chosen->len; i++)
    if (has_course (g_ptr_array_index (chosen, i)))
      g_ptr_array_add (self->list, g_ptr_array_index (chosen, i));
  g_ptr_array_add (self->held, skv_occurrences_ref (all));
}

/* What lay in [from, to) and was put off to other days. */
static void
add_put_off (SkvCourses *self, SkvPlan *plan, SkvDay from, SkvDay to, const SkvSelection *selection)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  SkvOccurrences *all = g_ptr_array_index (self->held, 0);

  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);
      SkvDay old = skv_item_postponed_day (plan, item);
      g_autoptr (SkvOccurrences) found = NULL;

      if (old == SKV_DAY_NONE || old < from || old >= to ||
          skv_occurrences_lookup (all, item->parent.id) != NULL)
        continue;
      found = skv_occurrences_find (plan, item->parent.id);
      if (found != NULL)
        take_chosen (self, plan, found, selection);
    }
}

SkvCourses *
skv_courses_new (SkvPlan *plan, SkvDay from, SkvDay to, const SkvSelection *selection)
{
  g_autoptr (SkvOccurrences) all = NULL;
  SkvCourses *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  self = g_new0 (SkvCourses, 1);
  self->list = g_ptr_array_new ();
  self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_occurrences_unref);
  all = skv_occurrences_new (plan, from, to, SKV_EXPAND_DEFAULT);
  take_chosen (self, plan, all, selection);
  for (guint i = 0; i < self->list->len; i++)
    count (self, plan, g_ptr_array_index (self->list, i));
  add_put_off (self, plan, from, to, selection);
  return self;
}

void
skv_courses_free (SkvCourses *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->list);
  g_ptr_array_unref (self->held);
  g_free (self);
}
