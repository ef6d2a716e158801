/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/conflicts/conflict-line.h"

G_BEGIN_DECLS

#define SKV_TYPE_CONFLICT_CELL (skv_conflict_cell_get_type ())
G_DECLARE_FINAL_TYPE (SkvConflictCell, skv_conflict_cell, SKV, CONFLICT_CELL, GtkWidget)

/**
 * SkvConflictCell:
 *
 * What stands in one column of a line: words, with an icon before those that say how much it
 * weighs. The heading of a group stands in the first column and reaches over the others.
 */
GtkWidget *skv_conflict_cell_new (SkvConflictsColumn column);
SkvConflictsColumn skv_conflict_cell_get_column (SkvConflictCell *self);
/* @line (nullable): none */
void skv_conflict_cell_bind (SkvConflictCell *self, SkvConflictLine *line);
/* (transfer none) (nullable) */
SkvConflictLine *skv_conflict_cell_get_line (SkvConflictCell *self);
/* the widget of its row (transfer none) (nullable) */
GtkWidget *skv_conflict_cell_get_row (SkvConflictCell *self);

G_END_DECLS
