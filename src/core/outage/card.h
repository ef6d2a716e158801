/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"
#include "core/publish/sheet.h"

G_BEGIN_DECLS

/* The contingency card of a system, to be printed and hung up: it has to serve when nothing else
 * works. What depends on the system, who answers for a short and for a long outage, every step in
 * order with who does it and where to reach them, with a box to tick and room for time and name;
 * where the plan for continued operation is, and when the system's card was last looked through. */

/* @system: id. Lines of text, as for a plain printer (transfer full) (nullable: no such system) */
char *skv_outage_card_text (SkvPlan *plan, const char *system);
/* One self-contained page, everything escaped (transfer full) (nullable) */
char *skv_outage_card_html (SkvPlan *plan, const char *system);

/* @systems: ids, NULL-terminated; the card of each begins on a page of its own, and those that
 * there are not are left out. As skv_report_draw() has it: gives how many pages there are; with @cr
 * (a cairo_t) NULL they are only counted; @only: that page alone, 0: the first; -1: all of them. */
guint skv_outage_cards_draw (
  SkvPlan *plan, const char *const *systems, const SkvSheet *sheet, gpointer cr, int only);
/* as many pages of A4 as they need (transfer full) */
GBytes *skv_outage_cards_to_pdf (SkvPlan *plan, const char *const *systems, GError **error);

G_END_DECLS
