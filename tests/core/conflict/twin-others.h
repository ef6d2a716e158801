/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* A part of twin.h: what others do to systems, people, the clock, and owners. Included there. */

/* what others do to systems: an outage without an end lasts for the rest of its day */
static inline SkvSpan
disturbed (Twin *self, const SkvOccurrence *other)
{
  SkvSpan span = other->span;

  if (strcmp (other->lane, "outage") == 0 && other->end == SKV_MOMENT_NONE)
    span.end = skv_zone_at (self->zone, skv_zone_day (self->zone, span.start) + 1, 0);
  return span;
}

static inline void
check_disturbances (Twin *self, const SkvOccurrence *job)
{
  for (guint i = 0; i < skv_occurrences_get_n (self->occurrences); i++)
    {
      const SkvOccurrence *other = at (self, i);
      gboolean outage = in_lane (other, "outage");
      SkvSpan overlap;

      if (!outage && !(in_lane (other, "vendor") && other->end != SKV_MOMENT_NONE &&
                       other->status <= SKV_STATUS_STARTED))
        continue;
      overlap = common (occupied (job), disturbed (self, other));
      if (overlap.start >= overlap.end || !(work_touches_work (self->plan, job, other) ||
                                            work_touches_work (self->plan, other, job)))
        continue;
      tell (self, outage ? "open-outage" : "vendor-work",
            outage ? SKV_SEVERITY_HARD : SKV_SEVERITY_SOFT, job, other, overlap);
    }
}

static inline void
check_contact (Twin *self, const SkvOccurrence *job)
{
  SkvSpan span = occupied (job);

  for (guint i = 0; i < skv_occurrences_get_n (self->occurrences); i++)
    {
      const SkvOccurrence *other = at (self, i);
      SkvSpan overlap = common (span, occupied (other));

      if (other == job || !is_job (other) || overlap.start >= overlap.end || job->item == NULL ||
          other->item == NULL || job->item->contact == NULL ||
          g_strcmp0 (job->item->contact, other->item->contact) != 0)
        continue;
      if (span.start > occupied (other).start ||
          (span.start == occupied (other).start && strcmp (job->id, other->id) > 0))
        tell (self, "contact-twice", SKV_SEVERITY_SOFT, job, other, overlap);
    }
}

/* Every minute of it is compared with the one before. */
static inline void
check_clock (Twin *self, const SkvOccurrence *work)
{
  gboolean changes = FALSE;

  for (gint64 moment = work->span.start + 60; moment < work->span.end; moment += 60)
    changes =
      changes || skv_zone_offset (self->zone, moment) != skv_zone_offset (self->zone, moment - 60);
  if (changes && !work->all_day)
    tell (self, "dst-change", SKV_SEVERITY_INFO, work, NULL, work->span);
}

static inline gboolean
is_period (const SkvOccurrence *occurrence)
{
  return in_lane (occurrence, "meeting") ||
         (occurrence->end != SKV_MOMENT_NONE &&
          (in_lane (occurrence, "critical") || in_lane (occurrence, "freeze") ||
           in_lane (occurrence, "exam")));
}

/* of what a rule gives once, by the first */
static inline void
check_owners (Twin *self, const SkvOccurrence *occurrence)
{
  SkvSpan overlap = is_job (occurrence) ? occupied (occurrence) : protected_span (self, occurrence);
  gboolean unowned = FALSE;

  for (const char *const *id = occurrence->systems; *id != NULL; id++)
    unowned = unowned || skv_plan_get_system (self->plan, *id)->owner == NULL;
  for (guint i = 0; i < skv_occurrences_get_n (self->occurrences); i++)
    {
      const SkvOccurrence *other = at (self, i);

      if (other == occurrence || other->rule == NULL || other->rule != occurrence->rule ||
          other->item != NULL || occurrence->item != NULL)
        continue;
      unowned = unowned && other->span.start > overlap.start;
      overlap.end = MAX (overlap.end, other->span.end);
    }
  if (unowned)
    tell (self, "no-owner", SKV_SEVERITY_INFO, occurrence, NULL, overlap);
}
