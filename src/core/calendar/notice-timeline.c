/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/notice-timeline.h"

#include <string.h>

#include "core/calendar/holiday-calendar.h"

#define LARGE_DOWNTIME 240
/* A working day comes within so many days, whatever holidays a plan has thought up. */
#define MOST_DAYS_OFF 60

static const int default_days[] = { SKV_NOTICE_DAYS_DEFAULT, 0 };

gboolean
skv_notice_is_large (const SkvOccurrence *occurrence)
{
  const SkvItem *item = occurrence->item;

  return item != NULL &&
         (g_strcmp0 (item->work, "change") == 0 || item->downtime >= LARGE_DOWNTIME);
}

static gboolean
is_to_be_told (const SkvOccurrence *occurrence)
{
  return occurrence->start != SKV_MOMENT_NONE && !occurrence->left_out &&
         (occurrence->rule == NULL || occurrence->resolved) &&
         occurrence->status != SKV_STATUS_CANCELLED && occurrence->status != SKV_STATUS_POSTPONED &&
         occurrence->status != SKV_STATUS_DONE;
}

static gboolean
is_emergency (const SkvOccurrence *occurrence)
{
  return occurrence->item != NULL && occurrence->item->emergency;
}

static void
add_step (GArray *steps, SkvPlan *plan, const SkvOccurrence *occurrence, int before)
{
  SkvHolidayCalendar *calendar = skv_plan_get_holiday_calendar (plan);
  SkvNoticeStep step = { .day = occurrence->first_day, .working_days = before };

  if (before > 0)
    step.day = skv_holiday_calendar_add_working_days (calendar, step.day, -before,
                                                      occurrence->organisations);
  else if (!is_emergency (occurrence))
    for (int i = 0; i < MOST_DAYS_OFF && !skv_holiday_calendar_is_working_day (
                                           calendar, step.day, occurrence->organisations);
         i++)
      step.day--;
  if (step.day != SKV_DAY_NONE)
    g_array_append_val (steps, step);
}

/* the earliest first, and of one day that which is counted from further off */
static int
compare_steps (gconstpointer left, gconstpointer right)
{
  const SkvNoticeStep *a = left, *b = right;

  if (a->day != b->day)
    return a->day < b->day ? -1 : 1;
  return b->working_days - a->working_days;
}

static void
drop_doubles (GArray *steps)
{
  for (guint i = 1; i < steps->len;)
    {
      if (g_array_index (steps, SkvNoticeStep, i).day ==
          g_array_index (steps, SkvNoticeStep, i - 1).day)
        g_array_remove_index (steps, i);
      else
        i++;
    }
}

GArray *
skv_notice_timeline (SkvPlan *plan, const SkvOccurrence *occurrence, const int *days, guint n_days)
{
  GArray *steps = g_array_new (FALSE, TRUE, sizeof (SkvNoticeStep));
  int furthest = 0;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && occurrence != NULL, steps);

  if (!is_to_be_told (occurrence))
    return steps;
  if (is_emergency (occurrence))
    n_days = 0;
  else if (days == NULL)
    {
      days = default_days;
      n_days = G_N_ELEMENTS (default_days);
    }
  for (guint i = 0; i < n_days; i++)
    {
      add_step (steps, plan, occurrence, MAX (0, days[i]));
      furthest = MAX (furthest, days[i]);
    }
  if (is_emergency (occurrence))
    add_step (steps, plan, occurrence, 0);
  else if (skv_notice_is_large (occurrence) && furthest < SKV_NOTICE_DAYS_LARGE)
    add_step (steps, plan, occurrence, SKV_NOTICE_DAYS_LARGE);
  g_array_sort (steps, compare_steps);
  drop_doubles (steps);
  if (steps->len > 0)
    g_array_index (steps, SkvNoticeStep, 0).is_first = TRUE;
  return steps;
}

/* --- what is due --------------------------------------------------------------------------------
 */

void
skv_notice_due_free (SkvNoticeDue *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_strfreev (self->ids);
  g_free (self);
}

gboolean
skv_notice_tells_lane (const char *lane)
{
  return strcmp (lane, "window") == 0 || strcmp (lane, "maintenance") == 0 ||
         strcmp (lane, "vendor") == 0;
}

