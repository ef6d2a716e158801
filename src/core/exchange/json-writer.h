/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/*
 * The whole plan as JSON exchange (design.md, section 7), a record a line, members in one order and
 * one spelling, unset ones left out: the same plan gives the same bytes, and reading them into an
 * empty plan and writing that gives them again. (transfer full)
 */
char *skv_json_write (SkvPlan *plan);
/* The same as the content of a version: without layers and versions, and with the ids of relations
 * and exceptions, which go by their content elsewhere. (transfer full) */
char *skv_json_write_content (SkvPlan *plan);
/* one record as it stands there, with its id if @with_id; no line break */
void
skv_json_put_record (GString *text, const SkvZone *zone, const SkvRecord *record, gboolean with_id);

G_END_DECLS
