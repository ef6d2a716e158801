/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/checker-private.h"
#include "core/conflict/schedule-private.h"

#include <string.h>

/* From one job to its slots: every quarter of an hour of every stretch of windows that serves it,
 * each tried by all checks with the other jobs out of the way. */

#define STEP (15 * 60)
#define LONG_STEP (60 * 60) /* in stretches of more than a day */

typedef struct
{
  SkvScheduleTask *task;
  SkvAsk *ask;
  SkvPuzzleJob *job;
  SkvSubject subject;
  SkvOccurrence moved;
  const SkvOccurrence *original;
  GArray *list;               /* (owned) (element-type SkvFinding): scratch */
  gint64 not_before;          /* ends of what it comes after */
  gint64 not_after;           /* starts of what comes after it */
  const char *before, *after; /* (unowned) (nullable): their titles */
  int care_days;
  GArray *mates; /* (owned) (element-type SkvDay): of those of its bundle that have a date */
  /* of the day that is being tried: */
  SkvRefusal worst;
  gboolean any;
  guint least_soft;
} Trial;

/* Of these a place is never taken, however light they are: there is no room. */
static gboolean
is_about_room (const char *check)
{
  static const char *const names[] = { "system-twice",   "contact-twice",  "window-full",
                                       "exceeds-window", "outside-window", NULL };

  return g_strv_contains (names, check);
}

static void
note (Trial *self, const char *check, const char *against, gboolean refused)
{
  if (self->worst.check != NULL && (self->worst.refused || !refused))
    return;
  g_free (self->worst.against);
  self->worst.check = check;
  self->worst.against = g_strdup (against);
  self->worst.refused = refused;
}

static gboolean
order_is_kept (Trial *self, SkvSpan span)
{
  if (span.start < self->not_before)
    note (self, "order", self->after, TRUE);
  else if (span.end > self->not_after)
    note (self, "order-before", self->before, TRUE);
  else
    return TRUE;
  return FALSE;
}

/* FALSE if no job may lie there */
static gboolean
weigh_findings (Trial *self, SkvSlot *slot)
{
  gboolean free = TRUE;

  for (guint i = 0; i < self->list->len; i++)
    {
      const SkvFinding *finding = &g_array_index (self->list, SkvFinding, i);
      const SkvEntry *other =
        finding->against != &self->subject.entry ? finding->against : finding->item;
      const char *against =
        other != NULL && other != &self->subject.entry ? other->occurrence->title : NULL;
      gboolean refused =
        finding->severity == SKV_SEVERITY_HARD || is_about_room (finding->check->name);

      /* What it waits for without a date is looked at by itself; that it names no system, its
       * reason says wherever it lies. */
      if (skv_finding_accepted (finding, self->task->checker) != NULL ||
          finding->check == &skv_check_not_calculated ||
          (strcmp (finding->check->name, "order") == 0 && finding->against == NULL))
        continue;
      if (refused || finding->severity == SKV_SEVERITY_SOFT)
        note (self, finding->check->name, against, refused);
      free = free && !refused;
      slot->n_soft += finding->severity == SKV_SEVERITY_SOFT;
      slot->cost += finding->severity == SKV_SEVERITY_SOFT   ? SKV_SCHEDULE_SOFT
                    : finding->severity == SKV_SEVERITY_INFO ? SKV_SCHEDULE_INFO
                                                             : 0;
    }
  return free;
}

static void
place (Trial *self, gint64 start)
{
  const SkvZone *zone = self->task->checker->zone;
  SkvOccurrence *moved = &self->moved;

  *moved = *self->original;
  moved->all_day = FALSE;
  moved->resolved = TRUE;
  moved->start = moved->span.start = start;
  moved->end = moved->span.end = start + self->ask->duration * G_GINT64_CONSTANT (60);
  moved->first_day = skv_zone_day (zone, moved->start);
  moved->end_day = skv_zone_day (zone, moved->end - 1) + 1;
  self->subject.entry.occurrence = moved;
  skv_entry_place (&self->subject.entry, zone);
}

static void
try_slot (Trial *self, SkvDay day, gint64 start, const SkvOccurrence *window)
{
  SkvFindings findings = { .checker = self->task->checker, .list = self->list };
  SkvSlot slot = { .evening = (guint) (day - self->task->from),
                   .window = window != NULL ? window->id : NULL,
                   .cost = day - self->task->from };

  place (self, start);
  slot.span = self->subject.entry.span;
  slot.care_end =
    self->care_days > 0
      ? skv_zone_at (self->task->checker->zone, self->subject.entry.end_day + self->care_days, 0)
      : slot.span.end;
  if (!order_is_kept (self, slot.span))
    return;
  g_array_set_size (self->list, 0);
  skv_checks_find (&self->subject, &findings);
  if (!weigh_findings (self, &slot))
    return;
  slot.on_moved = window != NULL && window->moved != SKV_NOT_MOVED;
  slot.cost += slot.on_moved ? SKV_SCHEDULE_MOVED : 0;
  for (guint i = 0; i < self->mates->len; i++)
    slot.cost += g_array_index (self->mates, SkvDay, i) != day ? SKV_SCHEDULE_SOFT : 0;
  self->least_soft = self->any ? MIN (self->least_soft, slot.n_soft) : slot.n_soft;
  self->any = TRUE;
  g_array_append_val (self->job->slots, slot);
}

