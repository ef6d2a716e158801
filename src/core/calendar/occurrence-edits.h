/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

/*
 * What a person does to one occurrence, each as one edit with a label for people. Who and why stay
 * with the item: @reason and @by (a role or a name) are (nullable), which leaves what stands there,
 * and "" takes it away.
 */

/* Where @self starts on @day, in its own units: its time of day stays. SKV_MOMENT_NONE if it has
 * none, as what is not placed yet. */
gint64 skv_occurrence_start_on_day (SkvPlan *plan, const SkvOccurrence *self, SkvDay day);

/* Where @item lay before it was first postponed (SkvItem.postponed_from): a date (units of an
 * all-day start), or an instant. SKV_MOMENT_NONE if it was not, or that says neither. @all_day:
 * (out) */
gint64 skv_item_postponed_start (SkvPlan *plan, const SkvItem *item, gboolean *all_day);
/* the day of that, in the plan's zone; SKV_DAY_NONE */
SkvDay skv_item_postponed_day (SkvPlan *plan, const SkvItem *item);

/* Moves it to @start (units of its own start), keeping its length; for a rule's occurrence that
 * makes or changes the overriding item. What the rule left out takes place again. (transfer full)
 */
SkvEdit *skv_occurrence_move (
  SkvPlan *plan, const SkvOccurrence *self, gint64 start, const char *reason, const char *by);

/* The same, and what belongs together with it (SkvItem.bundle) moves by as many days in the same
 * edit, each at its own time of day: all that has a date and is not done, cancelled or postponed.
 * @reason and @by are put to all of them. @n (out) (optional): how many are moved. Without a
 * bundle, or if it had no date, that is skv_occurrence_move(). (transfer full) */
SkvEdit *skv_occurrence_move_together (SkvPlan *plan,
                                       const SkvOccurrence *self,
                                       gint64 start,
                                       const char *reason,
                                       const char *by,
                                       guint *n);

/* Cancels it where it lies: it stays visible. (transfer full) */
SkvEdit *skv_occurrence_cancel (SkvPlan *plan,
                                const SkvOccurrence *self,
                                const char *reason,
                                const char *by);

/* Back to the rule: what a person did to it is taken away, and one that a person added goes.
 * NULL if no person changed it, or it has no rule. (transfer full) (nullable) */
SkvEdit *skv_occurrence_restore (SkvPlan *plan, const SkvOccurrence *self);

/* Adds one to those of @rule on @day, for as long as the rule's own last. @start: minute of the
 * day, or -1 for the rule's own start; all-day rules know no other. (transfer full) */
SkvEdit *skv_rule_add_occurrence (
  SkvPlan *plan, const SkvRule *rule, SkvDay day, int start, const char *reason, const char *by);

G_END_DECLS
