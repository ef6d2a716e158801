/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/rules/rule-draft.h"

G_BEGIN_DECLS

/* Used by rule-draft*.c only. */

#define SKV_PATCH_TUESDAY "FREQ=MONTHLY;BYDAY=2TU"

typedef struct
{
  char *texts[SKV_RULE_N_TEXTS]; /* (owned) (not nullable) */
  int numbers[SKV_RULE_N_NUMBERS];
  GStrv lists[SKV_RULE_N_LISTS]; /* (owned) (not nullable) */
} SkvRuleWords;

struct _SkvRuleDraft
{
  SkvPlan *plan;     /* (owned) */
  SkvRule *rule;     /* (owned): as it was when it was read; gives the id too */
  SkvRuleWords now;  /* what stands there */
  SkvRuleWords then; /* what stood there when @rule was read */
  gboolean taken;    /* a sentence took the place of what was there at first */
};

/* rule-draft-read.c: fills @words, which are empty, with what @rule says */
void skv_rule_words_read (SkvRuleWords *words, const SkvRule *rule);
void skv_rule_words_set_text (SkvRuleWords *words, SkvRuleText field, const char *text);
void skv_rule_words_set_number_text (SkvRuleWords *words, SkvRuleText field, int number);
/* evenings in a row, counted from @shift days after the base date, or else their offsets */
void skv_rule_words_read_days (SkvRuleWords *words, const SkvRule *rule, int shift);

/* rule-draft-guess.c: the form of words of a rule with an RRULE; the other words are read already
 */
void skv_rule_words_read_recurrence (SkvRuleWords *words, const SkvRule *rule);

/* rule-draft-write.c: the base date and what goes with it, as far as the words are right; each
 * problem is put beside its field in @notes (nullable) */
void skv_rule_words_write (const SkvRuleWords *words, SkvRule *rule, SkvRuleNotes *notes);
/* keeps the first that was said of a field */
void skv_rule_notes_add (SkvRuleNotes *notes, SkvRuleText field, const char *text);

/* rule-draft-take.c: what was typed, as what it means. What is wrong is put beside its field in
 * @notes (nullable). */

/* one number within [@min, @max]; else @if_wrong */
int skv_rule_words_take_number (const SkvRuleWords *words,
                                SkvRuleText field,
                                int min,
                                int max,
                                int if_wrong,
                                SkvRuleNotes *notes);
/* the same, but 0 if nothing stands there */
int skv_rule_words_take_optional (
  const SkvRuleWords *words, SkvRuleText field, int min, int max, SkvRuleNotes *notes);
/* SKV_DAY_NONE if nothing stands there */
SkvDay skv_rule_words_take_date (const SkvRuleWords *words, SkvRuleText field, SkvRuleNotes *notes);
/* dates between commas, ascending, each once (transfer full) (element-type SkvDay) */
GArray *
skv_rule_words_take_dates (const SkvRuleWords *words, SkvRuleText field, SkvRuleNotes *notes);
/* "12-15" of what a person typed, any date without a year; FALSE if it is none */
gboolean skv_rule_parse_day_of_year (const char *text, int *month, int *day);
/* numbers between commas or spaces; FALSE if anything else stands there */
gboolean skv_rule_parse_numbers (const char *text, GArray *numbers);

G_END_DECLS
