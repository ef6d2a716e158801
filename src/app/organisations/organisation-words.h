/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* All are (transfer full). */

/* "from 1 January 2020", "until 31 December 2019", "1 January 2020 – 31 December 2023"; NULL if
 * there is no limit. @until is included. */
char *skv_words_validity (SkvDay from, SkvDay until);
/* the same and what it became: "until 31 December 2019, then Molde" (nullable) */
char *skv_organisation_validity (SkvPlan *plan, const SkvOrganisation *organisation);
/* "Molde, Aukra"; "" for none */
char *skv_organisation_names (SkvPlan *plan, const char *const *ids);
/* Who refers to that record, by name: "rule “Systemkveld”"; empty if nobody does.
 * (element-type utf8) */
GPtrArray *skv_plan_list_referrers (SkvPlan *plan, SkvKind kind, const char *id);
/* the edit that removes a record, labelled with its @name */
SkvEdit *skv_record_removal (SkvKind kind, const char *id, const char *name);

G_END_DECLS
