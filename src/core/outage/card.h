/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* The contingency card of a system, to be printed and hung up: it has to serve when nothing else
 * works. What depends on the system, who answers for a short and for a long outage, every step in
 * order with who does it and where to reach them, with a box to tick and room for time and name;
 * where the plan for continued operation is, and when the system's card was last looked through. */

/* @system: id. Lines of text, as for a plain printer (transfer full) (nullable: no such system) */
char *skv_outage_card_text (SkvPlan *plan, const char *system);
/* One self-contained page, everything escaped (transfer full) (nullable) */
char *skv_outage_card_html (SkvPlan *plan, const char *system);

G_END_DECLS
