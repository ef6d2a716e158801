/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/list/list-entry.h"

G_BEGIN_DECLS

#define SKV_TYPE_LIST_CELL (skv_list_cell_get_type ())
G_DECLARE_FINAL_TYPE (SkvListCell, skv_list_cell, SKV, LIST_CELL, GtkWidget)

/**
 * SkvListCell:
 *
 * What stands in one column of a row, and an entry in its place while somebody changes it.
 *
 * Signals: "typed" (const char *text): to be judged, see skv_list_cell_show_problem(); "edited"
 * (const char *text): done, by Enter or by going elsewhere; "left" (int direction): done by Tab
 * (1), Shift+Tab (-1), Enter or Escape (0).
 */
GtkWidget *skv_list_cell_new (SkvListColumn column);
SkvListColumn skv_list_cell_get_column (SkvListCell *self);
/* @entry (nullable): none */
void skv_list_cell_bind (SkvListCell *self, SkvListEntry *entry);
SkvListEntry *skv_list_cell_get_entry (SkvListCell *self);
void skv_list_cell_edit (SkvListCell *self, const char *text);
/* the same with a choice of @titles; "edited" gives the number of the chosen one */
void skv_list_cell_choose (SkvListCell *self, const char *const *titles, guint chosen);
/* @problem (nullable): with one, what was typed is not taken */
void skv_list_cell_show_problem (SkvListCell *self, const char *problem);

G_END_DECLS
