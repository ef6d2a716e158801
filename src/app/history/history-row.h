/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

#define SKV_TYPE_HISTORY_ROW (skv_history_row_get_type ())
G_DECLARE_FINAL_TYPE (SkvHistoryRow, skv_history_row, SKV, HISTORY_ROW, GObject)

/**
 * SkvHistoryRow:
 *
 * One entry of the history as a row of a list. Signal "changed": it was undone or made again, or
 * begins another day now.
 */

/* takes @entry (transfer full) */
SkvHistoryRow *skv_history_row_new (SkvHistoryEntry *entry);
const SkvHistoryEntry *skv_history_row_get_entry (SkvHistoryRow *self);
/* the day on which it was made, where the plan is, and whether the row above is of another one */
SkvDay skv_history_row_get_day (SkvHistoryRow *self);
gboolean skv_history_row_begins_day (SkvHistoryRow *self);
void skv_history_row_set_day (SkvHistoryRow *self, SkvDay day, gboolean begins);
/* is @other the same entry, whatever became of it? */
gboolean skv_history_row_is_same (SkvHistoryRow *self, const SkvHistoryEntry *other);
/* takes over what became of it */
void skv_history_row_update (SkvHistoryRow *self, const SkvHistoryEntry *other);

G_END_DECLS