/* --- stretches ------------------------------------------------------------------------------- */

static void
begin_day (Trial *self, SkvDay day)
{
  self->worst = (SkvRefusal){ .day = day };
  self->any = FALSE;
  self->ask->n_windows++;
}

/* A day on which a slot is free of conflicts needs no excuse. */
static void
end_day (Trial *self)
{
  if (self->worst.check == NULL || (self->any && self->least_soft == 0))
    {
      g_clear_pointer (&self->worst.against, g_free);
      return;
    }
  self->worst.refused = !self->any;
  g_array_append_val (self->ask->refusals, self->worst);
}

/* A night belongs to the evening that it follows; of a stretch of days every day is one. */
static SkvDay
evening_of (Trial *self, SkvSpan stretch, gint64 start)
{
  gboolean is_long = stretch.end - stretch.start > SKV_DAY_SECONDS;

  return skv_zone_day (self->task->checker->zone, is_long ? start : stretch.start);
}

static void
try_stretch (Trial *self, SkvSpan stretch, GPtrArray *windows, guint first, guint end)
{
  gint64 length = (self->ask->duration + self->ask->rollback) * G_GINT64_CONSTANT (60);
  gint64 step = stretch.end - stretch.start > SKV_DAY_SECONDS ? LONG_STEP : STEP;
  guint window = first;
  SkvDay last = SKV_DAY_NONE;

  self->ask->longest = MAX (self->ask->longest, (int) ((stretch.end - stretch.start) / 60));
  if (stretch.end - stretch.start < length)
    {
      begin_day (self, evening_of (self, stretch, stretch.start));
      note (self, "exceeds-window",
            ((const SkvEntry *) g_ptr_array_index (windows, first))->occurrence->title, TRUE);
      end_day (self);
      return;
    }
  for (gint64 start = stretch.start; start + length <= stretch.end; start += step)
    {
      SkvDay day = evening_of (self, stretch, start);

      if (day < self->task->from || day >= self->task->to)
        continue;
      while (window + 1 < end &&
             ((const SkvEntry *) g_ptr_array_index (windows, window + 1))->span.start <= start)
        window++;
      if (day != last)
        {
          if (last != SKV_DAY_NONE)
            end_day (self);
          begin_day (self, day);
          last = day;
        }
      try_slot (self, day, start,
                ((const SkvEntry *) g_ptr_array_index (windows, window))->occurrence);
    }
  if (last != SKV_DAY_NONE)
    end_day (self);
}

static void
try_stretches (Trial *self)
{
  const SkvZone *zone = self->task->checker->zone;
  g_autoptr (GPtrArray) windows = NULL;

  self->subject.entry.span =
    (SkvSpan){ skv_zone_at (zone, self->task->from, 0), skv_zone_at (zone, self->task->to, 0) };
  windows = g_ptr_array_copy (skv_windows_of_job (&self->subject), NULL, NULL);
  for (guint i = 0, end; i < windows->len; i = end)
    {
      SkvSpan stretch = ((const SkvEntry *) g_ptr_array_index (windows, i))->span;

      for (end = i + 1; end < windows->len; end++)
        {
          const SkvEntry *next = g_ptr_array_index (windows, end);

          if (next->span.start > stretch.end)
            break;
          stretch.end = MAX (stretch.end, next->span.end);
        }
      try_stretch (self, stretch, windows, i, end);
    }
}

/* Nobody works on the evening before a weekend, or in it, unless they have said so. */
static gboolean
is_assumed_day (SkvDay day)
{
  int weekday = skv_day_weekday (day);

  return weekday >= 2 && weekday <= 4;
}

static void
try_assumed_evenings (Trial *self)
{
  const SkvZone *zone = self->task->checker->zone;
  gint64 length = (self->ask->duration + self->ask->rollback) * G_GINT64_CONSTANT (60);

  self->ask->longest = SKV_SCHEDULE_ASSUMED_END - SKV_SCHEDULE_ASSUMED_START;
  for (SkvDay day = self->task->from; day < self->task->to; day++)
    {
      gint64 end = skv_zone_at (zone, day, SKV_SCHEDULE_ASSUMED_END);

      if (!is_assumed_day (day))
        continue;
      begin_day (self, day);
      if (length > self->ask->longest * G_GINT64_CONSTANT (60))
        note (self, "exceeds-window", NULL, TRUE);
      for (gint64 start = skv_zone_at (zone, day, SKV_SCHEDULE_ASSUMED_START);
           start + length <= end; start += LONG_STEP)
        try_slot (self, day, start, NULL);
      end_day (self);
    }
}

