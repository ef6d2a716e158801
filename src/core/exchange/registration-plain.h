/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/ics-reader.h"
#include "core/exchange/proposal.h"
#include "core/exchange/registration-private.h"

G_BEGIN_DECLS

/* What every calendar program keeps of a request: title, dates and description. */

/* @entries: (element-type SkvIcsEntry). What was lost is told in @notes (element-type utf8).
 * (transfer full) (nullable: not even a date) */
SkvProposal *skv_registration_read_plain (SkvPlan *plan,
                                          const SkvRegistered *registered,
                                          GPtrArray *entries,
                                          gboolean ours,
                                          GPtrArray *notes);
/* sets its request's department if the description names one alone */
void skv_registration_find_department (SkvPlan *plan, SkvRegistered *registered);
/* the same by its name */
void skv_registration_match_department (SkvPlan *plan, SkvRegistered *registered, GPtrArray *notes);

G_END_DECLS
