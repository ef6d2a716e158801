/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* When a rule's base dates are, as planners say it. */
typedef enum
{
  SKV_ANCHOR_NTH_WEEKDAY, /* the first and third Tuesday of the month */
  SKV_ANCHOR_ON_OR_AFTER, /* the first Wednesday on or after the 12th */
  SKV_ANCHOR_LAST_WEEKDAY,
  SKV_ANCHOR_MONTH_DAYS, /* the 1st and the 15th of every month */
  SKV_ANCHOR_EVERY_N_WEEKS,
  SKV_ANCHOR_PATCH_TUESDAY, /* so many days after the second Tuesday */
  SKV_ANCHOR_ISO_WEEK,
  SKV_ANCHOR_LAST_WEEKS, /* the last two weeks of December */
  SKV_ANCHOR_NTH_WEEK,   /* the second week of February */
  SKV_ANCHOR_YEARLY_RANGE,
  SKV_ANCHOR_WORKING_DAY,
  SKV_ANCHOR_DATES,
  SKV_ANCHOR_RELATIVE, /* days before, during or after another lane's occurrences */
  SKV_ANCHOR_OTHER,    /* any other RRULE, as text */
  SKV_N_ANCHORS,
} SkvAnchor;

/* What a week of a month is; SKV_ANCHOR_NTH_WEEK knows all, SKV_ANCHOR_LAST_WEEKS the first two. */
typedef enum
{
  SKV_WEEK_SEVEN_DAYS, /* the 1st to the 7th, …; the last seven days */
  SKV_WEEK_MONDAYS,    /* begins with the month's nth Monday; whole weeks within the month */
  SKV_WEEK_MOST,       /* the first has at least four days in the month */
  SKV_WEEK_FIRST_DAY,  /* the first has the 1st in it */
  SKV_N_WEEK_READINGS,
} SkvWeekReading;

/* what is typed */
typedef enum
{
  SKV_RULE_TEXT_TITLE,
  SKV_RULE_TEXT_DAY,        /* ON_OR_AFTER: day of the month, 1 to 25 */
  SKV_RULE_TEXT_MONTH_DAYS, /* MONTH_DAYS: "1, 15, -1" */
  SKV_RULE_TEXT_INTERVAL,   /* EVERY_N_WEEKS */
  SKV_RULE_TEXT_PATCH_DAYS, /* PATCH_TUESDAY: 0 to 60 */
  SKV_RULE_TEXT_WEEKS,      /* ISO_WEEK: "8, 40" */
  SKV_RULE_TEXT_N_WEEKS,    /* LAST_WEEKS: 1 to 4 */
  SKV_RULE_TEXT_FIRST_DAY,  /* YEARLY_RANGE: "12-15" */
  SKV_RULE_TEXT_LAST_DAY,   /* YEARLY_RANGE, and else instead of a length: "01-06" */
  SKV_RULE_TEXT_WORKING_DAY,
  SKV_RULE_TEXT_DATES,
  SKV_RULE_TEXT_FROM, /* RELATIVE: how many days */
  SKV_RULE_TEXT_TO,
  SKV_RULE_TEXT_RELATIVE_TITLE,
  SKV_RULE_TEXT_RRULE,
  SKV_RULE_TEXT_RESTART_DATES,
  SKV_RULE_TEXT_OFFSETS, /* if SKV_RULE_NUMBER_EVENINGS is 0: "0, 1, 7" */
  SKV_RULE_TEXT_START,
  SKV_RULE_TEXT_END,
  SKV_RULE_TEXT_LENGTH_DAYS,
  SKV_RULE_TEXT_NOT_BEFORE,
  SKV_RULE_TEXT_VALID_FROM,
  SKV_RULE_TEXT_VALID_UNTIL,
  SKV_RULE_TEXT_BUDGET,
  SKV_RULE_TEXT_REASON,
  /* not typed but chosen, and told about in the same way */
  SKV_RULE_TEXT_LANE,
  SKV_RULE_TEXT_RELATIVE_LANE,
  SKV_RULE_TEXT_EFFECT,
  SKV_RULE_N_TEXTS,
} SkvRuleText;