/* --- what it comes after, and what comes after it -------------------------------------------- */

static gboolean
is_asked (const SkvScheduleTask *task, const char *id)
{
  for (guint i = 0; i < task->asks->len; i++)
    {
      if (strcmp (((const SkvAsk *) g_ptr_array_index (task->asks, i))->item->parent.id, id) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
occupies (const SkvItem *item, const SkvZone *zone, SkvSpan *span)
{
  if (!skv_item_span (item, zone, span))
    return FALSE;
  span->end += MAX (item->rollback, 0) * G_GINT64_CONSTANT (60);
  return TRUE;
}

static void
look_at_order (Trial *self)
{
  const SkvScheduleTask *task = self->task;
  const SkvItem *own = self->ask->item;
  GPtrArray *items = skv_plan_get_records (task->plan, SKV_KIND_ITEM);
  SkvSpan span;

  self->not_before = G_MININT64;
  self->not_after = G_MAXINT64;
  for (guint i = 0; own->after[i] != NULL; i++)
    {
      const SkvItem *item = skv_plan_get_item (task->plan, own->after[i]);

      if (item == NULL || item->status == SKV_STATUS_DONE || is_asked (task, own->after[i]))
        continue;
      if (item->status >= SKV_STATUS_POSTPONED ||
          !occupies (item, skv_plan_get_zone (task->plan), &span))
        {
          skv_set_text (&self->ask->waits_for, item->title);
          continue;
        }
      if (span.end > self->not_before)
        self->after = item->title;
      self->not_before = MAX (self->not_before, span.end);
    }
  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);

      if (item->after[0] == NULL || item->status == SKV_STATUS_CANCELLED ||
          !g_strv_contains ((const char *const *) item->after, own->parent.id) ||
          is_asked (task, item->parent.id) ||
          !occupies (item, skv_plan_get_zone (task->plan), &span))
        continue;
      if (span.start < self->not_after)
        self->before = item->title;
      self->not_after = MIN (self->not_after, span.start);
    }
}

/* those of its bundle that are not placed anew */
static void
find_mates (Trial *self)
{
  const SkvScheduleTask *task = self->task;
  GPtrArray *items = skv_plan_get_records (task->plan, SKV_KIND_ITEM);
  const char *bundle = self->ask->item->bundle;

  for (guint i = 0; bundle != NULL && *bundle != '\0' && i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);
      SkvDay first, end;

      if (g_strcmp0 (item->bundle, bundle) != 0 || item->status >= SKV_STATUS_DONE ||
          is_asked (task, item->parent.id) ||
          !skv_item_days (item, skv_plan_get_zone (task->plan), &first, &end))
        continue;
      g_array_append_val (self->mates, first);
    }
}

void
skv_schedule_find_slots (SkvScheduleTask *task, SkvAsk *ask, SkvPuzzleJob *job)
{
  SkvChecker *checker = task->checker;
  Trial self = { .task = task, .ask = ask, .job = job };
  SkvSpan range = { skv_zone_at (checker->zone, task->from - 1, 0),
                    skv_zone_at (checker->zone, task->to + 2, 0) };
  SkvEntry entry;

  self.original =
    skv_occurrences_lookup (skv_checker_get_occurrences (checker), ask->item->parent.id);
  if (ask->duration <= 0 || self.original == NULL)
    {
      ask->no_length = TRUE;
      return;
    }
  entry = skv_entries_make (&checker->entries, self.original, checker->zone, checker->reach);
  ask->no_systems = entry.n_systems == 0;
  self.care_days = skv_schedule_care_days (task, ask->item);
  look_at_order (&self);
  if (ask->waits_for != NULL)
    return;
  range.end += (ask->duration + ask->rollback) * G_GINT64_CONSTANT (60);
  self.list = g_array_new (FALSE, FALSE, sizeof (SkvFinding));
  self.mates = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  find_mates (&self);
  skv_subject_init (&self.subject, checker);
  skv_subject_set_entry (&self.subject, &entry, NULL);
  skv_subject_gather (&self.subject, range);
  if (task->assumed)
    try_assumed_evenings (&self);
  else
    try_stretches (&self);
  skv_subject_clear (&self.subject);
  g_array_unref (self.list);
  g_array_unref (self.mates);
}
