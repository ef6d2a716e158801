/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"
#include "core/exchange/selection.h"

G_BEGIN_DECLS

/* Windows and work as they were used: when it really began and was over, what came of it, which
 * sites are done, and what was put off. Each is one edit with a label for people; one of a rule's
 * occurrence makes the item that says so. NULL with SKV_PLAN_ERROR_INVALID (transfer full)
 *
 * Whether people were told before it began, core/calendar/notices.h says of such an edit. */

/* how it went, all of it as it shall be */
typedef struct
{
  gint64 start;        /* instants; SKV_MOMENT_NONE: not begun, */
  gint64 end;          /* not over; with an end alone it began as planned */
  const char *outcome; /* (nullable): leave what stands there; "" takes it away */
  GPtrArray *sites; /* (nullable): leave them; (element-type SkvSite), see core/exchange/sites.h */
  const char *by;   /* (nullable): as @outcome */
} SkvCourse;

/* what the plan knows of it */
void skv_course_init (SkvCourse *self, const SkvOccurrence *occurrence);
/* A site that is done says that it has begun. With an end alone it began as planned. Without start
 * and end what was started or done is approved again. */
SkvEdit *skv_course_record (
  SkvPlan *plan, const SkvOccurrence *self, const SkvCourse *course, gint64 now, GError **error);
/* Put off: to @start (units of its own start), later than it is planned, or, with SKV_MOMENT_NONE,
 * until further notice. The cause is needed; where it was first is kept, however often it is put
 * off. What had begun has not. */
SkvEdit *skv_course_postpone (SkvPlan *plan,
                              const SkvOccurrence *self,
                              gint64 start,
                              const char *reason,
                              const char *by,
                              GError **error);
/* Can any of that be said of it? @error (optional): why not. */
gboolean skv_course_is_possible (const SkvOccurrence *self, GError **error);

/* A time as people type it: "2027-06-09T17:10", "2027-06-09 17:10", or "17:10": the next time after
 * @after that the clock shows that, or without it (SKV_MOMENT_NONE) the one nearest to the planned
 * start; of what is all day, on the newest of its days up to @now. SKV_MOMENT_NONE if it is none of
 * these */
gint64 skv_course_parse_time (
  SkvPlan *plan, const SkvOccurrence *self, const char *text, gint64 after, gint64 now);

/* the same the other way, in the plan's zone: "2027-06-09 17:10"; "" for SKV_MOMENT_NONE
 * (transfer full) */
char *skv_course_format_time (SkvPlan *plan, gint64 moment);

/* minutes that were planned and that it took; -1: not known */
int skv_course_planned_minutes (SkvPlan *plan, const SkvOccurrence *self);
int skv_course_used_minutes (SkvPlan *plan, const SkvOccurrence *self);
/* "Used 3 hours 30 minutes of 5 hours planned. Began 10 minutes late. Outcome: …", "1 of 2 sites
 * done; remaining: …", "Postponed from 12 June 2027: the supplier was late". "" if there is nothing
 * to say yet. (transfer full) */
char *skv_course_words (SkvPlan *plan, const SkvOccurrence *self);

/* "3 days, until 18 June 2027"; NULL without aftercare, or a date
 * (transfer full) (nullable) */
char *skv_aftercare_words (const SkvOccurrence *self);

/* --- of a period ------------------------------------------------------------------------------ */

typedef struct
{
  GPtrArray *list;  /* (owned) (element-type SkvOccurrence): windows and work, and whatever else
                     * has a course, by time; then what was put off to other days */
  GPtrArray *held;  /* (owned) (element-type SkvOccurrences): whose they are */
  guint n;          /* of @list that have a time and were to take place */
  guint n_recorded; /* of these with time planned and used */
  gint64 planned;   /* minutes of these together */
  gint64 used;
} SkvCourses;

/* Of [from, to), of which @selection (nullable) is chosen. (transfer full) */
SkvCourses *skv_courses_new (SkvPlan *plan, SkvDay from, SkvDay to, const SkvSelection *selection);
void skv_courses_free (SkvCourses *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvCourses, skv_courses_free)

G_END_DECLS
