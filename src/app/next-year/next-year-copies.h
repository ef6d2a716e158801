/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/next-year/next-year-entry.h"
#include "core/model/plan.h"

G_BEGIN_DECLS

#define SKV_TYPE_NEXT_YEAR_COPIES (skv_next_year_copies_get_type ())
G_DECLARE_FINAL_TYPE (SkvNextYearCopies, skv_next_year_copies, SKV, NEXT_YEAR_COPIES, GtkWidget)

/**
 * SkvNextYearCopies:
 *
 * What was entered by hand this year, by lane, to be chosen for the next. Scrolls by itself; only
 * the lines in sight have widgets.
 *
 * Signal "edited" (SkvNextYearEntry *): a person chose or typed. Property "fold" (GtkOrientation):
 * vertical, dates stand below titles.
 */

/* The same copies as before keep their lines, and what was typed there. */
void skv_next_year_copies_show (SkvNextYearCopies *self, SkvPlan *plan, SkvNextYear *next);
void skv_next_year_copies_choose_all (SkvNextYearCopies *self, gboolean copied);
guint skv_next_year_copies_count (SkvNextYearCopies *self);
guint skv_next_year_copies_count_copied (SkvNextYearCopies *self);
/* of those that are to be copied, how many have a text that is no date */
guint skv_next_year_copies_count_problems (SkvNextYearCopies *self);

G_END_DECLS
