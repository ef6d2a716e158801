/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/date-text.h"
#include "app/session.h"
#include "app/text-row.h"

G_BEGIN_DECLS

#define SKV_TYPE_DATE_ROW (skv_date_row_get_type ())
G_DECLARE_FINAL_TYPE (SkvDateRow, skv_date_row, SKV, DATE_ROW, SkvTextRow)

/**
 * SkvDateRow:
 *
 * A row for a date as people say it: under its title it says what was understood, or what is wrong;
 * a button opens a calendar; Up and Down step a day, Page Up and Page Down a week. Its "edited"
 * and skv_text_row_set_text() have the date as the plan writes it, so that whoever listens needs
 * to understand nothing else; what is not understood is told as it is typed.
 *
 * Signal "settled": a date was stepped to or picked, or left: the next one typed is another matter.
 */

GtkWidget *skv_date_row_new (const char *title);
/* before the first text; the year that is shown is meant where none is said */
void skv_date_row_set_up (SkvDateRow *self, SkvSession *session, SkvDateKind kind);
/* the day; SKV_DAY_NONE if there is none, or it is not understood */
SkvDay skv_date_row_get_day (SkvDateRow *self);
/* is there something that is not understood? */
gboolean skv_date_row_is_error (SkvDateRow *self);
/* (transfer none) (nullable): if it is not understood */
const SkvDateSpan *skv_date_row_get_span (SkvDateRow *self);
/* No other fields take over days and times of a span: all of it stays in the row. */
void skv_date_row_keep_whole (SkvDateRow *self);

G_END_DECLS
