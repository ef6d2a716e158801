/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/conflict-entry.h"

G_BEGIN_DECLS

#define SKV_TYPE_CONFLICT_ROW (skv_conflict_row_get_type ())
G_DECLARE_FINAL_TYPE (SkvConflictRow, skv_conflict_row, SKV, CONFLICT_ROW, GtkListBoxRow)

/* A conflict as a card. Its severity stands there as an icon, a word and a colour. */
GtkWidget *skv_conflict_row_new (SkvConflictEntry *entry);
/* (transfer none) */
SkvConflictEntry *skv_conflict_row_get_entry (SkvConflictRow *self);
/* Shows a button to accept it, or to take that back, which emits "decide": for lists whose owner
 * connects to it. Beside it, of a conflict with a freeze, one that emits "lift". */
void skv_conflict_row_offer_decision (SkvConflictRow *self);
/* Shows buttons for where it fits instead and for what would solve it, unless it is accepted: for
 * lists in the plan's window. */
void skv_conflict_row_offer_ways_out (SkvConflictRow *self);
/* Shows a button that opens the help at its check: for lists in the plan's window. */
void skv_conflict_row_offer_help (SkvConflictRow *self);

G_END_DECLS