/* what is chosen */
typedef enum
{
  SKV_RULE_NUMBER_ANCHOR,
  SKV_RULE_NUMBER_ORDINALS,    /* NTH_WEEKDAY: bit n-1 for the nth */
  SKV_RULE_NUMBER_ORDINAL,     /* NTH_WEEK: 1 to 5 */
  SKV_RULE_NUMBER_WEEKDAY,     /* of ON_OR_AFTER, LAST_WEEKDAY, NTH_WEEKDAY, ISO_WEEK */
  SKV_RULE_NUMBER_WEEKDAYS,    /* EVERY_N_WEEKS: bit w-1 */
  SKV_RULE_NUMBER_MONTH,       /* LAST_WEEKS, NTH_WEEK: 0: every month */
  SKV_RULE_NUMBER_READING,     /* an SkvWeekReading */
  SKV_RULE_NUMBER_WEEK_DAYS,   /* NTH_WEEK: 7, or 5 for Monday to Friday */
  SKV_RULE_NUMBER_FROM_END,    /* WORKING_DAY: counted from the month's end */
  SKV_RULE_NUMBER_FROM_SIDE,   /* RELATIVE: -1 before, 1 after */
  SKV_RULE_NUMBER_TO_SIDE,     /* RELATIVE */
  SKV_RULE_NUMBER_WORKING,     /* RELATIVE: working days */
  SKV_RULE_NUMBER_RESTART,     /* EVERY_N_WEEKS: anew after months that are left out */
  SKV_RULE_NUMBER_SKIP_MONTHS, /* bit m-1 */
  SKV_RULE_NUMBER_EVENINGS,    /* so many in a row; 0: other offsets */
  SKV_RULE_NUMBER_ALL_DAY,
  SKV_RULE_NUMBER_IF_NONE, /* an SkvIfNone */
  SKV_RULE_NUMBER_SAME_MONTH,
  SKV_RULE_N_NUMBERS,
} SkvRuleNumber;

typedef enum
{
  SKV_RULE_LIST_AVOID, /* "public-holiday", …, "lane:freeze" */
  SKV_RULE_LIST_TRY,   /* "-1d", in order */
  SKV_RULE_LIST_RESTART_LANES,
  SKV_RULE_LIST_SYSTEMS,
  SKV_RULE_LIST_ORGANISATIONS,
  SKV_RULE_N_LISTS,
} SkvRuleList;

/**
 * SkvRuleDraft:
 *
 * A rule while it is being written, in the planner's words: what stands in the editor, right or
 * wrong, apart from the plan. skv_rule_draft_make_rule() says what it comes to as far as it goes.
 *
 * A rule that was made elsewhere is read into the form of words that means exactly the same, else
 * into SKV_ANCHOR_OTHER. As long as nothing is changed it stays the very same rule.
 */
typedef struct _SkvRuleDraft SkvRuleDraft;

/* @rule: one of the plan, or a new one that is filled in as far as it goes (transfer none)
 * (transfer full) */
SkvRuleDraft *skv_rule_draft_new (SkvPlan *plan, const SkvRule *rule);
/* A rule to begin with for that lane: a service window is two evenings from 17 to 22, periods last
 * all day. (transfer full) */
SkvRule *skv_rule_draft_suggest (SkvPlan *plan, const char *lane);
void skv_rule_draft_free (SkvRuleDraft *self);

const char *skv_rule_draft_get_id (const SkvRuleDraft *self);
/* is it none of the plan's yet? */
gboolean skv_rule_draft_is_new (const SkvRuleDraft *self);
gboolean skv_rule_draft_is_changed (const SkvRuleDraft *self);
/* read @rule in place of what stands here, under the same id: a typed sentence (transfer none) */
void skv_rule_draft_take (SkvRuleDraft *self, const SkvRule *rule);

/* (transfer none, never NULL) */
const char *skv_rule_draft_get_text (const SkvRuleDraft *self, SkvRuleText field);
void skv_rule_draft_set_text (SkvRuleDraft *self, SkvRuleText field, const char *text);
int skv_rule_draft_get_number (const SkvRuleDraft *self, SkvRuleNumber field);
void skv_rule_draft_set_number (SkvRuleDraft *self, SkvRuleNumber field, int value);
const char *const *skv_rule_draft_get_list (const SkvRuleDraft *self, SkvRuleList field);
void skv_rule_draft_set_list (SkvRuleDraft *self, SkvRuleList field, const char *const *values);
gboolean skv_rule_draft_contains (const SkvRuleDraft *self, SkvRuleList field, const char *value);
/* add or take away one, the others in their order */
void skv_rule_draft_include (SkvRuleDraft *self,
                             SkvRuleList field,
                             const char *value,
                             gboolean included);
/* move one by @by places, which may lie outside */
void skv_rule_draft_shift (SkvRuleDraft *self, SkvRuleList field, guint index, int by);

/* What fields the form of words has; the others need not be shown. */
gboolean skv_rule_draft_uses_text (const SkvRuleDraft *self, SkvRuleText field);
gboolean skv_rule_draft_uses_number (const SkvRuleDraft *self, SkvRuleNumber field);

/* what it comes to, not sealed; wrong fields are left unset (transfer full) */
SkvRule *skv_rule_draft_make_rule (const SkvRuleDraft *self);

/* what is wrong, beside which field; nothing is if it can be saved */
typedef struct
{
  char *text[SKV_RULE_N_TEXTS]; /* (owned) (nullable) */
  char *other;                  /* (owned) (nullable): what belongs to no typed field */
  gboolean valid;
} SkvRuleNotes;

SkvRuleNotes *skv_rule_draft_check (const SkvRuleDraft *self);
void skv_rule_notes_free (SkvRuleNotes *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvRuleDraft, skv_rule_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvRuleNotes, skv_rule_notes_free)

G_END_DECLS
