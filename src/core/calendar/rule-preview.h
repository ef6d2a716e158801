/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_PREVIEW_SAME,    /* lies where the saved rule puts it */
  SKV_PREVIEW_NEW,     /* the saved rule has no such group; so is every one of a new rule */
  SKV_PREVIEW_CHANGED, /* the saved rule puts it elsewhere: see @was */
  SKV_PREVIEW_GONE,    /* only the saved rule has it: @days are empty and @was is where it lay */
} SkvPreviewChange;

/**
 * SkvPreviewGroup:
 *
 * The evenings that belong to one base date, or one period, as the rule would place them. What a
 * person moved or cancelled by hand is told (@by_hand) but not followed.
 */
typedef struct
{
  SkvDay base_day;
  GArray *originals; /* (owned) SkvDay: by the rule before any shift */
  GArray *days;      /* (owned) SkvDay: where they lie, one each; first days of periods */
  int length;        /* civil days that each touches, at least 1 */
  int offset;        /* days that they were shifted; 0 if not, or if nothing fits */
  gboolean resolved; /* FALSE: nothing fits, the planner must decide */
  gboolean left_out; /* nothing fits and the rule leaves such a group out */
  gboolean by_hand;  /* a person moved or cancelled one of them, or would now do so in vain */
  char *reason;      /* (owned) (nullable): why shifted, left out or unresolved, in words */
  SkvPreviewChange change;
  GArray *was; /* (owned) SkvDay: where the saved rule puts them, if CHANGED or GONE; else empty */
} SkvPreviewGroup;

/**
 * SkvRulePreview:
 *
 * What a rule would give before it is saved, and what would change against the saved one.
 */
typedef struct _SkvRulePreview SkvRulePreview;

/*
 * @rule: need not be in the plan; the rule with its id there, if any, is the saved one.
 * @from, @to: the base dates that are shown, half open, both within 1970–2099.
 * @problem: (out) (optional) (transfer full): why it cannot be saved as it is; then NULL is
 * returned.
 * The plan is left as it is. (transfer full)
 */
SkvRulePreview *skv_rule_preview_new (
  SkvPlan *plan, const SkvRule *rule, SkvDay from, SkvDay to, SkvProblem **problem);
void skv_rule_preview_free (SkvRulePreview *self);

/* by base date */
guint skv_rule_preview_get_n_groups (const SkvRulePreview *self);
const SkvPreviewGroup *skv_rule_preview_get_group (const SkvRulePreview *self, guint index);
/* How many evenings of the groups with that change there are: of GONE those that go. */
guint skv_rule_preview_count (const SkvRulePreview *self, SkvPreviewChange change);
/* Is there a saved rule, and does this one give other hours or another length than it? */
gboolean skv_rule_preview_has_saved (const SkvRulePreview *self);
gboolean skv_rule_preview_changes_times (const SkvRulePreview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvRulePreview, skv_rule_preview_free)

G_END_DECLS
