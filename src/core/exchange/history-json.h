/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* Entries of a plan's history (element-type SkvHistoryEntry) as a JSON array, in their order:
 *   {"id","when" (RFC 3339),"who","label","undone","barrier"}
 * and with @detail "changes", each {"kind","id","before":{…}|null,"after":{…}|null} with records as
 * in the JSON of a plan; of layers and versions only kind and id. It is null where nobody knows any
 * more. NULL with an error if the history cannot be read. (transfer full) */
char *skv_history_to_json (SkvPlan *plan, GPtrArray *entries, gboolean detail, GError **error);

G_END_DECLS