static gboolean
is_same_evening (const SkvOccurrence *a, const SkvOccurrence *b)
{
  return a->rule != NULL && a->rule == b->rule && !skv_occurrence_is_added (a) &&
         !skv_occurrence_is_added (b) && a->base_day == b->base_day;
}

/* Is there an evening before it that it belongs to, and that is told with it? */
static gboolean
is_later_evening (SkvOccurrences *all, const SkvOccurrence *occurrence)
{
  if (occurrence->rule == NULL || skv_occurrence_is_added (occurrence))
    return FALSE;
  for (guint i = 0; i < skv_occurrences_get_n (all); i++)
    {
      const SkvOccurrence *other = skv_occurrences_get (all, i);

      if (is_same_evening (other, occurrence) && other->first_day < occurrence->first_day &&
          is_to_be_told (other))
        return TRUE;
    }
  return FALSE;
}

static void
add_ids (GStrvBuilder *ids, const SkvOccurrence *occurrence)
{
  g_strv_builder_add (ids, occurrence->id);
  if (occurrence->item != NULL && occurrence->rule != NULL &&
      occurrence->original_day != SKV_DAY_NONE)
    {
      g_autofree char *day = skv_day_format (occurrence->original_day);
      g_autofree char *id = g_strdup_printf ("%s:%s", occurrence->rule->parent.id, day);

      g_strv_builder_add (ids, id);
    }
}

GStrv
skv_notice_ids (const SkvOccurrence *occurrence)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (occurrence != NULL, NULL);

  add_ids (ids, occurrence);
  return g_strv_builder_end (ids);
}

static GStrv
list_ids (SkvOccurrences *all, const SkvOccurrence *occurrence)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  add_ids (ids, occurrence);
  for (guint i = 0; occurrence->rule != NULL && i < skv_occurrences_get_n (all); i++)
    {
      const SkvOccurrence *other = skv_occurrences_get (all, i);

      if (other != occurrence && is_same_evening (other, occurrence))
        add_ids (ids, other);
    }
  return g_strv_builder_end (ids);
}

static void
add_due (GPtrArray *list,
         SkvOccurrences *all,
         const SkvOccurrence *occurrence,
         const SkvNoticeStep *step)
{
  SkvNoticeDue *due = g_new0 (SkvNoticeDue, 1);

  due->id = g_strdup (occurrence->id);
  due->title = g_strdup (occurrence->title);
  due->first_day = occurrence->first_day;
  due->status = occurrence->status;
  due->ids = list_ids (all, occurrence);
  due->step = *step;
  g_ptr_array_add (list, due);
}

GPtrArray *
skv_notice_list_between (
  SkvPlan *plan, SkvDay today, SkvDay from, SkvDay to, const int *days, guint n_days)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_notice_due_free);
  int furthest = SKV_NOTICE_DAYS_LARGE;
  g_autoptr (SkvOccurrences) all = NULL;

  for (guint i = 0; days != NULL && i < n_days; i++)
    furthest = MAX (furthest, days[i]);
  /* Seven days have five working days at most, and a year its holidays. */
  all = skv_occurrences_new (
    plan, today - 7, to + (SkvDay) MIN (furthest, 1000) * 2 + MOST_DAYS_OFF, SKV_EXPAND_DEFAULT);
  for (guint i = 0; i < skv_occurrences_get_n (all); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (all, i);
      g_autoptr (GArray) steps = NULL;

      if (!skv_notice_tells_lane (occurrence->lane) || occurrence->first_day < today ||
          is_later_evening (all, occurrence))
        continue;
      steps = skv_notice_timeline (plan, occurrence, days, n_days);
      for (guint j = 0; j < steps->len; j++)
        {
          const SkvNoticeStep *step = &g_array_index (steps, SkvNoticeStep, j);

          if (step->day >= from && step->day < to)
            add_due (list, all, occurrence, step);
        }
    }
  return list;
}

GPtrArray *
skv_notice_list_due (SkvPlan *plan, SkvDay today, const int *days, guint n_days)
{
  return skv_notice_list_between (plan, today, today, today + 1, days, n_days);
}
