/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/next-year/next-year-entry.h"
#include "core/model/plan.h"

G_BEGIN_DECLS

#define SKV_TYPE_NEXT_YEAR_COPY_ROW (skv_next_year_copy_row_get_type ())
G_DECLARE_FINAL_TYPE (SkvNextYearCopyRow, skv_next_year_copy_row, SKV, NEXT_YEAR_COPY_ROW, GtkBox)

/**
 * SkvNextYearCopyRow:
 *
 * A line of the list of what may be copied: a check, what it is, and the date, which can be typed;
 * or a lane's heading.
 *
 * Property "fold" (GtkOrientation): vertical, the date stands below the title.
 */

GtkWidget *skv_next_year_copy_row_new (void);
/* @entry: (nullable): NULL when the row is put aside; @plan then too. */
void skv_next_year_copy_row_show (SkvNextYearCopyRow *self, SkvPlan *plan, SkvNextYearEntry *entry);
/* checks or unchecks, if that can be */
void skv_next_year_copy_row_toggle (SkvNextYearCopyRow *self);

G_END_DECLS
