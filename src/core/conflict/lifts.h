/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

/*
 * Freezes that somebody lifted for some days: work in a lifted day is accepted, with the reason,
 * and stays visible as that. When the days are over the freeze protects again by itself.
 *
 * A lift counts only while all of its days lie in the freeze: it was decided for the days of that
 * freeze, and one that was moved or made shorter protects again until somebody decides anew. What
 * moves back is lifted again.
 */

gboolean skv_lift_counts (const SkvLift *self, const SkvOccurrence *freeze);
/* "Lifted 3–5 June 2019 by the change board: the supplier needs it" (transfer full) */
char *skv_lift_words (const SkvLift *self);

/* The lifts of a plan, by freeze, ready for asking. NULL if there are none: every function below
 * takes NULL for that. (transfer full) (nullable) */
typedef struct _SkvLifts SkvLifts;
SkvLifts *skv_lifts_new (SkvPlan *plan);
void skv_lifts_free (SkvLifts *self);
/* Is @freeze lifted on all of the days [from, end)? The lift of the first of them; NULL if it is
 * not. (transfer none) (nullable) */
const SkvLift *
skv_lifts_cover (const SkvLifts *self, const SkvOccurrence *freeze, SkvDay from, SkvDay end);
/* those that count and touch [from, end), by day (transfer container) (element-type SkvLift) */
GPtrArray *
skv_lifts_list (const SkvLifts *self, const SkvOccurrence *freeze, SkvDay from, SkvDay end);
/* all of these in words, a sentence each; NULL if there is none (transfer full) (nullable) */
char *skv_lifts_words (const SkvLifts *self, const SkvOccurrence *freeze, SkvDay from, SkvDay end);
/* "lifted 3–5 June 2019, 8 June 2019"; NULL if it is not (transfer full) (nullable) */
char *skv_lifts_days_words (const SkvLifts *self, const SkvOccurrence *freeze);

/* Lifts @freeze (an occurrence of @plan) on the days [from, until). NULL with
 * SKV_PLAN_ERROR_INVALID if it is no freeze, a day lies outside of it or is lifted already, or
 * there is no reason. @by: (nullable) (transfer full) */
SkvEdit *skv_lift_freeze (SkvPlan *plan,
                          const SkvOccurrence *freeze,
                          SkvDay from,
                          SkvDay until,
                          const char *reason,
                          const char *by,
                          GError **error);
/* NULL if there is no such lift (transfer full) (nullable) */
SkvEdit *skv_lift_withdraw (SkvPlan *plan, const char *id);

typedef enum
{
  SKV_LIFT_HOLDS,
  SKV_LIFT_OVER,  /* its days have passed */
  SKV_LIFT_MOVED, /* the freeze lies elsewhere: it is not lifted any more */
  SKV_LIFT_GONE,  /* the freeze is cancelled, no freeze any more, or no longer in the plan */
} SkvLiftState;

typedef struct
{
  SkvLift *lift; /* (owned) */
  SkvLiftState state;
  char *freeze; /* (owned): its title, or its id if it is gone */
} SkvLiftEntry;

/* every lift of the plan by its first day; @today: SKV_DAY_NONE, and none is over (transfer full)
 * (element-type SkvLiftEntry) */
GPtrArray *skv_lift_entries (SkvPlan *plan, SkvDay today);
/* stable: "holds", "over", "moved", "gone"; and what people call it, translated */
const char *skv_lift_state_name (SkvLiftState state);
const char *skv_lift_state_title (SkvLiftState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvLifts, skv_lifts_free)

G_END_DECLS
