/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/recurrence.h"
#include "core/model/rule.h"

G_BEGIN_DECLS

/* Bounds of what a rule may say; the validator tells, the expansion ignores what is beyond. */
#define SKV_POLICY_MAX_OFFSET 366
#define SKV_POLICY_MAX_TRIES 100
#define SKV_POLICY_MAX_LENGTH_DAYS 366
#define SKV_POLICY_MAX_DURATION (366 * 1440)

typedef struct _SkvRestart SkvRestart; /* restart-private.h */

/**
 * SkvPolicy:
 *
 * A rule made ready for expansion: words parsed, lists sorted, reach known. Never fails: parts
 * that cannot be read are left out, as skv_rule_validate() keeps them out of a plan.
 */
typedef struct
{
  const SkvRule *rule;       /* (unowned) */
  SkvRecurrence *recurrence; /* (owned) (nullable) */
  SkvRestart *restart;       /* (owned) (nullable): instead of it, of a rule that begins anew */
  GArray *days;              /* (owned): int, ascending, distinct, one at least */
  GArray *offsets;           /* (owned): int, in the order of trial, the first is 0 */
  GPtrArray *lanes;          /* (owned): names that may not be touched (unowned by it) */
  gboolean public_holiday;
  gboolean holiday_eve;
  gboolean half_day;
  gboolean school_holiday;
  gboolean weekend;
  int ends_month; /* of a period up to a day of the year; 0: it lasts @length */
  int ends_day;
  int length;  /* civil days touched by an evening that is not relative, at the most */
  int lowest;  /* days that a group can reach before its base (≤ 0) and after it (≥ 0), */
  int highest; /* its own evenings included, their length left out */
} SkvPolicy;

SkvPolicy *skv_policy_new (const SkvRule *rule);
void skv_policy_free (SkvPolicy *self);
/* civil days that an evening on @day touches, unless it is relative and lasts as its anchor says */
int skv_policy_length_on (const SkvPolicy *self, SkvDay day);

/* "01-20"; "02-29" stands for the last day of February in every year. FALSE if it is no day of the
 * year. */
gboolean skv_ends_on_parse (const char *text, int *month, int *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvPolicy, skv_policy_free)

G_END_DECLS
