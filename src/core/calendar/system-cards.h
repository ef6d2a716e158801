/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* A system's card is what the plan knows of it. Somebody looks it through now and then and puts a
 * stamp on it; a stamp that is older than the plan allows is told. */

/* the months that a plan allows, the default if it does not say */
int skv_system_cards_get_months (const SkvSettings *settings);
/* the last day on which the card is not old; SKV_DAY_NONE if it was never stamped */
SkvDay skv_system_card_good_until (const SkvSettings *settings, const SkvSystem *system);
/* Is the stamp too old on @today, or is there none? */
gboolean
skv_system_card_is_old (const SkvSettings *settings, const SkvSystem *system, SkvDay today);
/* The systems whose cards are old: those never stamped first, then the oldest stamp; by name where
 * that is the same. (transfer container) (element-type SkvSystem): records of the plan */
GPtrArray *skv_system_cards_list_old (SkvPlan *plan, SkvDay today);

/* "Last updated 23 February 2024, by the editor", "Never looked through" (transfer full) */
char *skv_system_card_stamp_words (const SkvSystem *system);
/* That a card is old, and for how long, as a sentence; NULL if it is not. (transfer full) */
char *skv_system_card_reminder (const SkvSettings *settings, const SkvSystem *system, SkvDay today);
/* One edit: looked through on @today by @by (nullable). (transfer full) (nullable: no such system)
 */
SkvEdit *skv_system_card_stamp (SkvPlan *plan, const char *id, SkvDay today, const char *by);

G_END_DECLS
