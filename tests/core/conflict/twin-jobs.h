/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* A part of twin.h: what jobs do to each other, and how near they are. */

/* a Monday, three days before Easter */
#define TWIN_TODAY skv_day_from_ymd (2019, 4, 15)

static inline gboolean
jobs_touch (Twin *self, const SkvOccurrence *a, const SkvOccurrence *b)
{
  return work_touches_work (self->plan, a, b) || work_touches_work (self->plan, b, a);
}

/* --- order ------------------------------------------------------------------------------------ */

static inline gboolean
is_past (const SkvItem *item)
{
  return item->status == SKV_STATUS_CANCELLED || item->status == SKV_STATUS_POSTPONED;
}

/* when it is over, of the record alone; SKV_MOMENT_NONE: nobody knows */
static inline gint64
over_at (Twin *self, const SkvItem *item)
{
  SkvDay first, end;
  SkvSpan span;

  if (strcmp (item->lane, "meeting") == 0 && skv_item_days (item, self->zone, &first, &end))
    return skv_zone_at (self->zone, MAX (end, first + 1), 0);
  if (!skv_item_span (item, self->zone, &span))
    return SKV_MOMENT_NONE;
  if (strcmp (item->lane, "maintenance") == 0 && item->rollback > 0)
    span.end += item->rollback * 60;
  return span.end;
}

static inline void
check_order (Twin *self, const SkvOccurrence *job)
{
  SkvSpan span = occupied (job);
  SkvSeverity alone = SKV_SEVERITY_NONE;

  for (char **id = job->item->after; *id != NULL; id++)
    {
      const SkvItem *before = skv_plan_get_item (self->plan, *id);
      gint64 over = over_at (self, before), start;
      g_autoptr (SkvOccurrences) found = skv_occurrences_find (self->plan, *id);

      start = before->start == SKV_MOMENT_NONE || !before->all_day
                ? before->start
                : skv_zone_at (self->zone, (SkvDay) (before->start / SKV_DAY_SECONDS), 0);
      if (before->status == SKV_STATUS_DONE)
        continue;
      if (is_past (before))
        alone = SKV_SEVERITY_HARD;
      else if (start == SKV_MOMENT_NONE)
        alone = MAX (alone, SKV_SEVERITY_SOFT);
      else if (over == SKV_MOMENT_NONE)
        alone = MAX (alone, start >= span.start ? SKV_SEVERITY_HARD : SKV_SEVERITY_SOFT);
      else if (over > span.start &&
               skv_entry_role (skv_occurrences_lookup (found, *id)) != SKV_ROLE_NONE)
        tell (self, "order", SKV_SEVERITY_HARD, job, skv_occurrences_lookup (found, *id), span);
      else if (over > span.start)
        alone = SKV_SEVERITY_HARD;
    }
  if (alone != SKV_SEVERITY_NONE)
    tell (self, "order", alone, job, NULL, span);
}

/* --- in days ---------------------------------------------------------------------------------- */

static inline void
check_notice (Twin *self, const SkvOccurrence *job)
{
  SkvHolidays *holidays = skv_plan_get_holidays (self->plan);
  SkvDay first = skv_zone_day (self->zone, job->span.start);
  int n = 0;

  if (job->status > SKV_STATUS_APPROVED || emergency_reason (job) != NULL || first < TWIN_TODAY)
    return;
  for (SkvDay day = TWIN_TODAY + 1; day <= first; day++)
    n +=
      skv_day_weekday (day) <= 5 && skv_holidays_lookup (holidays, day, SKV_HOLIDAY_PUBLIC) == NULL;
  if (n < days_set (self, "short-notice", 5))
    tell (self, "short-notice", SKV_SEVERITY_SOFT, job, NULL, occupied (job));
}

static inline void
check_aftercare (Twin *self, const SkvOccurrence *job)
{
  SkvSpan span = occupied (job);

  for (guint i = 0; i < skv_occurrences_get_n (self->occurrences); i++)
    {
      const SkvOccurrence *before = at (self, i);
      SkvSpan care;
      int days;

      if (before == job || (!is_job (before) && !is_done_job (before)))
        continue;
      days = before->item->aftercare_days > 0 ? before->item->aftercare_days
                                              : days_set (self, "aftercare", 0);
      care.start = occupied (before).end;
      care.end = skv_zone_at (self->zone, skv_zone_day (self->zone, care.start - 1) + 1 + days, 0);
      if (days > 0 && span.start >= care.start && span.start < care.end &&
          jobs_touch (self, job, before))
        tell (self, "aftercare", SKV_SEVERITY_SOFT, job, before, common (span, care));
    }
}

/* --- evenings --------------------------------------------------------------------------------- */

typedef struct
{
  SkvSpan stretch;
  const SkvOccurrence *first;
} TwinEvening;

/* All minutes around @minute that some window opens for the job. */
static inline SkvSpan
open_around (Twin *self, const SkvOccurrence *job, gint64 minute)
{
  SkvSpan open = { minute, minute };

  for (guint i = 0, n = skv_occurrences_get_n (self->occurrences); i < n; i++)
    {
      const SkvOccurrence *window = at (self, i);

      if (!is_window (window) || !serves (self, window, job) || window->span.start > open.end ||
          window->span.end < open.start ||
          (window->span.start >= open.start && window->span.end <= open.end))
        continue;
      open.start = MIN (open.start, window->span.start);
      open.end = MAX (open.end, window->span.end);
      i = G_MAXUINT; /* from the beginning */
    }
  return open;
}

