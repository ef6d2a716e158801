/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

/* When people are to be told of work and windows, in working days of those whom it is for. */

/* what a plan counts with that says nothing else: two working days before, and on the day; */
#define SKV_NOTICE_DAYS_DEFAULT 2
/* large work also so many before */
#define SKV_NOTICE_DAYS_LARGE 10

typedef struct
{
  SkvDay day;        /* on which it is to be told: always a working day, but for an emergency */
  int working_days;  /* so many before the work; 0: on its day, or, if nobody works on that, on the
                      * last working day before it */
  gboolean is_first; /* the first announcement; the others remind of it */
} SkvNoticeStep;

/* A larger technical change, or four hours and more without a system. */
gboolean skv_notice_is_large (const SkvOccurrence *occurrence);

/**
 * skv_notice_timeline:
 * @days: (nullable) (array length=n_days): working days before, in any order, none below 0; NULL:
 *   the default
 *
 * When to tell of @occurrence, in order, each day once. Large work has %SKV_NOTICE_DAYS_LARGE too,
 * unless a list begins earlier. An emergency is told on its day at the latest: its only step. What
 * is cancelled, postponed or done, or has no date, has none.
 *
 * Returns: (transfer full) (element-type SkvNoticeStep)
 */
GArray *
skv_notice_timeline (SkvPlan *plan, const SkvOccurrence *occurrence, const int *days, guint n_days);

typedef struct
{
  char *id;    /* (owned): of the occurrence; of evenings that belong together, the first one's */
  char *title; /* (owned) */
  SkvDay first_day;
  SkvStatus status;
  char *
    *ids; /* (owned): what notices of it may be about: @id, its evenings, their dates by the rule */
  SkvNoticeStep step;
} SkvNoticeDue;

/* Is that a lane of which people are told? */
gboolean skv_notice_tells_lane (const char *lane);
/* what notices of @occurrence alone may be about: its id, and its date by the rule
 * (transfer full) */
GStrv skv_notice_ids (const SkvOccurrence *occurrence);

/* What is to be told on that day, of windows, maintenance and vendors' work, by the day of the work
 * (transfer full) (element-type SkvNoticeDue) */
GPtrArray *skv_notice_list_due (SkvPlan *plan, SkvDay today, const int *days, guint n_days);
/* The same of all days [from, to), of work that begins on @today or later; the steps of one follow
 * each other. (transfer full) (element-type SkvNoticeDue) */
GPtrArray *skv_notice_list_between (
  SkvPlan *plan, SkvDay today, SkvDay from, SkvDay to, const int *days, guint n_days);
void skv_notice_due_free (SkvNoticeDue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvNoticeDue, skv_notice_due_free)

G_END_DECLS
