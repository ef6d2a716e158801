/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

/* Windows and work as they were used: when it really began and was over, what came of it, and what
 * was put off. Each is one edit with a label for people; one of a rule's occurrence makes the item
 * that says so. NULL with SKV_PLAN_ERROR_INVALID (transfer full) */

/* It has begun at @at, an instant. */
SkvEdit *skv_course_start (
  SkvPlan *plan, const SkvOccurrence *self, gint64 at, gint64 now, const char *by, GError **error);
/* It is over; @outcome: (nullable) in words. Without a start that somebody gave it began as
 * planned. */
SkvEdit *skv_course_end (SkvPlan *plan,
                         const SkvOccurrence *self,
                         gint64 at,
                         const char *outcome,
                         gint64 now,
                         const char *by,
                         GError **error);
/* Put off: to @start (units of its own start), or, with SKV_MOMENT_NONE, until further notice.
 * The cause is needed; where it was first is kept, however often it is put off. */
SkvEdit *skv_course_postpone (SkvPlan *plan,
                              const SkvOccurrence *self,
                              gint64 start,
                              const char *reason,
                              const char *by,
                              GError **error);

/* minutes that were planned and that it took; -1: not known */
int skv_course_planned_minutes (SkvPlan *plan, const SkvOccurrence *self);
int skv_course_used_minutes (SkvPlan *plan, const SkvOccurrence *self);
/* "Used 3 hours 30 minutes of 5 hours planned; began 10 minutes late. Outcome: …", "Postponed from
 * 12 June 2027: the supplier was late". "" if there is nothing to say yet. (transfer full) */
char *skv_course_words (SkvPlan *plan, const SkvOccurrence *self);

G_END_DECLS
