/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

#define SKV_RULE_PHRASE_MAX_LENGTH 2000

#define SKV_RULE_PHRASE_ERROR (skv_rule_phrase_error_quark ())
/* Messages name the words that were in the way, and what could stand there. */
typedef enum
{
  SKV_RULE_PHRASE_ERROR_NO_DATES,   /* nothing in it says when */
  SKV_RULE_PHRASE_ERROR_UNREADABLE, /* words that are not known: nothing is guessed */
  SKV_RULE_PHRASE_ERROR_CONTRADICTION,
  SKV_RULE_PHRASE_ERROR_TOO_LONG,
} SkvRulePhraseError;
GQuark skv_rule_phrase_error_quark (void);

/* One part of the sentence and how it was read. */
typedef struct
{
  char *words;    /* (owned): as written: "etter den 12." */
  char *meaning;  /* (owned): "on or after day 12 of the month", translated */
  gboolean doubt; /* could be read otherwise: @meaning says which reading was taken */
} SkvRulePhrasePart;

/**
 * SkvRulePhrase:
 *
 * How a sentence was read as a rule, to be shown and confirmed before it is used.
 */
typedef struct
{
  SkvRule *rule;    /* (owned): not sealed; only what the sentence says is set; id is @base's */
  GPtrArray *parts; /* (owned) (element-type SkvRulePhrasePart): in the order of the words */
  gboolean doubt;   /* some part is in doubt */
} SkvRulePhrase;

/*
 * @text: UTF-8: "onsdag og torsdag etter den 12., ikke helligdager".
 * @language: (nullable) "nb", "nn", "sv", "da" or "en" is tried first; then the others. All words
 * of one sentence must be of one language.
 * @plan: (nullable) its lanes and their titles are known words: "10 days before each council
 * meeting", "not in a freeze".
 * @base: (nullable) the rule that is being edited: what the sentence does not speak of (lane,
 * title, systems, organisations, times if none are said, valid from and until …) stays as there.
 * (transfer full): NULL and @error if any word of it cannot be read.
 */
SkvRulePhrase *skv_rule_phrase_parse (
  const char *text, const char *language, SkvPlan *plan, const SkvRule *base, GError **error);
void skv_rule_phrase_free (SkvRulePhrase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvRulePhrase, skv_rule_phrase_free)

G_END_DECLS
