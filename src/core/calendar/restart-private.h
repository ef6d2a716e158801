/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/expansion-private.h"

G_BEGIN_DECLS

/* Used by bases.c and policy.c only; SkvRestart itself is declared in policy-private.h. */

/*
 * Where the counting of an RRULE with an INTERVAL begins: with valid_from as in the RFC, and anew
 * at every restart point, with the first date on or after it that the rule would have without its
 * INTERVAL and in a month that is not left out. Points are
 *  - a date of the list,
 *  - "skip-months": the first day after each run of months that are left out,
 *  - "lane:NAME": the day after the end of each occurrence there that takes place.
 * Nothing lies before valid_from; without one, nothing before the first date of the list; without
 * either, "skip-months" alone settles every date.
 *
 * A date depends on the last point before it and on nothing else, so that is looked for however far
 * back it lies, and what is found for a range never depends on the range.
 */

/* NULL if the rule does not begin anew, or if nothing says where it begins at all. */
SkvRestart *skv_restart_new (const SkvRule *rule);
void skv_restart_free (SkvRestart *self);
/* appends every date in [from, to) in order (element-type SkvDay) */
void skv_restart_expand (
  SkvRestart *self, SkvExpansion *expansion, SkvDay from, SkvDay to, GArray *days);

/* The date from which counting may begin, to read the rule with: valid_from, the first date of the
 * list, or any date if "skip-months" settles it. SKV_DAY_NONE: nothing says where it begins. */
SkvDay skv_restart_anchor (const SkvRule *rule);
/* "lane:freeze" → "freeze", "skip-months" → NULL and TRUE, a date → NULL and TRUE; FALSE if it is
 * nothing that a rule may begin anew with */
gboolean skv_restart_parse (const char *word, SkvDay *date, const char **lane);

G_END_DECLS
