/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/rule-sentence.h"

G_BEGIN_DECLS

/* Used by rule-sentence*.c only. Every char * that is returned is (transfer full). */

/**
 * SkvRuleWhen:
 *
 * The base of a rule in words, still in its parts: "every month", "the second Tuesday".
 */
typedef struct
{
  char *period;           /* (owned) (nullable): "every month", "every other year" */
  char *set;              /* (owned) (nullable): "the second Tuesday"; NULL: no dates yet */
  gboolean is_date;       /* "every year on 24 December" instead of "every year, …" */
  gboolean plain_month;   /* @period is "every month", which a list need not repeat */
  gboolean several;       /* @set speaks of more than one date a period */
  gboolean no_noun;       /* @set cannot stand after "8 days after" */
  gboolean patch_tuesday; /* it is the second Tuesday of every month */
  gboolean has_end;       /* @set says when it ends, too: no times after it */
  gboolean spans;         /* @set is a span of days: a time of day is one on each of them */
  gboolean counted;       /* the first valid day decides the phase: it is said with the base */
  int count;              /* of COUNT; 0: none */
  SkvDay until;           /* of UNTIL; SKV_DAY_NONE: none */
} SkvRuleWhen;

void skv_rule_when_clear (SkvRuleWhen *self);

/* Says @rule's base. */
void skv_rule_when_init (SkvRuleWhen *self, SkvPlan *plan, const SkvRule *rule);
/* The same of an RRULE. */
void skv_rule_when_init_recurrence (SkvRuleWhen *self, const SkvRule *rule);

/* "SET and the day after it", "8 days after SET" */
char *skv_rule_days_words (const SkvRuleWhen *when, const SkvRule *rule);
/* "17:00–22:00", "all day", "for 5 days"; NULL if there is nothing to say. @brief: nothing of a
 * plain day either */
char *skv_rule_time_words (const SkvRuleWhen *when, const SkvRule *rule, gboolean brief);

/* "A, B and C", "A, B or C" (element-type utf8) */
char *skv_words_join_and (GPtrArray *words);
char *skv_words_join_or (GPtrArray *words);
/* "5 days", "1 working day" */
char *skv_words_length (int days, gboolean working);
/* "12th"; NULL if there is no such day of a month. (transfer none) */
const char *skv_words_ordinal (int n);
/* "the 12th" */
char *skv_words_month_day (int n);
/* "first", "last", "6th", "6th last"; NULL if it is too far from both ends */
char *skv_words_position (int n);
/* the weekday in "the first Wednesday": "Wednesday", sv "onsdagen" (transfer none) */
const char *skv_words_weekday_after_ordinal (SkvWeekday weekday);
/* "12-24" as "24 December"; NULL if it is no date */
char *skv_words_month_and_day (const char *text);

G_END_DECLS
