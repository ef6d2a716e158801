/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/error.h"
#include "core/store/store.h"

G_BEGIN_DECLS

/* What a new plan is to begin with; every member (nullable). */
typedef struct
{
  const char *title; /* NULL: the example's, else empty */
  const char
    *country; /* one that we have holidays of, such as "SE"; NULL: the example's, else NO */
  const char *example;   /* name of a plan that comes with the program, see examples.h */
  const char *language;  /* of what is published, "nn"; NULL: the country's */
  const char *time_zone; /* IANA; NULL: the country's */
} SkvNewPlan;

/* What a country brings with it until somebody says otherwise. All (transfer none), or NULL for a
 * country that there are no holidays of. */
const char *skv_country_get_time_zone (const char *country);
const char *skv_country_get_language (const char *country);

/* Makes the file and its first edit; undo does not go back beyond it. Nothing is left at @path if
 * anything fails. SKV_STORE_ERROR (EXISTS among them), SKV_EXCHANGE_ERROR_NOT_FOUND for an unknown
 * example or country. (transfer full) */
SkvPlan *skv_new_plan_create (
  const char *path, const SkvNewPlan *wish, const char *who, const SkvClock *clock, GError **error);

/* What is put into a plan that is new, in one edit; every pointer (nullable). */
typedef struct
{
  const char *const *organisations; /* their names, blanks around them and empty ones aside */
  const char *rule;                 /* a sentence, see rule-phrase.h */
  const char *rule_language;        /* that the sentence is read in at first */
  int year;                         /* the rule begins with it */
} SkvPlanBeginning;

/* The rule that a sentence says, complete: service windows from @year on, 17–22 if it says no
 * hours, called what such evenings are called in the plan's language. @doubt (out) (optional): some
 * word could be read otherwise. (transfer full): NULL with SKV_RULE_PHRASE_ERROR, or
 * SKV_EXCHANGE_ERROR_INVALID for one that no plan can hold */
SkvRule *skv_plan_beginning_read_rule (SkvPlan *plan,
                                       const char *sentence,
                                       const char *language,
                                       int year,
                                       gboolean *doubt,
                                       GError **error);
/* How many evenings that rule gives in the year that it begins with. */
guint skv_plan_beginning_count (SkvPlan *plan, const SkvRule *rule, int year);

/* One edit for all of it, to be applied to @plan (transfer full); without changes if nothing is
 * asked for. SKV_EXCHANGE_ERROR_INVALID if a name stands there twice or in the plan already. */
SkvEdit *skv_plan_beginning_make_edit (SkvPlan *plan, const SkvPlanBeginning *wish, GError **error);

G_END_DECLS
