/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* What the history page says; all (transfer full). */

/* "Today", "Yesterday", "Wednesday 17 April 2019" */
char *skv_history_day_words (SkvDay day, SkvDay today);
/* "14:03" */
char *skv_history_time_words (SkvPlan *plan, gint64 when);
/* "Today 14:03 · planner" */
char *skv_history_made_words (SkvPlan *plan, const SkvHistoryEntry *entry, SkvDay today);
/* "1,204 edits since 3 March 2024, 2.1 MB" and whether older ones are kept */
char *skv_history_summary_words (SkvPlan *plan, const SkvHistorySummary *summary);
/* what a button is about to do: "Undoes 3 edits that are newer" */
char *skv_history_steps_words (guint n, gboolean redo);
/* a row for those who cannot see it: "Move “Feide”, 14:03, planner, undone" */
char *skv_history_row_words (SkvPlan *plan, const SkvHistoryEntry *entry, SkvDay today);
/* The records that edits of what is shown as @id touch: the item, or the rule that placed it, or
 * both, as SkvHistoryQuery.records takes them. @title (out) (transfer full): what it is called.
 * NULL if there is no such thing. */
GStrv skv_history_records_of (SkvPlan *plan, const char *id, char **title);

G_END_DECLS
