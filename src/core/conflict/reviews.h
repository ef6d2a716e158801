/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/*
 * Emergencies cross what everything else keeps clear of, with a reason; afterwards somebody looks
 * at each: was it one, and what keeps it from happening again?
 *
 * The day for that is the item's own (SkvItem.review), or else five working days after the work is
 * over, where it was done: late enough for the reports to be in, while everybody still remembers.
 * (The next service window may be a month away, and is there for other work.) That day is not
 * kept: it follows work that is moved.
 */

typedef enum
{
  SKV_REVIEW_DUE,     /* the day has come */
  SKV_REVIEW_WAITING, /* it is yet to come, or the work has no date */
  SKV_REVIEW_DONE,
} SkvReviewState;

typedef struct
{
  SkvItem *item; /* (owned) */
  SkvReviewState state;
  SkvDay day;       /* SKV_DAY_NONE: the work has no date, and nobody has given one */
  gboolean is_own;  /* somebody has given that day */
  SkvDay first_day; /* of the work; SKV_DAY_NONE */
} SkvReview;

/* when @item is to be looked at afterwards; SKV_DAY_NONE if it has no date or is no emergency */
SkvDay skv_review_day (SkvPlan *plan, const SkvItem *item);
/* All emergencies that are not cancelled: due ones first, then those to come, each by day, then
 * those that are done, the newest first. @today: what "due" is asked for. (transfer full)
 * (element-type SkvReview) */
GPtrArray *skv_reviews_list (SkvPlan *plan, SkvDay today);
guint skv_reviews_count_due (SkvPlan *plan, SkvDay today);
/* "Review on 9 June 2027" or "Reviewed on 10 June 2027" (transfer full) */
char *skv_review_words (const SkvReview *self);
/* Marks it as reviewed on @day; SKV_DAY_NONE: it is not, after all. NULL with
 * SKV_PLAN_ERROR_INVALID if there is no such emergency, or it is not over by then. (transfer full)
 */
SkvEdit *skv_review_mark (SkvPlan *plan, const char *item, SkvDay day, GError **error);

/* stable: "due", "waiting", "done"; and what people call it, translated */
const char *skv_review_state_name (SkvReviewState state);
const char *skv_review_state_title (SkvReviewState state);

G_END_DECLS