static inline gint64
work_in (const SkvOccurrence *job)
{
  if (!job->all_day)
    return occupied (job).end - occupied (job).start;
  return job->item->duration > 0 ? (job->item->duration + MAX (job->item->rollback, 0)) * 60 : 0;
}

/* the evening with which the job has most in common */
static inline gboolean
evening_of (Twin *self, const SkvOccurrence *job, TwinEvening *evening)
{
  gint64 most = 0;

  *evening = (TwinEvening){ { 0, 0 }, NULL };
  for (guint i = 0; i < skv_occurrences_get_n (self->occurrences); i++)
    {
      const SkvOccurrence *window = at (self, i);
      SkvSpan open, shared;

      if (!is_window (window) || !serves (self, window, job) ||
          !skv_span_overlaps (window->span, occupied (job)))
        continue;
      open = open_around (self, job, window->span.start);
      shared = common (open, occupied (job));
      if (shared.end - shared.start < most ||
          (shared.end - shared.start == most &&
           (open.start > evening->stretch.start ||
            (open.start == evening->stretch.start &&
             (window->span.start > evening->first->span.start ||
              (window->span.start == evening->first->span.start &&
               strcmp (window->id, evening->first->id) > 0))))))
        continue;
      most = shared.end - shared.start;
      *evening = (TwinEvening){ open, window };
    }
  return most > 0 && work_in (job) > 0 &&
         work_in (job) <= evening->stretch.end - evening->stretch.start;
}

static inline gboolean
jobs_apart (Twin *self, const SkvOccurrence *a, const SkvOccurrence *b)
{
  return jobs_touch (self, a, b) || (a->item->contact != NULL && b->item->contact != NULL &&
                                     strcmp (a->item->contact, b->item->contact) == 0);
}

/* Every order of @jobs, from @n_done on; each as early as those before it allow. */
static inline gint64
shortest_order (
  Twin *self, GPtrArray *jobs, const SkvOccurrence *without, guint n_done, gint64 *ends)
{
  gint64 best = G_MAXINT64, last = 0;

  for (guint i = 0; i < n_done; i++)
    last = MAX (last, ends[i]);
  if (n_done == jobs->len)
    return last;
  for (guint i = n_done; i < jobs->len; i++)
    {
      const SkvOccurrence *job = jobs->pdata[i], *other = jobs->pdata[n_done];
      gint64 start = 0;

      for (guint j = 0; j < n_done; j++)
        start = jobs->pdata[j] != without && jobs_apart (self, job, jobs->pdata[j])
                  ? MAX (start, ends[j])
                  : start;
      ends[n_done] = job == without ? 0 : start + work_in (job);
      jobs->pdata[i] = (gpointer) other;
      jobs->pdata[n_done] = (gpointer) job;
      best = MIN (best, shortest_order (self, jobs, without, n_done + 1, ends));
      jobs->pdata[n_done] = (gpointer) other;
      jobs->pdata[i] = (gpointer) job;
    }
  return best;
}

/* all that hang together with the job in its evening */
static inline GPtrArray *
heap_of (Twin *self, const SkvOccurrence *job, SkvSpan stretch)
{
  GPtrArray *heap = g_ptr_array_new ();

  g_ptr_array_add (heap, (gpointer) job);
  for (guint i = 0; i < heap->len; i++)
    for (guint j = 0; j < skv_occurrences_get_n (self->occurrences); j++)
      {
        const SkvOccurrence *other = at (self, j);
        TwinEvening evening;

        if (is_job (other) && jobs_apart (self, heap->pdata[i], other) &&
            evening_of (self, other, &evening) && evening.stretch.start == stretch.start &&
            evening.stretch.end == stretch.end && !g_ptr_array_find (heap, other, NULL))
          g_ptr_array_add (heap, (gpointer) other);
      }
  return heap;
}

static inline void
check_full (Twin *self, const SkvOccurrence *job)
{
  g_autoptr (GPtrArray) heap = NULL;
  g_autofree gint64 *ends = NULL;
  gboolean any_helps = FALSE, helps = FALSE;
  TwinEvening evening;
  gint64 shortest;

  if (!evening_of (self, job, &evening))
    return;
  heap = heap_of (self, job, evening.stretch);
  ends = g_new0 (gint64, heap->len);
  shortest = shortest_order (self, heap, NULL, 0, ends);
  if (shortest <= evening.stretch.end - evening.stretch.start)
    return;
  for (guint i = 0; i < heap->len; i++)
    {
      const SkvOccurrence *without = heap->pdata[i];
      gboolean shorter = shortest_order (self, heap, without, 0, ends) < shortest;

      any_helps = any_helps || shorter;
      helps = helps || (shorter && without == job);
    }
  if (helps || !any_helps)
    tell (self, "window-full", SKV_SEVERITY_HARD, job, evening.first, occupied (job));
}
