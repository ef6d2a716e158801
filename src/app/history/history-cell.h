/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/history/history-row.h"

G_BEGIN_DECLS

#define SKV_TYPE_HISTORY_CELL (skv_history_cell_get_type ())
G_DECLARE_FINAL_TYPE (SkvHistoryCell, skv_history_cell, SKV, HISTORY_CELL, GtkWidget)

/**
 * SkvHistoryCell:
 *
 * What a row of the history looks like: the day above the first of it, then time, what was done and
 * by whom. What is undone says so, and undo's end is a line.
 */

GtkWidget *skv_history_cell_new (void);
/* @row (nullable): follows it. @plan: for its time zone; @today: for the words of days */
void
skv_history_cell_set_row (SkvHistoryCell *self, SkvHistoryRow *row, SkvPlan *plan, SkvDay today);
SkvHistoryRow *skv_history_cell_get_row (SkvHistoryCell *self);

G_END_DECLS
