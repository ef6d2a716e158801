/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/year/year-view.h"

G_BEGIN_DECLS

#define SKV_TYPE_YEAR_CELL (skv_year_cell_get_type ())
G_DECLARE_FINAL_TYPE (SkvYearCell, skv_year_cell, SKV, YEAR_CELL, GtkWidget)

/**
 * SkvYearCell:
 *
 * Stands for a drawn occurrence before assistive technology, and holds the keyboard focus for it:
 * GTK 4.8 has accessible objects for widgets only. It draws nothing and the pointer goes through
 * it. Its parent must be an SkvYearView.
 */
GtkWidget *skv_year_cell_new (const char *id);
void skv_year_cell_set_words (SkvYearCell *self, const char *label, const char *description);
/* it is number @place of @n, in time */
void skv_year_cell_set_place (SkvYearCell *self, int place, int n);
void skv_year_cell_set_selected (SkvYearCell *self, gboolean selected);

G_END_DECLS
