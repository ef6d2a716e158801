/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/error.h"
#include "core/model/plan.h"

G_BEGIN_DECLS

/*
 * The plan as it once was drafted, decided or published, to be compared with what it became. Its
 * content is the JSON of the plan (core/exchange/json-writer.h) without layers and versions; the
 * same plan gives the same content.
 */

/* The plan as it is now; put it into the plan with an edit. @by and @notes (nullable).
 * (transfer full) */
SkvVersion *skv_version_new (SkvPlan *plan,
                             const char *name,
                             SkvVersionState state,
                             SkvDay date,
                             const char *by,
                             const char *notes);

/* by id, else by name in any case; NULL if there is none (transfer none) */
const SkvVersion *skv_version_find (SkvPlan *plan, const char *name);
/* the newest version with the same content as the plan now: nothing has changed since (transfer
 * none) (nullable) */
const SkvVersion *skv_version_find_same (SkvPlan *plan);
/* A version goes on: draft, decided, published. The content stays. NULL with SKV_PLAN_ERROR_INVALID
 * if it would go back; @by (nullable) leaves what stands there (transfer full) */
SkvEdit *skv_version_advance (
  const SkvVersion *self, SkvVersionState state, SkvDay date, const char *by, GError **error);

/* The plan as it was, in memory; @plan says nothing but whose version it is. NULL with
 * SKV_EXCHANGE_ERROR if the content cannot be read. (transfer full) */
SkvPlan *skv_version_open (SkvPlan *plan, const SkvVersion *version, GError **error);

/* stable: "draft", "decided", "published"; and what people call it, translated */
const char *skv_version_state_name (SkvVersionState state);
const char *skv_version_state_title (SkvVersionState state);
/* "Budget 2027 (decided 12 May 2026 by IT manager)" (transfer full) */
char *skv_version_words (const SkvVersion *self);

G_END_DECLS
