/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/schedule/schedule-entry.h"

G_BEGIN_DECLS

#define SKV_TYPE_SCHEDULE_ROW (skv_schedule_row_get_type ())
G_DECLARE_FINAL_TYPE (SkvScheduleRow, skv_schedule_row, SKV, SCHEDULE_ROW, GtkBox)

/* One job of a schedule in a list, with a check box if there is something to choose. */
GtkWidget *skv_schedule_row_new (void);
/* @entry (nullable): none any more */
void skv_schedule_row_show (SkvScheduleRow *self, SkvScheduleEntry *entry);
SkvScheduleEntry *skv_schedule_row_get_entry (SkvScheduleRow *self);

G_END_DECLS
