/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker.h"

G_BEGIN_DECLS

/*
 * Conflicts that people accept: each with a reason, who answers for it and, if they like, an end.
 *
 * An exception belongs to two sides and one check, and counts only while both sides lie where they
 * lay when it was accepted, from start to end: what moves, or becomes longer, asks again, and what
 * moves back is accepted again. (One without such places, of a plan from elsewhere, counts wherever
 * they lie.) Of evenings that are told as one, each has its place: see places.h.
 *
 * Its end is a date of the plan, not of the clock: it accepts what is over before that date. So a
 * check of the same plan says the same on every day.
 */

/* Does it accept a conflict of these two that ends at @end (an instant)? Its item, against and
 * check must be theirs already; among @occurrences are the other evenings that are told with
 * @item. @against: (nullable) */
gboolean skv_exception_counts (const SkvException *self,
                               const SkvZone *zone,
                               SkvOccurrences *occurrences,
                               const SkvOccurrence *item,
                               const SkvOccurrence *against,
                               gint64 end);

/* Accepts a conflict of @checker: one exception, instead of any other for the same two and the same
 * check. @until: exclusive, SKV_DAY_NONE for as long as neither side moves. NULL with
 * SKV_PLAN_ERROR_INVALID if there is no reason, nobody who answers for it, an end before the
 * conflict is over, or an emergency or a lifted freeze accepts it already. (transfer full) */
SkvEdit *skv_exception_accept (SkvPlan *plan,
                               SkvChecker *checker,
                               const SkvConflict *conflict,
                               const char *reason,
                               const char *by,
                               SkvDay until,
                               GError **error);

/* Takes back every exception of these two and that check; NULL if there is none.
 * @against: (nullable) (transfer full) (nullable) */
SkvEdit *
skv_exception_withdraw (SkvPlan *plan, const char *check, const char *item, const char *against);

/* The exception by which a conflict of @checker is accepted; NULL if it is not, or by an emergency
 * or a lifted freeze alone. (transfer none) */
const SkvException *
skv_exception_find (SkvPlan *plan, SkvChecker *checker, const SkvConflict *conflict);

/* "Accepted by IT manager until 1 March 2027: agreed with the school" (transfer full) */
char *skv_exception_words (const SkvException *self);

typedef enum
{
  SKV_EXCEPTION_HOLDS,
  SKV_EXCEPTION_EXPIRED, /* the conflict is not over before its end */
  SKV_EXCEPTION_MOVED,   /* a side lies elsewhere: the conflict came back, or is none any more */
  SKV_EXCEPTION_GONE,    /* a side is cancelled, over, or no longer in the plan */
  SKV_EXCEPTION_SOLVED,  /* both lie where they lay and do not collide any more */
} SkvExceptionState;

typedef struct
{
  SkvException *exception; /* (owned) */
  SkvExceptionState state;
  char *item;    /* (owned): title of the side, or its id if it is gone */
  char *against; /* (owned) (nullable): the same of the other */
} SkvExceptionEntry;

/* every exception of the plan, in the plan's order (transfer full) (element-type
 * SkvExceptionEntry); costs a check of the years that they lie in. @today: as
 * skv_checker_set_today() */
GPtrArray *skv_exception_list (SkvPlan *plan, SkvDay today);
/* Takes away all that do not hold. @n (out): how many; NULL if there are none (transfer full)
 * (nullable) */
SkvEdit *skv_exceptions_tidy (SkvPlan *plan, SkvDay today, guint *n);
/* stable: "holds", "expired", "moved", "gone", "solved"; and what people call it, translated */
const char *skv_exception_state_name (SkvExceptionState state);
const char *skv_exception_state_title (SkvExceptionState state);

G_END_DECLS
