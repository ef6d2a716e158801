/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/draft.h"

G_BEGIN_DECLS

/* Templates: what a job of a kind that comes again is filled in with. Neither date nor time of day
 * is part of one. */

/* a new job on @day at @start (as it is typed; "" as usual), as the template has it
 * (transfer full) */
SkvDraft *skv_draft_new_from_template (SkvPlan *plan,
                                       const SkvTemplate *template,
                                       SkvDay day,
                                       const char *start);
/* by its name (transfer none) (nullable) */
const SkvTemplate *skv_template_find (SkvPlan *plan, const char *name);
/* What is written so far, as an edit that saves it under that name; one of that name is replaced.
 * (transfer full) */
SkvEdit *skv_draft_save_template (const SkvDraft *self, const char *name);

G_END_DECLS
