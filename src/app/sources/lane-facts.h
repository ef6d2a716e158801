/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* What lies in one lane, in numbers. */
typedef struct
{
  guint n_items;   /* all but what a rule gave, of any year */
  guint n_by_hand; /* of them: typed by somebody */
  guint n_unnoted; /* of them: from a file, before that was remembered */
  guint n_rules;
  guint n_dates; /* occurrences that touch the shown year */
} SkvLaneFacts;

/* (element-type utf8 SkvLaneFacts): by lane, of those that anything lies in (transfer full) */
GHashTable *skv_lane_facts_collect (SkvSession *session);

G_END_DECLS
